package prompt

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"go.uber.org/goleak"

	"lockstep/repl/text"
)

// desk is a Terminal on a pipe, with a screen to look at.
type desk struct {
	*Terminal
	t    *testing.T
	keys *io.PipeWriter

	mu     sync.Mutex
	screen *vt.Emulator
	change chan struct{}
}

// write shows what the Terminal writes.
func (d *desk) write(b []byte) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	_, err := d.screen.Write(bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n"))) // as a terminal does
	select {
	case d.change <- struct{}{}:
	default:
	}
	return len(b), err
}

type writer func([]byte) (int, error)

func (w writer) Write(b []byte) (int, error) { return w(b) }

// newDesk makes a Terminal of a size that begins to read keys.
func newDesk(t *testing.T, columns, rows int, history ...string) *desk {
	t.Helper()
	before := goleak.IgnoreCurrent()
	r, w := io.Pipe()
	d := &desk{t: t, keys: w, screen: vt.NewEmulator(columns, rows), change: make(chan struct{}, 1)}
	d.Terminal = newTerminal(r, writer(d.write), func() (int, int) { return columns, rows }, false, &History{lines: history})
	go d.pump()
	t.Cleanup(func() {
		w.Close()
		goleak.VerifyNone(t, before)
	})
	return d
}

func (d *desk) press(keys string) {
	d.t.Helper()
	if _, err := io.WriteString(d.keys, keys); err != nil {
		d.t.Fatal(err)
	}
}

// shows waits for a whole screen, without blank lines at its end.
func (d *desk) shows(want string) {
	d.t.Helper()
	late := time.After(20 * time.Second)
	for {
		got := d.shot()
		if got == want {
			return
		}
		select {
		case <-d.change:
		case <-late:
			d.t.Fatalf("the screen is\n%s\nnot\n%s", got, want)
		}
	}
}

func (d *desk) shot() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	lines := strings.Split(d.screen.String(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

// more is how the pager asks in Chinese, as far as 40 columns show it.
func (d *desk) more(n int) string {
	return text.Cut(text.Say(text.Zh, "prompt.more", "n", n), 39)
}

// waitQueued waits until keys wait for the next line.
func (d *desk) waitQueued() {
	d.Terminal.mu.Lock()
	defer d.Terminal.mu.Unlock()
	for len(d.queue) < 2 {
		d.changed.Wait()
	}
}

// read reads a line in the background.
func (d *desk) read(p Prompt) <-chan string {
	got := make(chan string, 1)
	go func() {
		line, err := d.Read(p)
		if err != nil {
			line = err.Error()
		}
		got <- line
	}()
	return got
}

// line waits for a line.
func (d *desk) line(got <-chan string) string {
	d.t.Helper()
	select {
	case line := <-got:
		return line
	case <-time.After(20 * time.Second):
		d.t.Fatalf("no line is read:\n%s", d.shot())
		return ""
	}
}

// TestAboveTheLine: what is written while a line is being typed appears above it; the line and the
// menu stay as they are, and typing goes on.
func TestAboveTheLine(t *testing.T) {
	d := newDesk(t, 40, 8)
	complete := func(string) []Suggestion { return []Suggestion{{"server", "it listens"}, {"service", "it waits"}} }
	got := d.read(Prompt{Where: "tcp 1/2 ", Complete: complete})
	d.press("s 你好\x1b[D ser")
	d.shows("tcp 1/2 > s 你 ser好")
	_, _ = io.WriteString(d, "    1  #1 arrives\n    2  事件\n")
	d.shows("    1  #1 arrives\n    2  事件\ntcp 1/2 > s 你 ser好")
	d.press("\t")
	d.shows("    1  #1 arrives\n    2  事件\ntcp 1/2 > s 你 serv好\n               server   it listens\n               service  it waits")
	_, _ = io.WriteString(d, "    3  more, without a line end")
	d.shows("    1  #1 arrives\n    2  事件\n    3  more, without a line end\ntcp 1/2 > s 你 serv好\n               server   it listens\n               service  it waits")
	d.press("er\r")
	if line := d.line(got); line != "s 你 server好" {
		t.Errorf("read %q", line)
	}
	d.shows("    1  #1 arrives\n    2  事件\n    3  more, without a line end\ntcp 1/2 > s 你 server好")
}

// TestEditing: keys, and the line that comes of them.
func TestEditing(t *testing.T) {
	d := newDesk(t, 60, 8, "s server", "x 1", "s client", "state")
	complete := func(line string) []Suggestion {
		var out []Suggestion
		for _, w := range []string{"all", "also", "deliver", "server:"} {
			if strings.HasPrefix(w, LastWord(line)) {
				out = append(out, Suggestion{Text: w})
			}
		}
		return out
	}
	for _, c := range []struct{ keys, line string }{
		{"abc\x02\x02X\r", "aXbc"},
		{"one two three\x17\x17\x19\x19\r", "one two two "},
		{"one two\x01\x0b\x19\x19\r", "one twoone two"},
		{"one.two\x1bb\x0b\x1bb\x1bd\x19\r", "one."},
		{"ab\x14\x15\r", ""},
		{"\x1b[A\x1b[A\r", "one twoone two"},
		{"s \x1b[A\x1b[A\x1b[A\x1b[B\r", "s client"},
		{"s s\x1b[A\x1b[B\r", "s s"},
		{"\x12ser\r", "s server"},
		{"\x12x\x7fstat\r", "state"},
		{"abc\x12ser\x07\r", "abc"},
		{"d de\t3\r", "d deliver 3"},
		{"d a\tl\t\r\r", "d all "},
		{"d a\t\t\t\r2\r", "d also 2"},
		{"break ser\t4\r", "break server:4"},
		{"d a\t\x1b[A\x1b[A\r\r", "d all "},
		{"x\x03y\r", "y"},
		{"\x1b[200~a\tb\nc\x1b[201~d\r", "a b"},
		{"", "cd"},
		{"\x1b[99~\x1b[57358u\x1bOQz\r", "z"},
		{"late\x1b[H\x04\x04\x1b[3~\x1b[F!\r", "e!"},
		{strings.Repeat("long 长 ", 40) + "\r", strings.Repeat("long 长 ", 40)},
		{"\x04", io.EOF.Error()},
	} {
		got := d.read(Prompt{Complete: complete})
		if c.keys != "" {
			d.press(c.keys)
		}
		if line := d.line(got); line != c.line {
			t.Errorf("%q: read %q, not %q", c.keys, line, c.line)
		}
	}
}

// TestEscape: Escape closes the menu and leaves the line as it was typed.
func TestEscape(t *testing.T) {
	d := newDesk(t, 60, 8)
	got := d.read(Prompt{Complete: func(string) []Suggestion { return []Suggestion{{"alpha", ""}, {"also", ""}} }})
	d.press("d a\t\t")
	d.shows("> d alpha\n   ▸alpha\n    also")
	d.press("\x1b")
	d.shows("> d al")
	d.press("\x12zz")
	d.shows("search (nothing more) \"zz\":")
	d.press("\x1b")
	d.shows("> d al")
	d.press("\r")
	if line := d.line(got); line != "d al" {
		t.Errorf("read %q", line)
	}
	got = d.read(Prompt{Complete: func(string) []Suggestion { return []Suggestion{{"alpha", ""}, {"also", ""}} }})
	d.press("a\t\x7f\x7f")
	d.shows("> d al\n>\n  alpha\n  also")
	d.press("\x1b") // what was deleted stays so
	d.shows("> d al\n>")
	d.press("\r")
	if line := d.line(got); line != "" {
		t.Errorf("read %q", line)
	}
}

// TestPages: what is longer than the screen stops at each screenful; keys that were typed ahead are
// for the next line, and mean that nobody wants pages.
func TestPages(t *testing.T) {
	d := newDesk(t, 40, 5)
	lines := strings.Split("1 2 3 4 5 6 7 8 9 10 11 12", " ")
	shown := make(chan error, 1)
	show := func() { shown <- d.Show(text.Zh, slices.Clone(lines)) }
	go show()
	d.shows("1\n2\n3\n" + d.more(9))
	d.press("j")
	d.shows("1\n2\n3\n4\n" + d.more(8))
	d.press(" ")
	d.shows("4\n5\n6\n7\n" + d.more(5))
	d.press("s server\r")
	if err := <-shown; err != nil {
		t.Fatal(err)
	}
	if line := d.line(d.read(Prompt{})); line != "s server" {
		t.Errorf("read %q", line)
	}
	d.press("x 1\r")
	d.waitQueued()
	if err := d.Show(text.Zh, lines); err != nil {
		t.Fatal(err)
	}
	if line := d.line(d.read(Prompt{})); line != "x 1" {
		t.Errorf("read %q", line)
	}
}
