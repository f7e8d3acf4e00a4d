package conductor

import (
	"encoding/binary"
	"slices"
	"time"

	"lockstep/runtime/world"
)

// Choices appends what may come next when packets of one flow arrive in the order they were sent
// and timers fire only when nothing else can happen: first what the automatic policy would do, then
// the other steps in the order of turns, what the stage types, and the first packet of each flow as they fall
// due. There is none once every actor has ended, or when nothing can move but polling.
func (r *Run) Choices(dst []Move) []Move {
	if r.Over() {
		return dst
	}
	none := len(dst)
	if a := r.next(); a != nil {
		at := slices.Index(r.actors, a)
		for i := range r.actors {
			if b := r.actors[(at+i)%len(r.actors)]; !b.polls.now && r.canStep(b) {
				dst = append(dst, Move{Verb: Step, Actor: b.name})
			}
		}
	}
	if m, ok := r.nextInput(); ok {
		dst = append(dst, m)
	}
	dst = r.heads(dst)
	if len(dst) == none {
		if _, timer := r.arrivals(); timer != nil {
			dst = append(dst, Move{Verb: Tick})
		}
	}
	if len(dst) == none { // who asked in vain goes on to something else
		for _, a := range r.actors {
			if a.polls.now && !a.polls.again && r.canStep(a) {
				dst = append(dst, Move{Verb: Step, Actor: a.name})
			}
		}
	}
	return dst
}

// CanStep says whether an actor can step now, or once what it asks for is typed.
func (r *Run) CanStep(a *Actor) bool {
	if a.over() {
		return false
	}
	if r.canStep(a) {
		return true
	}
	_, types := r.InputFor(a)
	return types
}

// heads appends the delivery of the first packet of each flow.
func (r *Run) heads(dst []Move) []Move {
	moves := r.w.Moves()
	if !slices.ContainsFunc(moves, func(m world.Move) bool { return m.Act == world.Deliver }) {
		return dst
	}
	type head struct {
		move Move
		due  time.Duration
	}
	var seen []flow
	var first []head
	for _, p := range r.w.View().Packets {
		if f := flowOf(p.Raw); !slices.Contains(seen, f) {
			seen = append(seen, f)
			first = append(first, head{Move{Verb: Deliver, Packet: p.Number}, p.Due})
		}
	}
	slices.SortStableFunc(first, func(a, b head) int { return int(a.due - b.due) })
	for _, h := range first {
		dst = append(dst, h.move)
	}
	return dst
}

// flow is what packets have in common that one end sends to the other: addresses, protocol and,
// where there are any, ports.
type flow struct {
	ends  uint64
	proto byte
	ports uint32
}

// flowOf reads an IPv4 packet (RFC 791 section 3.1). Only the first fragment of a datagram carries
// ports: fragments count to the flow of the addresses.
func flowOf(raw []byte) (f flow) {
	if len(raw) < 20 {
		return f
	}
	f.ends, f.proto = binary.BigEndian.Uint64(raw[12:]), raw[9]
	header := int(raw[0]&15) * 4
	whole := binary.BigEndian.Uint16(raw[6:])&0x3fff == 0
	if (f.proto == 6 || f.proto == 17) && whole && len(raw) >= header+4 {
		f.ports = binary.BigEndian.Uint32(raw[header:])
	}
	return f
}
