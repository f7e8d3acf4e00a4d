package repl

import (
	"context"
	"maps"

	"lockstep/lessons"
	"lockstep/repl/progress"
	"lockstep/repl/render"
	"lockstep/runtime/actor"
	"lockstep/runtime/conductor"
	"lockstep/runtime/explore"
	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
)

// Orders that are tried after each change of a program: first few, as most of what is wrong shows there, then as many
// as grading tries.
const (
	quickOrders = 2_000
	fullOrders  = 200_000
)

// ownStage is what the open part begins with: of an exercise, the stage with the learner's programs, or the author's
// while the learner's cannot run.
func (s *Session) ownStage(st *stage.Stage) *stage.Stage {
	if !s.current().Exercise() {
		return st
	}
	changed, err := actor.WithPrograms(st, s.recorded(s.at).Programs)
	if s.part.unread = err; err != nil {
		return st
	}
	return changed
}

// ownSource is an actor's program as the learner has left it.
func (s *Session) ownSource(name string) string {
	if source, changed := s.recorded(s.at).Programs[name]; changed {
		return source
	}
	return s.authorSource(name)
}

// authorSource is an actor's program as the lesson has it.
func (s *Session) authorSource(name string) string {
	author, _ := s.lesson.StartOf(s.at)
	return sourceIn(author.Stage, name)
}

// exchange puts programs in place of those of the exercise that is open, keeps them and begins the run anew. What
// cannot run yet is kept as well, and the run waits for it.
func (s *Session) exchange(ctx context.Context, programs map[string]string) error {
	author, _ := s.lesson.StartOf(s.at)
	maps.DeleteFunc(programs, func(name, source string) bool { return source == sourceIn(author.Stage, name) })
	changed, err := actor.WithPrograms(author.Stage, programs)
	if err == nil {
		var r *conductor.Run
		if r, err = s.runIn(ctx, s.world(), lessons.Start{Stage: changed}); err != nil {
			return err
		}
		s.dropRun()
		s.run, s.start = r, lessons.Start{Stage: changed}
		if err := s.begin(); err != nil {
			return err
		}
	}
	s.part.reached, s.part.told = false, false
	s.part.unread, s.part.untried = err, true
	s.note(func(p *progress.Part) { p.Programs = maps.Clone(programs) })
	return nil
}

// tryPrograms shows the programs that were changed, and tries their orders. After several changes in one line it is
// done once.
func (s *Session) tryPrograms(ctx context.Context) error {
	if !s.part.untried {
		return nil
	}
	s.part.untried = false
	if s.part.unread != nil {
		name := "" // of whom it is the program; the first that is refused is the only one
		for _, n := range editable(s.current()) {
			if s.misreadAt(n) > 0 {
				name = n
			}
		}
		s.showDrafts(name)
		s.say("exercise.draft")
		return nil
	}
	s.showCode("") // lines have other numbers now
	for _, most := range []int{quickOrders, fullOrders} {
		if err := s.search(ctx, explore.Options{Schedules: most, Enough: true}); err != nil {
			return err
		}
		if r := s.known.report; r.Verdict != explore.NotDecided || r.Network || r.Bound.Stopped || r.Schedules < most {
			break
		}
	}
	s.judgePrograms(true)
	return nil
}

// cannotRun is why the programs of the open exercise cannot run; nil where they can.
func (s *Session) cannotRun() error {
	if s.part.unread == nil {
		return nil
	}
	return append(failure.All(s.part.unread), failure.New("exercise.unread"))
}

// showDrafts shows programs as the learner has left them while some cannot run yet, of one actor or of all that may be
// changed, and why.
func (s *Session) showDrafts(name string) {
	for _, n := range editable(s.current()) {
		if name == "" || n == name {
			s.lines(s.view().Draft(n, s.ownSource(n), s.misreadAt(n)))
		}
	}
	s.fail(s.part.unread)
}

// misreadAt is the line at which an actor's program is not understood; 0 for none.
func (s *Session) misreadAt(name string) int {
	for _, f := range failure.All(s.part.unread) {
		if f.At.File == name+".py" {
			return f.At.Line
		}
	}
	return 0
}

// showDiff shows how an actor's program was changed. It says whether it was.
func (s *Session) showDiff(name, old, changed string) bool {
	s.lines(s.view().Diff(name, old, changed))
	return old != changed
}

// judgePrograms says what the search means for the exercise that is open: it is done when no order breaks
// it. quick says that the learner has not seen what was found.
func (s *Session) judgePrograms(quick bool) {
	r := s.known.report
	switch {
	case r.Verdict == explore.CanFail && quick:
		s.sayBreaks(r.Outcomes[0])
		if r.Outcomes[0].Schedule != "" {
			s.say("exercise.replay")
		}
	case r.Verdict == explore.CanFail:
	case r.Verdict == explore.Always, r.Bound.Wide():
		s.part.reached, s.part.told = true, true
		s.noteMended()
		s.sayIn(render.Good, "exercise.done", "n", r.Schedules, "bounded", r.Bound != nil, "shown", s.part.shown)
	default:
		s.say("exercise.undecided", "stopped", r.Bound.Stopped, "quick", quick)
	}
}

// sayBreaks shows an outcome of the search that breaks the exercise.
func (s *Session) sayBreaks(o *explore.Outcome) {
	s.sayIn(render.Bad, "exercise.breaks")
	worst := *s.known.report
	worst.Outcomes = []*explore.Outcome{o}
	s.lines(s.view().Outcomes(&worst, nil))
}

// noteMended keeps the programs by which the exercise was done. What the lesson's solution does is none of the
// learner's, who may have mended it before.
func (s *Session) noteMended() {
	shown := s.part.shown
	s.note(func(p *progress.Part) {
		if !p.Done || p.Passed == nil || !shown {
			p.Solved(p.Programs)
		}
	})
}

// showExercise says what has to hold and how a program is changed.
func (s *Session) showExercise(p *lessons.Part) {
	s.say("exercise.always", "always", oneLine(p.Always.Source))
	s.say("exercise.how", "name", p.Edit[0].Name, "others", len(p.Edit) > 1, "names", editable(p), "editor", s.o.Edit != nil)
}

// sourceIn is an actor's program on a stage.
func sourceIn(st *stage.Stage, name string) string {
	return st.Actors[st.ActorIndex(name)].Program.Source
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
		return s.exchange(ctx, programs)
	}
	s.showMended(p)
	s.say("exercise.solution")
	return nil
}

// showMended shows how the author mends the programs.
func (s *Session) showMended(p *lessons.Part) {
	for _, e := range p.Edit {
		s.showDiff(e.Name, s.authorSource(e.Name), sourceIn(p.Solved, e.Name))
	}
}
