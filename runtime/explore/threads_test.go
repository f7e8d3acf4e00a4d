package explore_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"lockstep/runtime/explore"
)

// ticketRace is the race for one ticket: look, sleep, and buy if it was there.
const ticketRace = `import threading, time
count = 1
def buy():
    global count
    n = count
    time.sleep(0.1)
    if n > 0:
        count = n - 1
        print("bought")
users = [threading.Thread(target=buy, name="user%d" % i) for i in range(4)]
for u in users: u.start()
for u in users: u.join()
`

// TestTicketRaceOfThreads wants the race of four threads to be searched wholly in few schedules:
// there are 36.7 million.
func TestTicketRaceOfThreads(t *testing.T) {
	open := opener("shop", ticketRace)
	r := search(t, explore.Options{Open: open})
	if !r.Complete || r.Verdict != explore.Always || r.Schedules+r.Skipped > 1500 {
		t.Errorf("%s, complete: %v, %d schedules and %d skipped", r.Verdict, r.Complete, r.Schedules, r.Skipped)
	}
	if len(r.Outcomes) != 15 { // whoever looks first has a ticket; of the others, any
		t.Errorf("%d outcomes", len(r.Outcomes))
	}
	for _, o := range r.Outcomes {
		if o.Shared["count"] != "0" {
			t.Errorf("count is %s", o.Shared["count"])
		}
	}
	if want := (explore.Race{Name: "count", Actors: []string{"user0", "user1"}, Lines: []int{5, 8}}); !slices.ContainsFunc(r.Races, func(x explore.Race) bool { return x.Name == want.Name && slices.Equal(x.Lines, want.Lines) }) {
		t.Errorf("races: %v", r.Races)
	}
	repeats(t, open, r)
	alone := search(t, explore.Options{Open: open, Workers: 1})
	if diff := cmp.Diff(r, alone, cmpopts.IgnoreUnexported(explore.Outcome{}, explore.Waiting{})); diff != "" {
		t.Errorf("two workers, or one: %s", diff)
	}
}

// TestThreads wants the outcomes of small programs, and what they violate. Each of them is complete.
func TestThreads(t *testing.T) {
	for name, c := range map[string]struct {
		program string
		want    []string // "violations kind printed", sorted
	}{
		"two locks in opposite orders": {`
a, b = threading.Lock(), threading.Lock()
def f():
    with a:
        with b:
            print("f")
def g():
    with b:
        with a:
            print("g")
go(f, g)
`, []string{"[] f g", "[deadlock] circle"}},
		"two locks in one order": {`
a, b = threading.Lock(), threading.Lock()
def f():
    with a:
        with b:
            print("f")
go(f, f)
`, []string{"[] f f"}},
		"a lock kept by one that has ended": {`
a = threading.Lock()
def f():
    a.acquire()
go(f, f)
`, []string{"[deadlock] orphaned"}},
		"a wake-up that comes too early": {`
c = threading.Condition()
def wait():
    with c:
        c.wait()
        print("woken")
def wake():
    with c:
        c.notify()
go(wait, wake)
`, []string{"[] woken", "[deadlock] unwoken"}},
		"a wait that may end": {`
c = threading.Condition()
def wait():
    with c:
        print(c.wait(1))
def wake():
    with c:
        c.notify()
go(wait, wake)
`, []string{"[] False", "[] True"}},
		"a lock that is waited for in vain": {`
a = threading.Lock()
def f():
    print(a.acquire(timeout=1))
go(f, f)
`, []string{"[] False True", "[] True False"}},
		"a time-out and a queue": {`
q = queue.Queue()
def put():
    q.put("x")
def get():
    try:
        print(q.get(timeout=0.5))
    except queue.Empty:
        print("empty")
go(put, get)
`, []string{"[] empty", "[] x"}},
		"sleeps do not order": {`
x = 0
def f():
    global x
    time.sleep(1)
    x = 1
def g():
    global x
    time.sleep(2)
    x = 2
go(f, g)
print(x)
`, []string{"[] 1", "[] 2"}},
		"a daemon lives as long as the program": {`
def f():
    while True:
        q.get()
        print("got")
q = queue.Queue()
threading.Thread(target=f, daemon=True, name="f").start()
q.put(1)
print("end")
`, []string{"[] end", "[] end got"}},
		"an exception": {`
stock = [1]
def f():
    if stock:
        print(stock.pop())
go(f, f)
`, []string{"[] 1", "[failed] 1"}},
		"a loop that counts is no spin": {`
flag = False
def f():
    n = 0
    while n < 3 and not flag:
        n += 1
    print(n)
def g():
    global flag
    flag = True
go(f, g)
`, []string{"[] 0", "[] 1", "[] 2", "[] 3"}},
		"nor is one over equal things": {`
flag = False
def f():
    n = 0
    for _ in [1, 1, 1]:
        if flag:
            print("seen")
            return
def g():
    global flag
    flag = True
go(f, g)
`, []string{"[] ", "[] seen"}},
		"a loop that sees nothing new": {`
flag = False
def f():
    while not flag:
        pass
    print("on")
def g():
    global flag
    print("g")
    flag = False
go(f, g)
`, []string{"[deadlock] spinning g"}},
		"a barrier": {`
b = threading.Barrier(2)
def f():
    b.wait()
    print("f")
go(f, f)
`, []string{"[] f f"}},
	} {
		t.Run(name, func(t *testing.T) {
			open := opener("m", "import threading, queue, time\n"+`def go(*fs):
    ts = [threading.Thread(target=f, name="t%d" % i) for i, f in enumerate(fs)]
    for t in ts: t.start()
    for t in ts: t.join()
`+strings.TrimPrefix(c.program, "\n"))
			r := search(t, explore.Options{Open: open})
			got := map[string]bool{}
			for _, o := range r.Outcomes {
				words := []string{fmt.Sprint(o.Violates)}
				if o.Kind != "" {
					words = append(words, string(o.Kind))
				}
				for _, a := range []string{"m", "f", "t0", "t1"} {
					words = append(words, o.Printed[a]...)
				}
				s := strings.Join(words, " ")
				if len(words) == 1 {
					s += " "
				}
				got[s] = true
			}
			var list []string
			for s := range got {
				list = append(list, s)
			}
			slices.Sort(list)
			if diff := cmp.Diff(c.want, list); diff != "" || !r.Complete {
				t.Errorf("complete: %v\n%s", r.Complete, diff)
			}
			repeats(t, open, r)
		})
	}
}

// TestEndless wants the ends that there are of programs in which a loop never ends, whose it is, and no claim.
func TestEndless(t *testing.T) {
	const worker = `
def work():
    print("half")
    print("whole")
threading.Thread(target=watch, name="watcher", daemon=True).start()
threading.Thread(target=work, name="worker").start()
`
	for name, c := range map[string]struct {
		program string
		few     int // at most so many outcomes
		ends    bool
		loops   []explore.Loop
	}{
		"it prints":      {"def watch():\n    while True:\n        print('looks')" + worker, 20, true, []explore.Loop{{Actor: "watcher", Line: 4}}},
		"it counts":      {"def watch():\n    n = 0\n    while True:\n        n += 1\n        print(n)" + worker, 2_100, true, []explore.Loop{{Actor: "watcher", Line: 6}}},
		"no daemon":      {"def watch():\n    while True:\n        print('looks')" + strings.Replace(worker, ", daemon=True", "", 1), 0, false, []explore.Loop{{Actor: "watcher", Line: 4}}},
		"nobody else":    {"while True:\n    print('looks')\n", 0, false, []explore.Loop{{Actor: "m", Line: 3}}},
		"it may be told": {"on = True\ndef watch():\n    while on:\n        print('looks')\ndef work():\n    global on\n    on = False\nfor f in [watch, work]:\n    threading.Thread(target=f, name=f.__name__).start()\n", 20, true, []explore.Loop{{Actor: "watch", Line: 5}}},
	} {
		t.Run(name, func(t *testing.T) {
			open := opener("m", "import threading\n"+c.program)
			r := search(t, explore.Options{Open: open})
			t.Logf("%d outcomes in %d schedules", len(r.Outcomes), r.Schedules)
			if r.Complete || r.Verdict != explore.NotDecided || len(r.Outcomes) > c.few || len(r.Outcomes) > 0 != c.ends {
				t.Errorf("%s, complete: %v, %d outcomes", r.Verdict, r.Complete, len(r.Outcomes))
			}
			if diff := cmp.Diff(c.loops, r.Bound.Endless); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestClock makes no claim for a program that asks for the time.
func TestClock(t *testing.T) {
	r := search(t, explore.Options{Open: opener("m", "import time\ntime.sleep(1)\nprint(time.monotonic() >= 1)\n")})
	if r.Complete || r.Verdict != explore.NotDecided || !r.Bound.Clock {
		t.Errorf("%+v", r)
	}
}
