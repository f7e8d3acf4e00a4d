package object

import (
	"fmt"
	"math"
	"math/big"
)

// converter turns an argument into what a row of a table wants, or raises what
// CPython raises.
type converter func(h Host, v Value, at argument) (Value, error)

// converters are the types that a signature can name: the row may rely on them.
var converters map[string]converter

func init() { // calling a function needs them, and some of them call functions
	converters = map[string]converter{
		"str": func(_ Host, v Value, at argument) (Value, error) { return asStr(v, at) },
		"name": func(_ Host, v Value, _ argument) (Value, error) {
			if s, ok := v.(Str); ok {
				return s, nil
			}
			return nil, Raise(TypeError, "attribute name must be string, not '%s'", TypeName(v))
		},
		// Bytes: what a bytes or bytearray holds now
		"buffer": func(_ Host, v Value, _ argument) (Value, error) { return AsBytesLike(v) },
		// *ByteArray: to write into
		"writable": func(_ Host, v Value, at argument) (Value, error) {
			if b, ok := v.(*ByteArray); ok {
				return b, nil
			}
			return nil, Raise(TypeError, "%s() argument %d must be read-write bytes-like object, not %s", at.of.Name, at.i+1, ArgType(v))
		},
		// Int: a size, count or position
		"index": func(_ Host, v Value, _ argument) (Value, error) {
			i, err := AsIndex(v)
			return Int(i), err
		},
		// Int: what C takes as an int
		"cint": func(_ Host, v Value, _ argument) (Value, error) {
			i, err := AsCInt(v)
			return Int(i), err
		},
		// Int: the same, with the errors of CPython's older argument parser
		"i": func(_ Host, v Value, _ argument) (Value, error) {
			i, err := AsParsedInt(v)
			return Int(i), err
		},
		"bool": func(h Host, v Value, _ argument) (Value, error) {
			b, err := Truth(h, v)
			return Bool(b), err
		},
		"float": func(_ Host, v Value, _ argument) (Value, error) {
			f, err := AsFloat(v)
			return Float(f), err
		},
		// what CPython takes and we lack: only the default may be given
		"refused": func(_ Host, v Value, at argument) (Value, error) {
			p := at.in.Params[at.i]
			if IsSame(v, p.Default) {
				return v, nil
			}
			return nil, Refuse("python.no.argument", "function", at.of.FullName(), "argument", p.Name)
		},
	}
}

// argument is the place of an argument, for the error that it is wrong.
type argument struct {
	of *Builtin
	in *Signature
	i  int
}

// String names it as CPython does: "replace() argument 1".
func (a argument) String() string {
	switch p := a.in.Params[a.i]; {
	case p.Kind == PosOrKeyword || p.Kind == KeywordOnly:
		return fmt.Sprintf("%s() argument '%s'", a.of.Name, p.Name)
	case len(a.in.Params) == 1:
		return a.of.Name + "() argument"
	}
	return fmt.Sprintf("%s() argument %d", a.of.Name, a.i+1)
}

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
	_, err := AsInt(v)
	return 0, err
}

// AsCInt is what C takes as an int: 32 bits.
func AsCInt(v Value) (int, error) {
	b, err := AsInt(v)
	switch {
	case err != nil:
		return 0, err
	case !b.IsInt64() || b.Int64() != int64(int32(b.Int64())):
		return 0, Raise(OverflowError, "Python int too large to convert to C int")
	}
	return int(b.Int64()), nil
}

// AsParsedInt is the same with the errors of CPython's older argument parser.
func AsParsedInt(v Value) (int, error) {
	b, err := AsInt(v)
	switch {
	case err != nil:
		return 0, err
	case !b.IsInt64():
		return 0, Raise(OverflowError, "Python int too large to convert to C long")
	case b.Int64() < math.MinInt32:
		return 0, Raise(OverflowError, "signed integer is less than minimum")
	case b.Int64() > math.MaxInt32:
		return 0, Raise(OverflowError, "signed integer is greater than maximum")
	}
	return int(b.Int64()), nil
}

// AsFloat is a real number: a float or an int.
func AsFloat(v Value) (float64, error) {
	f, ok := asFloat(v)
	if _, isInt := v.(*Big); isInt && math.IsInf(f, 0) {
		return 0, Raise(OverflowError, "int too large to convert to float")
	}
	if !ok {
		return 0, Raise(TypeError, "must be real number, not %s", TypeName(v))
	}
	return f, nil
}

// AsStr is a text. What names the argument in the error: "replace() argument 1".
func AsStr(v Value, what string) (string, error) {
	if s, ok := v.(Str); ok {
		return string(s), nil
	}
	return "", notStr(v, what)
}

func asStr(v Value, at argument) (Value, error) {
	if s, ok := v.(Str); ok {
		return s, nil
	}
	return nil, notStr(v, at.String())
}

func notStr(v Value, what string) error {
	return Raise(TypeError, "%s must be str, not %s", what, ArgType(v))
}

// ArgType is how CPython's argument parser names the type of a wrong argument.
func ArgType(v Value) string {
	if IsNone(v) {
		return "None"
	}
	return TypeName(v)
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
