package process

import (
	"encoding/json"
	"math"
	"math/big"
	"strings"
	"testing"

	"lockstep/runtime/python/object"
)

// What is plain data comes out as it went in, text that is no UTF-8 too.
func TestPlain(t *testing.T) {
	long := new(big.Int).Lsh(big.NewInt(1), 200)
	dict, set, frozen := object.NewDict(), object.NewSet(), object.NewSet()
	_ = dict.Set(object.Quiet, object.Tuple{object.Int(1), object.Str("k")}, object.None)
	_, _ = set.Add(object.Quiet, object.Int(5)), frozen.Add(object.Quiet, object.Str("f"))
	frozen.Frozen = true
	for _, v := range []object.Value{
		object.None, object.Bool(true), object.Bool(false), object.Int(math.MinInt64), object.MkBig(long), object.Float(0.1), object.Float(math.Inf(-1)),
		object.Str("é 中 \xed\xa0\x80"), object.Bytes("\x00\xff"), &object.ByteArray{B: []byte("b")},
		object.Tuple{},
		&object.List{V: []object.Value{object.Int(1), dict}}, set, frozen,
	} {
		x, _ := plainOf(v, mostSent)
		text, err := json.Marshal(x)
		if err != nil {
			t.Fatal(err)
		}
		var p plain
		if err := json.Unmarshal(text, &p); err != nil {
			t.Fatal(err)
		}
		if got, want := object.Repr(p.value()), object.Repr(v); got != want {
			t.Errorf("%s comes out as %s", want, got)
		}
	}
}

// A value that holds itself ends somewhere, and so does one that holds another twice, which holds another twice...
func TestPlainEnds(t *testing.T) {
	l := &object.List{}
	l.V = []object.Value{l}
	depth := 0
	for p, _ := plainOf(l, mostSent); p.Kind == isList; p = p.In[0] {
		depth++
	}
	if depth != deepest+1 {
		t.Error(depth)
	}
	var twice object.Value = object.Int(1)
	for range 60 {
		twice = object.Tuple{twice, twice}
	}
	p, size := plainOf(twice, 1<<20)
	if p.Kind != isStr || !strings.HasPrefix(string(p.Text), "((((") || size > 1<<10 {
		t.Errorf("%d bytes: %s", size, p.Text)
	}
	if p, size := plainOf(object.Tuple{object.Str("abc")}, 1000); p.Kind != isTuple || size != 2*partSize+3 {
		t.Error(p, size)
	}
}
