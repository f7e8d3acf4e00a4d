package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"lockstep/lessons"
	"lockstep/repl"
	"lockstep/runtime/conductor"
	"lockstep/runtime/recording"
	"lockstep/runtime/stage"
)

// TestRecordingsVerify: what the lessons' own solutions come to is recorded here, and verified by other
// processes, whatever GOMAXPROCS is.
func TestRecordingsVerify(t *testing.T) {
	dir := t.TempDir()
	for _, e := range lessons.Catalogue() {
		l, err := lessons.Load(e.ID)
		if err != nil {
			t.Fatal(err)
		}
		for at, p := range l.Parts {
			start, steers := l.StartOf(at)
			switch {
			case steers && p.Exercise():
				record(t, filepath.Join(dir, e.ID+"-"+strconv.Itoa(at)), p.Solved, "run")
			case steers && p.Kind == lessons.Predict:
				record(t, filepath.Join(dir, e.ID+"-"+strconv.Itoa(at)), start.Stage, start.Schedule()+";"+p.Then.Source)
			case steers:
				record(t, filepath.Join(dir, e.ID+"-"+strconv.Itoa(at)), start.Stage, start.Schedule()+";"+p.Solution.Source)
			}
		}
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) < 5 {
		t.Fatalf("%d recordings, %v", len(files), err)
	}
	for _, procs := range []string{"1", "4"} {
		c := exec.Command("lockstep", append([]string{"replay", "--verify"}, files...)...)
		c.Env = append(os.Environ(), "GOMAXPROCS="+procs)
		out, err := c.CombinedOutput()
		if n := strings.Count(string(out), "byte for byte\n"); err != nil || n != len(files) {
			t.Errorf("GOMAXPROCS=%s: %d of %d verified, %v:\n%s", procs, n, len(files), err, out)
		}
	}
}

func record(t *testing.T, file string, st *stage.Stage, schedule string) {
	t.Helper()
	r, err := new(app).open(st, repl.Lab, conductor.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if err := r.Play(t.Context(), schedule); err != nil {
		t.Fatal(file, err)
	}
	rec, err := recording.Of(r, recording.Source{})
	if err != nil {
		t.Fatal(err)
	}
	data, err := rec.Encode()
	if err == nil {
		err = os.WriteFile(file, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}
