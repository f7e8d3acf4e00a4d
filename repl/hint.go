package repl

import (
	"context"
	"slices"

	"lockstep/lessons"
	"lockstep/repl/progress"
	"lockstep/runtime/conductor"
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
		s.say("repl.no-hint-needed")
	case p.Kind == lessons.Predict:
		return s.hintPredict(c, p)
	case p.Kind == lessons.Quiz:
		return s.hintQuiz(c, p)
	default:
		return s.hintDo(c.ctx, p)
	}
	return nil
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
	n, of := s.rung(), len(p.Hints)+1
	if n <= of {
		s.say("repl.hint", "n", n, "of", of)
	}
	if n < of {
		s.prose(p.Hints[n-1])
		return nil
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
	s.rung()
	return s.solution(call{ctx: c.ctx})
}

func (s *Session) hintQuiz(c call, p *lessons.Part) error {
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

// sayNextMove says which move of the solution comes next where the run stands, or how to get back
// to where one does.
func (s *Session) sayNextMove(ctx context.Context, p *lessons.Part) error {
	way, err := s.runAt(ctx, s.start)
	if err != nil {
		return err
	}
	defer way.Close()
	base := len(way.Commands())
	if err := way.Play(ctx, p.Solution.Source); err != nil {
		return p.Solution.Put(err)
	}
	if err := interrupted(ctx); err != nil {
		return err
	}
	steps := way.Commands()[base:]
	made, same := s.run.Made(), 0
	for same < len(made) && same < len(way.Made()) && made[same] == way.Made()[same] {
		same++
	}
	if same == len(made) {
		s.say("repl.next-move", "command", s.nextOf(steps, same))
		return nil
	}
	if command, err := s.leadsOn(ctx, p, steps); command != "" || err != nil {
		s.say("repl.next-move", "command", command)
		return err
	}
	back := len(made) - same
	if same <= s.first || s.forbids("back") {
		back, same = 0, s.first
	}
	s.say("repl.way-back", "n", back, "command", s.nextOf(steps, same))
	return nil
}

// nextOf is the command that goes on after n moves of the solution, or what is left of it. One that
// makes no move, such as a setting of the link, comes next when the learner has not given it.
func (s *Session) nextOf(steps []conductor.Executed, n int) string {
	for _, d := range steps {
		c := d.Command
		switch {
		case d.Last < d.First && d.First == n+1:
			given := func(e conductor.Executed) bool { return e.Command.String() == c.String() }
			if !slices.ContainsFunc(s.run.Commands()[s.base:], given) {
				return c.Source
			}
		case d.Last > n && d.First <= n && c.Verb == conductor.Step: // some of its steps were made
			c.N = d.Last - n
			return c.String()
		case d.Last > n:
			return c.Source
		}
	}
	return "restart"
}

// mostTried bounds the moves of a try that may never end.
const mostTried = 5000

// leadsOn looks whether the rest of the solution reaches the goal also from where the run stands,
// although other moves led there: from as late a command as possible, and without those that
// cannot be carried out (any more). It gives the first that can; "" where nothing leads on.
func (s *Session) leadsOn(ctx context.Context, p *lessons.Part, steps []conductor.Executed) (string, error) {
	if s.run.MovesMade() > mostTried {
		return "", nil
	}
	r, err := s.newRun(s.start.Stage)
	if err != nil {
		return "", err
	}
	defer r.Close()
	t, err := newTarget(r, p.Goal.Source)
	if err != nil {
		return "", err
	}
	for i := len(steps) - 1; i >= 0; i-- {
		r.Watch(nil)
		r.Restart()
		if err := r.Play(ctx, s.run.Schedule()); err != nil {
			return "", err
		}
		trying, stop := context.WithCancel(ctx)
		reached := false
		r.Watch(func() {
			if !reached {
				reached, _ = t.expr.Test(t.view)
			}
			if reached || r.MovesMade() > 2*mostTried {
				stop()
			}
		})
		first := ""
		for _, d := range steps[i:] {
			if _, err := r.Exec(trying, d.Command); err == nil && first == "" {
				first = d.Command.Source
			}
		}
		stop()
		if reached {
			return first, nil
		}
	}
	return "", nil
}
