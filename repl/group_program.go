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

// help lists the commands, or explains one, or a name that programs use. A word that is both is
// explained as both; a name goes before the beginning of a command.
func (s *Session) help(c call) error {
	if c.args != "" {
		found, err := s.find(c.args)
		meant, others := meanings(c.args)
		if found != nil && found.called(strings.ToLower(c.args)) {
			meant = slices.DeleteFunc(slices.Clone(meant), func(e actor.Entry) bool { return e.Name != c.args && e.Module != "goal" })
		} else if len(meant) > 0 {
			found, err = nil, nil
		}
		switch {
		case err != nil:
			return err
		case found == nil && len(meant) == 0:
			return s.misread(c.args)
		case found != nil:
			s.helpCommand(found)
		}
		s.explain(meant)
		if len(others) > 0 {
			s.say("repl.reference-others", "names", namesOf(others))
		}
		return nil
	}
	wide := 0
	for i := range s.commands {
		wide = max(wide, text.Width(s.commands[i].usage()))
	}
	wide = min(wide, s.width()/2-5) // what is longer has its sentence below it
	for _, g := range groups {
		s.out.line(" " + s.out.Paint(render.Head, text.Say(s.lang, string(g))))
		for i := range s.commands {
			if s.commands[i].group == g {
				s.helpLine(&s.commands[i], wide)
			}
		}
	}
	s.say("repl.help-more")
	return nil
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
