package object

import (
	"slices"
	"sort"
)

var makeList = Func{Sig: "(iterable=(), /)", Fn: func(h Host, a []Value) (Value, error) {
	v, err := ToSlice(h, a[1])
	return &List{V: v}, err
}}

var makeTuple = Func{Sig: "(iterable=(), /)", Fn: func(h Host, a []Value) (Value, error) {
	if t, ok := a[1].(Tuple); ok {
		return t, nil
	}
	v, err := ToSlice(h, a[1])
	return Tuple(v), err
}}

// moved is how many elements of a list are moved in the time of a step.
const moved = 256

var listMethods = []Func{
	{Name: "append", Sig: "(object, /)", Fn: func(h Host, a []Value) (Value, error) {
		a[0].(*List).Append(h, a[1])
		return None, nil
	}},
	{Name: "extend", Sig: "(iterable, /)", Fn: func(h Host, a []Value) (Value, error) {
		return None, a[0].(*List).extend(h, a[1])
	}},
	{Name: "insert", Sig: "(index: index, object, /)", Fn: func(h Host, a []Value) (Value, error) {
		l := a[0].(*List)
		h.Alloc(valueSize)
		h.Work(len(l.V) / moved)
		l.V = slices.Insert(l.V, insertAt(a[1], len(l.V)), a[2])
		return None, nil
	}},
	{Name: "pop", Sig: "(index: index=-1, /)", Fn: func(h Host, a []Value) (Value, error) {
		l := a[0].(*List)
		i, err := popAt(a[1], len(l.V), "list")
		if err != nil {
			return nil, err
		}
		h.Work((len(l.V) - i) / moved)
		v := l.V[i]
		l.V = slices.Delete(l.V, i, i+1)
		return v, nil
	}},
	{Name: "remove", Sig: "(value, /)", Fn: func(h Host, a []Value) (Value, error) {
		l := a[0].(*List)
		k, err := find(h, a[0], a[1], 0, maxIndex)
		if err != nil {
			return nil, err
		}
		if k < 0 || k >= len(l.V) {
			return nil, Raise(ValueError, "list.remove(x): x not in list")
		}
		h.Work(len(l.V) / moved)
		l.V = slices.Delete(l.V, k, k+1)
		return None, nil
	}},
	{Name: "index", Sig: "(value, start=0, stop=9223372036854775807, /)", Fn: seqIndex},
	{Name: "count", Sig: "(value, /)", Fn: seqCount},
	{Name: "clear", Sig: "()", Fn: func(h Host, a []Value) (Value, error) { a[0].(*List).V = nil; return None, nil }},
	{Name: "copy", Sig: "()", Fn: func(h Host, a []Value) (Value, error) {
		return &List{V: copyValues(h, a[0].(*List).V)}, nil
	}},
	{Name: "reverse", Sig: "()", Fn: func(h Host, a []Value) (Value, error) { slices.Reverse(a[0].(*List).V); return None, nil }},
	{Name: "sort", Sig: "(*, key=None, reverse: cint=False)", Fn: func(h Host, a []Value) (Value, error) {
		l := a[0].(*List)
		v := l.V
		l.V = nil // as in CPython, the list looks empty while it is sorted
		_, err := sortValues(h, v, a[1], a[2] != Value(Int(0)))
		if err == nil && l.V != nil {
			err = Raise(ValueError, "list modified during sort")
		}
		l.V = v
		return None, err
	}},
}

var tupleMethods = []Func{
	{Name: "index", Sig: "(value, start=0, stop=9223372036854775807, /)", Fn: seqIndex},
	{Name: "count", Sig: "(value, /)", Fn: seqCount},
}

// insertAt is where insert() puts a value among n, popAt where pop() takes one.
func insertAt(index Value, n int) int {
	i := int(index.(Int))
	if i < 0 {
		i = max(0, i+n)
	}
	return min(i, n)
}

func popAt(index Value, n int, what string) (int, error) {
	i := int(index.(Int))
	if i < 0 {
		i += n
	}
	switch {
	case n == 0:
		return 0, Raise(IndexError, "pop from empty %s", what)
	case i < 0 || i >= n:
		return 0, Raise(IndexError, "pop index out of range")
	}
	return i, nil
}

const maxIndex = 1<<63 - 1

func (l *List) extend(h Host, v Value) error {
	// one by one, as CPython does: an error in the middle leaves what came before
	if _, ok := size(v); !ok {
		return Each(h, v, func(x Value) error {
			l.V = append(l.V, x)
			h.Alloc(valueSize)
			return nil
		})
	}
	s, err := ToSlice(h, v)
	if err == nil {
		h.Alloc(len(s) * valueSize)
		l.V = append(l.V, s...)
	}
	return err
}

// elements are those of a list or tuple, as they are now.
func elements(v Value) []Value {
	switch v := v.(type) {
	case *List:
		return v.V
	case Tuple:
		return v
	}
	return nil
}

// find is the place of x in a list or tuple, or -1. Comparing may run code of
// the program that changes the list.
func find(h Host, seq, x Value, from, to int) (int, error) {
	for i := from; i < to && i < len(elements(seq)); i++ {
		eq, err := same(h, elements(seq)[i], x)
		if err != nil {
			return 0, err
		}
		if eq {
			return i, nil
		}
		h.Work(1)
	}
	return -1, nil
}

func seqIndex(h Host, a []Value) (Value, error) {
	n := len(elements(a[0]))
	var at [2]int
	for i, x := range a[2:4] {
		k, err := sliceIndex(x)
		if err != nil {
			return nil, err
		}
		if k < 0 {
			k = max(0, k+n)
		}
		at[i] = k
	}
	k, err := find(h, a[0], a[1], at[0], at[1])
	if err != nil {
		return nil, err
	}
	if k >= 0 {
		return MkInt(int64(k)), nil
	}
	if _, ok := a[0].(Tuple); ok {
		return nil, Raise(ValueError, "tuple.index(x): x not in tuple")
	}
	s, err := ReprOf(h, a[1])
	if err != nil {
		return nil, err
	}
	return nil, Raise(ValueError, "%s is not in list", s)
}

// sliceIndex is a bound given as an argument; None is not allowed.
func sliceIndex(v Value) (int, error) {
	if b, ok := v.(*Big); ok {
		return b.Sign() * maxIndex, nil
	}
	i, ok := asInt(v)
	if !ok {
		return 0, Raise(TypeError, "slice indices must be integers or have an __index__ method")
	}
	return int(i), nil
}

func seqCount(h Host, a []Value) (Value, error) {
	n := int64(0)
	for i := 0; i < len(elements(a[0])); i++ {
		eq, err := same(h, elements(a[0])[i], a[1])
		if err != nil {
			return nil, err
		}
		n += boolInt(eq)
		h.Work(1)
	}
	return MkInt(n), nil
}

// SortValues sorts in place as list.sort does.
func SortValues(h Host, v []Value, key Value, reverse bool) error {
	_, err := sortValues(h, v, key, reverse)
	return err
}

// sortValues sorts in place, stably, by "<" of the keys. It gives the values
// with their keys.
func sortValues(h Host, v []Value, key Value, reverse bool) ([]sortItem, error) {
	h.Alloc(len(v) * 4 * valueSize)
	items := make([]sortItem, len(v))
	for i, x := range v {
		k := x
		if !IsNone(key) {
			var err error
			if k, err = h.Call(key, []Value{x}, nil); err != nil {
				return nil, err
			}
		}
		items[i] = sortItem{k, x}
	}
	if reverse { // equal elements keep their order: reverse, sort, reverse
		slices.Reverse(items)
	}
	s := &sorter{h: h, items: items}
	if sort.Stable(s); s.err != nil {
		return nil, s.err
	}
	if reverse {
		slices.Reverse(items)
	}
	for i := range items {
		v[i] = items[i].v
	}
	return items, nil
}

type sortItem struct{ key, v Value }

// sorter sorts stably. A comparison may raise, or say anything, without harm:
// after the first error none is made any more.
type sorter struct {
	h     Host
	items []sortItem
	err   error
}

func (s *sorter) Len() int      { return len(s.items) }
func (s *sorter) Swap(i, j int) { s.items[i], s.items[j] = s.items[j], s.items[i] }

func (s *sorter) Less(i, j int) bool {
	if s.err != nil {
		return false
	}
	s.h.Work(1)
	less, err := order(s.h, opLt, s.items[i].key, s.items[j].key)
	s.err = err
	return less
}
