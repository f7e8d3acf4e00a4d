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

// fateOf is how a zombie has ended: the last field of proc_pid_stat(5).
func fateOf(pid int) (status int, known bool) {
	text, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return 0, false
	}
	fields := bytes.Fields(text[bytes.LastIndexByte(text, ')')+1:])
	if len(fields) == 0 || string(fields[0]) != "Z" {
		return 0, false
	}
	n, err := strconv.Atoi(string(fields[len(fields)-1]))
	return statusIn(syscall.WaitStatus(n)), err == nil
}
