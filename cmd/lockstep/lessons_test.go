package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"lockstep/lessons"
	"lockstep/repl/text"
)

// TestLessonsPlayThrough goes through every lesson in the session, in both languages, by the
// lesson's own solutions: no command fails, and the last page is reached.
func TestLessonsPlayThrough(t *testing.T) {
	for _, e := range lessons.Catalogue() {
		l, err := lessons.Load(e.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, lang := range lessons.Languages {
			t.Run(e.ID+"-"+lang, func(t *testing.T) {
				dir := t.TempDir()
				t.Setenv("LOCKSTEP_HOME", dir)
				in, out := tempFile(t, dir, "in", []byte(typed(l))), tempFile(t, dir, "out", nil)
				status := run([]string{"start", e.ID, "--lang", lang}, in, out, out)
				said, err := os.ReadFile(out.Name())
				if err != nil {
					t.Fatal(err)
				}
				if status != exitDone || strings.Count(string(said), " ✓ ") < toReach(l) {
					t.Errorf("status %d:\n%s", status, said)
				}
				for i, line := range strings.Split(string(said), "\n") {
					if w := text.Width(line); w > 80 && !strings.HasPrefix(line, "> ") {
						t.Errorf("line %d is %d columns wide: %s", i+1, w, line)
					}
				}
			})
		}
	}
}

// TestPagesAreShort: between two actions there are at most 12 lines to read, on a terminal of 80
// columns.
func TestPagesAreShort(t *testing.T) {
	for _, e := range lessons.Catalogue() {
		l, err := lessons.Load(e.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range longPages(l) {
			t.Error(f)
		}
	}
}

// toReach is how many parts of a lesson end with a mark when they are done right.
func toReach(l *lessons.Lesson) (n int) {
	for _, p := range l.Parts {
		if p.Kind == lessons.Quiz || p.Kind == lessons.Do && p.World != "real" {
			n++
		}
	}
	return n
}

// typed is what a learner types who knows the way, and leaves out what the real world would be for.
func typed(l *lessons.Lesson) string {
	var b strings.Builder
	for _, p := range l.Parts {
		switch p.Kind {
		case lessons.Do:
			if p.World == "real" {
				fmt.Fprintln(&b, "skip")
				continue
			}
			if p.Exercise() {
				fmt.Fprintln(&b, "solution play")
				break
			}
			fmt.Fprintln(&b, oneLine(p.Solution.Source))
		case lessons.Predict:
			fmt.Fprintf(&b, "1\n%s\n", oneLine(p.Then.Source))
		case lessons.Quiz:
			for i, o := range p.Options {
				if o.Right {
					fmt.Fprintln(&b, i+1)
				}
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
