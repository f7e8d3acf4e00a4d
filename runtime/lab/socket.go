package lab

import (
	"net/netip"
	"slices"
	"time"

	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/header"
	"gvisor.dev/gvisor/pkg/tcpip/transport/tcp"
	"gvisor.dev/gvisor/pkg/tcpip/transport/udp"
	"gvisor.dev/gvisor/pkg/waiter"

	"lockstep/runtime/world"
)

// maxSockets is how many sockets the programs of a host may hold: Linux's usual limit of open
// files for a process. One more is EMFILE.
const maxSockets = 1024

// Sizes of buffers in bytes, as the stack counts them: half of a receive buffer is set aside
// for what a segment costs besides its data, so that a window is half the buffer. Linux counts
// the same way and doubles what a program asks for.
const (
	minBuffer        = 2304 // SOCK_MIN_RCVBUF of Linux
	tcpReceiveBuffer = 131072
	tcpSendBuffer    = 87040
	maxBuffer        = 4 << 20
)

// socket is what a program holds: an endpoint of the stack and what it asked for.
type socket struct {
	host   *host
	fd     int
	udp    bool
	ep     tcpip.Endpoint
	conn   *conn // TCP only
	closed bool

	local      netip.AddrPort // where it is bound; the zero port when it is not
	chosen     bool           // the program chose local, by bind
	peer       netip.AddrPort // UDP: whom connect named
	connecting bool           // connect has begun and nobody was told how it ended
	noRead     bool           // shut down for reading
	noWrite    bool           // shut down for writing
	set        [world.Broadcast + 1]setting
}

// setting is the value of an option that the program set.
type setting struct {
	on    bool
	value int
}

// newFD numbers a socket. Numbers are unique in the world, never used again within a run, and
// a host's do not depend on what happens on other hosts: the n-th of host h is 3 + n*hosts + h.
func (w *World) newFD(h *host) int {
	h.made++
	return 3 + (h.made-1)*len(w.hosts) + h.index
}

// socket finds an open socket by its number, or nil.
func (h *host) socket(fd int) *socket {
	i, ok := slices.BinarySearchFunc(h.sockets, fd, func(s *socket, fd int) int { return s.fd - fd })
	if !ok {
		return nil
	}
	return h.sockets[i]
}

// openSocket makes a socket.
func (w *World) openSocket(h *host, datagrams bool) (*socket, string) {
	if len(h.sockets) >= maxSockets {
		return nil, eMFile
	}
	s := &socket{host: h, udp: datagrams}
	if err := s.makeEndpoint(); err != "" {
		return nil, err
	}
	s.fd = w.newFD(h)
	h.sockets = append(h.sockets, s)
	if !datagrams {
		s.conn = h.track(s.ep.(*tcp.Endpoint))
		s.conn.fd, s.conn.held = s.fd, true
	}
	return s, ""
}

// makeEndpoint gives the socket a new endpoint of the stack. Who may have which port is for
// bind and autobind to judge, by Linux's rules; the stack is told to let everybody share.
func (s *socket) makeEndpoint() string {
	protocol := tcp.ProtocolNumber
	if s.udp {
		protocol = udp.ProtocolNumber
	}
	ep, err := s.host.stack.NewEndpoint(protocol, header.IPv4ProtocolNumber, &waiter.Queue{})
	if err != nil {
		return errno(err)
	}
	s.ep = ep
	ep.SocketOptions().SetReuseAddress(true)
	if s.udp { // fragments of large datagrams need their identifiers
		ep.SetSockOptInt(tcpip.MTUDiscoverOption, int(tcpip.PMTUDiscoveryDont))
	}
	for o, v := range s.set {
		if v.on {
			s.apply(world.Option(o), v.value)
		}
	}
	return ""
}

// option sets a socket option.
func (s *socket) option(o world.Option, v int) string {
	if int(o) >= len(s.set) {
		return "ENOPROTOOPT"
	}
	if s.udp && o == world.NoDelay {
		return "ENOPROTOOPT"
	}
	s.set[o] = setting{true, v}
	s.apply(o, v)
	return ""
}

// apply hands an option to the stack.
func (s *socket) apply(o world.Option, v int) {
	so := s.ep.SocketOptions()
	switch o {
	case world.ReuseAddr:
		if s.conn != nil {
			s.conn.reuse = v != 0
		}
	case world.RcvBuf:
		so.SetReceiveBufferSize(int64(bufferSize(v)), true)
	case world.SndBuf:
		so.SetSendBufferSize(int64(bufferSize(v)), true)
	case world.NoDelay:
		so.SetDelayOption(v == 0)
	case world.Linger:
		so.SetLinger(tcpip.LingerOption{Enabled: v >= 0, Timeout: time.Duration(max(v, 0)) * time.Second})
	case world.KeepAlive:
		so.SetKeepAlive(v != 0)
	case world.Broadcast:
		so.SetBroadcast(v != 0)
	}
}

// bufferSize is the size of a buffer for which a program asked for v bytes.
func bufferSize(v int) int { return min(max(2*min(v, maxBuffer), minBuffer), maxBuffer) }

// closeSocket gives a socket up.
func (w *World) closeSocket(s *socket) {
	h := s.host
	i := slices.Index(h.sockets, s)
	h.sockets = slices.Delete(h.sockets, i, i+1)
	s.closed = true
	if s.conn != nil {
		s.conn.held = false
	}
	s.ep.Close()
	h.settle()
}
