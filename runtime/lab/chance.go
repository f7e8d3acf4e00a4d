package lab

import "sync"

// chance is a source of pseudo-random numbers (splitmix64). Seeding it is one store, which
// makes a reset cheap. gVisor draws from it in its own goroutines, hence the lock.
type chance struct {
	mu sync.Mutex
	x  uint64
}

// The purposes that random numbers serve, each with a source of its own, so that one more
// draw for one purpose changes nothing for the others.
const (
	forStack   = iota + 1 // sequence numbers, IP identifiers, hashes: drawn by the stack
	forPorts              // ephemeral ports: drawn by us
	forProgram            // what World.Random hands out
)

// golden is 2^64 divided by the golden ratio, the step of splitmix64.
const golden = 0x9e3779b97f4a7c15

// reseed makes the source start afresh for a seed, a host and a purpose.
func (c *chance) reseed(seed uint64, host, purpose int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.x = seed
	c.x = c.next() ^ uint64(host)*golden
	c.x = c.next() ^ uint64(purpose)*golden
}

func (c *chance) next() uint64 {
	c.x += golden
	z := c.x
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// Read fills p. It never fails.
func (c *chance) Read(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var z uint64
	for i := range p {
		if i%8 == 0 {
			z = c.next()
		}
		p[i] = byte(z >> (i % 8 * 8))
	}
	return len(p), nil
}

// Int63 and Seed make a chance the source of gVisor's insecure random numbers.
func (c *chance) Int63() int64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return int64(c.next() >> 1)
}

// Seed restarts the source.
func (c *chance) Seed(seed int64) { c.reseed(uint64(seed), 0, 0) }

// below gives a number from 0 to n-1.
func (c *chance) below(n int) int { return int(uint64(c.Int63()) % uint64(n)) }
