package stage

import "net/netip"

// Machine is where a host stands when a machine's own loopback takes the place of the link.
type Machine struct {
	Addr  netip.Addr // for the host's address
	Inner netip.Addr // for its own 127.0.0.1
}

// OnLoopback gives each host addresses of the loopback: 127.0.0.1, 127.0.0.2 and so on in the order
// written, and 127.0.1.1, 127.0.1.2 for what stays inside, where hosts have addresses at all. On a
// system that answers on 127.0.0.1 only, all share that.
func (s *Stage) OnLoopback(many bool) []Machine {
	first := netip.AddrFrom4([4]byte{127, 0, 0, 1})
	out := make([]Machine, len(s.Hosts))
	for i, h := range s.Hosts {
		out[i] = Machine{first, first}
		if many && h.Addr.IsValid() {
			out[i] = Machine{netip.AddrFrom4([4]byte{127, 0, 0, byte(i + 1)}), netip.AddrFrom4([4]byte{127, 0, 1, byte(i + 1)})}
		}
	}
	return out
}
