package actor

import (
	"cmp"
	"slices"
	"strings"

	"lockstep/runtime/failure"
	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/syntax"
	"lockstep/runtime/stage"
)

// Program is a parsed and checked program. It never changes: any number of actors may run it.
type Program struct {
	from   stage.Program
	module *syntax.Module
	lines  []string
	loops  bool // see MayLoop
}

// Load parses and checks a program. What is refused comes all at once, as a failure.List whose
// places are those of the file that the program stands in.
func Load(p stage.Program) (*Program, error) {
	lines := strings.Split(strings.TrimSuffix(p.Source, "\n"), "\n")
	m, err := syntax.Parse(cmp.Or(p.Name, p.File), p.Source)
	refused := failure.All(err)
	if err == nil {
		refused = failure.All(eval.Check(m, library(), builtins()))
	}
	if len(refused) > 0 {
		return nil, inFile(p, lines, refused).Err()
	}
	return &Program{from: p, module: m, lines: lines, loops: mayLoop(m.Lines)}, nil
}

// inFile turns places within a program into places of its file.
func inFile(p stage.Program, lines []string, l failure.List) failure.List {
	for _, f := range l {
		at := &f.At
		at.File = p.File
		if at.Line < 1 {
			continue
		}
		at.Source = strings.Repeat(" ", p.Col)
		if at.Line <= len(lines) { // else it is where a line is missing
			at.Source += lines[at.Line-1]
		}
		at.Line += p.Line
		if at.Col > 0 {
			at.Col += p.Col
		}
		if at.EndCol > 0 {
			at.EndCol += p.Col
		}
	}
	return l
}

// File is the file that the program finds itself in.
func (p *Program) File() string { return p.module.File }

// Lines is how many lines the program has.
func (p *Program) Lines() int { return len(p.lines) }

// Text is the program's lines. It must not be changed.
func (p *Program) Text() []string { return p.lines }

// Source is what the program was loaded from.
func (p *Program) Source() stage.Program { return p.from }

// WithPrograms is a stage with programs of a learner's in place of the author's. It fails with all that is
// refused in them.
func WithPrograms(st *stage.Stage, programs map[string]string) (*stage.Stage, error) {
	if len(programs) == 0 {
		return st, nil
	}
	changed := *st
	changed.Actors = slices.Clone(st.Actors)
	for i, a := range st.Actors {
		if source, ok := programs[a.Name]; ok {
			changed.Actors[i].Program = stage.Program{File: a.Name + ".py", Source: source}
			if _, err := Load(changed.Actors[i].Program); err != nil {
				return nil, err
			}
		}
	}
	return &changed, nil
}
