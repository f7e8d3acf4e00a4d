package actor_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lockstep/runtime/actor"
	"lockstep/runtime/event"
	"lockstep/runtime/stage"
	"lockstep/runtime/world"
)

// TestModules runs testdata/*.py and compares what they print with the .out beside them, which
// CPython 3.11 on Linux wrote: python3 ../python/testdata/remake.py testdata.
func TestModules(t *testing.T) {
	files, err := filepath.Glob("testdata/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal("no programs", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			out, err := os.ReadFile(strings.TrimSuffix(file, ".py") + ".out")
			if err != nil {
				t.Fatal(err)
			}
			p, err := actor.Load(stage.Program{File: filepath.Base(file), Source: string(source)})
			if err != nil {
				t.Fatal(err)
			}
			compare(t, string(out), printed(t, p))
		})
	}
}

// printed runs a program to its end in a world where every operation goes well at once.
func printed(t *testing.T, p *actor.Program) string {
	o := options()
	o.Now = func() time.Duration { return 0 }
	a := actor.Start(p, o)
	defer a.Stop()
	var b strings.Builder
	handle := 100
	for {
		c, ok := a.Call()
		if !ok {
			break
		}
		var r world.Result
		switch c.Kind {
		case world.Print:
			b.WriteString(c.Text)
		case world.Socket:
			handle++
			r.FD = handle
		case world.Select:
			r.Err = world.TimedOut
		}
		a.Resume(&r)
	}
	e := a.End()
	switch {
	case e.Text == "":
	case e.Kind == event.Finished:
		b.WriteString("--- stderr\n" + e.Text + "\n")
	default:
		b.WriteString("--- stderr\n" + e.Text)
	}
	if e.Exit != 0 {
		fmt.Fprintf(&b, "--- exit %d\n", e.Exit)
	}
	return b.String()
}

// compare shows the lines that differ.
func compare(t *testing.T, want, got string) {
	t.Helper()
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i, shown := 0, 0; i < max(len(w), len(g)) && shown < 10; i++ {
		var wl, gl string
		if i < len(w) {
			wl = w[i]
		}
		if i < len(g) {
			gl = g[i]
		}
		if wl != gl {
			shown++
			t.Errorf("line %d\nCPython: %.300s\n    got: %.300s", i+1, wl, gl)
		}
	}
}
