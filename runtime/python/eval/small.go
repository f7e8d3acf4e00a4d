package eval

import (
	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

// smallArith is x+y and x-y of integers that are nowhere near overflowing: the
// arithmetic of loops and counters, without the way through object.Binary.
// It is nil when the operands are something else.
func smallArith(op syntax.Op, x, y Value) Value {
	a, ok := x.(object.Int)
	if !ok {
		return nil
	}
	b, ok := y.(object.Int)
	if !ok || !small(a) || !small(b) {
		return nil
	}
	switch op {
	case syntax.Add:
		return object.MkInt(int64(a + b))
	case syntax.Sub:
		return object.MkInt(int64(a - b))
	}
	return nil
}

func small(i object.Int) bool { return i > -1<<62 && i < 1<<62 }

// smallCompare orders two integers; known is false for anything else.
func smallCompare(op syntax.Op, x, y Value) (result, known bool) {
	a, ok := x.(object.Int)
	if !ok {
		return false, false
	}
	b, ok := y.(object.Int)
	if !ok {
		return false, false
	}
	switch op {
	case syntax.Lt:
		return a < b, true
	case syntax.Le:
		return a <= b, true
	case syntax.Gt:
		return a > b, true
	case syntax.Ge:
		return a >= b, true
	case syntax.Eq:
		return a == b, true
	case syntax.Ne:
		return a != b, true
	}
	return false, false
}
