package render

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"
	"time"

	"lockstep/repl/text"
	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
	"lockstep/runtime/packet"
	"lockstep/runtime/python/object"
	"lockstep/runtime/stage"
	"lockstep/runtime/world"
)

// Scene is a run at one moment, as far as the views show it. It is good until the next move.
type Scene struct {
	Now    time.Duration
	Hosts  []stage.Host
	Actors []Actor
	World  world.View
	Events []event.Event
	Stands []conductor.Stand
	Breaks []conductor.Breakpoint
	Owner  func(fd int) string // the actor that opened a socket; "" for none
	Stuck  bool
	Blind  bool // the packets are the kernel's, and nobody sees them

	run    *conductor.Run // that was looked at last, and
	resets int            // how often its journal had been emptied then

	past
}

// past is what was worked out from the events so far: from the first collected, and the first owned.
type past struct {
	packets   packet.Run
	collected int
	firsts    map[fragmented]*packet.Seen // the fragments with the ports
	ends      map[end]string
	owned     int
	mover     string // the actor whose step the event before the next owned one belongs to
	heard     heard
	did       map[deed]int // the last event at each line of the programs
	acted     int
}

// Look takes a run as it is now.
func Look(r *conductor.Run) *Scene {
	s := &Scene{}
	s.LookOn(r)
	return s
}

// LookOn takes the run as it is now, and keeps what was worked out from its moves when it was looked
// at before: showing each move of a long run costs no more at its end. Of another run, or one that
// has gone back since, all is worked out anew.
func (s *Scene) LookOn(r *conductor.Run) {
	if n := r.Journal().Resets(); s.run != r || s.resets != n {
		s.run, s.resets, s.past = r, n, past{}
	}
	s.Now, s.Hosts, s.World, s.Events = r.Now(), r.Stage().Hosts, r.View(), r.Journal().All()
	s.Stands, s.Breaks, s.Owner, s.Stuck, s.Blind = r.Stands(), r.Breaks(), r.OwnerOf, r.Stuck(), !r.Steered()
	s.Actors = s.Actors[:0]
	for _, a := range r.Actors() {
		s.Actors = append(s.Actors, lookAt(a))
	}
}

// actor finds an actor by its name, or gives nil.
func (s *Scene) actor(name string) *Actor {
	i := slices.IndexFunc(s.Actors, func(a Actor) bool { return a.Name == name })
	if i < 0 {
		return nil
	}
	return &s.Actors[i]
}

// seen gives the packets of the run.
func (s *Scene) seen() *packet.Run {
	for ; s.collected < len(s.Events); s.collected++ {
		e := &s.Events[s.collected]
		s.packets.Add(e)
		if e.Kind == event.PacketSent {
			s.fragment(s.packets.Number(e.Packet))
		}
	}
	return &s.packets
}

// lastMove is the number of the last move.
func (s *Scene) lastMove() int {
	if len(s.Events) == 0 {
		return 0
	}
	return s.Events[len(s.Events)-1].Move
}

// between gives the events of the moves first to last.
func (s *Scene) between(first, last int) []event.Event {
	from, _ := slices.BinarySearchFunc(s.Events, first, func(e event.Event, m int) int { return e.Move - m })
	to, _ := slices.BinarySearchFunc(s.Events, last+1, func(e event.Event, m int) int { return e.Move - m })
	if from >= to {
		return nil
	}
	return s.Events[from:to]
}

// end is a port of a host.
type end struct {
	host string
	port uint16
}

// hostOf names the host with an address, as seen from another host; "" when nobody has it.
func (s *Scene) hostOf(a netip.Addr, from string) string {
	for _, h := range s.Hosts {
		if h.Addr.IsValid() && h.Addr == a {
			return h.Name
		}
	}
	if a.IsLoopback() && from == "" && len(s.Hosts) == 1 {
		return s.Hosts[0].Name
	}
	if a.IsLoopback() {
		return from
	}
	return ""
}

// who names the actor behind an address: the address itself when nobody is known to hold it.
// from is the host on whose wire it was seen.
func (s *Scene) who(a netip.AddrPort, from string) string {
	host := s.hostOf(a.Addr(), from)
	if name := s.owners()[end{host, a.Port()}]; name != "" {
		return name
	}
	if a.Port() == 0 {
		if host != "" && len(s.Hosts) > 1 {
			return host
		}
		return a.Addr().String()
	}
	return a.String()
}

// owners says which actor holds, or last held, each port: from what the journal tells of calls
// and states, and from the sockets there are.
func (s *Scene) owners() map[end]string {
	if s.ends != nil && s.owned == len(s.Events) {
		return s.ends
	}
	if s.ends == nil {
		s.ends = map[end]string{}
	}
	host := map[string]string{}
	for i := range s.Actors {
		host[s.Actors[i].Name] = s.Actors[i].Host
	}
	put := func(actor string, a netip.AddrPort) {
		if actor != "" && a.Port() != 0 {
			s.ends[end{host[actor], a.Port()}] = actor
		}
	}
	for ; s.owned < len(s.Events); s.owned++ {
		e := &s.Events[s.owned]
		switch e.Kind {
		case event.Called, event.Begun:
			s.mover = e.Actor
			put(e.Actor, e.From)
		case event.StateChanged:
			put(e.Actor, e.From)
		case event.PacketSent:
			// What goes out while an actor steps, from a port nobody is known to hold, is its own:
			// a socket that was never bound.
			at := end{e.Host, e.From.Port()}
			if s.mover != "" && host[s.mover] == e.Host && e.From.Port() != 0 && s.ends[at] == "" {
				s.ends[at] = s.mover
			}
		case event.PacketArrived, event.TimePassed:
			s.mover = ""
		}
	}
	for _, x := range s.World.Sockets {
		if x.FD != 0 && s.Owner != nil {
			put(s.Owner(x.FD), x.Local)
		}
	}
	return s.ends
}

// sides names both ends of a packet.
func (s *Scene) sides(p *packet.Seen) (from, to string) {
	src, dst := s.addresses(p)
	return s.who(src, p.Host), s.who(dst, p.Host)
}

// addresses are those between which a packet goes, with the ports that it does not say itself: the
// ones of the packet an ICMP error is about, or of the fragment that comes first.
func (s *Scene) addresses(p *packet.Seen) (from, to netip.AddrPort) {
	if q := quotedOf(p); q != nil {
		return p.Packet.From(), q.From()
	}
	if f := s.firstFragment(p); f != nil {
		return f.Packet.From(), f.Packet.To()
	}
	return p.Packet.From(), p.Packet.To()
}

func quotedOf(p *packet.Seen) *packet.Packet {
	if p.Packet.ICMP == nil {
		return nil
	}
	return p.Packet.ICMP.Quoted
}

// fragmented is what the fragments of a packet have in common.
type fragmented struct {
	src, dst     netip.Addr
	id, protocol int
	host         string
}

func fragmentsOf(p *packet.Seen) fragmented {
	ip := &p.Packet.IP
	return fragmented{ip.Src, ip.Dst, ip.ID, ip.Protocol, p.Host}
}

// fragment notes the fragment that has the ports.
func (s *Scene) fragment(p *packet.Seen) {
	if ip := &p.Packet.IP; ip.MF && ip.Offset == 0 {
		if s.firsts == nil {
			s.firsts = map[fragmented]*packet.Seen{}
		}
		s.firsts[fragmentsOf(p)] = p
	}
}

// firstFragment finds the fragment that has the ports of a later one; nil when p is none.
func (s *Scene) firstFragment(p *packet.Seen) *packet.Seen {
	if p.Packet.IP.Offset == 0 {
		return nil
	}
	return s.firsts[fragmentsOf(p)]
}

// quote is bytes as Python shows them, cut to a width.
func quote(b []byte, width int) string {
	return text.Cut(clean(object.Repr(object.Bytes(b[:min(len(b), 4*width)]))), width)
}

// label says what a packet is, in few words: "SYN,ACK", "PSH,ACK b'hello'", "UDP 1472 B".
func (v View) label(p *packet.Seen) string {
	carried := func(n int) string {
		if q := quote(p.Packet.Payload, longestQuote+1); n == len(p.Packet.Payload) && text.Width(q) <= longestQuote {
			return " " + q
		}
		return fmt.Sprintf(" %d B", n)
	}
	switch k := &p.Packet; {
	case k.IP.Fragment():
		return fmt.Sprintf("%s %s", v.say("view.fragment"), fragmentRange(k))
	case k.TCP != nil:
		s := k.TCP.Flags.String()
		if s == "" {
			s = "-"
		}
		if n := len(k.Payload); n > 0 {
			s += carried(n)
		}
		if k.TCP.Window == 0 && !k.TCP.Flags.Has(packet.RST) {
			s += " win 0"
		}
		return s
	case k.UDP != nil:
		return "UDP" + carried(max(k.UDP.Length-8, 0))
	case k.ICMP != nil:
		return strings.TrimSpace("ICMP " + k.ICMP.Name())
	}
	return fmt.Sprintf("IP %d", p.Packet.IP.Protocol)
}

// longestQuote is how wide the data in an arrow may be.
const longestQuote = 20

// fragmentRange is which bytes of the whole a fragment carries: "0-1479+" when more follow.
func fragmentRange(k *packet.Packet) string {
	s := fmt.Sprintf("%d-%d", k.IP.Offset, k.IP.Offset+k.IP.Length-k.IP.Header-1)
	if k.IP.MF {
		s += "+"
	}
	return s
}

// retransmitted says when a packet that was lost will be sent again, if its sender has a timer
// running for it.
func (s *Scene) retransmitted(p *packet.Seen) (time.Duration, bool) {
	fd, from := -1, p.Packet.From()
	for _, x := range s.World.Sockets {
		if x.Local == from && x.Peer == p.Packet.To() {
			fd = x.FD
		}
	}
	sender := s.who(from, p.Host)
	for _, t := range s.World.Timers {
		ours := t.FD == fd || fd == 0 && s.Owner(t.FD) == sender // 0: the program has closed it
		if t.What == "retransmission" && ours && s.Hosts[t.Host].Name == p.Host {
			return t.Due, true
		}
	}
	return 0, false
}
