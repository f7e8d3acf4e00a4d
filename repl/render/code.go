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

// Code shows the programs, of one actor or of all ("" for name), with the pending statement of
// each and the breakpoints; side by side where the width allows it.
func (v View) Code(s *Scene, name string) []string {
	var shown []*Actor
	for i := range s.Actors {
		if name == "" || s.Actors[i].Name == name {
			shown = append(shown, &s.Actors[i])
		}
	}
	if len(shown) == 0 {
		return nil
	}
	each := min((v.width()-1)/len(shown), widest)
	if len(shown) == 1 || each < narrowest || v.Lang.Spoken() {
		return v.stacked(s, shown)
	}
	columns := make([][]*line, len(shown))
	rows := 0
	for i, a := range shown {
		columns[i] = v.program(s, a, v.rows()-1, each-2)
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

func (v View) stacked(s *Scene, shown []*Actor) []string {
	var out []string
	for _, a := range shown {
		rows := v.rows()
		if len(shown) > 1 {
			rows = max(rows/len(shown), 6)
		}
		program := v.program(s, a, rows-1, v.width()-1)
		if v.Lang.Spoken() {
			out = append(out, v.show(program)...)
			continue
		}
		for _, l := range program {
			out = append(out, " "+l.show(v, v.width()-1))
		}
	}
	return out
}

// program is an actor's heading and its program, or as many lines of it as there is room for,
// around the statement it stands at.
func (v View) program(s *Scene, a *Actor, rows, width int) []*line {
	out := []*line{(&line{}).add(Head, clean(a.Name)).add(Plain, "  ").join(v.standing(s, a, false))}
	at, shown := max(a.First, a.FailedAt), make([][]*line, len(a.Lines))
	for i := range a.Lines {
		shown[i] = v.sourceLine(s, a, i+1, width)
	}
	from, to := window(shown, at, rows)
	if from > 0 {
		out = append(out, (&line{}).add(Faint, "     "+v.say("view.lines-above", "n", from)))
	}
	for _, ls := range shown[from:to] {
		out = append(out, ls...)
	}
	if n := len(a.Lines) - to; n > 0 {
		out = append(out, (&line{}).add(Faint, "     "+v.say("view.lines-below", "n", n)))
	}
	return out
}

// sourceLine shows a line of a program with what is to be said of it: what the actor waits for
// there, or else what the statement last did.
func (v View) sourceLine(s *Scene, a *Actor, number, width int) []*line {
	l := &line{}
	mark := " "
	if slices.Contains(s.Breaks, conductor.Breakpoint{Actor: a.Name, Line: number}) {
		mark = v.say("view.breakpoint")
	}
	l.add(Bad, mark)
	r := Plain
	switch {
	case a.First > 0 && number >= a.First && number <= a.Last:
		r = Pending
		l.add(Pending, v.say("view.pending"))
	case number == a.FailedAt:
		l.add(Bad, v.say("view.failed-here"))
	default:
		l.add(Plain, "  ")
	}
	digits := len(fmt.Sprint(len(a.Lines)))
	l.add(Faint, fmt.Sprintf("%*d", digits, number))
	if source := clean(expandTabs(a.Lines[number-1])); source != "" {
		l.add(r, "  "+source)
	}
	out := []*line{l}
	if note := v.lastDone(s, a, number, width-digits-7); note.width() > 0 {
		out = v.noted(out, note, digits+5, width)
	}
	if number == max(a.First, 1) && (a.State == conductor.Blocked || a.State == conductor.Sleeping) {
		note := (&line{}).add(Pending, "← "+v.say("view.waits-for", "what", v.waitsFor(s, a)))
		out = v.noted(out, note, digits+5, width)
	}
	return out
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

// window chooses which lines to show, from the first to before the second, each with what belongs
// to it: as many as there are rows for, around a line.
func window(lines [][]*line, at, rows int) (from, to int) {
	used := 0
	for _, ls := range lines {
		used += len(ls)
	}
	if used <= rows {
		return 0, len(lines)
	}
	rows -= 2 // the lines that say how many are left out
	from = min(max(at-1, 0), len(lines)-1)
	to, used = from+1, len(lines[from])
	for grown := true; grown; {
		grown = false
		if to < len(lines) && used+len(lines[to]) <= rows {
			used, to, grown = used+len(lines[to]), to+1, true
		}
		if from > 0 && used+len(lines[from-1]) <= rows {
			used, from, grown = used+len(lines[from-1]), from-1, true
		}
	}
	return from, to
}

// standing says how an actor stands: "ready  recv", "blocked". With place, it also says what it
// waits for, and in which operation, which a program beside it shows.
func (v View) standing(s *Scene, a *Actor, place bool) *line {
	l := &line{}
	op := operation(a.Op, a.Call.Name)
	switch a.State {
	case conductor.Ready:
		l.add(Good, v.say("view.ready")).add(Plain, "  ")
		if a.Begun {
			l.add(Plain, v.say("view.can-finish", "op", op))
		} else {
			l.add(Plain, op)
		}
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
	}
	return l
}
