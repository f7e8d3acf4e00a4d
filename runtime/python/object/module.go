package object

import (
	"maps"
	"slices"
)

// Module is an importable module. A module is immutable and shared by all
// programs, unless the embedder makes one for each program.
type Module struct {
	Name    string
	Attrs   map[string]Value
	Unnamed []*Class          // classes that it does not hold, and gives instances of
	Instead map[string]string // of names that CPython's has: the failure that says what to write instead
}

// ModuleDef declares a module. State of the running program is reached through
// Host.Attached, so that one table can serve every program.
type ModuleDef struct {
	Name    string
	Funcs   []Func
	Classes []*Class
	Unnamed []*Class
	Instead map[string]string
	Attrs   map[string]Value // constants, and other names for classes
}

// NewModule makes a module.
func NewModule(d ModuleDef) *Module {
	m := &Module{Name: d.Name, Unnamed: d.Unnamed, Instead: d.Instead, Attrs: make(map[string]Value, len(d.Funcs)+len(d.Classes)+len(d.Attrs)+1)}
	m.Attrs["__name__"] = Str(d.Name)
	for k, v := range d.Attrs {
		m.Attrs[k] = v
	}
	for _, f := range d.Funcs {
		m.Attrs[f.Name] = NewBuiltin(d.Name, f)
	}
	for _, c := range d.Classes {
		m.Attrs[c.Name] = c
	}
	return m
}

// Names lists what the module holds for programs, sorted.
func (m *Module) Names() []string {
	names := slices.Sorted(maps.Keys(m.Attrs))
	return slices.DeleteFunc(names, func(name string) bool { return name[0] == '_' })
}
