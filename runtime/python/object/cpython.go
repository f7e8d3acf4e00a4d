package object

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"
)

// cpythonText is what testdata/cpython.py wrote.
//
//go:embed cpython.txt
var cpythonText string

// cpython is the names that CPython 3.11 has: by class (those of modules as
// "threading.Thread"), the attributes beyond those of object; under "builtins"
// those of the module.
var cpython = sync.OnceValue(func() map[string]map[string]bool {
	all := map[string]map[string]bool{}
	for line := range strings.Lines(cpythonText) {
		words := strings.Fields(line)
		names := make(map[string]bool, len(words))
		for _, w := range words[1:] {
			names[w] = true
		}
		all[words[0]] = names
	}
	return all
})

// CPythonBuiltin tells whether a name is one of CPython's module builtins.
func CPythonBuiltin(name string) bool { return cpython()["builtins"][name] }

// CPythonBuiltins are CPython's module builtins, sorted.
func CPythonBuiltins() []string { return slices.Sorted(maps.Keys(cpython()["builtins"])) }

// CPythonAttr tells whether any of CPython's own objects has such an attribute.
// What only some exceptions have (name, msg, path) does not count: programs and
// modules give such names to things of their own.
func CPythonAttr(name string) bool {
	for class, names := range cpython() {
		if names[name] && class != "builtins" && (class[0] >= '_' || class == "BaseException") {
			return true
		}
	}
	return false
}

// hasInCPython tells whether CPython's class, or one it derives from, has an attribute.
func (c *Class) hasInCPython(name string) bool {
	for ; c != nil; c = c.Base {
		if cpython()[c.fullName()][name] {
			return true
		}
	}
	return false
}

// Lacks are the attributes that CPython's class has beyond ours, sorted; not
// those for CPython's own use.
func (c *Class) Lacks() []string {
	var out []string
	for name := range cpython()[c.fullName()] {
		if _, ours := c.Lookup(name); !ours && name[0] != '_' {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// Props are the attributes that the class computes itself, sorted.
func (c *Class) Props() []string {
	var out []string
	for name, v := range c.Attrs {
		if _, ok := v.(*Property); ok {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}
