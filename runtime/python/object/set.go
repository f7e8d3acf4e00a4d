package object

// Set is a set or frozenset. CPython keeps it in the order of hashes, which
// differ from run to run for str: what would show the order of two or more
// elements is refused.
type Set struct {
	d      *Dict
	Frozen bool
	Sharing
}

// NewSet makes an empty set.
func NewSet() *Set { return &Set{d: NewDict()} }

// Add puts a value in.
func (s *Set) Add(h Host, v Value) error { return s.d.Set(h, v, None) }

// Len is the number of elements.
func (s *Set) Len() int { return s.d.n }

// Elements lists the elements in the order they were put in, which programs
// must not see.
func (s *Set) Elements() []Value { return s.d.Keys() }

// Has tells whether v is in the set. It raises when v is unhashable.
func (s *Set) Has(h Host, v Value) (bool, error) {
	if _, ok := v.(*Set); ok { // CPython looks it up as a frozenset
		return false, Refuse("python.no.key", "type", "frozenset")
	}
	_, ok, err := s.d.Get(h, v)
	return ok, err
}

func (s *Set) class() *Class {
	if s.Frozen {
		return FrozenSetType
	}
	return SetType
}

func errSetOrder() error { return Refuse("python.set-order") }

func (s *Set) iter() (Iterator, error) {
	if s.d.n > 1 {
		return nil, errSetOrder()
	}
	it := newDictIter(&View{s.d, ViewKeys})
	it.what = "Set"
	return it, nil
}

// eachUnordered is Each for uses whose result does not depend on the order.
func eachUnordered(h Host, v Value, f func(Value) error) error {
	if s, ok := v.(*Set); ok {
		v = s.d
	}
	return Each(h, v, f)
}

// setOf is a set of the elements of an iterable: the set itself, when it is one.
func setOf(h Host, v Value) (*Set, error) {
	if s, ok := v.(*Set); ok {
		return s, nil
	}
	s := NewSet()
	h.Hold(s)
	defer h.Release()
	return s, Each(h, v, func(x Value) error { return s.Add(h, x) })
}

func (s *Set) copy(h Host) *Set { return &Set{d: s.d.copy(h), Frozen: s.Frozen} }

// filter keeps the elements that are (want true) or are not in o.
func (s *Set) filter(h Host, o *Set, want bool) *Set {
	out := &Set{d: NewDict(), Frozen: s.Frozen}
	for _, e := range s.d.entries {
		if !e.live {
			continue
		}
		if _, in := o.d.index[e.hk]; in == want {
			out.d.set(h, e.hk, e.k, None)
		}
	}
	h.Work(s.d.n)
	return out
}

// setOp is s op o for two sets; ok is false for other operators.
func setOp(h Host, op Op, s, o *Set) (r *Set, ok bool) {
	switch op {
	case opSub:
		return s.filter(h, o, false), true
	case opAnd: // of equal elements CPython keeps that of the smaller set
		if o.d.n <= s.d.n {
			r = o.filter(h, s, true)
			r.Frozen = s.Frozen
			return r, true
		}
		return s.filter(h, o, true), true
	case opOr:
		r = s.copy(h)
		r.d.addAll(h, o.d)
		return r, true
	case opXor:
		r = s.filter(h, o, false)
		r.d.addAll(h, o.filter(h, s, false).d)
		return r, true
	}
	return nil, false
}

func setIsDisjoint(h Host, s *Set, other Value) (Value, error) {
	o, err := setOf(h, other)
	if err != nil {
		return nil, err
	}
	return Bool(s.filter(h, o, true).d.n == 0), nil
}

func makeSet(frozen bool) Func {
	return Func{Sig: "(iterable=(), /)", Fn: func(h Host, a []Value) (Value, error) {
		h.Alloc(dictSize)
		o, isSet := a[1].(*Set)
		if isSet && frozen && o.Frozen {
			return o, nil
		}
		s := &Set{d: NewDict(), Frozen: frozen}
		h.Hold(s)
		defer h.Release()
		return s, eachUnordered(h, a[1], func(v Value) error { return s.Add(h, v) })
	}}
}

// setCombine is a method such as union: an operator over any number of iterables.
func setCombine(name string, op Op, sig string) Func {
	return Func{Name: name, Sig: sig, Fn: func(h Host, a []Value) (Value, error) {
		s := a[0].(*Set)
		r := s.copy(h)
		others, ok := a[1].(Tuple)
		if !ok || sig != "(*others)" {
			others = Tuple{a[1]}
		}
		for _, x := range others {
			o, err := setOf(h, x)
			if err != nil {
				return nil, err
			}
			if _, isSet := x.(*Set); op == opAnd && !isSet { // the elements are x's then
				o = o.filter(h, r, true)
				o.Frozen, r = r.Frozen, o
				continue
			}
			r, _ = setOp(h, op, r, o)
		}
		return r, nil
	}}
}

// setChange is a method such as update, which changes the set itself.
func setChange(name string, op Op, sig string) Func {
	combine := setCombine(name, op, sig)
	return Func{Name: name, Sig: sig, Fn: func(h Host, a []Value) (Value, error) {
		r, err := combine.Fn(h, a)
		if err != nil {
			return nil, err
		}
		a[0].(*Set).d = r.(*Set).d
		return None, nil
	}}
}

var frozenSetMethods = []Func{
	setCombine("union", opOr, "(*others)"),
	setCombine("intersection", opAnd, "(*others)"),
	setCombine("difference", opSub, "(*others)"),
	setCombine("symmetric_difference", opXor, "(other, /)"),
	{Name: "issubset", Sig: "(other, /)", Fn: func(h Host, a []Value) (Value, error) {
		o, err := setOf(h, a[1])
		if err != nil {
			return nil, err
		}
		in, err := subset(h, a[0], o)
		return Bool(in), err
	}},
	{Name: "issuperset", Sig: "(other, /)", Fn: func(h Host, a []Value) (Value, error) {
		o, err := setOf(h, a[1])
		if err != nil {
			return nil, err
		}
		in, err := subset(h, o, a[0])
		return Bool(in), err
	}},
	{Name: "isdisjoint", Sig: "(other, /)", Fn: func(h Host, a []Value) (Value, error) {
		return setIsDisjoint(h, a[0].(*Set), a[1])
	}},
	{Name: "copy", Sig: "()", Fn: func(h Host, a []Value) (Value, error) {
		if s := a[0].(*Set); s.Frozen {
			return s, nil
		}
		return a[0].(*Set).copy(h), nil
	}},
}

var setMethods = []Func{
	{Name: "add", Sig: "(elem, /)", Fn: func(h Host, a []Value) (Value, error) { return None, a[0].(*Set).Add(h, a[1]) }},
	{Name: "discard", Sig: "(elem, /)", Fn: func(h Host, a []Value) (Value, error) {
		if _, err := a[0].(*Set).Has(h, a[1]); err != nil {
			return nil, err
		}
		_, _, err := a[0].(*Set).d.Del(h, a[1])
		return None, err
	}},
	{Name: "remove", Sig: "(elem, /)", Fn: func(h Host, a []Value) (Value, error) {
		if _, err := a[0].(*Set).Has(h, a[1]); err != nil {
			return nil, err
		}
		_, ok, err := a[0].(*Set).d.Del(h, a[1])
		if err == nil && !ok {
			err = RaiseV(KeyError, a[1])
		}
		return None, err
	}},
	{Name: "pop", Sig: "()", Fn: func(h Host, a []Value) (Value, error) {
		d := a[0].(*Set).d
		switch d.n {
		case 0:
			return nil, RaiseV(KeyError, Str("pop from an empty set"))
		case 1:
			k := d.Keys()[0]
			d.Clear()
			return k, nil
		}
		return nil, errSetOrder()
	}},
	{Name: "clear", Sig: "()", Fn: func(h Host, a []Value) (Value, error) { a[0].(*Set).d.Clear(); return None, nil }},
	setChange("update", opOr, "(*others)"),
	setChange("intersection_update", opAnd, "(*others)"),
	setChange("difference_update", opSub, "(*others)"),
	setChange("symmetric_difference_update", opXor, "(other, /)"),
}
