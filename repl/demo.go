package repl

import (
	"context"

	"lockstep/lessons"
	"lockstep/repl/progress"
	"lockstep/repl/prompt"
	"lockstep/repl/render"
	"lockstep/repl/text"
	"lockstep/runtime/conductor"
	"lockstep/runtime/explore"
	"lockstep/runtime/failure"
)

// demoFilm is a lesson as its author would go through it: its texts are the captions, its own solutions the
// moves. It holds where the class is asked, and at the end of each part that asks.
type demoFilm struct {
	strip           // its session is its own: nothing in it counts for the learner
	part    []*shot // those of the open part; behind the last part, of the end
	ahead   int     // the next of them
	moveAt  int     // before which of them the moves are made; 0 for none
	through bool    // the last part is over
	shown   bool    // a part was
}

// demo plays the demonstration of a lesson: where none is named, of the one that is open, from its open part on.
func (s *Session) demo(c call) error {
	id, from := c.args, 0
	if id == "" && s.lesson != nil {
		id, from = s.lesson.ID, s.at%len(s.lesson.Parts) // behind the last part: from the first
	}
	e, l, err := s.load(id)
	if err != nil {
		return err
	}
	if lessons.Among(l.Forbid, "solution") {
		return failure.New("demo.forbidden", "id", l.ID)
	}
	f := s.demoOf(e, l)
	defer f.s.Close()
	f.s.at = from
	if s.o.Live {
		s.say("demo.how")
		s.out.line("")
	}
	by, err := (&player{Session: f.s, film: f}).play(c.ctx)
	s.speed = f.s.speed
	switch {
	case err != nil:
		return err
	case by == prompt.Enter:
		return s.takeOver(c.ctx, f.s)
	case s.lesson != nil || s.replayed != nil:
		s.out.line("")
		s.say("demo.back", "lesson", s.lesson != nil)
	}
	return nil
}

// demoOf is the demonstration of a lesson, in a session that writes where this one does.
func (s *Session) demoOf(e Entry, l *lessons.Lesson) *demoFilm {
	o := s.o
	o.Lang, o.World, o.Speed, o.Progress, o.Replay, o.Record = s.lang, Lab, s.speed, nil, "", ""
	d := New(o)
	d.out, d.interrupt, d.lesson, d.kept = s.out, s.interrupt, l, openedAs(e, l)
	return &demoFilm{strip: strip{s: d}}
}

func (f *demoFilm) next(ctx context.Context) (*shot, error) {
	if f.ahead == f.moveAt && f.moveAt > 0 {
		if sh := f.strip.next(); sh != nil {
			return sh, nil
		}
	}
	switch {
	case f.part == nil:
		return f.open(ctx, f.s.at), nil
	case f.ahead < len(f.part):
		f.ahead++
		return f.part[f.ahead-1], nil
	case f.through:
		return nil, nil
	}
	return f.open(ctx, f.s.at+1), nil
}

// back goes to the move before, else to the beginning of the part, else of the part before.
func (f *demoFilm) back(ctx context.Context) (*shot, error) {
	if f.moveAt > 0 && f.ahead >= f.moveAt {
		if sh := f.strip.back(); sh != nil {
			f.ahead = f.moveAt
			f.s.part.reached = false // it is made again
			return sh, nil
		}
	}
	if f.ahead <= 1 {
		return f.open(ctx, max(f.s.at-1, 0)), nil
	}
	return f.open(ctx, f.s.at), nil
}

// open makes the shots of a part; behind the last one, of the end. It gives the first.
func (f *demoFilm) open(ctx context.Context, i int) *shot {
	s := f.s
	s.part, s.target, s.at = attempt{world: Lab}, nil, i
	f.part, f.ahead, f.moveAt, f.through = nil, 1, 0, i == len(s.lesson.Parts)
	add := func(shots ...*shot) { f.part = append(f.part, shots...) }
	say := func(do func()) *shot { return &shot{show: func() error { do(); return nil }} }
	if f.through {
		end := say(f.sayEnd)
		end.hold = true
		add(end)
		return end
	}
	p := s.current()
	name := text.Say(s.lang, "demo.chapter", "at", i+1, "kind", text.Say(s.lang, kinds[p.Kind]))
	page := func(then func() error) *shot {
		return &shot{name: name, pace: view, show: func() error {
			if f.shown {
				s.out.line("")
			}
			f.shown = true
			if err := s.layOut(ctx, func() {}); err != nil {
				return err
			}
			return then()
		}}
	}
	asked := say(func() {
		s.showAsked(p, 0)
		if p.World == string(Real) {
			s.say("demo.in-lab")
		}
	})
	answered := &shot{name: text.Say(s.lang, "demo.answer", "at", i+1), hold: true}
	switch {
	case p.Kind == lessons.Say:
		first := page(func() error { s.showAsked(p, 0); return nil })
		first.pace = caption
		add(first)
	case p.Kind == lessons.Quiz:
		first := page(func() error { s.showAsked(p, 0); return nil })
		first.pace, first.hold = caption, true
		answered.show = func() error { s.sayAnswer(p, rightOption(p, progress.Part{})); return nil }
		add(first, answered)
	case p.Exercise():
		answered.show = func() error {
			s.say("demo.mended")
			s.showMended(p)
			return nil
		}
		came := say(f.sayBroken)
		came.hold = true
		add(page(func() error { return f.breaks(ctx) }), asked, came, answered)
		f.moveAt = 2
	case p.Kind == lessons.Predict:
		asked.hold = true
		shown := say(func() {})
		shown.name, answered.name = answered.name, ""
		answered.show = func() error { s.addMoves(true); s.sayOutcome(p); return nil }
		add(page(func() error {
			if err := s.foresee(ctx, p); err != nil {
				return err
			}
			return f.foretell(ctx, p.Then)
		}), asked, shown, answered)
		f.moveAt = 3
	default:
		answered.name, answered.show = "", func() error { s.addMoves(true); f.sayReached(); return nil }
		add(page(func() error { return f.foretell(ctx, p.Solution) }), asked)
		if len(p.Hints) > 0 { // the first says what to look at; the last is often the moves themselves
			add(say(func() { s.out.line(""); s.prose(p.Hints[0]) }))
		}
		f.moveAt = len(f.part)
		add(answered)
	}
	return f.part[0]
}

// foretell makes the moves of a schedule known as those that come next.
func (f *demoFilm) foretell(ctx context.Context, schedule lessons.Code) error {
	s := f.s
	commands, err := conductor.ParseSchedule(schedule.Source)
	if err != nil {
		return schedule.Put(err)
	}
	s.run.Watch(nil)
	for _, c := range commands {
		if _, err := s.run.Exec(ctx, c); err != nil {
			return schedule.Put(err)
		}
	}
	if err := interrupted(ctx); err != nil {
		return err
	}
	for len(s.run.Commands()) > s.base {
		if _, err := s.run.Back(); err != nil {
			return err
		}
	}
	return s.begin()
}

// breaks makes an order known that breaks an exercise, if a short search finds one.
func (f *demoFilm) breaks(ctx context.Context) error {
	s := f.s
	if err := s.search(ctx, explore.Options{Schedules: quickOrders, Enough: true}); err != nil || s.known.report.Verdict != explore.CanFail {
		return err
	}
	return f.foretell(ctx, lessons.Code{Source: s.known.report.Outcomes[0].Schedule})
}

// sayBroken says what the order came to that breaks an exercise.
func (f *demoFilm) sayBroken() {
	s := f.s
	s.addMoves(true)
	r := s.known.report
	if r.Verdict != explore.CanFail {
		s.say("exercise.explore", "n", r.Schedules)
		return
	}
	came := *r.Outcomes[0]
	came.Schedule = "" // it was just played
	s.sayBreaks(&came)
}

func (f *demoFilm) sayReached() {
	s := f.s
	s.sayIn(render.Good, "demo.reached", "reached", s.part.reached, "n", len(s.run.Commands())-s.base)
}

// sayEnd says what there was to learn.
func (f *demoFilm) sayEnd() {
	s := f.s
	s.out.line("")
	s.sayTitle()
	s.sayLearned()
}

// takeOver goes on by hand from where a demonstration stands. Moves that it has made are the author's: the
// part counts as shown.
func (s *Session) takeOver(ctx context.Context, d *Session) error {
	s.noteTime()
	s.dropRun()
	s.lesson, s.kept, s.at, s.part = d.lesson, d.kept, d.at, attempt{}
	if p := d.current(); p == nil || !p.Kind.Steers() || d.run == nil || !d.hasMoved() { // nothing of this part was shown
		return s.enterPart(ctx, d.at)
	}
	s.noteWhere()
	s.run, s.start, s.part = d.run, d.start, d.part
	d.run = nil
	s.countShown()
	s.base, s.first, s.shown = d.base, d.first, d.shown
	if err := s.attend(); err != nil {
		return err
	}
	s.showMoves(true)
	s.say("demo.taken-over", "known", s.run.Known() > 0)
	if !s.judge() {
		s.youCan()
	}
	return nil
}
