package repl

import (
	"strings"

	"lockstep/runtime/conductor"
)

func wireCommands() []Command {
	g := groupWire
	return []Command{
		{Name: "deliver", Alias: "d", Chinese: []string{"送达", "发送", "投递"}, Like: []string{"send", "pass", "transmit", "arrive", "送", "发", "投"}, Args: "[N|all]", Help: "command.deliver", group: g, need: aRun, lab: "real.no-wire", complete: []candidates{inFlightOrAll}, do: (*Session).steer},
		{Name: "drop", Alias: "x", Chinese: []string{"丢弃", "丢掉", "丢"}, Like: []string{"lose", "loss", "discard", "delete", "losing", "扔"}, Args: "[N]", Help: "command.drop", group: g, need: aRun, lab: "real.no-wire", complete: []candidates{inFlight}, do: (*Session).steer},
		{Name: "dup", Chinese: []string{"复制"}, Like: []string{"copy", "duplicate", "repeat", "重复"}, Args: "[N]", Help: "command.dup", group: g, need: aRun, lab: "real.no-wire", complete: []candidates{inFlight}, do: (*Session).steer},
		{Name: "tick", Alias: "t", Chinese: []string{"等待", "时间"}, Like: []string{"wait", "sleep", "time", "clock", "timer", "timeout", "等", "定时器", "超时"}, Args: "[TIME]", Help: "command.tick", group: g, need: aRun, do: (*Session).steer},
		{Name: "link", Chinese: []string{"链路"}, Like: []string{"network", "partition", "网络"}, Args: "[SETTING]", Help: "command.link", group: g, need: aRun, lab: "real.no-wire", complete: []candidates{words("loss", "dup", "cut", "ok"), hosts, hosts}, do: (*Session).link},
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
