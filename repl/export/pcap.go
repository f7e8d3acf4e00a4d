package export

import (
	"bytes"
	"encoding/binary"
	"time"

	"lockstep/runtime/packet"
)

// A capture file (draft-ietf-opsawg-pcap) begins with this number when its times are in nanoseconds; the
// packets of this link type begin with the IP header.
const (
	nanoMagic   = 0xa1b23c4d
	linkTypeRaw = 101
	maxCaptured = 1 << 16
)

// Pcap writes the packets of a run as a capture that Wireshark, tshark and tcpdump read: each as its
// sender put it on the wire, at the run's own time. So a packet that is lost later is there, and its
// retransmission is seen as one; what a router makes of a packet on its way is not.
func Pcap(packets []*packet.Seen) []byte {
	b := binary.LittleEndian.AppendUint32(nil, nanoMagic)
	b = binary.LittleEndian.AppendUint16(b, 2) // version 2.4
	b = binary.LittleEndian.AppendUint16(b, 4)
	for _, n := range []uint32{0, 0, maxCaptured, linkTypeRaw} { // two that are not used before these
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	for _, p := range packets {
		if p.Piece() {
			continue
		}
		size := uint32(len(p.Raw))
		for _, n := range []uint32{uint32(p.Sent / time.Second), uint32(p.Sent % time.Second), size, size} {
			b = binary.LittleEndian.AppendUint32(b, n)
		}
		b = append(b, p.Raw...)
	}
	return b
}

// IsPcap says whether a file that begins so is such a capture.
func IsPcap(beginning []byte) bool {
	return bytes.HasPrefix(beginning, binary.LittleEndian.AppendUint32(nil, nanoMagic))
}
