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
		{Name: "isupper", Fn: t.cased(isUpper, isLower)},
		{Name: "islower", Fn: t.cased(isLower, isUpper)},
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
		if i := strings.IndexFunc(s, specialCase); i >= 0 && !t.isBytes {
			return nil, Refuse("python.no.case", "char", string([]rune(s[i:])[:1]))
		}
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

func isUpper(r rune) bool { return unicode.IsUpper(r) || unicode.Is(unicode.Other_Uppercase, r) }
func isLower(r rune) bool { return unicode.IsLower(r) || unicode.Is(unicode.Other_Lowercase, r) }

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

// specialCase: the character becomes several in another case, or another one at
// the end of a word, of which Go has no table.
func specialCase(r rune) bool { return r > 0x130 && unicode.Is(specialCases, r) }

var specialCases = &unicode.RangeTable{R16: []unicode.Range16{
	{0x149, 0x149, 1},
	{0x1f0, 0x1f0, 1},
	{0x390, 0x390, 1},
	{0x3a3, 0x3a3, 1},
	{0x3b0, 0x3b0, 1},
	{0x587, 0x587, 1},
	{0x1e96, 0x1e9a, 1},
	{0x1f50, 0x1f56, 2},
	{0x1f80, 0x1faf, 1},
	{0x1fb2, 0x1ffc, 1},
	{0xfb00, 0xfb17, 1},
}}

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
			b.WriteString(lower(string(r)))
		} else {
			b.WriteString(titleRune(r))
		}
		inWord = isUpper(r) || isLower(r) || unicode.IsTitle(r)
	}
	return b.String()
}

func capitalize(s string) string {
	for i, r := range s {
		return titleRune(r) + lower(s[i+len(string(r)):])
	}
	return s
}

func swapCase(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case unicode.IsTitle(r):
			b.WriteRune(r)
		case isUpper(r):
			b.WriteString(lower(string(r)))
		default:
			b.WriteString(upper(string(r)))
		}
	}
	return b.String()
}
