package repl

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"lockstep/repl/render"
	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
)

// meantCommand is a line with a word for a command in it: what is done before what is looked at,
// and of these the first. An actor that is named alone is meant to step.
func (s *Session) meantCommand(said string) []any {
	lower := strings.ToLower(said)
	type hit struct{ at, long int }
	hits := map[*Command]hit{}
	covers := map[int]int{} // by where a word begins, the longest that does
	for i := range s.commands {
		c := &s.commands[i]
		for _, term := range slices.Concat([]string{c.Name}, c.Chinese, c.Like) {
			if at := occurs(lower, term); at >= 0 {
				if old, found := hits[c]; !found || at < old.at || at == old.at && len(term) > old.long {
					hits[c] = hit{at, len(term)}
				}
				covers[at] = max(covers[at], len(term))
			}
		}
	}
	var meant *Command
	for i := range s.commands {
		c := &s.commands[i]
		h, found := hits[c]
		if !found || h.long < covers[h.at] {
			continue
		}
		looks := c.group == groupLook
		if meant == nil || !looks && meant.group == groupLook || looks == (meant.group == groupLook) && h.at < hits[meant].at {
			meant = c
		}
	}
	if meant == nil && s.actorIn(said) != "" {
		meant = s.named("step")
	}
	return s.suggest(meant, said)
}

// endings are what an English word for a command may end in.
var endings = []string{"", "s", "es", "d", "ed", "ing", "ped", "ping", "ning"}

// occurs finds a word in a line: a Chinese one anywhere, an English one on its own, also with an
// ending ("dropping"); -1 when it is not there.
func occurs(line, term string) int {
	for from := 0; ; {
		i := strings.Index(line[from:], term)
		if i < 0 {
			return -1
		}
		i += from
		from = i + len(term)
		rest := line[from:]
		rest = rest[:len(rest)-len(strings.TrimLeftFunc(rest, letter))]
		before, _ := utf8.DecodeLastRuneInString(line[:i])
		if term[0] >= utf8.RuneSelf || !letter(before) && slices.Contains(endings, rest) {
			return i
		}
	}
}

func letter(r rune) bool {
	return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_')
}

// nearCommand is a command that was mistyped.
func (s *Session) nearCommand(said string) []any {
	if begun := s.commandNames(said); len(begun) == 1 { // a Chinese name that is not whole
		return s.suggest(s.named(begun[0].Text), said)
	}
	var names []string
	for i := range s.commands {
		names = append(names, s.commands[i].Name)
	}
	return s.suggest(s.named(failure.Nearest(short(said), names)), said)
}

// suggest are the arguments of repl.no-command, the last of them why the command would be refused
// now, if it would.
func (s *Session) suggest(c *Command, said string) []any {
	if c == nil {
		return nil
	}
	typed, full := s.asTyped(c, said)
	return []any{"word", short(said), "near", typed, "full", full, "why", s.refuses(c)}
}

// named finds a command by its name; nil when there is none.
func (s *Session) named(name string) *Command {
	i := slices.IndexFunc(s.commands, func(c Command) bool { return c.Name == name })
	if i < 0 {
		return nil
	}
	return &s.commands[i]
}

// actorIn finds an actor that a line names, on the stage or on the one that comes next; "" when it
// names none.
func (s *Session) actorIn(said string) string {
	for _, name := range s.actorNames() {
		if occurs(strings.ToLower(said), strings.ToLower(name)) >= 0 {
			return name
		}
	}
	return ""
}

// ready is the first actor that can make a step; "" when none can.
func (s *Session) ready() string {
	if s.run != nil {
		for _, m := range s.run.Moves() {
			if m.Verb == conductor.Step {
				return m.Actor
			}
		}
	}
	return ""
}

// asTyped is a command as it would be typed now, and in full where that says more: "s server" and
// "step", "d" and "deliver #2".
func (s *Session) asTyped(c *Command, said string) (typed, full string) {
	typed, full = c.Alias, c.Name
	if typed == "" || typed == ">" || typed == "?" {
		typed, full = c.Name, ""
	}
	switch actor := s.actorIn(said); {
	case c.Name == "step" && actor == "":
		typed = strings.TrimSpace(typed + " " + s.ready())
	case actor != "" && strings.Contains(c.Args, "A"):
		typed += " " + actor
	}
	if flight := s.inFlight(c); len(flight) > 0 {
		n := flight[0]
		for _, f := range flight {
			if occurs(said, strconv.Itoa(f)) >= 0 {
				n = f
			}
		}
		full = strings.TrimSpace(full + " #" + strconv.Itoa(n))
		if len(flight) > 1 {
			typed += " " + strconv.Itoa(n)
		}
	}
	return typed, full
}

// inFlight lists the packets that a command of the wire could be about.
func (s *Session) inFlight(c *Command) (numbers []int) {
	if s.run == nil || c.group != groupWire {
		return nil
	}
	for _, m := range s.run.Moves() {
		if m.Packet > 0 && m.Verb.String() == c.Name {
			numbers = append(numbers, m.Packet)
		}
	}
	return numbers
}

// noMove says why a command can do nothing while no such move is possible.
var noMove = map[string]string{
	"step": "step.none-ready", "deliver": "wire.empty", "drop": "wire.empty", "dup": "wire.empty", "tick": "lab.no-timer",
}

// refuses says why a command would be refused where the learner stands; nil when it would not.
func (s *Session) refuses(c *Command) *failure.Failure {
	switch id := noMove[c.Name]; {
	case c.need >= aLesson && s.lesson == nil && (c.need < aRun || s.run == nil):
		return failure.New("repl.needs-lesson", "command", c.Name)
	case s.lessonForbids(c.Name):
		return failure.New("repl.lesson-forbids", "command", c.Name)
	case s.forbids(c.Name):
		return failure.New("repl.forbidden", "command", c.Name)
	case c.Name == "next" && !s.passed():
		return s.notYet()
	case c.Name == "back" && s.run != nil && len(s.run.Commands()) == s.base:
		return failure.New("back.nothing")
	case s.run == nil || id == "":
		return nil
	case !slices.ContainsFunc(s.run.Moves(), func(m conductor.Move) bool { return m.Verb.String() == c.Name }):
		return failure.New(id, "verb", c.Name)
	}
	return nil
}

// sayEnglish tells, once, the English name of a command that was called by a Chinese one.
func (s *Session) sayEnglish(c *Command, word string) {
	if !slices.Contains(c.Chinese, word) || s.translated[c.Name] || !unicode.Is(unicode.Han, []rune(word)[0]) {
		return
	}
	if s.translated == nil {
		s.translated = map[string]bool{}
	}
	s.translated[c.Name] = true
	s.sayIn(render.Faint, "repl.english-name", "word", word, "name", c.Name, "alias", c.Alias)
}
