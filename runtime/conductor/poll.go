package conductor

import (
	"slices"

	"lockstep/runtime/world"
)

// polls is what an actor has asked for in vain since something last came.
type polls struct {
	now   bool // its last turn ended by that: the automatic policy lets the others go on first, and time
	again bool // it had asked the same there before: a loop
	asked []question
}

type question struct {
	line   int
	object int32 // 0 for the network
}

// notePoll looks whether an operation has only said that it would have to wait. One on the network then
// ends the actor's turn. One on what threads and processes share does when it was made there before: a
// program that tries a lock once has something else to do.
func (r *Run) notePoll(a *Actor, res world.Result) {
	p, q := &a.polls, question{line: a.a.Line()}
	p.now = false
	if a.call.Kind >= world.Start && a.call.Kind != world.Access {
		q.object = r.home(a).object(a.call.Object)
	}
	if !inVain(a.call, res) {
		if q.object != 0 && a.call.Kind != world.Look {
			r.changed(q.object)
		}
		return
	}
	p.again = slices.Contains(p.asked, q)
	p.now = p.again || q.object == 0
	if !p.again {
		p.asked = append(p.asked, q)
	}
}

// inVain says whether an operation that does not wait has found nothing.
func inVain(c *world.Call, res world.Result) bool {
	switch c.Kind {
	case world.Select:
		return c.Wait == 0 && len(res.R)+len(res.W)+len(res.X) == 0
	case world.Put, world.Get:
		return c.Wait == 0 && res.Err != ""
	case world.Acquire:
		return c.Wait == 0 && res.N == 0
	case world.Join:
		return c.Wait == 0 && !res.Ended
	}
	return res.Err == "EAGAIN" || res.Err == "EINPROGRESS" || res.Err == "EALREADY"
}

// came is called when something has come of which anybody may have waited.
func (r *Run) came() {
	for _, a := range r.actors {
		a.polls.clear()
	}
}

// changed is called when something has become of an object.
func (r *Run) changed(object int32) {
	for _, a := range r.actors {
		if slices.ContainsFunc(a.polls.asked, func(q question) bool { return q.object == object }) {
			a.polls.clear()
		}
	}
}

func (p *polls) clear() { *p = polls{asked: p.asked[:0]} }
