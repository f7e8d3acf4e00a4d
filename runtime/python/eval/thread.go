package eval

import (
	"errors"
	"fmt"
	"io"
	"runtime/debug"

	"lockstep/runtime/python/object"
)

// Thread is one flow of control in a program. Native functions get it as
// their object.Host.
type Thread struct {
	prog     *Program
	main     bool // runs the module; else fn
	fn       Value
	args     []Value
	kw       []object.KW
	attached any

	top      *frame           // innermost frame; nil before and after the run
	depth    int              // nested calls
	nesting  int              // of the syntax nodes being evaluated: bounds the Go stack
	gaveUp   Place            // where an error began to unwind it that is no exception
	handling *object.Instance // the exception that an except or finally block is handling
	turned   int              // how often its for loops and comprehensions have gone on to a next value
	spare    *frame           // list of frames to use again, by up
	stack    []Value          // values that an expression being evaluated holds on to; see push
}

// maxStack bounds Thread.nesting, and with it the Go stack of a thread.
const maxStack = 40_000

// ErrStopped is for native functions to return when whoever runs the thread
// gives it up: it unwinds the thread, unseen by the program.
var ErrStopped = errors.New("python: the thread was stopped")

// Fault is a panic of our own code while a program ran.
type Fault struct {
	Panic any
	Stack []byte
}

// Error says what the panic said.
func (f *Fault) Error() string { return fmt.Sprintf("python: internal fault: %v", f.Panic) }

// Run runs the thread to its end and gives what its function returned (None
// for the module). The error is nil, an exception that nothing caught
// (*object.Err), *Budget, *failure.Failure for what turned out to be outside
// the subset, *Fault, or whatever error a native function returned: all but
// the first unwind the thread without running any more of the program.
func (t *Thread) Run() (v Value, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case object.Unwind:
			t.giveUp(t.top)
			v, err = nil, r.Err
		default:
			t.giveUp(t.top)
			v, err = nil, &Fault{r, debug.Stack()}
		}
		t.top = nil
		t.prog.forget(t)
	}()
	if t.main {
		return t.runModule()
	}
	return t.Call(t.fn, t.args, t.kw)
}

func (t *Thread) runModule() (Value, error) {
	code := t.prog.module.Main
	f := t.newFrame(&Func{code: code, prog: t.prog})
	for _, s := range code.Cells {
		f.slots[s] = &cell{}
	}
	return f.run()
}

// Program is the program that the thread belongs to.
func (t *Thread) Program() *Program { return t.prog }

// Attach hangs something of the embedder's on the thread, for its native
// functions to find by Attached.
func (t *Thread) Attach(x any) { t.attached = x }

// Attached is what Attach was given.
func (t *Thread) Attached() any { return t.attached }

// Out is where print writes.
func (t *Thread) Out() io.Writer { return t.prog.out }

// Alloc charges the program for memory, before it is allocated.
func (t *Thread) Alloc(n int) { t.prog.alloc(n) }

// Work counts turns of a loop in Go as steps. The step hook does not run: it
// would find the program in the middle of an operation.
func (t *Thread) Work(n int) { t.prog.work(n) }

func (p *Program) work(n int) {
	if p.steps += int64(n); p.steps > p.maxSteps {
		p.outOfSteps()
	}
}

// Hold keeps a value on the stack; see object.Host.
func (t *Thread) Hold(v Value) { t.push(v) }

// Release ends what Hold began.
func (t *Thread) Release() { t.popTo(len(t.stack) - 1) }

// Enter counts a nested call; see object.Host.
func (t *Thread) Enter(what string) error { return t.enter(0, what) }

// Leave ends what Enter began.
func (t *Thread) Leave() { t.depth-- }

func (t *Thread) enter(nesting int, what string) error {
	if t.depth >= t.prog.maxDepth || t.nesting+nesting > maxStack {
		return object.Raise(object.RecursionError, "maximum recursion depth exceeded%s", what)
	}
	t.depth++
	t.nesting += nesting
	return nil
}

// step counts a step of the program.
func (t *Thread) step() {
	p := t.prog
	if p.steps++; p.steps >= p.alarm {
		p.alarmed(t)
	}
}

// Call calls any callable value.
func (t *Thread) Call(fn Value, args []Value, kw []object.KW) (Value, error) {
	switch fn := fn.(type) {
	case *Func:
		return t.callFunc(fn, args, kw)
	case *object.Builtin:
		return fn.Call(t, nil, args, kw)
	case *object.Bound:
		return object.CallMethod(t, fn.Fn, fn.Self, args, kw)
	case *object.Class:
		if fn == superClass {
			return t.super(args)
		}
		return object.Instantiate(t, fn, args, kw)
	case *object.StaticMethod:
		return t.Call(fn.Fn, args, kw)
	case *object.Instance:
		if f, ok := fn.Cls.Lookup("__call__"); ok {
			return object.CallMethod(t, f, fn, args, kw)
		}
	}
	return nil, object.Raise(object.TypeError, "'%s' object is not callable", object.TypeName(fn))
}

// Exit tells how an error of Run ends a process: the status and, for a
// sys.exit with anything but a number, what CPython writes to stderr. Exited is
// false when the error is not SystemExit.
func (t *Thread) Exit(err error) (status int, text string, exited bool) {
	e, ok := object.AsErr(err)
	if !ok || !e.Value.Cls.Is(object.SystemExit) {
		return 0, "", false
	}
	switch code, _ := object.GetAttr(object.Quiet, e.Value, "code"); c := code.(type) {
	case object.NoneT:
		return 0, "", true
	case object.Int:
		return int(c) & 0xff, "", true
	case object.Bool:
		if c {
			return 1, "", true
		}
		return 0, "", true
	default:
		if object.Contain(func() { text, err = object.StrOf(t, code) }) != nil || err != nil {
			text = object.Show(code, 1000)
		}
		return 1, text, true
	}
}

// ErrorName is the name of the exception that err is, or "".
func ErrorName(err error) string {
	if e, ok := object.AsErr(err); ok {
		return e.Value.Cls.Name
	}
	return ""
}

// Traceback is what CPython 3.11 writes to stderr for an exception, or "" when
// err is not one. It may run the exception's own __str__, within the
// program's bounds.
func (t *Thread) Traceback(err error) (text string) {
	e, ok := object.AsErr(err)
	if !ok {
		return ""
	}
	m := t.prog.module
	if object.Contain(func() { text = object.Traceback(t, e.Value, m.File, m.Lines) }) != nil {
		return e.Value.Cls.Name + "\n"
	}
	return text
}

// mark writes the frame's line into the traceback of an exception that passes
// through it, once, and gives a new exception its context.
func (f *frame) mark(err error) {
	e, ok := err.(*object.Err)
	if !ok {
		if err != nil {
			f.th.giveUp(f)
		}
		return
	}
	if e.Mark == any(f) {
		return
	}
	x := e.Value.Exc
	if len(x.TB) == 0 && x.Context == nil {
		f.th.setContext(e.Value)
	}
	e.Mark = f
	x.TB = append(x.TB, object.TBEntry{Fn: f.fn.code.Name, At: f.at})
}

// giveUp keeps where the innermost frame stood when the thread began to unwind.
func (t *Thread) giveUp(f *frame) {
	if f != nil && t.gaveUp == (Place{}) {
		t.gaveUp = f.place()
	}
}

// setContext says that e was raised while another exception was handled. It
// keeps the chain of contexts free of circles, as CPython does; a long chain
// costs steps.
func (t *Thread) setContext(e *object.Instance) {
	handled := t.handling
	if handled == nil || handled == e {
		return
	}
	for x := handled; x.Exc.Context != nil; x = x.Exc.Context {
		t.prog.steps++
		if x.Exc.Context == e {
			x.Exc.Context = nil
			break
		}
	}
	e.Exc.Context = handled
}

var _ object.Host = (*Thread)(nil)
