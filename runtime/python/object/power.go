package object

import (
	"math"
	"math/big"
)

const (
	// exactPower is the largest whole exponent that is multiplied out.
	exactPower = 1 << 10
	// powerBits is the precision of the other powers: far beyond a float's, so
	// that rounding once at the end gives what C's correctly rounded pow gives.
	powerBits = 160
)

// precisePow is a**b for a finite a != 0 whose power is a finite float, of
// which Go's math.Pow, whose last digits differ from C's, is only the guess.
func precisePow(a, b, guess float64) float64 {
	if b == math.Trunc(b) && math.Abs(b) <= exactPower {
		return wholePow(a, int(b))
	}
	if math.Abs(guess) < 0x1p-1000 || math.Abs(guess) > 0x1p+1000 || a == 1 {
		return guess
	}
	x := ln(math.Abs(a))
	r, _ := exp(x.Mul(x, real(b))).Float64()
	return math.Copysign(r, guess)
}

func wholePow(a float64, n int) float64 {
	mant, e := math.Frexp(a)
	m := big.NewInt(int64(mant * (1 << 53)))
	k := max(n, -n)
	m.Exp(m, big.NewInt(int64(k)), nil)
	p := new(big.Float).SetInt(m)
	p.SetMantExp(p, (e-53)*k)
	if n < 0 {
		p.Quo(new(big.Float).SetPrec(p.Prec()+64).SetInt64(1), p)
	}
	r, _ := p.Float64()
	return r
}

func real(f float64) *big.Float { return new(big.Float).SetPrec(powerBits).SetFloat64(f) }

// lnRatio is ln((1+s)/(1-s)) by its series.
func lnRatio(s *big.Float) *big.Float {
	sum, term, square := real(0), real(0).Set(s), real(0).Mul(s, s)
	for i := 1; term.Sign() != 0 && term.MantExp(nil) > -powerBits; i += 2 {
		sum.Add(sum, real(0).Quo(term, real(float64(i))))
		term.Mul(term, square)
	}
	return sum.Mul(sum, real(2))
}

// ln is the natural logarithm of a positive number: of its mantissa, brought
// near 1, and of its power of two.
func ln(a float64) *big.Float {
	mant, e := math.Frexp(a)
	if mant < math.Sqrt2/2 {
		mant, e = mant*2, e-1
	}
	m := real(mant)
	s := real(0).Quo(real(0).Sub(m, real(1)), real(0).Add(m, real(1)))
	two := real(0).Mul(lnTwo(), real(float64(e)))
	return two.Add(two, lnRatio(s))
}

func lnTwo() *big.Float { return lnRatio(real(0).Quo(real(1), real(3))) }

// exp takes powers of two out of x, and squares the rest's small root again.
func exp(x *big.Float) *big.Float {
	const roots = 8
	f, _ := x.Float64()
	k := int(math.Round(f / math.Ln2))
	r := real(0).Sub(x, real(0).Mul(lnTwo(), real(float64(k))))
	r.SetMantExp(r, -roots)
	sum, term := real(1), real(1)
	for i := 1; term.Sign() != 0 && term.MantExp(nil) > -powerBits; i++ {
		term.Mul(term, r)
		term.Quo(term, real(float64(i)))
		sum.Add(sum, term)
	}
	for range roots {
		sum.Mul(sum, sum)
	}
	return sum.SetMantExp(sum, k)
}
