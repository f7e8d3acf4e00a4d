package object

import (
	"io"
)

// PrintSig is the signature of print, for embedders with one of their own.
const PrintSig = "(*values, sep=' ', end='\\n', file=None, flush=False)"

// builtinPrint is print where the embedder has no other: it writes to the
// host's Out, if there is one.
func builtinPrint(h Host, a []Value) (Value, error) {
	s, err := FormatPrint(h, a)
	if err != nil {
		return nil, err
	}
	if o, ok := h.(interface{ Out() io.Writer }); ok {
		_, err = io.WriteString(o.Out(), s)
	}
	return None, err
}

// FormatPrint is the text that print writes; a is bound by PrintSig.
func FormatPrint(h Host, a []Value) (string, error) {
	sep, end, err := sepAndEnd(a)
	if err != nil {
		return "", err
	}
	b := builder{h: h}
	for i, v := range a[0].(Tuple) {
		s, err := StrOf(h, v)
		if err != nil {
			return "", err
		}
		if i > 0 {
			b.add(sep)
		}
		b.add(s)
	}
	b.add(end)
	return b.String(), nil
}

// PrintTo is print into an object of the program: each piece is a call of its write.
func PrintTo(h Host, file Value, a []Value) error {
	sep, end, err := sepAndEnd(a)
	if err != nil {
		return err
	}
	pieces := make([]Value, 0, 2*len(a[0].(Tuple))+1)
	for i, v := range a[0].(Tuple) {
		if i > 0 {
			pieces = append(pieces, Str(sep))
		}
		pieces = append(pieces, v)
	}
	for _, v := range append(pieces, Str(end)) {
		write, err := GetAttr(h, file, "write")
		if err != nil {
			return err
		}
		s, err := StrOf(h, v)
		if err != nil {
			return err
		}
		if _, err = h.Call(write, []Value{Str(s)}, nil); err != nil {
			return err
		}
	}
	return nil
}

func sepAndEnd(a []Value) (sep, end string, err error) {
	if sep, err = printText(a[1], "sep", " "); err == nil {
		end, err = printText(a[2], "end", "\n")
	}
	return sep, end, err
}

func printText(v Value, name, absent string) (string, error) {
	if IsNone(v) {
		return absent, nil
	}
	if s, ok := v.(Str); ok {
		return string(s), nil
	}
	return "", Raise(TypeError, "%s must be None or a string, not %s", name, TypeName(v))
}
