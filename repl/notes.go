package repl

import (
	"slices"
	"strings"

	"lockstep/lessons"
	"lockstep/repl/disk"
	"lockstep/repl/markdown"
	"lockstep/repl/progress"
	"lockstep/repl/text"
)

// showNotes gives what was learned as Markdown, on the screen or in a new file: of the open lesson, or
// of all where none is open.
func (s *Session) showNotes(c call) error {
	notes, err := s.allNotes()
	switch {
	case err != nil:
		return err
	case notes == "":
		s.say("repl.notes-none")
		return nil
	case c.args != "":
		return s.writeNotes(c.args, notes)
	}
	fenced, paragraph := false, ""
	end := func() {
		if paragraph != "" {
			s.lines(fold(paragraph, s.width()))
			paragraph = ""
		}
	}
	for line := range strings.Lines(notes) {
		line = text.Escape(strings.TrimRight(line, "\n"))
		fence := strings.HasPrefix(strings.TrimSpace(line), "```")
		fenced = fenced != fence
		switch {
		case fenced || fence:
			end()
			s.out.line(line)
		case !flows(line):
			end()
			s.lines(fold(line, s.width()))
		case paragraph != "":
			paragraph = markdown.Join(paragraph, line)
		default:
			paragraph = line
		}
	}
	end()
	return nil
}

// flows says whether a line of Markdown is one of a paragraph, which is broken anew.
func flows(line string) bool {
	return line != "" && !strings.ContainsRune(" #|>-*+0123456789", rune(line[0]))
}

// fold breaks a line of Markdown into lines that mean the same.
func fold(line string, width int) []string {
	body := strings.TrimLeft(line, " ")
	indent := line[:len(line)-len(body)]
	mark := ""
	if strings.HasPrefix(body, "- ") {
		mark, body = "- ", body[2:]
	}
	lines := text.Wrap(body, max(width-len(indent)-len(mark), 20))
	for i := range lines {
		lines[i] = indent + mark + lines[i]
		mark = strings.Repeat(" ", len(mark))
	}
	return lines
}

func (s *Session) writeNotes(path, notes string) error {
	if err := disk.New(path, []byte(notes)); err != nil {
		return err
	}
	s.say("repl.notes-written", "file", path)
	return nil
}

// allNotes gives the notes of the open lesson, or of all; "" where nothing is done.
func (s *Session) allNotes() (string, error) {
	var all []string
	for _, e := range s.o.Catalogue.List() {
		kept := s.keptLesson(e)
		if kept == nil || kept.Done() == 0 || s.lesson != nil && e.Name != s.kept.name {
			continue
		}
		l, err := s.o.Catalogue.Load(e.ID)
		if err != nil {
			return "", err
		}
		all = append(all, s.lessonNotes(l, openedAs(e, l).in(s.o.Progress.Record()).Parts))
	}
	return strings.Join(all, "\n"), nil
}

func (s *Session) lessonNotes(l *lessons.Lesson, known []progress.Part) string {
	lang := s.lang.String()
	var b strings.Builder
	b.WriteString("# " + oneLine(l.Title.In(lang)) + "\n\n" + strings.TrimSpace(l.Summary.In(lang)) + "\n")
	for i := range known {
		if !known[i].Done {
			continue
		}
		p := &l.Parts[i]
		b.WriteString("\n## " + text.Say(s.lang, "repl.notes-part", "n", i+1) + "\n\n")
		b.WriteString(strings.TrimSpace(p.Text.In(lang)) + "\n")
		if rest := s.partNotes(p, known[i]); rest != nil {
			b.WriteString("\n" + strings.Join(rest, "\n") + "\n")
		}
	}
	return b.String()
}

// partNotes lists what became of what a part asks.
func (s *Session) partNotes(p *lessons.Part, known progress.Part) (lines []string) {
	add := func(id string, args ...any) { lines = append(lines, "- "+text.Say(s.lang, id, args...)) }
	switch p.Kind {
	case lessons.Do:
		add("repl.notes-done", "how", s.how(known), "n", known.Commands)
		if known.Schedule != "" {
			lines[0] += inCode(known.Schedule)
		}
	case lessons.Predict:
		right := rightOption(p, known)
		if len(known.Answers) > 0 && known.Answers[0] <= len(p.Options) {
			said := known.Answers[0]
			add("repl.notes-said", "option", s.optionNote(p, said))
			if said != right {
				lines = s.why(lines, p.Options[said-1])
			}
		}
		if right > 0 {
			add("repl.notes-shown", "option", s.optionNote(p, right))
			lines = s.why(lines, p.Options[right-1])
		}
	case lessons.Quiz:
		for i, o := range p.Options {
			mark := "✗ "
			if o.Right {
				mark = "✓ "
			} else if !slices.Contains(known.Answers, i+1) {
				continue
			}
			lines = s.why(append(lines, "- "+mark+oneLine(s.option(p, i+1))), o)
		}
	}
	return lines
}

// optionNote is an option of a prediction: its text, else its value as code.
func (s *Session) optionNote(p *lessons.Part, n int) string {
	if o := p.Options[n-1]; o.Text.EN == "" {
		return inCode(oneLine(o.Value.Source))
	}
	return s.option(p, n)
}

// why adds the reason of an option under it.
func (s *Session) why(lines []string, o lessons.Option) []string {
	if why := o.Why.In(s.lang.String()); why != "" {
		for line := range strings.Lines(strings.TrimSpace(why)) {
			lines = append(lines, "  "+strings.TrimSpace(line))
		}
	}
	return lines
}

// inCode marks a text as code, whatever is in it.
func inCode(s string) string {
	if strings.Contains(s, "`") {
		return "`` " + s + " ``"
	}
	return "`" + s + "`"
}
