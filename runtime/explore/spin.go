package explore

import (
	"slices"

	"lockstep/runtime/conductor"
	"lockstep/runtime/world"
)

// A loop that only looks, and comes to where it was having seen nothing new, would go round for ever: its actor is
// taken as blocked until somebody changes something of what it looks at. Else a search would never
// come to an end. The same is done to a loop that prints as well, and it has outcomes without number: a search
// that met one is not complete.

// spinner follows one actor through what may be such a loop.
type spinner struct {
	loops   bool    // its program has loops at all
	printed int     // steps that printed
	places  []place // where it has stood since it last did more than look and print
	looked  []look  // what it has looked at since then
	waits   bool    // it goes round
	endless bool    // and prints
	from    int     // looked[from:] is what the loop looks at
	since   int     // the step that closed the loop
	scratch []byte
}

// place is where an actor stood, and how many looks it had made and how often printed by then.
type place struct {
	position string
	looks    int
	printed  int
}

// Loop is a loop that goes round for ever and does something.
type Loop struct {
	Actor string `json:"actor"`
	Line  int    `json:"line"`
}

const (
	patience  = 8  // how often an actor prints before it is asked whether it goes round
	mostInRow = 40 // steps of one actor with loops, before others go first that can
)

// look is an object looked at, in which step.
type look struct {
	object int32
	step   int
}

// spinners follows all actors of a run.
type spinners struct {
	actors  []spinner
	loops   bool // some program has loops
	steps   int
	last    int            // the actor that made the last step
	row     int            // and so many before
	changed map[int32]int  // the step that last changed an object
	endless map[string]int // in all runs: the actors that go on for ever, and the first of their lines
}

func newSpinners() spinners { return spinners{changed: map[int32]int{}, endless: map[string]int{}} }

func (s *spinners) reset(r *conductor.Run) {
	s.steps, s.row = 0, 0
	clear(s.changed)
	s.actors = s.actors[:0]
	s.loops = false
	for _, a := range r.Actors() { // a thread has the loops of its program
		s.loops = s.loops || a.MayLoop()
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

// rest takes an actor out of the enabled ones that has made many steps while others could have. A
// daemon may go on for ever, and the others have to come to their end for the program to end.
func (s *spinners) rest(enabled Set, r *conductor.Run) Set {
	if s.row < mostInRow || enabled == one(s.last) || !enabled.Has(s.last) || !s.actors[s.last].loops {
		return enabled
	}
	s.note(r.Actors()[s.last])
	return enabled &^ one(s.last)
}

// note keeps that an actor goes on for ever.
func (s *spinners) note(a *conductor.Actor) {
	if line := s.endless[a.Name()]; line == 0 || a.Line() < line {
		s.endless[a.Name()] = a.Line()
	}
}

// goesOn says whether some actor would go on for ever.
func (s *spinners) goesOn() bool {
	for i := range s.actors {
		if s.actors[i].endless && s.blocked(i) {
			return true
		}
	}
	return false
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
	if !s.loops {
		return
	}
	s.steps++
	if s.last != i {
		s.last, s.row = i, 0
	}
	s.row++
	only := op == world.Access || op == world.Look || op == world.Sleep || op == world.Print
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
	if op == world.Print {
		x.printed++
	}
	if x.waits = false; !only || !x.loops || op == world.Print && x.printed < patience {
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
			if x.endless = x.printed > x.places[k].printed; x.waits && x.endless {
				s.note(a)
			}
			break
		}
	}
	x.places = append(x.places, place{string(position), len(x.looked), x.printed})
}
