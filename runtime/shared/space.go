// Package shared is what the threads of one program share: locks, semaphores, events, conditions,
// barriers, queues and the threads themselves, as plain data. It knows who holds and who waits,
// and decides when an operation can begin and finish; whose turn it is, it leaves to others. The
// meaning is that of CPython 3.11's threading and queue modules.
//
// It must not know Python values, actors, or how anything is shown.
package shared

import (
	"slices"
	"time"

	"lockstep/runtime/world"
)

// Space is what the threads of one program share. Only the goroutine that makes the run's moves
// may use it.
type Space struct {
	timer  func(d time.Duration) world.Pending
	moment func() int // the number of the move being made
	things map[int]*thing
	order  []*thing // in the order in which they were first asked for
}

// New makes an empty space. timer readies a wait of the world's, moment numbers the move being made.
func New(timer func(d time.Duration) world.Pending, moment func() int) *Space {
	return &Space{timer: timer, moment: moment, things: map[int]*thing{}}
}

// thing is one shared object.
type thing struct {
	number int
	class  *class
	name   string
	max    int

	count   int      // Lock, RLock: how often held; semaphores: permits left; Queue: tasks not done; Barrier: threads inside
	holders []string // Lock, RLock, semaphores: who acquired it and did not release it
	since   int      // the move that it was last acquired in
	set     bool     // Event: it is set; Thread: it has ended
	phase   phase    // Barrier
	items   []string // Queue
	waiters []*pending
	lock    *thing // Condition
}

// Begin readies an operation of a thread. It changes nothing: the first Do does.
func (s *Space) Begin(who string, c world.Call) world.Pending {
	t := s.thing(c)
	return &pending{s: s, t: t, who: who, call: c, op: t.class.operations[c.Kind]}
}

func (s *Space) thing(c world.Call) *thing {
	t := s.things[c.Object]
	if t == nil {
		t = &thing{number: c.Object, class: classes[c.Class], max: c.Max}
		switch c.Class {
		case "Semaphore", "BoundedSemaphore":
			t.count = c.Max
		case "Condition":
			class := "RLock"
			if c.Plain {
				class = "Lock"
			}
			t.lock = s.thing(world.Call{Object: c.Lock, Class: class, Name: c.Name})
		}
		s.things[c.Object] = t
		s.order = append(s.order, t)
	}
	if t.name == "" {
		t.name = c.Name
	}
	return t
}

// Ended says that a thread has come to its end.
func (s *Space) Ended(number int) {
	s.thing(world.Call{Object: number, Class: "Thread"}).set = true
}

// View is how one shared object stands.
type View struct {
	Number  int
	Class   string
	Name    string   // what the program calls it; "" when nobody knows
	Holders []string // who holds it, the first to acquire it first
	Since   int      // the move in which it was last acquired
	Count   int      // RLock: how often; semaphores: permits left; Queue: tasks not done; Barrier: threads inside
	Max     int      // semaphores, Barrier, Queue
	Set     bool     // Event
	Broken  bool     // Barrier
	Items   []string // Queue
	Waiting []string // Event, Condition, Barrier: who waits to be woken, the first to be woken first
	Lock    int      // Condition: the lock that belongs to it
}

// Views lists the objects in the order in which they were first asked for, without threads.
func (s *Space) Views() []View {
	var out []View
	for _, t := range s.order {
		if t.class == classes["Thread"] {
			continue
		}
		v := View{
			Number: t.number, Class: t.class.name, Name: t.name, Holders: slices.Clone(t.holders), Since: t.since, Count: t.count,
			Max: t.max, Set: t.set, Broken: t.phase == broken, Items: slices.Clone(t.items),
		}
		for _, p := range t.waiters {
			v.Waiting = append(v.Waiting, p.who)
		}
		if t.lock != nil {
			v.Lock = t.lock.number
		}
		out = append(out, v)
	}
	return out
}
