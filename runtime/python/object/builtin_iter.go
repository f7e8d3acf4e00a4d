package object

var (
	enumerateType = nativeClass("enumerate")
	zipType       = nativeClass("zip")
	mapType       = nativeClass("map")
	filterType    = nativeClass("filter")
	reversedType  = nativeClass("reversed")
)

func anyAll(h Host, v Value, stop bool) (Value, error) {
	if s, ok := v.(*Set); ok {
		v = s.d // the truth of hashable values has no effects: any order will do
	}
	it, err := Iter(h, v)
	if err != nil {
		return nil, err
	}
	for {
		x, ok, err := it.Next(h)
		if !ok || err != nil {
			return Bool(!stop), err
		}
		h.Work(1)
		b, err := Truth(h, x)
		if err != nil || b == stop {
			return Bool(stop), err
		}
	}
}

func builtinIter(h Host, a []Value) (Value, error) {
	if a[1] != nil {
		return callIter(a[0], a[1])
	}
	it, err := Iter(h, a[0])
	if i, ok := it.(*instanceIter); ok {
		return i.on, nil
	}
	return it, err
}

// callIter calls a function until it returns a value.
func callIter(fn, until Value) (Value, error) {
	if !Callable(fn) {
		return nil, Raise(TypeError, "iter(v, w): v must be callable")
	}
	done := false
	return NewIter(callIterType, func(h Host) (Value, bool, error) {
		if done {
			return nil, false, nil
		}
		v, err := h.Call(fn, nil, nil)
		if IsExc(err, StopIteration) {
			done, err = true, nil
		} else if err == nil {
			done, err = same(h, v, until)
		}
		return v, !done && err == nil, err
	}, fn, until), nil
}

func builtinNext(h Host, a []Value) (Value, error) {
	var v Value
	var ok bool
	var err error
	it, isIter := a[0].(Iterator)
	if isIter {
		v, ok, err = it.Next(h)
	} else {
		f, has := method(a[0], "__next__")
		if !has {
			return nil, Raise(TypeError, "'%s' object is not an iterator", TypeName(a[0]))
		}
		v, err = CallMethod(h, f, a[0], nil, nil)
		ok = err == nil
		if a[1] != nil && IsExc(err, StopIteration) {
			return a[1], nil
		}
	}
	switch {
	case err != nil || ok:
		return v, err
	case a[1] != nil:
		return a[1], nil
	}
	if g, ok := it.(interface{ Returned() Value }); ok && !IsNone(g.Returned()) {
		return nil, RaiseV(StopIteration, g.Returned())
	}
	return nil, RaiseV(StopIteration)
}

// sideBySide opens iterables for zip and map: next takes one value of each;
// short is the first that had ended.
func sideBySide(h Host, vs []Value) (next func(h Host) (row []Value, short int, err error), its []Value, err error) {
	for _, v := range vs {
		it, err := Iter(h, v)
		if err != nil {
			return nil, nil, err
		}
		its = append(its, it)
	}
	return func(h Host) ([]Value, int, error) {
		row := make([]Value, len(its))
		for i, it := range its {
			v, ok, err := it.(Iterator).Next(h)
			if !ok || err != nil {
				return nil, i, err
			}
			row[i] = v
		}
		return row, -1, nil
	}, its, nil
}

var makeEnumerate = Func{Sig: "(iterable, start=0)", Fn: func(h Host, a []Value) (Value, error) {
	h.Alloc(funcIterSize)
	start, err := AsInt(a[2])
	if err != nil {
		return nil, err
	}
	if !start.IsInt64() {
		return nil, Refuse("python.no.argument", "function", "enumerate", "argument", "start")
	}
	it, err := Iter(h, a[1])
	n := start.Int64()
	return NewIter(enumerateType, func(h Host) (Value, bool, error) {
		v, ok, err := it.Next(h)
		n++
		return Tuple{MkInt(n - 1), v}, ok, err
	}, it), err
}}

var makeZip = Func{Sig: "(*iterables, strict: refused=False)", Fn: func(h Host, a []Value) (Value, error) {
	h.Alloc(funcIterSize)
	next, its, err := sideBySide(h, a[1].(Tuple))
	done := len(its) == 0
	return NewIter(zipType, func(h Host) (Value, bool, error) {
		if done {
			return nil, false, nil
		}
		row, short, err := next(h)
		done = err == nil && short >= 0
		h.Alloc(len(row) * valueSize)
		return Tuple(row), short < 0, err
	}, its...), err
}}

var makeMap = Func{Sig: "(*args)", Fn: func(h Host, a []Value) (Value, error) {
	h.Alloc(funcIterSize)
	args := a[1].(Tuple)
	if len(args) < 2 {
		return nil, Raise(TypeError, "map() must have at least two arguments.")
	}
	next, its, err := sideBySide(h, args[1:])
	return NewIter(mapType, func(h Host) (Value, bool, error) {
		row, short, err := next(h)
		if short >= 0 || err != nil {
			return nil, false, err
		}
		v, err := h.Call(args[0], row, nil)
		return v, err == nil, err
	}, append(its, args[0])...), err
}}

var makeFilter = Func{Sig: "(function, iterable, /)", Fn: func(h Host, a []Value) (Value, error) {
	h.Alloc(funcIterSize)
	fn := a[1]
	it, err := Iter(h, a[2])
	return NewIter(filterType, func(h Host) (Value, bool, error) {
		for {
			v, ok, err := it.Next(h)
			if !ok || err != nil {
				return nil, false, err
			}
			h.Work(1)
			keep := v
			if !IsNone(fn) {
				if keep, err = h.Call(fn, []Value{v}, nil); err != nil {
					return nil, false, err
				}
			}
			if yes, err := Truth(h, keep); yes || err != nil {
				return v, err == nil, err
			}
		}
	}, it, fn), err
}}

var makeReversed = Func{Sig: "(sequence, /)", Fn: func(h Host, a []Value) (Value, error) {
	h.Alloc(funcIterSize)
	n, _ := size(a[1])
	switch v := a[1].(type) {
	case *List:
		return &walk{listRevType, v, n - 1, -1}, nil
	case Tuple, Bytes, *ByteArray:
		return &walk{reversedType, v, n - 1, -1}, nil
	case Str:
		l, err := ToSlice(h, v)
		return &walk{reversedType, Tuple(l), n - 1, -1}, err
	case *Range:
		return &rangeIter{v.Start + (v.Len()-1)*v.Step, v.Len(), -v.Step}, nil
	case *Dict:
		return newDictReverse(&View{v, ViewKeys}), nil
	case *View:
		return newDictReverse(v), nil
	case *Instance:
		if f, ok := v.Cls.Lookup("__reversed__"); ok {
			return CallMethod(h, f, v, nil, nil)
		}
		if _, ok := v.Cls.Lookup("__getitem__"); ok {
			n, err := Len(h, v)
			return NewIter(reversedType, func(h Host) (Value, bool, error) {
				if n--; n < 0 {
					return nil, false, nil
				}
				x, err := GetItem(h, v, MkInt(int64(n)))
				if IsExc(err, IndexError) {
					n, err = 0, nil
				}
				return x, x != nil, err
			}, v), err
		}
	}
	return nil, Raise(TypeError, "'%s' object is not reversible", TypeName(a[1]))
}}
