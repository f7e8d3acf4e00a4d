package repl

import (
	"lockstep/lessons"
	"lockstep/lessons/goal"
	"lockstep/repl/text"
	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
	"lockstep/runtime/python/object"
)

// target is a part's goal over the run that is being steered.
type target struct {
	expr *goal.Expr
	view *goal.View
}

func newTarget(r *conductor.Run, source string) (*target, error) {
	e, err := goal.Parse(source, goal.NamesOf(r.Stage()))
	if err != nil {
		return nil, err
	}
	return &target{e, goal.NewView(r)}, nil
}

// choose finds the option of a prediction that the run bears out.
func choose(r *conductor.Run, p *lessons.Part) (right int, err error) {
	answer, err := newTarget(r, p.Answer.Source)
	if err != nil {
		return 0, err
	}
	v, err := answer.expr.Value(answer.view)
	if err != nil {
		return 0, err
	}
	for i, o := range p.Options {
		e, err := goal.Parse(o.Value.Source, goal.NamesOf(r.Stage()))
		if err != nil {
			return 0, err
		}
		same, err := goal.Equal(e, answer.expr)
		if err != nil {
			return 0, err
		}
		if held, err := same.Test(answer.view); held || err != nil {
			return i, err
		}
	}
	return 0, failure.New("repl.no-option-holds", "value", object.Repr(v))
}

// showClauses says how far each condition of the goal is.
func (s *Session) showClauses() error {
	if s.target == nil {
		return nil
	}
	clauses, err := s.target.expr.Clauses(s.target.view)
	if err != nil {
		return err
	}
	for _, c := range clauses {
		s.clause(c)
	}
	return nil
}

func (s *Session) clause(c goal.Clause) {
	mark := s.out.faint(text.Say(s.lang, "repl.clause-open"))
	if c.True {
		mark = s.out.good(text.Say(s.lang, "repl.clause-holds"))
	}
	lines := s.expression(c.Source, s.width()-5)
	if now := s.now(c); now != "" {
		room := s.width() - 5
		if used := text.Width(oneLine(c.Source)) + 2; len(lines) == 1 && used+text.Width(now) <= room {
			lines[0] += "  " + s.out.faint(now)
		} else {
			lines = append(lines, "  "+s.out.faint(text.Cut(now, room-2)))
		}
	}
	for i, line := range lines {
		if i > 0 {
			mark = " "
		}
		s.out.line("   " + mark + " " + line)
	}
}

// now says what the run gives at the moment for the side of a condition that asks it.
func (s *Session) now(c goal.Clause) string {
	switch {
	case c.Raised != "":
		return text.Say(s.lang, "repl.clause-nothing-yet", "why", c.Raised)
	case c.Now != "":
		return text.Say(s.lang, "repl.clause-now", "value", c.Now)
	}
	return ""
}
