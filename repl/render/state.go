package render

import (
	"slices"
	"time"

	"lockstep/repl/text"
	"lockstep/runtime/conductor"
	"lockstep/runtime/world"
)

// State shows how one actor stands, or all of them ("" for name): each with its sockets; then
// connections that no program holds, timers and packets in flight.
func (v View) State(s *Scene, name string) []string {
	var out []*line
	widest := 0
	for i := range s.Actors {
		widest = max(widest, text.Width(s.Actors[i].Name))
	}
	if name == "" {
		out = append(out, (&line{}).add(Faint, " "+v.say("view.time", "time", s.Now)))
	}
	for i := range s.Actors {
		a := &s.Actors[i]
		if name != "" && a.Name != name {
			continue
		}
		l := (&line{}).add(Plain, " ").add(Head, clean(a.Name)).at(widest+3, Plain, "").join(v.standing(s, a, true))
		out = append(out, v.flow(l, widest+3, Faint, v.stood(s, a))...)
		for _, x := range s.World.Sockets {
			if x.FD != 0 && s.Owner(x.FD) == a.Name {
				out = append(out, v.socket(s, x)...)
			}
		}
	}
	if name == "" {
		out = append(out, v.things(s)...)
		out = append(out, v.files(s)...)
		out = append(out, v.unheld(s)...)
		out = append(out, v.inFlight(s)...)
	}
	return v.show(out)
}

// stood says at which line an actor stands and, of one that waits, since when.
func (v View) stood(s *Scene, a *Actor) (out []string) {
	if a.First > 0 {
		out = append(out, v.say("view.at-line", "line", a.First))
	}
	if x := s.stand(a); a.State == conductor.Blocked || a.State == conductor.Sleeping {
		out = append(out, v.since(s, x.Move, x.Time))
	}
	if s.Blind && a.Process == nil && a.Main == a.Name {
		out = append(out, v.say("view.pid", "pid", a.PID)) // of the machine's
	}
	return append(out, v.process(a)...)
}

// stand is how an actor stands, and since when.
func (s *Scene) stand(a *Actor) conductor.Stand {
	for _, x := range slices.Backward(s.Stands) {
		if x.Actor == a.Name {
			return x
		}
	}
	return conductor.Stand{}
}

// since says since when something is so: the time too, once it has gone on in the run.
func (v View) since(s *Scene, move int, at time.Duration) string {
	if s.Now > 0 {
		return v.say("view.since-time", "move", move, "time", at)
	}
	return v.say("view.since", "move", move)
}

// flow puts items behind what a line says, below it at a column where they do not fit.
func (v View) flow(l *line, column int, r Role, items []string) (out []*line) {
	for _, item := range items {
		if next := " · " + item; v.Lang.Spoken() || l.width()+text.Width(next) <= v.width() {
			l.add(r, next)
			continue
		}
		out = append(out, l)
		l = (&line{}).at(column, r, item)
	}
	return append(out, l)
}

// unheld lists the connections that the stacks keep and no program holds.
func (v View) unheld(s *Scene) []*line {
	var out []*line
	for _, x := range s.World.Sockets {
		if x.FD != 0 {
			continue
		}
		if out == nil {
			out = append(out, (&line{}).add(Head, " "+v.say("view.unheld")))
		}
		out = append(out, v.socket(s, x)...)
	}
	return out
}

// The columns of a socket's line.
const (
	socketState   = 3
	socketAddress = socketState + 14
)

func (v View) socket(s *Scene, x world.SocketView) []*line {
	state, role := x.State, Plain
	if x.UDP {
		state = "UDP"
	}
	if state == "ESTABLISHED" {
		role = Good
	}
	l := (&line{}).add(Plain, "   ").add(role, state).at(socketAddress, Plain, "")
	if x.Local.Port() != 0 {
		l.add(Plain, x.Local.String())
	} else {
		l.add(Faint, v.say("view.unbound"))
	}
	if x.Peer.Port() != 0 {
		l.add(Plain, " → "+x.Peer.String())
		if who := s.who(x.Peer, s.Hosts[x.Host].Name); who != x.Peer.String() {
			l.add(Faint, " "+clean(who))
		}
	}
	out := []*line{l}
	if x.State == "LISTEN" && x.Backlog > 0 {
		l.add(Plain, " · "+v.say("view.backlog", "n", x.Backlog))
	}
	var more []string
	if x.RecvQueue > 0 {
		more = append(more, v.say("view.to-read", "n", x.RecvQueue))
	}
	if x.SendQueue > 0 {
		more = append(more, v.say("view.unacknowledged", "n", x.SendQueue))
	}
	if x.Congestion > 0 {
		more = append(more, v.say("view.window", "n", x.RecvWindow), v.say("view.may-send", "n", max(x.SendWindow, 0)),
			v.say("view.cwnd", "n", x.Congestion))
	}
	if x.RTO > 0 {
		more = append(more, "RTO "+text.Seconds(x.RTO))
	}
	out = append(out, v.list(more, Faint)...)
	for _, t := range s.World.Timers {
		if t.FD == x.FD && t.Host == x.Host && x.FD != 0 {
			out = append(out, (&line{}).at(socketAddress, Plain, v.timerLine(t)))
		}
	}
	return out
}

// list lays items out behind a socket's state, as many on a line as fit.
func (v View) list(items []string, r Role) []*line {
	var out []*line
	for _, item := range items {
		if n := len(out); n > 0 && out[n-1].width()+3+text.Width(item) <= v.width() {
			out[n-1].add(r, " · "+item)
			continue
		}
		out = append(out, (&line{}).at(socketAddress, r, item))
	}
	return out
}

// inFlight lists the packets on the wire and the timers of connections that no program holds.
func (v View) inFlight(s *Scene) []*line {
	var out []*line
	for _, p := range s.World.Packets {
		if x := s.seen().Number(p.Number); x != nil {
			out = append(out, (&line{}).add(Plain, " ").join(v.packetLine(s, x)))
		}
	}
	for _, t := range s.World.Timers {
		if s.holds(t) {
			continue
		}
		owner := s.Owner(t.FD)
		if owner == "" {
			owner = s.Hosts[t.Host].Name
		}
		out = append(out, (&line{}).add(Plain, " ").add(Head, clean(owner)).
			add(Plain, "  "+v.timerLine(t)))
	}
	return out
}

// holds says whether a timer belongs to a socket that a program holds.
func (s *Scene) holds(t world.TimerView) bool {
	for _, x := range s.World.Sockets {
		if x.FD != 0 && x.FD == t.FD && x.Host == t.Host {
			return true
		}
	}
	return false
}

// mostWaiting is how many of those who wait are named where nobody has asked for them.
const mostWaiting = 5

// Waiting says who waits for what, where only somebody outside can end that. There are runs with hundreds of
// threads: the first few are named.
func (v View) Waiting(s *Scene) []string {
	var out []*line
	named, more := 0, 0
	for i := range s.Actors {
		a := &s.Actors[i]
		switch {
		case a.State != conductor.Blocked:
		case named == mostWaiting:
			more++
		default:
			named++
			l := (&line{}).add(Plain, " ").add(Head, clean(a.Name)).add(Plain, "  ").join(v.standing(s, a, true))
			out = append(out, v.flow(l, 3, Faint, []string{v.say("view.at-line", "line", a.First)})...)
		}
	}
	if more > 0 {
		out = append(out, (&line{}).add(Faint, " "+v.say("view.more-waiting", "n", more)))
	}
	return v.show(out)
}

// Stuck says why nothing can move: who waits for what, a line each. It gives nothing when
// something can.
func (v View) Stuck(s *Scene) []string {
	if !s.Stuck {
		return nil
	}
	var out []*line
	for i := range s.Actors {
		if a := &s.Actors[i]; a.State == conductor.Blocked || a.State == conductor.Sleeping {
			l := (&line{}).add(Plain, "   ").add(Head, clean(a.Name)).
				add(Plain, "  "+v.say("view.in-for", "op", a.Op, "what", v.waitsFor(s, a)))
			out = append(out, v.flow(l, 5, Faint, []string{v.say("view.at-line", "line", a.First)})...)
		}
	}
	return append(v.fold("", Bad, "✗ "+v.say("view.stuck")), v.show(out)...)
}
