package explore

import (
	"context"
	"maps"
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

// Condition is what has to hold at the end of every schedule.
type Condition interface {
	Source() string // as people wrote it
	Holds(*conductor.Run) (bool, error)
}

// Options are what a search is made with.
type Options struct {
	// Open starts a run of the stage. It is called once for each worker.
	Open func() (*conductor.Run, error)

	Always Condition // asked of each outcome; nil asks nothing

	// Tell is told now and then how far the search is; nil tells nobody.
	Tell func(Progress)

	Workers   int // 0 stands for two
	Schedules int // the most that are tried without a network; 0 stands for maxOrders

	// Enough says that one schedule that fails is enough: with a network, where each takes long, the search ends there.
	Enough bool
}

// Progress is how far a search is.
type Progress struct {
	Schedules, Outcomes int
	Most                int // schedules that will be tried
	Network             bool
	Delays              int // with a network: the delays of the schedules that are tried now
}

// The bounds of a search without a network.
const (
	maxOrders = 1_000_000
	maxSteps  = 2_000 // in one schedule
)

// Search tries the schedules of a stage.
func Search(ctx context.Context, o Options) (*Report, error) {
	if o.Workers == 0 {
		o.Workers = 2
	}
	if o.Schedules == 0 {
		o.Schedules = maxOrders
	}
	var runs []*conductor.Run
	defer func() {
		for _, r := range runs {
			r.Close()
		}
	}()
	for range o.Workers {
		r, err := o.Open()
		if err != nil {
			return nil, err
		}
		r.EndInput()
		r.LeaveOutCPUs()
		runs = append(runs, r)
	}
	report, network, err := orders(ctx, o, runs)
	if network && err == nil {
		report, err = delays(ctx, o, runs)
	}
	if err != nil {
		return nil, err
	}
	if o.Always != nil {
		report.Always = o.Always.Source()
	}
	report.judge()
	return report, nil
}

// orders searches a stage without a network; it gives up when there is one.
func orders(ctx context.Context, o Options, runs []*conductor.Run) (report *Report, network bool, err error) {
	all, leave := context.WithCancel(ctx)
	defer leave()
	w := &workers{limits: limits{runs: o.Schedules, depth: maxSteps}}
	if o.Tell != nil {
		w.tell = func(runs, outcomes int) { o.Tell(Progress{Schedules: runs, Outcomes: outcomes, Most: o.Schedules}) }
	}
	var programs []*program
	for _, r := range runs {
		p := &program{r: r, leave: leave, rough: true, spin: newSpinners()}
		programs = append(programs, p)
		w.systems = append(w.systems, p)
	}
	found := thorough(all, w, programs)
	clock, endless := false, map[string]int{}
	for _, p := range programs {
		p.rough = false
		p.r.Rough(false)
		if p.network || p.err != nil {
			return nil, p.network, p.err
		}
		clock = clock || p.clock || p.r.ReadClock()
		for name, line := range p.spin.endless {
			if have := endless[name]; have == 0 || line < have {
				endless[name] = line
			}
		}
	}
	report = &Report{Schedules: found.counts.runs + found.counts.cut, Skipped: found.counts.pruned, Complete: found.complete && !clock && len(endless) == 0}
	if !report.Complete {
		report.Bound = &Bound{Schedules: o.Schedules, Stopped: ctx.Err() != nil, Long: found.counts.cut > 0, Clock: clock}
		for _, name := range slices.Sorted(maps.Keys(endless)) {
			report.Bound.Endless = append(report.Bound.Endless, Loop{name, endless[name]})
		}
	}
	p := programs[0]
	for _, e := range found.endings {
		play(p, e.way)
		if p.err != nil {
			return nil, false, p.err
		}
		if p.spin.goesOn() {
			continue // that is no end
		}
		out, err := outcomeOf(p.r, o.Always)
		if err != nil {
			return nil, false, err
		}
		out.Count = e.count
		report.Outcomes = append(report.Outcomes, out)
	}
	for id, x := range found.races {
		report.Races = append(report.Races, p.race(id, x))
	}
	return report, false, nil
}

// thorough searches, and once more from the beginning when runs show that touches did not tell all.
func thorough(ctx context.Context, w *workers, programs []*program) total {
	found := w.search(ctx)
	if !slices.ContainsFunc(programs, func(p *program) bool { return p.r.Sorts() }) {
		return found
	}
	for _, p := range programs {
		p.r.LookAtSorts()
	}
	w.runs.Store(0)
	return w.search(ctx)
}

// delays searches a stage with a network.
func delays(ctx context.Context, o Options, runs []*conductor.Run) (*Report, error) {
	b := &bounded{runs: runs, tell: o.Tell}
	ends := func(r *conductor.Run, w walked) (*Outcome, error) {
		if w.err != nil {
			return nil, w.err
		}
		out, err := outcomeOf(r, o.Always)
		if err == nil && w.again != nil {
			out.endless(w.again)
		}
		return out, err
	}
	if o.Enough {
		b.bad = func(r *conductor.Run, w walked) (bool, error) {
			out, err := ends(r, w)
			return err == nil && len(out.Violates) > 0, err
		}
	}
	most, err := b.search(ctx)
	if err != nil {
		return nil, err
	}
	report := &Report{Schedules: b.count, Network: true, Complete: most == maxDelays && !b.beyond && !b.long}
	if !report.Complete {
		report.Bound = &Bound{Delays: most, Drops: maxDrops, Schedules: maxSchedules, Stopped: ctx.Err() != nil, Long: b.long}
	}
	for _, c := range b.found {
		out, err := ends(runs[0], walk(runs[0], c.path, c.round))
		if err != nil {
			return nil, err
		}
		out.Count = c.count
		report.Outcomes = append(report.Outcomes, out)
	}
	return report, nil
}
