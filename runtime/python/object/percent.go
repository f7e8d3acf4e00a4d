package object

import (
	"math"
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

func (p *percent) run(arg Value) (string, error) {
	if t, ok := arg.(Tuple); ok {
		p.args = t
	} else {
		p.args = Tuple{arg}
		if _, text := bytesLike(arg); isMapping(arg) && !(p.bytes && text) {
			p.mapping = arg
		}
	}
	b := builder{h: p.h}
	for p.i < len(p.s) {
		text, _, found := strings.Cut(p.s[p.i:], "%")
		b.add(text)
		if p.i += len(text) + 1; !found {
			break
		}
		out, err := p.directive()
		if err != nil {
			return "", err
		}
		b.add(out)
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

// directive reads what stands behind a "%" and formats its argument.
func (p *percent) directive() (string, error) {
	keyed, err := p.key()
	if err != nil {
		return "", err
	}
	f := p.flags()
	if keyed != nil { // all that this directive has
		p.args, p.next = Tuple{keyed}, 0
	}
	if f.width, err = p.number(AsIndex); err != nil {
		return "", err
	}
	if f.width < 0 {
		f.align, f.width = '<', -f.width
	}
	if p.i < len(p.s) && p.s[p.i] == '.' {
		p.i++
		if f.prec, err = p.number(AsCInt); err != nil {
			return "", err
		}
		f.prec = max(f.prec, 0)
	}
	p.h.Alloc(f.width + max(f.prec, 0)) // each fits in 32 bits
	if p.i < len(p.s) && strings.IndexByte("hlL", p.s[p.i]) >= 0 {
		p.i++
	}
	if p.i >= len(p.s) {
		return "", Raise(ValueError, "incomplete format")
	}
	c, at, n := []rune(p.s[p.i:])[0], p.i, 1
	if !p.bytes {
		n = len(string(c))
	}
	p.i += n
	if c == '%' && p.s[at-1] == '%' {
		return "%", nil
	}
	v, err := p.arg()
	if err != nil {
		return "", err
	}
	f.typ = c
	return p.conversion(&f, v, at)
}

// key reads "(name)" and gives the value of that name; nil when there is none.
func (p *percent) key() (Value, error) {
	if p.i >= len(p.s) || p.s[p.i] != '(' {
		return nil, nil
	}
	if p.mapping == nil {
		return nil, Raise(TypeError, "format requires a mapping")
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
			var name Value = Str(p.s[p.i+1 : j])
			if p.bytes {
				name = Bytes(p.s[p.i+1 : j])
			}
			p.i = j + 1
			return GetItem(p.h, p.mapping, name)
		}
	}
	return nil, Raise(ValueError, "incomplete format key")
}

func (p *percent) flags() formatSpec {
	f := formatSpec{fill: " ", align: '>', prec: -1}
	for ; p.i < len(p.s); p.i++ {
		switch c := p.s[p.i]; {
		case c == '-':
			f.align = '<'
		case c == '+' || c == ' ' && f.sign == 0:
			f.sign = c
		case c == ' ':
		case c == '0':
			f.fill = "0"
		case c == '#':
			f.alt = true
		default:
			return f
		}
	}
	return f
}

// number is digits, or "*": the next argument.
func (p *percent) number(as func(Value) (int, error)) (n int, err error) {
	if p.i < len(p.s) && p.s[p.i] == '*' {
		p.i++
		v, err := p.arg()
		if err != nil {
			return 0, err
		}
		if toBig(v) == nil {
			return 0, Raise(TypeError, "* wants int")
		}
		n, err = as(v)
		return max(-maxPrecision, min(n, maxPrecision)), err // more than there is memory
	}
	for ; p.i < len(p.s) && isDigit(p.s[p.i]); p.i++ {
		if n = n*10 + int(p.s[p.i]-'0'); n > maxPrecision {
			return 0, Raise(ValueError, "width too big")
		}
	}
	return n, nil
}

func (p *percent) arg() (Value, error) {
	if p.next >= len(p.args) {
		return nil, Raise(TypeError, "not enough arguments for format string")
	}
	p.next++
	return p.args[p.next-1], nil
}

func (p *percent) conversion(f *formatSpec, v Value, at int) (string, error) {
	switch c := f.typ; {
	case strings.ContainsRune("sra", c) || c == 'b' && p.bytes:
		s, err := p.text(c, v)
		return p.lay(f, s, f.prec), err
	case strings.ContainsRune("diuxXo", c):
		return p.integer(f, v)
	case strings.ContainsRune("eEfFgG", c):
		return p.float(f, v)
	case c == 'c':
		s, err := p.char(v)
		return p.lay(f, s, -1), err
	}
	c := f.typ
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

// lay lays out a text: zeros do not fill it.
func (p *percent) lay(f *formatSpec, s string, prec int) string {
	f.fill, f.prec = " ", prec
	if !p.bytes {
		return f.text(p.h, s)
	}
	if prec >= 0 {
		s = s[:min(prec, len(s))]
	}
	return pad(p.h, s, len(s), f.width, " ", f.align)
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
	wrong, most := "%c requires int or char", int64(0x10ffff)
	if b, ok := bytesLike(v); p.bytes && ok && len(b) == 1 {
		return string(b), nil
	}
	if s, ok := v.(Str); !p.bytes && ok && runeCount(string(s)) == 1 {
		return string(s), nil
	}
	if p.bytes {
		wrong, most = "%c requires an integer in range(256) or a single byte", 255
	}
	if toBig(v) == nil {
		return "", Raise(TypeError, "%s", wrong)
	}
	i, ok := asInt(v)
	switch {
	case (!ok || i < 0 || i > most) && p.bytes:
		return "", Raise(OverflowError, "%%c arg not in range(256)")
	case !ok || i < 0 || i > most:
		return "", Raise(OverflowError, "%%c arg not in range(0x110000)")
	case p.bytes:
		return string([]byte{byte(i)}), nil
	}
	return chr(i)
}

// numeric: zeros of a number go behind its sign.
func (f *formatSpec) numeric() *formatSpec {
	if f.align == '<' {
		f.fill = " "
	} else if f.fill == "0" {
		f.align = '='
	}
	return f
}

func (p *percent) integer(f *formatSpec, v Value) (string, error) {
	b := toBig(v)
	whole := strings.ContainsRune("diu", f.typ)
	_, isFloat := v.(Float)
	if _, ok := method(v, "__int__"); whole && (isFloat || ok) {
		i, err := makeInt.Fn(p.h, []Value{IntType, v, nil})
		if err != nil {
			return "", err
		}
		b = toBig(i)
	}
	switch {
	case b == nil && whole:
		if p.bytes && f.typ == 'i' {
			f.typ = 'd'
		}
		return "", Raise(TypeError, "%%%c format: a real number is required, not %s", f.typ, TypeName(v))
	case b == nil:
		return "", Raise(TypeError, "%%%c format: an integer is required, not %s", f.typ, TypeName(v))
	}
	prefix, digits, err := intDigits(p.h, b, f.typ, f.alt)
	digits = pad(p.h, digits, len(digits), f.prec, "0", '>')
	return f.numeric().number(p.h, b.Sign() < 0, prefix, digits, ""), err
}

func (p *percent) float(f *formatSpec, v Value) (string, error) {
	if _, ok := asFloat(v); !ok && p.bytes {
		return "", Raise(TypeError, "float argument required, not %s", TypeName(v))
	}
	x, err := AsFloat(v)
	neg := math.Signbit(x) && !math.IsNaN(x)
	return f.numeric().number(p.h, neg, "", floatDigits(math.Abs(x), byte(f.typ), f.prec, f.alt), ""), err
}
