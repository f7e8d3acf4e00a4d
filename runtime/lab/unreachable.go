package lab

import (
	"net/netip"

	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/checksum"
	"gvisor.dev/gvisor/pkg/tcpip/header"
)

// quoted is how much of a packet's payload an ICMP error carries besides its header (RFC 792).
const quoted = 8

// unreachable answers a packet to an address nobody has, as the last router on the way would:
// with ICMP host unreachable (RFC 792). There is no answer to ICMP errors, later fragments and
// addresses of groups (RFC 1122 section 3.2.2).
func (w *World) unreachable(p *packet) {
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
	icmp.SetCode(header.ICMPv4HostUnreachable)
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
