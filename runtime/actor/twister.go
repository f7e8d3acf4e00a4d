package actor

import (
	"crypto/sha512"
	"encoding/binary"
	"math/big"
	"slices"

	"lockstep/runtime/python/object"
)

// twister is MT19937, CPython's generator of random numbers, so that a seed gives CPython's:
// Matsumoto and Nishimura, "Mersenne Twister", 1998, and CPython's Modules/_randommodule.c.
type twister struct {
	state  [twisterSize]uint32
	number int // of the module's own, among what threads share
	next   int // of state to be given out
}

const (
	twisterSize = 624
	twisterHalf = 397
)

// seedBy takes a seed as random.seed() does: an int, str, bytes or bytearray, or None for chance.
func (t *twister) seedBy(a *Actor, v object.Value) error {
	var n *big.Int
	switch s := v.(type) {
	case object.NoneT:
		var b [32]byte
		a.chances(b[:])
		n = new(big.Int).SetBytes(b[:])
	case object.Str, object.Bytes, *object.ByteArray:
		text, ok := s.(object.Str)
		b := []byte(text)
		if !ok {
			data, _ := object.AsBytesLike(s)
			b = []byte(data)
		}
		sum := sha512.Sum512(b)
		n = new(big.Int).SetBytes(slices.Concat(b, sum[:]))
	case object.Float:
		return refused("random.seed", "float")
	default:
		var err error
		if n, err = object.AsInt(v); err != nil {
			return object.Raise(object.TypeError, "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
		}
	}
	t.seed(words(n))
	return nil
}

// words are those of |n|, 32 bits each, the lowest first.
func words(n *big.Int) []uint32 {
	b := n.Bytes()
	slices.Reverse(b)
	b = append(b, make([]byte, 3)...)
	key := make([]uint32, max(1, len(b)/4))
	for i := range key {
		key[i] = binary.LittleEndian.Uint32(append(b[4*i:], 0, 0, 0)[:4])
	}
	return key
}

func (t *twister) seed(key []uint32) {
	s := &t.state
	s[0] = 19650218
	for i := 1; i < twisterSize; i++ {
		s[i] = 1812433253*(s[i-1]^s[i-1]>>30) + uint32(i)
	}
	i, j := 1, 0
	for range max(twisterSize, len(key)) {
		s[i] = (s[i] ^ (s[i-1]^s[i-1]>>30)*1664525) + key[j] + uint32(j)
		i, j = t.wrap(i+1), (j+1)%len(key)
	}
	for range twisterSize - 1 {
		s[i] = (s[i] ^ (s[i-1]^s[i-1]>>30)*1566083941) - uint32(i)
		i = t.wrap(i + 1)
	}
	s[0] = 1 << 31
	t.next = twisterSize
}

// wrap goes from the end of the state on to its second word.
func (t *twister) wrap(i int) int {
	if i < twisterSize {
		return i
	}
	t.state[0] = t.state[twisterSize-1]
	return 1
}

// bits32 is the next 32 bits.
func (t *twister) bits32() uint32 {
	s := &t.state
	if t.next >= twisterSize {
		for i := range s {
			y := s[i]&(1<<31) | s[(i+1)%twisterSize]&(1<<31-1)
			s[i] = s[(i+twisterHalf)%twisterSize] ^ y>>1 ^ y&1*0x9908b0df
		}
		t.next = 0
	}
	y := s[t.next]
	t.next++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// float is a number from 0 to 1, 1 excluded, of 53 random bits.
func (t *twister) float() float64 {
	high, low := t.bits32()>>5, t.bits32()>>6
	return (float64(high)*(1<<26) + float64(low)) / (1 << 53)
}

// bits is an integer of k random bits.
func (t *twister) bits(k int) *big.Int {
	n := new(big.Int)
	for done := 0; done < k; done += 32 {
		w := uint64(t.bits32() >> (32 - min(32, k-done)))
		n.Or(n, new(big.Int).Lsh(new(big.Int).SetUint64(w), uint(done)))
	}
	return n
}

// below is an integer from 0 to n, n excluded.
func (t *twister) below(n *big.Int) *big.Int {
	for {
		if r := t.bits(n.BitLen()); r.Cmp(n) < 0 {
			return r
		}
	}
}

func (t *twister) index(n int) int { return int(t.below(big.NewInt(int64(n))).Int64()) }
