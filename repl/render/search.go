package render

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"lockstep/repl/text"
	"lockstep/runtime/explore"
)

// Report is what a search has found: the verdict, what was tried, and every outcome with a
// schedule. reached says which outcomes the learner has come to; nil says it of none.
func (v View) Report(r *explore.Report, reached []bool) []string {
	verdict := verdicts[r.Verdict]
	out := v.fold("", verdict.role, v.say(verdict.id, "differ", len(r.Outcomes) > 1, "always", r.Always))
	if r.Always != "" {
		out = append(out, v.fold("", Faint, v.say("search.asked", "always", strings.Join(strings.Fields(r.Always), " ")))...)
	}
	out = append(out, v.fold("", Faint, v.say("search.counted", "n", r.Schedules, "outcomes", len(r.Outcomes), "alike", !r.Network && r.Schedules > 1))...)
	for _, s := range v.bound(r) {
		out = append(out, v.fold("", Faint, s)...)
	}
	return append(append(out, v.Outcomes(r, reached)...), v.races(r.Races)...)
}

// verdicts are the words for the verdicts, and how they are shown.
var verdicts = map[explore.Verdict]struct {
	id   string
	role Role
}{
	explore.Always:     {"search.always", Good},
	explore.CanFail:    {"search.can-fail", Bad},
	explore.NotDecided: {"search.not-decided", Pending},
}

// races tells of the data that actors touch with nothing to order them.
func (v View) races(races []explore.Race) (out []string) {
	for i, r := range races {
		if i == 0 {
			out = append(out, "")
		}
		out = append(out, v.fold(" ", Pending, v.say("search.race", "name", clean(r.Name), "a", r.Actors[0], "line", r.Lines[0], "b", r.Actors[1], "other", r.Lines[1]))...)
	}
	return out
}

// Progress is how far a search is, on one line; rate is in schedules a second, 0 where it is not known. On a narrow
// screen it is left out.
func (v View) Progress(p explore.Progress, rate int) []string {
	args := []any{"n", p.Schedules, "most", p.Most, "outcomes", p.Outcomes}
	if p.Network {
		args = append(args, "delays", p.Delays)
	}
	said := v.say("search.progress", args...)
	if rate > 0 {
		if more := v.say("search.progress", append(args, "rate", rate)...); text.Width(more) <= v.width()-2 {
			said = more
		}
	}
	return v.fold("", Faint, text.Cut(said, v.width()-2))
}

// bound says what was tried, when it was not everything.
func (v View) bound(r *explore.Report) (out []string) {
	b := r.Bound
	if b == nil {
		return nil
	}
	say := func(when bool, id string, args ...any) {
		if when {
			out = append(out, v.say(id, args...))
		}
	}
	say(b.Stopped, "search.stopped")
	say(!b.Stopped && r.Schedules >= b.Schedules, "search.capped", "n", b.Schedules)
	say(r.Network && b.Delays < 0, "search.tried-some")
	say(r.Network && b.Delays >= 0, "search.tried", "delays", b.Delays, "drops", b.Drops)
	say(b.Long, "search.long")
	for _, l := range b.Endless {
		say(true, "search.endless", "actor", l.Actor, "line", l.Line)
	}
	say(b.Clock, "search.clock")
	return out
}

// mostOutcomes is how many outcomes are shown. Nobody reads more of them.
const mostOutcomes = 100

// Outcomes lists the outcomes alone.
func (v View) Outcomes(r *explore.Report, reached []bool) (out []string) {
	for i, o := range r.Outcomes {
		if i == mostOutcomes {
			return append(append(out, ""), v.fold("   ", Faint, v.say("search.more", "n", len(r.Outcomes)-i))...)
		}
		out = append(out, "")
		facts := append(v.facts(o), v.shared(r, o)...)
		number := fmt.Sprintf("%2d ", i+1)
		mark, role := "", Plain
		if len(o.Violates) > 0 {
			mark, role = v.say("search.bad-mark"), Bad
		}
		if i < len(reached) && reached[i] {
			mark = v.say("search.reached-mark") + mark
		}
		for k, f := range facts {
			if k > 0 {
				number, mark = "   ", ""
			}
			out = append(out, v.fold(number, role, mark+f)...)
		}
		if o.Schedule == "" { // it ended before the first move
			continue
		}
		out = append(out, v.fold("   ", Faint, v.say("search.such-as", "n", o.Count))...)
		out = append(out, v.schedule(o.Schedule)...)
	}
	return out
}

// schedule shows a schedule, with no command parted by the end of a line, so that it can be pasted.
func (v View) schedule(s string) []string {
	kept := strings.ReplaceAll(strings.ReplaceAll(text.Escape(s), " ", "\u00a0"), ";\u00a0", "; ")
	lines := v.fold("   ", Code, kept)
	for i := range lines {
		lines[i] = strings.ReplaceAll(lines[i], "\u00a0", " ")
	}
	return lines
}

// facts says what became of an outcome: what went wrong first.
func (v View) facts(o *explore.Outcome) (out []string) {
	for _, f := range o.Facts() {
		out = append(out, v.say(f.ID, f.Args...))
	}
	if slices.Contains(o.Violates, explore.Broken) {
		out = append(out, v.say("search.breaks-always"))
	}
	printed := false
	for _, a := range slices.Sorted(maps.Keys(o.Printed)) {
		if lines := o.Printed[a]; len(lines) > 0 {
			printed = true
			out = append(out, v.say("search.prints", "actor", a, "lines", v.printed(lines)))
		}
	}
	if !printed {
		out = append(out, v.say("search.prints-nothing"))
	}
	return out
}

// printed is what an actor printed, in one line: what it printed again and again, once.
func (v View) printed(lines []string) string {
	var out []string
	for i := 0; i < len(lines); {
		n := 1
		for i+n < len(lines) && lines[i+n] == lines[i] {
			n++
		}
		if said := clean(lines[i]); n > 2 {
			out = append(out, v.say("search.times", "line", said, "n", n))
		} else {
			out = append(out, slices.Repeat([]string{said}, n)...)
		}
		i += n
	}
	return strings.Join(out, " · ")
}

// shared says what an outcome leaves in what the actors share, where outcomes differ in it or the
// condition does not hold.
func (v View) shared(r *explore.Report, o *explore.Outcome) (out []string) {
	broken := slices.Contains(o.Violates, explore.Broken)
	for _, name := range slices.Sorted(maps.Keys(o.Shared)) {
		value := o.Shared[name]
		if broken || slices.ContainsFunc(r.Outcomes, func(p *explore.Outcome) bool { return p.Shared[name] != value }) {
			out = append(out, v.say("search.shared", "name", name, "value", clean(value)))
		}
	}
	return out
}

// fold breaks a text over lines that all begin at the column after first.
func (v View) fold(first string, r Role, s string) []string {
	var lines []*line
	for i, part := range text.Wrap(s, v.width()-2-text.Width(first)) {
		if i > 0 {
			first = strings.Repeat(" ", text.Width(first))
		}
		lines = append(lines, new(line).add(Plain, " "+first).add(r, part))
	}
	return v.show(lines)
}
