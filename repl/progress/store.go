package progress

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"github.com/gofrs/flock"

	"lockstep/repl/disk"
	"lockstep/runtime/failure"
)

const (
	fileName = "progress.json"
	lockName = "progress.lock"
)

// lockWait is how long a save waits for another session that is writing, which takes milliseconds.
const lockWait = time.Second

// Store is a learner's progress: what the file says, with what was done since laid over it.
//
// Several sessions may use one file. Each change is a function, and a save carries those that wait
// out on what the file says by then, under a lock; so none undoes what another wrote. Only one
// goroutine may use a Store.
type Store struct {
	folder  string // "" keeps nothing
	silent  bool   // there is no file, and that is as it should be
	record  *Record
	waiting []func(*Record) // changes that the file does not have
	trouble error           // of opening it, not told yet
	busy    bool            // the lock was not to be had: do not wait for it again
}

// InMemory is a store without a file.
func InMemory() *Store { return &Store{silent: true, record: empty()} }

func empty() *Record { return &Record{Format: Format, Lessons: map[string]*Lesson{}} }

// Open reads the progress in a folder, which need not exist. The store it gives works in any case;
// what the learner should know comes with the first Save. A file that cannot be understood is put
// aside.
func Open(folder string) *Store {
	s := &Store{folder: folder, record: empty()}
	if folder == "" {
		return s
	}
	r, err := s.read()
	if kept(err) != "" {
		err = s.locked(func() (err error) {
			r, s.trouble, err = s.readOrPutAside()
			return err
		})
		if err != nil {
			err = failure.New("progress.unreadable", "file", s.path(), "why", failure.New("progress.why-broken"))
		}
	}
	if err != nil { // nothing may be written over it
		s.folder, s.silent, s.trouble = "", true, err
		return s
	}
	s.record = r
	return s
}

// Record is how things stand, until the next Change or Save. What is done to it in another way is not
// kept.
func (s *Store) Record() *Record { return s.record }

// Change does something to the record, now and again on whatever the file says when it is written:
// it must say what is to change ("one try more"), not how things stand.
func (s *Store) Change(do func(*Record)) {
	do(s.record)
	s.waiting = append(s.waiting, do)
}

// Learner is the learner's own seed, drawn by lot when it is asked for first.
func (s *Store) Learner() uint64 {
	if s.record.Learner == 0 {
		var b [6]byte
		_, _ = rand.Read(b[:]) // it does not fail
		lot := binary.BigEndian.Uint64(append([]byte{0, 0}, b[:]...)) | 1
		s.Change(func(r *Record) { r.Learner = cmp.Or(r.Learner, lot) })
	}
	return s.record.Learner
}

// Save writes what was changed, and gives what the learner should know. What could not be written
// waits for the next time.
func (s *Store) Save() error {
	if err := s.trouble; err != nil {
		s.trouble = nil
		return err
	}
	switch {
	case len(s.waiting) == 0:
		return nil
	case s.folder == "":
		s.waiting = nil
		if s.silent {
			return nil
		}
		return failure.New("progress.no-folder")
	}
	return s.locked(s.write)
}

// write lays the changes over what the file says. The lock is held.
func (s *Store) write() error {
	r, said, err := s.readOrPutAside()
	if err != nil {
		return err
	}
	if said != nil {
		r = s.record // all there is, now, and it has the changes
	} else {
		for _, do := range s.waiting {
			do(r)
		}
	}
	data, err := encode(r)
	if err != nil {
		return err
	}
	if err := disk.Replace(s.path(), data); err != nil {
		return unwritable(s.folder, err)
	}
	s.record, s.waiting = r, nil
	return said
}

func (s *Store) path() string { return filepath.Join(s.folder, fileName) }

// read reads the file. One that does not exist is an empty record.
func (s *Store) read() (*Record, error) {
	data, err := s.bytes()
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return empty(), nil
	case err != nil:
		return nil, failure.New("progress.unreadable", "file", s.path(), "why", disk.Reason(err))
	}
	return decode(data)
}

func (s *Store) file() (*os.File, error) {
	info, err := os.Stat(s.path())
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() { // a pipe would block
		return nil, syscall.EINVAL
	}
	return os.Open(s.path())
}

func (s *Store) bytes() ([]byte, error) {
	f, err := s.file()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxBytes+1))
}

// kept is how a file is kept that was read with an error: the word in its new name; "" where it
// stays what it is.
func kept(err error) string {
	if f := failure.All(err); f != nil {
		return map[string]string{"progress.broken": "broken", "progress.newer": "newer"}[f[0].ID]
	}
	return ""
}

// readOrPutAside reads the file. One that cannot be understood is renamed to a name that is free,
// which is said, and the record is empty. The lock is held.
func (s *Store) readOrPutAside() (r *Record, said, err error) {
	r, why := s.read()
	word := kept(why)
	if word == "" {
		return r, nil, why
	}
	for n := 1; ; n++ {
		aside := s.path() + "." + word + "-" + strconv.Itoa(n)
		_, err := os.Lstat(aside)
		if err == nil {
			continue
		}
		if errors.Is(err, fs.ErrNotExist) {
			err = os.Rename(s.path(), aside)
		}
		if err != nil {
			return nil, nil, unwritable(s.folder, err)
		}
		f := failure.All(why)[0]
		return empty(), failure.New(f.ID, append(f.Args, "kept", aside)...), nil
	}
}

// locked does something while no other session does.
func (s *Store) locked(do func() error) error {
	if err := os.MkdirAll(s.folder, 0o700); err != nil {
		return unwritable(s.folder, err)
	}
	wait := lockWait
	if s.busy {
		wait = time.Nanosecond
	}
	ctx, cancel := context.WithTimeout(context.Background(), wait)
	defer cancel()
	lock := flock.New(filepath.Join(s.folder, lockName))
	ok, err := lock.TryLockContext(ctx, 5*time.Millisecond)
	if s.busy = !ok && errors.Is(err, context.DeadlineExceeded); s.busy {
		return failure.New("progress.unwritable", "folder", s.folder, "why", failure.New("progress.why-busy"))
	}
	if err != nil && !errors.Is(err, errors.ErrUnsupported) { // a file system without locks has to do without
		return unwritable(s.folder, err)
	}
	defer lock.Close()
	return do()
}

func unwritable(folder string, err error) error {
	return failure.New("progress.unwritable", "folder", folder, "why", disk.Reason(err))
}
