package real

import (
	"net/netip"
	"slices"

	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
)

// addresses is how the addresses that programs name stand on the machine: each host of a stage has an
// address of the loopback to itself, where there are enough.
type addresses struct {
	hosts  []stage.Host
	on     []stage.Machine // by host
	remote bool
}

func addressesOf(st *stage.Stage, remote bool) addresses {
	return addresses{hosts: st.Hosts, on: OnLoopback(st), remote: remote}
}

// Reach is where a peer on this machine finds what a program on a host has bound in its own words.
func Reach(st *stage.Stage, host string, bound netip.AddrPort) netip.AddrPort {
	a := addressesOf(st, false)
	at, _ := a.machine(st.HostIndex(host), bound)
	return at
}

// collision refuses a stage of which two hosts would bind the same port of the same address here.
func (a *addresses) collision(st *stage.Stage) error {
	taken := map[netip.AddrPort]int{}
	for _, x := range st.Actors {
		host := st.HostIndex(x.Host)
		for _, port := range x.Program.Ports() {
			at := netip.AddrPortFrom(a.on[host].Addr, port)
			if other, ok := taken[at]; ok && other != host {
				return failure.New("real.same-port", "port", int(port), "hosts", []string{st.Hosts[other].Name, x.Host}, "address", at.Addr().String())
			}
			taken[at] = host
		}
	}
	return nil
}

var loopback = netip.AddrFrom4([4]byte{127, 0, 0, 1})

// machine is the machine's address for one that a program on a host names: the host's own for
// 127.0.0.1 and for no address at all. It is false for what may not be had.
func (a *addresses) machine(host int, named netip.AddrPort) (netip.AddrPort, bool) {
	ip := named.Addr()
	switch at := slices.IndexFunc(a.hosts, func(h stage.Host) bool { return h.Addr.IsValid() && h.Addr == ip }); {
	case at >= 0:
		ip = a.on[at].Addr
	case ip == loopback:
		ip = a.on[host].Inner
	case !ip.IsValid() || ip.IsUnspecified():
		if ip = a.on[host].Addr; a.remote {
			ip = netip.IPv4Unspecified()
		}
	}
	return netip.AddrPortFrom(ip, named.Port()), a.remote || ip.IsLoopback()
}

// unreachable is what a program on a host is told of an address that may not be had: what the lab tells
// it, where no host has the address, or no link leads away.
func (a *addresses) unreachable(host int) string {
	if a.hosts[host].Addr.IsValid() {
		return "EHOSTUNREACH"
	}
	return "ENETUNREACH"
}
