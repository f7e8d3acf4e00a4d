package render

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"lockstep/repl/text"
	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
)

// Timeline draws how each actor has spent the moves first to last (with last 0 all of them): a bar of
// moves from left to right, since time stands still in most of them; below it where time went on, and
// what each actor's moves and time add up to.
func (v View) Timeline(s *Scene, first, last int) []string {
	first = max(first, 1)
	if last == 0 || last > s.lastMove() {
		last = s.lastMove()
	}
	if last < first {
		return []string{" " + v.say("view.nothing-yet")}
	}
	t := &timeline{v: v, s: s, first: first, last: last}
	for i := range s.Actors {
		t.names = max(t.names, text.Width(clean(s.Actors[i].Name)))
	}
	t.names = min(t.names, v.width()/4)
	t.collect()
	var out []*line
	if !v.Lang.Spoken() {
		out = append(out, t.scale())
		for i := range t.bars {
			out = append(out, t.row(t.bars[i].name, Head).add(Plain, t.bars[i].draw(t.each)))
		}
		if t.began != t.times[t.columns-1] {
			out = append(out, t.clock())
		}
		out = append(out, t.legend())
	}
	for i := range t.bars {
		out = append(out, t.sum(&t.bars[i])...)
	}
	return v.show(append(out, t.cpus()...))
}

// timeline is a drawing of moves in columns.
type timeline struct {
	v           View
	s           *Scene
	first, last int
	names       int // columns of the longest name
	columns     int
	each        int // how many moves share a column
	bars        []bar
	began       time.Duration
	times       []time.Duration // when the moves of each column were over
}

// bar is one actor's.
type bar struct {
	name   string
	stood  [][conductor.Zombie + 1]int // by column: in how many moves it stood how, and did not move
	ran    []int                       // by column: how many moves were its own
	moves  [conductor.Zombie + 1]int
	own    int
	waited time.Duration
	slept  time.Duration
	waits  []wait // for what it was blocked, in the order in which it first was
}

// wait is an operation that an actor was blocked in, and for how many moves.
type wait struct {
	op    string
	moves int
}

// stepped are the kinds of event that a step begins with.
var stepped = []event.Kind{
	event.CPUTaken, event.Called, event.Begun, event.Accessed, event.Printed, event.Killed, event.Finished, event.Failed, event.LimitReached, event.Faulted,
}

// collect goes through the moves once.
func (t *timeline) collect() {
	n := t.last - t.first + 1
	t.columns = t.v.width() - t.names - 4
	t.each = (n + t.columns - 1) / t.columns
	t.columns = (n + t.each - 1) / t.each
	t.times = make([]time.Duration, t.columns)
	stands, at := map[string]conductor.Stand{}, 0
	for i := range t.s.Actors {
		t.bars = append(t.bars, bar{
			name: t.s.Actors[i].Name, ran: make([]int, t.columns),
			stood: make([][conductor.Zombie + 1]int, t.columns),
		})
	}
	events := t.s.between(t.first, t.last)
	if before := t.s.between(0, t.first-1); len(before) > 0 {
		t.began = before[len(before)-1].Time
	}
	now := t.began
	for m := t.first; m <= t.last; m++ {
		for ; at < len(t.s.Stands) && t.s.Stands[at].Move < m; at++ {
			stands[t.s.Stands[at].Actor] = t.s.Stands[at]
		}
		column, mover := (m-t.first)/t.each, ""
		from := now
		for i := 0; len(events) > 0 && events[0].Move == m; i++ {
			if e := &events[0]; i == 0 && slices.Contains(stepped, e.Kind) {
				mover = e.Actor
			}
			now = events[0].Time
			events = events[1:]
		}
		t.times[column] = now
		for i := range t.bars {
			b := &t.bars[i]
			b.add(column, stands[b.name], mover == b.name, now-from)
		}
	}
}

// add counts a move that took a time.
func (b *bar) add(column int, x conductor.Stand, own bool, took time.Duration) {
	switch x.State {
	case conductor.Blocked:
		b.waited += took
	case conductor.Sleeping:
		b.slept += took
	}
	if own {
		b.ran[column]++
		b.own++
		return
	}
	b.stood[column][x.State]++
	b.moves[x.State]++
	if x.State == conductor.Blocked {
		i := slices.IndexFunc(b.waits, func(w wait) bool { return w.op == x.Op })
		if i < 0 {
			i = len(b.waits)
			b.waits = append(b.waits, wait{op: x.Op})
		}
		b.waits[i].moves++
	}
}

// shades is how a column is drawn in which its actor did not move.
var shades = [...]string{
	conductor.Ready: "░", conductor.Running: "▒", conductor.Blocked: "┄", conductor.Sleeping: "z",
	conductor.Done: " ", conductor.Failed: " ", conductor.Killed: " ", conductor.Zombie: "†",
}

// draw draws a bar: where several moves share a column, as high as the share of them that were the
// actor's own.
func (b *bar) draw(each int) string {
	heights := []rune("▁▂▃▄▅▆▇█")
	var out strings.Builder
	for i, ran := range b.ran {
		if ran > 0 {
			out.WriteRune(heights[max((ran*len(heights)+each-1)/each-1, 0)])
			continue
		}
		most := 0
		for state, n := range b.stood[i] {
			if n > b.stood[i][most] {
				most = state
			}
		}
		out.WriteString(shades[most])
	}
	return out.String()
}

// row begins a row with a name.
func (t *timeline) row(name string, r Role) *line {
	return (&line{}).add(r, " "+text.Pad(text.Cut(clean(name), t.names), t.names+2))
}

// scale numbers the moves.
func (t *timeline) scale() *line {
	c, next := newCells(t.v.width()-t.names-3), 0
	for i := 0; i < t.columns; i++ {
		if label := fmt.Sprint(t.first + i*t.each); i >= next {
			c.put(i, label)
			next = i + max(10, len(label)+2)
		}
	}
	return t.row("", Faint).add(Faint, c.String())
}

// clock says when it was where time went on.
func (t *timeline) clock() *line {
	c, next := newCells(t.v.width()-t.names-3), 0
	before := t.began
	for i, at := range t.times {
		if label := text.Seconds(at); at != before && i >= next {
			c.put(i, label)
			next = i + len(label) + 2
		}
		before = at
	}
	return t.row("", Faint).add(Faint, c.String())
}

func (t *timeline) legend() *line {
	said := t.v.say("view.bars")
	if t.each > 1 {
		said = t.v.say("view.bars-shared", "n", t.each)
	}
	if slices.ContainsFunc(t.bars, func(b bar) bool { return b.moves[conductor.Running] > 0 }) {
		said += " · " + t.v.say("view.bars-running")
	}
	if slices.ContainsFunc(t.bars, func(b bar) bool { return b.moves[conductor.Zombie] > 0 }) {
		said += " · " + t.v.say("view.bars-zombie")
	}
	return (&line{}).add(Faint, " "+said)
}

// sum says what a bar adds up to.
func (t *timeline) sum(b *bar) []*line {
	v := t.v
	said := []string{v.say("view.moved", "n", b.own)}
	if n := b.moves[conductor.Ready]; n > 0 {
		said = append(said, v.say("view.stood-ready", "n", n))
	}
	if n := b.moves[conductor.Running]; n > 0 {
		said = append(said, v.say("view.stood-running", "n", n))
	}
	if n := b.moves[conductor.Blocked]; n > 0 {
		var in []string
		for _, w := range b.waits {
			in = append(in, fmt.Sprintf("%s\u00a0%d", w.op, w.moves)) // not to be parted
		}
		said = append(said, v.say("view.stood-blocked", "n", n, "in", in, "time", b.waited))
	}
	if n := b.moves[conductor.Sleeping]; n > 0 {
		said = append(said, v.say("view.stood-sleeping", "n", n, "time", b.slept))
	}
	if n := b.moves[conductor.Zombie]; n > 0 {
		said = append(said, v.say("view.stood-zombie", "n", n))
	}
	out := v.wrapped((&line{}).add(Head, " "+text.Cut(clean(b.name), t.names)), Plain, strings.Join(said, v.Lang.Aloud(" · ")), t.names+3)
	for _, l := range out {
		last := &l.pieces[len(l.pieces)-1]
		last.text = strings.ReplaceAll(last.text, "\u00a0", " ")
	}
	return out
}
