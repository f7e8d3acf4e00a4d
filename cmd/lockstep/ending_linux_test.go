package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// TestEndings: however a session ends, the terminal is as it was.
func TestEndings(t *testing.T) {
	for _, c := range []struct {
		name string
		end  func(*console)
		exit int
	}{
		{"quit", func(s *console) { s.press("quit\r") }, 0},
		{"Ctrl-D", func(s *console) { s.press("\x04") }, 0},
		{"Ctrl-D in the pages", func(s *console) {
			s.press("help commands\r")
			s.wants("Space next")
			s.press("\x04")
			s.wants("left out")
			s.press("\x04")
		}, 0},
		{"SIGTERM", func(s *console) { s.signal(unix.SIGTERM) }, 128 + 15},
		{"SIGHUP", func(s *console) { s.signal(unix.SIGHUP) }, 128 + 1},
		{"SIGQUIT", func(s *console) { s.signal(unix.SIGQUIT) }, 128 + 3},
		{"SIGTERM while a line is typed", func(s *console) { s.press("s ser"); s.wants("> s ser"); s.signal(unix.SIGTERM) }, 128 + 15},
		{"SIGTERM while a command runs", func(s *console) {
			s.press("\rs server 3; until now() > 1000000000000\r")
			s.wants("> s server 3; until")
			s.signal(unix.SIGTERM)
		}, 128 + 15},
		{"SIGINT does not end it", func(s *console) { s.signal(unix.SIGINT); s.press("nonsense\r"); s.wants("no command"); s.press("\x04") }, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := newConsole(t, "en", 80, 24, "start", "handshake")
			s.wants("handshake 1/13 >")
			if s.settings() == s.before {
				t.Fatal("the terminal was not taken over")
			}
			c.end(s)
			if got := s.exit(); got != c.exit {
				t.Errorf("exit status %d, not %d:\n%s", got, c.exit, s.shot())
			}
			if after := s.settings(); after != s.before {
				t.Errorf("the terminal's settings were %+v and are %+v", s.before, after)
			}
			if shot := s.shot(); strings.Contains(shot, "no cursor") {
				t.Errorf("the cursor is hidden:\n%s", shot)
			}
		})
	}
}

// TestNothingIsLeft: who is told to end in the middle of a run of the real world removes its files.
func TestNothingIsLeft(t *testing.T) {
	for i, signal := range []unix.Signal{unix.SIGHUP, unix.SIGTERM, unix.SIGHUP} {
		dir := t.TempDir()
		t.Setenv("TMPDIR", dir)
		args := []string{"start", "join"}
		if i == 2 {
			args = append(args, "--plain")
		}
		s := newConsole(t, "en", 80, 40, args...)
		s.press("part 10\rs main\rs child\r")
		s.wants("open report.txt")
		if left, err := os.ReadDir(dir); err != nil || len(left) == 0 {
			t.Fatal("it has made no files", err)
		}
		s.signal(signal)
		if got := s.exit(); got != 128+int(signal) {
			t.Errorf("exit status %d", got)
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			t.Errorf("%s leaves %v, %v", signal, left, err)
		}
	}
}

// TestWindowCloses: when the terminal itself goes away the program ends, whatever it is doing.
func TestWindowCloses(t *testing.T) {
	for keys, shown := range map[string]string{"s ser": "> s ser\n", "help commands\r": "q leave", "run\r": "sleep returns"} {
		s := newConsole(t, "en", 80, 24, "start", "testdata/screen/long.yaml")
		s.wants(">\ncursor")
		s.press(keys)
		s.wants(shown)
		s.keys.Close()
		s.tty.Close()
		if got := s.exit(); got != 0 && got != 128+int(unix.SIGHUP) {
			t.Errorf("%q: exit status %d", keys, got)
		}
	}
}

func (s *console) signal(n unix.Signal) {
	s.t.Helper()
	if err := s.c.Process.Signal(n); err != nil {
		s.t.Fatal(err)
	}
}

// TestOutputClosed: when nobody reads the output the session ends, and the terminal it reads from
// is as it was.
func TestOutputClosed(t *testing.T) {
	s := newConsole(t, "en", 80, 24, "list") // only for its terminal
	s.exit()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	c := exec.Command(os.Args[0])
	c.Args[0] = "lockstep"
	c.Env = append(os.Environ(), "LOCKSTEP_HOME="+t.TempDir())
	c.Stdin, c.Stdout = s.tty, w
	_ = c.Run() // a signal may end it, as other programs
	if after := s.settings(); after != s.before {
		t.Errorf("the terminal's settings were %+v and are %+v", s.before, after)
	}
}

// TestSuspend: Ctrl-Z gives the terminal back to the shell until the program goes on, with the line
// as it stood.
func TestSuspend(t *testing.T) {
	s := startConsole(t, "en", 80, 24, exec.Command("sh", "-c", `set -m; "$0" start handshake; stty -a | grep -o -e '[-]*icanon'; fg`, lockstepLink(t)))
	s.wants("handshake 1/13 >\ncursor")
	s.press("s ser")
	s.wants("handshake 1/13 > s ser\ncursor")
	s.press("\x1a")
	s.wants("\nicanon") // without a "-": lines are read as before
	s.wants("\nhandshake 1/13 > s ser\ncursor")
	s.press("ver\r")
	s.wants("server  socket")
	s.press("\x04")
	if got := s.exit(); got != 0 {
		t.Errorf("exit status %d", got)
	}
}

// lockstepLink is a path by which a shell can start the program.
func lockstepLink(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "lockstep")
	if err := os.Symlink(self, link); err != nil {
		t.Fatal(err)
	}
	return link
}

// status is what /proc says of the program, from a field's name on.
func (s *console) status(field string) string {
	text, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(s.c.Process.Pid), "status"))
	if err != nil {
		s.t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(text), field)
	line, _, _ := strings.Cut(after, "\n")
	return strings.TrimSpace(line)
}

// TestLongRun: a hundred thousand events stream to the screen, and what was shown is not kept; Ctrl-C
// ends the command and not the session.
func TestLongRun(t *testing.T) {
	s := newConsole(t, "en", 80, 24, "start", "testdata/screen/long.yaml")
	s.press("run\r")
	s.until(func(shot string) bool { return lastNumber(shot) >= 1000 })
	s.press("\x03")
	s.wants("Interrupted")
	s.press("run\r")
	s.wants("25000.000 s")
	s.wants("done · 2 commands")
	t.Logf("%s at most, %s at the end", s.status("VmHWM:"), s.status("VmRSS:"))
	s.press("\x04")
	if s.exit() != 0 {
		t.Error("it did not end well")
	}
}

// lastNumber is the number of the last move on a screen.
func lastNumber(shot string) (n int) {
	for line := range strings.Lines(shot) {
		first, _, _ := strings.Cut(strings.TrimSpace(line), " ")
		if m, err := strconv.Atoi(first); err == nil {
			n = m
		}
	}
	return n
}
