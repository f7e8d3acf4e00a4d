package conductor

import "encoding/binary"

// luckOf is what the chance of a program of the stage follows from: what it draws does not depend on
// when others draw.
func (r *Run) luckOf(number, host int) uint64 {
	if number == len(r.luck) { // the same in every run: a world is reset only after it was used
		var seed [8]byte
		r.w.Random(host, seed[:])
		r.luck = append(r.luck, binary.LittleEndian.Uint64(seed[:]))
	}
	return r.luck[number]
}

// golden is 2^64 divided by the golden ratio, the step of splitmix64.
const golden = 0x9e3779b97f4a7c15

// mix makes one number of another (splitmix64).
func mix(x uint64) uint64 {
	z := x + golden
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// draw gives the chance that follows from a number.
func draw(x uint64) func(p []byte) {
	return func(p []byte) {
		var word [8]byte
		for i := range p {
			if i%8 == 0 {
				binary.LittleEndian.PutUint64(word[:], mix(x))
				x += golden
			}
			p[i] = word[i%8]
		}
	}
}
