package actor

import (
	"strings"

	"lockstep/runtime/python/object"
)

// layout is a parsed format of the struct module.
type layout struct {
	format  string
	fields  []field
	size    int  // bytes
	items   int  // values
	big     bool // most significant byte first
	native  bool // the machine's own sizes, where complaints are worded otherwise
	aligned bool // the machine's own layout
}

// field is count values of one kind, or for s and p one value of count bytes.
type field struct {
	code  byte
	size  int // of one value
	count int
	at    int // offset in bytes
}

// fieldSize is about what a field costs us, in bytes.
const fieldSize = 32

// structSizes are the sizes of the formats: the machine's own (Linux on 64 bits), where each is
// also its alignment, and the standard ones; 0 where there is none.
var structSizes = map[byte]struct{ native, standard int }{
	'x': {1, 1}, 'c': {1, 1}, 'b': {1, 1}, 'B': {1, 1}, '?': {1, 1}, 's': {1, 1}, 'p': {1, 1},
	'h': {2, 2}, 'H': {2, 2}, 'e': {2, 2}, 'i': {4, 4}, 'I': {4, 4}, 'f': {4, 4}, 'd': {8, 8},
	'l': {8, 4}, 'L': {8, 4}, 'q': {8, 8}, 'Q': {8, 8}, 'n': {8, 0}, 'N': {8, 0}, 'P': {8, 0},
}

// structError is struct.error.
var structError = object.NewException("struct", "error", object.Exception)

// longestStruct bounds the size of a struct, so that sizes stay countable.
const longestStruct = 1 << 40

// parseLayout reads a format.
func parseLayout(a *Actor, v object.Value) (*layout, error) {
	var format string
	switch v := v.(type) {
	case object.Str:
		format = string(v)
		if !ascii(format) {
			_, err := a.python.Call(object.StrType.Attrs["encode"], []object.Value{v, object.Str("ascii")}, nil)
			return nil, err
		}
	case object.Bytes:
		format = string(v)
	default:
		return nil, object.Raise(object.TypeError, "Struct() argument 1 must be a str or bytes object, not %s", object.TypeName(v))
	}
	if strings.Contains(format, "\x00") {
		return nil, object.Raise(structError, "embedded null character")
	}
	a.python.Work(len(format))
	a.charge(len(format) * fieldSize)
	l := &layout{format: format}
	text, aligned := l.byteOrder(format)
	l.aligned = aligned
	for i := 0; i < len(text); {
		if strings.IndexByte(" \t\n\v\f\r", text[i]) >= 0 {
			i++
			continue
		}
		count, n := 1, 0
		for ; i+n < len(text) && text[i+n] >= '0' && text[i+n] <= '9'; n++ {
			if n == 0 {
				count = 0
			}
			if count = 10*count + int(text[i+n]-'0'); count > longestStruct {
				return nil, object.Raise(structError, "total struct size too long")
			}
		}
		if i += n; i == len(text) {
			return nil, object.Raise(structError, "repeat count given without format specifier")
		}
		if err := l.add(text[i], count, aligned); err != nil {
			return nil, err
		}
		i++
	}
	return l, nil
}

// byteOrder takes the first character off that says in which order bytes are.
func (l *layout) byteOrder(format string) (rest string, aligned bool) {
	order := byte('@')
	if format != "" && strings.IndexByte("@=<>!", format[0]) >= 0 {
		order, format = format[0], format[1:]
	}
	l.big = order == '>' || order == '!'
	l.native = !l.big // on Linux the little-endian formats share the machine's code
	return format, order == '@'
}

func (l *layout) add(code byte, count int, aligned bool) error {
	s := structSizes[code]
	size := s.standard
	if aligned {
		size = s.native
	}
	if size == 0 {
		return object.Raise(structError, "bad char in struct format")
	}
	if aligned {
		l.size = (l.size + size - 1) / size * size
	}
	l.fields = append(l.fields, field{code, size, count, l.size})
	if l.size += size * count; l.size > longestStruct {
		return object.Raise(structError, "total struct size too long")
	}
	switch code {
	case 'x':
	case 's', 'p':
		l.items++
	default:
		l.items += count
	}
	return nil
}

var structType = object.NewClass(object.ClassDef{Module: "_struct", Name: "Struct", Props: []object.Prop{
	prop("size", func(l *layout) object.Value { return object.MkInt(int64(l.size)) }),
	prop("format", func(l *layout) object.Value { return object.Str(l.format) }),
}})

var structModule = module{
	name: "struct",
	functions: []object.Func{
		{Name: "pack", Sig: "(format, /, *values)", Fn: withLayout((*Actor).pack)},
		{Name: "pack_into", Sig: "(format, buffer, offset, /, *values)", Fn: withLayout((*Actor).packInto)},
		{Name: "unpack", Sig: "(format, buffer, /)", Fn: withLayout((*Actor).unpack)},
		{Name: "unpack_from", Sig: "(format, /, buffer, offset=0)", Fn: withLayout((*Actor).unpackFrom)},
		{Name: "calcsize", Sig: "(format, /)", Fn: withLayout(func(_ *Actor, l *layout, _ []object.Value) (object.Value, error) {
			return object.MkInt(int64(l.size)), nil
		})},
	},
	classes: []class{{typ: structType, methods: []object.Func{
		{Name: "__init__", Sig: "(format)", Fn: constructor(func(a *Actor, v []object.Value) (*layout, error) { return parseLayout(a, v[0]) })},
		{Name: "pack", Sig: "(*values)", Fn: method((*Actor).pack)},
		{Name: "pack_into", Sig: "(buffer, offset, /, *values)", Fn: method((*Actor).packInto)},
		{Name: "unpack", Sig: "(buffer, /)", Fn: method((*Actor).unpack)},
		{Name: "unpack_from", Sig: "(buffer, offset=0)", Fn: method((*Actor).unpackFrom)},
	}}},
	constants: []constant{{name: "error", value: structError}},
}

// withLayout is a function of the module: its first argument is a format.
func withLayout(f func(a *Actor, l *layout, v []object.Value) (object.Value, error)) goFunction {
	return function(func(a *Actor, v []object.Value) (object.Value, error) {
		if _, _, err := object.NewDict().Get(a.python, v[0]); err != nil { // CPython keeps layouts in a dict
			return nil, err
		}
		l, err := parseLayout(a, v[0])
		if err != nil {
			return nil, err
		}
		return f(a, l, v[1:])
	})
}
