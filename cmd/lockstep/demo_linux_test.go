package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"lockstep/lessons"
	"lockstep/repl/text"
)

// TestDemoKeys: who watches a demonstration holds it, steps through it both ways, and takes it over where it
// stands; or ends it.
func TestDemoKeys(t *testing.T) {
	const held = "q ends\ncursor"
	s := newConsole(t, "en", 80, 40, "demo", "handshake")
	s.wants("── Handshake and farewell") // the first mark is far away
	s.press(" ")
	s.wants(held)
	forward := func(to string) {
		t.Helper()
		for range 40 {
			if strings.Contains(s.shot(), to) {
				break
			}
			before := s.shot()
			s.press("\x1b[C")
			s.until(func(shot string) bool { return shot != before && strings.Contains(shot, held) })
		}
		s.wants(to)
		s.wants(held)
	}
	forward("» step client 2")
	forward("#1 client ──SYN──▸ server")
	s.press("\x1b[D")
	s.wants("move 4 of 5")
	s.press("\x1b[6~") // a remote control for slides
	s.wants("move 4 of 5\n    4  client  socket\n    5  client  connect")
	s.press("\x1b[A")
	s.wants("speed 1.5 Space goes on")
	s.press("?")
	s.wants(held)
	s.press("\x1b[D\x1b[D")
	s.wants("move 3 of 5")
	s.press("\r")
	s.wants("redo makes the next")
	s.wants("handshake 2/13 >\ncursor")
	s.press("play 100\r") // its moves are known, and the goal counts
	s.wants("✓ done as shown · 2 commands")
	s.press("demo\r")
	s.wants("✓ That is it, with 2 commands.")
	s.wants(held)
	s.press("\x03")
	s.wants("The demonstration is over. You are back in your lesson.")
	s.press("quit\r")
	if got := s.exit(); got != 0 {
		t.Errorf("exit status %d", got)
	}
}

// TestDemoEnds: q ends a demonstration and the program, and the terminal is as it was; at a mark it waits until
// somebody says that it goes on.
func TestDemoEnds(t *testing.T) {
	s := newConsole(t, "zh", 60, 20, "demo", "handshake", "--speed", "100")
	s.wants("q 结束\ncursor") // the first mark, which no time passes
	s.press(" ")
	s.wants("重传 #1")
	s.wants("q 结束\ncursor")
	s.press(" ")
	s.wants("4/13")
	s.resize(50, 20)
	s.wants("它放弃")
	s.press("q")
	if got := s.exit(); got != 0 || s.settings() != s.before {
		t.Errorf("exit status %d:\n%s", got, s.shot())
	}
	if !s.until(func(shot string) bool {
		return !strings.Contains(shot, "q 结束") && !strings.Contains(shot, "no cursor")
	}) {
		t.Errorf("something is left:\n%s", s.shot())
	}
}

// TestAsciinema: asciinema plays the casts of lessons, each to its end. LOCKSTEP_ASCIINEMA=all looks at every
// lesson.
func TestAsciinema(t *testing.T) {
	player, err := exec.LookPath("asciinema")
	if err != nil || os.Getenv("LOCKSTEP_ASCIINEMA") != "all" {
		t.Skip("LOCKSTEP_ASCIINEMA=all, with asciinema, runs this")
	}
	dir := t.TempDir()
	t.Setenv("HOME", dir) // it keeps settings there
	t.Setenv("LC_ALL", "C.UTF-8")
	for _, e := range lessons.Catalogue() {
		file := filepath.Join(dir, e.ID+".cast")
		if err := os.WriteFile(file, cast(t, e.ID, text.Zh), 0o600); err != nil {
			t.Fatal(err)
		}
		s := startConsole(t, "en", 80, 24, exec.Command(player, "play", "-s", "1000", "-i", "0.001", file))
		if got := s.exit(); got != 0 {
			t.Errorf("%s: exit status %d:\n%s", e.ID, got, s.shot())
		}
		s.wants("──")
	}
}

// TestReplayEnds: q ends a replay that the program was started for; a change of speed leaves the keys on the screen.
func TestReplayEnds(t *testing.T) {
	file := filepath.Join(t.TempDir(), "run.jsonl")
	if out, err := exec.Command(lockstepLink(t), "run", "udp", "--record", file).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	s := newConsole(t, "en", 80, 24, "replay", file)
	s.wants("play plays it")
	s.press(" ")
	s.wants("Enter stops · q ends\ncursor")
	s.press("\x1b[B")
	s.wants("speed 0.75 Space goes on")
	s.press("q")
	if got := s.exit(); got != 0 || strings.Contains(s.shot(), "Paused") {
		t.Errorf("exit status %d:\n%s", got, s.shot())
	}
}
