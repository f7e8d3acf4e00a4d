package object

import (
	"strings"
	"unicode"
)

// caseMethods are the methods about kinds of characters. Those of bytes know ASCII only.
func (t *texts) caseMethods() []Func {
	fs := []Func{
		{Name: "upper", Fn: t.mapped(upper)},
		{Name: "lower", Fn: t.mapped(lower)},
		{Name: "title", Fn: t.mapped(title)},
		{Name: "capitalize", Fn: t.mapped(capitalize)},
		{Name: "swapcase", Fn: t.mapped(swapCase)},
		{Name: "isalpha", Fn: t.all(unicode.IsLetter)},
		{Name: "isdigit", Fn: t.all(isDigitRune)},
		{Name: "isalnum", Fn: t.all(func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })},
		{Name: "isspace", Fn: t.all(t.space)},
		{Name: "isupper", Fn: t.cased(unicode.IsUpper, unicode.IsLower)},
		{Name: "islower", Fn: t.cased(unicode.IsLower, unicode.IsUpper)},
		{Name: "isascii", Fn: func(_ Host, a []Value) (Value, error) { return Bool(isASCII(t.of(a[0]))), nil }},
	}
	if !t.isBytes {
		fs = append(fs, Func{Name: "isdecimal", Fn: t.all(func(r rune) bool { _, ok := decimal(r); return ok })})
	}
	for i := range fs {
		fs[i].Sig = "()"
	}
	return fs
}

// each visits the characters until f is false: bytes above ASCII as something that is no letter.
func (t *texts) each(s string, f func(rune) bool) bool {
	if t.isBytes {
		s = hideBytes(s)
	}
	return strings.IndexFunc(s, func(r rune) bool { return !f(r) }) < 0
}

// hideBytes puts a character that has no kind in the place of each byte above ASCII.
func hideBytes(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c > unicode.MaxASCII {
			b[i] = 0
		}
	}
	return string(b)
}

func (t *texts) mapped(f func(string) string) func(Host, []Value) (Value, error) {
	return func(h Host, a []Value) (Value, error) {
		s := t.of(a[0])
		h.Alloc(len(s))
		if !t.isBytes || isASCII(s) {
			return t.like(a[0], f(s)), nil
		}
		b := []byte(f(hideBytes(s)))
		for i := range len(s) {
			if s[i] > unicode.MaxASCII {
				b[i] = s[i]
			}
		}
		return t.like(a[0], string(b)), nil
	}
}

func (t *texts) all(f func(rune) bool) func(Host, []Value) (Value, error) {
	return func(_ Host, a []Value) (Value, error) {
		s := t.of(a[0])
		return Bool(s != "" && t.each(s, f)), nil
	}
}

// cased is isupper or islower: some letter with case, none of the other.
func (t *texts) cased(want, not func(rune) bool) func(Host, []Value) (Value, error) {
	return func(_ Host, a []Value) (Value, error) {
		some := false
		none := t.each(t.of(a[0]), func(r rune) bool {
			some = some || want(r)
			return !not(r) && !unicode.IsTitle(r)
		})
		return Bool(some && none), nil
	}
}

// isSpace is str.isspace of one character.
func isSpace(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f }

// isDigitRune is str.isdigit of one character. Of the other numerals (² and ①
// are digits, ½ is not) Go has no table.
func isDigitRune(r rune) bool {
	if unicode.Is(unicode.No, r) {
		_ = Refuse("python.no.digit", "char", string(r))
	}
	_, ok := decimal(r)
	return ok
}

// upper knows "ß", the one character in common use that becomes several; Go's
// case tables map one to one.
func upper(s string) string { return strings.ToUpper(strings.ReplaceAll(s, "ß", "SS")) }

// lower knows "İ", the one character that becomes two.
func lower(s string) string { return strings.ToLower(strings.ReplaceAll(s, "İ", "i\u0307")) }

func titleRune(r rune) string {
	if r == 'ß' {
		return "Ss"
	}
	return string(unicode.ToTitle(r))
}

func title(s string) string {
	var b strings.Builder
	inWord := false
	for _, r := range s {
		if inWord {
			b.WriteRune(unicode.ToLower(r))
		} else {
			b.WriteString(titleRune(r))
		}
		inWord = unicode.IsUpper(r) || unicode.IsLower(r) || unicode.IsTitle(r)
	}
	return b.String()
}

func capitalize(s string) string {
	for i, r := range s {
		return titleRune(r) + strings.ToLower(s[i+len(string(r)):])
	}
	return s
}

func swapCase(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			b.WriteString(lower(string(r)))
		default:
			b.WriteString(upper(string(r)))
		}
	}
	return b.String()
}
