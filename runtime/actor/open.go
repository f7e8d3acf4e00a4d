package actor

import (
	"path"
	"strings"

	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

// file is what a file object of a program keeps. What was read ahead is here, what was written and
// not flushed is with whoever grants the operations: a program that is killed loses it.
type file struct {
	self     *object.Instance
	name     string
	mode     string
	handle   int
	binary   bool
	reads    bool
	writes   bool
	appends  bool
	lines    bool // buffering=1: every line is flushed
	encoding string
	errors   object.Value
	newline  object.Value
	wide     bool   // text, of characters of several bytes
	offset   int    // in the file, behind ahead
	ahead    []byte // read and not yet given out
	walked   bool   // by next(), which keeps tell() from telling
	closed   bool
}

// fileSize is about what a file object takes, and chunk what is read at once, in bytes.
const (
	fileSize = 512
	chunk    = 8192
)

// Size is what the file object itself takes.
func (f *file) Size() int { return fileSize + cap(f.ahead) }

// Children visits what it holds: nothing.
func (*file) Children(func(object.Value)) {}

// unsupported is io.UnsupportedOperation. (In CPython it is a ValueError as well.)
var unsupported = object.NewException("io", "UnsupportedOperation", object.OSError)

var openRow = object.Func{
	Name: "open", Fn: function(open),
	Sig: "(file, mode: str='r', buffering: cint=-1, encoding=None, errors=None, newline=None, closefd: refused=True, opener: refused=None)",
}

// open is open().
func open(a *Actor, v []object.Value) (object.Value, error) {
	name, err := fileName(v[0])
	if err != nil {
		return nil, err
	}
	f := &file{name: name, errors: v[4], newline: v[5]}
	c, err := f.parse(string(v[1].(object.Str)))
	if err != nil {
		return nil, err
	}
	buffering := int(v[2].(object.Int))
	if err := f.checkText(buffering, v[3]); err != nil {
		return nil, err
	}
	c.Name, c.Text = name, object.Repr(v[1])
	if c.Value = chunk; buffering == 0 || buffering > 1 {
		c.Value = buffering
	}
	f.lines = buffering == 1 && !f.binary
	a.charge(fileSize)
	r, err := a.onFile("open", name, c)
	if err != nil {
		return nil, err
	}
	f.handle = r.FD
	if f.appends {
		f.offset = r.N
	}
	t := textFile
	switch {
	case !f.binary:
	case f.reads && f.writes:
		t = randomFile
	case f.writes:
		t = writtenFile
	default:
		t = readFile
	}
	f.self = wrap(t, f)
	return f.self, nil
}

// fileName is the path of a file in the run's own folder: no other can be reached.
func fileName(v object.Value) (string, error) {
	name, err := pathOf(v)
	if err != nil {
		return "", err
	}
	if clean := path.Clean(name); clean[0] == '/' || clean == ".." || strings.HasPrefix(clean, "../") {
		return "", object.Refuse("python.no.path", "path", name)
	}
	if strings.ContainsRune(name, 0) {
		return "", object.Raise(object.ValueError, "embedded null byte")
	}
	return name, nil
}

// parse reads a mode.
func (f *file) parse(mode string) (world.Call, error) {
	c := world.Call{Kind: world.Open}
	kinds, text := 0, false
	for i, r := range mode {
		if strings.ContainsRune(mode[:i], r) || !strings.ContainsRune("rwaxbt+", r) {
			return c, object.Raise(object.ValueError, "invalid mode: '%s'", mode)
		}
		switch r {
		case 'r':
			f.reads = true
			kinds++
		case 'w':
			f.writes, c.All, c.Max = true, true, 1
			kinds++
		case 'a':
			f.writes, f.appends, c.Peek, c.Max = true, true, true, 1
			kinds++
		case 'x':
			f.writes, c.Max = true, 2
			kinds++
		case 'b':
			f.binary = true
		case 't':
			text = true
		}
	}
	if strings.Contains(mode, "+") {
		f.reads, f.writes = true, true
	}
	f.mode, c.Write = mode, f.writes
	switch {
	case f.binary && text:
		return c, object.Raise(object.ValueError, "can't have text and binary mode at once")
	case kinds > 1:
		return c, object.Raise(object.ValueError, "must have exactly one of create/read/write/append mode")
	case kinds == 0:
		return c, object.Raise(object.ValueError, "Must have exactly one of create/read/write/append mode and at most one plus")
	}
	return c, nil
}

func (f *file) checkText(buffering int, encoding object.Value) error {
	if f.binary {
		for _, x := range []struct {
			v    object.Value
			name string
		}{{encoding, "n encoding"}, {f.errors, "n errors"}, {f.newline, " newline"}} {
			if !object.IsNone(x.v) {
				return object.Raise(object.ValueError, "binary mode doesn't take a%s argument", x.name)
			}
		}
		return nil
	}
	if buffering == 0 {
		return object.Raise(object.ValueError, "can't have unbuffered text I/O")
	}
	f.encoding = "UTF-8"
	if s, ok := encoding.(object.Str); ok {
		f.encoding = string(s)
	}
	f.wide = strings.Contains(strings.ToLower(f.encoding), "utf")
	if object.IsNone(f.errors) {
		f.errors = object.Str("strict")
	}
	if s, ok := f.newline.(object.Str); ok && s != "" && s != "\n" {
		return refused("open", "newline")
	}
	return nil
}

// onFile asks for an operation on a file, and raises what it failed with.
func (a *Actor) onFile(op, name string, c world.Call) (world.Result, error) {
	c.Name = name
	a.unseen() // where the file stands
	r, err := a.gate(op, c)
	if err != nil || r.Err == "" {
		return r, err
	}
	no := numberOf(r.Err)
	if c.Kind == world.Open || c.Kind == world.Remove || c.Kind == world.Stat {
		return r, object.RaiseV(object.OSError, object.MkInt(int64(no)), object.Str(object.StrError(no)), object.Str(name))
	}
	return r, raiseErrno(r.Err)
}

// ask makes an operation on the open file.
func (f *file) ask(a *Actor, op string, c world.Call) (world.Result, error) {
	c.FD, c.Binary = f.handle, f.binary
	a.goesOn(f.self, true)
	r, err := a.onFile(op, f.name, c)
	a.goesOn(f.self, true) // behind the gate, where it does
	return r, err
}

// usable refuses what a closed file, or one opened otherwise, cannot do.
func (f *file) usable(reads, writes bool) error {
	switch {
	case f.closed:
		return object.Raise(object.ValueError, "I/O operation on closed file.")
	case reads && !f.reads:
		return object.Raise(unsupported, "%s", f.lack("read", "not readable"))
	case writes && !f.writes:
		return object.Raise(unsupported, "%s", f.lack("write", "not writable"))
	}
	return nil
}

func (f *file) lack(binary, text string) string {
	if f.binary {
		return binary
	}
	return text
}

// fill reads up to n bytes more, all there are for -1, and says whether there were any.
func (f *file) fill(a *Actor, op string, n int) (bool, error) {
	r, err := f.ask(a, op, world.Call{Kind: world.ReadFile, Offset: f.offset, N: n})
	if err != nil {
		return false, err
	}
	a.charge(len(r.Data))
	f.ahead = append(f.ahead, r.Data...)
	f.offset += len(r.Data)
	return len(r.Data) > 0, nil
}

// take gives out n bytes of what was read: as text, where the file is text.
func (f *file) take(a *Actor, n int) (object.Value, error) {
	b := object.Bytes(f.ahead[:n])
	f.ahead = f.ahead[n:]
	if f.binary {
		return b, nil
	}
	v, err := a.python.Call(object.BytesType.Attrs["decode"], []object.Value{b, object.Str(f.encoding), f.errors}, nil)
	if s, ok := v.(object.Str); ok && object.IsNone(f.newline) && strings.Contains(string(s), "\r") {
		v = object.Str(strings.ReplaceAll(strings.ReplaceAll(string(s), "\r\n", "\n"), "\r", "\n"))
	}
	return v, err
}

// bytesOf turns what is written into bytes, and says how much write() counts.
func (f *file) bytesOf(a *Actor, v object.Value) (data []byte, n int, err error) {
	if f.binary {
		b, err := object.AsBytesLike(v)
		return []byte(b), len(b), err
	}
	s, ok := v.(object.Str)
	if !ok {
		return nil, 0, object.Raise(object.TypeError, "write() argument must be str, not %s", object.TypeName(v))
	}
	e, err := a.python.Call(object.StrType.Attrs["encode"], []object.Value{s, object.Str(f.encoding), f.errors}, nil)
	b, _ := e.(object.Bytes)
	return []byte(b), len([]rune(string(s))), err
}
