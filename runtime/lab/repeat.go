package lab

import (
	"net/netip"
	"sort"

	"gvisor.dev/gvisor/pkg/tcpip/header"
)

// flow is one direction of a TCP connection.
type flow struct{ src, dst netip.AddrPort }

// sent remembers which packet first carried which part of a flow, to tell that a packet is a
// retransmission.
type sent struct {
	start  uint32 // the initial sequence number
	ranges []carried
}

// carried is the part of a flow that one packet was the first to carry. Offsets count from the
// initial sequence number; a SYN and a FIN take one place each (RFC 9293 section 3.4).
type carried struct {
	first, end uint32
	packet     int
}

// repeats gives the packet that p retransmits, or 0, and remembers what p, of that number, carries.
func (x *wire) repeats(p *packet, number int) int {
	ip := header.IPv4(p.raw)
	if ip.TransportProtocol() != header.TCPProtocolNumber || ip.FragmentOffset() > 0 || len(ip.Payload()) < header.TCPMinimumSize {
		return 0
	}
	t := header.TCP(ip.Payload())
	size := uint32(len(t.Payload()))
	if t.Flags().Intersects(header.TCPFlagSyn) {
		size++
	}
	if t.Flags().Intersects(header.TCPFlagFin) {
		size++
	}
	if size == 0 || t.Flags().Intersects(header.TCPFlagRst) {
		return 0
	}
	key := flow{p.src, p.dst}
	s := x.flows[key]
	if s == nil || t.Flags().Intersects(header.TCPFlagSyn) && t.SequenceNumber() != s.start {
		s = &sent{start: t.SequenceNumber()}
		x.flows[key] = s
	}
	return s.carry(t.SequenceNumber()-s.start, size, number)
}

// carry notes that a packet carries size bytes at an offset, and gives the packet that was the
// first to carry the first of them, or 0.
func (s *sent) carry(first, size uint32, number int) int {
	i := sort.Search(len(s.ranges), func(i int) bool { return s.ranges[i].end > first })
	if i == len(s.ranges) {
		s.ranges = append(s.ranges, carried{first, first + size, number})
		return 0
	}
	last := &s.ranges[len(s.ranges)-1]
	if r := s.ranges[i]; size == 1 && first+1 == last.end && r.end-r.first > 1 {
		return 0 // a zero-window probe sends the last acknowledged byte again (RFC 9293 section 3.8.6.1)
	}
	of := s.ranges[i].packet
	last.end = max(last.end, first+size)
	return of
}
