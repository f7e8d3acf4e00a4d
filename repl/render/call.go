package render

import (
	"fmt"
	"slices"
	"strings"

	"lockstep/repl/text"
	"lockstep/runtime/event"
	"lockstep/runtime/world"
)

// receiving are the operations whose bytes come from the world.
var receiving = []string{"recv", "recvfrom", "recv_into", "recvfrom_into", "makefile", "read", "readline"}

// called says what came of an operation: "recv: b'hello'", "connect ✗ ECONNREFUSED". Data is cut to what fits in
// room with what is said after it.
func (v View) called(s *Scene, e *event.Event, room int) *line {
	l := (&line{}).add(Plain, operation(e.Op, e.Name))
	in := slices.Contains(receiving, e.Op)
	about := v.about(s, e)
	peek := ""
	if in && e.Peek {
		peek = "  " + v.say("view.peek")
	}
	room = max(room-l.width()-text.Width(": "+peek+about), 16)
	switch {
	case e.Err == "EOF":
		l.add(Plain, ": ").add(Plain, v.say("view.end-of-input"))
	case e.Err != "":
		l.add(Bad, " ✗ "+clean(errName(e.Err))).add(Faint, meaningOf(v, s, e.Err))
	case e.Value != "":
		l.add(Plain, ": "+text.Cut(clean(e.Value), room))
	case e.Op == "input":
		l.add(Plain, ": "+text.Cut(`"`+clean(string(e.Data))+`"`, room))
	case in && len(e.Data) == 0 && !e.To.IsValid():
		l.add(Plain, ": b''").add(Faint, "  "+v.say("view.end-of-stream"))
	case in:
		l.add(Plain, ": "+quoteCounted(e.Data, room)).add(Faint, peek)
	case e.Op == "connect", e.Op == "sleep":
		l.add(Plain, " "+v.say("view.returns"))
	case e.Data != nil:
		l.add(Plain, " "+quoteCounted(e.Data, room))
	}
	return l.add(Plain, about)
}

// errName is an error as a program sees it: its errno, or the exception where there is none.
func errName(err string) string {
	if err == world.TimedOut {
		return "TimeoutError"
	}
	return err
}

// about names whom an operation was about, where that is not clear: the address bound, the peer
// accepted, the sender of a datagram.
func (v View) about(s *Scene, e *event.Event) string {
	switch peer := e.To; {
	case e.Err != "" || !peer.IsValid():
		return ""
	case e.Op == "bind":
		return fmt.Sprintf(" %s", peer)
	case e.Op == "accept", e.Op == "recvfrom" && peer.Port() != 0:
		return " " + v.say("view.from", "who", s.peer(e))
	case e.Op == "sendto":
		return " " + v.say("view.to", "who", s.peer(e))
	}
	return ""
}

// peer names whom an actor's operation was about.
func (s *Scene) peer(e *event.Event) string {
	host := ""
	if a := s.actor(e.Actor); a != nil {
		host = a.Host
	}
	return s.who(e.To, host)
}

// quoteCounted is bytes as Python shows them; when they are cut, with their number.
func quoteCounted(b []byte, room int) string {
	if q := quote(b, room+1); text.Width(q) <= room {
		return q
	}
	count := fmt.Sprintf(" (%d B)", len(b))
	return quote(b, max(room-len(count), 8)) + count
}

// meaningOf explains an errno that lessons meet; "" for others.
func meaningOf(v View, s *Scene, errno string) string {
	id := map[string]string{
		"ECONNREFUSED": "view.errno-refused", "ECONNRESET": "view.errno-reset", "EPIPE": "view.errno-pipe",
		"EADDRINUSE": "view.errno-in-use", "EAGAIN": "view.errno-again", "EINPROGRESS": "view.errno-progress",
		"EALREADY": "view.errno-progress", world.TimedOut: "view.errno-timed-out", "ETIMEDOUT": "view.errno-timed-out",
		"EHOSTUNREACH": "view.errno-host", "ENOTCONN": "view.errno-not-connected", "EMSGSIZE": "view.errno-size",
		"ENETUNREACH": "view.errno-net", "EADDRNOTAVAIL": "view.errno-not-here", "EMFILE": "view.errno-files",
	}[errno]
	if id == "" {
		return ""
	}
	return "  " + v.say(id, "real", s.Blind)
}

// waitsFor says what an actor waits for: "a connection", "data from client".
func (v View) waitsFor(s *Scene, a *Actor) string {
	if said := v.waitsForShared(s, a); said != "" {
		return said
	}
	switch c := a.Call; c.Kind {
	case world.Accept:
		return v.say("view.for-connection")
	case world.Connect:
		return v.say("view.for-answer", "who", s.who(c.Addr, a.Host))
	case world.Recv, world.RecvFrom:
		if peer := s.peerOf(c.FD); peer != "" {
			return v.say("view.for-data-from", "who", peer)
		}
		return v.say("view.for-data")
	case world.Send, world.SendTo:
		return v.say("view.for-room")
	case world.Select:
		if c.Object != 0 {
			return v.say("view.for-request")
		}
		return v.say("view.for-select")
	case world.Sleep:
		return v.say("view.for-time", "time", a.Since+c.Wait)
	case world.Input:
		return v.say("view.for-input")
	}
	return strings.TrimSpace(clean(a.Op))
}

// peerOf names who is at the other end of a socket; "" when it has none.
func (s *Scene) peerOf(fd int) string {
	for _, x := range s.World.Sockets {
		if x.FD == fd && x.Peer.Port() != 0 {
			return s.who(x.Peer, s.Hosts[x.Host].Name)
		}
	}
	return ""
}
