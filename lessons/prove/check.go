package prove

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lockstep/lessons"
	"lockstep/runtime/failure"
)

// Report is what came of checking files.
type Report struct {
	Proved   []*lessons.Lesson // those without a failure
	Held     []*lessons.Lesson // those that are true in themselves, whatever is wrong beside: with them Proved
	Failures failure.List      // by file and place
	Advice   failure.List      // what might be better, by file and place

	Files []string // the lesson files, as they were found
	Anew  []string // those of them that were not checked before, or are not what they were then
	Gone  []string // those that were checked before and are no longer found
}

// Checker checks the same lessons again and again. Only those that have changed are proved again. The zero
// Checker has checked nothing yet.
type Checker struct {
	before map[string]*checked // by file
}

// checked is what came of one file.
type checked struct {
	content  string          // another one is another lesson: of its programs too
	lesson   *lessons.Lesson // nil where it could not be loaded
	proved   bool
	failures failure.List
	advice   failure.List
}

// Check validates and proves lesson files, and folders of them with all below: there, files of Go
// and folders called testdata or with a dot in front are passed over, and what belongs to no
// lesson is reported. Each course.yaml is held to the lessons of its folder. known are the ids of lessons
// that are there already. The error is one of the machine, or of ctx.
func (k *Checker) Check(ctx context.Context, paths, known []string) (Report, error) {
	c := checker{used: map[string]bool{}, ids: map[string]string{}, unread: map[string]bool{}, reader: &lessons.Reader{}}
	for _, p := range paths {
		c.path(p)
	}
	now := map[string]*checked{}
	for _, p := range c.files {
		if now[p] != nil { // named twice
			continue
		}
		f, err := k.file(ctx, c.reader, p)
		if err != nil {
			return c.report, err
		}
		if now[p] = f; f != k.before[p] {
			c.report.Anew = append(c.report.Anew, p)
		}
		c.report.Files = append(c.report.Files, p)
		c.take(p, f)
	}
	for p := range k.before {
		if _, err := os.Stat(p); err != nil && now[p] == nil {
			c.report.Gone = append(c.report.Gone, p)
		}
	}
	slices.Sort(c.report.Gone)
	k.before = now
	for _, p := range c.courses {
		c.course(p)
	}
	c.needs(known)
	c.strays()
	c.report.Proved = slices.DeleteFunc(slices.Clone(c.report.Held), func(l *lessons.Lesson) bool { // what it says of others may be wrong
		return slices.ContainsFunc(c.report.Failures, func(f *failure.Failure) bool { return f.At.File == l.File })
	})
	_ = c.report.Failures.Err() // sorts them
	return c.report, nil
}

// file loads a lesson and proves it, unless it is what it was.
func (k *Checker) file(ctx context.Context, r *lessons.Reader, path string) (*checked, error) {
	l, err := r.Load(path)
	f := &checked{lesson: l, failures: failure.All(err)}
	switch {
	case err == nil:
		f.content = l.ID + l.Hash()
	case f.failures == nil:
		return nil, err
	default:
		f.content = err.Error()
	}
	if was := k.before[path]; was != nil && was.content == f.content {
		was.lesson = l // of its course as it is now
		return was, nil
	}
	if l == nil {
		return f, nil
	}
	f.advice, err = Lesson(ctx, l)
	if f.failures = failure.All(err); f.failures == nil && err != nil {
		return nil, err
	}
	f.proved = err == nil
	return f, nil
}

type checker struct {
	files   []string // lesson files, in the order found
	courses []string // each course.yaml
	others  []string // other files of the folders
	used    map[string]bool
	ids     map[string]string // id to file
	unread  map[string]bool   // folders with lessons that could not be loaded
	lessons []*lessons.Lesson
	reader  *lessons.Reader
	report  Report
}

// fails keeps a failure, once: a folder or a course may be named twice.
func (c *checker) fails(f *failure.Failure) { once(&c.report.Failures, f) }

// path finds the files under a path.
func (c *checker) path(path string) {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		found := lessons.Files(path)
		c.courses, c.files, c.others = append(c.courses, found.Courses...), append(c.files, found.Lessons...), append(c.others, found.Others...)
		for _, f := range found.Unread {
			c.fails(f)
		}
		if found.Lessons == nil {
			c.fails(failure.New("lesson.none").Here(failure.Place{File: path}))
		}
	case filepath.Base(path) == lessons.CourseFile:
		c.courses = append(c.courses, path)
	default:
		c.files = append(c.files, path) // the loader says why it cannot be read
	}
}

// course checks a course.yaml, and whether the lessons it lists are there.
func (c *checker) course(path string) {
	course, err := c.reader.Course(path)
	var ids []string
	for _, file := range lessons.Files(filepath.Dir(path)).Lessons {
		if l, err := c.reader.Load(file); err != nil { // of what is wrong there nothing is said here
			ids = append(ids, strings.TrimSuffix(filepath.Base(file), ".yaml"))
		} else if l.Course == course {
			ids = append(ids, l.OwnID())
		}
	}
	for _, f := range slices.Concat(failure.All(err), course.Misordered(ids)) {
		c.fails(f)
	}
}

// take adds what came of one file, and looks it over beside the others.
func (c *checker) take(path string, f *checked) {
	c.report.Failures = append(c.report.Failures, f.failures...)
	c.report.Advice = append(c.report.Advice, f.advice...)
	if f.proved {
		c.report.Held = append(c.report.Held, f.lesson)
	}
	if f.lesson == nil {
		c.unread[filepath.Dir(path)] = true
		l := c.reader.Needing(path)
		c.lessons = append(c.lessons, l)
		if c.ids[l.ID] == "" { // others may need it
			c.ids[l.ID] = path
		}
		return
	}
	c.lessons = append(c.lessons, f.lesson)
	for _, st := range f.lesson.Stages {
		for _, a := range st.Actors {
			c.used[filepath.Clean(a.Program.File)] = true
		}
	}
	if first := c.ids[f.lesson.ID]; first != "" {
		c.fails(failure.New("lesson.duplicate-id", "id", f.lesson.ID, "file", first).Here(f.lesson.IDAt))
		return
	}
	c.ids[f.lesson.ID] = path
}

// needs reports lessons that are needed and exist neither here nor among those known.
func (c *checker) needs(known []string) {
	known = slices.Clone(known)
	for id := range c.ids {
		known = append(known, id)
	}
	slices.Sort(known)
	for _, l := range c.lessons {
		for _, n := range l.Needs {
			_, ok := slices.BinarySearch(known, n.Name)
			if !ok {
				_, ok = slices.BinarySearch(known, l.Course.IDOf(n.Name))
			}
			if !ok {
				c.fails(failure.New("lesson.no-such-need", "name", n.Name, "nearest", failure.Nearest(n.Name, known)).Here(n.At))
			}
		}
	}
}

// strays reports files of the folders that no lesson uses. Beside a lesson that could not be
// loaded nobody knows.
func (c *checker) strays() {
	for _, p := range c.others {
		if !c.used[filepath.Clean(p)] && !c.unread[filepath.Dir(p)] {
			c.fails(failure.New("lesson.stray-file", "lesson", strings.HasSuffix(p, ".yml")).Here(failure.Place{File: p}))
		}
	}
}
