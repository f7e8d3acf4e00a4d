package repl

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"strings"

	"lockstep/lessons"
	"lockstep/lessons/goal"
	"lockstep/lessons/prove"
	"lockstep/repl/disk"
	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
)

// keepPart writes what was just done into the lesson's file, as a part behind the open one, and takes the
// file up. The part is proved before it is written.
func (s *Session) keepPart(c call) error {
	if err := s.mayKeep(); err != nil {
		return err
	}
	data, err := disk.Read(s.lesson.File, lessons.MaxBytes+1)
	if err != nil {
		return err
	}
	k := keeping{Session: s, ctx: c.ctx, data: data, behind: s.lesson.Behind(min(s.at, len(s.lesson.Parts)-1))}
	if err := k.part(); err != nil {
		return err
	}
	// To prove the part took its time, in which an editor may have saved.
	if now, err := disk.Read(s.lesson.File, lessons.MaxBytes+1); err != nil || !bytes.Equal(now, data) {
		return failure.New("keep.changed", "file", s.lesson.File)
	}
	if err := disk.Write(s.lesson.File, k.out, func([]byte) bool { return true }); err != nil {
		return err
	}
	open, last := s.at, len(s.lesson.Parts)
	if err := s.reload(c); err != nil {
		return err
	}
	at := k.made.Parts[k.behind+1].At
	solution, more := s.shortened(k.kept.Solution, 3)
	s.say("keep.done", "file", at.File, "line", at.Line, "part", k.behind+2, "solution", solution, "more", more, "goal", k.kept.Goal, "exercise", k.kept.Always != "")
	if k.behind > open && open < last {
		s.say("keep.behind", "first", open+1, "last", k.behind+1)
	}
	return nil
}

// mayKeep refuses where there is nothing to write, or no file for it.
func (s *Session) mayKeep() error {
	if s.replayed != nil {
		return failure.New("keep.recording")
	}
	_, err := s.o.Catalogue.Reload(s.lesson.ID) // the session's own lesson stays
	for _, f := range failure.All(err) {
		switch f.ID {
		case "lesson.no-reload":
			return failure.New("keep.built-in", "id", s.lesson.ID)
		case "course.no-reload":
			return err
		}
	}
	switch {
	case err != nil:
		return failure.New("keep.changed", "file", s.lesson.File)
	case s.run == nil || s.run.MovesMade() <= s.first && (s.current() == nil || !s.current().Exercise()):
		return failure.New("keep.nothing")
	}
	return disk.MayWrite(s.lesson.File)
}

// keeping is a part that is being made.
type keeping struct {
	*Session
	ctx    context.Context
	data   []byte // the lesson's file
	behind int    // the part that it will stand behind

	kept lessons.Kept
	out  []byte          // the file with it
	made *lessons.Lesson // what that is
}

// part makes the part: what was done, and a goal that it reaches and that is proved.
func (k *keeping) part() error {
	st := k.start.Stage
	k.kept.Stage = st.Name
	author := k.lesson.Stage(st.Name)
	for i, a := range st.Actors {
		if a.Program.Source != author.Actors[i].Program.Source {
			k.kept.Programs = append(k.kept.Programs, a)
		}
	}
	if k.run.MovesMade() <= k.first {
		return k.exercise()
	}
	begun, err := k.newRun(st)
	if err != nil {
		return err
	}
	defer begun.Close()
	done, err := k.newRun(st)
	if err != nil {
		return err
	}
	defer done.Close()
	commands := k.run.Commands()
	if k.kept.Setup, err = k.inWords(begun, commands[:k.base]); err != nil {
		return err
	}
	if err := done.Play(k.ctx, k.kept.Setup); err != nil {
		return err
	}
	if k.kept.Solution, err = k.inWords(done, commands[k.base:]); err != nil {
		return err
	}
	facts := goal.Became(goal.NewView(begun), goal.NewView(done))
	if err := k.rank(facts, begun); err != nil {
		return err
	}
	return k.choose(facts)
}

// exercise makes an exercise of the programs that were changed, where that is all that was done.
func (k *keeping) exercise() error {
	if k.kept.Programs == nil {
		return failure.New("keep.nothing")
	}
	k.kept.Always = k.current().Always.Source
	why, err := k.put()
	if why != nil {
		return failure.New("keep.unproved", "exercise", true, "why", why)
	}
	return err
}

// put puts the part into the lesson, and proves it. why is what is wrong with it, without the place, which is in no
// file yet.
func (k *keeping) put() (why *failure.Failure, err error) {
	if k.out, k.made, err = k.lesson.Keep(k.data, k.behind, k.kept); err != nil {
		return nil, err
	}
	err = prove.Part(k.ctx, k.made, k.behind+1)
	if stopped := interrupted(k.ctx); stopped != nil {
		return nil, stopped
	}
	if all := failure.All(err); all != nil {
		return all[0].Bare(), nil
	}
	return nil, err
}

// inWords plays commands that were carried out on a run in the lab, and gives them as a lesson has them: the
// moves instead of one that comes to others by itself, because it was broken off or some of it was taken back.
func (k *keeping) inWords(r *conductor.Run, commands []conductor.Executed) (string, error) {
	var words []string
	var last conductor.Command // the last of the words, where it is one
	for _, d := range commands {
		moves := k.run.Made()[d.First-1 : max(d.Last, d.First-1)]
		c := d.Command
		if c.Actor == "" && (c.Verb == conductor.Step || c.Verb == conductor.Type) && len(moves) > 0 {
			c.Actor = moves[0].Actor
		}
		if c.Verb == conductor.SetLink && c.Text == "" {
			continue
		}
		same, err := k.sameMoves(r, c, moves)
		if err != nil {
			return "", err
		}
		switch {
		case same && c.Verb == conductor.Step && last.Verb == conductor.Step && c.Actor == last.Actor:
			last.N = max(last.N, 1) + max(c.N, 1)
			words[len(words)-1] = last.String()
		case same:
			words, last = append(words, c.String()), c
		case len(moves) > 0:
			words, last = append(words, conductor.ScheduleOf(moves)), conductor.Command{}
		}
	}
	return strings.Join(words, "; "), interrupted(k.ctx)
}

// sameMoves makes moves on a run, and says whether a command comes to them.
func (k *keeping) sameMoves(r *conductor.Run, c conductor.Command, moves []conductor.Move) (bool, error) {
	before := r.MovesMade()
	ctx, stop := context.WithCancel(k.ctx)
	defer stop()
	r.Watch(func() {
		if r.MovesMade() > before+len(moves) { // it may never end
			stop()
		}
	})
	defer r.Watch(nil)
	end, err := r.Exec(ctx, c)
	if err == nil && end != conductor.Interrupted && slices.Equal(r.Made()[before:], moves) {
		return true, nil
	}
	if n := r.MovesMade() - before; n > 0 {
		if _, err := r.BackMoves(n); err != nil {
			return false, err
		}
	}
	r.Watch(nil)
	for _, f := range failure.All(r.Play(k.ctx, conductor.ScheduleOf(moves))) {
		return false, failure.New("keep.not-in-lab", "command", c.String(), "why", f.Bare())
	}
	return false, nil
}

// rank puts what the last command made true first: all that was done leads there. It plays the solution on a run that
// stands where it begins.
func (k *keeping) rank(facts []goal.Fact, r *conductor.Run) error {
	view, first := goal.NewView(r), map[string]int{} // by which command
	exprs := map[string]*goal.Expr{}
	for _, f := range facts {
		e, err := goal.Parse(f.Source, goal.NamesOf(r.Stage()))
		if err != nil {
			return err
		}
		exprs[f.Source] = e
	}
	r.Watch(func() {
		for source, e := range exprs {
			if held, _ := e.Test(view); held && first[source] == 0 {
				first[source] = len(r.Commands()) + 1
			}
		}
	})
	defer r.Watch(nil)
	if err := r.Play(k.ctx, k.kept.Solution); err != nil {
		return err
	}
	slices.SortStableFunc(facts, func(a, b goal.Fact) int {
		switch {
		case a.Telling != b.Telling && a.Telling:
			return -1
		case a.Telling != b.Telling:
			return 1
		}
		return first[b.Source] - first[a.Source]
	})
	return nil
}

// mostGoals is how many goals are tried.
const mostGoals = 12

// alone are the commands that mostly reach what can be reached.
var alone = []string{"run", "until"}

// choose takes the first goal that is proved: as it is, or where run alone may not reach it.
func (k *keeping) choose(facts []goal.Fact) error {
	var why *failure.Failure
	facts = facts[:min(len(facts), mostGoals)]
	for _, exact := range []bool{false, true} {
		if exact { // without run, which is forbidden then
			k.kept.Solution = k.run.ScheduleFrom(k.first)
		}
		runs := !exact && k.runs()
		for _, f := range facts {
			for _, forbid := range [][]string{nil, alone} {
				if forbid != nil && runs {
					continue
				}
				k.kept.Goal, k.kept.Forbid = f.Source, forbid
				wrong, err := k.put()
				if wrong == nil {
					return err
				}
				why = cmp.Or(why, wrong)
			}
		}
		if !runs {
			break
		}
	}
	if why == nil {
		return failure.New("keep.no-fact")
	}
	return failure.New("keep.unproved", "exercise", false, "why", why)
}

// runs says whether the solution uses commands that reach a goal by themselves.
func (k *keeping) runs() bool {
	commands, err := conductor.ParseSchedule(k.kept.Solution)
	return err == nil && slices.ContainsFunc(commands, func(c conductor.Command) bool { return slices.Contains(alone, c.Verb.String()) })
}
