package repl

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"lockstep/lessons"
	"lockstep/repl/progress"
	"lockstep/repl/render"
	"lockstep/runtime/failure"
)

// answer answers the question that is open. Where no lesson is open it chooses one.
func (s *Session) answer(c call) error {
	if err := s.needRun(c.ctx); err != nil {
		return err
	}
	p := s.current()
	switch {
	case p == nil:
		return s.startLesson(c)
	case p.Kind == lessons.Say:
		return failure.New("repl.nothing-asked")
	case p.Kind == lessons.Do:
		return s.noQuestion(c.args)
	}
	n, err := strconv.Atoi(c.args)
	if err != nil { // or the option as it is written
		n = s.optionSaid(c.args)
	}
	if n < 1 || n > len(p.Options) {
		return failure.New("repl.no-option", append(numbers(p), "word", c.args)...)
	}
	if p.Kind == lessons.Quiz {
		s.answerQuiz(p, n)
		return nil
	}
	return s.answerPredict(c.ctx, p, n)
}

// asksFirst says whether the open part is a prediction that was not made yet: what happens is for
// afterwards.
func (s *Session) asksFirst() bool {
	p := s.current()
	return p != nil && p.Kind == lessons.Predict && s.part.right == 0 && !s.part.reached && !s.recorded(s.at).Done
}

// numbers are the arguments of what says which numbers answer a part's question.
func numbers(p *lessons.Part) []any {
	return []any{"most", len(p.Options), "two", len(p.Options) == 2}
}

// noQuestion refuses an answer where the learner steers, and says what a number may have meant.
func (s *Session) noQuestion(said string) error {
	n, _ := strconv.Atoi(said)
	for _, p := range s.run.View().Packets {
		if p.Number == n {
			return failure.New("repl.steer-packet", "n", n)
		}
	}
	return failure.New("repl.steer-here")
}

// rightOption is the option that is right, from 1, as far as it is known; else 0.
func rightOption(p *lessons.Part, known progress.Part) int {
	if p.Kind == lessons.Quiz {
		return slices.IndexFunc(p.Options, func(o lessons.Option) bool { return o.Right }) + 1
	}
	return min(known.Right, len(p.Options))
}

// option is an option on a line of its own.
func (s *Session) option(p *lessons.Part, n int) string {
	if t := p.Options[n-1].Text.In(s.lang.String()); t != "" {
		return strings.TrimSpace(t)
	}
	return oneLine(p.Options[n-1].Value.Source)
}

// mention is an option within a sentence, which has a full stop itself.
func (s *Session) mention(p *lessons.Part, n int) string {
	return strings.TrimRight(s.option(p, n), ".。")
}

func (s *Session) answerQuiz(p *lessons.Part, n int) {
	o := p.Options[n-1]
	s.note(func(known *progress.Part) {
		known.Answered(n)
		known.Done = known.Done || o.Right
	})
	if o.Right {
		s.part.reached, s.part.told = true, true
		s.sayIn(render.Good, "repl.right", "n", n)
	} else {
		s.part.out = append(s.part.out, n)
		s.sayIn(render.Bad, "repl.wrong", "n", n)
	}
	s.prose(o.Why)
	if s.part.reached { // now or before
		s.say("repl.enter-goes-on")
	} else {
		s.say("repl.try-again")
	}
}

// answerPredict keeps what the learner says will happen.
func (s *Session) answerPredict(ctx context.Context, p *lessons.Part, n int) error {
	if s.part.reached {
		s.say("repl.enter-goes-on")
		return nil
	}
	if err := s.foresee(ctx, p); err != nil {
		return err
	}
	s.part.chosen = n
	right := s.part.right
	s.note(func(known *progress.Part) {
		known.Answered(n)
		known.Right = right
	})
	s.sayPrediction(p)
	s.judge()
	return nil
}

// foresee finds out what the learner will see: a run of its own plays the part's moves. The learner
// sees it by playing them.
func (s *Session) foresee(ctx context.Context, p *lessons.Part) error {
	if s.part.right > 0 {
		return nil
	}
	r, err := s.runAt(ctx, s.start)
	if err != nil {
		return err
	}
	defer r.Close()
	base := len(r.Commands())
	if err := r.Play(ctx, p.Then.Source); err != nil {
		return p.Then.Put(err)
	}
	if err := interrupted(ctx); err != nil {
		return err
	}
	right, err := choose(r, p)
	if err != nil {
		return err
	}
	s.part.reveal, s.part.right = r.Schedule(), right+1
	s.part.way = &lead{steps: r.Commands()[base:], made: slices.Clone(r.Made())}
	return nil
}

// sayPrediction repeats what the learner said, or what the solution says, and which moves show it.
func (s *Session) sayPrediction(p *lessons.Part) {
	rest, left := s.toSee(p)
	if s.part.chosen == 0 {
		right := s.part.right
		s.say("repl.solution-predict", "value", s.mention(p, right), "answer", right, "schedule", rest, "left", left)
		return
	}
	s.say("repl.you-say", "option", s.mention(p, s.part.chosen), "schedule", rest, "left", left)
}

// toSee is what remains of the moves that show the answer, from where the run stands; all of them where it has left
// their way.
func (s *Session) toSee(p *lessons.Part) (rest string, left bool) {
	made, way := s.run.Made(), s.part.way
	switch {
	case !s.hasMoved():
		return asLine(p.Then), false
	case len(made) > len(way.made) || !slices.Equal(made, way.made[:len(made)]):
		return asLine(p.Then), true
	}
	return strings.Join(restOf(way.steps, len(made)), "; "), false
}

// hasMoved says whether the run is no longer where the part begins.
func (s *Session) hasMoved() bool { return s.run != nil && s.run.MovesMade() > s.first }

// watch tests the goal after a move. It stays reached, whatever comes after.
func (s *Session) watch() {
	if s.target == nil || s.part.reached || s.part.fault != nil {
		return
	}
	s.part.reached, s.part.fault = s.target.expr.Test(s.target.view)
}

// judge tells the learner, once, that the part is done: its goal reached, or the answer shown. It
// says whether it told so.
func (s *Session) judge() bool {
	p := s.current()
	if p == nil || s.part.told {
		return false
	}
	if s.part.fault != nil {
		s.fail(s.part.fault)
		s.part.fault = nil
		return false
	}
	switch {
	case p.Kind == lessons.Do && s.part.reached:
		n := len(s.run.Commands()) - s.base
		s.noteSolved(n)
		s.sayIn(render.Good, "repl.done", "n", n, "par", p.Par, "fewer", p.Par > 0 && n > p.Par, "shown", s.part.shown)
	case p.Kind == lessons.Predict && s.part.right > 0 && s.run.Schedule() == s.part.reveal:
		s.part.reached = true
		s.note(func(known *progress.Part) { known.Done = true })
		s.sayOutcome(p)
		s.say("repl.enter-goes-on")
	default:
		return false
	}
	s.part.told = true
	return true
}

// sayOutcome says what the run showed, against what the learner had said.
func (s *Session) sayOutcome(p *lessons.Part) {
	said, right := s.part.chosen, s.part.right
	switch said {
	case 0:
		s.say("repl.outcome", "value", s.mention(p, right), "answer", right)
	case right:
		s.sayIn(render.Good, "repl.borne-out", "value", s.mention(p, right))
	default:
		s.say("repl.not-borne-out", "value", s.mention(p, right), "option", s.mention(p, said), "answer", right)
		s.prose(p.Options[said-1].Why)
	}
	s.prose(p.Options[right-1].Why)
}
