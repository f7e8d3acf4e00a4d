package conductor

import "encoding/binary"

// luckOf is the chance of one program: what it draws does not depend on when others draw. The world
// gives the beginning, the rest follows from it (splitmix64).
func (r *Run) luckOf(number, host int) func(p []byte) {
	if number == len(r.luck) { // the same in every run: a world is reset only after it was used
		var seed [8]byte
		r.w.Random(host, seed[:])
		r.luck = append(r.luck, binary.LittleEndian.Uint64(seed[:]))
	}
	x := r.luck[number]
	return func(p []byte) {
		var word [8]byte
		for i := range p {
			if i%8 == 0 {
				x += 0x9e3779b97f4a7c15
				z := (x ^ x>>30) * 0xbf58476d1ce4e5b9
				z = (z ^ z>>27) * 0x94d049bb133111eb
				binary.LittleEndian.PutUint64(word[:], z^z>>31)
			}
			p[i] = word[i%8]
		}
	}
}
