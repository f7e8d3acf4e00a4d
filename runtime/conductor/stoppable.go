package conductor

import (
	"lockstep/runtime/shared"
	"lockstep/runtime/world"
)

// stoppable is an operation on the network that ends, with nothing done, once an event of the
// program is set: the wait of a socketserver for its next request.
type stoppable struct {
	world.Pending
	event world.Pending // looks at the event, and changes nothing
}

// looksAt readies a look at the event that ends an operation.
func (g *group) looksAt(who string, c *world.Call) world.Pending {
	p := &shared.Pending{}
	g.space.Begin(p, who, &world.Call{Kind: world.Look, Object: c.Object, Class: c.Class})
	return p
}

func (p stoppable) stopped() bool {
	r, _ := p.event.Do()
	return r.N != 0
}

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
