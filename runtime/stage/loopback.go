package stage

import "net/netip"

// OnLoopback gives each host the address on which it stands where the machine's own loopback takes the
// place of the link: 127.0.0.1, 127.0.0.2 and so on in the order written; all of them 127.0.0.1 on a
// system that answers there only.
func (s *Stage) OnLoopback(many bool) []netip.Addr {
	out := make([]netip.Addr, len(s.Hosts))
	for i := range out {
		last := byte(1)
		if many {
			last = byte(i + 1)
		}
		out[i] = netip.AddrFrom4([4]byte{127, 0, 0, last})
	}
	return out
}
