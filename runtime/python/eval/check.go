package eval

import (
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

func (c *checker) builtins() {
	ours := func(name string) bool {
		return object.Builtins[name] != nil || c.overlay[name] != nil || name == "super" || name == "__name__"
	}
	for _, n := range c.m.Unbound {
		if object.CPythonBuiltin(n.Text) && !ours(n.Text) {
			c.refuse(n.Span, "python.no.builtin", "name", n.Text)
		}
	}
	for _, n := range c.m.Annotations {
		if !object.CPythonBuiltin(n.Text) && !c.m.Defined[n.Text] {
			c.refuse(n.Span, "python.no.annotation", "name", n.Text)
		}
	}
}

func (c *checker) imports() {
	for _, u := range c.m.Imports {
		mod := c.mods[u.Module]
		switch {
		case mod == nil:
			c.refuse(u.At, "python.no.module", "module", u.Module, "known", slices.Sorted(maps.Keys(c.mods)))
		case u.Name != "" && mod.Attrs[u.Name] == nil:
			c.refuse(u.At, "python.no.import", "module", u.Module, "name", u.Name, "known", mod.Names())
		}
	}
}

// attributes refuses names that an object has in CPython and not here. Without
// types it is not known whose attribute is meant, so one that the program or
// any module defines passes.
func (c *checker) attributes() {
	ours := map[string]bool{}
	for _, mod := range c.mods {
		for name, v := range mod.Attrs {
			ours[name] = true
			if cls, ok := v.(*object.Class); ok {
				for n := range cls.Attrs {
					ours[n] = true
				}
			}
		}
	}
	for _, a := range c.m.Attrs {
		if mod := c.module(a.X); mod != nil {
			if mod.Attrs[a.Name] == nil {
				c.refuse(a.NameAt, "python.no.import", "module", mod.Name, "name", a.Name, "known", mod.Names())
			}
			continue
		}
		if !object.CPythonAttr(a.Name) || ourAttrs[a.Name] || ours[a.Name] || c.m.Defined[a.Name] {
			if a.Name != "__slots__" && !isSpecial(a.Name) || ourAttrs[a.Name] || c.m.Defined[a.Name] {
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
				c.refuse(n.Span, "python.no.method", "name", n.Text)
			}
		}
	}
	for _, cls := range c.m.Classes {
		if b, ok := cls.Base.(*syntax.Name); ok && b.Kind == syntax.Builtin && containers[b.Text] {
			c.refuse(b.Span, "python.no.subclass", "base", b.Text)
		}
	}
}
