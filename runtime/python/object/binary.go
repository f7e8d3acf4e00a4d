package object

import (
	"bytes"
	"slices"
	"strings"
)

// Binary is x op y.
func Binary(h Host, op Op, x, y Value) (Value, error) {
	if a, ok := x.(Int); ok {
		if b, ok := y.(Int); ok {
			return intOp(h, op, int64(a), int64(b))
		}
	}
	return binary(h, op, x, y, false)
}

// InPlace is x op= y: it changes x where Python does, and gives the new value.
func InPlace(h Host, op Op, x, y Value) (Value, error) {
	switch v := x.(type) {
	case *List:
		switch op {
		case opAdd:
			return v, v.extend(h, y)
		case opMul:
			r, err := binary(h, op, x, y, true)
			if l, ok := r.(*List); ok && err == nil {
				v.V = l.V
			}
			return v, err
		}
	case *ByteArray:
		if op == opAdd || op == opMul {
			r, err := binary(h, op, x, y, true)
			if b, ok := r.(*ByteArray); ok && err == nil {
				v.B = b.B
			}
			return v, err
		}
	case *Set:
		if o, ok := y.(*Set); ok && !v.Frozen {
			if r, ok := setOp(h, op, v, o); ok {
				v.d = r.d
				return v, nil
			}
		}
	case *Dict:
		if op == opOr {
			return v, updateFrom(h, v, y) // any mapping, or pairs
		}
	case *Instance:
		if f, ok := v.Cls.Lookup(special[op].inPlace); ok {
			r, err := CallMethod(h, f, v, []Value{y}, nil)
			if err != nil || r != Value(NotImplemented) {
				return r, err
			}
		}
	}
	return binary(h, op, x, y, true)
}

func operandError(op Op, x, y Value, inPlace bool) error {
	t := opText(op)
	switch {
	case inPlace:
		t += "="
	case op == opPow:
		t = "** or pow()"
	}
	return Raise(TypeError, "unsupported operand type(s) for %s: '%s' and '%s'", t, TypeName(x), TypeName(y))
}

func binary(h Host, op Op, x, y Value, inPlace bool) (Value, error) {
	v, done, err := binaryInstance(h, op, x, y)
	if done || err != nil {
		return v, err
	}
	if inPlace && op == opMul && isSequence(y) && likeSequence(x) {
		return nil, operandError(op, x, y, true) // CPython asks the left one alone
	}
	v, err = binaryNumber(h, op, x, y)
	if v == nil && err == nil {
		v, err = binarySequence(h, op, x, y)
	}
	if v == nil && err == nil {
		v, err = binaryCollection(h, op, x, y)
	}
	if v == nil && err == nil {
		return nil, operandError(op, x, y, inPlace)
	}
	return v, err
}

// binaryInstance asks the program's classes: the left operand first, unless the
// right one is of a subclass.
func binaryInstance(h Host, op Op, x, y Value) (v Value, done bool, err error) {
	xi, leftIs := x.(*Instance)
	yi, rightIs := y.(*Instance)
	if !leftIs && !rightIs {
		return nil, false, nil
	}
	names := special[op]
	try := func(on *Instance, name string, other Value) (Value, bool, error) {
		f, ok := on.Cls.Lookup(name)
		if !ok {
			return nil, false, nil
		}
		r, err := CallMethod(h, f, on, []Value{other}, nil)
		if err != nil || r != Value(NotImplemented) {
			return r, true, err
		}
		return nil, false, nil
	}
	rightFirst := leftIs && rightIs && xi.Cls != yi.Cls && yi.Cls.Is(xi.Cls)
	if rightFirst {
		if v, ok, err := try(yi, names.right, x); ok {
			return v, true, err
		}
	}
	if leftIs {
		if v, ok, err := try(xi, names.left, y); ok {
			return v, true, err
		}
	}
	comparing := op >= opEq // for these alone two instances of one class are both asked
	if rightIs && !rightFirst && (!leftIs || comparing || xi.Cls != yi.Cls) {
		if v, ok, err := try(yi, names.right, x); ok {
			return v, true, err
		}
	}
	return nil, false, nil
}

// binaryNumber gives nil when the operands are not both numbers, or have no such operator.
func binaryNumber(h Host, op Op, x, y Value) (Value, error) {
	if !isNumber(x) || !isNumber(y) {
		return nil, nil
	}
	if a, ok := x.(Bool); ok {
		if b, ok := y.(Bool); ok {
			switch op {
			case opAnd:
				return a && b, nil
			case opOr:
				return a || b, nil
			case opXor:
				return Bool(a != b), nil
			}
		}
	}
	if i, ok := asInt(x); ok {
		if j, ok := asInt(y); ok {
			return intOp(h, op, i, j)
		}
	}
	if a, b := toBig(x), toBig(y); a != nil && b != nil {
		return bigOp(h, op, a, b)
	}
	if op > opPow {
		return nil, nil
	}
	f, err := AsFloat(x)
	if err != nil {
		return nil, err
	}
	g, err := AsFloat(y)
	if err != nil {
		return nil, err
	}
	return floatOp(h, op, f, g)
}

func binarySequence(h Host, op Op, x, y Value) (Value, error) {
	switch op {
	case opAdd:
		return concat(h, x, y)
	case opMul:
		if isSequence(x) {
			return repeat(h, x, y)
		}
		if isSequence(y) {
			return repeat(h, y, x)
		}
	case opMod:
		if f, ok := x.(Str); ok {
			s, err := Percent(h, string(f), y)
			return Str(s), err
		}
		if f, ok := bytesLike(x); ok {
			s, err := percentBytes(h, string(f), y)
			return likeBytes(x, s), err
		}
	}
	return nil, nil
}

func isSequence(v Value) bool {
	switch v.(type) {
	case Str, Bytes, *ByteArray, *List, Tuple:
		return true
	}
	return false
}

// likeSequence: a sequence in C, which cannot be repeated.
func likeSequence(v Value) bool {
	switch v := v.(type) {
	case *Dict, *Set, *View, *Range:
		return true
	case *Instance:
		return !v.Cls.Native
	}
	return false
}

func concat(h Host, x, y Value) (Value, error) {
	if a, ok := bytesLike(x); ok {
		b, ok := bytesLike(y)
		if !ok {
			return nil, Raise(TypeError, "can't concat %s to %s", TypeName(y), TypeName(x))
		}
		h.Alloc(len(a) + len(b))
		return likeBytes(x, string(a+b)), nil
	}
	switch a := x.(type) {
	case Str:
		if b, ok := y.(Str); ok {
			h.Alloc(len(a) + len(b))
			return a + b, nil
		}
	case *List:
		if b, ok := y.(*List); ok {
			h.Alloc((len(a.V) + len(b.V)) * valueSize)
			return &List{V: slices.Concat(a.V, b.V)}, nil
		}
	case Tuple:
		if b, ok := y.(Tuple); ok {
			h.Alloc((len(a) + len(b)) * valueSize)
			return slices.Concat(a, b), nil
		}
	default:
		return nil, nil
	}
	return nil, Raise(TypeError, "can only concatenate %s (not \"%s\") to %s", TypeName(x), TypeName(y), TypeName(x))
}

// repeat is seq * count.
func repeat(h Host, seq, count Value) (Value, error) {
	i, ok := asInt(count)
	if _, big := count.(*Big); big {
		return nil, Raise(OverflowError, "cannot fit 'int' into an index-sized integer")
	}
	if !ok {
		return nil, Raise(TypeError, "can't multiply sequence by non-int of type '%s'", TypeName(count))
	}
	times, unit := int(max(i, 0)), 1
	if elements(seq) != nil {
		unit = valueSize
	}
	n, _ := size(seq)
	if s, ok := seq.(Str); ok {
		n = len(s)
	}
	if n == 0 {
		times = 0
	}
	h.Alloc(clampMul(n*unit, times))
	switch s := seq.(type) {
	case Str:
		return Str(strings.Repeat(string(s), times)), nil
	case Bytes:
		return Bytes(strings.Repeat(string(s), times)), nil
	case *ByteArray:
		return &ByteArray{B: bytes.Repeat(s.B, times)}, nil
	case Tuple:
		if times == 1 {
			return s, nil
		}
		return slices.Repeat(s, times), nil
	case *List:
		return &List{V: slices.Repeat(s.V, times)}, nil
	}
	return nil, nil
}

// binaryCollection is the operators of sets, views and dicts.
func binaryCollection(h Host, op Op, x, y Value) (Value, error) {
	if d, ok := x.(*Dict); ok && op == opOr {
		if o, ok := y.(*Dict); ok {
			out := d.copy(h)
			out.addAll(h, o)
			return out, nil
		}
	}
	_, left := x.(*View)
	_, right := y.(*View)
	// a view takes any iterable as the other operand
	if !isSetOp(op) || !(likeSet(x) && (left || likeSet(y)) || right && likeSet(y)) {
		return nil, unionType(op, x, y)
	}
	if op == opAnd && (left || right) { // what cannot be hashed may be looked for in items
		if !left {
			x, y = y, x
		}
		r := NewSet()
		return r, eachUnordered(h, y, func(e Value) error {
			in, err := Contains(h, x, e)
			if err == nil && in {
				err = r.Add(h, e)
			}
			return err
		})
	}
	s, err := setOf(h, x)
	if err != nil {
		return nil, err
	}
	o, err := setOf(h, y)
	if err != nil {
		return nil, err
	}
	r, _ := setOp(h, op, s, o)
	r.Frozen = r.Frozen && !right // the operator is the view's then
	return r, nil
}

// unionType refuses int | None: an annotation, which means nothing at run time here.
func unionType(op Op, x, y Value) error {
	_, left := x.(*Class)
	_, right := y.(*Class)
	if op == opOr && (left && (right || IsNone(y)) || right && IsNone(x)) {
		return Refuse("python.no.union")
	}
	return nil
}

func isSetOp(op Op) bool { return op == opSub || op == opAnd || op == opOr || op == opXor }

// unary operators: their special methods
var unarySpecial = map[string]string{"-": "__neg__", "+": "__pos__", "~": "__invert__"}

// Unary is -x, +x or ~x.
func Unary(h Host, op string, x Value) (Value, error) {
	if f, ok := x.(Float); ok {
		switch op {
		case "-":
			return -f, nil
		case "+":
			return f, nil
		}
	}
	if b := toBig(x); b != nil {
		return unaryInt(h, op, x)
	}
	if f, ok := method(x, unarySpecial[op]); ok {
		return CallMethod(h, f, x, nil, nil)
	}
	return nil, Raise(TypeError, "bad operand type for unary %s: '%s'", op, TypeName(x))
}

func unaryInt(h Host, op string, x Value) (Value, error) {
	switch op {
	case "-":
		return binaryNumber(h, opSub, MkInt(0), x)
	case "~":
		return binaryNumber(h, opSub, MkInt(-1), x)
	}
	return MkBig(toBig(x)), nil
}
