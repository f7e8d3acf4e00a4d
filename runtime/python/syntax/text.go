package syntax

import (
	"strconv"
	"strings"
)

// texts reads string literals that stand next to each other as one.
func (p *parser) texts() Expr {
	at := p.cur().at.From
	var parts []FormatPart
	isBytes, isFormat := strings.Contains(p.cur().prefix, "b"), false
	for p.cur().kind == text {
		t := *p.cur()
		p.n++
		if strings.Contains(t.prefix, "b") != isBytes {
			p.fail(t.at, "python.bytes.mixed")
		}
		raw := strings.Contains(t.prefix, "r")
		if !strings.Contains(t.prefix, "f") {
			parts = appendText(parts, p.unescape(t.at, p.runes[t.body:t.tail], raw, isBytes))
			continue
		}
		isFormat = true
		f := formatReader{parser: p, s: &scanner{source: p.source, i: t.body, end: t.tail, pos: t.bodyAt, inline: true}, raw: raw, at: t.at}
		for _, q := range f.parts(false) {
			if q.X == nil {
				parts = appendText(parts, q.Text)
			} else {
				parts = append(parts, q)
			}
		}
	}
	if isFormat {
		return &Format{p.since(at), parts}
	}
	s := ""
	if len(parts) > 0 {
		s = parts[0].Text
	}
	if isBytes {
		return p.literal(p.since(at), Bytes(s))
	}
	return p.literal(p.since(at), s)
}

func appendText(parts []FormatPart, s string) []FormatPart {
	if n := len(parts); n > 0 && parts[n-1].X == nil {
		parts[n-1].Text += s
		return parts
	}
	if s == "" {
		return parts
	}
	return append(parts, FormatPart{Text: s})
}

var simpleEscapes = map[rune]string{
	'\n': "", '\\': "\\", '\'': "'", '"': "\"", 'n': "\n", 't': "\t", 'r': "\r", 'a': "\a", 'b': "\b", 'f': "\f", 'v': "\v",
}

// unescape gives the value of a literal's body. The value of a bytes literal
// is a string of those bytes.
func (p *parser) unescape(at Span, r []rune, raw, isBytes bool) string {
	var b strings.Builder
	for i := 0; i < len(r); i++ {
		c := r[i]
		if isBytes && c > 127 {
			p.fail(at, "python.bytes.ascii", "char", string(c))
		}
		if c != '\\' || raw || i+1 >= len(r) {
			b.WriteRune(c)
			continue
		}
		i++
		if s, ok := simpleEscapes[r[i]]; ok {
			b.WriteString(s)
			continue
		}
		i += p.numericEscape(&b, at, r[i:], isBytes) - 1
	}
	return b.String()
}

var hexDigits = map[rune]int{'x': 2, 'u': 4, 'U': 8}

// numericEscape writes the escape that r begins with (behind the backslash)
// and returns how many runes it takes. An escape Python does not know stays as
// it is written.
func (p *parser) numericEscape(b *strings.Builder, at Span, r []rune, isBytes bool) int {
	put := func(v uint64) {
		if isBytes {
			b.WriteByte(byte(v))
		} else {
			b.WriteRune(rune(v))
		}
	}
	switch c := r[0]; {
	case c == 'x' || !isBytes && (c == 'u' || c == 'U'):
		n := hexDigits[c]
		if len(r) <= n {
			p.fail(at, "python.escape", "text", `\`+string(r))
		}
		v, err := strconv.ParseUint(string(r[1:1+n]), 16, 32)
		if err != nil || v > 0x10ffff {
			p.fail(at, "python.escape", "text", `\`+string(r[:1+n]))
		}
		if v >= 0xd800 && v < 0xe000 && !isBytes {
			p.fail(at, "python.no.surrogate", "text", `\`+string(r[:1+n]))
		}
		put(v)
		return 1 + n
	case c >= '0' && c <= '7':
		n := 1
		for n < 3 && n < len(r) && r[n] >= '0' && r[n] <= '7' {
			n++
		}
		v, _ := strconv.ParseUint(string(r[:n]), 8, 32)
		put(v)
		return n
	case c == 'N' && !isBytes:
		p.fail(at, "python.no.unicode-name")
	}
	b.WriteByte('\\')
	b.WriteRune(r[0])
	return 1
}

// formatReader reads the body of an f-string.
type formatReader struct {
	*parser
	s   *scanner
	raw bool
	at  Span
}

// parts reads up to the end, or (in a format spec) up to the closing brace.
func (f *formatReader) parts(spec bool) (out []FormatPart) {
	f.enter()
	defer f.leave()
	s, from := f.s, f.s.i
	flush := func() {
		out = appendText(out, f.unescape(f.at, f.runes[from:s.i], f.raw, false))
	}
	for s.i < s.end {
		switch c := s.peek(0); {
		case c == '\\' && !f.raw && s.peek(1) != 0:
			s.advance()
			s.advance()
		case c == '}' && spec:
			flush()
			return out
		case (c == '{' || c == '}') && s.peek(1) == c && !spec:
			flush()
			out = appendText(out, string(c))
			s.advance()
			s.advance()
			from = s.i
		case c == '}':
			f.fail(s.here(), "python.fstring.brace")
		case c == '{':
			flush()
			out = f.field(out)
			from = s.i
		default:
			s.advance()
		}
	}
	flush()
	return out
}

// field reads {expr=!conv:spec}.
func (f *formatReader) field(out []FormatPart) []FormatPart {
	s, open := f.s, f.s.here()
	s.advance()
	from, in := s.i, *s
	f.expressionEnd(open)
	if strings.TrimSpace(string(f.runes[from:s.i])) == "" {
		f.fail(open, "python.fstring.empty")
	}
	sub := f.inlineParser(&in, s.i)
	part := FormatPart{X: sub.exprList()}
	sub.noStar(part.X)
	if sub.is("for") {
		sub.fail(sub.cur().at, "python.no.fstring-generator")
	}
	if sub.cur().kind != endOfFile {
		sub.unexpected()
	}
	if s.peek(0) == '=' {
		s.advance()
		for s.peek(0) == ' ' {
			s.advance()
		}
		out = appendText(out, string(f.runes[from:s.i]))
		if s.peek(0) != ':' {
			part.Conv = 'r'
		}
	}
	if s.peek(0) == '!' {
		s.advance()
		part.Conv = byte(s.peek(0))
		if !strings.ContainsRune("rsa", s.peek(0)) || s.peek(0) == 0 {
			f.fail(s.here(), "python.fstring.conversion")
		}
		s.advance()
	}
	if s.peek(0) == ':' {
		s.advance()
		part.Spec = &Format{Span: open, Parts: f.parts(true)}
	}
	if s.peek(0) != '}' {
		f.fail(open, "python.fstring.unclosed")
	}
	s.advance()
	return append(out, part)
}

// expressionEnd moves to what ends the expression of a field: a brace, a
// colon, a conversion, or the = that shows the expression.
func (f *formatReader) expressionEnd(open Span) {
	s, depth := f.s, 0
	var quote rune
	for ; ; s.advance() {
		c := s.peek(0)
		switch {
		case s.i >= s.end:
			f.fail(open, "python.fstring.unclosed")
		case c == '\\':
			f.fail(s.here(), "python.fstring.backslash")
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '(' || c == '[' || c == '{':
			depth++
		case depth > 0:
			if c == ')' || c == ']' || c == '}' {
				depth--
			}
		case c == '}' || c == ':' || c == '!' && s.peek(1) != '=':
			return
		case c == '=' && !strings.ContainsRune("=", s.peek(1)) && !strings.ContainsRune("=<>!", s.runes[s.i-1]):
			return
		}
	}
}
