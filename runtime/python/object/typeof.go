package object

import "strings"

// ObjectType is the class all others derive from.
var ObjectType = &Class{Name: "object", Native: true}

func nativeClass(name string) *Class {
	return &Class{Name: name, Native: true, Base: ObjectType}
}

// Python's own classes. Their methods come from the tables beside them.
var (
	NoneType      = nativeClass("NoneType")
	EllipsisType  = nativeClass("ellipsis")
	TypeType      = nativeClass("type")
	IntType       = nativeClass("int")
	BoolType      = &Class{Name: "bool", Native: true, Base: IntType}
	FloatType     = nativeClass("float")
	StrType       = nativeClass("str")
	BytesType     = nativeClass("bytes")
	ByteArrayType = nativeClass("bytearray")
	TupleType     = nativeClass("tuple")
	ListType      = nativeClass("list")
	DictType      = nativeClass("dict")
	SetType       = nativeClass("set")
	FrozenSetType = nativeClass("frozenset")
	RangeType     = nativeClass("range")
	SliceType     = nativeClass("slice")
	KeysType      = nativeClass("dict_keys")
	ValuesType    = nativeClass("dict_values")
	ItemsType     = nativeClass("dict_items")
	PropertyType  = nativeClass("property")
	StaticType    = nativeClass("staticmethod")
	ClassMethType = nativeClass("classmethod")
	FuncType      = nativeClass("function")
	GenType       = nativeClass("generator")
	BuiltinType   = nativeClass("builtin_function_or_method")
	MethodType    = nativeClass("method")
	DescrType     = nativeClass("method_descriptor")
	ModuleType    = nativeClass("module")
)

// TypeOf is type(v).
func TypeOf(v Value) *Class {
	switch v := v.(type) {
	case NoneT:
		return NoneType
	case Bool:
		return BoolType
	case Int, *Big:
		return IntType
	case Float:
		return FloatType
	case Str:
		return StrType
	case Bytes:
		return BytesType
	case *ByteArray:
		return ByteArrayType
	case Tuple:
		return TupleType
	case *List:
		return ListType
	case *Dict:
		return DictType
	case *Set:
		return v.class()
	case *Instance:
		return v.Cls
	case *Class:
		return TypeType
	case Foreign:
		return v.PyType()
	}
	return rareTypeOf(v)
}

func rareTypeOf(v Value) *Class {
	switch v := v.(type) {
	case Ellipsis:
		return EllipsisType
	case *Range:
		return RangeType
	case *Slice:
		return SliceType
	case *Builtin:
		if v.Owner != nil && v.Kind == InstanceMethodKind {
			return DescrType
		}
		return BuiltinType
	case *Bound:
		if _, ok := v.Fn.(*Builtin); ok {
			return BuiltinType
		}
		return MethodType
	case *Module:
		return ModuleType
	case *View:
		return v.class()
	case *Property:
		return PropertyType
	case *StaticMethod:
		return StaticType
	case *ClassMethod:
		return ClassMethType
	}
	return ObjectType
}

// TypeName is how errors name the type of a value: a class that is written in C
// in CPython, of a module of its own, with that module.
func TypeName(v Value) string {
	c := TypeOf(v)
	if c.Native && (strings.HasPrefix(c.Module, "_") || c.Module == "time") {
		return c.fullName()
	}
	return c.Name
}

// method finds a special method of an instance's class.
func method(v Value, name string) (Value, bool) {
	in, ok := v.(*Instance)
	if !ok {
		return nil, false
	}
	return in.Cls.Lookup(name)
}

// Truth is bool(v).
func Truth(h Host, v Value) (bool, error) {
	switch v := v.(type) {
	case Bool:
		return bool(v), nil
	case NoneT:
		return false, nil
	case Int:
		return v != 0, nil
	case Float:
		return v != 0, nil
	case *Instance:
		if f, ok := v.Cls.Lookup("__bool__"); ok {
			r, err := CallMethod(h, f, v, nil, nil)
			if err != nil {
				return false, err
			}
			if b, ok := r.(Bool); ok {
				return bool(b), nil
			}
			return false, Raise(TypeError, "__bool__ should return bool, returned %s", TypeName(r))
		}
		if _, ok := v.Cls.Lookup("__len__"); !ok {
			return true, nil
		}
		n, err := Len(h, v)
		return n != 0, err
	}
	if n, ok := size(v); ok {
		return n > 0, nil
	}
	return true, nil
}

// size is the length of a built-in container.
func size(v Value) (int, bool) {
	switch v := v.(type) {
	case Str:
		return runeCount(string(v)), true
	case Bytes:
		return len(v), true
	case *ByteArray:
		return len(v.B), true
	case Tuple:
		return len(v), true
	case *List:
		return len(v.V), true
	case *Dict:
		return v.n, true
	case *Set:
		return v.d.n, true
	case *View:
		return v.D.n, true
	case *Range:
		return int(v.Len()), true
	}
	return 0, false
}

// Len is len(v).
func Len(h Host, v Value) (int, error) {
	if n, ok := size(v); ok {
		return n, nil
	}
	f, ok := method(v, "__len__")
	if !ok {
		return 0, Raise(TypeError, "object of type '%s' has no len()", TypeName(v))
	}
	r, err := CallMethod(h, f, v, nil, nil)
	if err != nil {
		return 0, err
	}
	n, err := AsIndex(r)
	if err != nil {
		return 0, err
	}
	if n < 0 {
		return 0, Raise(ValueError, "__len__() should return >= 0")
	}
	return n, nil
}
