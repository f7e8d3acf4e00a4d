package repl

import (
	"strings"

	"lockstep/repl/progress"
	"lockstep/repl/render"
	"lockstep/repl/text"
	"lockstep/runtime/failure"
)

func programCommands() []Command {
	g := groupProgram
	return []Command{
		{Name: "lang", Chinese: []string{"语言"}, Like: []string{"language", "english", "chinese", "英文", "中文", "英语", "汉语"}, Args: "[en|zh]", Help: "command.lang", group: g, complete: []candidates{words("en", "zh")}, do: (*Session).language},
		{Name: "help", Alias: "?", Chinese: []string{"帮助", "？"}, Like: []string{"man", "commands", "usage", "manual", "命令", "怎么用"}, Args: "[COMMAND]", Help: "command.help", group: g, complete: []candidates{commandWords}, do: (*Session).help},
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
		s.header()
		s.showPart()
	}
	return nil
}

func (s *Session) quit(call) error {
	s.done = true
	return nil
}

// help lists the commands, or explains one.
func (s *Session) help(c call) error {
	if c.args != "" {
		found, err := s.find(c.args)
		if err != nil {
			return err
		}
		if found == nil {
			return s.misread(c.args)
		}
		s.out.line(" " + s.out.Paint(render.Head, found.usage()))
		s.say(found.Help)
		if s.lang.String() == "zh" {
			s.say("repl.chinese-names", "names", found.Chinese)
		}
		return nil
	}
	wide := 0
	for i := range s.commands {
		wide = max(wide, text.Width(s.commands[i].usage()))
	}
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

// helpLine is a command's usage and its sentence, wrapped beside it.
func (s *Session) helpLine(c *Command, wide int) {
	if s.lang.Spoken() {
		s.lines(text.Wrap(c.usage()+": "+text.Say(s.lang, c.Help), s.width()))
		return
	}
	mark := text.Pad(c.usage(), wide)
	for _, line := range text.Wrap(text.Say(s.lang, c.Help), max(s.width()-wide-6, 24)) {
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
