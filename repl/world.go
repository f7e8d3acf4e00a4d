package repl

import (
	"cmp"
	"context"
	"slices"

	"lockstep/lessons"
	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
)

// World is the name of a world.
type World string

// The worlds: simulated and steered, or the machine's own.
const (
	Lab  World = "lab"
	Real World = "real"
)

// world is the one in which the open part is steered.
func (s *Session) world() World { return cmp.Or(s.part.world, s.o.World, Lab) }

// counts says whether what the learner steers is what the open part asks for: that is done in the lab,
// unless the lesson wants it elsewhere.
func (s *Session) counts() bool {
	return s.run == nil || s.run.Steered() || s.current().World == string(Real)
}

// asksElsewhere says whether the open part asks for something that cannot be done in this world.
func (s *Session) asksElsewhere() bool {
	return s.current() != nil && s.current().Goal.Given() && !s.counts()
}

// wantsReal says whether the open part is steered in the machine's own world because the lesson wants it there:
// a person may be at the other end, so the learner types what programs ask for, and `run` stops at the goal.
func (s *Session) wantsReal() bool {
	p := s.current()
	return p != nil && p.World == string(Real) && s.world() == Real
}

// runHere starts the run of the open part. Where the lesson wants a world that this machine does not
// have, the lab takes its place.
func (s *Session) runHere(ctx context.Context, from lessons.Start) (*conductor.Run, error) {
	r, err := s.runIn(ctx, s.world(), from)
	if err != nil && s.part.world != "" && s.part.world != s.o.World {
		s.fail(err)
		s.part.world = Lab
		return s.runIn(ctx, Lab, from)
	}
	return r, err
}

// changeWorld says in which world things happen, or begins the part anew in another.
func (s *Session) changeWorld(c call) error {
	to := World(c.args)
	switch {
	case c.args == "":
		s.sayWorld()
		return nil
	case !slices.Contains([]World{Lab, Real}, to):
		return failure.New("world.unknown", "word", c.args)
	case to == s.world():
		s.sayWorld()
		return nil
	}
	was, before := s.o.World, s.part.world
	s.o.World, s.part.world = to, ""
	if s.run == nil {
		s.sayWorld()
		return nil
	}
	if _, err := s.setUp(c.ctx); err != nil {
		s.o.World, s.part.world = was, before
		if _, again := s.setUp(c.ctx); again != nil {
			return again
		}
		return err
	}
	s.part.reached, s.part.told = false, false
	s.sayWorld()
	s.youCan()
	return nil
}

func (s *Session) sayWorld() {
	s.say("repl.world", "real", s.world() == Real, "lab", s.asksElsewhere())
}
