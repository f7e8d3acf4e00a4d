package lab

import (
	"gvisor.dev/gvisor/pkg/tcpip/checksum"
	"gvisor.dev/gvisor/pkg/tcpip/header"
)

// fillChecksum writes the TCP or UDP checksum that a stack leaves out on lo, where nothing can
// get damaged: a learner looks at these packets. Fragments stay without: UDP allows it (RFC 768).
func fillChecksum(raw []byte) {
	ip := header.IPv4(raw)
	if ip.More() || ip.FragmentOffset() > 0 {
		return
	}
	body := ip.Payload()
	pseudo := header.PseudoHeaderChecksum(ip.TransportProtocol(), ip.SourceAddress(), ip.DestinationAddress(), uint16(len(body)))
	switch ip.TransportProtocol() {
	case header.TCPProtocolNumber:
		t := header.TCP(body)
		t.SetChecksum(0)
		t.SetChecksum(^checksum.Checksum(body, pseudo))
	case header.UDPProtocolNumber:
		u := header.UDP(body)
		u.SetChecksum(0)
		if sum := ^checksum.Checksum(body, pseudo); sum != 0 {
			u.SetChecksum(sum)
		} else {
			u.SetChecksum(0xffff)
		}
	}
}
