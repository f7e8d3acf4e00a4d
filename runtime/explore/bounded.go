package explore

import (
	"context"
	"sync"

	"lockstep/runtime/conductor"
)

// The bounds of a search with a network.
const (
	maxDelays    = 2
	maxDrops     = 1
	maxSchedules = 5_000
	maxTicks     = 100 // timers in a row before anybody can step: a window is probed for ever
	batch        = 32  // schedules handed out at a time
)

// MostMoves is how many moves a schedule with a network has at most: it is given up then.
const MostMoves = 2_000

// turn is a place where a schedule leaves the automatic policy.
type turn struct {
	at     int  // after so many moves
	choice int  // which of conductor.Run.Choices, not counting packets that are lost
	lose   bool // the packet is lost instead of arriving
}

// path is a schedule: the automatic policy, but for these turns. Each turn costs as many delays as
// choices stood before the one taken (delay-bounded scheduling: Emmi, Qadeer, Rakamaric 2011).
type path []turn

// bounded searches the schedules of a stage with a network in the order of their delays.
type bounded struct {
	runs   []*conductor.Run // a worker for each
	tell   func(Progress)
	bad    func(*conductor.Run, walked) (bool, error) // whether a run that has come to its end so is enough; nil: none is
	queues [maxDelays + 1][]path
	cut    [maxDelays + 1]bool // a queue was too long to be kept whole
	found  map[string]*crossing
	count  int
	long   bool // some schedule had more moves than MostMoves
	beyond bool // there are schedules outside the bounds
}

// crossing is one way in which a run with a network can end.
type crossing struct {
	path  path
	count int
	moves int
	round string // see walked
}

// walked is what one path came to.
type walked struct {
	key    string
	moves  int
	long   bool
	round  string                // a state that recurs for ever; "" for a run that ends
	again  []string              // who goes round there
	more   [maxDelays + 1][]path // by the delays they cost beyond the path's own
	most   int                   // the most delays that a way to leave it would cost
	beyond bool                  // it could be left by losing more packets, or its packets could overtake each other
	err    error
}

// search goes through all paths, or until the context ends it, or one has come to an end that is enough. It gives the
// delays up to which every schedule was tried; -1 if not even all without any.
func (b *bounded) search(ctx context.Context) (delays int, err error) {
	b.found = map[string]*crossing{}
	b.queues[0] = []path{nil}
	for d := range b.queues {
		for len(b.queues[d]) > 0 {
			if ctx.Err() != nil || b.count >= maxSchedules {
				return d - 1, nil
			}
			n := min(batch, len(b.queues[d]), maxSchedules-b.count)
			paths := b.queues[d][:n]
			b.queues[d] = b.queues[d][n:]
			enough := false
			for i, w := range b.walkAll(paths) {
				if w.err != nil {
					return d - 1, w.err
				}
				if b.add(paths[i], w) && b.bad != nil && !enough {
					if enough, err = b.bad(b.runs[0], walk(b.runs[0], paths[i], w.round)); err != nil {
						return d - 1, err
					}
				}
				for more := range maxDelays + 1 - d {
					b.enqueue(d+more, w.more[more])
				}
				b.beyond = b.beyond || w.beyond || d+w.most > maxDelays
			}
			if enough {
				return d - 1, nil
			}
			if b.tell != nil {
				b.tell(Progress{Schedules: b.count, Most: maxSchedules, Outcomes: len(b.found), Delays: d, Network: true})
			}
		}
		if b.cut[d] {
			return d - 1, nil
		}
	}
	return maxDelays, nil
}

// enqueue keeps paths for later, but no more than will be walked.
func (b *bounded) enqueue(delays int, paths []path) {
	room := maxSchedules - len(b.queues[delays])
	b.cut[delays] = b.cut[delays] || len(paths) > room
	b.queues[delays] = append(b.queues[delays], paths[:min(len(paths), max(room, 0))]...)
}

// add counts a path, and says whether it has come to an end that is new. One that was given up has come to none.
func (b *bounded) add(p path, w walked) (found bool) {
	b.count++
	if w.long {
		b.long = true
		return false
	}
	c := b.found[w.key]
	if found = c == nil; found {
		c = &crossing{path: p, moves: w.moves, round: w.round}
		b.found[w.key] = c
	}
	c.count++
	if len(p) == len(c.path) && w.moves < c.moves {
		c.path, c.moves, c.round = p, w.moves, w.round
	}
	return found
}

// walkAll walks some paths on all workers. What comes back is in the order of the paths.
func (b *bounded) walkAll(paths []path) []walked {
	out := make([]walked, len(paths))
	var group sync.WaitGroup
	var fault fault
	for i, r := range b.runs {
		group.Add(1)
		go func() {
			defer group.Done()
			defer fault.catch(func() {})
			for k := i; k < len(paths); k += len(b.runs) {
				out[k] = walk(r, paths[k], "")
			}
		}()
	}
	group.Wait()
	fault.hand()
	return out
}

// walk runs a path from the beginning to its end, and lists the paths that leave it after its last
// turn. One that is known to go round ends when it has come to its round for the second time.
func walk(r *conductor.Run, p path, round string) (w walked) {
	r.Restart()
	after, lost, ticks := 0, 0, 0
	if len(p) > 0 {
		after = p[len(p)-1].at + 1
	}
	for _, t := range p {
		if t.lose {
			lost++
		}
	}
	rest := p
	circle := endless{known: round}
	var list []conductor.Move
	for at := 0; ; at++ {
		list = r.Choices(list[:0])
		if len(list) == 0 || ticks > maxTicks {
			break
		}
		if len(rest) == 0 && circle.closes(r, at, list) {
			w.round, w.again = circle.at, circle.moved
			break
		}
		if at >= MostMoves {
			w.long = true
			break
		}
		t := turn{at: at}
		if len(rest) > 0 && rest[0].at == at {
			t, rest = rest[0], rest[1:]
		} else if at >= after {
			w.leave(p, at, lost, list)
		}
		m := list[t.choice]
		if t.lose {
			m.Verb = conductor.Drop
		}
		if ticks++; m.Verb != conductor.Tick {
			ticks = 0
		}
		if w.err = r.Do(m); w.err != nil {
			return w
		}
		circle.made(m)
	}
	w.moves = r.MovesMade()
	w.key = string(appendKey(nil, r))
	if w.round != "" { // that is another end than to stay there
		w.key += "\n" + w.round
	}
	return w
}

// leave lists the ways to leave a path at a place, by the delays they cost.
func (w *walked) leave(p path, at, lost int, list []conductor.Move) {
	with := func(t turn) path { return append(p[:len(p):len(p)], t) }
	w.most = max(w.most, len(list)-1)
	for _, m := range list {
		w.beyond = w.beyond || m.Verb == conductor.Deliver
	}
	for i, m := range list[:min(len(list), maxDelays+1)] {
		if i > 0 {
			w.more[i] = append(w.more[i], with(turn{at: at, choice: i}))
		}
		if m.Verb == conductor.Deliver && lost < maxDrops {
			w.more[i] = append(w.more[i], with(turn{at: at, choice: i, lose: true}))
		}
	}
}
