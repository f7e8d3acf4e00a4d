package actor

import (
	"time"

	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

var conditionMethods = []object.Func{
	{Name: "__init__", Sig: "(lock=None)", Fn: makeCondition},
	{Name: "acquire", Sig: "(blocking=True, timeout=-1)", Fn: method(acquireLock)},
	{Name: "release", Sig: "()", Fn: method(release)},
	{Name: "wait", Sig: "(timeout=None)", Fn: method(awaitEvent)},
	{Name: "wait_for", Sig: "(predicate, timeout=None)", Fn: method(waitFor)},
	{Name: "notify", Sig: "(n=1)", Fn: method(notify)},
	{Name: "notify_all", Sig: "()", Fn: method(asking("notify_all", world.Call{Kind: world.Wake, N: -1}))},
	{Name: "notifyAll", Sig: "()", Fn: method(asking("notify_all", world.Call{Kind: world.Wake, N: -1}))},
	{Name: "__enter__", Sig: "()", Fn: method(enterLock)},
	{Name: "__exit__", Sig: "(*args)", Fn: method(leaveLock)},
}

func makeCondition(h object.Host, v []object.Value) (object.Value, error) {
	a, s := of(h), &syncObject{class: "Condition"}
	if object.IsNone(v[1]) {
		lock := a.newSync(rlockType, "RLock")
		s.lock = lock.Data.(*syncObject)
	} else {
		lock, err := object.Data[*syncObject](v[1])
		if err != nil || lock.class != "Lock" && lock.class != "RLock" {
			return nil, object.Raise(object.AttributeError, "'%s' object has no attribute 'acquire'", object.TypeName(v[1]))
		}
		s.lock = lock
	}
	a.keeps(v[0].(*object.Instance), s)
	return object.None, nil
}

func notify(a *Actor, s *syncObject, v []object.Value) (object.Value, error) {
	n, err := object.AsIndex(v[0])
	if err != nil {
		return nil, err
	}
	_, err = a.ask("notify", s, world.Call{Kind: world.Wake, N: max(n, 0)})
	return object.None, err
}

// waitFor is Condition.wait_for: it asks the predicate again after each wake-up.
func waitFor(a *Actor, s *syncObject, v []object.Value) (object.Value, error) {
	wait, err := forAsLong(v[1])
	if err != nil {
		return nil, err
	}
	end := time.Duration(-1)
	for {
		r, err := a.python.Call(v[0], nil, nil)
		if err != nil {
			return nil, err
		}
		ok, err := a.python.Truth(r)
		if err != nil || ok {
			return r, err
		}
		if wait >= 0 {
			now := a.now()
			if end < 0 {
				end = now + wait
			} else if wait = end - now; wait <= 0 {
				return r, nil
			}
		}
		if _, err := a.ask("wait", s, world.Call{Kind: world.Wait, Wait: wait}); err != nil {
			return nil, err
		}
	}
}

var barrierProps = []object.Prop{
	prop("parties", func(s *syncObject) object.Value { return object.MkInt(int64(s.max)) }),
	{Name: "n_waiting", Get: barrierProp("n_waiting", 0)},
	{Name: "broken", Get: barrierProp("broken", 1)},
}

func barrierProp(op string, which int) func(object.Host, object.Value) (object.Value, error) {
	return func(h object.Host, self object.Value) (object.Value, error) {
		s, err := object.Data[*syncObject](self)
		if err != nil {
			return nil, err
		}
		r, err := of(h).ask(op, s, world.Call{Kind: world.Look, N: which})
		if which > 0 {
			return object.Bool(r.N != 0), err
		}
		return object.MkInt(int64(r.N)), err
	}
}

var barrierMethods = []object.Func{
	{Name: "__init__", Sig: "(parties, action=None, timeout=None)", Fn: makeBarrier},
	{Name: "wait", Sig: "(timeout=None)", Fn: method(awaitBarrier)},
	{Name: "reset", Sig: "()", Fn: method(asking("reset", world.Call{Kind: world.Reset}))},
	{Name: "abort", Sig: "()", Fn: method(asking("abort", world.Call{Kind: world.Abort}))},
}

func makeBarrier(h object.Host, v []object.Value) (object.Value, error) {
	n, err := object.AsIndex(v[1])
	if err != nil {
		return nil, err
	}
	of(h).keeps(v[0].(*object.Instance), &syncObject{class: "Barrier", max: n, action: v[2], wait: v[3]})
	return object.None, nil
}

// awaitBarrier is Barrier.wait. The last thread to come runs the action before the others go on.
func awaitBarrier(a *Actor, s *syncObject, v []object.Value) (object.Value, error) {
	timeout := v[0]
	if object.IsNone(timeout) {
		timeout = s.wait
	}
	wait, err := forAsLong(timeout)
	if err != nil {
		return nil, err
	}
	r, err := a.ask("wait", s, world.Call{Kind: world.Wait, Wait: wait, All: !object.IsNone(s.action)})
	if err != nil {
		return nil, err
	}
	if r.EOF {
		if _, err := a.python.Call(s.action, nil, nil); err != nil {
			return nil, lastly(err, func() error {
				_, err := a.ask("abort", s, world.Call{Kind: world.Abort})
				return err
			})
		}
		if _, err := a.ask("open", s, world.Call{Kind: world.Release}); err != nil {
			return nil, err
		}
	}
	return object.MkInt(int64(r.N)), nil
}
