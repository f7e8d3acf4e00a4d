package actor

import (
	"math"
	"strings"

	"lockstep/runtime/python/object"
)

var sysModule = module{
	name: "sys",
	classes: []class{
		{typ: stdoutType, path: "sys.stdout", methods: stdoutMethods, unnamed: true},
	},
	functions: []object.Func{{Name: "exit", Sig: "(status=None, /)", Fn: exit}},
	constants: []constant{
		{name: "argv", fresh: arguments},
		{name: "stdout", value: standardOutput},
		{name: "maxsize", value: object.Int(math.MaxInt64)},
		{name: "byteorder", value: object.Str("little")},
		{name: "platform", value: object.Str("linux")},
	},
}

func exit(_ object.Host, v []object.Value) (object.Value, error) {
	if object.IsNone(v[0]) {
		return nil, object.RaiseV(object.SystemExit)
	}
	if t, ok := v[0].(object.Tuple); ok {
		return nil, object.RaiseV(object.SystemExit, t...)
	}
	return nil, object.RaiseV(object.SystemExit, v[0])
}

func arguments(a *Actor) object.Value {
	list := &object.List{}
	for _, s := range a.opt.Argv {
		list.V = append(list.V, object.Str(s))
	}
	return list
}

var osModule = module{name: "os", functions: []object.Func{
	{Name: "remove", Sig: "(path, *, dir_fd: refused=None)", Fn: function(removeFile)},
	{Name: "unlink", Sig: "(path, *, dir_fd: refused=None)", Fn: function(removeFile)},
	{Name: "urandom", Sig: "(size: index, /)", Fn: function(urandom)},
	{Name: "getpid", Sig: "()", Fn: function(func(a *Actor, _ []object.Value) (object.Value, error) { return object.MkInt(int64(a.opt.PID)), nil })},
	{Name: "getppid", Sig: "()", Fn: function(getppid)},
	{Name: "_exit", Sig: "(status: cint)", Fn: exitNow},
	{Name: "strerror", Sig: "(code: cint, /)", Fn: func(_ object.Host, v []object.Value) (object.Value, error) {
		return object.Str(object.StrError(int(v[0].(object.Int)))), nil
	}},
}, constants: []constant{
	{name: "error", value: object.OSError},
	{name: "name", value: object.Str("posix")},
	{name: "sep", value: object.Str("/")},
	{name: "linesep", value: object.Str("\n")},
}}

var pathModule = module{name: "os.path", functions: []object.Func{
	{Name: "getsize", Sig: "(filename)", Fn: function(fileLength)},
	{Name: "exists", Sig: "(path)", Fn: fileIs("exists", func(err string) bool { return err == "" || err == "EISDIR" })},
	{Name: "isfile", Sig: "(path)", Fn: fileIs("isfile", func(err string) bool { return err == "" })},
	{Name: "basename", Sig: "(p)", Fn: onPath(func(p string) string { return p[strings.LastIndexByte(p, '/')+1:] })},
	{Name: "dirname", Sig: "(p)", Fn: onPath(func(p string) string {
		head := p[:strings.LastIndexByte(p, '/')+1]
		if dir := strings.TrimRight(head, "/"); dir != "" {
			return dir
		}
		return head
	})},
	{Name: "join", Sig: "(a, *p)", Fn: func(_ object.Host, v []object.Value) (object.Value, error) {
		path, err := pathOf(v[0])
		if err != nil {
			return nil, err
		}
		for _, x := range v[1].(object.Tuple) {
			part, err := pathOf(x)
			switch {
			case err != nil:
				return nil, object.Raise(object.TypeError, "join() argument must be str, bytes, or os.PathLike object, not '%s'", object.TypeName(x))
			case strings.HasPrefix(part, "/") || path == "":
				path = part
			case strings.HasSuffix(path, "/"):
				path += part
			default:
				path += "/" + part
			}
		}
		return object.Str(path), nil
	}},
}}

func onPath(f func(p string) string) goFunction {
	return func(_ object.Host, v []object.Value) (object.Value, error) {
		p, err := pathOf(v[0])
		return object.Str(f(p)), err
	}
}

// pathOf is a path as text; paths of bytes are refused.
func pathOf(v object.Value) (string, error) {
	switch p := v.(type) {
	case object.Str:
		return string(p), nil
	case object.Bytes:
		return "", refused("os.path", "bytes")
	}
	return "", object.Raise(object.TypeError, "expected str, bytes or os.PathLike object, not %s", object.TypeName(v))
}

// urandom is os.urandom(): chance comes from whoever started the actor.
func urandom(a *Actor, v []object.Value) (object.Value, error) {
	n := int(v[0].(object.Int))
	if n < 0 {
		return nil, object.Raise(object.ValueError, "negative argument not allowed")
	}
	a.charge(n)
	b := make([]byte, n)
	a.chances(b)
	return object.Bytes(b), nil
}
