package actor

import (
	"slices"

	"lockstep/runtime/failure"
	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

// Undefined finds the names that nothing gives a value in the program, each at the first place that asks for it. To
// run into one is a NameError.
func (p *Program) Undefined() failure.List {
	m := p.module
	if len(m.Stars) > 0 { // they may come from there
		return nil
	}
	var found failure.List
	var seen []string
	for _, n := range m.Unbound {
		if object.Builtins[n.Text] != nil || object.CPythonBuiltin(n.Text) || builtins()[n.Text] != nil || slices.Contains(seen, n.Text) || n.Text == "__name__" {
			continue
		}
		seen = append(seen, n.Text)
		f := failure.New("python.undefined", "name", n.Text, "nearest", failure.Nearest(n.Text, m.Globals))
		found = append(found, f.Here(syntax.PlaceOf(m.File, m.Lines, n.Span)))
	}
	return inFile(p.from, p.lines, found)
}
