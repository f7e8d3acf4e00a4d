package eval

import (
	"fmt"
	"strings"

	"lockstep/runtime/python/object"
)

// Place is where a frame stands.
type Place struct {
	Func          string // name of the function; "<module>" outside of any
	Line, EndLine int    // the statement being executed; of a compound one, its header
	At            int    // line of the call or operation in progress
}

// Frame is one call in progress, seen from outside.
type Frame struct {
	Place
	// Locals are the parameters and variables that have a value, in the order
	// in which the source binds them, then those of functions around. The
	// module's frame has none: see Program.Globals.
	Locals []Var
}

// Var is a variable. Value is the program's own: look, and change nothing.
type Var struct {
	Name  string
	Value Value
}

// Where gives the place of the innermost frame; false before the first
// statement and after the end.
func (t *Thread) Where() (Place, bool) {
	if t.top == nil || t.top.stmt == nil {
		return Place{}, false
	}
	return t.top.place(), true
}

// GaveUp is where the thread stood when an error ended it that is no exception:
// a budget, a refusal, a fault, what a native function returned.
func (t *Thread) GaveUp() (Place, bool) { return t.gaveUp, t.gaveUp != Place{} }

func (f *frame) place() Place {
	p := Place{Func: f.fn.code.Name, At: int(f.at.From.Line)}
	if f.stmt != nil {
		at := f.stmt.Where()
		p.Line, p.EndLine = int(at.From.Line), int(at.To.Line)
	}
	return p
}

// Frames lists the calls in progress, innermost first.
func (t *Thread) Frames() []Frame {
	var out []Frame
	for f := t.top; f != nil; f = f.up {
		out = append(out, Frame{f.place(), f.locals()})
	}
	return out
}

func (f *frame) locals() []Var {
	if f.fn.code.Outer == nil {
		return nil
	}
	var out []Var
	add := func(name string, v Value) {
		if c, ok := v.(*cell); ok {
			v = c.v
		}
		if v != nil && !strings.HasPrefix(name, ".") {
			out = append(out, Var{name, v})
		}
	}
	for i, name := range f.fn.code.Slots {
		add(name, f.slots[i])
	}
	for i, name := range f.fn.code.Free {
		add(name, f.fn.free[i])
	}
	return out
}

// Global gives a global of the program by name.
func (p *Program) Global(name string) (Value, bool) {
	i, ok := p.module.GlobalSlot(name)
	if !ok || p.globals[i] == nil {
		return nil, false
	}
	return p.globals[i], true
}

// Globals lists the program's variables in the order in which the source binds
// them, without modules, functions, classes and names in double underscores.
func (p *Program) Globals() []Var {
	var out []Var
	for i, name := range p.module.Globals {
		switch v := p.globals[i].(type) {
		case nil, *object.Module, *Func, *object.Class, *object.Builtin:
		default:
			if !strings.HasPrefix(name, "__") {
				out = append(out, Var{name, v})
			}
		}
	}
	return out
}

// Inside lists what a value holds, one level deep and at most max of it: the
// elements of a sequence, the entries of a dict, the attributes of an object.
// The names are as a program would write them behind the value: "[0]",
// "['port']", ".state". n is how many there are in all.
func Inside(v Value, max int) (inside []Var, n int) {
	switch v := v.(type) {
	case *object.List:
		return elementsOf(v.V, max), len(v.V)
	case object.Tuple:
		return elementsOf(v, max), len(v)
	}
	add := func(format string, name any, x Value) {
		if n++; n <= max {
			inside = append(inside, Var{fmt.Sprintf(format, name), x})
		}
	}
	switch v := v.(type) {
	case *object.Dict:
		v.Each(func(k, x Value) {
			if n < max {
				add("[%s]", object.Show(k, maxKey), x)
			}
		})
		n = v.Len()
	case *object.Instance:
		if v.Exc != nil {
			add(".%s", "args", v.Exc.Args)
		}
		v.Each(func(name string, x Value) { add(".%s", name, x) })
	case *object.Bound:
		add(".%s", "__self__", v.Self)
	case *Func:
		for i, name := range v.code.Free {
			if x := v.free[i].v; x != nil {
				add("%s", name, x) // what it took along
			}
		}
	}
	return inside, n
}

func elementsOf(vs []Value, max int) []Var {
	var out []Var
	for i, x := range vs[:min(len(vs), max)] {
		out = append(out, Var{fmt.Sprintf("[%d]", i), x})
	}
	return out
}

// maxKey is how much of a key Inside shows.
const maxKey = 40
