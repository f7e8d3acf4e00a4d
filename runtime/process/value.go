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

// mostSent is up to how many bytes a value may take on its way: one that holds another twice, which holds another
// twice, and so on, is small where it comes from.
const mostSent = 64 << 20

// plainOf is a value as it crosses, and how many bytes it takes. One that would take more than most goes as its repr.
func plainOf(v object.Value, most int) (p plain, size int) {
	left := most
	if p = plainIn(v, 0, &left); left < 0 {
		p = shown(v)
		return p, partSize + len(p.Text)
	}
	return p, most - left
}

func shown(v object.Value) plain { return plain{Kind: isStr, Text: []byte(object.Show(v, longest))} }

// partSize is about what a part of a value takes, without its text.
const partSize = 64

// plainIn takes what it makes from left, and stops when there is nothing left.
func plainIn(v object.Value, depth int, left *int) (p plain) {
	if *left -= partSize; *left < 0 || depth > deepest {
		return shown(v)
	}
	defer func() { *left -= len(p.Text) }()
	within := func(k kind, items []object.Value) plain {
		p := plain{Kind: k}
		for _, x := range items {
			if *left < 0 {
				break
			}
			p.In = append(p.In, plainIn(x, depth+1, left))
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
	return shown(v)
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
