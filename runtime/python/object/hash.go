package object

import (
	"math"
	"math/big"
	"math/bits"
)

// hashPrime is the modulus of CPython's hash of numbers.
const hashPrime = 1<<61 - 1

// builtinHash is hash() of numbers and tuples of them, whose value is the same
// in every run of CPython. That of a str differs from run to run, and that of
// an object is its address: those are refused.
func builtinHash(h Host, a []Value) (Value, error) {
	if _, err := keyOf(h, a[0]); err != nil {
		return nil, err
	}
	n, err := hashOf(a[0])
	return MkInt(n), err
}

// hashOf needs no bound on its depth: keyOf has been through the value.
func hashOf(v Value) (int64, error) {
	var n int64
	switch v := v.(type) {
	case Tuple:
		return hashTuple(v)
	case Float:
		n = hashFloat(float64(v))
	default:
		b := toBig(v)
		if b == nil {
			return 0, Refuse("python.no.hash", "type", TypeName(v))
		}
		n = new(big.Int).Rem(b, big.NewInt(hashPrime)).Int64()
	}
	if n == -1 {
		n = -2 // -1 is C's way of saying that hashing failed
	}
	return n, nil
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

// hashTuple is the mixing of xxHash, as CPython has it.
func hashTuple(t Tuple) (int64, error) {
	const (
		prime1 = 11400714785074694791
		prime2 = 14029467366897019727
		prime5 = 2870177450012600261
	)
	acc := uint64(prime5)
	for _, x := range t {
		n, err := hashOf(x)
		if err != nil {
			return 0, err
		}
		acc += uint64(n) * prime2
		acc = bits.RotateLeft64(acc, 31) * prime1
	}
	acc += uint64(len(t)) ^ (prime5 ^ 3527539)
	if acc == math.MaxUint64 {
		return 1546275796, nil
	}
	return int64(acc), nil
}
