package actor

import (
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
	m, err := syntax.Parse(p.File, p.Source)
	refused := failure.All(err)
	if err == nil {
		refused = append(failure.All(eval.Check(m, library(), builtins())), lacking(m)...)
	}
	if len(refused) > 0 {
		return nil, inFile(p, lines, refused).Err()
	}
	return &Program{from: p, module: m, lines: lines, loops: mayLoop(m.Lines)}, nil
}

// lacks are, by module, the attributes that CPython's objects of the module have and ours lack.
var lacks = map[string][]string{
	"socket": {
		"makefile", "detach", "dup", "sendfile", "sendmsg", "recvmsg", "recvfrom_into", "recvmsg_into",
		"get_inheritable", "set_inheritable",
	},
	"threading": {"acquire_lock", "release_lock", "locked_lock", "_value", "_flag", "_cond", "_lock", "_is_owned", "_target", "_args", "_kwargs"},
	"queue":     {"queue", "mutex", "not_empty", "not_full", "all_tasks_done", "unfinished_tasks"},
}

// lacking refuses what an object of a module lacks.
func lacking(m *syntax.Module) failure.List {
	var l failure.List
	for _, a := range m.Attrs {
		for _, i := range m.Imports {
			if slices.Contains(lacks[i.Module], a.Name) && !m.Defined[a.Name] {
				l = append(l, failure.New("python.no.attribute", "name", a.Name).Here(syntax.PlaceOf(m.File, m.Lines, a.NameAt)))
				break
			}
		}
	}
	return l
}

// inFile turns places within a program into places of its file.
func inFile(p stage.Program, lines []string, l failure.List) failure.List {
	for _, f := range l {
		at := &f.At
		at.File = p.File
		if at.Line < 1 {
			continue
		}
		if at.Line <= len(lines) {
			at.Source = strings.Repeat(" ", p.Col) + lines[at.Line-1]
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

// File is the file that the program stands in.
func (p *Program) File() string { return p.from.File }

// Lines is how many lines the program has.
func (p *Program) Lines() int { return len(p.lines) }

// Text is the program's lines. It must not be changed.
func (p *Program) Text() []string { return p.lines }

// Source is what the program was loaded from.
func (p *Program) Source() stage.Program { return p.from }
