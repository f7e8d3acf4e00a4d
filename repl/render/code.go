package render

import (
	"fmt"
	"strings"

	"lockstep/repl/text"
	"lockstep/runtime/conductor"
)

// narrowest is how wide the program of an actor must be shown for two to stand side by side.
const narrowest = 32

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
	each := (v.width() - 1) / len(shown)
	if len(shown) == 1 || each < narrowest {
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
		for _, l := range v.program(s, a, rows-1, v.width()-1) {
			out = append(out, " "+l.show(v, v.width()-1))
		}
	}
	return out
}

// program is an actor's heading and its program, or as many lines of it as there is room for,
// around the statement it stands at.
func (v View) program(s *Scene, a *Actor, rows, width int) []*line {
	out := []*line{(&line{}).add(Head, clean(a.Name)).add(Plain, "  ").join(v.standing(s, a, false))}
	from, to := window(len(a.Lines), a.First, rows)
	if from > 0 {
		out = append(out, (&line{}).add(Faint, "     "+v.say("view.lines-above", "n", from)))
	}
	digits := len(fmt.Sprint(len(a.Lines)))
	for i := from; i < to; i++ {
		out = append(out, v.sourceLine(s, a, i+1, digits))
	}
	if n := len(a.Lines) - to; n > 0 {
		out = append(out, (&line{}).add(Faint, "     "+v.say("view.lines-below", "n", n)))
	}
	return out
}

func (v View) sourceLine(s *Scene, a *Actor, number, digits int) *line {
	l := &line{}
	mark := " "
	for _, b := range s.Breaks {
		if b.Actor == a.Name && b.Line == number {
			mark = "●"
		}
	}
	l.add(Bad, mark)
	r := Plain
	if a.First > 0 && number >= a.First && number <= a.Last {
		r = Pending
		l.add(Pending, "▸ ")
	} else {
		l.add(Plain, "  ")
	}
	return l.add(Faint, fmt.Sprintf("%*d  ", digits, number)).add(r, clean(expandTabs(a.Lines[number-1])))
}

// expandTabs makes the tabs of a line of a program spaces, as Python counts them.
func expandTabs(s string) string {
	cells := strings.Split(clip(s), "\t")
	for i, c := range cells[:len(cells)-1] {
		cells[i] = text.Pad(c, (text.Width(c)/8+1)*8)
	}
	return strings.Join(cells, "")
}

// window chooses which of n lines to show, from the first to before the second, so that line at is
// about in the middle.
func window(n, at, rows int) (from, to int) {
	if n <= rows {
		return 0, n
	}
	rows = max(rows-2, 3) // the lines that say how many are left out
	from = min(max(at-1-rows/2, 0), n-rows)
	return from, from + rows
}

// standing says how an actor stands: "ready  recv", "waits for a connection". With place, it also
// says in which operation and at which line, which a program beside it shows.
func (v View) standing(s *Scene, a *Actor, place bool) *line {
	l := &line{}
	op := clean(a.Op)
	switch a.State {
	case conductor.Ready:
		l.add(Good, v.say("view.ready")).add(Plain, "  ")
		if a.Begun {
			l.add(Plain, v.say("view.can-finish", "op", op))
		} else {
			l.add(Plain, op)
		}
	case conductor.Blocked:
		if !place {
			l.add(Plain, v.say("view.waits-for", "what", v.waitsFor(s, a)))
			break
		}
		l.add(Pending, v.say("view.blocked")).add(Plain, "  ").
			add(Plain, v.say("view.in-for", "op", op, "what", v.waitsFor(s, a)))
	case conductor.Sleeping:
		l.add(Pending, v.say("view.sleeping")).add(Plain, "  ").add(Plain, v.waitsFor(s, a))
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
	if place && a.First > 0 {
		l.add(Faint, " · "+v.say("view.at-line", "line", a.First))
	}
	return l
}

// Vars shows the variables of one actor, or of all ("" for name): of each call that it is in,
// innermost first, then the global ones.
func (v View) Vars(s *Scene, name string) []string {
	var out []*line
	for i := range s.Actors {
		a := &s.Actors[i]
		if name != "" && a.Name != name {
			continue
		}
		out = append(out, (&line{}).add(Plain, " ").add(Head, clean(a.Name)))
		none := true
		for _, f := range a.Frames {
			if f.Function != moduleFrame {
				out = append(out, (&line{}).add(Faint, "   "+v.say("view.in-function", "name", f.Function, "line", f.Line)))
			}
			for _, x := range f.Vars {
				none = false
				out = append(out, (&line{}).add(Plain, "   "+clean(x.Name)).add(Faint, " = ").add(Plain, clean(x.Repr)))
			}
		}
		if none {
			out = append(out, (&line{}).add(Faint, "   "+v.say("view.no-vars")))
		}
	}
	return v.show(out)
}
