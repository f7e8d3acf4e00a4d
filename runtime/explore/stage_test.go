package explore_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"go.uber.org/goleak"

	"lockstep/runtime/conductor"
	"lockstep/runtime/explore"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var opener = explore.Opener // one for the tests inside the package and these

const server = `import socket
sk = socket.socket()
sk.bind(("127.0.0.1", 9000))
sk.listen()
conn, addr = sk.accept()
print(conn.recv(100))
print(conn.recv(100))
conn.close()
sk.close()
`

const client = `import socket
sk = socket.socket()
sk.connect(("127.0.0.1", 9000))
sk.send(b"hello")
sk.send(b"world")
sk.close()
`

func search(t *testing.T, o explore.Options) *explore.Report {
	t.Helper()
	r, err := explore.Search(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// repeats plays the schedule of each outcome in a run of its own, and wants that outcome.
func repeats(t *testing.T, open func() (*conductor.Run, error), r *explore.Report) {
	t.Helper()
	for i, o := range r.Outcomes {
		run, err := open()
		if err != nil {
			t.Fatal(err)
		}
		if err := run.Play(context.Background(), o.Schedule); err != nil {
			t.Errorf("outcome %d: %v", i+1, err)
		} else if !o.Is(run) {
			t.Errorf("outcome %d is not what %s comes to", i+1, o.Schedule)
		}
		run.Close()
	}
}

// TestNetwork finds the refused connection, and that two sends may come to one recv.
func TestNetwork(t *testing.T) {
	open := opener("server", server, "client", client)
	r := search(t, explore.Options{Open: open})
	if r.Verdict != explore.CanFail || r.Complete || r.Bound.Delays != 2 {
		t.Errorf("%s, complete: %v, bound: %+v", r.Verdict, r.Complete, r.Bound)
	}
	var got []string
	for _, o := range r.Outcomes {
		got = append(got, fmt.Sprint(o.Violates, o.Error, o.Printed["server"]))
	}
	want := []string{
		"[failed deadlock] map[client:ConnectionRefusedError] []",
		"[] map[] [b'hello' b'world']",
		"[] map[] [b'helloworld' b'']",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	repeats(t, open, r)

	alone := search(t, explore.Options{Open: open, Workers: 1})
	if diff := cmp.Diff(r, alone, cmpopts.IgnoreUnexported(explore.Outcome{}, explore.Waiting{})); diff != "" {
		t.Errorf("two workers, or one: %s", diff)
	}
}

// TestAskingOnce: who asks the network in vain, and does something else then, does not wait for ever.
func TestAskingOnce(t *testing.T) {
	r := search(t, explore.Options{Open: opener("server", `import socket
sk = socket.socket()
sk.bind(("127.0.0.1", 9000))
sk.listen()
sk.setblocking(False)
try:
    sk.accept()
except BlockingIOError:
    print("nobody")
`)})
	if len(r.Outcomes) != 1 || len(r.Outcomes[0].Violates) > 0 || !slices.Equal(r.Outcomes[0].Printed["server"], []string{"nobody"}) {
		t.Errorf("%+v", r.Outcomes)
	}
}

// TestIdleServer: a server that has served and waits for the next client stands in no deadlock, one that
// waits for a client that it needs does.
func TestIdleServer(t *testing.T) {
	const client = "import socket\nc = socket.create_connection((\"127.0.0.1\", 9000))\nc.close()\n"
	const listens = "import select, socket, socketserver, threading\ns = socket.create_server((\"127.0.0.1\", 9000))\n"
	for _, c := range []struct {
		name, server string
		idle         bool
	}{
		{"accept in a loop", listens + "while True:\n    s.accept()[0].close()\n", true},
		{"two accepts", listens + "s.accept()\ns.accept()\n", false},
		{"select in a loop", listens + "while True:\n    select.select([s], [], [])\n    s.accept()[0].close()\n", true},
		{"serve_forever in a thread", listens + "s.close()\nserver = socketserver.TCPServer((\"127.0.0.1\", 9000), socketserver.BaseRequestHandler)\n" +
			"t = threading.Thread(target=server.serve_forever)\nt.start()\nt.join()\n", true},
		{"a wait for nobody beside it", listens + "threading.Thread(target=threading.Event().wait).start()\nwhile True:\n    s.accept()[0].close()\n", false},
	} {
		ctx, stop := context.WithCancel(context.Background())
		r, err := explore.Search(ctx, explore.Options{ // the first schedule is that of run
			Open: opener("server", c.server, "client", client), Tell: func(explore.Progress) { stop() },
		})
		if err != nil || len(r.Outcomes) != 1 || r.Outcomes[0].Ended["client"] != "done" {
			t.Fatalf("%s: %v, %+v", c.name, err, r)
		}
		o := r.Outcomes[0]
		if dead := slices.Contains(o.Violates, explore.Deadlocked); dead == c.idle || dead != (o.Kind != "") {
			t.Errorf("%s: %v, %s: %+v", c.name, o.Violates, o.Kind, o.Waiting)
		}
		run, err := opener("server", c.server, "client", client)()
		if err == nil {
			err = run.Play(context.Background(), o.Schedule)
		}
		if rest := explore.AtRest(run); err != nil || (len(rest) == 1) != c.idle {
			t.Errorf("%s: at rest: %+v, %v", c.name, rest, err)
		}
		run.Close()
	}
}

// TestDatagrams loses one and has two overtake none: what is sent to one socket arrives in order.
func TestDatagrams(t *testing.T) {
	open := opener("server", `import socket
sk = socket.socket(type=socket.SOCK_DGRAM)
sk.bind(("127.0.0.1", 9000))
sk.settimeout(1)
try:
    print(sk.recv(10), sk.recv(10))
except TimeoutError:
    print("late")
`, "client", `import socket
sk = socket.socket(type=socket.SOCK_DGRAM)
sk.connect(("127.0.0.1", 9000))
try:
    sk.send(b"a")
    sk.send(b"b")
except ConnectionRefusedError:
    pass
`)
	r := search(t, explore.Options{Open: open})
	got := map[string]bool{}
	for _, o := range r.Outcomes {
		got[fmt.Sprint(o.Printed["server"])] = true
	}
	if want := map[string]bool{"[b'a' b'b']": true, "[late]": true}; !maps.Equal(got, want) {
		t.Errorf("%v", got)
	}
	if r.Verdict != explore.NotDecided {
		t.Error(r.Verdict)
	}
	repeats(t, open, r)
}

// TestInput ends the input of a program that the stage has none for.
func TestInput(t *testing.T) {
	open := opener("asker", `try:
    input()
except EOFError:
    print("over")
`)
	r := search(t, explore.Options{Open: open})
	if r.Verdict != explore.Always || !r.Complete || len(r.Outcomes) != 1 || r.Outcomes[0].Error["asker"] != "" {
		t.Errorf("%+v", r)
	}
	repeats(t, open, r)
}

// TestStopped keeps what was found.
func TestStopped(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	r, err := explore.Search(ctx, explore.Options{
		Open: opener("server", server, "client", client),
		Tell: func(explore.Progress) { stop() },
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Outcomes) == 0 || !r.Bound.Stopped || r.Complete {
		t.Errorf("%+v", r)
	}
}

// BenchmarkNetwork walks schedules of a client and a server that send and receive twice.
func BenchmarkNetwork(b *testing.B) {
	open := opener("server", server, "client", client)
	n := 0
	for b.Loop() {
		r, err := explore.Search(context.Background(), explore.Options{Open: open})
		if err != nil {
			b.Fatal(err)
		}
		n += r.Schedules
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "schedules/s")
}

// TestSeveralPrograms: a stage's programs stay apart in every run of a search.
func TestSeveralPrograms(t *testing.T) {
	var programs []string
	for _, name := range []string{"a", "b", "c"} {
		programs = append(programs, name, "f = open('x', 'a')\nf.write('"+name+"')\nf.close()\nprint('"+name+"')\n")
	}
	r, err := explore.Search(t.Context(), explore.Options{Open: opener(programs...)})
	if err != nil || len(r.Outcomes) != 6 { // the orders in which the three may write
		t.Fatal(err, len(r.Outcomes))
	}
	for _, o := range r.Outcomes {
		for _, name := range []string{"a", "b", "c"} {
			if got := o.Printed[name]; len(got) != 1 || got[0] != name {
				t.Errorf("%s printed %q", name, got)
			}
		}
	}
}
