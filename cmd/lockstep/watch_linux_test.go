package main

import (
	"bufio"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// lessonIn writes the sample lesson with a number of minutes into a folder, and gives its file.
func lessonIn(t *testing.T, dir, minutes string) string {
	t.Helper()
	sample, err := os.ReadFile("../../lessons/testdata/sample.yaml")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "own.yaml")
	lesson := strings.NewReplacer("id: sticky", "id: own", "minutes: 10", "minutes: "+minutes).Replace(string(sample))
	if err := os.WriteFile(file, []byte(lesson), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestCheckWatch: on a terminal, a save is answered by what changed and how it is; Ctrl-C ends it with the
// status of the last check.
func TestCheckWatch(t *testing.T) {
	dir := t.TempDir()
	lessonIn(t, dir, "10")
	s := newConsole(t, "en", 60, 24, "check", "--watch", dir)
	s.wants("watching 1 lesson; Ctrl-C ends\ncursor")
	lessonIn(t, dir, "many")
	s.wants(" own.yaml: 1 failure\n")
	s.wants("not many")
	lessonIn(t, dir, "11")
	s.wants(" own.yaml: good, 4 parts proved in ")
	s.press("\x03")
	s.wants("\nended: 1 lesson proved\n")
	if got := s.exit(); got != exitDone {
		t.Errorf("exit status %d:\n%s", got, s.shot())
	}
}

// TestCheckWatchJSON: each check is an object on a line of its own, and nothing else is written.
func TestCheckWatchJSON(t *testing.T) {
	dir := t.TempDir()
	file := lessonIn(t, dir, "10")
	c := exec.Command(os.Args[0], "check", "--watch", "--json", dir)
	c.Args[0] = "lockstep" // what TestMain goes by
	c.Env = append(os.Environ(), "LOCKSTEP_HOME="+t.TempDir())
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	late := time.AfterFunc(patience(), func() { c.Process.Kill() })
	t.Cleanup(func() {
		late.Stop()
		c.Process.Kill() // it ends by itself only if all went well
	})
	lines := bufio.NewScanner(out)
	read := func() (k checked) {
		t.Helper()
		if !lines.Scan() {
			t.Fatal("no line came")
		}
		if err := json.Unmarshal(lines.Bytes(), &k); err != nil {
			t.Fatalf("%v: %s", err, lines.Bytes())
		}
		return k
	}
	if k := read(); k.Proved != 1 || k.Changed != nil {
		t.Errorf("at first: %+v", k)
	}
	lessonIn(t, dir, "many")
	if k := read(); len(k.Failures) != 1 || !slices.Equal(k.Changed, []string{file}) {
		t.Errorf("then: %+v", k)
	}
	if err := c.Process.Signal(unix.SIGINT); err != nil {
		t.Fatal(err)
	}
	if lines.Scan() {
		t.Errorf("one more line: %s", lines.Bytes())
	}
	_ = c.Wait()
	if got := c.ProcessState.ExitCode(); got != exitFailed {
		t.Errorf("exit status %d", got)
	}
}
