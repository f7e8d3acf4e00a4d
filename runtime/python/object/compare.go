package object

import (
	"cmp"
	"math"
	"math/big"
	"strings"
)

// IsSame is x is y. nan is the same as itself: CPython makes one object of it.
func IsSame(x, y Value) bool {
	switch a := x.(type) {
	case Tuple:
		b, ok := y.(Tuple)
		return ok && len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
	case Float:
		b, ok := y.(Float)
		return ok && (a == b || a != a && b != b)
	}
	if _, ok := y.(Tuple); ok {
		return false // Go cannot compare it
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
			return cmp.Compare(a, b), false
		}
	}
	a, b := toBig(x), toBig(y)
	fx, _ := x.(Float)
	fy, _ := y.(Float)
	switch {
	case a != nil && b != nil:
		return a.Cmp(b), false
	case math.IsNaN(float64(fx)) || math.IsNaN(float64(fy)):
		return 0, true
	case a != nil:
		return compareIntFloat(a, float64(fy)), false
	case b != nil:
		return -compareIntFloat(b, float64(fx)), false
	}
	return cmp.Compare(fx, fy), false
}

func compareIntFloat(a *big.Int, f float64) int {
	if math.IsInf(f, 0) {
		return -int(math.Copysign(1, f))
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
		b, ok := y.(Str)
		h.Work(len(a) / scanned)
		if _, instance := y.(*Instance); !instance {
			return ok && a == b, nil
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
		return Bool(c == 0 && !nan), nil
	}
	eq, err := equalBuiltin(h, x, y)
	return Bool(eq), err
}

func equalBuiltin(h Host, x, y Value) (bool, error) {
	if TypeOf(x) == TypeOf(y) {
		switch a := x.(type) {
		case Tuple, *List:
			if len(elements(x)) != len(elements(y)) {
				return false, nil
			}
			_, eq, err := firstDifference(h, x, y)
			return eq, err
		case *Dict:
			return equalDict(h, a, y.(*Dict))
		case *Range:
			return a.equal(y.(*Range)), nil
		case *Slice:
			_, eq, err := firstDifference(h, a.parts(), y.(*Slice).parts())
			return eq, err
		}
	}
	if s, ok := bytesLike(x); ok {
		t, ok := bytesLike(y)
		return ok && s == t, nil
	}
	if a, ok := x.(*Bound); ok {
		b, ok := y.(*Bound)
		return ok && IsSame(a.Self, b.Self) && IsSame(a.Fn, b.Fn), nil
	}
	if likeSet(x) && likeSet(y) {
		n, _ := size(x)
		m, _ := size(y)
		if n != m {
			return false, nil
		}
		return subset(h, x, y)
	}
	return IsSame(x, y), nil
}

// firstDifference is the first index where two lists or tuples differ; eq: none,
// and they are equally long. The program may change a list meanwhile.
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
	if a.n != b.n {
		return false, nil
	}
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
		return Bool(IsSame(x, y)), nil
	case opIsNot:
		return Bool(!IsSame(x, y)), nil
	case opEq:
		return richEqual(h, x, y)
	case opNe:
		// __ne__ first, then __eq__ turned around, as object.__ne__ does
		v, done, err := binaryInstance(h, opNe, x, y)
		if done || err != nil {
			return v, err
		}
		eq, err := Equal(h, x, y)
		return Bool(!eq), err
	case opIn, opNotIn:
		in, err := Contains(h, y, x)
		return Bool(in == (op == opIn)), err
	}
	return richOrder(h, op, x, y)
}

func holds(op Op, c int) Bool {
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
		return !Bool(nan) && holds(op, c), nil
	}
	if a, ok := x.(Str); ok {
		if b, ok := y.(Str); ok {
			h.Work(len(a) / scanned)
			return holds(op, strings.Compare(string(a), string(b))), nil
		}
	}
	if s, ok := bytesLike(x); ok {
		if t, ok := bytesLike(y); ok {
			h.Work(len(s) / scanned)
			return holds(op, strings.Compare(string(s), string(t))), nil
		}
	}
	switch x.(type) {
	case Tuple, *List:
		if TypeOf(x) == TypeOf(y) {
			return orderSequence(h, op, x, y)
		}
	}
	if likeSet(x) && likeSet(y) {
		return orderSets(h, op, x, y)
	}
	if a, ok := x.(*Slice); ok {
		if b, ok := y.(*Slice); ok {
			return orderSequence(h, op, a.parts(), b.parts())
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
	return holds(op, len(a)-len(b)), nil
}

// orderSets is inclusion, of sets and of views that are like sets.
func orderSets(h Host, op Op, x, y Value) (Value, error) {
	if op == opGt || op == opGe {
		x, y = y, x
	}
	n, _ := size(x)
	m, _ := size(y)
	if n > m || n == m && (op == opLt || op == opGt) {
		return Bool(false), nil
	}
	in, err := subset(h, x, y)
	return Bool(in), err
}

// likeSet: the views of keys and items have the operators of sets.
func likeSet(v Value) bool {
	switch v := v.(type) {
	case *Set:
		return true
	case *View:
		return v.Kind != ViewValues
	}
	return false
}

// subset tells whether all that is in x, which is like a set, is in y.
func subset(h Host, x, y Value) (bool, error) {
	all := true
	err := eachUnordered(h, x, func(v Value) (err error) {
		if all {
			all, err = Contains(h, y, v)
		}
		return err
	})
	return all, err
}

// Contains is x in c.
func Contains(h Host, c, x Value) (bool, error) {
	switch c := c.(type) {
	case Str:
		if s, ok := x.(Str); ok {
			h.Work(len(c) / searched)
			return strings.Contains(string(c), string(s)), nil
		}
		return false, Raise(TypeError, "'in <string>' requires string as left operand, not %s", TypeName(x))
	case Bytes:
		h.Work(len(c) / searched)
		return containsByte(string(c), x)
	case *ByteArray:
		h.Work(len(c.B) / searched)
		return containsByte(string(c.B), x)
	case *Dict:
		_, ok, err := c.Get(h, x)
		return ok, err
	case *Set:
		return c.Has(h, x)
	case *View:
		if c.Kind != ViewValues {
			return containsView(h, c, x)
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
	if toBig(x) == nil {
		return false, Raise(TypeError, "a bytes-like object is required, not '%s'", TypeName(x))
	}
	b, err := asByte(x, "byte")
	return err == nil && strings.IndexByte(c, b) >= 0, err
}

func containsView(h Host, c *View, x Value) (bool, error) {
	if c.Kind == ViewKeys {
		_, in, err := c.D.Get(h, x)
		return in, err
	}
	p, ok := x.(Tuple)
	if !ok || len(p) != 2 {
		return false, nil
	}
	got, in, err := c.D.Get(h, p[0])
	if !in || err != nil {
		return false, err
	}
	return same(h, got, p[1])
}

func containsByWalking(h Host, c, x Value) (bool, error) {
	it, err := Iter(h, c)
	if err != nil {
		_, iter := method(c, "__iter__")
		_, item := method(c, "__getitem__")
		if IsExc(err, TypeError) && !iter && !item {
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
