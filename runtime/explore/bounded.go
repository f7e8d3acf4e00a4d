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
	maxMoves     = 2_000 // in one schedule
	maxTicks     = 100   // timers in a row before anybody can step: a window is probed for ever
	batch        = 32    // schedules handed out at a time
)

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
	queues [maxDelays + 1][]path
	cut    [maxDelays + 1]bool // a queue was too long to be kept whole
	found  map[string]*crossing
	count  int
	long   bool // some schedule had more moves than maxMoves
	beyond bool // there are schedules outside the bounds
}

// crossing is one way in which a run with a network can end.
type crossing struct {
	path  path
	count int
	moves int
}

// outcome of one path.
type walked struct {
	key    string
	moves  int
	long   bool
	more   [maxDelays + 1][]path // by the delays they cost beyond the path's own
	most   int                   // the most delays that a way to leave it would cost
	beyond bool                  // it could be left by losing more packets, or its packets could overtake each other
	err    error
}

// search goes through all paths, or until the context ends it. It gives the delays up to which
// every schedule was tried; -1 if not even all without any.
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
			for i, w := range b.walkAll(paths) {
				if w.err != nil {
					return d - 1, w.err
				}
				b.add(paths[i], w)
				for more := range maxDelays + 1 - d {
					b.enqueue(d+more, w.more[more])
				}
				b.beyond = b.beyond || w.beyond || d+w.most > maxDelays
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

func (b *bounded) add(p path, w walked) {
	b.count++
	b.long = b.long || w.long
	c := b.found[w.key]
	if c == nil {
		c = &crossing{path: p, moves: w.moves}
		b.found[w.key] = c
	}
	c.count++
	if len(p) == len(c.path) && w.moves < c.moves {
		c.path, c.moves = p, w.moves
	}
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
				out[k] = walk(r, paths[k])
			}
		}()
	}
	group.Wait()
	fault.hand()
	return out
}

// walk runs a path from the beginning to its end, and lists the paths that leave it after its last
// turn.
func walk(r *conductor.Run, p path) (w walked) {
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
	var list []conductor.Move
	for at := 0; ; at++ {
		list = r.Choices(list[:0])
		if len(list) == 0 || ticks > maxTicks {
			break
		}
		if at >= maxMoves {
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
	}
	w.moves = r.MovesMade()
	w.key = string(appendKey(nil, r))
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
