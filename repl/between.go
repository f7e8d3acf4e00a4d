package repl

import (
	"context"

	"lockstep/lessons"
	"lockstep/runtime/failure"
)

// steeredBefore is the last part before the open one that steers, of which a page or a question between parts tells;
// -1 for none.
func (s *Session) steeredBefore() int {
	i := s.at - 1
	for i >= 0 && !s.lesson.Parts[i].Kind.Steers() {
		i--
	}
	return i
}

// toStage opens a run for a command that wants one where there is none. Who comes to a page or a question between
// parts another day, or by its number, finds there what the part before leads to, as whoever has just done it does.
// Before the first such part, it goes on to that.
func (s *Session) toStage(ctx context.Context, c *Command) error {
	asked := s.current() != nil && s.current().Kind == lessons.Quiz
	if steers := c.group == groupSteer || c.group == groupWire; !asked || !steers { // "b" may be meant for an answer
		if laid, err := s.layBefore(ctx); laid || err != nil {
			return err
		}
	}
	for i := s.at; i < len(s.lesson.Parts); i++ {
		if s.lesson.Parts[i].Kind.Steers() {
			s.notePassed()
			return s.enterPart(ctx, i)
		}
	}
	return failure.New("repl.needs-run", "command", c.Name)
}

// layBefore makes the run what the part before a page or a question leads to. It says whether it did: not for an
// exercise, whose program is the learner's, nor in the real world, which plays nothing again.
func (s *Session) layBefore(ctx context.Context) (laid bool, err error) {
	p := s.current()
	from, before := s.lesson.LeftBefore(s.at)
	if p == nil || p.Kind.Steers() || before < 0 || before != s.steeredBefore() || s.world() != Lab {
		return false, nil
	}
	r, err := s.runAt(ctx, from)
	if err != nil {
		return false, err
	}
	s.run, s.start, s.laid = r, from, before
	played, more := s.shortened(r.Schedule(), 1)
	s.say("repl.set-up", "reset", false, "after", before+1, "schedule", played, "more", more)
	return true, s.begin()
}
