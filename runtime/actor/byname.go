package actor

import (
	"maps"
	"slices"
	"strings"

	"lockstep/runtime/python/object"
)

// Functions and classes go to another process by name.

// global writes a function or a class by its name. It must be what is found under it.
func (p *pickler) global(v object.Value) error {
	if module, name := p.a.libraryName(v); name != "" {
		p.mark(markModule)
		p.text(module)
		p.text(name)
		return nil
	}
	if b, ok := v.(*object.Builtin); ok {
		return object.Refuse("python.no.pickle", "type", b.FullName())
	}
	module, qual := "__main__", ""
	for _, name := range []string{"__module__", "__qualname__"} {
		x, err := object.GetAttr(object.Quiet, v, name)
		if err != nil {
			return err
		}
		module, qual = qual, string(x.(object.Str))
	}
	if strings.Contains(qual, "<locals>") {
		return object.Raise(object.AttributeError, "Can't pickle local object '%s'", qual)
	}
	switch found, ok := p.a.global(qual); {
	case !ok:
		return object.Raise(picklingError, "Can't pickle %s: attribute lookup %s on %s failed", object.Repr(v), qual, module)
	case found != v:
		return object.Raise(picklingError, "Can't pickle %s: it's not the same object as %s.%s", object.Repr(v), module, qual)
	}
	p.mark(markGlobal)
	p.text(qual)
	return nil
}

// global finds a global of the program, or a part of one: "f", "C.method".
func (a *Actor) global(qual string) (object.Value, bool) {
	first, rest, more := strings.Cut(qual, ".")
	v, ok := a.eval.Global(first)
	for ok && more {
		first, rest, more = strings.Cut(rest, ".")
		x, err := object.GetAttr(object.Quiet, v, first)
		v, ok = x, err == nil
	}
	return v, ok
}

// libraryName finds the module and the name of a value that all programs share; "" when there is none.
func (a *Actor) libraryName(v object.Value) (module, name string) {
	switch x := v.(type) {
	case *object.Class:
		if name = x.Name; !x.Native {
			return "", ""
		}
	case *object.Builtin:
		name = x.Name
	default:
		return "", ""
	}
	if builtins()[name] == v || object.Builtins[name] == v {
		return "", name
	}
	lib := a.eval.Modules()
	for _, module := range slices.Sorted(maps.Keys(lib)) {
		for _, name := range lib[module].Names() {
			if lib[module].Attrs[name] == v {
				return module, name
			}
		}
	}
	return "", ""
}

// global finds a function or a class by its name, in this process.
func (u *unpickler) global(m byte) (object.Value, error) {
	if m == markModule {
		module, name := u.text(), u.text()
		if module != "" {
			return u.a.eval.Modules()[module].Attrs[name], nil
		}
		if v := builtins()[name]; v != nil {
			return v, nil
		}
		return object.Builtins[name], nil
	}
	qual := u.text()
	v, ok := u.a.global(qual)
	if !ok {
		return nil, object.Raise(object.AttributeError, "Can't get attribute '%s' on <module '%s' from '%s'>", qual, u.a.eval.Name(), u.a.opt.Argv[0])
	}
	return v, nil
}
