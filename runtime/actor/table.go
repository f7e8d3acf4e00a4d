package actor

import (
	"maps"
	"strings"
	"sync"

	"lockstep/runtime/python/object"
)

// module is one importable module: the table from which importing, checking, help and the
// reference page all come.
type module struct {
	name      string
	functions []object.Func
	classes   []class
	constants []constant
	instead   map[string]string // of names that CPython has: the failure that says what to write instead
	more      func() []constant // that are many: made when they are asked for
	open      bool              // programs may set attributes of its classes: each gets classes of its own
}

// all is the constants of a module.
func (m module) all() []constant {
	if m.more == nil {
		return m.constants
	}
	return m.more()
}

// class is a builtin class of a module. Its type is empty until the library is made, since
// methods make instances of it.
type class struct {
	typ        *object.Class
	path       string // under which help finds the methods, if not module.class
	methods    []object.Func
	attributes []string // that the constructor sets
	unnamed    bool     // the module does not hold it: programs get instances only
}

// constant is a name that is no function of ours.
type constant struct {
	name  string
	value object.Value
	fresh func(a *Actor) object.Value // a value that programs can change: each gets its own
}

// modules is everything that programs can import; a submodule stands behind its module.
var modules = []module{
	socketModule, selectModule, structModule, jsonModule, hashlibModule, hmacModule, timeModule,
	osModule, pathModule, sysModule, errnoModule, randomModule, threadingModule, queueModule, multiprocessingModule,
	socketserverModule, ioModule,
}

// builtinFunctions are the builtin functions that touch the world.
var builtinFunctions = []object.Func{
	{Name: "print", Sig: object.PrintSig, Fn: function(printText)},
	{Name: "input", Sig: "(prompt='', /)", Fn: function(inputLine)},
	openRow,
}

// goFunction is the Go side of a row: h is what called it, which is an actor's interpreter.
type goFunction = func(h object.Host, v []object.Value) (object.Value, error)

// function is a function of a module: v holds a value for each parameter.
func function(f func(a *Actor, v []object.Value) (object.Value, error)) goFunction {
	return func(h object.Host, v []object.Value) (object.Value, error) { return f(of(h), v) }
}

// method is a method of a class whose instances keep a T. v is without self.
func method[T any](f func(a *Actor, self T, v []object.Value) (object.Value, error)) goFunction {
	return func(h object.Host, v []object.Value) (object.Value, error) {
		self, err := object.Data[T](v[0])
		if err != nil {
			return nil, err
		}
		return f(of(h), self, v[1:])
	}
}

// constructor is an __init__: make gives what the instance keeps.
func constructor[T any](make func(a *Actor, v []object.Value) (T, error)) goFunction {
	return func(h object.Host, v []object.Value) (object.Value, error) {
		keeps, err := make(of(h), v[1:])
		v[0].(*object.Instance).Data = keeps // self: its class was checked
		return object.None, err
	}
}

// prop is an attribute that is computed from what an instance keeps.
func prop[T any](name string, get func(T) object.Value) object.Prop {
	return object.Prop{Name: name, Get: func(_ object.Host, self object.Value) (object.Value, error) {
		keeps, err := object.Data[T](self)
		if err != nil {
			return nil, err
		}
		return get(keeps), nil
	}}
}

// itself is a method that returns the object: __enter__.
func itself(_ object.Host, v []object.Value) (object.Value, error) { return v[0], nil }

// newType makes the type of a builtin class.
func newType(module, name string) *object.Class {
	return object.NewClass(object.ClassDef{Module: module, Name: name})
}

// wrap makes an instance of a builtin class.
func wrap(t *object.Class, keeps any) *object.Instance { return &object.Instance{Cls: t, Data: keeps} }

// refused is what CPython allows and we lack, where it shows only as the program runs: it ends the
// program, unseen by any except. It never returns.
func refused(function, argument string) error {
	return object.Refuse("python.no.argument", "function", function, "argument", argument)
}

// library is the modules as the interpreter sees them: made when the first program is loaded, shared
// by all actors, never changed.
var library = sync.OnceValue(func() map[string]*object.Module {
	lib := map[string]*object.Module{}
	for _, m := range modules {
		def := object.ModuleDef{Name: m.name, Funcs: m.functions, Instead: m.instead, Attrs: map[string]object.Value{}}
		for _, c := range m.classes {
			for _, f := range c.methods {
				c.typ.Attrs[f.Name] = &object.Builtin{Func: f, Owner: c.typ}
			}
			if c.unnamed {
				def.Unnamed = append(def.Unnamed, c.typ)
			} else {
				def.Classes = append(def.Classes, c.typ)
			}
		}
		for _, c := range m.all() {
			def.Attrs[c.name] = c.value
			if c.fresh != nil {
				def.Attrs[c.name] = object.None // so that checking knows the name
			}
		}
		lib[m.name] = object.NewModule(def)
		if parent, name, ok := strings.Cut(m.name, "."); ok {
			lib[parent].Attrs[name] = lib[m.name]
		}
	}
	return lib
})

// builtins are builtinFunctions as the interpreter sees them, shared as the library is.
var builtins = sync.OnceValue(func() map[string]object.Value {
	out := map[string]object.Value{}
	for _, f := range builtinFunctions {
		out[f.Name] = object.NewBuiltin("", f)
	}
	return out
})

// fresh lists, by module, the constants that each program gets for itself.
var fresh = sync.OnceValue(func() map[string][]constant {
	out := map[string][]constant{}
	for _, m := range modules {
		for _, c := range m.all() {
			if c.fresh != nil {
				out[m.name] = append(out[m.name], c)
			}
		}
	}
	return out
})

// library is the library of one program. Modules with values that programs can change are its own.
func (a *Actor) library() map[string]*object.Module {
	all := library()
	own := all
	for _, i := range a.program.module.Imports {
		shared := all[i.Module]
		changed := fresh()[i.Module]
		if own[i.Module] != shared || len(changed) == 0 && !opened()[i.Module] {
			continue
		}
		own = maps.Clone(own)
		mine := &object.Module{Name: i.Module, Attrs: maps.Clone(shared.Attrs)}
		own[i.Module] = mine
		if opened()[i.Module] {
			copies := map[*object.Class]*object.Class{}
			for name, v := range mine.Attrs {
				if c, ok := v.(*object.Class); ok {
					mine.Attrs[name] = ownClass(c, i.Module, copies)
				}
			}
		}
		for _, c := range changed {
			mine.Attrs[c.name] = c.fresh(a)
		}
	}
	return own
}

// opened are the modules of whose classes each program gets its own.
var opened = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, m := range modules {
		out[m.name] = m.open
	}
	return out
})

// ownClass copies a class of a module, and those it is made from: once each.
func ownClass(c *object.Class, module string, copies map[*object.Class]*object.Class) *object.Class {
	if c.Module != module {
		return c
	}
	if copies[c] == nil {
		mine := *c
		mine.Native, mine.Attrs, mine.Base = false, map[string]object.Value{}, ownClass(c.Base, module, copies)
		for name, v := range c.Attrs {
			if m, ok := v.(*object.Builtin); ok {
				v = &object.Builtin{Func: m.Func, Owner: &mine}
			}
			mine.Attrs[name] = v
		}
		copies[c] = &mine
	}
	return copies[c]
}
