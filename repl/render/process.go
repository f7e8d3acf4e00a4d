package render

import (
	"fmt"

	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
)

// Process is a process that has been started by another, beside what its actor tells.
type Process struct {
	Parent int    // the number of the parent now
	By     string // its actor; "" for an orphan
	Signal int    // that it will die of by its next step; 0 for none
	Exit   int    // its exit code, once it is over
	Over   bool
}

func processOf(a *conductor.Actor) *Process {
	p := &Process{Signal: a.Signal()}
	p.Parent, p.By = a.Parent()
	p.Exit, p.Over = a.ExitCode()
	return p
}

// process says which process an actor is, whose, and how it has ended; nothing of a program of the stage.
func (v View) process(a *Actor) []string {
	p := a.Process
	if p == nil {
		return nil
	}
	said := []string{v.say("view.pid", "pid", a.PID)}
	switch {
	case p.By != "":
		said = append(said, v.say("view.parent", "pid", p.Parent, "name", clean(p.By)))
	case !p.Over:
		said = append(said, v.say("view.orphaned", "pid", p.Parent, "init", p.Parent == 1))
	}
	if p.Over {
		said = append(said, v.say("view.exit-code", "code", p.Exit))
	}
	return said
}

// killed says that a program was ended from outside, and by which signal of another process.
func (v View) killed(signal int) string {
	if signal == 0 {
		return v.say("view.killed")
	}
	return v.say("view.killed-by", "signal", signalName(signal))
}

// signalName is a signal as Linux calls it.
func signalName(n int) string {
	if name := map[int]string{9: "SIGKILL", 15: "SIGTERM"}[n]; name != "" {
		return name
	}
	return fmt.Sprint(n)
}

func (w *mover) zombie(e *event.Event) {
	w.by(e.Actor)
	w.head.add(Pending, w.say("view.zombie"))
}

func (w *mover) reaped(e *event.Event) {
	w.by(e.Actor)
	w.head.add(Plain, w.say("view.reaped")+" · "+w.say("view.exit-code", "code", e.N))
}

func (w *mover) orphaned(e *event.Event) {
	w.rest = append(w.rest, indented().add(Head, clean(e.Actor)).add(Plain, "  ").add(Bad, w.say("view.orphan")))
}
