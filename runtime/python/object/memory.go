package object

import (
	"maps"
	"slices"
	"strings"
	"unsafe"
)

// Container is a value or iterator of the evaluator's (or inside this package)
// that holds others.
type Container interface {
	// Size is what it takes itself, in bytes.
	Size() int
	// Children visits what it holds; nil is allowed.
	Children(visit func(Value))
}

// LiveSize counts the bytes of everything that can be reached from the roots:
// what a program holds, when Alloc has been charged for all it ever made. The
// same heap gives the same size on every machine.
func LiveSize(roots func(visit func(Value))) int {
	w := &walker{seen: map[uintptr]struct{}{}}
	roots(w.push)
	for len(w.todo) > 0 {
		v := w.todo[len(w.todo)-1]
		w.todo = w.todo[:len(w.todo)-1]
		w.visit(v)
	}
	return w.total
}

// Children visits what a value holds, once each; nil is possible.
func Children(v Value, visit func(Value)) {
	w := &walker{take: visit}
	w.visit(v)
}

// walker keeps its own stack: a program can nest values deeper than Go's.
type walker struct {
	seen  map[uintptr]struct{} // by address: a map of values would take as much as what it counts
	todo  []Value
	total int
	take  func(Value) // takes the place of push
}

// plainSize is below which a text is counted at each reference, since looking
// it up would cost more than it takes.
const plainSize = 64

func (w *walker) push(v Value) {
	if w.take != nil {
		w.take(v)
		return
	}
	switch x := v.(type) {
	case nil, NoneT, Bool, Ellipsis, *Builtin, *Module:
	case Int:
		if x < 0 || x > 255 { // Go keeps the others ready
			w.total += boxSize
		}
	case Float:
		w.total += boxSize
	case Str:
		w.text(string(x))
	case Bytes:
		w.text(string(x))
	case Tuple:
		w.total += 3 * boxSize
		if len(x) > 0 && w.first(unsafe.Pointer(&x[0])) {
			w.total += len(x) * valueSize
			w.todo = append(w.todo, x)
		}
	default:
		if w.first((*[2]unsafe.Pointer)(unsafe.Pointer(&v))[1]) { // the pointer in the interface
			w.todo = append(w.todo, v)
		}
	}
}

// boxSize is what a number takes that is boxed in an interface; a text takes two
// of it, a tuple three.
const boxSize = 8

func (w *walker) first(at unsafe.Pointer) bool {
	if _, ok := w.seen[uintptr(at)]; ok {
		return false
	}
	w.seen[uintptr(at)] = struct{}{}
	return true
}

func (w *walker) text(s string) {
	w.total += 2 * boxSize
	if len(s) < plainSize || w.first(unsafe.Pointer(unsafe.StringData(s))) {
		w.total += len(s)
	}
}

func (w *walker) visit(v Value) {
	switch x := v.(type) {
	case Tuple:
		for _, y := range x {
			w.push(y)
		}
	case *Big:
		w.total += x.BitLen() / 8
	case *ByteArray:
		w.total += cap(x.B)
	case *List:
		w.total += listSize + cap(x.V)*valueSize
		for _, y := range x.V {
			w.push(y)
		}
	case *Dict:
		w.dict(x)
	case *Set:
		w.dict(x.d)
	case *View:
		w.push(x.D)
	case *Instance:
		w.instance(x)
	case *Class:
		w.class(x)
	case *Bound:
		w.total += 2 * valueSize
		w.push(x.Self)
		w.push(x.Fn)
	case *StaticMethod:
		w.push(x.Fn)
	case *ClassMethod:
		w.push(x.Fn)
	case *Property:
		w.push(x.Get)
		w.push(x.Set)
	case *Slice:
		w.total += 3 * valueSize
		w.push(x.Lo)
		w.push(x.Hi)
		w.push(x.Step)
	case Container:
		w.total += x.Size()
		x.Children(w.push)
	}
}

func (w *walker) dict(d *Dict) {
	w.total += dictSize + len(d.entries)*entrySize
	d.Each(func(k, v Value) {
		w.push(k)
		w.push(v)
	})
}

func (w *walker) instance(x *Instance) {
	w.total += instanceSize + len(x.attrs)*attrSize
	x.Each(func(_ string, v Value) { w.push(v) })
	w.push(x.Cls)
	if x.Exc != nil {
		w.push(x.Exc.Args)
		w.push(orNone(x.Exc.Cause))
		w.push(orNone(x.Exc.Context))
		w.push(x.Exc.On)
		w.total += excSize + cap(x.Exc.TB)*tbSize
	}
	if c, ok := x.Data.(Container); ok {
		w.total += c.Size()
		c.Children(w.push)
	}
}

// class visits the program's classes.
func (w *walker) class(c *Class) {
	if c.Native {
		return
	}
	w.total += dictSize + len(c.Attrs)*entrySize
	for _, name := range slices.Sorted(maps.Keys(c.Attrs)) {
		w.push(c.Attrs[name])
	}
	w.push(c.Base)
}

// builder is a text that grows inside one operation. Room is charged before it
// is taken, and doubles: the copies that wait for the garbage collector take no
// more, all together, than the last.
type builder struct {
	strings.Builder
	h Host
}

func (b *builder) add(s string) {
	if need := b.Len() + len(s); need > b.Cap() {
		b.h.Alloc(2*b.Cap() + len(s)) // what Grow takes
		b.Grow(len(s))
	}
	b.WriteString(s)
}

// push appends a value as builder appends text.
func push(h Host, s []Value, v Value) []Value {
	if len(s) == cap(s) {
		n := max(2*cap(s), 1)
		h.Alloc(n * valueSize)
		s = append(make([]Value, 0, n), s...)
	}
	return append(s, v)
}

// Append is list.append.
func (l *List) Append(h Host, v Value) { l.V = push(h, l.V, v) }
