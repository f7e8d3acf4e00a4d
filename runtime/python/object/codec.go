package object

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// codec is one way to turn text into bytes and back.
type codec struct {
	name string // as errors write it
	max  rune   // the highest character, for codecs of one byte; 0: utf-8
}

var codecs = map[string]codec{
	"utf_8": {"utf-8", 0}, "utf8": {"utf-8", 0}, "u8": {"utf-8", 0}, "utf": {"utf-8", 0},
	"ascii": {"ascii", 127}, "us_ascii": {"ascii", 127}, "646": {"ascii", 127},
	"latin_1": {"latin-1", 255}, "latin1": {"latin-1", 255}, "iso_8859_1": {"latin-1", 255}, "iso8859_1": {"latin-1", 255}, "l1": {"latin-1", 255},
}

// codecArgs are the arguments encoding and errors of a function; errors may be left out.
func codecArgs(fn string, enc, errs Value) (codec, string, error) {
	name, err := AsStr(enc, fn+"() argument 'encoding'")
	how := "strict"
	if err == nil && errs != nil {
		how, err = AsStr(errs, fn+"() argument 'errors'")
	}
	if err != nil {
		return codec{}, "", err
	}
	c, ok := codecs[strings.ToLower(strings.NewReplacer("-", "_", " ", "_").Replace(name))]
	if !ok {
		return codec{}, "", Refuse("python.no.codec", "name", name)
	}
	return c, how, nil
}

func encode(h Host, s string, c codec, how string) (string, error) {
	h.Alloc(len(s))
	if c.max == 0 || isASCII(s) {
		return s, nil
	}
	b := make([]byte, 0, len(s))
	runes := []rune(s)
	for i, r := range runes {
		if r <= c.max {
			b = append(b, byte(r))
			continue
		}
		switch how {
		case "strict":
			end := i + 1
			for end < len(runes) && runes[end] > c.max {
				end++
			}
			return "", RaiseV(UnicodeEncodeError, Str(c.name), Str(s), MkInt(int64(i)), MkInt(int64(end)), Str(fmt.Sprintf("ordinal not in range(%d)", c.max+1)))
		case "ignore":
		case "replace":
			b = append(b, '?')
		case "backslashreplace":
			b = append(b, escapeRune(r)...)
		default:
			return "", Refuse("python.no.error-handler", "name", how)
		}
	}
	return string(b), nil
}

func decode(h Host, s string, c codec, how string) (string, error) {
	h.Alloc(len(s))
	if isASCII(s) || c.max == 0 && utf8.ValidString(s) {
		return s, nil
	}
	b := builder{h: h}
	b.Grow(len(s)) // charged above
	for i := 0; i < len(s); {
		n, why := decodeOne(s[i:], c, &b)
		if why == "" {
			i += n
			continue
		}
		switch how {
		case "strict":
			return "", RaiseV(UnicodeDecodeError, Str(c.name), Bytes(s), MkInt(int64(i)), MkInt(int64(i+n)), Str(why))
		case "ignore":
		case "replace":
			b.add(string(utf8.RuneError))
		case "backslashreplace":
			for _, x := range []byte(s[i : i+n]) {
				b.add(fmt.Sprintf("\\x%02x", x))
			}
		default:
			return "", Refuse("python.no.error-handler", "name", how)
		}
		i += n
	}
	return b.String(), nil
}

// decodeOne writes the character s begins with, or says why there is none; n
// bytes belong to it.
func decodeOne(s string, c codec, b *builder) (n int, why string) {
	if c.max != 0 {
		if rune(s[0]) > c.max {
			return 1, "ordinal not in range(128)"
		}
		b.add(string(rune(s[0])))
		return 1, ""
	}
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && n == 1 {
		return badUTF8(s)
	}
	b.add(s[:n])
	return n, ""
}

// utf8Starts are the bytes that begin a character of two or more: how many must
// follow, and from where to where the first of these goes (Unicode, table 3-7).
var utf8Starts = []struct {
	first, last byte
	need        int
	low, high   byte
}{
	{0xc2, 0xdf, 1, 0x80, 0xbf},
	{0xe0, 0xe0, 2, 0xa0, 0xbf},
	{0xe1, 0xec, 2, 0x80, 0xbf},
	{0xed, 0xed, 2, 0x80, 0x9f},
	{0xee, 0xef, 2, 0x80, 0xbf},
	{0xf0, 0xf0, 3, 0x90, 0xbf},
	{0xf1, 0xf3, 3, 0x80, 0xbf},
	{0xf4, 0xf4, 3, 0x80, 0x8f},
}

// badUTF8 finds how many bytes CPython blames, and for what.
func badUTF8(s string) (n int, why string) {
	for _, u := range utf8Starts {
		if s[0] < u.first || s[0] > u.last {
			continue
		}
		low, high := u.low, u.high
		for n = 1; n <= u.need; n++ {
			if n == len(s) {
				return n, "unexpected end of data"
			}
			if s[n] < low || s[n] > high {
				break
			}
			low, high = 0x80, 0xbf
		}
		return n, "invalid continuation byte"
	}
	return 1, "invalid start byte"
}
