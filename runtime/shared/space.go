// Package shared is what the threads of one program share, and the processes that a program starts:
// locks, semaphores, events, conditions, barriers, queues, the threads and processes themselves, as
// plain data. It knows who holds and who waits, and decides when an operation can begin and finish;
// whose turn it is, it leaves to others. The meaning is that of CPython 3.11's threading, queue and
// multiprocessing modules. It has the files of a host as well, which all programs there share.
//
// It must not know Python values, actors, or how anything is shown.
package shared

import (
	"time"

	"lockstep/runtime/world"
)

// Space is what was made in one process for threads and processes to share. Only the goroutine that makes the run's moves
// may use it.
type Space struct {
	timer  func(d time.Duration) world.Pending
	moment func() int // the number of the move being made
	things map[int]*thing
	order  []*thing // in the order in which they were first asked for
	held   *int     // bytes in the queues of all spaces of the run
}

// New makes an empty space. timer readies a wait of the world's, moment numbers the move being made, held
// counts the bytes in the queues of processes.
func New(timer func(d time.Duration) world.Pending, moment func() int, held *int) *Space {
	return &Space{timer: timer, moment: moment, held: held, things: map[int]*thing{}}
}

// thing is one shared object.
type thing struct {
	number int
	class  *class
	name   string
	max    int

	exit    int      // Process: its exit status, once it has ended
	count   int      // Lock, RLock: how often held; semaphores: permits left; Queue: tasks not done; Barrier: threads inside
	holders []string // Lock, RLock, semaphores: who acquired it and did not release it
	since   int      // the move that it was last acquired in
	set     bool     // Event: it is set; Thread, Process: it has ended
	phase   phase    // Barrier
	items   []item   // Queue
	waiters []*pending
	lock    *thing // Condition
}

// Reset empties the space, keeping its memory.
func (s *Space) Reset() {
	clear(s.things)
	s.order = s.order[:0]
}

// Begin readies an operation of a thread in p. It changes nothing: the first Do does.
func (s *Space) Begin(p *Pending, who string, c *world.Call) {
	t := s.thing(c)
	*p = pending{s: s, t: t, who: who, call: c, op: t.class.operations[c.Kind]}
}

// blank gives a thing to fill in, if it can one of before a Reset.
func (s *Space) blank() *thing {
	n := len(s.order)
	if n == cap(s.order) || s.order[:n+1][n] == nil {
		s.order = append(s.order, &thing{})
	} else {
		s.order = s.order[:n+1]
	}
	return s.order[n]
}

func (s *Space) thing(c *world.Call) *thing {
	t := s.things[c.Object]
	if t == nil {
		class := classes[c.Class]
		var lock *thing
		if class.name == "Condition" {
			own := "RLock"
			if c.Plain {
				own = "Lock"
			}
			lock = s.thing(&world.Call{Object: c.Lock, Class: class.module + own, Name: c.Name})
		}
		t = s.blank()
		*t = thing{
			number: c.Object, class: class, max: c.Max, lock: lock,
			items: t.items[:0], waiters: t.waiters[:0], holders: t.holders[:0],
		}
		if class.name == "Semaphore" || class.name == "BoundedSemaphore" {
			t.count = c.Max
		}
		s.things[c.Object] = t
	}
	if t.name == "" {
		t.name = c.Name
	}
	return t
}

// Ended says that a Thread or a Process has come to its end; exit is a Process's exit status.
func (s *Space) Ended(class string, number, exit int) {
	t := s.thing(&world.Call{Object: number, Class: class})
	t.set, t.exit = true, exit
}

// IsSet says whether an event is set. It makes none of one that nobody has used yet.
func (s *Space) IsSet(event int) bool {
	t := s.things[event]
	return t != nil && t.set
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

	Processes bool // processes share it, not only threads
}

// Views lists the objects in the order in which they were first asked for, without threads and
// processes.
func (s *Space) Views() []View {
	var out []View
	for _, t := range s.order {
		if t.class == classes["Thread"] || t.class == classes["Process"] {
			continue
		}
		v := View{
			Number: t.number, Class: t.class.name, Name: t.name, Holders: append([]string(nil), t.holders...), Since: t.since, Count: t.count,
			Max: t.max, Set: t.set, Broken: t.phase == broken, Processes: t.class.module == processes,
		}
		for _, x := range t.items {
			v.Items = append(v.Items, x.text)
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
