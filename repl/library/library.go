// Package library is the courses that a learner has added: one zip for each, in a folder of theirs. A
// course is taken from a folder or a zip of a stranger's, within limits, and only when all its lessons load.
//
// A course is replaced by renaming one file, so that whatever stops the program leaves the old one or the
// new one. The package must not know how anything is shown, or how far a learner has come.
package library

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lockstep/lessons"
	"lockstep/repl/disk"
	"lockstep/runtime/failure"
)

// Library is a folder of courses, which need not exist; "" for none.
type Library string

// In is the library among a learner's files; home is "" where there is no place for them.
func In(home string) Library {
	if home == "" {
		return ""
	}
	return Library(filepath.Join(home, "courses"))
}

const ending = ".zip"

func (l Library) file(id string) string { return filepath.Join(string(l), id+ending) }

// IDs lists the courses there are.
func (l Library) IDs() (ids []string) {
	if l == "" {
		return nil
	}
	entries, _ := os.ReadDir(string(l)) // none can be read: there are none
	for _, e := range entries {
		if id, ok := strings.CutSuffix(e.Name(), ending); ok && !strings.HasPrefix(id, ".") {
			ids = append(ids, id)
		}
	}
	return ids
}

// Fill puts the lessons of all courses on a shelf. A course of which something can no longer be read is
// told of there.
func (l Library) Fill(s *lessons.Shelf) {
	for _, id := range l.IDs() {
		p, err := l.read(id)
		if err != nil {
			s.Broken = append(s.Broken, failure.New("library.broken", "id", id, "why", failure.All(err)[0]).Here(failure.Place{File: l.file(id)}))
		}
		if p != nil {
			s.Add(p.Lessons)
		}
	}
}

// read reads a course.
func (l Library) read(id string) (*Pack, error) {
	data, err := disk.Read(l.file(id), maxZip+1)
	if err != nil {
		return nil, err
	}
	return open(id, data)
}

// open reads a course from its zip. Its files are called as the course is, and not as the library keeps it.
func open(id string, data []byte) (*Pack, error) {
	all, err := archived(id, data)
	if err != nil {
		return nil, err
	}
	return unpack(id, id, all)
}

// Added is what came of adding a course.
type Added struct {
	*Pack
	Again              bool     // it was there before
	Same               bool     // and is as it was
	New, Changed, Gone []string // ids of lessons, where it was there before and could be read
}

// Add puts a course into the library, in place of the one of its id.
func (l Library) Add(source string) (*Added, error) {
	if l == "" {
		return nil, failure.New("progress.no-folder")
	}
	p, err := Read(source)
	if err != nil {
		return nil, err
	}
	id := p.Course.ID
	out := &Added{Pack: p}
	for _, other := range l.IDs() {
		if other != id && strings.EqualFold(other, id) {
			return nil, failure.New("library.like", "id", id, "other", other)
		}
		out.Again = out.Again || other == id
	}
	data, err := p.bytes()
	if err != nil {
		return nil, err
	}
	if out.Again {
		if err := out.compare(l, data); err != nil || out.Same {
			return out, err
		}
	}
	err = os.MkdirAll(string(l), 0o700)
	if err == nil {
		err = disk.Replace(l.file(id), data)
	}
	if err != nil {
		return nil, failure.New("library.unwritable", "folder", string(l), "again", out.Again, "why", disk.Reason(err))
	}
	return out, nil
}

// compare finds what is new. It refuses to put a course in the place of another that only has its id.
func (a *Added) compare(l Library, data []byte) error {
	id := a.Course.ID
	was, _ := disk.Read(l.file(id), maxZip+1) // one that cannot be read is damaged as well
	if bytes.Equal(was, data) {
		a.Same = true
		return nil
	}
	before, _ := open(id, was)
	if before == nil {
		return nil // it is damaged, and mended by this
	}
	had := map[string]string{}
	for _, lesson := range before.Lessons {
		had[lesson.ID] = lesson.Hash()
	}
	for _, lesson := range a.Lessons {
		hash, was := had[lesson.ID]
		switch delete(had, lesson.ID); {
		case !was:
			a.New = append(a.New, lesson.OwnID())
		case hash != lesson.Hash():
			a.Changed = append(a.Changed, lesson.OwnID())
		}
	}
	for _, lesson := range before.Lessons {
		if _, gone := had[lesson.ID]; gone {
			a.Gone = append(a.Gone, lesson.OwnID())
		}
	}
	from, to := before.Course.Title, a.Course.Title
	if len(a.Gone) == len(before.Lessons) && len(before.Lessons) > 0 && from.EN != to.EN && from.ZH != to.ZH {
		return failure.New("library.other", "id", id)
	}
	return nil
}

// Remove takes a course out of the library.
func (l Library) Remove(id string) error {
	ids := l.IDs()
	course, _, within := strings.Cut(id, "/")
	switch {
	case slices.Contains(ids, id):
	case within && slices.Contains(ids, course):
		return failure.New("library.whole", "id", id, "course", course)
	case isBuiltIn(id):
		return failure.New("library.built-in", "id", id)
	default:
		return failure.New("library.no-such", "id", id, "nearest", failure.Nearest(id, ids), "ids", ids)
	}
	if err := os.Remove(l.file(id)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return failure.New("disk.unwritable", "file", l.file(id), "why", disk.Reason(err))
	}
	return nil
}

// isBuiltIn says whether something is a lesson or a chapter that comes with the program.
func isBuiltIn(id string) bool {
	return slices.ContainsFunc(lessons.Catalogue(), func(e lessons.Entry) bool { return e.ID == id || e.Chapter == id })
}
