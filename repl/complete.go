package repl

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"lockstep/lessons/goal"
	"lockstep/repl/prompt"
	"lockstep/repl/text"
)

// candidates lists what an argument of a command may be, as the session stands, given what has been
// typed of it.
type candidates func(s *Session, word string) []prompt.Suggestion

// complete lists what the last word of a line may become: a command, or what the command's row of
// the table says of its argument.
func (s *Session) complete(line string) (list []prompt.Suggestion) {
	defer func() {
		if recover() != nil { // a fault of ours, and no reason to lose what is being typed
			list = nil
		}
	}()
	line = line[strings.LastIndexByte(line, ';')+1:]
	word := prompt.LastWord(line)
	before := strings.Fields(strings.TrimSuffix(line, word))
	if len(before) == 0 {
		return append(beginning(word, s.answers()), s.commandNames(word)...)
	}
	c, err := s.find(before[0])
	if err != nil || c == nil || len(before) > len(c.complete) && !strings.HasSuffix(c.Args, exprArgument) {
		return nil
	}
	if c.need >= aLesson && s.lesson == nil && s.run == nil {
		return nil
	}
	return c.complete[min(len(before), len(c.complete))-1](s, word)
}

// beginning keeps the suggestions that begin with a word.
func beginning(word string, all []prompt.Suggestion) []prompt.Suggestion {
	var out []prompt.Suggestion
	for _, x := range all {
		if strings.HasPrefix(x.Text, word) {
			out = append(out, x)
		}
	}
	return out
}

// commandNames lists the commands whose name begins with a word, in English or in Chinese.
func (s *Session) commandNames(word string) []prompt.Suggestion {
	var out []prompt.Suggestion
	for i := range s.commands {
		c := &s.commands[i]
		chinese := slices.IndexFunc(c.Chinese, func(name string) bool { return word != "" && strings.HasPrefix(name, word) })
		switch help := c.short() + s.brief(c); {
		case strings.HasPrefix(c.Name, word):
			out = append(out, prompt.Suggestion{Text: c.Name, Help: help})
		case chinese >= 0:
			out = append(out, prompt.Suggestion{Text: c.Name, Help: c.Chinese[chinese] + "  " + help})
		}
	}
	return out
}

// short is how else a command is typed: "(s) [A] [N]  ".
func (c *Command) short() string {
	out := ""
	if c.Alias != "" {
		out = "(" + c.Alias + ") "
	}
	if c.Args != "" {
		out += c.Args + " "
	}
	if out != "" {
		out += " "
	}
	return out
}

// brief is the first sentence of a command's help.
func (s *Session) brief(c *Command) string {
	all := text.Say(s.lang, c.Help)
	for _, end := range []string{". ", "。", "; ", "；"} {
		all, _, _ = strings.Cut(all, end)
	}
	return strings.TrimSuffix(all, ".")
}

// answers lists the options of the question that is open.
func (s *Session) answers() []prompt.Suggestion {
	var out []prompt.Suggestion
	if p := s.current(); p != nil && s.part.chosen == 0 && !s.part.reached {
		for i := range p.Options {
			out = append(out, prompt.Suggestion{Text: strconv.Itoa(i + 1), Help: firstLine(s.option(p, i+1))})
		}
	}
	return out
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}

func words(list ...string) candidates {
	return func(_ *Session, word string) []prompt.Suggestion {
		var out []prompt.Suggestion
		for _, w := range list {
			out = append(out, prompt.Suggestion{Text: w})
		}
		return beginning(word, out)
	}
}

func lessonIDs(s *Session, word string) []prompt.Suggestion {
	var out []prompt.Suggestion
	for _, e := range s.o.Catalogue.List() {
		out = append(out, prompt.Suggestion{Text: e.ID, Help: e.Title.In(s.lang.String())})
	}
	return beginning(word, out)
}

// lessonsAndFiles lists lessons, and the files of a path that is begun.
func lessonsAndFiles(s *Session, word string) []prompt.Suggestion {
	if !strings.ContainsAny(word, "./") {
		return lessonIDs(s, word)
	}
	return append(lessonIDs(s, word), slices.DeleteFunc(files(s, word), func(f prompt.Suggestion) bool {
		return !strings.HasSuffix(f.Text, "/") && !strings.HasSuffix(f.Text, ".yaml")
	})...)
}

func partNumbers(s *Session, word string) []prompt.Suggestion {
	if s.lesson == nil {
		return nil
	}
	var out []prompt.Suggestion
	for i := range s.lesson.Parts {
		out = append(out, prompt.Suggestion{Text: strconv.Itoa(i + 1), Help: firstLine(s.lesson.Parts[i].Text.In(s.lang.String()))})
	}
	return beginning(word, out)
}

func helpWords(s *Session, word string) []prompt.Suggestion {
	return append(s.commandNames(word), nameWords(s, word)...)
}

func actors(s *Session, word string) []prompt.Suggestion {
	var out []prompt.Suggestion
	scene := s.scene()
	for _, name := range s.actorNames() {
		out = append(out, prompt.Suggestion{Text: name, Help: s.view().ActorBrief(scene, name)})
	}
	return beginning(word, out)
}

// actorNames names the actors on the stage; before there is one those of the next part that has
// some: a command that steers goes there.
func (s *Session) actorNames() (names []string) {
	if s.run != nil {
		for _, a := range s.run.Actors() {
			names = append(names, a.Name())
		}
		return names
	}
	for i := s.at; s.lesson != nil && i < len(s.lesson.Parts); i++ {
		if start, steers := s.lesson.StartOf(i); steers {
			for _, a := range start.Stage.Actors {
				names = append(names, a.Name)
			}
			break
		}
	}
	return names
}

// lines lists the places where a program may stop: the actors, then the lines of one.
func lines(s *Session, word string) []prompt.Suggestion {
	var out []prompt.Suggestion
	actor, _, named := strings.Cut(word, ":")
	for _, a := range s.scene().Actors {
		if !named {
			out = append(out, prompt.Suggestion{Text: a.Name + ":"})
		} else if a.Name == actor {
			for i, source := range a.Lines {
				if strings.TrimSpace(source) != "" {
					out = append(out, prompt.Suggestion{Text: a.Name + ":" + strconv.Itoa(i+1), Help: text.Escape(source)})
				}
			}
		}
	}
	return beginning(word, out)
}

// inFlight lists the packets on the wire.
func inFlight(s *Session, word string) []prompt.Suggestion {
	var out []prompt.Suggestion
	scene := s.scene()
	for _, p := range scene.World.Packets {
		out = append(out, prompt.Suggestion{Text: strconv.Itoa(p.Number), Help: s.view().PacketBrief(scene, p.Number)})
	}
	return beginning(word, out)
}

// inFlightOrAll is inFlight and the word for all of them.
func inFlightOrAll(s *Session, word string) []prompt.Suggestion {
	out := inFlight(s, "")
	if len(out) > 0 {
		out = append(out, prompt.Suggestion{Text: "all"})
	}
	return beginning(word, out)
}

// anyPacket lists every packet of the run, the latest first.
func anyPacket(s *Session, word string) []prompt.Suggestion {
	var out []prompt.Suggestion
	scene := s.scene()
	for n := scene.LastPacket(); n > 0; n-- {
		out = append(out, prompt.Suggestion{Text: strconv.Itoa(n), Help: s.view().PacketBrief(scene, n)})
	}
	return beginning(word, out)
}

// fields lists names for fields of packets.
func fields(s *Session, _ string) []prompt.Suggestion {
	var out []prompt.Suggestion
	for _, name := range s.scene().Fields() {
		out = append(out, prompt.Suggestion{Text: name})
	}
	return out
}

// conversations lists the connections of the run.
func conversations(s *Session, word string) []prompt.Suggestion {
	var out []prompt.Suggestion
	for i, who := range s.scene().Conversations() {
		out = append(out, prompt.Suggestion{Text: strconv.Itoa(i + 1), Help: who})
	}
	return beginning(word, out)
}

func hosts(s *Session, word string) []prompt.Suggestion {
	var out []prompt.Suggestion
	for _, h := range s.scene().Hosts {
		out = append(out, prompt.Suggestion{Text: h.Name, Help: h.Addr.String()})
	}
	return beginning(word, out)
}

// files lists the files and folders that a path may go on to.
func files(_ *Session, word string) []prompt.Suggestion {
	dir, base := filepath.Split(word)
	entries, err := os.ReadDir(filepath.Clean("./" + dir))
	if filepath.IsAbs(dir) {
		entries, err = os.ReadDir(dir)
	}
	var out []prompt.Suggestion
	for _, e := range entries {
		name := text.Escape(e.Name())
		if err != nil || strings.HasPrefix(name, ".") && base == "" || strings.ContainsAny(name, " ;") {
			continue
		}
		if e.IsDir() {
			name += "/"
		}
		out = append(out, prompt.Suggestion{Text: dir + name})
	}
	return beginning(word, out)
}

// expression lists what a name in an expression over the run may be: a function, or within quotes an
// actor, a host or a variable.
func expression(s *Session, word string) []prompt.Suggestion {
	var out []prompt.Suggestion
	if strings.Count(word, `"`)%2 == 1 {
		at := strings.LastIndexByte(word, '"') + 1
		for _, x := range slices.Concat(actors(s, ""), hosts(s, ""), variables(s)) {
			out = append(out, prompt.Suggestion{Text: word[:at] + x.Text + `"`, Help: x.Help})
		}
		return beginning(word, out)
	}
	at := strings.LastIndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && r != '_' }) + 1
	for _, f := range goal.Functions() {
		out = append(out, prompt.Suggestion{Text: word[:at] + f.Name + "(", Help: asked(f) + "  " + text.Reference(s.lang, goalPrefix+f.Name)})
	}
	return beginning(word, out)
}

// variables lists the variables of all actors, with their values.
func variables(s *Session) []prompt.Suggestion {
	var out []prompt.Suggestion
	for _, a := range s.scene().Actors {
		for _, f := range a.Frames() {
			for _, v := range f.Vars {
				out = append(out, prompt.Suggestion{Text: v.Name, Help: a.Name + ": " + text.Cut(text.Escape(v.Repr), 60)})
			}
		}
	}
	return out
}
