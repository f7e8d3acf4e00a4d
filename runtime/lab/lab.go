// Package lab is the simulated world: hosts with TCP/IP stacks of their own on one wire, a
// clock that only moves take on, and chance that follows from the seed. The stacks are real
// code (gVisor's); the link, the clock and chance are ours. Same stage, seed, calls and moves:
// the same events, byte for byte.
//
// It is the only package that knows gVisor. It must not know Python, actors, who holds which
// socket, or how anything is shown.
package lab

import (
	"time"

	"gvisor.dev/gvisor/pkg/tcpip"

	"lockstep/runtime/event"
	"lockstep/runtime/failure"
	"lockstep/runtime/shared"
	"lockstep/runtime/stage"
	"lockstep/runtime/world"
)

// World is a lab. It implements world.World. Only one goroutine may use it.
type World struct {
	clock clock
	hosts []*host
	wire  wire
	sink  world.Sink

	files  map[string]string // in the folder of each host at the beginning
	told   time.Duration     // the time that was last reported
	timers []*timer          // scratch space of live
}

var _ world.World = (*World)(nil)

// Open sets up the hosts and the link of a completed stage. What happens is reported to sink,
// which may be nil. The world must be closed.
func Open(st *stage.Stage, sink world.Sink) (world.World, error) {
	w, err := open(st, sink)
	if err != nil { // a nil *World in the interface would not be nil
		return nil, err
	}
	return w, nil
}

func open(st *stage.Stage, sink world.Sink) (*World, error) {
	w := &World{sink: sink, files: map[string]string{}}
	for _, f := range st.Files {
		w.files[f.Name] = f.Text
	}
	w.wire.open(w, st.Link)
	for i, h := range st.Hosts {
		if err := w.addHost(i, h.Name, h.Addr, st.Link.MTU); err != nil {
			w.Close()
			return nil, err
		}
	}
	w.start(st.Seed)
	return w, nil
}

// refused says that the stack would not be set up as the stage wants it.
func refused(what string, err tcpip.Error) error {
	return failure.New("lab.refused", "what", what, "why", err.String())
}

// start seeds chance and begins to watch the wire.
func (w *World) start(seed uint64) {
	for i, h := range w.hosts {
		h.folder = shared.NewFolder(w.files)
		h.luck.reseed(seed, i, forStack)
		h.ports.reseed(seed, i, forPorts)
		h.dice.reseed(seed, i, forProgram)
	}
	w.told = 0
	w.wire.start()
}

// Reset makes the world equal to a fresh one with another seed. It keeps the stacks, which
// cost most of Open.
func (w *World) Reset(seed uint64) {
	w.wire.stop()
	for _, h := range w.hosts {
		h.abandon()
	}
	w.clock.runOut()
	w.clock.rewind()
	for _, h := range w.hosts {
		h.clock.made, h.made = 0, 0
	}
	w.start(seed)
}

// abandon ends every endpoint of a host without a word to its peers.
func (h *host) abandon() {
	for _, s := range h.sockets {
		s.ep.Abort()
		s.closed = true
	}
	for _, c := range h.conns {
		c.ep.Abort()
	}
	for _, e := range h.stack.RegisteredEndpoints() {
		e.Abort()
	}
	h.settle()
	clear(h.sockets)
	clear(h.conns)
	h.sockets, h.conns = h.sockets[:0], h.conns[:0]
}

// Close ends the stacks and their goroutines.
func (w *World) Close() {
	w.wire.stop()
	for _, h := range w.hosts {
		if h.stack == nil {
			continue
		}
		h.abandon()
		h.stack.Destroy()
	}
	w.hosts = nil
}

// Steered is true: packets wait on the wire, and time stands still.
func (w *World) Steered() bool { return true }

// Wait says that nothing happens by itself in a lab.
func (w *World) Wait(time.Duration) bool { return false }

// Wake does nothing: a lab never waits.
func (w *World) Wake() {}

// Now is the virtual time since the run began.
func (w *World) Now() time.Duration { return w.clock.elapsed() }

// Began is no time of the outside world.
func (w *World) Began() time.Duration { return 0 }

// Random fills p from the seed, for programs on a host. What the stacks draw changes nothing.
func (w *World) Random(host int, p []byte) {
	_, _ = w.hosts[host].dice.Read(p) // it never fails
}

// tell reports an event, after the passing of time if it did pass.
func (w *World) tell(e event.Event) {
	if w.sink == nil {
		return
	}
	w.tellTime()
	e.Time = w.told
	w.sink(e)
}

// tellTime reports that time has passed, if it has.
func (w *World) tellTime() {
	if now := w.clock.elapsed(); now != w.told && w.sink != nil {
		w.told = now
		w.sink(event.Event{Time: now, Kind: event.TimePassed})
	}
}
