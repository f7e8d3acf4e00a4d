package repl

import (
	"lockstep/lessons"
	"lockstep/repl/text"
)

// AboutCourse is what is told of a course, as a sentence takes it: title, authors, licence, and the words
// for the languages it is in where these are not all.
func AboutCourse(l text.Lang, c *lessons.Course) []any {
	return []any{"id", c.ID, "title", c.Title.In(l.String()), "authors", c.Authors, "licence", c.Licence, "only", onlyIn(l, c)}
}

// onlyIn are the words for the languages that a course is in; none where it is in all.
func onlyIn(l text.Lang, c *lessons.Course) (words []string) {
	if c == nil || len(c.Languages) == len(lessons.Languages) {
		return nil
	}
	for _, code := range c.Languages {
		words = append(words, text.Say(l, "word."+code))
	}
	return words
}

// CourseHeading stands above the lessons of a course.
func CourseHeading(l text.Lang, c *lessons.Course) string {
	return text.Say(l, "course.heading", AboutCourse(l, c)...)
}

// sayLanguage tells a learner why a lesson is not in the language that was chosen.
func (s *Session) sayLanguage() {
	if only := onlyIn(s.lang, s.lesson.Course); only != nil && !s.lesson.In(s.lang.String()) {
		s.say("course.only", "only", only)
	}
}
