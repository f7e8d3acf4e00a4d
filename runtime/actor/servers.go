package actor

import (
	"cmp"
	"strings"

	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

// server is what a server object of socketserver keeps besides its attributes.
type server struct {
	self    *object.Instance
	stop    *syncObject // set by shutdown(): CPython's __shutdown_request
	done    *syncObject // set when serve_forever has ended: CPython's __is_shut_down
	served  bool        // done has been set
	threads []*Thread   // that server_close waits for
}

// Size is what the server itself takes.
func (s *server) Size() int { return 2*syncSize + 8*cap(s.threads) }

// Children visits what it holds.
func (s *server) Children(visit func(object.Value)) {
	visit(s.stop.self)
	visit(s.done.self)
	for _, t := range s.threads {
		visit(t.self)
	}
}

// newServer is the __init__ of BaseServer.
func newServer(h object.Host, v []object.Value) (object.Value, error) {
	self := v[0].(*object.Instance)
	a := of(h)
	self.Data = &server{self: self, stop: a.newEvent(), done: a.newEvent()}
	if err := object.SetAttr(h, self, "server_address", v[1]); err != nil {
		return nil, err
	}
	return object.None, object.SetAttr(h, self, "RequestHandlerClass", v[2])
}

func (a *Actor) newEvent() *syncObject {
	s := &syncObject{class: "Event"}
	a.keeps(wrap(eventType, nil), s)
	return s
}

// newTCPServer is the __init__ of TCPServer: it makes the socket, and unless told otherwise it binds
// it and listens. A socket for which that fails is closed again.
func newTCPServer(h object.Host, v []object.Value) (object.Value, error) {
	if _, err := newServer(h, v[:3]); err != nil {
		return nil, err
	}
	a, self := of(h), v[0]
	family, err := object.GetAttr(h, self, "address_family")
	if err != nil {
		return nil, err
	}
	kind, err := object.GetAttr(h, self, "socket_type")
	if err != nil {
		return nil, err
	}
	sk, err := object.Instantiate(h, socketType, []object.Value{family, kind}, nil)
	if err != nil {
		return nil, err
	}
	if err := object.SetAttr(h, self, "socket", sk); err != nil {
		return nil, err
	}
	active, err := object.Truth(h, v[3])
	if err != nil || !active {
		return object.None, err
	}
	for _, step := range []string{"server_bind", "server_activate"} {
		if _, err := a.invoke(self, step); err != nil {
			return nil, lastly(err, a.invoking(self, "server_close"))
		}
	}
	return object.None, nil
}

// invoke calls a method as a program does: a subclass may have its own.
func (a *Actor) invoke(v object.Value, name string, args ...object.Value) (object.Value, error) {
	fn, err := object.GetAttr(a.python, v, name)
	if err != nil {
		return nil, err
	}
	return a.python.Call(fn, args, nil)
}

// invoking is invoke for lastly.
func (a *Actor) invoking(v object.Value, name string, args ...object.Value) func() error {
	return func() error {
		_, err := a.invoke(v, name, args...)
		return err
	}
}

// onSocket calls a method of a server's socket.
func (s *server) onSocket(a *Actor, name string, args ...object.Value) (object.Value, error) {
	sk, err := object.GetAttr(a.python, s.self, "socket")
	if err != nil {
		return nil, err
	}
	return a.invoke(sk, name, args...)
}

// socketCall is a method of a server that does no more than one of its socket.
func socketCall(name string) func(*Actor, *server, []object.Value) (object.Value, error) {
	return func(a *Actor, s *server, _ []object.Value) (object.Value, error) { return s.onSocket(a, name) }
}

// pass is a method that is there to be written anew in a subclass.
func pass(*Actor, *server, []object.Value) (object.Value, error) { return object.None, nil }

func serverBind(a *Actor, s *server, _ []object.Value) (object.Value, error) {
	reuse, err := s.is(a, "allow_reuse_address")
	if err != nil {
		return nil, err
	}
	if reuse {
		level, option := object.MkInt(solSocket), object.MkInt(soReuseAddr)
		if _, err := s.onSocket(a, "setsockopt", level, option, object.MkInt(1)); err != nil {
			return nil, err
		}
	}
	at, err := object.GetAttr(a.python, s.self, "server_address")
	if err != nil {
		return nil, err
	}
	if _, err := s.onSocket(a, "bind", at); err != nil {
		return nil, err
	}
	if at, err = s.onSocket(a, "getsockname"); err != nil {
		return nil, err
	}
	return object.None, object.SetAttr(a.python, s.self, "server_address", at)
}

// is says whether an attribute of the server is true.
func (s *server) is(a *Actor, name string) (bool, error) {
	v, err := object.GetAttr(a.python, s.self, name)
	if err != nil {
		return false, err
	}
	return object.Truth(a.python, v)
}

func serverActivate(a *Actor, s *server, _ []object.Value) (object.Value, error) {
	n, err := object.GetAttr(a.python, s.self, "request_queue_size")
	if err != nil {
		return nil, err
	}
	return s.onSocket(a, "listen", n)
}

// ask is an operation on one of the two events of a server.
func (s *server) ask(a *Actor, op string, on *syncObject, c world.Call) error {
	s.nameIt(a, on)
	_, err := a.ask(op, on, c)
	return err
}

// nameIt names an event of the server as CPython's does within itself.
func (s *server) nameIt(a *Actor, e *syncObject) {
	if e.name == "" {
		e.name = cmp.Or(a.nameOf(s.self), "server") + map[bool]string{true: ".__shutdown_request", false: ".__is_shut_down"}[e == s.stop]
	}
}

// serveForever handles requests until somebody calls shutdown(). CPython looks every half a second
// whether somebody has; here the wait for a request ends at once, so that no timer has to pass.
func serveForever(a *Actor, s *server, _ []object.Value) (object.Value, error) {
	if s.served {
		s.done, s.served = a.newEvent(), false
	}
	return object.None, lastly(s.serve(a), func() error {
		s.stop, s.served = a.newEvent(), true
		if !a.eval.Sharing() {
			return nil
		}
		return s.ask(a, "serve_forever", s.done, world.Call{Kind: world.Wake, N: -1})
	})
}

func (s *server) serve(a *Actor) error {
	for {
		ready, err := s.await(a, "serve_forever", world.Call{Wait: world.Forever, Object: s.stop.number, Class: s.stop.class})
		if err != nil || !ready {
			return err
		}
		if err := s.handle(a); err != nil {
			return err
		}
		if _, err := a.invoke(s.self, "service_actions"); err != nil {
			return err
		}
	}
}

// await waits for a request: CPython's selector does.
func (s *server) await(a *Actor, op string, c world.Call) (bool, error) {
	w, err := a.watch(object.Tuple{s.self})
	if err != nil {
		return false, err
	}
	if err := a.findHandles(&w); err != nil {
		return false, err
	}
	c.Kind, c.R = world.Select, w.handles
	r, err := a.do(op, c)
	if r.Err == world.TimedOut {
		err = nil
	}
	return len(r.R) > 0, err
}

func shutdownServer(a *Actor, s *server, _ []object.Value) (object.Value, error) {
	if err := s.ask(a, "shutdown", s.stop, world.Call{Kind: world.Wake, N: -1}); err != nil {
		return nil, err
	}
	return object.None, s.ask(a, "shutdown", s.done, world.Call{Kind: world.Wait, Wait: world.Forever})
}

// handleRequest waits for one request, and not longer than the server's timeout and the socket's.
func handleRequest(a *Actor, s *server, _ []object.Value) (object.Value, error) {
	wait := world.Forever
	own, err := object.GetAttr(a.python, s.self, "timeout")
	if err != nil {
		return nil, err
	}
	of, err := s.onSocket(a, "gettimeout")
	if err != nil {
		return nil, err
	}
	for _, v := range []object.Value{own, of} {
		if d, err := forAsLong(v); err != nil {
			return nil, err
		} else if d >= 0 && (wait < 0 || d < wait) {
			wait = d
		}
	}
	ready, err := s.await(a, "handle_request", world.Call{Wait: wait})
	switch {
	case err != nil:
		return nil, err
	case !ready:
		return a.invoke(s.self, "handle_timeout")
	}
	return object.None, s.handle(a)
}

// handle takes a request that is there and has it processed: CPython's _handle_request_noblock.
func (s *server) handle(a *Actor) error {
	pair, err := a.invoke(s.self, "get_request")
	if object.IsExc(err, object.OSError) {
		return nil
	}
	if err != nil {
		return err
	}
	both, err := object.ToSlice(a.python, pair)
	if err == nil && len(both) != 2 {
		err = object.Raise(object.ValueError, "%s values to unpack (expected 2, got %d)", map[bool]string{true: "too many", false: "not enough"}[len(both) > 2], len(both))
	}
	if err != nil {
		return err
	}
	fits, err := a.invoke(s.self, "verify_request", both...)
	if err != nil {
		return s.excuse(a, err, both)
	}
	ok, err := object.Truth(a.python, fits)
	if err != nil {
		return err
	}
	if !ok {
		_, err := a.invoke(s.self, "shutdown_request", both[0])
		return err
	}
	_, err = a.invoke(s.self, "process_request", both...)
	return s.excuse(a, err, both)
}

// excuse lets the server say what went wrong with a request, and closes that: what is no Exception
// goes on.
func (s *server) excuse(a *Actor, why error, request []object.Value) error {
	if why == nil {
		return nil
	}
	again := why
	if object.IsExc(why, object.Exception) {
		again = s.report(a, why, request)
	}
	return lastly(again, a.invoking(s.self, "shutdown_request", request[0]))
}

// report calls handle_error for an exception, which that is about as long as the call lasts.
func (s *server) report(a *Actor, why error, request []object.Value) error {
	before := a.failing
	a.failing = why
	_, err := a.invoke(s.self, "handle_error", request...)
	a.failing = before
	return err
}

// handleError prints what went wrong; CPython does so on standard error.
func handleError(a *Actor, _ *server, v []object.Value) (object.Value, error) {
	from, err := object.StrOf(a.python, v[1])
	if err != nil {
		return nil, err
	}
	why := "NoneType: None\n"
	if a.failing != nil {
		why = a.python.Traceback(a.failing)
	}
	line := strings.Repeat("-", 40) + "\n"
	return object.None, a.write("handle_error", line+"Exception occurred during processing of request from "+from+"\n"+why+line)
}

func processRequest(a *Actor, s *server, v []object.Value) (object.Value, error) {
	if _, err := a.invoke(s.self, "finish_request", v...); err != nil {
		return nil, err
	}
	_, err := a.invoke(s.self, "shutdown_request", v[0])
	return object.None, err
}

func finishRequest(a *Actor, s *server, v []object.Value) (object.Value, error) {
	class, err := object.GetAttr(a.python, s.self, "RequestHandlerClass")
	if err != nil {
		return nil, err
	}
	_, err = a.python.Call(class, []object.Value{v[0], v[1], s.self}, nil)
	return object.None, err
}

// shutdownRequest sends the end of the stream before it closes a connection.
func shutdownRequest(a *Actor, s *server, v []object.Value) (object.Value, error) {
	if _, err := a.invoke(v[0], "shutdown", object.MkInt(1)); err != nil && !object.IsExc(err, object.OSError) {
		return nil, err
	}
	return a.invoke(s.self, "close_request", v[0])
}

func closeRequest(a *Actor, _ *server, v []object.Value) (object.Value, error) {
	return a.invoke(v[0], "close")
}
