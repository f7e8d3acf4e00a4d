package explore

import (
	"slices"

	"lockstep/runtime/conductor"
	"lockstep/runtime/world"
)

// A loop that only looks, and comes to where it was having seen nothing new, would go round for ever: its actor is
// taken as blocked until somebody changes something of what it looks at. Else a search would never
// come to an end.

// spinner follows one actor through what may be such a loop.
type spinner struct {
	loops   bool    // its program has loops at all
	places  []place // where it has stood since it last did more than look
	looked  []look  // what it has looked at since then
	waits   bool    // it goes round
	from    int     // looked[from:] is what the loop looks at
	since   int     // the step that closed the loop
	scratch []byte
}

// place is where an actor stood, and how many looks it had made by then.
type place struct {
	position string
	looks    int
}

// look is an object looked at, in which step.
type look struct {
	object int32
	step   int
}

// spinners follows all actors of a run.
type spinners struct {
	actors  []spinner
	steps   int
	changed map[int32]int // the step that last changed an object
}

func (s *spinners) reset(r *conductor.Run) {
	s.steps = 0
	clear(s.changed)
	s.actors = s.actors[:0]
	for _, a := range r.Actors() {
		s.add(a)
	}
}

func (s *spinners) add(a *conductor.Actor) *spinner {
	i := len(s.actors)
	s.actors = slices.Grow(s.actors, 1)[:i+1]
	x := &s.actors[i]
	*x = spinner{places: x.places[:0], looked: x.looked[:0], scratch: x.scratch, loops: a.MayLoop()}
	return x
}

// blocked says whether an actor goes round, and nothing has changed since.
func (s *spinners) blocked(i int) bool {
	if i >= len(s.actors) || !s.actors[i].waits {
		return false
	}
	x := &s.actors[i]
	for _, l := range x.looked[x.from:] {
		if s.changed[l.object] > x.since {
			return false
		}
	}
	return true
}

// touches appends what an actor that goes round waits for a change of.
func (s *spinners) touches(i int, dst []world.Touch) []world.Touch {
	if i < len(s.actors) && s.actors[i].waits {
		for _, l := range s.actors[i].looked[s.actors[i].from:] {
			dst = append(dst, world.Touch{Object: l.object, Access: world.Reads})
		}
	}
	return dst
}

// stepped notes a step of actor i, which touched this.
func (s *spinners) stepped(i int, a *conductor.Actor, op world.Kind, touched []world.Touch) {
	s.steps++
	only := op == world.Access || op == world.Look || op == world.Sleep
	for _, t := range touched {
		if !looks(t.Access) {
			only = false
			s.changed[t.Object] = s.steps
		}
	}
	for len(s.actors) <= i {
		s.add(a)
	}
	x := &s.actors[i]
	if x.waits = false; !only || !x.loops {
		x.places, x.looked = x.places[:0], x.looked[:0]
		return
	}
	for _, t := range touched {
		x.looked = append(x.looked, look{t.Object, s.steps})
	}
	position, known := a.Position(x.scratch[:0])
	if x.scratch = position; !known {
		return
	}
	for k := len(x.places) - 1; k >= 0; k-- {
		if x.places[k].position == string(position) {
			x.from, x.since = x.places[k].looks, s.steps
			x.waits = !slices.ContainsFunc(x.looked[x.from:], func(l look) bool { return s.changed[l.object] > l.step })
			break
		}
	}
	x.places = append(x.places, place{string(position), len(x.looked)})
}
