package actor

import (
	"context"

	"lockstep/runtime/event"
	"lockstep/runtime/failure"
	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

// Running is a thread of a program that runs, as it looks to who grants its operations: an Actor, or one
// whose program runs in a process of the machine's. The methods are described at Actor.
type Running interface {
	Call() (*world.Call, bool)
	Op() string
	Resume(r *world.Result)
	Spawn(name string) Running
	Stop()
	End() *End

	Line() int
	Span() (first, last int)
	Frames() []Frame
	Globals() []Var
	Value(name string) (object.Value, bool)
	Data() []Var
	Read() string
	NameOf(number int) string

	State(dst []byte) ([]byte, bool)
	Holding(dst []byte) ([]byte, bool)
	Touched() []Touch
	Beside() []Touch
	Shared() (globals, things int)

	Steps() int64
	Holds() int64
	Weigh() int64
	Forget()
}

// OSProcess is a program that runs in a process of the machine's, which has a parent, a number and an exit
// status there.
type OSProcess interface {
	// Main is the program's first thread.
	Main() Running

	// PID is its number.
	PID() int

	// PPID is the number of the process that is its parent now.
	PPID() int

	// Came says whether none of its threads goes on: the one that did has come to its next gate. Until then it
	// can be asked nothing, only ended.
	Came() bool

	// Await waits for that, and says whether it is so. Without whole, it does not wait on once it is known that
	// the thread computes for longer.
	Await(ctx context.Context, whole bool) bool

	// Fork starts a process as its child. The error is the name of an errno, as CPython has it. There is no child
	// and no error where the process does not answer: it has ended, or somebody has stopped it.
	Fork(p *Program, o Options) (child OSProcess, errno string)

	// Exit ends it with an exit status, Kill by a signal. Both come back once it has ended.
	Exit(status int)
	Kill(signal int)

	// Lost says whether it has ended although nobody here has ended it.
	Lost() bool

	// Fate is how one that is lost has ended: its exit status, or minus the signal that it died of; where that is
	// known before its parent has waited for it.
	Fate() (status int, known bool)

	// Reap has its parent wait for it, once it has ended: until then it is a zombie. It gives its exit
	// status, or minus the signal that it died of; nothing where the parent does not answer.
	Reap() (status int, reaped bool)

	// Close ends it, however it stands, and gives back what it takes here.
	Close()
}

// NotStarted is a program that ended before it began.
func NotStarted(p *Program, o Options, why *failure.Failure) *Actor {
	o.Limits = o.Limits.orDefault()
	a := newProcess(p, o)
	a.eval, a.end = newPython(a), &End{Kind: event.Faulted, Exit: 1, Text: refusal(why)}
	return a
}
