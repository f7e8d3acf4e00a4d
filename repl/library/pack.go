package library

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"lockstep/lessons"
	"lockstep/repl/disk"
	"lockstep/runtime/failure"
)

// Pack is a course as it came, whole: nothing in it can lead to any other file.
type Pack struct {
	Course  *lessons.Course
	Lessons []*lessons.Lesson // in their order
	Left    []string          // files of the source that the course is not made of
	files   files
}

// Read reads the course of a folder or a zip. What is wrong with it comes all at once, by place.
func Read(source string) (*Pack, error) {
	if filepath.Base(source) == lessons.CourseFile {
		source = filepath.Dir(source)
	}
	all, folder, err := list(source)
	if err != nil {
		return nil, err
	}
	return unpack(source, folder, all)
}

// unpack makes a course of what is in a source. folder is the name of the folder that a course at its top
// is in. Where only some of its lessons are wrong, the others come with what is.
func unpack(source, folder string, all []entry) (*Pack, error) {
	p := &Pack{files: files{}}
	taken, root, err := p.choose(source, all)
	if err != nil {
		return nil, err
	}
	if root != "." {
		folder = path.Base(root)
	}
	shown := func(name string) string { return filepath.Join(source, filepath.FromSlash(path.Join(root, name))) }
	if err := p.take(taken, shown); err != nil {
		return nil, err
	}
	return p, p.load(folder, shown)
}

// load makes lessons of the files. What no lesson uses is not kept.
func (p *Pack) load(folder string, shown func(string) string) error {
	lessonFiles := slices.DeleteFunc(p.files.names(), func(name string) bool { return !lessons.IsLesson(name) })
	var err error
	p.Course, p.Lessons, err = lessons.ReadCourse(p.files, folder, lessonFiles, shown)
	programs := map[string]bool{} // by the names that are shown
	for _, l := range p.Lessons {
		for _, st := range l.Stages {
			for _, a := range st.Actors {
				programs[a.Program.File] = true
			}
		}
	}
	if err == nil && len(p.Lessons) == 0 {
		err = failure.New("lesson.none").Here(failure.Place{File: filepath.Dir(p.Course.File)})
	}
	for _, name := range p.files.names() {
		if name != lessons.CourseFile && !lessons.IsLesson(name) && !lessons.IsPage(path.Base(name)) && !programs[shown(name)] {
			p.Left = append(p.Left, name)
			delete(p.files, name)
		}
	}
	return err
}

// choose finds the entries that may belong to the course, by their names in its folder, which it gives as
// well. A name that was made to do harm is refused even where nobody would use it.
func (p *Pack) choose(source string, all []entry) (map[string]entry, string, error) {
	at := failure.Place{File: source}
	var found failure.List
	for _, e := range all {
		if why := hostile(e.name); why != "" {
			found = append(found, failure.New("library.name", "name", short(e.name), "why", failure.New(why)).Here(at))
		}
	}
	if found != nil {
		return nil, "", found[:min(len(found), mostTold)]
	}
	all = slices.DeleteFunc(all, func(e entry) bool { return e.mode.IsDir() || passedOver(e.name) })
	root, err := home(source, all)
	if err != nil {
		return nil, "", err
	}
	taken, spelt := map[string]entry{}, map[string]string{}
	for _, e := range all {
		name, inside := below(root, e.name)
		switch why := strange(name); {
		case !inside || !wanted(name):
			p.Left = append(p.Left, e.name)
			continue
		case why != "":
			found = append(found, failure.New("library.name", "name", short(e.name), "why", failure.New(why)).Here(at))
		case !e.mode.IsRegular():
			found = append(found, failure.New("library.link", "name", short(e.name)).Here(at))
		case e.secret:
			found = append(found, failure.New("library.secret", "name", short(e.name)).Here(at))
		}
		if other, again := spelt[fold(name)]; again {
			if other == e.name {
				other = ""
			}
			found = append(found, failure.New("library.same", "name", short(e.name), "other", short(other)).Here(at))
		}
		taken[name], spelt[fold(name)] = e, e.name
	}
	for name, e := range taken {
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if other, both := spelt[fold(dir)]; both {
				found = append(found, failure.New("library.same", "name", short(e.name), "other", short(other)).Here(at))
			}
		}
	}
	if len(taken) > maxTaken {
		found = append(found, failure.New("library.too-many", "most", maxTaken).Here(at))
	}
	return taken, root, found.Err()
}

// wanted says whether a course may be made of a file of such a name.
func wanted(name string) bool {
	base := path.Base(name)
	return base == lessons.CourseFile || lessons.IsLesson(base) || lessons.IsPage(base) || strings.HasSuffix(base, ".py")
}

// fold is equal for names that some systems take for the same.
func fold(name string) string { return strings.ToLower(strings.ToUpper(name)) }

// take reads files, whatever they claim to be in size.
func (p *Pack) take(taken map[string]entry, shown func(string) string) error {
	var found failure.List
	total := 0
	for _, name := range slices.Sorted(maps.Keys(taken)) {
		e, at := taken[name], failure.Place{File: shown(name)}
		if e.size > lessons.MaxBytes {
			found = append(found, failure.New("lesson.too-large", "limit", lessons.MaxBytes).Here(at))
			continue
		}
		if e.packed > 0 && e.size > minPacked && e.size/e.packed > maxRatio {
			found = append(found, failure.New("library.bomb", "times", int(e.size/e.packed)).Here(at))
			continue
		}
		data, why := e.read()
		switch {
		case why != nil:
			found = append(found, why.Here(at))
			continue
		case len(data) > lessons.MaxBytes:
			found = append(found, failure.New("lesson.too-large", "limit", lessons.MaxBytes).Here(at))
			continue
		}
		if total += len(data); total > maxTotal {
			return failure.New("library.too-large", "most", maxTotal>>20).Here(failure.Place{File: shown(".")})
		}
		p.files[name] = data
	}
	return found.Err()
}

// read reads a file, at most one byte more than it may have.
func (e entry) read() ([]byte, *failure.Failure) {
	r, err := e.open()
	if errors.Is(err, zip.ErrAlgorithm) {
		return nil, failure.New("library.method")
	}
	if err == nil {
		defer r.Close()
		var data []byte
		if data, err = io.ReadAll(io.LimitReader(r, lessons.MaxBytes+1)); err == nil {
			return data, nil
		}
	}
	if e.packed > 0 {
		return nil, failure.New("library.damaged")
	}
	return nil, failure.New("disk.unreadable", "file", e.name, "why", disk.Reason(err))
}

// bytes is the pack as a zip: the same for the same files.
func (p *Pack) bytes() ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range p.files.names() {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = w.Write(p.files[name])
		}
		if err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

// files is a file system in memory, by slash-separated names.
type files map[string][]byte

func (f files) names() []string { return slices.Sorted(maps.Keys(f)) }

// Open opens a file for reading.
func (f files) Open(name string) (fs.File, error) {
	data, found := f[name]
	if !found {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &file{bytes.NewReader(data), name}, nil
}

// file is an open file, and what is known about it.
type file struct {
	*bytes.Reader
	name string
}

func (f *file) Close() error               { return nil }
func (f *file) Stat() (fs.FileInfo, error) { return info{f}, nil }

type info struct{ f *file }

func (i info) Name() string     { return path.Base(i.f.name) }
func (i info) Size() int64      { return i.f.Size() }
func (info) Mode() fs.FileMode  { return 0o444 }
func (info) ModTime() time.Time { return time.Time{} }
func (info) IsDir() bool        { return false }
func (info) Sys() any           { return nil }
