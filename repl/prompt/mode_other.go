//go:build !unix

package prompt

import (
	"errors"
	"os"
)

// Editing needs a Unix terminal; elsewhere lines are read plainly.

var modeSignals []os.Signal

var continued os.Signal

type mode struct{}

func rawMode(_, _ *os.File) *mode { return nil }

func (*mode) set() error                { return errors.ErrUnsupported }
func (*mode) restore()                  {}
func (*mode) suspend(_, _ func())       {}
func (*mode) Read([]byte) (int, error)  { return 0, errors.ErrUnsupported }
func (*mode) lend(func() error) error   { return errors.ErrUnsupported }
func (*mode) size() (columns, rows int) { return 80, 24 }
