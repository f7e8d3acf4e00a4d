//go:build linux || darwin

package real

import (
	"net/netip"
	"slices"

	"golang.org/x/sys/unix"

	"lockstep/runtime/stage"
)

// addresses is how the addresses that programs name stand on the machine: each host of a stage has an
// address of the loopback to itself, where there are enough.
type addresses struct {
	hosts  []stage.Host
	on     []netip.Addr // of the machine, by host
	remote bool
}

// portsOf is which host has a port: of several that share an address, the last to bind it.
type portsOf struct{ tcp, udp int }

func addressesOf(st *stage.Stage, remote bool) addresses {
	return addresses{hosts: st.Hosts, on: OnLoopback(st), remote: remote}
}

var loopback = netip.AddrFrom4([4]byte{127, 0, 0, 1})

// machine is the machine's address for one that a program on a host names: the host's own for
// 127.0.0.1 and for no address at all. It is false for what may not be had.
func (a *addresses) machine(host int, named netip.AddrPort) (netip.AddrPort, bool) {
	ip := named.Addr()
	switch at := slices.IndexFunc(a.hosts, func(h stage.Host) bool { return h.Addr.IsValid() && h.Addr == ip }); {
	case at >= 0:
		ip = a.on[at]
	case ip == loopback:
		ip = a.on[host]
	case !ip.IsValid() || ip.IsUnspecified():
		if ip = a.on[host]; a.remote {
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

// named is the address that programs know for one of the machine's.
func (w *World) named(at netip.AddrPort, udp bool) netip.AddrPort {
	owner := w.ports[at.Port()]
	host := owner.tcp
	if udp {
		host = owner.udp
	}
	if host--; host >= 0 && at.Addr() == w.hosts.on[host] && w.hosts.hosts[host].Addr.IsValid() {
		return netip.AddrPortFrom(w.hosts.hosts[host].Addr, at.Port())
	}
	return at
}

// keep notes that a host has a port of the machine's.
func (w *World) keep(host int, port uint16, udp bool) {
	p := w.ports[port]
	if udp {
		p.udp = host + 1
	} else {
		p.tcp = host + 1
	}
	w.ports[port] = p
}

func toKernel(a netip.AddrPort) unix.Sockaddr {
	return &unix.SockaddrInet4{Port: int(a.Port()), Addr: a.Addr().As4()}
}

func fromKernel(s unix.Sockaddr) netip.AddrPort {
	if s, ok := s.(*unix.SockaddrInet4); ok {
		return netip.AddrPortFrom(netip.AddrFrom4(s.Addr), uint16(s.Port))
	}
	return netip.AddrPort{}
}
