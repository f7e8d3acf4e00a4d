package render

import (
	"fmt"
	"slices"
	"strings"

	"lockstep/runtime/event"
	"lockstep/runtime/world"
)

// Threads that compute in one program of the real world take turns, hundreds of times a second. These moves are no
// doing of the program's: as many as there are in a row share a line.

// turn names the thread of a move that was nothing but such a turn; "" for every other move.
func (s *Scene) turn(m int) string {
	events := s.between(m, m)
	if !s.Blind || len(events) != 1 || events[0].Kind != event.Called || events[0].Op != world.Compute.String() {
		return ""
	}
	return events[0].Actor
}

// turns counts the turns from move m on.
func (s *Scene) turns(m, last int) (n int) {
	for m+n <= last && s.turn(m+n) != "" {
		n++
	}
	return n
}

// Turns says whether the moves first to last are nothing but turns, and few enough to wait with them for the next.
func (s *Scene) Turns(first, last int) bool {
	return first <= last && last-first+1 < mostTogether && s.turns(first, last) == last-first+1
}

// turnsTaken shows turns on one line.
func (v View) turnsTaken(s *Scene, first, last int) *line {
	var names []string
	for m := first; m <= last; m++ {
		if name := clean(s.turn(m)); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return numbered(fmt.Sprintf("%d-%d", first, last)).add(Head, strings.Join(names, ", ")).add(Plain, "  "+world.Compute.String())
}
