//go:build linux || darwin

package process

import (
	"errors"
	"os"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// bornWith gives a process a group of its own: what a terminal sends to all that was started at it, Ctrl-C before all, is
// for the one in front of it. And one that somebody has stopped goes on when its parent ends, to find its channel ended,
// or that it is an orphan: POSIX has that for groups that no shell could let go on any more.
func bornWith() *syscall.SysProcAttr {
	a := &syscall.SysProcAttr{Setpgid: true}
	goesOn(a)
	return a
}

// pair makes the two ends of a channel. No child inherits them by accident.
func pair() (ours, theirs *os.File, err error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	fds, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM, 0)
	if err != nil {
		return nil, nil, err
	}
	for _, fd := range fds {
		unix.CloseOnExec(fd)
	}
	return os.NewFile(uintptr(fds[0]), "channel"), os.NewFile(uintptr(fds[1]), "channel"), nil
}

// hand passes an open file through a channel, with one byte that is no frame.
func (c *channel) hand(f *os.File) error {
	_, _, err := c.conn.WriteMsgUnix([]byte{0}, unix.UnixRights(int(f.Fd())), nil)
	return err
}

// take is the other side of hand. There is no file where this process can have no more of them: then Linux gives the
// byte alone, and macOS an error, and the byte to the next that reads.
func (c *channel) take() (*os.File, error) {
	var b [1]byte
	rights := make([]byte, unix.CmsgSpace(4))
	_, n, _, _, err := c.conn.ReadMsgUnix(b[:], rights)
	if errors.Is(err, unix.EMSGSIZE) {
		_, err = c.conn.Read(b[:])
		return nil, err
	}
	if err != nil || n == 0 {
		return nil, err
	}
	messages, err := unix.ParseSocketControlMessage(rights[:n])
	if err != nil {
		return nil, err
	}
	fds, err := unix.ParseUnixRights(&messages[0])
	if err != nil || len(fds) == 0 {
		return nil, err
	}
	return os.NewFile(uintptr(fds[0]), "channel"), nil // close-on-exec: ReadMsgUnix asks for it
}

const (
	sigKill = int(unix.SIGKILL)
	sigCont = int(unix.SIGCONT)
)

// kill sends a signal. A process that was waited for has none.
func kill(pid, signal int) { _ = unix.Kill(pid, unix.Signal(signal)) }

// cpuTime is how much of the processors' time this process has had.
func cpuTime() time.Duration {
	var u unix.Rusage
	if unix.Getrusage(unix.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// errnoOf is the name of the errno of an error, as CPython has it.
func errnoOf(err error) string {
	var e syscall.Errno
	if errors.As(err, &e) {
		if name := unix.ErrnoName(e); name != "" {
			return name
		}
	}
	return "EIO"
}
