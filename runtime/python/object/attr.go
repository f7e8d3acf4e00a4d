package object

// Foreign is a value that knows its class itself: functions, generators, super
// objects, which belong to the evaluator, and iterators.
type Foreign interface{ PyType() *Class }

// Attributed is a Foreign with attributes beside those of its class.
type Attributed interface {
	PyAttr(name string) (Value, bool)
}

// LoadMethod finds v.name. When self is not nil, fn is to be called with self
// in front (this saves making a Bound).
func LoadMethod(h Host, v Value, name string) (fn, self Value, err error) {
	switch x := v.(type) {
	case *Instance:
		return loadInstance(h, x, name)
	case *Module:
		if a, ok := x.Attrs[name]; ok {
			return a, nil, nil
		}
		return nil, nil, missing(x, name, "module '%s' has no attribute '%s'", x.Name, name)
	case *Class:
		return loadClass(x, name)
	case *Builtin:
		if name == "__name__" {
			return Str(x.Name), nil, nil
		}
		if name == "__qualname__" {
			return Str(x.qualName()), nil, nil
		}
	case Attributed:
		if a, ok := x.PyAttr(name); ok {
			return a, nil, nil
		}
	case *Bound:
		switch name {
		case "__self__":
			return x.Self, nil, nil
		case "__func__":
			return x.Fn, nil, nil
		case "__name__", "__qualname__", "__doc__":
			return LoadMethod(h, x.Fn, name)
		}
		if _, ok := x.Fn.(Function); ok {
			return LoadMethod(h, x.Fn, name)
		}
	}
	c := TypeOf(v)
	if fn, self, ok, err := LoadFromClass(h, c, v, name); ok {
		return fn, self, err
	}
	return nil, nil, attributeError(v, name)
}

func attributeError(v Value, name string) error {
	if TypeOf(v).hasInCPython(name) {
		return Refuse("python.no.attribute", "name", name)
	}
	return missing(v, name, "'%s' object has no attribute '%s'", TypeName(v), name)
}

// missing is the AttributeError of a name that v does not have.
func missing(v Value, name, format string, a ...any) error {
	err := Raise(AttributeError, format, a...)
	e, _ := AsErr(err)
	e.Value.Exc.Name, e.Value.Exc.On = name, v
	return err
}

func loadInstance(h Host, x *Instance, name string) (fn, self Value, err error) {
	// a property of the class comes before the instance's own attributes
	if p, ok := x.Cls.Lookup(name); ok {
		if p, ok := p.(*Property); ok {
			r, err := CallMethod(h, p.Get, x, nil, nil)
			return r, nil, err
		}
	}
	if a, ok := x.Get(name); ok {
		return a, nil, nil
	}
	if x.Exc != nil {
		if a, ok := x.Exc.attr(x.Cls, name); ok {
			return a, nil, nil
		}
	}
	if fn, self, ok, err := LoadFromClass(h, x.Cls, x, name); ok {
		return fn, self, err
	}
	if f, ok := x.Cls.Lookup("__getattr__"); ok {
		r, err := CallMethod(h, f, x, []Value{Str(name)}, nil)
		return r, nil, err
	}
	return nil, nil, attributeError(x, name)
}

// LoadFromClass finds name in a class (for super: a base) on behalf of v, an
// instance of it.
func LoadFromClass(h Host, c *Class, v Value, name string) (fn, self Value, ok bool, err error) {
	a, ok := c.Lookup(name)
	if !ok {
		if name == "__class__" {
			return TypeOf(v), nil, true, nil
		}
		return nil, nil, false, nil
	}
	switch a := a.(type) {
	case *Builtin:
		return a, v, true, nil
	case *StaticMethod:
		return a.Fn, nil, true, nil
	case *ClassMethod:
		return a.Fn, c, true, nil
	case *Property:
		r, err := CallMethod(h, a.Get, v, nil, nil)
		return r, nil, true, err
	case Function:
		return a, v, true, nil
	}
	return a, nil, true, nil
}

// Function is a function of the evaluator: taken from an instance it becomes a method.
type Function interface{ IsFunc() }

func loadClass(x *Class, name string) (fn, self Value, err error) {
	if a, ok := x.Lookup(name); ok {
		switch a := a.(type) {
		case *StaticMethod:
			return a.Fn, nil, nil
		case *ClassMethod:
			return a.Fn, x, nil
		}
		return a, nil, nil
	}
	switch name {
	case "__name__":
		return Str(x.Name), nil, nil
	case "__qualname__":
		return Str(x.QualName()), nil, nil
	case "__module__":
		if x.Module == "" {
			return Str("builtins"), nil, nil
		}
		return Str(x.Module), nil, nil
	case "__class__":
		return TypeType, nil, nil
	case "__doc__":
		return None, nil, nil
	}
	if x.hasInCPython(name) || TypeType.hasInCPython(name) {
		return nil, nil, Refuse("python.no.attribute", "name", name)
	}
	return nil, nil, missing(x, name, "type object '%s' has no attribute '%s'", x.Name, name)
}

// GetAttr is v.name.
func GetAttr(h Host, v Value, name string) (Value, error) {
	fn, self, err := LoadMethod(h, v, name)
	if err != nil || self == nil {
		return fn, err
	}
	return &Bound{self, fn}, nil
}

// SetAttr is v.name = x.
func SetAttr(h Host, v Value, name string, x Value) error {
	switch o := v.(type) {
	case *Instance:
		return setInstance(h, o, name, x)
	case *Class:
		if o.Native {
			return Raise(TypeError, "cannot set '%s' attribute of immutable type '%s'", name, o.Name)
		}
		if name == "__class__" {
			return Refuse("python.no.attribute", "name", name)
		}
		o.Attrs[name] = x
		h.Alloc(attrSize)
		return nil
	case interface{ SetPyAttr(string, Value) bool }:
		if o.SetPyAttr(name, x) {
			h.Alloc(attrSize)
			return nil
		}
	}
	if _, ok := TypeOf(v).Lookup(name); ok {
		return Raise(AttributeError, "'%s' object attribute '%s' is read-only", TypeName(v), name)
	}
	return unset(v, name)
}

// unset is the error of an attribute that cannot be set or deleted: nothing else is suggested then.
func unset(v Value, name string) error {
	err := attributeError(v, name)
	if e, ok := AsErr(err); ok {
		e.Value.Exc.Name, e.Value.Exc.On = "", nil
	}
	return err
}

func setInstance(h Host, o *Instance, name string, x Value) error {
	if p, ok := o.Cls.Lookup(name); ok {
		if p, ok := p.(*Property); ok {
			if p.Set == nil {
				return Raise(AttributeError, "property '%s' of '%s' object has no setter", name, o.Cls.Name)
			}
			_, err := CallMethod(h, p.Set, o, []Value{x}, nil)
			return err
		}
	}
	switch {
	case name == "__class__":
		return Refuse("python.no.attribute", "name", name)
	case o.Cls == ObjectType || o.Cls == NotImplemented.Cls:
		return unset(o, name)
	}
	if o.Exc != nil {
		if done, err := o.Exc.setAttr(h, name, x); done {
			return err
		}
	}
	o.Set(name, x)
	h.Alloc(attrSize)
	return nil
}

// DelAttr is del v.name.
func DelAttr(h Host, v Value, name string) error {
	switch o := v.(type) {
	case *Instance:
		if p, ok := o.Cls.Lookup(name); ok {
			if _, ok := p.(*Property); ok {
				return Raise(AttributeError, "property '%s' of '%s' object has no deleter", name, o.Cls.Name)
			}
		}
		if o.Del(name) {
			return nil
		}
	case *Class:
		if o.Native {
			return Raise(TypeError, "cannot set '%s' attribute of immutable type '%s'", name, o.Name)
		}
		if _, ok := o.Attrs[name]; ok {
			delete(o.Attrs, name)
			return nil
		}
		return Raise(AttributeError, "type object '%s' has no attribute '%s'", o.Name, name)
	}
	return unset(v, name)
}
