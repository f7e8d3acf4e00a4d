package eval

import (
	"strings"
	"sync"

	"lockstep/runtime/python/object"
)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// instead is the sentences that say of a builtin or special method that we lack
// what to write in its place.
var instead = map[string]string{
	"a builtin": "python.no.builtin", "a method": "python.no.method",
	"eval": "python.no.eval", "exec": "python.no.eval", "compile": "python.no.eval",
	"id": "python.no.identity", "hash": "python.no.identity",
	"globals": "python.no.namespace", "locals": "python.no.namespace", "vars": "python.no.namespace", "dir": "python.no.namespace",
	"exit": "python.no.quit", "quit": "python.no.quit",
	"memoryview": "python.no.memoryview",
	"breakpoint": "python.no.breakpoint",
	"__import__": "python.no.import-call",
	// special methods
	"__new__": "python.no.new", "__del__": "python.no.del", "__hash__": "python.no.hash-method",
	"__setattr__": "python.no.attribute-method", "__getattribute__": "python.no.attribute-method", "__delattr__": "python.no.attribute-method",
	"__get__": "python.no.attribute-method", "__set__": "python.no.attribute-method",
}

// ourMethods are the special names that a class can define here; CPython would
// call another one where we do not. (__hash__ is not among them: package object
// has no keys of the program's own.)
var ourMethods = words(`
	__abs__ __add__ __and__ __bool__ __bytes__ __call__ __contains__ __delitem__ __doc__ __enter__ __eq__
	__exit__ __float__ __floordiv__ __format__ __ge__ __getattr__ __getitem__ __gt__ __iadd__ __iand__
	__ifloordiv__ __ilshift__ __imod__ __imul__ __init__ __int__ __invert__ __ior__ __ipow__
	__irshift__ __isub__ __iter__ __itruediv__ __ixor__ __le__ __len__ __lshift__ __lt__ __mod__ __module__
	__mul__ __name__ __ne__ __neg__ __next__ __or__ __pos__ __pow__ __qualname__ __radd__ __rand__ __repr__
	__reversed__ __rfloordiv__ __rlshift__ __rmod__ __rmul__ __ror__ __round__ __rpow__ __rrshift__ __rshift__
	__rsub__ __rtruediv__ __rxor__ __setitem__ __str__ __sub__ __truediv__ __xor__
`)

// containers cannot be subclassed here.
var containers = words("int float bool str bytes bytearray list tuple dict set frozenset range slice type property")

// ourAttrs are the attributes that builtin objects have here.
var ourAttrs = sync.OnceValue(func() map[string]bool {
	m := words(`
	__cause__ __context__ __suppress_context__ __name__ __qualname__ __module__ __doc__ __class__
	send close setter __init__ __str__ __repr__ __enter__ __exit__ __call__ __len__
	__getitem__ __setitem__ __contains__ __eq__ __iter__ __next__
	`)
	for _, v := range object.Builtins {
		if c, ok := v.(*object.Class); ok {
			for name := range c.Attrs {
				m[name] = true
			}
			for _, name := range c.Fields() {
				m[name] = true
			}
		}
	}
	for name := range object.PropertyType.Attrs {
		m[name] = true
	}
	return m
})
