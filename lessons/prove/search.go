package prove

import (
	"context"
	"slices"

	"lockstep/lessons"
	"lockstep/lessons/goal"
	"lockstep/runtime/conductor"
	"lockstep/runtime/explore"
	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
)

// The bounds of what is searched for an author who waits.
const (
	maxOrders = 200_000 // of an exercise
	maxWays   = 2_000   // to a goal, or positions on the way
	maxDepth  = 200     // moves in one way
)

// exercise proves a part in which the learner mends programs: as they stand some order breaks them,
// and the author's break in none.
func (p *prover) exercise(part *lessons.Part, start lessons.Start) error {
	always, err := goal.Parse(part.Always.Source, goal.NamesOf(start.Stage))
	if err != nil {
		return p.keep(part.Always.Put(err))
	}
	before, err := search(start.Stage, always)
	if err != nil {
		return p.keep(part.Always.Put(err))
	}
	if before.Verdict != explore.CanFail {
		p.report(failure.New("prove.nothing-to-mend").Here(part.Always.At))
	}
	after, err := search(part.Solved, always)
	if err != nil {
		return p.keep(part.Always.Put(err))
	}
	switch {
	case after.Verdict == explore.CanFail:
		worst := after.Outcomes[0]
		breaks := func(v explore.Violation) bool { return slices.Contains(worst.Violates, v) }
		p.report(failure.New("prove.solution-breaks", "failed", breaks(explore.ActorFailed), "deadlock", breaks(explore.Deadlocked),
			"schedule", worst.Schedule).Here(part.SolvedAt))
	case after.Bound != nil && !after.Network && !after.Bound.Clock:
		p.report(failure.New("prove.too-many-orders", "n", after.Schedules).Here(part.SolvedAt))
	}
	return nil
}

func search(st *stage.Stage, always *goal.Expr) (*explore.Report, error) {
	return explore.Search(context.Background(), explore.Options{
		Open: func() (*conductor.Run, error) { return open(st) }, Always: always.Holds, Schedules: maxOrders,
	})
}

// notReached reports a solution that misses its goal, with a way that does not, or that there is none.
func (p *prover) notReached(part *lessons.Part, start lessons.Start) error {
	t, err := p.begin(start, part.Goal)
	if t == nil {
		return err
	}
	defer t.Close()
	way, found, err := explore.Way(context.Background(), func() (*conductor.Run, error) { return open(start.Stage) },
		start.Schedule(), t.goal.Holds, maxWays)
	none := false
	if !found && err == nil {
		none, err = t.noWay(start.Schedule())
	}
	switch {
	case err != nil:
		return err
	case none:
		p.report(failure.New("prove.unreachable").Here(part.Goal.At))
	default:
		p.report(failure.New("prove.not-reached", "schedule", way).Here(part.Solution.At))
	}
	return nil
}

// noWay says that there is no other move than steps, and that no order of them reaches the goal: it
// goes through all orders one after the other, if they are few.
func (t *trial) noWay(setup string) (bool, error) {
	var chosen, of []int
	for range maxWays {
		t.Restart()
		if err := t.Play(context.Background(), setup); err != nil {
			return false, err
		}
		for at := 0; ; at++ {
			list := t.Choices(nil)
			if at == maxDepth || !stepsOnly(t.Run) {
				return false, nil
			}
			if len(list) == 0 {
				break
			}
			if at == len(chosen) {
				chosen, of = append(chosen, 0), append(of, len(list))
			}
			if err := t.Do(list[chosen[at]]); err != nil {
				return false, err
			}
			if reached, err := t.goal.Test(t.view); reached || err != nil {
				return false, err
			}
		}
		for len(chosen) > 0 && chosen[len(chosen)-1] == of[len(chosen)-1]-1 {
			chosen, of = chosen[:len(chosen)-1], of[:len(of)-1]
		}
		if len(chosen) == 0 {
			return true, nil
		}
		chosen[len(chosen)-1]++
	}
	return false, nil
}

// stepsOnly says whether nothing but steps can come next: no packet, and no timer, which could fire at
// any moment.
func stepsOnly(r *conductor.Run) bool {
	return !slices.ContainsFunc(r.Moves(), func(m conductor.Move) bool { return m.Verb != conductor.Step })
}
