package prove

import (
	"slices"

	"lockstep/lessons"
	"lockstep/lessons/goal"
	"lockstep/runtime/conductor"
	"lockstep/runtime/explore"
	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
)

// maxOrders is how many orders of an exercise are tried for an author who waits.
const maxOrders = 200_000

// fewOrders is how many are tried where one that holds is enough.
const fewOrders = 2_000

// exercise proves a part in which the learner mends programs: as they stand some order breaks them,
// and the author's break in none.
func (p *prover) exercise(part *lessons.Part) error {
	p.undefined(part.Solved)
	before, err := p.search(part.Unsolved, explore.Options{Schedules: maxOrders, Enough: true})
	if err != nil {
		return p.keep(part.Always.Put(err))
	}
	if before.Verdict != explore.CanFail {
		p.report(failure.New("prove.nothing-to-mend").Here(part.Always.At))
	}
	after, err := p.search(part.Solved, explore.Options{Schedules: maxOrders, Enough: true})
	if err != nil {
		return p.keep(part.Always.Put(err))
	}
	spent := after.Bound != nil && after.Schedules >= after.Bound.Schedules
	switch {
	case after.Verdict == explore.CanFail:
		worst := after.Outcomes[0]
		breaks := func(v explore.Violation) bool { return slices.Contains(worst.Violates, v) }
		facts := slices.DeleteFunc(worst.Facts(), func(f *failure.Failure) bool { return f.ID == worst.Kind.Says() })
		var stands failure.List
		if !breaks(explore.ActorFailed) && !breaks(explore.Deadlocked) {
			stands = p.after(part.Solved, worst.Schedule)
		}
		p.report(failure.New("prove.solution-breaks", "failed", breaks(explore.ActorFailed), "deadlock", breaks(explore.Deadlocked),
			"endless", worst.Kind == explore.Asking, "facts", facts, "schedule", worst.Schedule, "stands", stands).Here(part.SolvedAt))
	case after.Bound == nil:
	case after.Bound.Long:
		p.report(failure.New("prove.no-end", "moves", explore.MostMoves).Here(part.SolvedAt))
	case after.Network && spent:
		once(&p.advice, failure.New("prove.many-orders", "n", after.Schedules).Here(part.SolvedAt))
	case !after.Network && !after.Bound.Clock:
		p.report(failure.New("prove.too-many-orders", "n", after.Schedules).Here(part.SolvedAt))
	}
	if before.Verdict != explore.CanFail || after.Verdict == explore.CanFail || spent {
		return nil // first things first
	}
	return p.dropped(part, after)
}

// condition reports a stage's condition that holds in no order. An exercise may begin so.
func (p *prover) condition(st *stage.Stage) error {
	if st.Always == "" || p.broken[st.Name] || p.lesson.Exercised(st) != nil {
		return nil
	}
	at := p.lesson.Always(st)
	report, err := p.search(st, explore.Options{Schedules: fewOrders})
	if err != nil {
		return p.keep(at.Put(err))
	}
	breaks := func(o *explore.Outcome) bool { return slices.Contains(o.Violates, explore.Broken) }
	if n := len(report.Outcomes); n > 0 && !slices.ContainsFunc(report.Outcomes, func(o *explore.Outcome) bool { return !breaks(o) }) {
		p.report(failure.New("prove.never-holds", "complete", report.Complete, "n", report.Schedules, "schedule", report.Outcomes[0].Schedule,
			"stands", p.after(st, report.Outcomes[0].Schedule)).Here(at.At))
	}
	return nil
}

func (p *prover) search(st *stage.Stage, o explore.Options) (*explore.Report, error) {
	always, err := goal.Always(st)
	if err != nil {
		return nil, err
	}
	o.Open, o.Always = func() (*conductor.Run, error) { return p.open(st) }, always
	return explore.Search(p.ctx, o)
}

// after says what keeps a stage's condition from being true after a schedule; nothing where that cannot be told.
func (p *prover) after(st *stage.Stage, schedule string) failure.List {
	t, err := p.try(st, st.Always)
	if err != nil {
		return nil
	}
	defer t.Close()
	if err := t.Play(p.ctx, schedule); err != nil {
		return nil
	}
	return t.stands()
}

// notReached reports a solution that misses its goal, with a way that does not, or that there is none. t is where
// the solution has come to.
func (p *prover) notReached(part *lessons.Part, start lessons.Start, t *trial) error {
	way, none, err := p.way(part, start)
	if err != nil {
		return err
	}
	if none {
		p.report(failure.New("prove.unreachable", "failed", failed(t.Run), "stands", t.stands()).Here(part.Goal.At))
	} else {
		p.report(failure.New("prove.not-reached", "schedule", way, "failed", failed(t.Run), "stands", t.stands()).Here(part.Solution.At))
	}
	return nil
}

// way finds one to a part's goal, "" for none that it has found, and says whether there is none.
func (p *prover) way(part *lessons.Part, start lessons.Start) (schedule string, none bool, err error) {
	t, err := p.begin(start, part.Goal)
	if t == nil {
		return "", false, err
	}
	defer t.Close()
	from := slices.Clone(t.Made())
	way, none, err := t.goal.Finder(t.Run, 1).Way(p.ctx, from, 0)
	switch {
	case err != nil || none:
		return "", none, err
	case way != nil:
		return t.ScheduleFrom(len(from)), false, nil
	}
	schedule, err = p.byRun(part, start) // there are too many ways; run goes one that may be long
	return schedule, false, err
}
