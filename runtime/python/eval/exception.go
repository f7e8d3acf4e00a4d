package eval

import (
	"slices"

	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

func (f *frame) raise(s *syntax.Raise) error {
	f.at = s.Span
	if s.X == nil {
		if f.th.handling == nil {
			return object.Raise(object.RuntimeError, "No active exception to reraise")
		}
		// its traceback has this frame's line already
		return &object.Err{Value: f.th.handling, Mark: f}
	}
	v, err := f.expr(s.X)
	if err != nil {
		return err
	}
	f.at = s.Span
	e, err := f.exception(v, "exceptions must derive from BaseException")
	if err != nil {
		return err
	}
	if s.Cause != nil {
		if err := f.cause(e, s); err != nil {
			return err
		}
	}
	f.th.setContext(e)
	return &object.Err{Value: e}
}

func (f *frame) cause(e *object.Instance, s *syntax.Raise) error {
	v, err := f.expr(s.Cause)
	if err != nil {
		return err
	}
	f.at = s.Span
	e.Exc.Cause, e.Exc.Suppress = nil, true
	if v == Value(object.None) {
		return nil
	}
	e.Exc.Cause, err = f.exception(v, "exception causes must derive from BaseException")
	return err
}

// exception is what raise X raises: X, or an instance of it.
func (f *frame) exception(v Value, otherwise string) (*object.Instance, error) {
	if c, ok := v.(*object.Class); ok && c.Is(object.BaseException) {
		made, err := object.Instantiate(f.th, c, nil, nil)
		if err != nil {
			return nil, err
		}
		v = made
	}
	if e, ok := v.(*object.Instance); ok && e.Exc != nil {
		return e, nil
	}
	return nil, object.Raise(object.TypeError, "%s", otherwise)
}

// try runs a try statement. Only exceptions of the program are its business:
// any other error passes through, and no finally block runs.
func (f *frame) try(s *syntax.Try) (flow, error) {
	height, prepares := len(f.th.stack), f.prepares
	how, err := f.block(s.Body)
	switch e, ok := err.(*object.Err); {
	case ok:
		f.th.popTo(height)
		f.prepares = prepares
		how, err = f.handle(s, e)
	case err == nil && how == onward && s.Else != nil:
		how, err = f.block(s.Else)
	}
	if s.Finally == nil {
		return how, err
	}
	return f.finally(s, height, how, err)
}

// handle runs the first handler that matches the exception.
func (f *frame) handle(s *syntax.Try, e *object.Err) (flow, error) {
	f.mark(e)
	// only an exception that is caught can be kept
	f.th.Alloc(exceptionSize + stackedSize*len(e.Value.Exc.TB))
	outer := f.th.handling
	f.th.handling = e.Value
	defer func() { f.th.handling = outer }()
	for i := range s.Handlers {
		h := &s.Handlers[i]
		if h.Type != nil {
			f.stmt = h
			ok, err := f.matches(e.Value, h)
			if err != nil {
				f.mark(err)
				return onward, err
			}
			if !ok {
				continue
			}
		}
		if h.As != nil {
			f.bound(h.As, e.Value)
		}
		how, err := f.block(h.Body)
		if h.As != nil {
			f.bound(h.As, nil)
			f.unsuggest(h.As, err)
		}
		f.mark(err)
		return how, err
	}
	return onward, e
}

// unsuggest takes the name of a handler that err leaves off those that a
// traceback may suggest: it is unbound when CPython looks.
func (f *frame) unsuggest(n *syntax.Name, err error) {
	e, ok := err.(*object.Err)
	if !ok || e.Value.Exc.Names == nil {
		return
	}
	x := e.Value.Exc
	if n.Kind == syntax.Global {
		x.Names[1] = slices.DeleteFunc(x.Names[1], func(s string) bool { return s == n.Text })
	}
	if n.Kind == syntax.Global || len(x.TB) == 0 || len(x.TB) == 1 && e.Mark == any(f) {
		x.Names[0] = slices.DeleteFunc(x.Names[0], func(s string) bool { return s == n.Text })
	}
}

func (f *frame) matches(e *object.Instance, h *syntax.Handler) (bool, error) {
	v, err := f.expr(h.Type)
	if err != nil {
		return false, err
	}
	f.at = from(h.Span)
	if t, ok := v.(object.Tuple); ok {
		match := false
		for _, c := range t {
			ok, err := isClass(e, c)
			if err != nil {
				return false, err
			}
			match = match || ok
		}
		return match, nil
	}
	return isClass(e, v)
}

func isClass(e *object.Instance, v Value) (bool, error) {
	if c, ok := v.(*object.Class); ok && c.Is(object.BaseException) {
		return e.Cls.Is(c), nil
	}
	return false, object.Raise(object.TypeError, "catching classes that do not inherit from BaseException is not allowed")
}

// finally runs a finally block, whose own return, break or exception takes the
// place of what was under way.
func (f *frame) finally(s *syntax.Try, height int, how flow, err error) (flow, error) {
	e, raised := err.(*object.Err)
	if err != nil && !raised {
		return onward, err
	}
	result, outer := f.result, f.th.handling
	f.th.push(result)
	if raised {
		f.mark(err)
		f.th.handling = e.Value
	}
	how2, err2 := f.block(s.Finally)
	f.mark(err2)
	f.th.handling = outer
	f.th.popTo(height)
	if err2 != nil || how2 != onward {
		return how2, err2
	}
	f.result = result
	return how, err
}

// with runs the i-th item of a with statement and what is inside it.
func (f *frame) with(s *syntax.With, i int) (flow, error) {
	if i == len(s.Items) {
		return f.block(s.Body)
	}
	m, err := f.expr(s.Items[i].X)
	if err != nil {
		return onward, err
	}
	f.at = from(s.Span)
	enter, self, err := f.special(m, "__enter__", "")
	if err != nil {
		return onward, err
	}
	exit, exitSelf, err := f.special(m, "__exit__", " (missed __exit__ method)")
	if err != nil {
		return onward, err
	}
	height, prepares := len(f.th.stack), f.prepares
	f.th.push(exitSelf)
	v, err := f.invoke(enter, self)
	if err != nil {
		return onward, err
	}
	how := onward
	if as := s.Items[i].As; as != nil {
		err = f.assign(as, v)
	}
	if err == nil {
		how, err = f.with(s, i+1)
	}
	f.th.popTo(height)
	f.stmt = s
	if err != nil {
		f.prepares = prepares
		return f.exitRaised(exit, exitSelf, err, s)
	}
	result := f.result
	f.at = from(s.Span)
	if _, err := f.invoke(exit, exitSelf, object.None, object.None, object.None); err != nil {
		return onward, err
	}
	f.result = result
	return how, nil
}

// exitRaised calls __exit__ with an exception, which it may swallow.
func (f *frame) exitRaised(exit, self Value, err error, s *syntax.With) (flow, error) {
	e, ok := err.(*object.Err)
	if !ok {
		return onward, err
	}
	f.mark(err)
	outer := f.th.handling
	f.th.handling = e.Value
	f.at = from(s.Span)
	r, err2 := f.invoke(exit, self, e.Value.Cls, e.Value, object.None)
	swallow := false
	if err2 == nil {
		swallow, err2 = object.Truth(f.th, r)
	}
	f.mark(err2)
	f.th.handling = outer
	switch {
	case err2 != nil:
		return onward, err2
	case swallow:
		return onward, nil
	}
	return onward, err
}

// special finds a method of the context manager protocol.
func (f *frame) special(m Value, name, detail string) (fn, self Value, err error) {
	_, isClass := m.(*object.Class) // its own special methods are for its instances
	if !isClass {
		fn, self, err = object.LoadMethod(f.th, m, name)
	}
	if isClass || object.IsExc(err, object.AttributeError) {
		err = object.Raise(object.TypeError, "'%s' object does not support the context manager protocol%s", object.TypeName(m), detail)
	}
	return fn, self, err
}

func (f *frame) invoke(fn, self Value, args ...Value) (Value, error) {
	if self == nil {
		return f.th.Call(fn, args, nil)
	}
	return object.CallMethod(f.th, fn, self, args, nil)
}
