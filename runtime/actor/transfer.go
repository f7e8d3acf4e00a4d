package actor

import (
	"fmt"
	"time"

	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

// flags reads the flags of a transfer: MSG_PEEK where allowed, and MSG_DONTWAIT.
func (s *Socket) flags(v object.Value, peekable bool) (peek bool, wait time.Duration, err error) {
	n := int(v.(object.Int))
	wait = s.wait
	if n&msgDontWait != 0 {
		wait = 0
	}
	known := msgDontWait
	if peekable {
		known |= msgPeek
	}
	if n&^known != 0 {
		return false, 0, refused("socket.send", fmt.Sprintf("flags=%#x", n&^known))
	}
	return n&msgPeek != 0, wait, nil
}

func send(a *Actor, s *Socket, v []object.Value) (object.Value, error) {
	n, err := a.send(s, "send", v, false)
	return object.MkInt(int64(n)), err
}

func sendAll(a *Actor, s *Socket, v []object.Value) (object.Value, error) {
	_, err := a.send(s, "sendall", v, true)
	return object.None, err
}

func (a *Actor) send(s *Socket, op string, v []object.Value, all bool) (int, error) {
	data := v[0].(object.Bytes)
	_, wait, err := s.flags(v[1], false)
	if err != nil {
		return 0, err
	}
	a.charge(len(data)) // the call has a copy
	r, err := a.on(s, op, world.Call{Kind: world.Send, Data: []byte(data), All: all, Wait: wait})
	return r.N, err
}

// sendTo takes (data, address) and (data, flags, address).
func sendTo(a *Actor, s *Socket, v []object.Value) (object.Value, error) {
	data, to := v[0].(object.Bytes), v[1]
	flags := 0
	if v[2] != nil {
		n, err := object.AsParsedInt(v[1])
		if err != nil {
			return nil, err
		}
		flags, to = n, v[2]
	}
	_, wait, err := s.flags(object.Int(flags), false)
	if err != nil {
		return nil, err
	}
	at, err := a.address("sendto", to)
	if err != nil {
		return nil, err
	}
	r, err := a.on(s, "sendto", world.Call{Kind: world.SendTo, Addr: at, Data: []byte(data), Wait: wait})
	return object.MkInt(int64(r.N)), err
}

func recv(a *Actor, s *Socket, v []object.Value) (object.Value, error) {
	r, err := a.receive(s, "recv", world.Recv, v[0], v[1])
	return object.Bytes(r.Data), err
}

// recvInto reads into a bytearray, all of it or its first bytes.
func recvInto(a *Actor, s *Socket, v []object.Value) (object.Value, error) {
	buf := v[0].(*object.ByteArray)
	n := int(v[1].(object.Int))
	switch {
	case n < 0:
		return nil, object.Raise(object.ValueError, "negative buffersize in recv_into")
	case n > len(buf.B):
		return nil, object.Raise(object.ValueError, "buffer too small for requested bytes")
	case n == 0:
		n = len(buf.B)
	}
	r, err := a.receive(s, "recv_into", world.Recv, object.Int(n), v[2])
	return object.MkInt(int64(copy(buf.B, r.Data))), err
}

func recvFrom(a *Actor, s *Socket, v []object.Value) (object.Value, error) {
	r, err := a.receive(s, "recvfrom", world.RecvFrom, v[0], v[1])
	if err != nil {
		return nil, err
	}
	var from object.Value = object.None // on a TCP socket
	if r.Addr.IsValid() {
		from = pair(r.Addr)
	}
	return object.Tuple{object.Bytes(r.Data), from}, nil
}

func (a *Actor) receive(s *Socket, op string, kind world.Kind, size, flags object.Value) (world.Result, error) {
	var none world.Result
	n := int(size.(object.Int))
	if n < 0 {
		return none, object.Raise(object.ValueError, "negative buffersize in %s", op)
	}
	peek, wait, err := s.flags(flags, true)
	if err != nil {
		return none, err
	}
	r, err := a.on(s, op, world.Call{Kind: kind, N: n, Peek: peek, Wait: wait})
	if err != nil {
		return none, err
	}
	a.charge(len(r.Data))
	return r, nil
}
