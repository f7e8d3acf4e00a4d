package object

import (
	"math"
	"math/big"
)

func builtinAbs(h Host, a []Value) (Value, error) {
	if f, ok := a[0].(Float); ok {
		return Float(math.Abs(float64(f))), nil
	}
	if b := toBig(a[0]); b != nil {
		return MkBig(new(big.Int).Abs(b)), nil
	}
	if f, ok := method(a[0], "__abs__"); ok {
		return CallMethod(h, f, a[0], nil, nil)
	}
	return nil, Raise(TypeError, "bad operand type for abs(): '%s'", TypeName(a[0]))
}

func builtinDivmod(h Host, a []Value) (Value, error) {
	if x, y := toBig(a[0]), toBig(a[1]); x != nil && y != nil {
		q, m, err := bigDivMod(h, x, y)
		if err != nil {
			return nil, err
		}
		return Tuple{MkBig(q), MkBig(m)}, nil
	}
	_, ok1 := asFloat(a[0])
	_, ok2 := asFloat(a[1])
	if !ok1 || !ok2 {
		return nil, Raise(TypeError, "unsupported operand type(s) for divmod(): '%s' and '%s'", TypeName(a[0]), TypeName(a[1]))
	}
	x, err := AsFloat(a[0])
	if err != nil {
		return nil, err
	}
	y, err := AsFloat(a[1])
	if err != nil {
		return nil, err
	}
	if y == 0 {
		return nil, Raise(ZeroDivisionError, "float divmod()")
	}
	q, m := floatDivMod(x, y)
	return Tuple{Float(q), Float(m)}, nil
}

func builtinPow(h Host, a []Value) (Value, error) {
	if IsNone(a[2]) {
		return Binary(h, opPow, a[0], a[1])
	}
	x, y, m := toBig(a[0]), toBig(a[1]), toBig(a[2])
	if x == nil || y == nil || m == nil {
		for _, x := range a {
			if _, isFloat := x.(Float); isFloat {
				return nil, Raise(TypeError, "pow() 3rd argument not allowed unless all arguments are integers")
			}
		}
		return nil, Raise(TypeError, "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'", TypeName(a[0]), TypeName(a[1]), TypeName(a[2]))
	}
	return powMod(h, x, y, m)
}

func builtinRound(h Host, a []Value) (Value, error) {
	f, isFloat := a[0].(Float)
	b := toBig(a[0])
	if !isFloat && b == nil {
		return roundInstance(h, a)
	}
	if IsNone(a[1]) {
		if b != nil {
			return MkBig(b), nil
		}
		return intOfFloat(math.RoundToEven(float64(f)))
	}
	digits, err := AsInt(a[1])
	if err != nil {
		return nil, err
	}
	n := int(digits.Int64())
	if !digits.IsInt64() {
		n = digits.Sign() * math.MaxInt32
	}
	if isFloat {
		return roundFloat(float64(f), n)
	}
	return roundInt(h, b, n), nil
}

func roundInstance(h Host, a []Value) (Value, error) {
	f, ok := method(a[0], "__round__")
	if !ok {
		return nil, Raise(TypeError, "type %s doesn't define __round__ method", TypeName(a[0]))
	}
	if IsNone(a[1]) {
		return CallMethod(h, f, a[0], nil, nil)
	}
	return CallMethod(h, f, a[0], a[1:], nil)
}

func builtinSum(h Host, a []Value) (Value, error) {
	s, isSet := a[0].(*Set)
	if !isSet {
		if _, err := Iter(h, a[0]); err != nil {
			return nil, err
		}
	}
	acc := a[1]
	switch acc.(type) {
	case Str:
		return nil, Raise(TypeError, "sum() can't sum strings [use ''.join(seq) instead]")
	case Bytes:
		return nil, Raise(TypeError, "sum() can't sum bytes [use b''.join(seq) instead]")
	case *ByteArray:
		return nil, Raise(TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]")
	}
	if isSet && s.d.n > 1 {
		for _, e := range s.d.entries {
			if e.live && toBig(e.k) == nil { // the order of a sum of ints does not show
				return nil, errSetOrder()
			}
		}
	}
	err := eachUnordered(h, a[0], func(x Value) (err error) {
		acc, err = Binary(h, opAdd, acc, x)
		return err
	})
	return acc, err
}

// extreme is min() or max(): better is "<" or ">".
func extreme(name string, better Op) func(Host, []Value) (Value, error) {
	return func(h Host, a []Value) (Value, error) {
		args := a[0].(Tuple)
		var from Value = args
		switch {
		case len(args) == 0:
			return nil, Raise(TypeError, "%s expected at least 1 argument, got 0", name)
		case len(args) == 1:
			from = args[0]
		case a[2] != nil:
			return nil, Raise(TypeError, "Cannot specify a default for %s() with multiple positional arguments", name)
		}
		best, err := best(h, from, a[1], better)
		switch {
		case err != nil:
			return nil, err
		case best != nil:
			return best, nil
		case a[2] != nil:
			return a[2], nil
		}
		return nil, Raise(ValueError, "%s() arg is an empty sequence", name)
	}
}

// best is the first value whose key no other's is better than; nil when there
// is none. Of a set, a tie would show the order.
func best(h Host, from, key Value, better Op) (best Value, err error) {
	_, isSet := from.(*Set)
	var bestKey Value
	tie := false
	err = eachUnordered(h, from, func(x Value) error {
		k := x
		if !IsNone(key) {
			if k, err = h.Call(key, []Value{x}, nil); err != nil {
				return err
			}
		}
		if best == nil {
			best, bestKey = x, k
			return nil
		}
		wins, err := order(h, better, k, bestKey)
		if err != nil {
			return err
		}
		if wins {
			best, bestKey, tie = x, k, false
		} else if isSet {
			loses, err := order(h, better, bestKey, k)
			if err != nil {
				return err
			}
			tie = tie || !loses
		}
		return nil
	})
	if err == nil && tie {
		err = errSetOrder()
	}
	return best, err
}

func builtinSorted(h Host, a []Value) (Value, error) {
	var v []Value
	var err error
	s, isSet := a[0].(*Set)
	if isSet {
		h.Alloc(s.d.n * valueSize)
		v = s.d.Keys()
	} else if v, err = ToSlice(h, a[0]); err != nil {
		return nil, err
	}
	reverse, err := AsCInt(a[2])
	if err != nil {
		return nil, err
	}
	items, err := sortValues(h, v, a[1], reverse != 0)
	if err != nil {
		return nil, err
	}
	if isSet { // elements with equal keys stay in the order of the set
		for i := 1; i < len(items); i++ {
			if eq, err := tied(h, items[i-1].key, items[i].key); eq || err != nil {
				if err == nil {
					err = errSetOrder()
				}
				return nil, err
			}
		}
	}
	return &List{V: v}, nil
}

// tied: neither of two keys comes before the other.
func tied(h Host, a, b Value) (bool, error) {
	lt, err := order(h, opLt, a, b)
	if lt || err != nil {
		return false, err
	}
	gt, err := order(h, opLt, b, a)
	return !gt, err
}
