package main

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"lockstep/repl/progress"
)

// TestTwoSessions: two sessions at a time, in one lesson and in others, lose nothing of each other.
func TestTwoSessions(t *testing.T) {
	home := t.TempDir()
	t.Setenv("LOCKSTEP_HOME", home)
	in, typed := pipe(t)
	said, out := pipe(t)
	status := make(chan int, 1)
	go func() {
		status <- run([]string{"start", "udp", "--lang", "en"}, in, out, out)
	}()
	lines := bufio.NewScanner(said)
	answered := func(line, want string) {
		t.Helper()
		if _, err := typed.WriteString(line + "\n"); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() {
			if strings.Contains(lines.Text(), want) {
				return
			}
		}
		t.Fatalf("the session ended without %q", want)
	}
	answered("", "UDP 2/")
	answered("s server", "server  socket")

	other := tempFile(t, t.TempDir(), "in", []byte("\ns client\nh\nstart sticky\n\nlang zh\n"))
	nowhere := tempFile(t, t.TempDir(), "out", nil)
	if s := run([]string{"start", "udp", "--lang", "en"}, other, nowhere, nowhere); s != exitDone {
		t.Errorf("status %d", s)
	}

	answered("restart; s client", "client  socket")
	answered("quit", "quit")
	if s := <-status; s != exitDone {
		t.Errorf("status %d", s)
	}
	r := progress.Open(home).Record()
	udp := r.Lessons["udp"].Parts
	if !udp[0].Done || udp[1].Tries != 3 || udp[1].Hints != 1 || !r.Lessons["sticky"].Parts[0].Done || r.Lang != "zh" {
		t.Errorf("kept %+v %+v", udp[:2], r)
	}
}

func pipe(t *testing.T) (r, w *os.File) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		r.Close()
		w.Close()
	})
	return r, w
}
