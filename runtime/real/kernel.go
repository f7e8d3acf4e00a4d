//go:build linux || darwin

package real

import (
	"net/netip"

	"golang.org/x/sys/unix"
)

// portsOf is which host has a port: of several that share an address, the last to bind it.
type portsOf struct{ tcp, udp int }

// named is the address that programs know for one of the machine's.
func (w *World) named(at netip.AddrPort, udp bool) netip.AddrPort {
	owner := w.ports[at.Port()]
	host := owner.tcp
	if udp {
		host = owner.udp
	}
	if host--; host < 0 || !w.hosts.hosts[host].Addr.IsValid() {
		return at
	}
	switch at.Addr() {
	case w.hosts.on[host].Addr:
		return netip.AddrPortFrom(w.hosts.hosts[host].Addr, at.Port())
	case w.hosts.on[host].Inner:
		return netip.AddrPortFrom(loopback, at.Port())
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
