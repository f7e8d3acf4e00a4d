package explore

import (
	"strings"
	"testing"

	"lockstep/runtime/conductor"
	"lockstep/runtime/lab"
	"lockstep/runtime/stage"
)

// Opener starts runs of a stage whose actors are given as name and program in turn.
func Opener(programs ...string) func() (*conductor.Run, error) {
	st := &stage.Stage{Seed: 1}
	for i := 0; i < len(programs); i += 2 {
		st.Actors = append(st.Actors, stage.Actor{Name: programs[i], Program: stage.Program{Source: programs[i+1]}})
	}
	st.Complete()
	return func() (*conductor.Run, error) {
		return conductor.New(st, conductor.Options{Open: lab.Open, EndInput: true})
	}
}

const once = `import socket
sk = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sk.bind(("127.0.0.1", 9000))
data, addr = sk.recvfrom(100)
sk.sendto(b"four", addr)
`

const asks = `import socket
sk = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sk.settimeout(1)
answer = None
tries = 0
while answer is None:
    sk.sendto(b"2+2", ("127.0.0.1", 9000))
    try:
        answer, addr = sk.recvfrom(100)
    except TimeoutError:
        pass
`

// TestAskingForEver: a client that nobody answers any more goes round for ever. That is found in its first rounds, and
// the schedule ends behind them.
func TestAskingForEver(t *testing.T) {
	r, err := Search(t.Context(), Options{Open: Opener("server", once, "client", asks), Enough: true})
	if err != nil {
		t.Fatal(err)
	}
	if r.Verdict != CanFail || r.Outcomes[0].Kind != Asking {
		t.Fatalf("%s, %+v", r.Verdict, r.Outcomes)
	}
	worst := r.Outcomes[0]
	if len(worst.Waiting) != 1 || worst.Waiting[0].Actor != "client" || !worst.Waiting[0].Again || worst.Waiting[0].Line != 9 {
		t.Errorf("%+v", worst.Waiting)
	}
	if worst.Moves > 40 || r.Bound.Long {
		t.Errorf("%d moves, %+v: %s", worst.Moves, r.Bound, worst.Schedule)
	}
}

// TestCounting: a client that counts how often it asks comes to an end, however long that takes. So do those that
// wait for somebody who sleeps for longer.
func TestCounting(t *testing.T) {
	for name, programs := range map[string][]string{
		"a counter":       {"client", strings.Replace(strings.Replace(asks, "answer is None:", "tries < 60:", 1), "pass", "tries += 1", 1)},
		"a list":          {"client", strings.Replace(strings.Replace(strings.Replace(asks, "tries = 0", "tries = []", 1), "answer is None:", "len(tries) < 60:", 1), "pass", "tries.append(0)", 1)},
		"a large counter": {"client", strings.Replace(strings.Replace(strings.Replace(asks, "tries = 0", "tries = 2**600", 1), "answer is None:", "tries < 2**600 + 60:", 1), "pass", "tries += 1", 1)},
		"deep down":       {"client", strings.Replace(strings.Replace(strings.Replace(asks, "tries = 0", "tries = [[[[[[[[[0]]]]]]]]]", 1), "answer is None:", "tries"+strings.Repeat("[0]", 9)+" < 60:", 1), "pass", "tries"+strings.Repeat("[0]", 9)+" += 1", 1)},
		"a large local":   {"client", "def f():\n    " + strings.ReplaceAll(strings.Replace(strings.Replace(strings.Replace(asks, "tries = 0", "tries = 2**600", 1), "answer is None:", "tries < 2**600 + 60:", 1), "pass", "tries += 1", 1), "\n", "\n    ") + "\nf()\n"},
		"a sleeper":       {"server", "import time\ntime.sleep(60)\n" + once, "client", asks},
		"a for loop":      {"client", strings.Replace(asks, "while answer is None:", "for tries in [0] * 60:", 1)},
	} {
		run, err := Opener(programs...)()
		if err != nil {
			t.Fatal(err)
		}
		if w := walk(run, nil, ""); w.err != nil || w.round != "" || w.long || !run.Over() {
			t.Errorf("%s: over: %v, long: %v, goes round: %v, %v", name, run.Over(), w.long, w.round != "", w.err)
		}
		run.Close()
	}
}
