package conductor

import (
	"time"

	"lockstep/runtime/actor"
	"lockstep/runtime/event"
	"lockstep/runtime/python/object"
	"lockstep/runtime/shared"
	"lockstep/runtime/world"
)

// State is how an actor stands.
type State uint8

// The states of an actor.
const (
	Ready    State = iota // its next step would begin or finish something
	Blocked               // it waits for somebody else
	Sleeping              // it waits for time to pass
	Running               // it has a CPU where the stage has some, or computes in a process of the machine's
	Done                  // its program came to its end
	Failed                // it ended by an exception, a budget or a fault
	Killed                // it was ended from outside
	Zombie                // a process that has ended, and that its parent has not waited for
)

var stateNames = [...]string{"ready", "blocked", "sleeping", "running", "done", "failed", "killed", "zombie"}

// String is the state in the words of goals and of JSON.
func (s State) String() string { return stateNames[s] }

// Ended says whether nothing more can come of the actor.
func (s State) Ended() bool { return s >= Done }

// Actor is one program in a run.
type Actor struct {
	name, host string
	hostIndex  int
	program    *actor.Program
	input      []string // what the stage types for it
	group      *group
	number     int  // its place in Run.actors
	thread     int  // of a thread: its object's number
	daemon     bool // its program does not wait for it
	children   int  // threads and processes without a name of their own that it has started

	a       actor.Running
	call    *world.Call // where it stands; nil before the first
	room    shared.Pending
	pending world.Pending
	begun   bool
	since   time.Duration
	began   time.Duration // when the pending operation began
	at      int           // the number of the move in which it came to where it stands
	stood   State         // after the last move
	before  int64         // how many steps its program had made when it went away
	polls   polls
	killed  bool
	ended   *actor.End

	typed  []string // lines typed, all of them
	read   int      // how many of them input() has taken
	eof    bool
	opened []int // world FDs in the order of opening, still open
	files  int   // opened in a rough run
	core

	printed  []string
	openLine bool // the last printed line has no end yet
}

// Name is the actor's name in the stage.
func (a *Actor) Name() string { return a.name }

// Host is the name of the host it runs on.
func (a *Actor) Host() string { return a.host }

// State tells how the actor stands now.
func (a *Actor) State() State {
	if a.group.zombie && a.group.main == a {
		return Zombie
	}
	return a.OwnState()
}

// OwnState is State without regard to whether a process that has ended was waited for.
func (a *Actor) OwnState() State {
	switch {
	case a.killed:
		return Killed
	case a.ended != nil && a.ended.Kind == event.Finished:
		return Done
	case a.ended != nil:
		return Failed
	case a.group.away == a, a.cpu > 0 && (a.computing || a.pending.Ready()):
		return Running
	case a.pending.Ready():
		return Ready
	case a.call.Kind == world.Sleep:
		return Sleeping
	}
	return Blocked
}

// Call is the operation the actor stands at; false when it has ended.
func (a *Actor) Call() (world.Call, bool) {
	if a.call == nil {
		return world.Call{}, false
	}
	return *a.call, !a.over()
}

// Kind is what kind of operation it stands at.
func (a *Actor) Kind() world.Kind {
	if a.over() {
		return world.None
	}
	return a.call.Kind
}

// Op is the pending operation as the program wrote it: "sendall", "recv"; "" when it has ended.
func (a *Actor) Op() string {
	switch {
	case a.over():
		return ""
	case a.computing, a.group.away == a:
		return compute.Kind.String()
	}
	return a.a.Op()
}

// Begun says whether the pending operation has begun and only waits to finish.
func (a *Actor) Begun() bool { return a.begun && !a.over() }

// Since is when the actor came to where it stands.
func (a *Actor) Since() time.Duration { return a.since }

// Due is when a pending operation that has begun ends at the latest; false for one that may go on for
// ever.
func (a *Actor) Due() (time.Duration, bool) {
	if !a.Begun() {
		return 0, false
	}
	return a.began + a.call.Wait, a.call.Wait >= 0
}

// SinceMove is the move in which it came there.
func (a *Actor) SinceMove() int { return a.at }

// Main is the name of the actor whose thread it is: of a program itself its own.
func (a *Actor) Main() string { return a.group.main.name }

// Number tells its process from the others of the run.
func (a *Actor) Number() int { return a.group.number }

// Daemon says whether its program does not wait for it to end.
func (a *Actor) Daemon() bool { return a.daemon }

// Data lists what the threads of its program share by name and can change; of a thread nothing.
func (a *Actor) Data() []actor.Var {
	if a.group.main != a {
		return nil
	}
	return a.a.Data()
}

// Position appends what tells how its program stands from how it stood earlier in the run: where it
// is and what is its own. It is false where that cannot be told.
func (a *Actor) Position(dst []byte) ([]byte, bool) { return a.a.State(dst) }

// Holding appends what the globals of its program hold. It is false where that cannot be told wholly.
func (a *Actor) Holding(dst []byte) ([]byte, bool) { return a.a.Holding(dst) }

// MayLoop says whether its program could go round without end.
func (a *Actor) MayLoop() bool { return a.program.MayLoop() }

// Things are what the threads of its program share, in the order in which they were first used.
func (a *Actor) Things() []shared.View { return a.group.space.Views() }

// Line is the line of the pending statement in the actor's program, from 1.
func (a *Actor) Line() int { return a.a.Line() }

// Span is the first and last line of the pending statement.
func (a *Actor) Span() (first, last int) { return a.a.Span() }

// Frames are the calls the program is in, innermost first, with their variables.
func (a *Actor) Frames() []actor.Frame { return a.a.Frames() }

// Globals are the program's global variables.
func (a *Actor) Globals() []actor.Var { return a.a.Globals() }

// Value is a copy of a variable's value: of the innermost frame, else outwards, else global.
func (a *Actor) Value(name string) (object.Value, bool) { return a.a.Value(name) }

// End says how the program ended; nil while it has not, and for a killed actor.
func (a *Actor) End() *actor.End { return a.ended }

// Program is the program it runs.
func (a *Actor) Program() *actor.Program { return a.program }

// Printed is what it wrote, line by line; a last line without an end counts.
func (a *Actor) Printed() []string { return a.printed }

// Open lists the sockets it holds, in the order of opening, in the world's numbering.
func (a *Actor) Open() []int { return a.opened }

// WaitsForInput says whether it stands at an input() that nothing has been typed for.
func (a *Actor) WaitsForInput() bool {
	return !a.over() && a.call.Kind == world.Input && !a.hasInput()
}

func (a *Actor) over() bool     { return a.killed || a.ended != nil }
func (a *Actor) hasInput() bool { return a.read < len(a.typed) || a.eof }

// inputPending is input() standing at its gate: it has no beginning.
type inputPending struct{ a *Actor }

func (p inputPending) Ready() bool { return p.a.hasInput() }
func (p inputPending) Cancel()     {}

func (p inputPending) Do() (world.Result, bool) {
	if p.a.read < len(p.a.typed) {
		p.a.read++
		return world.Result{Text: p.a.typed[p.a.read-1]}, true
	}
	return world.Result{EOF: true}, p.a.eof
}

// printPending is print() standing at its gate: it can always finish.
type printPending struct{}

func (printPending) Ready() bool              { return true }
func (printPending) Cancel()                  {}
func (printPending) Do() (world.Result, bool) { return world.Result{}, true }
