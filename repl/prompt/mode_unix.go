//go:build unix

package prompt

import (
	"cmp"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// modeSignals are the signals that concern the terminal.
var modeSignals = []os.Signal{syscall.SIGWINCH, syscall.SIGCONT}

// continued says that the program goes on after it was stopped.
const continued = syscall.SIGCONT

// mode is the settings of a terminal: as they were found, and as we want them.
type mode struct {
	in, out *os.File
	found   unix.Termios

	mu   sync.Mutex
	raw  bool
	lent bool // another program has the terminal: it is left as that one wants it

	reading     sync.Mutex // held while keys are waited for and read
	woken, wake *os.File   // a pipe: a byte in it ends the waiting
}

// rawMode takes a terminal over; nil where it is none.
func rawMode(in, out *os.File) *mode {
	found, err := unix.IoctlGetTermios(int(in.Fd()), getTermios)
	if err != nil {
		return nil
	}
	if _, err := unix.IoctlGetWinsize(int(out.Fd()), unix.TIOCGWINSZ); err != nil {
		return nil
	}
	m := &mode{in: in, out: out, found: *found}
	if m.woken, m.wake, err = os.Pipe(); err != nil || m.set() != nil {
		return nil
	}
	return m
}

// set makes keys arrive one by one and unread by the terminal. Output is left as it is, so that a
// line end still begins a new line whoever writes it.
func (m *mode) set() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.lent {
		return nil
	}
	t := m.found
	t.Iflag &^= unix.IGNBRK | unix.BRKINT | unix.PARMRK | unix.ISTRIP | unix.INLCR | unix.IGNCR | unix.ICRNL | unix.IXON
	t.Lflag &^= unix.ECHO | unix.ECHONL | unix.ICANON | unix.ISIG | unix.IEXTEN
	t.Cc[unix.VMIN], t.Cc[unix.VTIME] = 1, 0
	if err := unix.IoctlSetTermios(int(m.in.Fd()), setTermios, &t); err != nil {
		return err
	}
	m.raw = true
	_, err := m.out.WriteString("\x1b[?2004h") // tell pasted text apart
	return err
}

// restore makes the terminal as it was found.
func (m *mode) restore() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.raw {
		return
	}
	m.raw = false
	_, _ = m.out.WriteString("\x1b[?2004l\x1b[?25h\x1b[0m") // a terminal that is gone needs nothing
	_ = unix.IoctlSetTermios(int(m.in.Fd()), setTermios, &m.found)
}

// Read implements io.Reader: it waits for keys, and reads none that are meant for a program which the
// terminal is lent to.
func (m *mode) Read(b []byte) (int, error) {
	for {
		if n, read, err := m.readKeys(b); read {
			return n, err
		}
	}
}

func (m *mode) readKeys(b []byte) (n int, read bool, err error) {
	m.reading.Lock()
	defer m.reading.Unlock()
	for {
		on := []unix.PollFd{{Fd: int32(m.woken.Fd()), Events: unix.POLLIN}, {Fd: int32(m.in.Fd()), Events: unix.POLLIN}}
		switch _, err := unix.Poll(on, -1); {
		case err == unix.EINTR:
			continue
		case err == nil && on[0].Revents != 0:
			return 0, false, nil
		}
		n, err := m.in.Read(b)
		return n, true, err
	}
}

// lend gives the terminal, as it was found, to another program while do lasts.
func (m *mode) lend(do func() error) error {
	one := []byte{0}
	if _, err := m.wake.Write(one); err != nil {
		return err
	}
	m.reading.Lock()
	defer m.reading.Unlock()
	if _, err := m.woken.Read(one); err != nil {
		return err
	}
	m.restore()
	m.setLent(true)
	err := do()
	m.setLent(false)
	return cmp.Or(m.set(), err)
}

func (m *mode) setLent(lent bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.lent = lent
}

// suspend stops the program, as Ctrl-Z does elsewhere, until somebody lets it go on.
func (m *mode) suspend(before, after func()) {
	goesOn := make(chan os.Signal, 1)
	signal.Notify(goesOn, syscall.SIGCONT)
	defer signal.Stop(goesOn)
	before()
	m.restore()
	if syscall.Kill(0, syscall.SIGTSTP) == nil {
		select {
		case <-goesOn:
		case <-time.After(stopDelay):
		}
	}
	_ = m.set()
	after()
}

// stopDelay is how long to wait for a stop to begin. Another thread may be the one that is told,
// and where nobody could let the program go on the kernel does not stop it at all.
const stopDelay = 200 * time.Millisecond

// size is the size of the terminal now.
func (m *mode) size() (columns, rows int) {
	w, err := unix.IoctlGetWinsize(int(m.out.Fd()), unix.TIOCGWINSZ)
	if err != nil || w.Col == 0 || w.Row == 0 {
		return 80, 24
	}
	return int(w.Col), int(w.Row)
}
