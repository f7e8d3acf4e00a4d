package object

// Exceptions lists Python's own exception classes, bases first.
var Exceptions = make([]*Class, 0, 64)

func exception(name string, base *Class) *Class {
	c := &Class{Name: name, Base: base, Native: true}
	Exceptions = append(Exceptions, c)
	return c
}

// NewException makes an exception class of a module: struct.error, queue.Empty.
func NewException(module, name string, base *Class) *Class {
	return &Class{Name: name, Module: module, Base: base, Native: true, Attrs: map[string]Value{}}
}

var (
	BaseException          = exception("BaseException", ObjectType)
	SystemExit             = exception("SystemExit", BaseException)
	KeyboardInterrupt      = exception("KeyboardInterrupt", BaseException)
	GeneratorExit          = exception("GeneratorExit", BaseException)
	Exception              = exception("Exception", BaseException)
	StopIteration          = exception("StopIteration", Exception)
	ArithmeticError        = exception("ArithmeticError", Exception)
	FloatingPointError     = exception("FloatingPointError", ArithmeticError)
	ZeroDivisionError      = exception("ZeroDivisionError", ArithmeticError)
	OverflowError          = exception("OverflowError", ArithmeticError)
	AssertionError         = exception("AssertionError", Exception)
	AttributeError         = exception("AttributeError", Exception)
	BufferError            = exception("BufferError", Exception)
	EOFError               = exception("EOFError", Exception)
	ImportError            = exception("ImportError", Exception)
	ModuleNotFoundError    = exception("ModuleNotFoundError", ImportError)
	LookupError            = exception("LookupError", Exception)
	IndexError             = exception("IndexError", LookupError)
	KeyError               = exception("KeyError", LookupError)
	MemoryError            = exception("MemoryError", Exception)
	NameError              = exception("NameError", Exception)
	UnboundLocalError      = exception("UnboundLocalError", NameError)
	OSError                = exception("OSError", Exception)
	BlockingIOError        = exception("BlockingIOError", OSError)
	ChildProcessError      = exception("ChildProcessError", OSError)
	ConnectionError        = exception("ConnectionError", OSError)
	BrokenPipeError        = exception("BrokenPipeError", ConnectionError)
	ConnectionAbortedError = exception("ConnectionAbortedError", ConnectionError)
	ConnectionRefusedError = exception("ConnectionRefusedError", ConnectionError)
	ConnectionResetError   = exception("ConnectionResetError", ConnectionError)
	FileExistsError        = exception("FileExistsError", OSError)
	FileNotFoundError      = exception("FileNotFoundError", OSError)
	InterruptedError       = exception("InterruptedError", OSError)
	IsADirectoryError      = exception("IsADirectoryError", OSError)
	NotADirectoryError     = exception("NotADirectoryError", OSError)
	PermissionError        = exception("PermissionError", OSError)
	ProcessLookupError     = exception("ProcessLookupError", OSError)
	TimeoutError           = exception("TimeoutError", OSError)
	ReferenceError         = exception("ReferenceError", Exception)
	RuntimeError           = exception("RuntimeError", Exception)
	NotImplementedError    = exception("NotImplementedError", RuntimeError)
	RecursionError         = exception("RecursionError", RuntimeError)
	SyntaxError            = exception("SyntaxError", Exception)
	TypeError              = exception("TypeError", Exception)
	ValueError             = exception("ValueError", Exception)
	UnicodeError           = exception("UnicodeError", ValueError)
	UnicodeDecodeError     = exception("UnicodeDecodeError", UnicodeError)
	UnicodeEncodeError     = exception("UnicodeEncodeError", UnicodeError)
)

// Fields are the attributes that every exception of the class has, beyond those
// of its base.
func (c *Class) Fields() []string {
	switch c {
	case BaseException:
		return []string{"args"}
	case UnicodeDecodeError, UnicodeEncodeError:
		return unicodeFields
	}
	for _, f := range exceptionFields {
		if f.class == c {
			return f.names
		}
	}
	return nil
}

var unicodeFields = []string{"encoding", "object", "start", "end", "reason"}

// attributes that are None until a constructor sets them
var exceptionFields = []struct {
	class *Class
	names []string
}{
	{OSError, []string{"errno", "strerror", "filename"}},
	{StopIteration, []string{"value"}},
	{SystemExit, []string{"code"}},
}

var exceptionMethods = []Func{
	{Name: "__init__", Sig: "(*args, **kwargs)", Fn: func(h Host, a []Value) (Value, error) {
		in, args := a[0].(*Instance), a[1].(Tuple)
		if a[2].(*Dict).Len() > 0 {
			return nil, Raise(TypeError, "%s() takes no keyword arguments", in.Cls.Name)
		}
		if c := in.Cls; (c == UnicodeDecodeError || c == UnicodeEncodeError) && len(args) != 5 {
			return nil, Raise(TypeError, "function takes exactly 5 arguments (%d given)", len(args))
		}
		if c := in.Cls; c.Is(SyntaxError) && len(args) > 1 || c.Is(OSError) && len(args) > 3 || c == BlockingIOError && len(args) > 2 {
			return nil, Refuse("python.no.argument", "function", c.Name, "argument", "args")
		}
		newException(in, args)
		return None, nil
	}},
	{Name: "__str__", Sig: "()", Fn: func(h Host, a []Value) (Value, error) {
		s, err := exceptionText(h, a[0].(*Instance))
		return Str(s), err
	}},
	{Name: "__repr__", Sig: "()", Fn: func(h Host, a []Value) (Value, error) {
		in := a[0].(*Instance)
		r := &reprer{h: h, b: builder{h: h}, busy: map[any]bool{}}
		err := r.list(in.Cls.Name+"(", ")", in.Exc.Args)
		return Str(r.b.String()), err
	}},
	{Name: "with_traceback", Sig: "(tb, /)", Fn: func(h Host, a []Value) (Value, error) {
		if !IsNone(a[1]) { // a traceback is no value here
			return nil, Raise(TypeError, "__traceback__ must be a traceback or None")
		}
		return a[0], nil
	}},
}

func init() {
	BaseException.addMethods(exceptionMethods)
	for _, f := range exceptionFields {
		f.class.Attrs = make(map[string]Value, len(f.names))
		for _, n := range f.names {
			f.class.Attrs[n] = None
		}
	}
}
