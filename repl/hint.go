package repl

import (
	"context"
	"slices"

	"lockstep/lessons"
	"lockstep/repl/progress"
)

// hint gives the next rung of the ladder, which leads from the author's hints to the next move. Of a
// question it rules answers out.
func (s *Session) hint(c call) error {
	if err := s.needRun(c.ctx); err != nil {
		return err
	}
	p := s.current()
	switch {
	case p == nil:
		s.offer()
	case p.Kind == lessons.Say || s.part.reached:
		s.say("repl.no-hint-needed", "done", s.part.reached)
	case p.Kind == lessons.Predict:
		return s.hintPredict(c, p)
	case p.Kind == lessons.Quiz:
		return s.hintQuiz(c, p)
	default:
		return s.hintDo(c.ctx, p)
	}
	return nil
}

// hintsEnd says that there are no more hints than so many, where the lesson gives no solutions away.
func (s *Session) hintsEnd(most int) bool {
	ends := s.part.hints >= most && s.lessonForbids("solution")
	if ends {
		s.say("repl.no-more-hints")
	}
	return ends
}

// rung counts a hint, and gives its number.
func (s *Session) rung() int {
	s.part.hints++
	n := s.part.hints
	s.note(func(known *progress.Part) {
		if !known.Done {
			known.Hints = max(known.Hints, n)
		}
	})
	return n
}

func (s *Session) hintDo(ctx context.Context, p *lessons.Part) error {
	if s.hintsEnd(len(p.Hints)) {
		return nil
	}
	n, of := s.rung(), len(p.Hints)
	if !s.lessonForbids("solution") {
		of++ // the next move
	}
	if n <= of {
		s.say("repl.hint", "n", n, "of", of)
	}
	if n <= len(p.Hints) {
		s.prose(p.Hints[n-1])
		return nil
	}
	if p.Exercise() || !s.run.Steered() { // no run can be tried out beside it
		return s.solution(call{ctx: ctx})
	}
	return s.sayNextMove(ctx, p)
}

func (s *Session) hintPredict(c call, p *lessons.Part) error {
	if s.part.right > 0 {
		s.sayPrediction(p)
		return nil
	}
	if s.part.hints == 0 { // it says nothing of the answer: no hint to be counted
		s.part.hints++
		s.say("repl.hint-guess")
		return nil
	}
	if s.hintsEnd(0) {
		return nil
	}
	s.rung()
	return s.solution(call{ctx: c.ctx})
}

func (s *Session) hintQuiz(c call, p *lessons.Part) error {
	if s.hintsEnd(0) {
		return nil
	}
	for i, o := range p.Options {
		if !o.Right && !slices.Contains(s.part.out, i+1) {
			s.rung()
			s.part.out = append(s.part.out, i+1)
			s.say("repl.hint-not", "n", i+1)
			s.prose(o.Why)
			return nil
		}
	}
	return s.solution(call{ctx: c.ctx})
}
