package shared

import (
	"maps"
	"slices"
	"strings"

	"lockstep/runtime/world"
)

// Folder is the files of a host, in memory. What programs write is kept with the handle until there
// is enough of it, or it is flushed or closed, as CPython's buffered files do.
type Folder struct {
	files  map[string]*file
	dirs   map[string]bool // those that the files of the beginning are in: programs make none
	opened map[int]*handle
	bytes  int // in files that have a name or are open
	kept   int // with handles
}

type file struct {
	name string // "" once it was removed
	data []byte
	open int // how many handles it has
}

// handle is a file that a program has opened. One whose name was removed lives on.
type handle struct {
	file     *file
	appends  bool
	offset   int    // at which buffered stands
	buffered []byte // written and not yet in the file
	buffer   int    // how much may be kept back
}

// NewFolder makes a folder that holds some files.
func NewFolder(files map[string]string) *Folder {
	f := &Folder{files: map[string]*file{}, dirs: map[string]bool{"": true}, opened: map[int]*handle{}}
	for name, text := range files {
		for i, r := range name {
			if r == '/' {
				f.dirs[name[:i]] = true
			}
		}
		f.files[name] = &file{name: name, data: []byte(text)}
		f.bytes += len(text)
	}
	return f
}

// Do carries out an operation on a file. fd numbers what Open opens.
func (f *Folder) Do(c world.Call, fd int) world.Result {
	switch c.Kind {
	case world.Open, world.Remove, world.Stat:
		name, err := f.find(c.Name)
		x := f.files[name]
		switch {
		case err != "":
			return world.Result{Err: err}
		case c.Kind == world.Open:
			return f.open(name, c, fd)
		case x == nil:
			return world.Result{Err: "ENOENT"}
		case c.Kind == world.Remove:
			delete(f.files, name)
			x.name = ""
			f.drop(x)
			return world.Result{}
		}
		return world.Result{N: len(x.data)}
	}
	h := f.opened[c.FD]
	if h == nil {
		return world.Result{Err: "EBADF"}
	}
	switch c.Kind {
	case world.ReadFile:
		return f.read(h, c)
	case world.WriteFile:
		return f.write(h, c)
	case world.Truncate:
		if err := f.flush(h); err != "" {
			return world.Result{Err: err}
		}
		return world.Result{Err: f.resize(h.file, c.N)}
	case world.CloseFile:
		defer f.close(h, c.FD)
		if c.Discard {
			return world.Result{}
		}
	}
	return world.Result{Err: f.flush(h), N: len(h.file.data)}
}

func (f *Folder) close(h *handle, fd int) {
	delete(f.opened, fd)
	f.keep(h, nil)
	h.file.open--
	f.drop(h.file)
}

// drop gives back the room of a file that has neither a name nor a handle.
func (f *Folder) drop(x *file) {
	if x.name == "" && x.open == 0 {
		f.bytes -= len(x.data)
	}
}

// keep is what a handle keeps back from now on.
func (f *Folder) keep(h *handle, data []byte) {
	f.kept += len(data) - len(h.buffered)
	h.buffered = data
}

// find follows a path, as POSIX resolves it, to the name of a file that there is or could be.
func (f *Folder) find(path string) (name, err string) {
	if path == "" {
		return "", "ENOENT"
	}
	dir, rest := "", path
	for {
		part, below, more := strings.Cut(rest, "/")
		switch {
		case part == "" || part == ".":
			name = dir
		case part == "..":
			name = dir[:max(strings.LastIndexByte(dir, '/'), 0)]
		default:
			name = strings.TrimPrefix(dir+"/"+part, "/")
		}
		switch {
		case !more && f.dirs[name]:
			return "", "EISDIR"
		case !more:
			return name, ""
		case f.files[name] != nil:
			return "", "ENOTDIR"
		case !f.dirs[name]:
			return "", "ENOENT"
		}
		dir, rest = name, below
	}
}

// open serves the modes of open(): Write to write, All to truncate, Max 1 to make the file, 2 to make
// it where there is none only.
func (f *Folder) open(name string, c world.Call, fd int) world.Result {
	x := f.files[name]
	switch {
	case x == nil && c.Max == 0:
		return world.Result{Err: "ENOENT"}
	case x != nil && c.Max == 2:
		return world.Result{Err: "EEXIST"}
	case x == nil && len(f.files) >= world.MostFiles, len(f.opened) >= world.MostFiles:
		return world.Result{Err: "ENOSPC"}
	case x == nil:
		x = &file{name: name}
		f.files[name] = x
	case c.All:
		f.bytes -= len(x.data)
		x.data = nil
	}
	x.open++
	f.opened[fd] = &handle{file: x, appends: c.Peek, buffer: c.Value}
	return world.Result{FD: fd, N: len(x.data)}
}

// read gives up to N bytes from a place on; all there are for a negative N.
func (f *Folder) read(h *handle, c world.Call) world.Result {
	if err := f.flush(h); err != "" {
		return world.Result{Err: err}
	}
	from := min(c.Offset, len(h.file.data))
	to := len(h.file.data)
	if c.N >= 0 {
		to = min(to, from+c.N)
	}
	return world.Result{Data: slices.Clone(h.file.data[from:to]), N: to - from}
}

func (f *Folder) write(h *handle, c world.Call) world.Result {
	if len(h.buffered) > 0 && !h.appends && h.offset+len(h.buffered) != c.Offset || len(h.buffered)+len(c.Data) > h.buffer {
		if err := f.flush(h); err != "" {
			return world.Result{Err: err}
		}
	}
	if len(h.buffered) == 0 {
		h.offset = c.Offset
	}
	before := h.buffered
	f.keep(h, append(before, c.Data...))
	r := world.Result{N: len(c.Data)}
	if len(h.buffered) > h.buffer || c.Discard || f.kept > world.MostFileBytes { // Discard: nothing is kept back
		r.Err = f.flush(h)
	}
	if f.kept > world.MostFileBytes {
		f.keep(h, before)
	}
	return r
}

// flush puts what a handle has kept back into its file.
func (f *Folder) flush(h *handle) string {
	if len(h.buffered) == 0 {
		return ""
	}
	if h.appends {
		h.offset = len(h.file.data)
	}
	end := h.offset + len(h.buffered)
	if end > len(h.file.data) {
		if err := f.resize(h.file, end); err != "" {
			return err
		}
	}
	copy(h.file.data[h.offset:], h.buffered)
	h.offset = end
	f.keep(h, nil)
	return ""
}

// resize makes a file longer, with zeros, or shorter.
func (f *Folder) resize(x *file, n int) string {
	if f.bytes+n-len(x.data) > world.MostFileBytes {
		return "ENOSPC"
	}
	f.bytes += n - len(x.data)
	switch {
	case n > len(x.data):
		x.data = append(x.data, make([]byte, n-len(x.data))...)
	case n <= cap(x.data)/2:
		x.data = slices.Clone(x.data[:n]) // the slice would hold on to the rest
	default:
		x.data = x.data[:n]
	}
	return ""
}

// Views lists the files by name.
func (f *Folder) Views(host int) []world.FileView {
	var out []world.FileView
	for _, name := range slices.Sorted(maps.Keys(f.files)) {
		out = append(out, world.FileView{Host: host, Name: name, Data: f.files[name].data})
	}
	return out
}
