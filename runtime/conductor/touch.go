package conductor

import (
	"lockstep/runtime/world"
)

// Touch is something that a move reads or writes and other actors could read or write as well.
// Two moves of different actors whose touches do not conflict can be made in either order.
type Touch struct {
	// Program is the place of the program in the stage; World for what programs share, and then
	// Object is the host.
	Program int
	// Object numbers what the threads of the program share, in the order in which they come to
	// share it: good within one run, and for others that begin with the same moves. 0 stands for
	// the globals, Everything for all of the program.
	Object int
	Part   string // a global's name; of a host "net" or "file:NAME"
	Write  bool
}

// World is the Program of a touch of what programs share, Everything the Object of a touch of all
// that there is.
const (
	World      = -1
	Everything = -1
)

// Conflicts says whether it matters which of two touches comes first.
func (t Touch) Conflicts(u Touch) bool {
	switch {
	case t.Program != u.Program, !t.Write && !u.Write:
		return false
	case t.Object == Everything, u.Object == Everything:
		return true
	}
	return t.Object == u.Object && t.Part == u.Part
}

// Touches is what an enabled move would touch by the operation that is pending: known before it is
// made. Touched may say more once it was.
func (r *Run) Touches(m Move) []Touch {
	if m.Verb != Step {
		return r.worldTouches(nil)
	}
	a := r.byName[m.Actor]
	if a == nil || a.over() {
		return nil
	}
	return r.touches(nil, a)
}

// touches adds what the pending operation of an actor touches.
func (r *Run) touches(out []Touch, a *Actor) []Touch {
	c := &a.call
	own := Touch{Program: r.stage.ActorIndex(a.group.main.name), Object: c.Object, Write: true}
	switch c.Kind {
	case world.Print, world.Input, world.Sleep:
		return out
	case world.Access:
		own.Part, own.Write = c.Class, c.Write
		return append(out, own)
	case world.Join, world.Look:
		own.Write = false
		return append(out, own)
	}
	if c.Kind < world.Start {
		return append(out, Touch{Program: World, Object: a.hostIndex, Part: "net", Write: true})
	}
	if c.Lock != 0 {
		lock := own
		lock.Object = c.Lock
		out = append(out, lock)
	}
	return append(out, own)
}

// Touched is everything that the last move touched: by the operation itself, and by what the actor
// did on its way to the next one. The slice is good until the next move.
func (r *Run) Touched() []Touch { return r.touched }

func (r *Run) touch(a *Actor) { r.touched = r.touches(r.touched, a) }

// alsoTouched notes what an actor has touched on its way without a gate.
func (r *Run) alsoTouched(a *Actor) {
	program := r.stage.ActorIndex(a.group.main.name)
	for _, t := range a.a.Touched() {
		r.touched = append(r.touched, Touch{Program: program, Object: t.Object, Part: t.Part, Write: t.Write})
	}
}

func (r *Run) touchWorld() { r.touched = r.worldTouches(r.touched) }

// worldTouches adds what a move of the world touches: a time-out that it ends is one of the wait.
func (r *Run) worldTouches(out []Touch) []Touch {
	out = append(out, Touch{Program: World, Object: Everything, Write: true})
	for _, a := range r.actors {
		if a.begun && a.call.Kind >= world.Start && a.call.Wait > 0 {
			out = r.touches(out, a)
		}
	}
	return out
}
