package prompt

import (
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// faultEnv tells this test binary to be a program with a fault, on the terminal it is started on.
const faultEnv = "LOCKSTEP_TEST_FAULT"

func TestMain(m *testing.M) {
	if fault := os.Getenv(faultEnv); fault != "" {
		faulty(fault)
		os.Exit(0)
	}
	controllingTerminal()
	os.Exit(m.Run())
}

// ours is the terminal of this process: it must not be closed.
var ours []*os.File

// controllingTerminal gives this process a terminal where it has none: go-prompt opens /dev/tty
// whatever it is told to read.
func controllingTerminal() {
	if tty, err := os.Open("/dev/tty"); err == nil {
		tty.Close()
		return
	}
	master, tty, err := pty.Open()
	if err != nil {
		panic(err)
	}
	ours = append(ours, master, tty)
	if _, err := unix.Setsid(); err != nil {
		panic(err)
	}
	if err := unix.IoctlSetInt(int(tty.Fd()), unix.TIOCSCTTY, 0); err != nil {
		panic(err)
	}
}

type panicking struct{}

func (panicking) Read([]byte) (int, error) { panic("by design: reading") }

// faults break one part of a terminal each; a key or a signal then meets the fault.
var faults = map[string]struct {
	breaks func(*Terminal)
	keys   string
}{
	"the keys are read":       {func(t *Terminal) { t.in = panicking{} }, ""},
	"a key is translated":     {func(t *Terminal) { t.history = nil }, "\x12"},
	"a frame is painted":      {func(t *Terminal) { t.screen.size = func() (int, int) { panic("by design: size") } }, ""},
	"a word is completed":     {func(*Terminal) {}, "\t"},
	"the session itself runs": {func(*Terminal) {}, "\r"},
}

// faulty reads a line on a terminal that has a fault.
func faulty(fault string) {
	t := take(Options{In: os.Stdin, Out: os.Stdout})
	defer t.Close()
	faults[fault].breaks(t)
	t.start()
	_, _ = t.Read(Prompt{Complete: func(string) []Suggestion { panic("by design: completing") }})
	panic("by design: the session")
}

// TestPanics: a panic in any goroutine gives the terminal back before it ends the program, with its
// own words.
func TestPanics(t *testing.T) {
	for fault, f := range faults {
		t.Run(fault, func(t *testing.T) {
			keys, tty, err := pty.Open()
			if err != nil {
				t.Fatal(err)
			}
			defer keys.Close()
			defer tty.Close()
			before, err := unix.IoctlGetTermios(int(tty.Fd()), unix.TCGETS)
			if err != nil {
				t.Fatal(err)
			}
			c := exec.Command(os.Args[0])
			c.Env = append(os.Environ(), faultEnv+"="+fault)
			c.Stdin, c.Stdout = tty, tty
			c.SysProcAttr = &unix.SysProcAttr{Setsid: true, Setctty: true}
			var words strings.Builder
			c.Stderr = &words
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			if _, err := io.WriteString(keys, f.keys); err != nil {
				t.Fatal(err)
			}
			go io.Copy(io.Discard, keys)
			if err := c.Wait(); err == nil {
				t.Error("it did not fail")
			}
			if fault != "a key is translated" && !strings.Contains(words.String(), "by design") || !strings.Contains(words.String(), "panic: ") {
				t.Errorf("it said %q", words.String())
			}
			after, err := unix.IoctlGetTermios(int(tty.Fd()), unix.TCGETS)
			if err != nil || *after != *before {
				t.Errorf("the terminal's settings were %+v and are %+v %v", before, after, err)
			}
		})
	}
}
