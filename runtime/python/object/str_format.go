package object

import (
	"strconv"
	"strings"
)

// StrFormat is str.format. keys is a *Dict or any mapping.
func StrFormat(h Host, s string, args []Value, keys Value) (string, error) {
	f := &formatter{h: h, args: args, keys: keys}
	return f.format(s, formatNesting)
}

// formatNesting is how deep replacement fields may stand in specifiers.
const formatNesting = 2

type formatter struct {
	h      Host
	args   []Value
	keys   Value
	auto   int
	manual bool
}

func (f *formatter) format(s string, depth int) (string, error) {
	if depth == 0 {
		return "", Raise(ValueError, "Max string recursion exceeded")
	}
	b := builder{h: f.h}
	for s != "" {
		k := strings.IndexAny(s, "{}")
		if k < 0 {
			k = len(s)
		}
		b.add(s[:k])
		if s = s[k:]; s == "" {
			break
		}
		if len(s) > 1 && s[1] == s[0] {
			b.add(s[:1])
			s = s[2:]
			continue
		}
		if s[0] == '}' || s == "{" {
			return "", Raise(ValueError, "Single '%c' encountered in format string", s[0])
		}
		out, rest, err := f.field(s[1:], depth)
		if err != nil {
			return "", err
		}
		b.add(out)
		s = rest
	}
	return b.String(), nil
}

// field formats the replacement field that begins after "{".
func (f *formatter) field(s string, depth int) (out, rest string, err error) {
	name, s, err := fieldName(s)
	if err != nil {
		return "", "", err
	}
	conv := byte(0)
	if s[0] == '!' {
		if len(s) < 3 {
			return "", "", Raise(ValueError, "unmatched '{' in format spec")
		}
		conv, s = s[1], s[2:]
		if s[0] != ':' && s[0] != '}' {
			return "", "", Raise(ValueError, "expected ':' after conversion specifier")
		}
	}
	spec := ""
	if s[0] == ':' {
		end := closing(s[1:])
		if end < 0 {
			return "", "", Raise(ValueError, "unmatched '{' in format spec")
		}
		spec, s = s[1:1+end], s[1+end:]
	}
	v, err := f.lookup(name)
	if err != nil {
		return "", "", err
	}
	switch conv {
	case 0, 'r', 's', 'a':
	default:
		return "", "", Raise(ValueError, "Unknown conversion specifier %c", conv)
	}
	if strings.ContainsAny(spec, "{}") {
		if spec, err = f.format(spec, depth-1); err != nil {
			return "", "", err
		}
	}
	out, err = FormatConv(f.h, v, conv, spec)
	return out, s[1:], err
}

// fieldName cuts the name off, up to "!", ":" or "}".
func fieldName(s string) (name, rest string, err error) {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{':
			return "", "", Raise(ValueError, "unexpected '{' in field name")
		case '[':
			for i < len(s) && s[i] != ']' {
				i++
			}
		case '}', ':', '!':
			return s[:i], s[i:], nil
		}
	}
	return "", "", Raise(ValueError, "expected '}' before end of string")
}

// closing is where the "}" stands that ends a specifier.
func closing(s string) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth == 0 {
				return i
			}
			depth--
		}
	}
	return -1
}

func (f *formatter) lookup(name string) (Value, error) {
	head, path := name, ""
	if k := strings.IndexAny(name, ".["); k >= 0 {
		head, path = name[:k], name[k:]
	}
	v, err := f.first(head)
	if err != nil {
		return nil, err
	}
	for path != "" {
		if v, path, err = f.follow(v, path); err != nil {
			return nil, err
		}
	}
	return v, nil
}

// first is the argument a field begins with: numbered, by count, or by name.
func (f *formatter) first(head string) (Value, error) {
	n, isNum := fieldNumber(head)
	switch {
	case n < 0:
		return nil, Raise(ValueError, "Too many decimal digits in format string")
	case head == "" && f.manual:
		return nil, Raise(ValueError, "cannot switch from manual field specification to automatic field numbering")
	case head == "":
		n = f.auto
		f.auto++
	case isNum && f.auto > 0:
		return nil, Raise(ValueError, "cannot switch from automatic field numbering to manual field specification")
	case isNum:
		f.manual = true
	default:
		if d, ok := f.keys.(*Dict); ok {
			v, ok, err := d.Get(f.h, Str(head))
			if err == nil && !ok {
				err = RaiseV(KeyError, Str(head))
			}
			return v, err
		}
		return GetItem(f.h, f.keys, Str(head))
	}
	if n >= len(f.args) {
		if f.args == nil {
			return nil, Raise(ValueError, "Format string contains positional fields")
		}
		return nil, Raise(IndexError, "Replacement index %d out of range for positional args tuple", n)
	}
	return f.args[n], nil
}

// fieldNumber reads a field that is all digits; -1 is one that is too large.
func fieldNumber(s string) (int, bool) {
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		n = -1
	}
	return n, true
}

// follow takes one ".name" or "[index]" off a path.
func (f *formatter) follow(v Value, path string) (Value, string, error) {
	if path[0] == '.' {
		k := strings.IndexAny(path[1:], ".[") + 1
		if k == 0 {
			k = len(path)
		}
		if k == 1 {
			return nil, "", Raise(ValueError, "Empty attribute in format string")
		}
		r, err := GetAttr(f.h, v, path[1:k])
		return r, path[k:], err
	}
	if path[0] != '[' {
		return nil, "", Raise(ValueError, "Only '.' or '[' may follow ']' in format field specifier")
	}
	k := strings.IndexByte(path, ']')
	switch {
	case k < 0:
		return nil, "", Raise(ValueError, "Missing ']' in format string")
	case k == 1:
		return nil, "", Raise(ValueError, "Empty attribute in format string")
	}
	var key Value = Str(path[1:k])
	if n, ok := fieldNumber(path[1:k]); ok {
		key = MkInt(int64(n))
	}
	r, err := GetItem(f.h, v, key)
	return r, path[k+1:], err
}
