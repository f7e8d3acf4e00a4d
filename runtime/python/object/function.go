package object

import (
	"strings"
	"sync/atomic"
)

// Func declares one function or method written in Go: a row of a table. The
// text of its help is found under its full name (Builtin.FullName), so a row
// holds no prose.
type Func struct {
	Name string
	// Sig is the call as CPython's documentation writes it, without self:
	// "(bufsize, flags=0, /)", "(iterable, /, *, key=None, reverse=False)",
	// "(object, name[, default], /)". A parameter may have a type in front of
	// its default, "(width: index, fillchar: str=' ', /)": one of converters,
	// which the argument is turned into; None is taken as well where it is the
	// default. It is parsed at the first call.
	Sig string
	// Fn gets its arguments in the order of the signature, checked against it:
	// nil for an optional one (in brackets) that was left out, a Tuple for
	// *args, a *Dict for **kwargs. A method gets self in front, which is an
	// instance of its class. Fn must not keep the slice.
	Fn   func(h Host, a []Value) (Value, error)
	Kind FuncKind
}

// FuncKind says what a method of a class gets in front of its arguments.
type FuncKind uint8

const (
	InstanceMethodKind FuncKind = iota // the instance; for functions of a module: nothing
	ClassMethodKind                    // the class
	StaticMethodKind                   // nothing
)

// Builtin is a Func as a value. It is immutable, so all programs share it.
type Builtin struct {
	Func
	Owner  *Class // the class it is a method of, or nil
	Module string // of a module's function, or ""
	sig    atomic.Pointer[Signature]
}

// Shown is the signature as documentation writes it, without types.
func (f Func) Shown() string {
	shown, rest, typed := strings.Cut(f.Sig, ": ")
	for typed {
		var more string
		more, rest, typed = strings.Cut(strings.TrimLeft(rest, "abcdefghijklmnopqrstuvwxyz"), ": ")
		shown += more
	}
	return shown
}

// Refused are the arguments that CPython takes and we do not.
func (f Func) Refused() []string {
	var out []string
	for rest := f.Sig; ; {
		before, after, more := strings.Cut(rest, ": refused")
		if !more {
			return out
		}
		out, rest = append(out, before[strings.LastIndexAny(before, " (,*")+1:]), after
	}
}

// NewBuiltin makes a row of a table into a value: a function of no class.
func NewBuiltin(module string, f Func) *Builtin { return &Builtin{Func: f, Module: module} }

// FullName is the name that help and reference pages use: "len", "str.join",
// "struct.pack", "socket.socket.recv".
func (b *Builtin) FullName() string {
	name := b.qualName()
	if b.Owner != nil && b.Owner.Module != "" {
		return b.Owner.Module + "." + name
	}
	if b.Module != "" {
		return b.Module + "." + name
	}
	return name
}

// qualName is the name CPython's errors use for a method: "str.join".
func (b *Builtin) qualName() string {
	if b.Owner != nil {
		return b.Owner.Name + "." + b.Name
	}
	return b.Name
}

// Signature gives the parsed signature. It panics when Sig is malformed: a
// mistake in a table, which a test that walks the table finds.
func (b *Builtin) Signature() *Signature {
	if s := b.sig.Load(); s != nil {
		return s
	}
	s := parseSignature(b.Sig)
	b.sig.Store(s) // two threads may both parse: the results are the same
	return s
}

// Call checks the arguments against the signature and calls. Self is nil when
// b is called as a function: then a method takes self from the arguments.
func (b *Builtin) Call(h Host, self Value, args []Value, kw []KW) (Value, error) {
	if b.Owner != nil && b.Kind == InstanceMethodKind {
		if self == nil {
			if len(args) == 0 {
				return nil, Raise(TypeError, "unbound method %s() needs an argument", b.qualName())
			}
			self, args = args[0], args[1:]
		}
		if !TypeOf(self).Is(b.Owner) {
			return nil, Raise(TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", b.Name, b.Owner.Name, TypeName(self))
		}
	}
	bound, err := b.Signature().bind(h, b, self, args, kw)
	if err != nil {
		return nil, err
	}
	return b.Fn(h, bound)
}

// Bound is a method taken from an object: a function and its first argument.
type Bound struct{ Self, Fn Value }
