package lessons

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"lockstep/runtime/failure"
)

// FuzzParse: whatever a file holds, it is a lesson or a list of failures with places in it, and a
// lesson's parts begin on its stages.
func FuzzParse(f *testing.F) {
	seeds, _ := filepath.Glob("prove/testdata/broken/*.yaml")
	more, _ := filepath.Glob("network/*.yaml")
	for _, name := range append(append(seeds, more...), "testdata/sample.yaml") {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	beside := fstest.MapFS{"server.py": {Data: []byte("print(1)\n")}}
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := Parse("x.yaml", data, beside)
		all := failure.All(err)
		if err != nil && len(all) == 0 {
			t.Fatalf("no failure of ours: %v", err)
		}
		for _, e := range all {
			if e.At.File == "" || e.At.Line > 0 && e.At.File == "x.yaml" && e.At.Col > len([]rune(e.At.Source))+1 {
				t.Errorf("a place outside of the file: %v, %q", e, e.At.Source)
			}
		}
		if err != nil {
			return
		}
		for i, p := range l.Parts {
			if s, ok := l.StartOf(i); ok != p.Kind.Steers() || ok && s.Stage == nil {
				t.Errorf("part %d begins nowhere", i+1)
			}
		}
	})
}
