package object

import (
	"math"
	"math/big"
)

// hashPrime is the modulus of CPython's hash of numbers.
const hashPrime = 1<<61 - 1

// builtinHash is hash() of numbers, whose value Python's definition gives. That
// of a str differs from run to run in CPython, and that of an object is its
// address: those are refused.
func builtinHash(h Host, a []Value) (Value, error) {
	if _, err := keyOf(h, a[0]); err != nil {
		return nil, err
	}
	var n int64
	switch v := a[0].(type) {
	case Float:
		n = hashFloat(float64(v))
	default:
		b := toBig(v)
		if b == nil {
			return nil, Unsupported("hash", "type", TypeName(v))
		}
		n = new(big.Int).Rem(b, big.NewInt(hashPrime)).Int64()
	}
	if n == -1 {
		n = -2 // -1 is C's way of saying that hashing failed
	}
	return MkInt(n), nil
}

// hashFloat is the number modulo hashPrime, as a fraction of powers of two.
func hashFloat(f float64) int64 {
	switch {
	case math.IsNaN(f):
		return 0
	case math.IsInf(f, 0):
		return int64(math.Copysign(314159, f))
	}
	r := new(big.Rat).SetFloat64(math.Abs(f))
	p := big.NewInt(hashPrime)
	inverse := new(big.Int).ModInverse(r.Denom(), p)
	n := inverse.Mul(inverse, r.Num()).Mod(inverse, p).Int64()
	if f < 0 {
		return -n
	}
	return n
}
