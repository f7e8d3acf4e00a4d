package repl

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
)

func steerCommands() []Command {
	g := groupSteer
	return []Command{
		{Name: "step", Alias: "s", Chinese: []string{"步", "单步", "走"}, Like: []string{"exec", "execute", "advance", "next line", "next statement", "执行", "前进"}, Args: "[A] [N]", Help: "command.step", group: g, need: aRun, complete: []candidates{actors}, do: (*Session).steer},
		{Name: "run", Alias: "r", Chinese: []string{"运行", "自动"}, Like: []string{"auto", "all", "go automatically", "跑"}, Help: "command.run", group: g, need: aRun, do: (*Session).steer},
		{Name: "until", Chinese: []string{"直到"}, Args: "EXPR", Help: "command.until", group: g, need: aRun, complete: []candidates{expression}, do: (*Session).steer},
		{Name: "break", Chinese: []string{"断点"}, Like: []string{"breakpoint", "stop", "停在"}, Args: "[A:LINE]", Help: "command.break", group: g, need: aRun, complete: []candidates{lines}, do: (*Session).breakAt},
		{Name: "back", Alias: "b", Chinese: []string{"撤回", "撤销", "后退"}, Like: []string{"undo", "u", "revert", "take back", "go back", "退回", "反悔", "上一步"}, Args: "[N]", Help: "command.back", group: g, need: aRun, lab: "real.no-back", do: (*Session).back},
		{Name: "redo", Chinese: []string{"重做"}, Args: "[N]", Help: "command.redo", group: g, need: aRun, lab: "real.no-back", do: (*Session).redo},
		{Name: "restart", Chinese: []string{"重来", "重新开始"}, Like: []string{"reset", "again", "start over", "从头", "重置"}, Help: "command.restart", group: g, need: aRun, do: (*Session).restart},
		{Name: "type", Alias: ">", Chinese: []string{"输入"}, Like: []string{"input", "say", "键入"}, Args: "A TEXT", Help: "command.type", group: g, need: aRun, complete: []candidates{actors}, do: (*Session).steer},
		{Name: "eof", Chinese: []string{"结束输入"}, Args: "[A]", Help: "command.eof", group: g, need: aRun, complete: []candidates{actors}, do: (*Session).steer},
		{Name: "kill", Chinese: []string{"杀掉", "终止"}, Like: []string{"terminate", "杀"}, Args: "A", Help: "command.kill", group: g, need: aRun, complete: []candidates{actors}, do: (*Session).steer},
	}
}

// steer carries out a command that schedules know as well.
func (s *Session) steer(c call) error {
	if c.name == "until" && c.args != "" {
		if err := s.hopeless(c.args); err != nil {
			return err
		}
	}
	return s.move(c.ctx, strings.TrimSpace(c.word+" "+c.args))
}

// hopeless is the error that an expression to wait for raises at the first look, unless it may go away
// as the run goes on: where nothing was received yet there is no received("server")[-1].
func (s *Session) hopeless(source string) error {
	t, err := newTarget(s.run, source)
	if err != nil {
		return nil // until says so itself
	}
	_, err = t.expr.Value(t.view)
	for _, f := range failure.All(err) {
		said, _ := f.Arg("error").(string)
		name, _, _ := strings.Cut(said, ":")
		if f.ID == "goal.raised" && !slices.Contains([]string{"IndexError", "KeyError", "ValueError"}, name) && !strings.Contains(said, "None") {
			return err
		}
	}
	return nil
}

func (s *Session) breakAt(c call) error {
	if c.args == "" {
		breaks := s.run.Breaks()
		if len(breaks) == 0 {
			s.say("repl.no-breaks")
		}
		for _, b := range breaks {
			s.out.line("  " + b.Actor + ":" + strconv.Itoa(b.Line))
		}
		return nil
	}
	actor, line, _ := strings.Cut(c.args, ":")
	n, err := strconv.Atoi(strings.TrimSpace(line))
	if err != nil {
		return failure.New("repl.break-what", "word", c.args)
	}
	set, err := s.run.ToggleBreak(conductor.Breakpoint{Actor: strings.TrimSpace(actor), Line: n})
	if err != nil {
		return err
	}
	s.say("repl.break", "set", set, "actor", actor, "line", n)
	return nil
}

// count reads an optional number of commands.
func count(c call) (int, error) {
	if c.args == "" {
		return 1, nil
	}
	n, err := strconv.Atoi(c.args)
	if err != nil || n < 1 {
		return 0, failure.New("repl.bad-count", "command", c.name, "word", c.args)
	}
	return n, nil
}

// back takes back the last command, or the last N moves, but nothing from before the part: what a
// part begins with is its own.
func (s *Session) back(c call) error {
	n, err := count(c)
	if err != nil {
		return err
	}
	if len(s.run.Commands()) == s.base {
		return failure.New("back.nothing")
	}
	var undone []conductor.Executed
	if c.args == "" {
		undone, err = s.run.Back()
	} else {
		undone, err = s.run.BackMoves(min(n, s.run.MovesMade()-s.first))
	}
	if err != nil {
		return err
	}
	s.shown = s.run.MovesMade()
	for _, d := range undone {
		s.say("repl.took-back", "moves", moves(d), "command", d.Command.String())
	}
	s.youCan()
	return nil
}

// moves names the moves of a command: "7", "7-9", or "" for a command that made none.
func moves(d conductor.Executed) string {
	switch {
	case d.Last < d.First:
		return ""
	case d.Last == d.First:
		return strconv.Itoa(d.First)
	}
	return strconv.Itoa(d.First) + "-" + strconv.Itoa(d.Last)
}

func (s *Session) redo(c call) error {
	n, err := count(c)
	if err != nil {
		return err
	}
	s.moving = true
	s.replaying = s.replayed != nil
	_, err = s.run.Redo(n)
	s.moving, s.replaying = false, false
	if err != nil {
		return err
	}
	s.showMoves(true)
	if !s.judge() {
		s.youCan()
	}
	return nil
}

// restart makes the run what the part begins with.
func (s *Session) restart(c call) error {
	if s.replayed != nil { // what it holds stays known
		return s.jumpTo(s.first)
	}
	if err := s.toStart(c.ctx); err != nil {
		return err
	}
	played, more := s.shortened(s.run.Schedule(), 1) // the page of the part has told it
	s.say("repl.restarted", "schedule", played, "more", more)
	s.youCan()
	return nil
}

func (s *Session) toStart(ctx context.Context) error { return s.resetTo(ctx, s.start.Schedule()) }

// resetTo begins the run anew, with a setup. The goal can be reached again.
func (s *Session) resetTo(ctx context.Context, setup string) error {
	s.run.Watch(nil)
	s.run.Restart()
	if err := s.run.Play(ctx, setup); err != nil {
		return err
	}
	if err := interrupted(ctx); err != nil {
		s.dropRun() // it stands nowhere
		return err
	}
	if p := s.current(); p != nil && p.Goal.Given() { // an exercise is not undone by moves
		s.part.reached, s.part.told = false, false
	}
	return s.begin()
}
