//go:build linux || darwin

package real

import (
	"iter"
	"net/netip"

	"golang.org/x/sys/unix"

	"lockstep/runtime/world"
)

func (p *pending) bind(s *socket) world.Result {
	named := p.call.Addr
	if !named.Addr().IsValid() {
		named = netip.AddrPortFrom(netip.IPv4Unspecified(), named.Port())
	}
	at, may := p.w.hosts.machine(s.host, named)
	if !may {
		return world.Result{Err: "EADDRNOTAVAIL"}
	}
	if p.w.clashes(s, named) || s.shares && p.w.kept[at] && lingers(at) {
		return world.Result{Err: "EADDRINUSE"}
	}
	err := unix.Bind(s.kernel, toKernel(at))
	if _, ours := p.w.ports[at.Port()]; err == unix.EADDRINUSE && !ours {
		s.leave(p.w) // what an earlier run has left in TIME-WAIT is not of this one's world
		err = unix.Bind(s.kernel, toKernel(at))
	}
	if err != nil {
		return fails(err)
	}
	s.bound = named.Addr()
	delete(p.w.kept, at) // nothing of who has left it is there any more
	return world.Result{Local: p.w.local(s)}
}

// clashes says whether a host has a port already where the kernel would not notice: all its addresses, and its own
// 127.0.0.1, are two of the machine's. Both may have it that ask for SO_REUSEADDR, until one listens.
func (w *World) clashes(s *socket, named netip.AddrPort) bool {
	on := w.hosts.on[s.host]
	if named.Port() == 0 || on.Inner == on.Addr || w.hosts.remote {
		return false
	}
	inner, all := named.Addr() == loopback, named.Addr().IsUnspecified()
	for o := range w.boundTo(s, named.Port()) {
		other := inner && o.bound.IsUnspecified() || all && o.bound == loopback
		if other && !(s.shares && o.shares && tcpStates[o.state] != "LISTEN") {
			return true
		}
	}
	return false
}

// boundTo are the sockets of a socket's host and kind that a program has bound to a port.
func (w *World) boundTo(s *socket, port uint16) iter.Seq[*socket] {
	return func(yield func(*socket) bool) {
		for _, o := range w.sockets {
			if o.host == s.host && o.udp == s.udp && o.bound.IsValid() && w.local(o).Port() == port && !yield(o) {
				return
			}
		}
	}
}

// settle gives a socket that the program has not bound an address of its host, where the kernel would
// take the same for all.
func (p *pending) settle(s *socket, to netip.AddrPort) error {
	mine := p.w.hosts.on[s.host].Addr
	if to.Addr() == p.w.hosts.on[s.host].Inner {
		mine = to.Addr()
	}
	if mine == loopback || !to.Addr().IsLoopback() {
		return nil
	}
	if at, err := unix.Getsockname(s.kernel); err != nil || fromKernel(at).Port() != 0 {
		return err
	}
	return unix.Bind(s.kernel, toKernel(netip.AddrPortFrom(mine, 0)))
}

// inside is where addresses lead that mean the host itself: 0.0.0.0 to the loopback interface, its own
// 127.0.0.1 to a socket of its that is bound to all its addresses, which stands on the outer one.
func (w *World) inside(s *socket, to netip.AddrPort) netip.AddrPort {
	if to.Addr().IsUnspecified() {
		return netip.AddrPortFrom(loopback, to.Port())
	}
	on := w.hosts.on[s.host]
	if to.Addr() != on.Inner || on.Inner == on.Addr {
		return to
	}
	for o := range w.boundTo(s, to.Port()) {
		if o.bound.IsUnspecified() {
			return netip.AddrPortFrom(on.Addr, to.Port())
		}
	}
	return to
}

func (p *pending) listen(s *socket) world.Result {
	if !s.udp { // one that is not bound gets an address now, and not beyond what may be had
		if at, err := unix.Getsockname(s.kernel); err == nil && fromKernel(at).Port() == 0 {
			p.call.Addr = netip.AddrPort{}
			if r := p.bind(s); r.Err != "" {
				return r
			}
		}
	}
	err := unix.Listen(s.kernel, p.call.N)
	return world.Result{Local: p.w.local(s), Err: errName(err)}
}

func (p *pending) accept(s *socket) world.Result {
	fd, from, err := acceptFrom(s.kernel)
	if err != nil {
		return fails(err)
	}
	n := p.w.add(s.host, fd, false)
	n.shares = s.shares
	return world.Result{FD: n.fd, Addr: p.w.named(fromKernel(from), false), Local: p.w.local(n)}
}

func (p *pending) connect(s *socket) world.Result {
	to, may := p.w.hosts.machine(s.host, p.call.Addr)
	if !may {
		return world.Result{Err: p.w.hosts.unreachable(s.host)}
	}
	to = p.w.inside(s, to)
	var err error
	switch {
	case !p.begun:
		if err = p.settle(s, to); err == nil {
			err = unix.Connect(s.kernel, toKernel(to))
		}
	default:
		fds := p.wants()
		if n, _ := unix.Poll(fds, 0); n <= 0 {
			return world.Result{Err: "EINPROGRESS"}
		}
		err = connectAgain(s.kernel, toKernel(to))
	}
	if err != nil && err != unix.EINPROGRESS {
		return fails(err)
	}
	if s.bound.IsValid() && s.bound.IsUnspecified() {
		s.bound = netip.Addr{} // now it has one
	}
	return world.Result{Local: p.w.local(s), Err: errName(err)}
}

// send hands bytes to the send buffer. A call that blocks without a time-out takes all of them, as the
// kernel does; one that does not takes what fits. The signal SIGPIPE of a closed connection, Go ignores.
func (p *pending) send(s *socket) world.Result {
	whole := p.call.All || p.call.Wait < 0
	for {
		n, err := unix.SendmsgN(s.kernel, p.call.Data[p.sent:], nil, nil, 0)
		if err == unix.EINTR {
			continue
		}
		p.sent += max(n, 0)
		switch {
		case err != nil && err != unix.EAGAIN && p.sent > 0 && !p.call.All:
			return world.Result{N: p.sent} // the error is told by the next call
		case err != nil:
			return world.Result{N: p.sent, Err: errName(err)}
		case p.sent == len(p.call.Data) || !whole:
			return world.Result{N: p.sent}
		}
	}
}

// sendTo sends one datagram.
func (p *pending) sendTo(s *socket) world.Result {
	if !s.udp {
		return p.send(s) // Linux leaves the address of a TCP socket's sendto unread
	}
	to, may := p.w.hosts.machine(s.host, p.call.Addr)
	switch {
	case !may && p.w.hosts.hosts[s.host].Addr.IsValid():
		return world.Result{N: len(p.call.Data)} // on its way, and lost
	case !may:
		return world.Result{Err: p.w.hosts.unreachable(s.host)}
	}
	to = p.w.inside(s, to)
	if err := p.settle(s, to); err != nil {
		return fails(err)
	}
	if err := unix.Sendto(s.kernel, p.call.Data, 0, toKernel(to)); err != nil {
		return fails(err)
	}
	return world.Result{N: len(p.call.Data), Local: p.w.local(s)}
}

// longestDatagram is the most that one carries (RFC 768, in an IPv4 packet).
const longestDatagram = 65535

// recv takes bytes that have arrived, or one datagram.
func (p *pending) recv(s *socket) world.Result {
	if p.nothing() {
		return world.Result{Data: []byte{}}
	}
	room := min(p.call.N, longestDatagram)
	if !s.udp {
		waiting, _ := unix.IoctlGetInt(s.kernel, bytesWaiting)
		room = min(p.call.N, max(waiting, 1))
	}
	flags := 0
	if p.call.Peek {
		flags = unix.MSG_PEEK
	}
	buf := make([]byte, room)
	n, from, err := unix.Recvfrom(s.kernel, buf, flags)
	for err == unix.EINTR {
		n, from, err = unix.Recvfrom(s.kernel, buf, flags)
	}
	if err != nil {
		return fails(err)
	}
	r := world.Result{Data: buf[:n], N: n}
	if s.udp {
		r.Addr = p.w.named(fromKernel(from), true)
	} else {
		r.Addr = p.w.peer(s)
	}
	return r
}

// nothing says whether it asks for no bytes. CPython answers that itself, but not for recvfrom.
func (p *pending) nothing() bool { return p.call.Kind == world.Recv && p.call.N <= 0 }

func (p *pending) shutdown(s *socket) world.Result {
	s.leave(p.w)
	return fails(unix.Shutdown(s.kernel, p.call.N))
}
