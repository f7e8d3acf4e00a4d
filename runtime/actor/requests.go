package actor

import "lockstep/runtime/python/object"

// getDatagram is what a request is to a UDP server: the datagram, and the socket to answer by.
func getDatagram(a *Actor, s *server, _ []object.Value) (object.Value, error) {
	most, err := object.GetAttr(a.python, s.self, "max_packet_size")
	if err != nil {
		return nil, err
	}
	got, err := s.onSocket(a, "recvfrom", most)
	if err != nil {
		return nil, err
	}
	sk, err := object.GetAttr(a.python, s.self, "socket")
	if err != nil {
		return nil, err
	}
	data := got.(object.Tuple)
	return object.Tuple{object.Tuple{data[0], sk}, data[1]}, nil
}

// processInThread starts a thread for a request.
func processInThread(a *Actor, s *server, v []object.Value) (object.Value, error) {
	work, err := object.GetAttr(a.python, s.self, "process_request_thread")
	if err != nil {
		return nil, err
	}
	daemon, err := s.is(a, "daemon_threads")
	if err != nil {
		return nil, err
	}
	waits, err := s.is(a, "block_on_close")
	if err != nil {
		return nil, err
	}
	made, err := object.Instantiate(a.python, threadType, nil, []object.KW{
		{Name: "target", V: work}, {Name: "args", V: object.Tuple{v[0], v[1]}}, {Name: "daemon", V: object.Bool(daemon)},
	})
	if err != nil {
		return nil, err
	}
	t, err := threadOf(made)
	if err != nil {
		return nil, err
	}
	if waits && !daemon {
		s.threads = append(s.threads, t)
	}
	return startThread(a, t, nil)
}

// processRequestThread is what such a thread does.
func processRequestThread(a *Actor, s *server, v []object.Value) (object.Value, error) {
	_, err := a.invoke(s.self, "finish_request", v...)
	if object.IsExc(err, object.Exception) {
		err = s.report(a, err, v)
	}
	return object.None, lastly(err, a.invoking(s.self, "shutdown_request", v[0]))
}

// closeThreading waits for the threads that are no daemons, once the socket is closed.
func closeThreading(a *Actor, s *server, _ []object.Value) (object.Value, error) {
	if _, err := s.onSocket(a, "close"); err != nil {
		return nil, err
	}
	threads := s.threads
	s.threads = nil
	for _, t := range threads {
		if _, err := joinThread(a, t, []object.Value{object.None}); err != nil {
			return nil, err
		}
	}
	return object.None, nil
}

// newHandler is the __init__ of BaseRequestHandler, which does all that is to be done for a request.
func newHandler(h object.Host, v []object.Value) (object.Value, error) {
	a, self := of(h), v[0]
	for i, name := range []string{"request", "client_address", "server"} {
		if err := object.SetAttr(h, self, name, v[i+1]); err != nil {
			return nil, err
		}
	}
	if _, err := a.invoke(self, "setup"); err != nil {
		return nil, err
	}
	_, err := a.invoke(self, "handle")
	return object.None, lastly(err, a.invoking(self, "finish"))
}

// nothing is a method of a handler that is there to be written anew in a subclass.
func nothing(object.Host, []object.Value) (object.Value, error) { return object.None, nil }
