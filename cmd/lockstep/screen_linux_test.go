package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/sys/unix"
)

// patience is how long a test waits for a screen before it fails: nothing is timed by it. Once one
// has failed, the others may as well be seen to fail soon, before the whole run is cut off.
func patience() time.Duration {
	if failed.Load() {
		return 5 * time.Second
	}
	return 2 * time.Minute
}

var failed atomic.Bool

// console is the real program on a terminal of its own, and what a person would see there.
type console struct {
	t    testing.TB
	c    *exec.Cmd
	keys *os.File // the master's side
	tty  *os.File // the program's side, kept open so that its settings can be read

	before unix.Termios // the terminal's settings before the program started

	mu     sync.Mutex
	screen *vt.Emulator
	change chan struct{} // something was written
	ended  chan error
}

// newConsole starts the program with arguments, in a language, on a terminal of a size.
func newConsole(t testing.TB, lang string, columns, rows int, args ...string) *console {
	t.Helper()
	c := exec.Command(os.Args[0], args...)
	c.Args[0] = "lockstep" // what TestMain goes by
	return startConsole(t, lang, columns, rows, c)
}

func startConsole(t testing.TB, lang string, columns, rows int, c *exec.Cmd) *console {
	t.Helper()
	keys, tty := openTerminal(t)
	c.Env = append(os.Environ(), "TERM=xterm-256color", "LOCKSTEP_LANG="+lang, "NO_COLOR=", "LOCKSTEP_HOME="+t.TempDir())
	c.Stdin, c.Stdout, c.Stderr = tty, tty, tty
	c.SysProcAttr = &unix.SysProcAttr{Setsid: true, Setctty: true}
	s := &console{
		t: t, c: c, keys: keys, tty: tty, screen: vt.NewEmulator(columns, rows),
		change: make(chan struct{}, 1), ended: make(chan error, 1),
	}
	s.setSize(columns, rows)
	s.before = s.settings()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	go s.follow()
	go func() { s.ended <- c.Wait() }()
	t.Cleanup(func() {
		if t.Failed() {
			failed.Store(true)
		}
		c.Process.Kill()
		keys.Close()
		tty.Close()
	})
	return s
}

// openTerminal makes a terminal. A read from the side that has the keys ends when that is closed.
func openTerminal(t testing.TB) (keys, tty *os.File) {
	t.Helper()
	master, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	fd, err := unix.FcntlInt(master.Fd(), unix.F_DUPFD_CLOEXEC, 0) // no program that another test starts keeps it open
	if err == nil {
		err = unix.SetNonblock(fd, true)
	}
	if err != nil {
		t.Fatal(err)
	}
	master.Close()
	return os.NewFile(uintptr(fd), "keys"), tty
}

// follow shows what the program writes until its terminal is closed.
func (s *console) follow() {
	b := make([]byte, 32<<10)
	for {
		n, err := s.keys.Read(b)
		s.mu.Lock()
		s.screen.Write(b[:n])
		s.mu.Unlock()
		select {
		case s.change <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

func (s *console) press(keys string) {
	s.t.Helper()
	if _, err := io.WriteString(s.keys, keys); err != nil {
		s.t.Fatal(err)
	}
}

func (s *console) resize(columns, rows int) {
	s.t.Helper()
	s.mu.Lock()
	s.screen.Resize(columns, rows)
	s.mu.Unlock()
	s.setSize(columns, rows)
}

func (s *console) setSize(columns, rows int) {
	s.t.Helper()
	if err := pty.Setsize(s.tty, &pty.Winsize{Cols: uint16(columns), Rows: uint16(rows)}); err != nil {
		s.t.Fatal(err)
	}
}

// shot is the whole screen, and where the cursor stands.
func (s *console) shot() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := s.screen.CursorPosition()
	lines := strings.Split(s.screen.String(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	cursor := fmt.Sprintf("cursor %d,%d", at.X, at.Y)
	if s.screen.CursorHidden() {
		cursor = "no cursor"
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n") + "\n" + cursor + "\n"
}

// until waits for a screen.
func (s *console) until(good func(shot string) bool) bool {
	late := time.After(patience())
	for !good(s.shot()) {
		select {
		case <-s.change:
		case <-late:
			return good(s.shot())
		}
	}
	return true
}

func (s *console) wants(part string) {
	s.t.Helper()
	if !s.until(func(shot string) bool { return strings.Contains(shot, part) }) {
		s.t.Fatalf("%q does not appear:\n%s", part, s.shot())
	}
}

// settled waits until the screen does not change any more: only to write golden screens.
func (s *console) settled() {
	for {
		select {
		case <-s.change:
		case <-time.After(400 * time.Millisecond):
			return
		}
	}
}

// exit waits for the program's end, and gives its exit status (-1: by a signal).
func (s *console) exit() int {
	s.t.Helper()
	select {
	case <-s.ended:
		return s.c.ProcessState.ExitCode()
	case <-time.After(patience()):
		s.t.Fatalf("it does not end:\n%s", s.shot())
		return 0
	}
}

func (s *console) settings() unix.Termios {
	s.t.Helper()
	found, err := unix.IoctlGetTermios(int(s.tty.Fd()), unix.TCGETS)
	if err != nil {
		s.t.Fatal(err)
	}
	return *found
}

// TestScreens plays testdata/screen/*.txt on a terminal: what the arguments are, the keys that are
// pressed ("keys", a Go string), new widths ("size COLUMNS"; "size" alone: as at first), what to wait for ("wait"), and where the whole screen and
// the cursor are compared ("show"). Each is played in both languages on three sizes of terminal.
func TestScreens(t *testing.T) {
	scripts, err := filepath.Glob("testdata/screen/*.txt")
	if err != nil || scripts == nil {
		t.Fatal("no scripts", err)
	}
	for _, script := range scripts {
		text, err := os.ReadFile(script)
		if err != nil {
			t.Fatal(err)
		}
		for _, lang := range []string{"en", "zh"} {
			for _, size := range []struct{ columns, rows int }{{80, 24}, {60, 20}, {200, 50}} {
				name := strings.TrimSuffix(filepath.Base(script), ".txt")
				golden := fmt.Sprintf("testdata/screen/%s/%s.%dx%d", name, lang, size.columns, size.rows)
				t.Run(strings.TrimPrefix(golden, "testdata/screen/"), func(t *testing.T) {
					t.Parallel()
					playScreens(t, string(text), golden, lang, size.columns, size.rows)
				})
			}
		}
	}
}

func playScreens(t *testing.T, script, golden, lang string, columns, rows int) {
	want := shots(t, golden)
	var s *console
	var got strings.Builder
	shown := 0
	for i, line := range strings.Split(strings.TrimSpace(script), "\n") {
		verb, rest, _ := strings.Cut(line, " ")
		switch verb {
		case "#", "":
		case "lockstep":
			s = newConsole(t, lang, columns, rows, strings.Fields(rest)...)
			s.wants(">\ncursor")
		case "keys":
			keys, err := strconv.Unquote(rest)
			if err != nil {
				t.Fatalf("line %d: %v", i+1, err)
			}
			s.press(keys)
		case "wait":
			s.wants(rest)
		case "size":
			w := columns
			if rest != "" {
				w, _ = strconv.Atoi(rest)
			}
			s.resize(w, rows)
		case "show":
			if *rewrite {
				s.settled()
			} else if shown < len(want) {
				s.until(func(shot string) bool { return shot == want[shown] })
				if diff := cmp.Diff(strings.Split(want[shown], "\n"), strings.Split(s.shot(), "\n")); diff != "" {
					t.Fatalf("%s, screen %d (%s): after - is what is written down:\n%s", golden, shown+1, rest, diff)
				}
			} else {
				t.Fatalf("%s has no screen %d", golden, shown+1)
			}
			fmt.Fprintf(&got, "%s%s\n%s", screenMark, rest, s.shot())
			shown++
		default:
			t.Fatalf("line %d: what is %q?", i+1, verb)
		}
	}
	if *rewrite {
		if err := os.MkdirAll(filepath.Dir(golden), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// screenMark begins each screen of a golden file, before what it shows.
const screenMark = "=== "

func shots(t *testing.T, golden string) []string {
	text, err := os.ReadFile(golden)
	if *rewrite {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, part := range strings.Split("\n"+string(text), "\n"+screenMark)[1:] {
		_, shot, _ := strings.Cut(part, "\n")
		out = append(out, strings.TrimSuffix(shot, "\n")+"\n")
	}
	return out
}
