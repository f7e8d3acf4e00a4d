package process

import (
	"math/big"
	"strconv"

	"lockstep/runtime/python/object"
)

// plain is a value as it crosses the channel. What is not plain data goes as its repr.
type plain struct {
	Kind kind    `json:"k"`
	Text []byte  `json:"t,omitempty"`
	In   []plain `json:"in,omitempty"` // of a dict: key, value, key, value
}

type kind uint8

const (
	isNone kind = iota
	isTrue
	isFalse
	isInt
	isFloat
	isStr
	isBytes
	isByteArray
	isTuple
	isList
	isDict
	isSet
	isFrozenSet
)

// deepest is how deep a value may be nested: one that holds itself has no end.
const deepest = 100

// longest is up to how many code points a repr goes.
const longest = 120

func plainOf(v object.Value, depth int) plain {
	if depth > deepest {
		return plain{Kind: isStr, Text: []byte(object.Show(v, longest))}
	}
	within := func(k kind, items []object.Value) plain {
		p := plain{Kind: k}
		for _, x := range items {
			p.In = append(p.In, plainOf(x, depth+1))
		}
		return p
	}
	switch v := v.(type) {
	case object.NoneT:
		return plain{}
	case object.Bool:
		if v {
			return plain{Kind: isTrue}
		}
		return plain{Kind: isFalse}
	case object.Int:
		return plain{Kind: isInt, Text: strconv.AppendInt(nil, int64(v), 10)}
	case *object.Big:
		return plain{Kind: isInt, Text: v.Append(nil, 10)}
	case object.Float:
		return plain{Kind: isFloat, Text: strconv.AppendFloat(nil, float64(v), 'g', -1, 64)}
	case object.Str:
		return plain{Kind: isStr, Text: []byte(v)}
	case object.Bytes:
		return plain{Kind: isBytes, Text: []byte(v)}
	case *object.ByteArray:
		return plain{Kind: isByteArray, Text: v.B}
	case object.Tuple:
		return within(isTuple, v)
	case *object.List:
		return within(isList, v.V)
	case *object.Set:
		if v.Frozen {
			return within(isFrozenSet, v.Elements())
		}
		return within(isSet, v.Elements())
	case *object.Dict:
		var items []object.Value
		v.Each(func(k, x object.Value) { items = append(items, k, x) })
		return within(isDict, items)
	}
	return plain{Kind: isStr, Text: []byte(object.Show(v, longest))}
}

func (p plain) value() object.Value {
	items := func() []object.Value {
		out := make([]object.Value, len(p.In))
		for i, x := range p.In {
			out[i] = x.value()
		}
		return out
	}
	switch p.Kind {
	case isTrue, isFalse:
		return object.Bool(p.Kind == isTrue)
	case isInt:
		n, _ := new(big.Int).SetString(string(p.Text), 10)
		return object.MkBig(n)
	case isFloat:
		f, _ := strconv.ParseFloat(string(p.Text), 64)
		return object.Float(f)
	case isStr:
		return object.Str(p.Text)
	case isBytes:
		return object.Bytes(p.Text)
	case isByteArray:
		return &object.ByteArray{B: p.Text}
	case isTuple:
		return object.Tuple(items())
	case isList:
		return &object.List{V: items()}
	case isSet, isFrozenSet:
		s := object.NewSet()
		for _, x := range items() {
			_ = s.Add(object.Quiet, x) // hashable: it was in one
		}
		s.Frozen = p.Kind == isFrozenSet
		return s
	case isDict:
		d := object.NewDict()
		for in := items(); len(in) > 1; in = in[2:] {
			_ = d.Set(object.Quiet, in[0], in[1]) // hashable: it was a key
		}
		return d
	}
	return object.None
}
