package process

import (
	"bytes"
	"os"
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

// awaitEnd waits until a child is a zombie.
func awaitEnd(pid int) {
	for unix.Waitid(unix.P_PID, pid, nil, unix.WEXITED|unix.WNOWAIT, nil) == unix.EINTR {
	}
}

// statOf is what proc_pid_stat(5) says of a process, from its state on; nothing of one that is no more.
func statOf(pid int) [][]byte {
	text, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return nil
	}
	return bytes.Fields(text[bytes.LastIndexByte(text, ')')+1:])
}

// fateOf is how a zombie has ended: the last field.
func fateOf(pid int) (status int, known bool) {
	fields := statOf(pid)
	if len(fields) == 0 || string(fields[0]) != "Z" {
		return 0, false
	}
	n, err := strconv.Atoi(string(fields[len(fields)-1]))
	return statusIn(syscall.WaitStatus(n)), err == nil
}

// parentOf is the number of a process's parent.
func parentOf(pid int) (parent int, known bool) {
	fields := statOf(pid)
	if len(fields) < 2 {
		return 0, false
	}
	n, err := strconv.Atoi(string(fields[1]))
	return n, err == nil
}

// bornWith has a process go on when its parent ends, if somebody has stopped it: to find its channel ended, or that it
// is an orphan.
func bornWith() *syscall.SysProcAttr { return &syscall.SysProcAttr{Pdeathsig: syscall.SIGCONT} }
