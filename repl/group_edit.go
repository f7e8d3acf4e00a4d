package repl

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"lockstep/repl/progress"
	"lockstep/repl/prompt"
	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
)

func editCommands() []Command {
	g := groupProgram
	return []Command{
		{Name: "edit", Chinese: []string{"编辑", "修改"}, Like: []string{"change", "fix", "mend", "vim", "nano", "改"}, Args: "A [N TEXT|+N TEXT|-N|reset]", Help: "command.edit", group: g, need: aRun, complete: []candidates{editables, words("reset")}, do: (*Session).edit},
		{Name: "diff", Chinese: []string{"差异", "对比"}, Like: []string{"changes", "compare", "改了什么"}, Args: "[A]", Help: "command.diff", group: g, need: aRun, complete: []candidates{editables}, do: (*Session).diff},
	}
}

// editables lists the actors whose programs can be changed here.
func editables(s *Session, word string) []prompt.Suggestion {
	if p := s.current(); p != nil {
		return words(editable(p)...)(s, word)
	}
	return nil
}

// noExercise refuses to change a program, and names an exercise: of the open lesson, else the first of all.
func (s *Session) noExercise() error {
	all := s.o.Catalogue.List()
	if s.lesson != nil {
		if e, found := s.entry(s.lesson.ID); found {
			all = append([]Entry{e}, all...)
		}
	}
	for _, e := range all {
		if e.Exercises != nil {
			return failure.New("exercise.none", "id", e.ID, "part", e.Exercises[0])
		}
	}
	return failure.New("exercise.none", "id", "", "part", 0)
}

// edited finds out whose program is meant: of the only one, the name may be left out. rest is what
// stands behind the name, with its spaces.
func (s *Session) edited(args string) (name, rest string, err error) {
	p := s.current()
	if p == nil || !p.Exercise() {
		return "", "", s.noExercise()
	}
	names := editable(p)
	name, rest, _ = strings.Cut(args, " ")
	switch {
	case slices.Contains(names, name):
		return name, rest, nil
	case len(names) == 1 && (args == "" || args == "reset" || lineEdit().MatchString(args)):
		return names[0], args, nil
	}
	return "", "", failure.New("exercise.which", "name", name, "names", names)
}

// edit changes a program of an exercise: in the learner's editor, or a line of it.
func (s *Session) edit(c call) error {
	name, rest, err := s.edited(c.args)
	if err != nil {
		return err
	}
	source := s.ownSource(name)
	programs := maps.Clone(s.recorded(s.at).Programs)
	if programs == nil {
		programs = map[string]string{}
	}
	switch strings.TrimSpace(rest) {
	case "reset":
		delete(programs, name)
		return s.exchange(c.ctx, programs)
	case "":
		return s.inEditor(c, name, source, programs)
	}
	if programs[name], err = changeLine(source, rest, name); err != nil {
		return err
	}
	return s.exchange(c.ctx, programs)
}

// inEditor lets the learner edit a program.
func (s *Session) inEditor(c call, name, source string, programs map[string]string) error {
	if s.o.Edit == nil {
		return failure.New("exercise.no-terminal", "name", name)
	}
	if err := s.out.stream(); err != nil {
		return err
	}
	changed, err := s.o.Edit(name+".py", source)
	switch {
	case err != nil:
		return err
	case len(changed) > progress.MaxProgram:
		return failure.New("exercise.too-long", "most", progress.MaxProgram)
	case changed == source:
		s.say("exercise.same")
		return nil
	}
	programs[name] = changed
	return s.exchange(c.ctx, programs)
}

// commandsOf cuts a line into its commands. What ";" stands in within the new text of a line belongs to the text, up to
// the next edit or a command that is one word.
func (s *Session) commandsOf(line string) (out []string) {
	text := false
	for _, part := range conductor.SplitCommands(line, s.reads) {
		word, args := s.cut(part)
		c, _ := s.find(word)
		named := c != nil && c.called(word)
		edit := named && c.Name == "edit"
		if text && !edit && (!named || args != "" || word == "break") { // Python has a statement of that name
			out[len(out)-1] += "; " + part
			continue
		}
		text = edit && lineText().MatchString(args)
		out = append(out, part)
	}
	return out
}

// lineText is what stands behind edit where the line has a new text.
var lineText = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([^ ]+ )?\+?[0-9]+ .`) })

// lineEdit is a change of one line: 7 TEXT replaces line 7, +7 TEXT puts a new line 7 before it, -7 takes
// it out.
var lineEdit = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^([+-]?)([0-9]{1,6})(?: (.*))?$`)
})

// changeLine makes such a change. The text keeps the spaces it begins with.
func changeLine(source, change, name string) (string, error) {
	lines := strings.Split(strings.TrimSuffix(source, "\n"), "\n")
	m := lineEdit().FindStringSubmatch(change)
	if m == nil || (m[1] == "-") != (m[3] == "") {
		return "", failure.New("exercise.line-what", "name", name)
	}
	n, _ := strconv.Atoi(m[2])
	most := len(lines)
	if m[1] == "+" {
		most++
	}
	if n < 1 || n > most {
		return "", failure.New("exercise.no-line", "n", n, "most", most)
	}
	switch m[1] {
	case "+":
		lines = slices.Insert(lines, n-1, m[3])
	case "-":
		lines = slices.Delete(lines, n-1, n)
	default:
		lines[n-1] = m[3]
	}
	out := strings.Join(lines, "\n") + "\n"
	if len(out) > progress.MaxProgram {
		return "", failure.New("exercise.too-long", "most", progress.MaxProgram)
	}
	return out, nil
}

// diff shows what the learner has changed.
func (s *Session) diff(c call) error {
	p := s.current()
	if p == nil || !p.Exercise() {
		return s.noExercise()
	}
	names := editable(p)
	if c.args != "" {
		name, _, err := s.edited(c.args)
		if err != nil {
			return err
		}
		names = []string{name}
	}
	changed := false
	for _, name := range names {
		changed = s.showDiff(name, s.authorSource(name), s.ownSource(name)) || changed
	}
	if !changed {
		s.say("exercise.unchanged")
	}
	return nil
}
