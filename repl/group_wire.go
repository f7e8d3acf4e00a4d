package repl

import (
	"strings"

	"lockstep/runtime/conductor"
)

func wireCommands() []Command {
	g := groupWire
	return []Command{
		{Name: "deliver", Alias: "d", Like: []string{"send", "pass", "transmit", "arrive"}, Args: "[N|all]", Help: "command.deliver", group: g, need: aRun, complete: []candidates{inFlightOrAll}, do: (*Session).steer},
		{Name: "drop", Alias: "x", Like: []string{"lose", "loss", "discard", "delete"}, Args: "[N]", Help: "command.drop", group: g, need: aRun, complete: []candidates{inFlight}, do: (*Session).steer},
		{Name: "dup", Like: []string{"copy", "duplicate", "repeat"}, Args: "[N]", Help: "command.dup", group: g, need: aRun, complete: []candidates{inFlight}, do: (*Session).steer},
		{Name: "tick", Alias: "t", Like: []string{"wait", "sleep", "time", "clock"}, Args: "[TIME]", Help: "command.tick", group: g, need: aRun, do: (*Session).steer},
		{Name: "link", Like: []string{"network", "partition"}, Args: "[SETTING]", Help: "command.link", group: g, need: aRun, complete: []candidates{words("loss", "dup", "cut", "ok"), hosts, hosts}, do: (*Session).link},
	}
}

// link shows what `run` does to packets on their way, or changes it.
func (s *Session) link(c call) error {
	if c.args != "" {
		for _, setting := range strings.Split(c.args, ",") {
			set, err := conductor.ParseCommand(c.name + " " + strings.TrimSpace(setting))
			if err != nil {
				return err
			}
			if _, err := s.run.Exec(c.ctx, set); err != nil {
				return err
			}
		}
	}
	s.say("repl.link", "setting", s.run.Link().String())
	return nil
}
