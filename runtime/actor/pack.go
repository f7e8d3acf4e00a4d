package actor

import (
	"encoding/binary"
	"math"
	"math/big"

	"lockstep/runtime/python/object"
)

// pack is struct.pack: v is a tuple of the values.
func (a *Actor) pack(l *layout, v []object.Value) (object.Value, error) {
	values := v[0].(object.Tuple)
	if err := l.checkCount("pack", values); err != nil {
		return nil, err
	}
	a.charge(l.size)
	b := make([]byte, l.size)
	if err := a.put(l, b, values); err != nil {
		return nil, err
	}
	return object.Bytes(b), nil
}

func (l *layout) checkCount(function string, values object.Tuple) error {
	if len(values) == l.items {
		return nil
	}
	return object.Raise(structError, "%s expected %d items for packing (got %d)", function, l.items, len(values))
}

// packInto is struct.pack_into: v is a buffer, an offset and a tuple of the values.
func (a *Actor) packInto(l *layout, v []object.Value) (object.Value, error) {
	values := v[2].(object.Tuple)
	if err := l.checkCount("pack_into", values); err != nil {
		return nil, err
	}
	buf, ok := v[0].(*object.ByteArray)
	if !ok {
		return nil, object.Raise(object.TypeError, "argument must be read-write bytes-like object, not %s", object.ArgType(v[0]))
	}
	off, err := object.AsIndex(v[1])
	if object.IsExc(err, object.OverflowError) {
		err = object.Raise(object.IndexError, "cannot fit 'int' into an index-sized integer")
	}
	if err != nil {
		return nil, err
	}
	n := len(buf.B)
	switch {
	case off < 0 && off+l.size > 0:
		return nil, object.Raise(structError, "no space to pack %d bytes at offset %d", l.size, off)
	case off < 0 && off+n < 0:
		return nil, object.Raise(structError, "offset %d out of range for %d-byte buffer", off, n)
	case off < 0:
		off += n
	}
	if n-off < l.size {
		return nil, object.Raise(structError, "pack_into requires a buffer of at least %d bytes for packing %d bytes at offset %d (actual buffer size is %d)",
			l.size+off, l.size, off, n)
	}
	return object.None, a.put(l, buf.B[off:off+l.size], values)
}

// put writes the values into b, which is as long as the layout.
func (a *Actor) put(l *layout, b []byte, values object.Tuple) error {
	clear(b)
	for _, f := range l.fields {
		switch f.code {
		case 'x':
			continue
		case 's', 'p':
			if err := f.putBytes(b[f.at:f.at+f.count], values[0]); err != nil {
				return err
			}
			values = values[1:]
			continue
		}
		for i := range f.count {
			at := f.at + i*f.size
			if err := a.putOne(l, f.code, b[at:at+f.size], values[i]); err != nil {
				return err
			}
		}
		values = values[f.count:]
	}
	return nil
}

// putBytes writes a text of fixed length, cut or filled with zeros; p keeps its length in front.
func (f field) putBytes(b []byte, v object.Value) error {
	data, err := object.AsBytesLike(v)
	if err != nil {
		return object.Raise(structError, "argument for '%c' must be a bytes object", f.code)
	}
	if f.code == 'p' && len(b) > 0 {
		n := copy(b[1:], data)
		b[0] = byte(min(n, 255))
		return nil
	}
	copy(b, data)
	return nil
}

func (a *Actor) putOne(l *layout, code byte, b []byte, v object.Value) error {
	switch code {
	case 'c':
		c, ok := v.(object.Bytes)
		if !ok || len(c) != 1 {
			return object.Raise(structError, "char format requires a bytes object of length 1")
		}
		b[0] = c[0]
		return nil
	case '?':
		yes, err := object.Truth(a.python, v)
		if yes {
			b[0] = 1
		}
		return err
	case 'e', 'f', 'd':
		bits, err := l.floatBits(code, v)
		l.putBits(b, bits)
		return err
	}
	bits, err := l.integerBits(code, len(b), v)
	l.putBits(b, bits)
	return err
}

// putBits writes the low bytes of bits.
func (l *layout) putBits(b []byte, bits uint64) {
	var all [8]byte
	if l.big {
		binary.BigEndian.PutUint64(all[:], bits)
		copy(b, all[8-len(b):])
		return
	}
	binary.LittleEndian.PutUint64(all[:], bits)
	copy(b, all[:len(b)])
}

func (l *layout) floatBits(code byte, v object.Value) (uint64, error) {
	x, err := object.AsFloat(v)
	if err != nil {
		return 0, object.Raise(structError, "required argument is not a float")
	}
	tooLarge := false
	var bits uint64
	switch code {
	case 'd':
		if bits = math.Float64bits(x); math.IsNaN(x) {
			bits = 0x7ff8 << 48 // Go's NaN has another payload than C's
		}
	case 'f':
		y := float32(x)
		bits, tooLarge = uint64(math.Float32bits(y)), math.IsInf(float64(y), 0)
	case 'e':
		h := toHalf(x)
		bits, tooLarge = uint64(h), h&0x7fff == 0x7c00
	}
	if _, isFloat := v.(object.Float); tooLarge && !isFloat {
		return 0, object.Raise(structError, "int too large to convert")
	}
	if tooLarge && !math.IsInf(x, 0) && !(l.aligned && code == 'f') {
		return 0, object.Raise(object.OverflowError, "float too large to pack with %c format", code)
	}
	return bits, nil
}

// toHalf rounds to a 16-bit float (IEEE 754 binary16), half to even.
func toHalf(x float64) uint16 {
	var sign uint16
	if math.Signbit(x) {
		sign = 0x8000
	}
	x = math.Abs(x)
	switch {
	case math.IsNaN(x):
		return sign | 0x7e00
	case x >= 65520: // rounds to infinity
		return sign | 0x7c00
	case x < 1.0/(1<<14): // subnormal: units of 2^-24
		return sign | uint16(math.RoundToEven(x*(1<<24)))
	}
	fraction, exp := math.Frexp(x) // x = fraction * 2^exp, fraction in [0.5, 1)
	// the carry of the rounding goes on into the exponent, as it should
	return sign | (uint16(exp+14)<<10 + uint16(math.RoundToEven((fraction*2-1)*1024)))
}

func fromHalf(h uint16) float64 {
	sign := 1.0
	if h&0x8000 != 0 {
		sign = -1
	}
	exp, fraction := int(h>>10&0x1f), float64(h&0x3ff)
	switch exp {
	case 0:
		return sign * fraction / (1 << 24)
	case 31:
		if fraction != 0 {
			return math.NaN()
		}
		return math.Inf(int(sign))
	}
	return sign * math.Ldexp(1+fraction/1024, exp-15)
}

// integerBits reads an integer of size bytes. The complaints follow the C types that CPython goes
// through: which of them sees a number first differs from format to format.
func (l *layout) integerBits(code byte, size int, v object.Value) (uint64, error) {
	n, err := object.AsInt(v)
	if err != nil {
		return 0, object.Raise(structError, "required argument is not an integer")
	}
	signed := code >= 'a'
	lo, hi := limits(signed, size)
	if code == 'P' { // an address may also be given as C's long
		lo, _ = limits(true, size)
	}
	if n.Cmp(lo) >= 0 && n.Cmp(hi) <= 0 {
		return new(big.Int).And(n, maxUint64).Uint64(), nil
	}
	through := signed || code == 'B' || code == 'H' && l.native // C's long, else unsigned long
	first, last := limits(through, 8)
	outside := n.Cmp(first) < 0 || n.Cmp(last) > 0
	switch {
	case code == 'P' || l.big && (code == 'q' || code == 'Q'):
		return 0, object.Raise(structError, "int too large to convert")
	case outside:
		return 0, object.Raise(structError, "argument out of range")
	}
	name := "'" + string(code) + "'"
	if code == 'b' || code == 'B' || l.native && (code == 'h' || code == 'H') {
		name = map[byte]string{'b': "byte", 'B': "ubyte", 'h': "short", 'H': "ushort"}[code]
	}
	return 0, object.Raise(structError, "%s format requires %s <= number <= %s", name, lo, hi)
}

var maxUint64 = new(big.Int).SetUint64(math.MaxUint64)

// limits are the smallest and the largest integer of size bytes.
func limits(signed bool, size int) (lo, hi *big.Int) {
	one := big.NewInt(1)
	if !signed {
		hi = new(big.Int).Lsh(one, uint(8*size))
		return new(big.Int), hi.Sub(hi, one)
	}
	half := new(big.Int).Lsh(one, uint(8*size-1))
	return new(big.Int).Neg(half), half.Sub(half, one)
}
