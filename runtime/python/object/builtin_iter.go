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
		if err != nil {
			return nil, err
		}
		if !ok {
			return mkBool(!stop), nil
		}
		h.Work(1)
		b, err := Truth(h, x)
		if err != nil || b == stop {
			return mkBool(stop), err
		}
	}
}

func builtinIter(h Host, a []Value) (Value, error) {
	if a[1] != nil {
		if !callable(a[0]) {
			return nil, Raise(TypeError, "iter(v, w): v must be callable")
		}
		return NewIter(callIterType, &callIter{fn: a[0], until: a[1]}), nil
	}
	switch v := a[0].(type) {
	case Iterator:
		return v, nil
	case *Instance:
		return iterValue(h, v)
	}
	it, err := Iter(h, a[0])
	if err != nil {
		return nil, err
	}
	return NewIter(iterClass(a[0]), it), nil
}

// iterValue is iter() of an object of the program: what its __iter__ gives.
func iterValue(h Host, v *Instance) (Value, error) {
	it, err := Iter(h, v)
	if err != nil {
		return nil, err
	}
	switch it := it.(type) {
	case *instanceIter:
		return it.on, nil
	case Value:
		if _, ok := it.(*getItemIter); !ok {
			if f, ok := it.(Foreign); ok {
				return f, nil
			}
		}
	}
	if o, ok := it.(*IterObj); ok {
		return o, nil
	}
	return NewIter(seqIterType, it), nil
}

func iterClass(v Value) *Class {
	switch v := v.(type) {
	case *List:
		return listIterType
	case Tuple:
		return tupleIterType
	case Str:
		if isASCII(string(v)) {
			return strASCIIIterType
		}
		return strIterType
	case Bytes:
		return bytesIterType
	case *ByteArray:
		return byteArrIterType
	case *Range:
		return rangeIterType
	case *Dict:
		return keyIterType
	case *View:
		return v.iterClass()
	case *Set:
		return setIterType
	}
	return seqIterType
}

// callIter calls a function until it returns a value.
type callIter struct{ fn, until Value }

func (it *callIter) Next(h Host) (Value, bool, error) {
	if it.fn == nil {
		return nil, false, nil
	}
	v, err := h.Call(it.fn, nil, nil)
	if err != nil {
		if IsExc(err, StopIteration) {
			it.fn, err = nil, nil
		}
		return nil, false, err
	}
	end, err := same(h, v, it.until)
	if end || err != nil {
		it.fn = nil
		return nil, false, err
	}
	return v, true, nil
}
func (it *callIter) Size() int { return 0 }
func (it *callIter) Children(visit func(Value)) {
	visit(it.fn)
	visit(it.until)
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

// sources are the iterators that zip and map read side by side.
type sources []Iterator

func (s sources) Size() int { return len(s) * iterSize }
func (s sources) Children(visit func(Value)) {
	for _, it := range s {
		visit(it)
	}
}

// row takes the next value of each; short is the index of the first that had ended.
func (s sources) row(h Host) (row []Value, short int, err error) {
	row = make([]Value, len(s))
	for i, it := range s {
		v, ok, err := it.Next(h)
		if err != nil || !ok {
			return nil, i, err
		}
		row[i] = v
	}
	return row, -1, nil
}

func openSources(h Host, vs []Value) (sources, error) {
	s := make(sources, len(vs))
	for i, v := range vs {
		it, err := Iter(h, v)
		if err != nil {
			return nil, err
		}
		s[i] = it
	}
	return s, nil
}

var makeEnumerate = Func{Sig: "(iterable, start: index=0)", Fn: func(h Host, a []Value) (Value, error) {
	it, err := Iter(h, a[1])
	if err != nil {
		return nil, err
	}
	return NewIter(enumerateType, &enumerateIter{sources{it}, int64(a[2].(Int))}), nil
}}

type enumerateIter struct {
	sources
	n int64
}

func (e *enumerateIter) Next(h Host) (Value, bool, error) {
	v, ok, err := e.sources[0].Next(h)
	if !ok || err != nil {
		return nil, false, err
	}
	e.n++
	return Tuple{MkInt(e.n - 1), v}, true, nil
}

var makeZip = Func{Sig: "(*iterables, strict=False)", Fn: func(h Host, a []Value) (Value, error) {
	strict, err := Truth(h, a[2])
	if err != nil {
		return nil, err
	}
	s, err := openSources(h, a[1].(Tuple))
	if err != nil {
		return nil, err
	}
	return NewIter(zipType, &zipIter{sources: s, strict: strict}), nil
}}

type zipIter struct {
	sources
	strict bool
	done   bool
}

func (z *zipIter) Next(h Host) (Value, bool, error) {
	if z.done || len(z.sources) == 0 {
		return nil, false, nil
	}
	row, short, err := z.row(h)
	if err != nil {
		return nil, false, err
	}
	if short < 0 {
		h.Alloc(len(row) * valueSize)
		return Tuple(row), true, nil
	}
	z.done = true
	if !z.strict {
		return nil, false, nil
	}
	return nil, false, z.uneven(h, short)
}

// uneven finds out whether all ended together, as zip(strict=True) demands.
func (z *zipIter) uneven(h Host, short int) error {
	plural := func(i int) string {
		if i == 1 {
			return " 1"
		}
		return "s 1-" + Repr(MkInt(int64(i)))
	}
	if short > 0 {
		return Raise(ValueError, "zip() argument %d is shorter than argument%s", short+1, plural(short))
	}
	for i := 1; i < len(z.sources); i++ {
		_, ok, err := z.sources[i].Next(h)
		if err != nil {
			return err
		}
		if ok {
			return Raise(ValueError, "zip() argument %d is longer than argument%s", i+1, plural(i))
		}
	}
	return nil
}

var makeMap = Func{Sig: "(*args)", Fn: func(h Host, a []Value) (Value, error) {
	args := a[1].(Tuple)
	if len(args) < 2 {
		return nil, Raise(TypeError, "map() must have at least two arguments.")
	}
	s, err := openSources(h, args[1:])
	if err != nil {
		return nil, err
	}
	return NewIter(mapType, &mapIter{s, args[0]}), nil
}}

type mapIter struct {
	sources
	fn Value
}

func (m *mapIter) Next(h Host) (Value, bool, error) {
	row, short, err := m.row(h)
	if short >= 0 || err != nil {
		return nil, false, err
	}
	v, err := h.Call(m.fn, row, nil)
	return v, err == nil, err
}

func (m *mapIter) Children(visit func(Value)) {
	visit(m.fn)
	m.sources.Children(visit)
}

var makeFilter = Func{Sig: "(function, iterable, /)", Fn: func(h Host, a []Value) (Value, error) {
	it, err := Iter(h, a[2])
	if err != nil {
		return nil, err
	}
	return NewIter(filterType, &filterIter{sources{it}, a[1]}), nil
}}

type filterIter struct {
	sources
	fn Value
}

func (f *filterIter) Next(h Host) (Value, bool, error) {
	for {
		v, ok, err := f.sources[0].Next(h)
		if !ok || err != nil {
			return nil, false, err
		}
		h.Work(1)
		keep := v
		if !IsNone(f.fn) {
			if keep, err = h.Call(f.fn, []Value{v}, nil); err != nil {
				return nil, false, err
			}
		}
		if yes, err := Truth(h, keep); yes || err != nil {
			return v, err == nil, err
		}
	}
}

func (f *filterIter) Children(visit func(Value)) {
	visit(f.fn)
	f.sources.Children(visit)
}

var makeReversed = Func{Sig: "(sequence, /)", Fn: func(h Host, a []Value) (Value, error) {
	switch v := a[1].(type) {
	case *List:
		return NewIter(listRevType, &reverseIter{v, len(v.V) - 1}), nil
	case Tuple, Str, Bytes, *ByteArray:
		n, _ := size(v)
		if s, ok := v.(Str); ok && !isASCII(string(s)) { // s[i] would be slow
			l, err := ToSlice(h, s)
			if err != nil {
				return nil, err
			}
			return NewIter(reversedType, &reverseIter{&List{l}, n - 1}), nil
		}
		return NewIter(reversedType, &reverseIter{v, n - 1}), nil
	case *Range:
		n := v.Len()
		return NewIter(rangeIterType, &rangeIter{v.Start + (n-1)*v.Step, n, -v.Step}), nil
	case *Dict:
		return NewIter(keyIterType, newDictReverse(&View{v, ViewKeys})), nil
	case *View:
		return NewIter(v.iterClass(), newDictReverse(v)), nil
	case *Instance:
		if f, ok := v.Cls.Lookup("__reversed__"); ok {
			return CallMethod(h, f, v, nil, nil)
		}
		if _, ok := v.Cls.Lookup("__getitem__"); ok {
			n, err := Len(h, v)
			if err != nil {
				return nil, err
			}
			return NewIter(reversedType, &getItemReverse{v, n - 1}), nil
		}
	}
	return nil, Raise(TypeError, "'%s' object is not reversible", TypeName(a[1]))
}}

// getItemReverse walks an object that has __len__ and __getitem__ from its end.
type getItemReverse struct {
	on *Instance
	i  int
}

func (it *getItemReverse) Next(h Host) (Value, bool, error) {
	if it.i < 0 {
		return nil, false, nil
	}
	it.i--
	v, err := GetItem(h, it.on, MkInt(int64(it.i+1)))
	if IsExc(err, IndexError) {
		it.i = -1
		return nil, false, nil
	}
	return v, err == nil, err
}
func (it *getItemReverse) Size() int                  { return 0 }
func (it *getItemReverse) Children(visit func(Value)) { visit(it.on) }
