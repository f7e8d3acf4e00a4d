package repl

import "lockstep/repl/text"

func keepCommands() []Command {
	return []Command{
		{Name: "schedule", Chinese: []string{"走法"}, Like: []string{"save", "moves", "script", "保存"}, Help: "command.schedule", group: groupKeep, need: aRun, do: (*Session).schedule},
	}
}

// schedule shows the moves made so far, as they could be typed again.
func (s *Session) schedule(call) error {
	if made := s.run.Schedule(); made != "" {
		s.out.line(" " + text.Escape(made))
		return nil
	}
	s.say("repl.no-moves")
	return nil
}
