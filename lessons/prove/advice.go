package prove

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"lockstep/lessons"
	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
)

// inCode is a text's code between backquotes.
var inCode = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile("`([^`]+)`")
})

// hints finds the hints that leave nothing to find out: those that name every command of the solution,
// in its order. They prove nothing wrong.
func hints(l *lessons.Lesson) (found failure.List) {
	for i := range l.Parts {
		p := &l.Parts[i]
		solution, err := conductor.ParseSchedule(p.Solution.Source)
		if err != nil || len(solution) == 0 {
			continue
		}
		for n, h := range p.Hints {
			if tells(h.EN, solution) || tells(h.ZH, solution) {
				found = append(found, failure.New("prove.hint-tells", "hint", n+1, "part", i+1).Here(h.At))
			}
		}
	}
	return found
}

// placeholder is how an author, or keep-part, marks a text that is still to be written.
const placeholder = "TODO"

// unwritten finds the texts that are still to be written.
func unwritten(l *lessons.Lesson) (found failure.List) {
	texts := []lessons.Text{l.Title, l.Summary, l.Outcome}
	for i := range l.Parts {
		p := &l.Parts[i]
		texts = append(append(texts, p.Text), p.Hints...)
		for _, o := range p.Options {
			texts = append(texts, o.Text, o.Why)
		}
	}
	for _, t := range texts {
		if strings.Contains(t.EN, placeholder) || strings.Contains(t.ZH, placeholder) {
			found = append(found, failure.New("prove.unwritten", "mark", placeholder).Here(t.At))
		}
	}
	return found
}

// slips are the exceptions that the author of a program hardly means: a name that is spelt wrong, arguments of the
// wrong kind.
var slips = []string{"AttributeError", "ImportError", "ModuleNotFoundError", "NameError", "TypeError", "UnboundLocalError"}

// slip notes the programs that have failed so, where the part does not ask for it.
func (p *prover) slip(t *trial, asked lessons.Code) {
	for _, a := range t.Actors() {
		end := a.End()
		i := t.Stage().ActorIndex(a.Main())
		if end == nil || i < 0 || !slices.Contains(slips, end.Err) || strings.Contains(asked.Source, "error(") || strings.Contains(asked.Source, "failed") {
			continue
		}
		program := t.Stage().Actors[i].Program
		at := failure.Place{File: program.File, Line: program.Line + end.Line}
		once(&p.advice, failure.New("prove.slip", "actor", a.Name(), "error", end.Err).Here(at))
	}
}

// tells says whether a text names all of some commands, in their order.
func tells(text string, all []conductor.Command) bool {
	for _, m := range inCode().FindAllStringSubmatch(text, -1) {
		named, err := conductor.ParseSchedule(m[1])
		if err != nil {
			continue // of Python, say
		}
		for _, k := range named {
			if len(all) > 0 && k.String() == all[0].String() {
				all = all[1:]
			}
		}
	}
	return len(all) == 0
}
