package repl

import (
	"context"
	"strconv"
	"strings"

	"lockstep/lessons"
	"lockstep/repl/markdown"
	"lockstep/repl/progress"
	"lockstep/repl/render"
	"lockstep/repl/text"
	"lockstep/runtime/conductor"
)

// attempt is how far the learner is with the part that is open, this time.
type attempt struct {
	reached bool  // do: the goal was reached; predict: the run has shown the answer; quiz: answered rightly
	fault   error // why the goal could not be tested
	hints   int   // how many hints were shown
	hold    int   // do: how many conditions of the goal held when it was last looked
	chosen  int   // predict: the option that was said, from 1; 0 before
	told    bool  // the learner has read that it was reached
	shown   bool  // the solution was shown
	out     []int // quiz: the options that were ruled out, from 1

	world World // in which the learner or the lesson wants the part; "" for the session's

	unread  error // an exercise: why the learner's programs cannot run yet; nil where they can
	untried bool  // an exercise: programs were changed, and neither shown nor tried since

	// predict, once an option was chosen or the solution shown:
	reveal string // the schedule after which the answer is known
	way    *lead  // the moves that lead there
	right  int    // the option that the run bears out, from 1
}

// current is the part that is open; nil before the first and after the last.
func (s *Session) current() *lessons.Part {
	if s.lesson == nil || s.at >= len(s.lesson.Parts) {
		return nil
	}
	return &s.lesson.Parts[s.at]
}

// passed says whether the learner may go on to the next part.
func (s *Session) passed() bool {
	p := s.current()
	return p == nil || p.Kind == lessons.Say || s.part.reached || s.part.right > 0 || s.recorded(s.at).Done
}

// goOn leaves a part that is passed.
func (s *Session) goOn(ctx context.Context) error {
	s.notePassed()
	return s.enterPart(ctx, s.at+1)
}

// notePassed keeps that the open part is done, when it is.
func (s *Session) notePassed() {
	if s.passed() {
		s.note(func(p *progress.Part) { p.Done = true })
	}
}

// forbids says whether the open part does without a command.
func (s *Session) forbids(name string) bool {
	p := s.current()
	if p == nil || s.part.reached || !s.counts() {
		return false
	}
	return lessons.Among(p.Forbid, name)
}

// lessonForbids says whether the whole lesson does without a command. Who has done a part may leave it
// by any.
func (s *Session) lessonForbids(name string) bool {
	return s.lesson != nil && !s.passed() && lessons.Among(s.lesson.Forbid, name)
}

// enterPart opens a part, with the run as the part wants it; behind the last it says what comes
// after the lesson.
func (s *Session) enterPart(ctx context.Context, i int) error {
	s.noteTime()
	s.part, s.target = attempt{}, nil // the goal of the part before says nothing about this one
	if i < len(s.lesson.Parts) {
		s.part.world = World(s.lesson.Parts[i].World)
	}
	if s.at = min(i, len(s.lesson.Parts)); s.at == len(s.lesson.Parts) {
		s.farewell()
		return nil
	}
	s.noteWhere()
	if s.at == len(s.lesson.Parts)-1 && s.current().Kind == lessons.Say {
		s.notePassed() // many leave when they have read the last page
	}
	return s.layOut(ctx, func() {
		s.showPart()
		if s.asksElsewhere() {
			s.say("repl.elsewhere")
		}
		if s.current().Kind.Steers() && !s.asksFirst() {
			s.youCan()
		}
	})
}

// layOut shows the page of a part: its programs first, where it has some, and what is asked below, next to
// where the answer is typed. On a screen of few lines what was played, and the programs, leave room for that.
func (s *Session) layOut(ctx context.Context, below func()) error {
	s.header()
	reset, err := s.setUp(ctx)
	if err != nil {
		return err
	}
	if !s.current().Kind.Steers() {
		below()
		return nil
	}
	above := s.out.take()
	below()
	asked := s.out.take()
	room := render.Whole
	if s.o.Live {
		room = s.o.Height() - len(above) - len(asked) - s.toTell() - 2 // a line between, and the prompt
	}
	if setup := s.run.Schedule(); reset || setup != "" {
		rows := 3
		if whole := s.wholeCode(); room < whole+rows { // a program says more than what was played
			rows = 1
		}
		played, more := s.shortened(setup, rows)
		s.say("repl.set-up", "reset", reset, "after", s.goesOnAfter(), "schedule", played, "more", more)
	}
	played := s.out.take()
	s.out.lines = append(above, played...)
	v := s.view()
	v.Rows = max(min(v.Rows, room-len(played)), 1)
	s.showCodeIn(v, "")
	s.out.line("")
	s.lines(asked)
	return nil
}

// toTell is how many lines are told when the line is done.
func (s *Session) toTell() int {
	tell, lines := s.tell, s.out.take()
	s.tellMoves()
	n := len(s.out.take())
	s.tell, s.out.lines = tell, lines
	return n
}

// shortened is a schedule where the learner has not asked for it: of one that takes more than so many lines as many
// commands as leave one for how many more there are.
func (s *Session) shortened(schedule string, rows int) (begins string, more int) {
	commands := conductor.SplitSchedule(schedule)
	n := len(commands)
	if text.Width(schedule) > rows*s.width() {
		for n > 1 && text.Width(strings.Join(commands[:n], "; ")) > (rows-1)*s.width() {
			n--
		}
	}
	return strings.Join(commands[:n], "; "), len(commands) - n
}

// goesOnAfter is the part whose solution the open part goes on from; 0 for one with a start of its own.
func (s *Session) goesOnAfter() int {
	if p := s.current(); p.Stage.Name != "" || p.Setup.Given() {
		return 0
	}
	_, before := s.lesson.LeftBefore(s.at)
	return before + 1
}

// header is the line above a part. The first one says how long the lesson takes.
func (s *Session) header() {
	minutes := 0
	if s.at == 0 {
		minutes = s.lesson.Minutes
	}
	s.out.line(s.out.Paint(render.Head, text.Say(s.lang, "repl.header",
		"title", s.lesson.Title.In(s.lang.String()), "at", s.at+1, "of", len(s.lesson.Parts), "minutes", minutes)))
}

// showPart shows what the part says or asks; of one that is done, also how.
func (s *Session) showPart() {
	p := s.current()
	known := s.recorded(s.at)
	right := 0 // the option to mark
	if known.Done {
		right = rightOption(p, known)
	}
	s.showAsked(p, right)
	if p.Exercise() {
		s.showExercise(p)
	}
	switch {
	case p.Kind == lessons.Say:
		s.say("repl.enter-goes-on")
	case known.Done:
		s.showDone(p, known)
	case p.Kind == lessons.Predict && s.part.right > 0 && !s.part.reached:
		s.sayPrediction(p)
	case len(p.Options) > 0:
		s.say("repl.type-number", numbers(p)...)
	}
}

// showAsked shows what a part says or asks, with a mark at the option that is right; 0 marks none.
func (s *Session) showAsked(p *lessons.Part, right int) {
	s.prose(p.Text)
	for i, o := range p.Options {
		shown := s.expression(o.Value.Source, s.width()-5)
		if t := o.Text.In(s.lang.String()); t != "" {
			shown = s.markdown(t, s.width()-5)
		}
		for j, line := range shown {
			mark := text.Pad("", 5)
			switch {
			case j == 0 && i+1 == right:
				mark = s.out.Paint(render.Good, text.Say(s.lang, "repl.right-mark")) + text.Pad(strconv.Itoa(i+1), 3)
			case j == 0:
				mark = "  " + text.Pad(strconv.Itoa(i+1), 3)
			}
			s.out.line(mark + line)
		}
	}
}

// showDone says how the open part was done.
func (s *Session) showDone(p *lessons.Part, known progress.Part) {
	switch {
	case p.Kind == lessons.Quiz:
		s.prose(p.Options[rightOption(p, known)-1].Why)
	case p.Kind == lessons.Predict && len(known.Answers) > 0 && known.Right > 0:
		said, right := known.Answers[0], rightOption(p, known)
		s.say("repl.was-said", "said", said, "right", right)
		if said != right && said <= len(p.Options) {
			s.prose(p.Options[said-1].Why)
		}
		s.prose(p.Options[right-1].Why)
	case known.Schedule != "":
		s.say("repl.was-done", "schedule", known.Schedule)
	}
	s.sayIn(render.Good, "repl.done-before", "how", s.how(known))
}

// how says how much help a part was done with.
func (s *Session) how(known progress.Part) string {
	return text.Say(s.lang, "repl.how", "shown", known.Shown, "hints", known.Hints)
}

// prose writes a text of the lesson.
func (s *Session) prose(t lessons.Text) {
	s.showMarkdown(t.In(s.lang.String()))
}

func (s *Session) showMarkdown(source string) {
	for _, line := range s.markdown(source, s.width()-1) {
		s.out.line(strings.TrimRight(" "+line, " "))
	}
}

// markdown lays out Markdown in lines of at most width columns.
func (s *Session) markdown(source string, width int) []string {
	v := s.view()
	v.Width = width
	return markdown.Lines(source, v)
}

// expression lays out a goal or the value of an option, which a lesson writes as code.
func (s *Session) expression(source string, width int) []string {
	lines := text.Wrap(text.Escape(oneLine(source)), width)
	for i, line := range lines {
		lines[i] = s.out.Paint(render.Code, line)
	}
	return lines
}

// oneLine is a text or an expression with a space for each line end.
func oneLine(source string) string { return strings.Join(strings.Fields(source), " ") }

// asLine is a schedule of a lesson as it can be typed at the prompt.
func asLine(schedule lessons.Code) string {
	return strings.Join(conductor.SplitSchedule(schedule.Source), "; ")
}

// onward says whether Enter goes on: not before what was predicted has been seen.
func (s *Session) onward() bool {
	return s.current() != nil && s.replayed == nil && s.passed() && (s.part.right == 0 || s.part.reached)
}

// enter is an empty line: it goes on where the part is passed, else says where the learner
// stands. It never makes a move.
func (s *Session) enter(c call) error {
	p := s.current()
	switch {
	case s.replayed != nil:
		s.sayReplay()
		s.youCan()
	case p == nil:
		if next, some := s.following(); some {
			c.args = next.ID
			return s.startLesson(c)
		}
		s.welcome()
	case s.onward():
		return s.goOn(c.ctx)
	case p.Kind == lessons.Predict && s.part.right > 0:
		s.sayPrediction(p)
		s.youCan()
	default:
		s.showPart()
		switch {
		case s.part.unread != nil:
			s.showDrafts("")
		case p.Kind.Steers() && !s.asksFirst():
			s.youCan()
		}
	}
	return nil
}
