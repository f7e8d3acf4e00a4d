package repl

import (
	"context"

	"lockstep/lessons"
	"lockstep/repl/progress"
	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
)

// solution shows how the open part is done, or plays it. The part counts as shown.
func (s *Session) solution(c call) error {
	play := c.args == "play"
	if c.args != "" && !play {
		return failure.New("repl.solution-what", "word", c.args)
	}
	if err := s.needRun(c.ctx); err != nil {
		return err
	}
	p := s.current()
	if p == nil || p.Kind == lessons.Say {
		s.say("repl.no-hint-needed", "done", false)
		return nil
	}
	s.noteShown()
	switch p.Kind {
	case lessons.Quiz:
		s.showAnswer(p)
		return nil
	case lessons.Predict:
		if err := s.showPrediction(c.ctx, p, play); err != nil || !play {
			return err
		}
		return s.playOut(c.ctx, p.Then)
	}
	if p.Exercise() {
		return s.showSolved(c.ctx, p, play)
	}
	if play {
		return s.playOut(c.ctx, p.Solution)
	}
	if n := len(p.Hints); s.part.hints < n { // the last one says what the moves are for
		s.part.hints = n
		s.prose(p.Hints[n-1])
	}
	s.say("repl.solution", "schedule", asLine(p.Solution), "moved", s.hasMoved())
	return nil
}

// noteShown keeps that the part's solution is shown now: to who has reached the goal it is nothing new.
func (s *Session) noteShown() {
	if !s.part.reached {
		s.countShown()
	}
}

// countShown counts the part as shown, for ever unless it was done before.
func (s *Session) countShown() {
	s.part.shown = true
	s.note(func(known *progress.Part) { known.Shown = known.Shown || !known.Done })
}

// showAnswer tells the right answer of a question.
func (s *Session) showAnswer(p *lessons.Part) {
	right := rightOption(p, progress.Part{})
	s.part.reached, s.part.told = true, true
	s.note(func(known *progress.Part) { known.Done = true })
	s.sayAnswer(p, right)
	s.say("repl.enter-goes-on")
}

func (s *Session) sayAnswer(p *lessons.Part, right int) {
	s.say("repl.answer-is", "n", right)
	s.prose(p.Options[right-1].Why)
}

// showPrediction tells what the run will do.
func (s *Session) showPrediction(ctx context.Context, p *lessons.Part, play bool) error {
	if err := s.foresee(ctx, p); err != nil {
		return err
	}
	right := s.part.right
	s.note(func(known *progress.Part) { known.Right = right })
	if !play {
		s.sayPrediction(p)
	}
	return nil
}

// playOut plays a schedule of the lesson from where the part begins.
func (s *Session) playOut(ctx context.Context, schedule lessons.Code) error {
	commands, err := conductor.ParseSchedule(schedule.Source)
	if err != nil {
		return err
	}
	if s.hasMoved() {
		if err := s.toStart(ctx); err != nil {
			return err
		}
	}
	return s.perform(ctx, commands)
}

// perform carries out commands that the learner has not typed, each shown as if it had been.
func (s *Session) perform(ctx context.Context, commands []conductor.Command) error {
	for _, c := range commands {
		if s.run.ByItself(ctx, c) {
			continue
		}
		s.out.line(s.commandLine(c.Source))
		if _, err := s.carryOut(ctx, c); err != nil {
			return err
		}
		if ctx.Err() != nil {
			return nil
		}
	}
	if !s.judge() {
		s.youCan()
	}
	return nil
}
