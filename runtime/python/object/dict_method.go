package object

var dictMethods = []Func{
	{Name: "get", Sig: "(key, default=None, /)", Fn: func(h Host, a []Value) (Value, error) {
		v, ok, err := a[0].(*Dict).Get(h, a[1])
		if err == nil && !ok {
			v = a[2]
		}
		return v, err
	}},
	{Name: "setdefault", Sig: "(key, default=None, /)", Fn: func(h Host, a []Value) (Value, error) {
		d := a[0].(*Dict)
		v, ok, err := d.Get(h, a[1])
		if ok || err != nil {
			return v, err
		}
		return a[2], d.Set(h, a[1], a[2])
	}},
	{Name: "pop", Sig: "(key[, default], /)", Fn: func(h Host, a []Value) (Value, error) {
		d := a[0].(*Dict)
		var v Value
		ok := false
		if d.n > 0 { // else CPython does not look at the key
			var err error
			if v, ok, err = d.Del(h, a[1]); err != nil {
				return nil, err
			}
		}
		switch {
		case ok:
			return v, nil
		case a[2] != nil:
			return a[2], nil
		}
		return nil, RaiseV(KeyError, a[1])
	}},
	{Name: "popitem", Sig: "()", Fn: func(h Host, a []Value) (Value, error) {
		d := a[0].(*Dict)
		for i := len(d.entries) - 1; i >= 0; i-- {
			if e := d.entries[i]; e.live {
				d.remove(i)
				return Tuple{e.k, e.v}, nil
			}
		}
		return nil, RaiseV(KeyError, Str("popitem(): dictionary is empty"))
	}},
	{Name: "clear", Sig: "()", Fn: func(h Host, a []Value) (Value, error) { a[0].(*Dict).Clear(); return None, nil }},
	{Name: "copy", Sig: "()", Fn: func(h Host, a []Value) (Value, error) { return a[0].(*Dict).copy(h), nil }},
	{Name: "keys", Sig: "()", Fn: func(h Host, a []Value) (Value, error) { return &View{a[0].(*Dict), ViewKeys}, nil }},
	{Name: "values", Sig: "()", Fn: func(h Host, a []Value) (Value, error) { return &View{a[0].(*Dict), ViewValues}, nil }},
	{Name: "items", Sig: "()", Fn: func(h Host, a []Value) (Value, error) { return &View{a[0].(*Dict), ViewItems}, nil }},
	{Name: "update", Sig: "(*args, **kwargs)", Fn: func(h Host, a []Value) (Value, error) {
		return None, dictUpdate(h, "update", a[0].(*Dict), a[1].(Tuple), a[2].(*Dict))
	}},
	{Name: "fromkeys", Sig: "(iterable, value=None, /)", Kind: ClassMethodKind, Fn: func(h Host, a []Value) (Value, error) {
		d := NewDict()
		h.Hold(d)
		defer h.Release()
		return d, Each(h, a[1], func(k Value) error { return d.Set(h, k, a[2]) })
	}},
}

var makeDict = Func{Sig: "(*args, **kwargs)", Fn: func(h Host, a []Value) (Value, error) {
	d := NewDict()
	h.Alloc(dictSize)
	h.Hold(d)
	defer h.Release()
	return d, dictUpdate(h, "dict", d, a[1].(Tuple), a[2].(*Dict))
}}

// dictUpdate is the common part of dict() and dict.update().
func dictUpdate(h Host, name string, d *Dict, args Tuple, kw *Dict) error {
	if len(args) > 1 {
		return Raise(TypeError, "%s expected at most 1 argument, got %d", name, len(args))
	}
	if len(args) == 1 {
		if err := updateFrom(h, d, args[0]); err != nil {
			return err
		}
	}
	d.addAll(h, kw)
	return nil
}

func updateFrom(h Host, d *Dict, v Value) error {
	if o, ok := v.(*Dict); ok {
		d.addAll(h, o)
		return nil
	}
	if _, ok := method(v, "keys"); ok {
		return updateFromMapping(h, d, v)
	}
	i := 0
	return Each(h, v, func(x Value) error {
		p, err := pair(h, x)
		if err != nil {
			if IsExc(err, TypeError) {
				return Raise(TypeError, "cannot convert dictionary update sequence element #%d to a sequence", i)
			}
			return err
		}
		if len(p) != 2 {
			return Raise(ValueError, "dictionary update sequence element #%d has length %d; 2 is required", i, len(p))
		}
		i++
		return d.Set(h, p[0], p[1])
	})
}

// pair is an element of a sequence of keys and values.
func pair(h Host, x Value) ([]Value, error) {
	if s, ok := x.(*Set); ok && s.d.n == 2 {
		return nil, errSetOrder()
	}
	return ToSlice(h, x)
}

func updateFromMapping(h Host, d *Dict, v Value) error {
	keys, err := GetAttr(h, v, "keys")
	if err != nil {
		return err
	}
	ks, err := h.Call(keys, nil, nil)
	if err != nil {
		return err
	}
	return Each(h, ks, func(k Value) error {
		x, err := GetItem(h, v, k)
		if err != nil {
			return err
		}
		return d.Set(h, k, x)
	})
}

var viewMethods = []Func{
	{Name: "isdisjoint", Sig: "(other, /)", Fn: func(h Host, a []Value) (Value, error) {
		apart := true
		if n, ok := size(a[1]); ok && likeSet(a[1]) && n > a[0].(*View).D.n { // CPython walks the shorter one
			a[0], a[1] = a[1], a[0]
		}
		err := eachUnordered(h, a[1], func(x Value) error {
			in, err := Contains(h, a[0], x)
			apart = apart && !in
			return err
		})
		return Bool(apart), err
	}},
}
