package object

import (
	"encoding/hex"
	"slices"
	"strings"
)

// asByte is a number from 0 to 255. what: "byte" or "bytes", as the error says it.
func asByte(v Value, what string) (byte, error) {
	b, err := AsInt(v)
	if err != nil {
		return 0, err
	}
	if !b.IsInt64() || b.Int64() < 0 || b.Int64() > 255 {
		return 0, Raise(ValueError, "%s must be in range(0, 256)", what)
	}
	return byte(b.Int64()), nil
}

// bytesOf is what bytes() makes of a buffer or an iterable of numbers. The
// errors: of a number it is called word; cannot is said of another value.
func bytesOf(h Host, v Value, word, cannot string) ([]byte, error) {
	if b, ok := bytesLike(v); ok {
		h.Alloc(len(b))
		return []byte(b), nil
	}
	_, isStr := v.(Str)
	if _, err := Iter(h, v); isStr || IsExc(err, TypeError) {
		return nil, Raise(TypeError, cannot, TypeName(v))
	}
	out := builder{h: h}
	err := Each(h, v, func(x Value) error {
		b, err := asByte(x, word)
		out.add(string([]byte{b}))
		return err
	})
	return []byte(out.String()), err
}

// makeBytes is bytes() and bytearray().
func makeBytes(name string) Func {
	return Func{Sig: "([source, encoding: str, errors: str])", Fn: func(h Host, a []Value) (Value, error) {
		b, err := bytesFrom(h, name, a[1], a[2], a[3])
		if err != nil || name == "bytes" {
			return Bytes(b), err
		}
		return &ByteArray{B: b}, nil
	}}
}

func bytesFrom(h Host, name string, source, enc, errs Value) ([]byte, error) {
	if s, ok := source.(Str); ok {
		if enc == nil {
			return nil, Raise(TypeError, "string argument without an encoding")
		}
		c, how, err := codecArgs(name, enc, errs)
		if err != nil {
			return nil, err
		}
		out, err := encode(h, string(s), c, how)
		return []byte(out), err
	}
	switch {
	case enc != nil:
		return nil, Raise(TypeError, "encoding without a string argument")
	case errs != nil:
		return nil, Raise(TypeError, "errors without a string argument")
	case source == nil:
		return nil, nil
	}
	if f, ok := method(source, "__bytes__"); ok {
		v, err := CallMethod(h, f, source, nil, nil)
		b, ok := v.(Bytes)
		if err == nil && !ok {
			err = Raise(TypeError, "__bytes__ returned non-bytes (type %s)", TypeName(v))
		}
		return []byte(b), err
	}
	if toBig(source) == nil {
		word := map[string]string{"bytes": "bytes", "bytearray": "byte"}[name]
		return bytesOf(h, source, word, "cannot convert '%s' object to "+name)
	}
	n, ok := asInt(source)
	switch {
	case !ok:
		return nil, Raise(OverflowError, "cannot fit 'int' into an index-sized integer")
	case n < 0:
		return nil, Raise(ValueError, "negative count")
	}
	h.Alloc(clampMul(int(n), 1))
	return make([]byte, n), nil
}

// hexMethods are those of bytes and bytearray that str has not.
func (t *texts) hexMethods() []Func {
	return []Func{
		{Name: "decode", Sig: "(encoding: str='utf-8', errors: str='strict')", Fn: func(h Host, a []Value) (Value, error) {
			c, how, err := codecArgs("decode", a[1], a[2])
			if err != nil {
				return nil, err
			}
			s, err := decode(h, t.of(a[0]), c, how)
			return Str(s), err
		}},
		{Name: "hex", Sig: "([sep, bytes_per_sep: cint])", Fn: t.hex},
		{Name: "fromhex", Sig: "(string: str, /)", Kind: ClassMethodKind, Fn: func(h Host, a []Value) (Value, error) {
			b, err := fromHex(h, string(a[1].(Str)))
			if err != nil || a[0] == Value(BytesType) {
				return Bytes(b), err
			}
			return &ByteArray{B: b}, nil
		}},
	}
}

func (t *texts) hex(h Host, a []Value) (Value, error) {
	s := t.of(a[0])
	h.Alloc(clampMul(len(s), 3))
	if a[1] == nil {
		return Str(hex.EncodeToString([]byte(s))), nil
	}
	sep, ok := a[1].(Str)
	if b, isBytes := a[1].(Bytes); isBytes {
		sep, ok = Str(b), true
	}
	n, err := Len(h, a[1])
	switch {
	case err != nil:
		return nil, err
	case n != 1:
		return nil, Raise(ValueError, "sep must be length 1.")
	case !ok:
		return nil, Raise(TypeError, "sep must be str or bytes.")
	case !isASCII(string(sep)):
		return nil, Raise(ValueError, "sep must be ASCII.")
	}
	group := 1
	if a[2] != nil {
		group = int(a[2].(Int))
	}
	return Str(hexGroups(s, string(sep), group)), nil
}

// hexGroups puts a separator between groups of bytes: counted from the right,
// or from the left when group is negative.
func hexGroups(s, sep string, group int) string {
	var b strings.Builder
	for i := range len(s) {
		at := len(s) - i
		if group < 0 {
			at = i
		}
		if i > 0 && group != 0 && at%group == 0 {
			b.WriteString(sep)
		}
		b.WriteString(hex.EncodeToString([]byte{s[i]}))
	}
	return b.String()
}

func fromHex(h Host, s string) ([]byte, error) {
	h.Alloc(len(s) / 2)
	var out []byte
	for i := 0; i < len(s); {
		if s[i] == ' ' || s[i] >= '\t' && s[i] <= '\r' {
			i++
			continue
		}
		for k := range 2 {
			if i+k == len(s) || !strings.ContainsRune("0123456789abcdefABCDEF", rune(s[i+k])) {
				return nil, Raise(ValueError, "non-hexadecimal number found in fromhex() arg at position %d", runeCount(s[:i+k]))
			}
		}
		b, _ := hex.DecodeString(s[i : i+2])
		out = append(out, b...)
		i += 2
	}
	return out, nil
}

// byteArrayMethods are those that change a bytearray.
var byteArrayMethods = []Func{
	{Name: "append", Sig: "(item, /)", Fn: func(h Host, a []Value) (Value, error) {
		c, err := asByte(a[1], "byte")
		if err != nil {
			return nil, err
		}
		b := a[0].(*ByteArray)
		h.Alloc(1)
		b.B = append(b.B, c)
		return None, nil
	}},
	{Name: "extend", Sig: "(iterable_of_ints, /)", Fn: func(h Host, a []Value) (Value, error) {
		cannot := "can't extend bytearray with %s"
		if _, ok := a[1].(Str); ok {
			cannot = "'%s' object cannot be interpreted as an integer"
		}
		more, err := bytesOf(h, a[1], "byte", cannot)
		if b := a[0].(*ByteArray); err == nil {
			b.B = append(b.B, more...)
		}
		return None, err
	}},
	{Name: "insert", Sig: "(index: index, item, /)", Fn: func(h Host, a []Value) (Value, error) {
		c, err := asByte(a[2], "byte")
		if err != nil {
			return nil, err
		}
		b := a[0].(*ByteArray)
		h.Alloc(1)
		b.B = slices.Insert(b.B, insertAt(a[1], len(b.B)), c)
		return None, nil
	}},
	{Name: "pop", Sig: "(index: index=-1, /)", Fn: func(_ Host, a []Value) (Value, error) {
		b := a[0].(*ByteArray)
		i, err := popAt(a[1], len(b.B), "bytearray")
		if err != nil {
			return nil, err
		}
		c := b.B[i]
		b.B = slices.Delete(b.B, i, i+1)
		return MkInt(int64(c)), nil
	}},
	{Name: "remove", Sig: "(value, /)", Fn: func(_ Host, a []Value) (Value, error) {
		c, err := asByte(a[1], "byte")
		if err != nil {
			return nil, err
		}
		b := a[0].(*ByteArray)
		i := slices.Index(b.B, c)
		if i < 0 {
			return nil, Raise(ValueError, "value not found in bytearray")
		}
		b.B = slices.Delete(b.B, i, i+1)
		return None, nil
	}},
	{Name: "clear", Sig: "()", Fn: func(_ Host, a []Value) (Value, error) { a[0].(*ByteArray).B = nil; return None, nil }},
	{Name: "copy", Sig: "()", Fn: func(h Host, a []Value) (Value, error) {
		b := a[0].(*ByteArray)
		h.Alloc(len(b.B))
		return &ByteArray{B: slices.Clone(b.B)}, nil
	}},
	{Name: "reverse", Sig: "()", Fn: func(_ Host, a []Value) (Value, error) { slices.Reverse(a[0].(*ByteArray).B); return None, nil }},
}

func setByteSlice(h Host, c *ByteArray, s *Slice, v Value) error {
	if _, err := s.over(len(c.B)); err != nil {
		return err
	}
	if _, ok := v.(Str); ok || toBig(v) != nil {
		return Raise(TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)")
	}
	b, err := bytesOf(h, v, "byte", "cannot convert '%s' object to bytearray")
	if err != nil {
		return err
	}
	sp, err := s.over(len(c.B))
	if err != nil {
		return err
	}
	if len(b) == 0 { // which deletes an extended slice too
		c.B = deleteSpan(c.B, sp)
		return nil
	}
	if sp.step != 1 && sp.n != len(b) {
		return Raise(ValueError, "attempt to assign bytes of size %d to extended slice of size %d", len(b), sp.n)
	}
	c.B, err = replaceSpan(c.B, sp, b)
	return err
}
