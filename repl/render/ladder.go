package render

import (
	"fmt"
	"net/netip"
	"slices"
	"time"

	"lockstep/repl/text"
	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
	"lockstep/runtime/packet"
)

// Diagram draws the moves first to last as a ladder: a lane for each actor, and for each host or
// address that sends or gets packets which no actor has to do with; time downwards, packets as
// arrows. A packet has one row where it is sent and one where its fate is decided; only one when
// nothing else came between. With last 0 it is the last screenful.
func (v View) Diagram(s *Scene, first, last int) []string {
	if v.Lang.Spoken() {
		return append([]string{v.say("view.diagram-in-words")}, v.Log(s, first, last)...)
	}
	if last > 0 {
		return v.show(v.ladder(s, first, last).draw(0))
	}
	last = s.lastMove()
	most := v.rows() - 2 // the header, and what is said below
	var d *ladder
	for moves := 2 * most; ; moves *= 2 { // a move may have no row at all
		d = v.ladder(s, last-moves, last)
		if len(d.rows) >= most || moves > last {
			break
		}
	}
	return v.show(d.draw(most))
}

// ladder is a diagram while it is put together.
type ladder struct {
	v     View
	s     *Scene
	moves []mark
	rows  []rung
	lanes
}

// mark is what happened in one move, before it is known how much of it fits in a row: something said
// beside a lane, or a packet.
type mark struct {
	move     int
	at       time.Duration
	lane     string
	labels   []string
	packet   *packet.Seen // instead of labels, with
	from, to string
	fate     packet.Status
	role     Role
}

// ladder collects the rows of the moves first to last.
func (v View) ladder(s *Scene, first, last int) *ladder {
	d := &ladder{v: v, s: s}
	stands, _ := slices.BinarySearchFunc(s.Stands, first, func(x conductor.Stand, m int) int { return x.Move - m })
	events := s.between(first, last)
	for i := range events {
		for ; stands < len(s.Stands) && s.Stands[stands].Move < events[i].Move; stands++ {
			d.waits(&s.Stands[stands])
		}
		d.event(&events[i])
	}
	for ; stands < len(s.Stands) && s.Stands[stands].Move <= last; stands++ {
		d.waits(&s.Stands[stands])
	}
	d.lanes = d.lay()
	for i := range d.moves {
		d.rows = append(d.rows, d.unfold(&d.moves[i])...)
	}
	return d
}

// waits says that an actor came to something it has to wait for. One that began it has said so.
func (d *ladder) waits(x *conductor.Stand) {
	if x.State != conductor.Blocked {
		return
	}
	for i := len(d.moves) - 1; i >= 0 && d.moves[i].move == x.Move; i-- {
		if m := &d.moves[i]; m.lane == x.Actor && slices.Contains(m.labels, clean(x.Op)+"…") {
			return
		}
	}
	d.say(x.Move, x.Time, x.Actor, clean(x.Op)+"…", Plain)
}

// say adds a label to what a move said beside a lane already; before the packets that the same move
// put on the wire, so that each of those stands next to its arrival when that comes at once.
func (d *ladder) say(move int, at time.Duration, lane, label string, r Role) {
	i := len(d.moves)
	for i > 0 && d.moves[i-1].packet != nil && d.moves[i-1].fate == packet.InFlight && d.moves[i-1].move == move {
		i--
	}
	if i > 0 {
		if p := &d.moves[i-1]; p.packet == nil && p.move == move && p.lane == lane {
			p.labels, p.role = append(p.labels, label), max(p.role, r)
			return
		}
	}
	d.moves = slices.Insert(d.moves, i, mark{move: move, at: at, lane: lane, labels: []string{label}, role: r})
}

func (d *ladder) event(e *event.Event) {
	say := func(lane, label string, r Role) { d.say(e.Move, e.Time, lane, label, r) }
	v := d.v
	switch e.Kind {
	case event.Begun:
		say(e.Actor, clean(e.Op)+"…", Plain)
	case event.Accessed:
		say(e.Actor, text.Cut(v.access(e), longestQuote+20), Plain)
	case event.Called:
		label := operation(e.Op, e.Name)
		if e.Value != "" {
			label += ": " + text.Cut(clean(e.Value), longestQuote)
		}
		if e.Err != "" {
			label += " " + clean(e.Err)
		} else if e.Op == "input" && e.Value == "" {
			label += ": " + text.Cut(`"`+clean(string(e.Data))+`"`, longestQuote)
		} else if len(e.Data) > 0 {
			label += " " + quote(e.Data, longestQuote)
		}
		say(e.Actor, label, Plain)
	case event.Printed:
		say(e.Actor, "» "+clean(e.Text), Plain)
	case event.Typed:
		say(e.Actor, "« "+typedLine(e), Plain)
	case event.StateChanged:
		if !stopsListening(e) {
			say(d.holder(e), "["+clean(e.State)+"]", Plain)
		}
	case event.TimerFired:
		say(d.holder(e), v.timerName(e.Text), Plain)
	case event.Finished:
		say(e.Actor, v.say("view.done"), Good)
	case event.Failed, event.LimitReached, event.Faulted:
		say(e.Actor, "✗ "+clean(e.Err), Bad)
	case event.Killed:
		say(e.Actor, v.killed(e.N), Bad)
	case event.Zombie:
		say(e.Actor, v.say("view.zombie"), Pending)
	case event.Reaped:
		say(e.Actor, v.say("view.reaped"), Plain)
	case event.Orphaned:
		say(e.Actor, v.say("view.orphan"), Bad)
	case event.PacketSent, event.PacketCopied:
		d.arrow(e, packet.InFlight)
	case event.PacketArrived:
		d.arrow(e, packet.Delivered)
	case event.PacketLost:
		d.arrow(e, packet.Dropped)
	case event.PacketCut:
		d.arrow(e, packet.Cut)
	}
}

// arrow adds a packet, or completes the row in which it was sent.
func (d *ladder) arrow(e *event.Event, fate packet.Status) {
	p := d.s.seen().Number(e.Packet)
	if p == nil {
		return
	}
	src, dst := d.s.addresses(p)
	m := mark{
		move: e.Move, at: e.Time, packet: p, from: d.s.laneOf(src, p.Host), to: d.s.laneOf(dst, p.Host),
		fate: fate, role: Wire,
	}
	if fate == packet.Dropped {
		m.role = Bad
	}
	if n := len(d.moves) - 1; fate != packet.InFlight && n >= 0 && d.moves[n].packet == p && d.moves[n].at == e.Time {
		m.move = d.moves[n].move
		d.moves[n] = m
		return
	}
	d.moves = append(d.moves, m)
}

// holder names the lane that an event of a stack belongs to.
func (d *ladder) holder(e *event.Event) string {
	if e.Actor != "" {
		return e.Actor
	}
	if e.From.IsValid() {
		return d.s.laneOf(e.From, e.Host)
	}
	return e.Host
}

// laneOf names the lane of an address: the actor behind it, else the host, which is no lane of its
// own when an actor has the same name, else the address itself.
func (s *Scene) laneOf(a netip.AddrPort, from string) string {
	host := s.hostOf(a.Addr(), from)
	if name := s.owners()[end{host, a.Port()}]; name != "" {
		return name
	}
	if host != "" {
		return host
	}
	return a.Addr().String()
}

// label says what a packet is, beside its arrow.
func (d *ladder) label(m *mark) string {
	p := m.packet
	label := fmt.Sprintf("#%d", p.Number)
	switch {
	case p.Copy:
		label += fmt.Sprintf("=#%d", p.Of)
	case p.Of != 0 && !p.Piece():
		label += fmt.Sprintf("↻#%d", p.Of)
	}
	label += " " + d.v.label(p)
	if _, dst := d.s.addresses(p); m.to != d.s.who(dst, p.Host) && dst.Port() != 0 {
		label += fmt.Sprintf(" :%d", dst.Port()) // a port that no actor holds
	}
	return label
}

// below is what is said under a ladder: what its lanes mean, and what is not drawn. first is the
// first move drawn, 0 when none was left out.
func (d *ladder) below(first int, broken bool) []*line {
	var say []string
	if broken {
		say = append(say, d.v.say("view.lanes"))
	}
	if len(d.left) > 0 {
		say = append(say, d.v.say("view.lanes-left-out", "lanes", d.left))
	}
	if first > 1 {
		say = append(say, d.v.say("view.moves-above", "view", "diagram", "first", 1, "last", first-1))
	}
	var out []*line
	for _, s := range say {
		for _, part := range text.Wrap(s, d.v.width()-1) {
			out = append(out, (&line{}).add(Faint, " "+part))
		}
	}
	return out
}
