package explore

import (
	"cmp"
	"slices"
)

// Report is what a search has found.
type Report struct {
	Verdict   Verdict    `json:"verdict"`
	Always    string     `json:"always,omitempty"` // what was asked of each outcome, besides that nothing fails
	Complete  bool       `json:"complete"`         // every schedule there is was tried, or needed not be
	Bound     *Bound     `json:"bound"`            // what was tried, when that was not all
	Network   bool       `json:"network"`
	Schedules int        `json:"schedules"`
	Skipped   int        `json:"skipped"`         // schedules begun and given up, as all that follows was tried elsewhere
	Outcomes  []*Outcome `json:"outcomes"`        // those that violate something first
	Races     []Race     `json:"races,omitempty"` // they change no verdict
}

// Bound is what a search did not go beyond. With a network it tried all schedules which leave the automatic
// policy by at most so many delays, and lose at most so many packets, while packets of one flow arrive
// in order and timers fire only when nothing else can happen.
type Bound struct {
	Delays    int    `json:"delays"` // -1: not even all schedules without any
	Drops     int    `json:"drops"`
	Schedules int    `json:"schedules"`         // the most that would be tried
	Stopped   bool   `json:"stopped"`           // it was ended from outside
	Long      bool   `json:"long"`              // some schedules were given up after many moves
	Endless   []Loop `json:"endless,omitempty"` // loops that were let go round only so often
	Clock     bool   `json:"clock"`             // a program asks for the time: steps that were swapped may not be the same then
}

// Wide says whether the search went as far as searches go that cannot be complete: as many schedules were tried as
// are, and each to its end. With nothing found to fail that is all that anybody can be asked for.
func (b *Bound) Wide() bool { return !b.Stopped && !b.Long && b.Endless == nil }

// Race is plain data that two actors touch, one of them to change it, with nothing that orders
// the two.
type Race struct {
	Name   string   `json:"name"` // what the program calls it; "" when that is not known
	Actors []string `json:"actors"`
	Lines  []int    `json:"lines"` // where each of them stood
}

// judge puts what was found in order and gives the verdict.
func (r *Report) judge() {
	if r.Outcomes == nil {
		r.Outcomes = []*Outcome{}
	}
	slices.SortFunc(r.Outcomes, func(a, b *Outcome) int {
		return cmp.Or(
			-cmp.Compare(min(len(a.Violates), 1), min(len(b.Violates), 1)),
			cmp.Compare(a.Moves, b.Moves), cmp.Compare(a.Schedule, b.Schedule))
	})
	slices.SortFunc(r.Races, func(a, b Race) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), slices.Compare(a.Lines, b.Lines), slices.Compare(a.Actors, b.Actors))
	})
	r.Races = slices.CompactFunc(r.Races, func(a, b Race) bool { return a.Name == b.Name && slices.Equal(a.Lines, b.Lines) })
	switch {
	case len(r.Outcomes) > 0 && len(r.Outcomes[0].Violates) > 0:
		r.Verdict = CanFail
	case r.Complete:
		r.Verdict = Always
	default:
		r.Verdict = NotDecided
	}
}

// race reads what a race is about from a run that comes to it.
func (p *program) race(id raceID, x race) Race {
	out := Race{Actors: make([]string, 2), Lines: make([]int, 2)}
	p.Reset()
	last := len(x.way) - 1
	for i, q := range x.way {
		if i == x.at || i == last {
			k := 0
			if i == last {
				k = 1
			}
			a := p.r.Actors()[q]
			out.Actors[k], out.Lines[k] = a.Name(), a.Line()
		}
		p.Step(int(q), nil)
	}
	out.Name = p.r.ObjectName(id.object())
	if out.Lines[0] > out.Lines[1] || out.Lines[0] == out.Lines[1] && out.Actors[0] > out.Actors[1] {
		slices.Reverse(out.Actors)
		slices.Reverse(out.Lines)
	}
	return out
}
