package actor

import (
	"fmt"
	"slices"

	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

// Thread is what a thread object of a program keeps.
type Thread struct {
	self   *object.Instance
	number int // as what is started, ends and is joined
	flags  int // of the thread object: whether it was started, its name
	name   string
	chosen bool // the program chose the name
	daemon bool
	main   bool

	target object.Value
	args   object.Tuple
	kwargs []object.KW

	started, ended bool
}

// Size is what the thread itself takes.
func (*Thread) Size() int { return threadObjectSize }

const threadObjectSize = 256

// Kept is what tells how its flags stand from how they stood.
func (t *Thread) Kept() []object.Value { return []object.Value{object.Bool(t.started)} }

// Children visits what it holds.
func (t *Thread) Children(visit func(object.Value)) {
	visit(t.target)
	visit(t.args)
	for _, k := range t.kwargs {
		visit(k.V)
	}
}

var (
	threadType     = object.NewClass(object.ClassDef{Module: "threading", Name: "Thread", Props: threadProps})
	mainThreadType = object.NewClass(object.ClassDef{Module: "threading", Name: "_MainThread", Base: threadType})
)

var threadProps = []object.Prop{
	{Name: "name", Get: threadProp(func(t *Thread) object.Value { return object.Str(t.name) }), Set: setThreadName},
	{Name: "daemon", Get: threadProp(func(t *Thread) object.Value { return object.Bool(t.daemon) }), Set: setDaemon},
	{Name: "ident", Get: threadProp((*Thread).ident)},
	{Name: "native_id", Get: threadProp((*Thread).ident)},
}

func threadProp(f func(*Thread) object.Value) func(object.Host, object.Value) (object.Value, error) {
	return func(h object.Host, self object.Value) (object.Value, error) {
		t, err := threadOf(self)
		if err != nil {
			return nil, err
		}
		of(h).relies(t.flags, false)
		return f(t), nil
	}
}

func threadOf(v object.Value) (*Thread, error) {
	if in, ok := v.(*object.Instance); ok {
		if t, ok := in.Data.(*Thread); ok {
			return t, nil
		}
	}
	return nil, object.Raise(object.RuntimeError, "thread.__init__() not called")
}

// firstIdent is the ident of the first thread: as large as on Linux, but the same in every run.
const firstIdent = 140_000_000_000_000

func (t *Thread) ident() object.Value {
	if !t.started {
		return object.None
	}
	return object.MkInt(firstIdent + int64(t.number)*4096)
}

func setThreadName(h object.Host, self, v object.Value) error {
	t, err := threadOf(self)
	if err != nil {
		return err
	}
	of(h).unseen()
	of(h).relies(t.flags, true)
	s, err := object.StrOf(h, v)
	t.name, t.chosen = s, true
	return err
}

func setDaemon(h object.Host, self, v object.Value) error {
	t, err := threadOf(self)
	if err != nil {
		return err
	}
	if t.started {
		return object.Raise(object.RuntimeError, "cannot set daemon status of active thread")
	}
	of(h).unseen()
	of(h).relies(t.flags, true)
	t.daemon, err = object.Truth(h, v)
	return err
}

// threadMethod is a method of a thread object.
func threadMethod(f func(a *Actor, t *Thread, v []object.Value) (object.Value, error)) goFunction {
	return func(h object.Host, v []object.Value) (object.Value, error) {
		t, err := threadOf(v[0])
		if err != nil {
			return nil, err
		}
		return f(of(h), t, v[1:])
	}
}

var threadMethods = []object.Func{
	{Name: "__init__", Sig: "(group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None)", Fn: makeThread},
	{Name: "start", Sig: "()", Fn: threadMethod(startThread)},
	{Name: "run", Sig: "()", Fn: threadMethod(runThread)},
	{Name: "join", Sig: "(timeout=None)", Fn: threadMethod(joinThread)},
	{Name: "is_alive", Sig: "()", Fn: threadMethod(isAlive)},
	{Name: "getName", Sig: "()", Fn: threadMethod(func(a *Actor, t *Thread, _ []object.Value) (object.Value, error) {
		a.relies(t.flags, false)
		return object.Str(t.name), nil
	})},
	{Name: "setName", Sig: "(name)", Fn: threadMethod(func(a *Actor, t *Thread, v []object.Value) (object.Value, error) {
		return object.None, setThreadName(a.python, t.self, v[0])
	})},
	{Name: "isDaemon", Sig: "()", Fn: threadMethod(func(a *Actor, t *Thread, _ []object.Value) (object.Value, error) {
		a.relies(t.flags, false)
		return object.Bool(t.daemon), nil
	})},
	{Name: "setDaemon", Sig: "(daemonic)", Fn: threadMethod(func(a *Actor, t *Thread, v []object.Value) (object.Value, error) {
		return object.None, setDaemon(a.python, t.self, v[0])
	})},
	{Name: "__repr__", Sig: "()", Fn: threadMethod(describeThread)},
}

func makeThread(h object.Host, v []object.Value) (object.Value, error) {
	a, self := of(h), v[0].(*object.Instance)
	group, target, name, args, kwargs, daemon := v[1], v[2], v[3], v[4], v[5], v[6]
	if !object.IsNone(group) {
		return nil, object.Raise(object.AssertionError, "group argument must be None for now")
	}
	t := &Thread{self: self, target: target}
	t.number, t.flags = a.eval.NumberOf(nil), a.eval.NumberOf(t)
	items, err := object.ToSlice(h, args)
	if err != nil {
		return nil, err
	}
	t.args = items
	if d, ok := kwargs.(*object.Dict); ok {
		t.kwargs = keywords(d)
	}
	if !object.IsNone(name) {
		if t.name, err = object.StrOf(h, name); err != nil {
			return nil, err
		}
		t.chosen = true
	} else {
		a.numberless()
		a.named++
		t.name = fmt.Sprintf("Thread-%d", a.named)
		if of, err := object.GetAttr(h, target, "__name__"); err == nil && !object.IsNone(target) {
			t.name += fmt.Sprintf(" (%s)", object.Show(of, longest))
			if s, ok := of.(object.Str); ok {
				t.name = fmt.Sprintf("Thread-%d (%s)", a.named, string(s))
			}
		}
	}
	a.relies(oneself, false)
	if t.daemon = a.isThread() && a.thread.daemon; !object.IsNone(daemon) {
		if t.daemon, err = object.Truth(h, daemon); err != nil {
			return nil, err
		}
	}
	a.charge(threadObjectSize)
	self.Data = t
	return object.None, nil
}

func startThread(a *Actor, t *Thread, _ []object.Value) (object.Value, error) {
	a.relies(t.flags, true)
	switch {
	case t.started:
		return nil, object.Raise(object.RuntimeError, "threads can only be started once")
	case a.threads >= a.opt.Limits.Threads:
		return nil, object.Raise(object.RuntimeError, "can't start new thread")
	}
	a.charge(eval.ThreadSize)
	a.eval.Share()
	a.eval.ShareValue(t.self)
	t.started = true
	c := world.Call{Kind: world.Start, Object: t.number, Class: "Thread", Daemon: t.daemon}
	if t.chosen {
		c.Name = t.name
	}
	a.starting = t
	_, err := a.gate("start", c)
	a.starting = nil
	return object.None, err
}

// Spawn starts the thread whose start the actor stands before, and runs it on to its first gate.
// The new actor has a name of its own.
func (a *Actor) Spawn(name string) Running {
	if a.place == nil {
		child := &Actor{process: a.process, name: name, parent: a, number: a.call.Object}
		child.advance(nil, &world.Result{})
		return child
	}
	child := a.known.blank()
	*child = Actor{process: a.process, name: name, parent: a, number: a.call.Object}
	child.advance(a.place.starts, &world.Result{})
	return child
}

// bootstrap is what a thread runs.
var bootstrap = object.NewBuiltin("", object.Func{Name: "run", Sig: "(self, /)", Fn: callRun})

// callRun calls the run of a thread object, which its class may define anew.
func callRun(h object.Host, v []object.Value) (object.Value, error) {
	run, err := object.GetAttr(h, v[0], "run")
	if err != nil {
		return nil, err
	}
	return h.Call(run, nil, nil)
}

func runThread(a *Actor, t *Thread, _ []object.Value) (object.Value, error) {
	if object.IsNone(t.target) {
		return object.None, nil
	}
	_, err := a.python.Call(t.target, slices.Clone(t.args), t.kwargs)
	return object.None, err
}

func joinThread(a *Actor, t *Thread, v []object.Value) (object.Value, error) {
	a.relies(t.flags, false)
	a.relies(oneself, false)
	switch {
	case !t.started:
		return nil, object.Raise(object.RuntimeError, "cannot join thread before it is started")
	case t == a.thread:
		return nil, object.Raise(object.RuntimeError, "cannot join current thread")
	}
	wait, err := forAsLong(v[0])
	if err != nil {
		return nil, err
	}
	_, err = a.gate("join", world.Call{Kind: world.Join, Object: t.number, Class: "Thread", Name: t.name, Wait: wait})
	return object.None, err
}

func isAlive(a *Actor, t *Thread, _ []object.Value) (object.Value, error) {
	a.relies(t.flags, false)
	if !t.started {
		return object.Bool(false), nil
	}
	r, err := a.gate("is_alive", world.Call{Kind: world.Look, Object: t.number, Class: "Thread", Name: t.name})
	return object.Bool(r.N != 0), err
}

func describeThread(a *Actor, t *Thread, _ []object.Value) (object.Value, error) {
	a.unseen() // that it has ended is told by nothing
	a.relies(t.flags, false)
	touched(a.python, eval.Touch{Object: t.number})
	state := "initial"
	switch {
	case t.ended:
		state = fmt.Sprintf("stopped %v", t.ident())
	case t.started && t.daemon:
		state = fmt.Sprintf("started daemon %v", t.ident())
	case t.started:
		state = fmt.Sprintf("started %v", t.ident())
	}
	return object.Str(fmt.Sprintf("<%s(%s, %s)>", t.self.Cls.Name, t.name, state)), nil
}

// isThread says whether the actor is a thread that the program started.
func (a *Actor) isThread() bool { return a.thread != nil && !a.thread.main }

// living are the thread objects of the threads that have not ended, the main one first. Which these
// are depends on what other threads have done: it counts as a look at everything.
func (a *Actor) living() []object.Value {
	touched(a.python, eval.Touch{Object: eval.Everything, Aside: true})
	a.process.main.self()
	a.alive = slices.DeleteFunc(a.alive, func(t *Thread) bool { return t.ended })
	out := []object.Value{a.process.main.thread.self} // it counts even when its program has come to its end
	for _, t := range a.alive {
		out = append(out, t.self)
	}
	return out
}

// self is the thread object that stands for the actor.
func (a *Actor) self() *Thread {
	a.relies(oneself, false)
	if a.thread == nil {
		t := &Thread{name: "MainThread", main: true, started: true, target: object.None}
		t.number, t.flags = a.eval.NumberOf(nil), a.eval.NumberOf(t)
		a.unseen()
		t.self = wrap(mainThreadType, t)
		a.thread = t
	}
	return a.thread
}
