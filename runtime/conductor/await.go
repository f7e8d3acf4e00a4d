package conductor

import (
	"context"
	"time"
)

// How long the automatic policy waits for a world in which things happen by themselves. None of it
// passes in one where time is simulated.
const (
	pollPause   = 10 * time.Millisecond // between two rounds of programs that only poll
	typingPause = 20 * time.Millisecond // for what is under way, before the learner is asked to type
	playPause   = time.Second           // for what a schedule says has happened
	waitPause   = time.Second           // for one that computes, before the learner is told
	idlePause   = time.Second / 4       // for somebody outside, before the learner is told
)

// await waits for the world when no actor can move, and says whether to look again.
func (r *Run) await(ctx context.Context, stop Stop) bool {
	defer context.AfterFunc(ctx, r.w.Wake)()
	switch {
	case stop == RunOver:
		return false
	case r.anyAway():
		most := time.Duration(-1)
		if stop == Livelock {
			most = pollPause
		}
		r.awaitAway(ctx, most)
		r.unpoll()
		return true
	case stop == Livelock:
		if r.w.Wait(pollPause) {
			r.unpoll()
			return true
		}
		return false
	case stop == WaitsInput && r.o.Typed == nil:
		most := typingPause
		for _, a := range r.actors {
			if due, some := a.Due(); some {
				most = max(most, due-r.w.Now())
			}
		}
		return r.awaitStep(ctx, most, func() bool { return r.next() != nil })
	case r.awaitOutside():
		return true
	case stop == WaitsInput:
		r.o.Typed.Wait(ctx)
		return true
	}
	return false
}

// awaitOutside waits until the world has something for somebody, or was woken, and says whether anything there could
// come. Whether it was woken, none can tell who came late to look: then it does not wait on, but has all be looked at.
func (r *Run) awaitOutside() bool {
	if r.idles == nil || r.idled == len(r.moves) || len(r.w.View().Timers) > 0 {
		return r.w.Wait(-1)
	}
	began := r.w.Now()
	if !r.w.Wait(idlePause) {
		return false
	}
	if r.w.Now()-began >= idlePause {
		r.idled = len(r.moves)
		r.idles()
	}
	return true
}

// Idles calls f where the automatic policy has waited for a while, and only somebody outside can end that: once after
// each move. nil ends it.
func (r *Run) Idles(f func()) { r.idles, r.idled = f, -1 }

// awaitStep waits until something can go on, at most so long, and says whether it can.
func (r *Run) awaitStep(ctx context.Context, most time.Duration, can func() bool) bool {
	for until := r.w.Now() + most; !can(); {
		if left := until - r.w.Now(); left <= 0 || ctx.Err() != nil || !r.w.Wait(left) {
			return false
		}
	}
	return true
}

// ByItself says whether a command of a schedule happens by itself here: packets arrive, and who computes comes
// to an end with it. A step gets the time for it.
func (r *Run) ByItself(ctx context.Context, c Command) bool {
	if r.w.Steered() {
		return false
	}
	if a := r.byName[c.Actor]; c.Verb == Step && a != nil {
		r.awaitStep(ctx, playPause, func() bool { return a.over() || a.pending.Ready() })
	}
	if c.Verb == Tick && r.anyAway() {
		r.awaitAway(ctx, playPause)
		r.Welcome()
		return true
	}
	return c.Verb == Deliver || c.Verb == Tick && c.For == 0 && len(r.w.View().Timers) == 0
}
