package repl

import (
	"lockstep/repl/text"
	"lockstep/runtime/failure"
	"lockstep/runtime/python/object"
)

func lookCommands() []Command {
	g := groupLook
	return []Command{
		{Name: "state", Chinese: []string{"状态"}, Like: []string{"status", "where", "who", "ps", "waiting", "blocked", "在等", "阻塞", "在哪"}, Args: "[A]", Help: "command.state", group: g, need: aRun, complete: []candidates{actors}, do: (*Session).state},
		{Name: "code", Alias: "c", Chinese: []string{"代码", "程序"}, Like: []string{"source", "program", "cat", "源码", "源代码"}, Args: "[A]", Help: "command.code", group: g, need: aRun, complete: []candidates{actors}, do: (*Session).code},
		{Name: "vars", Chinese: []string{"变量"}, Like: []string{"variables", "print", "locals", "variable", "value", "的值"}, Args: "[A]", Help: "command.vars", group: g, need: aRun, complete: []candidates{actors}, do: (*Session).vars},
		{Name: "packet", Alias: "p", Chinese: []string{"数据包", "包"}, Like: []string{"packets", "tcpdump", "wire", "报文", "抓包"}, Args: "[N [FIELD]]", Help: "command.packet", group: g, need: aRun, complete: []candidates{anyPacket, fields}, do: (*Session).packet},
		{Name: "stream", Chinese: []string{"字节流", "流"}, Args: "[N] [all]", Like: []string{"bytes", "connection", "conversation", "一条连接", "会话"}, Help: "command.stream", group: g, need: aRun, complete: []candidates{conversations, words("all")}, do: (*Session).stream},
		{Name: "diagram", Chinese: []string{"图", "梯形图"}, Like: []string{"ladder", "picture", "draw", "graph", "画"}, Args: "[all|N..M]", Help: "command.diagram", group: g, need: aRun, complete: []candidates{words("all")}, do: (*Session).diagram},
		{Name: "timeline", Chinese: []string{"时间线"}, Like: []string{"bars", "gantt", "states", "时间轴"}, Args: "[N..M]", Help: "command.timeline", group: g, need: aRun, do: (*Session).timeline},
		{Name: "log", Alias: "l", Chinese: []string{"日志", "记录"}, Like: []string{"history", "events", "journal", "历史", "发生了什么"}, Args: "[all|N..M]", Help: "command.log", group: g, need: aRun, complete: []candidates{words("all")}, do: (*Session).log},
		{Name: "watch", Chinese: []string{"监视", "观察", "盯着"}, Like: []string{"follow", "display", "always"}, Args: "[VIEW|off]", Help: "command.watch", group: g, need: aLesson, complete: []candidates{views}, do: (*Session).watchView},
		{Name: "goal", Alias: "g", Chinese: []string{"目标", "任务"}, Like: []string{"task", "question", "题目"}, Help: "command.goal", group: g, need: aLesson, do: (*Session).goal},
		{Name: "eval", Chinese: []string{"求值"}, Like: []string{"evaluate", "calculate", "表达式"}, Args: "EXPR", Help: "command.eval", group: g, need: aRun, complete: []candidates{expression}, do: (*Session).eval},
	}
}

// oneActor checks the optional name of an actor.
func (s *Session) oneActor(name string) error {
	if name == "" || s.run.Actor(name) != nil {
		return nil
	}
	return failure.New("step.no-actor", "actor", name, "actors", s.actorNames())
}

// goal shows what the part asks for and how far each condition is; while it is watched, only the
// conditions.
func (s *Session) goal(c call) error {
	if c.word == watchWord {
		return s.showClauses()
	}
	if p := s.current(); p != nil {
		s.showPart()
		if known := s.recorded(s.at); p.Par > 0 && (!known.Done || known.Shown || known.Commands > p.Par) {
			s.say("repl.par", "n", p.Par)
		}
		s.tell = p.Kind.Steers() && !s.asksFirst()
		return s.showClauses()
	}
	return nil
}

// eval shows the value that an expression over the run has now, as goals and answers are made of.
func (s *Session) eval(c call) error {
	t, err := newTarget(s.run, c.args)
	if err != nil {
		for _, f := range failure.All(err) {
			f.At.File = c.name // a goal is long to type: its fault is shown in its place
		}
		return err
	}
	value, err := t.expr.Value(t.view)
	if err != nil {
		return err
	}
	for _, line := range fold(" "+text.Escape(object.Repr(value)), s.width()-1) {
		s.out.line(line)
	}
	return nil
}
