package object_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

// counting is a host that counts what it is charged.
type counting struct {
	object.Host
	spent int
}

func (c *counting) Alloc(n int) { c.spent += n }

// Call calls functions written in Go, as map and sorted do.
func (c *counting) Call(fn object.Value, args []object.Value, kw []object.KW) (object.Value, error) {
	switch f := fn.(type) {
	case *object.Builtin:
		return f.Call(c, nil, args, kw)
	case *object.Class:
		return object.Instantiate(c, f, args, kw)
	}
	return nil, fmt.Errorf("not here")
}

// large are values of which a function can make something large.
func large() []object.Value {
	ints := &object.List{}
	texts := &object.List{}
	d := object.NewDict()
	s := object.NewSet()
	for i := range 300 {
		ints.V = append(ints.V, object.MkInt(int64(5000+i)))
		texts.V = append(texts.V, object.Str(fmt.Sprint("some text, ", i)))
		_ = d.Set(object.Quiet, object.Str(fmt.Sprint("key", i)), ints.V[i])
		_ = s.Add(object.Quiet, ints.V[i])
	}
	text := strings.Repeat("a bc,\n\x00é", 300)
	return []object.Value{
		ints, texts, d, s, object.Tuple(ints.V), object.Str(text), object.Bytes(text), &object.ByteArray{B: []byte(text)}, &object.Range{Start: 0, Stop: 400, Step: 1},
		object.MkInt(4000), object.Str("a"), object.Str(","), object.Bytes("a"), object.None, object.Float(1e300),
	}
}

// held is how much is reached from values.
func held(vs ...object.Value) int {
	return object.LiveSize(func(visit func(object.Value)) {
		for _, v := range vs {
			visit(v)
		}
	})
}

// TestResultsAreCharged: whatever a function of Python's own makes, it is charged for. Otherwise a
// program could hold any amount of memory.
func TestResultsAreCharged(t *testing.T) {
	try := func(b *object.Builtin, self object.Value, args ...object.Value) {
		h := &counting{Host: object.Quiet}
		before := held(append([]object.Value{self}, args...)...)
		var r object.Value
		var err error
		if object.Contain(func() { r, err = b.Call(h, self, args, nil) }) != nil || err != nil {
			return
		}
		made := held(append([]object.Value{self, r}, args...)...) - before
		if made > 3*h.spent+6000 {
			t.Errorf("%s of %T %T makes %d bytes and charges %d", b.FullName(), self, args, made, h.spent)
		}
	}
	all := func(b *object.Builtin, class *object.Class) {
		values, params := large(), len(b.Signature().Params)
		for _, x := range values {
			if class == nil {
				try(b, nil, x)
			} else if object.TypeOf(x).Is(class) {
				try(b, x)
			}
			for _, y := range values {
				if params < 2 && (class == nil || params == 0) {
					break
				}
				if class == nil {
					try(b, nil, x, y)
				} else if object.TypeOf(x).Is(class) {
					try(b, x, y)
					try(b, x, y, object.Str("é"))
					try(b, x, object.Str("a"), y)
				}
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(object.Builtins)) {
		switch v := object.Builtins[name].(type) {
		case *object.Builtin:
			all(v, nil)
		case *object.Class:
			if v.Is(object.BaseException) {
				continue
			}
			for _, x := range large() {
				for _, args := range [][]object.Value{{x}, {x, object.Str("utf-8")}} {
					h := &counting{Host: object.Quiet}
					var r object.Value
					var err error
					before := held(args...)
					if object.Contain(func() { r, err = object.Instantiate(h, v, args, nil) }) != nil || err != nil {
						continue
					}
					if made := held(append(args, r)...) - before; made > 3*h.spent+6000 {
						t.Errorf("%s(%T) makes %d bytes and charges %d", name, x, made, h.spent)
					}
				}
			}
			for _, m := range slices.Sorted(maps.Keys(v.Attrs)) {
				if b, ok := v.Attrs[m].(*object.Builtin); ok {
					all(b, v)
				}
			}
		}
	}
	for _, op := range []object.Op{syntax.Add, syntax.Mul, syntax.Mod, syntax.Or, syntax.And, syntax.Sub, syntax.Xor} {
		for _, x := range large() {
			for _, y := range large() {
				h := &counting{Host: object.Quiet}
				before := held(x, y)
				var r object.Value
				var err error
				if object.Contain(func() { r, err = object.Binary(h, op, x, y) }) != nil || err != nil {
					continue
				}
				if made := held(x, y, r) - before; made > 3*h.spent+6000 {
					t.Errorf("%T op %d %T makes %d bytes and charges %d", x, op, y, made, h.spent)
				}
			}
		}
	}
}
