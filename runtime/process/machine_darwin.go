package process

import (
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// executable is the file of this program. Where that was replaced since, as an upgrade does, processes run the new one.
func executable() (string, error) { return os.Executable() }

// goesOn does nothing: the system does it, as POSIX says.
func goesOn(*syscall.SysProcAttr) {}

// adopt does nothing: only launchd gets the children of others.
func adopt(int) {}

// awaitEnd does nothing: its channel's end tells that a process ends, a few microseconds before the system
// shows it.
func awaitEnd(int) {}

// fateOf is not known before its parent has waited for it.
func fateOf(int) (status int, known bool) { return 0, false }

// parentOf is the number of a process's parent, as ps asks for it: sysctl(3), KERN_PROC_PID.
func parentOf(pid int) (parent int, known bool) {
	k, err := unix.SysctlKinfoProc("kern.proc.pid", pid)
	if err != nil || int(k.Proc.P_pid) != pid {
		return 0, false
	}
	return int(k.Eproc.Ppid), true
}
