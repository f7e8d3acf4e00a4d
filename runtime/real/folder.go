//go:build linux || darwin

package real

import (
	"io"
	"io/fs"
	"os"
	"path"
	"sync"
	"syscall"

	"golang.org/x/sys/unix"

	"lockstep/runtime/stage"
	"lockstep/runtime/world"
)

// folder is the files of a host: a temporary folder that no name leads out of, made when a program first
// asks for a file. What programs write is
// kept with the handle until there is enough of it, or it is flushed or closed, as CPython's buffered
// files do.
type folder struct {
	given  []stage.File // of the beginning
	path   string
	root   *os.Root // nil: not made yet
	opened map[int]*handle

	files int // at most so many: see room
	bytes int64
	kept  int // bytes, with handles
}

// handle is a file that a program has opened.
type handle struct {
	in       *folder
	file     *os.File
	appends  bool
	offset   int64  // at which buffered stands
	buffered []byte // written and not yet in the file
	buffer   int    // how much may be kept back
}

func newFolder(files []stage.File) *folder { return &folder{given: files, opened: map[int]*handle{}} }

// make makes the folder, with the files of the beginning.
func (f *folder) make() (err error) {
	if f.root != nil {
		return nil
	}
	if f.path, err = os.MkdirTemp("", "lockstep-run"); err != nil {
		return err
	}
	folders.Store(f.path, nil)
	if f.root, err = os.OpenRoot(f.path); err != nil {
		f.discard()
		return err
	}
	for _, x := range f.given {
		err := f.root.MkdirAll(path.Dir(x.Name), 0o700)
		if err == nil {
			err = f.root.WriteFile(x.Name, []byte(x.Text), 0o600)
		}
		if err != nil {
			f.remove()
			return err
		}
	}
	f.count()
	return nil
}

// remove closes and deletes everything.
func (f *folder) remove() {
	if f.root == nil {
		return
	}
	for _, h := range f.opened {
		h.file.Close()
	}
	f.root.Close()
	f.discard()
	f.root = nil
}

func (f *folder) discard() {
	os.RemoveAll(f.path)
	folders.Delete(f.path)
}

// folders are the paths of those that there are, of all worlds. Any goroutine may use it.
var folders sync.Map

// RemoveFolders removes the folders of all worlds, for a program that ends at once and closes none.
func RemoveFolders() {
	folders.Range(func(path, _ any) bool {
		os.RemoveAll(path.(string))
		return true
	})
}

// do carries out an operation on a file. fd numbers what Open opens.
func (f *folder) do(c world.Call, fd int) world.Result {
	switch c.Kind {
	case world.Open, world.Remove, world.Stat:
		if err := f.make(); err != nil {
			return fails(err)
		}
		i, err := f.root.Stat(c.Name)
		switch {
		case c.Name == "":
			return world.Result{Err: "ENOENT"}
		case err == nil && i.IsDir():
			return world.Result{Err: "EISDIR"}
		case c.Kind == world.Open:
			return f.open(c, fd)
		case err != nil:
			return fails(err)
		case c.Kind == world.Remove:
			return fails(f.root.Remove(c.Name))
		}
		return world.Result{N: int(i.Size())}
	}
	h := f.opened[c.FD]
	if h == nil {
		return world.Result{Err: "EBADF"}
	}
	switch c.Kind {
	case world.ReadFile:
		return h.read(c)
	case world.WriteFile:
		return h.write(c)
	case world.CloseFile:
		delete(f.opened, c.FD)
		if c.Discard {
			h.keep(nil)
		}
		r := h.flushed()
		h.keep(nil)
		h.file.Close()
		return r
	case world.Truncate:
		err := h.flush()
		if err == nil {
			err = h.grow(int64(c.N))
		}
		if err == nil {
			err = h.file.Truncate(int64(c.N))
		}
		return fails(err)
	}
	return h.flushed()
}

// open serves the modes of open(): Write to write, All to truncate, Max 1 to make the file, 2 to make
// it where there is none only.
func (f *folder) open(c world.Call, fd int) world.Result {
	how := os.O_RDONLY
	if c.Write {
		how = os.O_RDWR // a handle reads what it has written
	}
	switch {
	case c.All:
		how |= os.O_TRUNC
	case c.Peek:
		how |= os.O_APPEND
	}
	if c.Max >= 1 {
		how |= os.O_CREATE
	}
	if c.Max == 2 {
		how |= os.O_EXCL
	}
	_, err := f.root.Stat(c.Name)
	if err != nil && c.Max >= 1 && !f.room(1, 0) || len(f.opened) >= world.MostFiles {
		return fails(unix.ENOSPC)
	}
	file, err := f.root.OpenFile(c.Name, how, 0o600)
	if err != nil {
		return fails(err)
	}
	h := &handle{in: f, file: file, appends: c.Peek, buffer: c.Value}
	f.opened[fd] = h
	r := h.flushed()
	r.FD = fd
	return r
}

// read gives up to N bytes from a place on; all there are for a negative N.
func (h *handle) read(c world.Call) world.Result {
	if err := h.flush(); err != nil {
		return fails(err)
	}
	room := int64(c.N)
	if room < 0 {
		i, err := h.file.Stat()
		if err != nil {
			return fails(err)
		}
		room = max(i.Size()-int64(c.Offset), 0)
	}
	data, err := io.ReadAll(io.NewSectionReader(h.file, int64(c.Offset), room))
	if err != nil {
		return fails(err)
	}
	return world.Result{Data: data, N: len(data)}
}

func (h *handle) write(c world.Call) world.Result {
	if len(h.buffered) > 0 && !h.appends && h.offset+int64(len(h.buffered)) != int64(c.Offset) || len(h.buffered)+len(c.Data) > h.buffer {
		if err := h.flush(); err != nil {
			return fails(err)
		}
	}
	if len(h.buffered) == 0 {
		h.offset = int64(c.Offset)
	}
	before := h.buffered
	h.keep(append(before, c.Data...))
	r := world.Result{N: len(c.Data)}
	if len(h.buffered) > h.buffer || c.Discard || h.in.kept > world.MostFileBytes { // Discard: nothing is kept back
		r.Err = errName(h.flush())
	}
	if h.in.kept > world.MostFileBytes {
		h.keep(before)
	}
	return r
}

// keep is what a handle keeps back from now on.
func (h *handle) keep(data []byte) {
	h.in.kept += len(data) - len(h.buffered)
	h.buffered = data
}

// flush puts what a handle has kept back into its file.
func (h *handle) flush() (err error) {
	if len(h.buffered) == 0 {
		return nil
	}
	if h.appends {
		i, err := h.file.Stat()
		if err != nil {
			return err
		}
		h.offset = i.Size()
	}
	if err := h.grow(h.offset + int64(len(h.buffered))); err != nil {
		return err
	}
	if h.appends {
		_, err = h.file.Write(h.buffered)
	} else {
		_, err = h.file.WriteAt(h.buffered, h.offset)
	}
	h.offset += int64(len(h.buffered))
	h.keep(nil)
	return err
}

// grow asks for the room that the file takes with so many bytes.
func (h *handle) grow(size int64) error {
	i, err := h.file.Stat()
	if err == nil && size > i.Size() && !h.in.room(0, size-i.Size()) {
		err = unix.ENOSPC
	}
	return err
}

// room says whether there may be so many more files and bytes, and counts them. What has become less is known
// only once all are counted anew.
func (f *folder) room(files int, bytes int64) bool {
	over := func() bool { return f.files+files > world.MostFiles || f.bytes+bytes > world.MostFileBytes }
	if over() {
		f.count()
	}
	if over() {
		return false
	}
	f.files, f.bytes = f.files+files, f.bytes+bytes
	return true
}

// count counts the files, and the bytes in them and in those that were removed while they are open.
func (f *folder) count() {
	f.files, f.bytes = 0, 0
	_ = fs.WalkDir(f.root.FS(), ".", func(_ string, e fs.DirEntry, err error) error { // what cannot be read is left out
		if err != nil || e.IsDir() {
			return nil
		}
		if i, err := e.Info(); err == nil {
			f.files, f.bytes = f.files+1, f.bytes+i.Size()
		}
		return nil
	})
	for _, h := range f.opened {
		if i, err := h.file.Stat(); err == nil && i.Sys().(*syscall.Stat_t).Nlink == 0 {
			f.bytes += i.Size()
		}
	}
}

// flushed is flush as the end of an operation, whose result has the file's size.
func (h *handle) flushed() world.Result {
	err := h.flush()
	i, failed := h.file.Stat()
	if failed != nil {
		return fails(failed)
	}
	return world.Result{N: int(i.Size()), Err: errName(err)}
}

// views lists the files by name.
func (f *folder) views(host int) (out []world.FileView) {
	if f.root == nil {
		for _, x := range f.given {
			out = append(out, world.FileView{Host: host, Name: x.Name, Data: []byte(x.Text)})
		}
		return out
	}
	_ = fs.WalkDir(f.root.FS(), ".", func(name string, e fs.DirEntry, err error) error { // what cannot be read is left out
		if err != nil || e.IsDir() {
			return nil
		}
		if data, err := f.root.ReadFile(name); err == nil {
			out = append(out, world.FileView{Host: host, Name: name, Data: data})
		}
		return nil
	})
	return out
}
