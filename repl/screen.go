package repl

import (
	"strconv"
	"strings"

	"lockstep/lessons"
	"lockstep/repl/text"
)

// Catalogue is the lessons there are.
type Catalogue interface {
	List() []Entry // in the order in which they are taken
	Load(id string) (*lessons.Lesson, error)
}

// Entry is a lesson in the catalogue.
type Entry struct {
	ID      string
	Title   lessons.Text
	Minutes int
}

// welcome is the first screen: what this is, and the lessons.
func (s *Session) welcome() {
	s.say("repl.welcome")
	all := s.o.Catalogue.List()
	ids, titles := 0, 0
	for _, e := range all {
		ids = max(ids, text.Width(e.ID))
		titles = max(titles, text.Width(e.Title.In(s.lang.String())))
	}
	for i, e := range all {
		n := strconv.Itoa(i + 1)
		s.out.line(strings.TrimRight("  "+text.Pad(n, 3)+text.Pad(e.ID, ids+2)+
			text.Pad(e.Title.In(s.lang.String()), titles+2)+text.Say(s.lang, "repl.minutes", "n", e.Minutes), " "))
	}
	s.say("repl.choose-lesson")
}
