package lessons

import (
	"slices"
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
}
