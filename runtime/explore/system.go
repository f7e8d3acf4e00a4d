// Package explore searches the schedules of a stage systematically: every order that can make a
// difference, by running again from the beginning. (What a thread did once in a run need not be
// interpreted again: actor.Memo.) It says which outcomes there are, with a short schedule for each,
// and what was not searched.
//
// It must not know lessons, nor how anything is shown. A search decides nothing by chance or by
// time: the same stage gives the same report wherever the search came to its end.
package explore

import (
	"math/bits"

	"lockstep/runtime/world"
)

// Set is a set of actors by their number.
type Set uint64

// maxActors is how many actors a Set can hold.
const maxActors = 64

// Has says whether an actor is in the set.
func (s Set) Has(actor int) bool { return s>>actor&1 == 1 }

func one(actor int) Set    { return 1 << actor }
func (s Set) first() int   { return bits.TrailingZeros64(uint64(s)) }
func (s Set) width() int   { return bits.Len64(uint64(s)) }
func (s Set) without() Set { return s & (s - 1) } // all but the first

// System is what is searched: actors, each with at most one step that it could make next, in a
// world that can be set back to its beginning. What a step does must follow from the steps before.
// Only one goroutine uses a System.
type System interface {
	// Reset sets the system to its beginning.
	Reset()

	// Live gives the actors that have not ended, and those of them that can step now. Actors are
	// numbered as they come to be.
	Live() (live, enabled Set)

	// Touches appends what the next step of a live actor would touch, seen from now.
	Touches(actor int, dst []world.Touch) []world.Touch

	// Step makes the next step of an enabled actor, and appends what it did touch: what Touches said,
	// and what the actor did on its way to its next step.
	Step(actor int, dst []world.Touch) []world.Touch

	// Key appends what tells this end from other ends: outputs, how actors ended, shared state.
	Key(dst []byte) []byte
}

// A schedule is the actors in the order of their steps.
type schedule []uint8

// switches counts how often a schedule goes over to another actor.
func (s schedule) switches() int {
	n := 0
	for i := 1; i < len(s); i++ {
		if s[i] != s[i-1] {
			n++
		}
	}
	return n
}

// shorter says whether a is the better one to show: fewer changes of actor, then fewer steps, then
// the earlier actors first, so that the choice does not depend on what was found when.
func shorter(a, b schedule) bool {
	if x, y := a.switches(), b.switches(); x != y {
		return x < y
	}
	if len(a) != len(b) {
		return len(a) < len(b)
	}
	return string(a) < string(b)
}
