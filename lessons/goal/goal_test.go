package goal

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
	"lockstep/runtime/lab"
	"lockstep/runtime/python/object"
	"lockstep/runtime/stage"
)

const server = `import socket
sk = socket.socket()
sk.bind(("127.0.0.1", 9000))
sk.listen()
conn, addr = sk.accept()
data = conn.recv(1024)
print(data)
conn.send(b"bye")
conn.close()
1 / 0
`

const client = `import socket
sk = socket.socket()
sk.connect(("127.0.0.1", 9000))
sk.send(b"hello")
print(sk.recv(2))
sk.close()
`

func newRun(t testing.TB) *conductor.Run {
	t.Helper()
	st := &stage.Stage{Name: "one", Actors: []stage.Actor{
		{Name: "server", Program: stage.Program{File: "s.py", Source: server}},
		{Name: "client", Program: stage.Program{File: "c.py", Source: client}},
	}}
	st.Complete()
	r, err := conductor.New(st, conductor.Options{
		Open: lab.Open,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Close)
	return r
}

func play(t testing.TB, r *conductor.Run, schedule string) {
	t.Helper()
	if err := r.Play(context.Background(), schedule); err != nil {
		t.Fatal(err)
	}
}

// Each line is a schedule to play, or an expression and its value at that point.
func TestFunctions(t *testing.T) {
	r := newRun(t)
	v := NewView(r)
	const script = `
sent("client") => []
state("server") => 'ready'
tcp("client") => []
returned("server") => None
value("server", "data") => None
received("server")[-1] => ! IndexError: list index out of range
packets() => []
now() => 0.0
:step server 4
:step client 2
tcp("server") => ['LISTEN']
tcp('client') => ['SYN-SENT']
tcp("localhost") => ['LISTEN', 'SYN-SENT']
[p["flags"] for p in packets(status="in-flight")] => ['SYN']
packets()[0]["to"] => '127.0.0.1:9000'
len(packets(flag="SYN", kind="TCP", host="localhost")) => 1
len(packets(kind="UDP")) => 0
state("client") => 'blocked'
:deliver; deliver; deliver
tcp("server") => ['LISTEN', 'ESTABLISHED']
[p["flags"] for p in packets(flag="SYN")] => ['SYN', 'SYN,ACK']
[p["flags"] for p in packets(flags="SYN")] => ['SYN']
[p["status"] for p in packets()] => ['delivered', 'delivered', 'delivered']
:step server; step client 2; deliver all
sent("client") => [b'hello']
received("server") => []
deadlocked() => False
:step server
received("server") => [b'hello']
value("server", "data") => b'hello'
printed("server") => []
:step server 4
printed("server") => ["b'hello'"]
state("server") => 'failed'
error("server") => 'ZeroDivisionError'
returned("server") => 1
ended() => False
:run
received("client") => [b'by']
printed("client") => ["b'by'"]
state("client") => 'done'
error("client") => None
returned("client") => 0
ended() => True
`
	for _, line := range strings.Split(strings.TrimSpace(script), "\n") {
		if schedule, ok := strings.CutPrefix(line, ":"); ok {
			play(t, r, schedule)
			continue
		}
		source, want, _ := strings.Cut(line, " => ")
		e, err := Parse(source, v.names)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		x, err := e.Value(v)
		if err != nil {
			if all := failure.All(err); all == nil {
				t.Fatal(source, err)
			} else {
				got = "! " + fmt.Sprint(all[0].Arg("error"))
			}
		} else {
			got = object.Repr(x)
		}
		if got != want {
			t.Errorf("%s is %s, want %s", source, got, want)
		}
	}
}

// What was gathered from moves that were taken back is forgotten, also when other moves take their place.
func TestBack(t *testing.T) {
	r := newRun(t)
	v := NewView(r)
	e, err := Parse(`[len(packets()), sent("client")]`, v.names)
	if err != nil {
		t.Fatal(err)
	}
	is := func(want string) {
		t.Helper()
		x, err := e.Value(v)
		if err != nil || object.Repr(x) != want {
			t.Errorf("got %v %v, want %s", x, err, want)
		}
	}
	play(t, r, "step server 4; step client 2; deliver all; step client 2")
	is("[4, [b'hello']]")
	if _, err := r.BackMoves(5); err != nil {
		t.Fatal(err)
	}
	play(t, r, "drop 1; tick")
	is("[2, []]")
}

func TestTestAndClauses(t *testing.T) {
	r := newRun(t)
	v := NewView(r)
	e, err := Parse("state(\"server\") == \"ready\" and\n  received(\"server\")[-1] == b\"x\" and (ended() or\nnow() == 0)\n", v.names)
	if err != nil {
		t.Fatal(err)
	}
	if ok, err := e.Test(v); ok || err != nil {
		t.Errorf("a goal that raises is true, or fails: %v", err)
	}
	clauses, err := e.Clauses(v)
	if err != nil {
		t.Fatal(err)
	}
	want := []Clause{
		{Source: `state("server") == "ready"`, True: true, Asked: `state("server")`, Now: "'ready'"},
		{Source: `received("server")[-1] == b"x"`, Asked: `received("server")[-1]`, Raised: "IndexError: list index out of range"},
		{Source: "ended() or\nnow() == 0", True: true},
	}
	if fmt.Sprint(clauses) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", clauses, want)
	}
}

// A comparison says what the run gives for the side that asks it, also when that is the right one.
func TestClausesNow(t *testing.T) {
	v := NewView(newRun(t))
	for source, now := range map[string]string{
		`state("server") == "done"`:              "'ready'",
		`"done" == state("server")`:              "'ready'",
		`"LISTEN" in tcp("server")`:              "[]",
		`len(packets(flag="SYN")) == 1`:          "0",
		`[p["data"] for p in packets()] != []`:   "[]",
		`now() < 1 < 2`:                          "",
		`ended()`:                                "",
		`not ended()`:                            "",
		`1 == 1`:                                 "",
		`b"".join(received("server")) == b"one"`: "b''",
		`repr(sent("client") * 2) == repr(list(range(100)) * 100)`: "'[]'",
	} {
		e, err := Parse(source, v.names)
		if err != nil {
			t.Fatal(err)
		}
		if clauses, err := e.Clauses(v); err != nil || len(clauses) != 1 || clauses[0].Now != now {
			t.Errorf("%s: %+v, %v", source, clauses, err)
		}
	}
}

// Each expression is refused, with the part of the source that the place means.
func TestRefused(t *testing.T) {
	names := Names{
		Actors: []string{"server", "client"}, Hosts: []string{"localhost"},
		programs: []string{"import threading\nmutex = threading.Lock()\n", "class Box:\n    def __init__(self):\n        self.guard = Lock()\n        forks = [Lock()]\n"},
	}
	for _, c := range []struct{ source, want, at string }{
		{"", "goal.empty", ""},
		{"  \n", "goal.empty", ""},
		{`recieved("server") == []`, "goal.unknown-name name=recieved nearest=received", "recieved"},
		{`open("x")`, "goal.unknown-name name=open", "open"},
		{`__import__("os")`, "goal.unknown-name", "__import__"},
		{"ended() and\n  sentt(\"client\")", "goal.unknown-name name=sentt nearest=sent", "sentt"},
		{`sent("clinet") == []`, "goal.unknown-actor name=clinet nearest=client", `"clinet"`},
		{`sent("localhost") == []`, "goal.unknown-actor name=localhost", `"localhost"`},
		{`tcp( 'localhst')`, "goal.unknown-actor-or-host name=localhst nearest=localhost", `'localhst'`},
		{`x = 1`, "goal.assigns", ""},
		{`holder("mutx") == "client"`, "goal.unknown-lock name=mutx nearest=mutex", `"mutx"`},
		{`holder("zoo")`, "goal.unknown-lock name=zoo nearest= known=[mutex guard]", `"zoo"`},
		{`holder("box.guard") and holder("forks[0]") and nope`, "goal.unknown-name name=nope", "nope"},
		{`client is blocked`, `goal.bare-actor name=client write=state("client") == "blocked"`, "client"},
		{`received(server) == []`, `goal.bare-actor name=server write=received("server")`, "server"},
		{`client == 1`, `goal.bare-actor name=client write=`, "client"},
		{`state("client") == blocked`, "goal.bare-state name=blocked", "blocked"},
		{`ended() && now() > 1`, "goal.operator name=&& write=and", ""},
		{"ended() ||now() > 1", "goal.operator name=|| write=or", ""},
		{`now() > 1 and !ended()`, "goal.operator name=! write=not", ""},
		{"ended()\nnow() > 1", "goal.two-lines", "now"},
		{"(ended()\nnow() > 1)", "python.", ""},
		{`value("server", "mutex") == null`, "goal.unknown-name name=null nearest=None", "null"},
		{`ended() == true`, "goal.unknown-name name=true nearest=True", "true"},
		{`ended() ended()`, "python.unexpected found=ended", "ended"},
		{`state() == "done"`, "goal.misused", "state()"},
		{`[p for p in packets(stat="cut")]`, "goal.misused", `packets(stat="cut")`},
		{`ended("client")`, "goal.misused", `ended("client")`},
		{`sent(*["client"]) == []`, "", ""},
		{`state("client") == "finished"`, "goal.unknown-word of=state() name=finished nearest= known=[ready", `"finished"`},
		{`"don" != state("client")`, "goal.unknown-word of=state() name=don nearest=done", `"don"`},
		{`state("client") in ("done", "zombi")`, "goal.unknown-word of=state() name=zombi nearest=zombie", `"zombi"`},
		{`state("client") in "ready, blocked" and "block" not in state("client")`, "", ""},
		{`"LISTN" in tcp("client")`, "goal.unknown-word of=tcp() name=LISTN nearest=LISTEN", `"LISTN"`},
		{`tcp("client") == ["LISTEN", "ESTABLISED"]`, "goal.unknown-word of=tcp() name=ESTABLISED nearest=ESTABLISHED", `"ESTABLISED"`},
		{`"LISTEN" in tcp("client") and printed("client") == ["LISTN"]`, "", ""},
		{`len(packets(flags="ACK,SIN", kind="UDP", status="cut", host="localhost", flag="SYN")) == 1`, "goal.unknown-word of=flags name=SIN nearest=SYN", `"ACK,SIN"`},
		{`packets(host="far")`, "goal.unknown-word of=host name=far", `"far"`},
		{`value("server", "mutx") == 1`, "goal.unknown-variable actor=server name=mutx nearest=mutex", `"mutx"`},
		{`value("server", "mutex.x") == value("client", "self.guard")`, "", ""},
		{`value("server", "guard")`, "goal.unknown-variable actor=server name=guard", `"guard"`},
		{`value("server", "__name__")`, "", ""},
		{`(1`, "python.", ""},
		{`"a`, "python.", ""},
		{`1 2`, "python.", ""},
	} {
		_, err := Parse(c.source, names)
		all := failure.All(err)
		if c.want == "" {
			if err != nil {
				t.Errorf("%q: %v", c.source, err)
			}
			continue
		}
		if len(all) == 0 || !strings.HasPrefix(strings.TrimLeft(all[0].Error(), "0123456789: "), c.want) {
			t.Errorf("%q: got %v, want %s", c.source, err, c.want)
			continue
		}
		at := all[0].At
		if c.at != "" {
			line := strings.Split(c.source, "\n")[at.Line-1]
			if got := line[at.Col-1 : at.EndCol-1]; got != c.at {
				t.Errorf("%q: the place is %q, want %q", c.source, got, c.at)
			}
		}
		if lines := strings.Count(c.source, "\n") + 1; at.Line > lines {
			t.Errorf("%q: line %d of %d", c.source, at.Line, lines)
		}
	}
	if _, err := Parse("client is blocked", names); len(failure.All(err)) != 1 {
		t.Errorf("an actor and its state are told together: %v", err)
	}
	if _, err := Parse(`holder("zoo")`, names.Changing()); err != nil {
		t.Errorf("where programs may change: %v", err)
	}
	other := names
	other.programs = []string{"from threading import *\n", ""}
	if _, err := Parse(`value("server", "Lock")`, other); err != nil {
		t.Errorf("where names come from another module: %v", err)
	}
	other.programs = []string{"sold = 0", ""}
	if _, err := Parse(`value("server", "sold") == 0 and value("server", "mutex")`, names.With(other)); err != nil {
		t.Errorf("where programs may become others that are known: %v", err)
	}
	if _, err := Parse("nope + nada", names); len(failure.All(err)) != 2 {
		t.Errorf("two unknown names: %v", err)
	}
}

// An expression cannot keep the run waiting, and names that are worked out are looked up too.
func TestRunTimeFailures(t *testing.T) {
	v := NewView(newRun(t))
	for source, want := range map[string]string{
		"[x for x in range(10**9)]": "goal.too-long",
		`sent("cl" + "int")`:        "goal.unknown-actor",
		"sent(1)":                   "goal.raised",
		"packets(flag=1)":           "goal.raised",
		"1 / 0":                     "goal.raised",
	} {
		e, err := Parse(source, v.names)
		if err != nil {
			t.Fatal(err)
		}
		_, err = e.Value(v)
		if all := failure.All(err); len(all) != 1 || all[0].ID != want {
			t.Errorf("%s: got %v, want %s", source, err, want)
		}
	}
}

func TestEqual(t *testing.T) {
	v := NewView(newRun(t))
	a, _ := Parse(`state("server")`, v.names)
	b, _ := Parse(`"rea" + "dy"  # a comment`, v.names)
	never, _ := Parse(`"waiting"`, v.names)
	if e, err := Equal(a, never); err != nil || e == nil {
		t.Errorf("an option may be what never is: %v", err)
	}
	e, err := Equal(a, b)
	if err != nil {
		t.Fatal(err)
	}
	if same, err := e.Test(v); !same || err != nil {
		t.Errorf("%v %v", same, err)
	}
}

func BenchmarkTestAfterMove(b *testing.B) {
	r := newRun(b)
	play(b, r, "run")
	v := NewView(r)
	e, err := Parse(`received("server") == [b"hello"] and len(packets(status="dropped")) == 1`, v.names)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := e.Test(v); err != nil {
			b.Fatal(err)
		}
	}
}
