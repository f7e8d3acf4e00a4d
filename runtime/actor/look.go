package actor

import (
	"strings"

	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/object"
)

// Frame is one call that the program is in.
type Frame struct {
	Function string // "<module>" for the program itself
	Line     int
	Vars     []Var // its own variables, in the order they appear in the text
}

// Var is a variable and what it holds, as repr() gives it, shortened.
type Var struct{ Name, Repr string }

// Line is the line of the program, from 1, that it stands at in its innermost frame; 0 for a
// program that has ended.
func (a *Actor) Line() int {
	if !a.pending {
		return 0
	}
	return a.standsAt()
}

// standsAt is the line of the innermost frame.
func (a *Actor) standsAt() int {
	if f := a.frame(); f != nil {
		return int(f.Line)
	}
	return 0
}

// Span is the first and the last line of the statement that the program stands at.
func (a *Actor) Span() (first, last int) {
	return a.Line(), a.Line()
}

// Frames lists the calls that the program is in, innermost first. The last is the program itself;
// its variables are Globals.
func (a *Actor) Frames() []Frame {
	var out []Frame
	if !a.pending {
		return nil
	}
	for f := a.frame(); f != nil && f != a.main; f = f.Up {
		fr := Frame{Function: f.Fn.Code.Name, Line: int(f.Line)}
		f.Locals(func(name string, v object.Value) { fr.Vars = append(fr.Vars, Var{name, brief(v)}) })
		out = append(out, fr)
	}
	if a.main != nil {
		out = append(out, Frame{Function: "<module>", Line: int(a.main.Line)})
	}
	return out
}

// Globals lists the program's global variables, without functions, classes and modules.
func (a *Actor) Globals() []Var {
	var out []Var
	for i, name := range a.program.module.Globals {
		if v := a.python.Globals[i]; v != nil && isData(v) {
			out = append(out, Var{name, brief(v)})
		}
	}
	return out
}

func isData(v object.Value) bool {
	switch v.(type) {
	case *eval.Func, *object.Class, *object.Module, *object.Builtin:
		return false
	}
	return true
}

// Value finds a variable as the program would from where it stands: in the innermost frame, then
// outwards, then among the globals. Containers are copies.
func (a *Actor) Value(name string) (object.Value, bool) {
	var found object.Value
	if a.pending {
		for f := a.frame(); f != nil && f != a.main && found == nil; f = f.Up {
			f.Locals(func(n string, v object.Value) {
				if n == name {
					found = v
				}
			})
		}
	}
	if i, ok := a.program.module.GlobalIdx(name); ok && found == nil {
		found = a.python.Globals[i]
	}
	if found == nil {
		return nil, false
	}
	return copyOf(found, map[object.Value]object.Value{}), true
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
			v.Each(func(k, x object.Value) { _ = out.Set(unmetered{}, k, copyOf(x, seen)) }) // hashable: it was a key
		}
		return seen[v]
	case *object.Set:
		out := object.NewSet()
		out.Frozen = v.Frozen
		v.D.Each(func(k, x object.Value) { _ = out.D.Set(unmetered{}, k, x) })
		return out
	}
	return v
}

// unmetered is the host of copies: they are ours, not the program's, and run nothing of it.
type unmetered struct{ object.Host }

func (unmetered) Alloc(int) error { return nil }

// longest is the most of a variable's repr that is shown, in code points.
const longest = 120

// brief is repr(v), shortened. It runs nothing of the program.
func brief(v object.Value) string {
	if in, ok := v.(*object.Instance); ok {
		if s, ok := in.Data.(*Socket); ok {
			text, _ := describe(nil, s, nil)
			return string(text.(object.Str))
		}
	}
	r := []rune(strings.ToValidUTF8(object.Repr(v), "\uFFFD"))
	if len(r) > longest {
		return string(r[:longest-1]) + "…"
	}
	return string(r)
}
