package conductor

import (
	"slices"
	"time"

	"lockstep/runtime/event"
	"lockstep/runtime/failure"
	"lockstep/runtime/world"
)

// Virtual CPUs. In a stage with CPUs an actor makes its operations while it has one, and computing
// takes time. Between two operations a program cannot be noticed, so it runs on to its next one at once;
// then it owes the time that this takes, and comes to the operation once it has had a CPU for so long.
//
// The learner gives a CPU that is free to an actor, by stepping it. The actor loses it when it
// waits or ends, or when its slice is over and somebody else could use it: that is a matter of the
// clock.

// What computing takes: a step of the interpreter is a statement, a turn of a loop, a call. It takes
// whole milliseconds; what is less is kept until there is more.
const (
	stepTime     = time.Microsecond
	leastCompute = time.Millisecond
	defaultSlice = 10 * time.Millisecond
)

// core is how an actor stands to the CPUs.
type core struct {
	cpu       int           // the one that it has, from 1; 0 for none
	used      time.Duration // how much of its slice it has had
	owed      time.Duration // for how long it has to compute until it is where its program is
	rest      time.Duration // what else it has computed: less than leastCompute
	computing bool          // it has yet to come to where its program is
	queued    int           // since when it wants a CPU: who came first has the lower number
}

// computing is an actor's way to its next operation: it can be given a CPU, and then takes time.
type computing struct{ a *Actor }

func (p computing) Ready() bool            { return p.a.cpu == 0 }
func (computing) Cancel()                  {}
func (computing) Do() (world.Result, bool) { return world.Result{}, false }

// compute is the operation of an actor that computes.
var compute = world.Call{Kind: world.Compute}

// cpus is how many CPUs the run has; 0 where everybody has one of its own.
func (r *Run) cpus() int {
	if r.stage.CPUs == 0 || r.o.NoCPUs || r.rough || !r.w.Steered() {
		return 0
	}
	return r.stage.CPUs
}

func (r *Run) slice() time.Duration {
	if r.stage.Slice > 0 {
		return r.stage.Slice
	}
	return defaultSlice
}

// computed is after a program has run on to its next operation, or its end, in so many steps.
func (r *Run) computed(a *Actor, steps int64) {
	if r.cpus() > 0 {
		if a.rest += time.Duration(steps) * stepTime; a.rest >= leastCompute {
			a.owed = a.rest.Truncate(leastCompute)
			a.rest -= a.owed
			a.computing, a.begun, a.call = true, false, &compute
			a.pending = computing{a}
			a.since, a.at = r.w.Now(), r.journal.Moves()
			return
		}
	}
	r.arrive(a)
}

// canStep says whether a step of an actor would do something.
func (r *Run) canStep(a *Actor) bool {
	if a.group.away != nil && a.group.signal == 0 {
		return false // one thread of a process at a time
	}
	return !a.over() && a.pending.Ready() && (a.cpu > 0 || a.group.signal != 0 || r.cpus() == 0 || r.freeCPU() > 0)
}

// freeCPU is the first CPU that nobody has; 0 for none.
func (r *Run) freeCPU() int {
	for i := range r.cpus() {
		if r.onCPU(i+1) == nil {
			return i + 1
		}
	}
	return 0
}

// onCPU is the actor that has a CPU.
func (r *Run) onCPU(n int) *Actor {
	for _, a := range r.actors {
		if a.cpu == n {
			return a
		}
	}
	return nil
}

// wants says whether an actor could use a CPU that it does not have.
func (a *Actor) wants() bool {
	return !a.over() && a.cpu == 0 && a.pending.Ready() && a.group.signal == 0
}

// takeCPU gives an actor that is to step a CPU.
func (r *Run) takeCPU(a *Actor) {
	if r.cpus() == 0 || a.cpu > 0 || a.group.signal != 0 {
		return
	}
	a.cpu, a.used = r.freeCPU(), 0
	r.add(event.Event{Kind: event.CPUTaken, Actor: a.name, N: a.cpu})
}

// leaveCPU takes it away again. why is "waits", "ends" or "slice".
func (r *Run) leaveCPU(a *Actor, why string) {
	r.happens = append(r.happens, event.Event{Time: r.w.Now(), Kind: event.CPULeft, Actor: a.name, N: a.cpu, Text: why})
	a.cpu = 0
}

// settleCPUs takes the CPUs of those that cannot use them, and of those whose slice is over.
func (r *Run) settleCPUs() {
	if r.cpus() == 0 {
		return
	}
	for _, a := range r.actors {
		switch {
		case a.cpu == 0:
		case a.over():
			r.leaveCPU(a, "ends")
		case !a.computing && !a.pending.Ready():
			r.leaveCPU(a, "waits")
		}
	}
	waiting := slices.ContainsFunc(r.actors, (*Actor).wants)
	for _, a := range r.actors {
		if a.cpu == 0 || a.used < r.slice() {
			continue
		}
		if waiting && r.freeCPU() == 0 {
			r.leaveCPU(a, "slice")
		} else {
			a.used %= r.slice()
		}
	}
	for _, a := range r.actors {
		switch {
		case !a.wants():
			a.queued = 0
		case a.queued == 0:
			r.tickets++
			a.queued = r.tickets
		}
	}
	r.flush()
}

// nextCPU is when a CPU does something by itself: an actor has computed, or its slice is over.
func (r *Run) nextCPU() (due time.Duration, ok bool) {
	if r.cpus() == 0 {
		return 0, false
	}
	now, waiting := r.w.Now(), r.freeCPU() == 0 && slices.ContainsFunc(r.actors, (*Actor).wants)
	at := func(d time.Duration) {
		if !ok || now+d < due {
			due, ok = now+d, true
		}
	}
	for _, a := range r.actors {
		if a.cpu > 0 && a.computing {
			at(a.owed)
		}
		if a.cpu > 0 && waiting {
			at(r.slice() - a.used)
		}
	}
	return due, ok
}

// passed is after time has gone on.
func (r *Run) passed(d time.Duration) {
	if d == 0 {
		return
	}
	for _, a := range slices.Clone(r.actors) {
		if a.cpu == 0 {
			continue
		}
		if a.used += d; !a.computing {
			continue
		}
		if a.owed -= d; a.owed <= 0 {
			a.owed, a.computing = 0, false
			r.arrive(a)
			r.alsoTouched(a)
		}
	}
	r.settleCPUs()
}

// worldMove makes a move of the world, stopping where a CPU does something on the way.
func (r *Run) worldMove(m world.Move) error {
	if r.cpus() == 0 {
		if err := r.apply(m); err != nil {
			return err
		}
		r.journal.Open()
		r.flush()
		return nil
	}
	end := r.w.Now() + m.For
	if m.Act != world.Tick || m.For == 0 {
		end = -1
		for _, x := range r.worldMoves() {
			if x.Act == m.Act && x.Packet == m.Packet {
				end = max(x.Due, r.w.Now())
			}
		}
	}
	opened := false
	for {
		next, part := m, r.w.Now()
		due, ok := r.nextCPU()
		whole := !ok || due > end || due == end && m.Act != world.Tick
		if !whole {
			next = world.Move{Act: world.Tick, For: due - part}
		}
		if m.Act == world.Tick && m.For > 0 && whole {
			next.For = end - part
		}
		if err := r.apply(next); err != nil {
			return err
		}
		if !opened {
			r.journal.Open()
			opened = true
		}
		r.flush()
		r.passed(r.w.Now() - part)
		if whole || m.Act == world.Tick && r.w.Now() >= end {
			return nil
		}
	}
}

func (r *Run) apply(m world.Move) error {
	err := r.w.Apply(m)
	if err != nil {
		r.happens = r.happens[:0]
	}
	return err
}

// worldMoves is what can be done to the world, with the time that the CPUs let pass.
func (r *Run) worldMoves() []world.Move {
	moves := r.w.Moves()
	due, ok := r.nextCPU()
	if !ok {
		return moves
	}
	for i := range moves {
		if moves[i].Act == world.Tick {
			moves[i].Due = min(moves[i].Due, due)
			return moves
		}
	}
	return append(moves, world.Move{Act: world.Tick, Due: due})
}

// noCPU says why an actor cannot have a CPU, or has to compute on.
func (r *Run) noCPU(a *Actor) *failure.Failure {
	if a.cpu > 0 {
		return failure.New("step.computes", "actor", a.name, "time", r.w.Now()+a.owed)
	}
	var running []string
	for i := range r.cpus() {
		running = append(running, r.onCPU(i+1).name)
	}
	return failure.New("step.no-cpu", "actor", a.name, "running", running)
}

// CPU is the number of the CPU that an actor has, from 1; 0 for none.
func (a *Actor) CPU() int { return a.cpu }

// Computing says whether an actor has yet to come to where its program is, and how much time it needs for that.
func (a *Actor) Computing() (owed time.Duration, ok bool) { return a.owed, a.computing }
