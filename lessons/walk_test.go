package lessons_test

import (
	"context"
	"crypto/sha256"
	"hash"
	"math/rand/v2"
	"os"
	"runtime"
	"strconv"
	"testing"
	"time"

	"lockstep/lessons"
	"lockstep/runtime/conductor"
	"lockstep/runtime/lab"
	"lockstep/runtime/stage"
)

// walkMoves is how many moves a walk makes at least.
const walkMoves = 200

// walks is how many walks there are: LOCKSTEP_WALKS, else few enough for every day.
func walks(t *testing.T) int {
	if n, err := strconv.Atoi(os.Getenv("LOCKSTEP_WALKS")); err == nil {
		return n
	}
	if testing.Short() {
		return 20
	}
	return 100
}

func everyStage(t *testing.T) []*stage.Stage {
	t.Helper()
	var all []*stage.Stage
	for _, e := range lessons.Catalogue() {
		l, err := lessons.Load(e.ID)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, l.Stages...)
	}
	return all
}

// TestWalks: the same stage, seed and schedule give the same journal byte for byte, at any number
// of processors, in a fresh run and in one that was begun again.
func TestWalks(t *testing.T) {
	stages := everyStage(t)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for i := range walks(t) {
		st := stages[i%len(stages)]
		var first [sha256.Size]byte
		for k, procs := range []int{1, 2, 4} {
			runtime.GOMAXPROCS(procs)
			r := newRun(t, st)
			once := walk(t, r, uint64(i))
			r.Restart()
			twice := walk(t, r, uint64(i))
			r.Close()
			if k == 0 {
				first = once
			}
			if once != first || twice != first {
				t.Fatalf("walk %d on stage %s differs at GOMAXPROCS %d", i, st.Name, procs)
			}
		}
	}
}

// TestWalksBackAndForth: going back and forth at random leads where never having gone would.
func TestWalksBackAndForth(t *testing.T) {
	stages := everyStage(t)
	for i := range max(walks(t)/10, 5) {
		st := stages[i%len(stages)]
		r, chance := newRun(t, st), rand.New(rand.NewPCG(uint64(i), 7))
		for range walkMoves {
			if ms := enabled(r); len(ms) > 0 {
				if _, err := r.Exec(context.Background(), command(pick(chance, ms))); err != nil {
					t.Fatal(err)
				}
			}
			if chance.IntN(10) == 0 && len(r.Commands()) > 0 {
				taken, err := r.BackMoves(1 + chance.IntN(5))
				if err != nil {
					t.Fatal(err)
				}
				if chance.IntN(2) == 0 {
					if _, err := r.Redo(1 + chance.IntN(len(taken))); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		straight := newRun(t, st)
		if err := straight.Play(context.Background(), r.Schedule()); err != nil {
			t.Fatal(err)
		}
		if journal(r) != journal(straight) {
			t.Fatalf("walk %d on stage %s: back and forth is not where going straight leads", i, st.Name)
		}
		r.Close()
		straight.Close()
	}
}

func newRun(t *testing.T, st *stage.Stage) *conductor.Run {
	t.Helper()
	r, err := conductor.New(st, conductor.Options{Open: lab.Open})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// walk makes random enabled moves; where nothing is enabled any more it begins again.
func walk(t *testing.T, r *conductor.Run, seed uint64) [sha256.Size]byte {
	chance, sum := rand.New(rand.NewPCG(seed, 1)), sha256.New()
	for range walkMoves {
		ms := enabled(r)
		if len(ms) == 0 {
			add(sum, r)
			r.Restart()
			ms = enabled(r)
		}
		if err := r.Do(pick(chance, ms)); err != nil {
			t.Fatal(err)
		}
	}
	add(sum, r)
	return [sha256.Size]byte(sum.Sum(nil))
}

// enabled lists what a learner may do: every move of the run, typing where a program asks, and
// letting a little time pass.
func enabled(r *conductor.Run) []conductor.Move {
	ms := r.Moves()
	for _, a := range r.Actors() {
		if a.WaitsForInput() {
			ms = append(ms, conductor.Move{Verb: conductor.Type, Actor: a.Name(), Text: "hello"},
				conductor.Move{Verb: conductor.Type, Actor: a.Name(), Text: "q"})
		}
	}
	if len(ms) > 0 {
		ms = append(ms, conductor.Move{Verb: conductor.Tick, For: 70 * time.Millisecond})
	}
	return ms
}

// pick chooses a move; duplicates are rarer, or a walk would do nothing but multiply packets.
func pick(chance *rand.Rand, ms []conductor.Move) conductor.Move {
	for {
		if m := ms[chance.IntN(len(ms))]; m.Verb != conductor.Dup || chance.IntN(4) == 0 {
			return m
		}
	}
}

func command(m conductor.Move) conductor.Command {
	return conductor.Command{Verb: m.Verb, Actor: m.Actor, Packet: m.Packet, For: m.For, Text: m.Text, EOF: m.EOF}
}

func add(sum hash.Hash, r *conductor.Run) {
	var b []byte
	for _, e := range r.Journal().All() {
		b = append(e.AppendJSON(b[:0]), '\n')
		sum.Write(b)
	}
}

func journal(r *conductor.Run) [sha256.Size]byte {
	sum := sha256.New()
	add(sum, r)
	return [sha256.Size]byte(sum.Sum(nil))
}
