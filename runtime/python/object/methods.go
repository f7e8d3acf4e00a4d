package object

import (
	"encoding/hex"
	"fmt"
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"
)

func codec(a []Value) (string, error) {
	if len(a) == 0 {
		return "utf8", nil
	}
	s, _ := a[0].(Str)
	n := strings.NewReplacer("-", "", "_", "").Replace(strings.ToLower(string(s)))
	switch n {
	case "utf8", "ascii", "latin1":
		if len(a) > 1 && a[1] != Value(Str("strict")) {
			return n, Unsupported("errors=" + Repr(a[1]))
		}
		return n, nil
	}
	return "", Raise(LookupError, "unknown encoding: %s", string(s))
}
func encode(s Str, a []Value) (Value, error) {
	c, err := codec(a)
	if err != nil || c == "utf8" {
		return Bytes(s), err
	}
	var b []byte
	i := 0
	for _, r := range string(s) {
		if r > 255 || c == "ascii" && r > 127 {
			return nil, Raise(UnicodeEncodeError, "'%s' codec can't encode character '\\u%04x' in position %d: ordinal not in range(%d)", map[string]string{"ascii": "ascii", "latin1": "latin-1"}[c], r, i, map[string]int{"ascii": 128, "latin1": 256}[c])
		}
		i++
		b = append(b, byte(r))
	}
	return Bytes(b), nil
}
func decode(b Bytes, a []Value) (Value, error) {
	c, err := codec(a)
	if err != nil {
		return nil, err
	}
	if c == "latin1" {
		r := make([]rune, len(b))
		for i := range r {
			r[i] = rune(b[i])
		}
		return Str(string(r)), nil
	}
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRuneInString(string(b[i:]))
		if c == "ascii" && b[i] > 127 {
			return nil, Raise(UnicodeDecodeError, "'ascii' codec can't decode byte 0x%02x in position %d: ordinal not in range(128)", b[i], i)
		}
		if r == utf8.RuneError && n == 1 {
			why := "invalid start byte"
			if b[i] >= 0xc2 && b[i] < 0xf5 {
				need := 1
				if b[i] >= 0xe0 {
					need++
				}
				if b[i] >= 0xf0 {
					need++
				}
				k := 1
				for k <= need && i+k < len(b) && b[i+k]&0xc0 == 0x80 {
					k++
				}
				why = "invalid continuation byte"
				if i+k >= len(b) {
					why = "unexpected end of data"
				}
				if k > 1 {
					return nil, Raise(UnicodeDecodeError, "'utf-8' codec can't decode bytes in position %d-%d: %s", i, i+k-1, why)
				}
			}
			return nil, Raise(UnicodeDecodeError, "'utf-8' codec can't decode byte 0x%02x in position %d: %s", b[i], i, why)
		}
		i += n
	}
	return Str(b), nil
}

// strs installs the methods that str and bytes share. T is Str or Bytes.
func strs[T Str | Bytes](c *Class) {
	isB := c == BytesType
	un := func(v Value) (string, bool) {
		s, ok := v.(T)
		return string(s), ok
	}
	arg := func(v Value) (string, error) {
		if s, ok := un(v); ok {
			return s, nil
		}
		if isB {
			if i, ok := v.(Int); ok && i >= 0 && i < 256 {
				return string([]byte{byte(i)}), nil
			}
			return "", Raise(TypeError, "a bytes-like object is required, not '%s'", TypeName(v))
		}
		return "", Raise(TypeError, "must be str, not %s", TypeName(v))
	}
	mk := func(s string) Value { return Value(T(s)) }
	list := func(ss []string) Value {
		l := &List{make([]Value, len(ss))}
		for i, s := range ss {
			l.V[i] = mk(s)
		}
		return l
	}
	space := func(r rune) bool {
		if isB {
			return r == ' ' || r >= 9 && r <= 13
		}
		return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f
	}
	count := func(s string) int {
		if isB {
			return len(s)
		}
		return utf8.RuneCountInString(s)
	}
	m := func(name string, lo, hi int, f func(h Host, s string, a []Value) (Value, error)) {
		meth(c, name, lo, hi, func(h Host, self Value, a []Value) (Value, error) {
			s, _ := un(self)
			return f(h, s, a)
		})
	}
	for name, f := range map[string]func(string) string{"upper": strings.ToUpper, "lower": strings.ToLower, "title": title, "capitalize": capitalize, "swapcase": swapcase} {
		m(name, 0, 0, func(h Host, s string, a []Value) (Value, error) { return mk(f(s)), nil })
	}
	for name, k := range map[string]int{"strip": 3, "lstrip": 1, "rstrip": 2} {
		m(name, 0, 1, func(h Host, s string, a []Value) (Value, error) {
			f := space
			if len(a) == 1 && a[0] != None {
				cut, err := arg(a[0])
				if err != nil {
					return nil, err
				}
				f = func(r rune) bool { return strings.ContainsRune(cut, r) }
			}
			if k&1 != 0 {
				s = strings.TrimLeftFunc(s, f)
			}
			if k&2 != 0 {
				s = strings.TrimRightFunc(s, f)
			}
			return mk(s), nil
		})
	}
	split := func(right bool) BF {
		return func(h Host, self Value, a []Value, kw []KW) (Value, error) {
			s, _ := un(self)
			n := -1
			for _, k := range kw {
				switch k.Name {
				case "sep":
					a = append([]Value{k.V}, a...)
				case "maxsplit":
					i, _ := asInt(k.V)
					n = int(i)
				}
			}
			if len(a) > 1 {
				i, ok := asInt(a[1])
				if !ok {
					return nil, Raise(TypeError, "'%s' object cannot be interpreted as an integer", TypeName(a[1]))
				}
				n = int(i)
			}
			if err := h.Alloc(len(s)); err != nil {
				return nil, err
			}
			if len(a) == 0 || a[0] == None {
				if n < 0 {
					return list(strings.FieldsFunc(s, space)), nil
				}
				var out []string
				if right {
					for s = strings.TrimRightFunc(s, space); s != ""; s = strings.TrimRightFunc(s, space) {
						k := strings.LastIndexFunc(s, space)
						if len(out) == n || k < 0 {
							out = append(out, s)
							break
						}
						_, w := utf8.DecodeRuneInString(s[k:])
						out = append(out, s[k+w:])
						s = s[:k]
					}
					for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
						out[i], out[j] = out[j], out[i]
					}
					return list(out), nil
				}
				for s = strings.TrimLeftFunc(s, space); s != ""; s = strings.TrimLeftFunc(s, space) {
					k := strings.IndexFunc(s, space)
					if len(out) == n || k < 0 {
						out = append(out, s)
						break
					}
					out = append(out, s[:k])
					s = s[k:]
				}
				return list(out), nil
			}
			sep, err := arg(a[0])
			if err != nil {
				return nil, err
			}
			if sep == "" {
				return nil, Raise(ValueError, "empty separator")
			}
			if right && n >= 0 {
				var out []string
				for ; n > 0; n-- {
					k := strings.LastIndex(s, sep)
					if k < 0 {
						break
					}
					out = append([]string{s[k+len(sep):]}, out...)
					s = s[:k]
				}
				return list(append([]string{s}, out...)), nil
			}
			if n >= 0 {
				n++
			}
			return list(strings.SplitN(s, sep, n)), nil
		}
	}
	bind := func(name string, f BF) {
		c.Attrs[name] = legacy(name, func(h Host, self Value, a []Value, kw []KW) (Value, error) {
			if self == nil && len(a) > 0 {
				self, a = a[0], a[1:]
			}
			return f(h, self, a, kw)
		})
	}
	bind("split", split(false))
	bind("rsplit", split(true))
	m("splitlines", 0, 1, func(h Host, s string, a []Value) (Value, error) {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
		if s == "" {
			return &List{}, nil
		}
		return list(strings.Split(strings.TrimSuffix(s, "\n"), "\n")), nil
	})
	m("join", 1, 1, func(h Host, s string, a []Value) (Value, error) {
		var b strings.Builder
		i := 0
		err := Each(h, a[0], func(v Value) error {
			x, ok := un(v)
			if !ok {
				if isB {
					return Raise(TypeError, "sequence item %d: expected a bytes-like object, %s found", i, TypeName(v))
				}
				return Raise(TypeError, "sequence item %d: expected str instance, %s found", i, TypeName(v))
			}
			if i > 0 {
				b.WriteString(s)
			}
			i++
			b.WriteString(x)
			return h.Alloc(len(x) + len(s))
		})
		return mk(b.String()), err
	})
	m("replace", 2, 3, func(h Host, s string, a []Value) (Value, error) {
		o, err := arg(a[0])
		if err != nil {
			return nil, err
		}
		w, err := arg(a[1])
		if err != nil {
			return nil, err
		}
		n := -1
		if len(a) == 3 {
			i, _ := asInt(a[2])
			n = int(i)
		}
		if err := h.Alloc((strings.Count(s, o) + 1) * (len(w) + 1)); err != nil {
			return nil, err
		}
		return mk(strings.Replace(s, o, w, n)), nil
	})
	win := func(s string, a []Value) (lo, hi int, err error) { // byte offsets of the window
		hi = count(s)
		sl := &Slice{}
		if len(a) > 1 {
			sl.Lo = a[1]
		}
		if len(a) > 2 {
			sl.Hi = a[2]
		}
		lo, hi, _, err = sliceIdx(sl, hi)
		if err == nil && !isB && !isASCII(s) {
			r := []rune(s)
			lo, hi = len(string(r[:lo])), len(string(r[:hi]))
		}
		return lo, max(lo, hi), err
	}
	for name, last := range map[string]bool{"find": false, "rfind": true, "index": false, "rindex": true} {
		m(name, 1, 3, func(h Host, s string, a []Value) (Value, error) {
			x, err := arg(a[0])
			if err != nil {
				return nil, err
			}
			lo, hi, err := win(s, a)
			if err != nil {
				return nil, err
			}
			k := strings.Index(s[lo:hi], x)
			if last {
				k = strings.LastIndex(s[lo:hi], x)
			}
			if k < 0 {
				if strings.HasSuffix(name, "index") {
					if isB {
						return nil, Raise(ValueError, "subsection not found")
					}
					return nil, Raise(ValueError, "substring not found")
				}
				return MkInt(-1), nil
			}
			return MkInt(int64(count(s[:lo+k]))), nil
		})
	}
	m("count", 1, 3, func(h Host, s string, a []Value) (Value, error) {
		x, err := arg(a[0])
		if err != nil {
			return nil, err
		}
		lo, hi, err := win(s, a)
		return MkInt(int64(strings.Count(s[lo:hi], x))), err
	})
	for name, f := range map[string]func(a, b string) bool{"startswith": strings.HasPrefix, "endswith": strings.HasSuffix} {
		m(name, 1, 3, func(h Host, s string, a []Value) (Value, error) {
			lo, hi, err := win(s, a)
			if err != nil {
				return nil, err
			}
			alts, ok := a[0].(Tuple)
			if !ok {
				alts = Tuple{a[0]}
			}
			for _, v := range alts {
				x, ok := un(v)
				if !ok {
					return nil, Raise(TypeError, "%s first arg must be %s or a tuple of %s, not %s", name, c.Name, c.Name, TypeName(v))
				}
				if f(s[lo:hi], x) {
					return Bool(true), nil
				}
			}
			return Bool(false), nil
		})
	}
	for name, right := range map[string]bool{"partition": false, "rpartition": true} {
		m(name, 1, 1, func(h Host, s string, a []Value) (Value, error) {
			x, err := arg(a[0])
			if err != nil {
				return nil, err
			}
			k := strings.Index(s, x)
			if right {
				k = strings.LastIndex(s, x)
			}
			if k < 0 {
				if right {
					return Tuple{mk(""), mk(""), mk(s)}, nil
				}
				return Tuple{mk(s), mk(""), mk("")}, nil
			}
			return Tuple{mk(s[:k]), mk(x), mk(s[k+len(x):])}, nil
		})
	}
	for name, pre := range map[string]bool{"removeprefix": true, "removesuffix": false} {
		m(name, 1, 1, func(h Host, s string, a []Value) (Value, error) {
			x, err := arg(a[0])
			if pre {
				return mk(strings.TrimPrefix(s, x)), err
			}
			return mk(strings.TrimSuffix(s, x)), err
		})
	}
	for name, al := range map[string]byte{"ljust": '<', "rjust": '>', "center": '^'} {
		m(name, 1, 2, func(h Host, s string, a []Value) (Value, error) {
			w, ok := asInt(a[0])
			if !ok {
				return nil, Raise(TypeError, "'%s' object cannot be interpreted as an integer", TypeName(a[0]))
			}
			fill := " "
			if len(a) == 2 {
				fill, ok = un(a[1])
				if !ok || count(fill) != 1 {
					return nil, Raise(TypeError, "The fill character must be exactly one character long")
				}
			}
			if err := h.Alloc(int(w)); err != nil {
				return nil, err
			}
			n := int(w) - count(s)
			if n <= 0 {
				return mk(s), nil
			}
			l := 0
			switch al {
			case '>':
				l = n
			case '^':
				l = n/2 + n&int(w)&1
			}
			return mk(strings.Repeat(fill, l) + s + strings.Repeat(fill, n-l)), nil
		})
	}
	m("zfill", 1, 1, func(h Host, s string, a []Value) (Value, error) {
		w, _ := asInt(a[0])
		if err := h.Alloc(int(w)); err != nil {
			return nil, err
		}
		n := int(w) - count(s)
		if n <= 0 {
			return mk(s), nil
		}
		sg := ""
		if s != "" && (s[0] == '-' || s[0] == '+') {
			sg, s = s[:1], s[1:]
		}
		return mk(sg + strings.Repeat("0", n) + s), nil
	})
	all := func(name string, f func(r rune) bool) {
		m(name, 0, 0, func(h Host, s string, a []Value) (Value, error) {
			for _, r := range s {
				if !f(r) {
					return Bool(false), nil
				}
			}
			return Bool(s != ""), nil
		})
	}
	all("isdigit", func(r rune) bool {
		return unicode.IsDigit(r) || unicode.Is(unicode.No, r) && strings.ContainsRune("²³¹⁰⁴⁵⁶⁷⁸⁹", r)
	})
	all("isalpha", unicode.IsLetter)
	all("isalnum", func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
	all("isspace", space)
	if !isB {
		all("isdecimal", unicode.IsDigit)
		all("isnumeric", unicode.IsNumber)
	}
	for name, up := range map[string]bool{"isupper": true, "islower": false} {
		m(name, 0, 0, func(h Host, s string, a []Value) (Value, error) {
			cased := false
			for _, r := range s {
				if unicode.IsUpper(r) != up && unicode.IsLetter(r) && (unicode.IsUpper(r) || unicode.IsLower(r)) {
					return Bool(false), nil
				}
				cased = cased || unicode.IsUpper(r) || unicode.IsLower(r)
			}
			return Bool(cased), nil
		})
	}
}
func title(s string) string {
	prev := false
	return strings.Map(func(r rune) rune {
		l := unicode.IsLetter(r)
		defer func() { prev = l }()
		if prev {
			return unicode.ToLower(r)
		}
		return unicode.ToTitle(r)
	}, s)
}
func capitalize(s string) string {
	r := []rune(strings.ToLower(s))
	if len(r) > 0 {
		r[0] = unicode.ToTitle(r[0])
	}
	return string(r)
}
func swapcase(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsUpper(r) {
			return unicode.ToLower(r)
		}
		return unicode.ToUpper(r)
	}, s)
}

func init() {
	strs[Str](StrType)
	strs[Bytes](BytesType)
	codecArgs := func(a []Value, kw []KW) []Value {
		for _, n := range []string{"encoding", "errors"} {
			if v, _ := kwGet(kw, n); v != nil {
				if n == "errors" && len(a) == 0 {
					a = append(a, Str("utf-8"))
				}
				a = append(a, v)
			}
		}
		return a
	}
	StrType.Attrs["encode"] = legacy("encode", func(h Host, self Value, a []Value, kw []KW) (Value, error) {
		return encode(self.(Str), codecArgs(a, kw))
	})
	BytesType.Attrs["decode"] = legacy("decode", func(h Host, self Value, a []Value, kw []KW) (Value, error) {
		return decode(self.(Bytes), codecArgs(a, kw))
	})
	StrType.Attrs["format"] = legacy("format", func(h Host, self Value, a []Value, kw []KW) (Value, error) {
		s, err := StrFormat(h, string(self.(Str)), a, kw)
		return Str(s), err
	})
	meth(BytesType, "hex", 0, 1, func(h Host, self Value, a []Value) (Value, error) {
		s := hex.EncodeToString([]byte(self.(Bytes)))
		if len(a) == 1 {
			var p []string
			for i := 0; i < len(s); i += 2 {
				p = append(p, s[i:i+2])
			}
			s = strings.Join(p, string(a[0].(Str)))
		}
		return Str(s), nil
	})
	BytesType.Attrs["fromhex"] = &StaticMethod{legacy("fromhex", func(h Host, self Value, a []Value, kw []KW) (Value, error) {
		s, ok := a[0].(Str)
		if !ok {
			return nil, Raise(TypeError, "fromhex() argument must be str, not %s", TypeName(a[0]))
		}
		b, err := hex.DecodeString(strings.ReplaceAll(string(s), " ", ""))
		if err != nil {
			return nil, Raise(ValueError, "non-hexadecimal number found in fromhex() arg at position %d", len(b)*2)
		}
		return Bytes(b), nil
	})}
	IntType.Attrs["to_bytes"] = legacy("to_bytes", func(h Host, self Value, a []Value, kw []KW) (Value, error) {
		n, order := int64(1), "big"
		if v, _ := kwGet(kw, "length"); v != nil {
			a = []Value{v}
		}
		if v, _ := kwGet(kw, "byteorder"); v != nil {
			a = append(a, v)
		}
		if len(a) > 0 {
			n, _ = asInt(a[0])
		}
		if len(a) > 1 {
			order = string(a[1].(Str))
		}
		b := toBig(self)
		if b.Sign() < 0 {
			return nil, Raise(OverflowError, "can't convert negative int to unsigned")
		}
		if b.BitLen() > int(n)*8 {
			return nil, Raise(OverflowError, "int too big to convert")
		}
		if err := h.Alloc(int(n)); err != nil {
			return nil, err
		}
		buf := b.FillBytes(make([]byte, n))
		if order == "little" {
			for i, j := 0, len(buf)-1; i < j; i, j = i+1, j-1 {
				buf[i], buf[j] = buf[j], buf[i]
			}
		}
		return Bytes(buf), nil
	})
	IntType.Attrs["from_bytes"] = &StaticMethod{legacy("from_bytes", func(h Host, self Value, a []Value, kw []KW) (Value, error) {
		buf := []byte(a[0].(Bytes))
		o, _ := kwGet(kw, "byteorder")
		if len(a) > 1 {
			o = a[1]
		}
		if o == Value(Str("little")) {
			for i, j := 0, len(buf)-1; i < j; i, j = i+1, j-1 {
				buf[i], buf[j] = buf[j], buf[i]
			}
		}
		return MkBig(new(big.Int).SetBytes(buf)), nil
	})}
	meth(IntType, "bit_length", 0, 0, func(h Host, self Value, a []Value) (Value, error) { return MkInt(int64(toBig(self).BitLen())), nil })
	meth(FloatType, "is_integer", 0, 0, func(h Host, self Value, a []Value) (Value, error) {
		f := float64(self.(Float))
		return Bool(f == float64(int64(f))), nil
	})

	// list
	lm := func(name string, lo, hi int, f func(h Host, l *List, a []Value) (Value, error)) {
		meth(ListType, name, lo, hi, func(h Host, self Value, a []Value) (Value, error) { return f(h, self.(*List), a) })
	}
	lm("append", 1, 1, func(h Host, l *List, a []Value) (Value, error) { l.V = append(l.V, a[0]); return None, h.Alloc(16) })
	lm("extend", 1, 1, func(h Host, l *List, a []Value) (Value, error) {
		v, err := ToSlice(h, a[0])
		l.V = append(l.V, v...)
		return None, err
	})
	lm("insert", 2, 2, func(h Host, l *List, a []Value) (Value, error) {
		i, _ := asInt(a[0])
		n := int64(len(l.V))
		if i < 0 {
			i = max(0, i+n)
		}
		i = min(i, n)
		l.V = append(l.V, nil)
		copy(l.V[i+1:], l.V[i:])
		l.V[i] = a[1]
		return None, h.Alloc(16)
	})
	lm("pop", 0, 1, func(h Host, l *List, a []Value) (Value, error) {
		if len(l.V) == 0 {
			return nil, Raise(IndexError, "pop from empty list")
		}
		k := len(l.V) - 1
		if len(a) == 1 {
			var err error
			if k, err = index(a[0], len(l.V), "pop"); err != nil {
				return nil, err
			}
		}
		v := l.V[k]
		l.V = append(l.V[:k], l.V[k+1:]...)
		return v, nil
	})
	find := func(h Host, v []Value, x Value) (int, error) {
		for i, y := range v {
			if eq, err := Equal(h, y, x); eq || err != nil {
				return i, err
			}
		}
		return -1, nil
	}
	lm("remove", 1, 1, func(h Host, l *List, a []Value) (Value, error) {
		k, err := find(h, l.V, a[0])
		if err != nil {
			return nil, err
		}
		if k < 0 {
			return nil, Raise(ValueError, "list.remove(x): x not in list")
		}
		l.V = append(l.V[:k], l.V[k+1:]...)
		return None, nil
	})
	seq := func(v Value) []Value {
		if l, ok := v.(*List); ok {
			return l.V
		}
		return v.(Tuple)
	}
	for _, c := range []*Class{ListType, TupleType} {
		meth(c, "index", 1, 3, func(h Host, self Value, a []Value) (Value, error) {
			k, err := find(h, seq(self), a[0])
			if err == nil && k < 0 {
				if c == ListType {
					err = Raise(ValueError, "%s is not in list", Repr(a[0]))
				} else {
					err = Raise(ValueError, "tuple.index(x): x not in tuple")
				}
			}
			return MkInt(int64(k)), err
		})
		meth(c, "count", 1, 1, func(h Host, self Value, a []Value) (Value, error) {
			n := int64(0)
			for _, y := range seq(self) {
				eq, err := Equal(h, y, a[0])
				if err != nil {
					return nil, err
				}
				n += b2i(eq)
			}
			return MkInt(n), nil
		})
	}
	lm("clear", 0, 0, func(h Host, l *List, a []Value) (Value, error) { l.V = nil; return None, nil })
	lm("copy", 0, 0, func(h Host, l *List, a []Value) (Value, error) { return &List{append([]Value{}, l.V...)}, nil })
	lm("reverse", 0, 0, func(h Host, l *List, a []Value) (Value, error) {
		for i, j := 0, len(l.V)-1; i < j; i, j = i+1, j-1 {
			l.V[i], l.V[j] = l.V[j], l.V[i]
		}
		return None, nil
	})
	ListType.Attrs["sort"] = legacy("sort", func(h Host, self Value, a []Value, kw []KW) (Value, error) {
		key, kw := kwGet(kw, "key")
		rev, kw := kwGet(kw, "reverse")
		if err := argN("sort", a, kw, 0, 0); err != nil {
			return nil, err
		}
		r := false
		if rev != nil {
			r, _ = Truth(h, rev)
		}
		return None, SortValues(h, self.(*List).V, key, r)
	})

	// dict
	dm := func(name string, lo, hi int, f func(h Host, d *Dict, a []Value) (Value, error)) {
		meth(DictType, name, lo, hi, func(h Host, self Value, a []Value) (Value, error) { return f(h, self.(*Dict), a) })
	}
	opt := func(a []Value) Value {
		if len(a) > 1 {
			return a[1]
		}
		return None
	}
	dm("get", 1, 2, func(h Host, d *Dict, a []Value) (Value, error) {
		v, ok, err := d.Get(h, a[0])
		if !ok {
			v = opt(a)
		}
		return v, err
	})
	dm("setdefault", 1, 2, func(h Host, d *Dict, a []Value) (Value, error) {
		v, ok, err := d.Get(h, a[0])
		if ok || err != nil {
			return v, err
		}
		return opt(a), d.Set(h, a[0], opt(a))
	})
	dm("pop", 1, 2, func(h Host, d *Dict, a []Value) (Value, error) {
		v, ok, err := d.Del(h, a[0])
		if err == nil && !ok {
			if len(a) == 2 {
				return a[1], nil
			}
			err = RaiseV(KeyError, a[0])
		}
		return v, err
	})
	dm("popitem", 0, 0, func(h Host, d *Dict, a []Value) (Value, error) {
		ks := d.Keys()
		if len(ks) == 0 {
			return nil, RaiseV(KeyError, Str("popitem(): dictionary is empty"))
		}
		k := ks[len(ks)-1]
		v, _, err := d.Del(h, k)
		return Tuple{k, v}, err
	})
	dm("clear", 0, 0, func(h Host, d *Dict, a []Value) (Value, error) { d.Clear(); return None, nil })
	dm("copy", 0, 0, func(h Host, d *Dict, a []Value) (Value, error) {
		n := NewDict()
		return n, dictUpdate(h, n, []Value{d}, nil)
	})
	for n, k := range map[string]byte{"keys": 'k', "values": 'v', "items": 'i'} {
		dm(n, 0, 0, func(h Host, d *Dict, a []Value) (Value, error) { return &View{d, k}, nil })
	}
	DictType.Attrs["update"] = legacy("update", func(h Host, self Value, a []Value, kw []KW) (Value, error) {
		return None, dictUpdate(h, self.(*Dict), a, kw)
	})

	// set
	sm := func(name string, lo, hi int, f func(h Host, s *Set, a []Value) (Value, error)) {
		g := func(h Host, self Value, a []Value) (Value, error) { return f(h, self.(*Set), a) }
		meth(SetType, name, lo, hi, g)
		if !strings.Contains(" add remove discard pop clear update ", " "+name+" ") {
			meth(FrozenSetType, name, lo, hi, g)
		}
	}
	sm("add", 1, 1, func(h Host, s *Set, a []Value) (Value, error) { return None, s.D.Set(h, a[0], None) })
	sm("discard", 1, 1, func(h Host, s *Set, a []Value) (Value, error) { _, _, err := s.D.Del(h, a[0]); return None, err })
	sm("remove", 1, 1, func(h Host, s *Set, a []Value) (Value, error) {
		_, ok, err := s.D.Del(h, a[0])
		if err == nil && !ok {
			err = RaiseV(KeyError, a[0])
		}
		return None, err
	})
	sm("pop", 0, 0, func(h Host, s *Set, a []Value) (Value, error) {
		if s.D.n != 1 {
			if s.D.n == 0 {
				return nil, RaiseV(KeyError, Str("pop from an empty set"))
			}
			return nil, Unsupported("set.pop() of several elements (the order is not defined)")
		}
		k := s.D.Keys()[0]
		s.D.Clear()
		return k, nil
	})
	sm("clear", 0, 0, func(h Host, s *Set, a []Value) (Value, error) { s.D.Clear(); return None, nil })
	sm("copy", 0, 0, func(h Host, s *Set, a []Value) (Value, error) {
		r, err := SetType.make.Call(h, SetType, []Value{s}, nil)
		return r, err
	})
	sm("update", 1, -1, func(h Host, s *Set, a []Value) (Value, error) {
		for _, x := range a {
			if err := Each(h, x, func(v Value) error { return s.D.Set(h, v, None) }); err != nil {
				return nil, err
			}
		}
		return None, nil
	})
	for n, op := range map[string]string{"union": "|", "intersection": "&", "difference": "-", "symmetric_difference": "^", "issubset": "<=", "issuperset": ">=", "isdisjoint": "d"} {
		sm(n, 1, 1, func(h Host, s *Set, a []Value) (Value, error) {
			o, ok := a[0].(*Set)
			if !ok {
				v, err := SetType.make.Call(h, SetType, a, nil)
				if err != nil {
					return nil, err
				}
				o = v.(*Set)
			}
			switch op {
			case "<=", ">=":
				b, err := order(h, cmpOps[op], s, o)
				return Bool(b), err
			case "d":
				r, err := Binary(h, binOps["&"], s, o)
				return Bool(err == nil && r.(*Set).D.n == 0), err
			}
			return Binary(h, binOps[op], s, o)
		})
	}
}

var _ = fmt.Sprint
