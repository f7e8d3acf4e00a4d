package repl

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"lockstep/lessons"
	"lockstep/repl/render"
	"lockstep/repl/text"
	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
	"lockstep/runtime/explore"
)

// listed is how many packets youCan names.
const listed = 3

// youCan shows what is watched, and has the moves that are possible told when the line is done:
// once, however many of its commands moved.
func (s *Session) youCan() {
	s.showWatched()
	s.tell = true
}

// tellMoves says which moves are possible now, as they would be typed, if youCan asked for it.
func (s *Session) tellMoves() {
	if !s.tell || s.run == nil || s.done || s.part.unread != nil {
		return
	}
	s.tell = false
	s.tellOf(s.run.Moves())
	if p := s.current(); p != nil && p.Kind == lessons.Quiz && !s.part.reached {
		s.say("repl.type-number", numbers(p)...) // it may have left the screen
	}
}

// tellOf says which of some moves can be made, as they would be typed.
func (s *Session) tellOf(moves []conductor.Move) {
	var can []string
	flight := 0
	for _, m := range moves {
		n := strconv.Itoa(m.Packet)
		if s.forbids(m.Verb.String()) {
			continue
		}
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
		if a.WaitsForInput() && !s.forbids(conductor.Type.String()) {
			can = append(can, "type "+a.Name()+" …")
		}
		if a.State() == conductor.Running && !s.run.Steered() && !s.forbids(conductor.Step.String()) {
			can = append(can, "s "+a.Name()) // it waits until that has computed
		}
	}
	if len(can) == 0 {
		if len(moves) == 0 { // else all that are possible are forbidden
			s.sayStuck()
		}
		return
	}
	if flight > listed {
		can = append(can, text.Say(s.lang, "repl.more-packets", "n", flight-listed))
	}
	if s.onward() {
		can = append(can, text.Say(s.lang, "repl.enter-goes-on"))
	}
	s.sayIn(render.Faint, "repl.you-can", "moves", strings.Join(can, s.lang.Aloud(" · ")))
}

// sayStuck says that nothing can move, and who waits for what.
func (s *Session) sayStuck() {
	why, servers := s.view().Stuck(s.scene()), explore.AtRest(s.run)
	switch {
	case s.run.Over():
		sent := func(e event.Event) bool { return e.Kind == event.PacketSent }
		s.say("repl.over", "wire", slices.ContainsFunc(s.run.Journal().Between(0, s.run.MovesMade()), sent))
	case len(servers) > 0:
		s.say("repl.at-rest")
		for _, w := range servers {
			s.say("search.idle", "actor", w.Actor, "op", w.Op, "line", w.Line)
		}
	case why != nil:
		s.lines(why)
	case !s.run.Steered():
		s.say("repl.waits-outside")
		return
	default:
		s.say("repl.idle")
	}
	if p := s.current(); p != nil && p.Kind == lessons.Predict && s.part.right > 0 && !s.part.reached {
		if rest, left := s.toSee(p); !left {
			s.say("repl.see-on", "schedule", rest)
			return
		}
	}
	s.say("repl.other-way", "back", s.run.Steered(), "asked", s.target != nil && !s.part.reached, "on", s.onward())
}

// sayNextTime tells a learner who leaves in the middle of a part where it goes on.
func (s *Session) sayNextTime() {
	if p := s.current(); p != nil && p.Kind.Steers() && s.run != nil && s.hasMoved() && !s.part.reached {
		s.say("repl.next-time", "title", s.lesson.Title.In(s.lang.String()), "at", s.at+1)
	}
}

// where says, for the prompt, in which part the learner is, how late it is in the run, and how
// many packets are in flight.
func (s *Session) where() string {
	var name string
	var at, of int
	switch {
	case s.replayed != nil:
		name, at, of = filepath.Base(s.replayed.file), s.run.MovesMade(), s.run.MovesMade()+s.run.Known()
	case s.lesson != nil:
		name, at, of = s.lesson.ID, min(s.at+1, len(s.lesson.Parts)), len(s.lesson.Parts)
	default:
		return ""
	}
	out := s.out.Paint(render.Head, text.Escape(name)+" "+strconv.Itoa(at)+"/"+strconv.Itoa(of))
	var more []string
	if p := s.current(); s.run != nil && (p == nil || p.Kind.Steers()) {
		now := s.run.Now()
		if !s.run.Steered() {
			more = append(more, string(Real))
			now = now.Truncate(time.Millisecond)
		}
		if now > 0 {
			more = append(more, text.Seconds(now))
		}
		if n := len(s.run.View().Packets); n > 0 {
			more = append(more, text.Say(s.lang, "repl.in-flight", "n", n))
		}
	}
	if len(more) > 0 {
		out += s.out.Paint(render.Faint, " · "+strings.Join(more, " · "))
	}
	return out + " "
}
