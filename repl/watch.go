package repl

import (
	"strings"

	"lockstep/repl/prompt"
	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
)

// watched is the command that looks after each command that moved, and what it saw last.
type watched struct {
	line   string // as it is typed; "" for none
	run    *conductor.Run
	resets int
	moves  int

	showing bool // it is looking now
}

// watchWord is the word of a call that was not typed but is made after a move.
const watchWord = "watch"

// watchView shows a view now and after each command that moves; "off" ends it. It says what is shown.
func (s *Session) watchView(c call) error {
	switch c.args {
	case "":
	case "off":
		s.watched.line = ""
	default:
		word, args := s.cut(c.args)
		found, err := s.find(word)
		if err != nil || found == nil || found.group != groupLook || found.Name == c.name {
			return failure.New("repl.watch-what", "word", word, "views", s.viewNames())
		}
		if err := s.look(c.args); err != nil {
			return err
		}
		s.watched.line = strings.TrimSpace(found.Name + " " + args)
		s.hasMovedOn()
	}
	if s.watched.line == "" {
		s.say("repl.watches-nothing")
		return nil
	}
	s.say("repl.watches", "command", s.watched.line)
	return nil
}

// look carries out a command that looks.
func (s *Session) look(line string) error {
	word, args := s.cut(line)
	c, err := s.find(word)
	switch {
	case err != nil:
		return err
	case c.need >= aRun && s.run == nil:
		return failure.New("repl.needs-run", "command", c.Name)
	case args != "" && c.Args == "":
		return failure.New("repl.no-arguments", "command", c.Name, "word", args)
	}
	return c.do(s, call{name: c.Name, word: watchWord, args: args})
}

// hasMovedOn says whether the run stands otherwise than when it was last asked.
func (s *Session) hasMovedOn() bool {
	now := watched{line: s.watched.line, run: s.run}
	if s.run != nil {
		now.resets, now.moves = s.run.Journal().Resets(), s.run.MovesMade()
	}
	moved := now != s.watched
	s.watched = now
	return moved
}

// showWatched shows the view that is watched, if the run has moved since. That it cannot is said and
// makes no command fail.
func (s *Session) showWatched() {
	if !s.hasMovedOn() || s.watched.line == "" || s.run == nil {
		return
	}
	s.watched.showing = true
	defer func() { s.watched.showing = false }()
	if err := s.look(s.watched.line); err != nil {
		s.fail(err)
	}
}

// viewNames are the commands that can be watched.
func (s *Session) viewNames() []string {
	var names []string
	for i := range s.commands {
		if c := &s.commands[i]; c.group == groupLook && c.Name != watchWord {
			names = append(names, c.Name)
		}
	}
	return names
}

// views lists what `watch` takes.
func views(s *Session, _ string) []prompt.Suggestion {
	var out []prompt.Suggestion
	for _, name := range append(s.viewNames(), "off") {
		out = append(out, prompt.Suggestion{Text: name})
	}
	return out
}
