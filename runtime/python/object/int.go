package object

import (
	"math"
	"math/big"
	"math/bits"
)

// toBig is an int or bool of any size as a big.Int, which must not be changed; nil for others.
func toBig(v Value) *big.Int {
	switch v := v.(type) {
	case Int:
		return big.NewInt(int64(v))
	case Bool:
		return big.NewInt(boolInt(bool(v)))
	case *Big:
		return &v.Int
	}
	return nil
}

// asInt is an int or bool that fits in 64 bits.
func asInt(v Value) (int64, bool) {
	switch v := v.(type) {
	case Int:
		return int64(v), true
	case Bool:
		return boolInt(bool(v)), true
	}
	return 0, false
}

// maxIntBits bounds ints: beyond it arithmetic takes seconds.
const maxIntBits = 1 << 24

// chargeInt charges an int of a number of bits before it is made.
func chargeInt(h Host, bits int) {
	if bits > maxIntBits {
		_ = Refuse("python.int-size", "bits", maxIntBits)
	}
	h.Alloc(bits / 8)
}

// heavy counts what multiplying numbers of so many bits costs.
func heavy(h Host, bits int, times int) {
	words := float64(bits)/64 + 1
	h.Work(int(min(1e15, math.Pow(words, 1.585)*float64(times)/64)))
}

// intOp is a op b in 64 bits where the result fits, else in big.Int.
func intOp(h Host, op Op, a, b int64) (Value, error) {
	switch op {
	case opAdd:
		if c := a + b; (c > a) == (b > 0) {
			return MkInt(c), nil
		}
	case opSub:
		if c := a - b; (c < a) == (b > 0) {
			return MkInt(c), nil
		}
	case opMul:
		hi, lo := bits.Mul64(magnitude(a), magnitude(b))
		if hi == 0 && lo < 1<<63 {
			return MkInt(a * b), nil
		}
	case opFloorDiv, opMod:
		if b != 0 && a != math.MinInt64 {
			q, m := floorDivMod(a, b)
			if op == opMod {
				return MkInt(m), nil
			}
			return MkInt(q), nil
		}
	case opDiv:
		if b != 0 && magnitude(a) <= 1<<53 && magnitude(b) <= 1<<53 {
			return Float(float64(a) / float64(b)), nil
		}
	case opAnd:
		return MkInt(a & b), nil
	case opOr:
		return MkInt(a | b), nil
	case opXor:
		return MkInt(a ^ b), nil
	case opRShift:
		if b >= 0 {
			return MkInt(a >> min(uint64(b), 63)), nil
		}
	case opLShift:
		if b >= 0 && b < 62 && magnitude(a) < 1<<(62-uint(b)) {
			return MkInt(a << uint(b)), nil
		}
	}
	return bigOp(h, op, big.NewInt(a), big.NewInt(b))
}

func floorDivMod(a, b int64) (q, m int64) {
	q, m = a/b, a%b
	if m != 0 && (m < 0) != (b < 0) {
		q--
		m += b
	}
	return q, m
}

func magnitude(a int64) uint64 {
	if a < 0 {
		return -uint64(a)
	}
	return uint64(a)
}

func bigOp(h Host, op Op, a, b *big.Int) (Value, error) {
	r := new(big.Int)
	switch op {
	case opAdd, opSub:
		chargeInt(h, max(a.BitLen(), b.BitLen())+1)
		if op == opAdd {
			return MkBig(r.Add(a, b)), nil
		}
		return MkBig(r.Sub(a, b)), nil
	case opMul:
		chargeInt(h, a.BitLen()+b.BitLen())
		heavy(h, max(a.BitLen(), b.BitLen()), 1)
		return MkBig(r.Mul(a, b)), nil
	case opFloorDiv, opMod:
		q, m, err := bigDivMod(h, a, b)
		if err != nil {
			if op == opMod && IsExc(err, ZeroDivisionError) {
				err = Raise(ZeroDivisionError, "integer modulo by zero")
			}
			return nil, err
		}
		if op == opMod {
			return MkBig(m), nil
		}
		return MkBig(q), nil
	case opDiv:
		return bigTrueDiv(h, a, b)
	case opPow:
		return bigPow(h, a, b)
	case opLShift, opRShift:
		return bigShift(h, op, a, b)
	}
	chargeInt(h, max(a.BitLen(), b.BitLen())+1)
	switch op {
	case opAnd:
		r.And(a, b)
	case opOr:
		r.Or(a, b)
	case opXor:
		r.Xor(a, b)
	}
	return MkBig(r), nil
}

func bigDivMod(h Host, a, b *big.Int) (q, m *big.Int, err error) {
	if b.Sign() == 0 {
		return nil, nil, Raise(ZeroDivisionError, "integer division or modulo by zero")
	}
	chargeInt(h, a.BitLen()+b.BitLen())
	heavy(h, max(a.BitLen(), b.BitLen()), 2)
	q, m = new(big.Int).QuoRem(a, b, new(big.Int))
	if m.Sign() != 0 && (m.Sign() < 0) != (b.Sign() < 0) {
		q.Sub(q, big.NewInt(1))
		m.Add(m, b)
	}
	return q, m, nil
}

func bigTrueDiv(h Host, a, b *big.Int) (Value, error) {
	if b.Sign() == 0 {
		return nil, Raise(ZeroDivisionError, "division by zero")
	}
	heavy(h, max(a.BitLen(), b.BitLen()), 4)
	f, _ := new(big.Rat).SetFrac(a, b).Float64()
	if math.IsInf(f, 0) {
		return nil, Raise(OverflowError, "integer division result too large for a float")
	}
	return Float(f), nil
}

func bigPow(h Host, a, b *big.Int) (Value, error) {
	if b.Sign() < 0 {
		x, err := AsFloat(MkBig(a))
		if err != nil {
			return nil, err
		}
		y, err := AsFloat(MkBig(b))
		if err != nil {
			return nil, err
		}
		return floatPow(h, x, y)
	}
	if a.BitLen() <= 1 { // 0, 1, -1: any exponent
		if a.Sign() < 0 && b.Bit(0) == 0 || b.Sign() == 0 {
			return MkInt(1), nil
		}
		return MkBig(a), nil
	}
	n := maxIntBits + 1
	if b.IsInt64() {
		n = clampMul(int(min(b.Int64(), maxIntBits)), a.BitLen())
	}
	chargeInt(h, n)
	heavy(h, n, 2)
	return MkBig(new(big.Int).Exp(a, b, nil)), nil
}

// powMod is pow(a, b, m).
func powMod(h Host, a, b, m *big.Int) (Value, error) {
	if m.Sign() == 0 {
		return nil, Raise(ValueError, "pow() 3rd argument cannot be 0")
	}
	heavy(h, m.BitLen(), 2*b.BitLen()+1)
	abs := new(big.Int).Abs(m)
	r := new(big.Int).Exp(a, b, abs)
	if r == nil || b.Sign() < 0 && abs.Cmp(big.NewInt(1)) != 0 && new(big.Int).GCD(nil, nil, new(big.Int).Abs(a), abs).Cmp(big.NewInt(1)) != 0 {
		return nil, Raise(ValueError, "base is not invertible for the given modulus")
	}
	r.Mod(r, abs)
	if m.Sign() < 0 && r.Sign() != 0 {
		r.Add(r, m)
	}
	return MkBig(r), nil
}

func bigShift(h Host, op Op, a, b *big.Int) (Value, error) {
	if b.Sign() < 0 {
		return nil, Raise(ValueError, "negative shift count")
	}
	n := maxIntBits + 1
	if b.IsInt64() {
		n = int(min(b.Int64(), maxIntBits+1))
	}
	if op == opRShift {
		return MkBig(new(big.Int).Rsh(a, uint(n))), nil
	}
	if a.Sign() == 0 {
		return MkInt(0), nil
	}
	chargeInt(h, a.BitLen()+n)
	return MkBig(new(big.Int).Lsh(a, uint(n))), nil
}

// maxDigits is CPython's limit on the decimal text of an int.
const maxDigits = 4300

// intText is the decimal text of an int.
func intText(b *big.Int) (string, error) {
	// 10 bits are worth three digits: a cheap bound first
	if b.BitLen()/10*3 > maxDigits {
		return "", tooManyDigits("")
	}
	s := b.String()
	n := len(s)
	if b.Sign() < 0 {
		n--
	}
	if n > maxDigits {
		return "", tooManyDigits("")
	}
	return s, nil
}

func tooManyDigits(value string) error {
	return Raise(ValueError, "Exceeds the limit (%d digits) for integer string conversion%s; use sys.set_int_max_str_digits() to increase the limit", maxDigits, value)
}

// bigOfFloat is the whole part of a finite float.
func bigOfFloat(f float64) *big.Int {
	b, _ := big.NewFloat(f).Int(nil)
	return b
}
