package conductor

import (
	"lockstep/runtime/actor"
	"lockstep/runtime/shared"
	"lockstep/runtime/world"
)

// Objects that moves touch are numbered by program: its globals and data, its locks and the like,
// the slots of its threads, in which they are woken; and before those of all programs, the network
// of each host and what stands for all else.
const (
	perProgram = 1 << 20
	middle     = perProgram / 2 // globals are below, numbered things and their parts from here on
	slots      = perProgram - perProgram/8
	wholeWorld = 0
	firstHost  = 1
	births     = perProgram - 1 // that threads and processes come to be: whoever does first, gets the next number
)

// NetworkOf is the object that stands for the network of a host, by the host's place in the stage.
func NetworkOf(host int) int32 { return int32(firstHost + host) }

func (g *group) object(number int) int32 { return int32((g.number+1)*perProgram + middle + number) }

func (a *Actor) slot() int32 { return int32((a.group.number+1)*perProgram + slots + a.number) }

// Touches adds to dst what the next step of an actor would touch by the operation that is pending:
// known before it is made. Touched may say more once it was. Actors are numbered as in Actors.
func (r *Run) Touches(number int, dst []world.Touch) []world.Touch {
	if a := r.actors[number]; !a.over() {
		return r.touches(dst, a)
	}
	return dst
}

// Touched adds to dst everything that the last move touched: by the operation itself, and by what
// the actor did on its way to the next one.
func (r *Run) Touched(dst []world.Touch) []world.Touch { return append(dst, r.touched...) }

func (r *Run) touches(dst []world.Touch, a *Actor) []world.Touch {
	c, g := a.call, a.group
	if g.parent != nil { // it can be ended from outside
		dst = append(dst, world.Touch{Object: g.life(), Access: readOrWrite(g.signal != 0)})
	}
	if g.signal != 0 {
		return append(dst, world.Touch{Object: g.parent.object(g.thing), Access: world.Gives})
	}
	switch c.Kind {
	case world.Parent:
		if g.parent != nil {
			dst = append(dst, world.Touch{Object: g.parent.life(), Access: world.Reads})
		}
		return dst
	case world.Start:
		dst = append(dst, world.Touch{Object: births, Access: world.Writes})
	case world.Signal:
		return append(dst, world.Touch{Object: g.child(c.Object).life(), Access: world.Writes})
	case world.Print, world.Input, world.Sleep, world.Compute:
		return dst
	case world.Access:
		return append(dst, world.Touch{Object: a.group.object(c.Object), Access: readOrWrite(c.Write), Data: true})
	}
	if c.Kind.OnFile() {
		return r.touchesFile(dst, a)
	}
	if c.Kind < world.Start {
		if c.Object != 0 {
			dst = append(dst, world.Touch{Object: a.group.object(c.Object), Access: world.Reads})
		}
		return append(dst, world.Touch{Object: NetworkOf(a.hostIndex), Access: world.Writes})
	}
	return shared.Touches(a.pending, dst, r.home(a).numbers, r.slots)
}

func readOrWrite(write bool) world.TouchKind {
	if write {
		return world.Writes
	}
	return world.Reads
}

func (r *Run) touch(a *Actor) { r.touched = r.touches(r.touched, a) }

// alsoTouched notes what an actor has touched on its way without a gate: data of the program, and what it
// went by besides.
func (r *Run) alsoTouched(a *Actor) {
	r.onItsWay(a, a.a.Touched(), true)
	r.onItsWay(a, a.a.Beside(), false)
}

func (r *Run) onItsWay(a *Actor, touches []actor.Touch, data bool) {
	for _, t := range touches {
		if !data && !t.Aside {
			continue // of no matter to others
		}
		x := world.Touch{Access: readOrWrite(t.Write), Data: data}
		switch t.Object {
		case actor.Everything:
			globals, things := a.a.Shared()
			for i := -globals; i <= things; i++ {
				x.Object = a.group.object(i)
				r.touched = append(r.touched, x)
			}
		case actor.Numberless:
			x.Object = a.group.object(0)
			r.touched = append(r.touched, x)
		default:
			x.Object = a.group.object(t.Object)
			r.touched = append(r.touched, x)
		}
	}
}

// touchWorld notes a move of the world: a time-out that it ends is one of the wait.
func (r *Run) touchWorld() {
	r.touched = append(r.touched, world.Touch{Object: wholeWorld, Access: world.Writes})
	for _, a := range r.actors {
		if a.begun && a.call.Kind >= world.Start && a.call.Wait > 0 {
			r.touch(a)
		}
	}
}

// ObjectName is what the program calls an object that a move touched, as far as that can be found.
func (r *Run) ObjectName(n int32) string {
	if name, ok := r.fileNames[n]; ok {
		return name
	}
	program, number := int(n)/perProgram-1, int(n)%perProgram-middle
	if program < 0 || program >= len(r.groups) {
		return ""
	}
	g := r.groups[program]
	if name := g.space.NameOf(number); name != "" {
		return name
	}
	return g.main.a.NameOf(number)
}
