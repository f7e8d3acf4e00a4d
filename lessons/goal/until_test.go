package goal_test

import (
	"context"
	"testing"

	"lockstep/lessons/goal"
	"lockstep/runtime/conductor"
	"lockstep/runtime/lab"
	"lockstep/runtime/stage"
)

// TestUntil runs up to a moment, and refuses an expression that names nobody.
func TestUntil(t *testing.T) {
	st := &stage.Stage{Actors: []stage.Actor{
		{Name: "a", Program: stage.Program{Source: "for i in range(9):\n    print(i)\n"}},
	}}
	st.Complete()
	r, err := conductor.New(st, conductor.Options{
		Open:  lab.Open,
		Until: goal.Until(),
	})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	exec := func(text string) (conductor.Stop, error) {
		c, err := conductor.ParseCommand(text)
		if err != nil {
			t.Fatal(err)
		}
		return r.Exec(context.Background(), c)
	}
	if stop, err := exec(`until "3" in printed("a")`); stop != conductor.Reached || err != nil || r.MovesMade() != 4 {
		t.Errorf("stopped %v after %d moves: %v", stop, r.MovesMade(), err)
	}
	if stop, err := exec(`until value("a", "i") == 7`); stop != conductor.Reached || err != nil || r.MovesMade() != 7 {
		t.Errorf("stopped %v after %d moves: %v", stop, r.MovesMade(), err)
	}
	if _, err := exec(`until printed("b") == []`); err == nil {
		t.Error("an actor that does not exist was taken")
	}
	if stop, err := exec(`until now() > 5`); stop != conductor.RunOver || err != nil {
		t.Errorf("stopped %v: %v", stop, err)
	}
}
