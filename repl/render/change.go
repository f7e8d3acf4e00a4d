package render

import (
	"fmt"
	"slices"
	"strings"

	"lockstep/repl/text"
	"lockstep/runtime/event"
)

// Changes shows what the moves first to last changed, and no more. Steps of one actor that only
// prepared something share a line.
func (v View) Changes(s *Scene, first, last int) []string {
	var out []*line
	for m := first; m <= last; {
		n := s.turns(m, last)
		if n > 1 {
			out = append(out, v.turnsTaken(s, m, m+n-1))
		} else if n = s.quietSteps(m, last); n > 1 {
			out = append(out, v.together(s, m, m+n-1))
		} else {
			out = append(out, v.move(s, m)...)
		}
		m += n
	}
	return v.show(out)
}

// Log shows the moves first to last, each on lines of its own; with last 0 the last screenful.
func (v View) Log(s *Scene, first, last int) []string {
	screenful := last == 0
	if screenful {
		last = s.lastMove()
		first = max(last-v.rows()+1, 0)
	}
	var out []*line
	above := first - 1 // the last move that is left out
	for m := last; m >= first; m-- {
		lines := v.move(s, m)
		if screenful && len(out) > 0 && len(out)+len(lines) >= v.rows() {
			above = m
			break
		}
		out = append(lines, out...)
	}
	if screenful && above >= 0 && s.lastMove() > 0 {
		out = append([]*line{(&line{}).add(Faint, " "+v.say("view.moves-above", "view", "log", "first", 0, "last", above))}, out...)
	}
	return v.show(out)
}

// The columns of a move's lines: its number ends before textColumn, what it did begins there, and
// what became of a packet begins at five eighths of the width.
const (
	numberWidth = 5
	textColumn  = numberWidth + 2
)

func (v View) statusColumn() int { return v.width() * 5 / 8 }

// numbered begins the line of a move, or of moves.
func numbered(label string) *line {
	return (&line{}).add(Faint, text.Pad(strings.Repeat(" ", max(numberWidth-len(label), 0))+label+" ", textColumn))
}

func indented() *line { return (&line{}).add(Plain, strings.Repeat(" ", textColumn)) }

// Whole says up to which of the moves first to last lines are complete: what the last ones did may
// share a line with the next move. first must begin a line.
func (s *Scene) Whole(first, last int) int {
	if s.Turns(first, last) {
		return first - 1
	}
	switch actor := s.quietStep(last); {
	case actor == "" || last-first+1 >= mostTogether:
		return last
	case s.quietStep(first) == actor && (last == first || s.quietStep(last-1) == actor):
		return first - 1
	}
	return last - 1
}

// mostTogether is how many moves share a line before it is shown.
const mostTogether = 100

// quietSteps counts the steps of one actor, from move m on, of which there is nothing to say but
// their names and a new state. It is at least 1.
func (s *Scene) quietSteps(m, last int) int {
	actor := s.quietStep(m)
	n := 1
	for actor != "" && m+n <= last && s.quietStep(m+n) == actor {
		n++
	}
	return n
}

// quietStep names the actor of a step that only prepared something; "" for every other move.
func (s *Scene) quietStep(m int) string {
	events := s.between(m, m)
	if len(events) == 0 {
		return ""
	}
	for i := range events {
		e := &events[i]
		called := i == 0 && e.Kind == event.Called && e.Err == "" && e.Data == nil && e.Name == "" && !s.fromOutside(e)
		if !called && (e.Kind != event.StateChanged || e.Actor != events[0].Actor) {
			return ""
		}
	}
	return events[0].Actor
}

// fromOutside says whether an operation has let in somebody who is no actor of the stage.
func (s *Scene) fromOutside(e *event.Event) bool {
	return s.Blind && e.Op == "accept" && s.peer(e) == e.To.String()
}

// together shows quiet steps of one actor on one line.
func (v View) together(s *Scene, first, last int) *line {
	var ops []string
	var state *event.Event
	actor, times := "", 0
	events := s.between(first, last)
	for i := range events {
		switch e := &events[i]; {
		case e.Kind == event.StateChanged:
			state = e
		case len(ops) > 0 && strings.TrimRight(ops[len(ops)-1], " ×0123456789") == clean(e.Op):
			times++
			ops[len(ops)-1] = fmt.Sprintf("%s ×%d", clean(e.Op), times)
		default:
			actor, times = e.Actor, 1
			ops = append(ops, clean(e.Op))
		}
	}
	l := numbered(fmt.Sprintf("%d-%d", first, last)).add(Head, clean(actor)).add(Plain, "  ")
	did := strings.Join(ops, ", ")
	now := &line{}
	if state != nil {
		v.becomes(now, state)
	}
	if room := v.width() - l.width() - now.width(); text.Width(did) > room {
		did = text.Cut(did, max(room, 8))
	}
	return l.add(Plain, did).join(now)
}

// becomes adds a new state. A socket that listened is no connection: what it accepted stays in the state it is in.
func (v View) becomes(l *line, e *event.Event) *line {
	switch {
	case stopsListening(e):
		return l.add(Plain, " · "+v.say("view.stops-listening"))
	case e.State == "ESTABLISHED":
		return l.add(Plain, v.say("view.becomes")).add(Good, e.State)
	}
	return l.add(Plain, v.say("view.becomes")).add(Plain, clean(e.State))
}

func stopsListening(e *event.Event) bool { return e.Was == "LISTEN" && e.State == "CLOSED" }

// keeps says whether a move wrote bytes into a connection, and none went out because of it: they wait
// for an acknowledgement (Nagle's algorithm, RFC 9293 section 3.7.4) or for room at the receiver.
func keeps(events []event.Event) bool {
	first := &events[0]
	return first.Kind == event.Called && first.Err == "" && len(first.Data) > 0 && (first.Op == "send" || first.Op == "sendall") &&
		!slices.ContainsFunc(events, func(e event.Event) bool { return e.Kind == event.PacketSent })
}

// move shows everything that one move did.
func (v View) move(s *Scene, m int) []*line {
	events := s.between(m, m)
	if len(events) == 0 {
		return nil
	}
	w := &mover{v: v, s: s, last: m == s.lastMove(), events: events, head: numbered(fmt.Sprint(m))}
	for i := range events {
		w.event(&events[i])
	}
	if !s.Blind && keeps(events) {
		w.head.add(Faint, " · "+v.say("view.kept"))
	}
	if w.bare == w.head.width() && len(w.rest) > 0 { // nothing but what follows: put that on the line
		w.head.join(&line{pieces: w.rest[0].pieces[1:]})
		w.rest = w.rest[1:]
	}
	if w.bare == w.head.width() {
		w.kept(s.between(0, m))
	}
	out := v.inRows(w.head)
	for _, l := range w.rest {
		out = append(out, v.inRows(l)...)
	}
	return out
}

// inRows is a line in as many rows as it takes: what is said next, behind a dot or in a column, goes below where it
// does not fit beside.
func (v View) inRows(l *line) []*line {
	if v.Lang.Spoken() || l.width() <= v.width() {
		return []*line{l}
	}
	row := &line{}
	out := []*line{row}
	for from := 0; from < len(l.pieces); {
		to := from + 1
		for to < len(l.pieces) && !l.pieces[to].begins() {
			to++
		}
		said := &line{pieces: l.pieces[from:to]}
		from = to
		if first := said.pieces[0]; len(row.pieces) > 0 && (&line{}).join(row).join(said).width() > v.width() {
			row = indented().add(Plain, "  ").add(first.role, strings.TrimPrefix(first.text, " · "))
			said.pieces = said.pieces[1:]
			out = append(out, row)
		}
		if n := len(said.pieces) - 1; n >= 0 && said.pieces[n].role == Bad && row.width()+said.width() > v.width() {
			if row.join(&line{pieces: said.pieces[:n]}); row.width() == textColumn+2 { // it holds nothing
				out = out[:len(out)-1]
			}
			out = append(out, v.wrapped(&line{}, Bad, said.pieces[n].text, textColumn+2)...) // what went wrong is never cut
			row = out[len(out)-1]
			continue
		}
		row.join(said)
	}
	return append(out[:len(out)-1], v.inThree(row)...)
}

// inThree is a row whose last piece is too long for it, a printed text, in up to three. The lines of a traceback that
// stand below each other stay so.
func (v View) inThree(l *line) []*line {
	last := l.pieces[len(l.pieces)-1]
	head := &line{pieces: l.pieces[:len(l.pieces)-1]}
	room, indent := v.width()-head.width(), textColumn+2
	if l.width() <= v.width() || room < v.width()/3 || l.traceback && strings.HasPrefix(last.text, " ") {
		return []*line{l}
	}
	first := text.Breaks(last.text, room)[0]
	out := []*line{head.add(last.role, last.text[:first.To])}
	rest := text.Wrap(strings.TrimLeft(last.text[first.To:], " "), v.width()-indent)
	if len(rest) > 2 {
		rest = []string{rest[0], text.Cut(rest[1]+" "+rest[2], v.width()-indent)}
	}
	for _, s := range rest {
		out = append(out, (&line{traceback: l.traceback}).add(Plain, strings.Repeat(" ", indent)).add(last.role, s))
	}
	return out
}

// begins says whether a piece is the first of something said besides what stands in front of it.
func (p piece) begins() bool { return p.column > 0 || strings.HasPrefix(p.text, " · ") }
