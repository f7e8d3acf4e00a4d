package explore

import (
	"context"
	"sync"
	"sync/atomic"
)

// How a search is shared out. Both are fixed, so that the report does not depend on who searched.
const (
	alone = 200 // a search that comes to its end in so many schedules is not shared out
	parts = 64  // into how many parts a longer one is cut
)

// workers search one system, each in a copy of its own. They share nothing but the list of parts
// to search, and how many schedules have been made.
type workers struct {
	systems []System
	limits  limits
	tell    func(runs, outcomes int) // told now and then, from any worker, one at a time

	runs atomic.Int64
}

// total is what all workers together have found and counted.
type total struct {
	*findings
	counts   counts
	complete bool
}

// search goes through all schedules, or until the limits or the context end it.
func (w *workers) search(ctx context.Context) total {
	first := &search{sys: w.systems[0], limits: limits{runs: alone, depth: w.limits.depth}, found: newFindings()}
	if w.limits.runs > 0 {
		first.limits.runs = min(alone, w.limits.runs)
	}
	whole := first.run(ctx, task{})
	tried := first.counts.runs + first.counts.pruned + first.counts.cut
	if whole || ctx.Err() != nil || tried < alone || first.limits.runs < alone || len(w.systems) == 0 {
		return total{first.found, first.counts, whole}
	}
	list := share(w.systems[0], parts)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	searches := make([]*search, len(w.systems))
	var next atomic.Int64
	var telling sync.Mutex
	var unfinished atomic.Bool
	var group sync.WaitGroup
	var fault fault
	for i := range w.systems {
		s := &search{sys: w.systems[i], limits: limits{depth: w.limits.depth}, found: newFindings()}
		s.after = func() {
			n := w.runs.Add(1)
			if w.limits.runs > 0 && int(n) >= w.limits.runs {
				stop()
			}
			if w.tell != nil && n%tellEvery == 0 {
				telling.Lock()
				w.tell(int(n), len(s.found.endings))
				telling.Unlock()
			}
		}
		searches[i] = s
		group.Add(1)
		go func() {
			defer group.Done()
			defer fault.catch(stop)
			for k := int(next.Add(1)) - 1; k < len(list); k = int(next.Add(1)) - 1 {
				if ctx.Err() != nil || !s.run(ctx, list[k]) {
					unfinished.Store(true)
				}
			}
		}()
	}
	group.Wait()
	fault.hand()
	out := total{findings: newFindings(), complete: !unfinished.Load()}
	if !out.complete {
		out.merge(first.found) // what it found may not be found again
	}
	for _, s := range searches {
		out.merge(s.found)
		out.counts.add(s.counts)
	}
	return out
}

// fault is a panic of a worker: whoever began the search gets it, and can do something about it.
type fault struct {
	first sync.Once
	value any
}

// catch is deferred by a worker; stop ends the others.
func (f *fault) catch(stop func()) {
	if p := recover(); p != nil {
		f.first.Do(func() { f.value = p })
		stop()
	}
}

// hand goes on with the panic, once all workers have ended.
func (f *fault) hand() {
	if f.value != nil {
		panic(f.value)
	}
}

// tellEvery is after how many schedules the progress is told.
const tellEvery = 500

func (c *counts) add(d counts) {
	c.runs += d.runs
	c.pruned += d.pruned
	c.cut += d.cut
	c.depth = max(c.depth, d.depth)
}

// share cuts the tree into at least some number of parts, if it is that wide: in the first states every
// step is tried that is not asleep, which misses nothing.
func share(sys System, atLeast int) []task {
	list := []task{{}}
	for depth := 0; len(list) < atLeast && depth < maxShared; depth++ {
		var next []task
		for _, t := range list {
			next = append(next, children(sys, t)...)
		}
		list = next
	}
	return list
}

// maxShared is how many steps into the tree it is cut at most.
const maxShared = 24

// children cuts a task by its next step.
func children(sys System, t task) []task {
	enabled := play(sys, t.prefix)
	if enabled == 0 {
		return []task{t}
	}
	var out []task
	var asleep Set
	sleepers := append([]sleeper(nil), t.asleep...)
	for _, z := range sleepers {
		asleep |= one(z.actor)
	}
	for todo := enabled &^ asleep; todo != 0; todo = todo.without() {
		q := todo.first()
		play(sys, t.prefix)
		c := task{prefix: append(append(schedule(nil), t.prefix...), uint8(q))}
		made := sys.Step(q, nil)
		for _, z := range sleepers {
			if !dependent(z.touches, made) {
				c.asleep = append(c.asleep, z)
			}
		}
		sleepers = append(sleepers, sleeper{q, made})
		out = append(out, c)
	}
	return out
}

// play makes the steps of a schedule from the beginning, and gives who can step then.
func play(sys System, way schedule) (enabled Set) {
	sys.Reset()
	for _, q := range way {
		sys.Step(int(q), nil)
	}
	_, enabled = sys.Live()
	return enabled
}
