package conductor

import (
	"context"
	"time"

	"lockstep/runtime/event"
	"lockstep/runtime/world"
)

// Programs that run in processes of the machine's compute side by side: who computes for longer is away, and the
// others go on meanwhile. A step waits for its actor.

// patience is for a process that answers nothing at all: somebody may have stopped it.
const patience = 3 * time.Second

// away is the operation of an actor that is away.
type away struct{}

func (away) Ready() bool              { return false }
func (away) Cancel()                  {}
func (away) Do() (world.Result, bool) { return world.Result{}, false }

// goesAway says whether an actor that was let on computes for longer, before it comes to its next gate.
func (r *Run) goesAway(a *Actor) bool {
	if a.group.own == nil {
		return false
	}
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	if a.group.own.Await(ctx, false) {
		return false
	}
	r.sendAway(a)
	return true
}

// sendAway is for an actor whose process does not answer yet.
func (r *Run) sendAway(a *Actor) {
	a.group.away, a.before = a, a.a.Steps()
	a.begun, a.call, a.pending = false, &compute, away{}
	a.since, a.at = r.w.Now(), r.journal.Moves()
}

// Welcome takes in those who have come back, and those whose process was ended by somebody else: a move of
// the machine's, in which time has passed. Every command begins with it; who only looks calls it before.
func (r *Run) Welcome() {
	some := false
	for _, g := range r.groups {
		if g.own == nil || g.over {
			continue
		}
		a := g.away
		back := a != nil && g.own.Came()
		if back {
			g.away = nil
		}
		lost := g.own.Lost()
		if !lost && (!back || g.signal != 0) {
			continue
		}
		if !some {
			r.touched = r.touched[:0]
			r.journal.Open()
			r.add(event.Event{Kind: event.TimePassed})
			some = true
		}
		if back {
			r.add(event.Event{Kind: event.Called, Actor: a.name, Line: a.a.Line(), Op: compute.Kind.String()})
			r.comes(a, a.before)
			if s := g.starter; s != nil && !s.over() {
				g.starter = nil
				r.resume(s, &g.started)
			}
		}
		if lost && !g.over {
			r.lose(g)
		}
	}
	if some {
		r.made(Move{Verb: Tick})
	}
}

// awaitReturn waits until nobody of an actor's process is away, and says whether it is so.
func (r *Run) awaitReturn(ctx context.Context, a *Actor) bool {
	g := a.group
	if g.away == nil || g.over || g.signal != 0 {
		return true
	}
	soon, stop := context.WithTimeout(ctx, waitPause)
	back := g.own.Await(soon, true)
	stop()
	if !back && r.waits != nil && ctx.Err() == nil {
		r.waits()
	}
	back = back || g.own.Await(ctx, true)
	r.Welcome()
	return back
}

// Waits calls f where a command has waited for a while for one that computes. nil ends it.
func (r *Run) Waits(f func()) { r.waits = f }

// awaitAway waits while somebody is away and nobody can move, at most so long.
func (r *Run) awaitAway(ctx context.Context, most time.Duration) {
	if r.w.Wait(most) {
		if r.next() != nil {
			return
		}
		most = pollPause // who could go on is a thread of one that is away, or there was a Wake
	}
	if most >= 0 {
		within, stop := context.WithTimeout(ctx, most)
		defer stop()
		ctx = within
	}
	select {
	case <-r.woken:
	case <-ctx.Done():
	}
}

// Wake makes the automatic policy look again, where it waits for the world. Any goroutine may call it.
func (r *Run) Wake() {
	select {
	case r.woken <- struct{}{}:
	default:
	}
	r.w.Wake()
}

// anyAway says whether somebody is away.
func (r *Run) anyAway() bool {
	for _, g := range r.groups {
		if g.away != nil && !g.over {
			return true
		}
	}
	return false
}
