package render

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/rivo/uniseg"

	"lockstep/repl/text"
	"lockstep/runtime/conductor"
	"lockstep/runtime/packet"
)

// lanes is how the lanes of a ladder stand side by side: far enough apart for the labels of packets
// to stand on their arrows, or else close together, with everything that is said to the right.
type lanes struct {
	names []string
	first int // column of the first lane
	pitch int // columns from one lane to the next
	aside int // the column at which everything is said; 0: it is said beside the lanes
	left  []string
}

// The columns at the left of a ladder: the number of the move, and the time.
const ladderLeft = 15

// The columns that are kept from one lane to the next for the label of an arrow, else for a short
// arrow alone; and beside lanes that stand close, for what is said of them.
const (
	leastPitch = 16
	closest    = 3
	leastAside = 24
)

// lay finds the lanes that there are to be, and their places.
func (d *ladder) lay() lanes {
	l := lanes{first: ladderLeft}
	for i := range d.s.Actors {
		l.names = append(l.names, d.s.Actors[i].Name)
	}
	uses := map[string]int{}
	for i := range d.moves {
		m := &d.moves[i]
		ends := []string{m.lane}
		if m.packet != nil {
			ends = []string{m.from, m.to}
		}
		for _, name := range ends {
			if uses[name]++; !slices.Contains(l.names, name) {
				l.names = append(l.names, name)
			}
		}
	}
	width := d.v.width()
	beside := 18 // what is said beside the last lane
	if width < 70 {
		beside = 16
	}
	if n := len(l.names); n < 2 || (width-beside-ladderLeft)/(n-1) >= leastPitch {
		if l.pitch = width; n > 1 {
			l.pitch = (width - beside - ladderLeft) / (n - 1)
		}
		return l
	}
	if most := (width-ladderLeft-leastAside)/closest + 1; len(l.names) > most {
		l.leaveOut(most, uses)
	}
	l.pitch = min(max((width-ladderLeft-leastAside-8)/len(l.names), closest), 8)
	l.aside = ladderLeft + (len(l.names)-1)*l.pitch + 3
	return l
}

// leaveOut keeps the lanes that are used most.
func (l *lanes) leaveOut(most int, uses map[string]int) {
	by := slices.Clone(l.names)
	slices.SortStableFunc(by, func(a, b string) int { return cmp.Compare(uses[b], uses[a]) })
	l.left = by[most:]
	l.names = slices.DeleteFunc(l.names, func(name string) bool { return slices.Contains(l.left, name) })
}

func (l *lanes) index(name string) int { return slices.Index(l.names, name) }
func (l *lanes) column(lane int) int   { return l.first + lane*l.pitch }

// room is how wide a label beside a lane may be.
func (d *ladder) room(lane int) int {
	if lane+1 < len(d.names) {
		return d.pitch - 3
	}
	return d.v.width() - d.column(lane) - 2
}

// rung is one row of a ladder: a mark, or as many of its labels as fit.
type rung struct {
	*mark
	label string
}

// unfold makes the rows of a mark.
func (d *ladder) unfold(m *mark) []rung {
	if m.packet != nil {
		return []rung{{m, d.label(m)}}
	}
	room := d.v.width() - d.aside - text.Width(m.lane) - 1
	if d.aside == 0 {
		room = d.room(d.index(m.lane))
	}
	out := []rung{{m, m.labels[0]}}
	for _, label := range m.labels[1:] {
		last := &out[len(out)-1]
		if joined := last.label + " " + label; text.Width(joined) <= room {
			last.label = joined
			continue
		}
		out = append(out, rung{m, label})
	}
	return out
}

// draw draws the last rows, as many as most, or all when it is 0.
func (d *ladder) draw(most int) []*line {
	rows, left := d.rows, 0
	if most > 0 && len(rows) > most {
		left = rows[len(rows)-most].move
		rows = rows[len(rows)-most:]
	}
	out := d.header()
	broken, next, stands := false, 0, map[string]conductor.State{}
	for i := range rows {
		for ; next < len(d.s.Stands) && d.s.Stands[next].Move < max(rows[i].move, 1); next++ {
			stands[d.s.Stands[next].Actor] = d.s.Stands[next].State
		}
		var before *rung
		if i > 0 {
			before = &rows[i-1]
		}
		l, other := d.row(&rows[i], before, stands)
		out, broken = append(out, l), broken || other
	}
	if len(rows) == 0 {
		out = append(out, (&line{}).add(Faint, "  "+d.v.say("view.nothing-yet")))
	}
	return append(out, d.below(left, broken)...)
}

// header names the lanes; by numbers, where the names do not fit over them.
func (d *ladder) header() []*line {
	c := newCells(d.v.width())
	wide := func(name string) bool { return text.Width(name) >= d.pitch }
	if d.aside == 0 || !slices.ContainsFunc(d.names, wide) {
		for i, name := range d.names {
			c.put(d.column(i), text.Cut(clean(name), d.room(i)+2))
		}
		return []*line{(&line{}).add(Head, c.String())}
	}
	var names []string
	for i, name := range d.names {
		c.put(d.column(i), fmt.Sprint(i+1))
		names = append(names, fmt.Sprintf("%d\u00a0%s", i+1, clean(name))) // to be wrapped between names only
	}
	var out []*line
	for _, part := range text.Wrap(strings.Join(names, " · "), d.v.width()-1) {
		out = append(out, (&line{}).add(Head, " "+text.Cut(strings.ReplaceAll(part, "\u00a0", " "), d.v.width()-1)))
	}
	return append(out, (&line{}).add(Head, c.String()))
}

// laneMarks is how a lane is drawn while its actor stands so; a host is always there.
var laneMarks = map[conductor.State]string{
	conductor.Blocked: "┊", conductor.Sleeping: "┊", conductor.Done: "·", conductor.Failed: "·", conductor.Killed: "·", conductor.Zombie: "†",
}

// row lays a row out. The number of a move, and the time, are written where they change. It says
// whether a lane is drawn otherwise than whole.
func (d *ladder) row(r, before *rung, stands map[string]conductor.State) (l *line, broken bool) {
	c := newCells(d.v.width())
	for i, name := range d.names {
		lane := laneMarks[stands[name]]
		if broken = broken || lane != ""; lane == "" {
			lane = "│"
		}
		c.put(d.column(i), lane)
	}
	var said string
	if r.packet != nil {
		said = d.drawArrow(c, r)
	} else {
		said = d.drawLabel(c, r)
	}
	if d.aside > 0 {
		c.put(d.aside, text.Cut(said, d.v.width()-d.aside))
	}
	move, at := "", ""
	if before == nil || before.move != r.move {
		move = fmt.Sprint(r.move)
	}
	if before == nil || before.at != r.at {
		at = text.Seconds(r.at)
	}
	left := fmt.Sprintf("%4s %9s", move, at)
	return (&line{}).add(Faint, text.Pad(left, ladderLeft)).add(r.role, c.from(ladderLeft)), broken
}

// drawLabel writes what is said beside a lane, or marks the lane and gives what is to be said aside.
func (d *ladder) drawLabel(c cells, r *rung) (aside string) {
	lane := d.index(r.lane)
	switch {
	case d.aside == 0:
		c.put(d.column(lane)+2, text.Cut(r.label, d.room(lane)))
	case lane >= 0:
		c.put(d.column(lane), "●")
	}
	return clean(r.lane) + " " + r.label
}

// drawArrow draws a packet between its lanes: whole when it arrived, up to ✗ when it was lost, and
// open where it is still on its way. It gives what is to be said aside.
func (d *ladder) drawArrow(c cells, r *rung) (aside string) {
	from, to := d.index(r.from), d.index(r.to)
	aside = r.label
	switch {
	case from < 0 || to < 0:
		return clean(r.from) + " → " + clean(r.to) + " " + r.label
	case from == to && d.aside == 0:
		c.put(d.column(from)+2, text.Cut("↺ "+r.label, d.room(from)))
		return ""
	case from == to:
		c.put(d.column(from), "↺")
		return aside
	}
	a, b := d.column(min(from, to))+1, d.column(max(from, to))-1
	shaft, head, tail := "─", map[bool]string{true: "▸", false: "◂"}[to > from], b
	switch r.fate {
	case packet.InFlight:
		shaft = "┄"
	case packet.Dropped, packet.Cut:
		head = statusMarks[r.fate]
	}
	if r.fate != packet.Delivered { // it did not get to the other side, or not yet
		short := min(4, (b-a)/2)
		if to > from {
			b -= short
		} else {
			a += short
		}
		tail = b
	}
	if to < from {
		tail = a
	}
	for x := a; x <= b; x++ {
		if c[x] == " " {
			c.put(x, shaft)
		} else {
			c.put(x, "┼") // a lane that it passes
		}
	}
	c.put(tail, head)
	if d.aside == 0 {
		label := text.Cut(" "+r.label+" ", max(b-a-3, 4))
		c.put(a+(b-a-text.Width(label))/2+1, label)
	}
	return aside
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
