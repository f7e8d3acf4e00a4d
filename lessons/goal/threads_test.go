package goal

import (
	"context"
	"testing"

	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
	"lockstep/runtime/lab"
	"lockstep/runtime/python/object"
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

// An expression may look at what a program holds, and do nothing with it.
func TestLooksOnly(t *testing.T) {
	st := &stage.Stage{Name: "one", Actors: []stage.Actor{{Name: "main", Program: stage.Program{File: "m.py", Source: `import socket, threading
sk = socket.socket()
lock = threading.Lock()
count = 0
names = ["a", "b"]

class Box:
    def __init__(self):
        self.n = 3

    def take(self):
        global count
        count = count + 1
        return self.n

box = Box()
f = open("a.txt", "w")
t = threading.Thread(target=box.take)
t.start()
print("started")
`}}}}
	st.Complete()
	r, err := conductor.New(st, conductor.Options{Open: lab.Open})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Close)
	play(t, r, "step main 3")
	v := NewView(r)
	for source, want := range map[string]string{
		`value("main", "f").read()`: "", `value("main", "sk").connect(("127.0.0.1", 9))`: "", `value("main", "lock").acquire()`: "",
		`value("main", "t").join()`: "", `value("main", "box").take()`: "", `value("main", "Box")()`: "", `sorted([1, 2], key=value("main", "f").seek)`: "",
		`value("main", "box").n`: "3", `value("main", "count")`: "0", `len(value("main", "names"))`: "2",
	} {
		e, err := Parse(source, v.names)
		if err != nil {
			t.Fatal(err)
		}
		x, err := e.Value(v)
		if want == "" {
			if all := failure.All(err); len(all) != 1 || all[0].ID != "goal.raised" {
				t.Errorf("%s: %v, %v", source, x, err)
			}
		} else if err != nil || object.Repr(x) != want {
			t.Errorf("%s: %v, %v", source, x, err)
		}
	}
}
