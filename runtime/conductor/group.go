package conductor

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"lockstep/runtime/actor"
	"lockstep/runtime/event"
	"lockstep/runtime/failure"
	"lockstep/runtime/shared"
	"lockstep/runtime/world"
)

// group is a process: the threads of one program, and what was made in it to be shared.
type group struct {
	main    *Actor
	number  int      // its place in Run.groups
	threads []*Actor // main first, then in the order in which they were started
	space   *shared.Space
	numbers func(number int) int32 // object
	process
}

// process is what a group is to other processes.
type process struct {
	luck uint64 // what its chance follows from

	pid      int
	parent   *group // that has started it; nil for a program of the stage
	thing    int    // the process object that stands for it there
	children []*group
	signal   int // that it dies of by its next step; 0 for none
	over     bool
	exit     int  // once it is over
	zombie   bool // it is over, and its parent has not waited for it
	orphan   bool // its parent was over before it

	own    actor.OSProcess // the machine's, in which its program runs; nil: it runs in here
	waited bool            // its parent has waited for that
	away   *Actor          // the thread of it that computes there, and has yet to come to its next gate

	starter *Actor       // the thread that has started the one that is away, and goes on after it
	started world.Result // what it goes on with
}

// again makes it the group of another run of its program.
func (g *group) again(main *Actor) {
	g.main, g.threads = main, append(g.threads[:0], main)
	g.process = process{luck: g.luck, pid: g.pid}
	g.space.Reset()
}

// newGroup makes the process of an actor that is to be its main thread.
func (r *Run) newGroup(main *Actor) *group {
	hostIndex := main.hostIndex
	timer := func(d time.Duration) world.Pending {
		if r.rough {
			return printPending{}
		}
		r.worldUsed = true
		return r.w.Begin(hostIndex, world.Call{Kind: world.Timeout, Wait: d})
	}
	g := &group{main: main, number: len(r.groups), threads: []*Actor{main}, space: shared.New(timer, r.journal.Moves, &r.held)}
	g.numbers = g.object
	r.groups = append(r.groups, g)
	return g
}

// enter makes an actor one of the run's.
func (r *Run) enter(a *Actor) {
	a.number, a.stood = len(r.actors), unseen
	r.actors = append(r.actors, a)
	r.byName[a.name] = a
}

// spawn starts the thread or process whose start an actor was granted.
func (r *Run) spawn(parent *Actor, name string, res *world.Result) {
	switch {
	case res.Err != "":
		return
	case parent.call.Class == "Process":
		r.fork(parent, name, res.N)
		return
	}
	g := parent.group
	a := r.blank()
	a.name, a.host, a.hostIndex, a.program = name, parent.host, parent.hostIndex, parent.program
	a.group, a.thread, a.daemon = g, parent.call.Object, parent.call.Daemon
	r.enter(a)
	g.threads = append(g.threads, a)
	before := parent.a.Steps()
	a.a = parent.a.Spawn(a.name)
	if r.setsOut(a, event.Event{}) {
		g.starter, g.started = parent, *res
		return
	}
	r.computed(a, a.a.Steps()-before)
	r.alsoTouched(a)
}

// options are what a program of a process begins with.
func (r *Run) options(g *group, name string, given []byte) actor.Options {
	o := actor.Options{
		Name: name, Argv: []string{g.top().name + ".py"}, PID: g.pid, Given: given, Now: r.clock, Began: r.w.Began(), Limits: r.o.Limits,
		Random: draw(g.luck), CPUs: r.stage.CPUs, Coroutines: &r.coroutines,
	}
	if o.CPUs == 0 {
		o.CPUs = defaultCPUs
	}
	return o
}

// run starts the program of an actor that is a process of its own.
func (r *Run) run(a *Actor, o actor.Options) {
	a.a = r.start(a, o)
	var e event.Event
	if a.Started() {
		_, e.Name = a.Parent()
		e.N = a.group.pid
	}
	if !r.setsOut(a, e) {
		r.comes(a, 0)
	}
}

// setsOut is for an actor that was let on for the first time: it tells that it was started, and says whether it is away.
func (r *Run) setsOut(a *Actor, e event.Event) (away bool) {
	away = r.goesAway(a)
	e.Kind, e.Actor, e.Host, e.Line = event.Started, a.name, a.host, a.a.Line()
	if away {
		e.Op = compute.Kind.String()
	}
	r.add(e)
	return away
}

// start starts it in here, or in a process of the machine's.
func (r *Run) start(a *Actor, o actor.Options) actor.Running {
	g := a.group
	if g.own == nil && r.o.Launch != nil {
		own, errno := r.o.Launch(a.program, o, r.Wake)
		if errno != "" {
			return actor.NotStarted(a.program, o, failure.New("step.no-process", "errno", errno))
		}
		g.own, g.pid = own, own.PID()
	}
	if g.own != nil {
		return g.own.Main()
	}
	return actor.Start(a.program, o)
}

// top is the actor of the stage that a process comes from.
func (g *group) top() *Actor {
	for g.parent != nil {
		g = g.parent
	}
	return g.main
}

// looked is what an operation that only looks has found, as repr() gives it.
func (a *Actor) looked(res world.Result) string {
	yes := res.N != 0
	switch a.Op() {
	case "qsize", "n_waiting", "empty", "full", "get_value":
		return strconv.Itoa(res.N)
	case "exitcode":
		if !res.Ended {
			return "None"
		}
		return strconv.Itoa(res.N)
	}
	if a.call.Class == "Process" { // whether it still goes on
		yes = !res.Ended
	}
	if yes {
		return "True"
	}
	return "False"
}

// blockedOn says which shared object keeps an actor, and who holds it.
func (r *Run) blockedOn(a *Actor) *failure.Failure {
	for _, t := range r.ThingsOf(a) {
		if (t.Number == a.call.Object || t.Number == a.call.Lock) && len(t.Holders) > 0 {
			return failure.New("step.blocked-by", "actor", a.name, "op", a.a.Op(), "line", a.a.Line(), "name", a.call.Name, "holders", t.Holders)
		}
	}
	return failure.New("step.blocked-on", "actor", a.name, "op", a.a.Op(), "line", a.a.Line(), "name", a.call.Name)
}

// ThingsOf are the things among which is the one that an actor's operation is about.
func (r *Run) ThingsOf(a *Actor) []shared.View { return r.home(a).space.Views() }

// threadName is the name of the actor for the thread or process that an operation is about.
func (r *Run) threadName(a *Actor) string {
	if a.call.Class == "Process" {
		return a.group.child(a.call.Object).main.name
	}
	for _, t := range a.group.threads {
		if t.thread == a.call.Object {
			return t.name
		}
	}
	return a.group.main.name
}

// ThreadOf is the name of the actor for the thread or process that an actor's operation is about.
func (r *Run) ThreadOf(a *Actor) string { return r.threadName(a) }

// nameFor is the name of the actor for the thread or process that parent starts: the name that the program
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
		g.space.Ended("Thread", a.thread, 0)
		r.changed(g.object(a.thread))
		r.touched = append(r.touched, world.Touch{Object: g.object(a.thread), Access: world.Gives})
	}
	if a.ended != nil && (a.ended.Kind == event.LimitReached || a.ended.Abrupt) {
		r.killAll(g)
	}
	if slices.ContainsFunc(g.threads, func(t *Actor) bool { return !t.over() && !t.daemon }) {
		return
	}
	r.killAll(g)
	for _, t := range g.threads {
		r.closeAll(t)
	}
	r.gone(g)
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
		r.add(event.Event{Kind: event.Killed, Actor: t.name, N: g.signal})
	}
}
