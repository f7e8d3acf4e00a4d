package explore

import "lockstep/runtime/world"

// races works out for each new step of the present run which earlier steps it depends on without
// anything else ordering the two, and has the other order tried: in the state before the earlier
// one, some step with which the reversed run can begin is put on the list. (Choosing simply the later
// actor, as in Flanagan and Godefroid 2005, is not sound together with sleep sets.)
func (s *search) races() {
	for j := s.fresh; j < s.depth; j++ {
		s.width = max(s.width, (s.stack[j].live | s.stack[j].born).width())
	}
	for j := s.fresh; j < s.depth; j++ {
		f := &s.stack[j]
		if f.turns = 0; j > 0 {
			if f.turns = s.stack[j-1].turns; s.stack[j-1].actor != f.actor {
				f.turns++
			}
		}
		f.clock, f.sync = s.before(j, f.actor, f.clock), s.beforeSync(j, f.actor, f.sync)
		f.clock = s.reverse(j, f.actor, f.made(), f.clock)
		f.sync = s.follow(j, f)
		f.clock[f.actor], f.sync[f.actor] = int32(j+1), int32(j+1)
		for z := f.gone; z != 0; z = z.without() { // what it kept from happening
			s.missed(j+1, z.first(), f)
		}
	}
	// What waits at the end never happened, but it could have happened earlier.
	for z := s.end.live; z != 0; z = z.without() {
		s.missed(s.depth, z.first(), &s.end)
	}
}

// missed is for a step that an actor stands before in a frame, and that did not happen before place j.
func (s *search) missed(j, p int, f *frame) {
	s.heads = s.before(j, p, s.heads)
	s.heads = s.reverse(j, p, f.touches(p), s.heads)
}

// before gives the clock of an actor's last step before step j, or of the step that began it.
func (s *search) before(j, actor int, dst []int32) []int32 {
	return fill(dst, s.origin(j, actor), false, s.width)
}

func (s *search) beforeSync(j, actor int, dst []int32) []int32 {
	return fill(dst, s.origin(j, actor), true, s.width)
}

func (s *search) origin(j, actor int) *frame {
	for i := j - 1; i >= 0; i-- {
		if f := &s.stack[i]; f.actor == actor || f.born.Has(actor) {
			return f
		}
	}
	return nil
}

func fill(dst []int32, from *frame, sync bool, width int) []int32 {
	dst = dst[:0]
	if from != nil {
		if sync {
			dst = append(dst, from.sync...)
		} else {
			dst = append(dst, from.clock...)
		}
	}
	for len(dst) < width {
		dst = append(dst, 0)
	}
	return dst
}

// reverse finds the steps that race with a step of p that touches this, at place j, and gives p's
// clock joined with theirs. A step that p could not have come before orders the two, but it does not
// hide what p could have come before: of a lock, the step that had taken it.
func (s *search) reverse(j, p int, touches []world.Touch, clock []int32) []int32 {
	if len(touches) == 0 {
		return clock
	}
	hidden, mask := append(s.hidden[:0], clock...), maskOf(touches)
	for i := j - 1; i >= 0; i-- {
		e := &s.stack[i]
		if e.mask&mask == 0 || e.actor == p || hidden[e.actor] > int32(i) || !dependent(e.made(), touches) {
			continue
		}
		join(clock, e.clock)
		how := relate(e.made(), touches)
		if how == rivals {
			join(hidden, e.clock)
		}
		if how != enables && i >= s.fixed {
			s.retry(i, j, p, touches)
		}
	}
	s.hidden = hidden
	return clock
}

func join(into, from []int32) {
	for k, c := range from[:min(len(from), len(into))] {
		into[k] = max(into[k], c)
	}
}

// retry sees to it that the state before step i tries a step that the run with i and j reversed can
// begin with.
func (s *search) retry(i, j, p int, touches []world.Touch) {
	e := &s.stack[i]
	after := func(k int) bool { return s.stack[k].clock[e.actor] > int32(i) } // step i happens before step k
	var seen, first Set
	for k := i + 1; k < j; k++ {
		f := &s.stack[k]
		if after(k) || seen.Has(f.actor) {
			continue
		}
		seen |= one(f.actor)
		begins := true
		for m := i + 1; m < k && begins; m++ {
			begins = after(m) || f.clock[s.stack[m].actor] <= int32(m)
		}
		if begins {
			first |= one(f.actor)
		}
	}
	if !seen.Has(p) {
		begins := true
		for m := i + 1; m < j && begins; m++ {
			begins = after(m) || !dependent(s.stack[m].made(), touches)
		}
		if begins {
			first |= one(p)
		}
	}
	first &= e.enabled
	switch {
	case first == 0:
		e.back |= e.enabled
	case first&(e.back|e.sleep) != 0:
	case first.Has(p):
		e.back |= one(p)
	default:
		e.back |= one(first.first())
	}
}

// follow gives step j's clock by what orders actors, and notes the plain data that two actors
// touched without any order between them.
func (s *search) follow(j int, f *frame) []int32 {
	touches, clock := f.made(), f.sync
	if len(touches) == 0 {
		return clock
	}
	for i := j - 1; i >= 0; i-- {
		e := &s.stack[i]
		if e.mask&f.mask != 0 && e.actor != f.actor && clock[e.actor] <= int32(i) && ordered(e.made(), touches) {
			join(clock, e.sync)
		}
	}
	for i := j - 1; i >= 0; i-- {
		e := &s.stack[i]
		if e.mask&f.mask == 0 || e.actor == f.actor || clock[e.actor] > int32(i) {
			continue
		}
		if object := clash(e.made(), touches); object >= 0 {
			s.found.race(s, i, j, object)
		}
	}
	return clock
}
