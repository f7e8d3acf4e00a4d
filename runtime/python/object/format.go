package object

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

type fspec struct {
	fill        rune
	align, sign byte
	alt, zero   bool
	width, prec int
	comma       byte
	typ         byte
}

func parseSpec(s string) (f fspec, err error) {
	f.fill, f.prec = ' ', -1
	r := []rune(s)
	i := 0
	if len(r) > 1 && strings.ContainsRune("<>^=", r[1]) {
		f.fill, f.align = r[0], byte(r[1])
		i = 2
	} else if len(r) > 0 && strings.ContainsRune("<>^=", r[0]) {
		f.align = byte(r[0])
		i = 1
	}
	if i < len(r) && strings.ContainsRune("+- ", r[i]) {
		f.sign = byte(r[i])
		i++
	}
	if i < len(r) && r[i] == '#' {
		f.alt = true
		i++
	}
	if i < len(r) && r[i] == '0' {
		f.zero = true
		i++
	}
	num := func() int {
		n := 0
		for i < len(r) && r[i] >= '0' && r[i] <= '9' {
			n = min(n*10+int(r[i]-'0'), 1<<30)
			i++
		}
		return n
	}
	f.width = num()
	if i < len(r) && (r[i] == ',' || r[i] == '_') {
		f.comma = byte(r[i])
		i++
	}
	if i < len(r) && r[i] == '.' {
		i++
		j := i
		f.prec = num()
		if j == i {
			return f, Raise(ValueError, "Format specifier missing precision")
		}
	}
	if i < len(r) {
		f.typ = byte(r[i])
		i++
	}
	if i < len(r) {
		return f, Raise(ValueError, "Invalid format specifier")
	}
	return
}

func pad(s string, w int, fill rune, align byte) string {
	n := w - utf8.RuneCountInString(s)
	if n <= 0 {
		return s
	}
	l, r := 0, 0
	switch align {
	case '<':
		r = n
	case '^':
		l = n / 2
		r = n - l
	default:
		l = n
	}
	return strings.Repeat(string(fill), l) + s + strings.Repeat(string(fill), r)
}

func group(digits string, sep byte, n int) string {
	if sep == 0 {
		return digits
	}
	var b strings.Builder
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%n == 0 {
			b.WriteByte(sep)
		}
		b.WriteByte(digits[i])
	}
	return b.String()
}

// fmtFloat: digits without sign
func fmtFloat(v float64, typ byte, prec int, alt bool) string {
	if math.IsInf(v, 0) {
		return "inf"
	}
	if math.IsNaN(v) {
		return "nan"
	}
	if prec < 0 {
		prec = 6
	}
	switch typ {
	case 'f', 'F', '%':
		return strconv.FormatFloat(v, 'f', prec, 64)
	case 'e', 'E':
		return strconv.FormatFloat(v, typ, prec, 64)
	}
	if prec == 0 {
		prec = 1
	}
	e := strconv.FormatFloat(v, 'e', prec-1, 64)
	k := strings.IndexByte(e, 'e')
	x, _ := strconv.Atoi(e[k+1:])
	if x < -4 || x >= prec {
		m := e[:k]
		if strings.Contains(m, ".") && !alt {
			m = strings.TrimRight(strings.TrimRight(m, "0"), ".")
		}
		return m + e[k:]
	}
	s := strconv.FormatFloat(v, 'f', max(prec-1-x, 0), 64)
	if strings.Contains(s, ".") && !alt {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

func (f *fspec) number(neg bool, prefix, digits string) string {
	sg := ""
	if neg {
		sg = "-"
	} else if f.sign == '+' || f.sign == ' ' {
		sg = string(f.sign)
	}
	if f.zero && f.align == 0 {
		f.align, f.fill = '=', '0'
	}
	if f.comma != 0 {
		i, fr := digits, ""
		if k := strings.IndexAny(digits, ".e"); k >= 0 {
			i, fr = digits[:k], digits[k:]
		}
		n := 3
		if f.typ == 'x' || f.typ == 'b' || f.typ == 'o' {
			n = 4
		}
		digits = group(i, f.comma, n) + fr
	}
	if f.align == '=' {
		body := prefix + digits
		return sg + prefix + strings.Repeat(string(f.fill), max(0, f.width-len(sg)-len(body))) + digits
	}
	a := f.align
	if a == 0 {
		a = '>'
	}
	return pad(sg+prefix+digits, f.width, f.fill, a)
}

func Format(h Host, v Value, spec string) (string, error) {
	if in, ok := v.(*Instance); ok {
		if f, ok := in.Cls.Lookup("__format__"); ok {
			r, err := h.Call(f, []Value{v, Str(spec)}, nil)
			if err != nil {
				return "", err
			}
			return StrOf(h, r)
		}
	}
	if spec == "" {
		return StrOf(h, v)
	}
	f, err := parseSpec(spec)
	if err != nil {
		return "", err
	}
	if err := h.Alloc(f.width + max(f.prec, 0)); err != nil {
		return "", err
	}
	bad := func() (string, error) {
		return "", Raise(ValueError, "Unknown format code '%c' for object of type '%s'", f.typ, TypeName(v))
	}
	if b := toBig(v); b != nil && strings.IndexByte("\x00dnxXobc", f.typ) >= 0 {
		if f.typ == 'c' {
			return pad(string(rune(b.Int64())), f.width, f.fill, f.align), nil
		}
		return fmtInt(f, b), nil
	}
	if x, ok := asFloat(v); ok {
		neg := math.Signbit(x)
		x = math.Abs(x)
		d := ""
		switch f.typ {
		case 0:
			if f.prec < 0 {
				d = FloatStr(x)
			} else {
				d = fmtFloat(x, 'g', f.prec, false)
				if !strings.ContainsAny(d, ".en") {
					d += ".0"
				}
			}
		case '%':
			d = fmtFloat(x*100, 'f', f.prec, f.alt) + "%"
		case 'f', 'F', 'e', 'E', 'g', 'G':
			d = fmtFloat(x, f.typ, f.prec, f.alt)
		default:
			return bad()
		}
		return f.number(neg, "", d), nil
	}
	if s, ok := v.(Str); ok {
		if f.typ != 0 && f.typ != 's' {
			return bad()
		}
		return strAlign(f, string(s)), nil
	}
	return "", Raise(TypeError, "unsupported format string passed to %s.__format__", TypeName(v))
}
func strAlign(f fspec, s string) string {
	if f.prec >= 0 {
		if r := []rune(s); len(r) > f.prec {
			s = string(r[:f.prec])
		}
	}
	a := f.align
	if a == 0 {
		a = '<'
	}
	return pad(s, f.width, f.fill, a)
}
func fmtInt(f fspec, b *big.Int) string {
	base, pre := 10, ""
	switch f.typ {
	case 'x', 'X':
		base, pre = 16, "0x"
	case 'o':
		base, pre = 8, "0o"
	case 'b':
		base, pre = 2, "0b"
	}
	if !f.alt {
		pre = ""
	}
	d := new(big.Int).Abs(b).Text(base)
	if f.typ == 'X' {
		d, pre = strings.ToUpper(d), strings.ToUpper(pre)
	}
	return f.number(b.Sign() < 0, pre, d)
}

// Percent is str % args.
func Percent(h Host, s string, arg Value) (string, error) {
	args, isT := arg.(Tuple)
	if !isT {
		args = Tuple{arg}
	}
	k := 0
	dict, usedMap := arg.(*Dict)
	usedMap = false
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			b.WriteByte(s[i])
			continue
		}
		i++
		f := fspec{fill: ' ', prec: -1}
		var v Value
		if i < len(s) && s[i] == '(' {
			e := strings.IndexByte(s[i:], ')')
			if e < 0 {
				return "", Raise(ValueError, "incomplete format key")
			}
			if dict == nil {
				return "", Raise(TypeError, "format requires a mapping")
			}
			key := Str(s[i+1 : i+e])
			x, ok, _ := dict.Get(h, key)
			if !ok {
				return "", RaiseV(KeyError, key)
			}
			v, usedMap = x, true
			i += e + 1
		}
		for ; i < len(s) && strings.IndexByte("-+ 0#", s[i]) >= 0; i++ {
			switch s[i] {
			case '-':
				f.align = '<'
			case '+', ' ':
				f.sign = s[i]
			case '0':
				f.zero = true
			case '#':
				f.alt = true
			}
		}
		next := func() (Value, error) {
			if v != nil {
				return v, nil
			}
			if k >= len(args) {
				return nil, Raise(TypeError, "not enough arguments for format string")
			}
			k++
			return args[k-1], nil
		}
		num := func() (int, error) {
			if i < len(s) && s[i] == '*' {
				i++
				x, err := next()
				n, _ := x.(Int)
				return int(n), err
			}
			n := 0
			for ; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
				n = min(n*10+int(s[i]-'0'), 1<<30)
			}
			return n, nil
		}
		var err error
		if f.width, err = num(); err != nil {
			return "", err
		}
		if i < len(s) && s[i] == '.' {
			i++
			if f.prec, err = num(); err != nil {
				return "", err
			}
		}
		if err := h.Alloc(f.width + max(0, f.prec)); err != nil {
			return "", err
		}
		if i >= len(s) {
			return "", Raise(ValueError, "incomplete format")
		}
		c := s[i]
		if c == '%' {
			b.WriteByte('%')
			continue
		}
		x, err := next()
		if err != nil {
			return "", err
		}
		if f.align == '<' {
			f.zero = false
		}
		switch c {
		case 's', 'r', 'a':
			var t string
			if c == 's' {
				t, err = StrOf(h, x)
			} else {
				t, err = ReprOf(h, x)
			}
			if err != nil {
				return "", err
			}
			if f.align == 0 {
				f.align = '>'
			}
			b.WriteString(strAlign(f, t))
		case 'd', 'i', 'u', 'x', 'X', 'o':
			n := toBig(x)
			if n == nil {
				fl, ok := x.(Float)
				if !ok || c == 'x' || c == 'X' || c == 'o' {
					need := "a real number"
					if c == 'x' || c == 'X' || c == 'o' {
						need = "an integer"
					}
					return "", Raise(TypeError, "%%%c format: %s is required, not %s", c, need, TypeName(x))
				}
				if math.IsNaN(float64(fl)) || math.IsInf(float64(fl), 0) {
					return "", Raise(ValueError, "cannot convert float NaN to integer")
				}
				n, _ = big.NewFloat(float64(fl)).Int(nil)
			}
			f.typ = c
			if c == 'i' || c == 'u' {
				f.typ = 'd'
			}
			if f.prec > 0 {
				f.zero, f.width = true, max(f.width, f.prec)
			}
			b.WriteString(fmtInt(f, n))
		case 'f', 'F', 'e', 'E', 'g', 'G':
			fl, ok := asFloat(x)
			if !ok {
				return "", Raise(TypeError, "must be real number, not %s", TypeName(x))
			}
			f.typ = c
			b.WriteString(f.number(math.Signbit(fl), "", fmtFloat(math.Abs(fl), c, f.prec, f.alt)))
		case 'c':
			if n, ok := asInt(x); ok {
				b.WriteString(pad(string(rune(n)), f.width, ' ', f.align))
			} else if t, ok := x.(Str); ok && utf8.RuneCountInString(string(t)) == 1 {
				b.WriteString(pad(string(t), f.width, ' ', f.align))
			} else {
				return "", Raise(TypeError, "%%c requires int or char")
			}
		default:
			return "", Raise(ValueError, "unsupported format character '%c' (0x%x) at index %d", c, c, i)
		}
	}
	if k < len(args) && !usedMap && !(dict != nil && !isT) {
		return "", Raise(TypeError, "not all arguments converted during string formatting")
	}
	return b.String(), nil
}

// StrFormat is str.format.
func StrFormat(h Host, s string, args []Value, kw []KW) (string, error) {
	var b strings.Builder
	auto := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if (c == '{' || c == '}') && i+1 < len(s) && s[i+1] == c {
			b.WriteByte(c)
			i++
			continue
		}
		if c == '}' {
			return "", Raise(ValueError, "Single '}' encountered in format string")
		}
		if c != '{' {
			b.WriteByte(c)
			continue
		}
		d, j := 1, i+1
		for ; j < len(s); j++ {
			if s[j] == '{' {
				d++
			} else if s[j] == '}' {
				if d--; d == 0 {
					break
				}
			}
		}
		if j >= len(s) {
			return "", Raise(ValueError, "expected '}' before end of string")
		}
		field, spec := s[i+1:j], ""
		if k := strings.IndexByte(field, ':'); k >= 0 {
			field, spec = field[:k], field[k+1:]
		}
		if strings.Contains(spec, "{") {
			var err error
			if spec, err = StrFormat(h, spec, args[min(auto+1, len(args)):], kw); err != nil {
				return "", err
			}
		}
		conv := byte(0)
		if k := strings.IndexByte(field, '!'); k >= 0 && k+1 < len(field) {
			conv, field = field[k+1], field[:k]
		}
		head := field
		if k := strings.IndexAny(field, ".["); k >= 0 {
			head = field[:k]
		}
		rest := field[len(head):]
		var v Value
		if n, err := strconv.Atoi(head); err == nil || head == "" {
			if head == "" {
				n = auto
				auto++
			}
			if n >= len(args) {
				return "", Raise(IndexError, "Replacement index %d out of range for positional args tuple", n)
			}
			v = args[n]
		} else {
			for _, k := range kw {
				if k.Name == head {
					v = k.V
				}
			}
			if v == nil {
				return "", RaiseV(KeyError, Str(head))
			}
		}
		for rest != "" {
			var err error
			if rest[0] == '.' {
				e := strings.IndexAny(rest[1:], ".[")
				if e < 0 {
					e = len(rest) - 1
				}
				v, err = GetAttr(h, v, rest[1:e+1])
				rest = rest[e+1:]
			} else {
				e := strings.IndexByte(rest, ']')
				if e < 0 {
					return "", Raise(ValueError, "Missing ']' in format string")
				}
				var key Value = Str(rest[1:e])
				if n, e2 := strconv.Atoi(rest[1:e]); e2 == nil {
					key = Int(n)
				}
				v, err = GetItem(h, v, key)
				rest = rest[e+1:]
			}
			if err != nil {
				return "", err
			}
		}
		t, err := FormatConv(h, v, conv, spec)
		if err != nil {
			return "", err
		}
		b.WriteString(t)
		i = j
	}
	return b.String(), nil
}
func FormatConv(h Host, v Value, conv byte, spec string) (string, error) {
	switch conv {
	case 'r', 'a':
		s, err := ReprOf(h, v)
		if err != nil {
			return "", err
		}
		v = Str(s)
	case 's':
		s, err := StrOf(h, v)
		if err != nil {
			return "", err
		}
		v = Str(s)
	}
	return Format(h, v, spec)
}

var _ = fmt.Sprint
