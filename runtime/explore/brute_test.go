package explore

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"lockstep/runtime/conductor"
	"lockstep/runtime/lab"
	"lockstep/runtime/stage"
)

// operations are what threads of a random program do, and about how many steps that takes. What they
// find in r is printed at their end, perhaps.
var operations = []struct {
	text  string
	steps int
}{
	{"r = x", 1},
	{"x = r + i", 1},
	{"x += i", 2},
	{"items[0] += i", 2},
	{"items.append(i)", 1},
	{"r = items[-1]", 1},
	{"r = items.pop()", 1},
	{"r = len(items)", 1},
	{"r = len(str(items))", 1},
	{"r = sum(list(items))", 1},
	{"table[r] = i", 1},
	{"r = table.get(0, 7)", 1},
	{"thing.n = i", 1},
	{"r = thing.n", 1},
	{"a.acquire()", 1},
	{"a.release()", 1},
	{"r = a.acquire(blocking=False)", 1},
	{"r = a.acquire(timeout=1)", 1},
	{"with a:\n    x += i", 4},
	{"with b:\n    r = x", 3},
	{"with a:\n    with b:\n        x = i", 5},
	{"seats.acquire()", 1},
	{"seats.release()", 1},
	{"with news:\n    news.wait()", 3},
	{"with news:\n    r = news.wait(timeout=1)", 3},
	{"with news:\n    news.notify()", 3},
	{"with news:\n    x = i\n    news.notify_all()", 4},
	{"jobs.put(i)", 1},
	{"r = jobs.get()", 1},
	{"try:\n    r = jobs.get_nowait()\nexcept queue.Empty:\n    r = 9", 1},
	{"try:\n    r = jobs.get(timeout=1)\nexcept queue.Empty:\n    r = 9", 1},
	{"try:\n    jobs.put(r, timeout=1)\nexcept queue.Full:\n    r = 8", 1},
	{"jobs.task_done()", 1},
	{"jobs.join()", 1},
	{"all[0].join()", 1},
	{"r = all[1].is_alive()", 1},
	{"all[0].join(timeout=1)", 1},
	{"bounded.release()", 1},
	{"bounded.acquire()", 1},
	{"news.acquire()\nnews.wait_for(lambda: x > 1)", 4},
	{"with news:\n    news.wait_for(lambda: items)\n    items.pop()\n    news.notify()", 5},
	{"door.set()", 1},
	{"door.clear()", 1},
	{"r = door.is_set()", 1},
	{"door.wait()", 1},
	{"r = door.wait(timeout=1)", 1},
	{"time.sleep(1)", 1},
	{"gate.wait(timeout=1)", 1},
	{"print(r)", 1},
}

const declared = `import queue, threading, time
class Thing:
    pass
x = 0
items = [5]
table = {}
thing = Thing()
thing.n = 0
a = threading.Lock()
b = threading.RLock()
seats = threading.Semaphore(1)
bounded = threading.BoundedSemaphore(1)
news = threading.Condition()
jobs = queue.Queue(maxsize=1)
door = threading.Event()
gate = threading.Barrier(2)
`

// anyProgram is a program of two to four threads that take about so many steps together.
func anyProgram(chance *rand.Rand) string {
	const steps = 8
	var b strings.Builder
	b.WriteString(declared)
	threads := 2 + chance.IntN(3)
	few := operations[:0:0] // so that they meet
	for range 2 + chance.IntN(4) {
		few = append(few, operations[chance.IntN(len(operations))])
	}
	for i := range threads {
		fmt.Fprintf(&b, "def t%d(i, r):\n    global x\n", i)
		for left := steps / threads; left > 0; {
			op := few[chance.IntN(len(few))]
			if left -= op.steps; left < -1 {
				break
			}
			b.WriteString("    " + strings.ReplaceAll(op.text, "\n", "\n    ") + "\n")
		}
		if chance.IntN(3) == 0 {
			b.WriteString("    print(r)\n")
		}
	}
	names := make([]string, threads)
	for i := range names {
		names[i] = fmt.Sprintf("t%d", i)
	}
	fmt.Fprintf(&b, "all = [threading.Thread(target=f, args=(i + 1, 0), name=f.__name__) for i, f in enumerate([%s])]\n", strings.Join(names, ", "))
	b.WriteString("for t in all:\n    t.start()\n")
	return b.String()
}

// everyOrder goes through all orders of steps, without any reduction, and gives the ends; nil when there
// are more orders than most.
func everyOrder(p System, most int) (ends map[string]bool, orders int) {
	ends = map[string]bool{}
	var way, left []Set // by step: the actor that made it; those still to be tried instead
	for {
		if orders++; orders > most {
			return nil, orders
		}
		p.Reset()
		for _, q := range way {
			p.Step(q.first(), nil)
		}
		for {
			_, enabled := p.Live()
			if enabled == 0 {
				break
			}
			q := one(enabled.first())
			way, left = append(way, q), append(left, enabled&^q)
			p.Step(q.first(), nil)
		}
		ends[string(p.Key(nil))] = true
		for len(left) > 0 && left[len(left)-1] == 0 {
			way, left = way[:len(way)-1], left[:len(left)-1]
		}
		if len(left) == 0 {
			return ends, orders
		}
		last := len(left) - 1
		way[last] = one(left[last].first())
		left[last] &^= way[last]
	}
}

// TestAgainstEveryOrder wants a search of random programs to find the ends that trying every order finds,
// with schedules that come to them.
func TestAgainstEveryOrder(t *testing.T) {
	const most = 2_000
	want := programs(t, 40)
	tried, orders, schedules := 0, 0, 0
	for seed := uint64(0); tried < want; seed++ {
		source := anyProgram(rand.New(rand.NewPCG(seed, 5)))
		st := &stage.Stage{Actors: []stage.Actor{{Name: "m", Program: stage.Program{Source: source}}}}
		st.Complete()
		r, err := conductor.New(st, conductor.Options{Open: lab.Open, EndInput: true})
		if err != nil {
			t.Fatalf("program %d: %v\n%s", seed, err, source)
		}
		p := &program{r: r, rough: true, leave: func() {}, spin: newSpinners()}
		ends, n := everyOrder(p, most)
		if ends != nil {
			tried, orders = tried+1, orders+n
			found := thorough(context.Background(), &workers{systems: []System{p}}, []*program{p})
			schedules += found.counts.runs + found.counts.pruned
			p.rough = false // what a learner's moves come to
			for end, e := range found.endings {
				play(p, e.way)
				if got := string(p.Key(nil)); got != end {
					t.Fatalf("program %d: %s comes to\n%s\nnot to\n%s\n%s", seed, p.r.Schedule(), got, end, source)
				}
			}
			for end := range ends {
				if found.endings[end] == nil {
					t.Fatalf("program %d: an end was missed:\n%s\n%s", seed, end, source)
				}
			}
			if len(found.endings) != len(ends) || !found.complete {
				t.Errorf("program %d: %d ends, not %d; complete: %v\n%s", seed, len(found.endings), len(ends), found.complete, source)
			}
		}
		if p.err != nil {
			t.Fatalf("program %d: %v\n%s", seed, p.err, source)
		}
		r.Close()
	}
	t.Logf("%d programs, %d orders, %d schedules", tried, orders, schedules)
}
