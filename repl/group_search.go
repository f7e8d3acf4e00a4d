package repl

import (
	"context"
	"time"

	"lockstep/lessons/goal"
	"lockstep/runtime/conductor"
	"lockstep/runtime/explore"
	"lockstep/runtime/stage"
)

func searchCommands() []Command {
	g := groupSearch
	return []Command{
		{Name: "explore", Chinese: []string{"探索", "遍历"}, Like: []string{"search", "all orders", "try all", "exhaustive", "搜索", "所有顺序"}, Help: "command.explore", group: g, need: aRun, lab: "real.no-explore", do: (*Session).explore},
		{Name: "outcomes", Chinese: []string{"结局"}, Like: []string{"possibilities", "endings", "可能的结果"}, Help: "command.outcomes", group: g, need: aRun, lab: "real.no-explore", do: (*Session).outcomes},
	}
}

// searched is what is known of the outcomes of a stage.
type searched struct {
	stage   *stage.Stage
	report  *explore.Report // nil before the stage was explored
	whole   bool            // as far as searches go
	reached []string        // the schedules that the learner's own moves came to an end by
}

// outlook is what is known of the stage that is open now.
func (s *Session) outlook() *searched {
	if s.known.stage != s.start.Stage {
		s.known = searched{stage: s.start.Stage}
	}
	return &s.known
}

// tellAfter is how long a search goes on before it tells how far it is, and between two such times.
const tellAfter = time.Second

// explore searches the stage and shows what it found.
func (s *Session) explore(c call) error {
	if err := s.search(c.ctx, explore.Options{}); err != nil {
		return err
	}
	s.lines(s.view().Report(s.known.report, nil))
	switch {
	case s.known.stage.CPUs > 0:
		s.say("search.without-cpus")
	case len(s.known.report.Outcomes) > 0:
		s.say("search.replay-hint")
	}
	if s.current() != nil && s.current().Exercise() {
		s.judgePrograms(false)
	}
	return nil
}

// search tries the orders of the stage.
func (s *Session) search(ctx context.Context, o explore.Options) error {
	known := s.outlook()
	always, err := goal.Always(known.stage)
	if err != nil {
		return err
	}
	o.Open, o.Always = func() (*conductor.Run, error) { return s.newRun(known.stage) }, always
	if s.o.Live {
		begun := s.o.Now()
		told := begun
		o.Tell = func(p explore.Progress) {
			now := s.o.Now()
			if now.Sub(told) < tellAfter {
				return
			}
			told = now
			s.lines(s.view().Progress(p, int(float64(p.Schedules)/now.Sub(begun).Seconds())))
			if s.out.stream() != nil {
				s.interrupt() // nobody reads any more
			}
		}
	}
	if known.report, err = explore.Search(ctx, o); err != nil {
		return err
	}
	known.whole = o.Schedules == 0 && (known.report.Bound == nil || !known.report.Bound.Stopped)
	return nil
}

// noteEnd keeps that the learner's own moves have come to an end of the stage.
func (s *Session) noteEnd() {
	if s.replaying || !s.run.Steered() || !explore.Ended(s.run) {
		return
	}
	known := s.outlook()
	known.reached = append(known.reached, s.run.Schedule())
}

// outcomes lists the outcomes there are, and marks those the learner has come to.
func (s *Session) outcomes(c call) error {
	known := s.outlook()
	if !known.whole {
		if err := s.search(c.ctx, explore.Options{}); err != nil {
			return err
		}
	}
	marks, err := s.marks(c, known)
	if err != nil {
		return err
	}
	n := 0
	for _, m := range marks {
		if m {
			n++
		}
	}
	s.say("search.by-hand", "reached", n, "n", len(marks))
	s.lines(s.view().Outcomes(known.report, marks))
	if s.hasMoved() && !explore.Ended(s.run) {
		s.say("search.not-ended")
	}
	return nil
}

// marks says of each outcome whether one of the learner's own ends is it.
func (s *Session) marks(c call, known *searched) ([]bool, error) {
	marks := make([]bool, len(known.report.Outcomes))
	if len(known.reached) == 0 {
		return marks, nil
	}
	r, err := s.newRun(known.stage)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	for _, way := range known.reached {
		r.Restart()
		if err := r.Play(c.ctx, way); err != nil {
			return nil, err
		}
		for i, o := range known.report.Outcomes {
			marks[i] = marks[i] || o.Is(r)
		}
	}
	return marks, nil
}
