package object

import (
	"math"
	"unicode/utf8"
)

// Iterator gives values one by one; ok is false at the end and from then on.
type Iterator interface {
	Next(h Host) (v Value, ok bool, err error)
}

// IterObj is an iterator as a value.
type IterObj struct {
	Kind *Class
	It   Iterator
}

// NewIter makes a value of an iterator. An It that holds values implements
// Container. Kind is its class; nil: one of no special name.
func NewIter(kind *Class, it Iterator) *IterObj {
	if kind == nil {
		kind = seqIterType
	}
	return &IterObj{kind, it}
}

func (o *IterObj) Next(h Host) (Value, bool, error) { return o.It.Next(h) }

func (o *IterObj) Size() int {
	if c, ok := o.It.(Container); ok {
		return iterSize + c.Size()
	}
	return iterSize
}

func (o *IterObj) Children(visit func(Value)) {
	if c, ok := o.It.(Container); ok {
		c.Children(visit)
	}
}

// classes of iterators
var (
	listIterType  = nativeClass("list_iterator")
	listRevType   = nativeClass("list_reverseiterator")
	tupleIterType = nativeClass("tuple_iterator")
	strIterType   = nativeClass("str_iterator")

	strASCIIIterType = nativeClass("str_ascii_iterator")
	bytesIterType    = nativeClass("bytes_iterator")
	byteArrIterType  = nativeClass("bytearray_iterator")
	rangeIterType    = nativeClass("range_iterator")
	keyIterType      = nativeClass("dict_keyiterator")
	valueIterType    = nativeClass("dict_valueiterator")
	itemIterType     = nativeClass("dict_itemiterator")
	setIterType      = nativeClass("set_iterator")
	seqIterType      = nativeClass("iterator")
	callIterType     = nativeClass("callable_iterator")
)

// Iter is the iterator of a value, for loops in Go.
func Iter(h Host, v Value) (Iterator, error) {
	switch v := v.(type) {
	case *List:
		return &listIter{l: v}, nil
	case Tuple:
		return &tupleIter{t: v}, nil
	case *Range:
		return &rangeIter{v.Start, v.Len(), v.Step}, nil
	case Str:
		return &strIter{s: string(v)}, nil
	case Bytes:
		return &bytesIter{s: string(v)}, nil
	case *ByteArray:
		return &byteArrayIter{b: v}, nil
	case *Dict:
		return newDictIter(&View{v, ViewKeys}), nil
	case *View:
		return newDictIter(v), nil
	case *Set:
		return v.iter()
	case *IterObj:
		return v.It, nil
	case Iterator:
		return v, nil
	case *Instance:
		return iterInstance(h, v)
	}
	return nil, notIterable(v)
}

func notIterable(v Value) error { return Raise(TypeError, "'%s' object is not iterable", TypeName(v)) }

func iterInstance(h Host, v *Instance) (Iterator, error) {
	if f, ok := v.Cls.Lookup("__iter__"); ok {
		if IsNone(f) {
			return nil, notIterable(v)
		}
		it, err := CallMethod(h, f, v, nil, nil)
		if err != nil {
			return nil, err
		}
		switch it := it.(type) {
		case *Instance:
			if next, ok := it.Cls.Lookup("__next__"); ok {
				return &instanceIter{it, next}, nil
			}
		case Iterator:
			return it, nil
		}
		return nil, Raise(TypeError, "iter() returned non-iterator of type '%s'", TypeName(it))
	}
	if f, ok := v.Cls.Lookup("__getitem__"); ok {
		return &getItemIter{on: v, fn: f}, nil
	}
	return nil, notIterable(v)
}

// Each calls f with each value.
func Each(h Host, v Value, f func(Value) error) error {
	it, err := Iter(h, v)
	if err != nil {
		return err
	}
	return eachOf(h, it, f)
}

func eachOf(h Host, it Iterator, f func(Value) error) error {
	for {
		x, ok, err := it.Next(h)
		if err != nil || !ok {
			return err
		}
		h.Work(1)
		if err := f(x); err != nil {
			return err
		}
	}
}

// ToSlice collects the values of an iterable in a new slice.
func ToSlice(h Host, v Value) ([]Value, error) {
	n, known := size(v)
	switch x := v.(type) {
	case *List:
		return copyValues(h, x.V), nil
	case Tuple:
		return copyValues(h, x), nil
	}
	it, err := Iter(h, v)
	if err != nil {
		return nil, err
	}
	g := growth{h: h}
	var out []Value
	if known {
		h.Alloc(clampMul(n, valueSize))
		out, g.charged = make([]Value, 0, n), n*valueSize
	}
	err = eachOf(h, it, func(x Value) error {
		out = append(out, x)
		g.to(len(out) * valueSize)
		return nil
	})
	return out, err
}

func copyValues(h Host, v []Value) []Value {
	h.Alloc(len(v) * valueSize)
	return append(make([]Value, 0, len(v)), v...)
}

// clampMul multiplies sizes without overflow.
func clampMul(a, b int) int {
	if a <= 0 || b <= 0 {
		return 0
	}
	if a > math.MaxInt/2/b {
		return math.MaxInt / 2
	}
	return a * b
}

type listIter struct {
	l *List // nil at the end: a list that grows later does not revive it
	i int
}

func (it *listIter) Next(Host) (Value, bool, error) {
	if it.l == nil || it.i >= len(it.l.V) {
		it.l = nil
		return nil, false, nil
	}
	it.i++
	return it.l.V[it.i-1], true, nil
}
func (it *listIter) Size() int { return 0 }
func (it *listIter) Children(visit func(Value)) {
	if it.l != nil {
		visit(it.l)
	}
}

type tupleIter struct {
	t Tuple
	i int
}

func (it *tupleIter) Next(Host) (Value, bool, error) {
	if it.i >= len(it.t) {
		return nil, false, nil
	}
	it.i++
	return it.t[it.i-1], true, nil
}
func (it *tupleIter) Size() int                  { return 0 }
func (it *tupleIter) Children(visit func(Value)) { visit(it.t) }

// reverseIter walks a sequence from its end. A list that shrinks meanwhile ends it.
type reverseIter struct {
	on Value
	i  int
}

func (it *reverseIter) Next(h Host) (Value, bool, error) {
	n, _ := size(it.on)
	if it.i < 0 || it.i >= n {
		it.i = -1
		return nil, false, nil
	}
	it.i--
	v, err := GetItem(h, it.on, MkInt(int64(it.i+1)))
	return v, err == nil, err
}
func (it *reverseIter) Size() int                  { return 0 }
func (it *reverseIter) Children(visit func(Value)) { visit(it.on) }

type rangeIter struct{ i, n, step int64 }

func (it *rangeIter) Next(Host) (Value, bool, error) {
	if it.n <= 0 {
		return nil, false, nil
	}
	v := it.i
	it.i += it.step
	it.n--
	return MkInt(v), true, nil
}

type strIter struct{ s string }

func (it *strIter) Next(Host) (Value, bool, error) {
	if it.s == "" {
		return nil, false, nil
	}
	_, n := utf8.DecodeRuneInString(it.s)
	c := it.s[:n]
	it.s = it.s[n:]
	return Str(c), true, nil
}
func (it *strIter) Size() int                  { return 0 }
func (it *strIter) Children(visit func(Value)) { visit(Str(it.s)) }

type bytesIter struct{ s string }

func (it *bytesIter) Next(Host) (Value, bool, error) {
	if it.s == "" {
		return nil, false, nil
	}
	c := it.s[0]
	it.s = it.s[1:]
	return MkInt(int64(c)), true, nil
}
func (it *bytesIter) Size() int                  { return 0 }
func (it *bytesIter) Children(visit func(Value)) { visit(Bytes(it.s)) }

type byteArrayIter struct {
	b *ByteArray
	i int
}

func (it *byteArrayIter) Next(Host) (Value, bool, error) {
	if it.i >= len(it.b.B) {
		return nil, false, nil
	}
	it.i++
	return MkInt(int64(it.b.B[it.i-1])), true, nil
}
func (it *byteArrayIter) Size() int                  { return 0 }
func (it *byteArrayIter) Children(visit func(Value)) { visit(it.b) }

// instanceIter calls __next__ of the program until it raises StopIteration.
type instanceIter struct {
	on   *Instance
	next Value
}

func (it *instanceIter) Next(h Host) (Value, bool, error) {
	v, err := CallMethod(h, it.next, it.on, nil, nil)
	if IsExc(err, StopIteration) {
		return nil, false, nil
	}
	return v, err == nil, err
}
func (it *instanceIter) Size() int                  { return 0 }
func (it *instanceIter) Children(visit func(Value)) { visit(it.on) }

// getItemIter walks an object that has only __getitem__.
type getItemIter struct {
	on *Instance
	fn Value
	i  int64
}

func (it *getItemIter) Next(h Host) (Value, bool, error) {
	v, err := CallMethod(h, it.fn, it.on, []Value{MkInt(it.i)}, nil)
	it.i++
	if IsExc(err, IndexError) || IsExc(err, StopIteration) {
		return nil, false, nil
	}
	return v, err == nil, err
}
func (it *getItemIter) Size() int                  { return 0 }
func (it *getItemIter) Children(visit func(Value)) { visit(it.on) }
