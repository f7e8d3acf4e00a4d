package eval

import "slices"

// The stack of a thread holds what an expression, a loop or a with statement
// has in hand while something else is evaluated: the elements of a list so
// far, an iterator, a left operand. Without it, the count of live data would
// miss them, and a program could hold any amount of memory in one expression.
//
// Whoever pushes pops again, unless an exception passes; then the frame or the
// try statement that it reaches does. A generator has a stack of its own,
// since it stops in the middle of its expressions.

func (t *Thread) push(v Value) {
	if n := len(t.stack); n == cap(t.stack) { // it doubles, as lists do
		t.Alloc(stackedSize * 2 * n)
		t.stack = slices.Grow(t.stack, max(n, 8))
	}
	t.stack = append(t.stack, v)
}

// popTo drops what lies above the height n.
func (t *Thread) popTo(n int) {
	switch len(t.stack) - n {
	case 0:
	case 1: // what most expressions hold
		t.stack[n] = nil
	default:
		clear(t.stack[n:])
	}
	t.stack = t.stack[:n]
}

// take copies what lies above the height n, and drops it.
func (t *Thread) take(n int) []Value {
	out := make([]Value, len(t.stack)-n)
	copy(out, t.stack[n:])
	t.popTo(n)
	return out
}
