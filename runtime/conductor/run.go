package conductor

import (
	"context"
	"slices"
	"time"

	"lockstep/runtime/actor"
	"lockstep/runtime/event"
	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
	"lockstep/runtime/world"
)

// Options is what a run is made with.
type Options struct {
	// Open makes the world the run drives.
	Open func(*stage.Stage, world.Sink) (world.World, error)

	// Launch starts a program of the stage in a process of the machine's; nil: programs run in here. woken
	// is called, from any goroutine, when something has come of the process, or of one that it has started.
	// errno is the name of what kept it from starting.
	Launch func(p *actor.Program, o actor.Options, woken func()) (process actor.OSProcess, errno string)

	// Limits are the budgets of each actor; the zero value stands for actor.DefaultLimits.
	Limits actor.Limits

	// Until evaluates the expression of an `until` command; nil refuses the command.
	Until func(r *Run, expr string) (bool, error)

	// EndInput makes the automatic policy type end of file to programs that ask for input
	// when the stage has none for them (any more). Without it, they wait for the learner.
	EndInput bool

	// NoCPUs leaves out the CPUs of the stage: who searches orders of steps knows no time.
	NoCPUs bool

	// Typed is what somebody types to programs while the run goes on; nil where nobody does. It goes
	// to the program that asks first, before what the stage has.
	Typed Typist
}

// Typist gives lines as they are typed. Whoever types calls Run.Wake for each.
type Typist interface {
	// Line gives the next line, or the end of all lines; false when nothing was typed yet.
	Line() (text string, eof, ok bool)

	// Wait blocks until Line has something, or the context is over.
	Wait(ctx context.Context)
}

// Run is one execution of a stage under a schedule.
type Run struct {
	stage   *stage.Stage
	o       Options
	w       world.World
	actors  []*Actor // those of the stage first, then in the order in which they were started
	groups  []*group // the processes, in the same order
	byName  map[string]*Actor
	owner   map[int]string
	files   map[int]*openFile // by descriptor
	journal event.Journal

	moves   []Move
	stands  []Stand
	done    []Executed
	undone  []undone
	spent   int64         // steps of the started processes that are over
	kept    int64         // bytes of their data
	tickets int           // given to those who want a CPU
	current *Actor        // the actor that moved last
	turn    int           // how many steps it has made in a row
	happens []event.Event // what the world said during the move that is being made
	watch   func()
	waits   func()
	idles   func()
	idled   int             // after how many moves it was called
	ends    <-chan struct{} // see world.Move, of the Tick that is being made
	breaks  []Breakpoint

	coroutines actor.Coroutines        // what the actors run in, from restart to restart
	rough      bool                    // see Rough
	wasRough   bool                    // the run was begun so
	used       []*Actor                // of the rough run before: there is room in them for those of this one
	memos      []actor.Memo            // of the programs of the stage, for rough runs
	childMemos map[started]*actor.Memo // of processes that others start
	luck       []uint64                // see luckOf
	granted    world.Result            // of the operation that was granted last
	woken      chan struct{}           // has something when Wake was called
	born       actor.OSProcess         // that was just started, and has no group yet
	held       int                     // bytes in the queues of processes
	worldUsed  bool                    // by an operation, by chance or by a move, since it was reset
	touched    []world.Touch           // by the last move

	readClock bool
	fileNames map[int32]string       // see fileObject
	slots     func(who string) int32 // Actor.slot by name
	link      Link
}

// New sets up a stage and runs every actor to its first visible operation. Programs that are
// refused come back all at once as a failure.List.
func New(st *stage.Stage, o Options) (*Run, error) {
	if o.Limits == (actor.Limits{}) {
		o.Limits = actor.DefaultLimits
	}
	r := &Run{stage: st, o: o, woken: make(chan struct{}, 1)}
	r.slots = func(who string) int32 { return r.byName[who].slot() }
	var bad failure.List
	for _, s := range st.Actors {
		p, err := actor.Load(s.Program)
		if fs := failure.All(err); fs != nil {
			bad = append(bad, fs...)
			continue
		}
		if err != nil {
			return nil, err
		}
		r.actors = append(r.actors, &Actor{
			name: s.Name, host: s.Host, hostIndex: st.HostIndex(s.Host), program: p, input: s.Input,
		})
	}
	if bad != nil {
		return nil, bad.Err()
	}
	w, err := o.Open(st, r.hear)
	if err != nil {
		return nil, err
	}
	r.w = w
	r.memos = make([]actor.Memo, len(r.actors))
	r.begin()
	return r, nil
}

// begin starts every actor in a fresh world: the state before the first move.
func (r *Run) begin() {
	if r.byName == nil {
		r.files, r.owner, r.byName = map[int]*openFile{}, map[int]string{}, map[string]*Actor{}
	}
	clear(r.files)
	clear(r.owner)
	clear(r.byName)
	r.readClock = false
	r.moves, r.stands, r.current, r.turn, r.tickets, r.spent, r.kept, r.held = r.moves[:0], r.stands[:0], nil, 0, 0, 0, 0, 0
	r.journal.Reset()
	r.journal.Open()
	again := r.rough && r.wasRough
	if r.used = r.used[:0]; again {
		r.used = append(r.used, r.actors...)
		slices.Reverse(r.used) // blank takes from the end: each program of the stage gets its own actor again
	}
	r.wasRough = r.rough
	written := slices.Clone(r.actors[:len(r.stage.Actors)])
	r.actors = r.actors[:0]
	if r.groups = r.groups[:min(len(r.groups), len(written))]; !again {
		r.groups = r.groups[:0]
	}
	for i, old := range written {
		was := Actor{name: old.name, host: old.host, hostIndex: old.hostIndex, program: old.program, input: old.input, group: old.group}
		a := r.blank() // perhaps the old one
		a.name, a.host, a.hostIndex, a.program, a.input = was.name, was.host, was.hostIndex, was.program, was.input
		if a.group = was.group; again {
			a.group.again(a)
		} else {
			a.group = r.newGroup(a)
			a.group.pid, a.group.luck = firstPID+i, r.luckOf(i, a.hostIndex)
		}
		r.enter(a)
		o := r.options(a.group, a.name, nil)
		if o.PPID, o.Sorts = shellPID, r.memos[i].Sorts(); r.rough {
			o.Memo = &r.memos[i]
		}
		r.run(a, o)
	}
	r.touched = r.touched[:0]
	r.flush()
	r.settleCPUs()
	r.stand()
}

// LeaveOutCPUs begins the run anew without the CPUs of the stage, as Options.NoCPUs does.
func (r *Run) LeaveOutCPUs() {
	if r.stage.CPUs > 0 && !r.o.NoCPUs {
		r.o.NoCPUs = true
		r.Restart()
	}
}

// settled is after a move of an actor: who waits or has ended leaves its CPU.
func (r *Run) settled(err error) error {
	if err == nil {
		r.settleCPUs()
	}
	return err
}

// EndInput makes the automatic policy type end of file from now on, as Options.EndInput does.
func (r *Run) EndInput() { r.o.EndInput = true }

// Close ends the run: actors are unwound and the world is freed.
func (r *Run) Close() {
	r.stop()
	r.coroutines.Close()
	r.w.Close()
}

func (r *Run) stop() {
	for _, a := range r.actors {
		if a.pending != nil {
			a.pending.Cancel()
		}
		if a.a != nil {
			a.a.Stop()
		}
	}
	for _, g := range slices.Backward(r.groups) { // children first: their parents wait for them
		if g.own != nil && !g.waited {
			g.own.Close()
		}
	}
}

// restart makes the run as it was before its first move.
func (r *Run) restart() {
	r.stop()
	if r.worldUsed {
		r.w.Reset(r.stage.Seed)
		r.worldUsed = false
	}
	r.happens = r.happens[:0]
	r.begin()
}

// hear takes what the world says happened, while a move is being made.
func (r *Run) hear(e event.Event) {
	e.Time = r.w.Now()
	if e.FD != 0 && e.Actor == "" {
		e.Actor = r.owner[e.FD]
	}
	r.happens = append(r.happens, e)
}

// add numbers an event that happens now.
func (r *Run) add(e event.Event) {
	if !r.rough {
		r.journal.Add(r.w.Now(), e)
	}
}

// flush numbers what the world said, after the event of the move itself.
func (r *Run) flush() {
	for _, e := range r.happens {
		r.journal.Add(e.Time, e)
	}
	clear(r.happens)
	r.happens = r.happens[:0]
}

// Stage is what the run was set up from.
func (r *Run) Stage() *stage.Stage { return r.stage }

// Journal holds what happened. Only the run adds to it; taking moves back rewrites it.
func (r *Run) Journal() *event.Journal { return &r.journal }

// Now is the run's time.
func (r *Run) Now() time.Duration { return r.w.Now() }

// clock is what programs read the time from.
func (r *Run) clock() time.Duration {
	r.readClock = true
	return r.w.Now()
}

// ReadClock says whether a program has asked for the time.
func (r *Run) ReadClock() bool { return r.readClock }

// View is the state of the world.
func (r *Run) View() world.View { return r.w.View() }

// Actors are the actors in the order written.
func (r *Run) Actors() []*Actor { return r.actors }

// Actor finds an actor by its name, or gives nil.
func (r *Run) Actor(name string) *Actor { return r.byName[name] }

// OwnerOf names the actor that opened a socket, even when it has closed it since.
func (r *Run) OwnerOf(fd int) string { return r.owner[fd] }

// Over says whether every actor has ended.
func (r *Run) Over() bool {
	return !slices.ContainsFunc(r.actors, func(a *Actor) bool { return !a.over() })
}

// Stuck says whether nothing can move although the run is not over: a deadlock. An actor that
// waits for the learner to type is not stuck.
func (r *Run) Stuck() bool {
	live := false
	for _, a := range r.actors {
		if a.over() {
			continue
		}
		if a.pending.Ready() || a.WaitsForInput() {
			return false
		}
		live = true
	}
	return live && !r.anyAway() && len(r.worldMoves()) == 0 && !r.w.Wait(0)
}

// Steered says whether packets and time are moves of the run's, and moves can be taken back.
func (r *Run) Steered() bool { return r.w.Steered() }

// MovesMade is the number of moves made so far.
func (r *Run) MovesMade() int { return len(r.moves) }

// Made are the moves made so far. The slice is good until the next one, and must not be changed.
func (r *Run) Made() []Move { return r.moves }

// Watch calls f after each move, also those that a command expands to, but not those that
// taking moves back makes again. nil ends it.
func (r *Run) Watch(f func()) { r.watch = f }
