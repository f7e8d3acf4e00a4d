package conductor

import (
	"context"
	"slices"

	"lockstep/runtime/failure"
	"lockstep/runtime/world"
)

// Bounds of the automatic policy.
const (
	turnSteps  = 100   // how many steps an actor makes before the next one's turn
	idleRounds = 1_000 // how many rounds of polling are granted while nothing is on its way
	idleTicks  = 100   // how many timers in a row may fire before somebody can step: a window is probed for ever
)

// auto is the automatic policy: the actor that moved last goes on until it blocks, ends, only
// said that it would block, or has had its turn; then the next in the order written. When none
// can move, or all of them only poll, the earliest packet or timer. reached, if given, is asked
// after each move.
func (r *Run) auto(ctx context.Context, reached func() (bool, error)) (Stop, error) {
	idle, ticks := 0, 0
	for first := true; ; first = false {
		if ctx.Err() != nil {
			return Interrupted, nil
		}
		if reached != nil {
			if ok, err := reached(); ok || err != nil {
				return Reached, err
			}
		}
		m, stop := r.choose()
		if stop != Complete {
			if r.await(ctx, stop) {
				continue
			}
			if stop == Livelock && idle < idleRounds {
				idle++
				r.unpoll()
				continue
			}
			return stop, nil
		}
		if m.Verb == Step && !first && r.atBreak(r.byName[m.Actor]) {
			return AtBreak, nil
		}
		switch m.Verb {
		case Step:
			ticks = 0
		case Tick:
			if ticks++; ticks > idleTicks {
				return Deadlock, nil
			}
			idle = 0
		default:
			idle = 0
		}
		if err := r.Do(m); err != nil {
			return Complete, err
		}
	}
}

func (r *Run) unpoll() {
	for _, a := range r.actors {
		a.polls.now = false
	}
}

// choose gives the next move of the automatic policy, or why there is none.
func (r *Run) choose() (Move, Stop) {
	r.Welcome()
	if a := r.next(); a != nil {
		return Move{Verb: Step, Actor: a.name}, Complete
	}
	if m, ok := r.nextInput(); ok {
		return m, Complete
	}
	if m, ok := r.nextArrival(); ok {
		return m, Complete
	}
	switch {
	case r.Over():
		return Move{}, RunOver
	case r.anyPolling():
		return Move{}, Livelock
	case r.anyWaiting():
		return Move{}, WaitsInput
	}
	return Move{}, Deadlock
}

// next is the actor whose turn it is: one that can step and does not only poll.
func (r *Run) next() *Actor {
	can := func(a *Actor) bool { return !a.polls.now && r.canStep(a) }
	if r.cpus() > 0 {
		return r.nextOnCPU(can)
	}
	at := 0
	for i, a := range r.actors {
		if a == r.current {
			if at = i; r.turn >= turnSteps || !can(a) {
				r.turn, at = 0, i+1
			}
		}
	}
	for i := range r.actors {
		if a := r.actors[(at+i)%len(r.actors)]; can(a) {
			return a
		}
	}
	return nil
}

// Turn names the actor that goes on where none is named, "" where none can.
func (r *Run) Turn() string {
	turn := r.turn
	a := r.next()
	r.turn = turn
	if a == nil {
		return ""
	}
	return a.name
}

// nextOnCPU is next where there are CPUs: who has one goes on, then who has waited for one longest.
func (r *Run) nextOnCPU(can func(*Actor) bool) (next *Actor) {
	if a := r.current; a != nil && a.cpu > 0 && r.turn < turnSteps && can(a) {
		return a
	}
	for _, a := range r.actors {
		if can(a) && (next == nil || a.queued < next.queued) { // who has a CPU is not in the queue
			next = a
		}
	}
	if next == r.current {
		r.turn = 0
	}
	return next
}

func (r *Run) anyPolling() bool {
	for _, a := range r.actors {
		if !a.over() && a.polls.now {
			return true
		}
	}
	return false
}

func (r *Run) anyWaiting() bool {
	for _, a := range r.actors {
		if a.WaitsForInput() {
			return true
		}
	}
	return false
}

// nextInput types what somebody has typed, or what the stage has for an actor that asks: its next
// line, then end of file.
func (r *Run) nextInput() (Move, bool) {
	for _, a := range r.actors {
		if r.o.Typed != nil && a.WaitsForInput() {
			text, eof, ok := r.o.Typed.Line()
			return Move{Verb: Type, Actor: a.name, Text: text, EOF: eof}, ok
		}
		if m, ok := r.InputFor(a); ok {
			return m, true
		}
	}
	return Move{}, false
}

// InputFor is what the automatic policy types for an actor; false when the actor asks for nothing,
// or there is nothing to type.
func (r *Run) InputFor(a *Actor) (Move, bool) {
	if !a.WaitsForInput() {
		return Move{}, false
	}
	switch n := len(a.typed); {
	case n < len(a.input):
		return Move{Verb: Type, Actor: a.name, Text: a.input[n]}, true
	case len(a.input) > 0 || r.o.EndInput:
		return Move{Verb: Type, Actor: a.name, EOF: true}, true
	}
	return Move{}, false
}

// nextArrival is the earliest packet or timer. Once every actor has ended, only packets: what is
// left of time is TIME-WAIT.
func (r *Run) nextArrival() (Move, bool) {
	p, timer := r.arrivals()
	switch {
	case timer != nil && (p == nil && !r.Over() || p != nil && timer.Due < p.Due):
		return Move{Verb: Tick}, true
	case p == nil:
		return Move{}, false
	case r.link.quiet():
		return Move{Verb: Deliver, Packet: p.Packet}, true
	}
	return r.fate(p.Packet), true
}

// fate decides by the link setting what becomes of a packet. A copy is not copied again.
func (r *Run) fate(number int) Move {
	flight := r.w.View().Packets
	p := flight[slices.IndexFunc(flight, func(p world.PacketView) bool { return p.Number == number })]
	n := len(r.moves)
	if p.From >= 0 && p.To >= 0 && r.link.cuts(r.stage.Hosts[p.From].Name, r.stage.Hosts[p.To].Name) {
		return Move{Verb: Drop, Packet: number}
	}
	if chance(r.stage.Seed, n, 1) < r.link.Loss {
		return Move{Verb: Drop, Packet: number}
	}
	if p.Of == 0 && chance(r.stage.Seed, n, 2) < r.link.Dup && !r.justCopied(number) {
		return Move{Verb: Dup, Packet: number}
	}
	return Move{Verb: Deliver, Packet: number}
}

func (r *Run) justCopied(n int) bool {
	last := len(r.moves) - 1
	return last >= 0 && r.moves[last] == Move{Verb: Dup, Packet: n}
}

func (r *Run) until(ctx context.Context, expr string) (Stop, error) {
	if r.o.Until == nil {
		return Complete, failure.New("until.unavailable")
	}
	return r.auto(ctx, func() (bool, error) { return r.o.Until(r, expr) })
}

// Breaks are the breakpoints in the order they were set.
func (r *Run) Breaks() []Breakpoint { return r.breaks }

// ToggleBreak sets a breakpoint, or takes away the one that is there; it says which.
func (r *Run) ToggleBreak(b Breakpoint) (set bool, err error) {
	if r.byName[b.Actor] == nil {
		return false, failure.New("step.no-actor", "actor", b.Actor, "actors", r.names())
	}
	if n := r.byName[b.Actor].program.Lines(); b.Line < 1 || b.Line > n {
		return false, failure.New("break.no-line", "actor", b.Actor, "line", b.Line, "lines", n)
	}
	for i, old := range r.breaks {
		if old == b {
			r.breaks = append(r.breaks[:i:i], r.breaks[i+1:]...)
			return false, nil
		}
	}
	r.breaks = append(r.breaks, b)
	return true, nil
}

func (r *Run) atBreak(a *Actor) bool {
	if a.begun || len(r.breaks) == 0 {
		return false
	}
	first, last := a.Span()
	for _, b := range r.breaks {
		if b.Actor == a.name && first <= b.Line && b.Line <= last {
			return true
		}
	}
	return false
}
