// Package disk is files of the learner's: written whole or not at all, never over what is somebody
// else's, and read up to a size. What the system refuses becomes a failure with a reason.
//
// It must not know what is in the files.
package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"lockstep/runtime/failure"
)

// beginning is how much of a file is looked at to see whose it is, in bytes.
const beginning = 64

// Write writes a file whole or not at all. One that exists is written over only where ours says so of
// its beginning; what is no plain file, such as /dev/stdout, is written to as it is. It fails with
// disk.exists (file) or disk.unwritable (file, why).
func Write(path string, data []byte, ours func(beginning []byte) bool) error {
	path = Expand(path)
	if real, err := filepath.EvalSymlinks(path); err == nil { // what a link leads to, not the link
		path = real
	}
	unwritable := func(err error) error {
		return failure.New("disk.unwritable", "file", path, "why", Reason(err))
	}
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return unwritable(err)
	case info.IsDir():
		return unwritable(syscall.EISDIR)
	case !info.Mode().IsRegular():
		if err := pour(path, data); err != nil {
			return unwritable(err)
		}
		return nil
	default:
		begins, err := Read(path, beginning)
		if err != nil {
			return err
		}
		if !ours(begins) {
			return failure.New("disk.exists", "file", path)
		}
	}
	if err := replace(path, data, 0o666); err != nil {
		return unwritable(err)
	}
	return nil
}

// New writes a file that must not exist yet.
func New(path string, data []byte) error {
	return Write(path, data, func([]byte) bool { return false })
}

// Replace writes a private file whole or not at all, whatever was there.
func Replace(path string, data []byte) error { return replace(path, data, 0o600) }

// MayWrite fails with disk.unwritable (file, why) where a file that exists is not to be written to: Write, which
// puts another in its place, would not notice.
func MayWrite(path string) error {
	path = Expand(path)
	info, err := os.Stat(path)
	if err == nil && info.Mode().Perm()&0o222 == 0 {
		err = fs.ErrPermission
	}
	if err == nil {
		var f *os.File
		if f, err = os.OpenFile(path, os.O_WRONLY, 0); err == nil {
			err = f.Close()
		}
	}
	if err != nil {
		return failure.New("disk.unwritable", "file", path, "why", Reason(err))
	}
	return nil
}

// Put writes a file over whatever was there, in a folder that need not exist.
func Put(path string, data []byte) error {
	path = Expand(path)
	err := os.MkdirAll(filepath.Dir(path), 0o777)
	if err == nil {
		err = replace(path, data, 0o666)
	}
	if err != nil {
		return failure.New("disk.unwritable", "file", path, "why", Reason(err))
	}
	return nil
}

// pour writes to what is no plain file: a device, a pipe.
func pour(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// Read reads a file, at most so many bytes of it: who must know whether there is more asks for one
// more. It fails with disk.none (file) or disk.unreadable (file, why).
func Read(path string, most int) ([]byte, error) {
	path = Expand(path)
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, failure.New("disk.none", "file", path)
	}
	if err == nil {
		defer f.Close()
		var data []byte
		if data, err = io.ReadAll(io.LimitReader(f, int64(most))); err == nil {
			return data, nil
		}
	}
	return nil, failure.New("disk.unreadable", "file", path, "why", Reason(err))
}

// Expand is a path with the home folder in place of ~, which the prompt has no shell to do.
func Expand(path string) string {
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	return path
}

// Reason is why the system refused: one of those that have a sentence in every language, else its own words.
func Reason(err error) any {
	var of *fs.PathError
	switch {
	case errors.Is(err, syscall.EROFS):
		return failure.New("disk.why-read-only")
	case errors.Is(err, fs.ErrPermission):
		return failure.New("disk.why-not-allowed")
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return failure.New("disk.why-full")
	case errors.Is(err, syscall.EISDIR):
		return failure.New("disk.why-folder")
	case errors.Is(err, fs.ErrNotExist):
		return failure.New("disk.why-no-folder")
	case errors.As(err, &of):
		return of.Err.Error()
	}
	return err.Error()
}
