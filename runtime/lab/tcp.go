package lab

import (
	"net/netip"

	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/transport/tcp"

	"lockstep/runtime/world"
)

// somaxconn is the longest backlog (net.core.somaxconn).
const somaxconn = 4096

// listen makes a socket wait for connections.
func (p *pending) listen(s *socket) world.Result {
	if s.udp {
		return fails(eOpNotSupp)
	}
	switch {
	case s.conn.state == "LISTEN":
	case s.conn.state != "CLOSED" || s.connecting:
		return fails(eInval)
	case s.local.Port() == 0:
		if err := s.bindFree(netip.IPv4Unspecified()); err != "" {
			return fails(err)
		}
	case s.host.listener(s.local) != nil:
		return fails(eAddrInUse)
	}
	// The stack wants one more than the backlog, and answers every SYN with a cookie when
	// that is one: then nobody would see SYN-RECEIVED.
	backlog := min(max(p.call.N, 1), somaxconn)
	if p.call.N < 0 {
		backlog = somaxconn
	}
	if s.conn.state != "LISTEN" {
		if err := s.ep.Bind(onInterface(s.local, s.host.interfaceTo(s.local.Addr()))); err != nil {
			return fails(errno(err))
		}
	}
	s.noRead = false // a listener that was shut down listens again
	err := errno(s.ep.Listen(backlog + 1))
	return world.Result{Local: s.local, Err: err}
}

// accept takes the oldest connection that waits.
func (p *pending) accept(s *socket) world.Result {
	switch {
	case s.udp:
		return fails(eOpNotSupp)
	case s.conn.state != "LISTEN":
		return fails(eInval)
	case len(s.host.sockets) >= maxSockets:
		return fails(eMFile)
	}
	ep, _, err := s.ep.Accept(nil)
	if err != nil {
		return fails(errno(err))
	}
	h := s.host
	c := h.known(ep.(*tcp.Endpoint))
	n := &socket{host: h, fd: p.w.newFD(h), ep: ep, conn: c, local: c.local, set: s.set}
	n.set[world.RcvBuf] = setting{} // the stack has handed it down
	for o, v := range n.set {
		if v.on {
			n.apply(world.Option(o), v.value)
		}
	}
	c.fd, c.held, c.queue = n.fd, true, false
	h.sockets = append(h.sockets, n)
	return world.Result{FD: n.fd, Addr: c.peer, Local: c.local}
}

// acceptable says whether accept could finish, or would fail.
func (p *pending) acceptable(s *socket) bool {
	return s.udp || s.conn.state != "LISTEN" || s.noRead || s.readable()
}

// connect opens a connection, or says how an attempt stands.
func (p *pending) connect(s *socket) world.Result {
	if s.udp {
		return p.connectUDP(s)
	}
	c := s.conn
	switch c.state {
	case "SYN-SENT", "SYN-RECEIVED":
		if p.begun || p.call.Wait < 0 {
			return fails(eInProgress)
		}
		return fails(eAlready)
	case "CLOSED":
		if s.connecting {
			return fails(s.failed())
		}
		if p.begun {
			return fails(eConnAborted)
		}
		if c.last != uint32(tcp.StateInitial) {
			return fails(eIsConn) // a connection that is over
		}
		return p.open(s)
	}
	if s.connecting {
		s.connecting = false
		s.local = c.local
		return world.Result{Local: c.local}
	}
	return fails(eIsConn)
}

// open sends the SYN.
func (p *pending) open(s *socket) world.Result {
	to := here(p.call.Addr)
	src := s.host.sourceFor(to.Addr())
	if !src.IsValid() || isGroup(to.Addr()) {
		return fails(eNetUnreach)
	}
	if s.local.Port() == 0 {
		if err := s.bindFree(src); err != "" {
			return fails(eAddrNotAvail)
		}
	}
	at, via := s.local, s.host.interfaceTo(to.Addr())
	switch {
	case at.Addr().IsUnspecified():
		at = netip.AddrPortFrom(src, at.Port())
	case at.Addr().IsLoopback() && via != lo:
		return fails(eInval)
	}
	s.local, s.conn.local = at, at
	if err := s.ep.Bind(onInterface(at, via)); err != nil {
		return fails(errno(err))
	}
	if err := s.ep.Connect(full(to)); errno(err) != eInProgress {
		return fails(errno(err))
	}
	s.connecting = true
	return world.Result{Local: at, Err: eInProgress}
}

// here reads 0.0.0.0 as this host, as Linux does.
func here(a netip.AddrPort) netip.AddrPort {
	if !a.Addr().IsValid() || a.Addr().IsUnspecified() {
		return netip.AddrPortFrom(loopback, a.Port())
	}
	return a
}

// failed tells why a connection was not opened, and makes the socket fit for another attempt,
// as on Linux: a new endpoint, and no address unless the program had chosen it.
func (s *socket) failed() string {
	err := s.conn.fault
	if err == "" {
		err = eConnAborted // somebody was told already
	}
	s.connecting = false
	s.ep.Close()
	if s.makeEndpoint() != "" {
		return eNoBufs
	}
	c := s.conn
	c.ep, c.last = s.ep.(*tcp.Endpoint), uint32(tcp.StateInitial)
	c.fault, c.peer = "", netip.AddrPort{}
	if !s.chosen {
		s.local, c.local = netip.AddrPort{}, netip.AddrPort{}
	}
	return err
}

// connected says whether an attempt to connect is over.
func (p *pending) connected(s *socket) bool {
	return s.udp || s.conn.state != "SYN-SENT" && s.conn.state != "SYN-RECEIVED"
}

// takeFault gives the error that nobody was told of, and forgets it.
func (c *conn) takeFault() string {
	err := c.fault
	c.fault = ""
	return err
}

// shutdown closes one direction of a connection, or both.
func (p *pending) shutdown(s *socket) world.Result {
	flags := [...]tcpip.ShutdownFlags{tcpip.ShutdownRead, tcpip.ShutdownWrite, tcpip.ShutdownRead | tcpip.ShutdownWrite}
	if p.call.N < 0 || p.call.N >= len(flags) {
		return fails(eInval)
	}
	if !s.udp && s.conn.state == "CLOSED" {
		return fails(eNotConn)
	}
	f := flags[p.call.N]
	err := errno(s.ep.Shutdown(f))
	s.host.settle()
	s.noRead = s.noRead || err == "" && f&tcpip.ShutdownRead != 0
	s.noWrite = s.noWrite || err == "" && f&tcpip.ShutdownWrite != 0
	return fails(err)
}
