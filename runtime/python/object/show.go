package object

import "fmt"

// Show is a repr that runs no code of the program and changes nothing: it has
// at most max code points, and "..." stands for what is left out.
func Show(v Value, max int) string {
	s, _ := ShowAll(v, max)
	return s
}

// ShowAll is Show, and says whether nothing was left out: two values of which
// it shows the same are alike then.
func ShowAll(v Value, max int) (s string, all bool) {
	r := &reprer{h: Quiet, b: builder{h: Quiet}, busy: map[any]bool{}, brief: &brief{bytes: 4 * (max + 4)}}
	_ = r.write(v) // nothing that is shown briefly raises
	if s := []rune(r.b.String()); len(s) > max {
		return string(s[:max-min(max, 3)]) + "..."[:min(max, 3)], false
	}
	return r.b.String(), !r.brief.less
}

// brief bounds what Show looks at.
type brief struct {
	bytes int // of the text: beyond these it is cut in any case
	depth int
	less  bool // something was left out, though the text may be short
}

const (
	maxShownDepth = 6
	maxShownBits  = 256
)

// briefly writes what Show does not leave to repr, and tells whether it did.
func (r *reprer) briefly(v Value) bool {
	room := r.brief.bytes - r.b.Len()
	switch {
	case room <= 0:
		return true
	case r.brief.depth >= maxShownDepth:
		r.brief.less = true
		r.text("...")
		return true
	}
	switch v := v.(type) {
	case Str: // repr escapes a character cut in two; Show cuts that off
		r.text(quote(Quiet, string(v[:min(len(v), room)]), false))
	case Bytes:
		r.text(quote(Quiet, string(v[:min(len(v), room)]), true))
	case *ByteArray:
		r.text("bytearray(" + quote(Quiet, string(v.B[:min(len(v.B), room)]), true) + ")")
	case *Big:
		if v.BitLen() <= maxShownBits {
			return false
		}
		r.brief.less = true
		r.text(fmt.Sprintf("<int of %d bits>", v.BitLen()))
	case *Instance:
		r.showInstance(v)
	case *View, *Slice, *Bound:
		r.brief.less = true
		r.text("<" + TypeOf(v).Name + ">")
	default:
		return false
	}
	return true
}

// showInstance shows an exception as CPython does and another object with its
// attributes: <Client name='a', n=3>.
func (r *reprer) showInstance(o *Instance) {
	r.brief.depth++
	defer func() { r.brief.depth-- }()
	if o.Exc != nil {
		_ = r.list(o.Cls.Name+"(", ")", o.Exc.Args)
		return
	}
	sep := " "
	r.text("<" + o.Cls.Name)
	o.Each(func(name string, v Value) {
		if r.b.Len() < r.brief.bytes {
			r.text(sep + name + "=")
			sep = ", "
			_ = r.write(v)
		}
	})
	r.text(">")
}
