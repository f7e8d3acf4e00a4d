package process

import (
	"encoding/json"
	"math"
	"math/big"
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
		text, err := json.Marshal(plainOf(v, 0))
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

// A value that holds itself ends somewhere.
func TestPlainEnds(t *testing.T) {
	l := &object.List{}
	l.V = []object.Value{l}
	depth := 0
	for p := plainOf(l, 0); p.Kind == isList; p = p.In[0] {
		depth++
	}
	if depth != deepest+1 {
		t.Error(depth)
	}
}
