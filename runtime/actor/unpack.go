package actor

import (
	"encoding/binary"
	"math"
	"math/big"

	"lockstep/runtime/python/object"
)

// unpack is struct.unpack: v is a buffer of just the right length.
func (a *Actor) unpack(l *layout, v []object.Value) (object.Value, error) {
	b, err := object.AsBytesLike(v[0])
	if err != nil {
		return nil, err
	}
	if len(b) != l.size {
		return nil, object.Raise(structError, "unpack requires a buffer of %d bytes", l.size)
	}
	return a.take(l, b), nil
}

// unpackFrom is struct.unpack_from: v is a buffer and an offset.
func (a *Actor) unpackFrom(l *layout, v []object.Value) (object.Value, error) {
	b, err := object.AsBytesLike(v[0])
	if err != nil {
		return nil, err
	}
	off, err := object.AsIndex(v[1])
	if err != nil {
		return nil, err
	}
	n := len(b)
	switch {
	case off < 0 && off+l.size > 0:
		return nil, object.Raise(structError, "not enough data to unpack %d bytes at offset %d", l.size, off)
	case off < 0 && off+n < 0:
		return nil, object.Raise(structError, "offset %d out of range for %d-byte buffer", off, n)
	case off < 0:
		off += n
	}
	if n-off < l.size {
		return nil, object.Raise(structError, "unpack_from requires a buffer of at least %d bytes for unpacking %d bytes at offset %d (actual buffer size is %d)",
			l.size+off, l.size, off, n)
	}
	return a.take(l, b[off:off+l.size]), nil
}

// valueSize is about what one value costs us, in bytes.
const valueSize = 32

// take reads the values from b, which is as long as the layout.
func (a *Actor) take(l *layout, b object.Bytes) object.Value {
	a.charge(l.items*valueSize + len(b))
	out := make(object.Tuple, 0, l.items)
	for _, f := range l.fields {
		data := b[f.at : f.at+f.size*f.count]
		switch f.code {
		case 'x':
		case 's':
			out = append(out, data)
		case 'p':
			if data != "" {
				data = data[1:min(len(data), 1+int(data[0]))]
			}
			out = append(out, data)
		default:
			for i := range f.count {
				out = append(out, l.takeOne(f.code, data[i*f.size:(i+1)*f.size]))
			}
		}
	}
	return out
}

func (l *layout) takeOne(code byte, b object.Bytes) object.Value {
	bits := l.bits(b)
	switch code {
	case 'c':
		return b
	case '?':
		return object.Bool(bits != 0)
	case 'e':
		return object.Float(fromHalf(uint16(bits)))
	case 'f':
		return object.Float(math.Float32frombits(uint32(bits)))
	case 'd':
		return object.Float(math.Float64frombits(bits))
	}
	if signed := code >= 'a'; signed {
		unused := 64 - 8*len(b)
		return object.MkInt(int64(bits<<unused) >> unused)
	}
	return object.MkBig(new(big.Int).SetUint64(bits))
}

func (l *layout) bits(b object.Bytes) uint64 {
	var all [8]byte
	if l.big {
		copy(all[8-len(b):], b)
		return binary.BigEndian.Uint64(all[:])
	}
	copy(all[:], b)
	return binary.LittleEndian.Uint64(all[:])
}
