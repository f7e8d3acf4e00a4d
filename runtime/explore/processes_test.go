package explore_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lockstep/runtime/conductor"
	"lockstep/runtime/explore"
	"lockstep/runtime/lab"
	"lockstep/runtime/stage"
)

// ticketOffice is the race of processes for one ticket in a file; with a lock, if locked.
func ticketOffice(users int, locked bool) func() (*conductor.Run, error) {
	target := map[bool]string{true: "buy_locked", false: "buy"}[locked]
	source := fmt.Sprintf(`import json
import multiprocessing

def buy(lock):
    with open("tickets.json") as f:
        tickets = json.loads(f.read())
    if tickets["count"] > 0:
        tickets["count"] -= 1
        with open("tickets.json", "w") as f:
            f.write(json.dumps(tickets))
        print("bought")

def buy_locked(lock):
    with lock:
        buy(lock)

if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    lock = multiprocessing.Lock()
    users = [multiprocessing.Process(target=%s, args=(lock,), name="u%%d" %% i) for i in range(%d)]
    for p in users: p.start()
    for p in users: p.join()
`, target, users)
	return func() (*conductor.Run, error) {
		st := &stage.Stage{
			Files:  []stage.File{{Name: "tickets.json", Text: `{"count": 1}`}},
			Actors: []stage.Actor{{Name: "main", Program: stage.Program{File: "main.py", Source: source}}},
		}
		st.Complete()
		return conductor.New(st, conductor.Options{Open: lab.Open, EndInput: true})
	}
}

// TestTicketRaceOfProcesses wants the race of three processes to be searched wholly, and that of ten
// as far as a bound.
func TestTicketRaceOfProcesses(t *testing.T) {
	open := ticketOffice(3, false)
	r := search(t, explore.Options{Open: open})
	if !r.Complete || r.Verdict != explore.CanFail || r.Schedules > 1000 {
		t.Errorf("%s, complete: %v, %d schedules", r.Verdict, r.Complete, r.Schedules)
	}
	sold := map[int]bool{}
	for _, o := range r.Outcomes {
		n := 0
		for _, lines := range o.Printed {
			n += len(lines)
		}
		sold[n] = true
		if slices.Contains(o.Violates, explore.ActorFailed) && !slices.Contains([]string{o.Error["u0"], o.Error["u1"], o.Error["u2"]}, "JSONDecodeError") {
			t.Errorf("fails otherwise than by reading a file that is being written: %v", o.Error)
		}
	}
	if diff := cmp.Diff(map[int]bool{1: true, 2: true, 3: true}, sold); diff != "" {
		t.Errorf("tickets sold: %s", diff)
	}
	repeats(t, open, r)
	if r := search(t, explore.Options{Open: ticketOffice(3, true)}); !r.Complete || r.Verdict != explore.Always || len(r.Outcomes) != 3 {
		t.Errorf("with a lock: %s, complete: %v, %d outcomes", r.Verdict, r.Complete, len(r.Outcomes))
	}
	ten := search(t, explore.Options{Open: ticketOffice(10, false), Schedules: 500})
	if ten.Complete || ten.Verdict != explore.CanFail || ten.Bound == nil {
		t.Errorf("ten users: %s, complete: %v", ten.Verdict, ten.Complete)
	}
	for _, o := range ten.Outcomes[:min(len(ten.Outcomes), 3)] {
		r, err := ticketOffice(10, false)()
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Play(t.Context(), o.Schedule); err != nil || !o.Is(r) {
			t.Errorf("%s does not lead to its outcome: %v", o.Schedule, err)
		}
		r.Close()
	}
}

// TestProcesses wants the outcomes of small programs, and what they violate. Each of them is complete.
func TestProcesses(t *testing.T) {
	for name, c := range map[string]struct {
		program string
		want    []string // "violations kind printed", sorted
	}{
		"memory is its own": {`
n = 0
def f(q):
    global n
    n += 1
    print(n)
def main():
    go(f, f)
    print(n)
`, []string{"[] 0 1 1"}},
		"two locks in opposite order": {`
def f(a, b):
    with a:
        with b: pass
def g(a, b):
    with b:
        with a: pass
def main():
    a, b = mp.Lock(), mp.Lock()
    go(f, g, args=(a, b))
`, []string{"[] ", "[deadlock] circle"}},
		"a lock that dies with its holder": {`
def f(lock, q):
    lock.acquire()
    q.get()
def g(lock, q):
    with lock:
        print("in")
def main():
    lock, q = mp.Lock(), mp.Queue()
    t0 = mp.Process(target=f, args=(lock, q), name="t0")
    t1 = mp.Process(target=g, args=(lock, q), name="t1")
    t0.start()
    t1.start()
    t0.terminate()
    t0.join()
    t1.join()
    print(t0.exitcode)
`, []string{"[] -15 in", "[deadlock] orphaned"}},
		"nobody puts": {`
def f(q):
    q.get()
def main():
    go(f)
`, []string{"[deadlock] unwoken"}},
		"alive just after": {`
def f(q):
    q.get()
def main():
    p = mp.Process(target=f, args=(mp.Queue(),), name="t0")
    p.start()
    p.terminate()
    print(p.is_alive())
    p.join()
    print(p.is_alive())
`, []string{"[] False False", "[] True False"}},
		"a daemon lives as long as the code": {`
def f(q):
    print("here")
def main():
    mp.Process(target=f, args=(1,), name="t0", daemon=True).start()
    print("end")
`, []string{"[] end", "[] end here"}},
		"what is put first": {`
def f(q):
    q.put("x")
def g(q):
    q.put("y")
def main():
    q = mp.Queue()
    go(f, g, args=(q,))
    print(q.get(), q.get())
`, []string{"[] x y", "[] y x"}},
		"a full queue": {`
def f(q):
    q.put(1)
    print("put")
def main():
    q = mp.Queue(1)
    q.put(0)
    go(f, args=(q,))
`, []string{"[deadlock] unwoken"}},
		"who is orphaned": {`
def child(q):
    print(os.getppid() == 1)
def f(q):
    mp.Process(target=child, args=(q,), name="t1").start()
    q.get()
def main():
    q = mp.Queue()
    p = mp.Process(target=f, args=(q,), name="t0")
    p.start()
    p.terminate()
    p.join()
`, []string{"[] ", "[] False", "[] True"}},
		"files are shared": {`
def f(q):
    with open("x", "a") as file:
        file.write("f")
def g(q):
    with open("x", "a") as file:
        file.write("g")
def main():
    go(f, g)
    print(open("x").read())
`, []string{"[] fg", "[] gf"}},
	} {
		t.Run(name, func(t *testing.T) {
			open := opener("m", "import os\nimport multiprocessing as mp\n"+`def go(*fs, args=None):
    ts = [mp.Process(target=f, args=args or (queue,), name="t%d" % i) for i, f in enumerate(fs)]
    for t in ts: t.start()
    for t in ts: t.join()
`+strings.TrimPrefix(c.program, "\n")+"if __name__ == '__main__':\n    mp.set_start_method('spawn')\n    queue = mp.Queue()\n    main()\n")
			r := search(t, explore.Options{Open: open})
			var got []string
			for _, o := range r.Outcomes {
				words := []string{fmt.Sprint(o.Violates)}
				if o.Kind != "" {
					words = append(words, string(o.Kind))
				}
				for _, a := range []string{"m", "t0", "t1"} {
					words = append(words, o.Printed[a]...)
				}
				s := strings.Join(words, " ")
				if len(words) == 1 {
					s += " "
				}
				got = append(got, s)
			}
			slices.Sort(got)
			if diff := cmp.Diff(c.want, slices.Compact(got)); diff != "" || !r.Complete {
				t.Errorf("complete: %v\n%s", r.Complete, diff)
			}
			repeats(t, open, r)
		})
	}
}
