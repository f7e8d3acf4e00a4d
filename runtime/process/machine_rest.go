//go:build !linux

package process

import (
	"os"
	"syscall"
)

// executable is the file of this program. Where that was replaced since, as an upgrade does, processes run the new one.
func executable() (string, error) { return os.Executable() }

// goesOn does nothing: the system does it.
func goesOn(*syscall.SysProcAttr) {}

// adopt does nothing: no process but the first gets the children of others, and that is not we.
func adopt(int) {}

// awaitEnd does nothing: its channel's end tells that a process ends, a few microseconds before the system
// shows it.
func awaitEnd(int) {}

// fateOf is not known before its parent has waited for it.
func fateOf(int) (status int, known bool) { return 0, false }

// parentOf is not known: the process itself is asked.
func parentOf(int) (parent int, known bool) { return 0, false }
