package object_test

import (
	"strings"
	"testing"

	"lockstep/runtime/python/object"
)

func live(roots ...object.Value) int {
	return object.LiveSize(func(visit func(object.Value)) {
		for _, v := range roots {
			visit(v)
		}
	})
}

func TestLiveSizeCountsOnce(t *testing.T) {
	text := object.Str(strings.Repeat("x", 1000))
	if n := live(text, text); n != 1000+2*16 { // each reference has a header
		t.Errorf("one text, held twice: %d", n)
	}
	inner := &object.List{V: []object.Value{text}}
	outer := &object.List{V: []object.Value{inner, inner}}
	outer.V = append(outer.V, outer) // a circle
	one, two := live(inner), live(outer)
	if two <= one || two >= 2*one {
		t.Errorf("inner %d, outer %d", one, two)
	}
	if n := live(object.MkInt(5), object.None, nil); n != 0 {
		t.Errorf("small values: %d", n)
	}
}

func TestLiveSizeSeesThroughIterators(t *testing.T) {
	big := &object.List{V: make([]object.Value, 1000)}
	for _, expr := range []string{"iter", "enumerate", "zip", "reversed"} {
		v, err := quietCall(object.Builtins[expr], big)
		if err != nil {
			t.Fatal(err)
		}
		if n := live(v); n < 1000*16 {
			t.Errorf("%s: %d", expr, n)
		}
	}
	d := object.NewDict()
	for i := range 100 {
		if err := d.Set(object.Quiet, object.MkInt(int64(i)), object.Str(strings.Repeat("v", 100+i))); err != nil {
			t.Fatal(err)
		}
	}
	if n := live(&object.View{D: d}); n < 100*100 {
		t.Errorf("a view: %d", n)
	}
}

// quietCall calls a builtin function or class with no program around.
func quietCall(fn object.Value, args ...object.Value) (object.Value, error) {
	if c, ok := fn.(*object.Class); ok {
		return object.Instantiate(object.Quiet, c, args, nil)
	}
	return fn.(*object.Builtin).Call(object.Quiet, nil, args, nil)
}

// TestGarbageDoesNotEndAProgram: far more than the limit is allocated, and little held.
func TestGarbageDoesNotEndAProgram(t *testing.T) {
	got := bounded("n = 0\nfor i in range(2000):\n    b = b'x' * 100000\n    l = [i] * 1000\n    n += len(b) + len(l)\nprint(n)")
	if got != "202000000\n" {
		t.Errorf("got %q", got)
	}
	got = bounded("keep = []\nwhile True:\n    keep.append(iter([0] * 1000))")
	if !strings.HasSuffix(got, " memory") {
		t.Errorf("got %q", got)
	}
}
