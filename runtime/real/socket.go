//go:build linux || darwin

package real

import (
	"net/netip"

	"golang.org/x/sys/unix"

	"lockstep/runtime/event"
	"lockstep/runtime/world"
)

// socket is one that a program holds.
type socket struct {
	kernel int // the kernel's descriptor
	fd     int // the world's
	host   int
	udp    bool
	bound  netip.Addr // what the program bound it to, in its own words; not valid where it did not
	shares bool       // its program has set SO_REUSEADDR, or that of the socket which accepted it
	state  int        // of a TCP connection, as the kernel numbers them: the one last reported
}

// newFD numbers a descriptor. Numbers are never used again within a run, as the kernel's are.
func (w *World) newFD() int {
	w.made++
	return 2 + w.made
}

func (w *World) add(host, kernel int, udp bool) *socket {
	s := &socket{kernel: kernel, fd: w.newFD(), host: host, udp: udp}
	w.sockets[s.fd] = s
	if !udp {
		s.state = tcpState(kernel)
	}
	return s
}

func (p *pending) socket(*socket) world.Result {
	kind := unix.SOCK_STREAM
	if p.call.UDP {
		kind = unix.SOCK_DGRAM
	}
	fd, err := makeSocket(kind)
	if err != nil {
		return fails(err)
	}
	return world.Result{FD: p.w.add(p.host, fd, p.call.UDP).fd}
}

// leave makes a socket that is about to end leave its port to the next run: what is in TIME-WAIT gives
// way to a socket with SO_REUSEADDR only if it has that itself.
func (s *socket) leave(w *World) {
	if !s.udp {
		if at, err := unix.Getsockname(s.kernel); err == nil && !s.shares {
			w.kept[fromKernel(at)] = true
		}
		_ = unix.SetsockoptInt(s.kernel, unix.SOL_SOCKET, unix.SO_REUSEADDR, 1)
	}
}

func (p *pending) close(s *socket) world.Result {
	s.leave(p.w)
	delete(p.w.sockets, s.fd)
	return fails(unix.Close(s.kernel))
}

// local is a socket's own address as its program knows it.
func (w *World) local(s *socket) netip.AddrPort {
	a, err := unix.Getsockname(s.kernel)
	at := fromKernel(a)
	if err != nil || at.Port() == 0 {
		return netip.AddrPort{}
	}
	w.keep(s.host, at.Port(), s.udp)
	if s.bound.IsValid() {
		return netip.AddrPortFrom(s.bound, at.Port())
	}
	return w.named(at, s.udp)
}

func (w *World) peer(s *socket) netip.AddrPort {
	a, err := unix.Getpeername(s.kernel)
	if err != nil {
		return netip.AddrPort{}
	}
	return w.named(fromKernel(a), s.udp)
}

// report tells of a change of a connection's state.
func (w *World) report(s *socket) {
	if s == nil || s.udp || w.sockets[s.fd] == nil {
		return
	}
	was := s.state
	s.state = tcpState(s.kernel)
	if tcpStates[s.state] == tcpStates[was] {
		return
	}
	w.tell(event.Event{
		Kind: event.StateChanged, Host: w.stage.Hosts[s.host].Name, FD: s.fd,
		From: w.local(s), To: w.peer(s), Was: tcpStates[was], State: tcpStates[s.state],
	})
}

// The kernel's names of the options that programs can set.
var options = [...]struct{ level, name int }{
	world.ReuseAddr: {unix.SOL_SOCKET, unix.SO_REUSEADDR},
	world.RcvBuf:    {unix.SOL_SOCKET, unix.SO_RCVBUF},
	world.SndBuf:    {unix.SOL_SOCKET, unix.SO_SNDBUF},
	world.NoDelay:   {unix.IPPROTO_TCP, unix.TCP_NODELAY},
	world.Linger:    {unix.SOL_SOCKET, unix.SO_LINGER},
	world.KeepAlive: {unix.SOL_SOCKET, unix.SO_KEEPALIVE},
	world.Broadcast: {unix.SOL_SOCKET, unix.SO_BROADCAST},
}

func (p *pending) setOption(s *socket) world.Result {
	o, v := options[p.call.Option], p.call.Value
	if p.call.Option == world.ReuseAddr {
		s.shares = v != 0
	}
	if p.call.Option == world.Linger { // a close that waited would keep everybody waiting: what is left is sent without
		var l unix.Linger
		if v == 0 {
			l.Onoff = 1
		}
		return fails(unix.SetsockoptLinger(s.kernel, o.level, o.name, &l))
	}
	return fails(unix.SetsockoptInt(s.kernel, o.level, o.name, v))
}
