package actor

import (
	"slices"

	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

// tooEarly is what CPython says when a process starts another while it still runs the program anew.
const tooEarly = `
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The "freeze_support()" line can be omitted if the program
        is not going to be frozen to produce an executable.

        To fix this issue, refer to the "Safe importing of main module"
        section in https://docs.python.org/3/library/multiprocessing.html
        `

func startProcess(a *Actor, p *Process, _ []object.Value) (object.Value, error) {
	if err := p.open(); err != nil {
		return nil, err
	}
	switch {
	case p.pid != 0:
		return nil, object.Raise(object.AssertionError, "cannot start a process twice")
	case p.parent != a.opt.PID:
		return nil, object.Raise(object.AssertionError, "can only start a process object created by current process")
	case a.ownProcess().daemon:
		return nil, object.Raise(object.AssertionError, "daemonic processes are not allowed to have children")
	case a.opt.Given != nil && !a.running:
		return nil, object.Raise(object.RuntimeError, "%s", tooEarly)
	}
	a.method = true
	given, err := a.pickle(p.self, p)
	if err != nil {
		return nil, err
	}
	c := world.Call{Kind: world.Start, Object: p.number, Class: "Process", Daemon: p.daemon, Data: given}
	if p.name != p.defaultName() {
		c.Name = p.name
	}
	r, err := a.gate("start", c)
	switch {
	case err != nil:
		return nil, err
	case r.Err != "":
		return nil, raiseErrno(r.Err)
	}
	p.pid, p.target, p.args, p.kwargs = r.N, object.None, nil, nil
	a.children = append(a.children, p)
	return object.None, nil
}

// runGiven is what a process does that another has started, once it has run the program anew: it
// makes the process object that it was given, and calls its run().
func (a *Actor) runGiven(err error) error {
	if err != nil || a.opt.Given == nil || a.stopped {
		return err
	}
	a.python = a.eval.Thread(given, nil, nil)
	a.python.Attach(a)
	_, err = a.python.Run()
	return err
}

// given is the function that runGiven calls.
var given = object.NewBuiltin("", object.Func{Name: "run", Sig: "()", Fn: function(func(a *Actor, _ []object.Value) (object.Value, error) {
	v, err := a.unpickle(a.opt.Given, true)
	if err != nil {
		return nil, err
	}
	p, err := processOf(v)
	if err != nil {
		return nil, err
	}
	p.current, p.pid = true, a.opt.PID
	a.own, a.running, a.processes = p, true, 0
	return callRun(a.python, []object.Value{p.self})
})})

func runProcess(a *Actor, p *Process, _ []object.Value) (object.Value, error) {
	if p.target == nil || object.IsNone(p.target) {
		return object.None, nil
	}
	_, err := a.python.Call(p.target, slices.Clone(p.args), keywords(p.kwargs))
	return object.None, err
}

// keywords are a dict as the arguments by name that it stands for.
func keywords(d *object.Dict) (list []object.KW) {
	d.Each(func(k, v object.Value) {
		if s, ok := k.(object.Str); ok {
			list = append(list, object.KW{Name: string(s), V: v})
		}
	})
	return list
}
