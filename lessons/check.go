package lessons

import (
	"slices"
	"unicode/utf8"

	"lockstep/lessons/goal"
	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
)

// check looks names up that one place of a lesson gives to another.
func (l *loader) check(d *draft) {
	for _, n := range d.Needs {
		if n.Name == d.ID {
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
}

func (l *loader) quiz(p *Part) {
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

// steering checks a part that sets up a run.
func (l *loader) steering(d *draft, i int) {
	p := &d.Parts[i]
	names := nameList(d.stages)
	if p.Stage.Name != "" && find(d.stages, p.Stage.Name) == nil {
		l.unknown("lesson.unknown-stage", p.Stage, names)
		return
	}
	if len(names) == 0 {
		l.report(p.At, "lesson.no-stages", "kind", p.Kind.String())
		return
	}
	for _, f := range p.Forbid {
		if !slices.Contains(Forbiddable, f.Name) {
			l.unknown("lesson.unknown-command", f, Forbiddable)
		}
	}
	start, _ := d.Lesson.StartOf(i)
	if start.Stage == nil { // the part before names no stage that there is
		return
	}
	for _, c := range []Code{p.Setup, p.Then, p.Solution} {
		l.schedule(c, start.Stage)
	}
	inRun := goal.NamesOf(start.Stage)
	l.expression(p.Goal, inRun)
	l.expression(p.Answer, inRun)
	for _, o := range p.Options {
		l.expression(o.Value, inRun)
	}
}

// expression refuses what can be no goal on a stage.
func (l *loader) expression(c Code, names goal.Names) {
	if !c.Given() {
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
		l.found = append(l.found, f.Here(c.PlaceOf(f.At.Col, 0)))
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
