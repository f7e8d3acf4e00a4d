package object

import "math"

// A dict's index is a Go map, so every hashable value is turned into a Go value
// that is == exactly when the Python values are equal: 1, 1.0 and True are one
// key. Tuples and big ints need types of their own.
type (
	bigKey string
	nanKey struct{}
	// tupleKey is the tree of a tuple's keys. The shape follows from n alone,
	// so that equal keys mean equal tuples; a tree keeps Go's recursion shallow.
	tupleKey struct {
		n    int
		tree any
	}
	pairKey struct{ left, right any }
	objKey  struct{ p any } // by identity
)

// keyOf is the key of a value; h counts the depth of nested tuples.
func keyOf(h Host, v Value) (any, error) {
	switch v := v.(type) {
	case Str, Int, Bytes, NoneT, Ellipsis:
		return v, nil
	case Bool:
		return Int(boolInt(bool(v))), nil
	case Float:
		return floatKey(float64(v)), nil
	case *Big:
		return bigKey(v.Text(62)), nil
	case Tuple:
		return keyOfTuple(h, v)
	case *Instance:
		return keyOfInstance(v)
	case *Set:
		if v.Frozen {
			return nil, Refuse("python.no.key", "type", TypeName(v))
		}
	case *Range, *Bound:
		return nil, Refuse("python.no.key", "type", TypeName(v))
	case *View:
		if v.Kind == ViewValues {
			return objKey{v}, nil
		}
	case *List, *Dict, *ByteArray, *Slice:
	default:
		return objKey{v}, nil
	}
	return nil, Raise(TypeError, "unhashable type: '%s'", TypeName(v))
}

func floatKey(f float64) any {
	switch {
	case math.IsNaN(f):
		return nanKey{}
	case f != math.Trunc(f) || math.IsInf(f, 0):
		return Float(f)
	case math.Abs(f) < 1<<62:
		return Int(int64(f))
	}
	if b := bigOfFloat(f); !b.IsInt64() {
		return bigKey(b.Text(62))
	}
	return Int(int64(f))
}

func keyOfTuple(h Host, t Tuple) (any, error) {
	if err := h.Enter(""); err != nil {
		return nil, err
	}
	defer h.Leave()
	h.Work(len(t))
	keys := make([]any, len(t))
	for i, x := range t {
		k, err := keyOf(h, x)
		if err != nil {
			return nil, err
		}
		keys[i] = k
	}
	return tupleKey{len(t), keyTree(keys)}, nil
}

func keyTree(keys []any) any {
	switch len(keys) {
	case 0:
		return nil
	case 1:
		return keys[0]
	}
	m := len(keys) / 2
	return pairKey{keyTree(keys[:m]), keyTree(keys[m:])}
}

func keyOfInstance(v *Instance) (any, error) {
	if f, ok := v.Cls.Lookup("__hash__"); ok && !IsNone(f) {
		return nil, Refuse("python.no.method", "name", "__hash__")
	}
	if owner := inherited(v.Cls, "__eq__"); owner != nil && owner != ObjectType {
		return nil, Raise(TypeError, "unhashable type: '%s'", v.Cls.Name)
	}
	return objKey{v}, nil
}

func boolInt(b bool) int64 {
	if b {
		return 1
	}
	return 0
}
