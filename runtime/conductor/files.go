package conductor

import (
	"hash/fnv"
	"path"

	"lockstep/runtime/world"
)

// openFile is what is known of a file that a program has opened: what it has written reaches the file only
// when there is enough of it, or it is flushed or closed (see shared.Folder). Until then nobody can notice.
type openFile struct {
	name    string
	appends bool
	size    int // how much may be kept back
	kept    int // how much is
	next    int // where more of it would stand
}

// quiet says whether a write would only add to what is kept back.
func (f *openFile) quiet(c *world.Call) bool {
	return !c.Discard && f.kept+len(c.Data) <= f.size && (f.kept == 0 || f.appends || c.Offset == f.next)
}

// settleFile keeps the books of the files that are open.
func (r *Run) settleFile(a *Actor, res world.Result) {
	c, f := a.call, r.files[a.call.FD]
	switch {
	case res.Err != "":
		return
	case c.Kind == world.Open:
		r.files[res.FD] = &openFile{name: c.Name, appends: c.Peek, size: c.Value}
		return
	case f == nil:
		return
	}
	switch c.Kind {
	case world.WriteFile:
		if f.quiet(c) {
			f.kept += len(c.Data)
		} else if f.kept = len(c.Data); c.Discard || f.kept > f.size {
			f.kept = 0
		}
		f.next = c.Offset + len(c.Data)
	case world.ReadFile, world.Flush, world.Truncate:
		f.kept = 0
	}
}

// touchesFile adds what an operation on a file touches.
func (r *Run) touchesFile(dst []world.Touch, a *Actor) []world.Touch {
	c := a.call
	access, f := world.Writes, r.files[c.FD]
	switch c.Kind {
	case world.Stat:
		access = world.Reads
	case world.Open:
		access = readOrWrite(c.Write)
	case world.ReadFile, world.Flush:
		access = readOrWrite(f != nil && f.kept > 0)
	case world.CloseFile:
		if f != nil && f.kept == 0 {
			return dst
		}
	case world.WriteFile:
		if f != nil && f.quiet(c) {
			return dst
		}
	}
	return append(dst, world.Touch{Object: r.fileObject(a.hostIndex, c.Name), Access: access})
}

// manyFiles is how many numbers there are for files. Two files may share one, which makes a search
// try more than it has to.
const manyFiles = perProgram / 2

// fileObject is the object that stands for a file: the same in every run.
func (r *Run) fileObject(host int, name string) int32 {
	name = path.Clean(name)
	h := fnv.New32a()
	h.Write([]byte{byte(host)})
	h.Write([]byte(name))
	n := int32(firstHost+len(r.stage.Hosts)) + int32(h.Sum32()%manyFiles)
	if r.fileNames == nil {
		r.fileNames = map[int32]string{}
	}
	r.fileNames[n] = name
	return n
}

// closeAll closes the sockets an ended actor still holds, as a kernel does for a process.
func (r *Run) closeAll(a *Actor) {
	for _, fd := range a.opened {
		c := world.Call{Kind: world.Close, FD: fd}
		if f := r.files[fd]; f != nil { // what a killed program had not flushed is lost
			c = world.Call{Kind: world.CloseFile, FD: fd, Discard: a.killed || a.ended.Abrupt}
			if f.kept > 0 && !c.Discard {
				r.touched = append(r.touched, world.Touch{Object: r.fileObject(a.hostIndex, f.name), Access: world.Writes})
			}
			delete(r.files, fd)
		}
		r.w.Begin(a.hostIndex, c).Do()
	}
	a.opened = nil
	r.flush()
}
