package lessons

import (
	"io/fs"
	"os"
	"path/filepath"

	"lockstep/runtime/failure"
)

// maxFailures is how many failures of one file are reported.
const maxFailures = 100

// LoadFile reads a lesson from disk. Everything that is wrong with it comes as one failure.List,
// in the order of places.
func LoadFile(path string) (*Lesson, error) {
	return load(os.DirFS(filepath.Dir(path)), filepath.Base(path), path)
}

// load reads a lesson and the programs beside it. shown is the file's name in errors.
func load(dir fs.FS, name, shown string) (*Lesson, error) {
	s, err := read(dir, name, shown)
	if err != nil {
		return nil, err
	}
	return s.lesson(dir)
}

// Parse reads a lesson from memory. file is its name in errors; dir holds the programs beside it.
func Parse(file string, data []byte, dir fs.FS) (*Lesson, error) {
	s, err := decode(file, data)
	if err != nil {
		return nil, err
	}
	return s.lesson(dir)
}

func (s *source) lesson(dir fs.FS) (*Lesson, error) {
	root, err := s.parse()
	if err != nil {
		return nil, err
	}
	l := &loader{source: s}
	d, ok := lessonKind.read(l, root, "lesson")
	if ok {
		d.File, d.ID, d.Chapter, d.text = s.file, d.id.Name, d.chapter.Name, s.text
		l.build(&d, dir)
		l.check(&d)
	}
	if err := l.found.Err(); err != nil {
		return nil, limited(l.found)
	}
	return &d.Lesson, nil
}

// limited cuts a long list of failures short, and says by how many.
func limited(all failure.List) failure.List {
	if len(all) <= maxFailures {
		return all
	}
	rest := len(all) - maxFailures
	last := all[maxFailures-1].At
	return append(all[:maxFailures:maxFailures], failure.New("lesson.more", "n", rest).Here(last))
}
