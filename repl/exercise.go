package repl

import (
	"context"
	"maps"

	"lockstep/lessons"
	"lockstep/repl/progress"
	"lockstep/repl/render"
	"lockstep/runtime/actor"
	"lockstep/runtime/explore"
	"lockstep/runtime/stage"
)

// quickOrders is how many orders are tried after each change of a program. With explore the learner has
// them all tried.
const quickOrders = 2_000

// ownStage is what the open part begins with: of an exercise, the stage with the learner's programs.
func (s *Session) ownStage(st *stage.Stage) *stage.Stage {
	if !s.current().Exercise() {
		return st
	}
	changed, err := actor.WithPrograms(st, s.recorded(s.at).Programs)
	if err != nil { // they were accepted by another version
		s.fail(err)
		return st
	}
	return changed
}

// exchange puts programs in place of those of the exercise that is open, keeps them, begins the run anew
// and tries a few orders. What is refused leaves everything as it was.
func (s *Session) exchange(c call, programs map[string]string) error {
	author, _ := s.lesson.StartOf(s.at)
	maps.DeleteFunc(programs, func(name, source string) bool {
		return author.Stage.Actors[author.Stage.ActorIndex(name)].Program.Source == source
	})
	changed, err := actor.WithPrograms(author.Stage, programs)
	if err != nil {
		return err
	}
	r, err := s.runIn(c.ctx, s.world(), lessons.Start{Stage: changed})
	if err != nil {
		return err
	}
	s.dropRun()
	s.run, s.start = r, lessons.Start{Stage: changed}
	s.part.reached, s.part.told = false, false
	if err := s.begin(); err != nil {
		return err
	}
	s.note(func(p *progress.Part) { p.Programs = maps.Clone(programs) })
	s.showCode("") // lines have other numbers now
	if err := s.search(c, quickOrders); err != nil {
		return err
	}
	s.judgePrograms(true)
	return nil
}

// showDiff shows how an actor's program differs between two stages. It says whether it does.
func (s *Session) showDiff(from, to *stage.Stage, name string) bool {
	i := from.ActorIndex(name)
	old, changed := from.Actors[i].Program.Source, to.Actors[i].Program.Source
	s.lines(s.view().Diff(name, old, changed))
	return old != changed
}

// judgePrograms says what the search means for the exercise that is open: it is done when no order breaks
// it. quick says that few were tried, and that the learner has not seen what was found.
func (s *Session) judgePrograms(quick bool) {
	r := s.known.report
	switch {
	case r.Verdict == explore.CanFail && quick:
		s.sayIn(render.Bad, "exercise.breaks")
		worst := *r
		worst.Outcomes = r.Outcomes[:1]
		s.lines(s.view().Outcomes(&worst, nil))
		if worst.Outcomes[0].Schedule != "" {
			s.say("exercise.replay")
		}
	case r.Verdict == explore.CanFail:
	case r.Verdict == explore.Always, !quick && r.Bound.Wide():
		s.part.reached, s.part.told = true, true
		s.note(func(p *progress.Part) { p.Done = true })
		s.sayIn(render.Good, "exercise.done", "n", r.Schedules, "bounded", r.Bound != nil, "shown", s.part.shown)
	case quick:
		s.say("exercise.explore", "n", r.Schedules)
	default:
		s.say("exercise.undecided")
	}
}

// showExercise says what has to hold and how a program is changed.
func (s *Session) showExercise(p *lessons.Part) {
	s.say("exercise.always", "always", oneLine(p.Always.Source))
	s.say("exercise.how", "name", p.Edit[0].Name, "others", len(p.Edit) > 1, "names", editable(p), "editor", s.o.Edit != nil)
}

// editable names the actors whose programs the part lets the learner change.
func editable(p *lessons.Part) []string {
	names := make([]string, len(p.Edit))
	for i, e := range p.Edit {
		names[i] = e.Name
	}
	return names
}

// showSolved shows the author's programs, or puts them in place of the learner's.
func (s *Session) showSolved(ctx context.Context, p *lessons.Part, play bool) error {
	if play {
		programs := map[string]string{}
		for _, a := range p.Solved.Actors {
			programs[a.Name] = a.Program.Source
		}
		return s.exchange(call{ctx: ctx}, programs)
	}
	author, _ := s.lesson.StartOf(s.at)
	for _, e := range p.Edit {
		s.showDiff(author.Stage, p.Solved, e.Name)
	}
	s.say("exercise.solution")
	return nil
}
