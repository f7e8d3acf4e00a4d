package render

import (
	"testing"

	"lockstep/runtime/conductor"
	"lockstep/runtime/stage"
)

// A program in a process of the machine's is asked for the variables of each of its threads. What the moves
// of a server with hundreds of them did is shown without.
func TestMovesAskForNoVariables(t *testing.T) {
	st := &stage.Stage{Actors: []stage.Actor{{Name: "main", Program: stage.Program{Source: `import threading, time
total = 0
def add(n):
    global total
    total += n
    print(total)
    time.sleep(n)
for n in range(3):
    threading.Thread(target=add, args=(n,)).start()
`}}}}
	r := opened(t, st)
	v, s := View{Width: 80}, &Scene{}
	shown := -1
	r.Watch(func() {
		s.LookOn(r)
		for i := range s.Actors {
			s.Actors[i].Frames = func() []Frame {
				t.Errorf("move %d asks %s for its variables", r.MovesMade(), s.Actors[i].Name)
				return nil
			}
		}
		if lines := v.Changes(s, shown+1, r.MovesMade()); len(lines) == 0 {
			t.Error("nothing was shown")
		}
		shown = r.MovesMade()
	})
	if end, err := r.Exec(t.Context(), conductor.Command{Verb: conductor.RunAll}); err != nil || end != conductor.RunOver {
		t.Fatal(end, err)
	}
}
