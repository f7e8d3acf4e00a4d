package render

import (
	"sync"
	"time"

	"lockstep/runtime/actor"
	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
	"lockstep/runtime/shared"
	"lockstep/runtime/world"
)

// Actor is one program as the views show it.
type Actor struct {
	Name, Host  string
	State       conductor.State
	Call        world.Call // what it stands at, unless it has ended
	Op          string
	Begun       bool
	Since       time.Duration
	SinceMove   int           // the move in which it came to where it stands
	Main        string        // the program whose thread it is: of the program itself its own name
	PID         int           // of its process
	Things      []shared.View // of a program: what its threads share
	First, Last int           // lines of the statement it stands at; 0 when it has ended
	Lines       []string      // of its program
	Bindings    func() []actor.Binding
	Frames      func() []Frame // innermost first; the last is the program itself, with the globals
	Err         string         // the exception that ended it
	Limit       string         // the budget that it used up
	LimitN      int            // how much there was of it
	FailedAt    int            // the line at which it ended badly; 0 when it did not

	core
	Process *Process // of the main thread of a process that another program's actor has started
}

// Frame is one call that a program is in.
type Frame struct {
	Function string
	Line     int
	Vars     []Var
}

// Var is a variable and what it holds, as repr() gives it.
type Var struct{ Name, Repr string }

func lookAt(a *conductor.Actor) Actor {
	out := Actor{
		Name: a.Name(), Host: a.Host(), State: a.State(), Op: a.Op(), Begun: a.Begun(), Since: a.Since(),
		SinceMove: a.SinceMove(), Main: a.Main(), PID: a.PID(),
		Lines: a.Program().Text(), Bindings: a.Program().Bindings,
		Frames: sync.OnceValue(func() []Frame { return framesOf(a) }),
	}
	if out.Main == out.Name {
		out.Things = a.Things()
	}
	if !out.State.Ended() {
		out.Call, _ = a.Call()
		out.First, out.Last = a.Span()
	}
	if a.Started() && out.Main == out.Name {
		out.Process = processOf(a)
	}
	out.core = coreOf(a)
	if e := a.End(); e != nil {
		out.Err = e.Err
		if e.Kind != event.Finished {
			out.FailedAt = e.Line
		}
		if e.Kind == event.LimitReached {
			out.Limit, out.LimitN = e.Text, e.Limit
		}
	}
	return out
}

// framesOf asks an actor for the calls that it is in. A process of the machine's has to answer for each of its
// threads, and most of what is shown of a move needs none.
func framesOf(a *conductor.Actor) (out []Frame) {
	if a.State().Ended() {
		out = []Frame{{Function: moduleFrame}}
	} else {
		for _, f := range a.Frames() {
			out = append(out, frameOf(f.Function, f.Line, f.Vars))
		}
	}
	if n := len(out); n > 0 {
		out[n-1].Vars = append(out[n-1].Vars, frameOf("", 0, a.Globals()).Vars...)
	}
	return out
}

func frameOf(function string, line int, vars []actor.Var) Frame {
	f := Frame{Function: function, Line: line}
	for _, x := range vars {
		f.Vars = append(f.Vars, Var(x))
	}
	return f
}

// moduleFrame is the name of the frame that is the program itself.
const moduleFrame = "<module>"
