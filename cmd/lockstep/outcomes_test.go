package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lockstep/lessons"
	"lockstep/repl"
	"lockstep/runtime/conductor"
	"lockstep/runtime/explore"
)

// verdict is what is known of a stage of a puzzle: the verdict, then what some outcome violates and
// of which kind its deadlock is, then why.
var verdict = regexp.MustCompile(`(?m)^  ([a-z-]+):  # verdict: ([a-z-]+) ?([a-z]*) ?([a-z]*): `)

func puzzles(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../../lessons/testdata/puzzles/*.yaml")
	if err != nil || len(files) < 11 {
		t.Fatal(files, err)
	}
	return files
}

// TestPuzzles explores the known puzzles as the command line does, and wants the verdicts that are
// known from the literature, under sequential consistency.
func TestPuzzles(t *testing.T) {
	for _, file := range puzzles(t) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		l, err := new(catalogue).named(file)
		if err != nil {
			t.Fatal(err)
		}
		known := verdict.FindAllStringSubmatch(string(text), -1)
		if len(known) != len(l.Stages) {
			t.Errorf("%s: %d stages, the verdict of %d is known", file, len(l.Stages), len(known))
		}
		for _, m := range known {
			name, want, violates, kind := m[1], m[2], m[3], m[4]
			t.Run(l.ID+"-"+name, func(t *testing.T) {
				out := tempFile(t, t.TempDir(), "out", nil)
				if status := run([]string{"explore", file, "--stage", name, "--json"}, out, out, out); status != exitDone {
					t.Fatalf("status %d", status)
				}
				said, err := os.ReadFile(out.Name())
				if err != nil {
					t.Fatal(err)
				}
				var r explore.Report
				if err := json.Unmarshal(said, &r); err != nil {
					t.Fatalf("%v in %s", err, said)
				}
				if string(r.Verdict) != want || !r.Complete {
					t.Errorf("%s, not %s; complete: %v, %+v", r.Verdict, want, r.Complete, r.Bound)
				}
				fits := func(o *explore.Outcome) bool {
					return (violates == "" || slices.Contains(o.Violates, explore.Violation(violates))) && (kind == "" || string(o.Kind) == kind)
				}
				if !slices.ContainsFunc(r.Outcomes, fits) {
					t.Errorf("no outcome is %s %s: %s", violates, kind, said)
				}
			})
		}
	}
}

// replayed is a schedule and what it comes to.
type replayed struct {
	Lesson, Stage, Schedule string
	Printed                 map[string][]string
	Ended, Error, Shared    map[string]string
}

// TestOutcomesReplay explores every stage of every lesson and puzzle (with a network, or very many
// orders, in part) and has another process play the schedule of each outcome: it must come to the same.
func TestOutcomesReplay(t *testing.T) {
	names := puzzles(t)
	for _, e := range lessons.Catalogue() {
		names = append(names, e.ID)
	}
	var all []replayed
	for _, name := range names {
		l, err := new(catalogue).named(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, st := range l.Stages {
			if st.CPUs > 0 {
				continue // who gets a CPU is left out of a search, so its schedules play without them only
			}
			ctx, stop := context.WithCancel(context.Background())
			r, err := explore.Search(ctx, explore.Options{
				Open: func() (*conductor.Run, error) { return new(app).open(st, repl.Lab, conductor.Options{EndInput: true}) },
				Tell: func(p explore.Progress) {
					if p.Schedules >= 300 || p.Network && p.Schedules >= 60 {
						stop()
					}
				},
			})
			stop()
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Outcomes) == 0 {
				t.Errorf("%s, %s: no outcome", name, st.Name)
			}
			for _, o := range r.Outcomes {
				all = append(all, replayed{name, st.Name, o.Schedule, o.Printed, o.Ended, o.Error, o.Shared})
			}
		}
	}
	in, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("lockstep-replays")
	cmd.Stdin, cmd.Stderr = bytes.NewReader(in), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var again []replayed
	if err := json.Unmarshal(out, &again); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(all, again); diff != "" {
		t.Error(diff)
	}
	t.Logf("%d outcomes", len(all))
}

// replays is the other process: it plays the schedules it reads and writes what they come to.
func replays() {
	in, err := io.ReadAll(os.Stdin)
	if err != nil {
		panic(err)
	}
	var all []replayed
	if err := json.Unmarshal(in, &all); err != nil {
		panic(err)
	}
	for i := range all {
		if err := all[i].replay(); err != nil {
			panic(fmt.Sprint(all[i].Lesson, all[i].Stage, all[i].Schedule, err))
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(all); err != nil {
		panic(err)
	}
}

func (p *replayed) replay() error {
	l, err := new(catalogue).named(p.Lesson)
	if err != nil {
		return err
	}
	r, err := new(app).open(l.Stage(p.Stage), repl.Lab, conductor.Options{EndInput: true})
	if err != nil {
		return err
	}
	defer r.Close()
	if err := r.Play(context.Background(), p.Schedule); err != nil {
		return err
	}
	p.Printed, p.Ended, p.Error, p.Shared = map[string][]string{}, map[string]string{}, map[string]string{}, map[string]string{}
	for _, a := range r.Actors() {
		p.Printed[a.Name()] = append([]string{}, a.Printed()...)
		if p.Ended[a.Name()] = "blocked"; a.State().Ended() {
			p.Ended[a.Name()] = a.State().String()
		}
		if end := a.End(); end != nil && end.Err != "" {
			p.Error[a.Name()] = end.Err
		}
		for _, v := range a.Data() {
			p.Shared[v.Name] = v.Repr
		}
	}
	for _, f := range r.Files() {
		p.Shared[f.Name] = strconv.Quote(string(f.Data))
	}
	return nil
}
