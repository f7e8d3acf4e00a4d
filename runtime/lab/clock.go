package lab

import (
	"container/heap"
	"sync"
	"time"

	"gvisor.dev/gvisor/pkg/tcpip"
)

// clock is the time of one lab. It stands still until a move takes it on, and runs one timer
// at a time, in the order (due, host, number within the host): the order must not depend on
// how steps on different hosts were interleaved. The stacks read it in goroutines of their own.
type clock struct {
	mu     sync.Mutex
	now    time.Duration
	timers timerHeap
}

// wallStart is what the stacks take for the date at the start of a run.
var wallStart = time.Unix(1_700_000_000, 0).UTC()

// monotonicStart keeps the zero of the stacks' monotonic time free: they use it for "never".
const monotonicStart = time.Second

// hostClock is the clock as one host sees it: it knows whose timers it makes. It implements
// tcpip.Clock.
type hostClock struct {
	*clock
	host int
	made uint64 // timers armed so far
}

// timer is something that happens at a certain time unless it is stopped.
type timer struct {
	clock *hostClock
	due   time.Duration
	order uint64
	place int  // in the heap; -1 when not armed
	soon  bool // armed without delay: it runs before the move is over
	fire  func()

	// what and fd label a timer of ours; those of the stack are labelled by their owner,
	// which is looked for when it is first needed.
	what  string
	fd    int
	owner *conn
	slot  int
}

func (c *clock) elapsed() time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Now is the date and time, for the stack.
func (c *hostClock) Now() time.Time { return wallStart.Add(c.elapsed()) }

// NowMonotonic is the time for intervals, for the stack.
func (c *hostClock) NowMonotonic() tcpip.MonotonicTime {
	return tcpip.MonotonicTime{}.Add(c.elapsed() + monotonicStart)
}

// AfterFunc arms a timer of the stack.
func (c *hostClock) AfterFunc(d time.Duration, f func()) tcpip.Timer {
	t := &timer{clock: c, fire: f, place: -1}
	t.Reset(d)
	return t
}

// alarm arms a timer of ours.
func (c *hostClock) alarm(d time.Duration, what string, fd int, f func()) *timer {
	t := &timer{clock: c, fire: f, place: -1, what: what, fd: fd}
	t.Reset(d)
	t.soon = false // a program's own time-out or sleep is always a move
	return t
}

// Reset arms the timer anew, to fire after d.
func (t *timer) Reset(d time.Duration) {
	c := t.clock
	c.mu.Lock()
	defer c.mu.Unlock()
	if t.place >= 0 {
		heap.Remove(&c.timers, t.place)
	}
	c.made++
	t.soon = d <= 0
	t.due, t.order = c.now+max(d, 0), c.made
	heap.Push(&c.timers, t)
}

// Stop disarms the timer and says whether it was armed.
func (t *timer) Stop() bool {
	c := t.clock
	c.mu.Lock()
	defer c.mu.Unlock()
	if t.place < 0 {
		return false
	}
	heap.Remove(&c.timers, t.place)
	return true
}

// first is the timer that is due first, or nil.
func (c *clock) first() *timer {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.timers) == 0 {
		return nil
	}
	return c.timers[0]
}

// take disarms the first timer and moves time to when it was due. The caller runs it.
func (c *clock) take() *timer {
	c.mu.Lock()
	defer c.mu.Unlock()
	t := heap.Pop(&c.timers).(*timer)
	c.now = max(c.now, t.due)
	return t
}

// takeSoon disarms the first of the timers that were armed without delay, or returns nil.
func (c *clock) takeSoon() *timer {
	c.mu.Lock()
	defer c.mu.Unlock()
	var next *timer
	for _, t := range c.timers {
		if t.soon && (next == nil || t.before(next)) {
			next = t
		}
	}
	if next != nil {
		heap.Remove(&c.timers, next.place)
	}
	return next
}

// advance moves time on, running nothing.
func (c *clock) advance(to time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = max(c.now, to)
}

// armed lists the armed timers in no particular order.
func (c *clock) armed(into []*timer) []*timer {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append(into, c.timers...)
}

// runOut fires what the stacks have left armed, such as the end of reassemblies: they would
// not arm it again if it were only stopped.
func (c *clock) runOut() {
	for t := c.first(); t != nil; t = c.first() {
		c.take()
		if t.what == "" {
			t.fire()
		}
	}
}

// rewind stops all timers and sets time back to the start.
func (c *clock) rewind() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, t := range c.timers {
		t.place = -1
	}
	clear(c.timers)
	c.timers, c.now = c.timers[:0], 0
}

// before orders timers by when they fire.
func (t *timer) before(u *timer) bool {
	switch {
	case t.due != u.due:
		return t.due < u.due
	case t.clock.host != u.clock.host:
		return t.clock.host < u.clock.host
	}
	return t.order < u.order
}

// timerHeap implements heap.Interface.
type timerHeap []*timer

func (h timerHeap) Len() int           { return len(h) }
func (h timerHeap) Less(i, j int) bool { return h[i].before(h[j]) }

func (h timerHeap) Swap(i, j int) {
	h[i], h[j] = h[j], h[i]
	h[i].place, h[j].place = i, j
}

func (h *timerHeap) Push(x any) {
	t := x.(*timer)
	t.place = len(*h)
	*h = append(*h, t)
}

func (h *timerHeap) Pop() any {
	old := *h
	t := old[len(old)-1]
	old[len(old)-1] = nil
	*h = old[:len(old)-1]
	t.place = -1
	return t
}
