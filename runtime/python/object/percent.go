package object

import (
	"math"
	"math/big"
	"strings"
)

// Percent is str % arg.
func Percent(h Host, s string, arg Value) (string, error) {
	return (&percent{h: h, s: s}).run(arg)
}

func percentBytes(h Host, s string, arg Value) (string, error) {
	return (&percent{h: h, s: s, bytes: true}).run(arg)
}

// percent formats in the manner of C.
type percent struct {
	h       Host
	s       string
	bytes   bool
	i       int
	args    Tuple
	next    int
	mapping Value // of "%(name)s", or nil
}

// directive is one "%...d".
type directive struct {
	left, plus, blank, zero, alt bool
	width, prec                  int // prec -1: none
	keyed                        Value
}

func (p *percent) run(arg Value) (string, error) {
	if t, ok := arg.(Tuple); ok {
		p.args = t
	} else {
		p.args = Tuple{arg}
		if _, text := bytesLike(arg); isMapping(arg) && !(p.bytes && text) {
			p.mapping = arg
		}
	}
	var b strings.Builder
	g := growth{h: p.h}
	for p.i < len(p.s) {
		k := strings.IndexByte(p.s[p.i:], '%')
		if k < 0 {
			k = len(p.s) - p.i
		}
		b.WriteString(p.s[p.i : p.i+k])
		if p.i += k; p.i == len(p.s) {
			break
		}
		p.i++
		out, err := p.directive()
		if err != nil {
			return "", err
		}
		b.WriteString(out)
		g.to(b.Len())
	}
	if p.next < len(p.args) && p.mapping == nil {
		what := "string"
		if p.bytes {
			what = "bytes"
		}
		return "", Raise(TypeError, "not all arguments converted during %s formatting", what)
	}
	return b.String(), nil
}

// isMapping is what CPython counts as one here: all with subscripts but str.
func isMapping(v Value) bool {
	switch v.(type) {
	case *Dict, *List, Bytes, *ByteArray, *Range:
		return true
	}
	_, ok := method(v, "__getitem__")
	return ok
}

func (p *percent) directive() (string, error) {
	d := directive{prec: -1}
	if err := p.key(&d); err != nil {
		return "", err
	}
	p.flags(&d)
	if err := p.size(&d); err != nil {
		return "", err
	}
	for p.i < len(p.s) && strings.IndexByte("hlL", p.s[p.i]) >= 0 {
		p.i++
		break
	}
	if p.i >= len(p.s) {
		return "", Raise(ValueError, "incomplete format")
	}
	c, n := []rune(p.s[p.i:])[0], 1
	if !p.bytes {
		n = len(string(c))
	}
	at := p.i
	p.i += n
	if c == '%' && p.s[at-1] == '%' {
		return "%", nil
	}
	v, err := p.arg(&d)
	if err != nil {
		return "", err
	}
	return p.conversion(&d, c, v, at)
}

func (p *percent) key(d *directive) error {
	if p.i >= len(p.s) || p.s[p.i] != '(' {
		return nil
	}
	if p.mapping == nil {
		return Raise(TypeError, "format requires a mapping")
	}
	depth := 0
	for j := p.i; j < len(p.s); j++ {
		switch p.s[j] {
		case '(':
			depth++
		case ')':
			if depth--; depth > 0 {
				continue
			}
			var key Value = Str(p.s[p.i+1 : j])
			if p.bytes {
				key = Bytes(p.s[p.i+1 : j])
			}
			v, err := GetItem(p.h, p.mapping, key)
			d.keyed = v
			p.i = j + 1
			return err
		}
	}
	return Raise(ValueError, "incomplete format key")
}

func (p *percent) flags(d *directive) {
	for ; p.i < len(p.s); p.i++ {
		switch p.s[p.i] {
		case '-':
			d.left = true
		case '+':
			d.plus = true
		case ' ':
			d.blank = true
		case '0':
			d.zero = true
		case '#':
			d.alt = true
		default:
			return
		}
	}
}

func (p *percent) size(d *directive) error {
	n, _, err := p.number(d)
	if err != nil {
		return err
	}
	d.width = n
	if n < 0 {
		d.left, d.width = true, -n
	}
	if p.i < len(p.s) && p.s[p.i] == '.' {
		p.i++
		if n, _, err = p.number(d); err != nil {
			return err
		}
		d.prec = max(n, 0)
	}
	p.h.Alloc(d.width + max(d.prec, 0)) // each fits in 32 bits
	return nil
}

// number is digits, or "*": the next argument.
func (p *percent) number(d *directive) (n int, any bool, err error) {
	if p.i < len(p.s) && p.s[p.i] == '*' {
		p.i++
		v, err := p.arg(&directive{})
		if err != nil {
			return 0, false, err
		}
		if toBig(v) == nil {
			return 0, false, Raise(TypeError, "* wants int")
		}
		n, err := AsCInt(v)
		return n, true, err
	}
	for ; p.i < len(p.s) && isDigit(p.s[p.i]); p.i++ {
		if n = n*10 + int(p.s[p.i]-'0'); n > maxPrecision {
			return 0, false, Raise(ValueError, "width too big")
		}
		any = true
	}
	return n, any, nil
}

func (p *percent) arg(d *directive) (Value, error) {
	if d.keyed != nil {
		return d.keyed, nil
	}
	if p.next >= len(p.args) {
		return nil, Raise(TypeError, "not enough arguments for format string")
	}
	p.next++
	return p.args[p.next-1], nil
}

func (p *percent) conversion(d *directive, c rune, v Value, at int) (string, error) {
	switch c {
	case 's', 'r', 'a', 'b':
		if c == 'b' && !p.bytes {
			break
		}
		s, err := p.text(c, v)
		if err != nil {
			return "", err
		}
		return d.cut(p, s), nil
	case 'd', 'i', 'u', 'x', 'X', 'o':
		return d.integer(p, c, v)
	case 'e', 'E', 'f', 'F', 'g', 'G':
		return d.float(p, byte(c), v)
	case 'c':
		s, err := p.char(v)
		if err != nil {
			return "", err
		}
		return d.fill(p, "", s, false), nil
	}
	if p.bytes {
		c = rune(p.s[at])
	} else {
		at = runeCount(p.s[:at])
	}
	shown := c
	if c > 126 || c < 32 {
		shown = '?'
	}
	return "", Raise(ValueError, "unsupported format character '%c' (0x%x) at index %d", shown, c, at)
}

func (p *percent) text(c rune, v Value) (string, error) {
	if !p.bytes {
		return convert(p.h, v, byte(c))
	}
	if c == 'r' || c == 'a' {
		return convert(p.h, v, 'a')
	}
	if b, ok := bytesLike(v); ok {
		return string(b), nil
	}
	if _, ok := method(v, "__bytes__"); ok {
		b, err := bytesFrom(p.h, "bytes", v, nil, nil)
		return string(b), err
	}
	return "", Raise(TypeError, "%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'", TypeName(v))
}

func (p *percent) char(v Value) (string, error) {
	if p.bytes {
		if b, ok := bytesLike(v); ok && len(b) == 1 {
			return string(b), nil
		}
		if toBig(v) == nil {
			return "", Raise(TypeError, "%%c requires an integer in range(256) or a single byte")
		}
		i, ok := asInt(v)
		if !ok || i < 0 || i > 255 {
			return "", Raise(OverflowError, "%%c arg not in range(256)")
		}
		return string([]byte{byte(i)}), nil
	}
	if s, ok := v.(Str); ok && runeCount(string(s)) == 1 {
		return string(s), nil
	}
	if toBig(v) == nil {
		return "", Raise(TypeError, "%%c requires int or char")
	}
	i, ok := asInt(v)
	if !ok || i < 0 || i > 0x10ffff {
		return "", Raise(OverflowError, "%%c arg not in range(0x110000)")
	}
	return chr(i)
}

func (d *directive) cut(p *percent, s string) string {
	if d.prec >= 0 {
		if p.bytes {
			s = s[:min(d.prec, len(s))]
		} else if runeCount(s) > d.prec {
			s = s[:runeOffset(s, d.prec)]
		}
	}
	return d.fill(p, "", s, false)
}

// fill puts front and body into the width; zeros go between the two.
func (d *directive) fill(p *percent, front, body string, numeric bool) string {
	have := len(front) + len(body)
	if !p.bytes {
		have = runeCount(front) + runeCount(body)
	}
	switch {
	case d.left:
		return pad(p.h, front+body, have, d.width, " ", '<')
	case d.zero && numeric:
		return front + pad(p.h, body, have, d.width, "0", '>')
	}
	return pad(p.h, front+body, have, d.width, " ", '>')
}

func (d *directive) sign(neg bool) string {
	switch {
	case neg:
		return "-"
	case d.plus:
		return "+"
	case d.blank:
		return " "
	}
	return ""
}

func (d *directive) integer(p *percent, c rune, v Value) (string, error) {
	b, err := percentInt(p.h, c, v)
	if err != nil {
		return "", err
	}
	prefix, digits, err := intDigits(p.h, b, c, d.alt)
	if err != nil {
		return "", err
	}
	digits = pad(p.h, digits, len(digits), d.prec, "0", '>')
	return d.fill(p, d.sign(b.Sign() < 0)+prefix, digits, true), nil
}

func percentInt(h Host, c rune, v Value) (*big.Int, error) {
	if b := toBig(v); b != nil {
		return b, nil
	}
	if c == 'i' || c == 'u' {
		c = 'd'
	}
	whole := c == 'd'
	if f, ok := v.(Float); ok && whole {
		i, err := intOfFloat(float64(f))
		return toBig(i), err
	}
	if _, ok := v.(*Instance); ok && whole {
		if _, ok := method(v, "__int__"); ok {
			i, err := makeInt.Fn(h, []Value{IntType, v, nil})
			return toBig(i), err
		}
	}
	if whole {
		return nil, Raise(TypeError, "%%%c format: a real number is required, not %s", c, TypeName(v))
	}
	return nil, Raise(TypeError, "%%%c format: an integer is required, not %s", c, TypeName(v))
}

func (d *directive) float(p *percent, c byte, v Value) (string, error) {
	if p.bytes {
		if _, ok := asFloat(v); !ok {
			return "", Raise(TypeError, "float argument required, not %s", TypeName(v))
		}
	}
	f, err := AsFloat(v)
	if err != nil {
		return "", err
	}
	neg := math.Signbit(f) && !math.IsNaN(f)
	return d.fill(p, d.sign(neg), floatDigits(math.Abs(f), c, d.prec, d.alt), true), nil
}
