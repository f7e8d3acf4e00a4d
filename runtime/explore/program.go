package explore

import (
	"slices"
	"strconv"
	"strings"

	"lockstep/runtime/conductor"
	"lockstep/runtime/world"
)

// program lets the runs of a stage without a network be searched: each actor has one step at a time.
// Time does not order steps: a sleep is one step, and the time of a wait that may end is always up,
// so that it can end at any moment. Each step is made of moves that a learner can make.
type program struct {
	r       *conductor.Run
	leave   func() // ends the search
	rough   bool   // runs are made for what they come to alone
	network bool   // some actor uses it
	err     error  // a move that could not be made
	clock   bool   // some run asked for the time
	spin    spinners
}

// Reset sets the run to its beginning.
func (p *program) Reset() {
	p.clock = p.clock || p.r.ReadClock()
	p.r.Rough(p.rough)
	p.r.Restart()
	p.spin.reset(p.r)
}

// Live gives the actors that have not ended, and those that can step.
func (p *program) Live() (live, enabled Set) {
	for i, a := range p.r.Actors() {
		if a.State().Ended() || i >= maxActors {
			continue
		}
		live |= one(i)
		if p.r.CanStep(a) && !p.spin.blocked(i) {
			enabled |= one(i)
		}
	}
	if p.network || p.err != nil {
		return live, 0
	}
	return live, p.spin.rest(enabled, p.r)
}

// Touches appends what an actor's next step would touch.
func (p *program) Touches(i int, dst []world.Touch) []world.Touch {
	a := p.r.Actors()[i]
	if a.Kind().OnNetwork() {
		p.network = true
		p.leave()
	}
	return p.spin.touches(i, p.life(a, p.r.Touches(i, dst)))
}

// life appends that a daemon thread lives only as long as its program.
func (p *program) life(a *conductor.Actor, dst []world.Touch) []world.Touch {
	if a.Daemon() {
		return append(dst, world.Touch{Object: lifeOf(a), Access: world.Reads})
	}
	return dst
}

// lifeOf is the object that stands for whether an actor's program goes on.
func lifeOf(a *conductor.Actor) int32 { return int32(-1 - a.Number()) }

// Step makes an actor's next step: types what it asks for, makes the move, and lets time pass for
// what has begun to wait.
func (p *program) Step(i int, dst []world.Touch) []world.Touch {
	a := p.r.Actors()[i]
	from, kind := len(dst), a.Kind()
	if m, ok := p.r.InputFor(a); ok {
		p.do(m)
	}
	if p.rough {
		p.r.Roughly(i)
		dst = p.r.Touched(dst)
	}
	for p.err == nil && !p.rough {
		p.do(conductor.Move{Verb: conductor.Step, Actor: a.Name()})
		dst = p.r.Touched(dst)
		due, waits := a.Due()
		if now := p.r.Now(); waits && due > now {
			p.do(conductor.Move{Verb: conductor.Tick, For: due - now})
		}
		if !waits || a.Kind() != world.Sleep {
			break
		}
	}
	if a.State().Ended() && !a.Daemon() && p.daemons(a) { // perhaps the last that they lived for
		dst = append(dst, world.Touch{Object: lifeOf(a), Access: world.Writes})
	}
	dst = p.life(a, dst)
	waited := p.spin.touches(i, nil)
	p.spin.stepped(i, a, kind, dst[from:])
	return append(dst, waited...)
}

// daemons says whether an actor's program has daemon threads.
func (p *program) daemons(a *conductor.Actor) bool {
	return slices.ContainsFunc(p.r.Actors(), func(b *conductor.Actor) bool { return b.Daemon() && b.Number() == a.Number() })
}

func (p *program) do(m conductor.Move) {
	if err := p.r.Do(m); err != nil && p.err == nil {
		p.err = err
		p.leave()
	}
}

// Key appends what tells this end from others.
func (p *program) Key(dst []byte) []byte { return appendKey(dst, p.r) }

// appendKey appends what tells the end of a run from other ends: what the actors printed, how they ended,
// what they share. Actors are told by their names: in which order threads came to be is no outcome.
func appendKey(dst []byte, r *conductor.Run) []byte {
	actors := r.Actors()
	if len(actors) > len(r.Stage().Actors) {
		byName := func(a, b *conductor.Actor) int { return strings.Compare(a.Name(), b.Name()) }
		if !slices.IsSortedFunc(actors, byName) {
			actors = slices.Clone(actors)
			slices.SortFunc(actors, byName)
		}
	}
	for _, a := range actors {
		dst = append(append(dst, a.Name()...), ' ', byte('A'+a.State()))
		for _, line := range a.Printed() {
			dst = strconv.AppendQuote(dst, line)
		}
		if end := a.End(); end != nil {
			dst = strconv.AppendQuote(dst, end.Err)
		} else if !a.State().Ended() {
			dst = append(append(dst, ' '), a.Op()...)
			dst = strconv.AppendInt(dst, int64(a.Line()), 10)
		}
		for _, v := range a.Data() {
			dst = append(append(append(append(dst, '\n'), v.Name...), '='), v.Repr...)
		}
		dst = append(dst, '\n')
	}
	for _, f := range r.Files() {
		dst = append(strconv.AppendQuote(append(dst, f.Name...), string(f.Data)), '\n')
	}
	return dst
}
