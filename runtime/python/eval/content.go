package eval

import (
	"fmt"
	"math"
	"strconv"

	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

// For who must know everything that a thread's doing depends on, touches and accesses tell it,
// but for two things: those that SortsChange and Unseen are about.

// sort is what a read does otherwise by: nothing there, what is read without an operation, data.
type sort uint8

const (
	absent sort = iota
	silent
	data
)

func sortOf(v Value) sort {
	switch {
	case v == nil:
		return absent
	case quiet(v):
		return silent
	}
	return data
}

// looksAtSort is where a thread does otherwise by the sort of what a shared thing holds.
func (f *frame) looksAtSort(number int) {
	if f.prog.sorts && number != 0 {
		f.prog.touched(f.th, Touch{Object: number, Aside: true})
	}
}

// changesSort is before v takes the place of what a shared name held.
func (p *Program) changesSort(old, v Value) {
	p.resorted = p.resorted || sortOf(old) != sortOf(v)
}

// changesSorts is before a shared container is changed by what it is given.
func (p *Program) changesSorts(container Value, given ...Value) {
	p.resorted = p.resorted || holdsSilent(container, 1) || holdsSilent(object.Tuple(given), 2)
}

// holdsSilent says whether a value may be, or hold so deep, what is read without an operation.
func holdsSilent(v Value, deep int) (found bool) {
	switch v.(type) {
	case *object.List, object.Tuple, *object.Dict, *object.Set:
		if deep > 0 {
			object.Children(v, func(x Value) { found = found || holdsSilent(x, deep-1) })
		}
		return found
	case *object.Instance, *object.ByteArray, *object.Range:
		return sortOf(v) == silent
	}
	return !plain(v) || sortOf(v) == silent
}

// bound gives a name a value otherwise than by an assignment.
func (f *frame) bound(n *syntax.Name, v Value) {
	if f.prog.sharing {
		switch n.Kind {
		case syntax.Global:
			f.prog.share(v)
			f.prog.changesSort(f.prog.globals[n.Slot], v)
			f.prog.touched(f.th, Touch{Object: -1 - n.Slot, Write: true})
		case syntax.CellVar:
			f.shareCell(f.slots[n.Slot].(*cell), v)
		case syntax.FreeVar:
			f.shareCell(f.fn.free[n.Slot], v)
		}
	}
	f.store(n, v)
}

// SortsChange says whether something that threads share has come to hold another sort of thing.
// As long as it has not, Options.Sorts adds nothing.
func (p *Program) SortsChange() bool { return p.resorted }

// Unseen says whether something was changed, or will be, that threads share and no touch tells of.
func (p *Program) Unseen() bool { return p.unseen }

// ChangeUnseen makes Unseen true.
func (p *Program) ChangeUnseen() { p.unseen = true }

// Charged is how much memory was charged in all.
func (p *Program) Charged() int64 { return p.memory.charged }

// Content appends what a numbered thing or a global holds, so that what holds the same is the same to
// every thread: plain values, and others by their number. It is false where that cannot be said.
func (p *Program) Content(number int, dst []byte) ([]byte, bool) {
	if number < 0 {
		return contentOf(p.globals[-1-number], dst, 0)
	}
	if number > len(p.numbered) {
		return dst, false
	}
	switch x := p.numbered[number-1].(type) {
	case nil: // it holds nothing
		return append(dst, 'n'), true
	case *cell:
		return contentOf(x.v, append(dst, 'c'), 0)
	case *object.List:
		return contentsOf(x.V, append(dst, 'l'), 0)
	case *object.ByteArray:
		return append(append(dst, 'b'), x.B...), len(x.B) <= longestContent
	case *object.Dict:
		if x.Len() > mostContent {
			return dst, false
		}
		dst, ok := append(dst, 'd'), true
		x.Each(func(k, v Value) {
			var okK, okV bool
			dst, okK = contentOf(k, dst, 0)
			dst, okV = contentOf(v, dst, 0)
			ok = ok && okK && okV
		})
		return dst, ok
	case *object.Instance:
		class := numberOf(x.Cls)
		if x.Data != nil || x.Exc != nil || class == 0 {
			return dst, false
		}
		dst, ok := strconv.AppendInt(append(dst, 'o'), int64(class), 10), true
		x.Each(func(name string, v Value) {
			var okV bool
			dst, okV = contentOf(v, append(append(append(dst, '.'), name...), '='), 0)
			ok = ok && okV && len(dst) < longestContent
		})
		return dst, ok
	case interface{ Kept() []Value }:
		return contentsOf(x.Kept(), append(dst, 'k'), 0)
	}
	return dst, false
}

// IsVariable says whether a numbered thing or a global is a variable: what is written into it takes the
// place of what it held, whatever that was.
func (p *Program) IsVariable(number int) bool {
	if number < 0 {
		return true
	}
	if number == 0 || number > len(p.numbered) {
		return false
	}
	_, ok := p.numbered[number-1].(*cell)
	return ok
}

// CallContent appends what tells a call from others, as Content does, for who knows that the same program is
// meant.
func (p *Program) CallContent(fn Value, args []Value, kw []object.KW, dst []byte) ([]byte, bool) {
	ok := true
	if b, bound := fn.(*object.Bound); bound {
		fn = b.Fn
		dst, ok = contentOf(b.Self, dst, 0)
	}
	f, isFunc := fn.(*Func)
	if !isFunc || !ok {
		return dst, false
	}
	dst = fmt.Appendf(dst, "%p", f.code)
	for _, c := range f.free {
		ok = ok && c.number != 0
		dst = strconv.AppendInt(append(dst, '#'), int64(c.number), 10)
	}
	for _, values := range [][]Value{f.defaults, args} {
		var okV bool
		dst, okV = contentsOf(values, dst, 0)
		ok = ok && okV
	}
	for _, k := range kw {
		var okV bool
		dst, okV = contentOf(k.V, append(append(dst, k.Name...), '='), 0)
		ok = ok && okV
	}
	return dst, ok
}

// The most that Content looks at: values, bytes of a text, tuples in tuples.
const (
	mostContent    = 64
	longestContent = 1000
	deepestContent = 4
)

func contentsOf(vs []Value, dst []byte, depth int) ([]byte, bool) {
	if len(vs) > mostContent || depth > deepestContent {
		return dst, false
	}
	dst = strconv.AppendInt(dst, int64(len(vs)), 10)
	for _, v := range vs {
		var ok bool
		if dst, ok = contentOf(v, append(dst, ','), depth); !ok {
			return dst, false
		}
	}
	return dst, true
}

func contentOf(v Value, dst []byte, depth int) ([]byte, bool) {
	switch v := v.(type) {
	case nil:
		return append(dst, '-'), true
	case object.NoneT:
		return append(dst, 'N'), true
	case object.Bool:
		return strconv.AppendBool(dst, bool(v)), true
	case object.Int:
		return strconv.AppendInt(append(dst, 'i'), int64(v), 10), true
	case object.Float:
		return strconv.AppendUint(append(dst, 'f'), math.Float64bits(float64(v)), 16), true
	case object.Str:
		return strconv.AppendQuote(append(dst, 's'), string(v)), len(v) <= longestContent
	case object.Bytes:
		return strconv.AppendQuote(append(dst, 'b'), string(v)), len(v) <= longestContent
	case object.Tuple:
		return contentsOf(v, append(dst, '('), depth+1)
	}
	if n := numberOf(v); n != 0 {
		return strconv.AppendInt(append(dst, '#'), int64(n), 10), true
	}
	return dst, false
}
