package object

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"slices"
	"strings"
	"unicode"
)

var makeInt = Func{Sig: "([x, /][, base])", Fn: func(h Host, a []Value) (Value, error) {
	x := a[1]
	if a[2] != nil {
		if x == nil {
			return nil, Raise(TypeError, "int() missing string argument")
		}
		return intWithBase(h, x, a[2])
	}
	switch v := x.(type) {
	case nil:
		return MkInt(0), nil
	case Str:
		return parseInt(h, string(v), 10, x)
	case Bytes:
		return parseInt(h, string(v), 10, x)
	case *ByteArray:
		return parseInt(h, string(v.B), 10, Bytes(v.B))
	case Float:
		return intOfFloat(float64(v))
	}
	if b := toBig(x); b != nil {
		return MkBig(b), nil
	}
	for _, name := range []string{"__int__", "__index__"} {
		if f, ok := method(x, name); ok {
			r, err := CallMethod(h, f, x, nil, nil)
			if err != nil {
				return nil, err
			}
			b := toBig(r)
			if b == nil {
				return nil, Raise(TypeError, "%s returned non-int (type %s)", name, TypeName(r))
			}
			return MkBig(b), nil
		}
	}
	return nil, Raise(TypeError, "int() argument must be a string, a bytes-like object or a real number, not '%s'", TypeName(x))
}}

func intWithBase(h Host, x, baseArg Value) (Value, error) {
	b, err := AsInt(baseArg)
	if err != nil {
		return nil, err
	}
	base := int(b.Int64())
	if !b.IsInt64() || base != 0 && base < 2 || base > 36 {
		return nil, Raise(ValueError, "int() base must be >= 2 and <= 36, or 0")
	}
	if s, ok := x.(Str); ok {
		return parseInt(h, string(s), base, x)
	}
	if b, ok := bytesLike(x); ok {
		return parseInt(h, string(b), base, b)
	}
	return nil, Raise(TypeError, "int() can't convert non-string with explicit base")
}

func intOfFloat(f float64) (Value, error) {
	if math.IsNaN(f) {
		return nil, Raise(ValueError, "cannot convert float NaN to integer")
	}
	if math.IsInf(f, 0) {
		return nil, Raise(OverflowError, "cannot convert float infinity to integer")
	}
	return MkBig(bigOfFloat(f)), nil
}

// asciiDigits replaces the decimal digits of other scripts, as CPython does.
func asciiDigits(s string) string {
	if isASCII(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if d, ok := decimal(r); ok && r > 127 {
			return '0' + rune(d)
		}
		return r
	}, s)
}

// decimal is the value of a decimal digit of any script. Unicode keeps those of
// a script together, from 0 to 9.
func decimal(r rune) (int, bool) {
	if r < 128 {
		return int(r - '0'), r >= '0' && r <= '9'
	}
	for _, t := range unicode.Nd.R16 {
		if r >= rune(t.Lo) && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10, true
		}
	}
	for _, t := range unicode.Nd.R32 {
		if r >= rune(t.Lo) && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10, true
		}
	}
	return 0, false
}

// prefixes of literals, by base
var basePrefix = map[int]string{2: "0b", 8: "0o", 16: "0x"}

// parseInt is int(s, base). shown is what the error quotes.
func parseInt(h Host, s string, base int, shown Value) (Value, error) {
	bad := func() (Value, error) {
		text, err := ReprOf(h, shown)
		if err != nil {
			return nil, err
		}
		return nil, Raise(ValueError, "invalid literal for int() with base %d: %s", base, text)
	}
	h.Work(len(s) / 8)
	d := strings.ToLower(asciiDigits(strings.TrimFunc(s, isSpace)))
	neg := strings.HasPrefix(d, "-")
	if neg || strings.HasPrefix(d, "+") {
		d = d[1:]
	}
	b := base
	for _, k := range []int{2, 8, 16} {
		if (base == k || base == 0) && strings.HasPrefix(d, basePrefix[k]) {
			d, b = strings.TrimPrefix(d[2:], "_"), k
			break
		}
	}
	if b == 0 {
		b = 10
		if len(d) > 1 && d[0] == '0' && strings.Trim(d, "0_") != "" {
			return bad() // 0777 is no decimal
		}
	}
	if d == "" || d[0] == '_' || d[len(d)-1] == '_' || strings.Contains(d, "__") || d[0] == '-' || d[0] == '+' {
		return bad()
	}
	d = strings.ReplaceAll(d, "_", "")
	for _, r := range d {
		if digitValue(r) >= b {
			return bad()
		}
	}
	if bits.OnesCount(uint(b)) != 1 && len(d) > maxDigits {
		return nil, tooManyDigits(fmt.Sprintf(": value has %d digits", len(d)))
	}
	chargeInt(h, len(d)*bits.Len(uint(b-1)))
	v, ok := new(big.Int).SetString(d, b)
	if !ok {
		return bad()
	}
	if neg {
		v.Neg(v)
	}
	return MkBig(v), nil
}

func digitValue(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= 'a' && r <= 'z':
		return int(r-'a') + 10
	}
	return 99
}

var intMethods = []Func{
	{Name: "bit_length", Sig: "()", Fn: func(h Host, a []Value) (Value, error) { return MkInt(int64(toBig(a[0]).BitLen())), nil }},
	{Name: "bit_count", Sig: "()", Fn: func(h Host, a []Value) (Value, error) {
		n := 0
		for _, w := range toBig(a[0]).Bits() {
			n += bits.OnesCount(uint(w))
		}
		return MkInt(int64(n)), nil
	}},
	{Name: "to_bytes", Sig: "(length: index=1, byteorder: str='big', *, signed: bool=False)", Fn: intToBytes},
	{Name: "from_bytes", Sig: "(bytes, byteorder: str='big', *, signed: bool=False)", Kind: ClassMethodKind, Fn: intFromBytes},
}

func byteOrder(v Value) (little bool, err error) {
	s := v.(Str)
	if s != "big" && s != "little" {
		return false, Raise(ValueError, "byteorder must be either 'little' or 'big'")
	}
	return s == "little", nil
}

func intToBytes(h Host, a []Value) (Value, error) {
	n, signed := int(a[1].(Int)), bool(a[3].(Bool))
	little, err := byteOrder(a[2])
	if err != nil {
		return nil, err
	}
	if n < 0 {
		return nil, Raise(ValueError, "length argument must be non-negative")
	}
	b := toBig(a[0])
	if b.Sign() < 0 && !signed {
		return nil, Raise(OverflowError, "can't convert negative int to unsigned")
	}
	h.Alloc(clampMul(n, 1))
	need := b.BitLen()
	if signed {
		need++
		if b.Sign() < 0 { // -128 fits in 8 bits
			need = new(big.Int).Not(b).BitLen() + 1
		}
	}
	if b.Sign() == 0 {
		need = 0
	}
	if need > clampMul(n, 8) {
		return nil, Raise(OverflowError, "int too big to convert")
	}
	if b.Sign() < 0 {
		b = new(big.Int).Add(b, new(big.Int).Lsh(big.NewInt(1), uint(n)*8))
	}
	buf := b.FillBytes(make([]byte, n))
	if little {
		slices.Reverse(buf)
	}
	return Bytes(buf), nil
}

func intFromBytes(h Host, a []Value) (Value, error) {
	little, err := byteOrder(a[2])
	if err != nil {
		return nil, err
	}
	buf, err := bytesOf(h, a[1], "bytes", "cannot convert '%s' object to bytes")
	if err != nil {
		return nil, err
	}
	chargeInt(h, len(buf)*8)
	if little {
		slices.Reverse(buf)
	}
	v := new(big.Int).SetBytes(buf)
	if bool(a[3].(Bool)) && len(buf) > 0 && buf[0]&0x80 != 0 {
		v.Sub(v, new(big.Int).Lsh(big.NewInt(1), uint(len(buf))*8))
	}
	if a[0] == Value(BoolType) {
		return Bool(v.Sign() != 0), nil
	}
	return MkBig(v), nil
}
