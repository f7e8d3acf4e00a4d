package conductor_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strconv"
	"testing"
	"time"

	"lockstep/runtime/conductor"
	"lockstep/runtime/stage"
)

// walkCount is how many walks there are: LOCKSTEP_WALKS, else few enough for every day.
func walkCount(t *testing.T) int {
	t.Helper()
	if text := os.Getenv("LOCKSTEP_WALKS"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Fatal("LOCKSTEP_WALKS:", err)
		}
		return n
	}
	if testing.Short() || raceEnabled {
		return 12
	}
	return 60
}

// walkMoves is how many moves a walk makes at least.
const walkMoves = 200

// The same stage, seed and schedule give the same journal, byte for byte: however many processors
// there are, and in a fresh run as in one that was used before.
func TestWalksAreDeterministic(t *testing.T) {
	var stages []*stage.Stage
	for _, p := range pairs(t) {
		stages = append(stages, p.stage)
	}
	walkTwice(t, stages, walkCount(t))
}

// The same of stages whose programs start processes, with no, one and two CPUs: half as many.
func TestWalksOverProcesses(t *testing.T) {
	var stages []*stage.Stage
	for cpus := range 3 {
		for _, name := range processPrograms(t) {
			st := programStage(t, name)
			st.CPUs, st.Slice = cpus, 2*time.Millisecond
			stages = append(stages, st)
		}
	}
	walkTwice(t, stages, (walkCount(t)+1)/2)
}

// walkTwice makes walks over stages in turn, each twice.
func walkTwice(t *testing.T, all []*stage.Stage, walks int) {
	t.Helper()
	before := runtime.GOMAXPROCS(0)
	defer runtime.GOMAXPROCS(before)
	processors := []int{1, 2, 4}
	for i := range walks {
		st, seed := all[i%len(all)], uint64(i)
		runtime.GOMAXPROCS(processors[i%3])
		r := start(t, st)
		once := bytes.Clone(walk(t, r, seed))
		runtime.GOMAXPROCS(processors[(i+1)%3])
		if i%2 == 0 {
			r.Close()
			r = start(t, st)
		} else {
			r.Restart()
		}
		again := walk(t, r, seed)
		r.Close()
		if !bytes.Equal(once, again) {
			t.Fatalf("walk %d over %s: %s", i, st.Name, difference(once, again))
		}
	}
}

// start is open for a run that the test closes itself.
func start(t *testing.T, st *stage.Stage) *conductor.Run {
	t.Helper()
	r, err := conductor.New(st, options)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// walk makes random enabled moves of every kind and gives all that can be seen. A run that comes
// to its end before there were enough is begun anew.
func walk(t *testing.T, r *conductor.Run, seed uint64) []byte {
	t.Helper()
	var out []byte
	chance := rand.New(rand.NewPCG(seed, 2))
	for range walkMoves {
		moves := enabled(r, chance)
		if len(moves) == 0 {
			out = append(out, seen(r)...)
			r.Restart()
			moves = enabled(r, chance)
		}
		m := moves[chance.IntN(len(moves))]
		if err := r.Do(m); err != nil {
			t.Fatalf("%s is listed and not enabled: %v", m, err)
		}
	}
	return append(out, seen(r)...)
}

// enabled lists what can be done: the run's moves, typing, and now and then killing.
func enabled(r *conductor.Run, chance *rand.Rand) []conductor.Move {
	moves := r.Moves()
	for _, a := range r.Actors() {
		if a.WaitsForInput() {
			moves = append(moves, typing(r, a))
		}
		if !a.State().Ended() && chance.IntN(400) == 0 {
			moves = append(moves, conductor.Move{Verb: conductor.Kill, Actor: a.Name()})
		}
	}
	return moves
}

// seen is everything a run shows: journal, moves, state of the world and of the actors.
func seen(r *conductor.Run) []byte {
	var b []byte
	for _, e := range r.Journal().All() {
		b = append(e.AppendJSON(b), '\n')
	}
	b = fmt.Appendf(b, "%v\n%v\n", r.Moves(), r.Now())
	v := r.View()
	for _, s := range v.Sockets {
		b = fmt.Appendf(b, "%+v\n", s)
	}
	for _, p := range v.Packets {
		b = fmt.Appendf(b, "%+v\n", p)
	}
	b = fmt.Appendf(b, "%+v\n", v.Timers)
	for _, a := range r.Actors() {
		b = fmt.Appendf(b, "%s %s %s %d %v %q %v\n", a.Name(), a.State(), a.Op(), a.Line(), a.Since(), a.Printed(), a.Open())
	}
	return b
}

// difference shows the first line in which two things seen differ.
func difference(a, b []byte) string {
	as, bs := bytes.Split(a, []byte("\n")), bytes.Split(b, []byte("\n"))
	for i := range min(len(as), len(bs)) {
		if !bytes.Equal(as[i], bs[i]) {
			return fmt.Sprintf("line %d\n%.2000s\n%.2000s", i+1, as[i], bs[i])
		}
	}
	return fmt.Sprintf("%d and %d lines", len(as), len(bs))
}

// Taking moves back and making them again leads to what was there, as if one had never gone.
func TestWalksBackAndForth(t *testing.T) {
	all := pairs(t)
	for i := range walkCount(t) / 3 {
		st := all[i*7%len(all)].stage
		r := start(t, st)
		wander(t, r, uint64(i))
		schedule, was := r.Schedule(), seen(r)
		r.Close()

		r = start(t, st)
		if err := r.Play(context.Background(), schedule); err != nil {
			t.Fatalf("%s: %s: %v", st.Name, schedule, err)
		}
		if is := seen(r); !bytes.Equal(was, is) {
			t.Fatalf("%s: played again: %s", st.Name, difference(was, is))
		}
		r.Close()
	}
}

// wander carries out random commands, and takes random numbers of them back and on again. states
// holds what was seen after each command, so states[len(done)] is what must be seen now.
func wander(t *testing.T, r *conductor.Run, seed uint64) {
	t.Helper()
	chance := rand.New(rand.NewPCG(seed, 3))
	states, at := [][]byte{seen(r)}, 0
	for range 60 {
		switch n := 1 + chance.IntN(6); {
		case at > 0 && chance.IntN(8) == 0:
			for range min(n, at) {
				if _, err := r.Back(); err != nil {
					t.Fatal(err)
				}
			}
			at = max(at-n, 0)
		case at < len(states)-1 && chance.IntN(2) == 0:
			if _, err := r.Redo(n); err != nil {
				t.Fatal(err)
			}
			at = min(at+n, len(states)-1)
		case r.MovesMade() > 0 && chance.IntN(4) == 0: // into the middle of commands, and out again
			commands := slices.Clone(r.Commands())
			n = min(n, r.MovesMade())
			if _, err := r.BackMoves(n); err != nil {
				t.Fatal(err)
			}
			if err := r.Forward(n); err != nil {
				t.Fatal(err)
			}
			if now := r.Commands(); !reflect.DeepEqual(now, commands) {
				t.Fatalf("%s, seed %d: commands %v became %v", r.Stage().Name, seed, commands, now)
			}
		default:
			c, ok := anyCommand(r, chance)
			if !ok {
				continue
			}
			if _, err := r.Exec(context.Background(), c); err != nil {
				t.Fatalf("%s: %v", c, err)
			}
			at++
			states = append(states[:at], seen(r))
		}
		if is := seen(r); !bytes.Equal(states[at], is) {
			t.Fatalf("%s, seed %d, after %d commands: %s", r.Stage().Name, seed, at, difference(states[at], is))
		}
	}
}

// anyCommand is an enabled move as a command, or one that expands to several.
func anyCommand(r *conductor.Run, chance *rand.Rand) (conductor.Command, bool) {
	moves := enabled(r, chance)
	if len(moves) == 0 {
		return conductor.Command{}, false
	}
	m := moves[chance.IntN(len(moves))]
	c := conductor.Command{
		Verb: m.Verb, Actor: m.Actor, Packet: m.Packet, For: m.For, Text: m.Text, EOF: m.EOF,
	}
	switch {
	case m.Verb == conductor.Step:
		c.N = 1 + chance.IntN(5)
	case m.Verb == conductor.Deliver && chance.IntN(4) == 0:
		c.Packet, c.All = 0, true
	}
	return c, true
}
