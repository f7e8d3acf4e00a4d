package conductor_test

import (
	"context"
	"encoding/binary"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
	"lockstep/runtime/lab"
	"lockstep/runtime/stage"
	"lockstep/runtime/world"
)

// pair is a folder of testdata/pairs: programs, and what each printed under CPython on Linux.
// testdata/pairs/make.py wrote that down.
type pair struct {
	name  string
	stage *stage.Stage
	want  map[string]string // by actor
}

// pairs reads every folder of testdata/pairs. The server is the first actor.
func pairs(t testing.TB) []pair {
	t.Helper()
	dirs, err := filepath.Glob("testdata/pairs/*/want")
	if err != nil || len(dirs) < 25 {
		t.Fatalf("%d pairs, %v", len(dirs), err)
	}
	var out []pair
	for _, want := range dirs {
		dir := filepath.Dir(want)
		p := pair{name: filepath.Base(dir), stage: &stage.Stage{Name: filepath.Base(dir)}, want: map[string]string{}}
		for _, name := range []string{"server", "client", "client2"} {
			source, err := os.ReadFile(filepath.Join(dir, name+".py"))
			if err != nil {
				continue
			}
			a := stage.Actor{Name: name, Program: stage.Program{File: name + ".py", Source: string(source)}}
			if typed, err := os.ReadFile(filepath.Join(dir, name+".input")); err == nil {
				a.Input = strings.Split(strings.TrimSuffix(string(typed), "\n"), "\n")
			}
			p.stage.Actors = append(p.stage.Actors, a)
			printed, err := os.ReadFile(filepath.Join(want, name+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			p.want[name] = string(printed)
		}
		if homeless := p.stage.Complete(); homeless != nil {
			t.Fatal(p.name, homeless)
		}
		out = append(out, p)
	}
	return out
}

// options run a stage in the lab, to its end if it is let.
var options = conductor.Options{Open: lab.Open, EndInput: true}

// open starts a stage in the lab.
func open(t testing.TB, st *stage.Stage) *conductor.Run {
	t.Helper()
	r, err := conductor.New(st, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Close)
	return r
}

// output is what an actor wrote to standard output and, if it failed, the last line of its
// traceback: the form of the files in want.
func output(r *conductor.Run, actor string) string {
	var b strings.Builder
	for _, e := range r.Journal().All() {
		if main := r.Actor(e.Actor); e.Actor != actor && (main == nil || main.Main() != actor || e.Kind != event.Printed) {
			continue
		}
		switch e.Kind {
		case event.Printed:
			b.WriteString(e.Text)
			if !e.Open {
				b.WriteString("\n")
			}
		case event.Asked:
			b.WriteString(e.Text)
		case event.Failed:
			lines := strings.Split(strings.TrimSuffix(e.Text, "\n"), "\n")
			b.WriteString(lines[len(lines)-1] + "\n")
		case event.LimitReached, event.Faulted, event.Killed:
			b.WriteString("(" + e.Kind.String() + " " + e.Text + ")\n")
		}
	}
	return b.String()
}

func (p pair) compare(t *testing.T, r *conductor.Run) {
	t.Helper()
	for _, a := range r.Actors() {
		if !a.State().Ended() {
			t.Errorf("%s is %s in %s at line %d", a.Name(), a.State(), a.Op(), a.Line())
		}
		if a.Main() != a.Name() { // a thread: what it prints is its program's
			continue
		}
		if got := output(r, a.Name()); got != p.want[a.Name()] {
			t.Errorf("%s printed\n%s\nunder CPython\n%s", a.Name(), got, p.want[a.Name()])
		}
	}
}

// The lab under the automatic policy prints what the kernel does under CPython.
func TestPairsPrintWhatCPythonPrints(t *testing.T) {
	for _, p := range pairs(t) {
		t.Run(p.name, func(t *testing.T) {
			r := open(t, p.stage)
			stop, err := r.Exec(context.Background(), conductor.Command{Verb: conductor.RunAll})
			if err != nil || stop != conductor.RunOver {
				t.Errorf("run stopped with %v, %v", stop, err)
			}
			p.compare(t, r)
		})
	}
}

// TCP makes up for a wire that loses and copies packets: what programs print stays the same.
func TestPairsPrintTheSameOverABadWire(t *testing.T) {
	lost := 0
	for _, p := range pairs(t) {
		if needsGoodWire[p.name] != "" {
			continue
		}
		t.Run(p.name, func(t *testing.T) {
			r := open(t, p.stage)
			if err := r.Play(context.Background(), "link loss 15%; link dup 10%; run"); err != nil {
				t.Fatal(err)
			}
			p.compare(t, r)
			for _, e := range r.Journal().All() {
				if e.Kind == event.PacketLost {
					lost++
				}
			}
		})
	}
	if lost < 100 {
		t.Errorf("only %d packets were lost", lost)
	}
}

// needsGoodWire says of pairs why they print something else when packets are lost.
var needsGoodWire = map[string]string{
	"socketserver-udp": "a lost datagram is waited for for ever",
	"udp-echo":         "the same",
	"udp-order":        "the same",
	"udp-refused":      "the same",
	"udp-truncated":    "the same",
}

// The pairs are written so that no order of steps changes what they print: whatever the learner
// does, short of losing packets and of letting time-outs pass, CPython's output comes out.
func TestPairsPrintTheSameInAnyOrder(t *testing.T) {
	orders := 20
	if testing.Short() || raceEnabled {
		orders = 2
	}
	for _, p := range pairs(t) {
		t.Run(p.name, func(t *testing.T) {
			r := open(t, p.stage)
			for seed := range orders {
				r.Restart()
				shuffle(t, r, uint64(seed))
				p.compare(t, r)
				if t.Failed() {
					t.Fatalf("seed %d", seed)
				}
			}
		})
	}
}

// shuffle runs a stage to its end in a random order: once the server listens, any actor that can
// step, the next packet of any flow, and, when all of them wait, now and then the clock.
func shuffle(t *testing.T, r *conductor.Run, seed uint64) {
	t.Helper()
	chance := rand.New(rand.NewPCG(seed, 1))
	do := func(m conductor.Move) {
		if err := r.Do(m); err != nil {
			t.Fatalf("%s: %v", m, err)
		}
	}
	for r.Actor("server") != nil && !serving(r) {
		do(conductor.Move{Verb: conductor.Step, Actor: "server"})
	}
	for range 1_000_000 {
		moves := orderly(r)
		if len(moves) == 0 {
			return
		}
		if last := len(moves) - 1; moves[last].Verb == conductor.Tick && last > 0 && (canStep(r) || chance.IntN(50) > 0) {
			moves = moves[:last]
		}
		do(moves[chance.IntN(len(moves))])
	}
	t.Fatal("no end")
}

func canStep(r *conductor.Run) bool {
	return slices.ContainsFunc(r.Actors(), func(a *conductor.Actor) bool { return a.State() == conductor.Ready })
}

// serving says whether the server has done what its clients wait for: it listens, or has bound
// its UDP port, or has got too far for that to be seen.
func serving(r *conductor.Run) bool {
	server := r.Actor("server")
	if server.State() != conductor.Ready {
		return true
	}
	return slices.ContainsFunc(r.View().Sockets, func(s world.SocketView) bool {
		return s.Local.Port() == 9000 && (s.State == "LISTEN" || s.UDP)
	})
}

// orderly lists the enabled moves that lose and reorder nothing, a tick last. Where only packets
// and time are left and nobody is there to see, there are none.
func orderly(r *conductor.Run) []conductor.Move {
	if r.Over() {
		return nil
	}
	var moves []conductor.Move
	for _, a := range r.Actors() {
		if a.WaitsForInput() {
			moves = append(moves, typing(r, a))
		}
	}
	raw := map[int][]byte{}
	for _, p := range r.View().Packets {
		raw[p.Number] = p.Raw
	}
	seen := map[string]bool{}
	for _, m := range r.Moves() {
		switch m.Verb {
		case conductor.Deliver:
			if f := flow(raw[m.Packet]); !seen[f] {
				seen[f] = true
				moves = append(moves, m)
			}
		case conductor.Step, conductor.Tick:
			moves = append(moves, m)
		}
	}
	return moves
}

// typing is the next line of the stage's input for an actor, or the end of it.
func typing(r *conductor.Run, a *conductor.Actor) conductor.Move {
	typed := 0
	for _, e := range r.Journal().All() {
		if e.Kind == event.Typed && e.Actor == a.Name() {
			typed++
		}
	}
	st := r.Stage()
	if lines := st.Actors[st.ActorIndex(a.Name())].Input; typed < len(lines) {
		return conductor.Move{Verb: conductor.Type, Actor: a.Name(), Text: lines[typed]}
	}
	return conductor.Move{Verb: conductor.Type, Actor: a.Name(), EOF: true}
}

// flow names the flow of an IPv4 packet: addresses and ports. Fragments go by their addresses.
func flow(p []byte) string {
	head := int(p[0]&15) * 4
	if binary.BigEndian.Uint16(p[6:])&0x3fff != 0 {
		return string(p[12:20])
	}
	return string(p[12:20]) + string(p[head:head+4])
}
