package actor

import (
	"bytes"

	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/object"
)

// socketReader is the rfile of a StreamRequestHandler: it reads ahead, as CPython's BufferedReader
// does on a socket.
type socketReader struct {
	socket object.Value
	ahead  []byte // received and not read
	closed bool
}

// Size is what it takes itself.
func (r *socketReader) Size() int { return fileSize + cap(r.ahead) }

// Children visits what it holds.
func (r *socketReader) Children(visit func(object.Value)) { visit(r.socket) }

// socketWriter is the wfile of a StreamRequestHandler, which keeps nothing back.
type socketWriter struct {
	socket object.Value
	closed bool
}

// Size is what it takes itself.
func (*socketWriter) Size() int { return fileSize }

// Children visits what it holds.
func (w *socketWriter) Children(visit func(object.Value)) { visit(w.socket) }

var (
	socketReaderType = object.NewClass(object.ClassDef{Module: "_io", Name: "BufferedReader", Props: []object.Prop{
		prop("closed", func(r *socketReader) object.Value { return object.Bool(r.closed) }),
	}})
	socketWriterType = object.NewClass(object.ClassDef{Module: "socketserver", Name: "_SocketWriter", Props: []object.Prop{
		prop("closed", func(w *socketWriter) object.Value { return object.Bool(w.closed) }),
	}})
	streamHandlerType = serverType("StreamRequestHandler", baseHandlerType, map[string]object.Value{
		"timeout": object.None, "disable_nagle_algorithm": object.Bool(false), "rbufsize": object.MkInt(-1), "wbufsize": object.MkInt(0),
	})
)

var socketReaderMethods = []object.Func{
	{Name: "read", Sig: "(size: index=-1, /)", Fn: method(readStream)},
	{Name: "readline", Sig: "(size: index=-1, /)", Fn: method(readStreamLine)},
	{Name: "close", Sig: "()", Fn: method(func(_ *Actor, r *socketReader, _ []object.Value) (object.Value, error) {
		r.closed, r.ahead = true, nil
		return object.None, nil
	})},
	{Name: "__iter__", Sig: "()", Fn: itself},
	{Name: "__next__", Sig: "()", Fn: method(nextStreamLine)},
}

var socketWriterMethods = []object.Func{
	{Name: "write", Sig: "(data: buffer, /)", Fn: method(writeStream)},
	{Name: "flush", Sig: "()", Fn: method(func(_ *Actor, w *socketWriter, _ []object.Value) (object.Value, error) {
		if w.closed {
			return nil, object.Raise(object.ValueError, "I/O operation on closed file.")
		}
		return object.None, nil
	})},
	{Name: "close", Sig: "()", Fn: method(func(_ *Actor, w *socketWriter, _ []object.Value) (object.Value, error) {
		w.closed = true
		return object.None, nil
	})},
}

var streamHandlerMethods = []object.Func{
	{Name: "setup", Sig: "()", Fn: setUpStreams},
	{Name: "finish", Sig: "()", Fn: finishStreams},
}

// readAhead is how much a reader asks of its socket at a time: io.DEFAULT_BUFFER_SIZE.
const readAhead = 8192

// until receives until it has size bytes (-1: all there will be), or the end of a line.
func (r *socketReader) until(a *Actor, size int, line bool) (object.Value, error) {
	if r.closed {
		what := "read"
		if line {
			what = "readline"
		}
		return nil, object.Raise(object.ValueError, "%s of closed file", what)
	}
	for enough := false; ; {
		n := len(r.ahead)
		if i := bytes.IndexByte(r.ahead, '\n'); line && i >= 0 {
			n, enough = i+1, true
		}
		if size >= 0 && n >= size {
			n, enough = size, true
		}
		if enough {
			a.charge(n)
			out := object.Bytes(r.ahead[:n])
			r.ahead = r.ahead[n:]
			return out, nil
		}
		got, err := a.invoke(r.socket, "recv", object.MkInt(readAhead))
		if err != nil {
			return nil, err
		}
		data, err := object.AsBytesLike(got)
		if err != nil {
			return nil, err
		}
		a.charge(len(data))
		r.ahead, enough = append(r.ahead, data...), len(data) == 0
	}
}

func readStream(a *Actor, r *socketReader, v []object.Value) (object.Value, error) {
	n := int(v[0].(object.Int))
	if n < -1 {
		return nil, object.Raise(object.ValueError, "read length must be non-negative or -1")
	}
	return r.until(a, n, false)
}

func readStreamLine(a *Actor, r *socketReader, v []object.Value) (object.Value, error) {
	return r.until(a, max(int(v[0].(object.Int)), -1), true)
}

func nextStreamLine(a *Actor, r *socketReader, _ []object.Value) (object.Value, error) {
	line, err := r.until(a, -1, true)
	if b, ok := line.(object.Bytes); err == nil && ok && len(b) == 0 {
		return nil, object.RaiseV(object.StopIteration)
	}
	return line, err
}

func writeStream(a *Actor, w *socketWriter, v []object.Value) (object.Value, error) {
	data, err := object.AsBytesLike(v[0])
	if err != nil {
		return nil, err
	}
	_, err = a.invoke(w.socket, "sendall", v[0])
	return object.MkInt(int64(len(data))), err
}

// setUpStreams is the setup of a StreamRequestHandler.
func setUpStreams(h object.Host, v []object.Value) (object.Value, error) {
	a, self := of(h), v[0]
	get := func(name string) object.Value {
		x, err := object.GetAttr(h, self, name)
		if err != nil {
			x = object.None
		}
		return x
	}
	sk := get("request")
	if get("rbufsize") != object.Value(object.MkInt(-1)) || get("wbufsize") != object.Value(object.MkInt(0)) {
		return nil, refused("socketserver.StreamRequestHandler", "rbufsize, wbufsize")
	}
	if d := get("timeout"); !object.IsNone(d) {
		if _, err := a.invoke(sk, "settimeout", d); err != nil {
			return nil, err
		}
	}
	if off, err := object.Truth(h, get("disable_nagle_algorithm")); err != nil {
		return nil, err
	} else if off {
		if _, err := a.invoke(sk, "setsockopt", object.MkInt(protoTCP), object.MkInt(1), object.MkInt(1)); err != nil {
			return nil, err
		}
	}
	a.charge(2 * fileSize)
	for _, x := range []eval.Var{
		{Name: "connection", Value: sk},
		{Name: "rfile", Value: wrap(socketReaderType, &socketReader{socket: sk})},
		{Name: "wfile", Value: wrap(socketWriterType, &socketWriter{socket: sk})},
	} {
		if err := object.SetAttr(h, self, x.Name, x.Value); err != nil {
			return nil, err
		}
	}
	return object.None, nil
}

func finishStreams(h object.Host, v []object.Value) (object.Value, error) {
	for _, name := range []string{"wfile", "rfile"} {
		f, err := object.GetAttr(h, v[0], name)
		if err == nil {
			_, err = of(h).invoke(f, "close")
		}
		if err != nil {
			return nil, err
		}
	}
	return object.None, nil
}
