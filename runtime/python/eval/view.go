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
	p := Place{Func: f.fn.code.Name, At: int(f.line)}
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

// Show is a repr that runs no code of the program and changes nothing: it has
// at most max code points, and "..." stands for what is left out.
func Show(v Value, max int) string {
	w := shower{left: max}
	w.show(v, 0)
	s := []rune(w.b.String())
	if len(s) > max {
		s = append(s[:max-min(max, 3)], []rune("...")[:min(max, 3)]...)
	}
	return string(s)
}

// maxShown is how deeply Show goes into containers.
const maxShown = 6

type shower struct {
	b    strings.Builder
	left int // code points until the end does not matter any more
}

func (w *shower) put(s string) {
	w.left -= len(s)
	w.b.WriteString(s)
}

func (w *shower) show(v Value, depth int) {
	if w.left < 0 {
		return
	}
	if depth >= maxShown {
		w.put("...")
		return
	}
	switch v := v.(type) {
	case object.Str:
		w.put(object.Repr(cut(v, w.left)))
	case object.Bytes:
		w.put(object.Repr(cut(v, w.left)))
	case *object.ByteArray:
		w.put("bytearray(" + object.Repr(cut(object.Bytes(v.B[:min(len(v.B), w.left+1)]), w.left)) + ")")
	case *object.Big:
		if n := v.BitLen(); n > 256 {
			w.put(fmt.Sprintf("<int of %d bits>", n))
			return
		}
		w.put(v.String())
	case object.Tuple:
		w.sequence("(", v, ")", depth)
	case *object.List:
		w.sequence("[", v.V, "]", depth)
	case *object.Set:
		w.set(v, depth)
	case *object.Dict:
		w.dict(v, depth)
	case *object.Instance:
		w.instance(v, depth)
	default:
		w.plain(v)
	}
}

// cut keeps as much of a text as can be shown.
func cut[T ~string](s T, n int) T {
	if n = 4 * (max(n, 0) + 4); len(s) > n {
		return s[:n] // the repr escapes a character cut in two; Show cuts that off
	}
	return s
}

func (w *shower) plain(v Value) {
	switch v.(type) {
	case object.NoneT, object.Bool, object.Int, object.Float, object.Ellipsis, *object.Range, *object.Class, *object.Module, *object.Builtin, *Func, *Generator:
		w.put(object.Repr(v))
	default:
		w.put("<" + object.TypeName(v) + ">")
	}
}

func (w *shower) sequence(open string, vs []Value, end string, depth int) {
	w.put(open)
	for i, x := range vs {
		if w.left < 0 {
			return
		}
		if i > 0 {
			w.put(", ")
		}
		w.show(x, depth+1)
	}
	if len(vs) == 1 && open == "(" {
		w.put(",")
	}
	w.put(end)
}

func (w *shower) set(s *object.Set, depth int) {
	switch {
	case s.Len() == 0:
		w.put(object.TypeName(s) + "()")
	case s.Frozen:
		w.sequence("frozenset({", s.Elements(), "})", depth)
	default:
		w.sequence("{", s.Elements(), "}", depth)
	}
}

func (w *shower) dict(d *object.Dict, depth int) {
	w.put("{")
	first := true
	d.Each(func(k, v Value) {
		if w.left < 0 {
			return
		}
		if !first {
			w.put(", ")
		}
		first = false
		w.show(k, depth+1)
		w.put(": ")
		w.show(v, depth+1)
	})
	w.put("}")
}

// instance shows an exception as CPython does and another object with its
// attributes: <Client name='a', n=3>.
func (w *shower) instance(o *object.Instance, depth int) {
	if o.Exc != nil {
		w.sequence(o.Cls.Name+"(", o.Exc.Args, ")", depth)
		return
	}
	w.put("<" + o.Cls.Name)
	sep := " "
	o.Each(func(name string, v Value) {
		if w.left < 0 {
			return
		}
		w.put(sep + name + "=")
		sep = ", "
		w.show(v, depth+1)
	})
	w.put(">")
}
