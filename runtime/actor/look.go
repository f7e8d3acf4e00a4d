package actor

import (
	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

// Frame is one call that the program is in.
type Frame struct {
	Function string // "<module>" for the program itself
	Line     int
	Vars     []Var // its own variables, in the order they appear in the text
}

// Var is a variable and what it holds, as repr() gives it, shortened.
type Var struct{ Name, Repr string }

// Binding is a variable that a program binds in one place only: what it holds is what the statement
// there last gave it.
type Binding struct {
	Name     string
	Line     int    // of the place
	Function string // whose variable it is, as in Frame
}

// Bindings lists the variables that are bound in one place only. It leaves out those of functions
// that share their name: frames do not tell them apart.
func (p *Program) Bindings() []Binding {
	type variable struct {
		name string
		in   *syntax.Func
	}
	times, functions := map[variable]int{}, map[string]*syntax.Func{}
	for _, b := range p.module.Bindings {
		if times[variable{b.Text, b.In}]++; b.In == nil { // of whatever function it is, it is bound there as well
			continue
		}
		if f, known := functions[b.In.Name]; known && f != b.In {
			functions[b.In.Name] = nil
		} else if !known {
			functions[b.In.Name] = b.In
		}
		for _, x := range b.In.Params {
			times[variable{x.Name.Text, b.In}] = 2
		}
	}
	var out []Binding
	for _, b := range p.module.Bindings {
		once := times[variable{b.Text, b.In}] == 1 && times[variable{b.Text, nil}] == 0
		if once && b.In != nil && functions[b.In.Name] == b.In {
			out = append(out, Binding{b.Text, int(b.From.Line), b.In.Name})
		}
	}
	return out
}

// Line is the first line of the statement that the program stands at in its innermost frame, from
// 1; 0 for a program that has ended.
func (a *Actor) Line() int {
	first, _ := a.Span()
	return first
}

// Span is the first and the last line of the statement that the program stands at.
func (a *Actor) Span() (first, last int) {
	switch {
	case !a.pending:
		return 0, 0
	case a.place != nil:
		return a.place.first, a.place.final
	}
	p := a.stands()
	return p.Line, p.EndLine
}

// stands is where the program stands: for a thread that is in no function of the program, such as
// one of a socketserver, where it was started.
func (a *Actor) stands() eval.Place {
	if p, ok := a.python.Where(); ok {
		return p
	}
	return a.began
}

// Frames lists the calls that the program is in, innermost first. The last is the program itself;
// its variables are Globals.
func (a *Actor) Frames() []Frame {
	if !a.pending {
		return nil
	}
	var out []Frame
	for _, f := range a.caughtUp().python.Frames() {
		out = append(out, Frame{Function: f.Func, Line: f.Line, Vars: shown(f.Locals)})
	}
	return out
}

// Globals lists the program's global variables, without functions, classes and modules.
func (a *Actor) Globals() []Var { return shown(a.caughtUp().eval.Globals()) }

func shown(vars []eval.Var) []Var {
	var out []Var
	for _, v := range vars {
		out = append(out, Var{v.Name, brief(v.Value)})
	}
	return out
}

// Value finds a variable as the program would from where it stands: in the innermost frame, then
// outwards, then among the globals. Containers are copies.
func (a *Actor) Value(name string) (object.Value, bool) {
	found, ok := a.caughtUp().local(name)
	if !ok {
		found, ok = a.eval.Global(name)
	}
	if !ok {
		return nil, false
	}
	return copyOf(found, map[object.Value]object.Value{}), true
}

func (a *Actor) local(name string) (object.Value, bool) {
	if !a.pending {
		return nil, false
	}
	for _, f := range a.python.Frames() {
		for _, v := range f.Locals {
			if v.Name == name {
				return v.Value, true
			}
		}
	}
	return nil, false
}

// copyOf copies containers, so that what is done to the program afterwards does not show. Objects
// of classes are shared.
func copyOf(v object.Value, seen map[object.Value]object.Value) object.Value {
	switch v := v.(type) {
	case object.Tuple:
		out := make(object.Tuple, len(v))
		for i, x := range v {
			out[i] = copyOf(x, seen)
		}
		return out
	case *object.List:
		if seen[v] == nil {
			out := &object.List{V: make([]object.Value, len(v.V))}
			seen[v] = out
			for i, x := range v.V {
				out.V[i] = copyOf(x, seen)
			}
		}
		return seen[v]
	case *object.Dict:
		if seen[v] == nil {
			out := object.NewDict()
			seen[v] = out
			v.Each(func(k, x object.Value) { _ = out.Set(object.Quiet, k, copyOf(x, seen)) }) // hashable: it was a key
		}
		return seen[v]
	case *object.Set:
		out := object.NewSet()
		out.Frozen = v.Frozen
		for _, x := range v.Elements() {
			_ = out.Add(object.Quiet, x)
		}
		return out
	}
	return v
}

// longest is the most of a variable's repr that is shown, in code points.
const longest = 120

// brief is repr(v), shortened. It runs nothing of the program.
func brief(v object.Value) string {
	if s, ok := socketText(v); ok {
		return s
	}
	return object.Show(v, longest)
}

// socketText is the repr of a socket.
func socketText(v object.Value) (text string, ok bool) {
	if in, isObject := v.(*object.Instance); isObject {
		if s, isSocket := in.Data.(*Socket); isSocket {
			return s.String(), true
		}
	}
	return "", false
}
