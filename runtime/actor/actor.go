// Package actor is a program being run: a coroutine that stops before each visible operation
// and yields it as a world.Call, the builtin modules that make those calls, and a view of where
// the program stands and what its variables hold.
//
// It must not know who grants the operations, in which order, or what else is running.
package actor

import (
	"slices"
	"time"

	"lockstep/runtime/event"
	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

// Options are what an actor is given besides its program.
type Options struct {
	Name   string
	Argv   []string             // sys.argv; nil: the name of the program's file
	PID    int                  // os.getpid()
	PPID   int                  // os.getppid(); of a process that another started, as it begins
	Now    func() time.Duration // the world's clock, which time.time() and the like read
	Began  time.Duration        // what the wall clock showed when the run began, as Unix time; 0: 2026-01-01
	Random func(p []byte)       // fills p with chance
	Limits Limits               // the zero Limits mean DefaultLimits
	CPUs   int                  // multiprocessing.cpu_count()

	// Turn is after how many steps of its program a thread lets others go on that do not wait; 0: never. It
	// stands at a Compute then.
	Turn int64

	// Given is the Data of the Start by which another process has started this one; nil for a program.
	Given []byte

	Coroutines *Coroutines // what its threads run in; nil: some of its own, for who runs it once
	Sorts      bool        // touches tell also of what sort shared things are looked at; see Memo.Sorts
	Memo       *Memo       // what is known of the program from other runs; nil: nothing
}

// process is a program that runs: what its threads have in common.
type process struct {
	program     *Program
	opt         Options
	eval        *eval.Program
	main        *Actor
	threads     int       // that have not ended
	alive       []*Thread // started by the program, in order; ended ones go when next looked at
	descriptors []*Socket // by file number; the first three are the standard streams
	printed     int       // bytes of output so far
	twister     *twister  // of the module random; nil until used
	named       int       // threads that were given a name like Thread-1
	known       *known    // nil: nothing is known of the program

	own       *Process   // the process object that stands for it; nil until it is asked for
	running   bool       // of a process that another started: its program has run to its end, and run() begins
	children  []*Process // started and not known to have been waited for, in order
	processes int        // process objects made
	method    bool       // the start method has been chosen, or a process object made
}

// Actor is one thread of a program that runs; the first one is the program itself. It and
// everything it hands out belong to the goroutine that drives the run; the program's own code runs
// only inside Start, Spawn, Resume and Stop.
type Actor struct {
	*process
	name   string
	parent *Actor // of a thread that the program started: by whom
	number int    // of the thread object that stands for it there; 0 for a main thread
	python *eval.Thread
	thread *Thread // the thread object that stands for it; nil for a main thread that nobody has asked for

	in *coroutine // what it runs in; nil once it has ended

	place *place // where it stands, as far as the program is known
	last  *turn  // that led there

	call    *world.Call
	asked   world.Call // what call points to, of a thread that runs
	op      string
	pending bool
	result  world.Result
	end     *End
	stopped bool

	starting *Thread      // at the gate of its start
	began    eval.Place   // where the program stood that started the thread
	failing  error        // what handle_error of a server is called for
	access   *eval.Access // whose gate it stands at
	touched  touches      // since it was last resumed
	relied   touches      // what else others can change that it has looked at since
}

// Start runs a program on to its first gate, or to its end.
func Start(p *Program, o Options) *Actor {
	o.Limits = o.Limits.orDefault()
	if o.Began == 0 {
		o.Began = epoch * time.Second
	}
	if o.Coroutines == nil {
		o.Coroutines = &Coroutines{once: true}
	}
	if o.Argv == nil {
		o.Argv = []string{p.File()}
	}
	if m := o.Memo; m != nil {
		a := m.begin(p, o)
		a.advance(&m.begins, &world.Result{})
		return a
	}
	a := newProcess(p, o)
	a.eval = newPython(a)
	a.advance(nil, &world.Result{})
	return a
}

func newProcess(p *Program, o Options) *Actor {
	a := &Actor{process: &process{program: p, opt: o, descriptors: make([]*Socket, firstFD, firstFD+4)}, name: o.Name}
	a.main = a
	return a
}

// enter readies what the thread runs in.
func (a *Actor) enter() {
	a.threads++
	if a.parent == nil {
		a.python = a.eval.Main()
	} else {
		t := a.parent.starting
		a.thread = t
		a.alive = append(slices.DeleteFunc(a.alive, func(t *Thread) bool { return t.ended }), t)
		a.began = a.parent.stands()
		a.python = a.eval.Thread(bootstrap, []object.Value{t.self}, nil)
	}
	a.python.Attach(a)
	a.in = a.opt.Coroutines.take(a)
}

// body is what the coroutine runs: it yields at each gate.
func (a *Actor) body() {
	defer a.leave()
	_, err := a.python.Run()
	if a == a.main {
		err = a.exit(a.runGiven(err))
	}
	if end := a.ending(err); !a.stopped {
		a.end = end
	}
	if a.end != nil && a.end.Kind == event.LimitReached {
		a.eval.Close()
		a.eval = newPython(a) // what it held goes back at once: others may need it
	}
}

// leave is the end of a thread; the last one ends the program.
func (a *Actor) leave() {
	a.python = nil // what the thread held goes back
	if a.thread != nil {
		a.thread.ended = true
	}
	if a.threads--; a.threads == 0 {
		a.eval.Close()
	}
}

// ending is endOf, which runs the __str__ of an exception: a panic of ours in it is a fault too.
func (a *Actor) ending(err error) (end *End) {
	defer func() {
		if p := recover(); p != nil {
			end = a.fault(p)
		}
	}()
	return a.endOf(err)
}

// run answers the thread and runs it on to its next gate.
func (a *Actor) run(r *world.Result) {
	a.result = *r
	if a.in == nil {
		a.enter()
	}
	a.pending, a.access, a.touched.list, a.relied.list = false, nil, a.touched.list[:0], a.relied.list[:0]
	a.resume()
}

// resume lets the coroutine run on, and gives it back when the actor's body has come to its end.
func (a *Actor) resume() {
	c := a.in
	c.next()
	if c.actor == nil {
		a.in = nil
		a.opt.Coroutines.give(c)
	}
}

// gate stops the program before a visible operation and gives what the operation came to. op is
// its name as the program wrote it. An error is not one of the program's: the actor was stopped.
func (a *Actor) gate(op string, c world.Call) (world.Result, error) {
	a.op, a.asked, a.call, a.pending = op, c, &a.asked, true
	if a.stopped || !a.in.yield(struct{}{}) || a.stopped {
		return world.Result{}, eval.ErrStopped
	}
	return a.result, nil
}

// Call is the operation that the program stands before; false once it has ended.
// It must not be changed, and is good until the program goes on.
func (a *Actor) Call() (*world.Call, bool) { return a.call, a.pending }

// Op is the pending operation as the program wrote it: "sendall" where Call says Send.
func (a *Actor) Op() string {
	switch {
	case !a.pending:
		return ""
	case a.place != nil:
		return a.place.op
	}
	return a.op
}

// Resume gives the pending operation its result and runs the program on to its next gate, or to
// its end. It does nothing when no operation is pending.
func (a *Actor) Resume(r *world.Result) {
	if !a.pending {
		return
	}
	if a.place == nil {
		a.advance(nil, r)
	} else {
		a.advance(&a.place.turns, r)
	}
}

// Stop unwinds an actor wherever it stands; nothing of the program runs any more, not even a
// finally. A stopped actor has no pending operation. It may be stopped again.
func (a *Actor) Stop() {
	a.stopped, a.pending = true, false
	if k := a.known; a.in != nil && k != nil && k.ran < len(k.turns) {
		k.torn = true
	}
	a.unwind()
}

func (a *Actor) unwind() {
	if a.in == nil {
		return
	}
	was := a.stopped
	a.stopped = true
	a.resume()
	a.stopped, a.thread = was, nil
}

// End is how the program ended: nil while it runs, and for an actor that was stopped.
func (a *Actor) End() *End { return a.end }

// Name is the actor's name.
func (a *Actor) Name() string { return a.name }

// Program is what the actor runs.
func (a *Actor) Program() *Program { return a.program }

// Steps is how many steps its program has made.
func (a *Actor) Steps() int64 {
	if a.eval == nil {
		return 0
	}
	return a.eval.Steps()
}

// Holds is at most so much memory as its program may hold, in bytes; Weigh is how much it holds.
func (a *Actor) Holds() int64 {
	if a.eval == nil {
		return 0
	}
	return a.eval.Holds()
}

// Weigh counts what its program holds.
func (a *Actor) Weigh() int64 {
	if a.eval == nil {
		return 0
	}
	return a.eval.Weigh()
}

// Forget gives back what a program holds that has ended: its variables are no more.
func (a *Actor) Forget() {
	if a.eval != nil {
		a.eval, a.own, a.children, a.alive = newPython(a.main), nil, nil, nil
	}
}

// Open lists the sockets that the program holds, in the world's numbering, by file number.
func (a *Actor) Open() []int {
	var out []int
	for _, s := range a.descriptors {
		if s != nil {
			out = append(out, s.handle)
		}
	}
	return out
}

// firstFD is the first file number a program gets: the standard streams have the ones before.
const firstFD = 3

// hold gives a socket the lowest free file number, as a kernel does, and counts its memory.
func (a *Actor) hold(s *Socket) {
	i := slices.Index(a.descriptors[firstFD:], nil)
	if i < 0 {
		i = len(a.descriptors) - firstFD
		a.descriptors = append(a.descriptors, nil)
	}
	s.fd = firstFD + i
	a.descriptors[s.fd] = s
	a.charge(socketSize)
}

// socketSize is about what a socket costs us, in bytes.
const socketSize = 512

func (a *Actor) release(s *Socket) {
	a.descriptors[s.fd] = nil
	s.fd = -1
}

// full says whether no file number is left.
func (a *Actor) full() bool {
	return len(a.descriptors) >= a.opt.Limits.Sockets+firstFD && !slices.Contains(a.descriptors[firstFD:], nil)
}

// charge counts memory that the program is about to hold.
func (a *Actor) charge(n int) { a.python.Alloc(n) }

// of is the actor that runs. An expression over a run has none.
func of(h object.Host) *Actor {
	a, runs := h.Attached().(*Actor)
	if !runs {
		eval.OnlyLook()
	}
	return a
}

func newPython(a *Actor) *eval.Program {
	l := a.opt.Limits
	name := ""
	if a.opt.Given != nil {
		name = "__mp_main__"
	}
	return eval.NewProgram(a.program.module, eval.Options{
		StepHook: letOthers, StepEvery: a.opt.Turn,
		Name: name, Modules: a.library(), Builtins: builtins(), MaxSteps: l.Steps, MaxMemory: int64(l.Memory), MaxDepth: l.Depth,
		Access: accessed, Touch: touched, Keep: a.known != nil, Sorts: a.opt.Sorts,
	})
}

// letOthers gives up the interpreter for a moment, where the program has other threads.
func letOthers(t *eval.Thread) {
	a := t.Attached().(*Actor)
	if a.threads < 2 || a.stopped {
		return
	}
	if _, err := a.gate("compute", world.Call{Kind: world.Compute}); err != nil {
		panic(object.Unwind{Err: err})
	}
}
