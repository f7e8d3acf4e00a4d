package conductor_test

import (
	"context"
	"testing"
	"time"

	"lockstep/runtime/conductor"
	"lockstep/runtime/lab"
	"lockstep/runtime/stage"
	"lockstep/runtime/world"
)

// busy is a world on a machine so busy that who was woken looks only when the time of its wait has passed.
type busy struct {
	world.World
	wakes func()
	late  time.Duration
}

func (w *busy) Now() time.Duration { return w.World.Now() + w.late }

func (w *busy) Wait(most time.Duration) bool {
	if most < 0 {
		return false // it would wait for ever
	}
	w.wakes()
	w.late += most
	return true
}

// TestWokenLate: an interrupt is not lost that comes while it is told who waits.
func TestWokenLate(t *testing.T) {
	st := alone("import socket\ns = socket.socket()\ns.bind((\"127.0.0.1\", 9000))\ns.listen()\ns.accept()\n")
	ctx, stop := context.WithCancel(t.Context())
	r, err := conductor.New(st, conductor.Options{Open: func(st *stage.Stage, sink world.Sink) (world.World, error) {
		w, err := lab.Open(st, sink)
		return &busy{World: w, wakes: stop}, err
	}})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	told := 0
	r.Idles(func() { told++ })
	if end, err := r.Exec(ctx, conductor.Command{Verb: conductor.RunAll}); err != nil || end != conductor.Interrupted || told != 1 {
		t.Errorf("it stopped because %d, %v, and told %d times", end, err, told)
	}
}
