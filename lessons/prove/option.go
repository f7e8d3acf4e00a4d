package prove

import (
	"lockstep/lessons"
	"lockstep/lessons/goal"
	"lockstep/runtime/conductor"
	"lockstep/runtime/python/object"
)

// BorneOut finds which options of a prediction, from 0, a run bears out that has come to where the answer
// is known, and the value it has there.
func BorneOut(r *conductor.Run, p *lessons.Part) (right []int, value object.Value, err error) {
	names, view := goal.NamesOf(r.Stage()), goal.NewView(r)
	answer, err := goal.Parse(p.Answer.Source, names)
	if err == nil {
		value, err = answer.Value(view)
	}
	if err != nil {
		return nil, nil, p.Answer.Put(err)
	}
	for i, o := range p.Options {
		e, err := goal.Parse(o.Value.Source, names)
		if err != nil {
			return nil, nil, o.Value.Put(err)
		}
		same, err := goal.Equal(e, answer)
		if err != nil {
			return nil, nil, err
		}
		held, err := same.Test(view)
		if err != nil {
			return nil, nil, o.Value.Put(err)
		}
		if held {
			right = append(right, i)
		}
	}
	return right, value, nil
}
