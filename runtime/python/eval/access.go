package eval

import (
	"math"
	"strings"

	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

// Touch is something that the threads of a program share, read or written.
type Touch struct {
	Object int // its number; of a global, -1 minus its slot; Everything, Numberless
	Write  bool
	Aside  bool // no data is looked at or changed, but what a thread goes by: of what sort it is (see Options.Sorts), how far an iterator is
}

// Everything is the Object of a touch of more than is worth listing.
const Everything = math.MinInt

// Numberless is the Object of a touch of what is shared and has no number: iterators, attributes of functions,
// the chance of the program.
const Numberless = Everything + 2

// Access is a read or a write that the other threads of the program could see the order of.
type Access struct {
	Touch
	Text  string // what is accessed, as the program writes it: "count", "stock[name]", "buf.append"
	Value Value  // what is written; of a method call, a tuple of its arguments; nil for a read and a del
	Call  bool   // it is the call of a method
	look  func() Value
}

// Look is what a read would give now; nil when there is nothing to read.
func (a *Access) Look() Value {
	if a.look == nil {
		return nil
	}
	return a.look()
}

// source is the text of an expression; of one on several lines, its first.
func (f *frame) source(at syntax.Span) string {
	lines := f.prog.module.Lines
	n := int(at.From.Line) - 1
	if n < 0 || n >= len(lines) {
		return ""
	}
	line := []rune(lines[n])
	from, to := min(int(at.From.Col)-1, len(line)), len(line)
	if at.To.Line == at.From.Line {
		to = min(int(at.To.Col)-1, len(line))
	}
	return string(line[from:max(from, to)])
}

// visit keeps the thread before an access.
func (f *frame) visit(a Access, at syntax.Span) error {
	if f.prog.access == nil {
		return nil
	}
	a.Text = f.source(at)
	f.at = at
	return f.prog.access(f.th, a)
}

func (p *Program) touched(t *Thread, x Touch) {
	if p.touch != nil {
		p.touch(t, x)
	}
}

// quiet says whether reading v is no operation of its own: nothing can be done to it by
// assignment that would matter more than what is done with it next (a lock, a function).
func quiet(v Value) bool {
	switch v := v.(type) {
	case *Func, *object.Builtin, *object.Class, *object.Module:
		return true
	case *object.Instance:
		return v.Data != nil
	}
	return false
}

// readGlobal is before a read of a global. It is one of its own only where functions declare the name
// global; the others change while threads run only by what the module itself does.
func (f *frame) readGlobal(n *syntax.Name) error {
	v := f.prog.globals[n.Slot]
	f.looksAtSort(-1 - n.Slot)
	switch v.(type) {
	case *Func, *object.Builtin, *object.Class, *object.Module:
		return nil
	}
	x := Touch{Object: -1 - n.Slot}
	if v == nil || quiet(v) || !f.prog.module.Shared[n.Text] {
		f.prog.touched(f.th, x)
		return nil
	}
	slot := n.Slot
	return f.visit(Access{Touch: x, look: func() Value { return f.prog.globals[slot] }}, n.Span)
}

// writeName is before a name is given a value; nil unbinds it.
func (f *frame) writeName(n *syntax.Name, v Value) error {
	switch n.Kind {
	case syntax.Global:
		f.prog.share(v)
		f.prog.changesSort(f.prog.globals[n.Slot], v)
		x := Touch{Object: -1 - n.Slot, Write: true}
		if !f.prog.module.Shared[n.Text] || v != nil && quiet(v) {
			f.prog.touched(f.th, x)
			return nil
		}
		return f.visit(Access{Touch: x, Value: v}, n.Span)
	case syntax.CellVar:
		f.shareCell(f.slots[n.Slot].(*cell), v)
	case syntax.FreeVar:
		f.shareCell(f.fn.free[n.Slot], v)
	}
	return nil
}

func (f *frame) shareCell(c *cell, v Value) {
	if c.number != 0 {
		f.prog.share(v)
		f.prog.touched(f.th, Touch{Object: int(c.number), Write: true})
	}
}

// readCell gives a variable that functions share.
func (f *frame) readCell(c *cell) Value {
	if c.number != 0 {
		f.prog.touched(f.th, Touch{Object: int(c.number)})
	}
	return c.v
}

// readAttr is before o.name is read.
func (f *frame) readAttr(o Value, name string, at syntax.Span) error {
	if _, ok := o.(*Func); ok {
		f.beside(false)
	}
	n, v, look := attribute(o, name)
	f.looksAtSort(numberOf(o))
	if n == 0 {
		return nil
	}
	f.looksAtSort(n)
	x := Touch{Object: n}
	if v == nil || quiet(v) {
		f.prog.touched(f.th, x)
		return nil
	}
	return f.visit(Access{Touch: x, look: look}, at)
}

// attribute finds a shared attribute that is plain data: the number of the value that holds it.
func attribute(o Value, name string) (number int, v Value, look func() Value) {
	c, isClass := o.(*object.Class)
	if in, ok := o.(*object.Instance); ok {
		if v, ok := in.Get(name); ok {
			return in.Number(), v, func() Value { v, _ := in.Get(name); return v }
		}
		c, isClass = in.Cls, true
	}
	if !isClass {
		return 0, nil, nil
	}
	for ; c != nil && !c.Native; c = c.Base {
		switch v := c.Attrs[name].(type) {
		case nil:
		case *object.Property, *object.StaticMethod, *object.ClassMethod:
			return c.Number(), nil, nil
		default:
			return c.Number(), v, func() Value { return c.Attrs[name] }
		}
	}
	return 0, nil, nil
}

// writeAttr is before o.name = v, or its del (nil).
func (f *frame) writeAttr(o Value, name string, v Value, at syntax.Span) error {
	n := numberOf(o)
	in, isInstance := o.(*object.Instance)
	_, isFunc := o.(*Func)
	switch {
	case isFunc, isInstance && n != 0 && in.Exc != nil:
		f.prog.unseen = true
		f.beside(true)
		return nil
	case n == 0:
		return nil
	case isInstance:
		if p, ok := in.Cls.Lookup(name); ok {
			if _, ok := p.(*object.Property); ok {
				return nil
			}
		}
		if in.Data != nil { // it may be its run
			f.prog.unseen = true
		}
		old, _ := in.Get(name)
		f.prog.changesSort(old, v)
	default: // a class: what is looked up for an operator is not told, but what it is used on is
		f.prog.unseen = true
		if strings.HasPrefix(name, "__") {
			f.prog.touched(f.th, Touch{Object: Everything, Write: true, Aside: true})
		}
	}
	f.prog.share(v)
	x := Touch{Object: n, Write: true}
	if v != nil && quiet(v) {
		f.prog.touched(f.th, x)
		return nil
	}
	return f.visit(Access{Touch: x, Value: v}, at)
}

// readItem is before o[i] is read.
func (f *frame) readItem(o, i Value, at syntax.Span) error {
	n := numberOf(o)
	if _, ok := o.(*object.Instance); n == 0 || ok {
		return nil
	}
	look := func() Value {
		v, err := object.GetItem(object.Quiet, o, i)
		if err != nil {
			return nil
		}
		return v
	}
	f.looksAtSort(n)
	x := Touch{Object: n}
	if v := look(); v != nil && quiet(v) {
		f.prog.touched(f.th, x)
		return nil
	}
	return f.visit(Access{Touch: x, look: look}, at)
}

// writeItem is before o[i] = v, or its del (nil).
func (f *frame) writeItem(o, v Value, at syntax.Span) error {
	n := numberOf(o)
	if _, ok := o.(*object.Instance); n == 0 || ok {
		return nil
	}
	f.prog.share(v)
	f.prog.changesSorts(o, v)
	return f.visit(Access{Touch: Touch{Object: n, Write: true}, Value: v}, at)
}

// mutating are the methods of containers that change them.
var mutating = words(`append extend insert pop remove clear sort reverse update popitem setdefault add discard
	difference_update intersection_update symmetric_difference_update __setitem__ __delitem__ __iadd__`)

// calls is before a function written in Go is called.
func (f *frame) calls(fn *object.Builtin, self Value, args []Value, at syntax.Expr) error {
	n := numberOf(self)
	if in, ok := self.(*object.Instance); ok && n != 0 {
		if in.Data == nil { // what is done to a lock or a thread is an operation of its own
			f.prog.touched(f.th, Touch{Object: n, Write: true})
		}
		n = 0
	}
	f.looksInto(fn.Name, fn.Module != "" && fn.Owner == nil, args)
	f.advances(self)
	if n == 0 {
		return nil
	}
	write := mutating[fn.Name]
	if !write && fn.Name != "get" {
		f.reads(self, false)
		return nil
	}
	if write {
		f.prog.changesSorts(self, args...)
		for _, v := range args {
			f.prog.share(v)
		}
	}
	a := Access{Touch: Touch{Object: n, Write: write}, Value: object.Tuple(args), Call: true}
	return f.visit(a, at.Where())
}

// glancing are the functions that do not look into what they are given.
var glancing = words("len bool iter next enumerate zip reversed isinstance type")

// looksInto notes that a function looks at what it is given.
func (f *frame) looksInto(name string, write bool, args []Value) {
	for _, v := range args {
		if glancing[name] {
			f.glances(v)
		} else {
			f.reads(v, write)
		}
	}
}

// called is after it: what a shared value has come to hold is shared.
func (f *frame) called(self Value, args []Value) {
	f.prog.shareInside(self)
	for _, v := range args {
		f.prog.shareInside(v)
	}
}

// Truth is the truth value of what the program gave to a function written in Go: a look at it like one of a
// test in the program.
func (t *Thread) Truth(v Value) (bool, error) {
	if t.prog.sharing {
		t.top.glances(v)
	}
	return object.Truth(t, v)
}

// glances notes that a value is looked at, but not what is in it; of an iterator, what it goes over.
func (f *frame) glances(v Value) {
	if plain(v) {
		return
	}
	if n := numberOf(v); n != 0 {
		f.prog.touched(f.th, Touch{Object: n})
		return
	}
	f.advances(v)
	if it, ok := v.(object.Container); ok {
		it.Children(func(x Value) {
			if n := numberOf(x); n != 0 {
				f.prog.touched(f.th, Touch{Object: n})
			}
		})
	}
}

// advances notes that an iterator may go on that other threads can reach.
func (f *frame) advances(v Value) {
	if f.prog.iterators && isIterator(v) {
		f.beside(true)
	}
}

// beside notes a look at what has no number, or a change of it.
func (f *frame) beside(write bool) {
	f.prog.touched(f.th, Touch{Object: Numberless, Write: write, Aside: true})
}

// manyThings is how many values a read of a nested one lists.
const manyThings = 200

// reads notes that a value, and what it holds, is looked at.
func (f *frame) reads(v Value, write bool) {
	if plain(v) || f.prog.touch == nil {
		return
	}
	seen, todo := map[int]bool{}, []Value{v}
	for turns := 0; len(todo) > 0; turns++ {
		if turns > manyThings {
			f.prog.touched(f.th, Touch{Object: Everything, Write: write})
			return
		}
		v := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		switch v.(type) {
		case *Func, *object.Class:
			continue
		}
		if n := numberOf(v); n != 0 {
			if seen[n] {
				continue
			}
			seen[n] = true
			f.prog.touched(f.th, Touch{Object: n, Write: write})
		} else {
			f.advances(v)
		}
		object.Children(v, func(x Value) {
			if !plain(x) {
				todo = append(todo, x)
			}
		})
	}
}

func (f *frame) callShared(x *syntax.Call, fn, self Value, args []Value) error {
	if b, ok := fn.(*object.Bound); ok {
		fn, self = b.Fn, b.Self
	}
	switch fn := fn.(type) {
	case *object.Builtin:
		return f.calls(fn, self, args, x.Fn)
	case *object.Class:
		if fn.Makes() { // str, list: it looks into what it is given
			f.looksInto(fn.Name, false, args)
		}
	}
	return nil
}

// inPlaceShared is old op= v where that may change what others can reach.
func (f *frame) inPlaceShared(s *syntax.AugAssign, old, v Value) (Value, error) {
	f.reads(v, false)
	switch old.(type) {
	case *object.List, *object.Dict, *object.Set, *object.ByteArray:
		if n := numberOf(old); n != 0 {
			f.prog.share(v)
			f.prog.changesSorts(old, v)
			if err := f.visit(Access{Touch: Touch{Object: n, Write: true}, Value: v}, s.Target.Where()); err != nil {
				return nil, err
			}
		}
	default:
		f.reads(old, false)
	}
	r, err := object.InPlace(f.th, s.Op, old, v)
	f.prog.shareInside(old)
	return r, err
}

func (f *frame) getAttr(o Value, x *syntax.Attr) (Value, error) {
	f.at = x.Span
	if f.prog.sharing {
		if err := f.readAttr(o, x.Name, x.Span); err != nil {
			return nil, err
		}
	}
	return object.GetAttr(f.th, o, x.Name)
}

func (f *frame) setAttr(o Value, x *syntax.Attr, v Value) error {
	f.at = x.Span
	if f.prog.sharing {
		if err := f.writeAttr(o, x.Name, v, x.Span); err != nil {
			return err
		}
	}
	return object.SetAttr(f.th, o, x.Name, v)
}

func (f *frame) getItem(o, i Value, at syntax.Span) (Value, error) {
	f.at = at
	if f.prog.sharing {
		if err := f.readItem(o, i, at); err != nil {
			return nil, err
		}
	}
	return object.GetItem(f.th, o, i)
}

func (f *frame) setItem(o, i, v Value, at syntax.Span) error {
	f.at = at
	if f.prog.sharing {
		if err := f.writeItem(o, v, at); err != nil {
			return err
		}
	}
	return object.SetItem(f.th, o, i, v)
}
