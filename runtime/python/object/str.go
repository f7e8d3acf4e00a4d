package object

import (
	"fmt"
	"unicode"
)

var makeStr = Func{Sig: "([object, encoding: str, errors: str])", Fn: func(h Host, a []Value) (Value, error) {
	switch {
	case a[1] == nil:
		return Str(""), nil
	case a[2] == nil && a[3] == nil:
		s, err := StrOf(h, a[1])
		return Str(s), err
	case a[2] == nil:
		a[2] = Str("utf-8")
	}
	if _, ok := a[1].(Str); ok {
		return nil, Raise(TypeError, "decoding str is not supported")
	}
	b, ok := bytesLike(a[1])
	if !ok {
		return nil, Raise(TypeError, "decoding to str: need a bytes-like object, %s found", TypeName(a[1]))
	}
	c, how, err := codecArgs("str", a[2], a[3])
	if err != nil {
		return nil, err
	}
	s, err := decode(h, string(b), c, how)
	return Str(s), err
}}

// strMethods are those of str that bytes have not.
var strMethods = []Func{
	{Name: "encode", Sig: "(encoding: str='utf-8', errors: str='strict')", Fn: func(h Host, a []Value) (Value, error) {
		c, how, err := codecArgs("encode", a[1], a[2])
		if err != nil {
			return nil, err
		}
		b, err := encode(h, string(a[0].(Str)), c, how)
		return Bytes(b), err
	}},
	{Name: "format", Sig: "(*args, **kwargs)", Fn: func(h Host, a []Value) (Value, error) {
		s, err := StrFormat(h, string(a[0].(Str)), a[1].(Tuple), a[2].(*Dict))
		return Str(s), err
	}},
	{Name: "maketrans", Sig: "(x[, y: str, z: str], /)", Kind: StaticMethodKind, Fn: strMakeTrans},
	{Name: "translate", Sig: "(table, /)", Fn: strTranslate},
}

func strMakeTrans(h Host, a []Value) (Value, error) {
	out := NewDict()
	if a[1] == nil {
		d, ok := a[0].(*Dict)
		if !ok {
			return nil, Raise(TypeError, "if you give only one argument to maketrans it must be a dict")
		}
		return out, d.each(func(k, v Value) error {
			if s, ok := k.(Str); ok {
				r := []rune(string(s))
				if len(r) != 1 {
					return Raise(ValueError, "string keys in translate table must be of length 1")
				}
				k = MkInt(int64(r[0]))
			} else if toBig(k) == nil {
				return Raise(TypeError, "keys in translate table must be strings or integers")
			}
			return out.Set(h, k, v)
		})
	}
	if _, ok := a[0].(Str); !ok {
		return nil, Raise(TypeError, "first maketrans argument must be a string if there is a second argument")
	}
	from, to := []rune(string(a[0].(Str))), []rune(string(a[1].(Str)))
	if len(from) != len(to) {
		return nil, Raise(ValueError, "the first two maketrans arguments must have equal length")
	}
	for i := range from {
		_ = out.Set(h, MkInt(int64(from[i])), MkInt(int64(to[i]))) // an int is hashable
	}
	drop, _ := a[2].(Str)
	for _, r := range string(drop) {
		_ = out.Set(h, MkInt(int64(r)), None)
	}
	return out, nil
}

func strTranslate(h Host, a []Value) (Value, error) {
	b := builder{h: h}
	for _, r := range string(a[0].(Str)) {
		v, err := GetItem(h, a[1], MkInt(int64(r)))
		if IsExc(err, LookupError) {
			v, err = Str(string(r)), nil
		}
		if err != nil {
			return nil, err
		}
		if c, ok := asInt(v); ok {
			if c < 0 || c > unicode.MaxRune {
				return nil, Raise(ValueError, "character mapping must be in range(0x110000)")
			}
			s, err := chr(c)
			if err != nil {
				return nil, err
			}
			v = Str(s)
		}
		s, ok := v.(Str)
		if !ok && !IsNone(v) {
			return nil, Raise(TypeError, "character mapping must return integer, None or str")
		}
		b.add(string(s))
	}
	return Str(b.String()), nil
}

// chr is the character of a number. Halves of surrogate pairs are refused.
func chr(c int64) (string, error) {
	switch {
	case c < 0 || c > 0x10ffff:
		return "", Raise(ValueError, "chr() arg not in range(0x110000)")
	case c >= 0xd800 && c <= 0xdfff:
		return "", Refuse("python.no.surrogate", "text", fmt.Sprintf("chr(%#x)", c))
	}
	return string(rune(c)), nil
}
