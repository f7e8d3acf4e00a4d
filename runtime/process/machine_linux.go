package process

import (
	"bytes"
	"os"
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

// running is what this process runs, also where its file was replaced or removed since, as an upgrade does.
const running = "/proc/self/exe"

// executable is the file of this program. By its own name, if it still has that, it is known to ps.
func executable() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", err
	}
	now, gone := os.Stat(path)
	was, unknown := os.Stat(running)
	if unknown == nil && (gone != nil || !os.SameFile(now, was)) {
		return running, nil
	}
	return path, nil
}

// adopt waits for a process that has ended, if it has become our child with its parent's end, as where this program
// is the first of a container.
func adopt(pid int) {
	if parent, known := parentOf(pid); !known || parent != os.Getpid() {
		return
	}
	for {
		if _, err := unix.Wait4(pid, nil, 0, nil); err != unix.EINTR {
			return
		}
	}
}

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

// goesOn has a process go on when its parent ends: of groups, Linux does it only where nobody in the session becomes its
// parent, as in a container somebody does.
func goesOn(a *syscall.SysProcAttr) { a.Pdeathsig = syscall.SIGCONT }
