package prove

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lockstep/lessons"
	"lockstep/runtime/failure"
)

// Report is what came of checking files.
type Report struct {
	Proved   int          // lessons without a failure
	Failures failure.List // by file and place
}

// Check validates and proves lesson files, and folders of them with all below: there, files of Go
// and folders called testdata or with a dot in front are passed over, and what belongs to no
// lesson is reported. The error is one of the machine.
func Check(paths []string) (Report, error) {
	c := checker{used: map[string]bool{}, ids: map[string]string{}, unread: map[string]bool{}}
	for _, p := range paths {
		if err := c.path(p); err != nil {
			return c.report, err
		}
	}
	for _, p := range c.files {
		if err := c.file(p); err != nil {
			return c.report, err
		}
	}
	c.needs()
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
func (c *checker) path(path string) error {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() {
		c.files = append(c.files, path) // the loader says why it cannot be read
		return nil
	}
	before := len(c.files)
	err = filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
		switch name := d.Name(); {
		case err != nil:
			c.fails(failure.New("lesson.unreadable", "file", p).Here(failure.Place{File: p}))
			return fs.SkipDir
		case p != path && (strings.HasPrefix(name, ".") || name == "testdata"):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir() || strings.HasSuffix(name, ".go") || strings.HasSuffix(name, ".md"): // pages for people
		case strings.HasSuffix(name, ".yaml"):
			c.files = append(c.files, p)
		default:
			c.others = append(c.others, p)
		}
		return nil
	})
	if err == nil && len(c.files) == before {
		c.fails(failure.New("lesson.none").Here(failure.Place{File: path}))
	}
	return err
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
		c.report.Proved++
	}
	return nil
}

// needs reports lessons that are needed and exist neither here nor in the catalogue.
func (c *checker) needs() {
	var known []string
	for id := range c.ids {
		known = append(known, id)
	}
	for _, e := range lessons.Catalogue() {
		known = append(known, e.ID)
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
