package repl

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lockstep/lessons"
	"lockstep/repl/render"
	"lockstep/repl/text"
	"lockstep/runtime/failure"
)

// Catalogue is the lessons there are.
type Catalogue interface {
	List() []Entry // in the order in which they are taken
	Load(id string) (*lessons.Lesson, error)

	// File reads a lesson from a file, and puts it among the others. It says whether a name is one of a file.
	File(name string) (l *lessons.Lesson, is bool, err error)

	// Broken is the files that belong to the catalogue and that no lesson can be opened from.
	Broken() failure.List

	// Reload reads a lesson that was loaded from a file again. One that cannot be read stays as it was.
	Reload(id string) (*lessons.Lesson, error)
}

// Entry is a lesson in the catalogue.
type Entry struct {
	ID      string
	Name    string // what its progress is kept under
	Title   lessons.Text
	Minutes int
	Parts   int

	Exercises []int           // the parts in which a program is to be changed, from 1
	Needs     []string        // ids of the lessons that help with this one
	Course    *lessons.Course // nil for none
}

func (e Entry) title(l text.Lang) string { return text.Escape(e.Title.In(l.String())) }

// entry finds a lesson in the catalogue.
func (s *Session) entry(id string) (e Entry, found bool) {
	all := s.o.Catalogue.List()
	i := slices.IndexFunc(all, func(e Entry) bool { return e.ID == id })
	if i < 0 {
		return Entry{}, false
	}
	return all[i], true
}

// unmet are the lessons that would help with one and are not finished. They lock nothing.
func (s *Session) unmet(e Entry) (ids []string) {
	for _, id := range e.Needs {
		if need, found := s.entry(id); found && !finished(s.keptLesson(need)) {
			ids = append(ids, id)
		}
	}
	return ids
}

// following is the lesson to take now, of the course of the last one if it can be: one that was left unfinished, at
// best the last one; else the next that is not finished, at best behind the last one, or what it needs first; none
// where all are finished.
func (s *Session) following() (e Entry, found bool) {
	all := s.o.Catalogue.List()
	last := s.o.Progress.Record().Last
	at := slices.IndexFunc(all, func(e Entry) bool { return e.Name == last })
	own := func(e Entry) bool { return at >= 0 && e.course() == all[at].course() }
	anyone := func(Entry) bool { return true }
	unfinished := func(e Entry) bool { return begun(s.keptLesson(e)) }
	untaken := func(e Entry) bool { return !finished(s.keptLesson(e)) }
	for _, among := range []func(Entry) bool{own, anyone} {
		for _, fits := range []func(Entry) bool{unfinished, untaken} {
			for _, from := range []int{max(at, 0), 0} {
				i := slices.IndexFunc(all[from:], func(e Entry) bool { return among(e) && fits(e) })
				if i >= 0 {
					return s.before(all[from+i]), true
				}
			}
		}
	}
	return Entry{}, false
}

// course is the id of the course that a lesson is of; "" for none.
func (e Entry) course() string {
	if e.Course == nil {
		return ""
	}
	return e.Course.ID
}

// before is the lesson to take before another that was not begun: what it needs, and what that needs; itself where
// nothing is missing.
func (s *Session) before(e Entry) Entry {
	for range s.o.Catalogue.List() { // lessons of one's own may need each other
		unmet := s.unmet(e)
		if unmet == nil || begun(s.keptLesson(e)) {
			break
		}
		e, _ = s.entry(unmet[0])
	}
	return e
}

// shown is how many lessons the first screen shows: with what stands around them they fit a terminal
// of 20 lines.
const shown = 14

// welcome is the first screen: what this is, the lessons from the one before the next on, and what
// Enter does.
func (s *Session) welcome() {
	all := s.o.Catalogue.List()
	from := 0
	if next, some := s.following(); some {
		from = slices.IndexFunc(all, func(e Entry) bool { return e.ID == next.ID }) - 1
	}
	from = max(0, min(from, len(all)-shown))
	s.greet()
	s.catalogue(from, min(from+shown, len(all)))
	if len(all) > shown {
		s.say("repl.more-lessons", "n", len(all))
	}
	if broken := len(s.o.Catalogue.Broken()); broken > 0 {
		s.say("repl.broken-lessons", "n", broken)
	}
	s.offer()
}

// greet says what this is, and which keys to know.
func (s *Session) greet() {
	hello, keys := text.Say(s.lang, "repl.welcome"), text.Say(s.lang, "repl.welcome-keys")
	if gap := s.width() - 2 - text.Width(hello+keys); gap > 0 {
		hello += strings.Repeat(" ", min(gap, 10)) + keys
		keys = ""
	}
	s.out.line(" " + hello)
	if keys != "" {
		s.out.line(" " + keys)
	}
}

// catalogue lists the lessons from one up to another.
func (s *Session) catalogue(from, to int) {
	all := s.o.Catalogue.List()
	next, some := s.following()
	ids, titles, digits := 0, 0, len(strconv.Itoa(len(all)))
	for _, e := range all {
		ids, titles = max(ids, text.Width(e.ID)), max(titles, text.Width(e.title(s.lang)))
	}
	for i, e := range all[:to] {
		if i < from {
			continue
		}
		if e.Course != nil && (i == from || all[i-1].course() != e.course()) {
			heading := CourseHeading(s.lang, e.Course)
			s.out.line(" " + s.out.Paint(render.Head, text.Cut(heading, s.width()-2)))
		}
		row := fmt.Sprintf("%*d  ", digits, i+1) + text.Pad(e.ID, ids+2)
		room := s.width() - 4 - text.Width(row)
		mark, standing := s.standing(e, some && e.ID == next.ID, room-titles-2)
		if s.lang.Spoken() {
			row := strings.Join([]string{strconv.Itoa(i + 1), e.ID, e.title(s.lang), standing}, s.lang.Aloud(" · "))
			s.lines(text.Wrap(row, s.width()))
			continue
		}
		titled := min(titles, max(room-2-text.Width(standing), 8))
		row += text.Pad(text.Cut(e.title(s.lang), titled), titled+2)
		s.out.line(strings.TrimRight(" "+mark+" "+row+standing, " "))
	}
}

// offer says what Enter does and how to choose another lesson.
func (s *Session) offer() {
	next, some := s.following()
	switch {
	case s.current() != nil || s.replayed != nil: // Enter belongs to the part, or the recording, that is open
		s.say("repl.start-id")
	case !some:
		s.say("repl.all-finished")
	default:
		at := 0
		if l := s.keptLesson(next); begun(l) {
			at = l.Next() + 1
		}
		s.say("repl.offer", "id", next.ID, "part", at)
	}
}

// standing is how the learner stands with a lesson: a sign, and the words for it, in which advice is
// left out that does not fit into a width.
func (s *Session) standing(e Entry, next bool, width int) (mark, words string) {
	l := s.keptLesson(e)
	mark = " "
	switch {
	case finished(l):
		mark, words = s.out.Paint(render.Good, "✓"), text.Say(s.lang, "repl.standing-finished", "skipped", len(l.Parts)-l.Done())
	case begun(l):
		mark, words = "◐", text.Say(s.lang, "repl.standing-begun", "done", l.Done(), "of", len(l.Parts))
	default:
		words = text.Say(s.lang, "repl.minutes", "n", e.Minutes)
		advice := ""
		if unmet := s.unmet(e); next {
			advice = s.lang.Aloud(" · ") + text.Say(s.lang, "repl.standing-next")
		} else if unmet != nil {
			advice = s.lang.Aloud(" · ") + text.Say(s.lang, "repl.standing-after", "needs", unmet)
		}
		if text.Width(words+advice) <= width {
			words += advice
		}
	}
	if next {
		mark = s.out.Paint(render.Head, "▸")
	}
	if e.Exercises != nil {
		words += text.Say(s.lang, "repl.has-exercise")
	}
	return mark, words
}
