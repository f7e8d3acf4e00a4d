package repl

import (
	"lockstep/lessons"
	"lockstep/lessons/goal"
	"lockstep/lessons/prove"
	"lockstep/repl/render"
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
	all, value, err := prove.BorneOut(r, p)
	if err != nil {
		return 0, err
	}
	if len(all) == 0 {
		return 0, failure.New("repl.no-option-holds", "value", object.Repr(value))
	}
	return all[0], nil
}

// tellClauses says how many conditions of the goal hold, when a command has changed that.
func (s *Session) tellClauses() {
	hold, of := s.conditions()
	if hold != s.part.hold && of > 1 && !s.part.reached {
		s.say("repl.conditions", "n", hold, "of", of)
	}
	s.part.hold = hold
}

// conditions counts the conditions of the goal, and those that hold; a goal that cannot be tested yet
// has none.
func (s *Session) conditions() (hold, of int) {
	if s.target == nil {
		return 0, 0
	}
	clauses, err := s.target.expr.Clauses(s.target.view)
	if err != nil {
		return 0, 0
	}
	for _, c := range clauses {
		if c.True {
			hold++
		}
	}
	return hold, len(clauses)
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
	var conditions []render.Condition
	for _, c := range clauses {
		conditions = append(conditions, render.Condition{Source: oneLine(c.Source), Holds: c.True, Now: c.Now, Raised: c.Raised})
	}
	s.lines(s.view().Goal(conditions))
	return nil
}
