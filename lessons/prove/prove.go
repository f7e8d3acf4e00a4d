// Package prove shows that a lesson is true: it plays the lesson's own setups, solutions and
// predictions on its own stages, and reports all that is not as the file says, by place.
//
// It must not know how anything is shown.
package prove

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"lockstep/lessons"
	"lockstep/lessons/goal"
	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
	"lockstep/runtime/lab"
	"lockstep/runtime/python/object"
	"lockstep/runtime/stage"
)

// maxMoves bounds each schedule that is played: a solution that needs more is not for learners,
// and a program that never ends must not keep the author waiting.
const maxMoves = 20_000

// Lesson proves every steering part of a lesson, and says what might be better in it. The error is a
// failure.List, or one of the machine, or of ctx.
func Lesson(ctx context.Context, l *lessons.Lesson) (advice failure.List, err error) {
	return forLearners(ctx, l, func(p *prover) error {
		for _, st := range l.Stages {
			if err := p.stage(st); err != nil {
				return err
			}
		}
		for i := range l.Parts {
			if err := p.part(i); err != nil || ctx.Err() != nil {
				return err
			}
		}
		return nil
	})
}

// Part proves one part, from 0, and the stage that it is on, as Lesson proves all.
func Part(ctx context.Context, l *lessons.Lesson, i int) error {
	_, err := forLearners(ctx, l, func(p *prover) error {
		if start, steers := l.StartOf(i); steers {
			if err := p.stage(start.Stage); err != nil {
				return err
			}
		}
		return p.part(i)
	})
	return err
}

// forLearners proves something; of a lesson that varies, for several learners.
func forLearners(ctx context.Context, l *lessons.Lesson, prove func(*prover) error) (advice failure.List, err error) {
	p := &prover{ctx: ctx, lesson: l, broken: map[string]bool{}, seed: 1}
	err = prove(p)
	for varies(l) && err == nil && p.found == nil && p.seed < learners {
		p.seed++
		err = prove(p)
	}
	switch {
	case err != nil:
		return nil, err
	case ctx.Err() != nil: // what was broken off proves nothing
		return nil, ctx.Err()
	}
	if p.found != nil { // first things first
		return p.advice, p.found.Err()
	}
	return slices.Concat(unwritten(l), p.advice), nil
}

// learners is for how many learners a lesson is proved that varies by learner.
const learners = 5

func varies(l *lessons.Lesson) bool {
	return slices.ContainsFunc(l.Stages, func(st *stage.Stage) bool { return st.Learner })
}

// stage proves what a stage says of itself.
func (p *prover) stage(st *stage.Stage) error {
	if err := p.starts(st); err != nil {
		return err
	}
	return p.condition(st)
}

type prover struct {
	ctx    context.Context // of one call of Lesson
	lesson *lessons.Lesson
	broken map[string]bool // by stage: its programs are refused
	found  failure.List
	advice failure.List // what proving shows that might be better
	seed   uint64       // of the learner for whom it is proved
}

// report keeps a failure, once: parts that begin where others end meet the same ones.
func (p *prover) report(f *failure.Failure) { once(&p.found, f) }

func once(all *failure.List, f *failure.Failure) {
	if !slices.ContainsFunc(*all, func(o *failure.Failure) bool { return o.Error() == f.Error() }) {
		*all = append(*all, f)
	}
}

// keep takes the failures out of an error; what is left is a fault of the machine.
func (p *prover) keep(err error) error {
	all := failure.All(err)
	for _, f := range all {
		p.report(f)
	}
	if all == nil {
		return err
	}
	return nil
}

// open sets a stage up as a learner's session does.
func (p *prover) open(st *stage.Stage) (*conductor.Run, error) {
	if st.Learner {
		st = st.For(p.seed)
	}
	return conductor.New(st, conductor.Options{Open: lab.Open, Until: goal.Until()})
}

// starts reports what is refused in a stage's programs.
func (p *prover) starts(st *stage.Stage) error {
	r, err := p.open(st)
	if err != nil {
		p.broken[st.Name] = true
		return p.keep(err)
	}
	r.Close()
	p.undefined(st)
	return nil
}

func (p *prover) part(i int) error {
	start, steers := p.lesson.StartOf(i)
	if !steers || p.broken[start.Stage.Name] {
		return nil
	}
	part := &p.lesson.Parts[i]
	if part.Kind == lessons.Predict {
		return p.predict(part, start)
	}
	if part.Exercise() {
		return p.exercise(part)
	}
	return p.do(part, start)
}

// trial is a part's stage, set up, with its goal.
type trial struct {
	*conductor.Run
	view    *goal.View
	goal    *goal.Expr
	reached bool // the goal was true after some move
	failed  error
}

// try sets a stage up with a goal on it.
func (p *prover) try(st *stage.Stage, test string) (*trial, error) {
	e, err := goal.Parse(test, goal.NamesOf(st))
	if err != nil {
		return nil, err
	}
	r, err := p.open(st)
	if err != nil {
		return nil, err
	}
	return &trial{Run: r, view: goal.NewView(r), goal: e}, nil
}

// begin sets a part up. It gives nil when the setup fails, which is reported.
func (p *prover) begin(start lessons.Start, test lessons.Code) (*trial, error) {
	t, err := p.try(start.Stage, test.Source)
	if err != nil {
		return nil, p.keep(test.Put(err))
	}
	for _, c := range start.Play {
		if ok, err := p.play(t, c, "setup"); !ok || err != nil {
			t.Close()
			return nil, err
		}
	}
	return t, nil
}

// stands says of each condition of the goal that does not hold what the run gives for it.
func (t *trial) stands() (all failure.List) {
	clauses, err := t.goal.Clauses(t.view)
	if err != nil {
		return nil
	}
	for _, c := range clauses {
		if !c.True {
			asked, now := cmp.Or(c.Asked, c.Source), cmp.Or(c.Now, object.Repr(object.Bool(false)))
			all = append(all, failure.New("prove.stands", "asked", strings.Join(strings.Fields(asked), " "), "now", now, "raised", c.Raised))
		}
	}
	return all
}

// play carries a schedule of the lesson out, and says whether it went well.
func (p *prover) play(t *trial, c lessons.Code, what string) (ok bool, err error) {
	bad, err := p.exec(t, c, what)
	if bad != nil {
		p.report(bad)
	}
	return bad == nil && err == nil, err
}

// exec carries a schedule out, and gives what fails in it.
func (p *prover) exec(t *trial, c lessons.Code, what string) (*failure.Failure, error) {
	commands, err := conductor.ParseSchedule(c.Source)
	if err != nil {
		return nil, c.Put(err)
	}
	ctx, stop := context.WithCancel(p.ctx)
	defer stop()
	first := t.MovesMade()
	t.Watch(func() {
		t.look()
		if t.MovesMade()-first >= maxMoves {
			stop()
		}
	})
	defer t.Watch(nil)
	for _, k := range commands {
		at := c.PlaceOf(k.At, k.At+utf8.RuneCountInString(k.Source))
		end, err := t.Exec(ctx, k)
		if fs := failure.All(err); fs != nil {
			return failure.New("prove.schedule", "what", what, "command", k.Source, "why", fs[0], "failed", failed(t.Run)).Here(at), nil
		}
		if err != nil {
			return nil, err
		}
		if end == conductor.Interrupted {
			return failure.New("prove.endless", "what", what, "moves", maxMoves).Here(at), nil
		}
	}
	return nil, nil
}

// look tests the goal as it is tested after each of a learner's moves: once reached, it stays so.
func (t *trial) look() {
	if t.reached || t.failed != nil {
		return
	}
	t.reached, t.failed = t.goal.Test(t.view)
}

// do proves a part in which the learner steers.
func (p *prover) do(part *lessons.Part, start lessons.Start) error {
	t, err := p.begin(start, part.Goal)
	if t == nil {
		return err
	}
	defer t.Close()
	t.reached, t.failed = false, nil
	if t.look(); t.failed != nil {
		return p.keep(part.Goal.Put(t.failed))
	}
	if t.reached {
		p.report(failure.New("prove.true-at-start").Here(part.Goal.At))
		return nil
	}
	commands, err := conductor.ParseSchedule(part.Solution.Source)
	if err != nil {
		return p.keep(part.Solution.Put(err))
	}
	p.allowed(part, commands)
	if part.Par > 0 && part.Par < len(commands) {
		p.report(failure.New("prove.par", "par", part.Par, "commands", len(commands)).Here(part.ParAt))
	}
	bad, err := p.exec(t, part.Solution, "solution")
	if p.slip(t, part.Goal, false); err != nil {
		return err
	}
	switch {
	case bad != nil && t.reached: // a way would only say what is too much
		p.report(bad)
		return nil
	case bad != nil:
		way, _, err := p.way(part, start)
		bad.Args = append(bad.Args, "schedule", way)
		p.report(bad)
		return err
	case t.failed != nil:
		return p.keep(part.Goal.Put(t.failed))
	case !t.reached:
		return p.notReached(part, start, t)
	}
	if err := p.hints(part, start); err != nil {
		return err
	}
	if forbids(part, conductor.RunAll.String()) || part.World == "real" { // there is no more to steer there
		return nil
	}
	return p.resists(part, start)
}

// resists reports a goal that `run` alone reaches: the learner would have nothing to do.
func (p *prover) resists(part *lessons.Part, start lessons.Start) error {
	way, err := p.byRun(part, start)
	if way != "" {
		p.report(failure.New("prove.run-reaches").Here(part.Goal.At))
	}
	return err
}

// byRun is the schedule by which `run` alone comes to the goal; "" where it does not.
func (p *prover) byRun(part *lessons.Part, start lessons.Start) (string, error) {
	t, err := p.begin(start, part.Goal)
	if t == nil {
		return "", err
	}
	defer t.Close()
	t.reached = false
	t.EndInput()
	ctx, stop := context.WithCancel(p.ctx)
	defer stop()
	first := t.MovesMade()
	t.Watch(func() {
		if t.look(); t.reached || t.MovesMade()-first >= maxMoves {
			stop()
		}
	})
	_, err = t.Exec(ctx, conductor.Command{Verb: conductor.RunAll})
	if p.slip(t, part.Goal, true); err != nil || !t.reached {
		return "", err
	}
	return t.ScheduleFrom(first), nil
}

func forbids(part *lessons.Part, command string) bool {
	return lessons.Among(part.Forbid, command)
}

// allowed reports a solution that uses what its part forbids.
func (p *prover) allowed(part *lessons.Part, commands []conductor.Command) {
	for _, k := range commands {
		if forbids(part, k.Verb.String()) {
			at := part.Solution.PlaceOf(k.At, k.At+utf8.RuneCountInString(k.Source))
			p.report(failure.New("prove.forbidden", "command", k.Verb.String()).Here(at))
		}
	}
}

// predict proves a question about what a run will do: its options hold the run's value once.
func (p *prover) predict(part *lessons.Part, start lessons.Start) error {
	t, err := p.begin(start, part.Answer)
	if t == nil {
		return err
	}
	defer t.Close()
	ok, err := p.play(t, part.Then, "then")
	if p.slip(t, part.Answer, false); !ok || err != nil {
		return err
	}
	right, value, err := BorneOut(t.Run, part)
	if err != nil {
		return p.keep(err)
	}
	if len(right) != 1 {
		shown := object.Repr(value)
		p.report(failure.New("prove.options", "n", len(right), "value", shown, "failed", failed(t.Run)).Here(part.Answer.At))
	}
	return nil
}
