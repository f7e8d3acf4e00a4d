package explore

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lockstep/runtime/conductor"
	"lockstep/runtime/lab"
	"lockstep/runtime/stage"
)

// TestRoughIsTheSame walks programs by chance, in a rough run and in one that keeps everything: who
// can step, what is touched and how it ends must be the same.
func TestRoughIsTheSame(t *testing.T) {
	all := puzzlePrograms(t)
	for i, text := range all {
		name := fmt.Sprintf("program %d of %d", i+1, len(all))
		st := &stage.Stage{Actors: []stage.Actor{{Name: "m", Program: stage.Program{Source: text}}}}
		st.Complete()
		open := func(rough bool) *program {
			r, err := conductor.New(st, conductor.Options{Open: lab.Open, EndInput: true})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(r.Close)
			return &program{r: r, rough: rough, leave: func() {}, spin: newSpinners()}
		}
		fine, rough := open(false), open(true)
		for seed := range 10 {
			walkBoth(t, name, rand.New(rand.NewPCG(uint64(seed), 3)), fine, rough)
		}
	}
}

// puzzlePrograms are those of the puzzles, taken out of the lessons without the loader, which is above this package.
func puzzlePrograms(t *testing.T) (out []string) {
	t.Helper()
	files, err := filepath.Glob("../../lessons/testdata/puzzles/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	const indent = "          "
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, more := strings.Cut(string(text), "program: |\n")
		for ; more; _, rest, more = strings.Cut(rest, "program: |\n") {
			var program strings.Builder
			for line := range strings.Lines(rest) {
				inside, ok := strings.CutPrefix(line, indent)
				if !ok && line != "\n" {
					break
				}
				program.WriteString(inside)
			}
			out = append(out, program.String())
		}
	}
	return out
}

func walkBoth(t *testing.T, name string, chance *rand.Rand, fine, rough *program) {
	t.Helper()
	fine.Reset()
	rough.Reset()
	for steps := 0; steps < 500; steps++ {
		live, enabled := fine.Live()
		if l, e := rough.Live(); l != live || e != enabled {
			t.Fatalf("%s: after %s: live %b and %b, enabled %b and %b", name, fine.r.Schedule(), live, l, enabled, e)
		}
		if enabled == 0 {
			break
		}
		for range chance.IntN(8) {
			if rest := enabled.without(); rest != 0 {
				enabled = rest
			}
		}
		q := enabled.first()
		a := fmt.Sprint(fine.Touches(q, nil), fine.Step(q, nil))
		if b := fmt.Sprint(rough.Touches(q, nil), rough.Step(q, nil)); a != b {
			t.Fatalf("%s: after %s: touches %s and %s", name, fine.r.Schedule(), a, b)
		}
	}
	if a, b := string(fine.Key(nil)), string(rough.Key(nil)); a != b {
		t.Errorf("%s: %s ends as\n%s\nand as\n%s", name, fine.r.Schedule(), a, b)
	}
}
