package actor

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"lockstep/runtime/python/object"
)

// jsonDecodeError is json.JSONDecodeError.
var jsonDecodeError = object.NewException("json.decoder", "JSONDecodeError", object.ValueError)

// initDecodeError is JSONDecodeError.__init__(msg, doc, pos).
func initDecodeError(h object.Host, v []object.Value) (object.Value, error) {
	doc, ok := v[2].(object.Str)
	n, isInt := v[3].(object.Int)
	if !ok || !isInt {
		return nil, refused("json.JSONDecodeError", "doc, pos")
	}
	msg, err := object.StrOf(h, v[1])
	if err != nil {
		return nil, err
	}
	before, pos := []rune(doc), int(n)
	if end := pos; end < 0 {
		before = before[:max(len(before)+end, 0)]
	} else {
		before = before[:min(end, len(before))]
	}
	line, col := 1, pos+1
	for i, r := range before {
		if r == '\n' {
			line, col = line+1, pos-i
		}
	}
	in := v[0].(*object.Instance) // self: its class was checked
	at := "line " + strconv.Itoa(line) + " column " + strconv.Itoa(col) + " (char " + strconv.Itoa(pos) + ")"
	in.Exc.Args = object.Tuple{object.Str(msg + ": " + at)}
	for i, name := range []string{"msg", "doc", "pos"} {
		in.Set(name, v[1+i])
	}
	in.Set("lineno", object.MkInt(int64(line)))
	in.Set("colno", object.MkInt(int64(col)))
	return object.None, nil
}

// jsonReader is one call of json.loads.
type jsonReader struct {
	a    *Actor
	s    string
	hook object.Value // object_hook, or nil
}

func loads(a *Actor, v []object.Value) (object.Value, error) {
	r := &jsonReader{a: a}
	if !object.IsNone(v[1]) {
		r.hook = v[1]
	}
	switch s := v[0].(type) {
	case object.Str:
		if r.s = string(s); strings.HasPrefix(r.s, "\ufeff") {
			return nil, r.fail("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0)
		}
	default:
		text, err := r.decode(v[0])
		if err != nil {
			return nil, err
		}
		r.s = text
	}
	x, i, err := r.value(r.space(0))
	if err != nil {
		return nil, err
	}
	if i = r.space(i); i < len(r.s) {
		return nil, r.fail("Extra data", i)
	}
	return x, nil
}

// decode reads bytes as UTF-8 text.
func (r *jsonReader) decode(v object.Value) (string, error) {
	b, err := object.AsBytesLike(v)
	if err != nil {
		return "", object.Raise(object.TypeError, "the JSON object must be str, bytes or bytearray, not %s", object.TypeName(v))
	}
	b = object.Bytes(strings.TrimPrefix(string(b), "\xef\xbb\xbf"))
	if strings.HasPrefix(string(b), "\xff\xfe") || strings.HasPrefix(string(b), "\xfe\xff") || strings.IndexByte(string(b[:min(len(b), 2)]), 0) >= 0 {
		return "", refused("json.loads", "UTF-16")
	}
	decode, err := object.GetAttr(r.a.python, b, "decode")
	if err != nil {
		return "", err
	}
	s, err := r.a.python.Call(decode, nil, nil)
	if err != nil {
		return "", err
	}
	return object.AsStr(s, "decode() result")
}

// fail raises JSONDecodeError at byte i, which it counts in code points.
func (r *jsonReader) fail(msg string, i int) error {
	x, err := object.Instantiate(r.a.python, jsonDecodeError, []object.Value{
		object.Str(msg), object.Str(r.s), object.MkInt(int64(utf8.RuneCountInString(r.s[:min(i, len(r.s))]))),
	}, nil)
	if err != nil {
		return err
	}
	return &object.Err{Value: x.(*object.Instance)}
}

// space skips white space.
func (r *jsonReader) space(i int) int {
	for i < len(r.s) && strings.IndexByte(" \t\n\r", r.s[i]) >= 0 {
		i++
	}
	return i
}

// at is the byte at i; 0 after the end.
func (r *jsonReader) at(i int) byte {
	if i < len(r.s) {
		return r.s[i]
	}
	return 0
}

var jsonWords = []struct {
	text  string
	value object.Value
}{
	{"null", object.None},
	{"true", object.Bool(true)},
	{"false", object.Bool(false)},
	{"NaN", object.Float(math.NaN())},
	{"Infinity", object.Float(math.Inf(1))},
	{"-Infinity", object.Float(math.Inf(-1))},
}

// value reads the value at i and gives where it ends.
func (r *jsonReader) value(i int) (object.Value, int, error) {
	r.a.charge(valueSize)
	r.a.python.Work(8)
	switch c := r.at(i); {
	case c == '"':
		s, end, err := r.text(i + 1)
		return object.Str(s), end, err
	case c == '[':
		return r.nested(i, "array", r.list)
	case c == '{':
		return r.nested(i, "object", r.dict)
	}
	for _, w := range jsonWords {
		if strings.HasPrefix(r.s[min(i, len(r.s)):], w.text) {
			return w.value, i + len(w.text), nil
		}
	}
	return r.number(i)
}

// nested reads a container, counting how deep it is.
func (r *jsonReader) nested(i int, what string, read func(int) (object.Value, int, error)) (object.Value, int, error) {
	if err := r.a.python.Enter(" while decoding a JSON " + what + " from a unicode string"); err != nil {
		return nil, 0, err
	}
	defer r.a.python.Leave()
	return read(i + 1)
}

func (r *jsonReader) list(i int) (object.Value, int, error) {
	l := &object.List{}
	r.a.charge(2 * valueSize)
	r.a.python.Hold(l)
	defer r.a.python.Release()
	if i = r.space(i); r.at(i) == ']' {
		return l, i + 1, nil
	}
	for {
		v, end, err := r.value(i)
		if err != nil {
			return nil, 0, err
		}
		l.V = append(l.V, v)
		switch i = r.space(end); r.at(i) {
		case ']':
			return l, i + 1, nil
		case ',':
			i = r.space(i + 1)
		default:
			return nil, 0, r.fail("Expecting ',' delimiter", i)
		}
	}
}

func (r *jsonReader) dict(i int) (object.Value, int, error) {
	d := object.NewDict()
	r.a.charge(4 * valueSize)
	r.a.python.Hold(d)
	defer r.a.python.Release()
	if i = r.space(i); r.at(i) == '}' {
		return r.hooked(d, i+1)
	}
	for {
		if r.at(i) != '"' {
			return nil, 0, r.fail("Expecting property name enclosed in double quotes", i)
		}
		key, end, err := r.text(i + 1)
		if err != nil {
			return nil, 0, err
		}
		if i = r.space(end); r.at(i) != ':' {
			return nil, 0, r.fail("Expecting ':' delimiter", i)
		}
		v, end, err := r.value(r.space(i + 1))
		if err != nil {
			return nil, 0, err
		}
		if err := d.Set(r.a.python, object.Str(key), v); err != nil {
			return nil, 0, err
		}
		switch i = r.space(end); r.at(i) {
		case '}':
			return r.hooked(d, i+1)
		case ',':
			i = r.space(i + 1)
		default:
			return nil, 0, r.fail("Expecting ',' delimiter", i)
		}
	}
}

func (r *jsonReader) hooked(d *object.Dict, end int) (object.Value, int, error) {
	if r.hook == nil {
		return d, end, nil
	}
	v, err := r.a.python.Call(r.hook, []object.Value{d}, nil)
	return v, end, err
}

// mostDigits is how long an integer CPython reads: longer ones take too long.
const mostDigits = 4300

func (r *jsonReader) number(i int) (object.Value, int, error) {
	start := i
	if r.at(i) == '-' {
		i++
	}
	whole := i
	if i = r.digits(i); i == whole {
		return nil, 0, r.fail("Expecting value", start)
	}
	if r.at(whole) == '0' {
		i = whole + 1 // a zero in front stands alone
	}
	end := i
	if r.at(i) == '.' {
		if j := r.digits(i + 1); j > i+1 {
			i = j
		}
	}
	if c := r.at(i); c == 'e' || c == 'E' {
		j := i + 1
		if c := r.at(j); c == '+' || c == '-' {
			j++
		}
		if k := r.digits(j); k > j {
			i = k
		}
	}
	if i > end {
		f, _ := strconv.ParseFloat(r.s[start:i], 64) // out of range: infinity, as in CPython
		return object.Float(f), i, nil
	}
	if n := i - whole; n > mostDigits {
		return nil, 0, object.Raise(object.ValueError, "Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit", mostDigits, n)
	}
	n, _ := new(big.Int).SetString(r.s[start:i], 10) // only digits
	return object.MkBig(n), i, nil
}

func (r *jsonReader) digits(i int) int {
	for c := r.at(i); c >= '0' && c <= '9'; c = r.at(i) {
		i++
	}
	return i
}

// text reads a string whose opening quote is before i.
func (r *jsonReader) text(i int) (string, int, error) {
	begin := i - 1
	var b strings.Builder
	for {
		from := i
		for i < len(r.s) && r.s[i] != '"' && r.s[i] != '\\' && r.s[i] >= ' ' {
			i++
		}
		b.WriteString(r.s[from:i])
		switch {
		case i == len(r.s):
			return "", 0, r.fail("Unterminated string starting at", begin)
		case r.s[i] == '"':
			r.a.charge(b.Len())
			return b.String(), i + 1, nil
		case r.s[i] != '\\':
			return "", 0, r.fail("Invalid control character at", i)
		}
		c, end, err := r.escape(i, begin)
		if err != nil {
			return "", 0, err
		}
		b.WriteRune(c)
		i = end
	}
}

// escape reads the escape whose backslash is at i.
func (r *jsonReader) escape(i, begin int) (rune, int, error) {
	if i+1 >= len(r.s) {
		return 0, 0, r.fail("Unterminated string starting at", begin)
	}
	c := r.s[i+1]
	if c != 'u' {
		at := strings.IndexByte(`"\/bfnrt`, c)
		if at < 0 {
			return 0, 0, r.fail("Invalid \\escape", i)
		}
		return rune("\"\\/\b\f\n\r\t"[at]), i + 2, nil
	}
	u, ok := r.hex(i + 2)
	if !ok {
		return 0, 0, r.fail("Invalid \\uXXXX escape", i+1)
	}
	end := i + 6
	if !utf16.IsSurrogate(u) {
		return u, end, nil
	}
	if r.at(end) == '\\' && r.at(end+1) == 'u' {
		low, ok := r.hex(end + 2)
		if !ok {
			return 0, 0, r.fail("Invalid \\uXXXX escape", end+1)
		}
		if c := utf16.DecodeRune(u, low); c != utf8.RuneError {
			return c, end + 6, nil
		}
	}
	return 0, 0, refused("json.loads", r.s[i:i+6])
}

func (r *jsonReader) hex(i int) (rune, bool) {
	if i+4 > len(r.s) {
		return 0, false
	}
	n, err := strconv.ParseUint(r.s[i:i+4], 16, 16)
	return rune(n), err == nil
}
