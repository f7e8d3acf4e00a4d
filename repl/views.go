package repl

import (
	"slices"
	"strconv"
	"strings"

	"lockstep/repl/render"
	"lockstep/runtime/failure"
)

// around is how many lines of a screen are not a view's: the command, what can be done next, the
// prompt.
const around = 4

// leastRows is how many lines a view takes also on a screen that has no more.
const leastRows = 10

func (s *Session) view() render.View {
	rows := s.o.Height() - around
	if s.watched.showing { // below what has changed
		rows = rows * 2 / 3
	}
	return render.View{Lang: s.lang, Width: s.width(), Rows: max(rows, leastRows), Palette: s.out}
}

// scene is the run as it is now, with nothing in it while there is none. It is good until the next
// move.
func (s *Session) scene() *render.Scene {
	if s.run == nil {
		return &render.Scene{}
	}
	s.looked.LookOn(s.run)
	return &s.looked
}

func (s *Session) lines(lines []string) {
	for _, l := range lines {
		s.out.line(l)
	}
}

// showMoves shows what the moves since the last time changed, at once: a long command is followed
// as it goes on, and nothing of it is kept. Moves whose line may grow wait for the next one,
// unless this was the last.
func (s *Session) showMoves(last bool) {
	if s.addMoves(last) && s.out.stream() != nil {
		s.interrupt() // nobody reads any more
	}
}

// addMoves says what the moves since the last time changed, and whether there was anything to say.
func (s *Session) addMoves(last bool) bool {
	scene := s.scene()
	first, to := s.shown+1, s.run.MovesMade()
	if !last {
		to = scene.Whole(first, to)
	}
	if to < first {
		return false
	}
	s.lines(s.view().Changes(scene, first, to))
	s.shown = to
	return true
}

// showCode shows programs; side by side they may take all the width there is.
func (s *Session) showCode(actor string) { s.showCodeIn(s.view(), actor) }

func (s *Session) showCodeIn(v render.View, actor string) {
	if s.part.unread != nil {
		s.showDrafts(actor)
		return
	}
	v.Width, v.Named = max(s.o.Width(), v.Width), s.askedAbout()
	s.lines(v.Code(s.scene(), actor))
}

// wholeCode is how many lines the programs take whose every line is shown.
func (s *Session) wholeCode() int {
	v := s.view()
	v.Width, v.Rows = max(s.o.Width(), v.Width), render.Whole
	return len(v.Code(s.scene(), ""))
}

// askedAbout gives the words of programs that the open part speaks of. The names of actors are none: they are said of
// what stands in the program's margin.
func (s *Session) askedAbout() (out []string) {
	p := s.current()
	if p == nil {
		return nil
	}
	out = render.Named(p.Text.In(s.lang.String()))
	for _, o := range p.Options {
		out = append(out, render.Named(o.Text.In(s.lang.String()))...)
	}
	for _, a := range s.scene().Actors {
		out = slices.DeleteFunc(out, func(w string) bool { return w == a.Name })
	}
	return out
}

func (s *Session) state(c call) error {
	if err := s.oneActor(c.args); err != nil {
		return err
	}
	s.lines(s.view().State(s.scene(), c.args))
	return nil
}

func (s *Session) code(c call) error {
	if err := s.oneActor(c.args); err != nil {
		return err
	}
	v := s.view()
	if c.args != "" && c.word != watchWord { // asked for: it is read page by page
		v.Rows = render.Whole
	}
	s.showCodeIn(v, c.args)
	return nil
}

func (s *Session) vars(c call) error {
	if err := s.oneActor(c.args); err != nil {
		return err
	}
	s.lines(s.view().Vars(s.scene(), c.args))
	return nil
}

// packet lists the packets, or shows one layer by layer, or one of its fields.
func (s *Session) packet(c call) error {
	if c.args == "" || c.args == "all" {
		s.lines(s.view().Packets(s.scene(), c.args == "all"))
		return nil
	}
	number, field, _ := strings.Cut(c.args, " ")
	n, err := strconv.Atoi(strings.TrimPrefix(number, "#"))
	if err != nil {
		return failure.New("schedule.bad-packet", "verb", c.name, "word", number)
	}
	shown, err := s.view().Packet(s.scene(), n, strings.TrimSpace(field))
	switch {
	case err != nil:
		return err
	case shown == nil:
		return failure.New("repl.no-packet", "n", n)
	}
	s.lines(shown)
	return nil
}

// stream lists the connections, or draws one: the only one, without a number.
func (s *Session) stream(c call) error {
	scene := s.scene()
	number, all := strings.CutSuffix(" "+c.args, " all")
	n, err := strconv.Atoi(strings.TrimSpace(number))
	switch most := len(scene.Conversations()); {
	case strings.TrimSpace(number) == "" && most == 1:
		n = 1
	case strings.TrimSpace(number) == "":
		s.lines(s.view().Streams(scene))
		return nil
	case err != nil || n < 1 || n > most:
		return failure.New("repl.no-stream", "word", c.args, "most", most)
	}
	s.lines(s.view().Stream(scene, n, all))
	return nil
}

// log shows what happened: the last screenful, all, or moves N..M.
func (s *Session) log(c call) error {
	first, last, err := s.span(c)
	if err != nil {
		return err
	}
	s.lines(s.view().Log(s.scene(), first, last))
	return nil
}

// span reads which moves a view is to show: the last screenful (0, 0), "all", "N", or "N..M".
func (s *Session) span(c call) (first, last int, err error) {
	made := s.run.MovesMade()
	switch c.args {
	case "":
		return 0, 0, nil
	case "all":
		return 0, max(made, 1), nil
	}
	from, to, several := strings.Cut(c.args, "..")
	if !several {
		to = from
	}
	first, err1 := strconv.Atoi(strings.TrimSpace(from))
	last, err2 := strconv.Atoi(strings.TrimSpace(to))
	if err1 != nil || err2 != nil || first < 0 || last < first {
		return 0, 0, failure.New("repl.bad-span", "command", c.name, "word", c.args)
	}
	if first > made {
		return 0, 0, failure.New("repl.no-such-moves", "made", made)
	}
	return first, min(max(last, 1), max(made, 1)), nil
}

// timeline draws how the actors have spent their moves.
func (s *Session) timeline(c call) error {
	first, last, err := s.span(c)
	if err != nil {
		return err
	}
	s.lines(s.view().Timeline(s.scene(), first, last))
	return nil
}

// diagram draws the run as a ladder.
func (s *Session) diagram(c call) error {
	first, last, err := s.span(c)
	if err != nil {
		return err
	}
	s.lines(s.view().Diagram(s.scene(), first, last))
	return nil
}
