package repl

import (
	"context"
	"errors"
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

// openRecording opens a recording in place of the lesson. One that is damaged, or comes to something
// else now, is opened as far as it goes, and that is the error.
func (s *Session) openRecording(ctx context.Context, file string) error {
	data, err := disk.Read(file, recording.MaxBytes+1)
	if err != nil {
		return err
	}
	rec, damage := recording.Decode(data)
	if rec == nil {
		return damage
	}
	if rec.Again() != nil {
		s.noteTime()
		return errors.Join(s.showSeen(ctx, file, rec), damage)
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
	s.say("replay.how")
	if before != nil {
		s.say("replay.goes-back", "lesson", before.ID)
	}
	if damage != nil {
		return damage
	}
	return differs
}

// showSeen plays a recording of the real world as it was seen there, from its events alone. There is no
// run to be steered, and the lesson stays open.
func (s *Session) showSeen(ctx context.Context, file string, rec *recording.Recording) error {
	s.sayRecording(file, rec)
	s.say("recording.real")
	scene := render.Seen(rec.Stage.Hosts, rec.Seen())
	then := time.Duration(0)
	show := func(move int) (stopped bool) {
		lines := s.view().Changes(scene, move, move)
		s.lines(lines)
		for _, e := range scene.Events {
			if e.Move == move {
				stopped = s.pause(ctx, e.Time-then) || ctx.Err() != nil
				then = e.Time
				break
			}
		}
		return stopped
	}
	if show(0) {
		return nil
	}
	for _, d := range rec.Done() {
		s.out.line(s.out.Paint(render.Head, s.lang.Aloud("» ")+text.Escape(d.Command.String())))
		for m := d.First; m <= d.Last; m++ {
			if s.o.Replay != "" && s.o.ReplayUpTo >= 0 && m > s.o.ReplayUpTo || show(m) {
				return nil
			}
		}
	}
	return nil
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

// usualPace is how long each move is shown, and longestPace the most of the time that it let pass, at
// speed 1.
const (
	usualPace   = 700 * time.Millisecond
	longestPace = 3 * time.Second
)

// play goes on by the moves that are known.
func (s *Session) play(c call) error {
	if c.args != "" {
		if err := s.setSpeed(c); err != nil {
			return err
		}
	}
	return s.playUpTo(c.ctx, -1)
}

// playUpTo plays the moves that are known, up to one of them; -1 for all.
func (s *Session) playUpTo(ctx context.Context, to int) error {
	if s.forbids("redo") {
		return failure.New("repl.forbidden", "command", "redo")
	}
	if s.run.Known() == 0 {
		return failure.New("replay.nothing", "ended", s.replayed != nil && !s.replayed.ended)
	}
	s.replaying = s.replayed != nil
	defer func() { s.replaying = false }()
	stopped := false
	for s.run.Known() > 0 && s.run.MovesMade() != to && !stopped {
		then := s.run.Now()
		if err := s.playOne(); err != nil {
			return err
		}
		stopped = ctx.Err() != nil || s.pause(ctx, s.run.Now()-then)
	}
	s.showMoves(true)
	s.sayAt(stopped)
	if !s.judge() {
		s.youCan()
	}
	return nil
}

// playOne makes the next move that is known, under the command that it belongs to.
func (s *Session) playOne() error {
	next, fresh := s.run.Next()
	if fresh {
		s.showMoves(true)
		s.out.line(s.out.Paint(render.Head, s.lang.Aloud("» ")+text.Escape(next.Command.String())))
	}
	s.moving = true
	defer func() { s.moving = false }()
	if fresh && next.Last < next.First { // it made no moves
		_, err := s.run.Redo(1)
		return err
	}
	return s.run.Forward(1)
}

// pause lets a move be seen, for longer when it let time pass. It says whether the learner has stopped it.
func (s *Session) pause(ctx context.Context, passed time.Duration) bool {
	if s.o.Wait == nil || s.speed == 0 || s.out.stream() != nil {
		return false
	}
	pace := usualPace + min(max(passed, 0), longestPace)
	return s.o.Wait(ctx, time.Duration(float64(pace)/s.speed))
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

// setSpeed shows or sets how fast moves are played.
func (s *Session) setSpeed(c call) error {
	if c.args != "" {
		x, err := strconv.ParseFloat(strings.TrimSuffix(c.args, "x"), 64)
		if err != nil || !(x >= 0 && x <= 100) {
			return failure.New("replay.bad-speed", "word", c.args)
		}
		s.speed = x
	}
	if c.name == "speed" {
		s.say("replay.speed", "speed", strconv.FormatFloat(s.speed, 'g', -1, 64))
	}
	return nil
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
		return s.jumpAhead(failure.New("replay.no-packet", "n", n), func() (bool, error) { return s.sent(n) })
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

// sent says whether the last move put a packet on the wire, or some move before it did: then the run
// goes back to that one.
func (s *Session) sent(number int) (bool, error) {
	for _, e := range s.run.Journal().All() {
		if e.Packet == number && (e.Kind == event.PacketSent || e.Kind == event.PacketCopied) {
			if e.Move < s.first {
				return false, failure.New("replay.no-packet", "n", number)
			}
			return true, s.stepTo(e.Move)
		}
	}
	return false, nil
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
	s.shown = s.run.MovesMade()
	s.sayAt(false)
	s.lines(s.view().Changes(s.scene(), max(s.shown, 1), s.shown))
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
