package lessons

import (
	"io/fs"
	"os"
	"path/filepath"

	"gopkg.in/yaml.v3"

	"lockstep/runtime/failure"
)

// maxFailures is how many failures of one file are reported.
const maxFailures = 100

// LoadFile reads a lesson from disk. Everything that is wrong with it comes as one failure.List,
// in the order of places.
func LoadFile(path string) (*Lesson, error) { return (&Reader{}).Load(path) }

// Reader reads lessons and courses from disk, each file once. The zero Reader has read none.
type Reader struct {
	lessons map[string]loaded // by path
	courses map[string]bound  // by folder
}

// loaded is what came of loading a lesson.
type loaded struct {
	lesson *Lesson
	err    error
}

// bound is the course that the lessons of a folder belong to, if any, and what is wrong with it.
type bound struct {
	course *Course
	err    error
}

// Load reads a lesson of the course whose folder it is in, if any. What is wrong with the course is not
// told.
func (r *Reader) Load(path string) (*Lesson, error) {
	l, again := r.lessons[path]
	if !again {
		l.lesson, l.err = load(os.DirFS(filepath.Dir(path)), filepath.Base(path), path, r.over(filepath.Dir(path)).course)
		if r.lessons == nil {
			r.lessons = map[string]loaded{}
		}
		r.lessons[path] = l
	}
	return l.lesson, l.err
}

// Needing gives the id of a lesson that cannot be loaded, its course, and what it needs, and nothing else: what
// is wrong there is no reason to keep quiet about that.
func (r *Reader) Needing(path string) *Lesson {
	out := &Lesson{File: path, Course: r.over(filepath.Dir(path)).course}
	s, err := read(os.DirFS(filepath.Dir(path)), filepath.Base(path), path)
	if err != nil {
		return out
	}
	root, err := s.parse()
	if err != nil || root.Kind != yaml.MappingNode {
		return out
	}
	l := &loader{source: s} // what it reports was told of
	if n := lookup(root, "needs"); n != nil {
		out.Needs, _ = list(1, lessonID).read(l, n, "needs")
	}
	if n := lookup(root, "id"); n != nil {
		id, _ := name.read(l, n, "id")
		out.ID = out.Course.IDOf(id.Name)
	}
	return out
}

// Course reads a course.yaml. Of one with mistakes it gives what can be made of it.
func (r *Reader) Course(path string) (*Course, error) {
	dir := filepath.Dir(path)
	if b := r.over(dir); b.course != nil && b.course.File == filepath.Join(dir, CourseFile) {
		return b.course, b.err
	}
	return loadCourse(os.DirFS(dir), path, filepath.Base(dir)) // which says why it cannot be read
}

// over finds the course that a folder is in: the next course.yaml there or above.
func (r *Reader) over(dir string) bound {
	if b, found := r.courses[dir]; found {
		return b
	}
	var b bound
	if _, err := os.Stat(filepath.Join(dir, CourseFile)); err == nil {
		whole, _ := filepath.Abs(dir)
		b.course, b.err = loadCourse(os.DirFS(dir), filepath.Join(dir, CourseFile), filepath.Base(whole))
	} else if whole, err := filepath.Abs(dir); err == nil && filepath.Dir(whole) != whole {
		b = r.over(filepath.Join(dir, ".."))
	}
	if r.courses == nil {
		r.courses = map[string]bound{}
	}
	r.courses[dir] = b
	return b
}

// load reads a lesson and the programs beside it. shown is the file's name in errors.
func load(dir fs.FS, name, shown string, c *Course) (*Lesson, error) {
	s, err := read(dir, name, shown)
	if err != nil {
		return nil, err
	}
	return s.load(dir, c)
}

// Parse reads a lesson from memory. file is its name in errors; dir holds the programs beside it.
func Parse(file string, data []byte, dir fs.FS) (*Lesson, error) { return parse(file, data, dir, nil) }

func parse(file string, data []byte, dir fs.FS, c *Course) (*Lesson, error) {
	s, err := decode(file, data)
	if err != nil {
		return nil, err
	}
	return s.load(dir, c)
}

func (s *source) load(dir fs.FS, c *Course) (*Lesson, error) {
	root, err := s.parse()
	if err != nil {
		return nil, err
	}
	return s.lesson(root, dir, c)
}

// lesson is what the file's YAML makes.
func (s *source) lesson(root *yaml.Node, dir fs.FS, c *Course) (*Lesson, error) {
	l := &loader{source: s, course: c}
	d, ok := lessonKind.read(l, root, "lesson")
	if ok {
		d.File, d.Course, d.ID, d.Chapter, d.lacks, d.text = s.file, c, c.IDOf(d.id.Name), d.chapter.Name, l.lacks, s.text
		d.IDAt = d.id.At
		l.build(&d, dir)
		l.check(&d)
	}
	for _, f := range l.found {
		l.swallowed(f)
		if f.ID == "lesson.unknown-key" {
			misplaced(f)
		}
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
