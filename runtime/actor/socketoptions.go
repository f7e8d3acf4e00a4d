package actor

import (
	"encoding/binary"
	"time"

	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

// Linux's numbers for what programs pass to sockets.
const (
	afINET      = 2
	sockStream  = 1
	sockDgram   = 2
	protoIP     = 0
	protoTCP    = 6
	protoUDP    = 17
	msgPeek     = 0x2
	msgDontWait = 0x40
	solSocket   = 1
	soError     = 4
	soReuseAddr = 2
	soType      = 3
	soLinger    = 13
)

// socketOption is an option of setsockopt and getsockopt.
type socketOption struct {
	level, number int
	option        world.Option
	otherwise     int // what getsockopt says before it is set
}

var socketOptions = []socketOption{
	{solSocket, 2, world.ReuseAddr, 0},
	{solSocket, 6, world.Broadcast, 0},
	{solSocket, 7, world.SndBuf, 16384},
	{solSocket, 8, world.RcvBuf, 131072},
	{solSocket, 9, world.KeepAlive, 0},
	{solSocket, soLinger, world.Linger, -1},
	{protoTCP, 1, world.NoDelay, 0},
}

func findOption(level, number int) (socketOption, bool) {
	for _, o := range socketOptions {
		if o.level == level && o.number == number {
			return o, true
		}
	}
	return socketOption{}, false
}

// optionOf reads the level and the number of an option.
func (a *Actor) optionOf(s *Socket, v []object.Value) (level, number int, err error) {
	if s.fd < 0 {
		err = raiseErrno("EBADF")
	}
	return int(v[0].(object.Int)), int(v[1].(object.Int)), err
}

func setOption(a *Actor, s *Socket, v []object.Value) (object.Value, error) {
	value, err := optionValue(v[2])
	if err != nil {
		return nil, err
	}
	level, number, err := a.optionOf(s, v)
	if err != nil {
		return nil, err
	}
	o, ok := findOption(level, number)
	if !ok {
		return nil, raiseErrno("ENOPROTOOPT")
	}
	if o.option == world.Linger {
		if value, ok = lingerValue(v[2]); !ok {
			return nil, raiseErrno("EINVAL")
		}
	}
	if _, err = a.on(s, "setsockopt", world.Call{Kind: world.SetOption, Option: o.option, Value: value}); err != nil {
		return nil, err
	}
	if s.options == nil {
		s.options = map[world.Option]int{}
	}
	s.options[o.option] = value
	return object.None, nil
}

// optionValue reads an option's value: an integer, or bytes that hold a C int.
func optionValue(v object.Value) (int, error) {
	if n, err := object.AsIndex(v); err == nil {
		return n, nil
	}
	b, err := object.AsBytesLike(v)
	if err != nil || len(b) < 4 {
		return 0, err
	}
	return int(int32(binary.LittleEndian.Uint32([]byte(b)))), nil
}

// lingerValue reads a C struct linger, two ints: on or off, seconds.
func lingerValue(v object.Value) (int, bool) {
	b, ok := v.(object.Bytes)
	if !ok || len(b) < 8 {
		return 0, false
	}
	if b[:4] == "\x00\x00\x00\x00" {
		return -1, true
	}
	return int(int32(binary.LittleEndian.Uint32([]byte(b[4:8])))), true
}

func getOption(a *Actor, s *Socket, v []object.Value) (object.Value, error) {
	level, number, err := a.optionOf(s, v)
	if err != nil {
		return nil, err
	}
	size := int(v[2].(object.Int))
	if size < 0 || size > 1024 {
		return nil, object.Raise(object.OSError, "getsockopt buflen out of range")
	}
	value := 0
	switch o, ok := findOption(level, number); {
	case level == solSocket && number == soError:
		if value, err = a.socketError(s); err != nil {
			return nil, err
		}
	case level == solSocket && number == soType:
		value = s.kind()
	case !ok:
		return nil, raiseErrno("ENOPROTOOPT")
	default:
		value = s.option(o)
		if o.option == world.Linger {
			return lingerStruct(value, size), nil
		}
	}
	if size == 0 {
		return object.MkInt(int64(value)), nil
	}
	return object.Bytes(binary.LittleEndian.AppendUint32(nil, uint32(value))[:min(size, 4)]), nil
}

func (s *Socket) kind() int {
	if s.udp {
		return sockDgram
	}
	return sockStream
}

// option is an option's value as Linux reports it: buffers count double, for its own needs.
func (s *Socket) option(o socketOption) int {
	v, set := s.options[o.option]
	switch {
	case !set:
		return o.otherwise
	case o.option == world.SndBuf || o.option == world.RcvBuf:
		return 2 * v
	}
	return v
}

// lingerStruct is SO_LINGER as getsockopt gives it: a C struct, or its first int.
func lingerStruct(seconds, size int) object.Value {
	on := 0
	if seconds >= 0 {
		on = 1
	}
	if size == 0 {
		return object.MkInt(int64(on))
	}
	b := binary.LittleEndian.AppendUint32(nil, uint32(on))
	b = binary.LittleEndian.AppendUint32(b, uint32(max(seconds, 0)))
	return object.Bytes(b[:min(size, 8)])
}

// socketError is SO_ERROR, which tells how a connect that did not block ended. Asking to connect
// once more tells the same.
func (a *Actor) socketError(s *Socket) (int, error) {
	if !s.connecting {
		return 0, nil
	}
	r, err := a.gate("getsockopt", world.Call{Kind: world.Connect, FD: s.handle, Addr: s.peer, Wait: 0})
	switch {
	case err != nil:
		return 0, err
	case r.Err == "" || r.Err == "EISCONN":
		s.connecting = false
		return 0, nil
	case r.Err == "EINPROGRESS" || r.Err == "EALREADY":
		return 0, nil
	}
	s.connecting, s.peer = false, noAddress
	return numberOf(r.Err), nil
}

func fileno(_ *Actor, s *Socket, _ []object.Value) (object.Value, error) {
	return object.MkInt(int64(s.fd)), nil
}

func setTimeout(a *Actor, s *Socket, v []object.Value) (object.Value, error) {
	wait, err := optWait(v[0])
	if err != nil {
		return nil, err
	}
	if s.fd < 0 {
		return nil, raiseErrno("EBADF")
	}
	s.wait = wait
	return object.None, nil
}

// optWait reads a time-out in seconds, or None.
func optWait(v object.Value) (time.Duration, error) {
	if object.IsNone(v) {
		return world.Forever, nil
	}
	d, err := toSeconds(v)
	if err == nil && d < 0 {
		err = object.Raise(object.ValueError, "Timeout value out of range")
	}
	return d, err
}

func getTimeout(_ *Actor, s *Socket, _ []object.Value) (object.Value, error) {
	return s.timeout(), nil
}

// timeout is the time-out as programs see it: None, or seconds.
func (s *Socket) timeout() object.Value {
	if s.wait == world.Forever {
		return object.None
	}
	return object.Float(s.wait.Seconds())
}

func setBlocking(a *Actor, s *Socket, v []object.Value) (object.Value, error) {
	on, err := object.AsInt(v[0])
	switch {
	case err != nil:
		return nil, err
	case !on.IsInt64():
		return nil, object.Raise(object.OverflowError, "Python int too large to convert to C long")
	}
	if s.fd < 0 {
		return nil, raiseErrno("EBADF")
	}
	s.wait = 0
	if on.Sign() != 0 {
		s.wait = world.Forever
	}
	return object.None, nil
}

func getBlocking(_ *Actor, s *Socket, _ []object.Value) (object.Value, error) {
	return object.Bool(s.wait != 0), nil
}

func getSockName(a *Actor, s *Socket, _ []object.Value) (object.Value, error) {
	if s.fd < 0 {
		return nil, raiseErrno("EBADF")
	}
	return pair(s.local), nil
}

func getPeerName(a *Actor, s *Socket, _ []object.Value) (object.Value, error) {
	switch {
	case s.fd < 0:
		return nil, raiseErrno("EBADF")
	case !s.connected():
		return nil, raiseErrno("ENOTCONN")
	}
	return pair(s.peer), nil
}
