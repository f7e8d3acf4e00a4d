package object

import (
	"io"
	"strings"
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
	sep, err := printText(a[1], "sep", " ")
	if err != nil {
		return "", err
	}
	end, err := printText(a[2], "end", "\n")
	if err != nil {
		return "", err
	}
	var b strings.Builder
	g := growth{h: h}
	for i, v := range a[0].(Tuple) {
		s, err := StrOf(h, v)
		if err != nil {
			return "", err
		}
		if i > 0 {
			s = sep + s
		}
		g.to(b.Len() + len(s) + len(end))
		b.WriteString(s)
	}
	b.WriteString(end)
	return b.String(), nil
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
