package object

import (
	"math"
	"math/big"
	"math/bits"
	"strings"
	"unicode/utf8"

	"lockstep/runtime/python/syntax"
)

var dunder = [...]string{"__add__", "__sub__", "__mul__", "__truediv__", "__floordiv__", "__mod__", "__pow__", "__lshift__", "__rshift__", "__and__", "__or__", "__xor__", "__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"}
var NotImplemented = &Instance{Cls: &Class{Name: "NotImplementedType", Native: true, Base: ObjectType, Attrs: map[string]Value{}}}

func Binary(h Host, op syntax.Op, x, y Value) (Value, error) { return binary(h, op, x, y, false) }
func InPlace(h Host, op syntax.Op, x, y Value) (Value, error) {
	switch v := x.(type) {
	case *List:
		switch op {
		case syntax.Add:
			s, err := ToSlice(h, y)
			if err != nil {
				return nil, err
			}
			v.V = append(v.V, s...)
			return v, h.Alloc(16 * len(s))
		case syntax.Mul:
			r, err := binary(h, op, x, y, true)
			if err == nil {
				v.V = r.(*List).V
				return v, nil
			}
			return nil, err
		}
	case *Set:
		if y, ok := y.(*Set); ok && !v.Frozen {
			if r, err := binary(h, op, x, y, true); err == nil {
				v.D = r.(*Set).D
				return v, nil
			}
		}
	}
	return binary(h, op, x, y, true)
}

func opErr(op syntax.Op, x, y Value, aug bool) error {
	t := syntax.OpText[op]
	if op == syntax.Pow {
		t = "** or pow()"
	}
	if aug {
		t += "="
		if op == syntax.Pow {
			t = "**="
		}
	}
	return Raise(TypeError, "unsupported operand type(s) for %s: '%s' and '%s'", t, TypeName(x), TypeName(y))
}

func binary(h Host, op syntax.Op, x, y Value, aug bool) (Value, error) {
	if a, ok := x.(Int); ok {
		if b, ok := y.(Int); ok {
			return intOp(h, op, int64(a), int64(b))
		}
	}
	if op == syntax.Mod {
		switch f := x.(type) {
		case Str:
			s, err := Percent(h, string(f), y)
			return Str(s), err
		}
	}
	xi, ok1 := x.(*Instance)
	yi, ok2 := y.(*Instance)
	if ok1 || ok2 {
		if ok1 {
			if f, ok := xi.Cls.Lookup(dunder[op]); ok {
				r, err := h.Call(f, []Value{x, y}, nil)
				if err != nil || r != Value(NotImplemented) {
					return r, err
				}
			}
		}
		if ok2 {
			if f, ok := yi.Cls.Lookup("__r" + dunder[op][2:]); ok {
				r, err := h.Call(f, []Value{y, x}, nil)
				if err != nil || r != Value(NotImplemented) {
					return r, err
				}
			}
		}
		return nil, opErr(op, x, y, aug)
	}
	if bx, by := toBig(x), toBig(y); bx != nil && by != nil {
		if a, ok := x.(Bool); ok && op >= syntax.And && op <= syntax.Xor {
			if b, ok := y.(Bool); ok {
				switch op {
				case syntax.And:
					return a && b, nil
				case syntax.Or:
					return a || b, nil
				default:
					return Bool(a != b), nil
				}
			}
		}
		return bigOp(h, op, bx, by)
	}
	if fx, ok := asFloat(x); ok {
		if fy, ok := asFloat(y); ok {
			return floatOp(op, fx, fy, x, y, aug)
		}
	}
	switch op {
	case syntax.Add:
		switch a := x.(type) {
		case Str:
			if b, ok := y.(Str); ok {
				return a + b, h.Alloc(len(a) + len(b))
			}
			return nil, Raise(TypeError, "can only concatenate str (not \"%s\") to str", TypeName(y))
		case Bytes:
			if b, ok := y.(Bytes); ok {
				return a + b, h.Alloc(len(a) + len(b))
			}
			return nil, Raise(TypeError, "can't concat %s to bytes", TypeName(y))
		case *List:
			if b, ok := y.(*List); ok {
				return &List{append(append(make([]Value, 0, len(a.V)+len(b.V)), a.V...), b.V...)}, h.Alloc(16 * (len(a.V) + len(b.V)))
			}
			return nil, Raise(TypeError, "can only concatenate list (not \"%s\") to list", TypeName(y))
		case Tuple:
			if b, ok := y.(Tuple); ok {
				return append(append(make(Tuple, 0, len(a)+len(b)), a...), b...), h.Alloc(16 * (len(a) + len(b)))
			}
			return nil, Raise(TypeError, "can only concatenate tuple (not \"%s\") to tuple", TypeName(y))
		}
	case syntax.Mul:
		if _, ok := asInt(x); ok {
			x, y = y, x
		}
		n, ok := asInt(y)
		isSeq := false
		switch x.(type) {
		case Str, Bytes, *List, Tuple:
			isSeq = true
		}
		if isSeq && !ok {
			return nil, Raise(TypeError, "can't multiply sequence by non-int of type '%s'", TypeName(y))
		}
		n = max(n, 0)
		grow := func(k int) error {
			if k > 0 && n > int64(1<<40/k) {
				n = 1 << 40
			}
			return h.Alloc(int(n) * k)
		}
		switch a := x.(type) {
		case Str:
			if err := grow(len(a)); err != nil {
				return nil, err
			}
			return Str(strings.Repeat(string(a), int(n))), nil
		case Bytes:
			if err := grow(len(a)); err != nil {
				return nil, err
			}
			return Bytes(strings.Repeat(string(a), int(n))), nil
		case *List, Tuple:
			var v []Value
			l, isList := a.(*List)
			if isList {
				v = l.V
			} else {
				v = a.(Tuple)
			}
			if err := grow(16 * len(v)); err != nil {
				return nil, err
			}
			out := make([]Value, 0, len(v)*int(n))
			for range n {
				out = append(out, v...)
			}
			if isList {
				return &List{out}, nil
			}
			return Tuple(out), nil
		}
	}
	if a, ok := x.(*Set); ok {
		if b, ok := y.(*Set); ok {
			out := &Set{NewDict(), a.Frozen}
			var err error
			add := func(s *Set, want func(in bool) bool, o *Set) {
				s.D.Each(func(k, _ Value) {
					if _, in, _ := o.D.Get(h, k); want(in) && err == nil {
						err = out.D.Set(h, k, None)
					}
				})
			}
			yes := func(bool) bool { return true }
			no := func(in bool) bool { return !in }
			switch op {
			case syntax.Or:
				add(a, yes, b)
				add(b, yes, a)
			case syntax.And:
				add(a, func(in bool) bool { return in }, b)
			case syntax.Sub:
				add(a, no, b)
			case syntax.Xor:
				add(a, no, b)
				add(b, no, a)
			default:
				return nil, opErr(op, x, y, aug)
			}
			return out, err
		}
	}
	if a, ok := x.(*Dict); ok && op == syntax.Or {
		if b, ok := y.(*Dict); ok {
			d := NewDict()
			a.Each(func(k, v Value) { d.Set(h, k, v) })
			b.Each(func(k, v Value) { d.Set(h, k, v) })
			return d, nil
		}
	}
	return nil, opErr(op, x, y, aug)
}

func intOp(h Host, op syntax.Op, a, b int64) (Value, error) {
	switch op {
	case syntax.Add:
		if c := a + b; (c > a) == (b > 0) {
			return MkInt(c), nil
		}
	case syntax.Sub:
		if c := a - b; (c < a) == (b > 0) {
			return MkInt(c), nil
		}
	case syntax.Mul:
		if hi, lo := bits.Mul64(uint64(abs64(a)), uint64(abs64(b))); hi == 0 && lo < 1<<63 {
			return MkInt(a * b), nil
		}
	case syntax.FloorDiv, syntax.Mod:
		if b == 0 {
			return nil, Raise(ZeroDivisionError, "integer %s by zero", map[syntax.Op]string{syntax.FloorDiv: "division or modulo", syntax.Mod: "modulo"}[op])
		}
		if a == math.MinInt64 {
			break
		}
		q, r := a/b, a%b
		if r != 0 && (r < 0) != (b < 0) {
			q--
			r += b
		}
		if op == syntax.Mod {
			return MkInt(r), nil
		}
		return MkInt(q), nil
	case syntax.Div:
		if b == 0 {
			return nil, Raise(ZeroDivisionError, "division by zero")
		}
		if abs64(a) < 1<<53 && abs64(b) < 1<<53 {
			return Float(float64(a) / float64(b)), nil
		}
	case syntax.And:
		return MkInt(a & b), nil
	case syntax.Or:
		return MkInt(a | b), nil
	case syntax.Xor:
		return MkInt(a ^ b), nil
	case syntax.RShift:
		if b >= 0 {
			return MkInt(a >> min(uint64(b), 63)), nil
		}
	case syntax.LShift:
		if b >= 0 && b < 62 && abs64(a) < 1<<(62-uint(b)) {
			return MkInt(a << uint(b)), nil
		}
	}
	return bigOp(h, op, big.NewInt(a), big.NewInt(b))
}
func abs64(a int64) int64 {
	if a < 0 {
		return -a
	}
	return a
}

func bigOp(h Host, op syntax.Op, a, b *big.Int) (Value, error) {
	r := new(big.Int)
	switch op {
	case syntax.Add:
		r.Add(a, b)
	case syntax.Sub:
		r.Sub(a, b)
	case syntax.Mul:
		if err := h.Alloc((a.BitLen() + b.BitLen()) / 8); err != nil {
			return nil, err
		}
		r.Mul(a, b)
	case syntax.FloorDiv, syntax.Mod:
		if b.Sign() == 0 {
			return nil, Raise(ZeroDivisionError, "integer %s by zero", map[syntax.Op]string{syntax.FloorDiv: "division or modulo", syntax.Mod: "modulo"}[op])
		}
		q, m := new(big.Int).QuoRem(a, b, new(big.Int))
		if m.Sign() != 0 && (m.Sign() < 0) != (b.Sign() < 0) {
			q.Sub(q, big.NewInt(1))
			m.Add(m, b)
		}
		if op == syntax.Mod {
			return MkBig(m), nil
		}
		return MkBig(q), nil
	case syntax.Div:
		if b.Sign() == 0 {
			return nil, Raise(ZeroDivisionError, "division by zero")
		}
		f, _ := new(big.Rat).SetFrac(a, b).Float64()
		if math.IsInf(f, 0) {
			return nil, Raise(OverflowError, "integer division result too large for a float")
		}
		return Float(f), nil
	case syntax.Pow:
		if b.Sign() < 0 {
			fa, _ := new(big.Float).SetInt(a).Float64()
			fb, _ := new(big.Float).SetInt(b).Float64()
			if fa == 0 {
				return nil, Raise(ZeroDivisionError, "0.0 cannot be raised to a negative power")
			}
			return Float(math.Pow(fa, fb)), nil
		}
		if !b.IsInt64() || b.Int64()*int64(a.BitLen()) > 1<<24 && a.BitLen() > 1 {
			return nil, h.Alloc(1 << 50)
		}
		r.Exp(a, b, nil)
	case syntax.LShift, syntax.RShift:
		if b.Sign() < 0 {
			return nil, Raise(ValueError, "negative shift count")
		}
		if op == syntax.RShift {
			if !b.IsInt64() {
				b = big.NewInt(1 << 30)
			}
			r.Rsh(a, uint(b.Int64()))
		} else {
			if !b.IsInt64() || b.Int64() > 1<<24 {
				return nil, h.Alloc(1 << 50)
			}
			r.Lsh(a, uint(b.Int64()))
		}
	case syntax.And:
		r.And(a, b)
	case syntax.Or:
		r.Or(a, b)
	case syntax.Xor:
		r.Xor(a, b)
	}
	return MkBig(r), nil
}

func floatOp(op syntax.Op, a, b float64, x, y Value, aug bool) (Value, error) {
	switch op {
	case syntax.Add:
		return Float(a + b), nil
	case syntax.Sub:
		return Float(a - b), nil
	case syntax.Mul:
		return Float(a * b), nil
	case syntax.Div:
		if b == 0 {
			return nil, Raise(ZeroDivisionError, "float division by zero")
		}
		return Float(a / b), nil
	case syntax.FloorDiv, syntax.Mod:
		if b == 0 {
			if op == syntax.Mod {
				return nil, Raise(ZeroDivisionError, "float modulo")
			}
			return nil, Raise(ZeroDivisionError, "float floor division by zero")
		}
		m := math.Mod(a, b)
		d := (a - m) / b
		if m != 0 {
			if (b < 0) != (m < 0) {
				m += b
				d--
			}
		} else {
			m = math.Copysign(0, b)
		}
		if op == syntax.Mod {
			return Float(m), nil
		}
		f := math.Floor(d)
		if d-f > 0.5 {
			f++
		}
		return Float(f), nil
	case syntax.Pow:
		if a == 0 && b < 0 {
			return nil, Raise(ZeroDivisionError, "0.0 cannot be raised to a negative power")
		}
		r := math.Pow(a, b)
		if math.IsInf(r, 0) && !math.IsInf(a, 0) && !math.IsInf(b, 0) {
			return nil, RaiseV(OverflowError, Int(34), Str("Numerical result out of range"))
		}
		return Float(r), nil
	}
	return nil, opErr(op, x, y, aug)
}

func Unary(h Host, op string, x Value) (Value, error) {
	switch op {
	case "-":
		switch v := x.(type) {
		case Int:
			if v != math.MinInt64 {
				return MkInt(int64(-v)), nil
			}
		case Float:
			return -v, nil
		}
		if b := toBig(x); b != nil {
			return MkBig(new(big.Int).Neg(b)), nil
		}
	case "+":
		if b := toBig(x); b != nil {
			return MkBig(b), nil
		}
		if f, ok := x.(Float); ok {
			return f, nil
		}
	case "~":
		if b := toBig(x); b != nil {
			return MkBig(new(big.Int).Not(b)), nil
		}
	}
	if v, ok := x.(*Instance); ok {
		if f, ok := v.Cls.Lookup(map[string]string{"-": "__neg__", "+": "__pos__", "~": "__invert__"}[op]); ok {
			return h.Call(f, []Value{x}, nil)
		}
	}
	return nil, Raise(TypeError, "bad operand type for unary %s: '%s'", op, TypeName(x))
}

// ---- comparison

func isNum(v Value) bool {
	switch v.(type) {
	case Int, Bool, Float, *Big:
		return true
	}
	return false
}
func cmpNum(x, y Value) (c int, nan bool) {
	if a, ok := asInt(x); ok {
		if b, ok := asInt(y); ok {
			switch {
			case a < b:
				return -1, false
			case a > b:
				return 1, false
			}
			return 0, false
		}
	}
	if a, b := toBig(x), toBig(y); a != nil && b != nil {
		return a.Cmp(b), false
	}
	a, _ := asFloat(x)
	b, _ := asFloat(y)
	switch {
	case a < b:
		return -1, false
	case a > b:
		return 1, false
	case a == b:
		return 0, false
	}
	return 0, true
}

func IsSame(x, y Value) bool {
	switch a := x.(type) {
	case Tuple:
		b, ok := y.(Tuple)
		return ok && len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
	case Int, Float, Bool, NoneT, Str, Bytes, Ellip, *List, *Dict, *Set, *Instance, *Class, *Builtin, *Module:
		return x == y
	case *Big:
		b, ok := y.(*Big)
		return ok && a == b
	case *Range:
		b, ok := y.(*Range)
		return ok && a == b
	}
	defer func() { recover() }()
	return x == y
}

func Equal(h Host, x, y Value) (bool, error) {
	switch a := x.(type) {
	case Int:
		if b, ok := y.(Int); ok {
			return a == b, nil
		}
	case Str:
		if b, ok := y.(Str); ok {
			return a == b, nil
		}
	case Bytes:
		b, ok := y.(Bytes)
		return ok && a == b, nil
	case Tuple:
		if b, ok := y.(Tuple); ok {
			return eqSeq(h, a, b)
		}
	case *List:
		if b, ok := y.(*List); ok {
			return eqSeq(h, a.V, b.V)
		}
	case *Dict:
		b, ok := y.(*Dict)
		if !ok || a.n != b.n {
			return false, nil
		}
		for _, e := range a.ents {
			if e.live {
				i, ok := b.idx[e.hk]
				if !ok {
					return false, nil
				}
				if eq, err := Equal(h, e.v, b.ents[i].v); !eq || err != nil {
					return false, err
				}
			}
		}
		return true, nil
	case *Set:
		b, ok := y.(*Set)
		if !ok || a.D.n != b.D.n {
			return false, nil
		}
		for k := range a.D.idx {
			if _, ok := b.D.idx[k]; !ok {
				return false, nil
			}
		}
		return true, nil
	case *Range:
		b, ok := y.(*Range)
		return ok && a.Len() == b.Len() && (a.Len() == 0 || a.Start == b.Start && (a.Len() == 1 || a.Step == b.Step)), nil
	case *Bound:
		b, ok := y.(*Bound)
		return ok && IsSame(a.Self, b.Self) && IsSame(a.Fn, b.Fn), nil
	case *Instance:
		return eqInst(h, a, y)
	}
	if b, ok := y.(*Instance); ok {
		return eqInst(h, b, x)
	}
	if isNum(x) && isNum(y) {
		c, nan := cmpNum(x, y)
		return c == 0 && !nan, nil
	}
	return IsSame(x, y), nil
}
func eqInst(h Host, a *Instance, y Value) (bool, error) {
	if a == y {
		return true, nil
	}
	if f, ok := a.Cls.Lookup("__eq__"); ok {
		r, err := h.Call(f, []Value{a, y}, nil)
		if err != nil {
			return false, err
		}
		if r != Value(NotImplemented) {
			return Truth(h, r)
		}
	}
	return false, nil
}
func eqSeq(h Host, a, b []Value) (bool, error) {
	if len(a) != len(b) {
		return false, nil
	}
	for i := range a {
		if eq, err := Equal(h, a[i], b[i]); !eq || err != nil {
			return false, err
		}
	}
	return true, nil
}

func Compare(h Host, op syntax.Op, x, y Value) (bool, error) {
	switch op {
	case syntax.Is:
		return IsSame(x, y), nil
	case syntax.IsNot:
		return !IsSame(x, y), nil
	case syntax.Eq:
		return Equal(h, x, y)
	case syntax.Ne:
		if v, ok := x.(*Instance); ok {
			if f, ok := v.Cls.Lookup("__ne__"); ok {
				r, err := h.Call(f, []Value{x, y}, nil)
				if err != nil {
					return false, err
				}
				return Truth(h, r)
			}
		}
		b, err := Equal(h, x, y)
		return !b, err
	case syntax.In:
		return Contains(h, y, x)
	case syntax.NotIn:
		b, err := Contains(h, y, x)
		return !b, err
	}
	return order(h, op, x, y)
}
func rel(op syntax.Op, c int) bool {
	switch op {
	case syntax.Lt:
		return c < 0
	case syntax.Le:
		return c <= 0
	case syntax.Gt:
		return c > 0
	}
	return c >= 0
}
func order(h Host, op syntax.Op, x, y Value) (bool, error) {
	if isNum(x) && isNum(y) {
		c, nan := cmpNum(x, y)
		return !nan && rel(op, c), nil
	}
	switch a := x.(type) {
	case Str:
		if b, ok := y.(Str); ok {
			return rel(op, strings.Compare(string(a), string(b))), nil
		}
	case Bytes:
		if b, ok := y.(Bytes); ok {
			return rel(op, strings.Compare(string(a), string(b))), nil
		}
	case Tuple:
		if b, ok := y.(Tuple); ok {
			return orderSeq(h, op, a, b)
		}
	case *List:
		if b, ok := y.(*List); ok {
			return orderSeq(h, op, a.V, b.V)
		}
	case *Set:
		if b, ok := y.(*Set); ok {
			if op == syntax.Gt || op == syntax.Ge {
				a, b = b, a
			}
			for k := range a.D.idx {
				if _, ok := b.D.idx[k]; !ok {
					return false, nil
				}
			}
			return op == syntax.Le || op == syntax.Ge || a.D.n < b.D.n, nil
		}
	}
	try := func(v Value, op syntax.Op, o Value) (bool, bool, error) {
		if in, ok := v.(*Instance); ok {
			if f, ok := in.Cls.Lookup(dunder[op]); ok {
				r, err := h.Call(f, []Value{v, o}, nil)
				if err != nil {
					return false, true, err
				}
				if r != Value(NotImplemented) {
					b, err := Truth(h, r)
					return b, true, err
				}
			}
		}
		return false, false, nil
	}
	if b, ok, err := try(x, op, y); ok {
		return b, err
	}
	if b, ok, err := try(y, map[syntax.Op]syntax.Op{syntax.Lt: syntax.Gt, syntax.Gt: syntax.Lt, syntax.Le: syntax.Ge, syntax.Ge: syntax.Le}[op], x); ok {
		return b, err
	}
	return false, Raise(TypeError, "'%s' not supported between instances of '%s' and '%s'", syntax.OpText[op], TypeName(x), TypeName(y))
}
func orderSeq(h Host, op syntax.Op, a, b []Value) (bool, error) {
	for i := 0; i < len(a) && i < len(b); i++ {
		eq, err := Equal(h, a[i], b[i])
		if err != nil {
			return false, err
		}
		if !eq {
			return order(h, op, a[i], b[i])
		}
	}
	return rel(op, len(a)-len(b)), nil
}

func Contains(h Host, c, x Value) (bool, error) {
	switch c := c.(type) {
	case Str:
		if s, ok := x.(Str); ok {
			return strings.Contains(string(c), string(s)), nil
		}
		return false, Raise(TypeError, "'in <string>' requires string as left operand, not %s", TypeName(x))
	case Bytes:
		switch s := x.(type) {
		case Bytes:
			return strings.Contains(string(c), string(s)), nil
		case Int:
			return s >= 0 && s < 256 && strings.IndexByte(string(c), byte(s)) >= 0, nil
		}
		return false, Raise(TypeError, "a bytes-like object is required, not '%s'", TypeName(x))
	case *Dict:
		_, ok, err := c.Get(h, x)
		return ok, err
	case *Set:
		_, ok, err := c.D.Get(h, x)
		return ok, err
	case *View:
		if c.K == 'k' {
			_, ok, err := c.D.Get(h, x)
			return ok, err
		}
	case *Range:
		if i, ok := asInt(x); ok {
			n := c.Len()
			return n > 0 && (i-c.Start)%c.Step == 0 && (i-c.Start)/c.Step >= 0 && (i-c.Start)/c.Step < n, nil
		}
	case *Instance:
		if f, ok := c.Cls.Lookup("__contains__"); ok {
			r, err := h.Call(f, []Value{c, x}, nil)
			if err != nil {
				return false, err
			}
			return Truth(h, r)
		}
	}
	it, err := Iter(h, c)
	if err != nil {
		return false, Raise(TypeError, "argument of type '%s' is not iterable", TypeName(c))
	}
	for {
		v, ok, err := it.Next(h)
		if !ok || err != nil {
			return false, err
		}
		if IsSame(v, x) {
			return true, nil
		}
		if eq, err := Equal(h, v, x); eq || err != nil {
			return eq, err
		}
	}
}

// ---- subscripts

func runeAt(s string, i int) string {
	if isASCII(s) {
		return s[i : i+1]
	}
	for k, r := range s {
		if i == 0 {
			return s[k : k+utf8.RuneLen(r)]
		}
		i--
	}
	return ""
}

func sliceIdx(s *Slice, n int) (lo, hi, step int, err error) {
	step = 1
	get := func(v Value, d int) int {
		if v == nil || v == None {
			return d
		}
		if b, ok := v.(*Big); ok {
			if b.Sign() < 0 {
				return -1 << 40
			}
			return 1 << 40
		}
		i, ok := asInt(v)
		if !ok {
			err = Raise(TypeError, "slice indices must be integers or None or have an __index__ method")
		}
		return int(i)
	}
	step = get(s.Step, 1)
	if err != nil {
		return
	}
	if step == 0 {
		err = Raise(ValueError, "slice step cannot be zero")
		return
	}
	norm := func(i, lim int) int {
		if i < 0 {
			i += n
			if i < 0 {
				if step < 0 {
					return -1
				}
				return 0
			}
		}
		return min(i, lim)
	}
	if step > 0 {
		lo, hi = norm(get(s.Lo, 0), n), norm(get(s.Hi, n), n)
	} else {
		lo = n - 1
		hi = -1
		if s.Lo != nil && s.Lo != None {
			lo = norm(get(s.Lo, 0), n-1)
		}
		if s.Hi != nil && s.Hi != None {
			hi = norm(get(s.Hi, 0), n-1)
		}
	}
	return
}
func sliceOf[T any](v []T, s *Slice) ([]T, error) {
	lo, hi, step, err := sliceIdx(s, len(v))
	if err != nil {
		return nil, err
	}
	var out []T
	if step > 0 {
		for i := lo; i < hi; i += step {
			out = append(out, v[i])
		}
	} else {
		for i := lo; i > hi; i += step {
			out = append(out, v[i])
		}
	}
	return out, nil
}

func GetItem(h Host, x, i Value) (Value, error) {
	if sl, ok := i.(*Slice); ok {
		switch v := x.(type) {
		case Str:
			if sl.Step == nil && isASCII(string(v)) {
				lo, hi, _, err := sliceIdx(sl, len(v))
				return v[lo:max(lo, hi)], err
			}
			r, err := sliceOf([]rune(string(v)), sl)
			return Str(string(r)), err
		case Bytes:
			if sl.Step == nil {
				lo, hi, _, err := sliceIdx(sl, len(v))
				return v[lo:max(lo, hi)], err
			}
			r, err := sliceOf([]byte(v), sl)
			return Bytes(r), err
		case *List:
			r, err := sliceOf(v.V, sl)
			if err == nil {
				err = h.Alloc(16 * len(r))
			}
			return &List{r}, err
		case Tuple:
			r, err := sliceOf(v, sl)
			return Tuple(r), err
		case *Range:
			lo, hi, st, err := sliceIdx(sl, int(v.Len()))
			return &Range{v.Start + int64(lo)*v.Step, v.Start + int64(hi)*v.Step, v.Step * int64(st)}, err
		}
	}
	switch v := x.(type) {
	case *List:
		k, err := index(i, len(v.V), "list")
		if err != nil {
			return nil, err
		}
		return v.V[k], nil
	case *Dict:
		r, ok, err := v.Get(h, i)
		if err == nil && !ok {
			err = RaiseV(KeyError, i)
		}
		return r, err
	case Tuple:
		k, err := index(i, len(v), "tuple")
		if err != nil {
			return nil, err
		}
		return v[k], nil
	case Str:
		n := utf8.RuneCountInString(string(v))
		k, err := index(i, n, "string")
		if err != nil {
			return nil, err
		}
		return Str(runeAt(string(v), k)), nil
	case Bytes:
		k, err := index(i, len(v), "bytes")
		if err != nil {
			if IsExc(err, IndexError) {
				err = Raise(IndexError, "index out of range")
			} else {
				err = Raise(TypeError, "byte indices must be integers or slices, not %s", TypeName(i))
			}
			return nil, err
		}
		return MkInt(int64(v[k])), nil
	case *Range:
		k, err := index(i, int(v.Len()), "range object")
		if err != nil {
			return nil, err
		}
		return MkInt(v.Start + int64(k)*v.Step), nil
	case *Instance:
		if f, ok := v.Cls.Lookup("__getitem__"); ok {
			return h.Call(f, []Value{x, i}, nil)
		}
	}
	return nil, Raise(TypeError, "'%s' object is not subscriptable", TypeName(x))
}
func index(i Value, n int, what string) (int, error) {
	k, ok := asInt(i)
	if !ok {
		if _, big := i.(*Big); big {
			return 0, Raise(IndexError, "cannot fit 'int' into an index-sized integer")
		}
		switch what {
		case "string":
			return 0, Raise(TypeError, "string indices must be integers, not '%s'", TypeName(i))
		case "range object":
			what = "range"
		}
		return 0, Raise(TypeError, "%s indices must be integers or slices, not %s", what, TypeName(i))
	}
	if k < 0 {
		k += int64(n)
	}
	if k < 0 || k >= int64(n) {
		return 0, Raise(IndexError, "%s index out of range", what)
	}
	return int(k), nil
}
func SetItem(h Host, x, i, v Value) error {
	switch c := x.(type) {
	case *List:
		if sl, ok := i.(*Slice); ok {
			xs, err := ToSlice(h, v)
			if err != nil {
				return Raise(TypeError, "can only assign an iterable")
			}
			lo, hi, step, err := sliceIdx(sl, len(c.V))
			if err != nil {
				return err
			}
			if step == 1 {
				hi = max(lo, hi)
				c.V = append(append(append([]Value{}, c.V[:lo]...), xs...), c.V[hi:]...)
				return nil
			}
			old, _ := sliceOf(c.V, sl)
			if len(old) != len(xs) {
				return Raise(ValueError, "attempt to assign sequence of size %d to extended slice of size %d", len(xs), len(old))
			}
			for _, y := range xs {
				c.V[lo] = y
				lo += step
			}
			return nil
		}
		k, err := index(i, len(c.V), "list")
		if err != nil {
			if IsExc(err, IndexError) {
				err = Raise(IndexError, "list assignment index out of range")
			}
			return err
		}
		c.V[k] = v
		return nil
	case *Dict:
		return c.Set(h, i, v)
	case *Instance:
		if f, ok := c.Cls.Lookup("__setitem__"); ok {
			_, err := h.Call(f, []Value{x, i, v}, nil)
			return err
		}
	}
	return Raise(TypeError, "'%s' object does not support item assignment", TypeName(x))
}
func DelItem(h Host, x, i Value) error {
	switch c := x.(type) {
	case *List:
		if sl, ok := i.(*Slice); ok {
			lo, hi, step, err := sliceIdx(sl, len(c.V))
			if err != nil {
				return err
			}
			drop := map[int]bool{}
			for k := lo; step > 0 && k < hi || step < 0 && k > hi; k += step {
				drop[k] = true
			}
			var out []Value
			for k, y := range c.V {
				if !drop[k] {
					out = append(out, y)
				}
			}
			c.V = out
			return nil
		}
		k, err := index(i, len(c.V), "list")
		if err != nil {
			if IsExc(err, IndexError) {
				err = Raise(IndexError, "list assignment index out of range")
			}
			return err
		}
		c.V = append(c.V[:k], c.V[k+1:]...)
		return nil
	case *Dict:
		_, ok, err := c.Del(h, i)
		if err == nil && !ok {
			err = RaiseV(KeyError, i)
		}
		return err
	case *Instance:
		if f, ok := c.Cls.Lookup("__delitem__"); ok {
			_, err := h.Call(f, []Value{x, i}, nil)
			return err
		}
	}
	return Raise(TypeError, "'%s' object doesn't support item deletion", TypeName(x))
}

var cmpOps = map[string]syntax.Op{"<=": syntax.Le, ">=": syntax.Ge}
var binOps = map[string]syntax.Op{"|": syntax.Or, "&": syntax.And, "-": syntax.Sub, "^": syntax.Xor}
