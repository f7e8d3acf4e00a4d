package render

import (
	"bytes"
	"net/netip"
	"slices"

	"lockstep/runtime/event"
	"lockstep/runtime/packet"
)

// conversation is a TCP connection, or the datagrams between two addresses: what each end sent, in
// which packets, and which calls of the programs wrote and read it.
type conversation struct {
	udp   bool
	ends  [2]party // the first opened it
	flows [2]flow  // flows[i] is what ends[i] sends
}

// party is one end of a conversation.
type party struct {
	host string // "" for a host that there is not
	addr netip.AddrPort
}

// flow is one direction of a conversation. Places in a stream of bytes count from 0.
type flow struct {
	writes, reads []transfer
	written, read int // bytes

	// TCP:
	segments []sending // those with data
	taken    int       // bytes that the receiving stack has acknowledged
	synced   bool      // its SYN was seen, with
	initial  uint32    // this sequence number
	fins     []sending
	finAt    int // how many bytes come before it
	resets   []sending
	closing  act // the latest close or shutdown by its writer, or the end of its program
	finished act // what closing was when the first FIN went out
	ended    act // the call of the reader that met the end
	failed   act // the first call at the reading end that met a reset

	datagrams []*datagram // UDP
}

// sending is a packet going out.
type sending struct {
	*packet.Seen
	order int // of its event in the journal
}

// act is a call of a program, or its end.
type act struct {
	move  int
	op    string // "" for the end of the program
	err   string
	order int // of its event in the journal
}

// transfer is an act that moved bytes, with their place in the stream.
type transfer struct {
	act
	from, to int
	data     []byte
}

// datagram is one UDP datagram, in one packet or in fragments.
type datagram struct {
	parts []sending
	write transfer // data is nil where it is not known
	read  transfer // move is 0 while nobody has read it
}

// pairing tells conversations apart: both addresses in order, and the host where they are loopback
// addresses, which every host has.
type pairing struct {
	a, b netip.AddrPort
	host string
	udp  bool
}

// place is the end of a conversation that a socket is.
type place struct {
	c     *conversation
	side  int
	actor string
}

// mailbox is where datagrams from one sender wait to be read.
type mailbox struct {
	host string
	port uint16
	from netip.AddrPort
}

// heard is the conversations of a run, worked out event by event.
type heard struct {
	events   int
	all      []*conversation
	current  map[pairing]*conversation
	sockets  map[int]place // by descriptor: sockets of TCP connections
	ports    map[int]end   // by descriptor: the ports of others
	whole    map[int]*datagram
	pieces   map[fragmented]*datagram
	waiting  map[mailbox][]*datagram
	writing  transfer // the call whose datagram is about to go out
	writer   string   // its host
	writesFD int
}

// conversations lists those of the run in the order in which they appeared.
func (s *Scene) conversations() []*conversation {
	s.seen()
	h := &s.heard
	if h.current == nil {
		*h = heard{
			current: map[pairing]*conversation{}, sockets: map[int]place{}, ports: map[int]end{},
			whole: map[int]*datagram{}, pieces: map[fragmented]*datagram{}, waiting: map[mailbox][]*datagram{},
		}
	}
	for ; h.events < len(s.Events); h.events++ {
		e := &s.Events[h.events]
		if hear, ok := hearing[e.Kind]; ok {
			hear(s, e, act{move: e.Move, op: e.Op, err: e.Err, order: h.events})
		}
	}
	return h.all
}

// hearing is what each kind of event adds to the conversations.
var hearing = map[event.Kind]func(*Scene, *event.Event, act){
	event.Called: (*Scene).hearCall, event.StateChanged: (*Scene).hearState,
	event.PacketSent: (*Scene).hearSent, event.PacketCopied: (*Scene).hearSent, event.PacketArrived: (*Scene).hearArrived,
	event.Finished: (*Scene).hearEnd, event.Failed: (*Scene).hearEnd, event.Killed: (*Scene).hearEnd,
	event.LimitReached: (*Scene).hearEnd, event.Faulted: (*Scene).hearEnd,
}

func pairingOf(a, b netip.AddrPort, host string, udp bool) pairing {
	if a.Compare(b) > 0 {
		a, b = b, a
	}
	if !a.Addr().IsLoopback() {
		host = ""
	}
	return pairing{a, b, host, udp}
}

func (c *conversation) side(from netip.AddrPort) int {
	if c.ends[0].addr == from {
		return 0
	}
	return 1
}

// conversation finds the one that a packet belongs to, or begins it.
func (s *Scene) conversation(p *packet.Seen, fresh func(*conversation) bool) (*conversation, int) {
	from, to := p.Packet.From(), p.Packet.To()
	k := pairingOf(from, to, p.Host, p.Packet.UDP != nil)
	c := s.heard.current[k]
	if c == nil || fresh(c) {
		c = &conversation{udp: p.Packet.UDP != nil, ends: [2]party{{p.Host, from}, {s.hostOf(to.Addr(), p.Host), to}}}
		s.heard.current[k] = c
		s.heard.all = append(s.heard.all, c)
	}
	return c, c.side(from)
}

// seat notes which end of which connection a socket is.
func (s *Scene) seat(e *event.Event) {
	if e.FD == 0 || e.From.Port() == 0 || e.To.Port() == 0 {
		return
	}
	host := e.Host
	if a := s.actor(e.Actor); a != nil {
		host = a.Host
	}
	if c := s.heard.current[pairingOf(e.From, e.To, host, false)]; c != nil {
		s.heard.sockets[e.FD] = place{c, c.side(e.From), e.Actor}
	}
}

func (s *Scene) hearState(e *event.Event, _ act) { s.seat(e) }

// faults are the errors by which a program learns that its connection is no more.
var faults = []string{"ECONNRESET", "ECONNREFUSED", "EPIPE"}

func (s *Scene) hearCall(e *event.Event, by act) {
	if e.Op == "accept" || e.Op == "connect" {
		s.seat(e)
	}
	at, tcp := s.heard.sockets[e.FD]
	if !tcp {
		s.hearDatagramCall(e, by)
		return
	}
	out, in := &at.c.flows[at.side], &at.c.flows[1-at.side]
	switch {
	case slices.Contains(faults, e.Err) && in.failed.move == 0:
		in.failed = by
	case e.Op == "close" || e.Op == "shutdown":
		out.closing = by
	case slices.Contains(receiving, e.Op):
		if len(e.Data) == 0 && e.Err == "" && len(in.fins) > 0 && in.ended.move == 0 {
			in.ended = by
		}
		if !e.Peek {
			in.read += add(&in.reads, by, in.read, e.Data)
		}
		return
	}
	out.written += add(&out.writes, by, out.written, e.Data)
}

// add adds what a call moved, if anything, and gives how much that was.
func add(to *[]transfer, by act, from int, data []byte) int {
	if len(data) > 0 {
		*to = append(*to, transfer{by, from, from + len(data), data})
	}
	return len(data)
}

// hearEnd: the end of a program closes what it still holds.
func (s *Scene) hearEnd(e *event.Event, by act) {
	by.op, by.err = "", ""
	for _, at := range s.heard.sockets {
		if out := &at.c.flows[at.side]; at.actor == e.Actor && out.closing.move == 0 {
			out.closing = by
		}
	}
}

func (s *Scene) hearSent(e *event.Event, by act) {
	switch p := s.seen().Number(e.Packet); {
	case p.Packet.TCP != nil:
		s.hearSegment(sending{p, by.order})
	case p.Packet.UDP != nil || p.Packet.IP.Fragment() && p.Packet.IP.Protocol == packet.ProtocolUDP:
		s.hearDatagram(sending{p, by.order})
	}
}

func (s *Scene) hearSegment(p sending) {
	t := p.Packet.TCP
	c, side := s.conversation(p.Seen, func(c *conversation) bool {
		f := &c.flows[c.side(p.Packet.From())]
		return t.Flags.Has(packet.SYN) && !t.Flags.Has(packet.ACK) && f.synced && f.initial != t.Seq
	})
	f, back := &c.flows[side], &c.flows[1-side]
	from, to := p.extent()
	if t.Flags.Has(packet.SYN) {
		f.synced, f.initial = true, t.Seq
	}
	if n := int(int32(p.Ack)) - 1; t.Flags.Has(packet.ACK) && !t.Flags.Has(packet.RST) && back.synced {
		if len(back.fins) > 0 {
			n = min(n, back.finAt) // the FIN counts for one
		}
		back.taken = max(back.taken, n)
	}
	if len(p.Packet.Payload) > 0 && f.synced && from >= 0 {
		f.segments = append(f.segments, p)
	}
	if t.Flags.Has(packet.FIN) {
		if len(f.fins) == 0 {
			f.finished, f.finAt = f.closing, to
		}
		f.fins = append(f.fins, p)
	}
	if t.Flags.Has(packet.RST) {
		f.resets = append(f.resets, p)
	}
}

// hearDatagramCall takes in a call on a socket that is no TCP connection.
func (s *Scene) hearDatagramCall(e *event.Event, by act) {
	h, host := &s.heard, ""
	if a := s.actor(e.Actor); a != nil {
		host = a.Host
	}
	if e.From.Port() != 0 {
		h.ports[e.FD] = end{host, e.From.Port()}
	}
	switch {
	case e.FD == 0 || e.Err != "" || e.Data == nil:
	case slices.Contains(receiving, e.Op):
		s.readDatagram(e, by)
	default:
		h.writing, h.writer, h.writesFD = transfer{act: by, data: e.Data}, host, e.FD
	}
}

// readDatagram finds the datagram that a call has read: the first of its sender that arrived and
// nobody has read, and that begins with these bytes.
func (s *Scene) readDatagram(e *event.Event, by act) {
	h := &s.heard
	at := h.ports[e.FD]
	box := mailbox{at.host, at.port, e.To}
	for i, d := range h.waiting[box] {
		first := d.parts[0].Packet.Payload
		if !bytes.HasPrefix(first, e.Data) && !bytes.HasPrefix(e.Data, first) {
			continue
		}
		if !e.Peek {
			d.read = transfer{act: by, data: e.Data}
			h.waiting[box] = slices.Delete(h.waiting[box], i, i+1)
		}
		return
	}
}

func (s *Scene) hearDatagram(p sending) {
	h, ip := &s.heard, &p.Packet.IP
	k := fragmentsOf(p.Seen)
	if ip.Fragment() {
		d := h.whole[p.Of] // of a copy, and of what a router cut
		if d == nil && ip.Offset > 0 {
			d = h.pieces[k]
		}
		if d != nil {
			d.parts = append(d.parts, p)
			h.whole[p.Number] = d
			return
		}
	}
	if p.Packet.UDP == nil {
		return
	}
	c, side := s.conversation(p.Seen, func(*conversation) bool { return false })
	d := &datagram{parts: []sending{p}}
	if h.writing.move == p.SentMove && h.writer == p.Host && !p.Copy {
		d.write = h.writing
		h.ports[h.writesFD] = end{p.Host, p.Packet.From().Port()}
		h.writing = transfer{}
	}
	c.flows[side].datagrams = append(c.flows[side].datagrams, d)
	h.whole[p.Number] = d
	if ip.Fragment() {
		h.pieces[k] = d
	}
}

// hearArrived puts a datagram that has arrived whole where it can be read.
func (s *Scene) hearArrived(e *event.Event, _ act) {
	d := s.heard.whole[e.Packet]
	if d == nil || d.read.move > 0 || !d.arrived(e.Move) {
		return
	}
	first := &d.parts[0].Packet
	box := mailbox{e.Host, first.To().Port(), first.From()}
	if !slices.Contains(s.heard.waiting[box], d) {
		s.heard.waiting[box] = append(s.heard.waiting[box], d)
	}
}

// arrived says whether all of a datagram had been delivered after a move.
func (d *datagram) arrived(move int) bool {
	size, got := d.parts[0].Packet.UDP.Length, map[int]int{}
	for _, p := range d.parts {
		if ip := &p.Packet.IP; p.Status == packet.Delivered && p.EndMove <= move {
			got[ip.Offset] = ip.Length - ip.Header
		}
	}
	for _, n := range got {
		size -= n
	}
	return size <= 0
}
