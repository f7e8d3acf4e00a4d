//go:build !linux

package process

import "syscall"

// awaitEnd does nothing: its channel's end tells that a process ends, a few microseconds before the system
// shows it.
func awaitEnd(int) {}

// fateOf is not known before its parent has waited for it.
func fateOf(int) (status int, known bool) { return 0, false }

// parentOf is not known: the process itself is asked.
func parentOf(int) (parent int, known bool) { return 0, false }

// bornWith is nothing: one that somebody has stopped outlives us here until it goes on.
func bornWith() *syscall.SysProcAttr { return nil }
