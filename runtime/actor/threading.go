package actor

import (
	"time"

	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

// brokenBarrier is threading.BrokenBarrierError.
var brokenBarrier = object.NewException("threading", "BrokenBarrierError", object.RuntimeError)

var threadingModule = module{
	name: "threading",
	classes: []class{
		{typ: threadType, methods: threadMethods},
		{typ: mainThreadType, unnamed: true},
		{typ: lockType, path: "threading.Lock", methods: lockMethods, unnamed: true},
		{typ: rlockType, path: "threading.RLock", methods: lockMethods, unnamed: true},
		{typ: semaphoreType, methods: semaphoreMethods},
		{typ: boundedType},
		{typ: eventType, methods: eventMethods},
		{typ: conditionType, methods: conditionMethods},
		{typ: barrierType, methods: barrierMethods},
	},
	functions: []object.Func{
		{Name: "Lock", Sig: "()", Fn: makeLock(lockType, "Lock")},
		{Name: "RLock", Sig: "()", Fn: makeLock(rlockType, "RLock")},
		{Name: "current_thread", Sig: "()", Fn: function(func(a *Actor, _ []object.Value) (object.Value, error) {
			return a.self().self, nil
		})},
		{Name: "main_thread", Sig: "()", Fn: function(func(a *Actor, _ []object.Value) (object.Value, error) {
			return a.main.self().self, nil
		})},
		{Name: "active_count", Sig: "()", Fn: function(func(a *Actor, _ []object.Value) (object.Value, error) {
			return object.MkInt(int64(len(a.living()))), nil
		})},
		{Name: "enumerate", Sig: "()", Fn: function(func(a *Actor, _ []object.Value) (object.Value, error) {
			return &object.List{V: a.living()}, nil
		})},
		{Name: "get_ident", Sig: "()", Fn: function(func(a *Actor, _ []object.Value) (object.Value, error) {
			return a.self().ident(), nil
		})},
	},
	constants: []constant{
		{name: "BrokenBarrierError", value: brokenBarrier},
		{name: "ThreadError", value: object.RuntimeError},
		{name: "TIMEOUT_MAX", value: object.Float(9223372036)},
	},
}

var (
	lockType      = newType("_thread", "lock")
	rlockType     = newType("_thread", "RLock")
	semaphoreType = newType("threading", "Semaphore")
	boundedType   = object.NewClass(object.ClassDef{Module: "threading", Name: "BoundedSemaphore", Base: semaphoreType})
	eventType     = newType("threading", "Event")
	conditionType = newType("threading", "Condition")
	barrierType   = object.NewClass(object.ClassDef{Module: "threading", Name: "Barrier", Props: barrierProps})
)

var lockMethods = []object.Func{
	{Name: "acquire", Sig: "(blocking=True, timeout=-1)", Fn: method(acquireLock)},
	{Name: "release", Sig: "()", Fn: method(release)},
	{Name: "locked", Sig: "()", Fn: method(locked)},
	{Name: "__enter__", Sig: "()", Fn: method(enterLock)},
	{Name: "__exit__", Sig: "(*args)", Fn: method(leaveLock)},
}

var semaphoreMethods = []object.Func{
	{Name: "__init__", Sig: "(value=1)", Fn: makeSemaphore},
	{Name: "acquire", Sig: "(blocking=True, timeout=None)", Fn: method(acquirePermit)},
	{Name: "release", Sig: "(n=1)", Fn: method(releasePermits)},
	{Name: "__enter__", Sig: "()", Fn: method(enterLock)},
	{Name: "__exit__", Sig: "(*args)", Fn: method(leaveLock)},
}

var eventMethods = []object.Func{
	{Name: "__init__", Sig: "()", Fn: making("Event")},
	{Name: "is_set", Sig: "()", Fn: method(looking("is_set"))},
	{Name: "isSet", Sig: "()", Fn: method(looking("is_set"))},
	{Name: "set", Sig: "()", Fn: method(asking("set", world.Call{Kind: world.Wake}))},
	{Name: "clear", Sig: "()", Fn: method(asking("clear", world.Call{Kind: world.Clear}))},
	{Name: "wait", Sig: "(timeout=None)", Fn: method(awaitEvent)},
}

// forAsLong reads a time-out of threading or queue: None is for ever, and none is negative.
func forAsLong(v object.Value) (time.Duration, error) {
	if object.IsNone(v) {
		return world.Forever, nil
	}
	d, err := toSeconds(v)
	return max(d, 0), err
}

func makeLock(t *object.Class, class string) goFunction {
	return function(func(a *Actor, _ []object.Value) (object.Value, error) {
		return a.newSync(t, class), nil
	})
}

func (a *Actor) newSync(t *object.Class, class string) *object.Instance {
	return a.keeps(wrap(t, nil), &syncObject{class: class})
}

// making is an __init__ without arguments.
func making(class string) goFunction {
	return func(h object.Host, v []object.Value) (object.Value, error) {
		of(h).keeps(v[0].(*object.Instance), &syncObject{class: class})
		return object.None, nil
	}
}

// lockWait reads the arguments of a lock's acquire.
func lockWait(v []object.Value) (time.Duration, error) {
	n, err := object.AsIndex(v[0])
	if err != nil {
		return 0, err
	}
	blocking := n != 0
	d, err := toSeconds(v[1])
	switch {
	case err != nil:
		return 0, err
	case !blocking && d != -time.Second:
		return 0, object.Raise(object.ValueError, "can't specify a timeout for a non-blocking call")
	case !blocking:
		return 0, nil
	case d == -time.Second:
		return world.Forever, nil
	case d < 0:
		return 0, object.Raise(object.ValueError, "timeout value must be positive")
	}
	return d, nil
}

func acquireLock(a *Actor, s *syncObject, v []object.Value) (object.Value, error) {
	wait, err := lockWait(v)
	if err != nil {
		return nil, err
	}
	r, err := a.ask("acquire", s, world.Call{Kind: world.Acquire, Wait: wait})
	return object.Bool(r.N != 0), err
}

func release(a *Actor, s *syncObject, _ []object.Value) (object.Value, error) {
	_, err := a.ask("release", s, world.Call{Kind: world.Release, N: 1})
	return object.None, err
}

func enterLock(a *Actor, s *syncObject, _ []object.Value) (object.Value, error) {
	_, err := a.ask("acquire", s, world.Call{Kind: world.Acquire, Wait: world.Forever})
	return object.Bool(true), err
}

func leaveLock(a *Actor, s *syncObject, _ []object.Value) (object.Value, error) {
	return release(a, s, nil)
}

func locked(a *Actor, s *syncObject, v []object.Value) (object.Value, error) {
	if s.class == "RLock" { // it has none before 3.14
		return nil, object.Raise(object.AttributeError, "'_thread.RLock' object has no attribute 'locked'")
	}
	return looking("locked")(a, s, v)
}

// looking is a method that says yes or no.
func looking(op string) func(*Actor, *syncObject, []object.Value) (object.Value, error) {
	return func(a *Actor, s *syncObject, _ []object.Value) (object.Value, error) {
		r, err := a.ask(op, s, world.Call{Kind: world.Look})
		return object.Bool(r.N != 0), err
	}
}

// asking is a method without arguments or a result.
func asking(op string, c world.Call) func(*Actor, *syncObject, []object.Value) (object.Value, error) {
	return func(a *Actor, s *syncObject, _ []object.Value) (object.Value, error) {
		_, err := a.ask(op, s, c)
		return object.None, err
	}
}

func makeSemaphore(h object.Host, v []object.Value) (object.Value, error) {
	n, err := object.AsIndex(v[1])
	if err != nil {
		return nil, err
	}
	if n < 0 {
		return nil, object.Raise(object.ValueError, "semaphore initial value must be >= 0")
	}
	self := v[0].(*object.Instance)
	class := "Semaphore"
	if self.Cls.Is(boundedType) {
		class = "BoundedSemaphore"
	}
	of(h).keeps(self, &syncObject{class: class, max: n})
	return object.None, nil
}

func acquirePermit(a *Actor, s *syncObject, v []object.Value) (object.Value, error) {
	blocking, err := a.truth(v[0], true)
	if err != nil {
		return nil, err
	}
	if !blocking && !object.IsNone(v[1]) {
		return nil, object.Raise(object.ValueError, "can't specify timeout for non-blocking acquire")
	}
	wait, err := forAsLong(v[1])
	if err != nil {
		return nil, err
	}
	if !blocking {
		wait = 0
	}
	r, err := a.ask("acquire", s, world.Call{Kind: world.Acquire, Wait: wait})
	return object.Bool(r.N != 0), err
}

func releasePermits(a *Actor, s *syncObject, v []object.Value) (object.Value, error) {
	n, err := object.AsIndex(v[0])
	if err != nil {
		return nil, err
	}
	if n < 1 {
		return nil, object.Raise(object.ValueError, "n must be one or more")
	}
	_, err = a.ask("release", s, world.Call{Kind: world.Release, N: n})
	return object.None, err
}

func awaitEvent(a *Actor, s *syncObject, v []object.Value) (object.Value, error) {
	wait, err := forAsLong(v[0])
	if err != nil {
		return nil, err
	}
	r, err := a.ask("wait", s, world.Call{Kind: world.Wait, Wait: wait})
	return object.Bool(r.N != 0), err
}
