package prompt

import (
	"context"
	"io"
	"os"
	"os/signal"
	"runtime"
	"sync"
	"time"

	goprompt "github.com/c-bata/go-prompt"
)

// Options is what a Terminal is made with.
type Options struct {
	In      *os.File
	Out     *os.File
	Colour  bool
	History *History // nil keeps none
}

// Terminal reads lines from a terminal with go-prompt as the editor, and shows output on it. What is
// written while a line is being typed appears above it.
//
// The terminal is in raw mode from Open to Close. One goroutine reads keys for the whole session:
// what is typed while a command runs waits for the next Read, but Ctrl-C ends the command.
type Terminal struct {
	*screen
	in      io.Reader
	mode    *mode
	history *History
	editor  *goprompt.Prompt
	signals chan os.Signal

	mu        sync.Mutex
	changed   *sync.Cond // of what mu guards
	queue     []key
	hungUp    bool
	state     state
	ready     bool // reading: the last key handed to go-prompt has been rendered
	interrupt context.CancelFunc

	// Of the line being typed: used by go-prompt's goroutines, one after the other.
	now      Prompt
	last     key
	first    bool // its first frame has not been drawn yet
	menu     menu
	search   *search
	nav      navigation
	killed   string // what Ctrl-Y gives back
	inserted string // what setLine puts in place of the line
}

// state is who gets the keys.
type state uint8

const (
	commanding state = iota // nobody: a command runs, and keys wait
	reading                 // the line
	paging                  // the pager
)

// Open takes a terminal over. It gives nil where there is none that can be.
func Open(o Options) *Terminal {
	t := take(o)
	if t != nil {
		t.start()
	}
	return t
}

func take(o Options) *Terminal {
	tty, err := os.Open("/dev/tty") // go-prompt insists on it
	if err != nil {
		return nil
	}
	tty.Close()
	m := rawMode(o.In, o.Out)
	if m == nil {
		return nil
	}
	t := newTerminal(m, o.Out, m.size, o.Colour, o.History)
	t.mode = m
	t.signals = make(chan os.Signal, 1)
	return t
}

// start begins to follow keys and the terminal's size.
func (t *Terminal) start() {
	signal.Notify(t.signals, modeSignals...)
	go t.watch()
	go t.pump()
}

func newTerminal(in io.Reader, out io.Writer, size func() (int, int), colour bool, h *History) *Terminal {
	if h == nil {
		h = &History{}
	}
	t := &Terminal{screen: &screen{out: out, size: size, colour: colour}, mode: &mode{}, in: in, history: h}
	t.changed = sync.NewCond(&t.mu)
	t.frame = t.drawn
	t.editor = t.newEditor()
	return t
}

// Close gives the terminal back as it was. It may be called more than once, from any goroutine.
func (t *Terminal) Close() {
	if t.signals != nil {
		signal.Stop(t.signals)
	}
	defer t.mode.restore() // whatever else fails
	t.leave()
}

// Lend gives the terminal to another program, an editor for example, while do lasts. It is for use
// between two Reads.
func (t *Terminal) Lend(do func() error) error {
	err := t.mode.lend(do)
	t.resized() // perhaps meanwhile
	return err
}

// crash gives the terminal back before a panic of this goroutine ends the program.
func (t *Terminal) crash() {
	if p := recover(); p != nil {
		t.Close()
		panic(p)
	}
}

// watch follows the size of the terminal, and takes it over again after the program was stopped.
func (t *Terminal) watch() {
	defer t.crash()
	for s := range t.signals {
		if s == continued {
			t.mode.set()
		}
		t.resized()
	}
}

// escapeDelay is how long after an Escape the rest of a sequence may come: only time tells the key
// from the beginning of another one's sequence.
const escapeDelay = 40 * time.Millisecond

// pump reads keys until the terminal hangs up.
func (t *Terminal) pump() {
	defer t.crash()
	read := make(chan []byte)
	go func() {
		defer t.crash()
		defer close(read)
		for {
			b := make([]byte, 4096)
			n, err := t.in.Read(b)
			if n > 0 {
				read <- b[:n]
			}
			if err != nil {
				return
			}
		}
	}()
	var keys tokenizer
	for {
		var alone <-chan time.Time
		if keys.waits() {
			alone = time.After(escapeDelay)
		}
		select {
		case b, more := <-read:
			if !more {
				t.hangUp()
				return
			}
			t.push(keys.feed(b))
		case <-alone:
			t.push(keys.flush())
		}
	}
}

// push queues keys for whoever reads them. Ctrl-C while a command runs ends the command, and drops
// what was typed ahead of it.
func (t *Terminal) push(keys []key) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, k := range keys {
		if k == ctrlC && t.state == commanding {
			t.queue = nil
			if t.interrupt != nil {
				t.interrupt()
			}
			continue
		}
		t.queue = append(t.queue, k)
	}
	t.changed.Broadcast()
}

func (t *Terminal) hangUp() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.hungUp = true
	if t.interrupt != nil {
		t.interrupt()
	}
	t.changed.Broadcast()
}

// Interruptible gives a context that ends when Ctrl-C is pressed while a command runs, or when the
// terminal hangs up.
func (t *Terminal) Interruptible(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(ctx)
	t.mu.Lock()
	defer t.mu.Unlock()
	t.interrupt = cancel
	if t.hungUp {
		cancel()
	}
	return ctx, func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.interrupt = nil
		cancel()
	}
}

// Read implements Reader.
func (t *Terminal) Read(p Prompt) (string, error) {
	if err := t.history.complaint(); err != nil {
		return "", err
	}
	t.now, t.last, t.menu, t.search, t.nav = p, "", menu{}, nil, navigation{}
	t.setPrefix(p.Where + mark)
	line := t.editor.Input()
	if err := t.failed(); err != nil {
		return "", err
	}
	if t.gone() || line == "" && t.last == ctrlD {
		return "", io.EOF
	}
	t.history.Add(line)
	return line, nil
}

// Setup implements goprompt.ConsoleParser: a line begins.
func (t *Terminal) Setup() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.state, t.ready, t.first = reading, true, true
	return nil
}

// TearDown implements goprompt.ConsoleParser: a line has ended.
func (t *Terminal) TearDown() error {
	t.setState(commanding)
	return nil
}

func (t *Terminal) setState(s state) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.state = s
}

// GetWinSize implements goprompt.ConsoleParser: go-prompt's canvas never wraps and is never too
// small. The screen knows the real size.
func (t *Terminal) GetWinSize() *goprompt.WinSize { return &goprompt.WinSize{Row: 60000, Col: 30000} }

// errLater is what Read says while a key is still being rendered.
type errLater struct{}

func (errLater) Error() string { return "not yet" }

// keyReader is the Terminal as go-prompt reads keys from it.
type keyReader struct{ *Terminal }

// Read gives the next key for the editor. It waits until there is one, but says errLater while the
// last one is not rendered yet or has ended the line, so that go-prompt can stop reading.
func (t keyReader) Read() ([]byte, error) {
	defer t.crash()
	for {
		k, err := t.next()
		if err != nil {
			return nil, err
		}
		if k != codeOf(idle) {
			k = t.translate(k)
		}
		if k != "" {
			t.handOver()
			return []byte(k), nil
		}
	}
}

// next waits for a key.
func (t *Terminal) next() (key, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.ready {
		return "", errLater{}
	}
	if t.first { // makes go-prompt draw again, now that it also reads: see drawn
		t.first = false
		return codeOf(idle), nil
	}
	for len(t.queue) == 0 && !t.hungUp {
		t.changed.Wait()
	}
	if len(t.queue) == 0 {
		return ctrlD, nil
	}
	k := t.queue[0]
	t.queue = t.queue[1:]
	return k, nil
}

// handOver lets go-prompt go on: it has been given a key.
func (t *Terminal) handOver() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.ready = false
	t.changed.Broadcast()
}

func (t *Terminal) gone() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.hungUp
}

// drawn is called when go-prompt has drawn a frame. Its loop looks for keys 100 times a second; it
// is parked here instead, until one is handed over. The first frame of a line is drawn before
// go-prompt reads at all, so that it must not wait.
func (t *Terminal) drawn() {
	t.mu.Lock()
	if t.first {
		t.mu.Unlock()
		return
	}
	t.ready = true
	t.changed.Broadcast()
	for t.ready && t.state == reading {
		t.changed.Wait()
	}
	t.mu.Unlock()
	for range 100 { // the key is on its way: it saves go-prompt a sleep of 10 ms to find it there
		runtime.Gosched()
	}
}
