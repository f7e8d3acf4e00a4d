package explore

import (
	"context"
	"slices"

	"lockstep/runtime/conductor"
)

// The bounds of all searches of one Finder together.
const (
	mostWays  = 3_000  // runs
	mostWired = 800    // runs with a network: each costs more, and they are too many to come to an end
	mostNear  = 150    // runs for a way that is shorter than one that is known
	mostMoves = 30_000 // moves in them
)

// Finder searches a shortest way to a moment in the middle of a run, breadth first. It leaves out
// what comes to the same as another order of the same moves, and nothing else.
//
// Without a network the moves are all steps, what the stage types, and time that passes until the
// next timer. With one they are those of conductor.Run.Choices: packets of one flow arrive in the order
// they were sent, and time passes when nothing else can happen. What else a learner can do
// (type something else, kill, copy packets, let less time pass) is not tried. A moment that depends on the
// order of moves that have nothing to do with each other may be missed.
type Finder struct {
	run     *conductor.Run // its own
	reached func() bool    // of the run: whether this is the moment

	Drops int  // how many packets may be lost, where no way is found without
	Timed bool // the moment is one of time: it may pass at any time, and nothing is known to be impossible

	seen       map[string]bool // the runs begun, whatever the order
	runs, made int
	network    bool
	limited    bool // somebody waits for what the search cannot do, or asks for the time
}

// NewFinder makes a Finder with a run of its own, and what says of it whether the moment has come.
func NewFinder(run *conductor.Run, reached func() bool) *Finder {
	return &Finder{run: run, reached: reached, seen: map[string]bool{}}
}

// Way gives the moves of a shortest way from behind some moves. Without a way, none says whether
// there is none; else a bound was reached: the Finder's own, the context, or below, which if it is
// above 0 is a number of moves that the way must have fewer of.
func (f *Finder) Way(ctx context.Context, from []conductor.Move, below int) (way []conductor.Move, none bool, err error) {
	share := 1
	if f.Drops > 0 {
		share = 2
	}
	for drops := 0; ; drops = f.Drops {
		way, none, err = f.search(ctx, from, below, drops, share)
		if !none {
			clear(f.seen) // what follows some of them is not known
		}
		if way != nil || err != nil || drops == f.Drops {
			return way, none && !f.network && !f.limited && !f.Timed, err
		}
		share = 1
		clear(f.seen)
	}
}

func (f *Finder) search(ctx context.Context, from []conductor.Move, below, drops, share int) (way []conductor.Move, none bool, err error) {
	type node struct {
		moves []conductor.Move
		drops int
	}
	none = true
	queue := []node{{}}
	for ; len(queue) > 0; queue = queue[1:] {
		n := queue[0]
		if ctx.Err() != nil || f.runs >= f.most(below)/share || f.made >= mostMoves/share {
			return nil, false, nil
		}
		f.runs++
		f.made += len(from) + len(n.moves)
		key, err := f.replay(from, n.moves)
		if err != nil {
			return nil, false, err
		}
		if len(n.moves) > 0 && f.reached() {
			return n.moves, false, nil
		}
		if f.seen[key] {
			continue
		}
		f.seen[key] = true
		for _, m := range f.choices() {
			if below > 0 && len(n.moves)+1 >= below {
				none = false
				break
			}
			queue = append(queue, node{append(slices.Clip(n.moves), m), n.drops})
			if m.Verb == conductor.Deliver && n.drops < drops {
				m.Verb = conductor.Drop
				queue = append(queue, node{append(slices.Clip(n.moves), m), n.drops + 1})
			}
		}
	}
	return nil, none, nil
}

// most is how many runs may be made.
func (f *Finder) most(below int) int {
	switch {
	case below > 0:
		return mostNear
	case f.network:
		return mostWired
	}
	return mostWays
}

// replay makes moves from the beginning, and gives what they have in common with other orders of
// them that come to the same.
func (f *Finder) replay(from, more []conductor.Move) (string, error) {
	f.run.Restart()
	o := newOrder(f.run)
	for _, moves := range [][]conductor.Move{from, more} {
		for _, m := range moves {
			f.look()
			now := f.run.Now()
			if err := f.run.Do(m); err != nil {
				return "", err
			}
			o.made(m, f.network, f.run.Now() != now)
		}
	}
	f.look()
	return o.key(), nil
}

// look notes what bounds the search to what it can try.
func (f *Finder) look() {
	for _, a := range f.run.Actors() {
		c, live := a.Call()
		f.network = f.network || live && c.Kind.OnNetwork()
		f.limited = f.limited || a.WaitsForInput() || f.run.ReadClock()
	}
}

// choices are the moves to try from where the run stands.
func (f *Finder) choices() (out []conductor.Move) {
	if f.network {
		out = f.run.Choices(nil)
	} else {
		for _, a := range f.run.Actors() {
			if m, ok := f.run.InputFor(a); ok {
				out = append(out, m)
			}
		}
	}
	tick := slices.ContainsFunc(out, func(m conductor.Move) bool { return m.Verb == conductor.Tick })
	for _, m := range f.run.Moves() {
		if m.Verb == conductor.Step && !f.network || m.Verb == conductor.Tick && !tick && (!f.network || f.Timed) {
			out = append(out, m)
		}
	}
	return out
}
