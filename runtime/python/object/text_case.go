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
		{Name: "isalpha", Fn: t.all(isAlpha)},
		{Name: "isdigit", Fn: t.all(isDigitRune)},
		{Name: "isalnum", Fn: t.all(func(r rune) bool { return isAlpha(r) || isNumericRune(r) })},
		{Name: "isspace", Fn: t.all(t.space)},
		{Name: "isupper", Fn: t.cased(unicode.IsUpper, unicode.IsLower)},
		{Name: "islower", Fn: t.cased(unicode.IsLower, unicode.IsUpper)},
		{Name: "istitle", Fn: t.isTitle},
		{Name: "isascii", Fn: func(h Host, a []Value) (Value, error) { return mkBool(isASCII(t.of(a[0]))), nil }},
	}
	if !t.isBytes {
		fs = append(fs,
			Func{Name: "casefold", Fn: t.mapped(func(s string) string { return strings.ReplaceAll(lower(s), "ß", "ss") })},
			Func{Name: "isdecimal", Fn: t.all(func(r rune) bool { _, ok := decimal(r); return ok })},
			Func{Name: "isnumeric", Fn: t.all(isNumericRune)},
			Func{Name: "isprintable", Fn: func(h Host, a []Value) (Value, error) {
				return mkBool(strings.IndexFunc(t.of(a[0]), func(r rune) bool { return !unicode.IsPrint(r) }) < 0), nil
			}},
			Func{Name: "isidentifier", Fn: func(h Host, a []Value) (Value, error) { return mkBool(isIdentifier(t.of(a[0]))), nil }},
		)
	}
	for i := range fs {
		fs[i].Sig = "()"
	}
	return fs
}

// runes visits the characters: bytes above ASCII as something that is no letter.
func (t *texts) runes(s string, f func(rune) bool) {
	if !t.isBytes {
		for _, r := range s {
			if !f(r) {
				return
			}
		}
		return
	}
	for i := range len(s) {
		r := rune(s[i])
		if r > unicode.MaxASCII {
			r = unicode.ReplacementChar
		}
		if !f(r) {
			return
		}
	}
}

func (t *texts) mapped(f func(string) string) func(Host, []Value) (Value, error) {
	return func(h Host, a []Value) (Value, error) {
		s := t.of(a[0])
		h.Alloc(len(s))
		if t.isBytes && !isASCII(s) {
			return t.like(a[0], mapASCII(s, f)), nil
		}
		return t.like(a[0], f(s)), nil
	}
}

// mapASCII changes bytes that are not all ASCII: the others are hidden behind
// a character that no case mapping touches and that is no letter.
func mapASCII(s string, f func(string) string) string {
	b := []byte(s)
	for i, c := range b {
		if c > unicode.MaxASCII {
			b[i] = 0
		}
	}
	b = []byte(f(string(b)))
	for i := range len(s) {
		if s[i] > unicode.MaxASCII {
			b[i] = s[i]
		}
	}
	return string(b)
}

func (t *texts) all(f func(rune) bool) func(Host, []Value) (Value, error) {
	return func(h Host, a []Value) (Value, error) {
		s := t.of(a[0])
		ok := s != ""
		t.runes(s, func(r rune) bool { ok = ok && f(r); return ok })
		return mkBool(ok), nil
	}
}

// cased is isupper or islower: some letter with case, none of the other.
func (t *texts) cased(want, not func(rune) bool) func(Host, []Value) (Value, error) {
	return func(h Host, a []Value) (Value, error) {
		some, none := false, true
		t.runes(t.of(a[0]), func(r rune) bool {
			some = some || want(r)
			none = none && !not(r) && !unicode.IsTitle(r)
			return none
		})
		return mkBool(some && none), nil
	}
}

func (t *texts) isTitle(h Host, a []Value) (Value, error) {
	some, ok, inWord := false, true, false
	t.runes(t.of(a[0]), func(r rune) bool {
		switch {
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			ok = ok && !inWord
			some, inWord = true, true
		case unicode.IsLower(r):
			ok = ok && inWord
			some, inWord = true, true
		default:
			inWord = false
		}
		return ok
	})
	return mkBool(some && ok), nil
}

// isSpace is str.isspace of one character.
func isSpace(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f }

func isAlpha(r rune) bool { return unicode.IsLetter(r) }

// digits of category No that CPython's isdigit accepts: superscripts,
// subscripts and the circled, parenthesised and full-stop forms
var digitForms = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0xb2, 0xb3, 1},
		{0xb9, 0xb9, 1},
		{0x1369, 0x1371, 1},
		{0x19da, 0x19da, 1},
		{0x2070, 0x2070, 1},
		{0x2074, 0x2079, 1},
		{0x2080, 0x2089, 1},
		{0x2460, 0x2468, 1},
		{0x2474, 0x247c, 1},
		{0x2488, 0x2490, 1},
		{0x24ea, 0x24ea, 1},
		{0x24f5, 0x24fd, 1},
		{0x24ff, 0x24ff, 1},
		{0x2776, 0x277e, 1},
		{0x2780, 0x2788, 1},
		{0x278a, 0x2792, 1},
	},
	LatinOffset: 2,
}

func isDigitRune(r rune) bool {
	_, ok := decimal(r)
	return ok || unicode.Is(digitForms, r)
}

// numerals of CJK that are letters by category, and numbers all the same
const numerals = "一二三四五六七八九十百千万萬亿億零〇壹贰叁肆伍陆柒捌玖拾佰仟两兩兆京壱弐参陸弌弍弎廿卅卌伯仨亖"

func isNumericRune(r rune) bool { return unicode.IsNumber(r) || strings.ContainsRune(numerals, r) }

func isIdentifier(s string) bool {
	for i, r := range s {
		if r != '_' && !unicode.IsLetter(r) && !unicode.Is(unicode.Nl, r) && (i == 0 || !unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc)) {
			return false
		}
	}
	return s != ""
}

// upper knows "ß", the one character in common use that becomes several; Go's
// case tables map one to one.
func upper(s string) string {
	parts := strings.Split(s, "ß")
	for i, p := range parts {
		parts[i] = strings.ToUpper(p)
	}
	return strings.Join(parts, "SS")
}

func lower(s string) string { return strings.ToLower(s) }

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
		return titleRune(r) + lower(s[i+len(string(r)):])
	}
	return s
}

func swapCase(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == 'ß':
			b.WriteString("SS")
		case unicode.IsUpper(r):
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteRune(unicode.ToUpper(r))
		}
	}
	return b.String()
}
