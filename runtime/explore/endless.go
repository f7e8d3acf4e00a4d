package explore

import (
	"slices"
	"strconv"

	"lockstep/runtime/conductor"
)

// A client that asks again for what nobody will ever answer goes on for ever: time passes, it asks once more, and all
// is as it was. Unlike a spinner it changes the world each time, with packets of new numbers, so that only the whole
// tells that nothing has changed.

const (
	rounds    = 20  // how often everything is as it was before a run is taken to go on so for ever
	looksFrom = 100 // moves before somebody looks, while time passes
	looksAll  = 500 // and at any other moment with nothing on the wire
)

// endless follows one run to see whether it goes round.
type endless struct {
	known   string         // the state that is known to recur; "" where nothing is known yet
	seen    map[string]int // how often everything was so
	moved   []string       // the actors that have made a step since the state that recurs
	at      string         // that state
	scratch []byte
}

// made notes who moves.
func (e *endless) made(m conductor.Move) {
	if e.at != "" && m.Verb == conductor.Step && !slices.Contains(e.moved, m.Actor) {
		e.moved = append(e.moved, m.Actor)
	}
}

// closes looks at a run before its next move, one of list. It says whether the run has come to the same so often
// that it always will.
func (e *endless) closes(r *conductor.Run, made int, list []conductor.Move) bool {
	ticks := list[0].Verb == conductor.Tick
	if e.known == "" && made < looksFrom || !ticks && (made < looksAll || len(r.View().Packets) > 0) {
		return false
	}
	state, known := appendWhole(e.scratch[:0], r)
	e.scratch = state
	if !known {
		return false
	}
	if e.seen == nil {
		e.seen = map[string]int{}
	}
	e.seen[string(state)]++
	switch {
	case e.at != "":
		return e.at == string(state)
	case e.known == string(state), e.seen[string(state)] == rounds-1:
		e.at = string(state) // one round more, to see who goes round
	}
	return false
}

// appendWhole appends all that decides how a run goes on, but for what the time is and how packets are numbered. It
// says false where that cannot be told.
func appendWhole(dst []byte, r *conductor.Run) ([]byte, bool) {
	if r.ReadClock() {
		return dst, false
	}
	for _, a := range r.Actors() {
		dst = append(append(dst, a.Name()...), ' ', byte('A'+a.State()))
		if a.State().Ended() {
			continue
		}
		known := false
		if dst, known = a.Position(dst); known {
			dst, known = a.Holding(dst)
		}
		if !known {
			return dst, false
		}
	}
	for _, f := range r.Files() {
		dst = strconv.AppendQuote(append(append(dst, '\n'), f.Name...), string(f.Data))
	}
	v := r.View()
	for _, s := range v.Sockets {
		if !s.Closed {
			dst = append(append(append(dst, '\n'), s.State...), ' ')
			for _, n := range []int{s.Host, s.RecvQueue, s.SendQueue, s.Backlog} {
				dst = strconv.AppendInt(append(dst, ' '), int64(n), 10)
			}
		}
	}
	for _, t := range v.Timers {
		dst = strconv.AppendInt(append(append(dst, '\n'), t.What...), int64(t.Due-r.Now()), 10)
	}
	return dst, true
}
