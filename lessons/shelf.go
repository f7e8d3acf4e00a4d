package lessons

import (
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"lockstep/runtime/failure"
)

// Shelf is the lessons of some folders, beside the catalogue.
type Shelf struct {
	Lessons []*Lesson    // by folder and file
	Broken  failure.List // the files that no lesson can be opened from, and folders that cannot be read
}

// ReadShelf reads the lessons of folders, with all below. One that is broken, or has the id of another,
// hides none of the others.
func ReadShelf(dirs []string) *Shelf {
	s := &Shelf{}
	for _, dir := range dirs {
		files, _, unread := Files(dir)
		s.Broken = append(s.Broken, unread...)
		for _, path := range files {
			s.add(path)
		}
	}
	return s
}

func (s *Shelf) add(path string) {
	broken := func(id string, args ...any) {
		s.Broken = append(s.Broken, failure.New(id, args...).Here(failure.Place{File: path}))
	}
	if slices.ContainsFunc(s.Lessons, func(l *Lesson) bool { return filepath.Clean(l.File) == filepath.Clean(path) }) {
		return // of a folder that is named twice
	}
	l, err := LoadFile(path)
	if err != nil {
		broken("shelf.broken", "file", path)
		return
	}
	if slices.ContainsFunc(index, func(e Entry) bool { return e.ID == l.ID }) {
		broken("shelf.built-in", "id", l.ID)
		return
	}
	if i := s.find(l.ID); i >= 0 {
		broken("lesson.duplicate-id", "id", l.ID, "file", s.Lessons[i].File)
		return
	}
	s.Lessons = append(s.Lessons, l)
}

func (s *Shelf) find(id string) int {
	return slices.IndexFunc(s.Lessons, func(l *Lesson) bool { return l.ID == id })
}

// Load gives a lesson of the shelf, or of the catalogue. An id that is on neither fails with
// lesson.no-lesson (id, nearest); where a broken file has it for its name, with what is wrong there.
func (s *Shelf) Load(id string) (*Lesson, error) {
	if i := s.find(id); i >= 0 {
		return s.Lessons[i], nil
	}
	if i := slices.IndexFunc(index, func(e Entry) bool { return e.ID == id }); i >= 0 {
		return load(embedded, index[i].File, index[i].File)
	}
	for _, f := range s.Broken {
		if strings.TrimSuffix(filepath.Base(f.At.File), ".yaml") == id {
			if _, err := LoadFile(f.At.File); err != nil {
				return nil, err
			}
			return nil, failure.List{f}
		}
	}
	var ids []string
	for _, e := range index {
		ids = append(ids, e.ID)
	}
	for _, l := range s.Lessons {
		ids = append(ids, l.ID)
	}
	return nil, failure.New("lesson.no-lesson", "id", id, "nearest", failure.Nearest(id, ids))
}

// Reload reads a lesson of the shelf again. One that is broken now stays as it was.
func (s *Shelf) Reload(id string) (*Lesson, error) {
	i := s.find(id)
	if i < 0 {
		return nil, failure.New("lesson.no-reload", "id", id)
	}
	l, err := LoadFile(s.Lessons[i].File)
	if err == nil {
		s.Lessons[i] = l
	}
	return l, err
}

// Put puts a lesson on the shelf, in place of one with its id.
func (s *Shelf) Put(l *Lesson) {
	if i := s.find(l.ID); i >= 0 {
		s.Lessons = slices.Delete(s.Lessons, i, i+1)
	}
	s.Lessons = append(s.Lessons, l)
}

// Entry is the lesson as a catalogue lists it.
func (l *Lesson) Entry() Entry {
	e := Entry{
		File: l.File, ID: l.ID, Chapter: l.Chapter, Section: l.Section, Minutes: l.Minutes, Parts: len(l.Parts),
		Title: l.Title, Summary: l.Summary,
	}
	for _, n := range l.Needs {
		e.Needs = append(e.Needs, n.Name)
	}
	return e
}

// Files finds the lesson files of a folder and all below, and what else lies there. Files of Go, pages
// for people, and what is called testdata or begins with a dot, are passed over.
func Files(dir string) (files, others []string, unread failure.List) {
	_ = filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error { // fails only as we say below
		name := filepath.Base(p)
		switch {
		case err != nil:
			unread = append(unread, failure.New("lesson.unreadable", "file", p).Here(failure.Place{File: p}))
			return fs.SkipDir
		case p != dir && (strings.HasPrefix(name, ".") || name == "testdata"):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir() || strings.HasSuffix(name, ".go") || strings.HasSuffix(name, ".md"):
		case strings.HasSuffix(name, ".yaml"):
			files = append(files, p)
		default:
			others = append(others, p)
		}
		return nil
	})
	return files, others, unread
}
