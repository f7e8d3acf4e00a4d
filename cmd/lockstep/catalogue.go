package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lockstep/lessons"
	"lockstep/repl"
	"lockstep/repl/disk"
	"lockstep/repl/library"
	"lockstep/runtime/failure"
)

// catalogue is the lessons of the program, those of the folders that were asked for, the courses in the
// learner's library, and one that was opened from a file. Where a lesson of a file has the id of one of the program, it stands in its place.
type catalogue struct {
	brought []lessons.Entry // the lessons of the program
	dirs    []string
	library library.Library
	read    *lessons.Shelf // of both; nil until somebody asks for more than a lesson of the program
}

// lessonFolders are the folders of --lessons, then those of LOCKSTEP_LESSONS, a list as PATH is one.
// Only those that were typed must be there.
func lessonFolders(typed []string, env func(string) string) ([]string, error) {
	for _, dir := range typed {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			return nil, usage{failure.New("cli.no-folder", "dir", dir)}
		}
	}
	dirs := slices.Clone(typed)
	for _, dir := range filepath.SplitList(env("LOCKSTEP_LESSONS")) {
		if dir != "" {
			dirs = append(dirs, dir)
		}
	}
	return dirs, nil
}

func (c *catalogue) shelf() *lessons.Shelf {
	if c.read == nil {
		c.read = lessons.ReadShelf(c.dirs)
		c.library.Fill(c.read)
	}
	return c.read
}

// named reads a lesson by its id, or from a file.
func (c *catalogue) named(name string) (*lessons.Lesson, error) {
	if isFile(name) {
		return lessons.LoadFile(name)
	}
	return c.Load(name)
}

// File reads a lesson from a file, where a name is one, and puts it where sessions find it by its id.
func (c *catalogue) File(name string) (l *lessons.Lesson, is bool, err error) {
	if !isFile(name) {
		return nil, false, nil
	}
	if l, err = lessons.LoadFile(disk.Expand(name)); err == nil {
		c.shelf().Put(l)
	}
	return l, true, err
}

// isFile tells a file from an id, which may have a course's before it.
func isFile(name string) bool {
	return strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml") ||
		strings.ContainsRune(name, filepath.Separator) && !lessons.IsID(name)
}

// entries lists the lessons in the order in which they are taken, the program's own first; kept is what
// the progress of each is kept under.
func (c *catalogue) entries(each func(e lessons.Entry, kept string)) {
	own := c.shelf().Lessons
	for _, e := range c.brought {
		if !slices.ContainsFunc(own, func(l *lessons.Lesson) bool { return l.ID == e.ID }) {
			each(e, e.ID)
		}
	}
	for _, l := range own {
		each(l.Entry(), ownName(l))
	}
}

// ownName is what the progress of a lesson that does not come with the program is kept under: one without a
// course may be somebody's own version of a lesson of the program.
func ownName(l *lessons.Lesson) string {
	if l.Course != nil {
		return l.ID
	}
	return "file/" + l.ID
}

func (c *catalogue) List() (out []repl.Entry) {
	c.entries(func(e lessons.Entry, kept string) {
		out = append(out, repl.Entry{ID: e.ID, Name: kept, Title: e.Title, Minutes: e.Minutes, Parts: e.Parts, Exercises: e.Exercises, Needs: e.Needs, Course: e.Course})
	})
	return out
}

func (c *catalogue) Load(id string) (*lessons.Lesson, error) {
	if c.read == nil {
		if l, err := lessons.Load(id); err == nil {
			return l, nil
		}
	}
	return c.shelf().Load(id)
}

func (c *catalogue) Reload(id string) (*lessons.Lesson, error) { return c.shelf().Reload(id) }

func (c *catalogue) Broken() failure.List { return c.shelf().Broken }
