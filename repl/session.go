// Package repl is the session between a learner and a lesson: it reads commands, moves the
// run, shows what changed, and leads through the parts. One table of commands feeds dispatch,
// help and suggestions; each group of commands has a file.
//
// It must not know how lines are edited (repl/prompt), how views are drawn (repl/render) or
// what anything is called in a language (repl/text).
package repl

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"lockstep/lessons"
	"lockstep/repl/progress"
	"lockstep/repl/prompt"
	"lockstep/repl/render"
	"lockstep/repl/text"
	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
)

// Options is what a session is made with.
type Options struct {
	In     prompt.Reader
	Out    io.Writer
	Lang   text.Lang
	Color  bool
	Seed   uint64     // laid over the seed of every stage; 0 keeps it
	Width  func() int // columns of the output; nil means 80
	Height func() int // lines of the screen; nil means 24
	Live   bool       // somebody watches: a long search says how far it is

	// Catalogue is the lessons there are.
	Catalogue Catalogue

	// Open starts a run of a stage.
	Open Opener

	// World is where runs begin; "" means the lab.
	World World

	// Edit lets the learner edit a text, with the name of a file for it; nil where there is no terminal.
	Edit func(name, source string) (string, error)

	// Progress is what the learner has done; nil keeps it for this session only.
	Progress *progress.Store

	// Replay is a recording to begin with, in place of a lesson, and the move to play up to, -1 for all.
	Replay     string
	ReplayUpTo int

	// Demo says to begin with the demonstration of the lesson, and to end with it unless it is taken over.
	Demo bool

	// Record is a file for the run that is open when the session ends; "" for none.
	Record string

	// Speed is how fast recordings are played, 1 being the usual.
	Speed float64

	// Wait lets a pause pass, and says by which key it ended; nil where nobody watches.
	Wait func(context.Context, prompt.Pause) prompt.Press

	// Chapter is told of what begins while a film plays: a part, a command; nil where nobody asks.
	Chapter func(name string)

	// Now is the learner's clock; nil where time spent is not counted.
	Now func() time.Time

	// Interruptible gives a context that ends when the learner presses Ctrl-C, until it is
	// cancelled; nil where there is no such key.
	Interruptible func(context.Context) (context.Context, context.CancelFunc)
}

// Session is one learner at work. Only one goroutine may use it.
type Session struct {
	o        Options
	out      *output
	commands []Command
	lang     text.Lang

	lesson     *lessons.Lesson // nil while none is open
	kept       opened          // how the record names it
	at         int             // the part, an index of lesson.Parts
	part       attempt         // how far the learner is with it, this time
	run        *conductor.Run  // what is being steered; nil before the first part with a stage
	start      lessons.Start   // how the run was set up for the part
	laid       int             // the part that the run was set up for, or that it shows the end of
	target     *target         // the goal of the part over the run; nil where there is none
	base       int             // how many of the run's commands were made by the setup
	first      int             // how many of its moves the setup made
	shown      int             // how many of the run's moves the learner has seen
	looked     render.Scene    // the run as it was when it was last shown
	translated map[string]bool // the commands whose English name a Chinese one has told
	watched    watched         // the view that is shown after each command that moved
	known      searched        // the outcomes of the stage
	replaying  bool            // the moves are not the learner's own
	replayed   *replayed       // the recording that the run is of; nil for none
	speed      float64         // of play
	moving     bool            // a command is making moves: each is shown as it is made
	enough     func()          // ends the `run` that is under way, at the goal; nil where it goes on

	interrupt context.CancelFunc // ends the commands of the line that is carried out
	tell      bool               // the moves that are possible are to be told when the line is done
	done      bool               // quit was said

	clock time.Time       // what it showed when it was looked at last
	spent time.Duration   // on the open part, and not noted yet
	told  map[string]bool // failures to save that the learner knows of, by their ids
}

// New makes a session.
func New(o Options) *Session {
	if o.Width == nil {
		o.Width = func() int { return 80 }
	}
	if o.Height == nil {
		o.Height = func() int { return 24 }
	}
	if o.Interruptible == nil {
		o.Interruptible = context.WithCancel
	}
	if o.Progress == nil {
		o.Progress = progress.InMemory()
	}
	if o.Now == nil {
		o.Now = func() time.Time { return time.Time{} }
	}
	s := &Session{o: o, lang: o.Lang, commands: Commands(), speed: o.Speed, told: map[string]bool{}}
	show := func(lines []string) error { return o.In.Show(s.lang, lines) }
	s.out = newOutput(o.Out, show, o.Color)
	return s
}

// Close frees what the session holds.
func (s *Session) Close() {
	if s.run != nil {
		s.run.Close()
		s.run = nil
	}
}

// Run reads lines and carries them out until `quit` or the end of input. A lesson to begin with
// may be named. It says whether every command was done. The error is one of reading or writing;
// an output that nobody reads any more is none.
func (s *Session) Run(ctx context.Context, id string) (ok bool, err error) {
	s.save() // tells what is wrong with the record
	s.lookAtClock()
	ok, refused := s.begins(ctx, id)
	s.tellMoves()
	s.save()
	defer func() {
		ok = s.guard(s.recordEnd) && ok
		s.sayNextTime()
		s.leave()
		err = cmp.Or(err, s.out.flush())
	}()
	if refused != nil {
		return false, refused
	}
	for !s.done {
		if err := s.out.flush(); err != nil {
			return ok, err
		}
		line, err := s.o.In.Read(prompt.Prompt{Where: s.where(), Lang: s.lang, Complete: s.complete})
		switch {
		case errors.Is(err, io.EOF):
			return ok, s.out.flush()
		case failure.All(err) != nil:
			s.fail(err)
			ok = false
			continue
		case err != nil:
			return ok, err
		}
		ok = s.line(ctx, line) && ok
	}
	return ok, s.out.flush()
}

// Opened says whether a lesson is open.
func (s *Session) Opened() bool { return s.lesson != nil }

// begins opens what the session was made for. It says whether nothing failed. refused is why nothing is open that could
// be gone on with: whoever asked for it is told.
func (s *Session) begins(ctx context.Context, id string) (ok bool, refused error) {
	if s.o.Replay == "" && !s.o.Demo {
		return s.guard(func() error { return s.open(ctx, id) }), nil
	}
	ctx, s.interrupt = s.o.Interruptible(ctx)
	defer s.interrupt()
	ok = s.guard(func() (err error) {
		if s.o.Demo {
			err = s.demo(call{ctx: ctx, args: id})
		} else {
			err = s.readRecording(ctx, s.o.Replay)
		}
		if !s.Opened() && s.replayed == nil {
			refused, err = err, nil
		}
		return err
	})
	if s.done = s.o.Demo && !s.Opened(); s.o.Demo || s.replayed == nil {
		return ok, refused
	}
	return s.guard(func() error { return s.playUpTo(ctx, s.o.ReplayUpTo, true) }) && ok, nil
}

// open shows the first screen: of a lesson, or of all lessons.
func (s *Session) open(ctx context.Context, id string) error {
	if id != "" {
		return s.startLesson(call{ctx: ctx, name: "start", args: id})
	}
	s.welcome()
	return nil
}

func (s *Session) line(ctx context.Context, line string) bool {
	ctx, s.interrupt = s.o.Interruptible(ctx)
	defer s.interrupt()
	s.lookAtClock()
	defer s.save()
	return s.Do(ctx, line)
}

// guard does something, shows how it failed, and says whether it did not. A panic is a fault of
// ours: the learner reads so, loses the run and nothing else.
func (s *Session) guard(do func() error) (ok bool) {
	defer func() {
		if p := recover(); p != nil {
			s.lostRun()
			s.fail(failure.New("repl.fault", "what", fmt.Sprint(p)))
			ok = false
		}
	}()
	if err := do(); err != nil {
		s.fail(err)
		s.helpAfter(err)
		return false
	}
	return true
}

// lostRun gives up a run that may be broken. It is not closed: closing may be what broke.
func (s *Session) lostRun() {
	s.run, s.target, s.replayed, s.start = nil, nil, nil, lessons.Start{}
}

// fail shows an error. Failures about the line just typed need no place: the learner sees it.
func (s *Session) fail(err error) {
	for _, f := range failure.All(err) {
		if f.At.File == "" {
			f.At = failure.Place{}
		}
	}
	for _, line := range strings.Split(text.ErrorIn(s.lang, err, s.width()-6), "\n") {
		wrapped := []string{" " + line}
		if !strings.HasPrefix(line, "    ") { // a source line, with a mark below it
			wrapped = fold(" "+line, s.width()-1)
		}
		for _, w := range wrapped {
			s.out.line(s.out.Paint(render.Bad, w))
		}
	}
}

// helpAfter shows what works, after a failure that leaves a learner without a next step.
func (s *Session) helpAfter(err error) {
	for _, f := range failure.All(err) {
		if help := lost[f.ID]; help != nil {
			help(s)
			break
		}
	}
}

// say writes a sentence, wrapped to the width of the output.
func (s *Session) say(id string, args ...any) { s.sayIn(render.Plain, id, args...) }

// sayIn is say in a colour.
func (s *Session) sayIn(role render.Role, id string, args ...any) {
	for i := 0; i+1 < len(args); i += 2 {
		commands, ok := args[i+1].(string)
		switch name := args[i]; {
		case ok && (name == "schedule" || name == "command"):
			args[i+1] = text.Together(commands, "; ")
		case ok && name == "moves":
			args[i+1] = text.Together(commands, " · ")
		}
	}
	for _, line := range text.Wrap(text.Say(s.lang, id, args...), s.width()-1) {
		s.out.line(" " + s.out.Paint(role, line))
	}
}

// width is how many columns there are to write in: not so few that nothing fits, nor so many that
// lines get hard to read.
func (s *Session) width() int { return min(max(s.o.Width(), 40), 100) }
