package object

import (
	"math"
	"math/big"
	"strings"
)

// IsSame is x is y.
func IsSame(x, y Value) bool {
	a, ok := x.(Tuple)
	if !ok {
		if _, ok := y.(Tuple); ok {
			return false
		}
		if s, ok := x.(*Set); ok { // two frozensets without elements are one object in CPython
			o, _ := y.(*Set)
			return s == o
		}
		return sameBox(x, y)
	}
	b, ok := y.(Tuple)
	return ok && len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// sameBox compares what fits a Go interface; nan is the same as itself.
func sameBox(x, y Value) bool {
	if a, ok := x.(Float); ok && math.IsNaN(float64(a)) {
		b, ok := y.(Float)
		return ok && math.IsNaN(float64(b))
	}
	if a, ok := x.(*Bound); ok {
		b, ok := y.(*Bound)
		return ok && a == b
	}
	return x == y
}

// same is identity or equality: how containers compare their elements.
func same(h Host, x, y Value) (bool, error) {
	if IsSame(x, y) {
		return true, nil
	}
	return Equal(h, x, y)
}

func isNumber(v Value) bool {
	switch v.(type) {
	case Int, Bool, Float, *Big:
		return true
	}
	return false
}

// compareNumbers compares exactly, also an int with a float. nan: one of them is no number.
func compareNumbers(x, y Value) (c int, nan bool) {
	if a, ok := asInt(x); ok {
		if b, ok := asInt(y); ok {
			return compareOrdered(a, b), false
		}
	}
	a, b := toBig(x), toBig(y)
	if a != nil && b != nil {
		return a.Cmp(b), false
	}
	fx, _ := x.(Float)
	fy, _ := y.(Float)
	if math.IsNaN(float64(fx)) || math.IsNaN(float64(fy)) {
		return 0, true
	}
	switch {
	case a != nil:
		return compareIntFloat(a, float64(fy)), false
	case b != nil:
		return -compareIntFloat(b, float64(fx)), false
	}
	return compareOrdered(fx, fy), false
}

func compareOrdered[T int64 | Float](a, b T) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func compareIntFloat(a *big.Int, f float64) int {
	if math.IsInf(f, 0) {
		return -int(math.Copysign(1, f))
	}
	if a.IsInt64() && magnitude(a.Int64()) <= 1<<53 {
		return compareOrdered(Float(a.Int64()), Float(f))
	}
	return new(big.Float).SetInt(a).Cmp(big.NewFloat(f))
}

// Equal is x == y as a truth value.
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
	}
	r, err := richEqual(h, x, y)
	if err != nil {
		return false, err
	}
	return Truth(h, r)
}

// richEqual is x == y; a class of the program may give any value.
func richEqual(h Host, x, y Value) (Value, error) {
	v, done, err := binaryInstance(h, opEq, x, y)
	if done || err != nil {
		return v, err
	}
	if isNumber(x) && isNumber(y) {
		c, nan := compareNumbers(x, y)
		return mkBool(c == 0 && !nan), nil
	}
	eq, err := equalBuiltin(h, x, y)
	return mkBool(eq), err
}

func equalBuiltin(h Host, x, y Value) (bool, error) {
	switch a := x.(type) {
	case Str:
		b, ok := y.(Str)
		return ok && a == b, nil
	case Bytes, *ByteArray:
		s, _ := bytesLike(x)
		t, ok := bytesLike(y)
		return ok && s == t, nil
	case Tuple:
		if b, ok := y.(Tuple); ok {
			return equalSequence(h, x, y, len(a), len(b))
		}
		return false, nil
	case *List:
		if b, ok := y.(*List); ok {
			return equalSequence(h, x, y, len(a.V), len(b.V))
		}
		return false, nil
	case *Dict:
		b, ok := y.(*Dict)
		if !ok || a.n != b.n {
			return false, nil
		}
		return equalDict(h, a, b)
	case *Set:
		b, ok := y.(*Set)
		return ok && a.d.n == b.d.n && a.subsetOf(b), nil
	case *View:
		return equalView(h, a, y)
	case *Range:
		b, ok := y.(*Range)
		return ok && keyOfRange(a) == keyOfRange(b), nil
	case *Slice:
		b, ok := y.(*Slice)
		if !ok {
			return false, nil
		}
		return Equal(h, Tuple{orNoneValue(a.Lo), orNoneValue(a.Hi), orNoneValue(a.Step)}, Tuple{orNoneValue(b.Lo), orNoneValue(b.Hi), orNoneValue(b.Step)})
	case *Bound:
		b, ok := y.(*Bound)
		return ok && IsSame(a.Self, b.Self) && IsSame(a.Fn, b.Fn), nil
	}
	return IsSame(x, y), nil
}

// equalSequence compares lists or tuples. The program may change a list meanwhile.
func equalSequence(h Host, x, y Value, n, m int) (bool, error) {
	if n != m {
		return false, nil
	}
	_, eq, err := firstDifference(h, x, y)
	return eq, err
}

// firstDifference is the first index where two lists or tuples differ; eq: none,
// and they are equally long.
func firstDifference(h Host, x, y Value) (i int, eq bool, err error) {
	if err := h.Enter(" in comparison"); err != nil {
		return 0, false, err
	}
	defer h.Leave()
	for ; i < len(elements(x)) && i < len(elements(y)); i++ {
		h.Work(1)
		eq, err := same(h, elements(x)[i], elements(y)[i])
		if err != nil || !eq {
			return i, false, err
		}
	}
	return i, len(elements(x)) == len(elements(y)), nil
}

func equalDict(h Host, a, b *Dict) (bool, error) {
	if err := h.Enter(" in comparison"); err != nil {
		return false, err
	}
	defer h.Leave()
	for i := 0; i < len(a.entries); i++ {
		e := a.entries[i]
		if !e.live {
			continue
		}
		h.Work(1)
		j, ok := b.index[e.hk]
		if !ok {
			return false, nil
		}
		if eq, err := same(h, e.v, b.entries[j].v); !eq || err != nil {
			return false, err
		}
	}
	return true, nil
}

func equalView(h Host, a *View, y Value) (bool, error) {
	if a.Kind == ViewValues {
		return a == y, nil
	}
	switch b := y.(type) {
	case *Set:
	case *View:
		if b.Kind == ViewValues {
			return false, nil
		}
	default:
		return false, nil
	}
	s, err := setOf(h, a)
	if err != nil {
		return false, err
	}
	o, err := setOf(h, y)
	return err == nil && s.d.n == o.d.n && s.subsetOf(o), err
}

// Compare is a comparison as a truth value.
func Compare(h Host, op Op, x, y Value) (bool, error) {
	v, err := RichCompare(h, op, x, y)
	if err != nil {
		return false, err
	}
	return Truth(h, v)
}

// RichCompare is a comparison; classes of the program may give any value.
func RichCompare(h Host, op Op, x, y Value) (Value, error) {
	switch op {
	case opIs:
		return mkBool(IsSame(x, y)), nil
	case opIsNot:
		return mkBool(!IsSame(x, y)), nil
	case opEq:
		return richEqual(h, x, y)
	case opNe:
		return notEqual(h, x, y)
	case opIn, opNotIn:
		in, err := Contains(h, y, x)
		return mkBool(in == (op == opIn)), err
	}
	return richOrder(h, op, x, y)
}

// notEqual asks __ne__ first, then turns __eq__ around, as object.__ne__ does.
func notEqual(h Host, x, y Value) (Value, error) {
	v, done, err := binaryInstance(h, opNe, x, y)
	if done || err != nil {
		return v, err
	}
	eq, err := Equal(h, x, y)
	return mkBool(!eq), err
}

func holds(op Op, c int) bool {
	switch op {
	case opLt:
		return c < 0
	case opLe:
		return c <= 0
	case opGt:
		return c > 0
	}
	return c >= 0
}

func order(h Host, op Op, x, y Value) (bool, error) {
	v, err := richOrder(h, op, x, y)
	if err != nil {
		return false, err
	}
	return Truth(h, v)
}

func richOrder(h Host, op Op, x, y Value) (Value, error) {
	if isNumber(x) && isNumber(y) {
		c, nan := compareNumbers(x, y)
		return mkBool(!nan && holds(op, c)), nil
	}
	switch a := x.(type) {
	case Str:
		if b, ok := y.(Str); ok {
			return mkBool(holds(op, strings.Compare(string(a), string(b)))), nil
		}
	case Bytes, *ByteArray:
		s, _ := bytesLike(x)
		if t, ok := bytesLike(y); ok {
			return mkBool(holds(op, strings.Compare(string(s), string(t)))), nil
		}
	case Tuple:
		if _, ok := y.(Tuple); ok {
			return orderSequence(h, op, x, y)
		}
	case *List:
		if _, ok := y.(*List); ok {
			return orderSequence(h, op, x, y)
		}
	case *Set, *View:
		if v, ok, err := orderSets(h, op, x, y); ok || err != nil {
			return mkBool(v), err
		}
	}
	v, done, err := binaryInstance(h, op, x, y)
	if done || err != nil {
		return v, err
	}
	return nil, Raise(TypeError, "'%s' not supported between instances of '%s' and '%s'", opText(op), TypeName(x), TypeName(y))
}

func orderSequence(h Host, op Op, x, y Value) (Value, error) {
	i, _, err := firstDifference(h, x, y)
	if err != nil {
		return nil, err
	}
	a, b := elements(x), elements(y)
	if i < len(a) && i < len(b) {
		if err := h.Enter(" in comparison"); err != nil {
			return nil, err
		}
		defer h.Leave()
		return richOrder(h, op, a[i], b[i])
	}
	return mkBool(holds(op, len(a)-len(b))), nil
}

// orderSets is inclusion, of sets and of views that are like sets.
func orderSets(h Host, op Op, x, y Value) (v, ok bool, err error) {
	like := func(v Value) bool {
		_, isSet := v.(*Set)
		return isSet || likeSet(v)
	}
	if !like(x) || !like(y) {
		return false, false, nil
	}
	a, err := setOf(h, x)
	if err != nil {
		return false, true, err
	}
	b, err := setOf(h, y)
	if err != nil {
		return false, true, err
	}
	if op == opGt || op == opGe {
		a, b = b, a
	}
	strict := op == opLt || op == opGt
	h.Work(a.d.n)
	return a.subsetOf(b) && (!strict || a.d.n < b.d.n), true, nil
}

// Contains is x in c.
func Contains(h Host, c, x Value) (bool, error) {
	switch c := c.(type) {
	case Str:
		if s, ok := x.(Str); ok {
			return strings.Contains(string(c), string(s)), nil
		}
		return false, Raise(TypeError, "'in <string>' requires string as left operand, not %s", TypeName(x))
	case Bytes:
		return containsByte(string(c), x)
	case *ByteArray:
		return containsByte(string(c.B), x)
	case *Dict:
		_, ok, err := c.Get(h, x)
		return ok, err
	case *Set:
		return c.Has(h, x)
	case *View:
		if v, ok, err := containsView(h, c, x); ok || err != nil {
			return v, err
		}
	case *Range:
		if isNumber(x) {
			i, ok := wholeNumber(x)
			return ok && c.has(i), nil
		}
	case *Instance:
		if f, ok := c.Cls.Lookup("__contains__"); ok {
			r, err := CallMethod(h, f, c, []Value{x}, nil)
			if err != nil {
				return false, err
			}
			return Truth(h, r)
		}
	}
	return containsByWalking(h, c, x)
}

func containsByte(c string, x Value) (bool, error) {
	if s, ok := bytesLike(x); ok {
		return strings.Contains(c, string(s)), nil
	}
	if _, big := x.(*Big); !big {
		if _, ok := asInt(x); !ok {
			return false, Raise(TypeError, "a bytes-like object is required, not '%s'", TypeName(x))
		}
	}
	i, ok := asInt(x)
	if !ok || i < 0 || i > 255 {
		return false, Raise(ValueError, "byte must be in range(0, 256)")
	}
	return strings.IndexByte(c, byte(i)) >= 0, nil
}

func containsView(h Host, c *View, x Value) (v, ok bool, err error) {
	switch c.Kind {
	case ViewKeys:
		_, in, err := c.D.Get(h, x)
		return in, true, err
	case ViewItems:
		p, ok := x.(Tuple)
		if !ok || len(p) != 2 {
			return false, true, nil
		}
		got, in, err := c.D.Get(h, p[0])
		if !in || err != nil {
			return false, true, err
		}
		eq, err := same(h, got, p[1])
		return eq, true, err
	}
	return false, false, nil
}

func containsByWalking(h Host, c, x Value) (bool, error) {
	it, err := Iter(h, c)
	if err != nil {
		if IsExc(err, TypeError) && !hasIter(c) {
			err = Raise(TypeError, "argument of type '%s' is not iterable", TypeName(c))
		}
		return false, err
	}
	for {
		v, ok, err := it.Next(h)
		if !ok || err != nil {
			return false, err
		}
		h.Work(1)
		if eq, err := same(h, v, x); eq || err != nil {
			return eq, err
		}
	}
}

func hasIter(v Value) bool {
	_, iter := method(v, "__iter__")
	_, item := method(v, "__getitem__")
	return iter || item
}
