// Package eval runs programs of the Python subset: it walks the tree that
// package syntax made and computes with the values of package object.
//
// A Program is what the threads of one running program share; a Thread is one
// flow of control in it. The package knows nothing of actors, worlds or what
// a module does: modules are tables of native functions handed in by Options,
// and a native function may keep a thread waiting as long as it likes.
package eval

import (
	"fmt"
	"io"
	"math"
	"slices"

	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

// Value is any value of a program.
type Value = object.Value

// Options say what a program finds around it, and its bounds.
type Options struct {
	Name      string                    // its __name__; "" is "__main__"
	Out       io.Writer                 // where the builtin print writes; nil: nowhere
	Modules   map[string]*object.Module // what it can import, by full name ("os.path")
	Builtins  map[string]Value          // laid over Python's own: print, input, open
	MaxSteps  int64                     // of all its threads together; 0: no bound
	MaxDepth  int                       // nested calls of a thread; 0: DefaultDepth
	MaxMemory int64                     // bytes of live data; 0: DefaultMemory
	// StepHook is called before a step (a statement, a turn of a loop, a call) once StepEvery have been
	// made since the last time; 0: never. It may keep the thread waiting, or unwind it (object.Unwind).
	StepHook  func(*Thread)
	StepEvery int64
	// Access is called before a thread reads or writes what others can reach, once the program
	// shares. It may keep the thread waiting, or end it by an error.
	Access func(*Thread, Access) error
	// Touch is told what a thread reads or writes of the same without an Access.
	Touch func(*Thread, Touch)
	// Keep makes Content answer.
	Keep bool
	// Sorts makes Touch tell also of what a thread does otherwise according to the sort of thing that
	// others can reach: an Access is before a read of data, but not of a lock. It matters to who must
	// know everything, once SortsChange.
	Sorts bool
}

// The bounds of a program whose Options name none.
const (
	DefaultDepth  = 1000 // CPython's
	DefaultMemory = 64 << 20
)

// Program is a running program. It belongs to whoever runs its threads: only
// one of them may be running Go code at any time.
type Program struct {
	module    *syntax.Module
	modules   map[string]*object.Module
	globals   []Value
	builtins  []Value // by slot; nil until first used
	overlay   map[string]Value
	name      Value
	out       io.Writer
	hook      func(*Thread)
	every     int64
	maxDepth  int
	steps     int64
	maxSteps  int64
	alarm     int64 // steps at which step has something to do
	memory    memory
	threads   []*Thread
	gens      []*Generator // started and not ended
	access    func(*Thread, Access) error
	touch     func(*Thread, Touch)
	sharing   bool // see Share
	things    int  // numbered by NumberOf
	keep      bool
	numbered  []any // by number, from 1, if keep
	sorts     bool
	resorted  bool // see SortsChange
	unseen    bool // see Unseen
	iterators bool // some iterator is shared
}

// NewProgram makes a program that has not run yet. The module may be shared
// with any number of others.
func NewProgram(m *syntax.Module, o Options) *Program {
	m.Box(box)
	p := &Program{
		module: m, modules: o.Modules, overlay: o.Builtins, out: o.Out, hook: o.StepHook, every: o.StepEvery, access: o.Access, touch: o.Touch,
		keep: o.Keep, sorts: o.Sorts,
		globals: make([]Value, len(m.Globals)), builtins: make([]Value, len(m.Builtins)),
		maxDepth: o.MaxDepth, maxSteps: o.MaxSteps, name: object.Str(o.Name),
	}
	if o.Name == "" {
		p.name = mainName
	}
	if p.out == nil {
		p.out = io.Discard
	}
	if p.maxDepth == 0 {
		p.maxDepth = DefaultDepth
	}
	if p.maxSteps == 0 {
		p.maxSteps = math.MaxInt64 - 1
	}
	if p.alarm = p.maxSteps + 1; p.every > 0 {
		p.alarm = min(p.every, p.alarm)
	}
	p.memory.limit = o.MaxMemory
	if o.MaxMemory == 0 {
		p.memory.limit = DefaultMemory
	}
	return p
}

var mainName Value = object.Str("__main__")

// Main makes the thread that runs the program's module.
func (p *Program) Main() *Thread {
	t := p.newThread()
	t.main = true
	return t
}

// Thread makes a thread that calls fn.
func (p *Program) Thread(fn Value, args []Value, kw []object.KW) *Thread {
	t := p.newThread()
	t.fn, t.args, t.kw = fn, args, kw
	return t
}

func (p *Program) newThread() *Thread {
	t := &Thread{prog: p}
	p.threads = append(p.threads, t)
	return t
}

// forget drops a thread that ended: what it holds is no data of the program.
func (p *Program) forget(t *Thread) {
	p.threads = slices.DeleteFunc(p.threads, func(o *Thread) bool { return o == t })
}

// Modules are what the program can import, by full name. They must not be changed.
func (p *Program) Modules() map[string]*object.Module { return p.modules }

// Name is the program's __name__.
func (p *Program) Name() string { return string(p.name.(object.Str)) }

// Steps is how many steps the program has made.
func (p *Program) Steps() int64 { return p.steps }

// Close ends the generators that the program left unfinished. Call it when the
// last thread has ended or was unwound.
func (p *Program) Close() {
	for len(p.gens) > 0 {
		p.gens[len(p.gens)-1].close()
	}
}

// Budget ends a program that used up one of its bounds. No except, finally or
// with of the program sees it.
type Budget struct {
	What  string // "steps" or "memory"
	Limit int64
}

// Error names the bound.
func (b *Budget) Error() string { return fmt.Sprintf("python: more than %d %s", b.Limit, b.What) }

// alarmed is the rare part of step.
func (p *Program) alarmed(t *Thread) {
	if p.steps > p.maxSteps {
		p.outOfSteps()
	}
	if p.every > 0 {
		p.alarm = min(p.steps+p.every, p.maxSteps+1)
		p.hook(t)
	}
}

func (p *Program) outOfSteps() { panic(object.Unwind{Err: &Budget{"steps", p.maxSteps}}) }

// builtin finds a name that the source does not bind.
func (p *Program) builtin(name string) Value {
	if v, ok := p.overlay[name]; ok {
		return v
	}
	switch name {
	case "__name__":
		return p.name
	case "super":
		return superClass
	}
	return object.Builtins[name]
}

// box makes the value of a literal.
func box(x any) any {
	switch x := x.(type) {
	case nil:
		return object.None
	case bool:
		return object.Bool(x)
	case string:
		return object.Str(x)
	case syntax.Bytes:
		return object.Bytes(x)
	case syntax.Ellipsis:
		return object.Ellipsis{}
	}
	return object.Number(x)
}
