package eval

import (
	"strings"

	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

func (f *Frame) block(ss []syntax.Stmt) (ctl, error) {
	in := f.in
	for _, s := range ss {
		if in.Steps++; in.Steps > in.MaxSteps {
			return 0, ErrSteps
		}
		if in.OnStep != nil {
			if err := in.OnStep(f, s); err != nil {
				return 0, err
			}
		}
		if c, err := f.stmt(s); err != nil || c != next {
			return c, err
		}
	}
	return next, nil
}

func (f *Frame) stmt(s syntax.Stmt) (ctl, error) {
	in := f.in
	switch s := s.(type) {
	case *syntax.ExprStmt:
		_, err := f.expr(s.X)
		return next, err
	case *syntax.Assign:
		v, err := f.expr(s.X)
		if err != nil {
			return 0, err
		}
		f.Line = s.P.Line
		for _, t := range s.Targets {
			if err := f.assign(t, v); err != nil {
				return 0, err
			}
		}
		return next, nil
	case *syntax.Aug:
		return next, f.aug(s)
	case *syntax.If:
		b, err := f.truth(s.C)
		if err != nil {
			return 0, err
		}
		if b {
			return f.block(s.Body)
		}
		return f.block(s.Else)
	case *syntax.While:
		for {
			b, err := f.truth(s.C)
			if err != nil {
				return 0, err
			}
			if !b {
				return f.block(s.Else)
			}
			if in.Steps++; in.Steps > in.MaxSteps {
				return 0, ErrSteps
			}
			c, err := f.block(s.Body)
			if err != nil || c == ret {
				return c, err
			}
			if c == brk {
				return next, nil
			}
		}
	case *syntax.For:
		v, err := f.expr(s.X)
		if err != nil {
			return 0, err
		}
		f.Line = s.X.Sp().P.Line
		it, err := object.Iter(in, v)
		if err != nil {
			return 0, err
		}
		for {
			f.Line = s.P.Line
			v, ok, err := it.Next(in)
			if err != nil {
				return 0, err
			}
			if !ok {
				return f.block(s.Else)
			}
			if in.Steps++; in.Steps > in.MaxSteps {
				return 0, ErrSteps
			}
			if err := f.assign(s.T, v); err != nil {
				return 0, err
			}
			c, err := f.block(s.Body)
			if err != nil || c == ret {
				return c, err
			}
			if c == brk {
				return next, nil
			}
		}
	case *syntax.Return:
		f.ret = object.None
		if s.X != nil {
			v, err := f.expr(s.X)
			if err != nil {
				return 0, err
			}
			f.ret = v
		}
		return ret, nil
	case *syntax.Break:
		return brk, nil
	case *syntax.Continue:
		return cont, nil
	case *syntax.Pass, *syntax.Scope:
		return next, nil
	case *syntax.Def:
		fn, err := f.closure(s.F)
		if err != nil {
			return 0, err
		}
		return next, f.decorate(s.Name, s.Decos, fn)
	case *syntax.Class:
		return next, f.class(s)
	case *syntax.Raise:
		return 0, f.raise(s)
	case *syntax.Try:
		return f.try(s)
	case *syntax.With:
		return f.with(s, 0)
	case *syntax.Import:
		return next, f.imp(s)
	case *syntax.Del:
		for _, t := range s.Ts {
			if err := f.del(t); err != nil {
				return 0, err
			}
		}
		return next, nil
	case *syntax.Assert:
		b, err := f.truth(s.C)
		if err != nil || b {
			return 0, err
		}
		if s.Msg == nil {
			f.Line = s.P.Line
			return 0, object.RaiseV(object.AssertionError)
		}
		m, err := f.expr(s.Msg)
		if err != nil {
			return 0, err
		}
		f.Line = s.P.Line
		return 0, object.RaiseV(object.AssertionError, m)
	}
	panic("stmt")
}

func (f *Frame) decorate(n *syntax.Name, ds []syntax.Expr, v Value) error {
	for i := len(ds) - 1; i >= 0; i-- {
		d, err := f.expr(ds[i])
		if err != nil {
			return err
		}
		if v, err = f.in.Call(d, []Value{v}, nil); err != nil {
			return err
		}
	}
	f.store(n, v)
	return nil
}

func (f *Frame) assign(t syntax.Expr, v Value) error {
	switch t := t.(type) {
	case *syntax.Name:
		f.store(t, v)
		return nil
	case *syntax.Attr:
		o, err := f.expr(t.X)
		if err != nil {
			return err
		}
		f.Line = t.P.Line
		return object.SetAttr(f.in, o, t.Name, v)
	case *syntax.Index:
		o, err := f.expr(t.X)
		if err != nil {
			return err
		}
		i, err := f.expr(t.I)
		if err != nil {
			return err
		}
		f.Line = t.P.Line
		return object.SetItem(f.in, o, i, v)
	case *syntax.TupleX:
		return f.unpack(t.Xs, v)
	case *syntax.ListX:
		return f.unpack(t.Xs, v)
	}
	panic("assign")
}

func (f *Frame) unpack(ts []syntax.Expr, v Value) error {
	star := -1
	for i, t := range ts {
		if _, ok := t.(*syntax.Star); ok {
			star = i
		}
	}
	it, err := object.Iter(f.in, v)
	if err != nil {
		return object.Raise(object.TypeError, "cannot unpack non-iterable %s object", object.TypeName(v))
	}
	var vs []Value
	for star >= 0 || len(vs) <= len(ts) {
		x, ok, err := it.Next(f.in)
		if err != nil {
			return err
		}
		if !ok {
			break
		}
		vs = append(vs, x)
	}
	if star >= 0 {
		after := len(ts) - star - 1
		if len(vs) < len(ts)-1 {
			return object.Raise(object.ValueError, "not enough values to unpack (expected at least %d, got %d)", len(ts)-1, len(vs))
		}
		mid := append([]Value{}, vs[star:len(vs)-after]...)
		for i, t := range ts {
			switch {
			case i < star:
				err = f.assign(t, vs[i])
			case i == star:
				err = f.assign(t.(*syntax.Star).X, &object.List{V: mid})
			default:
				err = f.assign(t, vs[len(vs)-len(ts)+i])
			}
			if err != nil {
				return err
			}
		}
		return nil
	}
	if len(vs) > len(ts) {
		return object.Raise(object.ValueError, "too many values to unpack (expected %d)", len(ts))
	}
	if len(vs) < len(ts) {
		return object.Raise(object.ValueError, "not enough values to unpack (expected %d, got %d)", len(ts), len(vs))
	}
	for i, t := range ts {
		if err := f.assign(t, vs[i]); err != nil {
			return err
		}
	}
	return nil
}

func (f *Frame) aug(s *syntax.Aug) error {
	op := func(old Value) (Value, error) {
		v, err := f.expr(s.X)
		if err != nil {
			return nil, err
		}
		f.Line = s.P.Line
		return object.InPlace(f.in, s.Op, old, v)
	}
	switch t := s.T.(type) {
	case *syntax.Name:
		old, err := f.load(t)
		if err != nil {
			return err
		}
		v, err := op(old)
		if err == nil {
			f.store(t, v)
		}
		return err
	case *syntax.Attr:
		o, err := f.expr(t.X)
		if err != nil {
			return err
		}
		f.Line = t.P.Line
		old, err := object.GetAttr(f.in, o, t.Name)
		if err != nil {
			return err
		}
		v, err := op(old)
		if err != nil {
			return err
		}
		return object.SetAttr(f.in, o, t.Name, v)
	case *syntax.Index:
		o, err := f.expr(t.X)
		if err != nil {
			return err
		}
		i, err := f.expr(t.I)
		if err != nil {
			return err
		}
		f.Line = t.P.Line
		old, err := object.GetItem(f.in, o, i)
		if err != nil {
			return err
		}
		v, err := op(old)
		if err != nil {
			return err
		}
		return object.SetItem(f.in, o, i, v)
	}
	panic("aug")
}

func (f *Frame) del(t syntax.Expr) error {
	switch t := t.(type) {
	case *syntax.Name:
		if _, err := f.load(t); err != nil {
			return err
		}
		f.store(t, nil)
		return nil
	case *syntax.Attr:
		o, err := f.expr(t.X)
		if err != nil {
			return err
		}
		return object.DelAttr(f.in, o, t.Name)
	case *syntax.Index:
		o, err := f.expr(t.X)
		if err != nil {
			return err
		}
		i, err := f.expr(t.I)
		if err != nil {
			return err
		}
		f.Line = t.P.Line
		return object.DelItem(f.in, o, i)
	case *syntax.TupleX:
		for _, x := range t.Xs {
			if err := f.del(x); err != nil {
				return err
			}
		}
		return nil
	}
	panic("del")
}

func (f *Frame) class(s *syntax.Class) error {
	base := object.ObjectType
	if s.Base != nil {
		v, err := f.expr(s.Base)
		if err != nil {
			return err
		}
		b, ok := v.(*object.Class)
		if !ok {
			return object.Raise(object.TypeError, "a class is needed as the base, not %s", object.TypeName(v))
		}
		base = b
	}
	c, err := object.NewProgramClass(s.Name.Id, base, map[string]Value{})
	if err != nil {
		return err
	}
	fn := f.in.mkfunc(s.F, f)
	g := f.in.frame(fn)
	g.Up = f
	f.in.Top = g
	_, err = g.block(s.F.Body)
	f.in.Top = f
	if err != nil {
		g.mark(err)
		return err
	}
	own := func(v Value) {
		if u, ok := v.(*Func); ok {
			u.Owner = c
		}
	}
	for i, n := range s.F.Names {
		if v := g.Slots[i]; v != nil {
			own(v)
			switch w := v.(type) {
			case *object.StaticMethod:
				own(w.Fn)
			case *object.ClassMethod:
				own(w.Fn)
			case *object.Property:
				own(w.Get)
				own(w.Set)
			}
			c.Attrs[n] = v
		}
	}
	return f.decorate(s.Name, s.Decos, c)
}

func (f *Frame) exception(v Value) (*object.Instance, error) {
	if c, ok := v.(*object.Class); ok && c.Is(object.BaseException) {
		r, err := object.Instantiate(f.in, c, nil, nil)
		if err != nil {
			return nil, err
		}
		v = r
	}
	if i, ok := v.(*object.Instance); ok && i.Exc != nil {
		return i, nil
	}
	return nil, object.Raise(object.TypeError, "exceptions must derive from BaseException")
}

func (f *Frame) raise(s *syntax.Raise) error {
	in := f.in
	f.Line = s.P.Line
	if s.X == nil {
		if in.handling == nil {
			return object.Raise(object.RuntimeError, "No active exception to reraise")
		}
		return &object.Err{Value: in.handling, Mark: f}
	}
	v, err := f.expr(s.X)
	if err != nil {
		return err
	}
	f.Line = s.P.Line
	e, err := f.exception(v)
	if err != nil {
		return err
	}
	if s.From != nil {
		c, err := f.expr(s.From)
		if err != nil {
			return err
		}
		e.Exc.Suppress = true
		if c != Value(object.None) {
			if e.Exc.Cause, err = f.exception(c); err != nil {
				return err
			}
		}
		f.Line = s.P.Line
	}
	if in.handling != nil && in.handling != e && e.Exc.Context == nil {
		e.Exc.Context = in.handling
	}
	return &object.Err{Value: e}
}

func (f *Frame) matches(e *object.Instance, v Value) (bool, error) {
	switch c := v.(type) {
	case *object.Class:
		if c.Is(object.BaseException) {
			return e.Cls.Is(c), nil
		}
	case object.Tuple:
		for _, x := range c {
			if ok, err := f.matches(e, x); ok || err != nil {
				return ok, err
			}
		}
		return false, nil
	}
	return false, object.Raise(object.TypeError, "catching classes that do not inherit from BaseException is not allowed")
}

func (f *Frame) try(s *syntax.Try) (ctl, error) {
	in := f.in
	depth := in.depth
	c, err := f.block(s.Body)
	if err != nil {
		e, ok := err.(*object.Err)
		if !ok {
			return 0, err // budgets, stop: no handler and no finally may run
		}
		f.mark(err)
		in.depth = depth
		in.Top = f
		old := in.handling
		for i := range s.Hs {
			h := &s.Hs[i]
			if h.T != nil {
				in.handling = e.Value
				v, err2 := f.expr(h.T)
				ok := false
				if err2 == nil {
					ok, err2 = f.matches(e.Value, v)
				}
				f.mark(err2)
				in.handling = old
				if err2 != nil {
					err = err2
					break
				}
				if !ok {
					continue
				}
			}
			if h.As != nil {
				f.store(h.As, e.Value)
			}
			in.handling = e.Value
			c, err = f.block(h.Body)
			f.mark(err)
			in.handling = old
			if h.As != nil {
				f.store(h.As, nil)
			}
			break
		}
	} else if c == next && s.Else != nil {
		c, err = f.block(s.Else)
		f.mark(err)
	}
	if s.Fin == nil {
		return c, err
	}
	if _, ok := err.(*object.Err); err != nil && !ok {
		return 0, err
	}
	keep := f.ret
	old := in.handling
	if e, ok := err.(*object.Err); ok {
		in.handling = e.Value
		in.Top = f
	}
	c2, err2 := f.block(s.Fin)
	f.mark(err2)
	in.handling = old
	if err2 != nil || c2 != next {
		return c2, err2
	}
	f.ret = keep
	return c, err
}

func (f *Frame) with(s *syntax.With, i int) (ctl, error) {
	if i == len(s.Items) {
		return f.block(s.Body)
	}
	in := f.in
	it := s.Items[i]
	m, err := f.expr(it.X)
	if err != nil {
		return 0, err
	}
	f.Line = it.X.Sp().P.Line
	enter, self, err := object.LoadMethod(in, m, "__enter__")
	if err != nil {
		return 0, object.Raise(object.TypeError, "'%s' object does not support the context manager protocol", object.TypeName(m))
	}
	exit, self2, err := object.LoadMethod(in, m, "__exit__")
	if err != nil {
		return 0, object.Raise(object.TypeError, "'%s' object does not support the context manager protocol (missed __exit__ method)", object.TypeName(m))
	}
	v, err := f.callM(enter, self)
	if err != nil {
		return 0, err
	}
	if it.As != nil {
		err = f.assign(it.As, v)
	}
	var c ctl
	if err == nil {
		c, err = f.with(s, i+1)
	}
	if err != nil {
		e, ok := err.(*object.Err)
		if !ok {
			return 0, err
		}
		f.mark(err)
		old := in.handling
		in.handling = e.Value
		in.Top = f
		r, err2 := f.callM(exit, self2, e.Value.Cls, e.Value, object.None)
		f.mark(err2)
		in.handling = old
		if err2 != nil {
			return 0, err2
		}
		if b, _ := object.Truth(in, r); b {
			return next, nil
		}
		return 0, err
	}
	keep := f.ret
	if _, err := f.callM(exit, self2, object.None, object.None, object.None); err != nil {
		return 0, err
	}
	f.ret = keep
	return c, nil
}

func (f *Frame) callM(fn, self Value, args ...Value) (Value, error) {
	if b, ok := fn.(*object.Builtin); ok {
		return b.Call(f.in, self, args, nil)
	}
	if self != nil {
		args = append([]Value{self}, args...)
	}
	return f.in.Call(fn, args, nil)
}

func (f *Frame) imp(s *syntax.Import) error {
	m, ok := f.in.Modules[s.Mod]
	if !ok {
		f.Line = s.P.Line
		return object.Raise(object.ModuleNotFoundError, "No module named '%s'", s.Mod)
	}
	if s.Names == nil {
		if strings.Contains(s.Mod, ".") && s.As.Id == strings.Split(s.Mod, ".")[0] {
			m = f.in.Modules[s.As.Id]
		}
		f.store(s.As, m)
		return nil
	}
	for _, n := range s.Names {
		v, ok := m.Attrs[n.Name]
		if !ok {
			f.Line = s.P.Line
			return object.Raise(object.ImportError, "cannot import name '%s' from '%s'", n.Name, s.Mod)
		}
		f.store(n.As, v)
	}
	return nil
}
