package packet

import (
	"net/netip"
	"time"

	"lockstep/runtime/event"
)

// Status is what became of a packet.
type Status uint8

// What can become of a packet.
const (
	InFlight Status = iota
	Delivered
	Dropped
	Cut // by a router, into fragments
)

var statusNames = [...]string{"in-flight", "delivered", "dropped", "cut"}

// String is the status as goals write it.
func (s Status) String() string { return statusNames[s] }

// Seen is one packet of a run, with what the journal tells of it.
type Seen struct {
	Number int
	Of     int  // the packet that it repeats, or is a piece of; 0 for none
	Copy   bool // it is a duplicate made on the wire, of packet Of

	Host     string        // the host that sent it; "" for a router
	To       string        // the host it was delivered to; "" if it was not, or nobody has the address
	Sent     time.Duration // when it was put on the wire
	SentMove int
	Status   Status
	End      time.Duration // when it was delivered, dropped or cut
	EndMove  int
	Exceeds  int // the MTU for which it was too large, where a router dropped or cut it

	Raw    []byte // the whole packet; must not be changed
	Packet Packet

	// Seq and Ack count from the initial sequence numbers of the connection, as tcpdump and
	// Wireshark show them: a SYN is 0, the first byte of data 1. They are the numbers on the
	// wire where no SYN was seen.
	Seq, Ack uint32
	// Acked is the initial sequence number that Ack counts from.
	Acked uint32
}

// Run collects the packets of a run from its events. The zero Run is ready.
type Run struct {
	seen  []*Seen
	by    map[int]*Seen
	first map[direction]uint32 // initial sequence numbers
}

// direction is one way of a TCP connection.
type direction struct{ from, to netip.AddrPort }

// Collect gives the packets of the events of a run.
func Collect(events []event.Event) *Run {
	r := &Run{}
	for i := range events {
		r.Add(&events[i])
	}
	return r
}

// All lists the packets in the order they were sent.
func (r *Run) All() []*Seen { return r.seen }

// Number finds a packet by its number, or gives nil.
func (r *Run) Number(n int) *Seen { return r.by[n] }

// Add takes in the next event of the run.
func (r *Run) Add(e *event.Event) {
	switch e.Kind {
	case event.PacketSent, event.PacketCopied:
		r.sent(e)
	case event.PacketArrived, event.PacketLost, event.PacketCut:
		if s := r.by[e.Packet]; s != nil {
			s.Status, s.To, s.End, s.EndMove, s.Exceeds = fates[e.Kind], e.Host, e.Time, e.Move, e.N
		}
	}
}

// fates is what becomes of a packet by an event.
var fates = map[event.Kind]Status{event.PacketArrived: Delivered, event.PacketLost: Dropped, event.PacketCut: Cut}

// Piece says whether a router made this packet of a larger one, Of.
func (s *Seen) Piece() bool { return s.Of != 0 && !s.Copy && s.Packet.IP.Fragment() }

func (r *Run) sent(e *event.Event) {
	s := &Seen{
		Number: e.Packet, Of: e.Of, Copy: e.Kind == event.PacketCopied, Host: e.Host,
		Sent: e.Time, SentMove: e.Move, Raw: e.Data, Packet: Decode(e.Data),
	}
	if original := r.by[e.Of]; s.Copy && original != nil {
		s.Host, s.Seq, s.Ack, s.Acked = original.Host, original.Seq, original.Ack, original.Acked
	} else if s.Packet.TCP != nil {
		r.count(s)
	}
	if r.by == nil {
		r.by = map[int]*Seen{}
	}
	r.by[s.Number] = s
	r.seen = append(r.seen, s)
}

// count makes the sequence numbers relative.
func (r *Run) count(s *Seen) {
	t := s.Packet.TCP
	there := direction{s.Packet.From(), s.Packet.To()}
	back := direction{there.to, there.from}
	if t.Flags.Has(SYN) {
		if r.first == nil {
			r.first = map[direction]uint32{}
		}
		r.first[there] = t.Seq
	}
	// A reset for a connection that does not exist says 0 and means it (RFC 9293 section 3.10.7.1).
	if s.Seq = t.Seq; t.Seq != 0 || !t.Flags.Has(RST) {
		s.Seq -= r.first[there]
	}
	if t.Flags.Has(ACK) {
		s.Acked = r.first[back]
		s.Ack = t.Ack - s.Acked
	}
}
