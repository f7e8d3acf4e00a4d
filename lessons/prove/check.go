package prove

import (
	"os"
	"path/filepath"
	"slices"

	"lockstep/lessons"
	"lockstep/runtime/failure"
)

// Report is what came of checking files.
type Report struct {
	Proved   []*lessons.Lesson // those without a failure
	Failures failure.List      // by file and place
	Advice   failure.List      // what might be better in those proved, by file and place
}

// Check validates and proves lesson files, and folders of them with all below: there, files of Go
// and folders called testdata or with a dot in front are passed over, and what belongs to no
// lesson is reported. known are the ids of lessons that are there already. The error is one of the machine.
func Check(paths, known []string) (Report, error) {
	c := checker{used: map[string]bool{}, ids: map[string]string{}, unread: map[string]bool{}}
	for _, p := range paths {
		c.path(p)
	}
	for _, p := range c.files {
		if err := c.file(p); err != nil {
			return c.report, err
		}
	}
	c.needs(known)
	c.strays()
	_ = c.report.Failures.Err() // sorts them
	return c.report, nil
}

type checker struct {
	files   []string // lesson files, in the order found
	others  []string // other files of the folders
	used    map[string]bool
	ids     map[string]string // id to file
	unread  map[string]bool   // folders with lessons that could not be loaded
	lessons []*lessons.Lesson
	report  Report
}

func (c *checker) fails(f *failure.Failure) { c.report.Failures = append(c.report.Failures, f) }

// path finds the files under a path.
func (c *checker) path(path string) {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() {
		c.files = append(c.files, path) // the loader says why it cannot be read
		return
	}
	files, others, unread := lessons.Files(path)
	c.files, c.others = append(c.files, files...), append(c.others, others...)
	c.report.Failures = append(c.report.Failures, unread...)
	if files == nil {
		c.fails(failure.New("lesson.none").Here(failure.Place{File: path}))
	}
}

// file loads and proves one lesson.
func (c *checker) file(path string) error {
	l, err := lessons.LoadFile(path)
	if err == nil {
		c.lessons = append(c.lessons, l)
		for _, st := range l.Stages {
			for _, a := range st.Actors {
				c.used[filepath.Clean(a.Program.File)] = true
			}
		}
		if first := c.ids[l.ID]; first != "" {
			c.fails(failure.New("lesson.duplicate-id", "id", l.ID, "file", first).Here(failure.Place{File: path}))
		} else {
			c.ids[l.ID] = path
		}
		err = Lesson(l)
	} else {
		c.unread[filepath.Dir(path)] = true
	}
	found := failure.All(err)
	if err != nil && found == nil {
		return err
	}
	c.report.Failures = append(c.report.Failures, found...)
	if err == nil {
		c.report.Proved = append(c.report.Proved, l)
		c.report.Advice = append(c.report.Advice, hints(l)...)
	}
	return nil
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
			if _, ok := slices.BinarySearch(known, n.Name); !ok {
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
			c.fails(failure.New("lesson.stray-file").Here(failure.Place{File: p}))
		}
	}
}
