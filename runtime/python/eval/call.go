package eval

import (
	"slices"

	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

func (f *frame) call(x *syntax.Call) (Value, error) {
	f.th.step()
	fn, self, err := f.callee(x.Fn)
	if err != nil {
		return nil, err
	}
	if g, ok := fn.(*Func); ok && x.Plain && g.code.Simple {
		n := len(g.code.Params)
		if self != nil {
			n--
		}
		if n == len(x.Args) {
			return f.callPlain(x, g, self)
		}
	}
	height := len(f.th.stack)
	f.th.push(fn)
	f.th.push(self)
	kw, err := f.arguments(x, fn)
	if err != nil {
		return nil, err
	}
	f.at = x.Span
	args := slices.Clip(f.th.stack[height+2:])
	if f.prog.sharing {
		if err := f.callShared(x, fn, self, args); err != nil {
			return nil, err
		}
	}
	v, err := f.apply(fn, self, args, kw)
	if err != nil {
		return nil, err
	}
	if f.prog.sharing {
		f.called(self, args)
	}
	f.th.popTo(height)
	return v, nil
}

// apply calls fn. The arguments lie on the stack; self, if any, below them.
func (f *frame) apply(fn, self Value, args []Value, kw []object.KW) (Value, error) {
	switch g := fn.(type) {
	case *object.Builtin:
		return g.Call(f.th, self, args, kw)
	case *object.Class:
		if g == superClass {
			return f.th.super(args)
		}
	}
	if self != nil {
		args = append([]Value{self}, args...)
	}
	return f.th.Call(fn, args, kw)
}

// callee evaluates what is called. A method comes with its self, which saves
// making a bound method.
func (f *frame) callee(x syntax.Expr) (fn, self Value, err error) {
	a, ok := x.(*syntax.Attr)
	if !ok {
		fn, err = f.expr(x)
		return fn, nil, err
	}
	o, err := f.expr(a.X)
	if err != nil {
		return nil, nil, err
	}
	f.at = a.Span
	if f.prog.sharing {
		if err := f.readAttr(o, a.Name, a.Span); err != nil {
			return nil, nil, err
		}
	}
	return object.LoadMethod(f.th, o, a.Name)
}

// callPlain calls a function of the program with as many positional arguments
// as it has parameters: they go into their slots at once. Until then the frame
// waits in the list of those that f prepares.
func (f *frame) callPlain(x *syntax.Call, fn *Func, self Value) (Value, error) {
	g := f.th.newFrame(fn)
	g.up, f.prepares = f.prepares, g
	n := 0
	if self != nil {
		g.slots[0] = self
		n = 1
	}
	for i := range x.Args {
		v, err := f.expr(x.Args[i].X)
		if err != nil {
			return nil, err
		}
		g.slots[n+i] = v
	}
	f.prepares, g.up, g.th = g.up, f, f.th // an argument may have been a yield, and another thread resumed
	f.at = x.Span
	return g.begin()
}

// arguments pushes the positional arguments and gives the others. Those lie on
// the stack as well until all are known.
func (f *frame) arguments(x *syntax.Call, fn Value) (kw []object.KW, err error) {
	height := len(f.th.stack)
	var named []int
	for i := range x.Args {
		a := &x.Args[i]
		v, err := f.expr(a.X)
		if err != nil {
			return nil, err
		}
		switch {
		case a.Stars == 1:
			f.at = x.Span
			if err = f.spread(v); err != nil && !iterable(v) {
				what := "Value"
				if positional(x) == 1 {
					what = callName(fn) + " argument"
				}
				err = object.Raise(object.TypeError, "%s after * must be an iterable, not %s", what, object.TypeName(v))
			}
		case a.Stars == 2:
			f.at = x.Span
			kw, err = f.spreadKeywords(kw, v, fn)
		case a.Name != "":
			kw, err = addKeyword(kw, a.Name, v, fn)
			named = append(named, len(f.th.stack))
			f.th.push(v)
		default:
			f.th.push(v)
		}
		if err != nil {
			return nil, err
		}
	}
	if named != nil {
		f.dropNamed(height, named)
	}
	return kw, nil
}

// dropNamed takes the keyword arguments out of what lies above the height.
func (f *frame) dropNamed(height int, named []int) {
	at := height
	for i := height; i < len(f.th.stack); i++ {
		if !slices.Contains(named, i) {
			f.th.stack[at] = f.th.stack[i]
			at++
		}
	}
	f.th.popTo(at)
}

// positional is how many arguments are written by position, stars included.
func positional(x *syntax.Call) (n int) {
	for _, a := range x.Args {
		if a.Name == "" && a.Stars < 2 {
			n++
		}
	}
	return n
}

func (f *frame) spreadKeywords(kw []object.KW, v, fn Value) ([]object.KW, error) {
	d, ok := v.(*object.Dict)
	if !ok {
		return nil, object.Raise(object.TypeError, "%s argument after ** must be a mapping, not %s", callName(fn), object.TypeName(v))
	}
	var err error
	d.Each(func(k, v Value) {
		s, ok := k.(object.Str)
		switch {
		case err != nil:
		case !ok:
			err = object.Raise(object.TypeError, "keywords must be strings")
		default:
			kw, err = addKeyword(kw, string(s), v, fn)
		}
	})
	return kw, err
}

func addKeyword(kw []object.KW, name string, v, fn Value) ([]object.KW, error) {
	for _, k := range kw {
		if k.Name == name {
			return nil, object.Raise(object.TypeError, "%s got multiple values for keyword argument '%s'", callName(fn), name)
		}
	}
	return append(kw, object.KW{Name: name, V: v}), nil
}

// callName is how CPython names what is called in errors about its arguments.
func callName(fn Value) string {
	switch fn := fn.(type) {
	case *Func:
		return fn.prog.Name() + "." + fn.code.Qual + "()"
	case *object.Builtin:
		return fn.FullName() + "()"
	case *object.Bound:
		return callName(fn.Fn)
	case *object.Class:
		if fn.Module != "" {
			return fn.Module + "." + fn.Name + "()"
		}
		return fn.Name + "()"
	}
	return object.Show(fn, 80)
}

func iterable(v Value) bool {
	switch v := v.(type) {
	case object.NoneT, object.Bool, object.Int, object.Float, *object.Big, *Func, *object.Builtin, *object.Class, *object.Module:
		return false
	case *object.Instance:
		_, iter := v.Cls.Lookup("__iter__")
		_, item := v.Cls.Lookup("__getitem__")
		return iter || item
	}
	return true
}
