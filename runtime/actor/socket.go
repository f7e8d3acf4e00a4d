package actor

import (
	"fmt"
	"net/netip"
	"time"

	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

// Socket is what a socket object of a program keeps. The world knows the socket by its handle,
// the program by its file number, as if it were alone on the machine.
type Socket struct {
	handle int // in the world's numbering
	fd     int // as fileno() says; -1 once closed
	udp    bool

	wait        time.Duration // gettimeout(): world.Forever, 0 for non-blocking, or a time-out
	local, peer netip.AddrPort
	connecting  bool // a connect that does not block has begun
	options     map[world.Option]int
}

var socketType = object.NewClass(object.ClassDef{Module: "socket", Name: "socket", Props: []object.Prop{
	prop("family", func(*Socket) object.Value { return object.MkInt(afINET) }),
	prop("type", func(s *Socket) object.Value { return object.MkInt(int64(s.kind())) }),
	prop("proto", func(*Socket) object.Value { return object.MkInt(0) }),
	prop("timeout", (*Socket).timeout),
}})

var socketMethods = []object.Func{
	{Name: "__init__", Sig: "(family: cint=-1, type: cint=-1, proto: cint=-1, fileno: refused=None)", Fn: constructor(openSocket)},
	{Name: "bind", Sig: "(address, /)", Fn: method(bind)},
	{Name: "listen", Sig: "(backlog: i=128, /)", Fn: method(listen)},
	{Name: "accept", Sig: "()", Fn: method(accept)},
	{Name: "connect", Sig: "(address, /)", Fn: method(connect)},
	{Name: "connect_ex", Sig: "(address, /)", Fn: method(connectEx)},
	{Name: "send", Sig: "(data: buffer, flags: i=0, /)", Fn: method(send)},
	{Name: "sendall", Sig: "(data: buffer, flags: i=0, /)", Fn: method(sendAll)},
	{Name: "sendto", Sig: "(data: buffer, flags_or_address[, address], /)", Fn: method(sendTo)},
	{Name: "recv", Sig: "(bufsize: index, flags: i=0, /)", Fn: method(recv)},
	{Name: "recv_into", Sig: "(buffer: writable, nbytes: index=0, flags: i=0)", Fn: method(recvInto)},
	{Name: "recvfrom", Sig: "(bufsize: index, flags: i=0, /)", Fn: method(recvFrom)},
	{Name: "shutdown", Sig: "(how: cint, /)", Fn: method(shutdown)},
	{Name: "close", Sig: "()", Fn: method(closeSocket)},
	{Name: "fileno", Sig: "()", Fn: method(fileno)},
	{Name: "settimeout", Sig: "(timeout, /)", Fn: method(setTimeout)},
	{Name: "gettimeout", Sig: "()", Fn: method(getTimeout)},
	{Name: "setblocking", Sig: "(flag, /)", Fn: method(setBlocking)},
	{Name: "getblocking", Sig: "()", Fn: method(getBlocking)},
	{Name: "getsockname", Sig: "()", Fn: method(getSockName)},
	{Name: "getpeername", Sig: "()", Fn: method(getPeerName)},
	{Name: "setsockopt", Sig: "(level: i, option: i, value, /)", Fn: method(setOption)},
	{Name: "getsockopt", Sig: "(level: i, option: i, buflen: i=0, /)", Fn: method(getOption)},
	{Name: "__enter__", Sig: "()", Fn: itself},
	{Name: "__exit__", Sig: "(*args)", Fn: method(closeSocket)},
	{Name: "__repr__", Sig: "()", Fn: method(describe)},
}

// openSocket is the constructor: socket.socket().
func openSocket(a *Actor, v []object.Value) (*Socket, error) {
	family, kind, proto := v[0].(object.Int), v[1].(object.Int), v[2].(object.Int)
	switch {
	case family != -1 && family != afINET:
		return nil, raiseErrno("EAFNOSUPPORT")
	case kind != -1 && kind != sockStream && kind != sockDgram:
		return nil, raiseErrno("EINVAL")
	case !protoFits(proto, kind == sockDgram):
		return nil, raiseErrno("EPROTONOSUPPORT")
	}
	return a.open("socket", kind == sockDgram)
}

func protoFits(proto object.Int, udp bool) bool {
	switch proto {
	case -1, 0:
		return true
	case protoTCP:
		return !udp
	case protoUDP:
		return udp
	}
	return false
}

// open asks the world for a socket.
func (a *Actor) open(op string, udp bool) (*Socket, error) {
	if a.full() {
		return nil, raiseErrno("EMFILE")
	}
	r, err := a.do(op, world.Call{Kind: world.Socket, UDP: udp})
	if err != nil {
		return nil, err
	}
	s := &Socket{handle: r.FD, udp: udp, wait: world.Forever}
	a.hold(s)
	return s, nil
}

// do asks the world for an operation and raises what it failed with.
func (a *Actor) do(op string, c world.Call) (world.Result, error) {
	r, err := a.gate(op, c)
	if err != nil || r.Err == "" {
		return r, err
	}
	if r.Err == world.TimedOut {
		return r, object.Raise(object.TimeoutError, "timed out")
	}
	return r, raiseErrno(r.Err)
}

// on asks for an operation on an open socket, and keeps what the world says of its address.
func (a *Actor) on(s *Socket, op string, c world.Call) (world.Result, error) {
	if s.fd < 0 {
		return world.Result{}, raiseErrno("EBADF")
	}
	c.FD = s.handle
	r, err := a.do(op, c)
	if c.Kind != world.Accept && r.Local.IsValid() {
		s.local = r.Local
	}
	return r, err
}

func bind(a *Actor, s *Socket, v []object.Value) (object.Value, error) {
	at, err := a.address("bind", v[0])
	if err != nil {
		return nil, err
	}
	_, err = a.on(s, "bind", world.Call{Kind: world.Bind, Addr: at})
	return object.None, err
}

func listen(a *Actor, s *Socket, v []object.Value) (object.Value, error) {
	_, err := a.on(s, "listen", world.Call{Kind: world.Listen, N: int(max(v[0].(object.Int), 0))})
	return object.None, err
}

func accept(a *Actor, s *Socket, _ []object.Value) (object.Value, error) {
	if s.fd >= 0 && a.full() {
		return nil, raiseErrno("EMFILE")
	}
	r, err := a.on(s, "accept", world.Call{Kind: world.Accept, Wait: s.wait})
	if err != nil {
		return nil, err
	}
	conn := &Socket{handle: r.FD, wait: world.Forever, local: r.Local, peer: r.Addr}
	a.hold(conn)
	return object.Tuple{wrap(socketType, conn), pair(r.Addr)}, nil
}

func connect(a *Actor, s *Socket, v []object.Value) (object.Value, error) {
	to, err := a.address("connect", v[0])
	if err != nil {
		return nil, err
	}
	_, err = a.connect(s, "connect", to)
	return object.None, err
}

// connect connects, and keeps the peer's address when that went well or has begun.
func (a *Actor) connect(s *Socket, op string, to netip.AddrPort) (world.Result, error) {
	r, err := a.on(s, op, world.Call{Kind: world.Connect, Addr: to, Wait: s.wait})
	switch {
	case r.Err == "" && err == nil:
		s.peer, s.connecting = to, false
	case r.Err == "EINPROGRESS":
		s.peer, s.connecting = to, true
	}
	return r, err
}

func connectEx(a *Actor, s *Socket, v []object.Value) (object.Value, error) {
	to, err := a.address("connect_ex", v[0])
	if err != nil {
		return nil, err
	}
	if s.fd < 0 {
		return errorNumber("EBADF"), nil
	}
	r, err := a.connect(s, "connect_ex", to)
	switch {
	case err == nil:
		return object.MkInt(0), nil
	case r.Err == world.TimedOut:
		return errorNumber("EAGAIN"), nil
	case r.Err != "":
		return errorNumber(r.Err), nil
	}
	return nil, err
}

func errorNumber(name string) object.Value {
	return object.MkInt(int64(numberOf(name)))
}

func shutdown(a *Actor, s *Socket, v []object.Value) (object.Value, error) {
	how := int(v[0].(object.Int))
	if s.fd >= 0 && (how < 0 || how > 2) {
		return nil, raiseErrno("EINVAL")
	}
	_, err := a.on(s, "shutdown", world.Call{Kind: world.Shutdown, N: how})
	return object.None, err
}

func closeSocket(a *Actor, s *Socket, _ []object.Value) (object.Value, error) {
	if s.fd < 0 {
		return object.None, nil
	}
	_, err := a.on(s, "close", world.Call{Kind: world.Close})
	a.release(s)
	return object.None, err
}

func describe(_ *Actor, s *Socket, _ []object.Value) (object.Value, error) {
	return object.Str(s.String()), nil
}

// String is repr() of the socket, as CPython has it.
func (s *Socket) String() string {
	state := ""
	if s.fd < 0 {
		state = "[closed] "
	}
	text := fmt.Sprintf("<socket.socket %sfd=%d, family=%d, type=%d, proto=0", state, s.fd, afINET, s.kind())
	if s.fd >= 0 {
		text += ", laddr=" + object.Repr(pair(s.local))
		if s.connected() {
			text += ", raddr=" + object.Repr(pair(s.peer))
		}
	}
	return text + ">"
}

func (s *Socket) connected() bool { return s.peer.IsValid() && !s.connecting }
