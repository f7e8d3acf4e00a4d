package eval

import (
	"strings"

	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

func (f *Frame) load(n *syntax.Name) (Value, error) {
	var v Value
	switch n.Kind {
	case syntax.Local:
		v = f.Slots[n.Slot]
	case syntax.CellVar:
		v = f.Slots[n.Slot].(*Cell).v
	case syntax.FreeVar:
		if v = f.Fn.Free[n.Slot].v; v == nil {
			f.Line = n.P.Line
			return nil, object.Raise(object.NameError, "cannot access free variable '%s' where it is not associated with a value in enclosing scope", n.Id)
		}
	case syntax.Global:
		if v = f.in.Globals[n.Slot]; v == nil {
			if v = object.Builtins[n.Id]; v == nil {
				f.Line = n.P.Line
				return nil, object.Raise(object.NameError, "name '%s' is not defined", n.Id)
			}
		}
	case syntax.Builtin:
		if v = object.Builtins[n.Id]; v == nil {
			f.Line = n.P.Line
			return nil, object.Raise(object.NameError, "name '%s' is not defined", n.Id)
		}
	case syntax.ClassLocal:
		if v = f.Slots[n.Slot]; v == nil {
			return f.load(n.Up)
		}
	}
	if v == nil {
		f.Line = n.P.Line
		return nil, object.Raise(object.UnboundLocalError, "cannot access local variable '%s' where it is not associated with a value", n.Id)
	}
	return v, nil
}

func (f *Frame) store(n *syntax.Name, v Value) {
	switch n.Kind {
	case syntax.Local, syntax.ClassLocal:
		f.Slots[n.Slot] = v
	case syntax.CellVar:
		f.Slots[n.Slot].(*Cell).v = v
	case syntax.FreeVar:
		f.Fn.Free[n.Slot].v = v
	case syntax.Global:
		f.in.Globals[n.Slot] = v
	}
}

func (f *Frame) exprs(xs []syntax.Expr) ([]Value, error) {
	out := make([]Value, 0, len(xs))
	for _, x := range xs {
		if s, ok := x.(*syntax.Star); ok {
			v, err := f.expr(s.X)
			if err != nil {
				return nil, err
			}
			f.Line = s.P.Line
			vs, err := object.ToSlice(f.in, v)
			if err != nil {
				return nil, err
			}
			out = append(out, vs...)
			continue
		}
		v, err := f.expr(x)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

func (f *Frame) truth(x syntax.Expr) (bool, error) {
	v, err := f.expr(x)
	if err != nil {
		return false, err
	}
	if b, ok := v.(object.Bool); ok {
		return bool(b), nil
	}
	return object.Truth(f.in, v)
}

func (f *Frame) expr(x syntax.Expr) (Value, error) {
	switch x := x.(type) {
	case *syntax.Name:
		if x.Kind == syntax.Local {
			if v := f.Slots[x.Slot]; v != nil {
				return v, nil
			}
		}
		return f.load(x)
	case *syntax.Num:
		return x.C, nil
	case *syntax.Str:
		return x.C, nil
	case *syntax.Const:
		switch x.V {
		case "None":
			return object.None, nil
		case "True":
			return object.Bool(true), nil
		case "False":
			return object.Bool(false), nil
		}
		return object.Ellip{}, nil
	case *syntax.Bin:
		a, err := f.expr(x.X)
		if err != nil {
			return nil, err
		}
		b, err := f.expr(x.Y)
		if err != nil {
			return nil, err
		}
		f.Line = x.P.Line
		return object.Binary(f.in, x.Op, a, b)
	case *syntax.Call:
		return f.call(x)
	case *syntax.Attr:
		v, err := f.expr(x.X)
		if err != nil {
			return nil, err
		}
		f.Line = x.P.Line
		return object.GetAttr(f.in, v, x.Name)
	case *syntax.Index:
		v, err := f.expr(x.X)
		if err != nil {
			return nil, err
		}
		i, err := f.expr(x.I)
		if err != nil {
			return nil, err
		}
		f.Line = x.P.Line
		return object.GetItem(f.in, v, i)
	case *syntax.Cmp:
		a, err := f.expr(x.X)
		if err != nil {
			return nil, err
		}
		for i, op := range x.Ops {
			b, err := f.expr(x.Ys[i])
			if err != nil {
				return nil, err
			}
			f.Line = x.P.Line
			ok, err := object.Compare(f.in, op, a, b)
			if err != nil {
				return nil, err
			}
			if !ok {
				return object.Bool(false), nil
			}
			a = b
		}
		return object.Bool(true), nil
	case *syntax.BoolX:
		a, err := f.expr(x.X)
		if err != nil {
			return nil, err
		}
		t, err := object.Truth(f.in, a)
		if err != nil || t != x.And {
			return a, err
		}
		return f.expr(x.Y)
	case *syntax.Unary:
		if x.Op == "not" {
			b, err := f.truth(x.X)
			return object.Bool(!b), err
		}
		v, err := f.expr(x.X)
		if err != nil {
			return nil, err
		}
		f.Line = x.P.Line
		return object.Unary(f.in, x.Op, v)
	case *syntax.Cond:
		b, err := f.truth(x.C)
		if err != nil {
			return nil, err
		}
		if b {
			return f.expr(x.T)
		}
		return f.expr(x.F)
	case *syntax.ListX:
		v, err := f.exprs(x.Xs)
		if err == nil {
			err = f.in.Alloc(16*len(v) + 24)
		}
		return &object.List{V: v}, err
	case *syntax.TupleX:
		v, err := f.exprs(x.Xs)
		return object.Tuple(v), err
	case *syntax.SetX:
		v, err := f.exprs(x.Xs)
		s := object.NewSet()
		f.Line = x.P.Line
		for _, y := range v {
			if err == nil {
				err = s.D.Set(f.in, y, object.None)
			}
		}
		return s, err
	case *syntax.DictX:
		d := object.NewDict()
		for i, k := range x.Ks {
			v, err := f.expr(x.Vs[i])
			if err != nil {
				return nil, err
			}
			if k == nil {
				o, ok := v.(*object.Dict)
				if !ok {
					return nil, object.Raise(object.TypeError, "'%s' object is not a mapping", object.TypeName(v))
				}
				o.Each(func(k, v Value) { d.Set(f.in, k, v) })
				continue
			}
			kv, err := f.expr(k)
			if err == nil {
				f.Line = x.P.Line
				err = d.Set(f.in, kv, v)
			}
			if err != nil {
				return nil, err
			}
		}
		return d, nil
	case *syntax.FStr:
		s, err := f.fstr(x)
		return object.Str(s), err
	case *syntax.SliceX:
		s := &object.Slice{}
		for i, p := range []syntax.Expr{x.Lo, x.Hi, x.Step} {
			if p != nil {
				v, err := f.expr(p)
				if err != nil {
					return nil, err
				}
				switch i {
				case 0:
					s.Lo = v
				case 1:
					s.Hi = v
				case 2:
					s.Step = v
				}
			}
		}
		return s, nil
	case *syntax.Lambda:
		return f.closure(x.F)
	case *syntax.Comp:
		return f.comp(x)
	case *syntax.Yield:
		return f.yield(x)
	}
	panic("expr")
}

func (f *Frame) closure(c *syntax.Func) (*Func, error) {
	fn := f.in.mkfunc(c, f)
	for i, q := range c.Params {
		if q.Def != nil {
			v, err := f.expr(q.Def)
			if err != nil {
				return nil, err
			}
			if fn.Defs == nil {
				fn.Defs = make([]Value, len(c.Params))
			}
			fn.Defs[i] = v
		}
	}
	return fn, f.in.Alloc(64)
}

func (f *Frame) fstr(x *syntax.FStr) (string, error) {
	var b strings.Builder
	for _, q := range x.Parts {
		if q.X == nil {
			b.WriteString(q.Lit)
			continue
		}
		v, err := f.expr(q.X)
		if err != nil {
			return "", err
		}
		spec := ""
		if q.Spec != nil {
			if spec, err = f.fstr(q.Spec); err != nil {
				return "", err
			}
		}
		s, err := object.FormatConv(f.in, v, q.Conv, spec)
		if err != nil {
			return "", err
		}
		b.WriteString(s)
	}
	return b.String(), f.in.Alloc(b.Len())
}

func (f *Frame) call(x *syntax.Call) (Value, error) {
	in := f.in
	if in.Steps++; in.Steps > in.MaxSteps {
		return nil, ErrSteps
	}
	var fn, self Value
	var err error
	if a, ok := x.Fn.(*syntax.Attr); ok {
		o, err := f.expr(a.X)
		if err != nil {
			return nil, err
		}
		f.Line = a.P.Line
		if fn, self, err = object.LoadMethod(in, o, a.Name); err != nil {
			return nil, err
		}
	} else if fn, err = f.expr(x.Fn); err != nil {
		return nil, err
	}
	var args []Value
	var kw []object.KW
	uf, isF := fn.(*Func)
	if self != nil && isF {
		args = make([]Value, 1, len(x.Args)+1)
		args[0] = self
	} else {
		args = make([]Value, 0, len(x.Args))
	}
	if x.Plain {
		for i := range x.Args {
			v, err := f.expr(x.Args[i].X)
			if err != nil {
				return nil, err
			}
			args = append(args, v)
		}
	} else {
		for i := range x.Args {
			a := &x.Args[i]
			v, err := f.expr(a.X)
			if err != nil {
				return nil, err
			}
			switch {
			case a.Star == 1:
				vs, err := object.ToSlice(in, v)
				if err != nil {
					return nil, err
				}
				args = append(args, vs...)
			case a.Star == 2:
				d, ok := v.(*object.Dict)
				if !ok {
					return nil, object.Raise(object.TypeError, "argument after ** must be a mapping, not %s", object.TypeName(v))
				}
				d.Each(func(k, v Value) {
					s, _ := k.(object.Str)
					kw = append(kw, object.KW{Name: string(s), V: v})
				})
			case a.Name != "":
				kw = append(kw, object.KW{Name: a.Name, V: v})
			default:
				args = append(args, v)
			}
		}
	}
	f.Line = x.P.Line
	if isF {
		return in.call(uf, args, kw)
	}
	if b, ok := fn.(*object.Builtin); ok {
		return b.Call(in, self, args, kw)
	}
	if self != nil {
		args = append([]Value{self}, args...)
	}
	if n, ok := x.Fn.(*syntax.Name); ok && fn == Value(superType) && n.Id == "super" {
		return f.super()
	}
	return in.Call(fn, args, kw)
}

var superType = &object.Class{Name: "super", Native: true, Base: object.ObjectType, Attrs: map[string]Value{}}

type superObj struct {
	self Value
	from *object.Class
}

func (s *superObj) PyType() *object.Class { return superType }
func (s *superObj) PyAttr(n string) (Value, bool) {
	v, ok := s.from.Lookup(n)
	if !ok {
		return nil, false
	}
	switch a := v.(type) {
	case *object.Builtin, *Func:
		return &object.Bound{Self: s.self, Fn: a}, true
	case *object.StaticMethod:
		return a.Fn, true
	}
	return v, true
}
func init() { object.Builtins["super"] = superType }

func (f *Frame) super() (Value, error) {
	g := f
	if g.Fn.Owner == nil || len(g.Fn.Code.Params) == 0 {
		return nil, object.Raise(object.RuntimeError, "super(): no arguments")
	}
	v := g.Slots[0]
	if c, ok := v.(*Cell); ok {
		v = c.v
	}
	return &superObj{v, g.Fn.Owner.Base}, nil
}

func (f *Frame) comp(x *syntax.Comp) (Value, error) {
	if x.K == 'g' {
		it, err := f.expr(x.Clauses[0].In)
		if err != nil {
			return nil, err
		}
		f.Line = x.P.Line
		i, err := object.Iter(f.in, it)
		if err != nil {
			return nil, err
		}
		return f.in.call(f.in.mkfunc(x.F, f), []Value{&object.IterObj{It: i, T: "iterator"}}, nil)
	}
	first, err := f.expr(x.Clauses[0].In)
	if err != nil {
		return nil, err
	}
	for _, s := range x.Cells {
		if f.Fn.Code.Cell[s] {
			f.Slots[s] = &Cell{}
		}
	}
	l, d, s := &object.List{}, (*object.Dict)(nil), (*object.Set)(nil)
	switch x.K {
	case 'd':
		d = object.NewDict()
	case 's':
		s = object.NewSet()
	}
	var clause func(i int) error
	clause = func(i int) error {
		if i == len(x.Clauses) {
			if x.K == 'd' {
				k, err := f.expr(x.Key)
				if err != nil {
					return err
				}
				v, err := f.expr(x.X)
				if err != nil {
					return err
				}
				return d.Set(f.in, k, v)
			}
			v, err := f.expr(x.X)
			if err != nil {
				return err
			}
			if x.K == 's' {
				return s.D.Set(f.in, v, object.None)
			}
			l.V = append(l.V, v)
			return f.in.Alloc(16)
		}
		c := &x.Clauses[i]
		src := first
		if i > 0 {
			if src, err = f.expr(c.In); err != nil {
				return err
			}
		}
		f.Line = x.P.Line
		return object.Each(f.in, src, func(v Value) error {
			if f.in.Steps++; f.in.Steps > f.in.MaxSteps {
				return ErrSteps
			}
			if err := f.assign(c.Target, v); err != nil {
				return err
			}
			for _, q := range c.Ifs {
				if b, err := f.truth(q); !b || err != nil {
					return err
				}
			}
			return clause(i + 1)
		})
	}
	err = clause(0)
	switch x.K {
	case 'd':
		return d, err
	case 's':
		return s, err
	}
	return l, err
}
