package object

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// methods is the table of what str, bytes and bytearray share.
func (t *texts) methods() []Func {
	fs := []Func{
		{Name: "split", Sig: "(sep=None, maxsplit: index=-1)", Fn: t.split(false)},
		{Name: "rsplit", Sig: "(sep=None, maxsplit: index=-1)", Fn: t.split(true)},
		{Name: "splitlines", Sig: "(keepends: cint=False)", Fn: t.splitLines},
		{Name: "join", Sig: "(iterable, /)", Fn: t.join},
		{Name: "replace", Sig: "(old: text, new: text, count: index=-1, /)", Fn: t.replace},
		{Name: "count", Sig: "(sub[, start, end], /)", Fn: t.countOf},
		{Name: "find", Sig: "(sub[, start, end], /)", Fn: t.find(strings.Index, false)},
		{Name: "rfind", Sig: "(sub[, start, end], /)", Fn: t.find(strings.LastIndex, false)},
		{Name: "index", Sig: "(sub[, start, end], /)", Fn: t.find(strings.Index, true)},
		{Name: "rindex", Sig: "(sub[, start, end], /)", Fn: t.find(strings.LastIndex, true)},
		{Name: "startswith", Sig: "(prefix[, start, end], /)", Fn: t.affix("startswith", strings.HasPrefix)},
		{Name: "endswith", Sig: "(suffix[, start, end], /)", Fn: t.affix("endswith", strings.HasSuffix)},
		{Name: "partition", Sig: "(sep, /)", Fn: t.partition(false)},
		{Name: "rpartition", Sig: "(sep, /)", Fn: t.partition(true)},
		{Name: "removeprefix", Sig: "(prefix: text, /)", Fn: t.remove(strings.TrimPrefix)},
		{Name: "removesuffix", Sig: "(suffix: text, /)", Fn: t.remove(strings.TrimSuffix)},
		{Name: "ljust", Sig: "(width: index, fillchar=' ', /)", Fn: t.justify("ljust", '<')},
		{Name: "rjust", Sig: "(width: index, fillchar=' ', /)", Fn: t.justify("rjust", '>')},
		{Name: "center", Sig: "(width: index, fillchar=' ', /)", Fn: t.justify("center", 'c')},
		{Name: "zfill", Sig: "(width: index, /)", Fn: t.zfill},
		{Name: "strip", Sig: "(chars=None, /)", Fn: t.strip("strip", true, true)},
		{Name: "lstrip", Sig: "(chars=None, /)", Fn: t.strip("lstrip", true, false)},
		{Name: "rstrip", Sig: "(chars=None, /)", Fn: t.strip("rstrip", false, true)},
	}
	for i := range fs {
		fs[i].Fn = t.charged(fs[i].Fn)
		sig := &fs[i].Sig
		if !t.isBytes {
			*sig = strings.Replace(*sig, ": text", ": str", -1)
			continue
		}
		*sig = strings.Replace(*sig, ": text", ": buffer", -1)
		*sig = strings.Replace(*sig, "fillchar=' '", "fillchar=b' '", 1)
	}
	return append(fs, t.caseMethods()...)
}

// How many bytes of a text are compared with another, and searched, in the time of a step.
const (
	scanned  = 512
	searched = 64
)

// charged counts the time that reading the text takes, and what is made of it:
// nearly all methods give a part of it, or little more.
func (t *texts) charged(f func(Host, []Value) (Value, error)) func(Host, []Value) (Value, error) {
	return func(h Host, a []Value) (Value, error) {
		h.Work(len(t.of(a[0])) / searched)
		r, err := f(h, a)
		switch r := r.(type) {
		case Str:
			h.Alloc(len(r))
		case Bytes:
			h.Alloc(len(r))
		case *ByteArray:
			h.Alloc(len(r.B))
		case Tuple: // of partition
			h.Alloc(len(t.of(a[0])))
		}
		return r, err
	}
}

func (t *texts) split(right bool) func(Host, []Value) (Value, error) {
	return func(h Host, a []Value) (Value, error) {
		s, n := t.of(a[0]), int(a[2].(Int))
		if n < 0 {
			n = len(s)
		}
		h.Work(len(s)/8 + 1)
		var parts []string
		if IsNone(a[1]) {
			parts = t.fields(s, n, right)
		} else {
			sep, err := t.separator(a[1], " or None")
			if err != nil {
				return nil, err
			}
			h.Alloc(min(n, strings.Count(s, sep)) * valueSize)
			parts = splitAt(s, sep, n, right)
		}
		return t.list(h, a[0], parts), nil
	}
}

// separator is what to split at; or is what else CPython's error offers.
func (t *texts) separator(v Value, or string) (string, error) {
	s := t.of(v)
	if _, isStr := v.(Str); t.isBytes {
		if _, err := AsBytesLike(v); err != nil {
			return "", err
		}
	} else if !isStr {
		return "", Raise(TypeError, "must be str%s, not %s", or, TypeName(v))
	}
	if s == "" {
		return "", Raise(ValueError, "empty separator")
	}
	return s, nil
}

func splitAt(s, sep string, n int, right bool) []string {
	if !right {
		return strings.SplitN(s, sep, n+1)
	}
	var parts []string
	for ; n > 0; n-- {
		k := strings.LastIndex(s, sep)
		if k < 0 {
			break
		}
		parts = append(parts, s[k+len(sep):])
		s = s[:k]
	}
	parts = append(parts, s)
	slices.Reverse(parts)
	return parts
}

// fields splits at runs of white space, at most n times.
func (t *texts) fields(s string, n int, right bool) []string {
	var parts []string
	if !right {
		for s = strings.TrimLeftFunc(s, t.space); s != ""; s = strings.TrimLeftFunc(s, t.space) {
			k := strings.IndexFunc(s, t.space)
			if len(parts) == n || k < 0 {
				return append(parts, trimRightIf(k < 0, s, t.space))
			}
			parts = append(parts, s[:k])
			s = s[k:]
		}
		return parts
	}
	for s = strings.TrimRightFunc(s, t.space); s != ""; s = strings.TrimRightFunc(s, t.space) {
		k := strings.LastIndexFunc(s, t.space)
		if len(parts) == n || k < 0 {
			parts = append(parts, s)
			break
		}
		_, w := utf8.DecodeRuneInString(s[k:])
		parts = append(parts, s[k+w:])
		s = s[:k]
	}
	slices.Reverse(parts)
	return parts
}

func trimRightIf(yes bool, s string, space func(rune) bool) string {
	if yes {
		return strings.TrimRightFunc(s, space)
	}
	return s
}

// lineEnd is the length of the line end that s begins with, or 0.
func (t *texts) lineEnd(s string) int {
	if strings.HasPrefix(s, "\r\n") {
		return 2
	}
	if s[0] == '\n' || s[0] == '\r' {
		return 1
	}
	if t.isBytes {
		return 0
	}
	switch r, n := utf8.DecodeRuneInString(s); r {
	case '\v', '\f', 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029:
		return n
	}
	return 0
}

func (t *texts) splitLines(h Host, a []Value) (Value, error) {
	s, keep := t.of(a[0]), a[1] != Value(Int(0))
	var parts []string
	start := 0
	for i := 0; i < len(s); {
		n := t.lineEnd(s[i:])
		if n == 0 {
			i++
			continue
		}
		end := i
		if keep {
			end += n
		}
		if len(parts) == cap(parts) {
			h.Alloc((2*cap(parts) + 1) * valueSize)
			parts = slices.Grow(parts, cap(parts)+1)
		}
		parts = append(parts, s[start:end])
		i += n
		start = i
	}
	if start < len(s) {
		parts = append(parts, s[start:])
	}
	return t.list(h, a[0], parts), nil
}

func (t *texts) join(h Host, a []Value) (Value, error) {
	sep := t.of(a[0])
	if _, err := Iter(h, a[1]); err != nil {
		if s, ok := a[1].(*Set); !ok || s.d.n < 2 {
			return nil, Raise(TypeError, "can only join an iterable")
		}
		return nil, err
	}
	b := builder{h: h}
	i := 0
	err := Each(h, a[1], func(v Value) error {
		x, err := t.joinItem(v, i)
		if err != nil {
			return err
		}
		if i > 0 {
			b.add(sep)
		}
		i++
		b.add(x)
		return nil
	})
	return t.like(a[0], b.String()), err
}

func (t *texts) joinItem(v Value, i int) (string, error) {
	if t.isBytes {
		if b, ok := bytesLike(v); ok {
			return string(b), nil
		}
		return "", Raise(TypeError, "sequence item %d: expected a bytes-like object, %s found", i, TypeName(v))
	}
	if s, ok := v.(Str); ok {
		return string(s), nil
	}
	return "", Raise(TypeError, "sequence item %d: expected str instance, %s found", i, TypeName(v))
}

func (t *texts) replace(h Host, a []Value) (Value, error) {
	s, old, with := t.of(a[0]), t.of(a[1]), t.of(a[2])
	times := t.occurrences(s, old)
	if n := int(a[3].(Int)); n >= 0 {
		times = min(times, n)
	}
	h.Alloc(len(s) + clampMul(times, len(with)))
	if t.isBytes && old == "" {
		return t.like(a[0], interleave(s, with, times)), nil
	}
	return t.like(a[0], strings.Replace(s, old, with, times)), nil
}

// occurrences counts without overlap; an empty text stands between all.
func (t *texts) occurrences(s, sub string) int {
	if sub == "" {
		return t.count(s) + 1
	}
	return strings.Count(s, sub)
}

// interleave puts with before each byte (and after the last), n times at most.
func interleave(s, with string, n int) string {
	var b strings.Builder
	for i := 0; i <= len(s); i++ {
		if i < n {
			b.WriteString(with)
		}
		if i < len(s) {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

func (t *texts) countOf(h Host, a []Value) (Value, error) {
	s := t.of(a[0])
	lo, hi, ok, err := t.window(s, a[2], a[3])
	if err != nil {
		return nil, err
	}
	sub, err := t.needle(a[1])
	if err != nil || !ok {
		return MkInt(0), err
	}
	return MkInt(int64(t.occurrences(s[lo:hi], sub))), nil
}

func (t *texts) find(search func(s, sub string) int, must bool) func(Host, []Value) (Value, error) {
	return func(h Host, a []Value) (Value, error) {
		s := t.of(a[0])
		lo, hi, ok, err := t.window(s, a[2], a[3])
		if err != nil {
			return nil, err
		}
		sub, err := t.needle(a[1])
		if err != nil {
			return nil, err
		}
		k := -1
		if ok {
			k = search(s[lo:hi], sub)
		}
		switch {
		case k >= 0:
			return MkInt(int64(t.count(s[:lo+k]))), nil
		case must && t.isBytes:
			return nil, Raise(ValueError, "subsection not found")
		case must:
			return nil, Raise(ValueError, "substring not found")
		}
		return MkInt(-1), nil
	}
}

func (t *texts) affix(name string, has func(s, x string) bool) func(Host, []Value) (Value, error) {
	return func(h Host, a []Value) (Value, error) {
		s := t.of(a[0])
		lo, hi, ok, err := t.window(s, a[2], a[3])
		if err != nil {
			return nil, err
		}
		alternatives, many := a[1].(Tuple)
		if !many {
			alternatives = Tuple{a[1]}
		}
		for _, v := range alternatives {
			x, err := t.affixArg(name, v, many)
			if err != nil {
				return nil, err
			}
			if ok && has(s[lo:hi], x) {
				return Bool(true), nil
			}
		}
		return Bool(false), nil
	}
}

func (t *texts) affixArg(name string, v Value, many bool) (string, error) {
	if t.isBytes {
		if b, ok := bytesLike(v); ok {
			return string(b), nil
		}
		if many {
			return "", Raise(TypeError, "a bytes-like object is required, not '%s'", TypeName(v))
		}
		return "", Raise(TypeError, "%s first arg must be bytes or a tuple of bytes, not %s", name, TypeName(v))
	}
	if s, ok := v.(Str); ok {
		return string(s), nil
	}
	if many {
		return "", Raise(TypeError, "tuple for %s must only contain str, not %s", name, TypeName(v))
	}
	return "", Raise(TypeError, "%s first arg must be str or a tuple of str, not %s", name, TypeName(v))
}

func (t *texts) partition(right bool) func(Host, []Value) (Value, error) {
	return func(h Host, a []Value) (Value, error) {
		s := t.of(a[0])
		sep, err := t.separator(a[1], "")
		if err != nil {
			return nil, err
		}
		mk := func(x string) Value { return t.like(a[0], x) }
		k := strings.Index(s, sep)
		if right {
			k = strings.LastIndex(s, sep)
		}
		switch {
		case k >= 0:
			if mid := a[1]; t.class == BytesType { // the separator as it was given
				return Tuple{mk(s[:k]), mid, mk(s[k+len(sep):])}, nil
			}
			return Tuple{mk(s[:k]), mk(sep), mk(s[k+len(sep):])}, nil
		case right:
			return Tuple{mk(""), mk(""), mk(s)}, nil
		}
		return Tuple{mk(s), mk(""), mk("")}, nil
	}
}

func (t *texts) remove(trim func(s, x string) string) func(Host, []Value) (Value, error) {
	return func(h Host, a []Value) (Value, error) { return t.like(a[0], trim(t.of(a[0]), t.of(a[1]))), nil }
}

func (t *texts) justify(name string, align byte) func(Host, []Value) (Value, error) {
	return func(h Host, a []Value) (Value, error) {
		fill, ok := a[2].(Str)
		if t.isBytes {
			b, isBytes := bytesLike(a[2])
			if !isBytes || len(b) != 1 {
				return nil, Raise(TypeError, "%s() argument 2 must be a byte string of length 1, not %s", name, ArgType(a[2]))
			}
			fill, ok = Str(b), true
		}
		if !ok {
			return nil, Raise(TypeError, "The fill character must be a unicode character, not %s", TypeName(a[2]))
		}
		if t.count(string(fill)) != 1 {
			return nil, Raise(TypeError, "The fill character must be exactly one character long")
		}
		s := t.of(a[0])
		return t.like(a[0], pad(h, s, t.count(s), int(a[1].(Int)), string(fill), align)), nil
	}
}

func (t *texts) zfill(h Host, a []Value) (Value, error) {
	s, sign := t.of(a[0]), ""
	if s != "" && (s[0] == '-' || s[0] == '+') {
		sign, s = s[:1], s[1:]
	}
	return t.like(a[0], sign+pad(h, s, t.count(s), int(a[1].(Int))-len(sign), "0", '>')), nil
}

func (t *texts) strip(name string, left, right bool) func(Host, []Value) (Value, error) {
	return func(h Host, a []Value) (Value, error) {
		s := t.of(a[0])
		drop := t.space
		if !IsNone(a[1]) {
			chars := t.of(a[1])
			if t.isBytes {
				if _, err := AsBytesLike(a[1]); err != nil {
					return nil, err
				}
				return t.like(a[0], stripBytes(s, chars, left, right)), nil
			}
			if _, ok := a[1].(Str); !ok {
				return nil, Raise(TypeError, "%s arg must be None or str", name)
			}
			drop = func(r rune) bool { return strings.ContainsRune(chars, r) }
		}
		if left {
			s = strings.TrimLeftFunc(s, drop)
		}
		if right {
			s = strings.TrimRightFunc(s, drop)
		}
		return t.like(a[0], s), nil
	}
}

func stripBytes(s, chars string, left, right bool) string {
	for left && s != "" && strings.IndexByte(chars, s[0]) >= 0 {
		s = s[1:]
	}
	for right && s != "" && strings.IndexByte(chars, s[len(s)-1]) >= 0 {
		s = s[:len(s)-1]
	}
	return s
}
