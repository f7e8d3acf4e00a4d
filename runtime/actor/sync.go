package actor

import (
	"strconv"
	"strings"

	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

// syncObject is what a lock, semaphore, event, condition, barrier or queue of a program keeps: how
// it stands, whoever grants the operations knows by its number.
type syncObject struct {
	self   *object.Instance
	class  string // of multiprocessing: with the module before it
	home   int    // of multiprocessing: the number of the process that made it; else 0
	number int
	max    int
	name   string // what the program calls it; found when it is first used

	lock   *syncObject    // Condition
	action object.Value   // Barrier
	wait   object.Value   // Barrier: its time-out
	items  []object.Value // Queue of threads
	closed bool           // Queue of processes: this process will put and get no more
}

// kind is the class without its module.
func (s *syncObject) kind() string { return s.class[strings.LastIndexByte(s.class, '.')+1:] }

// syncSize is about what a syncObject takes, in bytes.
const syncSize = 192

// Size is what the object itself takes.
func (s *syncObject) Size() int { return syncSize + 16*cap(s.items) }

// Kept is what it holds that changes.
func (s *syncObject) Kept() []object.Value { return s.items }

// Children visits what it holds.
func (s *syncObject) Children(visit func(object.Value)) {
	for _, v := range s.items {
		visit(v)
	}
	visit(s.action)
	if s.lock != nil {
		visit(s.lock.self)
	}
}

// raised are the exceptions that misuse of a shared object raises, by the name in a world.Result.
var raised = map[string]*object.Class{
	"RuntimeError": object.RuntimeError, "ValueError": object.ValueError, "AssertionError": object.AssertionError, "threading.BrokenBarrierError": brokenBarrier,
	"queue.Empty": queueEmpty, "queue.Full": queueFull,
}

// ask makes an operation on a shared object.
func (a *Actor) ask(op string, s *syncObject, c world.Call) (world.Result, error) {
	if s.kind() == "Condition" && (c.Kind == world.Acquire || c.Kind == world.Release) {
		a.nameIt(s)
		if s.lock.name == "" {
			s.lock.name = s.name
		}
		s = s.lock
	}
	a.nameIt(s)
	c.Object, c.Home, c.Class, c.Name, c.Max = s.number, s.home, s.class, s.name, s.max
	if s.lock != nil {
		a.nameIt(s.lock)
		c.Lock, c.Plain = s.lock.number, s.lock.kind() == "Lock"
	}
	r, err := a.gate(op, c)
	if err != nil || r.Err == "" {
		return r, err
	}
	if r.Err == world.NoMemory {
		return r, &eval.Budget{What: "memory", Limit: int64(a.opt.Limits.Memory)}
	}
	if r.Text == "" {
		return r, object.RaiseV(raised[r.Err])
	}
	return r, object.RaiseV(raised[r.Err], object.Str(r.Text))
}

// keeps makes an instance a shared object. It is numbered at once: who uses it first, the order of
// threads decides.
func (a *Actor) keeps(self *object.Instance, s *syncObject) *object.Instance {
	a.charge(syncSize)
	s.self, s.number = self, a.eval.NumberOf(s)
	self.Data = s
	return self
}

// nameIt finds what the program calls a shared object.
func (a *Actor) nameIt(s *syncObject) {
	if s.name == "" {
		s.name = a.nameOf(s.self)
	}
}

// nameOf finds what a program calls an object: a global, else a part of one, else a variable of the
// functions it is in.
func (a *Actor) nameOf(v *object.Instance) string {
	globals := a.eval.Globals()
	if name := nameAmong(globals, v); name != "" {
		return name
	}
	for _, f := range a.python.Frames() {
		if name := nameAmong(f.Locals, v); name != "" {
			return name
		}
	}
	return ""
}

func nameAmong(vars []eval.Var, v *object.Instance) string {
	for _, x := range vars {
		if x.Value == object.Value(v) {
			return x.Name
		}
	}
	for _, x := range vars {
		if part := partOf(x.Value, v); part != "" {
			return x.Name + part
		}
	}
	return ""
}

// manyParts is how many parts of a value are looked at for a name.
const manyParts = 64

// partOf is how a part of a container is written: "[1]", ".lock"; "" when v is none.
func partOf(in object.Value, v *object.Instance) (part string) {
	list := func(items []object.Value) {
		for i, x := range items[:min(len(items), manyParts)] {
			if x == object.Value(v) && part == "" {
				part = "[" + strconv.Itoa(i) + "]"
			}
		}
	}
	switch in := in.(type) {
	case *object.List:
		list(in.V)
	case object.Tuple:
		list(in)
	case *object.Dict:
		in.Each(func(k, x object.Value) {
			if x == object.Value(v) && part == "" {
				part = "[" + object.Show(k, longest) + "]"
			}
		})
	case *object.Instance:
		in.Each(func(name string, x object.Value) {
			if x == object.Value(v) && part == "" {
				part = "." + name
			}
		})
	}
	return part
}
