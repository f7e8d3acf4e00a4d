package eval

import (
	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

// load gives the value of a name.
func (f *frame) load(n *syntax.Name) (Value, error) {
	var v Value
	switch n.Kind {
	case syntax.Local:
		v = f.slots[n.Slot]
	case syntax.CellVar:
		v = f.readCell(f.slots[n.Slot].(*cell))
	case syntax.FreeVar:
		if v = f.readCell(f.fn.free[n.Slot]); v == nil {
			f.at = n.Span
			return nil, object.Raise(object.NameError, "cannot access free variable '%s' where it is not associated with a value in enclosing scope", n.Text)
		}
	case syntax.Global:
		if f.prog.sharing {
			if err := f.readGlobal(n); err != nil {
				return nil, err
			}
		}
		if v = f.prog.globals[n.Slot]; v == nil {
			v = f.prog.builtin(n.Text)
			return v, f.defined(n, v)
		}
	case syntax.Builtin:
		if v = f.prog.builtins[n.Slot]; v == nil {
			v = f.prog.builtin(n.Text)
			f.prog.builtins[n.Slot] = v
			return v, f.defined(n, v)
		}
	case syntax.ClassLocal:
		if v = f.slots[n.Slot]; v == nil {
			return f.load(n.Outer)
		}
	}
	if v == nil && n.InComp {
		f.at = n.Span
		return nil, object.Raise(object.NameError, "cannot access free variable '%s' where it is not associated with a value in enclosing scope", n.Text)
	}
	if v == nil {
		f.at = n.Span
		return nil, object.Raise(object.UnboundLocalError, "cannot access local variable '%s' where it is not associated with a value", n.Text)
	}
	return v, nil
}

func (f *frame) defined(n *syntax.Name, v Value) error {
	if v != nil {
		return nil
	}
	return f.undefined(n)
}

// undefined is the NameError of a name, with the names that there are.
func (f *frame) undefined(n *syntax.Name) error {
	f.at = n.Span
	err := object.Raise(object.NameError, "name '%s' is not defined", n.Text)
	e, _ := object.AsErr(err)
	x := e.Value.Exc
	x.Name = n.Text
	x.Names = make([][]string, 2)
	for _, v := range f.locals() {
		x.Names[0] = append(x.Names[0], v.Name)
	}
	for i, name := range f.prog.module.Globals {
		if f.prog.globals[i] != nil {
			x.Names[1] = append(x.Names[1], name)
		}
	}
	x.Names = append(x.Names, object.CPythonBuiltins())
	return err
}

// store gives a name its value; nil unbinds it.
func (f *frame) store(n *syntax.Name, v Value) {
	switch n.Kind {
	case syntax.Local, syntax.ClassLocal:
		f.slots[n.Slot] = v
	case syntax.CellVar:
		f.slots[n.Slot].(*cell).v = v
	case syntax.FreeVar:
		f.fn.free[n.Slot].v = v
	case syntax.Global:
		f.prog.globals[n.Slot] = v
	}
}

func (f *frame) assign(target syntax.Expr, v Value) error {
	switch t := target.(type) {
	case *syntax.Name:
		if f.prog.sharing {
			if err := f.writeName(t, v); err != nil {
				return err
			}
		}
		f.store(t, v)
		return nil
	case *syntax.Attr:
		o, err := f.expr(t.X)
		if err != nil {
			return err
		}
		return f.setAttr(o, t, v)
	case *syntax.Index:
		o, i, err := f.two(t.X, t.I)
		if err != nil {
			return err
		}
		return f.setItem(o, i, v, t.Span)
	case *syntax.Tuple:
		return f.unpack(t.Elems, v, t.Span)
	case *syntax.List:
		return f.unpack(t.Elems, v, t.Span)
	}
	panic("assignment to what the parser should have refused")
}

// unpack assigns the elements of v to targets, one of which may be starred.
func (f *frame) unpack(targets []syntax.Expr, v Value, at syntax.Span) error {
	f.at = at
	star := -1
	for i, t := range targets {
		if _, ok := t.(*syntax.Star); ok {
			star = i
		}
	}
	height := len(f.th.stack)
	values, err := f.elements(v, len(targets), star >= 0)
	if err != nil {
		return err
	}
	for i, t := range targets {
		x := Value(nil)
		switch {
		case star < 0 || i < star:
			x = values[i]
		case i == star:
			after := len(targets) - star - 1
			x = &object.List{V: append([]Value(nil), values[star:len(values)-after]...)}
			t = t.(*syntax.Star).X
		default:
			x = values[len(values)-len(targets)+i]
		}
		if err := f.assign(t, x); err != nil {
			return err
		}
	}
	f.th.popTo(height)
	return nil
}

// elements takes what n targets need out of v. It may leave them on the stack.
func (f *frame) elements(v Value, n int, starred bool) ([]Value, error) {
	if f.prog.sharing {
		f.glances(v)
	}
	if t, ok := v.(object.Tuple); ok && len(t) == n && !starred {
		return t, nil
	}
	it, err := object.Iter(f.th, v)
	if err != nil {
		if object.IsExc(err, object.TypeError) {
			err = object.Raise(object.TypeError, "cannot unpack non-iterable %s object", object.TypeName(v))
		}
		return nil, err
	}
	height := len(f.th.stack)
	for starred || len(f.th.stack) <= height+n {
		x, ok, err := it.Next(f.th)
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		f.th.Alloc(valueSize) // of the copy to come
		f.th.push(x)
	}
	values := f.th.stack[height:]
	switch {
	case starred && len(values) < n-1:
		return nil, object.Raise(object.ValueError, "not enough values to unpack (expected at least %d, got %d)", n-1, len(values))
	case !starred && len(values) > n:
		return nil, object.Raise(object.ValueError, "too many values to unpack (expected %d)", n)
	case !starred && len(values) < n:
		return nil, object.Raise(object.ValueError, "not enough values to unpack (expected %d, got %d)", n, len(values))
	}
	return values, nil
}

// augment is target op= x: the parts of the target are evaluated once.
func (f *frame) augment(s *syntax.AugAssign) error {
	switch t := s.Target.(type) {
	case *syntax.Name:
		old, err := f.load(t)
		if err != nil {
			return err
		}
		v, err := f.inPlace(s, old)
		if err != nil {
			return err
		}
		return f.assign(t, v)
	case *syntax.Attr:
		o, err := f.expr(t.X)
		if err != nil {
			return err
		}
		old, err := f.getAttr(o, t)
		if err != nil {
			return err
		}
		v, err := f.inPlace(s, old)
		if err != nil {
			return err
		}
		return f.setAttr(o, t, v)
	case *syntax.Index:
		o, i, err := f.two(t.X, t.I)
		if err != nil {
			return err
		}
		old, err := f.getItem(o, i, t.Span)
		if err != nil {
			return err
		}
		v, err := f.inPlace(s, old)
		if err != nil {
			return err
		}
		return f.setItem(o, i, v, t.Span)
	}
	panic("augmented assignment to what the parser should have refused")
}

func (f *frame) inPlace(s *syntax.AugAssign, old Value) (Value, error) {
	v, err := f.expr(s.X)
	if err != nil {
		return nil, err
	}
	f.at = s.Span
	if r := smallArith(s.Op, old, v); r != nil {
		return r, nil
	}
	if f.prog.sharing {
		return f.inPlaceShared(s, old, v)
	}
	return object.InPlace(f.th, s.Op, old, v)
}

func (f *frame) delete(target syntax.Expr) error {
	switch t := target.(type) {
	case *syntax.Name:
		return f.unbind(t)
	case *syntax.Attr:
		o, err := f.expr(t.X)
		if err != nil {
			return err
		}
		f.at = t.Span
		if f.prog.sharing {
			if err := f.writeAttr(o, t.Name, nil, t.Span); err != nil {
				return err
			}
		}
		return object.DelAttr(f.th, o, t.Name)
	case *syntax.Index:
		o, i, err := f.two(t.X, t.I)
		if err != nil {
			return err
		}
		f.at = t.Span
		if f.prog.sharing {
			if err := f.writeItem(o, nil, t.Span); err != nil {
				return err
			}
		}
		return object.DelItem(f.th, o, i)
	case *syntax.Tuple:
		return f.deleteAll(t.Elems)
	case *syntax.List:
		return f.deleteAll(t.Elems)
	}
	panic("del of what the parser should have refused")
}

func (f *frame) deleteAll(targets []syntax.Expr) error {
	for _, t := range targets {
		if err := f.delete(t); err != nil {
			return err
		}
	}
	return nil
}

// unbind is del of a name, which must be bound here: a builtin of the name
// does not count.
func (f *frame) unbind(n *syntax.Name) error {
	f.at = n.Span
	unbound := n.Kind == syntax.Global && f.prog.globals[n.Slot] == nil || n.Kind == syntax.ClassLocal && f.slots[n.Slot] == nil
	if unbound {
		return f.undefined(n)
	}
	if _, err := f.load(n); err != nil {
		return err
	}
	if f.prog.sharing {
		if err := f.writeName(n, nil); err != nil {
			return err
		}
	}
	f.store(n, nil)
	return nil
}
