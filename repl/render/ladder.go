package render

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/rivo/uniseg"

	"lockstep/repl/text"
	"lockstep/runtime/event"
	"lockstep/runtime/packet"
)

// Diagram draws the moves first to last as a ladder: a lane for each actor (and for each end of a
// packet that is no actor's), time downwards, packets as arrows. A packet has one row where it is
// sent and one where its fate is decided; only one when nothing else came between. With last 0
// it is the last screenful.
func (v View) Diagram(s *Scene, first, last int) []string {
	screenful := last == 0
	if screenful {
		last = s.lastMove()
	}
	d := &ladder{v: v, s: s}
	for i := range s.Actors {
		d.lanes = append(d.lanes, s.Actors[i].Name)
	}
	for _, p := range s.seen().All() {
		from, to := s.sides(p)
		d.lane(from)
		d.lane(to)
	}
	events := s.between(first, last)
	for i := range events {
		d.event(&events[i])
	}
	rows := d.rows
	if most := v.rows() - 1; screenful && len(rows) > most {
		rows = rows[len(rows)-most:]
	}
	out := []*line{d.header()}
	for i := range rows {
		var before *rung
		if i > 0 {
			before = &rows[i-1]
		}
		out = append(out, d.draw(&rows[i], before))
	}
	if len(rows) == 0 {
		out = append(out, (&line{}).add(Faint, "  "+v.say("view.nothing-yet")))
	}
	return v.show(out)
}

// The columns at the left of a ladder: the number of the move, and the time.
const ladderLeft = 15

// ladder is a diagram while its rows are collected.
type ladder struct {
	v     View
	s     *Scene
	lanes []string
	rows  []rung
}

// rung is one row.
type rung struct {
	move     int
	at       time.Duration
	lane     int // where label stands
	label    string
	packet   *packet.Seen // an arrow instead of a label
	from, to int
	fate     packet.Status
	role     Role
}

// lane finds the lane of a name, and makes one where there is none.
func (d *ladder) lane(name string) int {
	i := slices.Index(d.lanes, name)
	if i < 0 {
		i = len(d.lanes)
		d.lanes = append(d.lanes, name)
	}
	return i
}

// say adds a label to a lane: to a row of the same move and lane while there is room, else as a row
// of its own; before the packets that the same move put on the wire, so that each of those stands
// next to its arrival when that comes at once.
func (d *ladder) say(e *event.Event, name, label string, r Role) {
	at, i := d.lane(name), len(d.rows)
	for i > 0 && d.rows[i-1].packet != nil && d.rows[i-1].fate == packet.InFlight && d.rows[i-1].move == e.Move {
		i--
	}
	if i > 0 {
		p := &d.rows[i-1]
		if joined := p.label + " " + label; p.packet == nil && p.move == e.Move && p.lane == at && text.Width(joined) <= d.room(at) {
			p.label, p.role = joined, max(p.role, r)
			return
		}
	}
	d.rows = slices.Insert(d.rows, i, rung{move: e.Move, at: e.Time, lane: at, label: label, role: r})
}

func (d *ladder) event(e *event.Event) {
	v := d.v
	switch e.Kind {
	case event.Begun:
		d.say(e, e.Actor, clean(e.Op)+"…", Plain)
	case event.Called:
		label := clean(e.Op)
		if e.Err != "" {
			label += " " + clean(e.Err)
		} else if len(e.Data) > 0 {
			label += " " + quote(e.Data, longestQuote)
		}
		d.say(e, e.Actor, label, Plain)
	case event.Printed:
		d.say(e, e.Actor, "» "+clean(e.Text), Plain)
	case event.Typed:
		d.say(e, e.Actor, "« "+clean(e.Text), Plain)
	case event.StateChanged:
		d.say(e, d.holder(e), "["+clean(e.State)+"]", Plain)
	case event.TimerFired:
		d.say(e, d.holder(e), v.timerName(e.Text), Plain)
	case event.Finished:
		d.say(e, e.Actor, v.say("view.done"), Good)
	case event.Failed, event.LimitReached, event.Faulted:
		d.say(e, e.Actor, "✗ "+clean(e.Err), Bad)
	case event.Killed:
		d.say(e, e.Actor, v.say("view.killed"), Bad)
	case event.PacketSent, event.PacketCopied:
		d.arrow(e, packet.InFlight)
	case event.PacketArrived:
		d.arrow(e, packet.Delivered)
	case event.PacketLost:
		d.arrow(e, packet.Dropped)
	}
}

// holder names whose lane an event of a stack belongs to.
func (d *ladder) holder(e *event.Event) string {
	if e.Actor != "" {
		return e.Actor
	}
	if e.From.IsValid() {
		return d.s.who(e.From, e.Host)
	}
	for i := range d.s.Actors {
		if d.s.Actors[i].Host == e.Host {
			return d.s.Actors[i].Name
		}
	}
	return e.Host
}

// arrow adds a packet, or completes the row in which it was sent.
func (d *ladder) arrow(e *event.Event, fate packet.Status) {
	p := d.s.seen().Number(e.Packet)
	if p == nil {
		return
	}
	from, to := d.s.sides(p)
	r := rung{move: e.Move, at: e.Time, packet: p, from: d.lane(from), to: d.lane(to), fate: fate, role: Wire}
	if fate == packet.Dropped {
		r.role = Bad
	}
	if n := len(d.rows) - 1; fate != packet.InFlight && n >= 0 && d.rows[n].packet == p && d.rows[n].at == e.Time {
		r.move = d.rows[n].move
		d.rows[n] = r
		return
	}
	d.rows = append(d.rows, r)
}

// column is where a lane stands.
func (d *ladder) column(lane int) int {
	right := 18 // what is said beside the last lane
	if d.v.width() < 70 {
		right = 16
	}
	if len(d.lanes) < 2 {
		return ladderLeft
	}
	return ladderLeft + lane*(d.v.width()-right-ladderLeft)/(len(d.lanes)-1)
}

// room is how wide a label beside a lane may be.
func (d *ladder) room(lane int) int {
	if lane+1 < len(d.lanes) {
		return d.column(lane+1) - d.column(lane) - 3
	}
	return d.v.width() - d.column(lane) - 2
}

func (d *ladder) header() *line {
	c := newCells(d.v.width())
	for i, name := range d.lanes {
		c.put(d.column(i), text.Cut(clean(name), d.room(i)+2))
	}
	return (&line{}).add(Head, c.String())
}

// draw lays a row out. The number of a move, and the time, are written where they change.
func (d *ladder) draw(r, before *rung) *line {
	c := newCells(d.v.width())
	for i := range d.lanes {
		c.put(d.column(i), "│")
	}
	if r.packet == nil {
		c.put(d.column(r.lane)+2, text.Cut(r.label, d.room(r.lane)))
	} else {
		d.drawArrow(c, r)
	}
	move, at := "", ""
	if before == nil || before.move != r.move {
		move = fmt.Sprint(r.move)
	}
	if before == nil || before.at != r.at {
		at = text.Seconds(r.at)
	}
	left := fmt.Sprintf("%4s %9s", move, at)
	return (&line{}).add(Faint, text.Pad(left, ladderLeft)).add(r.role, c.from(ladderLeft))
}

// drawArrow draws a packet between its lanes: whole when it arrived, up to ✗ when it was lost, and
// open where it is still on its way.
func (d *ladder) drawArrow(c cells, r *rung) {
	label := fmt.Sprintf("#%d", r.packet.Number)
	switch {
	case r.packet.Copy:
		label += fmt.Sprintf("=#%d", r.packet.Of)
	case r.packet.Of != 0:
		label += fmt.Sprintf("↻#%d", r.packet.Of)
	}
	label += " " + d.v.label(r.packet)
	if r.from == r.to {
		c.put(d.column(r.from)+2, text.Cut("↺ "+label, d.room(r.from)))
		return
	}
	a, b := d.column(min(r.from, r.to))+1, d.column(max(r.from, r.to))-1
	shaft, head, tail := "─", map[bool]string{true: "▸", false: "◂"}[r.to > r.from], b
	switch r.fate {
	case packet.InFlight:
		shaft = "┄"
	case packet.Dropped:
		head = "✗"
	}
	if r.fate != packet.Delivered { // it did not get to the other side, or not yet
		const short = 4
		if r.to > r.from {
			b -= short
		} else {
			a += short
		}
		tail = b
	}
	if r.to < r.from {
		tail = a
	}
	for x := a; x <= b; x++ {
		c.put(x, shaft)
	}
	c.put(tail, head)
	label = text.Cut(" "+label+" ", max(b-a-3, 4))
	c.put(a+(b-a-text.Width(label))/2+1, label)
}

// cells is a row of columns. A double-width character fills its second column with nothing.
type cells []string

func newCells(width int) cells {
	c := make(cells, width)
	for i := range c {
		c[i] = " "
	}
	return c
}

// put writes a string over the columns from x on, as far as there are any.
func (c cells) put(x int, s string) {
	for g := uniseg.NewGraphemes(s); g.Next(); {
		w := text.Width(g.Str())
		if x < 0 || x+w > len(c) {
			return
		}
		if w == 0 {
			continue
		}
		c[x] = g.Str()
		for i := 1; i < w; i++ {
			c[x+i] = ""
		}
		x += w
	}
}

func (c cells) String() string { return strings.TrimRight(strings.Join(c, ""), " ") }

// from is the row from a column on.
func (c cells) from(x int) string { return strings.TrimRight(strings.Join(c[x:], ""), " ") }
