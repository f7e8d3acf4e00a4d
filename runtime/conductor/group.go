package conductor

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"lockstep/runtime/event"
	"lockstep/runtime/failure"
	"lockstep/runtime/shared"
	"lockstep/runtime/world"
)

// group is the threads of one program, and what they share.
type group struct {
	main    *Actor
	number  int      // the place of the program in the stage
	threads []*Actor // main first, then in the order in which they were started
	space   *shared.Space
	numbers func(number int) int32 // object
}

// again makes it the group of another run of its program.
func (g *group) again(main *Actor) {
	g.main, g.threads = main, append(g.threads[:0], main)
	g.space.Reset()
}

func (r *Run) newGroup(main *Actor, number int) *group {
	hostIndex := main.hostIndex
	timer := func(d time.Duration) world.Pending {
		if r.rough {
			return printPending{}
		}
		r.worldUsed = true
		return r.w.Begin(hostIndex, world.Call{Kind: world.Timeout, Wait: d})
	}
	g := &group{main: main, number: number, threads: []*Actor{main}, space: shared.New(timer, r.journal.Moves)}
	g.numbers = g.object
	return g
}

// spawn starts the thread whose start an actor was granted.
func (r *Run) spawn(parent *Actor, name string) {
	g := parent.group
	a := r.blank()
	a.name, a.host, a.hostIndex, a.program = name, parent.host, parent.hostIndex, parent.program
	a.group, a.thread, a.daemon = g, parent.call.Object, parent.call.Daemon
	a.number = len(r.actors)
	r.actors = append(r.actors, a)
	r.byName[a.name] = a
	g.threads = append(g.threads, a)
	a.a = parent.a.Spawn(a.name)
	r.add(event.Event{Kind: event.Started, Actor: a.name, Host: a.host, Line: a.a.Line()})
	r.arrive(a)
	r.alsoTouched(a)
}

// looked is what an operation that only looks has found, as repr() gives it.
func looked(op string, n int) string {
	switch op {
	case "qsize", "n_waiting", "empty", "full":
		return strconv.Itoa(n)
	}
	if n != 0 {
		return "True"
	}
	return "False"
}

// blockedOn says which shared object keeps an actor, and who holds it.
func (r *Run) blockedOn(a *Actor) *failure.Failure {
	for _, t := range a.Things() {
		if (t.Number == a.call.Object || t.Number == a.call.Lock) && len(t.Holders) > 0 {
			return failure.New("step.blocked-by", "actor", a.name, "op", a.a.Op(), "line", a.a.Line(), "name", a.call.Name, "holders", t.Holders)
		}
	}
	return failure.New("step.blocked-on", "actor", a.name, "op", a.a.Op(), "line", a.a.Line(), "name", a.call.Name)
}

// threadName is the name of the actor for the thread that an operation is about.
func (r *Run) threadName(a *Actor) string {
	for _, t := range a.group.threads {
		if t.thread == a.call.Object {
			return t.name
		}
	}
	return a.group.main.name
}

// ThreadOf is the name of the actor for the thread that an actor's operation is about.
func (r *Run) ThreadOf(a *Actor) string { return r.threadName(a) }

// nameFor is the name of the actor for the thread that parent starts: the name that the program
// chose, as far as a schedule can write it, else the parent's and a number. No two actors share a
// name.
func (r *Run) nameFor(parent *Actor) string {
	name := strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) || !unicode.IsPrint(c) || strings.ContainsRune(`;"\\`, c) {
			return '-'
		}
		return c
	}, parent.call.Name)
	if name == "" || isNumber(name) {
		parent.children++
		name = parent.name + "." + strconv.Itoa(parent.children)
	}
	free := name
	for n := 2; r.byName[free] != nil; n++ {
		free = name + "." + strconv.Itoa(n)
	}
	return free
}

// isNumber says whether strconv.Atoi reads a name: as a thread's it would be taken for a number of steps.
func isNumber(name string) bool {
	if first := name[0]; first != '+' && first != '-' && (first < '0' || first > '9') {
		return false // without the cost of an error
	}
	_, err := strconv.Atoi(name)
	return err == nil
}

// left is after an actor has ended: once only daemon threads are left, the program is over, and
// they end with it. What it holds is closed then.
func (r *Run) left(a *Actor) {
	g := a.group
	if a.thread != 0 {
		g.space.Ended(a.thread)
		r.touched = append(r.touched, world.Touch{Object: g.object(a.thread), Access: world.Gives})
	}
	if a.ended != nil && a.ended.Kind == event.LimitReached {
		r.killAll(g)
	}
	if slices.ContainsFunc(g.threads, func(t *Actor) bool { return !t.over() && !t.daemon }) {
		return
	}
	r.killAll(g)
	for _, t := range g.threads {
		r.closeAll(t)
	}
}

// killAll ends every thread of a program that still runs.
func (r *Run) killAll(g *group) {
	for _, t := range g.threads {
		if t.over() || t.pending == nil {
			continue
		}
		t.pending.Cancel()
		t.a.Stop()
		t.killed = true
		r.add(event.Event{Kind: event.Killed, Actor: t.name})
	}
}
