package object

import (
	"encoding/hex"
	"slices"
	"strings"
)

// asByte is a number from 0 to 255. what: "byte" or "bytes", as the error says it.
func asByte(v Value, what string) (byte, error) {
	_, big := v.(*Big)
	i, ok := asInt(v)
	if !ok && !big {
		return 0, Raise(TypeError, "'%s' object cannot be interpreted as an integer", TypeName(v))
	}
	if !ok || i < 0 || i > 255 {
		return 0, Raise(ValueError, "%s must be in range(0, 256)", what)
	}
	return byte(i), nil
}

// bytesOf is what bytes() makes of a buffer or an iterable of numbers.
func bytesOf(h Host, v Value, what string) ([]byte, error) {
	if b, ok := bytesLike(v); ok {
		h.Alloc(len(b))
		return []byte(b), nil
	}
	if _, ok := v.(Str); ok {
		return nil, Raise(TypeError, "cannot convert '%s' object to %s", TypeName(v), what)
	}
	if _, err := Iter(h, v); IsExc(err, TypeError) {
		return nil, Raise(TypeError, "cannot convert '%s' object to %s", TypeName(v), what)
	}
	var out []byte
	g := growth{h: h}
	word := "bytes"
	if what == "bytearray" {
		word = "byte"
	}
	err := Each(h, v, func(x Value) error {
		b, err := asByte(x, word)
		if err != nil {
			return err
		}
		out = append(out, b)
		g.to(len(out))
		return nil
	})
	return out, err
}

// makeBytes is bytes() and bytearray().
func makeBytes(name string) Func {
	return Func{Sig: "([source, encoding, errors])", Fn: func(h Host, a []Value) (Value, error) {
		b, err := bytesFrom(h, name, a[1], a[2], a[3])
		if err != nil {
			return nil, err
		}
		if name == "bytearray" {
			return &ByteArray{b}, nil
		}
		return Bytes(b), nil
	}}
}

func bytesFrom(h Host, name string, source, enc, errs Value) ([]byte, error) {
	if s, ok := source.(Str); ok {
		if enc == nil {
			return nil, Raise(TypeError, "string argument without an encoding")
		}
		if errs == nil {
			errs = Str("strict")
		}
		c, how, err := codecArgs(name, enc, errs)
		if err != nil {
			return nil, err
		}
		out, err := encode(h, string(s), c, how)
		return []byte(out), err
	}
	if enc != nil {
		if _, err := AsStr(enc, name+"() argument 'encoding'"); err != nil {
			return nil, err
		}
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
		if err != nil {
			return nil, err
		}
		b, ok := v.(Bytes)
		if !ok {
			return nil, Raise(TypeError, "__bytes__ returned non-bytes (type %s)", TypeName(v))
		}
		return []byte(b), nil
	}
	if toBig(source) == nil {
		return bytesOf(h, source, name)
	}
	if _, big := source.(*Big); big {
		return nil, Raise(OverflowError, "cannot fit 'int' into an index-sized integer")
	}
	n, err := AsIndex(source)
	if err != nil {
		return nil, err
	}
	if n < 0 {
		return nil, Raise(ValueError, "negative count")
	}
	h.Alloc(clampMul(n, 1))
	return make([]byte, n), nil
}

// hexMethods are those of bytes and bytearray that str has not.
func (t *texts) hexMethods() []Func {
	return []Func{
		{Name: "decode", Sig: "(encoding='utf-8', errors='strict')", Fn: func(h Host, a []Value) (Value, error) {
			c, how, err := codecArgs("decode", a[1], a[2])
			if err != nil {
				return nil, err
			}
			s, err := decode(h, t.of(a[0]), c, how)
			return Str(s), err
		}},
		{Name: "hex", Sig: "([sep, bytes_per_sep])", Fn: t.hex},
		{Name: "fromhex", Sig: "(string, /)", Kind: ClassMethodKind, Fn: func(h Host, a []Value) (Value, error) {
			b, err := fromHex(h, a[1])
			if err != nil {
				return nil, err
			}
			if a[0] == Value(ByteArrayType) {
				return &ByteArray{b}, nil
			}
			return Bytes(b), nil
		}},
		{Name: "translate", Sig: "(table, /, delete=b'')", Fn: t.translate},
		{Name: "maketrans", Sig: "(frm, to, /)", Kind: StaticMethodKind, Fn: bytesMakeTrans},
	}
}

func (t *texts) hex(h Host, a []Value) (Value, error) {
	s := t.of(a[0])
	h.Alloc(clampMul(len(s), 3))
	if a[1] == nil {
		return Str(hex.EncodeToString([]byte(s))), nil
	}
	sep, ok := a[1].(Str)
	if b, isBytes := bytesLike(a[1]); isBytes {
		sep, ok = Str(b), true
	}
	if !ok {
		return nil, Raise(TypeError, "sep must be str or bytes.")
	}
	if len(sep) != 1 {
		return nil, Raise(ValueError, "sep must be length 1.")
	}
	group := 1
	if a[2] != nil {
		var err error
		if group, err = AsCInt(a[2]); err != nil {
			return nil, err
		}
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

func fromHex(h Host, v Value) ([]byte, error) {
	s, ok := v.(Str)
	if !ok {
		return nil, Raise(TypeError, "fromhex() argument must be str, not %s", TypeName(v))
	}
	h.Alloc(len(s) / 2)
	bad := func(i int) error {
		return Raise(ValueError, "non-hexadecimal number found in fromhex() arg at position %d", runeCount(string(s[:i])))
	}
	var out []byte
	for i := 0; i < len(s); {
		if s[i] == ' ' || s[i] >= '\t' && s[i] <= '\r' {
			i++
			continue
		}
		hi := digitValue(rune(s[i] | 0x20))
		if hi > 15 || s[i] < '0' {
			return nil, bad(i)
		}
		if i+1 == len(s) {
			return nil, bad(i + 1)
		}
		lo := digitValue(rune(s[i+1] | 0x20))
		if lo > 15 || s[i+1] < '0' {
			return nil, bad(i + 1)
		}
		out = append(out, byte(hi<<4|lo))
		i += 2
	}
	return out, nil
}

func (t *texts) translate(h Host, a []Value) (Value, error) {
	drop, err := AsBytesLike(a[2])
	if err != nil {
		return nil, err
	}
	table := ""
	if !IsNone(a[1]) {
		b, err := AsBytesLike(a[1])
		if err != nil {
			return nil, err
		}
		if table = string(b); len(table) != 256 {
			return nil, Raise(ValueError, "translation table must be 256 characters long")
		}
	}
	var out []byte
	for _, c := range []byte(t.of(a[0])) {
		if strings.IndexByte(string(drop), c) >= 0 {
			continue
		}
		if table != "" {
			c = table[c]
		}
		out = append(out, c)
	}
	h.Alloc(len(out))
	return t.like(a[0], string(out)), nil
}

func bytesMakeTrans(h Host, a []Value) (Value, error) {
	from, err := AsBytesLike(a[0])
	if err != nil {
		return nil, err
	}
	to, err := AsBytesLike(a[1])
	if err != nil {
		return nil, err
	}
	if len(from) != len(to) {
		return nil, Raise(ValueError, "maketrans arguments must have same length")
	}
	table := make([]byte, 256)
	for i := range table {
		table[i] = byte(i)
	}
	for i := range len(from) {
		table[from[i]] = to[i]
	}
	return Bytes(table), nil
}

// byteArrayMethods are those that change a bytearray.
var byteArrayMethods = []Func{
	{Name: "append", Sig: "(item, /)", Fn: func(h Host, a []Value) (Value, error) {
		c, err := asByte(a[1], "byte")
		if err != nil {
			return nil, err
		}
		b := a[0].(*ByteArray)
		b.B = append(b.B, c)
		h.Alloc(1)
		return None, nil
	}},
	{Name: "extend", Sig: "(iterable_of_ints, /)", Fn: func(h Host, a []Value) (Value, error) {
		b := a[0].(*ByteArray)
		if _, ok := a[1].(Str); ok {
			return nil, Raise(TypeError, "'str' object cannot be interpreted as an integer")
		}
		if _, err := Iter(h, a[1]); IsExc(err, TypeError) {
			return nil, Raise(TypeError, "can't extend bytearray with %s", TypeName(a[1]))
		}
		more, err := bytesOf(h, a[1], "bytearray")
		if err == nil {
			b.B = append(b.B, more...)
		}
		return None, err
	}},
	{Name: "insert", Sig: "(index, item, /)", Fn: func(h Host, a []Value) (Value, error) {
		i, err := AsIndex(a[1])
		if err != nil {
			return nil, err
		}
		c, err := asByte(a[2], "byte")
		if err != nil {
			return nil, err
		}
		b := a[0].(*ByteArray)
		if i < 0 {
			i = max(0, i+len(b.B))
		}
		b.B = slices.Insert(b.B, min(i, len(b.B)), c)
		h.Alloc(1)
		return None, nil
	}},
	{Name: "pop", Sig: "(index=-1, /)", Fn: func(h Host, a []Value) (Value, error) {
		b := a[0].(*ByteArray)
		i, err := AsIndex(a[1])
		if err != nil {
			return nil, err
		}
		if len(b.B) == 0 {
			return nil, Raise(IndexError, "pop from empty bytearray")
		}
		if i < 0 {
			i += len(b.B)
		}
		if i < 0 || i >= len(b.B) {
			return nil, Raise(IndexError, "pop index out of range")
		}
		c := b.B[i]
		b.B = slices.Delete(b.B, i, i+1)
		return MkInt(int64(c)), nil
	}},
	{Name: "remove", Sig: "(value, /)", Fn: func(h Host, a []Value) (Value, error) {
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
	{Name: "clear", Sig: "()", Fn: func(h Host, a []Value) (Value, error) { a[0].(*ByteArray).B = nil; return None, nil }},
	{Name: "copy", Sig: "()", Fn: func(h Host, a []Value) (Value, error) {
		b := a[0].(*ByteArray)
		h.Alloc(len(b.B))
		return &ByteArray{slices.Clone(b.B)}, nil
	}},
	{Name: "reverse", Sig: "()", Fn: func(h Host, a []Value) (Value, error) { slices.Reverse(a[0].(*ByteArray).B); return None, nil }},
}

func setByteSlice(h Host, c *ByteArray, s *Slice, v Value) error {
	if _, ok := v.(Str); ok || toBig(v) != nil {
		return Raise(TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)")
	}
	b, err := bytesOf(h, v, "bytearray")
	if err != nil {
		return err
	}
	sp, err := s.over(len(c.B))
	if err != nil {
		return err
	}
	if sp.step != 1 && sp.n != len(b) {
		return Raise(ValueError, "attempt to assign bytes of size %d to extended slice of size %d", len(b), sp.n)
	}
	c.B, err = replaceSpan(c.B, sp, b)
	return err
}
