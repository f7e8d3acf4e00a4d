package lab

import (
	"net/netip"

	"lockstep/runtime/world"
)

// Linux's range of ephemeral ports.
const (
	firstEphemeral = 32768
	lastEphemeral  = 60999
)

// bind gives a socket its address.
func (p *pending) bind(s *socket) world.Result {
	at := p.call.Addr
	if !at.Addr().IsValid() {
		at = netip.AddrPortFrom(netip.IPv4Unspecified(), at.Port())
	}
	if s.local.Port() != 0 {
		return fails(eInval)
	}
	if !at.Addr().IsUnspecified() && !s.host.owns(at.Addr()) {
		return fails(eAddrNotAvail)
	}
	if at.Port() == 0 {
		return p.bound(s, s.bindFree(at.Addr()))
	}
	if s.host.taken(s, at) {
		return fails(eAddrInUse)
	}
	return p.bound(s, s.bindTo(at))
}

func (p *pending) bound(s *socket, err string) world.Result {
	s.chosen = err == ""
	return world.Result{Local: s.local, Err: err}
}

// taken says whether Linux would refuse s an address (inet_csk_bind_conflict and udp's
// counterpart): somebody has it, unless both set SO_REUSEADDR and he does not listen.
func (h *host) taken(s *socket, at netip.AddrPort) bool {
	clash := func(local netip.AddrPort) bool {
		return local.Port() == at.Port() && overlap(local.Addr(), at.Addr())
	}
	mine := s.set[world.ReuseAddr].value != 0
	if s.udp {
		for _, o := range h.sockets {
			if o.udp && o != s && clash(o.local) && !(mine && o.set[world.ReuseAddr].value != 0) {
				return true
			}
		}
		return false
	}
	for _, c := range h.conns {
		if c != s.conn && clash(c.local) && !c.dead() && !(mine && c.reuse && c.state != "LISTEN") {
			return true
		}
	}
	return false
}

// bindTo notes where the socket is bound. A TCP endpoint of the stack is bound when it connects
// or listens: only then is it known which interface it should be tied to.
func (s *socket) bindTo(at netip.AddrPort) string {
	if s.udp {
		if err := s.ep.Bind(full(at)); err != nil {
			return errno(err)
		}
	} else {
		s.conn.local = at
	}
	s.local = at
	return ""
}

// bindFree binds the endpoint to an ephemeral port: one by chance, or the next that is free.
func (s *socket) bindFree(addr netip.Addr) string {
	const n = lastEphemeral - firstEphemeral + 1
	start := s.host.ports.below(n)
	for i := range n {
		at := netip.AddrPortFrom(addr, uint16(firstEphemeral+(start+i)%n))
		if !s.host.used(s.udp, at.Port()) {
			return s.bindTo(at)
		}
	}
	return eAddrInUse
}

// used says whether anybody on the host has a port, whatever the address.
func (h *host) used(udp bool, port uint16) bool {
	if udp {
		for _, s := range h.sockets {
			if s.udp && s.local.Port() == port {
				return true
			}
		}
		return false
	}
	for _, c := range h.conns {
		if c.local.Port() == port {
			return true
		}
	}
	return false
}
