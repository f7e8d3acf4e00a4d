package repl

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"lockstep/lessons"
	"lockstep/repl/text"
	"lockstep/runtime/failure"
	"lockstep/runtime/python/syntax"
)

// reading is one way to understand a line that is no command. Nothing is ever done on a guess: the
// learner reads what would work, and types it.
type reading struct {
	is func(*Session, string) []any // the arguments of the sentence; nil when the line is not this
	id string
}

// readings are tried in this order; the last fits everything.
var readings = []reading{
	{(*Session).answerWord, "repl.not-asked"},
	{(*Session).systemWord, "repl.no-shell"},
	{(*Session).packetNumber, "repl.packet-number"},
	{(*Session).programLine, "repl.program-line"},
	{(*Session).pythonLine, "repl.no-python"},
	{(*Session).lessonName, "repl.no-command"},
	{(*Session).meantCommand, "repl.no-command"},
	{(*Session).programWord, "repl.program-word"},
	{(*Session).nearCommand, "repl.no-command"},
	{func(s *Session, said string) []any {
		return []any{"word", short(said), "steers", s.target != nil && !s.part.reached}
	}, "repl.lost"},
}

// lost lists the failures after which the learner also reads what works: where they stand, or on
// the stage.
var lost = map[string]func(*Session){
	"repl.lost": (*Session).here, "repl.not-asked": (*Session).here,
	"repl.no-python": (*Session).here, "repl.no-arguments": (*Session).here, "repl.needs-lesson": (*Session).here,
	"repl.needs-run": (*Session).here, "repl.forbidden": (*Session).here,
	"wire.empty": (*Session).youCan, "step.none-ready": (*Session).youCan, "step.blocked": (*Session).youCan,
	"step.ended": (*Session).youCan, "lab.no-packet": (*Session).youCan, "lab.no-timer": (*Session).youCan,
	"back.nothing": (*Session).youCan, "schedule.bad-packet": (*Session).youCan, "wire.which": (*Session).youCan,
}

// misread says what a line that is no command may have meant.
func (s *Session) misread(said string) error {
	if word := strings.TrimSuffix(said, "()"); !strings.ContainsFunc(word, func(r rune) bool { return !letter(r) }) {
		said = word // "exit()", as Python's own prompt has it
	}
	for _, r := range readings {
		if args := r.is(s, said); args != nil {
			out := failure.List{failure.New(r.id, args...)}
			if why, ok := args[len(args)-1].(*failure.Failure); ok && why != nil {
				out = append(out, why)
			}
			return out.Err()
		}
	}
	return nil
}

// here says what works where the learner stands.
func (s *Session) here() {
	switch p := s.current(); {
	case s.replayed != nil:
		s.youCan()
	case s.lesson == nil:
		s.offer()
	case p == nil:
		s.farewell()
	case s.part.chosen > 0 && !s.part.reached:
		s.sayPrediction(p)
	case p.Kind == lessons.Say || s.part.reached:
		s.say("repl.enter-goes-on")
	case len(p.Options) > 0:
		s.say("repl.type-number", numbers(p)...)
	default:
		s.youCan()
	}
}

// short is the first word of a line that may be a mistyped command; "" of one that is a sentence.
func short(said string) string {
	word, rest, _ := strings.Cut(said, " ")
	most := 24
	if strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		most = 8
	}
	if strings.Contains(strings.TrimSpace(rest), " ") || text.Width(word) > most {
		return ""
	}
	return word
}

// optionSaid finds the option of the question that is open by its text or value, from 1; 0 when a
// line is none of them.
func (s *Session) optionSaid(said string) int {
	p, found := s.current(), 0
	if p == nil || s.part.reached || s.part.chosen > 0 {
		return 0
	}
	if n, err := strconv.Atoi(said); err == nil && n >= 1 && n <= len(p.Options) { // the number of one
		return 0
	}
	for i, o := range p.Options {
		if w := bare(said); w != "" && (w == bare(o.Text.In(s.lang.String())) || w == bare(o.Value.Source)) {
			if found > 0 {
				return 0
			}
			found = i + 1
		}
	}
	return found
}

// bare is a text without capitals, quotes, a full stop, and the b of bytes.
func bare(s string) string {
	s = strings.ToLower(strings.Join(strings.Fields(s), " "))
	s = strings.TrimRight(s, ".。!！")
	for _, quote := range []string{`"`, "'"} {
		s = strings.Trim(strings.TrimPrefix(s, "b"+quote), quote)
	}
	return strings.ReplaceAll(s, "`", "")
}

var answerWords = strings.Fields(`yes no y true false maybe ok okay yeah nope a b c d
	是 对 不 否 不是 不对 对的 是的 好 好的 会 不会 能 不能 没有`)

// answerWord is an answer to a question that wants a number, or to none.
func (s *Session) answerWord(said string) []any {
	if !slices.Contains(answerWords, bare(said)) {
		return nil
	}
	p := s.current()
	return []any{"word", said, "asked", p != nil && len(p.Options) > 0 && !s.part.reached}
}

var systemWords = strings.Fields(`cd pwd python python3 pip vim vi nano sudo git curl ping telnet nc ssh netstat ss ifconfig
	ip gdb make bash sh echo grep touch mkdir rm cp mv top apt export source lockstep`)

// systemWord is a command of the system, or the path of a file.
func (s *Session) systemWord(said string) []any {
	word, _, _ := strings.Cut(strings.TrimPrefix(said, "$ "), " ")
	path := strings.HasPrefix(word, "~") || strings.Contains(strings.TrimPrefix(word, "/"), "/") || strings.Contains(word, `:\`)
	if !path && !slices.Contains(systemWords, word) && !strings.HasPrefix(said, "$ ") {
		return nil
	}
	return []any{"word", word}
}

// programLine is a line of one of the programs.
func (s *Session) programLine(said string) []any {
	if s.run == nil || len(said) < 3 {
		return nil
	}
	for _, a := range s.run.Actors() {
		for i, line := range a.Program().Text() {
			if strings.TrimSpace(line) == said {
				return []any{"actor", a.Name(), "line", i + 1}
			}
		}
	}
	return nil
}

// pythonLine is a statement or an expression, but no bare word.
func (s *Session) pythonLine(said string) []any {
	marked := slices.ContainsFunc(syntax.Marks(said), func(m syntax.Mark) bool { return m.Look == syntax.LookKeyword && m.At.From.Col == 1 })
	_, err := syntax.Parse("", said)
	if strings.ContainsAny(said, "=([.+*") && err == nil || marked && (err == nil || strings.HasSuffix(said, ":")) {
		return []any{"actor", s.ready()}
	}
	return nil
}

// lessonName is the id or the title of a lesson.
func (s *Session) lessonName(said string) []any {
	if id := s.lessonSaid(said); id != "" {
		return []any{"word", short(said), "near", "start " + id, "full", ""}
	}
	return nil
}

// lessonSaid is the id of the lesson that has a name: its id or its title; "" for none.
func (s *Session) lessonSaid(said string) string {
	for _, e := range s.o.Catalogue.List() {
		if w := bare(said); w == bare(e.ID) || w == bare(e.Title.EN) || w == bare(e.Title.ZH) {
			return e.ID
		}
	}
	return ""
}

// programWord is a word that stands in one of the programs.
func (s *Session) programWord(said string) []any {
	if s.run == nil || said == "" || strings.TrimLeftFunc(said, letter) != "" {
		return nil
	}
	for _, a := range s.run.Actors() {
		for _, line := range a.Program().Text() {
			words := strings.FieldsFunc(line, func(r rune) bool { return !letter(r) })
			if slices.Contains(words, said) {
				return []any{"name", said, "actor", a.Name()}
			}
		}
	}
	return nil
}

// packetNumber is a packet as the views name it.
func (s *Session) packetNumber(said string) []any {
	n, err := strconv.Atoi(strings.TrimPrefix(said, "#"))
	if err != nil || said[0] != '#' {
		return nil
	}
	return []any{"n", n}
}
