package lessons

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lockstep/lessons/goal"
	"lockstep/runtime/actor"
	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
)

// check looks names up that one place of a lesson gives to another.
func (l *loader) check(d *draft) {
	for _, n := range d.Needs {
		if n.Name == d.ID || n.Name == d.id.Name {
			l.report(n.At, "lesson.needs-itself", "name", n.Name)
		}
	}
	for i := range d.Parts {
		p := &d.Parts[i]
		switch p.Kind {
		case Quiz:
			l.quiz(p)
		case Predict, Do:
			l.steering(d, i)
		}
	}
	for i, st := range d.Stages {
		if d.Exercised(st) == nil {
			l.always(d.always[i], goal.NamesOf(st))
		}
	}
}

// always refuses a condition that asks for what its programs have not. Whatever else is wrong with it was said where
// the stage was made: there nobody knows whether an exercise changes the programs.
func (l *loader) always(c Code, names goal.Names) {
	before := slices.Clone(l.found)
	l.expression(c, names)
	l.found = append(before, fresh(l.found[len(before):], before)...)
}

func (l *loader) quiz(p *Part) {
	l.options(p, func(o Option) string { return o.Text.EN })
	right := 0
	for _, o := range p.Options {
		if o.Right {
			right++
		}
	}
	if right != 1 && len(p.Options) > 0 {
		l.report(p.At, "lesson.right-options", "n", right)
	}
}

// options refuses one that is there already.
func (l *loader) options(p *Part, of func(Option) string) {
	first := map[string]int{}
	for _, o := range p.Options {
		if line := first[of(o)]; line > 0 && of(o) != "" {
			l.report(o.At, "lesson.duplicate-key", "name", of(o), "first", line)
		}
		first[of(o)] = o.At.Line
	}
}

// steering checks a part that sets up a run.
func (l *loader) steering(d *draft, i int) {
	p := &d.Parts[i]
	names := nameList(d.stages)
	if len(names) == 0 {
		misspelt := slices.ContainsFunc(l.found, func(f *failure.Failure) bool { return f.ID == "lesson.unknown-key" && f.Arg("nearest") == "stages" })
		if !misspelt && !slices.ContainsFunc(d.Parts[:i], func(p Part) bool { return p.Kind.Steers() }) { // once
			l.report(p.At, "lesson.no-stages", "kind", p.Kind.String())
		}
		return
	}
	if p.Stage.Name != "" && find(d.stages, p.Stage.Name) == nil {
		l.unknown("lesson.unknown-stage", p.Stage, names)
		return
	}
	start, _ := d.Lesson.StartOf(i)
	if start.Stage == nil || len(start.Stage.Actors) == 0 { // the part before names no stage that there is, or nothing is on it
		return
	}
	for _, c := range []Code{p.Setup, p.Then, p.Solution} {
		l.schedule(c, start.Stage)
	}
	inRun := goal.NamesOf(start.Stage)
	l.expression(p.Always, inRun.Changing())
	l.exercise(p, start.Stage, d.Lesson.Always(start.Stage))
	l.expression(p.Goal, inRun)
	if p.World == "real" {
		if e, err := goal.Parse(p.Goal.Source, inRun); err == nil && e.AsksPackets() {
			l.report(p.Goal.At, "lesson.real-packets")
		}
	}
	l.expression(p.Answer, inRun)
	l.options(p, func(o Option) string { return o.Value.Source })
	for _, o := range p.Options {
		before := len(l.found)
		l.expression(o.Value, inRun)
		if len(l.found) > before && isProse(o.Value.Source) {
			inYAML := strings.ReplaceAll(o.Value.Source, "'", "''")
			l.found = append(l.found[:before], failure.New("lesson.bare-option", "text", o.Value.Source, "yaml", inYAML).Here(o.Value.At))
		}
	}
}

// exercise checks the programs that a learner is to change, and those that the author made of them.
// always is the stage's own condition, which the part's stands in place of.
func (l *loader) exercise(p *Part, st *stage.Stage, always Code) {
	if !p.Exercise() || len(p.solution) == 0 {
		return
	}
	if !p.Always.Given() {
		p.Always = always
	}
	if !p.Always.Given() {
		l.report(p.At, "lesson.no-always")
	}
	unsolved := *st
	unsolved.Always = p.Always.Source
	p.Unsolved = &unsolved
	editable := map[string]bool{}
	names := make([]string, len(p.Edit))
	for i, e := range p.Edit {
		editable[e.Name], names[i] = true, e.Name
		if st.ActorIndex(e.Name) < 0 {
			l.unknown("lesson.unknown-actor", e, goal.NamesOf(st).Actors)
		}
	}
	solved := unsolved
	solved.Actors = slices.Clone(st.Actors)
	for _, e := range p.solution {
		i := st.ActorIndex(e.Name.Name)
		switch {
		case !editable[e.Name.Name]:
			l.unknown("lesson.not-edited", e.Name, names)
			continue
		case i < 0:
			continue
		}
		solved.Actors[i].Program = e.value.program(l.file)
		if _, err := actor.Load(solved.Actors[i].Program); err != nil {
			l.found = append(l.found, failure.All(err)...)
		}
	}
	l.always(p.Always, goal.NamesOf(st).With(goal.NamesOf(&solved)))
	p.Solved, p.SolvedAt = &solved, p.solution[0].At
}

// isProse says whether an expression seems to be a text that lacks its quotes.
func isProse(source string) bool {
	return strings.IndexFunc(source, func(r rune) bool {
		return r < utf8.RuneSelf && !strings.ContainsRune(" _-,.?!'", r) && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) < 0
}

// expression refuses what can be no goal on a stage.
func (l *loader) expression(c Code, names goal.Names) {
	if !c.Given() || len(names.Actors) == 0 {
		return
	}
	_, err := goal.Parse(c.Source, names)
	l.found = append(l.found, failure.All(c.Put(err))...)
}

// schedule refuses what can be no schedule of a stage.
func (l *loader) schedule(c Code, st *stage.Stage) {
	if !c.Given() {
		return
	}
	commands, err := conductor.ParseSchedule(c.Source)
	for _, f := range failure.All(err) {
		l.found = append(l.found, f.Here(c.PlaceOf(f.At.Col, f.At.EndCol)))
	}
	for _, k := range commands {
		at := c.PlaceOf(k.At, k.At+utf8.RuneCountInString(k.Source))
		if k.Actor != "" && !goal.NamesOf(st).HasActor(k.Actor) {
			names := goal.NamesOf(st).Actors
			l.report(at, "lesson.unknown-actor", "name", k.Actor, "nearest", failure.Nearest(k.Actor, names))
		}
		if k.Verb == conductor.Until {
			_, err := goal.Parse(k.Text, goal.NamesOf(st))
			for _, f := range failure.All(err) {
				l.found = append(l.found, f.Here(at))
			}
		}
	}
}
