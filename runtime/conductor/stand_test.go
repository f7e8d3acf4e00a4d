package conductor_test

import (
	"math/rand/v2"
	"testing"

	"lockstep/runtime/conductor"
)

// TestStands: after each move the last stand of an actor is how it stands, at what; also after moves
// were taken back.
func TestStands(t *testing.T) {
	all := pairs(t)
	for i := range 20 {
		r := start(t, all[i%len(all)].stage)
		chance := rand.New(rand.NewPCG(uint64(i), 5))
		for range 100 {
			moves := enabled(r, chance)
			if len(moves) == 0 {
				break
			}
			if _, err := r.Exec(t.Context(), conductor.Command{Verb: conductor.Step}); err != nil || chance.IntN(4) == 0 {
				m := moves[chance.IntN(len(moves))]
				if err := r.Do(m); err != nil && m.Verb != conductor.Step {
					continue // the step has changed what is enabled
				}
			}
			if chance.IntN(20) == 0 {
				if _, err := r.BackMoves(3); err != nil {
					t.Fatal(err)
				}
			}
			checkStands(t, r)
		}
		r.Close()
	}
}

func checkStands(t *testing.T, r *conductor.Run) {
	t.Helper()
	last, move := map[string]conductor.Stand{}, 0
	for _, x := range r.Stands() {
		if before, known := last[x.Actor]; x.Move < move || x.Move > r.MovesMade() || known && before.State == x.State {
			t.Fatalf("%+v after %+v", x, before)
		}
		last[x.Actor], move = x, x.Move
	}
	for _, a := range r.Actors() {
		x := last[a.Name()]
		if x.State != a.State() || x.State == conductor.Blocked && x.Op != a.Op() {
			t.Fatalf("%s is %s at %s after %d moves, not %+v", a.Name(), a.State(), a.Op(), r.MovesMade(), x)
		}
	}
}
