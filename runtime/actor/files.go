package actor

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

// The classes of file objects, as CPython's io names them.
var (
	textFile    = fileType("TextIOWrapper", fileProp("encoding", func(f *file) object.Value { return object.Str(f.encoding) }))
	readFile    = fileType("BufferedReader")
	writtenFile = fileType("BufferedWriter")
	randomFile  = fileType("BufferedRandom")
)

// ioModule is where CPython keeps what open() gives.
var ioModule = module{
	name: "io",
	classes: []class{
		{typ: textFile, path: "file", methods: fileMethods, unnamed: true},
		{typ: readFile, path: "file", methods: fileMethods, unnamed: true},
		{typ: writtenFile, path: "file", methods: fileMethods, unnamed: true},
		{typ: randomFile, path: "file", methods: fileMethods, unnamed: true},
	},
	constants: []constant{
		{name: "UnsupportedOperation", value: unsupported},
		{name: "SEEK_SET", value: object.MkInt(0)},
		{name: "SEEK_CUR", value: object.MkInt(1)},
		{name: "SEEK_END", value: object.MkInt(2)},
	},
}

func fileType(name string, more ...object.Prop) *object.Class {
	return object.NewClass(object.ClassDef{Module: "_io", Name: name, Props: append(more,
		fileProp("name", func(f *file) object.Value { return object.Str(f.name) }),
		fileProp("mode", func(f *file) object.Value { return object.Str(f.shownMode()) }),
		fileProp("closed", func(f *file) object.Value { return object.Bool(f.closed) }),
	)})
}

// fileProp is an attribute of a file, which changes when somebody closes it.
func fileProp(name string, get func(f *file) object.Value) object.Prop {
	p := prop(name, get)
	look := p.Get
	p.Get = func(h object.Host, self object.Value) (object.Value, error) {
		if x, ok := self.(*object.Instance); ok {
			of(h).goesOn(x, false)
		}
		return look(h, self)
	}
	return p
}

// shownMode is a file's mode attribute; of a binary one CPython writes "rb+" for "r+b".
func (f *file) shownMode() string {
	switch {
	case !f.binary:
		return f.mode
	case f.reads && f.writes && f.mode[0] != 'w' && !f.appends:
		return "rb+"
	}
	return f.mode
}

var fileMethods = []object.Func{
	{Name: "read", Sig: "(size=-1, /)", Fn: fileMethod(readFrom)},
	{Name: "readline", Sig: "(size: index=-1, /)", Fn: fileMethod(readLine)},
	{Name: "readlines", Sig: "(hint=-1, /)", Fn: fileMethod(readLines)},
	{Name: "write", Sig: "(text, /)", Fn: fileMethod(writeTo)},
	{Name: "writelines", Sig: "(lines, /)", Fn: fileMethod(writeLines)},
	{Name: "flush", Sig: "()", Fn: fileMethod(flushFile)},
	{Name: "seek", Sig: "(offset: index, whence: index=0, /)", Fn: fileMethod(seek)},
	{Name: "tell", Sig: "()", Fn: fileMethod(tell)},
	{Name: "truncate", Sig: "(size=None, /)", Fn: fileMethod(truncate)},
	{Name: "close", Sig: "()", Fn: fileMethod(closeFile)},
	{Name: "readable", Sig: "()", Fn: fileMethod(says(func(f *file) bool { return f.reads }))},
	{Name: "writable", Sig: "()", Fn: fileMethod(says(func(f *file) bool { return f.writes }))},
	{Name: "seekable", Sig: "()", Fn: fileMethod(says(func(*file) bool { return true }))},
	{Name: "isatty", Sig: "()", Fn: fileMethod(says(func(*file) bool { return false }))},
	{Name: "__iter__", Sig: "()", Fn: itself},
	{Name: "__next__", Sig: "()", Fn: fileMethod(nextLine)},
	{Name: "__enter__", Sig: "()", Fn: fileMethod(enterFile)},
	{Name: "__exit__", Sig: "(*args)", Fn: fileMethod(closeFile)},
	{Name: "__repr__", Sig: "()", Fn: fileMethod(describeFile)},
}

// fileMethod is a method of a file. Each of them may go on in it, or close it.
func fileMethod(f func(a *Actor, x *file, v []object.Value) (object.Value, error)) goFunction {
	return method(func(a *Actor, x *file, v []object.Value) (object.Value, error) {
		a.goesOn(x.self, true)
		out, err := f(a, x, v)
		a.goesOn(x.self, true) // behind its gates
		return out, err
	})
}

// goesOn notes that the thread changes, or looks at, how far a file is that others can reach.
func (a *Actor) goesOn(file *object.Instance, write bool) {
	if n := file.Number(); n != 0 {
		a.relies(n, write)
	}
}

func says(f func(*file) bool) func(*Actor, *file, []object.Value) (object.Value, error) {
	return func(_ *Actor, x *file, _ []object.Value) (object.Value, error) {
		return object.Bool(f(x)), x.usable(false, false)
	}
}

func enterFile(_ *Actor, f *file, _ []object.Value) (object.Value, error) {
	return f.self, f.usable(false, false)
}

// readFrom is read(): all that is left, or so many bytes or characters.
func readFrom(a *Actor, f *file, v []object.Value) (object.Value, error) {
	if err := f.usable(true, false); err != nil {
		return nil, err
	}
	n := -1
	if !object.IsNone(v[0]) {
		i, err := object.AsIndex(v[0])
		if err != nil {
			return nil, object.Raise(object.TypeError, "argument should be integer or None, not '%s'", object.TypeName(v[0]))
		}
		n = i
	}
	if n < 0 {
		if _, err := f.fill(a, "read", -1); err != nil {
			return nil, err
		}
		return f.take(a, len(f.ahead))
	}
	for {
		if at, enough := f.first(n); enough {
			return f.take(a, at)
		}
		some, err := f.fill(a, "read", max(chunk, n))
		if err != nil {
			return nil, err
		}
		if !some {
			at, _ := f.first(n)
			return f.take(a, at)
		}
	}
}

// first is how many bytes the first n bytes or characters of what was read ahead take.
func (f *file) first(n int) (at int, enough bool) {
	if f.binary {
		return min(n, len(f.ahead)), len(f.ahead) >= n
	}
	for ; n > 0; n-- {
		rest := f.ahead[at:]
		if len(rest) == 0 || f.wide && !utf8.FullRune(rest) {
			return len(f.ahead), false
		}
		size := 1
		if f.wide {
			_, size = utf8.DecodeRune(rest)
		}
		at += size
	}
	return at, true
}

func readLine(a *Actor, f *file, v []object.Value) (object.Value, error) {
	if err := f.usable(true, false); err != nil {
		return nil, err
	}
	return f.line(a, "readline", int(v[0].(object.Int)))
}

// line gives the next line, at most so many bytes or characters of it, empty at the end.
func (f *file) line(a *Actor, op string, most int) (object.Value, error) {
	for seen := 0; ; {
		end := bytes.IndexByte(f.ahead[seen:], '\n')
		at, enough := len(f.ahead), end >= 0
		if enough {
			at = seen + end + 1
		}
		if most >= 0 {
			if limit, full := f.first(most); full && limit <= at {
				at, enough = limit, true
			}
		}
		if enough {
			return f.take(a, at)
		}
		seen = len(f.ahead)
		some, err := f.fill(a, op, chunk)
		if err != nil {
			return nil, err
		}
		if !some {
			return f.take(a, len(f.ahead))
		}
	}
}

func nextLine(a *Actor, f *file, _ []object.Value) (object.Value, error) {
	if err := f.usable(true, false); err != nil {
		return nil, err
	}
	f.walked = true
	v, err := f.line(a, "read", -1)
	if err == nil && (v == object.Value(object.Str("")) || v == object.Value(object.Bytes(""))) {
		f.walked = false
		return nil, object.RaiseV(object.StopIteration)
	}
	return v, err
}

func readLines(a *Actor, f *file, v []object.Value) (object.Value, error) {
	if err := f.usable(true, false); err != nil {
		return nil, err
	}
	if n, ok := v[0].(object.Int); (!ok || n > 0) && !object.IsNone(v[0]) {
		return nil, refused("readlines", "hint")
	}
	if _, err := f.fill(a, "readlines", -1); err != nil {
		return nil, err
	}
	out := &object.List{}
	for len(f.ahead) > 0 {
		n := bytes.IndexByte(f.ahead, '\n') + 1
		if n == 0 {
			n = len(f.ahead)
		}
		line, err := f.take(a, n)
		if err != nil {
			return nil, err
		}
		a.charge(32)
		out.V = append(out.V, line)
	}
	return out, nil
}

func writeTo(a *Actor, f *file, v []object.Value) (object.Value, error) {
	n, err := f.write(a, "write", v[0])
	return object.MkInt(int64(n)), err
}

func (f *file) write(a *Actor, op string, v object.Value) (int, error) {
	a.goesOn(f.self, true)
	if err := f.usable(false, true); err != nil {
		return 0, err
	}
	data, n, err := f.bytesOf(a, v)
	if err != nil {
		return 0, err
	}
	a.charge(len(data))
	f.offset -= len(f.ahead)
	f.ahead = nil
	_, err = f.ask(a, op, world.Call{
		Kind: world.WriteFile, Offset: f.offset, Data: data, Text: brief(v), Discard: f.lines && bytes.IndexByte(data, '\n') >= 0,
	})
	if err == nil {
		f.offset += len(data)
	}
	return n, err
}

func writeLines(a *Actor, f *file, v []object.Value) (object.Value, error) {
	err := object.Each(a.python, v[0], func(x object.Value) error {
		_, err := f.write(a, "writelines", x)
		return err
	})
	return object.None, err
}

func flushFile(a *Actor, f *file, _ []object.Value) (object.Value, error) {
	if err := f.usable(false, false); err != nil || !f.writes {
		return object.None, err
	}
	_, err := f.ask(a, "flush", world.Call{Kind: world.Flush})
	return object.None, err
}

// seek moves to a place in the file; from the end of it, its size has to be asked for.
func seek(a *Actor, f *file, v []object.Value) (object.Value, error) {
	if err := f.usable(false, false); err != nil {
		return nil, err
	}
	to, whence := int(v[0].(object.Int)), int(v[1].(object.Int))
	from := 0
	switch {
	case whence < 0 || whence > 2:
		return nil, object.Raise(object.ValueError, "invalid whence (%d, should be 0, 1 or 2)", whence)
	case whence == 1 && !f.binary && to != 0:
		return nil, object.Raise(unsupported, "can't do nonzero cur-relative seeks")
	case whence == 2 && !f.binary && to != 0:
		return nil, object.Raise(unsupported, "can't do nonzero end-relative seeks")
	case whence == 0 && to < 0 && !f.binary:
		return nil, object.Raise(object.ValueError, "negative seek position %d", to)
	case whence == 1:
		from = f.offset - len(f.ahead)
	case whence == 2:
		r, err := f.ask(a, "seek", world.Call{Kind: world.Flush})
		if err != nil {
			return nil, err
		}
		from = r.N
	}
	if from+to < 0 {
		return nil, raiseErrno("EINVAL")
	}
	f.offset, f.ahead, f.walked = from+to, nil, false
	return object.MkInt(int64(f.offset)), nil
}

func tell(_ *Actor, f *file, _ []object.Value) (object.Value, error) {
	if err := f.usable(false, false); err != nil {
		return nil, err
	}
	if f.walked && !f.binary {
		return nil, object.Raise(object.OSError, "telling position disabled by next() call")
	}
	return object.MkInt(int64(f.offset - len(f.ahead))), nil
}

func truncate(a *Actor, f *file, v []object.Value) (object.Value, error) {
	if err := f.usable(false, false); err != nil {
		return nil, err
	}
	if !f.writes {
		return nil, object.Raise(unsupported, "truncate")
	}
	n := f.offset - len(f.ahead)
	if !object.IsNone(v[0]) {
		var err error
		if n, err = object.AsIndex(v[0]); err != nil {
			return nil, err
		}
		if n < 0 {
			return nil, raiseErrno("EINVAL")
		}
	}
	_, err := f.ask(a, "truncate", world.Call{Kind: world.Truncate, N: n})
	return object.MkInt(int64(n)), err
}

func closeFile(a *Actor, f *file, _ []object.Value) (object.Value, error) {
	if f.closed {
		return object.None, nil
	}
	f.closed = true
	_, err := f.ask(a, "close", world.Call{Kind: world.CloseFile})
	return object.None, err
}

func describeFile(_ *Actor, f *file, _ []object.Value) (object.Value, error) {
	if !f.binary {
		return object.Str(fmt.Sprintf("<_io.TextIOWrapper name=%s mode='%s' encoding='%s'>", object.Repr(object.Str(f.name)), f.mode, f.encoding)), nil
	}
	return object.Str(fmt.Sprintf("<_io.%s name=%s>", f.self.Cls.Name, object.Repr(object.Str(f.name)))), nil
}

// removeFile is os.remove().
func removeFile(a *Actor, v []object.Value) (object.Value, error) {
	name, err := fileName(v[0])
	if err != nil {
		return nil, err
	}
	_, err = a.onFile("remove", name, world.Call{Kind: world.Remove})
	return object.None, err
}

// fileLength is os.path.getsize().
func fileLength(a *Actor, v []object.Value) (object.Value, error) {
	name, err := fileName(v[0])
	if err != nil {
		return nil, err
	}
	r, err := a.onFile("getsize", name, world.Call{Kind: world.Stat})
	if r.Err == "EISDIR" {
		return nil, refused("os.path.getsize", name)
	}
	return object.MkInt(int64(r.N)), err
}

// fileIs is a function that says whether there is something of a name: one of ours, which asks for
// it, knows what the answer means.
func fileIs(op string, is func(err string) bool) goFunction {
	return function(func(a *Actor, v []object.Value) (object.Value, error) {
		name, err := fileName(v[0])
		if err != nil {
			return nil, err
		}
		r, err := a.gate(op, world.Call{Kind: world.Stat, Name: name})
		return object.Bool(is(r.Err)), err
	})
}
