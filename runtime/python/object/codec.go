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

var (
	utf8Codec = codec{"utf-8", 0}
	codecs    = map[string]codec{
		"utf_8": utf8Codec, "utf8": utf8Codec, "u8": utf8Codec, "utf": utf8Codec, "cp65001": utf8Codec,
		"ascii": {"ascii", 127}, "us_ascii": {"ascii", 127}, "646": {"ascii", 127},
		"latin_1": {"latin-1", 255}, "latin1": {"latin-1", 255}, "iso_8859_1": {"latin-1", 255}, "iso8859_1": {"latin-1", 255},
		"8859": {"latin-1", 255}, "cp819": {"latin-1", 255}, "latin": {"latin-1", 255}, "l1": {"latin-1", 255},
	}
	// codecs CPython has and we do not: the beginnings of their names
	otherCodecs = []string{
		"utf", "u16", "u32", "u7", "cp", "iso", "gb", "big5", "euc", "shift", "koi", "mac", "hz", "johab", "ptcp", "kz", "tis",
		"idna", "punycode", "raw_unicode", "unicode_escape", "undefined", "base64", "bz2", "hex", "quopri", "rot", "uu", "zlib",
		"windows", "936", "latin", "l2", "l3", "l4", "l5", "l6", "l7", "l8", "l9", "l10", "sjis", "ujis", "ms", "chinese", "ks", "arabic", "greek", "hebrew", "cyrillic", "thai", "hp_roman8", "palmos", "oem", "mbcs",
	}
)

func findCodec(name string) (codec, error) {
	n := strings.ToLower(strings.NewReplacer("-", "_", " ", "_").Replace(name))
	if c, ok := codecs[n]; ok {
		return c, nil
	}
	for _, o := range otherCodecs {
		if strings.HasPrefix(n, o) {
			return codec{}, Refuse("python.no.codec", "name", name)
		}
	}
	return codec{}, Raise(LookupError, "unknown encoding: %s", name)
}

// codecArgs are the arguments encoding and errors.
func codecArgs(fn string, enc, errs Value) (codec, string, error) {
	name, err := AsStr(enc, fn+"() argument 'encoding'")
	if err != nil {
		return codec{}, "", err
	}
	how, err := AsStr(errs, fn+"() argument 'errors'")
	if err != nil {
		return codec{}, "", err
	}
	c, err := findCodec(name)
	return c, how, err
}

func encode(h Host, s string, c codec, how string) (string, error) {
	h.Alloc(len(s))
	if c.max == 0 || isASCII(s) {
		return s, nil
	}
	b := make([]byte, 0, len(s))
	runes := []rune(s)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		if r <= c.max {
			b = append(b, byte(r))
			continue
		}
		end := i + 1
		for end < len(runes) && runes[end] > c.max {
			end++
		}
		why := fmt.Sprintf("ordinal not in range(%d)", c.max+1)
		switch how {
		case "strict":
			return "", RaiseV(UnicodeEncodeError, Str(c.name), Str(s), MkInt(int64(i)), MkInt(int64(end)), Str(why))
		case "ignore":
		case "replace":
			b = append(b, '?')
		case "backslashreplace":
			b = append(b, escapeRune(r)...)
		case "xmlcharrefreplace":
			b = fmt.Appendf(b, "&#%d;", r)
		default:
			return "", unknownHandler(how)
		}
	}
	return string(b), nil
}

func unknownHandler(how string) error {
	switch how {
	case "surrogateescape", "surrogatepass", "namereplace", "xmlcharrefreplace":
		return Refuse("python.no.error-handler", "name", how)
	}
	return Raise(LookupError, "unknown error handler name '%s'", how)
}

func decode(h Host, s string, c codec, how string) (string, error) {
	h.Alloc(len(s))
	if isASCII(s) || c.max == 0 && utf8.ValidString(s) {
		return s, nil
	}
	var b strings.Builder
	g := growth{h: h, charged: len(s)}
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
			b.WriteRune(utf8.RuneError)
		case "backslashreplace":
			for _, x := range []byte(s[i : i+n]) {
				fmt.Fprintf(&b, "\\x%02x", x)
			}
		default:
			return "", unknownHandler(how)
		}
		i += n
		g.to(b.Len())
	}
	return b.String(), nil
}

// decodeOne writes the character s begins with, or says why there is none; n
// bytes belong to it.
func decodeOne(s string, c codec, b *strings.Builder) (n int, why string) {
	if c.max != 0 {
		if rune(s[0]) > c.max {
			return 1, "ordinal not in range(128)"
		}
		b.WriteRune(rune(s[0]))
		return 1, ""
	}
	r, n := utf8.DecodeRuneInString(s)
	if r != utf8.RuneError || n > 1 {
		b.WriteString(s[:n])
		return n, ""
	}
	return badUTF8(s)
}

// badUTF8 finds how many bytes CPython blames, and for what.
func badUTF8(s string) (n int, why string) {
	need, low, high := 0, byte(0x80), byte(0xbf)
	switch c := s[0]; {
	case c >= 0xc2 && c <= 0xdf:
		need = 1
	case c >= 0xe0 && c <= 0xef:
		need = 2
		if c == 0xe0 {
			low = 0xa0
		}
		if c == 0xed {
			high = 0x9f
		}
	case c >= 0xf0 && c <= 0xf4:
		need = 3
		if c == 0xf0 {
			low = 0x90
		}
		if c == 0xf4 {
			high = 0x8f
		}
	default:
		return 1, "invalid start byte"
	}
	for n = 1; n <= need; n++ {
		if n == len(s) {
			return n, "unexpected end of data"
		}
		if s[n] < low || s[n] > high {
			return n, "invalid continuation byte"
		}
		low, high = 0x80, 0xbf
	}
	return n, "invalid continuation byte"
}
