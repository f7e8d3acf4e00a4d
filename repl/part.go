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
	"lockstep/runtime/failure"
)

// attempt is how far the learner is with the part that is open, this time.
type attempt struct {
	reached bool  // do: the goal was reached; predict: the run has shown the answer; quiz: answered rightly
	told    bool  // the learner has read that it was reached
	fault   error // why the goal could not be tested
	hints   int   // how many hints were shown
	chosen  int   // predict: the option that was said, from 1; 0 before

	// predict, once an option was chosen:
	reveal string // the schedule after which the answer is known
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
	return p == nil || p.Kind == lessons.Say || s.part.reached || s.part.chosen > 0 || s.recorded(s.at).Done
}

// goOn leaves a part that is passed.
func (s *Session) goOn(ctx context.Context) error {
	s.note(func(p *progress.Part) { p.Done = true })
	return s.enterPart(ctx, s.at+1)
}

// forbids says whether the open part does without a command.
func (s *Session) forbids(name string) bool {
	p := s.current()
	if p == nil || s.part.reached {
		return false
	}
	for _, f := range p.Forbid {
		if f.Name == name {
			return true
		}
	}
	return false
}

// enterPart opens a part, with the run as the part wants it; behind the last it says what comes
// after the lesson.
func (s *Session) enterPart(ctx context.Context, i int) error {
	s.noteTime()
	s.part = attempt{}
	if s.at = min(i, len(s.lesson.Parts)); s.at == len(s.lesson.Parts) {
		s.farewell()
		return nil
	}
	s.noteWhere()
	s.header()
	reset, err := s.setUp(ctx)
	if err != nil {
		return err
	}
	s.showPart()
	if p := s.current(); p.Kind.Steers() {
		if setup := s.run.Schedule(); reset || setup != "" {
			s.say("repl.set-up", "reset", reset, "schedule", setup)
		}
		s.out.line("")
		s.showCode("")
		s.youCan()
	}
	return nil
}

// toFirstStage goes on to the next part with programs, for a learner who steers before one has
// been reached.
func (s *Session) toFirstStage(ctx context.Context, c *Command) error {
	for i := s.at; i < len(s.lesson.Parts); i++ {
		if s.lesson.Parts[i].Kind.Steers() {
			return s.enterPart(ctx, i)
		}
	}
	return failure.New("repl.needs-run", "command", c.Name)
}

func (s *Session) header() {
	title := text.Escape(s.lesson.Title.In(s.lang.String()))
	s.out.line(s.out.head("── " + title + " " + strconv.Itoa(s.at+1) + "/" + strconv.Itoa(len(s.lesson.Parts)) + " ──"))
}

// showPart shows what the part says or asks.
func (s *Session) showPart() {
	p := s.current()
	s.prose(p.Text)
	for i, o := range p.Options {
		shown := s.expression(o.Value.Source, s.width()-5)
		if t := o.Text.In(s.lang.String()); t != "" {
			shown = s.markdown(t, s.width()-5)
		}
		for j, line := range shown {
			mark := text.Pad("", 3)
			if j == 0 {
				mark = text.Pad(strconv.Itoa(i+1), 3)
			}
			s.out.line("  " + mark + line)
		}
	}
	switch {
	case p.Kind == lessons.Say:
		s.say("repl.enter-goes-on")
	case len(p.Options) > 0:
		s.say("repl.type-number", "most", len(p.Options))
	}
}

// prose writes a text of the lesson.
func (s *Session) prose(t lessons.Text) {
	for _, line := range s.markdown(t.In(s.lang.String()), s.width()-1) {
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

func (s *Session) answerQuiz(p *lessons.Part, i int) error {
	o := p.Options[i]
	if o.Right {
		s.part.reached, s.part.told = true, true
		s.note(func(p *progress.Part) { p.Answered(i + 1); p.Done = true })
		s.out.line(" " + s.out.good(text.Say(s.lang, "repl.right", "n", i+1)))
	} else {
		s.note(func(p *progress.Part) { p.Answered(i + 1) })
		s.out.line(" " + s.out.bad(text.Say(s.lang, "repl.wrong", "n", i+1)))
	}
	s.prose(o.Why)
	if o.Right {
		s.say("repl.enter-goes-on")
	} else {
		s.say("repl.try-again")
	}
	return nil
}

// answerPredict keeps what the learner says will happen. A run of its own finds out who is right;
// the learner sees it only by playing the moves.
func (s *Session) answerPredict(c call, p *lessons.Part, i int) error {
	if s.part.reached {
		s.say("repl.enter-goes-on")
		return nil
	}
	r, err := s.newRun(s.start.Stage)
	if err != nil {
		return err
	}
	defer r.Close()
	if err := r.Play(c.ctx, s.start.Schedule()); err != nil {
		return err
	}
	if p.Then.Given() {
		if err := r.Play(c.ctx, p.Then.Source); err != nil {
			return err
		}
	}
	right, err := choose(r, p)
	if err != nil {
		return err
	}
	s.part.chosen, s.part.reveal, s.part.right = i+1, r.Schedule(), right+1
	s.note(func(p *progress.Part) { p.Answered(i + 1); p.Right = right + 1 })
	s.say("repl.you-say", "option", s.option(p, i+1), "schedule", oneLine(p.Then.Source))
	s.judge()
	return nil
}

func (s *Session) option(p *lessons.Part, n int) string {
	if t := p.Options[n-1].Text.In(s.lang.String()); t != "" {
		return t
	}
	return p.Options[n-1].Value.Source
}

// watch tests the goal after a move. It stays reached, whatever comes after.
func (s *Session) watch() {
	if s.target == nil || s.part.reached || s.part.fault != nil {
		return
	}
	s.part.reached, s.part.fault = s.target.expr.Test(s.target.view)
}

// judge tells the learner, once, that the part is done: its goal reached, or the answer shown. It
// says whether it told so.
func (s *Session) judge() bool {
	p := s.current()
	if p == nil || s.part.told {
		return false
	}
	if s.part.fault != nil {
		s.fail(s.part.fault)
		s.part.fault = nil
		return false
	}
	switch {
	case p.Kind == lessons.Do && s.part.reached:
		n := len(s.run.Commands()) - s.base
		s.noteSolved(n)
		s.out.line(" " + s.out.good(text.Say(s.lang, "repl.done", "n", n, "par", p.Par)))
	case p.Kind == lessons.Predict && s.part.chosen > 0 && s.run.Schedule() == s.part.reveal:
		s.part.reached = true
		s.note(func(p *progress.Part) { p.Done = true })
		id := "repl.not-borne-out"
		if s.part.right == s.part.chosen {
			id = "repl.borne-out"
		}
		s.say(id, "value", s.option(p, s.part.right), "option", s.option(p, s.part.chosen), "answer", s.part.right)
		s.say("repl.enter-goes-on")
	default:
		return false
	}
	s.part.told = true
	return true
}

// enter is an empty line: it goes on where the part is passed, else says where the learner
// stands. It never makes a move.
func (s *Session) enter(c call) error {
	p := s.current()
	switch {
	case s.lesson == nil:
		if next, some := s.following(); some {
			c.args = next.ID
			return s.startLesson(c)
		}
		s.welcome()
	case p == nil:
		s.farewell()
	case p.Kind == lessons.Say || s.part.reached:
		return s.goOn(c.ctx)
	case p.Kind == lessons.Predict && s.part.chosen > 0:
		s.say("repl.you-say", "option", s.option(p, s.part.chosen), "schedule", oneLine(p.Then.Source))
		s.youCan()
	case s.recorded(s.at).Done:
		return s.goOn(c.ctx)
	default:
		s.showPart()
		if p.Kind.Steers() {
			s.youCan()
		}
	}
	return nil
}

// farewell ends a lesson, and names the one that comes next.
func (s *Session) farewell() {
	all := s.o.Catalogue.List()
	next := ""
	for i, e := range all {
		if e.ID == s.lesson.ID && i+1 < len(all) {
			next = all[i+1].ID
		}
	}
	s.say("repl.farewell", "title", s.lesson.Title.In(s.lang.String()), "next", next)
}
