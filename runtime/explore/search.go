package explore

import (
	"context"

	"lockstep/runtime/world"
)

// frame is a state on the way to the end of the present run, and the step that was chosen in it.
// Frames are kept from run to run, with the memory of their slices.
type frame struct {
	live, enabled Set
	back          Set // steps that must be tried from here
	done          Set // steps that have been tried from here
	sleep         Set // steps whose every continuation has been seen elsewhere
	actor         int // the step chosen
	born          Set // actors that the step brought into being
	gone          Set // other actors that it ended

	known []world.Touch // what the next steps of actors touch, one actor after the other
	from  []int32       // known[from[q]:to[q]] is actor q's
	to    []int32
	mask  uint64  // of the objects that the step chosen touches: two steps whose masks have nothing in common touch no object both
	turns int     // how often the schedule went over to another actor, up to this step
	clock []int32 // clock[q]: how many steps of the run, up to actor q's last, happen before this step ends
	sync  []int32 // the same by what orders actors alone: without plain data
}

// touches gives what an actor's next step touches: what it did touch, once it was made from here.
func (f *frame) touches(actor int) []world.Touch {
	if actor >= len(f.from) {
		return nil
	}
	return f.known[f.from[actor]:f.to[actor]]
}

// learn replaces what an actor's next step is known to touch.
func (f *frame) learn(actor int, touches []world.Touch) {
	f.from[actor] = int32(len(f.known))
	f.known = append(f.known, touches...)
	f.to[actor] = int32(len(f.known))
}

func (f *frame) made() []world.Touch { return f.touches(f.actor) }

// limits bound a search. Zero is no limit.
type limits struct {
	runs  int // schedules, also those that were given up
	depth int // steps in one run
}

// counts is how much was searched.
type counts struct {
	runs   int // schedules that came to an end
	pruned int // schedules given up because all that follows was seen elsewhere
	cut    int // schedules that were longer than the limit
	depth  int // the longest
}

// search is a depth-first walk over schedules with dynamic partial-order reduction: source sets and
// sleep sets (Abdulla, Aronis, Jonsson, Sagonas: Source Sets, 2017). It holds no more than
// one run and what was found.
type search struct {
	sys    System
	limits limits
	stack  []frame
	depth  int // frames in use
	fixed  int // the first frames are given: nothing else is tried in them
	fresh  int // the frames from here on were made by the present run
	end    frame
	counts counts
	after  func() // told after each run

	found  *findings
	plan   schedule      // scratch space
	key    []byte        // scratch space
	unused []world.Touch // scratch space
	heads  []int32       // scratch space
	hidden []int32       // scratch space
	width  int           // more than any actor's number so far
}

// task is a part of the tree: all that begins with these steps. Some need not be tried right after.
type task struct {
	prefix schedule
	asleep []sleeper
}

// sleeper is an actor asleep, and what its step touches.
type sleeper struct {
	actor   int
	touches []world.Touch
}

// run searches a task. It says whether it came to its end.
func (s *search) run(ctx context.Context, t task) bool {
	s.fixed = len(t.prefix)
	s.depth = 0
	for {
		pruned, cut := s.once(t)
		switch {
		case cut:
			s.counts.cut++
		case pruned:
			s.counts.pruned++
		default:
			s.counts.runs++
			s.found.add(s)
		}
		if s.after != nil {
			s.after()
		}
		s.counts.depth = max(s.counts.depth, s.depth)
		s.races()
		if !s.next() {
			return s.counts.cut == 0
		}
		if ctx.Err() != nil || s.limits.runs > 0 && s.counts.runs+s.counts.pruned+s.counts.cut >= s.limits.runs {
			return false
		}
	}
}

// once makes the steps on the stack again and goes on to an end.
func (s *search) once(t task) (pruned, cut bool) {
	s.sys.Reset()
	s.fresh = max(s.depth-1, 0) // the last step on the stack was never made before
	for i := range s.fresh {
		s.unused = s.sys.Step(s.stack[i].actor, s.unused[:0])
	}
	if s.depth > 0 {
		s.step(&s.stack[s.depth-1])
	}
	for {
		live, enabled := s.sys.Live()
		if s.depth > 0 {
			last := &s.stack[s.depth-1]
			last.born, last.gone = live&^last.live, last.live&^live&^one(last.actor)
		}
		if enabled == 0 {
			s.look(&s.end, live, live)
			return false, false
		}
		if s.limits.depth > 0 && s.depth >= s.limits.depth {
			s.look(&s.end, live, live)
			return false, true
		}
		f := s.push()
		f.live, f.enabled, f.born, f.gone = live, enabled, 0, 0
		s.look(f, live, enabled)
		s.inherit(f)
		if s.depth-1 == s.fixed {
			for _, z := range t.asleep {
				f.sleep |= one(z.actor)
				f.learn(z.actor, z.touches)
			}
		}
		choice := enabled &^ f.sleep
		if s.depth-1 < s.fixed {
			choice = one(int(t.prefix[s.depth-1]))
		}
		if choice == 0 {
			s.depth--
			s.look(&s.end, live, live)
			return true, false
		}
		f.actor = choice.first()
		if s.depth > 1 && choice.Has(s.stack[s.depth-2].actor) { // few changes of actor
			f.actor = s.stack[s.depth-2].actor
		}
		f.back, f.done = one(f.actor), one(f.actor)
		s.step(f)
	}
}

// step makes the step chosen in a frame and keeps what it touched.
func (s *search) step(f *frame) {
	from := int32(len(f.known))
	f.known = s.sys.Step(f.actor, f.known)
	f.from[f.actor], f.to[f.actor] = from, int32(len(f.known))
	f.mask = maskOf(f.known[from:])
}

func maskOf(touches []world.Touch) (mask uint64) {
	for i := range touches {
		mask |= 1 << (uint32(touches[i].Object) * 0x9e3779b1 >> 26)
	}
	return mask
}

func (s *search) push() *frame {
	if s.depth == len(s.stack) {
		s.stack = append(s.stack, frame{})
	}
	s.depth++
	return &s.stack[s.depth-1]
}

// look notes in a frame what the actors of a set would touch.
func (s *search) look(f *frame, live, of Set) {
	f.live, f.known, f.from, f.to = live, f.known[:0], f.from[:0], f.to[:0]
	for q := range live.width() {
		f.from = append(f.from, int32(len(f.known)))
		if of.Has(q) {
			f.known = s.sys.Touches(q, f.known)
		}
		f.to = append(f.to, int32(len(f.known)))
	}
}

// inherit puts those steps to sleep in the newest frame that were tried or asleep one step earlier
// and do not depend on that step.
func (s *search) inherit(f *frame) {
	f.sleep = 0
	if s.depth < 2 {
		return
	}
	p := &s.stack[s.depth-2]
	for z := (p.sleep | p.done) &^ one(p.actor); z != 0; z = z.without() {
		q := z.first()
		if !dependent(p.touches(q), p.made()) {
			f.sleep |= one(q)
			f.learn(q, p.touches(q))
		}
	}
}

// next goes back to the last state with something left to try, and chooses it.
func (s *search) next() bool {
	for ; s.depth > s.fixed; s.depth-- {
		f := &s.stack[s.depth-1]
		if todo := f.back &^ f.done &^ f.sleep; todo != 0 {
			f.actor = todo.first()
			f.done |= one(f.actor)
			return true
		}
	}
	return false
}

// schedule gives the present run's steps; good until the next call.
func (s *search) schedule() schedule {
	s.plan = s.plan[:0]
	for i := range s.depth {
		s.plan = append(s.plan, uint8(s.stack[i].actor))
	}
	return s.plan
}
