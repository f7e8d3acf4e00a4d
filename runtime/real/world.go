//go:build linux || darwin

package real

import (
	"crypto/rand"
	"math"
	"net/netip"
	"os"
	"sync"
	"time"

	"golang.org/x/sys/unix"

	"lockstep/runtime/event"
	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
	"lockstep/runtime/world"
)

// World is the machine as a run sees it. It implements world.World. Only one goroutine may use it,
// but for Wake.
type World struct {
	stage *stage.Stage
	hosts addresses
	sink  world.Sink
	began time.Time

	made    int                     // descriptors given out so far
	sockets map[int]*socket         // open, by descriptor
	pending []*pending              // begun or not, and not over
	folders []*folder               // by host
	ports   map[uint16]portsOf      // of every socket that was bound
	kept    map[netip.AddrPort]bool // of the machine's, that a TCP socket without SO_REUSEADDR has left

	mu   sync.Mutex // guards wake, which Wake writes to from any goroutine
	wake [2]int     // a pipe that ends a poll; {-1, -1} once closed
}

var _ world.World = (*World)(nil)

func open(st *stage.Stage, sink world.Sink, o Options) (world.World, error) {
	w := &World{stage: st, hosts: addressesOf(st, o.Remote), sink: sink, wake: [2]int{-1, -1}}
	if err := w.hosts.collision(st); err != nil {
		return nil, err
	}
	pipe, err := makePipe()
	if err != nil {
		return nil, failure.New("real.cannot-open", "why", err.Error())
	}
	w.wake = pipe
	w.start()
	return w, nil
}

func (w *World) start() {
	w.began = time.Now()
	w.made = 0
	w.sockets, w.ports, w.kept = map[int]*socket{}, map[uint16]portsOf{}, map[netip.AddrPort]bool{}
	for range w.stage.Hosts {
		w.folders = append(w.folders, newFolder(w.stage.Files))
	}
}

// abandon gives up every socket, without the wait that a connection which is closed goes through,
// and the files.
func (w *World) abandon() {
	for _, s := range w.sockets {
		_ = unix.SetsockoptLinger(s.kernel, unix.SOL_SOCKET, unix.SO_LINGER, &unix.Linger{Onoff: 1})
		unix.Close(s.kernel)
	}
	for _, f := range w.folders {
		f.remove()
	}
	w.sockets, w.folders, w.pending = nil, nil, nil
}

// Reset gives up everything and begins anew. Chance is the machine's: the seed means nothing here.
func (w *World) Reset(uint64) {
	w.abandon()
	w.start()
}

// Close gives up everything.
func (w *World) Close() {
	w.abandon()
	w.mu.Lock()
	defer w.mu.Unlock()
	for i, fd := range w.wake {
		if fd >= 0 {
			unix.Close(fd)
		}
		w.wake[i] = -1
	}
}

// Steered is false: the kernel delivers packets, and time passes by itself.
func (w *World) Steered() bool { return false }

// Moves are none.
func (w *World) Moves() []world.Move { return nil }

// Apply lets time pass; a packet cannot be had.
func (w *World) Apply(m world.Move) error {
	if m.Act != world.Tick {
		return failure.New("real.no-wire")
	}
	until, some := w.Now()+m.For, true
	if m.For == 0 {
		until, some = w.nextDue()
	}
	if !some {
		return failure.New("real.no-timer")
	}
	for left := until - w.Now(); left > 0 && !closed(m.Ends); left = until - w.Now() {
		w.poll(nil, left)
	}
	w.tell(event.Event{Kind: event.TimePassed})
	return nil
}

func closed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// Wait blocks until a call that waits may have become ready, and says whether any could.
func (w *World) Wait(most time.Duration) bool {
	var fds []unix.PollFd
	for _, p := range w.pending {
		if p.call.Wait != 0 && p.Ready() {
			return true
		}
		fds = append(fds, p.wants()...)
	}
	due, some := w.nextDue()
	if len(fds) == 0 && !some {
		return false
	}
	if left := max(due-w.Now(), 0); some && (most < 0 || left < most) {
		most = left
	}
	w.poll(fds, most)
	return true
}

// nextDue is when the first sleep or time-out of a call that has begun is over.
func (w *World) nextDue() (due time.Duration, some bool) {
	for _, p := range w.pending {
		if p.begun && p.call.Wait > 0 && (!some || p.due < due) {
			due, some = p.due, true
		}
	}
	return due, some
}

// poll waits for descriptors or a Wake, at most so long (a negative time: no limit). Whoever waits looks again.
func (w *World) poll(fds []unix.PollFd, most time.Duration) {
	ms := -1
	if most >= 0 {
		ms = int(min((most+time.Millisecond-1)/time.Millisecond, math.MaxInt32)) // poll takes a C int
	}
	fds = once(append(fds, unix.PollFd{Fd: int32(w.wake[0]), Events: unix.POLLIN}))
	_, _ = unix.Poll(fds, ms)
	for b := [64]byte{}; ; {
		if n, _ := unix.Read(w.wake[0], b[:]); n <= 0 {
			return
		}
	}
}

// Wake ends a Wait early.
func (w *World) Wake() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.wake[1] >= 0 {
		_, _ = unix.Write(w.wake[1], []byte{0}) // a full pipe wakes as well
	}
}

// Now is the time since the run began, to the microsecond.
func (w *World) Now() time.Duration { return time.Since(w.began).Truncate(time.Microsecond) }

// Began is when the run began, by the wall clock.
func (w *World) Began() time.Duration { return time.Duration(w.began.UnixNano()) }

// Random fills p from the machine.
func (w *World) Random(_ int, p []byte) { _, _ = rand.Read(p) } // it never fails

func (w *World) tell(e event.Event) {
	if w.sink != nil {
		e.Time = w.Now()
		w.sink(e)
	}
}

// errName is the name of an error of the kernel, as CPython's errno module has it; "" for none.
func errName(err error) string {
	if err == nil {
		return ""
	}
	if e, ok := err.(unix.Errno); ok {
		if name := unix.ErrnoName(e); name != "" {
			return name
		}
	}
	if p, ok := err.(*os.PathError); ok {
		return errName(p.Err)
	}
	return "EIO"
}
