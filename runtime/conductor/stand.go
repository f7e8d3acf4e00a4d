package conductor

import "time"

// Stand is how an actor stood from a move on, until its next.
type Stand struct {
	Move  int // 0: from the beginning
	Time  time.Duration
	Actor string
	State State
	Op    string // what it stood at; "" when it has ended
}

// unseen is how an actor stood before it was.
const unseen = State(255)

// Stands is how the actors have stood in turn, the oldest first. The slice must not be changed, and
// is good until the next move.
func (r *Run) Stands() []Stand { return r.stands }

// stand notes the actors that stand otherwise than before the move just made.
func (r *Run) stand() {
	for _, a := range r.actors {
		state := a.State()
		if a.stood == state && len(r.moves) > 0 {
			continue
		}
		a.stood = state
		r.stands = append(r.stands, Stand{len(r.moves), r.w.Now(), a.name, state, a.Op()})
	}
}
