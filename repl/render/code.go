package render

import (
	"fmt"
	"slices"
	"strings"

	"lockstep/repl/text"
	"lockstep/runtime/conductor"
)

// narrowest is how wide the program of an actor must be shown for two to stand side by side.
const narrowest = 32

// widest is how wide the program of an actor is shown where others stand beside it.
const widest = 64

// Code shows the programs, of one actor or of all ("" for name), each once: with the pending statement
// of each actor that runs it, and the breakpoints; side by side where the width allows it.
func (v View) Code(s *Scene, name string) []string {
	all := listings(s, name)
	if len(all) == 0 {
		return nil
	}
	each := min((v.width()-1)/len(all), widest)
	if len(all) == 1 || each < narrowest || v.Lang.Spoken() {
		return v.stacked(s, all)
	}
	columns := make([][]*line, len(all))
	rows := 0
	for i, l := range all {
		columns[i] = v.listing(s, l, v.rows(), each-2)
		rows = max(rows, len(columns[i]))
	}
	out := make([]string, rows)
	for r := range out {
		for i, c := range columns {
			cell := ""
			if r < len(c) {
				cell = c[r].show(v, each-2)
				used := min(c[r].width(), each-2)
				if i < len(columns)-1 {
					cell += strings.Repeat(" ", max(each-used, 0))
				}
			} else if i < len(columns)-1 {
				cell = strings.Repeat(" ", each)
			}
			out[r] += cell
		}
		out[r] = strings.TrimRight(" "+out[r], " ")
	}
	return out
}

// listing is a program and the actors that run it: of one with threads, several.
type listing struct {
	actors []*Actor
	names  int // columns for the names of those that stand at a line; 0 where there is but one actor
	digits int // of the last line's number
}

// listings gives the programs of one actor or of all.
func listings(s *Scene, name string) (out []*listing) {
	for i := range s.Actors {
		a := &s.Actors[i]
		if name != "" && a.Name != name || len(a.Lines) == 0 {
			continue
		}
		at := slices.IndexFunc(out, func(l *listing) bool { return &l.actors[0].Lines[0] == &a.Lines[0] })
		if at < 0 {
			at = len(out)
			out = append(out, &listing{digits: len(fmt.Sprint(len(a.Lines)))})
		}
		out[at].actors = append(out[at].actors, a)
	}
	return out
}

// standAt gives the actors whose statement is, or who failed, at a line: at its first line those that
// are to be named there.
func (l *listing) standAt(number int) (out []*Actor) {
	for _, a := range l.actors {
		if max(a.First, a.FailedAt) == number {
			out = append(out, a)
		}
	}
	return out
}

// margin finds out how many columns the names need that stand at one line, as far as there is room: all
// beside each other, or at least each.
func (l *listing) margin(width int) {
	if len(l.actors) == 1 {
		return
	}
	for _, a := range l.actors {
		at := max(a.First, a.FailedAt)
		if at == 0 {
			continue // it has ended
		}
		for _, row := range l.named(at, width/4) {
			l.names = max(l.names, text.Width(row))
		}
	}
}

// named gives the names of those that stand at a line: in one row, or a row for each where that is wider.
func (l *listing) named(number, width int) []string {
	var names []string
	for _, a := range l.standAt(number) {
		names = append(names, text.Cut(clean(a.Name), width))
	}
	if row := strings.Join(names, " "); text.Width(row) <= width {
		return []string{row}
	}
	return names
}

// stand gives the lines where the actors of a listing stand, and of these the one of the actor that moved last;
// none, and 0, where all have ended.
func (l *listing) stand(s *Scene) (lines []int, last int) {
	at := map[string]int{}
	for _, a := range l.actors {
		if n := max(a.First, a.FailedAt); n > 0 {
			at[a.Name], last = n, n
			lines = append(lines, n)
		}
	}
	for i := len(s.Events) - 1; i >= 0 && len(lines) > 1; i-- {
		if n := at[s.Events[i].Actor]; n > 0 {
			return lines, n
		}
	}
	return lines, last
}

// stacked shows programs one below the other. Those that need less leave their rows to the others.
func (v View) stacked(s *Scene, all []*listing) []string {
	shown := make([][]*line, len(all))
	needs := make([]int, len(all))
	for i, l := range all {
		shown[i] = v.listing(s, l, Whole, v.width()-1)
		needs[i] = len(shown[i])
	}
	var out []string
	for i, room := range shares(needs, v.least(s, all), v.rows()) {
		if room < needs[i] {
			shown[i] = v.listing(s, all[i], room, v.width()-1)
		}
		if v.Lang.Spoken() {
			out = append(out, v.show(shown[i])...)
			continue
		}
		for _, line := range shown[i] {
			out = append(out, " "+line.show(v, v.width()-1))
		}
	}
	return out
}

// least gives the rows of the programs that have less to say than the others, 0 for those that have not: of one that
// has ended the heading; and where there is another, of those that are like each other, as several clients are, the
// line where the actor stands.
func (v View) least(s *Scene, all []*listing) []int {
	out := make([]int, len(all))
	width, other := v.width()-1, false
	for i, l := range all {
		stand, last := l.stand(s)
		like := slices.ContainsFunc(all, func(o *listing) bool { return o != l && l.like(o) })
		switch {
		case len(stand) == 0:
			out[i] = len(v.heading(s, l, nil, 1, width))
		case like:
			line := sourceRows{number: last, rows: v.sourceLine(s, l, last, width)}
			out[i] = len(v.heading(s, l, []sourceRows{line}, 1, width)) + len(line.rows)
		default:
			other = true
		}
	}
	if !other {
		return make([]int, len(all))
	}
	return out
}

// like says whether a program is another's, but for a few words: most of its lines stand there too.
func (l *listing) like(o *listing) bool {
	same, of := 0, len(l.actors[0].Lines)
	for i, line := range o.actors[0].Lines {
		if i < of && l.actors[0].Lines[i] == line {
			same++
		}
	}
	return len(o.actors[0].Lines) == of && 2*same > of
}

// listing is a heading and a program, or as many lines of it as there is room for, and how to see all.
func (v View) listing(s *Scene, l *listing, rows, width int) []*line {
	l.margin(width)
	source := l.actors[0].Lines
	all := make([]sourceRows, len(source))
	for i := range source {
		all[i] = sourceRows{i + 1, strings.TrimSpace(source[i]) == "", v.namedIn(source[i]), v.sourceLine(s, l, i+1, width)}
	}
	stand, last := l.stand(s)
	shown, left := all, 0
	out := v.heading(s, l, all, 0, width)
	for range 2 { // the heading says more when less is shown
		shown, left = excerpt(all, stand, last, rows-len(out))
		out = v.heading(s, l, shown, left, width)
	}
	for _, line := range shown {
		out = append(out, line.rows...)
	}
	return out
}

// heading says how the actors of a listing stand, and at which line where that is not among those shown; and how to
// see the lines that are left out.
func (v View) heading(s *Scene, l *listing, shown []sourceRows, left, width int) (out []*line) {
	row := &line{}
	for i, a := range l.actors {
		said := (&line{}).add(Head, clean(a.Name)).add(Plain, "  ").join(v.standing(s, a, false))
		at := max(a.First, a.FailedAt)
		if at > 0 && !slices.ContainsFunc(shown, func(l sourceRows) bool { return l.number == at }) {
			said.add(Faint, "  "+v.say("view.at-line", "line", at))
		}
		switch gap := " · "; {
		case i == 0:
			row = said
		case v.Lang.Spoken() || row.width()+text.Width(gap)+said.width() > width:
			out = append(out, row)
			row = said
		default:
			row.add(Faint, gap).join(said)
		}
	}
	out = append(out, row)
	if left == 0 {
		return out
	}
	more := (&line{}).add(Faint, v.say("view.lines-left", "n", left, "actor", clean(l.actors[0].Name)))
	if gap := "  "; !v.Lang.Spoken() && row.width()+len(gap)+more.width() <= width {
		row.add(Plain, gap).join(more)
		return out
	}
	return append(out, (&line{}).add(Plain, "     ").join(more))
}

// sourceLine shows a line of a program with what is to be said of it: what the statement last did, and
// what actors wait for there.
func (v View) sourceLine(s *Scene, l *listing, number, width int) []*line {
	row := &line{}
	mark, r, pointer := " ", Plain, piece{Plain, "  ", 0}
	for _, a := range l.actors {
		if slices.Contains(s.Breaks, conductor.Breakpoint{Actor: a.Name, Line: number}) {
			mark = v.say("view.breakpoint")
		}
		switch {
		case a.First > 0 && number >= a.First && number <= a.Last:
			r, pointer = Pending, piece{Pending, v.say("view.pending"), 0}
		case number == a.FailedAt && r == Plain:
			pointer = piece{Bad, v.say("view.failed-here"), 0}
		}
	}
	row.add(Bad, mark)
	indent, names := l.digits+5, []string{""}
	if l.names > 0 {
		indent += l.names + 1
		names = l.named(number, l.names)
		row.add(Head, text.Pad(names[0], l.names+1))
	}
	row.add(pointer.role, pointer.text).add(Faint, fmt.Sprintf("%*d", l.digits, number))
	out := []*line{row}
	if source := clean(expandTabs(l.actors[0].Lines[number-1])); source != "" {
		rows := v.folded(source, width-indent, breakSource)
		row.add(r, "  "+rows[0])
		for _, more := range rows[1:] {
			out = append(out, (&line{}).add(Plain, strings.Repeat(" ", indent)).add(r, more))
		}
	}
	if note := v.lastDone(s, l, number, width-indent-2); note.width() > 0 {
		out = v.noted(out, note, indent, width)
	}
	here := l.standAt(number)
	if len(names) == 1 {
		return v.waiting(s, out, here, indent, width)
	}
	out = v.waiting(s, out, here[:1], indent, width)
	for i, a := range here[1:] {
		out = append(out, (&line{}).add(Plain, " ").add(Head, text.Pad(names[i+1], l.names+1)).add(pointer.role, pointer.text))
		out = v.waiting(s, out, []*Actor{a}, indent, width)
	}
	return out
}

// waiting notes what actors at one line wait for; of several, who does.
func (v View) waiting(s *Scene, to []*line, here []*Actor, indent, width int) []*line {
	type note struct{ id, text string }
	var whats []note
	who := map[note][]string{}
	for _, a := range here {
		if a.State == conductor.Blocked || a.State == conductor.Sleeping {
			what := note{"view.waits-for", v.waitsFor(s, a)}
			if a.State == conductor.Sleeping {
				what.id = "view.sleeps"
			}
			if who[what] == nil {
				whats = append(whats, what)
			}
			who[what] = append(who[what], clean(a.Name))
		}
	}
	for _, what := range whats {
		some := who[what]
		if len(some) == len(here) {
			some = nil // that is said in the margin
		}
		rows := v.folded("← "+v.say(what.id, "who", some, "what", what.text), width-indent, breakText)
		to = v.noted(to, (&line{}).add(Pending, rows[0]), indent, width)
		for _, more := range rows[1:] {
			to = append(to, (&line{}).add(Plain, strings.Repeat(" ", indent)).add(Pending, more))
		}
	}
	return to
}

// noted puts a note at the end of the last line, or below it where it does not fit.
func (v View) noted(to []*line, note *line, indent, width int) []*line {
	if last := to[len(to)-1]; last.width()+2+note.width() <= width {
		last.add(Plain, "  ").join(note)
		return to
	}
	return append(to, (&line{}).add(Plain, strings.Repeat(" ", indent)).join(note))
}

// expandTabs makes the tabs of a line of a program spaces, as Python counts them.
func expandTabs(s string) string {
	cells := strings.Split(clip(s), "\t")
	for i, c := range cells[:len(cells)-1] {
		cells[i] = text.Pad(c, (text.Width(c)/8+1)*8)
	}
	return strings.Join(cells, "")
}

// standing says how an actor stands: "ready  recv", "blocked". With place, it also says what it
// waits for, and in which operation, which a program beside it shows.
func (v View) standing(s *Scene, a *Actor, place bool) *line {
	l := &line{}
	op := operation(a.Op, a.Call.Name)
	switch a.State {
	case conductor.Ready:
		l.add(Good, v.say("view.ready")).add(Plain, "  ")
		if a.Process != nil && a.Process.Signal != 0 {
			return l.add(Bad, v.say("view.dies", "signal", signalName(a.Process.Signal)))
		}
		if a.Begun {
			l.add(Plain, v.say("view.can-finish", "op", op))
		} else {
			l.add(Plain, v.orComputes(s, a, op))
		}
	case conductor.Running:
		if a.CPU == 0 {
			return l.add(Good, v.say("view.is-computing"))
		}
		l.add(Good, v.say("view.runs-on", "cpu", a.CPU)).add(Plain, "  "+v.orComputes(s, a, op))
	case conductor.Blocked:
		l.add(Pending, v.say("view.blocked"))
		if place {
			l.add(Plain, "  "+v.say("view.in-for", "op", a.Op, "what", v.waitsFor(s, a)))
		}
	case conductor.Sleeping:
		l.add(Pending, v.say("view.sleeping"))
		if place {
			l.add(Plain, "  "+v.waitsFor(s, a))
		}
	case conductor.Done:
		l.add(Good, v.say("view.done"))
	case conductor.Failed:
		if a.Limit != "" {
			return l.add(Bad, "✗ "+v.say("view.limit", "what", a.Limit, "n", a.LimitN))
		}
		l.add(Bad, "✗ "+v.say("view.ended-badly")).add(Plain, "  "+clean(a.Err))
	case conductor.Killed:
		l.add(Bad, "✗ "+v.say("view.killed"))
	case conductor.Zombie:
		l.add(Pending, v.say("view.zombie"))
	}
	return l
}
