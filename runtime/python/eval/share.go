package eval

import (
	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

// Access is one use of data that threads of a program may share: a global that
// some function declares global, or a list, dict, set, bytearray, object or
// class. Which objects another thread can reach, only who asks knows.
type Access struct {
	On    Value  // the object; nil: a global
	Name  string // of the global, the attribute, or the method that changes On
	Index Value  // of an item; nil: no item
	Write bool
}

// access asks before data that may be shared is used. It costs a comparison
// while nobody listens (Options.Access).
func (f *frame) access(on Value, name string, index Value, write bool) {
	if f.prog.access != nil {
		f.shared(on, name, index, write)
	}
}

func (f *frame) shared(on Value, name string, index Value, write bool) {
	switch on.(type) {
	case nil, *object.List, *object.Dict, *object.Set, *object.ByteArray, *object.Instance, *object.Class:
		f.prog.access(f.th, Access{on, name, index, write})
	}
}

// accessGlobal is access for a global variable.
func (f *frame) accessGlobal(n *syntax.Name, write bool) {
	if f.prog.access != nil && f.prog.module.Shared[n.Text] {
		f.prog.access(f.th, Access{Name: n.Text, Write: write})
	}
}

// changing are the methods of Python's own classes that change their object.
var changing = words(`
	append extend insert pop remove clear sort reverse setdefault popitem update add discard
	intersection_update difference_update symmetric_difference_update
`)

// accessMethod is access for a call of a method of Python's own.
func (f *frame) accessMethod(b *object.Builtin, self Value) {
	if f.prog.access != nil && changing[b.Name] {
		f.shared(self, b.Name, nil, true)
	}
}
