package repl

import (
	"cmp"
	"context"
	"slices"

	"lockstep/lessons"
	"lockstep/repl/render"
	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
)

// Opener starts a run of a stage in a world, from its first move on.
type Opener func(st *stage.Stage, in World) (*conductor.Run, error)

// newRun starts a run of a stage in the lab, with the session's seed.
func (s *Session) newRun(st *stage.Stage) (*conductor.Run, error) { return s.newRunIn(Lab, st) }

func (s *Session) newRunIn(in World, st *stage.Stage) (*conductor.Run, error) {
	switch {
	case s.o.Seed != 0:
		st = st.For(s.o.Seed)
	case st.Learner:
		st = st.For(s.o.Progress.Learner())
	}
	return s.o.Open(st, in)
}

// runAt starts a run in the lab that stands where a part begins.
func (s *Session) runAt(ctx context.Context, from lessons.Start) (*conductor.Run, error) {
	return s.runIn(ctx, Lab, from)
}

func (s *Session) runIn(ctx context.Context, in World, from lessons.Start) (*conductor.Run, error) {
	r, err := s.newRunIn(in, from.Stage)
	if err != nil {
		return nil, err
	}
	for _, c := range from.Play {
		if err := r.Play(ctx, c.Source); err != nil {
			r.Close()
			return nil, c.Put(err)
		}
	}
	if err := interrupted(ctx); err != nil {
		r.Close()
		return nil, err
	}
	return r, nil
}

// interrupted is an error where the learner has interrupted what had to be played to its end: a run
// plays on to the next move and gives none.
func interrupted(ctx context.Context) error {
	if ctx.Err() != nil {
		return failure.New("repl.interrupted")
	}
	return nil
}

// setUp makes the run what the open part begins with. A run that already stands there is kept, so
// that what the learner did stays to be looked at; else it says that the stage was reset.
func (s *Session) setUp(ctx context.Context) (reset bool, err error) {
	from, steers := s.lesson.StartOf(s.at)
	if !steers {
		if s.run != nil && s.laid != s.steeredBefore() {
			s.dropRun() // the page tells of another
		}
		return false, nil
	}
	from.Stage = s.ownStage(from.Stage)
	if s.wantsReal() {
		from.Stage = from.Stage.Untyped()
	}
	if s.world() != Lab || s.run != nil && !s.run.Steered() {
		s.dropRun() // two runs would get in each other's way
	}
	r, err := s.runHere(ctx, from)
	if err != nil {
		s.dropRun() // it belongs to another part
		return false, err
	}
	if s.run != nil && s.start.Stage == from.Stage && s.run.Schedule() == r.Schedule() && s.run.Link().String() == r.Link().String() {
		r.Close()
	} else {
		reset = s.run != nil && s.run.MovesMade() > 0
		s.dropRun()
		s.run = r
	}
	s.start, s.laid = from, s.at
	return reset, s.begin()
}

// begin notes where the learner's own moves begin.
func (s *Session) begin() error {
	s.base = len(s.run.Commands())
	s.first = s.run.MovesMade()
	s.shown = s.first
	err := s.attend()
	s.part.hold, _ = s.conditions()
	return err
}

// attend looks for the goal of the open part after each move from now on.
func (s *Session) attend() (err error) {
	s.target = nil
	if p := s.current(); p != nil && p.Goal.Given() && s.counts() {
		s.target, err = newTarget(s.run, p.Goal.Source)
	}
	s.run.Watch(s.moved)
	return err
}

// moved is called after each move of the learner's.
func (s *Session) moved() {
	s.watch()
	s.noteEnd()
	if s.moving {
		s.showMoves(false)
	}
	if s.enough != nil && s.part.reached && !s.part.told { // who is waited for may never come
		s.enough()
	}
}

// needRun sets the open part up where that failed before, or where its run was lost.
func (s *Session) needRun(ctx context.Context) error {
	if p := s.current(); s.run != nil || p == nil || !p.Kind.Steers() {
		return nil
	}
	_, err := s.setUp(ctx)
	return err
}

func (s *Session) dropRun() {
	s.Close()
	s.lostRun()
}

// move carries out a command that makes moves, and says whether the part is done and what can be
// done next.
func (s *Session) move(ctx context.Context, words string) error {
	c, err := conductor.ParseCommand(words)
	if err != nil {
		if c.Actor != "" && c.Verb == conductor.Step { // "step the server": it is not the last word that is wrong
			return cmp.Or(s.oneActor(c.Actor), err)
		}
		return err
	}
	before, known := len(s.run.Commands()), s.run.Known()
	stop, err := s.carryOut(ctx, c)
	s.noteTry(before)
	s.noteTakenOver(known)
	if err != nil {
		return err
	}
	s.tell = false // what an earlier command of the line asked for is out of date
	if s.judge() {
		return nil
	}
	s.tellClauses()
	if stop != conductor.Deadlock && stop != conductor.Livelock {
		s.youCan()
	}
	return nil
}

// carryOut carries out a command, and shows what it changed and why it stopped.
func (s *Session) carryOut(ctx context.Context, c conductor.Command) (conductor.Stop, error) {
	if !s.run.Steered() && (c.Verb == conductor.RunAll || c.Verb == conductor.Until) {
		s.sayWaits()
	}
	s.run.Waits(s.sayWaits)
	open := !s.part.reached
	if s.wantsReal() && c.Verb == conductor.RunAll {
		ctx, s.enough = context.WithCancel(ctx)
		defer func() { s.enough(); s.enough = nil }()
	}
	before := s.run.MovesMade()
	s.sayTurn(c)
	s.moving = true
	s.run.Idles(s.sayIdle)
	stop, err := s.run.Exec(ctx, c)
	s.run.Idles(nil)
	s.moving = false
	s.showMoves(true)
	s.sayTaken(before)
	if err == nil && !(stop == conductor.Interrupted && open && s.part.reached) {
		s.stopped(stop, c)
	}
	return stop, err
}

// sayTurn says whose turn it is, for a step of no named actor where several can move. That the learner's last one goes
// on needs no word.
func (s *Session) sayTurn(c conductor.Command) {
	if c.Verb != conductor.Step || c.Actor != "" {
		return
	}
	several, last := 0, ""
	for _, m := range s.run.Moves() {
		if m.Verb == conductor.Step {
			several++
		}
	}
	if several < 2 {
		return
	}
	for _, m := range s.run.Made() {
		if m.Verb == conductor.Step {
			last = m.Actor
		}
	}
	if actor := s.run.Turn(); actor != "" && (actor != last || !s.hasMoved()) {
		s.sayIn(render.Faint, "repl.turn", "actor", actor, "last", last, "again", actor == last)
	}
}

// sayTaken says what to do about a port of the machine's that the moves after one have found taken.
func (s *Session) sayTaken(before int) {
	if s.run.Steered() {
		return
	}
	for _, e := range s.run.Journal().Between(before+1, s.run.MovesMade()) {
		if e.Err == "EADDRINUSE" {
			s.say("repl.port-taken")
			return
		}
	}
}

// sayWaits is while a step waits for a process that computes.
func (s *Session) sayWaits() {
	s.showMoves(true)
	s.sayIn(render.Faint, "repl.runs-on")
	_ = s.out.stream() // its error is kept
}

// sayIdle is while all wait for somebody outside: what they have done until then is shown, and for what they wait.
func (s *Session) sayIdle() {
	s.addMoves(true)
	s.lines(s.view().Waiting(s.scene()))
	_ = s.out.stream() // its error is kept
}

// catchUp shows what has happened by itself since the last command.
func (s *Session) catchUp() {
	if s.run == nil || s.run.Steered() {
		return
	}
	before := s.run.MovesMade()
	s.moving = true
	s.run.Welcome()
	s.moving = false
	if s.run.MovesMade() > before {
		s.showMoves(true)
		s.judge()
	}
}

// stopped says why a command ended before it had done all it was asked.
func (s *Session) stopped(stop conductor.Stop, c conductor.Command) {
	actor := c.Actor
	if last := s.run.Journal().Of(s.run.MovesMade()); len(last) > 0 && last[0].Actor != "" {
		actor = last[0].Actor
	}
	switch stop {
	case conductor.AtBlock:
		if a := s.run.Actor(actor); a != nil {
			waits, _ := a.Call()
			s.say("repl.stop-block", "actor", actor, "op", a.Op(), "line", a.Line(), "name", waits.Name)
		}
	case conductor.AtBreak:
		s.say("repl.stop-break")
	case conductor.Reached:
		s.say("repl.stop-reached", "expression", c.Text)
	case conductor.Deadlock, conductor.Livelock:
		s.sayStuck()
	case conductor.Interrupted:
		s.say("repl.stop-interrupted", "back", s.run.Steered())
	}
	if c.Verb == conductor.Until && !slices.Contains([]conductor.Stop{conductor.Reached, conductor.AtBreak, conductor.WaitsInput, conductor.Interrupted}, stop) {
		s.say("repl.until-never", "expression", c.Text)
	}
}
