package goal

import (
	"fmt"
	"strings"

	"lockstep/runtime/python/object"
)

// Fact is an expression that a run bears out now and did not before.
type Fact struct {
	Source  string
	Telling bool // it says what came of the run, not how far it is
}

// longestFact is the most that a fact may say, in code points: a goal is read.
const longestFact = 120

// Became lists what a run bears out that another of the same stage does not, the most telling first.
func Became(before, now *View) (facts []Fact) {
	for _, q := range now.questions() {
		e, err := Parse(q.Source, now.names)
		if err != nil {
			continue // a name that no expression can hold
		}
		was, err := e.Value(before)
		said := ""
		if err == nil {
			said = object.Show(was, longestFact)
		}
		is, err := e.Value(now)
		if err != nil || object.Show(is, longestFact) == said {
			continue
		}
		f := Fact{q.Source, q.Telling}
		switch is {
		case object.Value(object.Bool(true)):
		case object.Value(object.Bool(false)):
			f.Source = "not " + f.Source
		case object.None:
			f.Source += " is None"
		default:
			f.Source += " == " + written(is)
		}
		if len([]rune(f.Source)) <= longestFact && now.bears(f.Source) && !before.bears(f.Source) {
			facts = append(facts, f)
		}
	}
	return facts
}

// written is a value as lessons write it: in double quotes, where Python's repr() is as well off with them.
func written(v object.Value) string {
	s := object.Show(v, longestFact)
	if strings.ContainsAny(s, `"\`) {
		return s
	}
	return strings.ReplaceAll(s, "'", `"`)
}

// bears says whether an expression holds: one that cannot be written down does not.
func (v *View) bears(source string) bool {
	e, err := Parse(source, v.names)
	if err != nil {
		return false
	}
	held, err := e.Test(v)
	return held && err == nil
}

// questions are what can be asked of a run as it stands.
func (v *View) questions() (all []Fact) {
	ask := func(telling bool, format string, args ...any) {
		for i, a := range args {
			args[i] = written(object.Str(a.(string)))
		}
		all = append(all, Fact{fmt.Sprintf(format, args...), telling})
	}
	actors := v.run.Actors()
	ask(true, "deadlocked()")
	for _, of := range []string{"printed(%s)", "error(%s)", "received(%s)"} {
		for _, a := range actors {
			ask(true, of, a.Name())
		}
	}
	seen := map[string]bool{}
	for _, f := range v.run.View().Files {
		if !seen[f.Name] { // of several hosts' the first
			ask(true, "file(%s)", f.Name)
		}
		seen[f.Name] = true
	}
	ask(true, "len(packets(status=%s))", "dropped")
	ask(true, "len(packets(flag=%s))", "RST")
	for _, a := range actors {
		ask(true, "tcp(%s)", a.Name())
	}
	for _, a := range actors {
		for _, t := range a.Things() {
			if a.Main() == a.Name() && t.Name != "" && len(t.Holders) > 0 {
				ask(true, "holder(%s)", t.Name)
			}
		}
	}
	for _, a := range actors {
		ask(true, "state(%s)", a.Name())
	}
	for _, a := range actors {
		ask(true, "exitcode(%s)", a.Name())
	}
	ask(true, "len(packets(status=%s))", "delivered")
	for _, a := range actors {
		if a.Main() != a.Name() {
			continue
		}
		for _, g := range a.Globals() {
			ask(false, "value(%s, %s)", a.Name(), g.Name)
		}
	}
	for _, a := range actors {
		ask(false, "sent(%s)", a.Name())
	}
	ask(false, "ended()")
	ask(false, "len(packets())")
	ask(false, "now()")
	return all
}
