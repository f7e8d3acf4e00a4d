package actor_test

import (
	"fmt"
	"net/netip"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"lockstep/runtime/actor"
	"lockstep/runtime/event"
	"lockstep/runtime/stage"
	"lockstep/runtime/world"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// load loads a program, which must be one that runs.
func load(t testing.TB, source string) *actor.Program {
	t.Helper()
	p, err := actor.Load(stage.Program{File: "test.py", Source: source})
	if err != nil {
		t.Fatalf("load: %v", err)
	}
	return p
}

func options() actor.Options {
	return actor.Options{
		Name:   "test",
		Now:    func() time.Duration { return 1500 * time.Millisecond },
		Random: func(p []byte) { copy(p, "0123456789abcdef") },
	}
}

// play runs a program against a script. Each line of the script is the call that the program is
// expected to stand before, as show writes it, then "->" and what it comes to.
func play(t *testing.T, a *actor.Actor, script string) {
	t.Helper()
	defer a.Stop()
	for _, line := range strings.Split(strings.TrimSpace(script), "\n") {
		want, result, _ := strings.Cut(strings.TrimSpace(line), " -> ")
		got := "end"
		if c, ok := a.Call(); ok {
			got = fmt.Sprintf("%d %s", a.Line(), show(a.Op(), *c))
		} else if e := a.End(); e != nil {
			got = strings.TrimSpace(fmt.Sprintf("%s %d %s", e.Kind, e.Exit, e.Err))
		}
		if got != want {
			t.Fatalf("the program is at\n\t%s\nwant\n\t%s", got, want)
		}
		a.Resume(answer(t, result))
	}
	if c, ok := a.Call(); ok {
		t.Errorf("the script is over, the program is at %d %s", a.Line(), show(a.Op(), *c))
	}
}

// show writes a call: the fields that its kind uses.
func show(op string, c world.Call) string {
	var b strings.Builder
	b.WriteString(op)
	add := func(format string, v ...any) { fmt.Fprintf(&b, " "+format, v...) }
	if c.FD != 0 {
		add("fd=%d", c.FD)
	}
	if c.UDP {
		add("udp")
	}
	if c.Addr.IsValid() {
		add("%s", c.Addr)
	}
	if c.Data != nil {
		add("%q", c.Data)
	}
	if c.N != 0 {
		add("n=%d", c.N)
	}
	if c.All {
		add("all")
	}
	if c.Peek {
		add("peek")
	}
	if c.Wait > 0 {
		add("wait=%s", c.Wait)
	}
	if c.Wait < 0 && c.Kind != world.Input {
		add("wait")
	}
	if c.Kind == world.Select {
		add("%v %v %v", c.R, c.W, c.X)
	}
	if c.Kind == world.SetOption {
		add("option=%d value=%d", c.Option, c.Value)
	}
	if c.Text != "" {
		add("%q", c.Text)
	}
	return b.String()
}

// answer reads a result: "fd=7 peer=1.2.3.4:5 local=... n=3 data=... text=... r=1,2 err=EAGAIN eof".
func answer(t *testing.T, text string) *world.Result {
	t.Helper()
	r := &world.Result{}
	for _, f := range strings.Fields(text) {
		k, v, _ := strings.Cut(f, "=")
		switch k {
		case "fd":
			fmt.Sscan(v, &r.FD)
		case "n":
			fmt.Sscan(v, &r.N)
		case "peer":
			r.Addr = netip.MustParseAddrPort(v)
		case "local":
			r.Local = netip.MustParseAddrPort(v)
		case "data":
			r.Data = []byte(v)
		case "text":
			r.Text = v
		case "r", "w", "x":
			var fds []int
			for _, s := range strings.Split(v, ",") {
				var fd int
				fmt.Sscan(s, &fd)
				fds = append(fds, fd)
			}
			*map[string]*[]int{"r": &r.R, "w": &r.W, "x": &r.X}[k] = fds
		case "err":
			r.Err = v
		case "eof":
			r.EOF = true
		default:
			t.Fatalf("script: %q", f)
		}
	}
	return r
}

func TestSession(t *testing.T) {
	a := actor.Start(load(t, `import socket
sk = socket.socket()
sk.bind(("127.0.0.1", 9000))
sk.listen()
conn, addr = sk.accept()
print(addr)
with conn:
    while True:
        data = conn.recv(1024)
        if not data:
            break
        conn.sendall(data.upper())
name = input("name: ")
print("bye", name)
`), options())
	play(t, a, `
		2 socket -> fd=101
		3 bind fd=101 127.0.0.1:9000 -> local=127.0.0.1:9000
		4 listen fd=101 n=128
		5 accept fd=101 wait -> fd=102 peer=127.0.0.1:40000 local=127.0.0.1:9000
		6 print "('127.0.0.1', 40000)\n"
		9 recv fd=102 n=1024 wait -> data=hello
		12 sendall fd=102 "HELLO" all wait -> n=5
		9 recv fd=102 n=1024 wait
		7 close fd=102
		13 input "name: " -> text=Ada
		14 print "bye Ada\n"
		done 0`)
	if open := a.Open(); len(open) != 1 || open[0] != 101 {
		t.Errorf("Open() = %v, want [101]", open)
	}
}

func TestFailure(t *testing.T) {
	a := actor.Start(load(t, "import socket\ns = socket.socket()\ns.connect(('127.0.0.1', 1))\n"), options())
	play(t, a, `
		2 socket -> fd=9
		3 connect fd=9 127.0.0.1:1 wait -> err=ECONNREFUSED
		failed 1 ConnectionRefusedError`)
	want := `Traceback (most recent call last):
  File "test.py", line 3, in <module>
    s.connect(('127.0.0.1', 1))
ConnectionRefusedError: [Errno 111] Connection refused
`
	if e := a.End(); e.Text != want {
		t.Errorf("traceback:\n%s\nwant:\n%s", e.Text, want)
	}
}

func TestStopRunsNothing(t *testing.T) {
	p := load(t, `
import time
def g():
    time.sleep(1)
    yield 1
    print("behind the yield")
try:
    for x in g():
        print(x)
finally:
    print("finally")
`)
	for i := range 1000 {
		a := actor.Start(p, options())
		if i%2 == 0 {
			a.Resume(&world.Result{}) // parked inside the loop, the generator waiting
		}
		a.Stop()
		a.Stop()
		if _, ok := a.Call(); ok || a.End() != nil {
			t.Fatal("a stopped actor has a pending call or an end")
		}
	}
}

func TestLimits(t *testing.T) {
	small := actor.Limits{Steps: 1_000_000, Depth: 1000, Memory: 8 << 20, Output: 1000, Sockets: 2}
	for _, test := range []struct{ source, script, text string }{
		{"while True:\n    try:\n        while True: pass\n    except BaseException: pass\n    finally: pass", "limit 1", "steps"},
		{"x = []\nwhile True:\n    x.append('x' * 1000)", "limit 1", "memory"},
		{"print('x' * 2000)", "limit 1", "output"},
		{"def f(): f()\nf()", "failed 1 RecursionError", ""},
		{"import socket\na = [socket.socket() for i in range(9)]", "2 socket -> fd=1\n2 socket -> fd=2\nfailed 1 OSError", ""},
	} {
		o := options()
		o.Limits = small
		a := actor.Start(load(t, test.source), o)
		play(t, a, test.script)
		if e := a.End(); test.text != "" && (e.Text != test.text || e.Kind != event.LimitReached) {
			t.Errorf("%s: end %+v", test.source, e)
		}
		if test.text != "" && a.Globals() != nil {
			t.Errorf("%s: still holds %v", test.source, a.Globals())
		}
	}
}

func BenchmarkGate(b *testing.B) {
	a := actor.Start(load(b, "import time\nwhile True: time.sleep(1)"), actor.Options{Limits: actor.Limits{Steps: 1 << 60, Depth: 100, Memory: 1 << 50, Output: 1, Sockets: 1}})
	defer a.Stop()
	b.ReportAllocs()
	for b.Loop() {
		a.Resume(&world.Result{})
	}
}

func BenchmarkStartStop(b *testing.B) {
	p := load(b, "import socket\nsk = socket.socket()\n")
	b.ReportAllocs()
	for b.Loop() {
		actor.Start(p, options()).Stop()
	}
}

// What is found to be outside the subset in the middle of a run comes with what its sentence needs.
func TestRefusedInARun(t *testing.T) {
	a := actor.Start(load(t, "x = 1\n'²'.isdigit()\n"), options())
	e := a.End()
	if e == nil || e.Kind != event.Faulted || e.Text != "python.no.digit\nchar=²" || e.Line != 2 {
		t.Errorf("end %+v", e)
	}
}
