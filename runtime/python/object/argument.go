package object

import (
	"math"
	"math/big"
)

// The functions here turn an argument into a Go value or raise the TypeError
// (OverflowError, ValueError) that CPython raises. No table row asserts the
// type of an argument itself.

// AsInt is an integer of any size.
func AsInt(v Value) (*big.Int, error) {
	if b := toBig(v); b != nil {
		return b, nil
	}
	return nil, Raise(TypeError, "'%s' object cannot be interpreted as an integer", TypeName(v))
}

// AsIndex is a size, count or position that fits in 64 bits.
func AsIndex(v Value) (int, error) {
	if i, ok := asInt(v); ok {
		return int(i), nil
	}
	if _, ok := v.(*Big); ok {
		return 0, Raise(OverflowError, "Python int too large to convert to C ssize_t")
	}
	return 0, Raise(TypeError, "'%s' object cannot be interpreted as an integer", TypeName(v))
}

// AsCInt is what C takes as an int: 32 bits.
func AsCInt(v Value) (int, error) {
	i, ok := asInt(v)
	_, big := v.(*Big)
	switch {
	case ok && i >= math.MinInt32 && i <= math.MaxInt32:
		return int(i), nil
	case ok && i < 0:
		return 0, Raise(OverflowError, "signed integer is less than minimum")
	case ok:
		return 0, Raise(OverflowError, "signed integer is greater than maximum")
	case big:
		return 0, Raise(OverflowError, "Python int too large to convert to C int")
	}
	return 0, Raise(TypeError, "'%s' object cannot be interpreted as an integer", TypeName(v))
}

// AsFloat is a real number: a float or an int.
func AsFloat(v Value) (float64, error) {
	f, ok := asFloat(v)
	if !ok {
		return 0, Raise(TypeError, "must be real number, not %s", TypeName(v))
	}
	if math.IsInf(f, 0) {
		if _, isInt := v.(*Big); isInt {
			return 0, Raise(OverflowError, "int too large to convert to float")
		}
	}
	return f, nil
}

// AsStr is a text. What names the argument in the error: "replace() argument 1".
func AsStr(v Value, what string) (string, error) {
	if s, ok := v.(Str); ok {
		return string(s), nil
	}
	name := TypeName(v)
	if IsNone(v) {
		name = "None"
	}
	return "", Raise(TypeError, "%s must be str, not %s", what, name)
}

// AsBytesLike is what a bytes or bytearray holds now.
func AsBytesLike(v Value) (Bytes, error) {
	if b, ok := bytesLike(v); ok {
		return b, nil
	}
	return "", Raise(TypeError, "a bytes-like object is required, not '%s'", TypeName(v))
}

func bytesLike(v Value) (Bytes, bool) {
	switch v := v.(type) {
	case Bytes:
		return v, true
	case *ByteArray:
		return Bytes(v.B), true
	}
	return "", false
}

// AsWritable is a bytearray to write into. What names the argument: "recv_into() argument 1".
func AsWritable(v Value, what string) (*ByteArray, error) {
	if b, ok := v.(*ByteArray); ok {
		return b, nil
	}
	return nil, Raise(TypeError, "%s must be read-write bytes-like object, not %s", what, TypeName(v))
}

// IsNone tells an omitted argument or None.
func IsNone(v Value) bool { return v == nil || v == Value(None) }

// Data is what the constructor of a native class kept in Instance.Data. It
// raises when the constructor of a subclass never called its base's.
func Data[T any](v Value) (T, error) {
	if in, ok := v.(*Instance); ok {
		if d, ok := in.Data.(T); ok {
			return d, nil
		}
	}
	var none T
	return none, Raise(RuntimeError, "%s.__init__() not called", TypeName(v))
}
