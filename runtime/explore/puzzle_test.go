package explore_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lockstep/runtime/explore"
)

// TestPuzzles wants the verdicts that are known from the literature, under sequential consistency.
// Each file says in its second line what is wanted: the verdict, then what some outcome violates and
// of which kind its deadlock is.
func TestPuzzles(t *testing.T) {
	files, err := filepath.Glob("testdata/puzzles/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".py"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			second := strings.SplitN(string(text), "\n", 3)[1]
			want := strings.Fields(strings.TrimPrefix(second, "# want: "))
			open := opener("m", string(text))
			r := search(t, explore.Options{Open: open})
			t.Logf("%s in %d schedules and %d skipped, %d outcomes", r.Verdict, r.Schedules, r.Skipped, len(r.Outcomes))
			if string(r.Verdict) != want[0] || !r.Complete {
				t.Errorf("%s, not %s; complete: %v, %+v", r.Verdict, want[0], r.Complete, r.Bound)
			}
			found := len(want) == 1
			for _, o := range r.Outcomes {
				if len(o.Violates) > 0 {
					t.Logf("%v %s %v %s", o.Violates, o.Kind, o.Error, o.Schedule)
				}
				said := fmt.Sprint(o.Violates, o.Kind)
				found = found || strings.Contains(said, want[1]) && (len(want) < 3 || strings.Contains(said, want[2]))
			}
			if !found {
				t.Errorf("no outcome is %v", want)
			}
		})
	}
}
