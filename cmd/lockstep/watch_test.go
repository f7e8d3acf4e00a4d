package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestWatch: what counts as a change is seen once it has settled; how an editor gets there is not.
func TestWatch(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	good, err := os.ReadFile("../../lessons/testdata/sample.yaml")
	if err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) func() error {
		return func() error { return os.WriteFile(at(name), []byte(text), 0o600) }
	}
	move := func(from, to string) func() error { return func() error { return os.Rename(at(from), at(to)) } }
	remove := func(name string) func() error { return func() error { return os.RemoveAll(at(name)) } }
	lesson := func(comment string) func() error { return write("own.yaml", string(good)+"# "+comment+"\n") }
	type steps = []func() error // one before each tick; nil where nothing happens
	for _, c := range []struct {
		name  string
		steps steps
		ticks int // until it is seen; 0 where nothing is
		want  []string
	}{
		{"nothing happens", steps{nil}, 0, nil},
		{"written in one go", steps{lesson("a")}, 3, []string{"own.yaml"}},
		{"cut to nothing, then written", steps{write("own.yaml", ""), nil, nil, nil, lesson("ab")}, 7, []string{"own.yaml"}},
		{"written half, then whole", steps{write("own.yaml", string(good[:300])), nil, nil, nil, lesson("abc")}, 7, []string{"own.yaml"}},
		{"written beside, then renamed", steps{write("4913", "x"), move("own.yaml", "own.yaml~"), write("own.yaml.tmp", string(good)), nil, move("own.yaml.tmp", "own.yaml"), remove("own.yaml~")}, 7, []string{"own.yaml"}},
		{"gone for a moment", steps{move("own.yaml", "x"), nil, nil, nil, move("x", "own.yaml")}, 0, nil},
		{"broken, and stays so", steps{write("own.yaml", "id: [")}, 7, []string{"own.yaml"}},
		{"mended", steps{lesson("mended")}, 3, []string{"own.yaml"}},
		{"a new one", steps{write("new.yaml", string(good))}, 3, []string{"new.yaml"}},
		{"a program", steps{write("server.py", "print(1)\n")}, 7, []string{"server.py"}},
		{"what is no lesson", steps{write("notes.txt", "x"), nil, write(".own.yaml.swp", "x"), nil, remove("notes.txt")}, 0, nil},
		{"what the program itself writes", steps{write("out.yaml", "x"), nil, write("out.yaml", "xy")}, 0, nil},
		{"several at once", steps{remove("new.yaml"), lesson("again")}, 8, []string{"new.yaml", "own.yaml"}},
		{"the folder", steps{remove("")}, 7, []string{".", "own.yaml", "server.py"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := os.Stat(at("own.yaml")); err != nil { // once, at the start
				for _, do := range (steps{lesson("first"), write("out.yaml", "")}) {
					if err := do(); err != nil {
						t.Fatal(err)
					}
				}
			}
			out, err := os.Open(at("out.yaml"))
			if err != nil {
				t.Fatal(err)
			}
			defer out.Close()
			ticks := 0
			w := watcher{look: func() look { return lookAt([]string{dir}, out) }, whole: looksWhole, tick: func() bool {
				if ticks < len(c.steps) && c.steps[ticks] != nil {
					if err := c.steps[ticks](); err != nil {
						t.Error(err)
					}
				}
				ticks++
				return ticks <= 20
			}}
			_, changed, ok := w.next(w.look())
			var got []string
			for _, f := range changed {
				name, _ := filepath.Rel(dir, f)
				got = append(got, name)
			}
			if ok != (c.ticks > 0) || ok && ticks != c.ticks || !slices.Equal(got, c.want) {
				t.Errorf("%q after %d ticks, %t; not %q after %d", got, ticks, ok, c.want, c.ticks)
			}
		})
	}
}

// TestWatchOneLesson: of a lesson that is named, its file and the programs beside it are looked at, and no
// other lesson.
func TestWatchOneLesson(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"own.yaml", "other.yaml", "server.py", "notes.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for f := range lookAt([]string{filepath.Join(dir, "own.yaml")}) {
		got = append(got, filepath.Base(f))
	}
	if slices.Sort(got); !slices.Equal(got, []string{"own.yaml", "server.py"}) {
		t.Errorf("it looks at %q", got)
	}
}
