package object

import (
	"fmt"
	"math"
	"math/big"
	"sort"
	"strings"
	"unicode/utf8"

	"lockstep/runtime/python/syntax"
)

var ObjectType = &Class{Name: "object", Native: true, Attrs: map[string]Value{}}

func typ(name string) *Class {
	return &Class{Name: name, Native: true, Base: ObjectType, Attrs: map[string]Value{}}
}

var (
	NoneType, EllipType, BuiltinType, MethodType, ModuleType              = typ("NoneType"), typ("ellipsis"), typ("builtin_function_or_method"), typ("method"), typ("module")
	IntType                                                               = typ("int")
	BoolType                                                              = &Class{Name: "bool", Native: true, Base: IntType, Attrs: map[string]Value{}}
	FloatType, StrType, BytesType, TupleType, ListType                    = typ("float"), typ("str"), typ("bytes"), typ("tuple"), typ("list")
	DictType, SetType, FrozenSetType, RangeType, SliceType, ByteArrayType = typ("dict"), typ("set"), typ("frozenset"), typ("range"), typ("slice"), typ("bytearray")
	TypeType, PropType, FuncType, GenType                                 = typ("type"), typ("property"), typ("function"), typ("generator")
	KeysType, ValuesType, ItemsType                                       = typ("dict_keys"), typ("dict_values"), typ("dict_items")
	iterTypes                                                             = map[string]*Class{}
	Builtins                                                              = map[string]Value{}
)

func iterType(n string) *Class {
	if c, ok := iterTypes[n]; ok {
		return c
	}
	return ObjectType
}

func argN(name string, args []Value, kw []KW, lo, hi int) error {
	if len(kw) > 0 {
		return Raise(TypeError, "%s() takes no keyword arguments", name)
	}
	n := len(args)
	if n >= lo && (n <= hi || hi < 0) {
		return nil
	}
	pl := func(k int) string {
		if k == 1 {
			return "argument"
		}
		return "arguments"
	}
	switch {
	case lo == hi && lo == 1:
		return Raise(TypeError, "%s() takes exactly one argument (%d given)", name, n)
	case lo == hi && lo == 0:
		return Raise(TypeError, "%s() takes no arguments (%d given)", name, n)
	case lo == hi:
		return Raise(TypeError, "%s expected %d arguments, got %d", name, lo, n)
	case n < lo:
		return Raise(TypeError, "%s expected at least %d %s, got %d", name, lo, pl(lo), n)
	}
	return Raise(TypeError, "%s expected at most %d %s, got %d", name, hi, pl(hi), n)
}
func kwGet(kw []KW, name string) (Value, []KW) {
	for i, k := range kw {
		if k.Name == name {
			return k.V, append(append([]KW{}, kw[:i]...), kw[i+1:]...)
		}
	}
	return nil, kw
}

// fn defines a builtin of positional arguments.
func fn(name string, lo, hi int, f func(h Host, a []Value) (Value, error)) *Builtin {
	b := legacy(name, func(h Host, _ Value, args []Value, kw []KW) (Value, error) {
		if err := argN(name, args, kw, lo, hi); err != nil {
			return nil, err
		}
		return f(h, args)
	})
	Builtins[name] = b
	return b
}

// meth defines a method of a builtin type; self is a[0].
func meth(c *Class, name string, lo, hi int, f func(h Host, self Value, a []Value) (Value, error)) {
	c.Attrs[name] = legacy(name, func(h Host, self Value, args []Value, kw []KW) (Value, error) {
		if self == nil { // str.lower as a function
			if len(args) == 0 {
				return nil, Raise(TypeError, "unbound method %s.%s() needs an argument", c.Name, name)
			}
			if !TypeOf(args[0]).Is(c) {
				return nil, Raise(TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", name, c.Name, TypeName(args[0]))
			}
			self, args = args[0], args[1:]
		}
		if err := argN(c.Name+"."+name, args, kw, lo, hi); err != nil {
			return nil, err
		}
		return f(h, self, args)
	})
}

func SortValues(h Host, v []Value, key Value, rev bool) error {
	ks := v
	var err error
	if key != nil && key != None {
		ks = make([]Value, len(v))
		for i, x := range v {
			if ks[i], err = h.Call(key, []Value{x}, nil); err != nil {
				return err
			}
		}
	}
	ix := make([]int, len(v))
	for i := range ix {
		ix[i] = i
	}
	sort.SliceStable(ix, func(a, b int) bool {
		if err != nil {
			return false
		}
		x, y := ks[ix[a]], ks[ix[b]]
		if rev {
			x, y = y, x
		}
		var lt bool
		lt, e := order(h, syntax.Lt, x, y)
		if e != nil {
			err = e
		}
		return lt
	})
	if err != nil {
		return err
	}
	out := make([]Value, len(v))
	for i, j := range ix {
		out[i] = v[j]
	}
	copy(v, out)
	return nil
}

func parseInt(h Host, s string, base int, orig Value) (Value, error) {
	t := strings.TrimSpace(s)
	bad := func() (Value, error) {
		return nil, Raise(ValueError, "invalid literal for int() with base %d: %s", base, Repr(orig))
	}
	neg := false
	u := t
	if u != "" && (u[0] == '-' || u[0] == '+') {
		neg = u[0] == '-'
		u = u[1:]
	}
	l := strings.ToLower(u)
	pre := func(b int, p string) bool {
		if (base == b || base == 0) && strings.HasPrefix(l, p) {
			l, base = strings.TrimPrefix(l[2:], "_"), b
			return true
		}
		return false
	}
	if !pre(16, "0x") && !pre(2, "0b") && !pre(8, "0o") && base == 0 {
		base = 10
	}
	if l == "" || l[0] == '_' || l[len(l)-1] == '_' || strings.Contains(l, "__") || l[0] == '-' || l[0] == '+' || !isASCII(l) {
		return bad()
	}
	b, ok := new(big.Int).SetString(strings.ReplaceAll(l, "_", ""), base)
	if !ok {
		return bad()
	}
	if neg {
		b.Neg(b)
	}
	return MkBig(b), nil
}

func minmax(name string, op syntax.Op) {
	Builtins[name] = legacy(name, func(h Host, _ Value, args []Value, kw []KW) (Value, error) {
		key, kw := kwGet(kw, "key")
		def, kw := kwGet(kw, "default")
		var err error
		if len(args) == 0 {
			return nil, Raise(TypeError, "%s expected at least 1 argument, got 0", name)
		}
		if len(args) == 1 {
			if args, err = ToSlice(h, args[0]); err != nil {
				return nil, err
			}
		}
		if len(args) == 0 {
			if def != nil {
				return def, nil
			}
			return nil, Raise(ValueError, "%s() arg is an empty sequence", name)
		}
		var best, bk Value
		for _, x := range args {
			k := x
			if key != nil && key != None {
				if k, err = h.Call(key, []Value{x}, nil); err != nil {
					return nil, err
				}
			}
			if best == nil {
				best, bk = x, k
				continue
			}
			lt, err := order(h, op, k, bk)
			if err != nil {
				return nil, err
			}
			if lt {
				best, bk = x, k
			}
		}
		return best, nil
	})
}

func iterObj(t string, f IterF) Value {
	if iterTypes[t] == nil {
		iterTypes[t] = typ(t)
	}
	return &IterObj{f, t}
}

func isInst(h Host, v Value, c Value) (bool, error) {
	switch c := c.(type) {
	case *Class:
		return TypeOf(v).Is(c), nil
	case Tuple:
		for _, x := range c {
			if ok, err := isInst(h, v, x); ok || err != nil {
				return ok, err
			}
		}
		return false, nil
	}
	return false, Raise(TypeError, "isinstance() arg 2 must be a type, a tuple of types, or a union")
}

func init() {
	iterTypes["generator"] = GenType
	for _, c := range Exceptions {
		Builtins[c.Name] = c
	}
	Builtins["IOError"], Builtins["NotImplemented"] = OSError, NotImplemented
	Builtins["__name__"] = Str("__main__")
	for _, c := range []*Class{IntType, BoolType, FloatType, StrType, BytesType, TupleType, ListType, DictType, SetType, FrozenSetType, TypeType, ObjectType, RangeType} {
		Builtins[c.Name] = c
	}
	Builtins["print"] = legacy("print", func(h Host, _ Value, args []Value, kw []KW) (Value, error) {
		sep, end := " ", "\n"
		for _, k := range kw {
			switch k.Name {
			case "sep", "end":
				s, ok := k.V.(Str)
				if !ok && k.V != None {
					return nil, Raise(TypeError, "%s must be None or a string, not %s", k.Name, TypeName(k.V))
				}
				if ok && k.Name == "sep" {
					sep = string(s)
				} else if ok {
					end = string(s)
				}
			case "flush", "file":
			default:
				return nil, Raise(TypeError, "'%s' is an invalid keyword argument for print()", k.Name)
			}
		}
		var b strings.Builder
		for i, x := range args {
			if i > 0 {
				b.WriteString(sep)
			}
			s, err := StrOf(h, x)
			if err != nil {
				return nil, err
			}
			b.WriteString(s)
		}
		b.WriteString(end)
		_, err := h.Out().Write([]byte(b.String()))
		return None, err
	})
	fn("len", 1, 1, func(h Host, a []Value) (Value, error) {
		n, err := Len(h, a[0])
		return MkInt(int64(n)), err
	})
	fn("repr", 1, 1, func(h Host, a []Value) (Value, error) { s, err := ReprOf(h, a[0]); return Str(s), err })
	fn("abs", 1, 1, func(h Host, a []Value) (Value, error) {
		if b := toBig(a[0]); b != nil {
			return MkBig(new(big.Int).Abs(b)), nil
		}
		if f, ok := a[0].(Float); ok {
			return Float(math.Abs(float64(f))), nil
		}
		return nil, Raise(TypeError, "bad operand type for abs(): '%s'", TypeName(a[0]))
	})
	Builtins["sum"] = legacy("sum", func(h Host, _ Value, a []Value, kw []KW) (Value, error) {
		var acc Value = MkInt(0)
		if s, rest := kwGet(kw, "start"); s != nil {
			acc, kw = s, rest
		}
		if err := argN("sum", a, kw, 1, 2); err != nil {
			return nil, err
		}
		if len(a) == 2 {
			acc = a[1]
		}
		err := Each(h, a[0], func(x Value) (err error) { acc, err = Binary(h, syntax.Add, acc, x); return })
		return acc, err
	})
	Builtins["sorted"] = legacy("sorted", func(h Host, _ Value, a []Value, kw []KW) (Value, error) {
		key, kw := kwGet(kw, "key")
		rev, kw := kwGet(kw, "reverse")
		if err := argN("sorted", a, kw, 1, 1); err != nil {
			return nil, err
		}
		v, err := ToSlice(h, a[0])
		if err != nil {
			return nil, err
		}
		r := false
		if rev != nil {
			r, _ = Truth(h, rev)
		}
		return &List{v}, SortValues(h, v, key, r)
	})
	minmax("min", syntax.Lt)
	minmax("max", syntax.Gt)
	Builtins["enumerate"] = legacy("enumerate", func(h Host, _ Value, a []Value, kw []KW) (Value, error) {
		n := int64(0)
		s, kw := kwGet(kw, "start")
		if err := argN("enumerate", a, kw, 1, 2); err != nil {
			return nil, err
		}
		if len(a) == 2 {
			s = a[1]
		}
		if s != nil {
			n, _ = asInt(s)
		}
		it, err := Iter(h, a[0])
		if err != nil {
			return nil, err
		}
		return iterObj("enumerate", func(h Host) (Value, bool, error) {
			v, ok, err := it.Next(h)
			if !ok || err != nil {
				return nil, false, err
			}
			n++
			return Tuple{MkInt(n - 1), v}, true, nil
		}), nil
	})
	multi := func(name string, lo int, f func(h Host, fn Value, its []Iterator) Value) {
		fn(name, 0, -1, func(h Host, a []Value) (Value, error) {
			if len(a) < lo {
				return nil, Raise(TypeError, "%s() must have at least two arguments.", name)
			}
			var fv Value
			if lo == 2 {
				fv, a = a[0], a[1:]
			}
			var its []Iterator
			for i, x := range a {
				it, err := Iter(h, x)
				if err != nil {
					if name == "zip" {
						return nil, Raise(TypeError, "zip argument #%d must support iteration", i+1)
					}
					return nil, err
				}
				its = append(its, it)
			}
			return f(h, fv, its), nil
		})
	}
	row := func(h Host, its []Iterator) (Tuple, bool, error) {
		t := make(Tuple, len(its))
		for i, it := range its {
			v, ok, err := it.Next(h)
			if !ok || err != nil {
				return nil, false, err
			}
			t[i] = v
		}
		return t, len(its) > 0, nil
	}
	multi("zip", 0, func(h Host, _ Value, its []Iterator) Value {
		return iterObj("zip", func(h Host) (Value, bool, error) {
			t, ok, err := row(h, its)
			return t, ok, err
		})
	})
	multi("map", 2, func(h Host, f Value, its []Iterator) Value {
		return iterObj("map", func(h Host) (Value, bool, error) {
			t, ok, err := row(h, its)
			if !ok || err != nil {
				return nil, false, err
			}
			r, err := h.Call(f, t, nil)
			return r, err == nil, err
		})
	})
	multi("filter", 2, func(h Host, f Value, its []Iterator) Value {
		return iterObj("filter", func(h Host) (Value, bool, error) {
			for {
				x, ok, err := its[0].Next(h)
				if !ok || err != nil {
					return nil, false, err
				}
				t := x
				if f != None {
					if t, err = h.Call(f, []Value{x}, nil); err != nil {
						return nil, false, err
					}
				}
				if b, err := Truth(h, t); b || err != nil {
					return x, err == nil, err
				}
			}
		})
	})
	fn("iter", 1, 1, func(h Host, a []Value) (Value, error) {
		if _, ok := a[0].(Iterator); ok {
			return a[0], nil
		}
		it, err := Iter(h, a[0])
		if err != nil {
			return nil, err
		}
		return iterObj(TypeName(a[0])+"_iterator", it.Next), nil
	})
	fn("next", 1, 2, func(h Host, a []Value) (Value, error) {
		var it Iterator
		switch x := a[0].(type) {
		case *IterObj:
			it = x.It
		case Iterator:
			it = x
		case *Instance:
			if f, ok := x.Cls.Lookup("__next__"); ok {
				r, err := h.Call(f, []Value{x}, nil)
				if len(a) == 2 && IsExc(err, StopIteration) {
					return a[1], nil
				}
				return r, err
			}
		}
		if it == nil {
			return nil, Raise(TypeError, "'%s' object is not an iterator", TypeName(a[0]))
		}
		v, ok, err := it.Next(h)
		if err != nil || ok {
			return v, err
		}
		if len(a) == 2 {
			return a[1], nil
		}
		if g, ok := it.(interface{ Returned() Value }); ok && g.Returned() != None {
			return nil, RaiseV(StopIteration, g.Returned())
		}
		return nil, RaiseV(StopIteration)
	})
	fn("reversed", 1, 1, func(h Host, a []Value) (Value, error) {
		if _, err := Len(h, a[0]); err != nil {
			return nil, Raise(TypeError, "'%s' object is not reversible", TypeName(a[0]))
		}
		v, err := ToSlice(h, a[0])
		return iterObj("list_reverseiterator", func(Host) (Value, bool, error) {
			if len(v) == 0 {
				return nil, false, nil
			}
			x := v[len(v)-1]
			v = v[:len(v)-1]
			return x, true, nil
		}), err
	})
	anyall := func(name string, stop bool) {
		fn(name, 1, 1, func(h Host, a []Value) (Value, error) {
			it, err := Iter(h, a[0])
			if err != nil {
				return nil, err
			}
			for {
				x, ok, err := it.Next(h)
				if !ok || err != nil {
					return Bool(!stop), err
				}
				b, err := Truth(h, x)
				if b == stop || err != nil {
					return Bool(stop), err
				}
			}
		})
	}
	anyall("any", true)
	anyall("all", false)
	fn("isinstance", 2, 2, func(h Host, a []Value) (Value, error) { b, err := isInst(h, a[0], a[1]); return Bool(b), err })
	fn("issubclass", 2, 2, func(h Host, a []Value) (Value, error) {
		c, ok := a[0].(*Class)
		if !ok {
			return nil, Raise(TypeError, "issubclass() arg 1 must be a class")
		}
		for _, x := range append(Tuple{a[1]}, func() Tuple { t, _ := a[1].(Tuple); return t }()...) {
			if d, ok := x.(*Class); ok && c.Is(d) {
				return Bool(true), nil
			}
		}
		return Bool(false), nil
	})
	fn("callable", 1, 1, func(h Host, a []Value) (Value, error) {
		switch x := a[0].(type) {
		case *Builtin, *Class, *Bound, interface{ IsFunc() }:
			return Bool(true), nil
		case *Instance:
			_, ok := x.Cls.Lookup("__call__")
			return Bool(ok), nil
		}
		return Bool(false), nil
	})
	fn("hasattr", 2, 2, func(h Host, a []Value) (Value, error) {
		_, err := GetAttr(h, a[0], string(a[1].(Str)))
		if IsExc(err, AttributeError) {
			return Bool(false), nil
		}
		return Bool(err == nil), err
	})
	fn("getattr", 2, 3, func(h Host, a []Value) (Value, error) {
		v, err := GetAttr(h, a[0], string(a[1].(Str)))
		if len(a) == 3 && IsExc(err, AttributeError) {
			return a[2], nil
		}
		return v, err
	})
	fn("setattr", 3, 3, func(h Host, a []Value) (Value, error) { return None, SetAttr(h, a[0], string(a[1].(Str)), a[2]) })
	fn("ord", 1, 1, func(h Host, a []Value) (Value, error) {
		switch s := a[0].(type) {
		case Str:
			if n := utf8.RuneCountInString(string(s)); n != 1 {
				return nil, Raise(TypeError, "ord() expected a character, but string of length %d found", n)
			}
			r, _ := utf8.DecodeRuneInString(string(s))
			return MkInt(int64(r)), nil
		case Bytes:
			if len(s) == 1 {
				return MkInt(int64(s[0])), nil
			}
		}
		return nil, Raise(TypeError, "ord() expected string of length 1, but %s found", TypeName(a[0]))
	})
	fn("chr", 1, 1, func(h Host, a []Value) (Value, error) {
		n, ok := asInt(a[0])
		if !ok {
			return nil, Raise(TypeError, "'%s' object cannot be interpreted as an integer", TypeName(a[0]))
		}
		if n < 0 || n > 0x10ffff {
			return nil, Raise(ValueError, "chr() arg not in range(0x110000)")
		}
		return Str(string(rune(n))), nil
	})
	for n, b := range map[string]byte{"hex": 'x', "bin": 'b', "oct": 'o'} {
		fn(n, 1, 1, func(h Host, a []Value) (Value, error) {
			i := toBig(a[0])
			if i == nil {
				return nil, Raise(TypeError, "'%s' object cannot be interpreted as an integer", TypeName(a[0]))
			}
			return Str(fmtInt(fspec{fill: ' ', alt: true, typ: b}, i)), nil
		})
	}
	fn("id", 1, 1, func(h Host, a []Value) (Value, error) { return nil, Unsupported("id()") })
	fn("hash", 1, 1, func(h Host, a []Value) (Value, error) {
		k, err := hashKey(h, a[0])
		if err != nil {
			return nil, err
		}
		x := uint64(14695981039346656037)
		for _, c := range []byte(fmt.Sprint(k)) {
			x = (x ^ uint64(c)) * 1099511628211
		}
		return MkInt(int64(x >> 2)), nil
	})
	fn("divmod", 2, 2, func(h Host, a []Value) (Value, error) {
		q, err := Binary(h, syntax.FloorDiv, a[0], a[1])
		if err != nil {
			return nil, err
		}
		r, err := Binary(h, syntax.Mod, a[0], a[1])
		return Tuple{q, r}, err
	})
	fn("pow", 2, 3, func(h Host, a []Value) (Value, error) {
		if len(a) == 3 {
			x, y, m := toBig(a[0]), toBig(a[1]), toBig(a[2])
			if x == nil || y == nil || m == nil || y.Sign() < 0 || m.Sign() <= 0 {
				return nil, Unsupported("pow() of these three arguments")
			}
			return MkBig(new(big.Int).Exp(x, y, m)), nil
		}
		return Binary(h, syntax.Pow, a[0], a[1])
	})
	fn("format", 1, 2, func(h Host, a []Value) (Value, error) {
		s := ""
		if len(a) == 2 {
			s = string(a[1].(Str))
		}
		t, err := Format(h, a[0], s)
		return Str(t), err
	})
	fn("round", 1, 2, func(h Host, a []Value) (Value, error) {
		if f, ok := a[0].(Float); ok {
			if len(a) == 1 || a[1] == None {
				r := math.RoundToEven(float64(f))
				if math.IsNaN(r) || math.IsInf(r, 0) {
					return nil, Raise(map[bool]*Class{true: ValueError, false: OverflowError}[math.IsNaN(r)], "cannot convert float %s to integer", map[bool]string{true: "NaN", false: "infinity"}[math.IsNaN(r)])
				}
				b, _ := big.NewFloat(r).Int(nil)
				return MkBig(b), nil
			}
			n, _ := asInt(a[1])
			if n < 0 {
				p := math.Pow(10, float64(-n))
				return Float(math.RoundToEven(float64(f)/p) * p), nil
			}
			var r float64
			fmt.Sscan(fmtFloat(float64(f), 'f', int(n), false), &r)
			return Float(r), nil
		}
		b := toBig(a[0])
		if b == nil {
			return nil, Raise(TypeError, "type %s doesn't define __round__ method", TypeName(a[0]))
		}
		if len(a) == 2 {
			if n, _ := asInt(a[1]); n < 0 {
				p := new(big.Int).Exp(big.NewInt(10), big.NewInt(-n), nil)
				half := new(big.Int).Div(p, big.NewInt(2))
				q, m := new(big.Int).DivMod(b, p, new(big.Int))
				if c := m.Cmp(half); c > 0 || c == 0 && q.Bit(0) == 1 {
					q.Add(q, big.NewInt(1))
				}
				return MkBig(q.Mul(q, p)), nil
			}
		}
		return MkBig(b), nil
	})
	Builtins["staticmethod"] = legacy("staticmethod", func(h Host, _ Value, a []Value, _ []KW) (Value, error) { return &StaticMethod{a[0]}, nil })
	Builtins["classmethod"] = legacy("classmethod", func(h Host, _ Value, a []Value, _ []KW) (Value, error) { return &ClassMethod{a[0]}, nil })
	Builtins["property"] = legacy("property", func(h Host, _ Value, a []Value, _ []KW) (Value, error) { return &Property{Get: a[0]}, nil })
	meth(PropType, "setter", 1, 1, func(h Host, self Value, a []Value) (Value, error) { return &Property{Get: self.(*Property).Get, Set: a[0]}, nil })

	// constructors
	ctor := func(c *Class, f func(h Host, a []Value) (Value, error)) {
		c.make = legacy(c.Name, func(h Host, cls Value, a []Value, kw []KW) (Value, error) {
			if err := argN(c.Name, a, kw, 0, 3); err != nil {
				return nil, err
			}
			return f(h, a)
		})
	}
	ObjectType.Attrs["__init__"] = legacy("__init__", func(h Host, self Value, args []Value, kw []KW) (Value, error) {
		if len(args)+len(kw) > 0 {
			return nil, Raise(TypeError, "%s() takes no arguments", TypeName(self))
		}
		return None, nil
	})
	ctor(TypeType, func(h Host, a []Value) (Value, error) {
		if len(a) != 1 {
			return nil, Unsupported("type() of three arguments")
		}
		return TypeOf(a[0]), nil
	})
	ctor(BoolType, func(h Host, a []Value) (Value, error) {
		if len(a) == 0 {
			return Bool(false), nil
		}
		b, err := Truth(h, a[0])
		return Bool(b), err
	})
	IntType.make = legacy("Int", func(h Host, _ Value, a []Value, kw []KW) (Value, error) {
		base := 10
		if b, _ := kwGet(kw, "base"); b != nil {
			a = append(a[:1:1], b)
		}
		if len(a) == 0 {
			return MkInt(0), nil
		}
		if len(a) == 2 {
			n, _ := asInt(a[1])
			base = int(n)
			if _, ok := a[0].(Str); !ok {
				return nil, Raise(TypeError, "int() can't convert non-string with explicit base")
			}
		}
		switch x := a[0].(type) {
		case Str:
			return parseInt(h, string(x), base, x)
		case Bytes:
			return parseInt(h, string(x), base, x)
		case Float:
			f := float64(x)
			if math.IsNaN(f) {
				return nil, Raise(ValueError, "cannot convert float NaN to integer")
			}
			if math.IsInf(f, 0) {
				return nil, Raise(OverflowError, "cannot convert float infinity to integer")
			}
			b, _ := big.NewFloat(f).Int(nil)
			return MkBig(b), nil
		}
		if b := toBig(a[0]); b != nil {
			return MkBig(b), nil
		}
		return nil, Raise(TypeError, "int() argument must be a string, a bytes-like object or a real number, not '%s'", TypeName(a[0]))
	})
	ctor(FloatType, func(h Host, a []Value) (Value, error) {
		if len(a) == 0 {
			return Float(0), nil
		}
		if s, ok := a[0].(Str); ok {
			t := strings.ToLower(strings.ReplaceAll(strings.TrimSpace(string(s)), "_", ""))
			switch strings.TrimLeft(t, "+-") {
			case "inf", "infinity":
				return Float(math.Inf(1 - 2*strings.Count(t, "-"))), nil
			case "nan":
				return Float(math.NaN()), nil
			}
			var f float64
			var rest string
			if n, err := fmt.Sscanf(t+"\x00", "%g%s", &f, &rest); n < 1 || rest != "\x00" || strings.ContainsAny(t, "xp") || err != nil && n < 2 {
				return nil, Raise(ValueError, "could not convert string to float: %s", Repr(s))
			}
			return Float(f), nil
		}
		f, ok := asFloat(a[0])
		if !ok {
			return nil, Raise(TypeError, "float() argument must be a string or a real number, not '%s'", TypeName(a[0]))
		}
		return Float(f), nil
	})
	ctor(StrType, func(h Host, a []Value) (Value, error) {
		if len(a) == 0 {
			return Str(""), nil
		}
		if b, ok := a[0].(Bytes); ok && len(a) > 1 {
			return decode(b, a[1:])
		}
		s, err := StrOf(h, a[0])
		return Str(s), err
	})
	ctor(BytesType, func(h Host, a []Value) (Value, error) {
		if len(a) == 0 {
			return Bytes(""), nil
		}
		switch x := a[0].(type) {
		case Str:
			if len(a) == 1 {
				return nil, Raise(TypeError, "string argument without an encoding")
			}
			return encode(x, a[1:])
		case Bytes:
			return x, nil
		case Int:
			if x < 0 {
				return nil, Raise(ValueError, "negative count")
			}
			if err := h.Alloc(int(x)); err != nil {
				return nil, err
			}
			return Bytes(make([]byte, x)), nil
		}
		var out []byte
		err := Each(h, a[0], func(v Value) error {
			n, ok := asInt(v)
			if !ok {
				return Raise(TypeError, "'%s' object cannot be interpreted as an integer", TypeName(v))
			}
			if n < 0 || n > 255 {
				return Raise(ValueError, "bytes must be in range(0, 256)")
			}
			out = append(out, byte(n))
			return nil
		})
		return Bytes(out), err
	})
	ctor(TupleType, func(h Host, a []Value) (Value, error) {
		if len(a) == 0 {
			return Tuple{}, nil
		}
		if t, ok := a[0].(Tuple); ok {
			return t, nil
		}
		v, err := ToSlice(h, a[0])
		return Tuple(v), err
	})
	ctor(ListType, func(h Host, a []Value) (Value, error) {
		if len(a) == 0 {
			return &List{}, nil
		}
		v, err := ToSlice(h, a[0])
		return &List{v}, err
	})
	DictType.make = legacy("Dict", func(h Host, _ Value, a []Value, kw []KW) (Value, error) {
		d := NewDict()
		return d, dictUpdate(h, d, a, kw)
	})
	mkset := func(fr bool) func(h Host, a []Value) (Value, error) {
		return func(h Host, a []Value) (Value, error) {
			s := &Set{NewDict(), fr}
			if len(a) == 0 {
				return s, nil
			}
			return s, Each(h, a[0], func(v Value) error { return s.D.Set(h, v, None) })
		}
	}
	ctor(SetType, mkset(false))
	ctor(FrozenSetType, mkset(true))
	ctor(RangeType, func(h Host, a []Value) (Value, error) {
		if len(a) == 0 {
			return nil, Raise(TypeError, "range expected at least 1 argument, got 0")
		}
		var n [3]int64
		n[2] = 1
		for i, x := range a {
			v, ok := asInt(x)
			if !ok {
				return nil, Raise(TypeError, "'%s' object cannot be interpreted as an integer", TypeName(x))
			}
			n[i] = v
		}
		if len(a) == 1 {
			n[0], n[1] = 0, n[0]
		}
		if n[2] == 0 {
			return nil, Raise(ValueError, "range() arg 3 must not be zero")
		}
		return &Range{n[0], n[1], n[2]}, nil
	})
}

// UnsupportedErr ends the program: it is not a Python exception and no except catches it.
type UnsupportedErr struct{ What string }

func (e *UnsupportedErr) Error() string { return e.What + " is not in the subset" }
func Unsupported(what string) error     { return &UnsupportedErr{what} }

func dictUpdate(h Host, d *Dict, a []Value, kw []KW) error {
	if len(a) > 0 {
		if o, ok := a[0].(*Dict); ok {
			var err error
			o.Each(func(k, v Value) {
				if err == nil {
					err = d.Set(h, k, v)
				}
			})
			if err != nil {
				return err
			}
		} else {
			i := 0
			if err := Each(h, a[0], func(x Value) error {
				p, err := ToSlice(h, x)
				if err != nil {
					return Raise(TypeError, "cannot convert dictionary update sequence element #%d to a sequence", i)
				}
				if len(p) != 2 {
					return Raise(ValueError, "dictionary update sequence element #%d has length %d; 2 is required", i, len(p))
				}
				i++
				return d.Set(h, p[0], p[1])
			}); err != nil {
				return err
			}
		}
	}
	for _, k := range kw {
		if err := d.Set(h, Str(k.Name), k.V); err != nil {
			return err
		}
	}
	return nil
}
