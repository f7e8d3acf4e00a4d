package process_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"lockstep/runtime/conductor"
	"lockstep/runtime/lab"
)

// Random programs whose lines do not depend on who is faster print the same in the lab, in the real world and, where
// LOCKSTEP_PROCESSES says how many are to be tried and python3 is there, under CPython.
func TestRandomPrograms(t *testing.T) {
	n, python := 6, ""
	if many, err := strconv.Atoi(os.Getenv("LOCKSTEP_PROCESSES")); err == nil {
		n = many
		python, _ = exec.LookPath("python3")
	}
	for seed := range n {
		t.Run(strconv.Itoa(seed), func(t *testing.T) {
			if python != "" {
				t.Parallel()
			}
			program := randomProgram(uint64(seed))
			want := printedIn(t, program, conductor.Options{Open: lab.Open, EndInput: true})
			if got := printedIn(t, program, options); got != want {
				t.Errorf("in the real world it prints\n%sin the lab\n%s%s", got, want, program)
			}
			if python == "" {
				return
			}
			if got := printedBy(t, python, program); got != want {
				t.Errorf("under CPython it prints\n%sin the lab\n%s%s", got, want, program)
			}
		})
	}
}

func printedIn(t *testing.T, program string, o conductor.Options) string {
	t.Helper()
	r, err := conductor.New(stageOf(program), o)
	if err != nil {
		t.Fatalf("%v\n%s", err, program)
	}
	defer r.Close()
	ctx, stop := context.WithTimeout(t.Context(), hung)
	defer stop()
	if end, err := r.Exec(ctx, conductor.Command{Verb: conductor.RunAll}); err != nil || end != conductor.RunOver {
		t.Errorf("stopped with %d, %v", end, err)
	}
	var lines []string
	for _, a := range r.Actors() {
		lines = append(lines, a.Printed()...)
	}
	return sorted(lines)
}

func printedBy(t *testing.T, python, program string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "main.py")
	if err := os.WriteFile(file, []byte(program), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), hung)
	defer stop()
	cmd := exec.CommandContext(ctx, python, file)
	cmd.Dir = filepath.Dir(file)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) } // and all that it has started
	var errors bytes.Buffer
	cmd.Stderr = &errors
	out, err := cmd.Output()
	if err != nil {
		t.Errorf("%v\n%s", err, &errors)
	}
	return sorted(strings.Split(strings.TrimSuffix(string(out), "\n"), "\n"))
}

// sorted is lines in an order of their own: which process is first to print is chance.
func sorted(lines []string) string {
	slices.Sort(lines)
	return strings.Join(lines, "\n") + "\n"
}

// scene is one thing that programs do with processes: what it defines, and what it does. $K is its number in the
// program, $N how many processes take part, $END a way to end, $STUCK one to wait without end.
type scene struct{ defines, does string }

var scenes = []scene{
	{"def child$K(i):\n    $END\n", `
ps = [multiprocessing.Process(target=child$K, args=(i,)) for i in range($N)]
for p in ps:
    p.start()
for p in reversed(ps):
    p.join()
say("$K", [p.exitcode for p in ps], [p.is_alive() for p in ps])`},
	{"def child$K(lock, q):\n    say('$K begins')\n    q.put(1)\n    $STUCK\n", `
lock, q = multiprocessing.Lock(), multiprocessing.Queue()
lock.acquire()
ps = [multiprocessing.Process(target=child$K, args=(lock, q)) for i in range($N)]
for p in ps:
    p.start()
for p in ps:
    q.get()
ps[0].join(0.01)
say("$K", ps[0].exitcode, ps[0].is_alive())
for p in ps:
    p.terminate()
ps[0].kill()
for p in ps[1:]:
    p.join()
say("$K", [p.exitcode for p in ps[1:]])`},
	{"def child$K(q, i):\n    q.put((i, sum(range(i * 1000)), {'a': [i, None, (1.5, b'x')]}, 10 ** 30 + i))\n", `
q = multiprocessing.Queue()
ps = [multiprocessing.Process(target=child$K, args=(q, i)) for i in range($N)]
for p in ps:
    p.start()
say("$K", sorted([q.get() for p in ps], key=lambda x: x[0]), q.empty())
for p in ps:
    p.join()`},
	{"def child$K(q, out):\n    while True:\n        out.put(q.get() ** 2)\n        q.task_done()\n", `
q, out = multiprocessing.JoinableQueue(), multiprocessing.Queue()
for i in range($N):
    multiprocessing.Process(target=child$K, args=(q, out), daemon=True).start()
for i in range(3 * $N):
    q.put(i)
q.join()
say("$K", sorted([out.get() for i in range(3 * $N)]))`},
	{"def child$K(lock):\n    for i in range(3):\n        with lock:\n            with open('f$K') as f:\n                n = int(f.read())\n            with open('f$K', 'w') as f:\n                f.write(str(n + 1))\n", `
with open("f$K", "w") as f:
    f.write("0")
lock = multiprocessing.RLock()
ps = [multiprocessing.Process(target=child$K, args=(lock,)) for i in range($N)]
for p in ps:
    p.start()
for p in ps:
    p.join()
with open("f$K") as f:
    say("$K", f.read())`},
	{"def child$K(go, out):\n    go.wait()\n    out.put(os.getppid())\n    out.close()\n    out.join_thread()\n    $END\n", `
go, out = multiprocessing.Event(), multiprocessing.Queue()
ps = [multiprocessing.Process(target=child$K, args=(go, out), name="c%d" % i) for i in range($N)]
for p in ps:
    p.start()
say("$K", go.is_set(), [p.name for p in ps], len(multiprocessing.active_children()))
go.set()
say("$K", [out.get() == os.getpid() for p in ps])
for p in ps:
    p.join()
say("$K", [p.exitcode for p in ps])`},
	{"def child$K(b, out):\n    out.put(b.wait())\n", `
b, out = multiprocessing.Barrier($N), multiprocessing.Queue()
ps = [multiprocessing.Process(target=child$K, args=(b, out)) for i in range($N)]
for p in ps:
    p.start()
say("$K", sorted([out.get() for p in ps]), b.broken, b.n_waiting)
for p in ps:
    p.join()`},
	{"kept = []\nclass Kept:\n    def __init__(self, n):\n        self.n = n\n\ndef child$K(x, s):\n    kept.append(x.n)\n    x.n += 1\n    s.release()\n    say('$K', kept, x.n, multiprocessing.current_process().name)\n", `
x, s = Kept(5), multiprocessing.Semaphore(0)
ps = [multiprocessing.Process(target=child$K, args=(x, s), name="k") for i in range($N)]
for p in ps:
    p.start()
for p in ps:
    s.acquire()
    p.join()
say("$K", kept, x.n, s.acquire(False))`},
	{"def child$K(q):\n    q.put('x' * 200000)\n", `
q = multiprocessing.Queue(1)
try:
    q.get(timeout=0.01)
except queue.Empty:
    say("$K empty")
q.put(0)
try:
    q.put_nowait(0)
except queue.Full:
    say("$K full")
p = multiprocessing.Process(target=child$K, args=(q,), name="é" * 100000)
p.start()
say("$K", q.get(), len(q.get()), len(p.name))
p.join()
try:
    p.start()
except AssertionError as e:
    say("$K", e)`},
	{"def grandchild$K(q):\n    q.put(os.getppid())\n\ndef child$K(q):\n    q.put(os.getpid())\n    p = multiprocessing.Process(target=grandchild$K, args=(q,))\n    try:\n        p.start()\n        p.join()\n    except AssertionError as e:\n        q.put(str(e))\n", `
q = multiprocessing.Queue()
for daemon in [False, True]:
    p = multiprocessing.Process(target=child$K, args=(q,), daemon=daemon)
    p.start()
    a, b = q.get(), q.get()
    say("$K", a == p.pid, a == b or b)
    p.join()`},
	{"def work$K(l, lock):\n    for i in range(30):\n        with lock:\n            l[0] += i\n\ndef child$K(q):\n    l, lock = [0], threading.Lock()\n    ts = [threading.Thread(target=work$K, args=(l, lock)) for i in range(3)]\n    for t in ts:\n        t.start()\n    for t in ts:\n        t.join()\n    q.put(l)\n", `
q = multiprocessing.Queue()
ps = [multiprocessing.Process(target=child$K, args=(q,)) for i in range($N)]
for p in ps:
    p.start()
say("$K", [q.get() for p in ps])
for p in ps:
    p.join()`},
	{"def child$K(cond, go, out):\n    with cond:\n        cond.wait_for(go.is_set)\n    out.put(1)\n", `
cond, go, out = multiprocessing.Condition(), multiprocessing.Event(), multiprocessing.Queue()
ps = [multiprocessing.Process(target=child$K, args=(cond, go, out)) for i in range($N)]
for p in ps:
    p.start()
with cond:
    go.set()
    cond.notify_all()
say("$K", [out.get() for p in ps])
for p in ps:
    p.join()`},
}

var (
	ends  = []string{"pass", "sys.exit(3)", "sys.exit()", "sys.exit('text')", "os._exit(7)", "raise ValueError", "sys.exit(-1)", "say('$K ends')", "1 // (len('$K') - 1)"}
	stuck = []string{"time.sleep(1000)", "multiprocessing.Event().wait()", "lock.acquire()", "multiprocessing.Queue().get()", "multiprocessing.Barrier(2).wait()"}
)

// randomProgram is some scenes, one after another, in the program itself or in a process of it.
func randomProgram(seed uint64) string {
	chance := rand.New(rand.NewPCG(seed, 7))
	var defines, main strings.Builder
	defines.WriteString("import multiprocessing, os, queue, sys, threading, time\n\ndef say(*words): # at once, as others print too\n    print(\" \".join([str(w) for w in words]) + \"\\n\", end=\"\", flush=True)\n\n")
	main.WriteString("\nif __name__ == \"__main__\":\n    multiprocessing.set_start_method(\"spawn\")\n")
	for k := range 1 + chance.IntN(3) {
		s := scenes[chance.IntN(len(scenes))]
		fill := strings.NewReplacer("$K", fmt.Sprint(k), "$N", fmt.Sprint(1+chance.IntN(3)),
			"$END", ends[chance.IntN(len(ends))], "$STUCK", stuck[chance.IntN(len(stuck))])
		defines.WriteString(fill.Replace(fill.Replace(s.defines)) + "\n")
		fmt.Fprintf(&defines, "def scene%d():%s\n\n", k, strings.ReplaceAll(fill.Replace(s.does), "\n", "\n    "))
		if chance.IntN(3) > 0 {
			fmt.Fprintf(&main, "    scene%d()\n", k)
			continue
		}
		fmt.Fprintf(&main, "    p = multiprocessing.Process(target=scene%d)\n    p.start()\n    p.join()\n    say(%[1]d, p.exitcode)\n", k)
	}
	return defines.String() + main.String()
}
