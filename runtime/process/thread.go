package process

import (
	"lockstep/runtime/actor"
	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

// Thread is a thread of a program that runs in a process. It implements actor.Running. While a thread of the
// process goes on, it tells what was known before.
type Thread struct {
	p      *Process
	number int // the process's own for it
	stand  stand
}

var _ actor.Running = (*Thread)(nil)

// run lets a thread run on. Await waits for it.
func (p *Process) run(t *Thread, r *request) {
	t.stand.Call, t.stand.End, p.busy = nil, nil, false
	r.Thread = t.number
	if p.send(r) {
		p.runs = t
	}
}

// come is after the thread that runs has come to its next gate, or the process to its end.
func (p *Process) come(r *reply) {
	t := p.runs
	p.runs = nil
	if r.Stand == nil {
		return
	}
	if t.stand = *r.Stand; t.stand.Call != nil {
		t.stand.Call.Text = string(t.stand.Text)
	}
	if t.stand.End != nil {
		t.stand.End.Text = string(t.stand.EndText)
	}
	p.steps, p.holds = t.stand.Steps, t.stand.Holds
}

// Resume answers the thread's operation.
func (t *Thread) Resume(r *world.Result) {
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
func (t *Thread) Stop() { t.stand.Call = nil }

// Call is the operation that it stands before.
func (t *Thread) Call() (*world.Call, bool) {
	return t.stand.Call, t.stand.Call != nil
}

// Op is the operation as the program wrote it.
func (t *Thread) Op() string {
	if t.stand.Call == nil {
		return ""
	}
	return t.stand.Op
}

// End is how it ended; nil while it has not, and where its process has ended before it.
func (t *Thread) End() *actor.End { return t.stand.End }

// Line is the first line of the statement that it stands at.
func (t *Thread) Line() int {
	first, _ := t.Span()
	return first
}

// Span is the first and the last line of it.
func (t *Thread) Span() (first, last int) {
	if t.stand.Call == nil && t.p.runs != t {
		return 0, 0
	}
	return t.stand.First, t.stand.Last
}

func (t *Thread) ask(do, name string, n int) *reply {
	r, _ := t.p.ask(&request{Do: do, Thread: t.number, Name: name, N: n})
	return r
}

// Frames lists the calls that it is in.
func (t *Thread) Frames() []actor.Frame { return t.ask(doFrames, "", 0).Frames }

// Globals are its program's global variables.
func (t *Thread) Globals() []actor.Var {
	if t.p.over {
		return t.p.left.globals
	}
	return t.ask(doGlobals, "", 0).Vars
}

// Data is what the threads of its program share by name.
func (t *Thread) Data() []actor.Var {
	if t.p.over {
		return t.p.left.data
	}
	return t.ask(doData, "", 0).Vars
}

// Value is a copy of a variable's value; of an object of a class, its repr.
func (t *Thread) Value(name string) (object.Value, bool) {
	x := t.p.left.values[name]
	if !t.p.over {
		x = t.ask(doValue, name, mostSent).Value
	}
	if x == nil {
		return nil, false
	}
	return x.value(), true
}

// Read is what the access that it stands before would read now.
func (t *Thread) Read() string { return string(t.ask(doRead, "", 0).Bytes) }

// NameOf is what the program calls what has a number.
func (t *Thread) NameOf(number int) string { return string(t.ask(doName, "", number).Bytes) }

// State is nothing: only a search asks for it, and none takes place here. So with the touches.
func (t *Thread) State(dst []byte) ([]byte, bool) { return dst, false }

// Holding is nothing.
func (t *Thread) Holding(dst []byte) ([]byte, bool) { return dst, false }

// Touched is nothing.
func (t *Thread) Touched() []actor.Touch { return nil }

// Beside is nothing.
func (t *Thread) Beside() []actor.Touch { return nil }

// Shared is nothing.
func (t *Thread) Shared() (globals, things int) { return 0, 0 }

// Steps is how many steps its program has made.
func (t *Thread) Steps() int64 { return t.p.steps }

// Holds is at most so much memory as its program may hold, in bytes.
func (t *Thread) Holds() int64 { return t.p.holds }

// Weigh counts what its program holds; after its end, what was kept of that.
func (t *Thread) Weigh() int64 {
	if t.p.over {
		return int64(t.p.left.size)
	}
	return int64(t.ask(doWeigh, "", 0).N)
}

// Forget gives back what was kept of its program after its end.
func (t *Thread) Forget() { t.p.left = estate{} }
