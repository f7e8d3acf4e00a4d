package repl

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
)

// group is a heading of `help`.
type group string

// The groups of commands, in the order of `help`. Each is the id of its heading.
const (
	groupLesson  group = "command.group-lesson"
	groupSteer   group = "command.group-steer"
	groupWire    group = "command.group-wire"
	groupLook    group = "command.group-look"
	groupSearch  group = "command.group-search"
	groupKeep    group = "command.group-keep"
	groupProgram group = "command.group-program"
)

var groups = []group{groupLesson, groupSteer, groupWire, groupLook, groupSearch, groupKeep, groupProgram}

// Command is a row of the command table, which feeds dispatch, help and "did you mean".
type Command struct {
	Name  string
	Alias string // a second, short name; "" for none
	Args  string // the arguments as help writes them, optional ones in brackets
	Help  string // id of its sentence in repl/text

	Chinese []string // Chinese names: typed in full they are the command
	Like    []string // words, in both languages, that are no names of it but show that it is meant

	group    group
	need     need
	lab      string       // id of why it cannot be done where the packets are the kernel's; "" where it can
	complete []candidates // what each argument may be; nil for what nobody can guess
	do       func(*Session, call) error
}

// need is what has to be there before a command makes sense.
type need uint8

const (
	nothing need = iota
	aLesson      // a lesson is open
	aRun         // the lesson has set up a run
)

// call is one use of a command.
type call struct {
	ctx  context.Context // ends when the learner interrupts
	name string          // the command's full name
	word string          // the word that it was called by where that makes a difference: the alias ">"; else its name
	args string          // what stands behind it, trimmed
}

// Commands is the command table, in the order of help.
func Commands() []Command {
	return slices.Concat(lessonCommands(), steerCommands(), wireCommands(), lookCommands(), searchCommands(), keepCommands(), editCommands(), programCommands())
}

// called says whether a word is a name of the command, in full.
func (c *Command) called(word string) bool {
	return word == c.Name || word == c.Alias || slices.Contains(c.Chinese, word)
}

// find looks a word up: a name, an alias, or the only name that begins with it; nil when there is
// none. What only shows that a command is meant is no short name of it: q, which leaves pages, does
// not quit.
func (s *Session) find(word string) (*Command, error) {
	var begins []*Command
	word = strings.ToLower(word)
	for i := range s.commands {
		c := &s.commands[i]
		if c.called(word) {
			return c, nil
		}
		if strings.HasPrefix(c.Name, word) && !slices.Contains(c.Like, word) {
			begins = append(begins, c)
		}
	}
	switch len(begins) {
	case 0:
		return nil, nil
	case 1:
		return begins[0], nil
	}
	var names []string
	for _, c := range begins {
		names = append(names, c.Name)
	}
	return nil, failure.New("repl.ambiguous", "word", word, "candidates", names)
}

// cut splits one command into its first word and the rest. ">" and "?" need no space behind them,
// nor does a Chinese name before something that is not Chinese.
func (s *Session) cut(line string) (word, args string) {
	line = strings.TrimSpace(line)
	for _, mark := range []string{">", "?", "？"} {
		if rest, ok := strings.CutPrefix(line, mark); ok {
			return strings.ReplaceAll(mark, "？", "?"), strings.TrimSpace(rest)
		}
	}
	word, args = line, ""
	if i := strings.IndexFunc(line, unicode.IsSpace); i > 0 {
		word, args = line[:i], strings.ReplaceAll(line[i:], "\t", " ")
	}
	if i := strings.IndexFunc(word, func(r rune) bool { return !unicode.Is(unicode.Han, r) }); i > 0 {
		if c, _ := s.find(word[:i]); c != nil {
			return word[:i], strings.TrimSpace(line[i:])
		}
	}
	return word, strings.TrimSpace(args)
}

// reads says whether a text begins with a command, and whether what follows is text of a program's.
func (s *Session) reads(text string) (command, typed bool) {
	word, _ := s.cut(text)
	c, _ := s.find(word)
	return c != nil, c != nil && strings.Contains(c.Args, textArgument)
}

// The arguments that stand as they are typed, full-width characters and all.
const (
	textArgument = "TEXT"
	exprArgument = "EXPR"
)

// Do carries out a line: commands separated by ";". It stops at the first that fails, and says
// whether all were done.
func (s *Session) Do(ctx context.Context, line string) bool {
	defer s.guard(func() error { s.tellMoves(); return nil })
	s.guard(func() error { s.catchUp(); return nil })
	defer s.guard(func() error { return s.tryPrograms(ctx) })
	parts := s.commandsOf(line)
	if s.optionSaid(strings.TrimSpace(line)) > 0 {
		parts = []string{strings.TrimSpace(line)}
	}
	if len(parts) == 0 {
		return s.guard(func() error { return s.enter(call{ctx: ctx}) })
	}
	for i, part := range parts {
		if s.done || !s.guard(func() error { return s.one(ctx, part) }) {
			if left := parts[i+1:]; !s.done && len(left) > 0 {
				s.say("repl.left-out", "commands", strings.Join(left, "; "))
			}
			return s.done
		}
		if ctx.Err() != nil {
			return false
		}
	}
	return true
}

// one carries out one command.
func (s *Session) one(ctx context.Context, line string) error {
	word, args := s.cut(line)
	if _, err := strconv.Atoi(conductor.Narrow(word)); err == nil {
		line = conductor.Narrow(line)
		word, args = "answer", line
	}
	c, err := s.find(word)
	switch n := s.optionSaid(line); {
	case n > 0 && word == "answer":
		return failure.New("repl.option-number", "word", line, "n", n)
	case c == nil && s.lesson == nil && s.lessonSaid(line) != "": // where nothing else can be meant
		c, args = s.named("start"), s.lessonSaid(line)
	case n > 0 && c == nil:
		c, args = s.named("answer"), strconv.Itoa(n)
	case c == nil && (err == nil || strings.Contains(args, " ")), c != nil && !c.called(word) && (c.Args == "" && args != "" || s.programWord(word) != nil):
		return s.misread(line)
	case err != nil:
		return err
	}
	switch {
	case c.need >= aLesson && s.lesson == nil && (c.need < aRun || s.run == nil):
		return failure.New("repl.needs-lesson", "command", c.Name)
	case c.need >= aRun && s.run == nil:
		if err := s.toStage(ctx, c); err != nil {
			return err
		}
	}
	if c.Name != "edit" {
		if err := s.tryPrograms(ctx); err != nil {
			return err
		}
	}
	switch {
	case c.lab != "" && s.run != nil && !s.run.Steered():
		return failure.New(c.lab, "verb", c.Name)
	case s.part.unread != nil && (c.need == aRun && c.group != groupProgram && c.Name != "code" || c.Name == "replay"):
		return s.cannotRun()
	case s.asksFirst() && (c.group == groupSteer || c.group == groupWire):
		return failure.New("repl.predict-first", numbers(s.current())...)
	case s.lessonForbids(c.Name):
		return failure.New("repl.lesson-forbids", "command", c.Name)
	case s.forbids(c.Name):
		return failure.New("repl.forbidden", "command", c.Name)
	case args != "" && c.Args == "":
		return failure.New("repl.no-arguments", "command", c.Name, "word", args, "actor", s.actorIn(args))
	}
	if !strings.Contains(c.Args, textArgument) && !strings.HasSuffix(c.Args, exprArgument) {
		args = conductor.Narrow(args)
	}
	s.sayEnglish(c, word)
	said := call{ctx, c.Name, c.Name, args}
	if word == ">" {
		said.word = word
	}
	if err := c.do(s, said); err != nil {
		return err
	}
	s.showWatched()
	return nil
}
