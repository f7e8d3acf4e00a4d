package explore

import (
	"cmp"
	"context"
	"slices"

	"lockstep/runtime/conductor"
)

// Verdict is what a search comes to.
type Verdict string

// The verdicts. One that was not found to fail holds always only if all was searched.
const (
	Always     Verdict = "always"
	CanFail    Verdict = "can-fail"
	NotDecided Verdict = "not-decided"
)

// Options are what a search is made with.
type Options struct {
	// Open starts a run of the stage. It is called once for each worker.
	Open func() (*conductor.Run, error)

	// Always is asked of each outcome; nil asks nothing.
	Always func(*conductor.Run) (bool, error)

	// Tell is told now and then how far the search is; nil tells nobody.
	Tell func(Progress)

	Workers int // 0 stands for two
}

// Progress is how far a search is.
type Progress struct {
	Schedules, Outcomes int
	Network             bool
	Delays              int // with a network: the delays of the schedules that are tried now
}

// Report is what a search has found.
type Report struct {
	Verdict   Verdict    `json:"verdict"`
	Complete  bool       `json:"complete"` // every schedule there is was tried, or needed not be
	Bound     *Bound     `json:"bound"`    // what was tried, when that was not all
	Schedules int        `json:"schedules"`
	Outcomes  []*Outcome `json:"outcomes"` // those that violate something first
}

// Bound is what a search with a network claims: that it tried all schedules which leave the automatic policy at most so
// often, and lose at most so many packets, while packets of one flow arrive in order and timers
// fire only when nothing else can happen.
type Bound struct {
	Delays    int  `json:"delays"` // -1: not even all schedules without any
	Drops     int  `json:"drops"`
	Schedules int  `json:"schedules"` // the most that would be tried
	Stopped   bool `json:"stopped"`   // it was ended from outside
	Long      bool `json:"long"`      // some schedules were given up after many moves
}

// Search tries the schedules of a stage.
func Search(ctx context.Context, o Options) (*Report, error) {
	if o.Workers == 0 {
		o.Workers = 2
	}
	b := &bounded{tell: o.Tell}
	defer func() {
		for _, r := range b.runs {
			r.Close()
		}
	}()
	for range o.Workers {
		r, err := o.Open()
		if err != nil {
			return nil, err
		}
		r.EndInput()
		b.runs = append(b.runs, r)
	}
	delays, err := b.search(ctx)
	if err != nil {
		return nil, err
	}
	report := &Report{Schedules: b.count}
	report.Complete = delays == maxDelays && !b.beyond && !b.long
	if !report.Complete {
		report.Bound = &Bound{Delays: delays, Drops: maxDrops, Schedules: maxSchedules, Stopped: ctx.Err() != nil, Long: b.long}
	}
	for _, c := range b.found {
		if w := walk(b.runs[0], c.path); w.err != nil {
			return nil, w.err
		}
		out, err := outcomeOf(b.runs[0], o.Always)
		if err != nil {
			return nil, err
		}
		out.Count = c.count
		report.Outcomes = append(report.Outcomes, out)
	}
	report.judge()
	return report, nil
}

// judge puts the outcomes in order and gives the verdict.
func (r *Report) judge() {
	slices.SortFunc(r.Outcomes, func(a, b *Outcome) int {
		return cmp.Or(
			-cmp.Compare(min(len(a.Violates), 1), min(len(b.Violates), 1)),
			cmp.Compare(a.Moves, b.Moves), cmp.Compare(a.Schedule, b.Schedule))
	})
	switch {
	case len(r.Outcomes) > 0 && len(r.Outcomes[0].Violates) > 0:
		r.Verdict = CanFail
	case r.Complete:
		r.Verdict = Always
	default:
		r.Verdict = NotDecided
	}
}
