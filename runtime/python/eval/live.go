package eval

import (
	"maps"
	"slices"

	"lockstep/runtime/python/object"
)

// Sizes of what the evaluator makes, in bytes, for the account of memory.
const (
	cellSize      = 32
	stackedSize   = 16
	exceptionSize = 256
)

// ThreadSize is what a started thread takes beside its data: its coroutine has a stack.
const ThreadSize = 8 << 10

// liveBytes is about how much memory the program's data takes that it can still
// reach. It also ends the generators that nothing reaches any more, whose
// coroutines would stay until the program's end: closing them runs no code of
// the program, so nobody can tell.
func (p *Program) liveBytes() int64 {
	for _, g := range p.gens {
		g.reached = false
	}
	n := object.LiveSize(p.roots)
	for _, t := range p.threads {
		n += stackedSize * cap(t.stack)
		if !t.main {
			n += ThreadSize
		}
	}
	for i := len(p.gens) - 1; i >= 0; i-- {
		if g := p.gens[i]; !g.reached && g.state == genSuspended {
			g.close()
		}
	}
	return int64(n)
}

// roots visits what the program can reach by itself.
func (p *Program) roots(visit func(Value)) {
	for _, v := range p.globals {
		visit(v)
	}
	for _, t := range p.threads {
		visit(t.fn)
		visitAll(t.args, visit)
		for _, k := range t.kw {
			visit(k.V)
		}
		visitAll(t.stack, visit)
		if t.handling != nil {
			visit(t.handling)
		}
		for f := t.top; f != nil; f = f.up {
			f.children(visit)
			if f.gen != nil {
				f.gen.reached = true
				visitAll(f.gen.outer, visit)
			}
		}
	}
}

func visitAll(vs []Value, visit func(Value)) {
	for _, v := range vs {
		visit(v)
	}
}

func (f *frame) children(visit func(Value)) {
	visit(f.fn)
	visitAll(f.slots, visit)
	visit(f.result)
	for g := f.prepares; g != nil; g = g.up {
		visitAll(g.slots, visit)
	}
}

// Size is what the cell itself takes.
func (*cell) Size() int { return cellSize }

// Children visits what it holds.
func (c *cell) Children(visit func(Value)) { visit(c.v) }

// Size is what the function itself takes.
func (f *Func) Size() int { return funcSize + stackedSize*(len(f.defaults)+len(f.free)) }

// Children visits what the function holds.
func (f *Func) Children(visit func(Value)) {
	visitAll(f.defaults, visit)
	for _, c := range f.free {
		visit(c)
	}
	for _, name := range slices.Sorted(maps.Keys(f.attrs)) {
		visit(f.attrs[name])
	}
	if f.owner != nil {
		visit(f.owner)
	}
}

// Size is what the generator itself takes, its coroutine included.
func (g *Generator) Size() int {
	if g.state == genNew || g.state == genDone {
		return frameSize
	}
	return frameSize + generatorSize + stackedSize*len(g.stack)
}

// Children visits what the generator holds.
func (g *Generator) Children(visit func(Value)) {
	g.reached = true
	if g.state == genDone {
		return
	}
	g.f.children(visit)
	visitAll(g.stack, visit)
}

// Size is what the super object itself takes.
func (*superObject) Size() int { return cellSize }

// Children visits what it holds.
func (s *superObject) Children(visit func(Value)) { visit(s.self) }
