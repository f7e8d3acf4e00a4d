package repl

import (
	"strconv"
	"strings"

	"lockstep/lessons"
	"lockstep/repl/progress"
	"lockstep/repl/render"
	"lockstep/repl/text"
)

// tally says how the parts of the open lesson went that ask for something.
func (s *Session) tally(l *progress.Lesson) string {
	ids := []string{"repl.tally-alone", "repl.tally-hinted", "repl.tally-shown", "repl.tally-skipped", "repl.tally-open"}
	counts := make([]int, len(ids))
	for i, p := range l.Parts {
		switch {
		case s.lesson.Parts[i].Kind == lessons.Say:
		case p.Done && p.Shown:
			counts[2]++
		case p.Done && p.Hints > 0:
			counts[1]++
		case p.Done:
			counts[0]++
		case p.Skipped:
			counts[3]++
		default:
			counts[4]++
		}
	}
	var said []string
	for i, n := range counts {
		if n > 0 {
			said = append(said, text.Say(s.lang, ids[i], "n", n))
		}
	}
	return strings.Join(said, s.lang.Aloud(" · "))
}

// farewell ends a lesson: what the learner can do now, how it went, and what comes next.
func (s *Session) farewell() {
	l := s.kept.in(s.o.Progress.Record())
	s.sayTitle()
	missing := undone(l)
	if missing == nil {
		s.sayLearned()
		s.out.line("")
	}
	if said := s.tally(l); said != "" {
		s.lines(fold(" "+said, s.width()-1))
	}
	if missing != nil {
		s.say("repl.undone", "parts", missing, "first", missing[0])
	}
	s.say("repl.notes-keep")
	s.offer()
}

func (s *Session) sayTitle() {
	s.out.line(s.out.Paint(render.Head, text.Say(s.lang, "repl.heading", "title", s.lesson.Title.In(s.lang.String()))))
}

// sayLearned says what the lesson was good for.
func (s *Session) sayLearned() {
	can := s.lesson.Outcome
	if can.EN == "" {
		can = s.lesson.Summary
	} else {
		s.say("repl.you-can-now")
	}
	s.prose(can)
}

// undone lists the parts of a lesson, from 1, that are not done.
func undone(l *progress.Lesson) (parts []int) {
	for i := range l.Parts {
		if !l.Parts[i].Done {
			parts = append(parts, i+1)
		}
	}
	return parts
}

// showProgress shows a table of the lessons; of the open lesson, or of one that is named, a table
// of its parts.
func (s *Session) showProgress(c call) error {
	if c.args == "" {
		s.allProgress()
		if s.lesson != nil {
			s.out.line("")
			s.partProgress(s.lesson, s.kept)
		}
		return nil
	}
	e, l, err := s.load(c.args)
	if err != nil {
		return err
	}
	s.partProgress(l, openedAs(e, l))
	return nil
}

func (s *Session) allProgress() {
	rows := [][]string{s.headings("repl.column-lesson", "repl.column-done", "repl.column-tries", "repl.column-hints", "repl.column-time")}
	for _, e := range s.o.Catalogue.List() {
		l := s.keptLesson(e)
		if !begun(l) && !finished(l) {
			rows = append(rows, []string{e.ID, "0/" + strconv.Itoa(e.Parts), "", "", ""})
			continue
		}
		var all progress.Part
		for _, p := range l.Parts {
			all.Tries, all.Hints, all.Seconds = all.Tries+p.Tries, all.Hints+p.Hints, all.Seconds+p.Seconds
		}
		rows = append(rows, append([]string{e.ID, strconv.Itoa(l.Done()) + "/" + strconv.Itoa(len(l.Parts))}, counts(all)...))
	}
	s.table(rows)
}

func (s *Session) partProgress(l *lessons.Lesson, name opened) {
	s.out.line(" " + s.out.Paint(render.Head, text.Escape(l.Title.In(s.lang.String()))))
	wide := 0
	if !s.lang.Spoken() {
		wide = len(strconv.Itoa(len(l.Parts)))
	}
	rows := [][]string{s.headings("repl.column-part", "repl.column-how", "repl.column-tries", "repl.column-hints", "repl.column-time")}
	for i, p := range name.in(s.o.Progress.Record()).Parts {
		kind := l.Parts[i].Kind
		how := ""
		switch {
		case p.Done && kind == lessons.Say:
			how = s.lang.Aloud("✓ ") + text.Say(s.lang, "repl.how-read")
		case p.Done:
			how = s.lang.Aloud("✓ ") + s.how(p)
		case p.Skipped:
			how = text.Say(s.lang, "repl.how-skipped")
		}
		rows = append(rows, append([]string{text.Pad(strconv.Itoa(i+1), wide) + " " + text.Say(s.lang, kinds[kind]), how}, counts(p)...))
	}
	s.table(rows)
}

// kinds are the words for the kinds of part.
var kinds = [...]string{
	lessons.Say: "repl.kind-say", lessons.Predict: "repl.kind-predict", lessons.Do: "repl.kind-do", lessons.Quiz: "repl.kind-quiz",
}

func (s *Session) headings(ids ...string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = text.Say(s.lang, id)
	}
	return out
}

// counts are the columns of numbers. What did not happen is left empty.
func counts(p progress.Part) []string {
	out := []string{"", "", ""}
	for i, n := range []int{p.Tries, p.Hints} {
		if n > 0 {
			out[i] = strconv.Itoa(n)
		}
	}
	if minutes := (p.Seconds + 30) / 60; minutes > 0 {
		out[2] = strconv.Itoa(minutes)
	}
	return out
}

// table shows rows under headings; all columns but the first two are numbers.
func (s *Session) table(rows [][]string) {
	var b strings.Builder
	for i, row := range rows {
		b.WriteString("| " + strings.Join(row, " | ") + " |\n")
		if i == 0 {
			b.WriteString("| --- | --- |" + strings.Repeat(" ---: |", len(row)-2) + "\n")
		}
	}
	s.showMarkdown(b.String())
}
