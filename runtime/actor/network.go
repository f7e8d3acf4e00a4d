package actor

import (
	"math/bits"
	"net/netip"
	"strings"

	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

var noAddress netip.AddrPort

// gaierror is socket.gaierror: a name that has no address.
var gaierror = object.NewException("socket", "gaierror", object.OSError)

var socketModule = module{
	name:    "socket",
	classes: []class{{typ: socketType, path: "socket", methods: socketMethods}},
	functions: []object.Func{
		{Name: "create_connection", Sig: "(address, timeout=None, source_address: refused=None, *, all_errors: refused=False)", Fn: function(createConnection)},
		{Name: "create_server", Sig: "(address, *, family: refused=2, backlog=None, reuse_port: refused=False, dualstack_ipv6: refused=False)", Fn: function(createServer)},
		{Name: "gethostbyname", Sig: "(hostname, /)", Fn: function(hostByName)},
		{Name: "inet_aton", Sig: "(ip_addr, /)", Fn: function(inetAton)},
		{Name: "inet_ntoa", Sig: "(packed_ip, /)", Fn: function(inetNtoa)},
		{Name: "htons", Sig: "(x: i, /)", Fn: function(swap16("htons"))},
		{Name: "ntohs", Sig: "(x: i, /)", Fn: function(swap16("ntohs"))},
		{Name: "htonl", Sig: "(x, /)", Fn: function(swap32)},
		{Name: "ntohl", Sig: "(x, /)", Fn: function(swap32)},
	},
	more: socketConstants,
}

func socketConstants() []constant {
	out := []constant{
		{name: "error", value: object.OSError},
		{name: "timeout", value: object.TimeoutError},
		{name: "gaierror", value: gaierror},
	}
	for _, c := range []struct {
		name   string
		number int64
	}{
		{"AF_INET", afINET},
		{"SOCK_STREAM", sockStream},
		{"SOCK_DGRAM", sockDgram},
		{"IPPROTO_IP", protoIP},
		{"IPPROTO_TCP", protoTCP},
		{"IPPROTO_UDP", protoUDP},
		{"SHUT_RD", 0},
		{"SHUT_WR", 1},
		{"SHUT_RDWR", 2},
		{"SOMAXCONN", 4096},
		{"MSG_PEEK", msgPeek},
		{"MSG_DONTWAIT", msgDontWait},
		{"SOL_SOCKET", solSocket},
		{"SOL_TCP", protoTCP},
		{"TCP_NODELAY", 1},
		{"SO_REUSEADDR", 2},
		{"SO_TYPE", soType},
		{"SO_ERROR", soError},
		{"SO_BROADCAST", 6},
		{"SO_SNDBUF", 7},
		{"SO_RCVBUF", 8},
		{"SO_KEEPALIVE", 9},
		{"SO_LINGER", soLinger},
		{"INADDR_ANY", 0},
		{"INADDR_LOOPBACK", 0x7f000001},
		{"INADDR_BROADCAST", 0xffffffff},
	} {
		out = append(out, constant{name: c.name, value: object.MkInt(c.number)})
	}
	return out
}

// createConnection is socket.create_connection(). A socket that could not connect is closed again.
func createConnection(a *Actor, v []object.Value) (object.Value, error) {
	to, err := connectionAddress(v[0])
	if err != nil {
		return nil, err
	}
	wait, err := optWait(v[1])
	if err != nil {
		return nil, err
	}
	s, err := a.open("create_connection", false)
	if err != nil {
		return nil, err
	}
	s.wait = wait
	if _, err := a.connect(s, "create_connection", to); err != nil {
		return nil, a.abandon(s, err)
	}
	return wrap(socketType, s), nil
}

// connectionAddress reads a host and a port, which CPython looks up together.
func connectionAddress(v object.Value) (netip.AddrPort, error) {
	if t, ok := v.(object.Tuple); ok && len(t) == 2 {
		host, ok := t[0].(object.Str)
		port, ok2 := t[1].(object.Int)
		if ok && ok2 && port >= 0 && port <= 0xffff {
			ip, err := resolve(string(host))
			return netip.AddrPortFrom(ip, uint16(port)), err
		}
	}
	return noAddress, refused("socket.create_connection", "address")
}

// createServer is socket.create_server(): a listening socket whose address may be used again.
func createServer(a *Actor, v []object.Value) (object.Value, error) {
	backlog := 128
	if !object.IsNone(v[2]) {
		n, ok := v[2].(object.Int)
		if !ok {
			return nil, refused("socket.create_server", "backlog")
		}
		backlog = int(max(n, 0))
	}
	at, err := a.address("bind", v[0])
	if err != nil {
		return nil, err
	}
	s, err := a.open("create_server", false)
	if err != nil {
		return nil, err
	}
	for _, c := range []world.Call{
		{Kind: world.SetOption, Option: world.ReuseAddr, Value: 1},
		{Kind: world.Bind, Addr: at},
		{Kind: world.Listen, N: backlog},
	} {
		if _, err := a.on(s, "create_server", c); err != nil {
			return nil, a.abandon(s, err)
		}
	}
	return wrap(socketType, s), nil
}

// abandon closes a socket that a failing function made, and gives why it failed.
func (a *Actor) abandon(s *Socket, why error) error {
	return lastly(why, func() error {
		_, err := closeSocket(a, s, nil)
		return err
	})
}

func hostByName(_ *Actor, v []object.Value) (object.Value, error) {
	name, ok := v[0].(object.Str)
	if b, err := object.AsBytesLike(v[0]); err == nil {
		name, ok = object.Str(b), true
	}
	if !ok {
		return nil, object.Raise(object.TypeError, "gethostbyname() argument 1 must be str, bytes or bytearray, not %s", object.ArgType(v[0]))
	}
	ip, err := resolve(string(name))
	if err != nil {
		return nil, err
	}
	return object.Str(ip.String()), nil
}

func inetAton(_ *Actor, v []object.Value) (object.Value, error) {
	s, ok := v[0].(object.Str)
	if !ok {
		return nil, object.Raise(object.TypeError, "inet_aton() argument 1 must be str, not %s", object.ArgType(v[0]))
	}
	text, _, _ := strings.Cut(string(s), " ") // as C's inet_aton, which looks no further
	ip, ok := dotted(text)
	if !ok {
		return nil, object.Raise(object.OSError, "illegal IP address string passed to inet_aton")
	}
	return object.Bytes(ip.AsSlice()), nil
}

func inetNtoa(_ *Actor, v []object.Value) (object.Value, error) {
	b, err := object.AsBytesLike(v[0])
	if err != nil {
		return nil, err
	}
	if len(b) != 4 {
		return nil, object.Raise(object.OSError, "packed IP wrong length for inet_ntoa")
	}
	return object.Str(netip.AddrFrom4([4]byte([]byte(b))).String()), nil
}

func swap16(name string) func(*Actor, []object.Value) (object.Value, error) {
	return func(_ *Actor, v []object.Value) (object.Value, error) {
		n := v[0].(object.Int)
		switch {
		case n < 0:
			return nil, object.Raise(object.OverflowError, "%s: can't convert negative Python int to C 16-bit unsigned integer", name)
		case n > 0xffff:
			return nil, object.Raise(object.OverflowError, "%s: Python int too large to convert to C 16-bit unsigned integer", name)
		}
		return object.MkInt(int64(bits.ReverseBytes16(uint16(n)))), nil
	}
}

func swap32(_ *Actor, v []object.Value) (object.Value, error) {
	n, err := object.AsInt(v[0])
	switch {
	case err != nil:
		return nil, object.Raise(object.TypeError, "expected int, %s found", object.TypeName(v[0]))
	case n.Sign() < 0:
		return nil, object.Raise(object.OverflowError, "can't convert negative value to unsigned int")
	case !n.IsUint64():
		return nil, object.Raise(object.OverflowError, "Python int too large to convert to C unsigned long")
	case n.BitLen() > 32:
		return nil, object.Raise(object.OverflowError, "int larger than 32 bits")
	}
	return object.MkInt(int64(bits.ReverseBytes32(uint32(n.Uint64())))), nil
}
