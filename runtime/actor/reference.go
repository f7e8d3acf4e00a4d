package actor

import (
	"slices"
	"strings"

	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/object"
)

// Entry is what help and the reference page say of one name that programs can use: everything but
// the sentence, which repl/text keeps under Name.
type Entry struct {
	Kind      Kind
	Name      string   // "len", "str.split", "socket.recv", "errno.EAGAIN"
	Module    string   // that it is in; "" for Python's own
	Class     string   // that a method or an attribute belongs to
	Signature string   // "(bufsize, flags=0, /)"; "" for what is not called
	Value     string   // of a constant: its repr(); of a second name of a class: the first
	Base      string   // of an exception class
	Refused   []string // the arguments that CPython takes and we do not; of a class: its attributes that we lack
}

// Kind says what a name is of.
type Kind uint8

// The kinds, in the order in which a page lists them.
const (
	ModuleKind Kind = iota
	FunctionKind
	ClassKind
	ExceptionKind
	ConstantKind
	MethodKind
	AttributeKind
)

// Word is the name without what it is in: "recv".
func (e Entry) Word() string { return e.Name[strings.LastIndexByte(e.Name, '.')+1:] }

// Full is the name with all that it is in: "socket.socket.recv".
func (e Entry) Full() string {
	full := e.Word()
	if e.Class != "" {
		full = e.Class + "." + full
	}
	if e.Module != "" {
		full = e.Module + "." + full
	}
	return full
}

// Holds lists, of all entries, those of a kind that a module or a class has, by their words.
func (e Entry) Holds(all []Entry, k Kind) []string {
	var out []string
	for _, x := range all {
		owner, member := "", k == MethodKind || k == AttributeKind
		switch {
		case member && (e.Kind == ClassKind || e.Kind == ExceptionKind):
			owner = strings.TrimPrefix(x.Module+"."+x.Class, ".")
		case !member && e.Kind == ModuleKind:
			owner = x.Module
		}
		if x.Kind == k && owner == e.Name {
			out = append(out, x.Word())
		}
	}
	return out
}

// Reference lists every name that programs can use, in the order of the tables.
func Reference() []Entry {
	library() // gives the classes their methods
	r := reference{listed: map[string]bool{}}
	for _, t := range eval.Tables() {
		if t.Class == nil {
			r.functions("", slices.DeleteFunc(slices.Clone(t.Rows), func(f object.Func) bool { return builtins()[f.Name] != nil })) // ours below
			continue
		}
		if t.Class == object.ObjectType {
			r.add(Entry{Kind: ClassKind, Name: "object", Signature: "()"})
		} else if t.Make != nil {
			r.add(Entry{Kind: ClassKind, Name: t.Class.Name, Signature: t.Make.Shown(), Refused: slices.Concat(t.Make.Refused(), t.Class.Lacks())})
		}
		r.class("", t.Class.Name, t.Class, t.Rows)
	}
	r.functions("", builtinFunctions)
	for _, c := range object.Exceptions {
		r.exception("", c.Name, c)
	}
	for _, name := range []string{"IOError", "EnvironmentError"} {
		r.exception("", name, object.OSError)
	}
	r.add(Entry{Kind: ConstantKind, Name: "NotImplemented"}, Entry{Kind: ConstantKind, Name: "Ellipsis"})
	for _, m := range modules {
		r.module(m)
	}
	return r.all
}

// reference is the list being made.
type reference struct {
	all    []Entry
	listed map[string]bool // classes that differ in nothing that help says are listed once
}

func (r *reference) add(es ...Entry) { r.all = append(r.all, es...) }

func (r *reference) functions(module string, rows []object.Func) {
	for _, f := range rows {
		r.add(Entry{Kind: FunctionKind, Name: strings.TrimPrefix(module+"."+f.Name, "."), Module: module, Signature: f.Shown(), Refused: f.Refused()})
	}
}

// class lists what a class has; path is how help calls it.
func (r *reference) class(module, path string, c *object.Class, rows []object.Func) {
	for _, f := range rows {
		if f.Name[0] != '_' {
			r.add(Entry{Kind: MethodKind, Name: path + "." + f.Name, Module: module, Class: c.Name, Signature: f.Shown(), Refused: f.Refused()})
		}
	}
	if path == module { // socket.timeout is an exception
		path += "." + c.Name
	}
	for _, name := range c.Props() {
		r.add(Entry{Kind: AttributeKind, Name: path + "." + name, Module: module, Class: c.Name})
	}
}

// exception lists an exception class, or a second name of one.
func (r *reference) exception(module, name string, c *object.Class, attributes ...string) {
	e := Entry{Kind: ExceptionKind, Name: strings.TrimPrefix(module+"."+name, "."), Module: module}
	if own := c.Name == name && (module != "") == (c.Module != ""); own {
		e.Base = c.Base.Name
	} else {
		e.Value = c.Name
	}
	r.add(e)
	for _, f := range append(c.Fields(), attributes...) {
		if e.Value == "" {
			r.add(Entry{Kind: AttributeKind, Name: e.Name + "." + f, Module: module, Class: name})
		}
	}
}

func (r *reference) module(m module) {
	r.add(Entry{Kind: ModuleKind, Name: m.name})
	r.functions(m.name, m.functions)
	for _, c := range m.classes {
		path := c.path
		if path == "" {
			path = m.name + "." + c.typ.Name
		}
		switch {
		case c.typ.Is(object.BaseException):
			r.exception(m.name, c.typ.Name, c.typ, c.attributes...)
			continue
		case !c.unnamed:
			e := Entry{Kind: ClassKind, Name: m.name + "." + c.typ.Name, Module: m.name}
			if init, _ := c.typ.Lookup("__init__"); init.(*object.Builtin).Owner != object.ObjectType {
				e.Signature, e.Refused = init.(*object.Builtin).Shown(), init.(*object.Builtin).Refused()
			}
			e.Refused = append(e.Refused, c.typ.Lacks()...)
			r.add(e)
		}
		if !r.listed[path] {
			r.listed[path] = true
			r.class(m.name, path, c.typ, c.methods)
		}
	}
	for _, c := range m.all() {
		if cls, ok := c.value.(*object.Class); ok {
			r.exception(m.name, c.name, cls)
			continue
		}
		e := Entry{Kind: ConstantKind, Name: m.name + "." + c.name, Module: m.name}
		if c.fresh == nil && c.value != object.Value(standardOutput) {
			e.Value = object.Repr(c.value)
		}
		r.add(e)
	}
}
