package eval

import (
	"strings"

	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

// expr evaluates an expression. The line of an operation is noted before it
// is done, for tracebacks and for who looks at the thread meanwhile.
func (f *frame) expr(x syntax.Expr) (Value, error) {
	switch x := x.(type) {
	case *syntax.Name:
		if x.Kind == syntax.Local {
			if v := f.slots[x.Slot]; v != nil {
				return v, nil
			}
		}
		return f.load(x)
	case *syntax.Literal:
		return x.Boxed, nil
	case *syntax.Binary:
		a, b := f.plain(x.X), f.plain(x.Y)
		if a == nil || b == nil {
			var err error
			if a, b, err = f.two(x.X, x.Y); err != nil {
				return nil, err
			}
		}
		f.at = x.Span
		if v := smallArith(x.Op, a, b); v != nil {
			return v, nil
		}
		if f.prog.sharing {
			f.reads(a, false)
			f.reads(b, false)
		}
		return object.Binary(f.th, x.Op, a, b)
	case *syntax.Call:
		return f.call(x)
	case *syntax.Attr:
		v, err := f.expr(x.X)
		if err != nil {
			return nil, err
		}
		return f.getAttr(v, x)
	case *syntax.Index:
		a, i, err := f.two(x.X, x.I)
		if err != nil {
			return nil, err
		}
		return f.getItem(a, i, x.Span)
	case *syntax.Compare:
		return f.compare(x)
	case *syntax.Logic:
		return f.logic(x)
	case *syntax.Unary:
		return f.unary(x)
	case *syntax.Cond:
		ok, err := f.truth(x.Test, x.Span)
		if err != nil {
			return nil, err
		}
		if ok {
			return f.expr(x.Then)
		}
		return f.expr(x.Else)
	case *syntax.Lambda:
		fn, err := f.closure(x.Func)
		return fn, err
	case *syntax.Comp:
		return f.comp(x)
	case *syntax.Yield:
		return f.yieldExpr(x)
	}
	return f.display(x)
}

// display evaluates what makes a new container or text.
func (f *frame) display(x syntax.Expr) (Value, error) {
	switch x := x.(type) {
	case *syntax.Format:
		s, err := f.format(x)
		return object.Str(s), err
	case *syntax.List:
		v, err := f.exprs(x.Elems, x.Span)
		return &object.List{V: v}, err
	case *syntax.Tuple:
		v, err := f.exprs(x.Elems, x.Span)
		return object.Tuple(v), err
	case *syntax.Set:
		return f.set(x)
	case *syntax.Dict:
		return f.dict(x)
	case *syntax.Slice:
		return f.slice(x)
	}
	panic("expression of an unknown sort")
}

// plain is the value of a literal or of a variable in a slot, which most
// operands are; nil for any other expression.
func (f *frame) plain(x syntax.Expr) Value {
	switch x := x.(type) {
	case *syntax.Name:
		if x.Kind == syntax.Local {
			return f.slots[x.Slot]
		}
	case *syntax.Literal:
		return x.Boxed
	}
	return nil
}

func (f *frame) two(x, y syntax.Expr) (a, b Value, err error) {
	if a, err = f.expr(x); err != nil {
		return nil, nil, err
	}
	if b = f.plain(y); b != nil { // nothing happens in between
		return a, b, nil
	}
	height := len(f.th.stack)
	f.th.push(a)
	if b, err = f.expr(y); err != nil {
		return nil, nil, err
	}
	f.th.popTo(height)
	return a, b, nil
}

// truth is the truth value of a test; at is where it is asked for.
func (f *frame) truth(x syntax.Expr, at syntax.Span) (bool, error) {
	v, err := f.expr(x)
	if err != nil {
		return false, err
	}
	if b, ok := v.(object.Bool); ok {
		return bool(b), nil
	}
	f.at = at
	if f.prog.sharing {
		f.glances(v)
	}
	return object.Truth(f.th, v)
}

// compare is a chain of comparisons: the value of the last one, or of the first that is not true.
func (f *frame) compare(x *syntax.Compare) (Value, error) {
	var err error
	a := f.plain(x.X)
	if a == nil {
		if a, err = f.expr(x.X); err != nil {
			return nil, err
		}
	}
	for i, op := range x.Ops {
		b := f.plain(x.Ys[i])
		if b == nil {
			if b, err = f.expr(x.Ys[i]); err != nil {
				return nil, err
			}
		}
		f.at = x.Span
		ok, known := smallCompare(op, a, b)
		var v Value = object.Bool(ok)
		if !known {
			if f.prog.sharing {
				f.reads(a, false)
				f.reads(b, false)
			}
			if v, err = object.RichCompare(f.th, op, a, b); err != nil {
				return nil, err
			}
		}
		if i == len(x.Ops)-1 {
			return v, nil
		}
		if !known {
			ok, err = object.Truth(f.th, v)
		}
		if err != nil || !ok {
			return v, err
		}
		a = b
	}
	panic("a comparison without an operator")
}

func (f *frame) logic(x *syntax.Logic) (Value, error) {
	last := len(x.Xs) - 1
	for _, y := range x.Xs[:last] {
		v, err := f.expr(y)
		if err != nil {
			return nil, err
		}
		f.at = x.Span
		if f.prog.sharing {
			f.glances(v)
		}
		ok, err := object.Truth(f.th, v)
		if err != nil || ok != x.And {
			return v, err
		}
	}
	return f.expr(x.Xs[last])
}

func (f *frame) unary(x *syntax.Unary) (Value, error) {
	if x.Op == "not" {
		ok, err := f.truth(x.X, x.Span)
		return object.Bool(!ok), err
	}
	v, err := f.expr(x.X)
	if err != nil {
		return nil, err
	}
	f.at = x.Span
	return object.Unary(f.th, x.Op, v)
}

const valueSize = 16 // bytes a reference takes, for the account of memory

// exprs evaluates the elements of a display; some may be starred.
func (f *frame) exprs(xs []syntax.Expr, at syntax.Span) ([]Value, error) {
	f.th.Alloc(valueSize * (len(xs) + 2))
	height := len(f.th.stack)
	for _, x := range xs {
		s, starred := x.(*syntax.Star)
		if starred {
			x = s.X
		}
		v, err := f.expr(x)
		if err != nil {
			return nil, err
		}
		if !starred {
			f.th.push(v)
			continue
		}
		f.at = at
		if err := f.spread(v); err != nil {
			if !iterable(v) {
				err = object.Raise(object.TypeError, "Value after * must be an iterable, not %s", object.TypeName(v))
			}
			return nil, err
		}
	}
	return f.th.take(height), nil
}

// spread pushes the elements of v.
func (f *frame) spread(v Value) error {
	return object.Each(f.th, v, func(x Value) error {
		f.th.push(x)
		f.th.Alloc(valueSize) // of the copy to come
		return nil
	})
}

func (f *frame) set(x *syntax.Set) (Value, error) {
	elems, err := f.exprs(x.Elems, x.Span)
	if err != nil {
		return nil, err
	}
	s := object.NewSet()
	f.at = x.Span
	for _, v := range elems {
		if err := s.Add(f.th, v); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func (f *frame) dict(x *syntax.Dict) (Value, error) {
	d := object.NewDict()
	height := len(f.th.stack)
	f.th.push(d)
	for _, e := range x.Entries {
		if e.Key == nil {
			if err := f.mergeInto(d, e.Value, x.Span); err != nil {
				return nil, err
			}
			continue
		}
		k, v, err := f.two(e.Key, e.Value)
		if err != nil {
			return nil, err
		}
		f.at = x.Span
		if err := d.Set(f.th, k, v); err != nil {
			return nil, err
		}
	}
	f.th.popTo(height)
	return d, nil
}

// mergeInto is {**x}.
func (f *frame) mergeInto(d *object.Dict, x syntax.Expr, at syntax.Span) error {
	v, err := f.expr(x)
	if err != nil {
		return err
	}
	f.at = at
	o, ok := v.(*object.Dict)
	if !ok {
		return object.Raise(object.TypeError, "'%s' object is not a mapping", object.TypeName(v))
	}
	o.Each(func(k, v Value) {
		if err == nil {
			err = d.Set(f.th, k, v)
		}
	})
	return err
}

func (f *frame) slice(x *syntax.Slice) (Value, error) {
	s := &object.Slice{}
	for _, part := range []struct {
		x  syntax.Expr
		to *Value
	}{{x.Lo, &s.Lo}, {x.Hi, &s.Hi}, {x.Step, &s.Step}} {
		if part.x == nil {
			continue
		}
		v, err := f.expr(part.x)
		if err != nil {
			return nil, err
		}
		*part.to = v
	}
	return s, nil
}

func (f *frame) format(x *syntax.Format) (string, error) {
	var b strings.Builder
	charged := 0
	for i := range x.Parts {
		q := &x.Parts[i]
		if q.X == nil {
			b.WriteString(q.Text)
			continue
		}
		v, err := f.expr(q.X)
		if err != nil {
			return "", err
		}
		spec := ""
		if q.Spec != nil {
			if spec, err = f.format(q.Spec); err != nil {
				return "", err
			}
		}
		f.at = x.Span
		if f.prog.sharing {
			f.reads(v, false)
		}
		s, err := object.FormatConv(f.th, v, q.Conv, spec)
		if err != nil {
			return "", err
		}
		// what it holds so far is on no stack, so a charge is for all of it
		if n := b.Len() + len(s); n > charged {
			charged = 2 * n
			f.th.Alloc(charged)
		}
		b.WriteString(s)
	}
	return b.String(), nil
}
