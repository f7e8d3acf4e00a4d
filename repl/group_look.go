package repl

import (
	"lockstep/runtime/failure"
)

func lookCommands() []Command {
	g := groupLook
	return []Command{
		{Name: "state", Like: []string{"status", "where", "who", "ps"}, Args: "[A]", Help: "command.state", group: g, need: aRun, complete: []candidates{actors}, do: (*Session).state},
		{Name: "code", Alias: "c", Like: []string{"source", "program", "cat"}, Args: "[A]", Help: "command.code", group: g, need: aRun, complete: []candidates{actors}, do: (*Session).code},
		{Name: "vars", Like: []string{"variables", "print", "locals"}, Args: "[A]", Help: "command.vars", group: g, need: aRun, complete: []candidates{actors}, do: (*Session).vars},
		{Name: "packet", Alias: "p", Like: []string{"packets", "tcpdump", "wire"}, Args: "[N]", Help: "command.packet", group: g, need: aRun, complete: []candidates{anyPacket}, do: (*Session).packet},
		{Name: "stream", Args: "[N] [all]", Like: []string{"bytes", "follow", "connection", "conversation"}, Help: "command.stream", group: g, need: aRun, complete: []candidates{conversations, words("all")}, do: (*Session).stream},
		{Name: "diagram", Args: "[all|N..M]", Like: []string{"ladder", "picture", "draw"}, Help: "command.diagram", group: g, need: aRun, complete: []candidates{words("all")}, do: (*Session).diagram},
		{Name: "log", Alias: "l", Args: "[all|N..M]", Like: []string{"history", "events", "journal"}, Help: "command.log", group: g, need: aRun, complete: []candidates{words("all")}, do: (*Session).log},
		{Name: "goal", Alias: "g", Like: []string{"task", "question", "what"}, Help: "command.goal", group: g, need: aLesson, do: (*Session).goal},
	}
}

// oneActor checks the optional name of an actor.
func (s *Session) oneActor(name string) error {
	if name == "" || s.run.Actor(name) != nil {
		return nil
	}
	var names []string
	for _, a := range s.run.Actors() {
		names = append(names, a.Name())
	}
	return failure.New("step.no-actor", "actor", name, "actors", names)
}

func (s *Session) goal(call) error {
	if p := s.current(); p != nil {
		s.showPart()
		if p.Par > 0 {
			s.say("repl.par", "n", p.Par)
		}
		return s.showClauses()
	}
	return nil
}
