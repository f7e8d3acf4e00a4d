package eval

import (
	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

func (f *frame) call(x *syntax.Call) (Value, error) {
	if err := f.th.step(); err != nil {
		return nil, err
	}
	fn, self, err := f.callee(x.Fn)
	if err != nil {
		return nil, err
	}
	if g, ok := fn.(*Func); ok && x.Plain && g.code.Simple {
		return f.callPlain(x, g, self)
	}
	args, kw, err := f.arguments(x)
	if err != nil {
		return nil, err
	}
	f.line = x.From.Line
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
	f.line = a.NameAt.From.Line
	return object.LoadMethod(f.th, o, a.Name)
}

// callPlain calls a function of the program with positional arguments only:
// they are evaluated straight into the slots of its frame.
func (f *frame) callPlain(x *syntax.Call, fn *Func, self Value) (Value, error) {
	given, wanted := len(x.Args), len(fn.code.Params)
	if self != nil {
		given++
	}
	g := f.th.newFrame(fn)
	slots := g.slots
	if given != wanted {
		slots = make([]Value, given)
	}
	at := 0
	if self != nil {
		slots[0] = self
		at = 1
	}
	for i := range x.Args {
		v, err := f.expr(x.Args[i].X)
		if err != nil {
			return nil, err
		}
		slots[at+i] = v
	}
	f.line = x.From.Line
	if given != wanted {
		if err := g.bind(slots, nil); err != nil {
			return nil, err
		}
	}
	return g.begin()
}

func (f *frame) arguments(x *syntax.Call) (args []Value, kw []object.KW, err error) {
	args = make([]Value, 0, len(x.Args))
	for i := range x.Args {
		a := &x.Args[i]
		v, err := f.expr(a.X)
		if err != nil {
			return nil, nil, err
		}
		switch {
		case a.Stars == 1:
			f.line = x.From.Line
			args, err = f.spread(args, v)
		case a.Stars == 2:
			f.line = x.From.Line
			kw, err = f.spreadKeywords(kw, v)
		case a.Name != "":
			kw, err = addKeyword(kw, a.Name, v)
		default:
			args = append(args, v)
		}
		if err != nil {
			return nil, nil, err
		}
	}
	return args, kw, nil
}

func (f *frame) spreadKeywords(kw []object.KW, v Value) ([]object.KW, error) {
	d, ok := v.(*object.Dict)
	if !ok {
		return nil, object.Raise(object.TypeError, "argument after ** must be a mapping, not %s", object.TypeName(v))
	}
	var err error
	d.Each(func(k, v Value) {
		s, ok := k.(object.Str)
		switch {
		case err != nil:
		case !ok:
			err = object.Raise(object.TypeError, "keywords must be strings")
		default:
			kw, err = addKeyword(kw, string(s), v)
		}
	})
	return kw, err
}

func addKeyword(kw []object.KW, name string, v Value) ([]object.KW, error) {
	for _, k := range kw {
		if k.Name == name {
			return nil, object.Raise(object.TypeError, "got multiple values for keyword argument '%s'", name)
		}
	}
	return append(kw, object.KW{Name: name, V: v}), nil
}
