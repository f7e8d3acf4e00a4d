package main

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"testing"

	"lockstep/lessons"
	"lockstep/runtime/actor"
)

// TestLessonProgramsAreCPythons: every program of every lesson is one that runs here and that
// CPython reads as it stands, where python3 is a CPython 3.11.
func TestLessonProgramsAreCPythons(t *testing.T) {
	type program struct{ Name, Source string }
	var all []program
	for _, e := range lessons.Catalogue() {
		l, err := lessons.Load(e.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range l.Stages {
			for _, a := range s.Actors {
				if _, err := actor.Load(a.Program); err != nil {
					t.Errorf("%s, %s: %s: %v", e.ID, s.Name, a.Name, err)
				}
				all = append(all, program{e.ID + "/" + s.Name + "/" + a.Name, a.Program.Source})
			}
		}
	}
	if len(all) < 20 {
		t.Fatalf("only %d programs", len(all))
	}
	version, err := exec.Command("python3", "--version").Output()
	if err != nil || !bytes.HasPrefix(version, []byte("Python 3.11.")) {
		t.Skipf("python3 is no CPython 3.11 here: %s %v", bytes.TrimSpace(version), err)
	}
	in, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("python3", "-c", "import json, sys\nfor p in json.load(sys.stdin):\n    compile(p['Source'], p['Name'], 'exec')")
	cmd.Stdin = bytes.NewReader(in)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("CPython does not read them all: %v\n%s", err, out)
	}
}
