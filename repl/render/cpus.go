package render

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"lockstep/repl/text"
	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
)

// What the views show of a stage with CPUs: who has one, and who had which when.

// core is how an actor stands to the CPUs.
type core struct {
	CPU       int           // that it has, from 1; 0 for none
	Computing bool          // it has yet to come to where its program is
	Owed      time.Duration // for how long it computes until then
}

func coreOf(a *conductor.Actor) core {
	owed, computing := a.Computing()
	return core{a.CPU(), computing, owed}
}

func (w *mover) cpuTaken(e *event.Event) {
	w.by(e.Actor)
	w.head.add(Good, w.say("view.runs-on", "cpu", e.N))
	if a := w.s.actor(e.Actor); w.last && a != nil && a.Computing {
		w.head.add(Plain, " · "+w.v.computes(w.s, a))
	}
}

func (w *mover) cpuLeft(e *event.Event) {
	w.by(e.Actor)
	id := "view.leaves-cpu"
	if e.Text == "slice" {
		id = "view.slice-over"
	}
	w.head.add(Faint, w.say(id, "cpu", e.N))
}

// kept names those who had a CPU while nothing but time passed. all is everything up to then.
func (w *mover) kept(all []event.Event) {
	var on []*event.Event
	for i := range all {
		switch e := &all[i]; e.Kind {
		case event.CPUTaken:
			on = append(on, e)
		case event.CPULeft:
			on = slices.DeleteFunc(on, func(was *event.Event) bool { return was.N == e.N })
		}
	}
	for _, e := range on {
		w.by(e.Actor)
		w.head.add(Plain, w.say("view.keeps-cpu", "cpu", e.N))
	}
}

// computes says until when an actor computes at the soonest, or for how long it has yet to.
func (v View) computes(s *Scene, a *Actor) string {
	if a.CPU == 0 {
		return v.say("view.to-compute", "time", a.Owed)
	}
	return v.say("view.computes", "time", s.Now+a.Owed)
}

// orComputes is an operation that an actor stands at, or that it has yet to compute.
func (v View) orComputes(s *Scene, a *Actor, op string) string {
	if a.Computing {
		return v.computes(s, a)
	}
	return op
}

// tenure is for how long an actor had a CPU.
type tenure struct {
	actor    string
	cpu      int
	from, to time.Duration
}

// tenures are who had which CPU when, in the order in which they began.
func (s *Scene) tenures(first, last int) []tenure {
	var out []tenure
	for _, e := range s.between(first, last) {
		switch e.Kind {
		case event.CPUTaken:
			out = append(out, tenure{e.Actor, e.N, e.Time, s.Now})
		case event.CPULeft:
			for i := len(out) - 1; i >= 0; i-- {
				if out[i].actor == e.Actor {
					out[i].to = e.Time
					break
				}
			}
		}
	}
	return out
}

// cpus draws who had which CPU over time, and adds up; nothing in a stage without CPUs.
func (t *timeline) cpus() []*line {
	all := t.s.tenures(0, t.last)
	end := t.times[len(t.times)-1]
	if len(all) == 0 || end == 0 {
		return nil
	}
	columns := t.v.width() - t.names - 4
	each := roundUp(end, columns)
	columns = int((end + each - 1) / each)
	var out []*line
	if !t.v.Lang.Spoken() {
		out = append(out, t.row("", Faint).add(Faint, rule(columns, each)))
		for i := range t.bars {
			var row strings.Builder
			for c := range columns {
				row.WriteString(t.had(all, t.bars[i].name, time.Duration(c)*each+each/2, end))
			}
			out = append(out, t.row(t.bars[i].name, Head).add(Plain, strings.TrimRight(row.String(), " ")))
		}
		out = append(out, (&line{}).add(Faint, " "+t.v.say("view.cpus", "time", each)))
	}
	for i := range t.bars {
		out = append(out, t.cpuSum(all, &t.bars[i])...)
	}
	return out
}

// roundUp is how much time a column stands for: 1, 2 or 5 of a unit.
func roundUp(all time.Duration, columns int) time.Duration {
	for unit := time.Millisecond; ; unit *= 10 {
		for _, n := range []time.Duration{1, 2, 5} {
			if int((all+n*unit-1)/(n*unit)) <= columns {
				return n * unit
			}
		}
	}
}

// rule numbers the columns by their time.
func rule(columns int, each time.Duration) string {
	c := newCells(columns + 12)
	for i := 0; i < columns; i += 10 {
		c.put(i, strings.TrimSuffix(text.Seconds(time.Duration(i)*each), " s"))
	}
	return c.String()
}

// had is how an actor's column is drawn: the CPU that it had, else how it stood.
func (t *timeline) had(all []tenure, name string, at, end time.Duration) string {
	if at > end {
		at = end
	}
	for _, x := range all {
		if x.actor == name && x.from <= at && at < x.to {
			return strconv.Itoa(x.cpu)
		}
	}
	mark := " "
	for _, x := range t.s.Stands {
		if x.Actor == name && x.Time <= at {
			mark = shades[x.State]
			if x.State == conductor.Running { // it has lost its CPU since
				mark = shades[conductor.Ready]
			}
		}
	}
	return mark
}

// cpuSum says how long an actor had each CPU.
func (t *timeline) cpuSum(all []tenure, b *bar) []*line {
	total, by := time.Duration(0), map[int]time.Duration{}
	most := 0
	for _, x := range all {
		if x.actor == b.name {
			total += x.to - x.from
			by[x.cpu] += x.to - x.from
			most = max(most, x.cpu)
		}
	}
	if total == 0 {
		return nil
	}
	var parts []string
	for n := 1; n <= most; n++ {
		if by[n] > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", t.v.say("view.cpu", "cpu", n), text.Seconds(by[n])))
		}
	}
	return t.v.wrapped((&line{}).add(Head, " "+text.Cut(clean(b.name), t.names)), Plain, strings.Join(parts, t.v.Lang.Aloud(" · ")), t.names+3)
}
