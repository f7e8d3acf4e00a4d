package syntax

import (
	"strings"
	"unicode"

	"lockstep/runtime/failure"
)

type tokenKind uint8

const (
	endOfFile tokenKind = iota
	newline
	indent
	dedent
	name
	keyword
	number
	text
	operator
)

type token struct {
	kind tokenKind
	s    string
	at   Span
	// of a text: its prefix in small letters, and its body as a range of runes
	prefix     string
	body, tail int
	bodyAt     Pos
}

var keywords = set("False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield")

// IsKeyword says whether a word is one of Python's own, and no name.
func IsKeyword(word string) bool { return keywords[word] }

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// scanner makes tokens of the source, or of an expression in an f-string.
type scanner struct {
	*source
	i, end  int // next rune, end of what is scanned
	pos     Pos
	tokens  []token
	indents []int
	open    []token // brackets not yet closed
	inline  bool    // an expression inside an f-string: no lines, no indentation

	comments []Span // which are no tokens
}

func (s *scanner) peek(k int) rune {
	if s.i+k < s.end {
		return s.runes[s.i+k]
	}
	return 0
}

func (s *scanner) advance() {
	if s.runes[s.i] == '\n' {
		s.pos.Line++
		s.pos.Col = 1
	} else {
		s.pos.Col++
	}
	s.i++
}

func (s *scanner) here() Span { return Span{s.pos, Pos{s.pos.Line, s.pos.Col + 1}} }

// emit adds the token that began at rune from and place at and ends here.
func (s *scanner) emit(k tokenKind, from int, at Pos) {
	s.tokens = append(s.tokens, token{kind: k, s: string(s.runes[from:s.i]), at: Span{at, s.pos}})
}

func (s *scanner) scan() []token {
	s.indents = []int{0}
	lineStart := !s.inline
	for {
		if lineStart && len(s.open) == 0 {
			lineStart = false
			s.indentation()
		}
		if s.i >= s.end {
			break
		}
		if s.peek(0) == '\n' {
			s.endLine()
			lineStart = !s.inline && len(s.open) == 0
			continue
		}
		s.token()
	}
	s.finish()
	return s.tokens
}

// indentation reads the white space in front of a line. Empty lines and
// comments have no indentation.
func (s *scanner) indentation() {
	width, tab := 0, Span{}
	for ; s.peek(0) == ' ' || s.peek(0) == '\t' || s.peek(0) == '\f'; s.advance() {
		if s.peek(0) == '\t' {
			tab = s.here()
		}
		width++
	}
	if c := s.peek(0); c == '#' || c == '\n' || s.i >= s.end || c == '\\' && s.peek(1) == '\n' {
		return
	}
	if tab.From.Line != 0 {
		s.fail(tab, "python.no.tabs")
	}
	if width > s.indents[len(s.indents)-1] {
		if len(s.indents) >= maxIndents {
			s.fail(s.here(), "python.nested", "limit", maxIndents)
		}
		s.indents = append(s.indents, width)
		s.emit(indent, s.i, s.pos)
	}
	for width < s.indents[len(s.indents)-1] {
		s.indents = s.indents[:len(s.indents)-1]
		s.emit(dedent, s.i, s.pos)
		if width > s.indents[len(s.indents)-1] {
			s.fail(s.here(), "python.indent.mismatch")
		}
	}
}

func (s *scanner) endLine() {
	at := s.pos
	s.advance()
	if n := len(s.tokens); n > 0 && len(s.open) == 0 && !s.inline {
		if k := s.tokens[n-1].kind; k != newline && k != indent && k != dedent {
			s.tokens = append(s.tokens, token{kind: newline, at: Span{at, at}})
		}
	}
}

func (s *scanner) finish() {
	if n := len(s.open); n > 0 {
		s.fail(s.open[n-1].at, "python.bracket.unclosed", "bracket", s.open[n-1].s)
	}
	if !s.inline {
		if n := len(s.tokens); n > 0 && s.tokens[n-1].kind != newline && s.tokens[n-1].kind != dedent {
			s.tokens = append(s.tokens, token{kind: newline, at: Span{s.pos, s.pos}})
		}
		for range s.indents[1:] {
			s.emit(dedent, s.i, s.pos)
		}
	}
	s.emit(endOfFile, s.i, s.pos)
}

func (s *scanner) token() {
	c := s.peek(0)
	switch {
	case c == ' ' || c == '\t' || c == '\f':
		s.advance()
	case c == '#' && !s.inline:
		from := s.pos
		for s.i < s.end && s.peek(0) != '\n' {
			s.advance()
		}
		s.comments = append(s.comments, Span{from, s.pos})
	case c == '\\' && s.peek(1) == '\n':
		s.advance()
		s.advance()
	case nameStart(c):
		s.word()
	case digit(c) || c == '.' && digit(s.peek(1)):
		s.number()
	case c == '"' || c == '\'':
		s.text("", s.i, s.pos)
	default:
		s.operator()
	}
}

func digit(c rune) bool     { return c >= '0' && c <= '9' }
func nameStart(c rune) bool { return c == '_' || unicode.IsLetter(c) || unicode.Is(unicode.Nl, c) }
func namePart(c rune) bool {
	return nameStart(c) || unicode.In(c, unicode.Nd, unicode.Mn, unicode.Mc, unicode.Pc)
}

// nameLetters are the letters beyond ASCII that names may have here. CPython
// takes all scripts, but replaces some letters by others that look alike
// (Unicode's form NFKC), for which we have no table: these stay as they are.
var nameLetters = &unicode.RangeTable{R16: []unicode.Range16{
	{0xc0, 0xd6, 1},
	{0xd8, 0xf6, 1},
	{0xf8, 0x131, 1},
	{0x134, 0x13e, 1},
	{0x141, 0x148, 1},
	{0x14a, 0x17e, 1},
	{0x180, 0x1c3, 1},
	{0x1cd, 0x1f0, 1},
	{0x1f4, 0x24f, 1},
	{0x386, 0x386, 1},
	{0x388, 0x38a, 1},
	{0x38c, 0x38c, 1},
	{0x38e, 0x3a1, 1},
	{0x3a3, 0x3ce, 1},
	{0x400, 0x481, 1},
	{0x48a, 0x52f, 1},
	{0x3041, 0x3096, 1},
	{0x309d, 0x309e, 1},
	{0x30a1, 0x30fa, 1},
	{0x30fc, 0x30fe, 1},
	{0x3400, 0x4dbf, 1},
	{0x4e00, 0x9fff, 1},
	{0xac00, 0xd7a3, 1},
}}

var textPrefixes = set("r b f u rb br rf fr")

func (s *scanner) word() {
	from, at := s.i, s.pos
	for namePart(s.peek(0)) {
		s.advance()
	}
	w := string(s.runes[from:s.i])
	if q := s.peek(0); (q == '"' || q == '\'') && textPrefixes[strings.ToLower(w)] {
		s.text(strings.ToLower(w), from, at)
		return
	}
	for _, c := range w {
		if c > unicode.MaxASCII && !unicode.Is(nameLetters, c) {
			s.fail(Span{at, s.pos}, "python.no.letter", "name", w, "char", string(c))
		}
	}
	k := name
	if keywords[w] {
		k = keyword
	}
	s.emit(k, from, at)
}

func (s *scanner) number() {
	from, at := s.i, s.pos
	if s.peek(0) == '0' && strings.ContainsRune("xXbBoO", s.peek(1)) && s.peek(1) != 0 {
		for namePart(s.peek(0)) {
			s.advance()
		}
		s.emit(number, from, at)
		return
	}
	s.decimal()
	if c := s.peek(0); c == 'j' || c == 'J' {
		s.fail(Span{at, s.here().To}, "python.no.complex")
	} else if nameStart(c) && !numberEnds(s) {
		s.fail(Span{at, s.here().To}, "python.number", "text", string(s.runes[from:s.i+1]))
	}
	s.emit(number, from, at)
}

// numberEnds tells whether a keyword follows a number without a space, which
// Python allows: "1if x else 2".
func numberEnds(s *scanner) bool {
	j := s.i
	for j < s.end && namePart(s.runes[j]) {
		j++
	}
	return keywords[string(s.runes[s.i:j])]
}

func (s *scanner) decimal() {
	dot, exp := false, false
	for {
		c := s.peek(0)
		switch {
		case digit(c) || c == '_' && digit(s.peek(1)):
		case c == '.' && !dot && !exp:
			dot = true
		case (c == 'e' || c == 'E') && !exp && (digit(s.peek(1)) || (s.peek(1) == '-' || s.peek(1) == '+') && digit(s.peek(2))):
			exp = true
			s.advance()
		default:
			return
		}
		s.advance()
	}
}

// text reads a string literal up to its closing quote. What is inside is read
// by the parser.
func (s *scanner) text(prefix string, from int, at Pos) {
	q, n := s.peek(0), 1
	if s.peek(1) == q && s.peek(2) == q {
		n = 3
	}
	for range n {
		s.advance()
	}
	t := token{kind: text, prefix: prefix, body: s.i, bodyAt: s.pos}
	for !(s.peek(0) == q && (n == 1 || s.peek(1) == q && s.peek(2) == q)) {
		if s.i < s.end && s.peek(0) == '\\' {
			s.advance()
		} else if s.i < s.end && n == 1 && s.peek(0) == '\n' {
			s.fail(Span{at, s.pos}, "python.string.unterminated")
		}
		if s.i >= s.end {
			s.fail(Span{at, Pos{at.Line, at.Col + 1}}, "python.string.unterminated")
		}
		s.advance()
	}
	t.tail = s.i
	for range n {
		s.advance()
	}
	t.s, t.at = string(s.runes[from:s.i]), Span{at, s.pos}
	s.tokens = append(s.tokens, t)
}

// longest first
var operators = []string{"**=", "//=", ">>=", "<<=", "...", "**", "//", ">>", "<<", "<=", ">=", "==", "!=", "->", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", ":=", "@="}

var closing = map[string]string{"(": ")", "[": "]", "{": "}"}

func (s *scanner) operator() {
	from, at, n := s.i, s.pos, 1
	for _, o := range operators {
		if s.i+len(o) <= s.end && string(s.runes[s.i:s.i+len(o)]) == o {
			n = len(o)
			break
		}
	}
	if c := s.peek(0); n == 1 && !strings.ContainsRune("+-*/%@&|^~<>()[]{},:.;=", c) {
		if half := failure.HalfWidth(c); half != "" {
			s.fail(s.here(), "python.full-width", "char", string(c), "write", half, "space", half == " ")
		}
		s.fail(s.here(), "python.character", "char", string(c), "code", int(c))
	}
	for range n {
		s.advance()
	}
	s.emit(operator, from, at)
	s.bracket(s.tokens[len(s.tokens)-1])
}

func (s *scanner) bracket(t token) {
	switch t.s {
	case "(", "[", "{":
		if len(s.open) >= 2*maxNesting {
			s.fail(t.at, "python.nested", "limit", 2*maxNesting)
		}
		s.open = append(s.open, t)
	case ")", "]", "}":
		if len(s.open) == 0 {
			s.fail(t.at, "python.bracket.unmatched", "bracket", t.s)
		}
		o := s.open[len(s.open)-1]
		if closing[o.s] != t.s {
			s.fail(t.at, "python.bracket.mismatch", "bracket", t.s, "open", o.s, "line", int(o.at.From.Line))
		}
		s.open = s.open[:len(s.open)-1]
	}
}
