// Package rt: values and operations with CPython's meaning. No evaluator here: user code is reached through Host.
package object

import (
	"fmt"
	"io"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

type Value any
type KW struct {
	Name string
	V    Value
}

// Host is what the running program's evaluator offers to builtins.
type Host interface {
	// Call calls any callable value.
	Call(fn Value, args []Value, kw []KW) (Value, error)
	// Alloc charges n bytes to the program before they are allocated. Its
	// error is the evaluator's own and must be passed on.
	Alloc(n int) error
	// Enter counts one more nested call, Leave one less. Beyond the limit
	// Enter raises RecursionError, with what after CPython's text.
	Enter(what string) error
	Leave()
	// Attached is what the embedder hung on the running thread: modules find
	// their actor there.
	Attached() any
	Out() io.Writer
}

type (
	NoneT struct{}
	Ellip struct{}
	Bool  bool
	Int   int64
	Float float64
	Str   string
	Bytes string
	Tuple []Value
	List  struct{ V []Value }
	Range struct{ Start, Stop, Step int64 }
	Slice struct{ Lo, Hi, Step Value }
	Big   struct{ big.Int }
	BF    func(h Host, self Value, args []Value, kw []KW) (Value, error)
	View  struct { // dict view
		D *Dict
		K byte
	}
	IterObj struct {
		It Iterator
		T  string
	}
)

var None = NoneT{}
var smallInts [1280]Value

func init() {
	for i := range smallInts {
		smallInts[i] = Int(i - 256)
	}
}

// Number makes the value of an int64, *big.Int or float64.
func Number(x any) Value {
	switch x := x.(type) {
	case int64:
		return MkInt(x)
	case *big.Int:
		return MkBig(x)
	case float64:
		return Float(x)
	}
	panic("not a number")
}

// MkInt avoids an allocation for small integers.
func MkInt(i int64) Value {
	if i >= -256 && i < 1024 {
		return smallInts[i+256]
	}
	return Int(i)
}
func MkBig(b *big.Int) Value {
	if b.IsInt64() {
		return MkInt(b.Int64())
	}
	r := &Big{}
	r.Set(b)
	return r
}
func toBig(v Value) *big.Int {
	switch v := v.(type) {
	case Int:
		return big.NewInt(int64(v))
	case Bool:
		return big.NewInt(b2i(bool(v)))
	case *Big:
		return &v.Int
	}
	return nil
}
func b2i(b bool) int64 {
	if b {
		return 1
	}
	return 0
}
func asInt(v Value) (int64, bool) {
	switch v := v.(type) {
	case Int:
		return int64(v), true
	case Bool:
		return b2i(bool(v)), true
	}
	return 0, false
}
func asFloat(v Value) (float64, bool) {
	switch v := v.(type) {
	case Float:
		return float64(v), true
	case Int:
		return float64(v), true
	case Bool:
		return float64(b2i(bool(v))), true
	case *Big:
		f, _ := new(big.Float).SetInt(&v.Int).Float64()
		return f, true
	}
	return 0, false
}

// Dict keeps insertion order; keys are normalised Go values.
type Dict struct {
	idx  map[any]int
	ents []ent
	n    int
}
type ent struct {
	k, v Value
	hk   any
	live bool
}
type tkey string

func hashKey(h Host, v Value) (any, error) {
	switch v := v.(type) {
	case Str, Int, NoneT, Bytes, *Class, *Builtin, *Module, Ellip:
		return v, nil
	case Bool:
		return Int(b2i(bool(v))), nil
	case Float:
		if f := float64(v); f == math.Trunc(f) && math.Abs(f) < 1<<62 {
			return Int(int64(f)), nil
		}
		return v, nil
	case *Big:
		return tkey("b" + v.String()), nil
	case Tuple:
		var b strings.Builder
		for _, x := range v {
			k, err := hashKey(h, x)
			if err != nil {
				return nil, err
			}
			fmt.Fprintf(&b, "%T:%v;", k, k)
			if p, ok := k.(*Instance); ok {
				fmt.Fprintf(&b, "%p;", p)
			}
		}
		return tkey("(" + b.String()), nil
	case *List, *Dict:
		return nil, Raise(TypeError, "unhashable type: '%s'", TypeName(v))
	case *Set:
		if !v.Frozen {
			return nil, Raise(TypeError, "unhashable type: 'set'")
		}
		return tkey(fmt.Sprint(v.D.idx)), nil
	case *Instance:
		if f, ok := v.Cls.Lookup("__hash__"); ok {
			r, err := h.Call(f, []Value{v}, nil)
			if err != nil {
				return nil, err
			}
			return tkey("h" + Repr(r)), nil
		}
		if _, ok := v.Cls.Lookup("__eq__"); ok {
			return nil, Raise(TypeError, "unhashable type: '%s'", v.Cls.Name)
		}
	}
	return v, nil
}
func NewDict() *Dict { return &Dict{idx: map[any]int{}} }
func (d *Dict) Get(h Host, k Value) (Value, bool, error) {
	hk, err := hashKey(h, k)
	if err != nil {
		return nil, false, err
	}
	if i, ok := d.idx[hk]; ok {
		return d.ents[i].v, true, nil
	}
	return nil, false, nil
}
func (d *Dict) Set(h Host, k, v Value) error {
	hk, err := hashKey(h, k)
	if err != nil {
		return err
	}
	if i, ok := d.idx[hk]; ok {
		d.ents[i].v = v
		return nil
	}
	if err := h.Alloc(48); err != nil {
		return err
	}
	d.idx[hk] = len(d.ents)
	d.ents = append(d.ents, ent{k, v, hk, true})
	d.n++
	return nil
}
func (d *Dict) Del(h Host, k Value) (Value, bool, error) {
	hk, err := hashKey(h, k)
	if err != nil {
		return nil, false, err
	}
	i, ok := d.idx[hk]
	if !ok {
		return nil, false, nil
	}
	v := d.ents[i].v
	delete(d.idx, hk)
	d.ents[i] = ent{}
	d.n--
	if d.n*2 < len(d.ents)-16 { // compact
		es := d.ents
		d.ents = nil
		for _, e := range es {
			if e.live {
				d.idx[e.hk] = len(d.ents)
				d.ents = append(d.ents, e)
			}
		}
	}
	return v, true, nil
}
func (d *Dict) Clear()   { *d = *NewDict() }
func (d *Dict) Len() int { return d.n }
func (d *Dict) Each(f func(k, v Value)) {
	for _, e := range d.ents {
		if e.live {
			f(e.k, e.v)
		}
	}
}
func (d *Dict) Keys() (out []Value) {
	d.Each(func(k, _ Value) { out = append(out, k) })
	return
}

type Set struct {
	D      *Dict
	Frozen bool
}

func NewSet() *Set { return &Set{D: NewDict()} }

// ---- types

func TypeOf(v Value) *Class {
	switch v := v.(type) {
	case NoneT:
		return NoneType
	case Ellip:
		return EllipType
	case Bool:
		return BoolType
	case Int, *Big:
		return IntType
	case Float:
		return FloatType
	case Str:
		return StrType
	case Bytes:
		return BytesType
	case Tuple:
		return TupleType
	case *List:
		return ListType
	case *Dict:
		return DictType
	case *Set:
		if v.Frozen {
			return FrozenSetType
		}
		return SetType
	case *Range:
		return RangeType
	case *Slice:
		return SliceType
	case *Class:
		return TypeType
	case *Instance:
		return v.Cls
	case *Builtin:
		return BuiltinType
	case *Bound:
		return MethodType
	case *Module:
		return ModuleType
	case *View:
		return map[byte]*Class{'k': KeysType, 'v': ValuesType, 'i': ItemsType}[v.K]
	case *IterObj:
		return iterType(v.T)
	case *Property:
		return PropType
	case *ByteArray:
		return ByteArrayType
	case Foreign:
		return v.PyType()
	}
	return ObjectType
}
func TypeName(v Value) string { return TypeOf(v).Name }

func Truth(h Host, v Value) (bool, error) {
	switch v := v.(type) {
	case Bool:
		return bool(v), nil
	case NoneT:
		return false, nil
	case Int:
		return v != 0, nil
	case Float:
		return v != 0, nil
	case Str:
		return v != "", nil
	case Bytes:
		return v != "", nil
	case Tuple:
		return len(v) > 0, nil
	case *List:
		return len(v.V) > 0, nil
	case *Dict:
		return v.n > 0, nil
	case *Set:
		return v.D.n > 0, nil
	case *View:
		return v.D.n > 0, nil
	case *Range:
		return v.Len() > 0, nil
	case *Instance:
		if f, ok := v.Cls.Lookup("__bool__"); ok {
			r, err := h.Call(f, []Value{v}, nil)
			if err != nil {
				return false, err
			}
			if b, ok := r.(Bool); ok {
				return bool(b), nil
			}
			return false, Raise(TypeError, "__bool__ should return bool, returned %s", TypeName(r))
		}
		if _, ok := v.Cls.Lookup("__len__"); ok {
			n, err := Len(h, v)
			return n != 0, err
		}
	}
	return true, nil
}

func (r *Range) Len() int64 {
	if r.Step > 0 && r.Start < r.Stop {
		return (r.Stop-r.Start-1)/r.Step + 1
	}
	if r.Step < 0 && r.Start > r.Stop {
		return (r.Start-r.Stop-1)/-r.Step + 1
	}
	return 0
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func Len(h Host, v Value) (int, error) {
	switch v := v.(type) {
	case Str:
		return utf8.RuneCountInString(string(v)), nil
	case Bytes:
		return len(v), nil
	case Tuple:
		return len(v), nil
	case *List:
		return len(v.V), nil
	case *Dict:
		return v.n, nil
	case *Set:
		return v.D.n, nil
	case *View:
		return v.D.n, nil
	case *Range:
		return int(v.Len()), nil
	case *Instance:
		if f, ok := v.Cls.Lookup("__len__"); ok {
			r, err := h.Call(f, []Value{v}, nil)
			if err != nil {
				return 0, err
			}
			n, ok := asInt(r)
			if !ok {
				return 0, Raise(TypeError, "'%s' object cannot be interpreted as an integer", TypeName(r))
			}
			if n < 0 {
				return 0, Raise(ValueError, "__len__() should return >= 0")
			}
			return int(n), nil
		}
	}
	return 0, Raise(TypeError, "object of type '%s' has no len()", TypeName(v))
}

// ---- text of values

func FloatStr(f float64) string {
	switch {
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	case math.IsNaN(f):
		return "nan"
	}
	e := strconv.FormatFloat(f, 'e', -1, 64)
	k := strings.IndexByte(e, 'e')
	x, _ := strconv.Atoi(e[k+1:])
	if x < -4 || x >= 16 {
		return e
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

func quoteStr(s string, bytes bool) string {
	q := byte('\'')
	if strings.Contains(s, "'") && !strings.Contains(s, "\"") {
		q = '"'
	}
	var b strings.Builder
	if bytes {
		b.WriteByte('b')
	}
	b.WriteByte(q)
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if !bytes {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		i += n
		switch {
		case r == rune(q) || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString("\\n")
		case r == '\r':
			b.WriteString("\\r")
		case r == '\t':
			b.WriteString("\\t")
		case r < 32 || r == 127 || bytes && r > 126 || r > 127 && r < 256 && !unicode.IsPrint(r):
			fmt.Fprintf(&b, "\\x%02x", r)
		case r < 127 || unicode.IsPrint(r):
			b.WriteRune(r)
		case r < 0x10000:
			fmt.Fprintf(&b, "\\u%04x", r)
		default:
			fmt.Fprintf(&b, "\\U%08x", r)
		}
	}
	b.WriteByte(q)
	return b.String()
}

type reprer struct {
	h    Host
	busy map[any]bool
	err  error
}

// Repr of plain values (no user code).
func Repr(v Value) string { s, _ := ReprOf(quiet, v); return s }
func ReprOf(h Host, v Value) (string, error) {
	r := &reprer{h: h}
	s := r.repr(v)
	return s, r.err
}
func (r *reprer) seq(o, c string, vs []Value, v any) string {
	if v != nil {
		if r.busy[v] {
			return o + "..." + c
		}
		if r.busy == nil {
			r.busy = map[any]bool{}
		}
		r.busy[v] = true
		defer delete(r.busy, v)
	}
	var b strings.Builder
	b.WriteString(o)
	for i, x := range vs {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(r.repr(x))
	}
	b.WriteString(c)
	return b.String()
}
func (r *reprer) repr(v Value) string {
	switch v := v.(type) {
	case NoneT:
		return "None"
	case Ellip:
		return "Ellipsis"
	case Bool:
		if v {
			return "True"
		}
		return "False"
	case Int:
		return strconv.FormatInt(int64(v), 10)
	case *Big:
		return v.String()
	case Float:
		return FloatStr(float64(v))
	case Str:
		return quoteStr(string(v), false)
	case Bytes:
		return quoteStr(string(v), true)
	case Tuple:
		if len(v) == 1 {
			return r.seq("(", ",)", v, nil)
		}
		return r.seq("(", ")", v, nil)
	case *List:
		return r.seq("[", "]", v.V, v)
	case *Set:
		o, c := "{", "}"
		if v.Frozen {
			o, c = "frozenset({", "})"
		}
		if v.D.n == 0 {
			return TypeName(v) + "()"
		}
		return r.seq(o, c, v.D.Keys(), nil)
	case *Dict:
		if r.busy[v] {
			return "{...}"
		}
		if r.busy == nil {
			r.busy = map[any]bool{}
		}
		r.busy[v] = true
		defer delete(r.busy, v)
		var b strings.Builder
		b.WriteByte('{')
		i := 0
		v.Each(func(k, x Value) {
			if i > 0 {
				b.WriteString(", ")
			}
			i++
			b.WriteString(r.repr(k) + ": " + r.repr(x))
		})
		return b.String() + "}"
	case *View:
		var xs []Value
		it := v.iter()
		for {
			x, ok, _ := it.Next(nil)
			if !ok {
				break
			}
			xs = append(xs, x)
		}
		return r.seq(TypeName(v)+"([", "])", xs, nil)
	case *Range:
		if v.Step == 1 {
			return fmt.Sprintf("range(%d, %d)", v.Start, v.Stop)
		}
		return fmt.Sprintf("range(%d, %d, %d)", v.Start, v.Stop, v.Step)
	case *Class:
		if v.Module != "" {
			return "<class '" + v.Module + "." + v.Name + "'>"
		}
		return "<class '" + v.Name + "'>"
	case *Builtin:
		return "<built-in function " + v.Name + ">"
	case *Module:
		return "<module '" + v.Name + "'>"
	case *Instance:
		if f, ok := v.Cls.Lookup("__repr__"); ok {
			s, err := r.h.Call(f, []Value{v}, nil)
			if err != nil {
				r.err = err
				return ""
			}
			if t, ok := s.(Str); ok {
				return string(t)
			}
			r.err = Raise(TypeError, "__repr__ returned non-string (type %s)", TypeName(s))
			return ""
		}
		if v.Exc != nil {
			if len(v.Exc.Args) == 1 {
				return v.Cls.Name + "(" + r.repr(v.Exc.Args[0]) + ")"
			}
			return v.Cls.Name + r.repr(v.Exc.Args)
		}
		return "<__main__." + v.Cls.Name + " object>"
	case fmt.Stringer:
		return v.String()
	}
	return "<" + TypeName(v) + " object>"
}

func StrOf(h Host, v Value) (string, error) {
	switch v := v.(type) {
	case Str:
		return string(v), nil
	case *Instance:
		if f, ok := v.Cls.Lookup("__str__"); ok {
			s, err := h.Call(f, []Value{v}, nil)
			if err != nil {
				return "", err
			}
			if t, ok := s.(Str); ok {
				return string(t), nil
			}
			return "", Raise(TypeError, "__str__ returned non-string (type %s)", TypeName(s))
		}
		if v.Exc != nil {
			return exceptionText(h, v)
		}
	}
	return ReprOf(h, v)
}

// ---- iteration

type Iterator interface {
	Next(h Host) (Value, bool, error)
}
type IterF func(h Host) (Value, bool, error)

func (f IterF) Next(h Host) (Value, bool, error) { return f(h) }

type listIter struct {
	l *List
	i int
}

func (it *listIter) Next(Host) (Value, bool, error) {
	if it.i >= len(it.l.V) {
		it.i = math.MaxInt
		return nil, false, nil
	}
	it.i++
	return it.l.V[it.i-1], true, nil
}

type tupIter struct {
	t Tuple
	i int
}

func (it *tupIter) Next(Host) (Value, bool, error) {
	if it.i >= len(it.t) {
		return nil, false, nil
	}
	it.i++
	return it.t[it.i-1], true, nil
}

type rangeIter struct{ i, n, step int64 }

func (it *rangeIter) Next(Host) (Value, bool, error) {
	if it.n <= 0 {
		return nil, false, nil
	}
	v := it.i
	it.i += it.step
	it.n--
	return MkInt(v), true, nil
}

func (v *View) iter() Iterator {
	i, n := 0, v.D.n
	return IterF(func(Host) (Value, bool, error) {
		if v.D.n != n {
			what := "dictionary"
			if v.K == 's' {
				what = "Set"
			}
			return nil, false, Raise(RuntimeError, "%s changed size during iteration", what)
		}
		for ; i < len(v.D.ents); i++ {
			if e := &v.D.ents[i]; e.live {
				i++
				switch v.K {
				case 'v':
					return e.v, true, nil
				case 'i':
					return Tuple{e.k, e.v}, true, nil
				}
				return e.k, true, nil
			}
		}
		return nil, false, nil
	})
}

func Iter(h Host, v Value) (Iterator, error) {
	switch v := v.(type) {
	case *List:
		return &listIter{l: v}, nil
	case Tuple:
		return &tupIter{t: v}, nil
	case *Range:
		return &rangeIter{v.Start, v.Len(), v.Step}, nil
	case Str:
		s := string(v)
		return IterF(func(Host) (Value, bool, error) {
			if s == "" {
				return nil, false, nil
			}
			_, n := utf8.DecodeRuneInString(s)
			c := s[:n]
			s = s[n:]
			return Str(c), true, nil
		}), nil
	case Bytes:
		i := 0
		return IterF(func(Host) (Value, bool, error) {
			if i >= len(v) {
				return nil, false, nil
			}
			i++
			return MkInt(int64(v[i-1])), true, nil
		}), nil
	case *Dict:
		return (&View{v, 'k'}).iter(), nil
	case *Set:
		return (&View{v.D, 's'}).iter(), nil
	case *View:
		return v.iter(), nil
	case *IterObj:
		return v.It, nil
	case Iterator:
		return v, nil
	case *Instance:
		if f, ok := v.Cls.Lookup("__iter__"); ok {
			it, err := h.Call(f, []Value{v}, nil)
			if err != nil {
				return nil, err
			}
			if in, ok := it.(*Instance); ok {
				nx, ok := in.Cls.Lookup("__next__")
				if !ok {
					return nil, Raise(TypeError, "iter() returned non-iterator of type '%s'", TypeName(it))
				}
				return IterF(func(h Host) (Value, bool, error) {
					r, err := h.Call(nx, []Value{in}, nil)
					if IsExc(err, StopIteration) {
						return nil, false, nil
					}
					return r, err == nil, err
				}), nil
			}
			return Iter(h, it)
		}
		if f, ok := v.Cls.Lookup("__getitem__"); ok {
			i := 0
			return IterF(func(h Host) (Value, bool, error) {
				r, err := h.Call(f, []Value{v, Int(i)}, nil)
				i++
				if IsExc(err, IndexError) {
					return nil, false, nil
				}
				return r, err == nil, err
			}), nil
		}
	}
	return nil, Raise(TypeError, "'%s' object is not iterable", TypeName(v))
}

func Each(h Host, v Value, f func(Value) error) error {
	it, err := Iter(h, v)
	if err != nil {
		return err
	}
	for {
		x, ok, err := it.Next(h)
		if err != nil || !ok {
			return err
		}
		if err := f(x); err != nil {
			return err
		}
	}
}
func ToSlice(h Host, v Value) (out []Value, err error) {
	if l, ok := v.(*List); ok {
		return append([]Value(nil), l.V...), nil
	}
	if t, ok := v.(Tuple); ok {
		return append([]Value(nil), t...), nil
	}
	err = Each(h, v, func(x Value) error { out = append(out, x); return h.Alloc(16) })
	return
}

// quiet is the host for texts that must run no code of the program.
var quiet Host = quietHost{}

type quietHost struct{}

func (quietHost) Call(Value, []Value, []KW) (Value, error) { return Str("..."), nil }
func (quietHost) Alloc(int) error                          { return nil }
func (quietHost) Enter(string) error                       { return nil }
func (quietHost) Leave()                                   {}
func (quietHost) Attached() any                            { return nil }
func (quietHost) Out() io.Writer                           { return io.Discard }

// sizes that Alloc is charged with, in bytes: what they take in Go, roughly
const (
	instanceSize = 96
	attrSize     = 48
)

type ByteArray struct{ B []byte }
