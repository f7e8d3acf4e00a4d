package actor

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"lockstep/runtime/python/object"
)

var jsonModule = module{
	name: "json",
	functions: []object.Func{
		{Name: "dumps", Sig: "(obj, *, skipkeys=False, ensure_ascii=True, allow_nan=True, indent=None, separators=None, default=None, sort_keys=False, check_circular: refused=True, cls: refused=None)", Fn: function(dumps)},
		{Name: "dump", Sig: "(obj, fp, *, skipkeys=False, ensure_ascii=True, allow_nan=True, indent=None, separators=None, default=None, sort_keys=False, check_circular: refused=True, cls: refused=None)", Fn: function(dump)},
		{Name: "load", Sig: "(fp, *, object_hook=None, cls: refused=None, parse_float: refused=None, parse_int: refused=None, parse_constant: refused=None, object_pairs_hook: refused=None)", Fn: function(load)},
		{Name: "loads", Sig: "(s, *, object_hook=None, cls: refused=None, parse_float: refused=None, parse_int: refused=None, parse_constant: refused=None, object_pairs_hook: refused=None)", Fn: function(loads)},
	},
	classes: []class{{typ: jsonDecodeError, attributes: []string{"msg", "doc", "pos", "lineno", "colno"}, methods: []object.Func{
		{Name: "__init__", Sig: "(msg, doc, pos)", Fn: initDecodeError},
	}}},
}

// jsonWriter is one call of json.dumps.
type jsonWriter struct {
	a     *Actor
	b     strings.Builder
	spent int // bytes of b that are counted

	skipKeys, ascii, nan, sort bool
	indent                     string // what one level adds; only when lines is set
	lines                      bool
	comma, colon               string
	otherwise                  object.Value // default=, or nil
	open                       map[object.Value]bool
}

func dumps(a *Actor, v []object.Value) (object.Value, error) {
	text, err := written(a, v)
	if err != nil {
		return nil, err
	}
	return text, nil
}

// dump is json.dump(): of a value that cannot be written, the file gets what comes before.
func dump(a *Actor, v []object.Value) (object.Value, error) {
	write, err := object.GetAttr(a.python, v[1], "write")
	if err != nil {
		return nil, err
	}
	text, err := written(a, slices.Concat(v[:1], v[2:]))
	if text != "" {
		if _, err := a.python.Call(write, []object.Value{text}, nil); err != nil {
			return nil, err
		}
	}
	return object.None, err
}

// load is json.load().
func load(a *Actor, v []object.Value) (object.Value, error) {
	read, err := object.GetAttr(a.python, v[0], "read")
	if err != nil {
		return nil, err
	}
	text, err := a.python.Call(read, nil, nil)
	if err != nil {
		return nil, err
	}
	return loads(a, slices.Concat([]object.Value{text}, v[1:]))
}

// written is a value as text; with an error, what of it was written before.
func written(a *Actor, v []object.Value) (object.Str, error) {
	w := &jsonWriter{a: a, comma: ", ", colon: ": ", open: map[object.Value]bool{}}
	var err error
	for i, flag := range []*bool{1: &w.skipKeys, 2: &w.ascii, 3: &w.nan, 7: &w.sort} {
		if flag == nil {
			continue
		}
		if *flag, err = object.Truth(a.python, v[i]); err != nil {
			return "", err
		}
	}
	if err := w.layOut(v[4], v[5]); err != nil {
		return "", err
	}
	if !object.IsNone(v[6]) {
		w.otherwise = v[6]
	}
	err = w.value(v[0], "\n")
	w.count()
	return object.Str(w.b.String()), err
}

// layOut reads indent and separators.
func (w *jsonWriter) layOut(indent, separators object.Value) error {
	if s, ok := indent.(object.Str); ok {
		w.lines, w.indent = true, string(s)
	} else if !object.IsNone(indent) {
		n, ok := indent.(object.Int)
		if b, isBool := indent.(object.Bool); isBool && bool(b) {
			n, ok = 1, true
		} else if isBool {
			ok = true
		}
		if !ok || n > maxIndent {
			return refused("json.dumps", "indent")
		}
		w.lines, w.indent = true, strings.Repeat(" ", int(max(n, 0)))
	}
	if w.lines {
		w.comma = ","
	}
	if object.IsNone(separators) {
		return nil
	}
	two, err := object.ToSlice(w.a.python, separators)
	switch {
	case object.IsExc(err, object.TypeError):
		return object.Raise(object.TypeError, "cannot unpack non-iterable %s object", object.TypeName(separators))
	case err != nil:
		return err
	case len(two) < 2:
		return object.Raise(object.ValueError, "not enough values to unpack (expected 2, got %d)", len(two))
	case len(two) > 2:
		return object.Raise(object.ValueError, "too many values to unpack (expected 2)")
	}
	comma, ok := two[0].(object.Str)
	colon, ok2 := two[1].(object.Str)
	if !ok || !ok2 {
		return refused("json.dumps", "separators")
	}
	w.comma, w.colon = string(comma), string(colon)
	return nil
}

// maxIndent bounds what one level of an indented text adds.
const maxIndent = 1000

// value writes one value. line is a line end and the indent that v stands at.
func (w *jsonWriter) value(v object.Value, line string) error {
	w.count()
	switch v := v.(type) {
	case object.NoneT:
		w.b.WriteString("null")
	case object.Bool:
		w.b.WriteString(map[object.Bool]string{true: "true", false: "false"}[v])
	case object.Int, *object.Big:
		w.b.WriteString(object.Repr(v))
	case object.Float:
		s, err := w.float(float64(v))
		w.b.WriteString(s)
		return err
	case object.Str:
		w.text(string(v))
	case *object.List:
		return w.within(v, func() error { return w.list(v.V, line) })
	case object.Tuple:
		return w.list(v, line)
	case *object.Dict:
		return w.within(v, func() error { return w.dict(v, line) })
	default:
		return w.other(v, line)
	}
	return nil
}

// count charges what was written.
func (w *jsonWriter) count() {
	if n := w.b.Len(); n > w.spent {
		w.spent = 2*n + 256 // what grows is charged as a whole: nothing else shows that it is held
		w.a.charge(w.spent)
	}
}

// within writes a container, which must not be inside itself.
func (w *jsonWriter) within(v object.Value, write func() error) error {
	if w.open[v] {
		return object.Raise(object.ValueError, "Circular reference detected")
	}
	if err := w.a.python.Enter(" while encoding a JSON object"); err != nil {
		return err
	}
	defer w.a.python.Leave()
	w.open[v] = true
	defer delete(w.open, v)
	return write()
}

func (w *jsonWriter) list(items []object.Value, line string) error {
	if len(items) == 0 {
		w.b.WriteString("[]")
		return nil
	}
	w.b.WriteByte('[')
	inner := line + w.indent
	for i, x := range items {
		if i > 0 {
			w.b.WriteString(w.comma)
		}
		w.newLine(inner)
		if err := w.value(x, inner); err != nil {
			return err
		}
	}
	w.newLine(line)
	w.b.WriteByte(']')
	return nil
}

func (w *jsonWriter) newLine(line string) {
	if w.lines {
		w.b.WriteString(line)
	}
}

func (w *jsonWriter) dict(d *object.Dict, line string) error {
	if d.Len() == 0 {
		w.b.WriteString("{}")
		return nil
	}
	keys := d.Keys()
	if w.sort {
		if err := object.SortValues(w.a.python, keys, nil, false); err != nil {
			return err
		}
	}
	w.b.WriteByte('{')
	inner := line + w.indent
	w.newLine(inner)
	first := true
	for _, k := range keys {
		name, ok, err := w.key(k)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		v, _, err := d.Get(w.a.python, k)
		if err != nil {
			return err
		}
		if !first {
			w.b.WriteString(w.comma)
			w.newLine(inner)
		}
		first = false
		w.text(name)
		w.b.WriteString(w.colon)
		if err := w.value(v, inner); err != nil {
			return err
		}
	}
	w.newLine(line)
	w.b.WriteByte('}')
	return nil
}

// key is a key as text; not ok for one that is left out.
func (w *jsonWriter) key(k object.Value) (name string, ok bool, err error) {
	switch k := k.(type) {
	case object.Str:
		return string(k), true, nil
	case object.NoneT:
		return "null", true, nil
	case object.Bool:
		return map[object.Bool]string{true: "true", false: "false"}[k], true, nil
	case object.Int, *object.Big:
		return object.Repr(k), true, nil
	case object.Float:
		name, err = w.float(float64(k))
		return name, true, err
	}
	if w.skipKeys {
		return "", false, nil
	}
	return "", false, object.Raise(object.TypeError, "keys must be str, int, float, bool or None, not %s", object.TypeName(k))
}

func (w *jsonWriter) float(f float64) (string, error) {
	switch {
	case !math.IsNaN(f) && !math.IsInf(f, 0):
		return object.FloatStr(f), nil
	case !w.nan && w.lines: // CPython's encoder in Python, which says more than the one in C
		return "", object.Raise(object.ValueError, "Out of range float values are not JSON compliant: %s", object.FloatStr(f))
	case !w.nan:
		return "", object.Raise(object.ValueError, "Out of range float values are not JSON compliant")
	case math.IsNaN(f):
		return "NaN", nil
	case f < 0:
		return "-Infinity", nil
	}
	return "Infinity", nil
}

// other writes what JSON has nothing for, by way of default=.
func (w *jsonWriter) other(v object.Value, line string) error {
	if w.otherwise == nil {
		return object.Raise(object.TypeError, "Object of type %s is not JSON serializable", object.TypeName(v))
	}
	return w.within(v, func() error {
		x, err := w.a.python.Call(w.otherwise, []object.Value{v}, nil)
		if err != nil {
			return err
		}
		return w.value(x, line)
	})
}

var jsonEscapes = map[rune]string{'"': `\"`, '\\': `\\`, '\n': `\n`, '\r': `\r`, '\t': `\t`, '\f': `\f`, '\b': `\b`}

func (w *jsonWriter) text(s string) {
	w.a.python.Work(len(s) / 64)
	w.a.charge(6 * len(s))
	w.b.WriteByte('"')
	for _, r := range s {
		switch esc := jsonEscapes[r]; {
		case esc != "":
			w.b.WriteString(esc)
		case r >= 0x10000 && w.ascii:
			r -= 0x10000
			fmt.Fprintf(&w.b, `\u%04x\u%04x`, 0xd800+r>>10, 0xdc00+r&0x3ff)
		case r < ' ' || r > '~' && w.ascii:
			fmt.Fprintf(&w.b, `\u%04x`, r)
		default:
			w.b.WriteRune(r)
		}
	}
	w.b.WriteByte('"')
}
