package repl

import (
	"slices"
	"strings"

	"lockstep/repl/progress"
	"lockstep/repl/render"
	"lockstep/repl/text"
	"lockstep/runtime/actor"
	"lockstep/runtime/failure"
)

func programCommands() []Command {
	g := groupProgram
	return []Command{
		{Name: "world", Chinese: []string{"环境"}, Like: []string{"real", "lab", "sockets", "真实", "实验"}, Args: "[lab|real]", Help: "command.world", group: g, complete: []candidates{words("lab", "real")}, do: (*Session).changeWorld},
		{Name: "lang", Chinese: []string{"语言"}, Like: []string{"language", "english", "chinese", "英文", "中文", "英语", "汉语"}, Args: "[en|zh]", Help: "command.lang", group: g, complete: []candidates{words("en", "zh")}, do: (*Session).language},
		{Name: "help", Alias: "?", Chinese: []string{"帮助", "？"}, Like: []string{"man", "commands", "usage", "manual", "命令", "怎么用"}, Args: "[COMMAND|NAME]", Help: "command.help", group: g, complete: []candidates{helpWords}, do: (*Session).help},
		{Name: "quit", Chinese: []string{"退出", "离开"}, Like: []string{"exit", "bye", "q", "leave", "close", "stop it", "再见"}, Help: "command.quit", group: g, do: (*Session).quit},
	}
}

// language changes the language, and shows again where the learner stands.
func (s *Session) language(c call) error {
	if c.args == "" {
		s.say("repl.language")
		return nil
	}
	l, ok := text.ParseLang(c.args)
	if !ok {
		return failure.New("repl.no-language", "word", c.args)
	}
	s.lang = l | s.lang&text.Spoken
	s.o.Progress.Change(func(r *progress.Record) { r.Lang = l.String() })
	switch {
	case s.lesson == nil:
		s.welcome()
	case s.current() != nil:
		s.sayLanguage()
		s.header()
		s.showPart()
	}
	return nil
}

func (s *Session) quit(call) error {
	s.done = true
	return nil
}

// help lists the commands to begin with, or all, or explains a word.
func (s *Session) help(c call) error {
	switch c.args {
	case "":
		s.helpFirst()
		return nil
	case "commands", "命令":
		s.helpAll()
		return nil
	}
	return s.helpWith(c.args)
}

// helpWith explains a word. One that is both a command and a name is explained as both; a name goes before the
// beginning of a command.
func (s *Session) helpWith(word string) error {
	found, err := s.find(word)
	meant, others := meanings(word)
	if found != nil && found.called(strings.ToLower(word)) {
		meant = slices.DeleteFunc(slices.Clone(meant), func(e actor.Entry) bool { return e.Name != word && e.Module != "goal" })
	} else if len(meant) > 0 {
		found, err = nil, nil
	}
	switch {
	case err != nil:
		return err
	case found == nil && len(meant) == 0:
		if !s.explainShown(word) {
			return s.misread(word)
		}
	case found != nil:
		s.helpCommand(found)
	}
	s.explain(meant)
	if len(others) > 0 {
		s.say("repl.reference-others", "names", namesOf(others))
	}
	return nil
}

// firstCommands are those that carry through a lesson.
var firstCommands = []string{"step", "deliver", "drop", "tick", "type", "back", "goal", "hint"}

// helpAll lists the commands by their groups.
func (s *Session) helpAll() {
	wide := s.helpWidth(s.commands)
	for _, g := range groups {
		s.out.line(" " + s.out.Paint(render.Head, text.Say(s.lang, string(g))))
		for i := range s.commands {
			if s.commands[i].group == g {
				s.helpLine(&s.commands[i], wide)
			}
		}
	}
	s.say("repl.help-more")
}

// helpFirst lists the commands to begin with.
func (s *Session) helpFirst() {
	var all []Command
	for _, name := range firstCommands {
		all = append(all, *s.named(name))
	}
	wide := s.helpWidth(all)
	for i := range all {
		s.helpLine(&all[i], wide)
	}
	s.say("repl.help-first")
}

// helpWidth is how wide a list shows commands: beside what is longer its sentence has no room, and stands below it.
func (s *Session) helpWidth(commands []Command) (wide int) {
	for i := range commands {
		wide = max(wide, text.Width(commands[i].usage()))
	}
	return min(wide, s.width()/2-5)
}

func (s *Session) helpCommand(c *Command) {
	s.out.line(" " + s.out.Paint(render.Head, c.usage()))
	s.say(c.Help)
	if s.lang.String() == "zh" {
		s.say("repl.chinese-names", "names", c.Chinese)
	}
}

// helpLine is a command's usage and its sentence, wrapped beside it.
func (s *Session) helpLine(c *Command, wide int) {
	if s.lang.Spoken() {
		s.lines(text.Wrap(c.usage()+": "+text.Say(s.lang, c.Help), s.width()))
		return
	}
	mark := text.Pad(c.usage(), wide)
	if text.Width(mark) > wide {
		s.out.line("   " + mark)
		mark = strings.Repeat(" ", wide)
	}
	for _, line := range text.Wrap(text.Say(s.lang, c.Help), s.width()-wide-6) {
		s.out.line("   " + mark + "  " + line)
		mark = strings.Repeat(" ", wide)
	}
}

// usage is a command's name, alias and arguments: "step, s [A] [N]".
func (c *Command) usage() string {
	usage := c.Name
	if c.Alias != "" {
		usage += ", " + c.Alias
	}
	if c.Args != "" {
		usage += " " + c.Args
	}
	return usage
}
