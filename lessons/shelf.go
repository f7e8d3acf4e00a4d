package lessons

import (
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"lockstep/runtime/failure"
)

// Shelf is the lessons of some folders and courses, beside the catalogue.
type Shelf struct {
	Lessons []*Lesson    // by folder, course and file; those of a course in its order
	Broken  failure.List // the files that no lesson can be opened from, and folders that cannot be read
}

// ReadShelf reads the lessons of folders, with all below. One that is broken, or has the id of another,
// hides none of the others.
func ReadShelf(dirs []string) *Shelf {
	s := &Shelf{}
	for _, dir := range dirs {
		s.folder(dir)
	}
	return s
}

func (s *Shelf) folder(dir string) {
	r := &Reader{}
	found := Files(dir)
	s.Broken = append(s.Broken, found.Unread...)
	broken := func(path string) {
		s.Broken = append(s.Broken, failure.New("shelf.broken", "file", path).Here(failure.Place{File: path}))
	}
	for _, path := range found.Courses {
		if _, err := r.Course(path); err != nil {
			broken(path)
		}
	}
	var all []*Lesson
	for _, path := range found.Lessons {
		if slices.ContainsFunc(s.Lessons, func(o *Lesson) bool { return filepath.Clean(o.File) == filepath.Clean(path) }) {
			continue // of a folder that is named twice
		}
		if l, err := r.Load(path); err != nil {
			broken(path)
		} else {
			all = append(all, l)
		}
	}
	s.Add(ordered(all))
}

// Add puts lessons on the shelf that were read together. Left out, and told of, is a course that has the
// id of another, and a lesson that has the id of another or of one of the catalogue.
func (s *Shelf) Add(all []*Lesson) {
	told := map[*Course]bool{}
	var added []*Lesson
	for _, l := range all {
		f := s.taken(l)
		switch {
		case f == nil:
			s.Lessons, added = append(s.Lessons, l), append(added, l)
		case f.ID == "course.duplicate-id" && told[l.Course]:
		default:
			told[l.Course] = true
			s.Broken = append(s.Broken, f)
		}
	}
	for _, l := range added {
		s.resolve(l)
	}
}

// taken says why a lesson cannot be on the shelf; nil where it can.
func (s *Shelf) taken(l *Lesson) *failure.Failure {
	at := failure.Place{File: l.File}
	if l.Course == nil && slices.ContainsFunc(index, func(e Entry) bool { return e.ID == l.ID }) {
		return failure.New("shelf.built-in", "id", l.ID).Here(at)
	}
	for _, o := range s.Lessons {
		if l.Course != nil && o.Course != nil && l.Course != o.Course && l.Course.ID == o.Course.ID {
			return failure.New("course.duplicate-id", "id", l.Course.ID, "file", o.Course.File, "library", l.Course.packed).Here(failure.Place{File: l.Course.File})
		}
		if o.ID == l.ID {
			return failure.New("lesson.duplicate-id", "id", l.ID, "file", o.File).Here(at)
		}
	}
	return nil
}

// resolve names the lessons of its own course that a lesson needs in full.
func (s *Shelf) resolve(l *Lesson) {
	for i, n := range l.Needs {
		if full := l.Course.IDOf(n.Name); s.find(full) >= 0 {
			l.Needs[i].Name = full
		}
	}
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
		return load(embedded, index[i].File, index[i].File, nil)
	}
	for _, f := range s.Broken {
		if strings.TrimSuffix(filepath.Base(f.At.File), ".yaml") == ownID(id) {
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
	return nil, failure.New("lesson.no-lesson", "id", id, "nearest", nearest(id, ids))
}

// nearest is the id most like one that was written, which may lack its course, or be a course's.
func nearest(written string, ids []string) string {
	for _, id := range ids {
		if ownID(id) == written || strings.HasPrefix(id, written+"/") {
			return id
		}
	}
	return failure.Nearest(written, ids)
}

// Reload reads a lesson of the shelf again. One that is broken now stays as it was.
func (s *Shelf) Reload(id string) (*Lesson, error) {
	i := s.find(id)
	if i < 0 {
		return nil, failure.New("lesson.no-reload", "id", id)
	}
	if c := s.Lessons[i].Course; c != nil && c.packed {
		return nil, failure.New("course.no-reload", "id", id, "course", c.ID)
	}
	l, err := LoadFile(s.Lessons[i].File)
	if err == nil {
		s.resolve(l)
		s.Lessons[i] = l
	}
	return l, err
}

// Put puts a lesson on the shelf, in place of one with its id.
func (s *Shelf) Put(l *Lesson) {
	if i := s.find(l.ID); i >= 0 {
		s.Lessons[i] = l
	} else {
		s.Lessons = append(s.Lessons, l)
	}
	s.resolve(l)
}

// Entry is the lesson as a catalogue lists it.
func (l *Lesson) Entry() Entry {
	e := Entry{
		File: l.File, ID: l.ID, Chapter: l.Chapter, Section: l.Section, Minutes: l.Minutes, Parts: len(l.Parts),
		Title: l.Title, Summary: l.Summary, Course: l.Course,
	}
	for _, n := range l.Needs {
		e.Needs = append(e.Needs, n.Name)
	}
	for i := range l.Parts {
		if l.Parts[i].Exercise() {
			e.Exercises = append(e.Exercises, i+1)
		}
	}
	return e
}

// Found is what lies in a folder and all below.
type Found struct {
	Courses, Lessons []string
	Others           []string // what is neither, nor passed over
	Unread           failure.List
}

// editors says whether a file is what editors leave beside the one that is edited.
func editors(name string) bool { return strings.HasSuffix(name, "~") || strings.HasPrefix(name, "#") }

// Files finds the lesson files of a folder and all below, and what else lies there. Files of Go, pages
// for people, and what is called testdata or begins with a dot, are passed over.
func Files(dir string) (found Found) {
	_ = filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error { // fails only as we say below
		name := filepath.Base(p)
		switch {
		case err != nil:
			found.Unread = append(found.Unread, failure.New("lesson.unreadable", "file", p).Here(failure.Place{File: p}))
			return fs.SkipDir
		case p != dir && (strings.HasPrefix(name, ".") || editors(name) || name == "testdata"):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir() || strings.HasSuffix(name, ".go") || IsPage(name):
		case name == CourseFile:
			found.Courses = append(found.Courses, p)
		case IsLesson(name):
			found.Lessons = append(found.Lessons, p)
		default:
			found.Others = append(found.Others, p)
		}
		return nil
	})
	return found
}

// IsLesson says whether a file of a name is a lesson, in a folder of lessons.
func IsLesson(name string) bool {
	return strings.HasSuffix(name, ".yaml") && path.Base(filepath.ToSlash(name)) != CourseFile
}

// IsPage says whether a file of a name is for people to read, beside lessons: Markdown, a licence.
func IsPage(name string) bool {
	if strings.HasSuffix(name, ".md") {
		return true
	}
	name = strings.ToUpper(strings.TrimSuffix(name, ".txt"))
	return name == "LICENSE" || name == "LICENCE" || name == "COPYING"
}
