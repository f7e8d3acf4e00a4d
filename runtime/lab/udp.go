package lab

import (
	"bytes"
	"net/netip"

	"gvisor.dev/gvisor/pkg/tcpip"

	"lockstep/runtime/world"
)

// connectUDP names the peer of a datagram socket. Nothing goes on the wire.
func (p *pending) connectUDP(s *socket) world.Result {
	to := here(p.call.Addr)
	src := s.host.sourceFor(to.Addr())
	if !src.IsValid() {
		return fails(eNetUnreach)
	}
	if s.local.Port() == 0 {
		if err := s.bindFree(netip.IPv4Unspecified()); err != "" {
			return fails(eAgain)
		}
	}
	via := s.host.interfaceTo(to.Addr())
	switch {
	case s.local.Addr().IsUnspecified():
		s.local = netip.AddrPortFrom(src, s.local.Port())
	case s.local.Addr().IsLoopback() && via != lo:
		return fails(eInval)
	case !s.local.Addr().IsLoopback():
		// The stack has tied the endpoint to an interface of its own choice: take another.
		s.ep.Close()
		if s.makeEndpoint() != "" {
			return fails(eNoBufs)
		}
		if err := s.ep.Bind(onInterface(s.local, via)); err != nil {
			return fails(errno(err))
		}
	}
	if err := s.ep.Connect(full(to)); err != nil {
		return fails(errno(err))
	}
	s.peer = to
	return world.Result{Local: s.local}
}

// sendTo sends one datagram, to whom the call says or to the peer.
func (p *pending) sendTo(s *socket) world.Result {
	if !s.udp {
		return p.send(s) // Linux leaves the address of a TCP socket's sendto unread
	}
	to := s.peer
	if p.call.Kind == world.SendTo {
		to = here(p.call.Addr)
		if to.Port() == 0 {
			return fails(eInval)
		}
	}
	if !to.IsValid() {
		return fails(eDestAddrReq)
	}
	if !s.host.sourceFor(to.Addr()).IsValid() {
		return fails(eNetUnreach)
	}
	if s.local.Port() == 0 {
		if err := s.bindFree(netip.IPv4Unspecified()); err != "" {
			return fails(eAgain)
		}
	}
	if p.w.wire.full() {
		return fails(eNoBufs)
	}
	via := s.host.interfaceTo(to.Addr())
	if s.local.Addr().IsLoopback() && via != lo {
		return fails(eInval)
	}
	var o tcpip.WriteOptions
	if p.call.Kind == world.SendTo {
		f := onInterface(to, via)
		o.To = &f
	}
	n, err := s.ep.Write(bytes.NewReader(p.call.Data), o)
	return world.Result{N: int(n), Local: s.local, Err: errno(err)}
}

// udpRead is what came of reading a datagram. What did not fit is lost.
func udpRead(buf []byte, got tcpip.ReadResult, err tcpip.Error) world.Result {
	switch err.(type) {
	case nil, *tcpip.ErrBadBuffer: // nothing asked for, nothing read: the datagram is gone all the same
		return world.Result{Data: buf[:got.Count], N: got.Count, Addr: plain(got.RemoteAddr)}
	case *tcpip.ErrClosedForReceive:
		return world.Result{Data: []byte{}}
	}
	return fails(errno(err))
}
