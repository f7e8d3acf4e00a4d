package object

import (
	"errors"
	"fmt"

	"lockstep/runtime/python/syntax"
)

// Exc is what an Instance has when it is an exception.
type Exc struct {
	Args           Tuple
	Cause, Context *Instance
	Suppress       bool      // "raise ... from": Context is not shown
	TB             []TBEntry // innermost frame first
	// What was looked for and not found, for the suggestion of a traceback.
	Name  string
	On    Value      // of an AttributeError: the object
	Names [][]string // of a NameError: locals, globals, builtins
}

// TBEntry is a line of a traceback.
type TBEntry struct {
	Fn string
	At syntax.Span // of the operation in progress
}

// Err is a raised exception on its way up. Mark is the frame that already
// wrote its traceback line; only the evaluator uses it.
type Err struct {
	Value *Instance
	Mark  any
}

// Error is the last line of the traceback. It runs no code of the program.
func (e *Err) Error() string {
	s, err := exceptionText(Quiet, e.Value)
	if s == "" || err != nil {
		return e.Value.Cls.Name
	}
	return e.Value.Cls.Name + ": " + s
}

// Raise makes an exception with a text.
func Raise(c *Class, format string, a ...any) error {
	return RaiseV(c, Str(fmt.Sprintf(format, a...)))
}

// RaiseV makes an exception with arguments. The class's own __init__ does not run.
func RaiseV(c *Class, args ...Value) error {
	in := &Instance{Cls: c, Exc: &Exc{}}
	newException(in, args)
	return &Err{Value: in}
}

// OSErrorFor makes the OSError of an error number: of the subclass that
// CPython takes (ConnectionRefusedError ...) and with Linux's text.
func OSErrorFor(errno int) error {
	return RaiseV(OSError, MkInt(int64(errno)), Str(StrError(errno)))
}

// AsErr takes the Python exception out of an error.
func AsErr(err error) (*Err, bool) {
	if e, ok := err.(*Err); ok {
		return e, true
	}
	var e *Err
	ok := errors.As(err, &e)
	return e, ok
}

// IsExc tells whether err is a Python exception of class c.
func IsExc(err error, c *Class) bool {
	e, ok := AsErr(err)
	return ok && e.Value.Cls.Is(c)
}

// osErrors: which subclass of OSError an error number makes, as CPython has it.
var osErrors = map[int]*Class{
	1: PermissionError, 2: FileNotFoundError, 3: ProcessLookupError, 4: InterruptedError,
	10: ChildProcessError, 11: BlockingIOError, 13: PermissionError, 17: FileExistsError,
	20: NotADirectoryError, 21: IsADirectoryError, 32: BrokenPipeError, 103: ConnectionAbortedError,
	104: ConnectionResetError, 108: BrokenPipeError, 110: TimeoutError, 111: ConnectionRefusedError,
	114: BlockingIOError, 115: BlockingIOError,
}

// newException fills what the constructors of the exception classes fill.
func newException(in *Instance, args []Value) {
	in.Exc.Args = append(Tuple{}, args...)
	switch c := in.Cls; {
	case c.Is(OSError):
		in.Del("filename") // __init__ may run after the constructor, with other arguments
		if len(args) < 2 || len(args) > 5 {
			return
		}
		in.Set("errno", args[0])
		in.Set("strerror", args[1])
		if len(args) > 2 && !IsNone(args[2]) {
			in.Set("filename", args[2])
			in.Exc.Args = in.Exc.Args[:2]
		}
		if no, ok := asInt(args[0]); ok && c == OSError && osErrors[int(no)] != nil {
			in.Cls = osErrors[int(no)]
		}
	case c.Is(StopIteration) && len(args) > 0:
		in.Set("value", args[0])
	case c.Is(SystemExit) && len(args) == 1:
		in.Set("code", args[0])
	case c.Is(SystemExit) && len(args) > 1:
		in.Set("code", in.Exc.Args)
	case c.Is(UnicodeDecodeError) || c.Is(UnicodeEncodeError):
		if len(args) == 5 {
			for i, name := range unicodeFields {
				in.Set(name, args[i])
			}
		}
	}
}

// exceptionText is str(e).
func exceptionText(h Host, v *Instance) (string, error) {
	a := v.Exc.Args
	errno, _ := v.Get("errno")
	switch {
	case v.Cls.Is(KeyError) && len(a) == 1:
		return ReprOf(h, a[0])
	case v.Cls.Is(OSError) && errno != nil:
		return osErrorText(h, v, errno)
	case v.Cls.Is(UnicodeDecodeError) || v.Cls.Is(UnicodeEncodeError):
		if s, ok := unicodeErrorText(v); ok {
			return s, nil
		}
	}
	switch len(a) {
	case 0:
		return "", nil
	case 1:
		return StrOf(h, a[0])
	}
	return ReprOf(h, a)
}

func osErrorText(h Host, v *Instance, errno Value) (string, error) {
	no, err := StrOf(h, errno)
	if err != nil {
		return "", err
	}
	strerror, _ := v.Get("strerror")
	text, err := StrOf(h, strerror)
	if err != nil {
		return "", err
	}
	s := "[Errno " + no + "] " + text
	if f, ok := v.Get("filename"); ok && !IsNone(f) {
		name, err := ReprOf(h, f)
		if err != nil {
			return "", err
		}
		s += ": " + name
	}
	return s, nil
}

func unicodeErrorText(v *Instance) (string, bool) {
	if len(v.Exc.Args) != 5 {
		return "", false
	}
	enc, _ := v.Exc.Args[0].(Str)
	start, ok1 := asInt(v.Exc.Args[2])
	end, ok2 := asInt(v.Exc.Args[3])
	reason, _ := v.Exc.Args[4].(Str)
	if !ok1 || !ok2 {
		return "", false
	}
	verb, what := "decode", "byte"
	at := fmt.Sprintf("in position %d", start)
	detail := ""
	switch obj := v.Exc.Args[1].(type) {
	case Bytes:
		if end == start+1 && start >= 0 && int(start) < len(obj) {
			detail = fmt.Sprintf(" 0x%02x", obj[start])
		}
	case Str:
		verb, what = "encode", "character"
		if r := []rune(string(obj)); end == start+1 && start >= 0 && int(start) < len(r) {
			detail = " '" + escapeRune(r[start]) + "'"
		}
	}
	if end != start+1 {
		what, at = what+"s", fmt.Sprintf("in position %d-%d", start, end-1)
	}
	return fmt.Sprintf("'%s' codec can't %s %s%s %s: %s", enc, verb, what, detail, at, reason), true
}

func escapeRune(r rune) string {
	switch {
	case r <= 0xff:
		return fmt.Sprintf("\\x%02x", r)
	case r <= 0xffff:
		return fmt.Sprintf("\\u%04x", r)
	}
	return fmt.Sprintf("\\U%08x", r)
}

func orNone(i *Instance) Value {
	if i == nil {
		return None
	}
	return i
}

func (e *Exc) attr(cls *Class, name string) (Value, bool) {
	switch name {
	case "args":
		return e.Args, true
	case "__cause__":
		return orNone(e.Cause), true
	case "__context__":
		return orNone(e.Context), true
	case "__suppress_context__":
		return Bool(e.Suppress), true
	}
	return nil, false
}

// setAttr tells whether the attribute is one of the exception's own.
func (e *Exc) setAttr(h Host, name string, v Value) (bool, error) {
	exc := func(into **Instance) (bool, error) {
		in, ok := v.(*Instance)
		if v != Value(None) && (!ok || in.Exc == nil) {
			return true, Raise(TypeError, "exception %s must be None or derive from BaseException", map[string]string{"__cause__": "cause", "__context__": "context"}[name])
		}
		*into = in
		return true, nil
	}
	switch name {
	case "args":
		args, err := ToSlice(h, v)
		if err == nil {
			e.Args = args
		}
		return true, err
	case "__cause__":
		e.Suppress = true
		return exc(&e.Cause)
	case "__context__":
		return exc(&e.Context)
	}
	return false, nil
}
