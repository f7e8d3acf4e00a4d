package object

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// asFloat is any number as a float; an int that is too large becomes infinite.
func asFloat(v Value) (float64, bool) {
	switch v := v.(type) {
	case Float:
		return float64(v), true
	case Int:
		return float64(v), true
	case Bool:
		return float64(boolInt(bool(v))), true
	case *Big:
		f, _ := new(big.Float).SetInt(&v.Int).Float64()
		return f, true
	}
	return 0, false
}

// FloatStr is repr(f): the shortest digits that read back as f.
func FloatStr(f float64) string {
	switch {
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	case math.IsNaN(f):
		return "nan"
	}
	e := strconv.FormatFloat(f, 'e', -1, 64)
	exp, _ := strconv.Atoi(e[strings.IndexByte(e, 'e')+1:])
	if exp < -4 || exp >= 16 {
		return e
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

func floatOp(h Host, op Op, a, b float64) (Value, error) {
	switch op {
	case opAdd:
		return Float(a + b), nil
	case opSub:
		return Float(a - b), nil
	case opMul:
		return Float(a * b), nil
	case opDiv:
		if b == 0 {
			return nil, Raise(ZeroDivisionError, "float division by zero")
		}
		return Float(a / b), nil
	case opFloorDiv:
		if b == 0 {
			return nil, Raise(ZeroDivisionError, "float floor division by zero")
		}
		q, _ := floatDivMod(a, b)
		return Float(q), nil
	case opMod:
		if b == 0 {
			return nil, Raise(ZeroDivisionError, "float modulo")
		}
		_, m := floatDivMod(a, b)
		return Float(m), nil
	case opPow:
		return floatPow(h, a, b)
	}
	return nil, nil
}

// floatDivMod follows CPython's float_divmod step by step: its rounding shows.
func floatDivMod(a, b float64) (q, m float64) {
	m = math.Mod(a, b)
	d := (a - m) / b
	if m != 0 {
		if (b < 0) != (m < 0) {
			m += b
			d--
		}
	} else {
		m = math.Copysign(0, b)
	}
	if d == 0 {
		return math.Copysign(0, a/b), m
	}
	q = math.Floor(d)
	if d-q > 0.5 {
		q++
	}
	return q, m
}

func floatPow(h Host, a, b float64) (Value, error) {
	if a == 0 && b < 0 && !math.IsInf(b, 0) {
		return nil, Raise(ZeroDivisionError, "0.0 cannot be raised to a negative power")
	}
	if a < 0 && b != math.Trunc(b) && !math.IsInf(a, 0) && !math.IsNaN(b) {
		return nil, Refuse("python.no.complex")
	}
	r := math.Pow(a, b)
	if r != 0 && !math.IsInf(r, 0) && !math.IsNaN(a+b) && !math.IsInf(a+b, 0) {
		h.Work(powerSteps)
		r = math.Copysign(precisePow(math.Abs(a), b), r)
	}
	if math.IsInf(r, 0) && !math.IsInf(a, 0) && !math.IsInf(b, 0) {
		return nil, RaiseV(OverflowError, MkInt(34), Str("Numerical result out of range"))
	}
	return Float(r), nil
}

// powerSteps is about how many steps precisePow takes.
const powerSteps = 20

// powerBits is far beyond a float's precision.
const powerBits = 256

// precisePow is a**b for a finite a > 0 whose power is finite: rounded once at
// the end, as C's is. The last digits of Go's math.Pow are others. The whole
// part of b is multiplied out, its fraction is of square roots.
func precisePow(a, b float64) float64 {
	real := func(f float64) *big.Float { return new(big.Float).SetPrec(powerBits).SetFloat64(f) }
	whole, fraction := math.Modf(math.Abs(b))
	if whole >= 1<<62 {
		return math.Pow(a, b) // of a power that large and finite, a is 1 or next to it
	}
	p, x := real(1), real(a)
	for n := uint64(whole); n > 0; n >>= 1 {
		if n&1 == 1 {
			p.Mul(p, x)
		}
		x.Mul(x, x)
	}
	x = real(a)
	for i := 0; fraction > 0 && i < powerBits; i++ {
		x.Sqrt(x)
		if fraction *= 2; fraction >= 1 {
			p.Mul(p, x)
			fraction--
		}
	}
	if b < 0 {
		p.Quo(real(1), p)
	}
	r, _ := p.Float64()
	return r
}

var makeFloat = Func{Sig: "(x=0.0, /)", Fn: func(h Host, a []Value) (Value, error) {
	switch x := a[1].(type) {
	case Str:
		return parseFloat(h, string(x), x)
	case Bytes:
		return parseFloat(h, string(x), x)
	case *ByteArray:
		return parseFloat(h, string(x.B), x)
	case *Instance:
		if f, ok := x.Cls.Lookup("__float__"); ok {
			r, err := CallMethod(h, f, x, nil, nil)
			if _, ok := r.(Float); err == nil && !ok {
				err = Raise(TypeError, "%s.__float__ returned non-float (type %s)", x.Cls.Name, TypeName(r))
			}
			return r, err
		}
	}
	if _, ok := asFloat(a[1]); !ok {
		return nil, Raise(TypeError, "float() argument must be a string or a real number, not '%s'", TypeName(a[1]))
	}
	f, err := AsFloat(a[1])
	return Float(f), err
}}

func parseFloat(h Host, s string, shown Value) (Value, error) {
	t := strings.ToLower(asciiDigits(strings.TrimFunc(s, isSpace)))
	if f, ok := readFloat(t); ok {
		return Float(f), nil
	}
	text, err := ReprOf(h, shown)
	if err != nil {
		return nil, err
	}
	return nil, Raise(ValueError, "could not convert string to float: %s", text)
}

func readFloat(t string) (float64, bool) {
	u := strings.TrimPrefix(strings.TrimPrefix(t, "+"), "-")
	if len(t)-len(u) > 1 {
		return 0, false
	}
	switch u {
	case "inf", "infinity", "nan":
		f, _ := strconv.ParseFloat(t, 64)
		return f, true
	}
	// an underscore stands between digits
	for i := range len(u) {
		if u[i] == '_' && (i == 0 || i == len(u)-1 || !isDigit(u[i-1]) || !isDigit(u[i+1])) {
			return 0, false
		}
	}
	if strings.Trim(u, "0123456789.e+-_") != "" {
		return 0, false // Go would also read hexadecimal
	}
	f, err := strconv.ParseFloat(strings.ReplaceAll(t, "_", ""), 64)
	if err != nil && !math.IsInf(f, 0) {
		return 0, false
	}
	return f, true
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

var floatMethods = []Func{
	{Name: "is_integer", Sig: "()", Fn: func(h Host, a []Value) (Value, error) {
		f := float64(a[0].(Float))
		return Bool(f == math.Trunc(f) && !math.IsInf(f, 0)), nil
	}},
}

// roundFloat is round(f, n) for a number of digits.
func roundFloat(f float64, n int) (Value, error) {
	if math.IsNaN(f) || math.IsInf(f, 0) || n > 323 {
		return Float(f), nil
	}
	if n < -308 {
		return Float(math.Copysign(0, f)), nil
	}
	if n >= 0 {
		r, err := strconv.ParseFloat(strconv.FormatFloat(f, 'f', n, 64), 64)
		if err != nil {
			return nil, Raise(OverflowError, "rounded value too large to represent")
		}
		return Float(r), nil
	}
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-n)), nil)
	exact := new(big.Rat).SetFloat64(f)
	q := halfEven(exact.Num(), new(big.Int).Mul(exact.Denom(), unit))
	r, _ := new(big.Float).SetInt(q.Mul(q, unit)).Float64()
	if math.IsInf(r, 0) {
		return nil, Raise(OverflowError, "rounded value too large to represent")
	}
	return Float(math.Copysign(math.Abs(r), f)), nil
}

// halfEven is a / b rounded to a whole number, a half to an even one; b > 0.
func halfEven(a, b *big.Int) *big.Int {
	q, m := new(big.Int).DivMod(a, b, new(big.Int))
	if c := m.Lsh(m, 1).Cmp(b); c > 0 || c == 0 && q.Bit(0) == 1 {
		q.Add(q, big.NewInt(1))
	}
	return q
}

// roundInt is round(b, n): half to even at the digit -n.
func roundInt(h Host, b *big.Int, n int) Value {
	if n >= 0 {
		return MkBig(b)
	}
	if -n > b.BitLen() { // 10**-n is larger than twice b
		return MkInt(0)
	}
	heavy(h, b.BitLen(), 4)
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-n)), nil)
	q := halfEven(b, unit)
	return MkBig(q.Mul(q, unit))
}
