package repl

import (
	"context"
	"strconv"
	"strings"
	"time"
	"unicode"

	"lockstep/repl/prompt"
	"lockstep/repl/render"
	"lockstep/repl/text"
	"lockstep/runtime/failure"
)

// film is what is played: captions and moves, one after the other.
type film interface {
	// next is what comes next; nil at the end.
	next(context.Context) (*shot, error)

	// back is a shot that goes back by a move.
	back(context.Context) (*shot, error)
}

// shot is a caption, or a move.
type shot struct {
	name   string // of what begins with it; "" where nothing does
	show   func() error
	pace   pace
	hold   bool          // a mark: it goes on when somebody who watches says so
	passed time.Duration // of the run's time, with a move
	share  int           // the moves of its command, which share the time for one command
}

// pace is how closely the lines of a shot are looked at.
type pace uint8

const (
	caption pace = iota // read
	view                // looked over: programs
	move                // seen: what a move did
)

// player plays a film in a session.
type player struct {
	*Session
	film   film
	paused bool
	line   bool // what is typed besides begins the next command
	quits  bool // q ends the program
}

// play shows a film until it ends, which is prompt.None, or the key that ends it is pressed.
func (p *player) play(ctx context.Context) (by prompt.Press, err error) {
	next := &shot{pace: view, show: func() error { return nil }} // what was said before
	for {
		if next == nil {
			if next, err = p.film.next(ctx); next == nil || err != nil {
				return prompt.None, err
			}
		}
		if next.name != "" && p.o.Chapter != nil {
			p.o.Chapter(next.name)
		}
		if err := next.show(); err != nil {
			return prompt.None, err
		}
		by, next = p.present(ctx, next), nil
		switch by {
		case prompt.None:
		case prompt.Left:
			p.paused = true
			if next, err = p.film.back(ctx); err != nil {
				return prompt.None, err
			}
		default:
			return by, nil
		}
	}
}

// present lets what a shot has said be seen: piece by piece, each for as long as it takes.
func (p *player) present(ctx context.Context, sh *shot) prompt.Press {
	if p.paused && p.run != nil {
		p.addMoves(true)
	}
	pieces := p.pieces(p.out.take())
	for i, piece := range pieces {
		p.lines(piece)
		if p.out.stream() != nil { // nobody reads any more
			return prompt.Leave
		}
		if by := p.wait(ctx, sh.lasts(piece), sh.hold && i == len(pieces)-1); by != prompt.None {
			return by
		}
	}
	if ctx.Err() != nil {
		return prompt.Leave
	}
	return prompt.None
}

// pieces cuts lines where a paragraph ends, and to what fits the screen.
func (s *Session) pieces(lines []string) (out [][]string) {
	most := max(s.o.Height()-2, 5)
	from := 0
	for i, line := range lines {
		if line == "" && i > from || i+1 == len(lines) || i+1-from == most {
			out = append(out, lines[from:i+1])
			from = i + 1
		}
	}
	return out
}

// wait lets a piece be seen. It says what was pressed that the film has to follow.
func (p *player) wait(ctx context.Context, d time.Duration, mark bool) prompt.Press {
	speed := ""
	for p.o.Wait != nil && p.speed > 0 {
		pause := prompt.Pause{For: time.Duration(float64(d) / p.speed), Hold: mark || p.paused, Say: speed, Line: p.line, Quit: p.quits}
		if pause.Hold {
			pause.Say += text.Say(p.lang, "player.held", "demo", !p.line, "quits", p.quits)
		}
		speed = ""
		switch by := p.o.Wait(ctx, pause); {
		case by == prompt.Space && !pause.Hold, by == prompt.Other && !p.line:
			p.paused = true
		case by == prompt.Space:
			p.paused = false
			return prompt.None
		case by == prompt.Right: // who has paused stays so
			return prompt.None
		case by == prompt.Up || by == prompt.Down:
			p.speed = nextSpeed(p.speed, by == prompt.Up)
			speed = " " + p.saySpeed()
		default:
			return by
		}
	}
	return prompt.None
}

// nextSpeed is the next faster speed, or the next slower one.
func nextSpeed(now float64, faster bool) float64 {
	speeds := []float64{0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10}
	if faster {
		for _, x := range speeds {
			if x > now {
				return x
			}
		}
		return now
	}
	for i := len(speeds) - 1; i >= 0; i-- {
		if speeds[i] < now {
			return speeds[i]
		}
	}
	return now
}

func (s *Session) saySpeed() string {
	return text.Say(s.lang, "replay.speed", "speed", strconv.FormatFloat(s.speed, 'g', -1, 64))
}

// How long something is seen, at speed 1. Captions are read about as subtitles are, which leaves time to
// look at what they speak of.
const (
	glance       = 900 * time.Millisecond // to find where to look
	perLetter    = time.Second / 17
	perCharacter = time.Second / 6  // of a script whose characters are words
	longestPace  = 3 * time.Second  // of the run's time
	perCommand   = 12 * time.Second // of a command, however many moves it makes
)

// lasts is how long lines of a shot are to be seen.
func (sh *shot) lasts(lines []string) time.Duration {
	letters, characters := 0, 0
	for _, line := range lines {
		colour, space := false, true
		for _, r := range line {
			before := space
			space = unicode.IsSpace(r)
			switch {
			case r == '\x1b' || colour: // as Paint writes it
				colour = r != 'm'
				space = before
			case r >= 0x2e80: // CJK Radicals Supplement, the first of its kind
				characters++
			case !space || !before:
				letters++
			}
		}
	}
	read := time.Duration(letters)*perLetter + time.Duration(characters)*perCharacter
	switch sh.pace {
	case view:
		return glance + read/6
	case move:
		return min(glance+read/3, perCommand/time.Duration(max(sh.share, 1))) + min(max(sh.passed, 0), longestPace)
	}
	return glance + read
}

// strip is the moves that are known of a run, as shots.
type strip struct {
	s     *Session
	share int // the moves of the command that is being made
}

// next is the next move, under the command that it belongs to; nil where none is known.
func (t *strip) next() *shot {
	s := t.s
	next, fresh := s.run.Next()
	if !fresh && s.run.Known() == 0 {
		return nil
	}
	if fresh {
		t.share = next.Last - next.First + 1
	}
	sh := &shot{pace: move, share: t.share}
	sh.show = func() error {
		then := s.run.Now()
		if fresh {
			s.addMoves(true)
			s.out.line(s.commandLine(next.Command.String()))
		}
		defer func() {
			s.addMoves(false)
			sh.passed = s.run.Now() - then
		}()
		if fresh && next.Last < next.First { // it made no moves
			_, err := s.run.Redo(1)
			return err
		}
		return s.run.Forward(1)
	}
	return sh
}

// back takes the last move back; nil where there is none that may be.
func (t *strip) back() *shot {
	s := t.s
	if s.run.MovesMade() <= s.first {
		return nil
	}
	return &shot{pace: move, show: func() error {
		if _, err := s.run.BackMoves(1); err != nil {
			return err
		}
		s.showArrival()
		return nil
	}}
}

// showArrival shows the move that the run was made to stand behind.
func (s *Session) showArrival() {
	s.shown = s.run.MovesMade()
	s.sayAt(false)
	s.lines(s.view().Changes(s.scene(), max(s.shown, 1), s.shown))
}

// commandLine is a command as it stands above the moves that it makes.
func (s *Session) commandLine(command string) string {
	return s.out.Paint(render.Head, s.lang.Aloud("» ")+text.Escape(command))
}

// GoodSpeed says whether something can be played at a speed; at 0 nothing waits.
func GoodSpeed(x float64) bool { return x >= 0 && x <= 100 }

// setSpeed shows or sets how fast moves are played.
func (s *Session) setSpeed(c call) error {
	if c.args != "" {
		x, err := strconv.ParseFloat(strings.TrimSuffix(c.args, "x"), 64)
		if err != nil || !GoodSpeed(x) {
			return failure.New("replay.bad-speed", "word", c.args)
		}
		s.speed = x
	}
	if c.name == "speed" {
		s.out.line(" " + s.saySpeed())
	}
	return nil
}
