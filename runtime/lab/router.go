package lab

import (
	"net/netip"

	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/checksum"
	"gvisor.dev/gvisor/pkg/tcpip/header"

	"lockstep/runtime/event"
)

// quoted is how much of a packet's payload an ICMP error carries besides its header (RFC 792).
const quoted = 8

// unreachable answers a packet to an address nobody has, as the last router on the way would:
// with ICMP host unreachable (RFC 792).
func (w *World) unreachable(p *packet) { w.complain(p, header.ICMPv4HostUnreachable, 0) }

// narrow says whether a packet is larger than what the way between the hosts takes. What loops
// back to its own host takes no such way, and what a router sends is small.
func (w *World) narrow(p *packet) bool {
	return p.nic == eth && p.from >= 0 && w.wire.mtu > 0 && len(p.raw) > w.wire.mtu
}

// squeeze does what a router does with a packet that is too large for the next link: it cuts it
// (RFC 791 section 3.2), or, where the sender forbids that, drops it and says what would fit
// (RFC 1191 section 4).
func (w *World) squeeze(p *packet) {
	if header.IPv4(p.raw).Flags()&header.IPv4FlagDontFragment == 0 {
		w.tell(event.Event{Kind: event.PacketCut, Packet: p.number, N: w.wire.mtu})
		w.cut(p)
		return
	}
	w.tell(event.Event{Kind: event.PacketLost, Packet: p.number, N: w.wire.mtu})
	w.complain(p, header.ICMPv4FragmentationNeeded, w.wire.mtu)
}

// cut puts the fragments of a packet on the wire, each as large as fits. The way is behind them.
func (w *World) cut(p *packet) {
	ip := header.IPv4(p.raw)
	head := int(ip.HeaderLength()) // there are no options that only the first fragment would carry
	body := p.raw[head:]
	room := (w.wire.mtu - head) &^ 7
	for at := 0; at < len(body) && len(w.wire.flight) < maxOnWire; at += room {
		part := body[at:min(at+room, len(body))]
		raw := append(append(make([]byte, 0, head+len(part)), p.raw[:head]...), part...)
		f := header.IPv4(raw)
		f.SetTotalLength(uint16(len(raw)))
		flags := ip.Flags()
		if at+room < len(body) {
			flags |= header.IPv4FlagMoreFragments
		}
		f.SetFlagsFragmentOffset(flags, ip.FragmentOffset()+uint16(at))
		f.SetChecksum(0)
		f.SetChecksum(^f.CalculateChecksum())
		piece := *p
		piece.raw, piece.of = raw, p.number
		w.wire.launch(&piece, 0)
	}
}

// complain sends the sender of a packet an ICMP message that it cannot be delivered, and why. There
// is none about ICMP, later fragments and addresses of groups (RFC 1122 section 3.2.2).
func (w *World) complain(p *packet, code header.ICMPv4Code, mtu int) {
	ip := header.IPv4(p.raw)
	if ip.FragmentOffset() > 0 || isGroup(p.dst.Addr()) || ip.TransportProtocol() == header.ICMPv4ProtocolNumber {
		return
	}
	body := p.raw[:min(len(p.raw), int(ip.HeaderLength())+quoted)]
	raw := make([]byte, header.IPv4MinimumSize+header.ICMPv4MinimumSize, header.IPv4MinimumSize+header.ICMPv4MinimumSize+len(body))
	raw = append(raw, body...)
	header.IPv4(raw).Encode(&header.IPv4Fields{
		TotalLength: uint16(len(raw)),
		TTL:         64,
		Protocol:    uint8(header.ICMPv4ProtocolNumber),
		SrcAddr:     tcpip.AddrFrom4(w.router(p.src.Addr()).As4()),
		DstAddr:     ip.SourceAddress(),
	})
	header.IPv4(raw).SetChecksum(^header.IPv4(raw).CalculateChecksum())
	icmp := header.ICMPv4(raw[header.IPv4MinimumSize:])
	icmp.SetType(header.ICMPv4DstUnreachable)
	icmp.SetCode(code)
	icmp.SetMTU(uint16(mtu))
	icmp.SetChecksum(^checksum.Checksum(icmp, 0))
	w.wire.send(&packet{from: -1, nic: p.nic, raw: raw})
}

// router is the address of the router in a host's network: the last that no host has.
func (w *World) router(a netip.Addr) netip.Addr {
	b := a.As4()
	for b[3] = 254; w.hostOf(-1, netip.AddrFrom4(b)) >= 0; b[3]-- {
	}
	return netip.AddrFrom4(b)
}

// isGroup says whether an address means more than one host.
func isGroup(a netip.Addr) bool {
	return a.IsMulticast() || a == netip.AddrFrom4([4]byte{255, 255, 255, 255})
}
