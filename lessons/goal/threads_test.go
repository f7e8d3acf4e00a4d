package goal

import (
	"context"
	"testing"

	"lockstep/runtime/conductor"
	"lockstep/runtime/lab"
	"lockstep/runtime/stage"
)

// What a program's threads are and hold, before and after they are started.
func TestThreads(t *testing.T) {
	source := `import threading
lock = threading.Lock()
count = 0
def work(n):
    global count
    with lock:
        count += n
        print(count)
threading.Thread(target=work, args=(2,), name="worker").start()
work(3)
`
	st := &stage.Stage{Actors: []stage.Actor{{Name: "main", Program: stage.Program{File: "main.py", Source: source}}}}
	st.Complete()
	r, err := conductor.New(st, conductor.Options{Open: lab.Open})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	v := NewView(r)
	holds := func(source string) {
		t.Helper()
		e, err := Parse(source, NamesOf(st))
		if err != nil {
			t.Fatal(err)
		}
		if ok, err := e.Test(v); err != nil || !ok {
			t.Errorf("%s does not hold: %v", source, err)
		}
	}
	play := func(schedule string) {
		t.Helper()
		if err := r.Play(context.Background(), schedule); err != nil {
			t.Fatal(err)
		}
	}
	holds(`state("worker") is None and printed("worker") == [] and error("worker") is None and returned("worker") is None`)
	holds(`holder("lock") is None and value("worker", "count") is None`)
	play("step main; step worker")
	holds(`state("worker") == "ready" and state("main") == "blocked" and holder("lock") == "worker" and value("worker", "n") == 2`)
	play("run")
	holds(`ended() and printed("worker") == ["2"] and printed("main") == ["5"] and holder("lock") is None and returned("worker") == 0`)
}
