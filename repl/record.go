package repl

import (
	"time"

	"lockstep/lessons"
	"lockstep/repl/progress"
	"lockstep/runtime/failure"
)

// longestPause is how much of a pause between two lines counts as time spent: who comes back after
// lunch did not think all that time.
const longestPause = 5 * time.Minute

// opened is how the record names a lesson: what a change needs to find it there,
// also when it is made again on what another session wrote.
type opened struct {
	name, hash string
	keys       []string
}

func (o opened) in(r *progress.Record) *progress.Lesson { return r.Lesson(o.name, o.hash, o.keys) }

// keptLesson is what is kept about a lesson; nil where nothing is.
func (s *Session) keptLesson(e Entry) *progress.Lesson {
	return s.o.Progress.Record().Lessons[e.Name]
}

// begun says whether a lesson has something done in it, and not all.
func begun(l *progress.Lesson) bool {
	if l == nil || l.Finished() {
		return false
	}
	for i := range l.Parts {
		if l.Parts[i].Touched() {
			return true
		}
	}
	return false
}

// finished says whether the learner went through a lesson.
func finished(l *progress.Lesson) bool { return l != nil && l.Finished() }

// openedAs is how the record names a lesson.
func openedAs(e Entry, l *lessons.Lesson) opened { return opened{e.Name, l.Hash(), l.PartKeys()} }

// recorded is what is kept about part i of the open lesson.
func (s *Session) recorded(i int) progress.Part {
	return s.kept.in(s.o.Progress.Record()).Parts[i]
}

// note changes what is kept about the open part, and adds the time spent on it until now.
func (s *Session) note(change func(*progress.Part)) {
	if s.current() == nil {
		return
	}
	seconds := int(s.spent / time.Second)
	s.spent -= time.Duration(seconds) * time.Second
	lesson, i := s.kept, s.at
	s.o.Progress.Change(func(r *progress.Record) {
		p := &lesson.in(r).Parts[i]
		if !p.Done {
			p.Seconds += seconds
		}
		change(p)
	})
}

// noteTry keeps that a do is tried anew: a first move from where it begins. commands is how many
// had been made.
func (s *Session) noteTry(commands int) {
	if p := s.current(); p != nil && p.Kind == lessons.Do && commands == s.base && len(s.run.Commands()) > s.base {
		s.note(func(p *progress.Part) {
			if !p.Done {
				p.Tries++
			}
		})
	}
}

// noteSolved keeps how a do was done: the first time, and when it took fewer commands.
func (s *Session) noteSolved(commands int) {
	schedule, seed := s.run.ScheduleFrom(s.first), s.o.Seed
	s.note(func(p *progress.Part) {
		if !p.Done || !p.Shown && commands < p.Commands {
			p.Done, p.Commands, p.Schedule, p.Seed = true, commands, schedule, seed
		}
	})
}

// noteTime keeps the time that was spent on the open part.
func (s *Session) noteTime() {
	if s.spent >= time.Second {
		s.note(func(*progress.Part) {})
	}
}

// noteWhere keeps which part is open.
func (s *Session) noteWhere() {
	lesson, at := s.kept, s.at+1
	s.o.Progress.Change(func(r *progress.Record) {
		lesson.in(r).At = at
		r.Last = lesson.name
	})
}

// lookAtClock counts the time since it was looked at last as spent on the open part.
func (s *Session) lookAtClock() {
	now := s.o.Now()
	if !s.clock.IsZero() {
		s.spent += min(max(now.Sub(s.clock), 0), longestPause)
	}
	s.clock = now
}

// save writes what was noted. What is wrong with that is said once.
func (s *Session) save() {
	for _, f := range failure.All(s.o.Progress.Save()) {
		if !s.told[f.ID] {
			s.told[f.ID] = true
			s.fail(f)
		}
	}
}

// leave notes what is left to note when a session ends.
func (s *Session) leave() {
	s.lookAtClock()
	s.noteTime()
	s.save()
}
