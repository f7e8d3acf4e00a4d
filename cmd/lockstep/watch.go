package main

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"lockstep/lessons"
)

// How often files are looked at for changes, and how many looks in a row must find them unchanged before
// a change counts: editors save in several steps. A file that is gone, or is no lesson now, may be whole a
// moment later.
const (
	lookEvery = 150 * time.Millisecond
	calm      = 2
	patient   = 6
)

// look is the files that lessons are made of, at one moment.
type look map[string]stamp

// stamp is what tells that a file was written to.
type stamp struct{ size, written int64 }

// watcher waits until files change.
type watcher struct {
	look  func() look
	tick  func() bool            // lets a moment pass; no when somebody has ended the watch
	whole func(file string) bool // whether a file is all that it is going to be, as far as one can see
}

// next waits until there is something else than in a look, and no more changes for a while. It gives what
// there is then, and the files that differ; no when the watch was ended.
func (w *watcher) next(was look) (now look, changed []string, ok bool) {
	last, still := was, 0
	for w.tick() {
		if now = w.look(); !maps.Equal(now, last) {
			last, still = now, 0
			continue
		}
		still++
		changed = now.differs(was)
		half := func(file string) bool { return !w.whole(file) }
		if len(changed) > 0 && (still >= patient || still >= calm && !slices.ContainsFunc(changed, half)) {
			return now, changed, true
		}
	}
	return was, nil, false
}

// differs lists the files that are not as in another look.
func (l look) differs(other look) (files []string) {
	for file, s := range l {
		if was, there := other[file]; !there || was != s {
			files = append(files, file)
		}
	}
	for file := range other {
		if _, there := l[file]; !there {
			files = append(files, file)
		}
	}
	slices.Sort(files)
	return files
}

// lookAt looks at lesson files, and folders of them with all below, with the programs beside them and their courses. What is
// written to by the program itself is left out: it would wake itself.
func lookAt(paths []string, own ...*os.File) look {
	l := look{}
	for _, path := range paths {
		info, err := os.Stat(path)
		if err == nil && info.IsDir() {
			l[path] = stamp{} // it is there, and may not be next time
			found := lessons.Files(path)
			l.add(slices.Concat(found.Courses, found.Lessons, slices.DeleteFunc(found.Others, func(file string) bool { return !isProgram(file) })), own)
			continue
		}
		l.add([]string{path}, own)
		entries, _ := os.ReadDir(filepath.Dir(path)) // in one that cannot be read nothing changes
		for _, e := range entries {
			if isProgram(e.Name()) || e.Name() == lessons.CourseFile {
				l.add([]string{filepath.Join(filepath.Dir(path), e.Name())}, own)
			}
		}
	}
	return l
}

func (l look) add(files []string, own []*os.File) {
	for _, file := range files {
		info, err := os.Stat(file)
		if err != nil || slices.ContainsFunc(own, func(f *os.File) bool { return isOpen(f, info) }) {
			continue
		}
		l[file] = stamp{info.Size(), info.ModTime().UnixNano()}
	}
}

func isProgram(file string) bool { return filepath.Ext(file) == ".py" }

// isOpen says whether a file is the one that is open.
func isOpen(f *os.File, file os.FileInfo) bool {
	info, err := f.Stat()
	return err == nil && os.SameFile(info, file)
}

// looksWhole says whether a lesson can be loaded, or a course.yaml. A program says nothing of where it ends.
func looksWhole(file string) bool {
	if isProgram(file) {
		return false
	}
	var err error
	if filepath.Base(file) == lessons.CourseFile {
		_, err = new(lessons.Reader).Course(file)
	} else {
		_, err = lessons.LoadFile(file)
	}
	return err == nil
}

// moment lets a moment pass, and says whether nobody has ended the program.
func moment(ctx context.Context) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(lookEvery):
		return true
	}
}
