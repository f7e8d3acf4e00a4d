package lab

import (
	"time"

	"gvisor.dev/gvisor/pkg/tcpip/header"

	"lockstep/runtime/event"
	"lockstep/runtime/failure"
	"lockstep/runtime/world"
)

// Moves lists the packets in flight by number, each to be delivered, dropped or duplicated,
// then a tick if there is a timer to wait for.
func (w *World) Moves() []world.Move {
	moves := make([]world.Move, 0, 3*len(w.wire.flight)+1)
	for _, p := range w.wire.flight {
		moves = append(moves,
			world.Move{Act: world.Deliver, Packet: p.number, Due: p.due},
			world.Move{Act: world.Drop, Packet: p.number},
			world.Move{Act: world.Dup, Packet: p.number})
	}
	if due, ok := w.nextLive(); ok {
		moves = append(moves, world.Move{Act: world.Tick, Due: due})
	}
	return moves
}

// Apply makes a move. It fails with lab.no-packet (args n, and flight: the numbers that there
// are) or lab.no-timer.
func (w *World) Apply(m world.Move) error {
	if m.Act == world.Tick {
		return w.tick(m.For)
	}
	i := w.wire.find(m.Packet)
	if i < 0 {
		flight := make([]int, len(w.wire.flight))
		for i, p := range w.wire.flight {
			flight[i] = p.number
		}
		return failure.New("lab.no-packet", "n", m.Packet, "flight", flight)
	}
	switch m.Act {
	case world.Deliver:
		w.deliver(m.Packet)
	case world.Drop:
		w.wire.take(i)
		w.tell(event.Event{Kind: event.PacketLost, Packet: m.Packet})
	case world.Dup:
		w.wire.duplicate(i)
	}
	return nil
}

// deliver lets time pass until a packet can arrive, and hands it to its host.
func (w *World) deliver(number int) {
	w.pass(w.wire.flight[w.wire.find(number)].due)
	p := w.wire.take(w.wire.find(number))
	if w.narrow(p) {
		w.squeeze(p)
		return
	}
	e := event.Event{Kind: event.PacketArrived, Packet: number}
	if p.to < 0 {
		w.tell(e)
		w.unreachable(p)
		return
	}
	h := w.hosts[p.to]
	e.Host = h.name
	w.tell(e)
	h.nics[p.nic].receive(p.raw)
	w.settle(h)
	if header.IPv4(p.raw).TransportProtocol() == header.TCPProtocolNumber {
		h.notice(p)
	}
	w.report(h)
}

// settle waits until a host has nothing more to do now: its stack is idle, and timers without
// delay have run.
func (w *World) settle(h *host) {
	h.settle()
	for t := w.clock.takeSoon(); t != nil; t = w.clock.takeSoon() {
		t.fire()
		w.hosts[t.clock.host].settle()
	}
}

// pass lets time go on to a moment and fires what is due before it.
func (w *World) pass(to time.Duration) {
	for t := w.clock.first(); t != nil && t.due < to; t = w.clock.first() {
		w.fire()
	}
	w.clock.advance(to)
}

// tick lets time pass: to the next live timer, or by d.
func (w *World) tick(d time.Duration) error {
	if d > 0 {
		until := w.clock.elapsed() + d
		for t := w.clock.first(); t != nil && t.due <= until; t = w.clock.first() {
			w.fire()
		}
		w.clock.advance(until)
		w.tellTime()
		return nil
	}
	if _, ok := w.nextLive(); !ok {
		return failure.New("lab.no-timer")
	}
	for !w.fire() {
	}
	return nil
}

// fire runs the first timer and says whether it was a live one. Those the stack has given up
// without disarming them do nothing, or arm themselves again for the time now meant.
func (w *World) fire() bool {
	t := w.clock.first()
	l, live := w.look(t)
	live = live && l.Due <= t.due
	w.clock.take()
	h := w.hosts[t.clock.host]
	if live {
		w.tell(event.Event{Kind: event.TimerFired, Host: h.name, FD: l.FD, Text: l.What})
	}
	t.fire()
	w.settle(h)
	w.report(h)
	return live
}
