package repl

import (
	"cmp"
	"context"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"lockstep/lessons"
	"lockstep/repl/disk"
	"lockstep/repl/prompt"
	"lockstep/repl/render"
	"lockstep/repl/text"
	"lockstep/runtime/event"
	"lockstep/runtime/failure"
	"lockstep/runtime/recording"
)

// replayed is a recording that was opened. Its run is one like any other whose moves were all taken
// back: what redo, play and jump make again. A move of the learner's own forgets what was to come.
type replayed struct {
	file  string
	ended bool // the learner has taken over
}

// readRecording opens a recording in place of the lesson. One that is damaged, or comes to something else
// now, is opened as far as it goes, and that is the error.
func (s *Session) readRecording(ctx context.Context, file string) error {
	data, err := disk.Read(file, recording.MaxBytes+1)
	if err != nil {
		return err
	}
	rec, damage := recording.Decode(data)
	if rec == nil {
		return damage
	}
	return cmp.Or(damage, s.openRecording(ctx, file, rec))
}

func (s *Session) openRecording(ctx context.Context, file string, rec *recording.Recording) error {
	if rec.Again() != nil {
		s.noteTime()
		return s.showSeen(ctx, file, rec)
	}
	r, err := s.o.Open(rec.Stage, Lab)
	if err != nil {
		return err
	}
	differs := rec.Remake(r)
	if n := r.MovesMade(); n > 0 {
		if _, err := r.BackMoves(n); err != nil {
			r.Close()
			return err
		}
	}
	before := s.lesson
	s.noteTime()
	s.dropRun()
	s.lesson, s.part = nil, attempt{}
	s.run, s.start, s.replayed = r, lessons.Start{Stage: rec.Stage}, &replayed{file: file}
	if err := s.begin(); err != nil {
		return err
	}
	s.sayRecording(file, rec)
	s.showCode("")
	s.out.line("")
	if s.o.Chapter == nil { // else nobody is there who could
		s.say("replay.how")
	}
	if before != nil {
		s.say("replay.goes-back", "lesson", before.ID)
	}
	return differs
}

// showSeen plays a recording of the real world as it was seen there, from its events alone. There is no
// run to be steered, and the lesson stays open.
func (s *Session) showSeen(ctx context.Context, file string, rec *recording.Recording) error {
	s.sayRecording(file, rec)
	s.say("recording.real")
	f := &seenFilm{s: s, scene: render.Seen(rec.Stage.Hosts, rec.Seen())}
	f.moves = make([]seenMove, rec.Moves()+1)
	for _, d := range rec.Done() {
		if d.Last >= d.First {
			f.moves[d.First].command = d.Command.String()
		}
	}
	for _, e := range f.scene.Events {
		f.moves[min(e.Move, rec.Moves())].at = e.Time
	}
	if s.o.Replay != "" && s.o.ReplayUpTo >= 0 {
		f.moves = f.moves[:min(s.o.ReplayUpTo, rec.Moves())+1]
	}
	p := player{Session: s, film: f, line: true, quits: s.lesson == nil && file == s.o.Replay}
	by, err := p.play(ctx)
	switch {
	case err != nil:
		return err
	case by == prompt.Leave && p.quits:
		s.done = true
	case s.o.Wait != nil:
		s.say("replay.seen", "file", file)
	}
	return nil
}

// seenFilm is the film of a run of which there are only events.
type seenFilm struct {
	s     *Session
	scene *render.Scene
	moves []seenMove
	ahead int // of them
}

// seenMove is a move of such a run.
type seenMove struct {
	command string // that it begins; "" for none
	at      time.Duration
}

func (f *seenFilm) next(context.Context) (*shot, error) {
	n := f.ahead
	if n == len(f.moves) {
		return nil, nil
	}
	m := f.moves[n]
	return &shot{pace: move, name: m.command, passed: m.at - f.moves[max(n-1, 0)].at, show: func() error {
		if m.command != "" {
			f.s.out.line(f.s.commandLine(m.command))
		}
		f.s.lines(f.s.view().Changes(f.scene, n, n))
		f.ahead = n + 1
		return nil
	}}, nil
}

func (f *seenFilm) back(ctx context.Context) (*shot, error) {
	f.ahead = max(f.ahead-2, 0)
	return f.next(ctx)
}

// sayRecording says what a recording is of.
func (s *Session) sayRecording(file string, rec *recording.Recording) {
	s.out.line(s.out.Paint(render.Head, text.Say(s.lang, "replay.heading", "file", filepath.Base(file))))
	s.say("replay.holds", "lesson", rec.Lesson, "part", rec.Part, "stage", rec.Stage.Name, "moves", rec.Moves(), "commands", rec.Commands())
}

// saveRun writes the run to a file.
func (s *Session) saveRun(c call) error {
	if c.args == "" {
		return failure.New("recording.save-what")
	}
	return s.writeRun(c.args)
}

// recordEnd writes the run that is open when the session ends, where that was asked for.
func (s *Session) recordEnd() error {
	if s.o.Record == "" || s.run == nil {
		return nil
	}
	return s.writeRun(s.o.Record)
}

// writeRun writes the run to a file, over another recording, but over nothing else.
func (s *Session) writeRun(file string) error {
	var from recording.Source
	if s.lesson != nil {
		from = recording.Source{Lesson: s.lesson.ID, Part: min(s.at+1, len(s.lesson.Parts))}
	}
	rec, err := recording.Of(s.run, from)
	if err != nil {
		return err
	}
	data, err := rec.Encode()
	if err != nil {
		return err
	}
	if err := disk.Write(file, data, recording.Is); err != nil {
		return err
	}
	s.say("recording.saved", "file", file, "moves", rec.Moves())
	return nil
}

// play goes on by the moves that are known.
func (s *Session) play(c call) error {
	if c.args != "" {
		if err := s.setSpeed(c); err != nil {
			return err
		}
	}
	return s.playUpTo(c.ctx, -1, false)
}

// playUpTo plays the moves that are known, up to one of them; -1 for all. Where it is all that the program was
// started for, q ends that.
func (s *Session) playUpTo(ctx context.Context, to int, quits bool) error {
	if s.forbids("redo") {
		return failure.New("repl.forbidden", "command", "redo")
	}
	if s.run.Known() == 0 {
		return failure.New("replay.nothing", "ended", s.replayed != nil && !s.replayed.ended)
	}
	s.replaying = s.replayed != nil
	defer func() { s.replaying = false }()
	p := player{Session: s, film: &knownFilm{strip{s: s}, to}, line: true, quits: quits}
	by, err := p.play(ctx)
	if err != nil {
		return err
	}
	s.showMoves(true)
	if quits && by == prompt.Leave {
		s.done = true
		return nil
	}
	s.sayAt(by != prompt.None)
	if !s.judge() {
		s.youCan()
	}
	return nil
}

// knownFilm is the film of the moves that are known to come, up to one of them; -1 for all.
type knownFilm struct {
	strip
	to int
}

func (f *knownFilm) next(context.Context) (*shot, error) {
	if f.s.run.MovesMade() == f.to {
		return nil, nil
	}
	sh := f.strip.next()
	if next, fresh := f.s.run.Next(); fresh {
		sh.name = next.Command.String()
	}
	return sh, nil
}

func (f *knownFilm) back(context.Context) (*shot, error) {
	if sh := f.strip.back(); sh != nil && !f.s.forbids("back") {
		return sh, nil
	}
	return &shot{show: func() error { f.s.showArrival(); return nil }}, nil
}

// sayAt says how far the run is in what is known of it.
func (s *Session) sayAt(stopped bool) {
	at, of := s.run.MovesMade(), s.run.MovesMade()+s.run.Known()
	switch {
	case stopped:
		s.say("replay.paused", "at", at, "of", of)
	case at == of && s.replayed != nil && !s.replayed.ended:
		s.say("replay.ends", "of", of)
	default:
		s.say("replay.at", "at", at, "of", of)
	}
}

// sayReplay says where the recording stands that is open, and what can be done with it.
func (s *Session) sayReplay() {
	s.sayAt(false)
	if !s.replayed.ended {
		s.say("replay.how")
	}
}

// noteTakenOver says that the learner's own move has forgotten what was to come. known is how much of
// it there was.
func (s *Session) noteTakenOver(known int) {
	if p := s.replayed; p != nil && !p.ended && known > 0 && s.run.Known() == 0 {
		p.ended = true
		s.say("replay.taken-over", "file", p.file)
	}
}

// jump goes to a move of those that were made or are known to come.
func (s *Session) jump(c call) error {
	word := c.args
	last := s.run.MovesMade() + s.run.Known()
	n, err := strconv.Atoi(word)
	switch packet, isPacket := strings.CutPrefix(word, "#"); {
	case word == "":
		return failure.New("replay.jump-what")
	case word == "start":
		return s.jumpTo(s.first)
	case word == "end":
		return s.jumpTo(last)
	case isPacket:
		if n, err = strconv.Atoi(packet); err != nil {
			return failure.New("replay.jump-what")
		}
		return s.jumpAhead(failure.New("replay.no-packet", "n", n), s.sent(n))
	case err == nil && (n < s.first || n > last):
		return failure.New("replay.no-move", "word", word, "first", s.first, "last", last)
	case err == nil:
		return s.jumpTo(n)
	}
	t, err := newTarget(s.run, word)
	if err != nil {
		return err
	}
	return s.jumpAhead(failure.New("replay.never", "expression", word), func() (bool, error) { return t.expr.Test(t.view) })
}

// sent says, each time it is asked, whether a move that it has not looked at yet put a packet on the wire:
// then the run goes back to that one.
func (s *Session) sent(number int) func() (bool, error) {
	looked := 0 // events: while the run only goes on, those before stay as they are
	return func() (bool, error) {
		all := s.run.Journal().All()
		for _, e := range all[looked:] {
			if e.Packet == number && (e.Kind == event.PacketSent || e.Kind == event.PacketCopied) {
				if e.Move < s.first {
					return false, failure.New("replay.no-packet", "n", number)
				}
				return true, s.stepTo(e.Move)
			}
		}
		looked = len(all)
		return false, nil
	}
}

// jumpAhead goes on by the moves that are known until something holds. Where it never does, the run
// stays where it was.
func (s *Session) jumpAhead(never *failure.Failure, holds func() (bool, error)) error {
	from := s.run.MovesMade()
	for {
		held, err := holds()
		if err == nil && held {
			return s.arrived()
		}
		if err == nil && s.run.Known() == 0 {
			err = never
		}
		if err == nil {
			err = s.stepTo(s.run.MovesMade() + 1)
		}
		if err != nil {
			if back := s.stepTo(from); back != nil {
				return back
			}
			s.shown = s.run.MovesMade()
			return err
		}
	}
}

func (s *Session) jumpTo(n int) error {
	if err := s.stepTo(n); err != nil {
		return err
	}
	return s.arrived()
}

// stepTo makes the run stand behind a move, without a word.
func (s *Session) stepTo(n int) (err error) {
	s.replaying = s.replayed != nil
	defer func() { s.replaying = false }()
	switch made := s.run.MovesMade(); {
	case n < made && s.forbids("back"):
		return failure.New("repl.forbidden", "command", "back")
	case n > made && s.forbids("redo"):
		return failure.New("repl.forbidden", "command", "redo")
	case n < made:
		_, err = s.run.BackMoves(made - n)
	case n > made:
		err = s.run.Forward(n - made)
	}
	return err
}

// arrived shows the move that was jumped to.
func (s *Session) arrived() error {
	s.showArrival()
	if !s.judge() {
		s.youCan()
	}
	return nil
}

// places lists where jump can go.
func places(s *Session, word string) []prompt.Suggestion {
	if strings.HasPrefix(word, "#") {
		var out []prompt.Suggestion
		for _, p := range anyPacket(s, strings.TrimPrefix(word, "#")) {
			p.Text = "#" + p.Text
			out = append(out, p)
		}
		return out
	}
	return append(words("start", "end")(s, word), expression(s, word)...)
}
