package eval

import (
	"errors"
	"iter"

	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

// Generator is a generator iterator: a frame whose code runs in a coroutine
// of its own from the first resumption on. Since yield is refused inside try
// and with, closing one runs no code of the program.
type Generator struct {
	f       *frame
	next    func() (Value, bool)
	stop    func()
	yield   func(Value) bool
	stack   []Value // its thread's stack while it runs: what its expressions hold
	outer   []Value // while it runs: the stack of who resumed it
	sent    Value   // to the yield that waits
	result  Value   // of its return
	err     error   // that ended it
	state   genState
	reached bool // by the last count of live data
	index   int  // in Program.gens, while it is started and not ended
}

type genState uint8

const (
	genNew genState = iota
	genSuspended
	genRunning
	genDone
)

// generatorSize is what a started generator takes: its coroutine has a stack.
const generatorSize = 8 << 10

var errClosed = errors.New("python: the generator was closed")

// PyType is Python's class of generators.
func (*Generator) PyType() *object.Class { return object.GenType }

// String is its repr, without CPython's address.
func (g *Generator) String() string { return "<generator object " + g.f.fn.code.Qual + ">" }

// Returned is what its return gave, for StopIteration.
func (g *Generator) Returned() Value {
	if g.result == nil {
		return object.None
	}
	return g.result
}

// Next resumes it.
func (g *Generator) Next(h object.Host) (Value, bool, error) { return g.resume(h, object.None) }

func (g *Generator) resume(h object.Host, sent Value) (Value, bool, error) {
	t, ok := h.(*Thread)
	if !ok {
		t = g.f.th
	}
	switch g.state {
	case genDone:
		g.result = nil
		return nil, false, nil
	case genRunning:
		return nil, false, object.Raise(object.ValueError, "generator already executing")
	case genNew:
		if sent != Value(object.None) {
			return nil, false, object.Raise(object.TypeError, "can't send non-None value to a just-started generator")
		}
		g.start(t)
	}
	return g.resumeIn(t, sent)
}

func (g *Generator) start(t *Thread) {
	t.Alloc(generatorSize)
	g.next, g.stop = iter.Pull(func(yield func(Value) bool) {
		g.yield = yield
		g.result, g.err = g.f.run()
	})
	g.index = len(t.prog.gens)
	t.prog.gens = append(t.prog.gens, g)
}

func (g *Generator) resumeIn(t *Thread, sent Value) (Value, bool, error) {
	top, depth, nesting, handling := t.top, t.depth, t.nesting, t.handling
	if g.state == genSuspended {
		if err := t.enter(g.f.fn.code.Nesting, ""); err != nil {
			return nil, false, err
		}
		t.top = g.f
	}
	g.f.th, g.f.up = t, top
	g.sent, g.state = sent, genRunning
	g.outer, t.stack = t.stack, g.stack
	v, ok := g.next()
	g.stack, t.stack, g.outer = t.stack, g.outer, nil
	t.top, t.depth, t.nesting, t.handling = top, depth, nesting, handling
	g.state = genSuspended
	if !ok {
		g.end()
	}
	err := g.err
	g.err = nil
	if object.IsExc(err, object.StopIteration) {
		e, _ := object.AsErr(err)
		err = object.Raise(object.RuntimeError, "generator raised StopIteration")
		n, _ := object.AsErr(err)
		n.Value.Exc.Cause, n.Value.Exc.Context, n.Value.Exc.Suppress = e.Value, e.Value, true
	}
	return v, ok, err
}

// end takes the generator out of the program's list.
func (g *Generator) end() {
	g.state = genDone
	p := g.f.prog
	last := len(p.gens) - 1
	p.gens[g.index] = p.gens[last]
	p.gens[g.index].index = g.index
	p.gens[last] = nil
	p.gens = p.gens[:last]
}

// close ends the generator where it stands.
func (g *Generator) close() {
	switch g.state {
	case genNew:
		g.state = genDone
	case genRunning: // its thread ended in a fault
		g.end()
	case genSuspended:
		g.f.th = &Thread{prog: g.f.prog} // the one that resumed it is not concerned
		g.stop()
		g.end()
	}
}

// PyAttr finds its methods.
func (g *Generator) PyAttr(name string) (Value, bool) {
	if name == "__name__" {
		return object.Str(g.f.fn.code.Name), true
	}
	for _, f := range generatorMethods {
		if f.Name == name {
			return &object.Bound{Self: g, Fn: f}, true
		}
	}
	return nil, false
}

var generatorMethods = []*object.Builtin{
	object.NewBuiltin("", object.Func{Name: "send", Sig: "(value, /)", Fn: sendTo}),
	object.NewBuiltin("", object.Func{Name: "close", Sig: "()", Fn: closeGenerator}),
}

// Tables are what help and the reference page say of Python's own names.
func Tables() []object.Table {
	generator := object.Table{Class: object.GenType}
	for _, f := range generatorMethods {
		generator.Rows = append(generator.Rows, f.Func)
	}
	return append(object.Tables(), object.Table{Rows: []object.Func{{Name: "super", Sig: "()"}}}, generator)
}

func sendTo(h object.Host, a []Value) (Value, error) {
	g := a[0].(*Generator)
	v, ok, err := g.resume(h, a[1])
	if err != nil || ok {
		return v, err
	}
	if g.result == nil || g.result == Value(object.None) {
		return nil, object.RaiseV(object.StopIteration)
	}
	return nil, object.RaiseV(object.StopIteration, g.result)
}

func closeGenerator(_ object.Host, a []Value) (Value, error) {
	g := a[0].(*Generator)
	if g.state == genRunning {
		return nil, object.Raise(object.ValueError, "generator already executing")
	}
	g.close()
	return object.None, nil
}

// yieldExpr is yield and yield from.
func (f *frame) yieldExpr(x *syntax.Yield) (Value, error) {
	var v Value = object.None
	if x.X != nil {
		var err error
		if v, err = f.expr(x.X); err != nil {
			return nil, err
		}
	}
	if x.From {
		f.at = x.Where()
		return f.yieldFrom(v)
	}
	return f.give(v)
}

// give hands a value to whoever resumed the generator and waits for the next
// resumption: the value sent by it.
func (f *frame) give(v Value) (Value, error) {
	if !f.gen.yield(v) {
		return nil, errClosed
	}
	return f.gen.sent, nil
}

func (f *frame) yieldFrom(v Value) (Value, error) {
	it, err := object.Iter(f.th, v)
	if err != nil {
		return nil, err
	}
	sub, _ := it.(*Generator)
	var sent Value = object.None
	for {
		var x Value
		var ok bool
		switch {
		case sub != nil:
			x, ok, err = sub.resume(f.th, sent)
		case sent != Value(object.None):
			return nil, object.Raise(object.AttributeError, "'%s' object has no attribute 'send'", object.TypeName(it))
		default:
			x, ok, err = it.Next(f.th)
		}
		if err != nil {
			return nil, err
		}
		if !ok {
			if sub != nil {
				return sub.Returned(), nil
			}
			return object.None, nil
		}
		if sent, err = f.give(x); err != nil {
			return nil, err
		}
	}
}
