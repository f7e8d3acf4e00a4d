package actor

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

// Process is what a process object of a program keeps: it stands for a process that this one starts,
// or for this process itself or its parent.
type Process struct {
	self     *object.Instance
	number   int   // within this process
	identity []int // Process-1:2 is [1 2]
	name     string
	daemon   bool
	current  bool // it stands for this process
	above    bool // for its parent

	parent     int // the number of the process that made it
	parentName string

	target object.Value
	args   object.Tuple
	kwargs *object.Dict

	pid    int // once it is started
	ended  bool
	status int // once it is known to have ended
	closed bool
}

// Size is what the process object itself takes.
func (*Process) Size() int { return processObjectSize }

const processObjectSize = 320

// Children visits what it holds.
func (p *Process) Children(visit func(object.Value)) {
	visit(p.target)
	visit(p.args)
	if p.kwargs != nil {
		visit(p.kwargs)
	}
}

var (
	processType     = object.NewClass(object.ClassDef{Module: "multiprocessing.context", Name: "Process", Props: processProps})
	mainProcessType = object.NewClass(object.ClassDef{Module: "multiprocessing.process", Name: "_MainProcess", Base: processType})
	aboveType       = object.NewClass(object.ClassDef{Module: "multiprocessing.process", Name: "_ParentProcess", Base: processType})
)

var processProps = []object.Prop{
	{Name: "name", Get: processProp(func(_ *Actor, p *Process) (object.Value, error) { return object.Str(p.name), nil }), Set: setProcessName},
	{Name: "daemon", Get: processProp(func(_ *Actor, p *Process) (object.Value, error) { return object.Bool(p.daemon), nil }), Set: setProcessDaemon},
	{Name: "pid", Get: processProp(pidOf)},
	{Name: "ident", Get: processProp(pidOf)},
	{Name: "exitcode", Get: processProp(func(a *Actor, p *Process) (object.Value, error) {
		if ended, err := a.poll("exitcode", p); err != nil || !ended {
			return object.None, err
		}
		return object.MkInt(int64(p.status)), nil
	})},
}

var processMethods = []object.Func{
	{Name: "__init__", Sig: "(group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None)", Fn: makeProcess},
	{Name: "start", Sig: "()", Fn: processMethod(startProcess)},
	{Name: "run", Sig: "()", Fn: processMethod(runProcess)},
	{Name: "join", Sig: "(timeout=None)", Fn: processMethod(joinProcess)},
	{Name: "is_alive", Sig: "()", Fn: processMethod(processAlive)},
	{Name: "terminate", Sig: "()", Fn: processMethod(signalling("terminate", sigTerm))},
	{Name: "kill", Sig: "()", Fn: processMethod(signalling("kill", sigKill))},
	{Name: "close", Sig: "()", Fn: processMethod(closeProcess)},
	{Name: "__repr__", Sig: "()", Fn: processMethod(describeProcess)},
}

// The signals that end processes, as Linux numbers them.
const (
	sigKill = 9
	sigTerm = 15
)

func processOf(v object.Value) (*Process, error) {
	if in, ok := v.(*object.Instance); ok {
		if p, ok := in.Data.(*Process); ok {
			return p, nil
		}
	}
	return nil, object.Raise(object.AttributeError, "'%s' object has no attribute '_closed'", object.TypeName(v))
}

func processProp(f func(a *Actor, p *Process) (object.Value, error)) func(object.Host, object.Value) (object.Value, error) {
	return func(h object.Host, self object.Value) (object.Value, error) {
		p, err := processOf(self)
		if err != nil {
			return nil, err
		}
		a := of(h)
		a.looksAround()
		return f(a, p)
	}
}

// processMethod is a method of a process object.
func processMethod(f func(a *Actor, p *Process, v []object.Value) (object.Value, error)) goFunction {
	return func(h object.Host, v []object.Value) (object.Value, error) {
		p, err := processOf(v[0])
		if err != nil {
			return nil, err
		}
		a := of(h)
		a.looksAround()
		return f(a, p, v[1:])
	}
}

// looksAround is before what depends on data that other threads of the program may have changed without
// anybody following it.
func (a *Actor) looksAround() {
	a.unseen()
	if a.eval.Sharing() {
		touched(a.python, eval.Touch{Object: eval.Everything})
	}
}

func setProcessName(_ object.Host, self, v object.Value) error {
	p, err := processOf(self)
	if err != nil {
		return err
	}
	name, ok := v.(object.Str)
	if !ok {
		return object.Raise(object.AssertionError, "name must be a string")
	}
	p.name = string(name)
	return nil
}

func setProcessDaemon(h object.Host, self, v object.Value) error {
	p, err := processOf(self)
	if err != nil {
		return err
	}
	if p.pid != 0 && !p.current {
		return object.Raise(object.AssertionError, "process has already started")
	}
	p.daemon, err = object.Truth(h, v)
	return err
}

func (p *Process) open() error {
	if p.closed {
		return object.Raise(object.ValueError, "process object is closed")
	}
	return nil
}

func pidOf(_ *Actor, p *Process) (object.Value, error) {
	if err := p.open(); err != nil || p.pid == 0 {
		return object.None, err
	}
	return object.MkInt(int64(p.pid)), nil
}

func makeProcess(h object.Host, v []object.Value) (object.Value, error) {
	a, self := of(h), v[0].(*object.Instance)
	group, target, name, args, kwargs, daemon := v[1], v[2], v[3], v[4], v[5], v[6]
	if !object.IsNone(group) {
		return nil, object.Raise(object.AssertionError, "group argument must be None for now")
	}
	a.unseen()
	a.processes++
	own := a.ownProcess()
	p := &Process{
		self: self, identity: append(slices.Clone(own.identity), a.processes),
		daemon: own.daemon, parent: a.opt.PID, parentName: own.name, target: target,
	}
	p.number = a.eval.NumberOf(p)
	items, err := object.ToSlice(h, args)
	if err != nil {
		return nil, err
	}
	keywords, err := h.Call(object.DictType, []object.Value{kwargs}, nil)
	if err != nil {
		return nil, err
	}
	p.args, p.kwargs = items, keywords.(*object.Dict)
	named, err := object.Truth(h, name)
	if err != nil {
		return nil, err
	}
	if p.name = p.defaultName(); named {
		if p.name, err = object.StrOf(h, name); err != nil {
			return nil, err
		}
	}
	if !object.IsNone(daemon) {
		if p.daemon, err = object.Truth(h, daemon); err != nil {
			return nil, err
		}
	}
	a.charge(processObjectSize)
	self.Data = p
	return object.None, nil
}

// defaultName is the class's name and the place in the tree of processes: "Process-1:2".
func (p *Process) defaultName() string {
	places := make([]string, len(p.identity))
	for i, n := range p.identity {
		places[i] = fmt.Sprint(n)
	}
	return p.self.Cls.Name + "-" + strings.Join(places, ":")
}

// ownProcess is the process object that stands for this process.
func (a *Actor) ownProcess() *Process {
	if a.own == nil {
		p := &Process{name: "MainProcess", current: true, pid: a.opt.PID, target: object.None}
		if a.opt.Given != nil {
			p.name = (&unpickler{a: a, b: a.opt.Given}).text()
		}
		p.self = wrap(mainProcessType, p)
		a.own = p
	}
	return a.own
}

// waitFor asks how a process stands; wait is how long it may take. A process that has ended is a
// zombie no more once this has been found out.
func (a *Actor) waitFor(op string, p *Process, kind world.Kind, wait time.Duration) (bool, error) {
	r, err := a.gate(op, world.Call{Kind: kind, Object: p.number, Class: "Process", Name: p.name, Wait: wait})
	if err != nil || !r.Ended {
		return false, err
	}
	p.ended, p.status = true, r.N
	a.children = slices.DeleteFunc(a.children, func(c *Process) bool { return c == p })
	return true, nil
}

// poll says whether a process has ended.
func (a *Actor) poll(op string, p *Process) (bool, error) {
	if err := p.open(); err != nil || p.pid == 0 || p.current || p.above || p.ended {
		return p.ended, err
	}
	return a.waitFor(op, p, world.Look, 0)
}

func joinProcess(a *Actor, p *Process, v []object.Value) (object.Value, error) {
	if err := p.open(); err != nil {
		return nil, err
	}
	switch {
	case p.above:
		return nil, refused("join", "parent_process()")
	case p.parent != a.opt.PID:
		return nil, object.Raise(object.AssertionError, "can only join a child process")
	case p.pid == 0:
		return nil, object.Raise(object.AssertionError, "can only join a started process")
	}
	wait, err := forAsLong(v[0])
	if err != nil {
		return nil, err
	}
	_, err = a.waitFor("join", p, world.Join, wait)
	return object.None, err
}

func processAlive(a *Actor, p *Process, _ []object.Value) (object.Value, error) {
	if err := p.open(); err != nil {
		return nil, err
	}
	switch {
	case p.current:
		return object.Bool(true), nil
	case p.above:
		parent, err := a.parentNow("is_alive")
		return object.Bool(parent == p.pid), err
	case p.parent != a.opt.PID:
		return nil, object.Raise(object.AssertionError, "can only test a child process")
	case p.pid == 0:
		return object.Bool(false), nil
	}
	ended, err := a.poll("is_alive", p)
	return object.Bool(!ended), err
}

// signalling is a method that sends a signal. The process dies of it when it next comes to run.
func signalling(op string, signal int) func(a *Actor, p *Process, v []object.Value) (object.Value, error) {
	return func(a *Actor, p *Process, _ []object.Value) (object.Value, error) {
		if err := p.open(); err != nil {
			return nil, err
		}
		if p.pid == 0 || p.current || p.above {
			return nil, object.Raise(object.AttributeError, "'NoneType' object has no attribute '%s'", op)
		}
		if p.ended {
			return object.None, nil
		}
		return object.None, a.signal(op, p, signal)
	}
}

func (a *Actor) signal(op string, p *Process, signal int) error {
	_, err := a.gate(op, world.Call{Kind: world.Signal, Object: p.number, Class: "Process", Name: p.name, N: signal})
	return err
}

func closeProcess(a *Actor, p *Process, _ []object.Value) (object.Value, error) {
	if p.pid != 0 && !p.current && !p.above && !p.closed {
		ended, err := a.poll("close", p)
		switch {
		case err != nil:
			return nil, err
		case !ended:
			return nil, object.Raise(object.ValueError, "Cannot close a process while it is still running. You should first call join() or terminate().")
		}
	}
	p.closed = !p.current || p.self.Cls != mainProcessType
	return object.None, nil
}

func describeProcess(a *Actor, p *Process, _ []object.Value) (object.Value, error) {
	parent := fmt.Sprint(p.parent)
	if p.parent == 0 {
		parent = "None"
	}
	pid, state := "", ""
	switch {
	case p.current:
		state = "started"
	case p.closed:
		state = "closed"
	case p.parent != a.opt.PID:
		state = "unknown"
	case p.pid == 0:
		state = "initial"
	default:
		pid = fmt.Sprintf(" pid=%d", p.pid)
		ended, err := a.poll("repr", p)
		if err != nil {
			return nil, err
		}
		if state = "started"; ended {
			state = "stopped exitcode=" + exitName(p.status)
		}
	}
	if p.daemon {
		state += " daemon"
	}
	return object.Str(fmt.Sprintf("<%s name=%s%s parent=%s %s>", p.self.Cls.Name, object.Repr(object.Str(p.name)), pid, parent, state)), nil
}

func exitName(status int) string {
	switch status {
	case -sigTerm:
		return "-SIGTERM"
	case -sigKill:
		return "-SIGKILL"
	}
	return fmt.Sprint(status)
}
