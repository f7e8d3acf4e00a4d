package actor

import (
	"time"

	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

// The module multiprocessing. Its locks and queues are those of threading and queue, held by
// whoever grants the operations and known to several processes by the number of the one that made
// them.
//
// CPython's Queue has a thread in each process that puts, which feeds a pipe: what was put may not
// be there to get for a moment. Here put hands the copy over at once.

const ofProcesses = "multiprocessing."

// The types that programs see instances of only, as CPython names them.
var (
	mpLockType      = newType("multiprocessing.synchronize", "Lock")
	mpRLockType     = newType("multiprocessing.synchronize", "RLock")
	mpSemaphoreType = newType("multiprocessing.synchronize", "Semaphore")
	mpBoundedType   = newType("multiprocessing.synchronize", "BoundedSemaphore")
	mpEventType     = newType("multiprocessing.synchronize", "Event")
	mpConditionType = newType("multiprocessing.synchronize", "Condition")
	mpBarrierType   = object.NewClass(object.ClassDef{Module: "multiprocessing.synchronize", Name: "Barrier", Props: barrierProps})
	mpQueueType     = newType("multiprocessing.queues", "Queue")
	mpJoinableType  = newType("multiprocessing.queues", "JoinableQueue")
)

// sharedTypes are the types of what processes share, by class.
var sharedTypes = map[string]*object.Class{}

func init() {
	for _, t := range []*object.Class{
		mpLockType, mpRLockType, mpSemaphoreType, mpBoundedType, mpEventType, mpConditionType, mpBarrierType, mpQueueType, mpJoinableType,
	} {
		sharedTypes[ofProcesses+t.Name] = t
	}
}

var multiprocessingModule = module{
	name: "multiprocessing", instead: elsewhere,
	classes: []class{
		{typ: processType, methods: processMethods},
		{typ: mainProcessType, unnamed: true},
		{typ: aboveType, unnamed: true},
		{typ: mpLockType, path: "multiprocessing.Lock", methods: mpLockMethods, unnamed: true},
		{typ: mpRLockType, path: "multiprocessing.RLock", methods: mpLockMethods, unnamed: true},
		{typ: mpSemaphoreType, path: "multiprocessing.Semaphore", methods: mpSemaphoreMethods, unnamed: true},
		{typ: mpBoundedType, path: "multiprocessing.BoundedSemaphore", methods: mpSemaphoreMethods, unnamed: true},
		{typ: mpEventType, path: "multiprocessing.Event", methods: mpEventMethods, unnamed: true},
		{typ: mpConditionType, path: "multiprocessing.Condition", methods: mpConditionMethods, unnamed: true},
		{typ: mpBarrierType, path: "multiprocessing.Barrier", methods: mpBarrierMethods, unnamed: true},
		{typ: mpQueueType, path: "multiprocessing.Queue", methods: mpQueueMethods, unnamed: true},
		{typ: mpJoinableType, path: "multiprocessing.JoinableQueue", methods: mpJoinableMethods, unnamed: true},
	},
	functions: []object.Func{
		{Name: "Lock", Sig: "()", Fn: function(func(a *Actor, _ []object.Value) (object.Value, error) { return a.newShared("Lock").self, nil })},
		{Name: "RLock", Sig: "()", Fn: function(func(a *Actor, _ []object.Value) (object.Value, error) { return a.newShared("RLock").self, nil })},
		{Name: "Semaphore", Sig: "(value=1)", Fn: sharedSemaphore("Semaphore")},
		{Name: "BoundedSemaphore", Sig: "(value=1)", Fn: sharedSemaphore("BoundedSemaphore")},
		{Name: "Event", Sig: "()", Fn: function(func(a *Actor, _ []object.Value) (object.Value, error) { return a.newShared("Event").self, nil })},
		{Name: "Condition", Sig: "(lock=None)", Fn: function(sharedCondition)},
		{Name: "Barrier", Sig: "(parties, action=None, timeout=None)", Fn: function(sharedBarrier)},
		{Name: "Queue", Sig: "(maxsize=0)", Fn: sharedQueue("Queue")},
		{Name: "JoinableQueue", Sig: "(maxsize=0)", Fn: sharedQueue("JoinableQueue")},
		{Name: "current_process", Sig: "()", Fn: function(func(a *Actor, _ []object.Value) (object.Value, error) { return a.ownProcess().self, nil })},
		{Name: "parent_process", Sig: "()", Fn: function(parentProcess)},
		{Name: "active_children", Sig: "()", Fn: function(activeChildren)},
		{Name: "cpu_count", Sig: "()", Fn: function(func(a *Actor, _ []object.Value) (object.Value, error) { return object.MkInt(int64(a.opt.CPUs)), nil })},
		{Name: "set_start_method", Sig: "(method, force=False)", Fn: function(setStartMethod)},
		{Name: "get_start_method", Sig: "(allow_none=False)", Fn: function(getStartMethod)},
		{Name: "freeze_support", Sig: "()", Fn: nothing},
	},
}

// elsewhere are what multiprocessing offers beyond processes, queues and locks.
var elsewhere = map[string]string{
	"Pool": "python.no.pool", "Pipe": "python.no.pipe", "get_context": "python.no.context",
	"Value": "python.no.shared-value", "Array": "python.no.shared-value", "RawValue": "python.no.shared-value",
	"RawArray": "python.no.shared-value", "Manager": "python.no.shared-value", "shared_memory": "python.no.shared-value",
}

var mpLockMethods = []object.Func{
	{Name: "acquire", Sig: "(block=True, timeout=None)", Fn: method(acquireShared)},
	{Name: "release", Sig: "()", Fn: method(release)},
	{Name: "__enter__", Sig: "()", Fn: method(enterLock)},
	{Name: "__exit__", Sig: "(*args)", Fn: method(leaveLock)},
}

var mpSemaphoreMethods = append([]object.Func{
	{Name: "get_value", Sig: "()", Fn: method(func(a *Actor, s *syncObject, _ []object.Value) (object.Value, error) {
		n, err := a.length("get_value", s)
		return object.MkInt(int64(n)), err
	})},
}, mpLockMethods...)

var mpEventMethods = []object.Func{
	{Name: "is_set", Sig: "()", Fn: method(looking("is_set"))},
	{Name: "set", Sig: "()", Fn: method(asking("set", world.Call{Kind: world.Wake}))},
	{Name: "clear", Sig: "()", Fn: method(asking("clear", world.Call{Kind: world.Clear}))},
	{Name: "wait", Sig: "(timeout=None)", Fn: method(awaitEvent)},
}

var mpConditionMethods = append([]object.Func{
	{Name: "wait", Sig: "(timeout=None)", Fn: method(awaitEvent)},
	{Name: "wait_for", Sig: "(predicate, timeout=None)", Fn: method(waitFor)},
	{Name: "notify", Sig: "(n=1)", Fn: method(notify)},
	{Name: "notify_all", Sig: "()", Fn: method(asking("notify_all", world.Call{Kind: world.Wake, N: -1}))},
}, mpLockMethods...)

var mpBarrierMethods = []object.Func{
	{Name: "wait", Sig: "(timeout=None)", Fn: method(awaitBarrier)},
	{Name: "reset", Sig: "()", Fn: method(asking("reset", world.Call{Kind: world.Reset}))},
	{Name: "abort", Sig: "()", Fn: method(asking("abort", world.Call{Kind: world.Abort}))},
}

var mpQueueMethods = []object.Func{
	{Name: "put", Sig: "(obj, block=True, timeout=None)", Fn: openQueue(putCopy)},
	{Name: "get", Sig: "(block=True, timeout=None)", Fn: openQueue(getCopy)},
	{Name: "put_nowait", Sig: "(obj)", Fn: openQueue(func(a *Actor, s *syncObject, v []object.Value) (object.Value, error) {
		return a.enqueueCopy("put_nowait", s, v[0], 0)
	})},
	{Name: "get_nowait", Sig: "()", Fn: openQueue(func(a *Actor, s *syncObject, _ []object.Value) (object.Value, error) {
		return a.dequeueCopy("get_nowait", s, 0)
	})},
	{Name: "qsize", Sig: "()", Fn: method(queueSize)},
	{Name: "empty", Sig: "()", Fn: method(queueEmptied)},
	{Name: "full", Sig: "()", Fn: method(queueFilled)},
	{Name: "close", Sig: "()", Fn: method(func(_ *Actor, s *syncObject, _ []object.Value) (object.Value, error) {
		s.closed = true
		return object.None, nil
	})},
	{Name: "join_thread", Sig: "()", Fn: method(func(_ *Actor, s *syncObject, _ []object.Value) (object.Value, error) {
		if !s.closed {
			return nil, object.Raise(object.AssertionError, "Queue %s not closed", object.Repr(s.self))
		}
		return object.None, nil
	})},
	{Name: "cancel_join_thread", Sig: "()", Fn: method(func(*Actor, *syncObject, []object.Value) (object.Value, error) { return object.None, nil })},
}

var mpJoinableMethods = append([]object.Func{
	{Name: "task_done", Sig: "()", Fn: method(asking("task_done", world.Call{Kind: world.TaskDone}))},
	{Name: "join", Sig: "()", Fn: method(asking("join", world.Call{Kind: world.Finish, Wait: world.Forever}))},
}, mpQueueMethods...)

// newShared makes what processes share. It has its number from the beginning: it may be handed on
// before it is used.
func (a *Actor) newShared(kind string) *syncObject {
	a.charge(syncSize)
	a.method = true
	s := &syncObject{class: ofProcesses + kind, home: a.opt.PID}
	s.number = a.eval.NumberOf(s)
	s.self = wrap(sharedTypes[s.class], s)
	return s
}

func sharedSemaphore(kind string) goFunction {
	return function(func(a *Actor, v []object.Value) (object.Value, error) {
		n, err := object.AsIndex(v[0])
		if err != nil {
			return nil, err
		}
		if n < 0 {
			return nil, raiseErrno("EINVAL")
		}
		s := a.newShared(kind)
		s.max = n
		return s.self, nil
	})
}

func sharedCondition(a *Actor, v []object.Value) (object.Value, error) {
	lock, err := object.Data[*syncObject](v[0])
	switch {
	case object.IsNone(v[0]):
		lock = a.newShared("RLock")
	case err != nil || lock.home == 0 || lock.kind() != "Lock" && lock.kind() != "RLock":
		return nil, refused("multiprocessing.Condition", "lock")
	}
	s := a.newShared("Condition")
	s.lock = lock
	return s.self, nil
}

func sharedBarrier(a *Actor, v []object.Value) (object.Value, error) {
	n, err := object.AsIndex(v[0])
	if err != nil {
		return nil, err
	}
	s := a.newShared("Barrier")
	s.max, s.action, s.wait = n, v[1], v[2]
	return s.self, nil
}

func sharedQueue(kind string) goFunction {
	return function(func(a *Actor, v []object.Value) (object.Value, error) {
		n, err := object.AsIndex(v[0])
		if err != nil {
			return nil, err
		}
		s := a.newShared(kind)
		s.max = max(n, 0)
		return s.self, nil
	})
}

// sharedWait reads block and timeout as multiprocessing does: none is negative.
func sharedWait(a *Actor, block, timeout object.Value) (time.Duration, error) {
	blocks, err := a.truth(block, true)
	if err != nil || !blocks {
		return 0, err
	}
	return forAsLong(timeout)
}

func acquireShared(a *Actor, s *syncObject, v []object.Value) (object.Value, error) {
	wait, err := sharedWait(a, v[0], v[1])
	if err != nil {
		return nil, err
	}
	r, err := a.ask("acquire", s, world.Call{Kind: world.Acquire, Wait: wait})
	return object.Bool(r.N != 0), err
}

// openQueue is a method that a queue has until this process closes it.
func openQueue(f func(a *Actor, s *syncObject, v []object.Value) (object.Value, error)) goFunction {
	return method(func(a *Actor, s *syncObject, v []object.Value) (object.Value, error) {
		if s.closed {
			return nil, object.Raise(object.ValueError, "Queue %s is closed", object.Repr(s.self))
		}
		return f(a, s, v)
	})
}

func putCopy(a *Actor, s *syncObject, v []object.Value) (object.Value, error) {
	wait, err := sharedWait(a, v[1], v[2])
	if err != nil {
		return nil, err
	}
	return a.enqueueCopy("put", s, v[0], wait)
}

// enqueueCopy puts a copy. Where CPython's feeding thread finds that none can be made, it writes
// what is wrong to stderr and drops the item, and put has long returned: so the program goes on.
func (a *Actor) enqueueCopy(op string, s *syncObject, item object.Value, wait time.Duration) (object.Value, error) {
	data, err := a.pickle(item, nil)
	if err != nil {
		if halts(err) {
			return nil, err
		}
		_, err = a.gate(op, world.Call{Kind: world.Print, Text: object.TracebackHead + a.python.Traceback(err)})
		return object.None, err
	}
	_, err = a.ask(op, s, world.Call{Kind: world.Put, Wait: wait, Text: brief(item), Data: data})
	return object.None, err
}

func getCopy(a *Actor, s *syncObject, v []object.Value) (object.Value, error) {
	wait, err := sharedWait(a, v[0], v[1])
	if err != nil {
		return nil, err
	}
	return a.dequeueCopy("get", s, wait)
}

func (a *Actor) dequeueCopy(op string, s *syncObject, wait time.Duration) (object.Value, error) {
	r, err := a.ask(op, s, world.Call{Kind: world.Get, Wait: wait})
	if err != nil {
		return nil, err
	}
	return a.unpickle(r.Data, false)
}

func setStartMethod(a *Actor, v []object.Value) (object.Value, error) {
	force, err := object.Truth(a.python, v[1])
	switch {
	case err != nil:
		return nil, err
	case (a.method || a.opt.Given != nil) && !force:
		return nil, object.Raise(object.RuntimeError, "context has already been set")
	}
	switch s, _ := v[0].(object.Str); {
	case s == "fork" || s == "forkserver":
		return nil, refused("multiprocessing.set_start_method", string(s))
	case s != "spawn" && !object.IsNone(v[0]):
		return nil, object.Raise(object.ValueError, "cannot find context for %s", object.Repr(v[0]))
	}
	a.method = !object.IsNone(v[0])
	return object.None, nil
}

func getStartMethod(a *Actor, v []object.Value) (object.Value, error) {
	none, err := object.Truth(a.python, v[0])
	if err != nil || none && !a.method && a.opt.Given == nil {
		return object.None, err
	}
	a.method = true
	return object.Str("spawn"), nil
}
