package conductor

import (
	"lockstep/runtime/actor"
	"lockstep/runtime/event"
	"lockstep/runtime/world"
)

// The numbers of processes. The programs of a stage have them in the order written, and the shell that
// would have started them the one before. Who starts later gets a higher number, as on Linux, which
// gives the next that is free, but not the very next: other programs of the machine start processes too.
// How many, follows from the seed.
const (
	initPID  = 1 // gets the children of a process that goes
	shellPID = 100
	firstPID = 101
	pidGap   = 7 // at most so many numbers are left out

	defaultCPUs = 4 // what multiprocessing.cpu_count() says where the stage does not
)

// Bounds of the processes of a run. A start beyond them fails as fork does: EAGAIN.
const (
	mostAlive = 64
	mostEver  = 1000
)

// sigKill is the signal by which the learner ends a process.
const sigKill = 9

// newProcess is the number of the process that an actor starts, or the errno of what keeps it from that. It is
// not done while the actor's own process does not answer.
func (r *Run) newProcess(parent *Actor, name string) (pid int, errno string, done bool) {
	alive := 0
	for _, g := range r.groups {
		if !g.over {
			alive++
		}
	}
	if alive >= mostAlive || len(r.groups) >= mostEver {
		return 0, "EAGAIN", true
	}
	if own := parent.group.own; own != nil {
		r.born, errno = own.Fork(parent.program, r.options(parent.group, name, parent.call.Data))
		switch {
		case errno != "":
			return 0, errno, true
		case r.born == nil:
			r.sendAway(parent)
			return 0, "", false
		}
		return r.born.PID(), "", true
	}
	last := r.groups[len(r.groups)-1].pid
	return last + 1 + chance(r.stage.Seed, len(r.groups), 3)%(pidGap+1), "", true
}

// grant makes an attempt at an actor's pending operation, with its result in granted. name is that of the actor
// it would start.
func (r *Run) grant(a *Actor, name string) (done bool) {
	res := &r.granted
	*res, done = a.pending.Do()
	if a.call.Class == "Process" {
		switch {
		case a.call.Kind == world.Start:
			res.N, res.Err, done = r.newProcess(a, name)
		case res.Ended:
			child := a.group.child(a.call.Object)
			child.wait()
			res.N = child.exit
		}
	}
	return done
}

// follow does what follows for processes from an operation that has been done.
func (r *Run) follow(a *Actor, res *world.Result) {
	if a.call.Class != "Process" {
		return
	}
	child := a.group.child(a.call.Object)
	switch a.call.Kind {
	case world.Start: // CPython waits for those that have ended, whenever another is started
		for _, c := range a.group.children {
			r.reap(c)
		}
	case world.Signal:
		r.signal(child, a.call.N)
	case world.Join, world.Look:
		if res.Ended {
			r.reap(child)
		}
	}
}

// child finds the process that a process object of the group stands for; nil for one that was not started.
func (g *group) child(object int) *group {
	for _, c := range g.children {
		if c.thing == object {
			return c
		}
	}
	return nil
}

// fork starts the process whose start an actor was granted.
func (r *Run) fork(parent *Actor, name string, pid int) {
	a := r.blank()
	a.name, a.host, a.hostIndex, a.program = name, parent.host, parent.hostIndex, parent.program
	a.eof = true // its input is /dev/null
	a.group = r.newGroup(a)
	g, up := a.group, parent.group
	g.pid, g.parent, g.thing = pid, up, parent.call.Object
	up.children = append(up.children, g)
	g.luck = mix(up.luck + uint64(len(up.children)))
	g.own, r.born = r.born, nil
	r.enter(a)
	o := r.options(g, name, parent.call.Data)
	if o.PPID = up.pid; r.rough && len(o.Given) < mostGiven {
		o.Memo = r.memoOf(g, o.Given)
	}
	r.run(a, o)
}

// memoOf is what is known from other rough runs of a process that begins with the same.
func (r *Run) memoOf(g *group, given []byte) *actor.Memo {
	key := started{g.top().number, g.pid, g.parent.pid, string(given)}
	m := r.childMemos[key]
	if m == nil {
		if len(r.childMemos) > mostMemos {
			clear(r.childMemos)
		}
		if m = (&actor.Memo{}); r.childMemos == nil {
			r.childMemos = map[started]*actor.Memo{}
		}
		r.childMemos[key] = m
	}
	return m
}

// mostMemos is of how many processes something is kept, and mostGiven how long what they begin with may be.
const (
	mostMemos = 100
	mostGiven = 10_000
)

// started is what the doing of a process follows from.
type started struct {
	program, pid, parent int
	given                string
}

// signal lets a process die by its own next step: a blocked one is blocked no more.
func (r *Run) signal(g *group, n int) {
	if g.over || g.signal == sigKill {
		return
	}
	g.signal = n
	for _, t := range g.threads {
		if !t.over() && t.pending != nil {
			t.pending.Cancel()
			t.pending, t.begun, t.core = printPending{}, false, core{cpu: t.cpu}
		}
	}
}

// leave ends the machine's process of one that is over, as it has ended here.
func (g *group) leave() {
	switch {
	case g.own == nil:
		return
	case g.own.Lost():
		if status, known := g.own.Fate(); known {
			g.exit = status
		}
	case g.exit < 0:
		g.own.Kill(-g.exit)
	default:
		g.own.Exit(g.exit)
	}
	if g.parent == nil { // whoever has started this program waits for it at once, as a shell does
		g.wait()
	}
}

// wait takes the exit status of the machine's process. One whose parent has gone has none for us.
func (g *group) wait() {
	if g.own == nil || g.waited {
		return
	}
	if status, reaped := g.own.Reap(); reaped {
		g.exit, g.waited = status, true
	}
}

// lose is after the machine's process of a program was ended by somebody else, or is of no use any more.
func (r *Run) lose(g *group) {
	if g.own.Lost() {
		if status, known := g.own.Fate(); known && status < 0 {
			g.signal = -status
		}
	}
	r.killAll(g)
	r.left(g.main)
}

// gone is after a process has ended: it is a zombie until its parent waits for it, and its own
// children are orphans, which init waits for.
func (r *Run) gone(g *group) {
	g.over, g.exit = true, g.status()
	g.leave()
	if g.parent != nil {
		r.bury(g.main.a)
		r.touched = append(r.touched, world.Touch{Object: g.life(), Access: world.Writes})
		if !g.parent.over {
			g.zombie = true
			g.parent.space.Ended("Process", g.thing, g.exit)
			r.changed(g.parent.object(g.thing))
			r.touched = append(r.touched, world.Touch{Object: g.parent.object(g.thing), Access: world.Gives})
			r.add(event.Event{Kind: event.Zombie, Actor: g.main.name, N: g.exit})
		}
	}
	for _, c := range g.children {
		if !c.over {
			c.orphan = true
			r.add(event.Event{Kind: event.Orphaned, Actor: c.main.name, N: c.ppid()})
		}
		r.reap(c)
	}
}

// status is the exit status of a process that is over: minus the signal that it died of.
func (g *group) status() int {
	for _, t := range g.threads {
		if t.ended != nil && (t == g.main || t.ended.Abrupt) && !t.killed {
			if t.ended.Abrupt || !g.main.killed {
				return t.ended.Exit
			}
		}
	}
	if g.signal != 0 {
		return -g.signal
	}
	return -sigKill
}

// reap ends a zombie.
func (r *Run) reap(g *group) {
	if g.zombie {
		g.zombie = false
		g.wait()
		r.add(event.Event{Kind: event.Reaped, Actor: g.main.name, N: g.exit})
	}
}

// ppid is the number of the process that is the parent now.
func (g *group) ppid() int {
	switch {
	case g.own != nil:
		return g.own.PPID()
	case g.parent == nil:
		return shellPID
	case g.parent.over:
		return initPID
	}
	return g.parent.pid
}

// parentPending is os.getppid() standing at its gate.
type parentPending struct{ g *group }

func (parentPending) Ready() bool                { return true }
func (parentPending) Cancel()                    {}
func (p parentPending) Do() (world.Result, bool) { return world.Result{N: p.g.ppid()}, true }

// home is the process that made what an actor's operation is about.
func (r *Run) home(a *Actor) *group {
	if a.call.Home != 0 {
		for _, g := range r.groups {
			if g.pid == a.call.Home {
				return g
			}
		}
	}
	return a.group
}

// life is the object that stands for a process's going on.
func (g *group) life() int32 { return int32((g.number+1)*perProgram + slots - 1) }

// PID is the number of the process that the actor is, or is a thread of.
func (a *Actor) PID() int { return a.group.pid }

// Parent is the number of the process that is the parent now, and the name of its actor where it is one.
func (a *Actor) Parent() (pid int, name string) {
	if pid = a.group.ppid(); a.group.parent != nil && !a.group.parent.over {
		name = a.group.parent.main.name
	}
	return pid, name
}

// Started says whether the actor is a process that another program's actor has started, or a thread of one.
func (a *Actor) Started() bool { return a.group.parent != nil }

// Orphan says whether the process that started it has gone before it.
func (a *Actor) Orphan() bool { return a.group.orphan }

// ExitCode is how the process has ended, once all of its threads have: its exit status, or minus the signal.
func (a *Actor) ExitCode() (code int, ended bool) { return a.group.exit, a.group.over }

// Signal is the signal that the process will die of by its next step; 0 for none.
func (a *Actor) Signal() int {
	if a.group.over {
		return 0
	}
	return a.group.signal
}
