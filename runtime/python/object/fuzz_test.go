package object_test

import (
	"errors"
	"testing"

	"lockstep/runtime/python/object"
)

// poor is a host that can afford a megabyte in all.
type poor struct {
	object.Host
	spent int
}

var errPoor = errors.New("spent")

func (p *poor) Alloc(n int) {
	if p.spent += n; n < 0 || p.spent > 1<<20 {
		panic(object.Unwind{Err: errPoor})
	}
}

// FuzzTexts: no text that a program formats, reads or decodes makes us panic or
// allocate before it is charged.
func FuzzTexts(f *testing.F) {
	for _, s := range []string{
		"", "5", "*^+#012_.3f", "=08,", "é>5s", "z.1e", "99999999999999999999", "%5.3d|%-*s|%(a)r%%", "{0!r:>{w}} {a[0].x}", "{{}}", "{:{}}",
		" -0x_1f ", "1_000", "inf", "1e400", "\xff\xc3\x28", "00 ff", "a\tb\r\n", "%", "{", "}", "{!", "{a[", "٣", "ß",
	} {
		f.Add(s, []byte(s))
	}
	values := []object.Value{object.MkInt(-42), object.Float(0.1), object.Str("收到"), object.Bytes("\x00a"), object.None, object.Bool(true), object.Tuple{object.MkInt(1), object.Str("x")}}
	f.Fuzz(func(t *testing.T, s string, b []byte) {
		try := func(f func(object.Host)) {
			_ = object.Contain(func() { f(&poor{Host: object.Quiet}) })
		}
		d := object.NewDict()
		_ = d.Set(object.Quiet, object.Str("a"), &object.List{V: values})
		text := object.Str(string([]rune(s)))
		for _, v := range values {
			try(func(h object.Host) { _, _ = object.Format(h, v, string(text)) })
			try(func(h object.Host) { _, _ = object.Percent(h, string(text), v) })
			try(func(h object.Host) { _, _ = object.StrFormat(h, string(text), []object.Value{v, v}, d) })
			for _, op := range []string{"split", "find", "partition", "strip", "replace", "title", "swapcase"} {
				try(func(h object.Host) {
					if fn, self, err := object.LoadMethod(h, text, op); err == nil {
						_, _ = object.CallMethod(h, fn, self, []object.Value{v}, nil)
					}
				})
			}
		}
		for _, c := range []*object.Class{object.IntType, object.FloatType, object.StrType, object.BytesType} {
			try(func(h object.Host) { _, _ = object.Instantiate(h, c, []object.Value{text}, nil) })
			try(func(h object.Host) {
				_, _ = object.Instantiate(h, c, []object.Value{object.Bytes(b), object.Str("utf-8"), object.Str("replace")}, nil)
			})
		}
	})
}
