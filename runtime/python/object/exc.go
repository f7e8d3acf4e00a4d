package object

import (
	"errors"
	"fmt"
	"strings"
)

// Exc is the exception part of an Instance.
type Exc struct {
	Args           Tuple
	Cause, Context *Instance
	Suppress       bool
	TB             []TBEntry
	Value          Value // StopIteration's / SystemExit's
}
type TBEntry struct {
	Fn   string
	Line int32
}

// Err is a raised exception on its way up. Mark: the frame which already wrote its traceback line.
type Err struct {
	I    *Instance
	Mark any
}

func (e *Err) Error() string {
	s, _ := excStr(nil, e.I)
	if s == "" {
		return e.I.Cls.Name
	}
	return e.I.Cls.Name + ": " + s
}
func Raise(c *Class, f string, a ...any) error {
	return &Err{I: &Instance{Cls: c, E: &Exc{Args: Tuple{Str(fmt.Sprintf(f, a...))}}}}
}
func RaiseV(c *Class, args ...Value) error { return &Err{I: &Instance{Cls: c, E: &Exc{Args: args}}} }
func AsErr(err error) (*Err, bool) {
	var e *Err
	if err == nil {
		return nil, false
	}
	if e, ok := err.(*Err); ok {
		return e, true
	}
	ok := errors.As(err, &e)
	return e, ok
}
func IsExc(err error, c *Class) bool {
	e, ok := AsErr(err)
	return ok && e.I.Cls.Is(c)
}
func excStr(h Host, v *Instance) (string, error) {
	a := v.E.Args
	switch {
	case v.Cls.Is(KeyError) && len(a) == 1:
		return ReprH(h, a[0])
	case v.Cls.Is(OSError) && len(a) == 2:
		return "[Errno " + Repr(a[0]) + "] " + toS(h, a[1]), nil
	case len(a) == 0:
		return "", nil
	case len(a) == 1:
		return ToStr(h, a[0])
	}
	return ReprH(h, a)
}
func toS(h Host, v Value) string { s, _ := ToStr(h, v); return s }
func orNone(i *Instance) Value {
	if i == nil {
		return None
	}
	return i
}
func (e *Exc) attr(n string) (Value, bool) {
	switch n {
	case "args":
		return e.Args, true
	case "__cause__":
		return orNone(e.Cause), true
	case "__context__":
		return orNone(e.Context), true
	case "__traceback__":
		return None, true
	case "value", "code":
		if e.Value != nil {
			return e.Value, true
		}
		if len(e.Args) > 0 {
			return e.Args[0], true
		}
		return None, true
	case "errno", "strerror":
		if len(e.Args) == 2 {
			return e.Args[map[string]int{"errno": 0, "strerror": 1}[n]], true
		}
		return None, true
	}
	return nil, false
}

var errnos = map[Int]string{2: "FileNotFoundError", 11: "BlockingIOError", 32: "BrokenPipeError", 103: "ConnectionAbortedError", 104: "ConnectionResetError", 110: "TimeoutError", 111: "ConnectionRefusedError"}
var Exceptions = map[string]*Class{}

func exc(name string, base *Class) *Class {
	c := &Class{Name: name, Base: base, Native: true, Attrs: map[string]Value{}}
	c.New = func(h Host, cls *Class, args []Value, kw []KW) (Value, error) {
		if len(kw) > 0 {
			return nil, Raise(Exceptions["TypeError"], "%s() takes no keyword arguments", cls.Name)
		}
		if cls.Name == "OSError" && len(args) == 2 {
			if n, ok := args[0].(Int); ok && errnos[n] != "" {
				cls = Exceptions[errnos[n]]
			}
		}
		return &Instance{Cls: cls, E: &Exc{Args: append(Tuple{}, args...)}}, nil
	}
	Exceptions[name] = c
	return c
}

var (
	BaseException       = exc("BaseException", ObjectType)
	SystemExit          = exc("SystemExit", BaseException)
	KeyboardInterrupt   = exc("KeyboardInterrupt", BaseException)
	GeneratorExit       = exc("GeneratorExit", BaseException)
	Exception           = exc("Exception", BaseException)
	StopIteration       = exc("StopIteration", Exception)
	ArithmeticError     = exc("ArithmeticError", Exception)
	ZeroDivisionError   = exc("ZeroDivisionError", ArithmeticError)
	OverflowError       = exc("OverflowError", ArithmeticError)
	AssertionError      = exc("AssertionError", Exception)
	AttributeError      = exc("AttributeError", Exception)
	EOFError            = exc("EOFError", Exception)
	ImportError         = exc("ImportError", Exception)
	ModuleNotFoundError = exc("ModuleNotFoundError", ImportError)
	LookupError         = exc("LookupError", Exception)
	IndexError          = exc("IndexError", LookupError)
	KeyError            = exc("KeyError", LookupError)
	MemoryError         = exc("MemoryError", Exception)
	NameError           = exc("NameError", Exception)
	UnboundLocalError   = exc("UnboundLocalError", NameError)
	OSError             = exc("OSError", Exception)
	BlockingIOError     = exc("BlockingIOError", OSError)
	FileNotFoundError   = exc("FileNotFoundError", OSError)
	TimeoutError        = exc("TimeoutError", OSError)
	ConnectionError     = exc("ConnectionError", OSError)
	BrokenPipeError     = exc("BrokenPipeError", ConnectionError)
	ConnAborted         = exc("ConnectionAbortedError", ConnectionError)
	ConnRefused         = exc("ConnectionRefusedError", ConnectionError)
	ConnReset           = exc("ConnectionResetError", ConnectionError)
	RuntimeError        = exc("RuntimeError", Exception)
	RecursionError      = exc("RecursionError", RuntimeError)
	NotImplementedError = exc("NotImplementedError", RuntimeError)
	TypeError           = exc("TypeError", Exception)
	ValueError          = exc("ValueError", Exception)
	UnicodeError        = exc("UnicodeError", ValueError)
	UnicodeDecodeError  = exc("UnicodeDecodeError", UnicodeError)
	UnicodeEncodeError  = exc("UnicodeEncodeError", UnicodeError)
)

func init() {
	BaseException.Attrs["__init__"] = &Builtin{Name: "__init__", F: func(h Host, self Value, args []Value, kw []KW) (Value, error) {
		self.(*Instance).E.Args = append(Tuple{}, args...)
		return None, nil
	}}
	BaseException.Attrs["with_traceback"] = &Builtin{Name: "with_traceback", F: func(h Host, self Value, args []Value, kw []KW) (Value, error) { return self, nil }}
}

// Traceback writes e as CPython does (without the ^^^^ marks).
func Traceback(h Host, e *Instance, file string, lines []string) string {
	var b strings.Builder
	if e.E.Cause != nil {
		b.WriteString(Traceback(h, e.E.Cause, file, lines) + "\nThe above exception was the direct cause of the following exception:\n\n")
	} else if e.E.Context != nil && !e.E.Suppress {
		b.WriteString(Traceback(h, e.E.Context, file, lines) + "\nDuring handling of the above exception, another exception occurred:\n\n")
	}
	if len(e.E.TB) > 0 {
		b.WriteString("Traceback (most recent call last):\n")
		for i := len(e.E.TB) - 1; i >= 0; i-- {
			t := e.E.TB[i]
			fmt.Fprintf(&b, "  File \"%s\", line %d, in %s\n", file, t.Line, t.Fn)
			if int(t.Line) <= len(lines) && t.Line > 0 {
				fmt.Fprintf(&b, "    %s\n", strings.TrimSpace(lines[t.Line-1]))
			}
		}
	}
	s, _ := ToStr(h, e)
	b.WriteString(e.Cls.Name)
	if s != "" {
		b.WriteString(": " + s)
	}
	b.WriteByte('\n')
	return b.String()
}
