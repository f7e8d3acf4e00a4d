package explore_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"lockstep/runtime/conductor"
	"lockstep/runtime/explore"
)

const opposite = `from threading import Lock, Thread
pen, paper = Lock(), Lock()
def write(first, second):
    with first:
        with second:
            print("written")
Thread(target=write, args=(pen, paper), name="ann").start()
Thread(target=write, args=(paper, pen), name="bob").start()
`

// goingOn are programs whose moves have more and less to do with each other.
var goingOn = map[string]string{
	"locks": opposite,
	"names": `from threading import Thread
a = b = 0
def f():
    global a
    a = b + 1
    print(a)
def g():
    global b
    b = a + 1
Thread(target=f, name="f").start()
Thread(target=g, name="g").start()
`,
	"condition": `import threading
c = threading.Condition()
ready = False
def wait():
    with c:
        if not ready:
            c.wait()
    print("on")
def tell():
    global ready
    ready = True
    with c:
        c.notify()
threading.Thread(target=wait, name="w").start()
threading.Thread(target=tell, name="t").start()
`,
	"queue and daemon": `import threading, queue
q = queue.Queue(1)
def work():
    while True:
        print(q.get())
threading.Thread(target=work, name="w", daemon=True).start()
q.put(1)
q.put(2)
`,
	"time": `import threading, time
e = threading.Event()
def wait():
    print(e.wait(2))
threading.Thread(target=wait, name="w").start()
time.sleep(1)
print("slept")
e.set()
`,
}

// standing tells how a run stands: what every actor is at, has printed and shares.
func standing(r *conductor.Run) string {
	var b strings.Builder
	for _, a := range r.Actors() {
		fmt.Fprintln(&b, a.Name(), a.State(), a.Op(), a.Line(), a.Begun(), a.Printed(), a.Data())
	}
	fmt.Fprintln(&b, r.Now())
	lines := strings.Split(b.String(), "\n")
	slices.Sort(lines) // threads come to be in any order
	return strings.Join(lines, "\n")
}

// TestWayMissesNothing compares with all orders there are, tried one by one.
func TestWayMissesNothing(t *testing.T) {
	for name, source := range goingOn {
		t.Run(name, func(t *testing.T) {
			r, err := opener("main", source)()
			if err != nil {
				t.Fatal(err)
			}
			defer r.Close()
			all, runs := map[string]bool{}, 0
			var walk func(way []conductor.Move)
			walk = func(way []conductor.Move) {
				again(t, r, way)
				runs++
				if len(way) > 0 {
					all[standing(r)] = true
				}
				for _, m := range r.Moves() {
					walk(append(slices.Clip(way), m))
				}
			}
			walk(nil)
			found, tried := map[string]bool{}, 0
			f := explore.NewFinder(r, func() bool {
				tried++
				found[standing(r)] = true
				return false
			})
			way, none, err := f.Way(context.Background(), nil, 0)
			if way != nil || !none || err != nil {
				t.Errorf("%v, none: %v, %v", way, none, err)
			}
			for s := range all {
				if !found[s] {
					t.Errorf("not found, of %d:\n%s", len(all), s)
				}
			}
			if tried >= runs {
				t.Errorf("%d runs tried of %d", tried, runs)
			}
		})
	}
}

func again(t *testing.T, r *conductor.Run, way []conductor.Move) {
	t.Helper()
	r.Restart()
	for _, m := range way {
		if err := r.Do(m); err != nil {
			t.Fatal(err)
		}
	}
}

// TestWay looks for moments from where moves have led.
func TestWay(t *testing.T) {
	for name, c := range map[string]struct {
		programs []string
		from     string
		drops    int
		below    int
		reached  func(r *conductor.Run) bool
		want     string // the moves; "none" and "bound" where there are not any
	}{
		"the shortest": {
			programs: []string{"main", opposite}, from: "step main",
			reached: (*conductor.Run).Stuck, want: "step main; step ann; step bob",
		},
		"no shorter": {
			programs: []string{"main", opposite}, from: "step main", below: 3,
			reached: (*conductor.Run).Stuck, want: "bound",
		},
		"too late": {
			programs: []string{"main", opposite}, from: "step main 2; step ann 2",
			reached: (*conductor.Run).Stuck, want: "none",
		},
		"without an end": {
			programs: []string{"main", "while True:\n    print(1)\n"},
			reached:  func(*conductor.Run) bool { return false }, want: "bound",
		},
		"what nobody has typed": {
			programs: []string{"main", "print(input())\n"},
			reached:  func(r *conductor.Run) bool { return slices.Contains(r.Actor("main").Printed(), "x") }, want: "bound",
		},
		"no loss where none is needed": {
			programs: []string{"server", server, "client", client}, from: "step server 3; step client 2; deliver; deliver", drops: 1,
			reached: func(r *conductor.Run) bool { return len(r.Actor("server").Open()) > 1 }, want: "deliver 3; step server",
		},
		"what arrives in parts": {
			programs: []string{"server", server, "client", client},
			from:     "step server 3; step client 2; deliver 1; deliver 2; step client 3; deliver 3; step server; deliver 4",
			reached:  func(r *conductor.Run) bool { return slices.Contains(r.Actor("server").Printed(), "b'helloworld'") },
			want:     "deliver 5; deliver 6; step server 2",
		},
		"whom nobody listened to": {
			programs: []string{"server", server, "client", client}, from: "step client 2; deliver all; step client",
			reached: func(r *conductor.Run) bool { return slices.Contains(r.Actor("server").Printed(), "b'hello'") }, want: "bound",
		},
		"a loss": {
			programs: []string{"server", server, "client", client}, from: "step server 3; step client", drops: 1,
			reached: func(r *conductor.Run) bool {
				return slices.ContainsFunc(r.Made(), func(m conductor.Move) bool { return m.Verb == conductor.Drop })
			}, want: "step client; drop 1",
		},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := opener(c.programs...)()
			if err != nil {
				t.Fatal(err)
			}
			defer r.Close()
			if err := r.Play(context.Background(), c.from); err != nil {
				t.Fatal(err)
			}
			from := slices.Clone(r.Made())
			f := explore.NewFinder(r, func() bool { return c.reached(r) })
			f.Drops = c.drops
			way, none, err := f.Way(context.Background(), from, c.below)
			if err != nil {
				t.Fatal(err)
			}
			got := map[bool]string{true: "none", false: "bound"}[none]
			if way != nil {
				again(t, r, slices.Concat(from, way))
				got = r.ScheduleFrom(len(from))
			}
			if got != c.want {
				t.Errorf("%s, not %s", got, c.want)
			}
		})
	}
}

// TestWayIsLeft wants an interrupted search to say nothing.
func TestWayIsLeft(t *testing.T) {
	r, err := opener("main", opposite)()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	ctx, stop := context.WithCancel(context.Background())
	f := explore.NewFinder(r, func() bool { stop(); return false })
	if way, none, err := f.Way(ctx, nil, 0); way != nil || none || err != nil {
		t.Errorf("%v, none: %v, %v", way, none, err)
	}
}
