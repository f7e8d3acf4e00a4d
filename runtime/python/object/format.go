package object

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// Format is format(v, spec).
func Format(h Host, v Value, spec string) (string, error) {
	if f, ok := method(v, "__format__"); ok {
		r, err := CallMethod(h, f, v, []Value{Str(spec)}, nil)
		s, ok := r.(Str)
		if err == nil && !ok {
			err = Raise(TypeError, "__format__ must return a str, not %s", TypeName(r))
		}
		return string(s), err
	}
	if spec == "" {
		return StrOf(h, v)
	}
	name := TypeName(v)
	_, isStr := v.(Str)
	if !isStr && !isNumber(v) {
		return "", Raise(TypeError, "unsupported format string passed to %s.__format__", name)
	}
	f, err := parseFormatSpec(spec, name)
	if err == nil && isStr {
		err = f.checkStr()
	}
	if err != nil {
		return "", err
	}
	switch v := v.(type) {
	case Str:
		return f.text(h, string(v)), nil
	case Float:
		return f.float(h, float64(v), name)
	}
	return f.integer(h, v, name)
}

func (f *formatSpec) checkStr() error {
	switch {
	case f.typ != 0 && f.typ != 's':
		return f.unknown("str")
	case f.sign == ' ':
		return Raise(ValueError, "Space not allowed in string format specifier")
	case f.sign != 0:
		return Raise(ValueError, "Sign not allowed in string format specifier")
	case f.alt:
		return Raise(ValueError, "Alternate form (#) not allowed in string format specifier")
	case f.align == '=':
		return Raise(ValueError, "'=' alignment not allowed in string format specifier")
	}
	return nil
}

func (f *formatSpec) integer(h Host, v Value, name string) (string, error) {
	if f.typ != 0 && strings.ContainsRune("eEfFgG%", f.typ) {
		x, err := AsFloat(v)
		if err != nil {
			return "", err
		}
		return f.float(h, x, name)
	}
	switch {
	case f.typ != 0 && !strings.ContainsRune("dxXob", f.typ):
		return "", f.unknown(name)
	case f.prec >= 0:
		return "", Raise(ValueError, "Precision not allowed in integer format specifier")
	}
	b := toBig(v)
	prefix, digits, err := intDigits(h, b, f.typ, f.alt)
	return f.number(h, b.Sign() < 0, prefix, digits, ""), err
}

// bases of the integer formats, and what stands in front with "#"
var formatBase = map[rune]struct {
	base   int
	prefix string
}{'x': {16, "0x"}, 'X': {16, "0X"}, 'o': {8, "0o"}, 'b': {2, "0b"}}

// intDigits is the digits of |b| and their prefix.
func intDigits(h Host, b *big.Int, typ rune, alt bool) (prefix, digits string, err error) {
	f, ok := formatBase[typ]
	if !ok {
		digits, err = intText(b)
		return "", strings.TrimPrefix(digits, "-"), err
	}
	h.Alloc(b.BitLen())
	digits = new(big.Int).Abs(b).Text(f.base)
	if typ == 'X' {
		digits = strings.ToUpper(digits)
	}
	if alt {
		prefix = f.prefix
	}
	return prefix, digits, nil
}

func (f *formatSpec) float(h Host, v float64, typeName string) (string, error) {
	h.Alloc(max(f.prec, 0))
	neg := math.Signbit(v) && !math.IsNaN(v)
	v = math.Abs(v)
	var d string
	switch f.typ {
	case 0:
		d = plainFloat(v, f.prec, f.alt)
	case '%':
		d = floatDigits(v*100, 'f', f.prec, f.alt) + "%"
	case 'f', 'F', 'e', 'E', 'g', 'G':
		d = floatDigits(v, byte(f.typ), f.prec, f.alt)
	default:
		return "", f.unknown(typeName)
	}
	whole, rest := d, ""
	if k := strings.IndexAny(d, ".eE%"); k >= 0 {
		whole, rest = d[:k], d[k:]
	}
	if math.IsInf(v, 0) || math.IsNaN(v) {
		whole, rest = "", d
	}
	return f.number(h, neg, "", whole, rest), nil
}

// plainFloat is the format without a type: repr's digits, or those of 'g' with
// at least one after the point.
func plainFloat(v float64, prec int, alt bool) string {
	if math.IsInf(v, 0) || math.IsNaN(v) || prec < 0 {
		s := FloatStr(v)
		if alt && !strings.Contains(s, ".") {
			s = strings.Replace(s, "e", ".e", 1)
		}
		return s
	}
	return generalFloat(v, max(prec, 1), alt, true)
}

// floatDigits formats a float that is not negative; prec < 0 stands for 6.
func floatDigits(v float64, typ byte, prec int, alt bool) string {
	if prec < 0 {
		prec = 6
	}
	upper := typ < 'a'
	var s string
	switch {
	case math.IsInf(v, 0):
		s = "inf"
	case math.IsNaN(v):
		s = "nan"
	case typ == 'f' || typ == 'F':
		s = strconv.FormatFloat(v, 'f', prec, 64)
		if alt && prec == 0 {
			s += "."
		}
	case typ == 'e' || typ == 'E':
		s = strconv.FormatFloat(v, 'e', prec, 64)
		if alt && prec == 0 {
			s = strings.Replace(s, "e", ".e", 1)
		}
	default:
		s = generalFloat(v, max(prec, 1), alt, false)
	}
	if upper {
		s = strings.ToUpper(s)
	}
	return s
}

// maxGeneral is more digits than any float has.
const maxGeneral = 1100

// generalFloat is the format 'g'. dotZero is that of no type: ".0" is added to
// whole numbers, which leaves one digit less before the exponent is used.
func generalFloat(v float64, prec int, alt, dotZero bool) string {
	if !alt {
		prec = min(prec, maxGeneral)
	}
	e := strconv.FormatFloat(v, 'e', prec-1, 64)
	k := strings.IndexByte(e, 'e')
	exp, _ := strconv.Atoi(e[k+1:])
	limit := prec
	if dotZero {
		limit--
	}
	if exp < -4 || exp >= limit {
		return trimZeros(e[:k], alt) + e[k:]
	}
	s := trimZeros(strconv.FormatFloat(v, 'f', max(prec-1-exp, 0), 64), alt)
	if dotZero && !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// trimZeros drops zeros after the point; the alternate form keeps them, and the point.
func trimZeros(s string, alt bool) string {
	if alt {
		if !strings.Contains(s, ".") {
			s += "."
		}
		return s
	}
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// FormatConv is a replacement field: v!conv:spec. conv is 'r', 's', 'a' or 0.
func FormatConv(h Host, v Value, conv byte, spec string) (string, error) {
	if conv != 0 {
		s, err := convert(h, v, conv)
		if err != nil {
			return "", err
		}
		v = Str(s)
	}
	return Format(h, v, spec)
}

func convert(h Host, v Value, conv byte) (string, error) {
	switch conv {
	case 's':
		return StrOf(h, v)
	case 'a':
		s, err := ReprOf(h, v)
		return ascii(h, s), err
	}
	return ReprOf(h, v)
}
