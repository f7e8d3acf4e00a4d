package process

import (
	"lockstep/runtime/actor"
	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

// Thread is a thread of a program that runs in a process. It implements actor.Running.
type Thread struct {
	p       *Process
	number  int // the process's own for it
	stand   stand
	stopped bool
}

var _ actor.Running = (*Thread)(nil)

// run lets a thread run on, and does not wait until it has.
func (p *Process) run(t *Thread, r *request) {
	p.settle()
	t.stand = stand{}
	r.Thread = t.number
	if p.send(r) {
		p.runs = t
	}
}

// settle waits until the thread that runs, if any, has come to its next gate.
func (p *Process) settle() {
	t := p.runs
	if t == nil {
		return
	}
	p.runs = nil
	s := p.receive().Stand
	if s == nil {
		return
	}
	if t.stand = *s; s.Call != nil {
		s.Call.Text = string(s.Text)
	}
	if s.End != nil {
		s.End.Text = string(s.EndText)
	}
	p.steps, p.holds = s.Steps, s.Holds
}

func (t *Thread) settled() *stand {
	t.p.settle()
	return &t.stand
}

// Resume answers the thread's operation.
func (t *Thread) Resume(r *world.Result) {
	if _, pending := t.Call(); !pending {
		return
	}
	own := *r
	own.Text = ""
	t.p.run(t, &request{Do: doResume, Result: &own, Text: []byte(r.Text)})
}

// Spawn starts the thread whose start this one stands before.
func (t *Thread) Spawn(name string) actor.Running {
	child := t.p.thread()
	t.p.run(child, &request{Do: doSpawn, N: t.number, Name: name})
	return child
}

// Stop leaves the thread where it stands. What it holds goes with its process.
func (t *Thread) Stop() { t.settled().Call = nil }

// Call is the operation that it stands before.
func (t *Thread) Call() (*world.Call, bool) {
	c := t.settled().Call
	return c, c != nil
}

// Op is the operation as the program wrote it.
func (t *Thread) Op() string {
	if s := t.settled(); s.Call != nil {
		return s.Op
	}
	return ""
}

// End is how it ended; nil while it has not, and where its process has ended before it.
func (t *Thread) End() *actor.End { return t.settled().End }

// Line is the first line of the statement that it stands at.
func (t *Thread) Line() int {
	first, _ := t.Span()
	return first
}

// Span is the first and the last line of it.
func (t *Thread) Span() (first, last int) {
	if s := t.settled(); s.Call != nil {
		return s.First, s.Last
	}
	return 0, 0
}

func (t *Thread) ask(do, name string, n int) *reply {
	return t.p.ask(&request{Do: do, Thread: t.number, Name: name, N: n})
}

// Frames lists the calls that it is in.
func (t *Thread) Frames() []actor.Frame { return t.ask(doFrames, "", 0).Frames }

// Globals are its program's global variables.
func (t *Thread) Globals() []actor.Var { return t.ask(doGlobals, "", 0).Vars }

// Data is what the threads of its program share by name.
func (t *Thread) Data() []actor.Var { return t.ask(doData, "", 0).Vars }

// Value is a copy of a variable's value; of an object of a class, its repr.
func (t *Thread) Value(name string) (object.Value, bool) {
	r := t.ask(doValue, name, 0)
	if r.Value == nil {
		return nil, false
	}
	return r.Value.value(), true
}

// Read is what the access that it stands before would read now.
func (t *Thread) Read() string { return string(t.ask(doRead, "", 0).Bytes) }

// NameOf is what the program calls what has a number.
func (t *Thread) NameOf(number int) string { return string(t.ask(doName, "", number).Bytes) }

// State is nothing: only a search asks for it, and none takes place here. So with the touches.
func (t *Thread) State(dst []byte) ([]byte, bool) { return dst, false }

// Touched is nothing.
func (t *Thread) Touched() []actor.Touch { return nil }

// Beside is nothing.
func (t *Thread) Beside() []actor.Touch { return nil }

// Shared is nothing.
func (t *Thread) Shared() (globals, things int) { return 0, 0 }

// Steps is how many steps its program has made.
func (t *Thread) Steps() int64 {
	t.p.settle()
	return t.p.steps
}

// Holds is at most so much memory as its program may hold, in bytes.
func (t *Thread) Holds() int64 {
	t.p.settle()
	return t.p.holds
}

// Weigh counts what its program holds.
func (t *Thread) Weigh() int64 { return int64(t.ask(doWeigh, "", 0).N) }

// Forget gives back what its program holds.
func (t *Thread) Forget() { t.ask(doForget, "", 0) }
