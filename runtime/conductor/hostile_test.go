package conductor_test

import (
	"context"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"lockstep/runtime/actor"
	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
	"lockstep/runtime/lab"
	"lockstep/runtime/stage"
)

// hostile are programs that want more than there is of what the world gives, and one for each way in
// which a program ends by itself (runtime/actor has hostile_test.go for the language). end is the kind of their last event and the
// limit, exception or failure it names; "deadlock" and "livelock" are how the automatic policy stops when
// they have not ended. With refused, the program does not even start.
var hostile = []struct{ name, end, source string }{
	{"endless loop", "limit steps", "while True:\n    pass\n"},
	{"endless printing", "limit output", "while True:\n    print('x' * 1000)\n"},
	{"one long line", "limit output", "while True:\n    print('x' * 1000, end='')\n"},
	{"one long print", "limit output", "print('x' * 5_000_000)\n"},
	{"endless recursion", "failed RecursionError", "def f(n):\n    return f(n + 1)\nf(0)\n"},
	{"except for ever", "limit steps", "while True:\n    try:\n        raise ValueError\n    except BaseException:\n        continue\n    finally:\n        try:\n            raise KeyError\n        except KeyError:\n            pass\n"},
	{"list that grows", "limit memory", "l = []\nwhile True:\n    l.append('x' * 1000)\n"},
	{"bytes kept", "limit memory", "l = []\nwhile True:\n    l.append(bytes(1_000_000))\n"},
	{"big number", "fault python.int-size", "n = 10 ** 10 ** 10\n"},
	{"deep source", "refused", "x = " + strings.Repeat("(", 100000) + strings.Repeat(")", 100000) + "\n"},
	{"escape sequences", "done", "print('\\x1b[2J\\x1b]0;owned\\x07\\x9b31m\\x00\\u202e')\nprint(b'\\x1b')\n"},
	{"a million sockets", "failed OSError", "import socket\nl = []\nfor i in range(1000000):\n    l.append(socket.socket())\n"},
	{"sockets thrown away", "failed OSError", "import socket\nwhile True:\n    socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"},
	{"sockets closed", "limit steps", "import socket\nwhile True:\n    socket.socket().close()\n"},
	{"UDP flood", "failed OSError", "import socket\ns = socket.socket(type=socket.SOCK_DGRAM)\nwhile True:\n    s.sendto(b'x' * 60000, ('127.0.0.1', 9000))\n"},
	{"UDP to itself", "failed OSError", "import socket\ns = socket.socket(type=socket.SOCK_DGRAM)\ns.bind(('127.0.0.1', 9000))\nwhile True:\n    s.sendto(b'x' * 9000, ('127.0.0.1', 9000))\n"},
	{"SYN flood", "failed OSError", "import socket\nwhile True:\n    s = socket.socket()\n    s.setblocking(False)\n    s.connect_ex(('127.0.0.1', 9000))\n"},
	{"connections to itself", "failed OSError", "import socket\ns = socket.socket()\ns.bind(('127.0.0.1', 9000))\ns.listen()\nkept = []\nwhile True:\n    c = socket.socket()\n    c.connect(('127.0.0.1', 9000))\n    kept.append((c, s.accept()))\n"},
	{"giant send", "deadlock", "import socket\ns = socket.socket()\ns.bind(('127.0.0.1', 9000))\ns.listen()\nc = socket.socket()\nc.connect(('127.0.0.1', 9000))\nx, _ = s.accept()\nc.sendall(b'x' * 20_000_000)\n"},
	{"giant recv", "deadlock", "import socket\ns = socket.socket()\ns.bind(('127.0.0.1', 9000))\ns.listen()\nc = socket.socket()\nc.connect(('127.0.0.1', 9000))\nx, _ = s.accept()\nx.recv(10 ** 15)\n"},
	{"select of a high number", "failed ValueError", "import select\nselect.select([100000], [], [])\n"},
	{"select of a thousand", "done", "import select, socket\nl = [socket.socket(type=socket.SOCK_DGRAM) for i in range(1000)]\nfor i in range(30):\n    select.select(l, l, l, 0)\n"},
	{"polling for ever", "livelock", "import socket\ns = socket.socket(type=socket.SOCK_DGRAM)\ns.bind(('127.0.0.1', 9000))\ns.setblocking(False)\nwhile True:\n    try:\n        s.recv(1)\n    except BlockingIOError:\n        pass\n"},
	{"sleeping for ever", "limit steps", "import time\nwhile True:\n    time.sleep(10 ** 8)\n"},
	{"one long sleep", "failed OverflowError", "import time\ntime.sleep(10 ** 12)\n"},
	{"operations for ever", "limit events", "import socket\ns = socket.socket(type=socket.SOCK_DGRAM)\nwhile True:\n    s.getsockname()\n    s.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)\n"},
	{"ten thousand threads at once", "failed RuntimeError", "import threading\ngo = threading.Event()\nfor i in range(10000):\n    threading.Thread(target=go.wait, daemon=True).start()\n"},
	{"ten thousand threads in a row", "done", "import threading\nn = 0\ndef f():\n    global n\n    n += 1\nfor i in range(10000):\n    t = threading.Thread(target=f)\n    t.start()\n    t.join()\nprint(n)\n"},
	{"threads that start threads", "done", "import threading\ndef f():\n    while True:\n        threading.Thread(target=f, daemon=True).start()\nthreading.Thread(target=f, daemon=True).start()\n"},
	{"lock storm", "limit steps", "import threading\nlock = threading.Lock()\ndef f():\n    while True:\n        with lock:\n            pass\nfor i in range(8):\n    threading.Thread(target=f, daemon=True).start()\nf()\n"},
	{"threads that hold memory", "limit memory", "import threading\ngo = threading.Event()\ndef f():\n    kept = bytearray(1 << 20)\n    go.wait()\nfor i in range(900):\n    threading.Thread(target=f).start()\n"},
	{"queue that grows", "limit events", "import queue\nq = queue.Queue()\nwhile True:\n    q.put(1)\n"},
	{"shared list for ever", "limit steps", "import threading\nl = [0]\ndef f():\n    while True:\n        l[0] += 1\nthreading.Thread(target=f, daemon=True).start()\nf()\n"},
	{"nested shared data", "done", "import threading\nl = []\nfor i in range(200000):\n    l = [l]\nt = ()\nfor i in range(60):\n    t = (t, t)\nthreading.Thread(target=print, args=(len(l), len(t))).start()\n"},
	{"processes for ever", "failed BlockingIOError", guarded("while True:\n        mp.Process(target=time.sleep, args=(100,)).start()")},
	{"processes one by one", "failed BlockingIOError", guarded("while True:\n        p = mp.Process(target=f)\n        p.start()\n        p.join()")},
	{"processes that start processes", "limit steps", guarded("f()", "for i in range(3000):\n        pass\n    for i in range(3):\n        mp.Process(target=f).start()")},
	{"processes that hold memory", "limit memory", guarded("for i in range(30):\n        mp.Process(target=f).start()", "kept = bytes(1 << 20)\n    time.sleep(100)")},
	{"processes that leave memory", "failed BlockingIOError", guarded("while True:\n        p = mp.Process(target=f)\n        p.start()\n        p.join()", "global kept\n    kept = bytes(1 << 20)")},
	{"a queue of processes that grows", "limit memory", guarded("q = mp.Queue()\n    while True:\n        q.put(bytes(100000))")},
	{"a copy within a copy", "failed RecursionError", guarded("l = []\n    for i in range(5000):\n        l = [l]\n    mp.Process(target=f, args=(l,)).start()")},
	{"file that grows", "failed OSError", "with open('f', 'w') as f:\n    while True:\n        f.write('x' * 100000)\n"},
	{"ten thousand files", "failed OSError", "for i in range(10000):\n    open(str(i), 'w').close()\n"},
	{"asking for ever", "limit steps", "while True:\n    try:\n        input('? ')\n    except EOFError:\n        pass\n"},
}

// guarded is a program that does this behind the main guard; f is a function of it that does that.
func guarded(main string, f ...string) string {
	return "import multiprocessing as mp, time\ndef f():\n    " + strings.Join(append(f, "pass"), "\n    ") +
		"\nif __name__ == '__main__':\n    mp.set_start_method('spawn')\n    " + main + "\n"
}

// hostileLimits are smaller than what lessons get where the test would take long otherwise.
func hostileLimits(end string) actor.Limits {
	l := actor.DefaultLimits
	switch end {
	case "limit steps":
		l.Steps = 30_000
	case "limit memory":
		l.Memory = 8 << 20
	}
	return l
}

// heapBound is what a hostile program may make us use.
const heapBound = 256 << 20

func TestHostileProgramsEndInAClearEvent(t *testing.T) {
	for i, h := range hostile {
		if raceEnabled && i%4 != 0 {
			continue // they take many times as long
		}
		t.Run(h.name, func(t *testing.T) {
			debug.FreeOSMemory()
			st := alone(h.source)
			o := conductor.Options{Open: lab.Open, EndInput: true, Limits: hostileLimits(h.end)}
			r, err := conductor.New(st, o)
			if err != nil {
				if h.end != "refused" {
					t.Fatal(err)
				}
				return
			}
			defer r.Close()
			stop, err := r.Exec(context.Background(), conductor.Command{Verb: conductor.RunAll})
			if err != nil {
				t.Fatal(err)
			}
			if got := ending(r, stop); got != h.end {
				t.Errorf("it ends with %s, want %s", got, h.end)
			}
			answers(t, r)
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			if m.HeapSys-m.HeapReleased > heapBound {
				t.Errorf("the heap has %d MiB", (m.HeapSys-m.HeapReleased)>>20)
			}
		})
	}
}

// alone is a stage with one program.
func alone(source string) *stage.Stage {
	st := &stage.Stage{Name: "alone", Actors: []stage.Actor{{
		Name: "hostile", Program: stage.Program{File: "hostile.py", Source: source},
	}}}
	st.Complete()
	return st
}

// ending says how the program ended: the last event about it, or why the policy stopped.
func ending(r *conductor.Run, stop conductor.Stop) string {
	switch stop {
	case conductor.Deadlock:
		return "deadlock"
	case conductor.Livelock:
		return "livelock"
	}
	for _, e := range r.Journal().All() {
		if e.Actor != "hostile" && e.Kind != event.LimitReached { // a thread, which ends alone
			continue
		}
		switch e.Kind {
		case event.Finished:
			return "done"
		case event.Failed:
			return "failed " + e.Err
		case event.LimitReached:
			return "limit " + e.Text
		case event.Faulted:
			what, _, _ := strings.Cut(e.Text, "\n")
			return "fault " + what
		}
	}
	return "nothing"
}

// answers looks at everything a learner can look at: no control character comes out raw, and the
// run still takes commands.
func answers(t *testing.T, r *conductor.Run) {
	t.Helper()
	for _, e := range r.Journal().All() {
		for _, b := range e.AppendJSON(nil) {
			if b < ' ' || b == 0x7f {
				t.Fatalf("the JSON of %s has byte %#x", e.Kind, b)
			}
		}
	}
	r.View()
	if moves := r.Moves(); len(moves) > 0 {
		if err := r.Do(moves[0]); err != nil {
			t.Fatalf("%s: %v", moves[0], err)
		}
	}
	r.Restart()
	if n := r.MovesMade(); n != 0 {
		t.Errorf("%d moves after a restart", n)
	}
}
