package object

// Class is a class: of Python itself, of a module, or of the program.
type Class struct {
	Name   string
	Qual   string // with what the class is in: "f.<locals>.C"; "" is the name
	Module string // "" for Python's own, the program's __name__ for its own
	Base   *Class // nil only for object
	Attrs  map[string]Value
	Native bool
	Sharing

	// make builds a value that has no __init__ of its own (int, list ...); it
	// gets the class in front. Classes with it cannot be subclassed here.
	make *Builtin
}

// ClassDef declares a native class: what is in Methods under a special name
// ("__init__", "__enter__", "__iter__", "__next__", "__len__" ...) works as in
// a class of the program. "__init__" keeps its Go state in Instance.Data.
type ClassDef struct {
	Name    string
	Module  string
	Base    *Class // nil: object
	Methods []Func
	Props   []Prop
	Attrs   map[string]Value // constants
}

// Prop declares an attribute that is computed. Without Set it is read-only.
type Prop struct {
	Name string
	Get  func(h Host, self Value) (Value, error)
	Set  func(h Host, self, v Value) error
}

// NewClass makes a native class. Names of the module's functions and classes
// are looked up in it, never listed in Go map order.
func NewClass(d ClassDef) *Class {
	c := &Class{Name: d.Name, Module: d.Module, Base: d.Base, Native: true, Attrs: make(map[string]Value, len(d.Methods)+len(d.Props)+len(d.Attrs))}
	if c.Base == nil {
		c.Base = ObjectType
	}
	for k, v := range d.Attrs {
		c.Attrs[k] = v
	}
	c.addMethods(d.Methods)
	for _, p := range d.Props {
		c.addProp(p)
	}
	return c
}

func (c *Class) addMethods(fs []Func) {
	if c.Attrs == nil {
		c.Attrs = make(map[string]Value, len(fs))
	}
	rows := make([]Builtin, len(fs)) // one allocation for all
	for i, f := range fs {
		b := &rows[i]
		b.Func, b.Owner = f, c
		switch f.Kind {
		case ClassMethodKind:
			c.Attrs[f.Name] = &ClassMethod{b}
		case StaticMethodKind:
			c.Attrs[f.Name] = &StaticMethod{b}
		default:
			c.Attrs[f.Name] = b
		}
	}
}

func (c *Class) addProp(p Prop) {
	if c.Attrs == nil {
		c.Attrs = map[string]Value{}
	}
	prop := &Property{Get: &Builtin{Owner: c, Func: Func{Name: p.Name, Sig: "()", Fn: func(h Host, a []Value) (Value, error) { return p.Get(h, a[0]) }}}}
	if p.Set != nil {
		prop.Set = &Builtin{Owner: c, Func: Func{Name: p.Name, Sig: "(value, /)", Fn: func(h Host, a []Value) (Value, error) { return None, p.Set(h, a[0], a[1]) }}}
	}
	c.Attrs[p.Name] = prop
}

// NewProgramClass makes a class of the program. Base must be one that can be
// subclassed here; it is refused otherwise.
func NewProgramClass(module, name, qual string, base *Class, attrs map[string]Value) (*Class, error) {
	switch base {
	case BoolType, NoneType, FuncType, BuiltinType, MethodType, ModuleType, GenType, RangeType, SliceType, EllipsisType:
		return nil, Raise(TypeError, "type '%s' is not an acceptable base type", base.Name)
	}
	if base.make != nil {
		return nil, Refuse("python.no.subclass", "base", base.Name)
	}
	return &Class{Name: name, Qual: qual, Module: module, Base: base, Attrs: attrs}, nil
}

// Lookup finds an attribute in the class or its bases.
func (c *Class) Lookup(name string) (Value, bool) {
	for ; c != nil; c = c.Base {
		if v, ok := c.Attrs[name]; ok {
			return v, true
		}
	}
	return nil, false
}

// Is tells whether c is b or a subclass of it.
func (c *Class) Is(b *Class) bool {
	for ; c != nil; c = c.Base {
		if c == b {
			return true
		}
	}
	return false
}

// Instance is an object with attributes: of a class of the program, of a
// native class, or an exception.
type Instance struct {
	Cls   *Class
	Exc   *Exc // of exceptions only
	Data  any  // of native classes only: their Go state
	attrs []attribute
	index map[string]int // of attrs, once there are many; nil before
	Sharing
}

// manyAttrs is how many attributes are looked through one by one.
const manyAttrs = 16

type attribute struct {
	name string
	v    Value
}

// find gives the place of an attribute in attrs, or -1.
func (i *Instance) find(name string) int {
	if i.index != nil {
		if j, ok := i.index[name]; ok {
			return j
		}
		return -1
	}
	for j := range i.attrs {
		if i.attrs[j].name == name {
			return j
		}
	}
	return -1
}

// Get finds an attribute of the instance itself, not of its class.
func (i *Instance) Get(name string) (Value, bool) {
	if j := i.find(name); j >= 0 {
		return i.attrs[j].v, true
	}
	return nil, false
}

// Set sets an attribute of the instance itself.
func (i *Instance) Set(name string, v Value) {
	if j := i.find(name); j >= 0 {
		i.attrs[j].v = v
		return
	}
	i.attrs = append(i.attrs, attribute{name, v})
	switch {
	case i.index != nil:
		i.index[name] = len(i.attrs) - 1
	case len(i.attrs) > manyAttrs:
		i.reindex()
	}
}

func (i *Instance) reindex() {
	i.index = make(map[string]int, 2*len(i.attrs))
	for j := range i.attrs {
		i.index[i.attrs[j].name] = j
	}
}

// Del removes an attribute of the instance itself and tells whether it was there.
func (i *Instance) Del(name string) bool {
	j := i.find(name)
	if j < 0 {
		return false
	}
	i.attrs = append(i.attrs[:j:j], i.attrs[j+1:]...)
	if i.index != nil {
		i.reindex()
	}
	return true
}

// Each visits the instance's own attributes in the order they were made.
func (i *Instance) Each(f func(name string, v Value)) {
	for _, a := range i.attrs {
		f(a.name, a.v)
	}
}

// StaticMethod, ClassMethod and Property are what the decorators of these
// names, and the tables of native classes, put into a class.
type (
	StaticMethod struct{ Fn Value }
	ClassMethod  struct{ Fn Value }
	Property     struct{ Get, Set Value }
)

// Makes says whether calling the class makes a value that is no instance: str, list, enumerate.
func (c *Class) Makes() bool { return c.make != nil }

// Instantiate calls a class: it makes an instance and runs __init__.
func Instantiate(h Host, c *Class, args []Value, kw []KW) (Value, error) {
	if c.make != nil {
		return c.make.Call(h, c, args, kw)
	}
	if c.Base != nil && c.Native && c.Attrs["__init__"] == nil && !c.Is(BaseException) && inherited(c, "__init__") == ObjectType {
		return nil, Raise(TypeError, "cannot create '%s' instances", c.Name)
	}
	h.Alloc(instanceSize)
	in := &Instance{Cls: c}
	if c.Is(BaseException) {
		in.Exc = &Exc{}
		if !c.Is(OSError) || inherited(c, "__init__") == BaseException { // OSError leaves them to an __init__
			newException(in, args)
		}
	}
	init, _ := c.Lookup("__init__")
	r, err := CallMethod(h, init, in, args, kw)
	if err != nil {
		return nil, err
	}
	if r != Value(None) {
		return nil, Raise(TypeError, "__init__() should return None, not '%s'", TypeName(r))
	}
	return in, nil
}

// inherited is the class of c's bases that defines a name.
func inherited(c *Class, name string) *Class {
	for ; c != nil; c = c.Base {
		if _, ok := c.Attrs[name]; ok {
			return c
		}
	}
	return nil
}

// CallMethod calls a function of a class for an instance.
func CallMethod(h Host, fn, self Value, args []Value, kw []KW) (Value, error) {
	if b, ok := fn.(*Builtin); ok {
		return b.Call(h, self, args, kw)
	}
	return h.Call(fn, append([]Value{self}, args...), kw)
}

// Constructor is the row that makes a value of a class of Python itself, or nil.
func (c *Class) Constructor() *Builtin { return c.make }
