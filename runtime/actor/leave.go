package actor

import (
	"slices"

	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

// activeChildren is multiprocessing.active_children(): it waits for those that have ended.
func activeChildren(a *Actor, _ []object.Value) (object.Value, error) {
	out := &object.List{}
	for _, p := range slices.Clone(a.children) {
		ended, err := a.waitFor("active_children", p, world.Look, 0)
		if err != nil {
			return nil, err
		}
		if !ended {
			out.V = append(out.V, p.self)
		}
	}
	return out, nil
}

// exit is what CPython does when a program's code has come to its end: first its threads end, then
// it terminates its daemonic processes, and waits for all.
func (a *Actor) exit(err error) error {
	if halts(err) || a.stopped {
		return err
	}
	if len(a.children) == 0 {
		return err
	}
	for _, t := range slices.Clone(a.alive) {
		if !t.daemon {
			if _, stopped := a.gate("exit: join", world.Call{Kind: world.Join, Object: t.number, Class: "Thread", Name: t.name, Wait: world.Forever}); stopped != nil {
				return stopped
			}
		}
	}
	for _, p := range a.children {
		if p.daemon {
			if stopped := a.signal("exit: terminate", p, sigTerm); stopped != nil {
				return stopped
			}
		}
	}
	for _, p := range slices.Clone(a.children) {
		if _, stopped := a.waitFor("exit: join", p, world.Join, world.Forever); stopped != nil {
			return stopped
		}
	}
	return err
}

// parentNow is the number of the process that is the parent now: 1 once the one that started it has gone.
func (a *Actor) parentNow(op string) (int, error) {
	if a.opt.Given == nil {
		return a.opt.PPID, nil
	}
	r, err := a.gate(op, world.Call{Kind: world.Parent})
	return r.N, err
}

func getppid(a *Actor, _ []object.Value) (object.Value, error) {
	n, err := a.parentNow("getppid")
	return object.MkInt(int64(n)), err
}

// leaving ends a process at once: nothing is waited for, and what its files keep back is lost.
type leaving struct{ status int }

func (leaving) Error() string { return "os._exit" }

func exitNow(_ object.Host, v []object.Value) (object.Value, error) {
	return nil, leaving{int(v[0].(object.Int)) & 0xff}
}

func parentProcess(a *Actor, _ []object.Value) (object.Value, error) {
	if !a.running { // nor while a child loads the program
		return object.None, nil
	}
	p := &Process{name: a.own.parentName, pid: a.own.parent, above: true, target: object.None}
	p.self = wrap(aboveType, p)
	return p.self, nil
}
