package eval

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"lockstep/runtime/failure"
	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

// Check refuses, before the run, what CPython has and we lack, as far as it
// can be seen without running: the error is a failure.List of all of it, each
// at its place. Mods is what the program can import, builtins what Options.Builtins will be.
func Check(m *syntax.Module, mods map[string]*object.Module, builtins map[string]Value) error {
	c := checker{m: m, mods: mods, overlay: builtins}
	c.builtins()
	c.imports()
	c.attributes()
	c.calls()
	c.classes()
	return c.fails.Err()
}

type checker struct {
	m       *syntax.Module
	mods    map[string]*object.Module
	overlay map[string]Value // Options.Builtins
	fails   failure.List
}

func (c *checker) refuse(at syntax.Span, id string, args ...any) {
	c.fails = append(c.fails, failure.New(id, args...).Here(syntax.PlaceOf(c.m.File, c.m.Lines, at)))
}

// insteadOf refuses a builtin or a special method, with what to write in its
// place where there is something.
func (c *checker) insteadOf(n *syntax.Name, otherwise string) {
	c.refuse(n.Span, cmp.Or(instead[n.Text], instead[otherwise]), "name", n.Text)
}

func (c *checker) builtins() {
	ours := func(name string) bool {
		return object.Builtins[name] != nil || c.overlay[name] != nil || name == "super" || name == "__name__"
	}
	for _, n := range c.m.Unbound {
		switch _, imported := c.starred(n.Text); {
		case imported:
		case object.CPythonBuiltin(n.Text) && !ours(n.Text):
			c.insteadOf(n, "a builtin")
		case len(c.m.Stars) > 0 && !ours(n.Text):
			c.lacks(n.Span, c.mods[c.m.Stars[0].Module], n.Text)
		}
	}
	for _, n := range c.m.Annotations {
		if !object.CPythonBuiltin(n.Text) && !c.m.Defined[n.Text] {
			c.refuse(n.Span, "python.no.annotation", "name", n.Text)
		}
	}
}

// starred finds a name in the modules that are imported whole.
func (c *checker) starred(name string) (Value, bool) {
	for _, u := range c.m.Stars {
		if mod := c.mods[u.Module]; mod != nil && mod.Attrs[name] != nil {
			return mod.Attrs[name], true
		}
	}
	return nil, false
}

func (c *checker) imports() {
	for _, u := range slices.Concat(c.m.Imports, c.m.Stars) {
		mod := c.mods[u.Module]
		switch {
		case mod == nil:
			known := slices.Sorted(maps.Keys(c.mods))
			c.refuse(u.At, "python.no.module", "module", u.Module, "nearest", failure.Nearest(u.Module, known), "known", known)
		case u.Name != "" && mod.Attrs[u.Name] == nil:
			c.lacks(u.At, mod, u.Name)
		}
	}
	for _, u := range c.m.Stars {
		if u.Module == "os" { // CPython's has an open(), which would take the place of the builtin
			c.refuse(u.At, "python.no.star-import", "module", u.Module)
		}
	}
}

// lacks refuses a name that a module does not have here.
func (c *checker) lacks(at syntax.Span, mod *object.Module, name string) {
	if mod == nil { // the import is refused
		return
	}
	if id := mod.Instead[name]; id != "" {
		c.refuse(at, id, "name", name)
		return
	}
	known := mod.Names()
	nearest := failure.Nearest(name, known)
	if len(known) > manyNames {
		known = nil
	}
	c.refuse(at, "python.no.import", "module", mod.Name, "name", name, "nearest", nearest, "known", known)
}

// manyNames is how many names of a module a refusal does not list.
const manyNames = 12

// calls refuses arguments that CPython's functions take and ours do not, as far
// as it can be seen which function is called.
func (c *checker) calls() {
	for _, x := range c.m.Calls {
		b := c.callee(x.Fn)
		for i, a := range x.Args {
			if b == nil || a.Stars > 0 {
				break
			}
			if p := b.Signature().Refused(i, a.Name); p != nil {
				l, ok := a.X.(*syntax.Literal)
				if !ok || !object.IsSame(box(l.Value), p.Default) {
					c.refuse(a.X.Where(), "python.no.argument", "function", b.FullName(), "argument", p.Name)
				}
			}
		}
	}
}

func (c *checker) callee(x syntax.Expr) *object.Builtin {
	var v Value
	switch x := x.(type) {
	case *syntax.Name:
		if x.Kind != syntax.Builtin {
			return nil
		}
		var ok bool
		if v, ok = c.starred(x.Text); ok {
			break
		}
		if v, ok = c.overlay[x.Text]; !ok {
			v = object.Builtins[x.Text]
		}
	case *syntax.Attr:
		if mod := c.module(x.X); mod != nil {
			v = mod.Attrs[x.Name]
		}
	}
	if cls, ok := v.(*object.Class); ok {
		return cls.Constructor()
	}
	b, _ := v.(*object.Builtin)
	return b
}

// attributes refuses names that an object has in CPython and not here. Without
// types it is not known whose attribute is meant, so one that the program or
// any module defines passes.
func (c *checker) attributes() {
	ours := map[string]bool{}
	has := func(cls *object.Class) {
		for name := range cls.Attrs {
			ours[name] = true
		}
	}
	for _, mod := range c.mods {
		for name, v := range mod.Attrs {
			ours[name] = true
			if cls, ok := v.(*object.Class); ok {
				has(cls)
			}
		}
		for _, cls := range mod.Unnamed {
			has(cls)
		}
	}
	for _, a := range c.m.Attrs {
		if mod := c.module(a.X); mod != nil {
			if mod.Attrs[a.Name] == nil {
				c.lacks(a.NameAt, mod, a.Name)
			}
			continue
		}
		if !object.CPythonAttr(a.Name) || ourAttrs()[a.Name] || ours[a.Name] || c.m.Defined[a.Name] {
			if a.Name != "__slots__" && !isSpecial(a.Name) || ourAttrs()[a.Name] || c.m.Defined[a.Name] {
				continue
			}
		}
		c.refuse(a.NameAt, "python.no.attribute", "name", a.Name)
	}
}

// module is what an expression holds that names an imported module, or nil.
func (c *checker) module(x syntax.Expr) *object.Module {
	if n, ok := x.(*syntax.Name); ok && n.Kind == syntax.Global {
		return c.mods[c.m.Imported[n.Text]]
	}
	return nil
}

func isSpecial(name string) bool {
	return len(name) > 4 && strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__")
}

func (c *checker) classes() {
	for _, names := range [][]*syntax.Name{c.m.Methods, c.m.ClassNames} {
		for _, n := range names {
			switch {
			case n.Text == "__slots__":
				c.refuse(n.Span, "python.no.slots")
			case isSpecial(n.Text) && !ourMethods[n.Text]:
				c.insteadOf(n, "a method")
			}
		}
	}
	for _, cls := range c.m.Classes {
		if b, ok := cls.Base.(*syntax.Name); ok && b.Kind == syntax.Builtin && containers[b.Text] {
			c.refuse(b.Span, "python.no.subclass", "base", b.Text)
		}
	}
}
