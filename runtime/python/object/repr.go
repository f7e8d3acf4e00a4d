package object

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Repr is repr(v) without running code of the program: for texts of our own.
func Repr(v Value) (s string) {
	var err error
	if unwound := Contain(func() { s, err = ReprOf(Quiet, v) }); unwound != nil || err != nil {
		return "<" + TypeName(v) + ">"
	}
	return s
}

// ReprOf is repr(v).
func ReprOf(h Host, v Value) (string, error) {
	if s, ok, err := reprPlain(h, v); ok {
		return s, err
	}
	r := &reprer{h: h, b: builder{h: h}, busy: map[any]bool{}}
	err := r.write(v)
	return r.b.String(), err
}

// StrOf is str(v).
func StrOf(h Host, v Value) (string, error) {
	if s, ok := v.(Str); ok {
		return string(s), nil
	}
	if in, ok := v.(*Instance); ok {
		if f, ok := in.Cls.Lookup("__str__"); ok {
			return callForText(h, f, in, "__str__")
		}
	}
	return ReprOf(h, v)
}

func callForText(h Host, f Value, in *Instance, name string) (string, error) {
	v, err := CallMethod(h, f, in, nil, nil)
	s, ok := v.(Str)
	if err == nil && !ok {
		err = Raise(TypeError, "%s returned non-string (type %s)", name, TypeName(v))
	}
	return string(s), err
}

// reprPlain is the repr of what holds no other values.
func reprPlain(h Host, v Value) (s string, ok bool, err error) {
	switch v := v.(type) {
	case NoneT:
		return "None", true, nil
	case Ellipsis:
		return "Ellipsis", true, nil
	case Bool:
		if v {
			return "True", true, nil
		}
		return "False", true, nil
	case Int:
		return strconv.FormatInt(int64(v), 10), true, nil
	case *Big:
		s, err := intText(&v.Int)
		return s, true, err
	case Float:
		return FloatStr(float64(v)), true, nil
	case Str:
		return quote(h, string(v), false), true, nil
	case Bytes:
		return quote(h, string(v), true), true, nil
	case *ByteArray:
		s := quote(h, string(v.B), true)
		if s[1] == '"' { // where bytes need no backslash
			s = strings.ReplaceAll(s, "'", `\'`)
		}
		return "bytearray(" + s + ")", true, nil
	case *Range:
		if v.Step == 1 {
			return fmt.Sprintf("range(%d, %d)", v.Start, v.Stop), true, nil
		}
		return fmt.Sprintf("range(%d, %d, %d)", v.Start, v.Stop, v.Step), true, nil
	case *Class:
		return "<class '" + v.fullName() + "'>", true, nil
	case *Module:
		return "<module '" + v.Name + "'>", true, nil
	case *Builtin:
		if v.Owner != nil && v.Kind == InstanceMethodKind {
			return fmt.Sprintf("<method '%s' of '%s' objects>", v.Name, v.Owner.Name), true, nil
		}
		return "<built-in function " + v.Name + ">", true, nil
	}
	return "", false, nil
}

func (c *Class) fullName() string {
	if c.Module == "" {
		return c.Name
	}
	return c.Module + "." + c.QualName()
}

// QualName is __qualname__.
func (c *Class) QualName() string {
	if c.Qual == "" {
		return c.Name
	}
	return c.Qual
}

// reprer writes nested values; it charges what it writes.
type reprer struct {
	h     Host
	b     builder
	busy  map[any]bool // containers being written: they may hold themselves
	brief *brief       // of Show, else nil
}

func (r *reprer) text(s string) {
	r.b.add(s)
}

func (r *reprer) write(v Value) error {
	if r.brief != nil {
		if r.briefly(v) {
			return nil
		}
		r.brief.depth++
		defer func() { r.brief.depth-- }()
	}
	if s, ok, err := reprPlain(r.h, v); ok {
		r.text(s)
		return err
	}
	if err := r.h.Enter(" while getting the repr of an object"); err != nil {
		return err
	}
	defer r.h.Leave()
	r.h.Work(1)
	switch v := v.(type) {
	case Tuple:
		if len(v) == 1 {
			return r.list("(", ",)", v)
		}
		return r.list("(", ")", v)
	case *List:
		return r.guarded(v, "[...]", func() error { return r.list("[", "]", v.V) })
	case *Dict:
		return r.guarded(v, "{...}", func() error { return r.dict(v) })
	case *Set:
		return r.set(v)
	case *View:
		return r.guarded(v.D, "...", func() error {
			vs, err := ToSlice(r.h, v)
			if err != nil {
				return err
			}
			return r.list(v.class().Name+"([", "])", vs)
		})
	case *Slice:
		return r.list("slice(", ")", v.parts())
	case *Instance:
		return r.instance(v)
	case *Bound:
		return r.bound(v)
	case *StaticMethod:
		return r.list("<staticmethod(", ")>", []Value{v.Fn})
	case *ClassMethod:
		return r.list("<classmethod(", ")>", []Value{v.Fn})
	case fmt.Stringer:
		r.text(v.String())
		return nil
	}
	r.text("<" + TypeName(v) + " object>")
	return nil
}

func (r *reprer) guarded(key any, again string, f func() error) error {
	if r.busy[key] {
		r.text(again)
		return nil
	}
	r.busy[key] = true
	defer delete(r.busy, key)
	return f()
}

func (r *reprer) list(open, end string, vs []Value) error {
	r.text(open)
	for i, x := range vs {
		if r.brief != nil && r.b.Len() > r.brief.bytes {
			return nil
		}
		if i > 0 {
			r.b.add(", ")
		}
		if err := r.write(x); err != nil {
			return err
		}
	}
	r.text(end)
	return nil
}

func (r *reprer) dict(d *Dict) error {
	sep := ""
	r.text("{")
	err := d.each(func(k, v Value) error {
		r.b.add(sep)
		sep = ", "
		if err := r.write(k); err != nil {
			return err
		}
		r.b.add(": ")
		return r.write(v)
	})
	r.text("}")
	return err
}

func (r *reprer) set(s *Set) error {
	switch {
	case s.d.n == 0:
		r.text(s.class().Name + "()")
		return nil
	case s.d.n > 1 && r.brief == nil:
		return errSetOrder()
	case s.Frozen:
		return r.list("frozenset({", "})", s.d.Keys())
	}
	return r.list("{", "}", s.d.Keys())
}

func (r *reprer) instance(v *Instance) error {
	if v == NotImplemented {
		r.text("NotImplemented")
		return nil
	}
	f, _ := v.Cls.Lookup("__repr__") // that of object, at least
	s, err := callForText(r.h, f, v, "__repr__")
	r.text(s)
	return err
}

func (r *reprer) bound(v *Bound) error {
	switch f := v.Fn.(type) {
	case *Builtin:
		r.text(fmt.Sprintf("<built-in method %s of %s object>", f.Name, TypeName(v.Self)))
		return nil
	case fmt.Stringer:
		name := strings.TrimSuffix(strings.TrimPrefix(f.String(), "<function "), ">")
		r.text("<bound method " + name + " of ")
		err := r.write(v.Self)
		r.text(">")
		return err
	}
	r.text("<bound method>")
	return nil
}

// quote is the repr of a str, or of the bytes in s.
func quote(h Host, s string, isBytes bool) string {
	h.Alloc(len(s))
	if len(s) > expanding {
		n := 0
		for _, c := range s {
			if isBytes && (c < ' ' || c > '~') || !unicode.IsPrint(c) {
				n += len(`\U00000000`)
			}
		}
		h.Alloc(n)
	}
	var b strings.Builder
	b.Grow(len(s) + 3)
	q := '\''
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		q = '"'
	}
	put := func(c rune, printable bool) {
		switch {
		case c == q || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\r':
			b.WriteString(`\r`)
		case c == '\t':
			b.WriteString(`\t`)
		case printable:
			b.WriteRune(c)
		default:
			b.WriteString(escapeRune(c))
		}
	}
	if isBytes {
		b.WriteByte('b')
		b.WriteRune(q)
		for i := range len(s) {
			put(rune(s[i]), s[i] >= ' ' && s[i] <= '~')
		}
	} else {
		b.WriteRune(q)
		for _, c := range s {
			put(c, unicode.IsPrint(c))
		}
	}
	b.WriteRune(q)
	return b.String()
}

// expanding is the length from which escapes are counted before they are written.
const expanding = 1024

// ascii is ascii(v) of a repr: what is not ASCII is escaped.
func ascii(h Host, s string) string {
	if isASCII(s) {
		return s
	}
	h.Alloc(4 * len(s))
	var b strings.Builder
	for _, c := range s {
		if c < utf8.RuneSelf {
			b.WriteRune(c)
		} else {
			b.WriteString(escapeRune(c))
		}
	}
	return b.String()
}
