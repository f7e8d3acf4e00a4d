package object

import (
	"math"
	"unicode/utf8"
)

// Iterator gives values one by one; ok is false at the end and from then on. It
// is a value itself.
type Iterator interface {
	Next(h Host) (v Value, ok bool, err error)
}

// funcIterSize is what an iterator of a function takes, and what it closes over.
const funcIterSize = 192

// NewIter makes an iterator of a function, which whoever calls it charges for. Holds are the values it can still
// give or works with, for the account of memory.
func NewIter(kind *Class, next func(h Host) (Value, bool, error), holds ...Value) Iterator {
	return &funcIter{kind, next, holds}
}

type funcIter struct {
	kind  *Class
	next  func(h Host) (Value, bool, error)
	holds []Value
}

func (it *funcIter) Next(h Host) (Value, bool, error) {
	if err := h.Enter(""); err != nil { // one may stand on any number of others
		return nil, false, err
	}
	defer h.Leave()
	return it.next(h)
}

func (it *funcIter) PyType() *Class { return it.kind }
func (it *funcIter) Size() int      { return funcIterSize + 2*len(it.holds)*valueSize }
func (it *funcIter) Children(visit func(Value)) {
	for _, v := range it.holds {
		visit(v)
	}
}

// classes of iterators
var (
	listIterType     = nativeClass("list_iterator")
	listRevType      = nativeClass("list_reverseiterator")
	tupleIterType    = nativeClass("tuple_iterator")
	strIterType      = nativeClass("str_iterator")
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

// Iter is the iterator of a value.
func Iter(h Host, v Value) (Iterator, error) {
	switch v := v.(type) {
	case *List:
		return &walk{kind: listIterType, on: v, step: 1}, nil
	case Tuple:
		return &walk{kind: tupleIterType, on: v, step: 1}, nil
	case *Range:
		return &rangeIter{v.Start, v.Len(), v.Step}, nil
	case Str:
		kind := strIterType
		if isASCII(string(v)) {
			kind = strASCIIIterType
		}
		return &walk{kind: kind, on: v, step: 1}, nil
	case Bytes:
		return &walk{kind: bytesIterType, on: v, step: 1}, nil
	case *ByteArray:
		return &walk{kind: byteArrIterType, on: v, step: 1}, nil
	case *Dict:
		return newDictIter(&View{v, ViewKeys}), nil
	case *View:
		return newDictIter(v), nil
	case *Set:
		return v.iter()
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
		i := int64(-1)
		return NewIter(seqIterType, func(h Host) (Value, bool, error) {
			i++
			x, err := CallMethod(h, f, v, []Value{MkInt(i)}, nil)
			if IsExc(err, IndexError) || IsExc(err, StopIteration) {
				return nil, false, nil
			}
			return x, err == nil, err
		}, v), nil
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
	held := &List{}
	h.Hold(held)
	defer h.Release()
	if n, known := size(v); known {
		h.Alloc(clampMul(n, valueSize))
		held.V = make([]Value, 0, n)
	}
	err = eachOf(h, it, func(x Value) error {
		held.Append(h, x)
		return nil
	})
	return held.V, err
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

// walk goes through a sequence by index: through a str by byte, forwards only.
// A list that grows after the end was seen does not revive it.
type walk struct {
	kind    *Class
	on      Value // nil at the end
	i, step int
}

func (it *walk) Next(Host) (v Value, ok bool, err error) {
	i := it.i
	switch on := it.on.(type) {
	case *List:
		if ok = uint(i) < uint(len(on.V)); ok {
			v = on.V[i]
		}
	case Tuple:
		if ok = uint(i) < uint(len(on)); ok {
			v = on[i]
		}
	case Str:
		if ok = uint(i) < uint(len(on)); ok {
			_, n := utf8.DecodeRuneInString(string(on[i:]))
			v = on[i : i+n]
			it.i += n - 1
		}
	case Bytes:
		if ok = uint(i) < uint(len(on)); ok {
			v = MkInt(int64(on[i]))
		}
	case *ByteArray:
		if ok = uint(i) < uint(len(on.B)); ok {
			v = MkInt(int64(on.B[i]))
		}
	}
	if it.i += it.step; !ok {
		it.on = nil
	}
	return v, ok, nil
}

func (it *walk) PyType() *Class             { return it.kind }
func (it *walk) Size() int                  { return iterSize }
func (it *walk) Children(visit func(Value)) { visit(it.on) }

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

func (it *rangeIter) PyType() *Class { return rangeIterType }

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

func (it *instanceIter) Size() int                  { return iterSize }
func (it *instanceIter) Children(visit func(Value)) { visit(it.on) }
