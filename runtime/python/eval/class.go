package eval

import (
	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

func (f *frame) def(s *syntax.Def) error {
	decorators, err := f.exprs(s.Decorators, s.Span)
	if err != nil {
		return err
	}
	fn, err := f.closure(s.Func)
	if err != nil {
		return err
	}
	return f.decorate(s.Name, s.Decorators, decorators, fn)
}

// decorate binds a name to what decorators, the last one first, make of v.
func (f *frame) decorate(n *syntax.Name, where []syntax.Expr, decorators []Value, v Value) error {
	for i := len(decorators) - 1; i >= 0; i-- {
		f.at = where[i].Where()
		made, err := f.th.Call(decorators[i], []Value{v}, nil)
		if err != nil {
			return err
		}
		v = made
	}
	f.bound(n, v)
	return nil
}

const classSize = 512 // bytes, for the account of memory

func (f *frame) class(s *syntax.Class) error {
	decorators, err := f.exprs(s.Decorators, s.Span)
	if err != nil {
		return err
	}
	base, err := f.base(s)
	if err != nil {
		return err
	}
	attrs := map[string]Value{}
	c, err := object.NewProgramClass(f.prog.Name(), s.Name.Text, s.Func.Qual, base, attrs)
	if err != nil {
		return err
	}
	f.th.Alloc(classSize)
	body, err := f.classBody(s)
	if err != nil {
		return err
	}
	attrs["__doc__"] = object.None // it is not inherited
	if s.Func.Doc != "" {
		attrs["__doc__"] = object.Str(s.Func.Doc)
	}
	for i, name := range s.Func.Slots {
		v := body.slots[i]
		if c, ok := v.(*cell); ok {
			v = c.v
		}
		if v != nil {
			attrs[name] = v
			own(v, c, s.Func)
		}
	}
	return f.decorate(s.Name, s.Decorators, decorators, c)
}

func (f *frame) base(s *syntax.Class) (*object.Class, error) {
	if s.Base == nil {
		return object.ObjectType, nil
	}
	v, err := f.expr(s.Base)
	if err != nil {
		return nil, err
	}
	f.at = from(s.Span)
	base, ok := v.(*object.Class)
	if !ok {
		return nil, object.Raise(object.TypeError, "%s() argument 1 must be a class", object.TypeName(v))
	}
	return base, nil
}

// classBody runs the body of a class; its frame's slots are the attributes.
func (f *frame) classBody(s *syntax.Class) (*frame, error) {
	fn, err := f.closure(s.Func)
	if err != nil {
		return nil, err
	}
	f.at = from(s.Span)
	g := f.th.newFrame(fn)
	for _, slot := range s.Func.Cells {
		g.slots[slot] = &cell{}
	}
	_, err = g.run()
	return g, err
}

// own tells the functions that were defined in the body of a class which one
// it was, for super.
func own(v Value, c *object.Class, body *syntax.Func) {
	switch v := v.(type) {
	case *Func:
		if v.code.Outer == body {
			v.owner = c
		}
	case *object.StaticMethod:
		own(v.Fn, c, body)
	case *object.ClassMethod:
		own(v.Fn, c, body)
	case *object.Property:
		own(v.Get, c, body)
		own(v.Set, c, body)
	}
}

var superClass = object.NewClass(object.ClassDef{Name: "super"})

// superObject is what super() gives: self, seen as an instance of the base of
// the class that the method stands in.
type superObject struct {
	th   *Thread
	self Value
	base *object.Class
}

// super is a call of super: with no arguments, for the method being executed.
func (t *Thread) super(args []Value) (Value, error) {
	if len(args) == 2 {
		c, ok := args[0].(*object.Class)
		if !ok {
			return nil, object.Raise(object.TypeError, "super() argument 1 must be a type, not %s", object.TypeName(args[0]))
		}
		if !object.TypeOf(args[1]).Is(c) {
			return nil, object.Raise(object.TypeError, "super(type, obj): obj must be an instance or subtype of type")
		}
		return &superObject{t, args[1], c.Base}, nil
	}
	f := t.top
	switch {
	case len(args) > 0:
		return nil, object.Raise(object.TypeError, "super() takes no or two arguments here (%d given)", len(args))
	case len(f.fn.code.Params) == 0:
		return nil, object.Raise(object.RuntimeError, "super(): no arguments")
	case f.fn.owner == nil:
		return nil, object.Raise(object.RuntimeError, "super(): __class__ cell not found")
	}
	self := f.slots[0]
	if c, ok := self.(*cell); ok {
		self = c.v
	}
	if self == nil {
		return nil, object.Raise(object.RuntimeError, "super(): arg[0] deleted")
	}
	return &superObject{t, self, f.fn.owner.Base}, nil
}

// PyType is Python's class of super objects.
func (*superObject) PyType() *object.Class { return superClass }

// PyAttr finds a name in the bases. Taken from a class method, self is a class.
func (s *superObject) PyAttr(name string) (Value, bool) {
	if c, ok := s.self.(*object.Class); ok {
		return s.classAttr(c, name)
	}
	fn, self, ok, err := object.LoadFromClass(s.th, s.base, s.self, name)
	if !ok || err != nil {
		return nil, false
	}
	if self == nil {
		return fn, true
	}
	return &object.Bound{Self: self, Fn: fn}, true
}

func (s *superObject) classAttr(c *object.Class, name string) (Value, bool) {
	v, ok := s.base.Lookup(name)
	switch m := v.(type) {
	case *object.ClassMethod:
		return &object.Bound{Self: c, Fn: m.Fn}, true
	case *object.StaticMethod:
		return m.Fn, true
	}
	return v, ok
}
