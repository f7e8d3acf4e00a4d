package object

import (
	"unicode/utf8"
)

// Builtins are Python's built-in names; the evaluator and the embedder lay
// others over them (super, input, open, a gated print). Nothing may change it.
var Builtins = make(map[string]Value, 160)

// builtinFuncs is the table of built-in functions.
var builtinFuncs = []Func{
	{Name: "abs", Sig: "(x, /)", Fn: builtinAbs},
	{Name: "all", Sig: "(iterable, /)", Fn: func(h Host, a []Value) (Value, error) { return anyAll(h, a[0], false) }},
	{Name: "any", Sig: "(iterable, /)", Fn: func(h Host, a []Value) (Value, error) { return anyAll(h, a[0], true) }},
	{Name: "ascii", Sig: "(obj, /)", Fn: func(h Host, a []Value) (Value, error) {
		s, err := ReprOf(h, a[0])
		return Str(ascii(h, s)), err
	}},
	{Name: "bin", Sig: "(number, /)", Fn: inBase('b')},
	{Name: "callable", Sig: "(obj, /)", Fn: func(h Host, a []Value) (Value, error) { return Bool(Callable(a[0])), nil }},
	{Name: "chr", Sig: "(i: cint, /)", Fn: func(_ Host, a []Value) (Value, error) {
		s, err := chr(int64(a[0].(Int)))
		return Str(s), err
	}},
	{Name: "delattr", Sig: "(obj, name: name, /)", Fn: func(h Host, a []Value) (Value, error) {
		return None, DelAttr(h, a[0], string(a[1].(Str)))
	}},
	{Name: "divmod", Sig: "(x, y, /)", Fn: builtinDivmod},
	{Name: "format", Sig: "(value, format_spec: str='', /)", Fn: func(h Host, a []Value) (Value, error) {
		s, err := Format(h, a[0], string(a[1].(Str)))
		return Str(s), err
	}},
	{Name: "getattr", Sig: "(object, name: name[, default], /)", Fn: func(h Host, a []Value) (Value, error) {
		v, err := GetAttr(h, a[0], string(a[1].(Str)))
		if a[2] != nil && IsExc(err, AttributeError) {
			return a[2], nil
		}
		return v, err
	}},
	{Name: "hasattr", Sig: "(obj, name: name, /)", Fn: func(h Host, a []Value) (Value, error) {
		_, err := GetAttr(h, a[0], string(a[1].(Str)))
		if IsExc(err, AttributeError) {
			return Bool(false), nil
		}
		return Bool(err == nil), err
	}},
	{Name: "hex", Sig: "(number, /)", Fn: inBase('x')},
	{Name: "isinstance", Sig: "(obj, class_or_tuple, /)", Fn: func(h Host, a []Value) (Value, error) {
		is, err := matchesClass(TypeOf(a[0]), a[1], "isinstance() arg 2 must be a type, a tuple of types, or a union")
		return Bool(is), err
	}},
	{Name: "issubclass", Sig: "(cls, class_or_tuple, /)", Fn: func(h Host, a []Value) (Value, error) {
		c, ok := a[0].(*Class)
		if !ok {
			return nil, Raise(TypeError, "issubclass() arg 1 must be a class")
		}
		is, err := matchesClass(c, a[1], "issubclass() arg 2 must be a class, a tuple of classes, or a union")
		return Bool(is), err
	}},
	{Name: "iter", Sig: "(object[, sentinel], /)", Fn: builtinIter},
	{Name: "len", Sig: "(obj, /)", Fn: func(h Host, a []Value) (Value, error) {
		n, err := Len(h, a[0])
		return MkInt(int64(n)), err
	}},
	{Name: "max", Sig: "(*args, key=None[, default])", Fn: extreme("max", opGt)},
	{Name: "min", Sig: "(*args, key=None[, default])", Fn: extreme("min", opLt)},
	{Name: "next", Sig: "(iterator[, default], /)", Fn: builtinNext},
	{Name: "oct", Sig: "(number, /)", Fn: inBase('o')},
	{Name: "ord", Sig: "(c, /)", Fn: builtinOrd},
	{Name: "pow", Sig: "(base, exp, mod=None)", Fn: builtinPow},
	{Name: "print", Sig: PrintSig, Fn: builtinPrint},
	{Name: "repr", Sig: "(obj, /)", Fn: func(h Host, a []Value) (Value, error) {
		s, err := ReprOf(h, a[0])
		return Str(s), err
	}},
	{Name: "round", Sig: "(number, ndigits=None)", Fn: builtinRound},
	{Name: "setattr", Sig: "(obj, name: name, value, /)", Fn: func(h Host, a []Value) (Value, error) {
		return None, SetAttr(h, a[0], string(a[1].(Str)), a[2])
	}},
	{Name: "sorted", Sig: "(iterable, /, *, key=None, reverse=False)", Fn: builtinSorted},
	{Name: "sum", Sig: "(iterable, /, start=0)", Fn: builtinSum},
}

// Callable tells whether a value can be called.
func Callable(v Value) bool {
	switch v.(type) {
	case *Builtin, *Class, *Bound, *StaticMethod, Function:
		return true
	}
	_, ok := method(v, "__call__")
	return ok
}

func matchesClass(c *Class, of Value, text string) (bool, error) {
	switch of := of.(type) {
	case *Class:
		return c.Is(of), nil
	case Tuple:
		for _, x := range of {
			if ok, err := matchesClass(c, x, text); ok || err != nil {
				return ok, err
			}
		}
		return false, nil
	}
	return false, Raise(TypeError, "%s", text)
}

func builtinOrd(h Host, a []Value) (Value, error) {
	n := 0
	switch s := a[0].(type) {
	case Str:
		if n = runeCount(string(s)); n == 1 {
			r, _ := utf8.DecodeRuneInString(string(s))
			return MkInt(int64(r)), nil
		}
	case Bytes, *ByteArray:
		b, _ := bytesLike(s)
		if n = len(b); n == 1 {
			return MkInt(int64(b[0])), nil
		}
	default:
		return nil, Raise(TypeError, "ord() expected string of length 1, but %s found", TypeName(a[0]))
	}
	return nil, Raise(TypeError, "ord() expected a character, but string of length %d found", n)
}

// inBase is hex(), oct() or bin().
func inBase(typ rune) func(Host, []Value) (Value, error) {
	return func(h Host, a []Value) (Value, error) {
		b, err := AsInt(a[0])
		if err != nil {
			return nil, err
		}
		prefix, digits, err := intDigits(h, b, typ, true)
		if b.Sign() < 0 {
			prefix = "-" + prefix
		}
		return Str(prefix + digits), err
	}
}

// Table is the functions of the module builtins, or what a class has: for help
// and the reference page.
type Table struct {
	Class *Class // nil for the functions
	Make  *Func  // how the class is called; nil: not by programs
	Rows  []Func
}

// Tables are Python's own, in their order.
func Tables() []Table {
	out := []Table{{Rows: builtinFuncs}}
	for _, c := range builtinClasses {
		out = append(out, Table{c.class, c.make, c.methods})
	}
	return out
}

// Python's classes: their tables and constructors. Classes that are reached
// only through their values have no constructor.
var builtinClasses = []struct {
	class   *Class
	make    *Func
	methods []Func
	props   []Prop
}{
	{class: IntType, make: &makeInt, methods: intMethods},
	{class: BoolType, make: &makeBool},
	{class: FloatType, make: &makeFloat, methods: floatMethods},
	{class: StrType, make: &makeStr, methods: append(strMethods, (&texts{class: StrType}).methods()...)},
	{class: BytesType, make: &makeBytesFunc, methods: byteTexts(BytesType)},
	{class: ByteArrayType, make: &makeByteArray, methods: append(byteTexts(ByteArrayType), byteArrayMethods...)},
	{class: TupleType, make: &makeTuple, methods: tupleMethods},
	{class: ListType, make: &makeList, methods: listMethods},
	{class: DictType, make: &makeDict, methods: dictMethods},
	{class: KeysType, methods: viewMethods},
	{class: ItemsType, methods: viewMethods},
	{class: SetType, make: &makeMutableSet, methods: append(setMethods, frozenSetMethods...)},
	{class: FrozenSetType, make: &makeFrozenSet, methods: frozenSetMethods},
	{class: RangeType, make: &makeRange, methods: rangeMethods, props: rangeProps},
	{class: SliceType, make: &makeSlice, props: sliceProps},
	{class: TypeType, make: &makeType},
	{class: enumerateType, make: &makeEnumerate},
	{class: zipType, make: &makeZip},
	{class: mapType, make: &makeMap},
	{class: filterType, make: &makeFilter},
	{class: reversedType, make: &makeReversed},
	{class: PropertyType, make: &makeProperty, methods: propertyMethods},
	{class: StaticType, make: &makeStatic},
	{class: ClassMethType, make: &makeClassMethod},
	{class: ObjectType, methods: objectMethods},
}

var (
	makeBytesFunc  = makeBytes("bytes")
	makeByteArray  = makeBytes("bytearray")
	makeMutableSet = makeSet(false)
	makeFrozenSet  = makeSet(true)
	makeBool       = Func{Sig: "(x: bool=False, /)", Fn: func(_ Host, a []Value) (Value, error) { return a[1], nil }}
	makeType       = Func{Sig: "(*args)", Fn: func(h Host, a []Value) (Value, error) {
		args := a[1].(Tuple)
		if len(args) != 1 && len(args) != 3 {
			return nil, Raise(TypeError, "type() takes 1 or 3 arguments")
		}
		if len(args) == 3 {
			return nil, Refuse("python.no.type-call")
		}
		return TypeOf(args[0]), nil
	}}
	makeStatic      = Func{Sig: "(function, /)", Fn: func(h Host, a []Value) (Value, error) { return &StaticMethod{a[1]}, nil }}
	makeClassMethod = Func{Sig: "(function, /)", Fn: func(h Host, a []Value) (Value, error) { return &ClassMethod{a[1]}, nil }}
	makeProperty    = Func{Sig: "(fget=None, fset=None, fdel: refused=None, doc=None)", Fn: func(_ Host, a []Value) (Value, error) {
		return &Property{noneToNil(a[1]), noneToNil(a[2])}, nil
	}}
)

func noneToNil(v Value) Value {
	if IsNone(v) {
		return nil
	}
	return v
}

var propertyMethods = []Func{
	{Name: "setter", Sig: "(fset, /)", Fn: func(h Host, a []Value) (Value, error) {
		p := *a[0].(*Property)
		p.Set = a[1]
		return &p, nil
	}},
}

var objectMethods = []Func{
	{Name: "__init__", Sig: "(*args, **kwargs)", Fn: func(h Host, a []Value) (Value, error) {
		if len(a[1].(Tuple)) > 0 || a[2].(*Dict).Len() > 0 {
			return nil, Raise(TypeError, "%s() takes no arguments", TypeName(a[0]))
		}
		return None, nil
	}},
	{Name: "__str__", Sig: "()", Fn: func(h Host, a []Value) (Value, error) {
		s, err := ReprOf(h, a[0])
		return Str(s), err
	}},
	{Name: "__repr__", Sig: "()", Fn: func(h Host, a []Value) (Value, error) {
		return Str("<" + TypeOf(a[0]).fullName() + " object>"), nil
	}},
}

func byteTexts(c *Class) []Func {
	t := &texts{class: c, isBytes: true}
	return append(t.methods(), t.hexMethods()...)
}

func init() {
	for _, c := range builtinClasses {
		c.class.addMethods(c.methods)
		for _, p := range c.props {
			c.class.addProp(p)
		}
		if c.make != nil {
			f := *c.make
			f.Name, f.Kind = c.class.Name, ClassMethodKind
			c.class.make = NewBuiltin("", f)
			Builtins[c.class.Name] = c.class
		}
	}
	Builtins["object"] = ObjectType
	for _, c := range Exceptions {
		Builtins[c.Name] = c
	}
	for _, f := range builtinFuncs {
		Builtins[f.Name] = NewBuiltin("", f)
	}
	Builtins["IOError"], Builtins["EnvironmentError"] = OSError, OSError
	Builtins["NotImplemented"], Builtins["Ellipsis"] = NotImplemented, Ellipsis{}
}
