package object

import (
	"fmt"
	"strings"
)

// formatSpec is a parsed format specifier: [[fill]align][sign][#][0][width][grouping][.precision][type].
type formatSpec struct {
	fill     string
	align    byte // '<', '>', '^', '=' or 0
	sign     byte // '+', '-', ' ' or 0
	alt      bool
	width    int
	grouping byte // ',', '_' or 0
	prec     int  // -1: none
	typ      rune // 0: none
}

const (
	aligns = "<>^="
	// maxFormatNumber is where CPython says that a number is too big.
	maxFormatNumber = 1<<63 - 1
	maxPrecision    = 1<<31 - 1
)

// specReader walks the text of a specifier.
type specReader struct {
	r []rune
	i int
}

func (p *specReader) at(k int) rune {
	if p.i+k < len(p.r) {
		return p.r[p.i+k]
	}
	return 0
}

func (p *specReader) accept(set string) byte {
	if c := p.at(0); c != 0 && c < 128 && strings.ContainsRune(set, c) {
		p.i++
		return byte(c)
	}
	return 0
}

// number reads digits; any is false when there are none.
func (p *specReader) number() (n int, any bool, err error) {
	for ; p.at(0) >= '0' && p.at(0) <= '9'; p.i++ {
		d := int(p.at(0) - '0')
		if n > (maxFormatNumber-d)/10 {
			return 0, true, Raise(ValueError, "Too many decimal digits in format string")
		}
		n, any = n*10+d, true
	}
	return n, any, nil
}

func parseFormatSpec(text, typeName string) (formatSpec, error) {
	f := formatSpec{fill: " ", prec: -1}
	p := &specReader{r: []rune(text)}
	filled := false
	if c := p.at(1); c != 0 && c < 128 && strings.ContainsRune(aligns, c) {
		f.fill, f.align, filled = string(p.at(0)), byte(c), true
		p.i = 2
	} else {
		f.align = p.accept(aligns)
	}
	f.sign = p.accept("+- ")
	if p.accept("z") != 0 {
		return f, Refuse("python.no.format", "option", "z")
	}
	f.alt = p.accept("#") != 0
	if !filled && p.accept("0") != 0 {
		f.fill = "0"
		if f.align == 0 && typeName != "str" {
			f.align = '='
		}
	}
	var err error
	if f.width, _, err = p.number(); err != nil {
		return f, err
	}
	f.grouping = p.accept(",_")
	if c := p.at(0); f.grouping != 0 && (c == ',' || c == '_') && byte(c) != f.grouping {
		return f, Raise(ValueError, "Cannot specify both ',' and '_'.")
	}
	if p.accept(".") != 0 {
		n, any, err := p.number()
		if err != nil {
			return f, err
		}
		if !any {
			return f, Raise(ValueError, "Format specifier missing precision")
		}
		if n > maxPrecision {
			return f, Raise(ValueError, "precision too big")
		}
		f.prec = n
	}
	if len(p.r)-p.i > 1 {
		return f, Raise(ValueError, "Invalid format specifier '%s' for object of type '%s'", text, typeName)
	}
	f.typ = p.at(0)
	err = f.checkGrouping(typeName)
	if typeName != "str" && (f.typ == 'n' || f.typ == 'c' && typeName != "float") {
		return f, Refuse("python.no.format", "option", string(f.typ))
	}
	return f, err
}

func (f *formatSpec) checkGrouping(typeName string) error {
	if f.grouping == 0 {
		return nil
	}
	typ := f.typ
	if typ == 0 && typeName == "str" {
		typ = 's'
	}
	ok := typ == 0 || strings.ContainsRune("defgEFG%", typ)
	if f.grouping == '_' {
		ok = ok || strings.ContainsRune("boxX", typ)
	}
	if !ok {
		return Raise(ValueError, "Cannot specify '%c' with '%c'.", f.grouping, typ)
	}
	return nil
}

func (f *formatSpec) unknown(typeName string) error {
	code := string(f.typ)
	if f.typ <= 32 || f.typ >= 128 {
		code = fmt.Sprintf("\\x%x", f.typ)
	}
	return Raise(ValueError, "Unknown format code '%s' for object of type '%s'", code, typeName)
}

// text lays out a str.
func (f *formatSpec) text(h Host, s string) string {
	if f.prec >= 0 && runeCount(s) > f.prec {
		s = s[:runeOffset(s, f.prec)]
	}
	align := f.align
	if align == 0 {
		align = '<'
	}
	return pad(h, s, runeCount(s), f.width, f.fill, align)
}

// number lays out a number: its sign, what stands before the digits ("0x"),
// the whole digits and the rest (".25", "e+10", "%").
func (f *formatSpec) number(h Host, neg bool, prefix, digits, rest string) string {
	sign := ""
	switch {
	case neg:
		sign = "-"
	case f.sign == '+' || f.sign == ' ':
		sign = string(f.sign)
	}
	h.Alloc(clampMul(2, f.width))
	every := 3
	if strings.ContainsRune("xXob", f.typ) && f.typ != 0 {
		every = 4
	}
	front := sign + prefix
	zeros := f.fill == "0" && f.align == '='
	if zeros && f.grouping != 0 && digits != "" {
		digits = padGrouped(digits, f.grouping, every, f.width-len(front)-len(rest))
	} else {
		digits = group(digits, f.grouping, every)
	}
	body := digits + rest
	if f.align == '=' {
		return front + pad(h, body, len(body), f.width-len(front), f.fill, '>')
	}
	align := f.align
	if align == 0 {
		align = '>'
	}
	return pad(h, front+body, len(front)+len(body), f.width, f.fill, align)
}

// group puts a separator between groups of digits.
func group(digits string, sep byte, every int) string {
	if sep == 0 {
		return digits
	}
	var b strings.Builder
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%every == 0 {
			b.WriteByte(sep)
		}
		b.WriteByte(digits[i])
	}
	return b.String()
}

// padGrouped adds zeros in front until the grouped digits are wide enough; a
// separator never comes first, so the result may be one wider.
func padGrouped(digits string, sep byte, every, width int) string {
	n := len(digits)
	for n+(n-1)/every < width {
		n++
	}
	return group(strings.Repeat("0", n-len(digits))+digits, sep, every)
}
