package conductor_test

import (
	"context"
	"testing"

	"go.uber.org/goleak"

	"lockstep/runtime/conductor"
	"lockstep/runtime/lab"
)

// TestNoGoroutineIsLeft: runs that are left in the middle, taken back, begun again and closed
// leave no goroutine behind, nor a world.
func TestNoGoroutineIsLeft(t *testing.T) {
	defer goleak.VerifyNone(t)
	st := echoStage()
	for i := range 1_000 {
		r, err := conductor.New(st, conductor.Options{Open: lab.Open})
		if err != nil {
			t.Fatal(err)
		}
		for range i % 40 {
			if err := r.Do(r.Moves()[0]); err != nil {
				t.Fatal(err)
			}
		}
		if i%3 == 0 {
			r.Restart()
		}
		if i%5 == 0 {
			if err := r.Play(context.Background(), "step server 3; step client 2; kill client"); err != nil && i%3 == 0 {
				t.Fatal(err)
			}
		}
		r.Close()
	}
}
