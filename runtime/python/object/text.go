package object

import (
	"strings"
	"unicode/utf8"
)

// str, bytes and bytearray share most of their methods. texts says where they
// differ; positions are code points in a str and bytes in the others.
type texts struct {
	class   *Class
	isBytes bool
}

// of is the text of self.
func (t *texts) of(v Value) string {
	if s, ok := v.(Str); ok {
		return string(s)
	}
	b, _ := bytesLike(v)
	return string(b)
}

// like makes a value of self's class.
func (t *texts) like(self Value, s string) Value {
	if t.isBytes {
		return likeBytes(self, s)
	}
	return Str(s)
}

func likeBytes(self Value, s string) Value {
	if _, ok := self.(*ByteArray); ok {
		return &ByteArray{B: []byte(s)}
	}
	return Bytes(s)
}

// needle is an argument to look for: in bytes also a number.
func (t *texts) needle(v Value) (string, error) {
	if !t.isBytes {
		if s, ok := v.(Str); ok {
			return string(s), nil
		}
		return "", Raise(TypeError, "must be str, not %s", TypeName(v))
	}
	if b, ok := bytesLike(v); ok {
		return string(b), nil
	}
	i, ok := asInt(v)
	if _, big := v.(*Big); !ok && !big {
		return "", Raise(TypeError, "argument should be integer or bytes-like object, not '%s'", TypeName(v))
	}
	if !ok || i < 0 || i > 255 {
		return "", Raise(ValueError, "byte must be in range(0, 256)")
	}
	return string([]byte{byte(i)}), nil
}

func (t *texts) count(s string) int {
	if t.isBytes {
		return len(s)
	}
	return runeCount(s)
}

func (t *texts) space(r rune) bool {
	if t.isBytes {
		return r == ' ' || r >= '\t' && r <= '\r'
	}
	return isSpace(r)
}

func (t *texts) list(h Host, self Value, parts []string) Value {
	h.Alloc(len(parts) * 2 * valueSize)
	if _, copied := self.(*ByteArray); copied {
		h.Alloc(len(t.of(self)))
	}
	l := &List{V: make([]Value, len(parts))}
	for i, p := range parts {
		l.V[i] = t.like(self, p)
	}
	return l
}

// window turns start and end (nil or None: absent) into places in the text;
// ok is false when the window lies beyond the end.
func (t *texts) window(s string, start, end Value) (lo, hi int, ok bool, err error) {
	n := t.count(s)
	first, err := sliceBound(start, 0)
	if err != nil {
		return 0, 0, false, err
	}
	last, err := sliceBound(end, n)
	if err != nil {
		return 0, 0, false, err
	}
	if first < 0 {
		first = max(0, first+n)
	}
	if last < 0 {
		last = max(0, last+n)
	}
	last = min(last, n)
	if first > last {
		return 0, 0, false, nil
	}
	if t.isBytes || len(s) == n {
		return first, last, true, nil
	}
	lo = runeOffset(s, first)
	return lo, lo + runeOffset(s[lo:], last-first), true, nil
}

func runeCount(s string) int { return utf8.RuneCountInString(s) }

// runeOffset is where code point i begins.
func runeOffset(s string, i int) int {
	at := 0
	for range i {
		_, n := utf8.DecodeRuneInString(s[at:])
		at += n
	}
	return at
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// strItem is s[i].
func strItem(s string, i Value) (Value, error) {
	if isASCII(s) {
		k, err := index(i, len(s), "string")
		if err != nil {
			return nil, err
		}
		return Str(s[k : k+1]), nil
	}
	k, err := index(i, runeCount(s), "string")
	if err != nil {
		return nil, err
	}
	at := runeOffset(s, k)
	_, n := utf8.DecodeRuneInString(s[at:])
	return Str(s[at : at+n]), nil
}

// cutText is a slice of a str.
func cutText(s string, sp span) string {
	switch {
	case sp.n == 0:
		return ""
	case sp.step == 1 && isASCII(s):
		return s[sp.first : sp.first+sp.n]
	case sp.step == 1:
		lo := runeOffset(s, sp.first)
		return s[lo : lo+runeOffset(s[lo:], sp.n)]
	}
	return string(cut([]rune(s), sp))
}

// pad puts fill around s: align is '<', '>', '^' or, for the methods center()
// of str, 'c', which puts the odd one elsewhere.
func pad(h Host, s string, have, width int, fill string, align byte) string {
	n := width - have
	if n <= 0 {
		return s
	}
	h.Alloc(clampMul(n, len(fill)))
	left := 0
	switch align {
	case '>':
		left = n
	case '^':
		left = n / 2
	case 'c':
		left = n/2 + n&width&1
	}
	return strings.Repeat(fill, left) + s + strings.Repeat(fill, n-left)
}
