package actor

import "iter"

// Coroutines are what actors run in, kept to be used again: a new one would have to grow its stack
// anew. The zero value is ready; one goroutine uses them. Close ends those that are kept.
type Coroutines struct {
	idle []*coroutine
	once bool // none is kept
}

// coroutine runs the bodies of actors, one after the other.
type coroutine struct {
	actor *Actor // whose body it runs; nil while it is idle
	yield func(struct{}) bool
	next  func() (struct{}, bool)
	stop  func()
}

func (p *Coroutines) take(a *Actor) *coroutine {
	if n := len(p.idle); n > 0 {
		c := p.idle[n-1]
		p.idle = p.idle[:n-1]
		c.actor = a
		return c
	}
	c := &coroutine{actor: a}
	c.next, c.stop = iter.Pull(func(yield func(struct{}) bool) {
		c.yield = yield
		for c.actor != nil {
			c.actor.body()
			c.actor = nil
			if !yield(struct{}{}) {
				return
			}
		}
	})
	return c
}

// give takes a coroutine back that no actor runs in any more.
func (p *Coroutines) give(c *coroutine) {
	if p.once {
		c.stop()
		return
	}
	p.idle = append(p.idle, c)
}

// Close ends the coroutines that no actor runs in.
func (p *Coroutines) Close() {
	for _, c := range p.idle {
		c.stop()
	}
	p.idle = nil
}
