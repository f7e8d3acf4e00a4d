package render

import (
	"strings"
	"time"

	"lockstep/runtime/packet"
)

// Ladder is the diagram of a run as plain data, for who draws it in another way: the lanes, and from the
// top down what happened.
type Ladder struct {
	Lanes []string
	Rungs []Rung
}

// Rung is something that happened beside a lane, or to a packet.
type Rung struct {
	Move  int
	At    time.Duration
	Label string
	Role  Role
	Lane  int // of Lanes; where it began, of a packet

	Packet int           // its number; 0 for none
	To     int           // of a packet: the lane that it is for
	Fate   packet.Status // of a packet: what became of it here
}

// allLanes is wide enough that no lane is left out and no label cut.
const allLanes = 10_000

// Ladder gives the diagram of the whole run.
func (v View) Ladder(s *Scene) Ladder {
	v.Width = allLanes
	d := v.ladder(s, 0, s.lastMove())
	out := Ladder{Lanes: make([]string, len(d.names))}
	for i, name := range d.names {
		out.Lanes[i] = clean(name)
	}
	for i := range d.moves {
		m := &d.moves[i]
		r := Rung{Move: m.move, At: m.at, Role: m.role}
		if m.packet != nil {
			r.Lane, r.To, r.Packet, r.Fate, r.Label = d.index(m.from), d.index(m.to), m.packet.Number, m.fate, d.label(m)
		} else {
			r.Lane, r.Label = d.index(m.lane), strings.Join(m.labels, " ")
		}
		out.Rungs = append(out.Rungs, r)
	}
	return out
}
