// Package packet is what the bytes of an IP packet say: the numbers a program reasons
// with, every field with its place for people, and the packets of a run with what
// became of them.
//
// It must not know how a packet is shown, nor who sent it and why.
package packet

import (
	"net/netip"

	"github.com/gopacket/gopacket"
	"github.com/gopacket/gopacket/layers"
)

// Packet is one IPv4 packet. Of TCP, UDP and ICMP at most one is set; none is when the packet
// is a later fragment, of another protocol, or cut short.
type Packet struct {
	IP   IP
	TCP  *TCP
	UDP  *UDP
	ICMP *ICMP

	// Payload is what the innermost header carries. It is part of the bytes decoded.
	Payload []byte
	// Broken says that a header is missing or damaged.
	Broken bool
}

// IP is an IPv4 header (RFC 791).
type IP struct {
	Src, Dst netip.Addr
	TTL      int
	Protocol int // ProtocolTCP ...
	ID       int
	DF, MF   bool
	Offset   int // where a fragment belongs, in bytes
	Header   int // bytes
	Length   int // bytes in all
}

// The protocols that a packet is decoded for, by the number in the IP header.
const (
	ProtocolICMP = 1
	ProtocolTCP  = 6
	ProtocolUDP  = 17
)

// Fragment says whether this is a part of a larger packet.
func (ip IP) Fragment() bool { return ip.MF || ip.Offset > 0 }

// TCP is a TCP header (RFC 9293).
type TCP struct {
	Src, Dst int
	Seq, Ack uint32 // as on the wire
	Flags    Flags
	Window   int // as on the wire, not scaled
	Options  []Option
	Header   int // bytes
}

// UDP is a UDP header (RFC 768).
type UDP struct {
	Src, Dst int
	Length   int // header and payload, also of parts that other fragments carry
}

// ICMP is an ICMP message (RFC 792).
type ICMP struct {
	Type, Code int
	MTU        int     // fragmentation needed: what would fit (RFC 1191 section 4)
	Quoted     *Packet // the packet an error is about, as far as it is quoted; nil where there is none
}

// From is the sending address; the port is 0 where the packet has none.
func (p *Packet) From() netip.AddrPort { src, _ := p.ports(); return netip.AddrPortFrom(p.IP.Src, src) }

// To is the address it goes to; the port is 0 where the packet has none.
func (p *Packet) To() netip.AddrPort { _, dst := p.ports(); return netip.AddrPortFrom(p.IP.Dst, dst) }

func (p *Packet) ports() (src, dst uint16) {
	switch {
	case p.TCP != nil:
		return uint16(p.TCP.Src), uint16(p.TCP.Dst)
	case p.UDP != nil:
		return uint16(p.UDP.Src), uint16(p.UDP.Dst)
	}
	return 0, 0
}

// Decode reads a packet. It never fails: what is damaged is left out and Broken is set.
func Decode(raw []byte) Packet {
	p := Packet{}
	var ip layers.IPv4
	if len(raw) == 0 || raw[0]>>4 != 4 || ip.DecodeFromBytes(raw, gopacket.NilDecodeFeedback) != nil {
		p.Broken = true
		return p
	}
	p.IP = IP{
		Src: address(ip.SrcIP), Dst: address(ip.DstIP), TTL: int(ip.TTL), Protocol: int(ip.Protocol), ID: int(ip.Id),
		DF: ip.Flags&layers.IPv4DontFragment != 0, MF: ip.Flags&layers.IPv4MoreFragments != 0,
		Offset: int(ip.FragOffset) * 8, Header: int(ip.IHL) * 4, Length: int(ip.Length),
	}
	p.Payload = ip.Payload
	p.Broken = p.IP.Length > len(raw)
	if p.IP.Offset > 0 {
		return p
	}
	switch p.IP.Protocol {
	case ProtocolTCP:
		p.decodeTCP()
	case ProtocolUDP:
		p.decodeUDP()
	case ProtocolICMP:
		p.decodeICMP()
	}
	return p
}

func address(b []byte) netip.Addr {
	a, _ := netip.AddrFromSlice(b)
	return a
}

func (p *Packet) decodeTCP() {
	var t layers.TCP
	if t.DecodeFromBytes(p.Payload, gopacket.NilDecodeFeedback) != nil {
		p.Broken = true
		return
	}
	p.TCP = &TCP{
		Src: int(t.SrcPort), Dst: int(t.DstPort), Seq: t.Seq, Ack: t.Ack, Flags: Flags(p.Payload[13]),
		Window: int(t.Window), Options: options(p.Payload[minTCP : int(t.DataOffset)*4]), Header: int(t.DataOffset) * 4,
	}
	p.Payload = t.Payload
}

func (p *Packet) decodeUDP() {
	var u layers.UDP
	if u.DecodeFromBytes(p.Payload, gopacket.NilDecodeFeedback) != nil {
		p.Broken = true
		return
	}
	p.UDP = &UDP{Src: int(u.SrcPort), Dst: int(u.DstPort), Length: int(u.Length)}
	p.Payload = u.Payload
}

func (p *Packet) decodeICMP() {
	var i layers.ICMPv4
	if i.DecodeFromBytes(p.Payload, gopacket.NilDecodeFeedback) != nil {
		p.Broken = true
		return
	}
	p.ICMP = &ICMP{Type: int(i.TypeCode.Type()), Code: int(i.TypeCode.Code())}
	if p.ICMP.Type == 3 && p.ICMP.Code == 4 {
		p.ICMP.MTU = number(p.Payload[6:8])
	}
	p.Payload = i.Payload
	if quotes[p.ICMP.Type] {
		q := decodeQuoted(i.Payload)
		p.ICMP.Quoted = &q
	}
}

// quotes are the types of ICMP errors, which carry the beginning of the packet they are about.
var quotes = map[int]bool{3: true, 4: true, 5: true, 11: true, 12: true}

// decodeQuoted reads the beginning of a packet. Of its transport header there may be no more than
// eight bytes: the ports, and of TCP the sequence number.
func decodeQuoted(raw []byte) Packet {
	p := Packet{Broken: true}
	var ip layers.IPv4
	if len(raw) == 0 || raw[0]>>4 != 4 || ip.DecodeFromBytes(raw, gopacket.NilDecodeFeedback) != nil {
		return p
	}
	p.IP = IP{
		Src: address(ip.SrcIP), Dst: address(ip.DstIP), TTL: int(ip.TTL), Protocol: int(ip.Protocol), ID: int(ip.Id),
		Header: int(ip.IHL) * 4, Length: int(ip.Length), Offset: int(ip.FragOffset) * 8,
	}
	b := ip.Payload
	if len(b) < 8 || p.IP.Offset > 0 {
		return p
	}
	p.Broken = false
	switch p.IP.Protocol {
	case ProtocolTCP:
		p.TCP = &TCP{Src: number(b[0:2]), Dst: number(b[2:4]), Seq: uint32(number(b[4:8]))}
	case ProtocolUDP:
		p.UDP = &UDP{Src: number(b[0:2]), Dst: number(b[2:4]), Length: number(b[4:6])}
	}
	return p
}

// number reads bytes in network order.
func number(b []byte) int {
	n := 0
	for _, x := range b {
		n = n<<8 | int(x)
	}
	return n
}
