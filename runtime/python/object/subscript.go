package object

import "slices"

// GetItem is x[i].
func GetItem(h Host, x, i Value) (Value, error) {
	if s, ok := i.(*Slice); ok {
		if v, ok, err := getSlice(h, x, s); ok {
			return v, err
		}
	}
	switch v := x.(type) {
	case *List:
		k, err := index(i, len(v.V), "list")
		if err != nil {
			return nil, err
		}
		return v.V[k], nil
	case *Dict:
		r, ok, err := v.Get(h, i)
		if err == nil && !ok {
			err = RaiseV(KeyError, i)
		}
		return r, err
	case Tuple:
		k, err := index(i, len(v), "tuple")
		if err != nil {
			return nil, err
		}
		return v[k], nil
	case Str:
		return strItem(string(v), i)
	case Bytes:
		k, err := index(i, len(v), "byte")
		if err != nil {
			return nil, err
		}
		return MkInt(int64(v[k])), nil
	case *ByteArray:
		k, err := index(i, len(v.B), "bytearray")
		if err != nil {
			return nil, err
		}
		return MkInt(int64(v.B[k])), nil
	case *Range:
		if _, big := i.(*Big); big {
			return nil, outOfRange("range")
		}
		k, err := index(i, int(v.Len()), "range")
		if err != nil {
			return nil, err
		}
		return MkInt(v.Start + int64(k)*v.Step), nil
	}
	if f, ok := method(x, "__getitem__"); ok {
		return CallMethod(h, f, x, []Value{i}, nil)
	}
	if c, ok := x.(*Class); ok {
		return nil, classItem(c)
	}
	return nil, Raise(TypeError, "'%s' object is not subscriptable", TypeName(x))
}

// classItem is list[int]: an annotation, which means nothing at run time here.
func classItem(c *Class) error {
	switch c {
	case ListType, DictType, TupleType, SetType, FrozenSetType, TypeType:
		return Refuse("python.no.generic", "name", c.Name)
	}
	return Raise(TypeError, "type '%s' is not subscriptable", c.Name)
}

func getSlice(h Host, x Value, s *Slice) (v Value, ok bool, err error) {
	n, known := size(x)
	if !known {
		return nil, false, nil
	}
	switch x.(type) {
	case *Dict, *Set, *View:
		return nil, false, nil
	}
	sp, err := s.over(n)
	if err != nil {
		return nil, true, err
	}
	if r, ok := x.(*Range); ok {
		if sp.step >= farAway || sp.step <= -farAway {
			return nil, true, Refuse("python.range-size")
		}
		return &Range{r.Start + int64(sp.first)*r.Step, r.Start + int64(sp.stop)*r.Step, r.Step * int64(sp.step)}, true, nil
	}
	h.Alloc(sp.n * valueSize)
	switch x := x.(type) {
	case *List:
		return &List{V: cut(x.V, sp)}, true, nil
	case Tuple:
		return Tuple(cut(x, sp)), true, nil
	case Str:
		return Str(cutText(string(x), sp)), true, nil
	case Bytes:
		if sp.step == 1 {
			return x[sp.first : sp.first+sp.n], true, nil
		}
		return Bytes(cut([]byte(x), sp)), true, nil
	case *ByteArray:
		return &ByteArray{B: cut(x.B, sp)}, true, nil
	}
	return nil, false, nil
}

// index is a subscript within n; what names the sequence in the error.
func index(i Value, n int, what string) (int, error) {
	k, ok := asInt(i)
	if !ok {
		return 0, indexError(i, what)
	}
	if k < 0 {
		k += int64(n)
	}
	if k < 0 || k >= int64(n) {
		return 0, outOfRange(what)
	}
	return int(k), nil
}

func outOfRange(what string) error {
	switch what {
	case "byte":
		return Raise(IndexError, "index out of range")
	case "range":
		return Raise(IndexError, "range object index out of range")
	}
	return Raise(IndexError, "%s index out of range", what)
}

func indexError(i Value, what string) error {
	if _, big := i.(*Big); big {
		return Raise(IndexError, "cannot fit 'int' into an index-sized integer")
	}
	if what == "string" {
		return Raise(TypeError, "string indices must be integers, not '%s'", TypeName(i))
	}
	return Raise(TypeError, "%s indices must be integers or slices, not %s", what, TypeName(i))
}

// SetItem is x[i] = v.
func SetItem(h Host, x, i, v Value) error {
	switch c := x.(type) {
	case *List:
		if s, ok := i.(*Slice); ok {
			return setListSlice(h, c, s, v)
		}
		k, err := assignIndex(i, len(c.V), "list")
		if err == nil {
			c.V[k] = v
		}
		return err
	case *Dict:
		return c.Set(h, i, v)
	case *ByteArray:
		if s, ok := i.(*Slice); ok {
			return setByteSlice(h, c, s, v)
		}
		if _, ok := asInt(i); !ok {
			return indexError(i, "bytearray")
		}
		b, err := asByte(v, "byte")
		if err != nil {
			return err
		}
		k, err := index(i, len(c.B), "bytearray")
		if err == nil {
			c.B[k] = b
		}
		return err
	}
	if f, ok := method(x, "__setitem__"); ok {
		_, err := CallMethod(h, f, x, []Value{i, v}, nil)
		return err
	}
	if _, big := i.(*Big); big && (isSequence(x) || likeSequence(x)) {
		return indexError(i, "")
	}
	return Raise(TypeError, "'%s' object does not support item assignment", TypeName(x))
}

func assignIndex(i Value, n int, what string) (int, error) {
	k, err := index(i, n, what)
	if _, big := i.(*Big); !big && IsExc(err, IndexError) {
		err = Raise(IndexError, "%s assignment index out of range", what)
	}
	return k, err
}

func setListSlice(h Host, c *List, s *Slice, v Value) error {
	sp, err := s.over(len(c.V))
	if err != nil {
		return err
	}
	xs, err := ToSlice(h, v)
	switch {
	case IsExc(err, TypeError) && sp.step == 1:
		return Raise(TypeError, "can only assign an iterable")
	case IsExc(err, TypeError):
		return Raise(TypeError, "must assign iterable to extended slice")
	case err != nil:
		return err
	}
	if sp, err = s.over(len(c.V)); err != nil { // walking v may have changed c
		return err
	}
	c.V, err = replaceSpan(c.V, sp, xs)
	return err
}

// replaceSpan puts xs where a span selects; only a plain slice may change the length.
func replaceSpan[T any](v []T, sp span, xs []T) ([]T, error) {
	if sp.step == 1 {
		return slices.Concat(v[:sp.first], xs, v[sp.first+sp.n:]), nil
	}
	if sp.n != len(xs) {
		return v, Raise(ValueError, "attempt to assign sequence of size %d to extended slice of size %d", len(xs), sp.n)
	}
	for i, x := range xs {
		v[sp.first+i*sp.step] = x
	}
	return v, nil
}

// deleteSpan removes what a span selects.
func deleteSpan[T any](v []T, sp span) []T {
	if sp.n == 0 {
		return v
	}
	if sp.step < 0 {
		sp = span{first: sp.first + (sp.n-1)*sp.step, n: sp.n, step: -sp.step}
	}
	out := make([]T, 0, len(v)-sp.n)
	for i, x := range v {
		if d := i - sp.first; d < 0 || d%sp.step != 0 || d/sp.step >= sp.n {
			out = append(out, x)
		}
	}
	return out
}

// deleteIn removes what a subscript selects; place finds a single one.
func deleteIn[T any](v *[]T, i Value, what string, place func(i Value, n int, what string) (int, error)) error {
	if s, ok := i.(*Slice); ok {
		sp, err := s.over(len(*v))
		if err == nil {
			*v = deleteSpan(*v, sp)
		}
		return err
	}
	k, err := place(i, len(*v), what)
	if err == nil {
		*v = slices.Delete(*v, k, k+1)
	}
	return err
}

// DelItem is del x[i].
func DelItem(h Host, x, i Value) error {
	switch c := x.(type) {
	case *List:
		return deleteIn(&c.V, i, "list", assignIndex)
	case *ByteArray:
		return deleteIn(&c.B, i, "bytearray", index)
	case *Dict:
		_, ok, err := c.Del(h, i)
		if err == nil && !ok {
			err = RaiseV(KeyError, i)
		}
		return err
	}
	if f, ok := method(x, "__delitem__"); ok {
		_, err := CallMethod(h, f, x, []Value{i}, nil)
		return err
	}
	if isSequence(x) || likeSequence(x) { // in C, which has its own words
		if _, isIndex := asInt(i); isIndex {
			return Raise(TypeError, "'%s' object doesn't support item deletion", TypeName(x))
		}
		if _, big := i.(*Big); big {
			return indexError(i, "")
		}
	}
	return Raise(TypeError, "'%s' object does not support item deletion", TypeName(x))
}
