package explore

import (
	"context"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lockstep/runtime/conductor"
)

// programs is how many random programs the search is tried on: few, where nobody asks for many.
func programs(t *testing.T, few int) int {
	n := few
	if s := os.Getenv("LOCKSTEP_PROGRAMS"); s != "" {
		var err error
		if n, err = strconv.Atoi(s); err != nil {
			t.Fatal(err)
		}
	}
	return n
}

// TestSearchAgainstEveryState wants the outcomes of random programs to be those that visiting every
// state finds: none missed, none made up.
func TestSearchAgainstEveryState(t *testing.T) {
	total := counts{}
	for seed := range programs(t, 300) {
		m := randomModel(rand.New(rand.NewPCG(uint64(seed), 1)))
		want := m.outcomes()
		s := &search{sys: &system{m: m}, found: newFindings(), limits: limits{runs: 1_000_000}}
		if !s.run(context.Background(), task{}) {
			t.Errorf("program %d did not come to an end:\n%s", seed, m)
		}
		for k := range want {
			if s.found.endings[k] == nil {
				t.Fatalf("program %d: outcome %s was missed\n%s", seed, k, m)
			}
		}
		if got := len(s.found.endings); got != len(want) {
			t.Errorf("program %d: %d outcomes, not %d\n%s", seed, got, len(want), m)
		}
		total.runs += s.counts.runs
		total.pruned += s.counts.pruned
	}
	t.Logf("%d schedules, %d more given up", total.runs, total.pruned)
}

// TestSharingFindsTheSame wants two workers to find what one finds, and the same counts.
func TestSharingFindsTheSame(t *testing.T) {
	for seed := range programs(t, 300) / 10 {
		m := randomModel(rand.New(rand.NewPCG(uint64(seed), 2)))
		one := (&workers{systems: []System{&system{m: m}}}).search(context.Background())
		two := (&workers{systems: []System{&system{m: m}, &system{m: m}}}).search(context.Background())
		if diff := cmp.Diff(one.endings, two.endings, cmp.AllowUnexported(ending{})); diff != "" {
			t.Fatalf("program %d: %s\n%s", seed, diff, m)
		}
		if one.counts != two.counts || !one.complete || !two.complete {
			t.Errorf("program %d: %+v and %+v\n%s", seed, one.counts, two.counts, m)
		}
		if want := m.outcomes(); len(want) != len(one.endings) {
			t.Errorf("program %d: %d outcomes, not %d\n%s", seed, len(one.endings), len(want), m)
		}
	}
}

// ticket is the race for the last ticket: look, sleep, and buy if it was there.
func ticket(users int) *model {
	m := &model{}
	for range users {
		m.parent = append(m.parent, -1)
		m.threads = append(m.threads, []instr{{op: opRead}, {op: opSleep}, {op: opSkip, n: -2}, {op: opWrite, n: -1}, {op: opPrint}})
	}
	return m
}

// TestTicketRace wants the race of four to be searched wholly in few schedules: there are 36.7 million.
func TestTicketRace(t *testing.T) {
	s := (&workers{systems: []System{&system{m: ticket(4)}}}).search(context.Background())
	if n := s.counts.runs + s.counts.pruned; !s.complete || n > 1500 {
		t.Errorf("%+v, complete: %v", s.counts, s.complete)
	}
	if want := ticket(4).outcomes(); len(s.endings) != len(want) {
		t.Errorf("%d outcomes, not %d", len(s.endings), len(want))
	}
	if len(s.races) == 0 {
		t.Error("the race for the count was not seen")
	}
	t.Logf("%+v, %d outcomes", s.counts, len(s.endings))
}

// failing is a system that panics after some runs have come to their end.
type failing struct {
	system
	left int
}

func (f *failing) Key(dst []byte) []byte {
	if f.left--; f.left < 0 {
		panic("a fault of ours")
	}
	return f.system.Key(dst)
}

// TestFaultsOfWorkers wants the panic of a worker to come to whoever began the search.
func TestFaultsOfWorkers(t *testing.T) {
	for name, search := range map[string]func(){
		"orders": func() {
			first, second := &failing{system{m: ticket(4)}, alone}, &failing{system{m: ticket(4)}, 0}
			(&workers{systems: []System{first, second}}).search(context.Background())
		},
		"delays": func() { (&bounded{runs: []*conductor.Run{nil, nil}}).walkAll([]path{nil, nil}) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: nobody was told", name)
				}
			}()
			search()
		}()
	}
}
