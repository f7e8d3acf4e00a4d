package repl

import (
	"strconv"
	"strings"

	"lockstep/repl/text"
	"lockstep/runtime/conductor"
)

// listed is how many packets youCan names.
const listed = 3

// youCan says which moves are possible now, as they would be typed.
func (s *Session) youCan() {
	var can []string
	flight := 0
	for _, m := range s.run.Moves() {
		n := strconv.Itoa(m.Packet)
		switch m.Verb {
		case conductor.Step:
			can = append(can, "s "+m.Actor)
		case conductor.Deliver:
			if flight++; flight <= listed {
				can = append(can, "d "+n)
			}
		case conductor.Drop:
			if flight <= listed {
				can = append(can, "x "+n)
			}
		case conductor.Tick:
			can = append(can, "t")
		}
	}
	for _, a := range s.run.Actors() {
		if a.WaitsForInput() {
			can = append(can, "type "+a.Name()+" …")
		}
	}
	if len(can) == 0 {
		s.sayStuck()
		return
	}
	if flight > listed {
		can = append(can, text.Say(s.lang, "repl.more-packets", "n", flight-listed))
	}
	for _, line := range text.Wrap(text.Say(s.lang, "repl.you-can", "moves", strings.Join(can, " · ")), s.width()-1) {
		s.out.line(" " + s.out.faint(line))
	}
}

// sayStuck says that nothing can move, and who waits for what.
func (s *Session) sayStuck() {
	if s.run.Over() {
		s.say("repl.over")
		return
	}
	if why := s.view().Stuck(s.scene()); why != nil {
		s.lines(why)
		return
	}
	s.say("repl.idle")
}
