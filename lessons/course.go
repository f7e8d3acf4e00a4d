package lessons

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"lockstep/runtime/failure"
)

// CourseFile is the file that makes a folder, with all below, a course.
const CourseFile = "course.yaml"

// Course is what the course.yaml of a folder says about the lessons there. Nothing in it is changed once
// it is loaded.
type Course struct {
	File      string // as errors name it
	ID        string // what the ids of its lessons begin with
	Title     Text
	Order     []Name   // ids of lessons, without the course's, in the order in which they are taken
	Languages []string // that its texts are written in
	Licence   string   // as its author wrote it
	Authors   string   // as they wrote it

	packed bool // read from a copy that its author does not edit
}

// IDOf is the id of the course's lesson that has an id of its own; without a course (nil) it is that.
func (c *Course) IDOf(own string) string {
	if c == nil {
		return own
	}
	return c.ID + "/" + own
}

// courseDraft is a course whose id is not looked at yet.
type courseDraft struct {
	Course
	id Name
}

// fileID is no id of a course: progress keeps lessons without a course under it.
const fileID = "file"

// devices are what no file of Windows has for its name, whatever follows behind a dot.
var devices = []string{"con", "prn", "aux", "nul"}

// IsDevice says whether a name means a device to Windows, so that no file can have it.
func IsDevice(name string) bool {
	name = strings.ToLower(name)
	return slices.Contains(devices, name) ||
		len(name) == 4 && (strings.HasPrefix(name, "com") || strings.HasPrefix(name, "lpt")) && '0' <= name[3] && name[3] <= '9'
}

func reserved(id string) bool { return strings.EqualFold(id, fileID) || IsDevice(id) }

// namesCourse says whether the name of a folder can be the id of the course in it.
func namesCourse(folder string) bool { return goodName().MatchString(folder) && !reserved(folder) }

// loadCourse reads a course.yaml. folder is the name of its folder. Of one with mistakes it gives what can
// be made of it, so that they keep nobody from its lessons.
func loadCourse(dir fs.FS, shown, folder string) (*Course, error) {
	c := &Course{File: shown, ID: folder, Languages: Languages}
	if !namesCourse(folder) {
		c.ID = "course"
	}
	c.Title = Text{EN: c.ID, ZH: c.ID}
	s, err := read(dir, CourseFile, shown)
	if err != nil {
		return c, err
	}
	root, err := s.parse()
	if err != nil {
		return c, err
	}
	c.Languages = writtenIn(root)
	l := &loader{source: s, course: c}
	d, ok := courseKind.read(l, root, "course")
	switch {
	case !ok:
	case reserved(d.id.Name):
		l.report(d.id.At, "course.reserved-id", "id", d.id.Name)
	case d.id.Name != "":
		c.ID = d.id.Name
	case lookup(root, "id") == nil && !namesCourse(folder):
		l.report(failure.Place{File: shown}, "course.no-id", "folder", folder)
	}
	if d.Title.EN != "" {
		c.Title = d.Title
	}
	for _, n := range d.Order {
		if Among(c.Order, n.Name) {
			l.report(n.At, "course.twice", "name", n.Name)
			continue
		}
		c.Order = append(c.Order, n)
	}
	c.Licence, c.Authors = d.Licence, d.Authors
	if l.found.Err() != nil {
		return c, limited(l.found)
	}
	return c, nil
}

// writtenIn is what languages a course.yaml says, before it is known whether it says so well: its own
// title is held to them.
func writtenIn(root *yaml.Node) []string {
	var some []string
	if root.Kind == yaml.MappingNode {
		if n := lookup(root, "languages"); n != nil {
			for _, lang := range Languages {
				if slices.ContainsFunc(n.Content, func(n *yaml.Node) bool { return n.Value == lang }) {
					some = append(some, lang)
				}
			}
		}
	}
	if some == nil {
		return Languages
	}
	return some
}

// Misordered are the names in the course's order that none of some lessons has: ids without the course's.
func (c *Course) Misordered(ids []string) (found failure.List) {
	for _, n := range c.Order {
		if !slices.Contains(ids, n.Name) {
			found = append(found, failure.New("course.no-such-lesson", "name", n.Name, "nearest", failure.Nearest(n.Name, ids)).Here(n.At))
		}
	}
	return found
}

// ReadCourse reads a packed course whole: its course.yaml and lessons, by their names in a file system. folder is
// the name of the folder that the course was in; shown is how errors name a file. The lessons are those
// that could be loaded, in their order, whatever is wrong with others.
func ReadCourse(fsys fs.FS, folder string, files []string, shown func(name string) string) (*Course, []*Lesson, error) {
	c, err := loadCourse(fsys, shown(CourseFile), folder)
	c.packed = true
	found := failure.All(err)
	var all []*Lesson
	var ids []string
	for _, name := range files {
		dir, err := fs.Sub(fsys, path.Dir(name))
		if err != nil {
			return c, nil, err
		}
		l, err := load(dir, path.Base(name), shown(name), c)
		switch i := slices.IndexFunc(all, func(o *Lesson) bool { return l != nil && o.ID == l.ID }); {
		case err != nil:
			found = append(found, failure.All(err)...)
			ids = append(ids, strings.TrimSuffix(path.Base(name), ".yaml"))
		case i >= 0:
			found = append(found, failure.New("lesson.duplicate-id", "id", l.ID, "file", all[i].File).Here(failure.Place{File: l.File}))
		default:
			all, ids = append(all, l), append(ids, l.OwnID())
		}
	}
	found = append(found, c.Misordered(ids)...)
	return c, ordered(all), found.Err()
}

// ordered puts lessons by course, those without one first, and within a course in its order: behind those
// that it lists stand the others as they were.
func ordered(all []*Lesson) []*Lesson {
	var courses []*Course
	for _, l := range all {
		if l.Course != nil && !slices.Contains(courses, l.Course) {
			courses = append(courses, l.Course)
		}
	}
	rank := func(l *Lesson) int {
		if l.Course != nil {
			if i := slices.IndexFunc(l.Course.Order, func(n Name) bool { return n.Name == l.OwnID() }); i >= 0 {
				return i - len(l.Course.Order)
			}
		}
		return 0
	}
	slices.SortStableFunc(all, func(a, b *Lesson) int {
		return cmp.Or(cmp.Compare(slices.Index(courses, a.Course), slices.Index(courses, b.Course)), cmp.Compare(rank(a), rank(b)))
	})
	return all
}
