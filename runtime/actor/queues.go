package actor

import (
	"time"

	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

var (
	queueEmpty = object.NewException("_queue", "Empty", object.Exception)
	queueFull  = object.NewException("queue", "Full", object.Exception)
	queueType  = object.NewClass(object.ClassDef{Module: "queue", Name: "Queue", Props: []object.Prop{
		prop("maxsize", func(s *syncObject) object.Value { return object.MkInt(int64(s.max)) }),
	}})
	lifoType = object.NewClass(object.ClassDef{Module: "queue", Name: "LifoQueue", Base: queueType})
)

var queueModule = module{
	name:      "queue",
	classes:   []class{{typ: queueType, methods: queueMethods}, {typ: lifoType}},
	constants: []constant{{name: "Empty", value: queueEmpty}, {name: "Full", value: queueFull}},
}

var queueMethods = []object.Func{
	{Name: "__init__", Sig: "(maxsize=0)", Fn: makeQueue},
	{Name: "put", Sig: "(item, block=True, timeout=None)", Fn: method(put)},
	{Name: "get", Sig: "(block=True, timeout=None)", Fn: method(get)},
	{Name: "put_nowait", Sig: "(item)", Fn: method(func(a *Actor, s *syncObject, v []object.Value) (object.Value, error) {
		return a.enqueue("put_nowait", s, v[0], 0)
	})},
	{Name: "get_nowait", Sig: "()", Fn: method(func(a *Actor, s *syncObject, _ []object.Value) (object.Value, error) {
		return a.dequeue("get_nowait", s, 0)
	})},
	{Name: "task_done", Sig: "()", Fn: method(asking("task_done", world.Call{Kind: world.TaskDone}))},
	{Name: "join", Sig: "()", Fn: method(asking("join", world.Call{Kind: world.Finish, Wait: world.Forever}))},
	{Name: "qsize", Sig: "()", Fn: method(queueSize)},
	{Name: "empty", Sig: "()", Fn: method(queueEmptied)},
	{Name: "full", Sig: "()", Fn: method(queueFilled)},
}

func queueSize(a *Actor, s *syncObject, _ []object.Value) (object.Value, error) {
	n, err := a.length("qsize", s)
	return object.MkInt(int64(n)), err
}

func queueEmptied(a *Actor, s *syncObject, _ []object.Value) (object.Value, error) {
	n, err := a.length("empty", s)
	return object.Bool(n == 0), err
}

func queueFilled(a *Actor, s *syncObject, _ []object.Value) (object.Value, error) {
	n, err := a.length("full", s)
	return object.Bool(s.max > 0 && n >= s.max), err
}

func makeQueue(h object.Host, v []object.Value) (object.Value, error) {
	n, err := object.AsIndex(v[1])
	if err != nil {
		return nil, err
	}
	self := v[0].(*object.Instance)
	class := "Queue"
	if self.Cls.Is(lifoType) {
		class = "LifoQueue"
	}
	of(h).keeps(self, &syncObject{class: class, max: n})
	return object.None, nil
}

func (a *Actor) length(op string, s *syncObject) (int, error) {
	r, err := a.ask(op, s, world.Call{Kind: world.Look})
	return r.N, err
}

// queueWait reads block and timeout.
func queueWait(a *Actor, block, timeout object.Value) (time.Duration, error) {
	blocks, err := a.truth(block, true)
	if err != nil || !blocks {
		return 0, err
	}
	if object.IsNone(timeout) {
		return world.Forever, nil
	}
	d, err := toSeconds(timeout)
	if err == nil && d < 0 {
		err = object.Raise(object.ValueError, "'timeout' must be a non-negative number")
	}
	return d, err
}

func put(a *Actor, s *syncObject, v []object.Value) (object.Value, error) {
	wait, err := queueWait(a, v[1], v[2])
	if err != nil {
		return nil, err
	}
	return a.enqueue("put", s, v[0], wait)
}

func (a *Actor) enqueue(op string, s *syncObject, item object.Value, wait time.Duration) (object.Value, error) {
	a.charge(16)
	a.eval.ShareValue(item)
	if _, err := a.ask(op, s, world.Call{Kind: world.Put, Wait: wait, Text: brief(item)}); err != nil {
		return nil, err
	}
	s.items = append(s.items, item)
	return object.None, nil
}

func get(a *Actor, s *syncObject, v []object.Value) (object.Value, error) {
	wait, err := queueWait(a, v[0], v[1])
	if err != nil {
		return nil, err
	}
	return a.dequeue("get", s, wait)
}

func (a *Actor) dequeue(op string, s *syncObject, wait time.Duration) (object.Value, error) {
	if _, err := a.ask(op, s, world.Call{Kind: world.Get, Wait: wait}); err != nil {
		return nil, err
	}
	at := 0
	if s.class == "LifoQueue" {
		at = len(s.items) - 1
	}
	item := s.items[at]
	if at == 0 {
		s.items = s.items[1:]
	} else {
		s.items = s.items[:at]
	}
	return item, nil
}
