package lab

import (
	"bytes"

	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/waiter"

	"lockstep/runtime/world"
)

// send hands bytes to the send buffer. A call that blocks without a time-out takes all of
// them, as the kernel does; one that does not takes what fits.
func (p *pending) send(s *socket) world.Result {
	if s.udp {
		return p.sendTo(s)
	}
	whole := p.call.All || p.call.Wait < 0
	for {
		if err := s.cannotSend(); err != "" {
			if p.sent > 0 && !p.call.All {
				return world.Result{N: p.sent}
			}
			return world.Result{N: p.sent, Err: s.conn.sendFault(err)}
		}
		if p.sent == len(p.call.Data) {
			return world.Result{N: p.sent}
		}
		n, err := s.ep.Write(bytes.NewReader(p.call.Data[p.sent:]), tcpip.WriteOptions{})
		p.sent += int(n)
		switch {
		case err != nil && errno(err) == eAgain:
			return world.Result{N: p.sent, Err: eAgain}
		case err != nil:
			return world.Result{N: p.sent, Err: errno(err)}
		case !whole:
			return world.Result{N: p.sent}
		}
	}
}

// cannotSend says why nothing can be sent any more, or "".
func (s *socket) cannotSend() string {
	switch {
	case s.conn.fault != "":
		return s.conn.fault
	case s.noWrite, s.conn.state == "CLOSED", s.conn.state == "LISTEN":
		return ePipe
	}
	return ""
}

// sendFault tells an error to the program: an error on the connection is told once.
func (c *conn) sendFault(err string) string {
	if c.fault != "" {
		return c.takeFault()
	}
	return err
}

// recv takes bytes that have arrived, or one datagram.
func (p *pending) recv(s *socket) world.Result {
	if p.nothing() {
		return world.Result{Data: []byte{}}
	}
	if s.listening() {
		return fails(eNotConn)
	}
	waiting, _ := s.ep.GetSockOptInt(tcpip.ReceiveQueueSizeOption)
	buf := make([]byte, max(min(p.call.N, waiting), 0))
	w := tcpip.SliceWriter(buf)
	got, err := s.ep.Read(&w, tcpip.ReadOptions{Peek: p.call.Peek, NeedRemoteAddr: s.udp})
	if s.udp {
		return udpRead(buf, got, err)
	}
	switch {
	case err == nil:
		return world.Result{Data: buf[:got.Count], N: got.Count, Addr: s.conn.peer}
	case errno(err) == eAgain:
		return fails(eAgain)
	case s.conn.finished:
	case s.conn.fault != "":
		return fails(s.conn.takeFault())
	case s.conn.peer.Port() == 0:
		return fails(eNotConn)
	}
	return world.Result{Data: []byte{}} // the end of the stream
}

// receivable says whether recv could finish, or would fail: nobody waits for no bytes, and a
// listener has none.
func (p *pending) receivable(s *socket) bool { return p.nothing() || s.listening() || s.readable() }

// nothing says whether it asks for no bytes. CPython answers that itself, but not for recvfrom.
func (p *pending) nothing() bool { return p.call.N <= 0 && p.call.Kind == world.Recv }

// writable says whether send could get further, or would fail.
func (p *pending) writable(s *socket) bool { return s.writable() }

func (s *socket) listening() bool { return !s.udp && s.conn.state == "LISTEN" }

func (s *socket) readable() bool {
	const in = waiter.ReadableEvents | waiter.EventErr
	return s.dead() || s.ep.Readiness(in)&in != 0
}

func (s *socket) writable() bool {
	const out = waiter.WritableEvents | waiter.EventErr
	return s.dead() || s.ep.Readiness(out)&out != 0
}

// dead says whether a TCP socket is not connected and not about to be: then nothing blocks.
func (s *socket) dead() bool { return !s.udp && (s.conn.state == "CLOSED" || s.conn.fault != "") }
