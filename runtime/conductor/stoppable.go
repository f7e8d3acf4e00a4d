package conductor

import (
	"lockstep/runtime/shared"
	"lockstep/runtime/world"
)

// stoppable is an operation on the network that ends, with nothing done, once an event of the
// program is set: the wait of a socketserver for its next request.
type stoppable struct {
	world.Pending
	space *shared.Space
	event int
}

func (p stoppable) stopped() bool { return p.space.IsSet(p.event) }

// Ready says whether Do would get the operation further.
func (p stoppable) Ready() bool { return p.stopped() || p.Pending.Ready() }

// Do makes one attempt.
func (p stoppable) Do() (world.Result, bool) {
	if p.stopped() {
		p.Cancel()
		return world.Result{}, true
	}
	return p.Pending.Do()
}
