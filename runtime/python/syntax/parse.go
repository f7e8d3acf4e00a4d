package syntax

import "strings"

// Parse reads a whole program. The error is a failure.List: all that the
// grammar shows to be outside the subset, and the first syntax error.
func Parse(file, src string) (*Module, error) {
	so, err := newSource(file, src)
	if err != nil {
		return nil, err
	}
	m := newModule(so, "<module>")
	err = so.reading(func() {
		p := newParser(so, m)
		for p.cur().kind != endOfFile {
			m.Main.Body = p.statement(m.Main.Body)
		}
		p.finish(m.Main)
		if len(so.fails) > 0 {
			panic(skip{})
		}
		resolve(m, so)
		if len(so.fails) > 0 {
			panic(skip{})
		}
	})
	if err != nil {
		return nil, err
	}
	return m, nil
}

// ParseExpr reads one expression.
func ParseExpr(file, src string) (*Expression, error) {
	so, err := newSource(file, src)
	if err != nil {
		return nil, err
	}
	m := newModule(so, "<expression>")
	err = so.reading(func() {
		p := newParser(so, m)
		m.Main.Expr = p.exprList()
		p.noStar(m.Main.Expr)
		if p.cur().kind == newline {
			p.n++
		}
		if p.cur().kind != endOfFile {
			p.unexpected()
		}
		p.finish(m.Main)
		resolve(m, so)
		if len(so.fails) > 0 {
			panic(skip{})
		}
	})
	if err != nil {
		return nil, err
	}
	return &Expression{m}, nil
}

func newModule(so *source, name string) *Module {
	return &Module{
		File: so.file, Lines: so.lines, Defined: map[string]bool{}, Shared: map[string]bool{}, globals: map[string]int{},
		Main: &Func{Name: name, Qual: name, Span: Span{From: Pos{1, 1}}},
	}
}

// parser is a recursive-descent parser over the tokens.
type parser struct {
	*source
	m      *Module
	tokens []token
	n      int
	state
}

// state is what a skipped statement must put back.
type state struct {
	fn     *Func  // being read
	class  string // innermost class around, for private names
	loops  int    // around, in this function
	guards int    // try and with statements around, in this function
	depth  int    // of the recursion
}

func newParser(so *source, m *Module) *parser {
	p := &parser{source: so, m: m}
	p.fn = m.Main
	sc := &scanner{source: so, end: len(so.runes), pos: Pos{1, 1}}
	p.tokens = sc.scan()
	return p
}

// inlineParser reads the expression in an f-string that sc stands at.
func (p *parser) inlineParser(sc *scanner, end int) *parser {
	in := &scanner{source: p.source, i: sc.i, end: end, pos: sc.pos, inline: true}
	return &parser{source: p.source, m: p.m, tokens: in.scan(), state: p.state}
}

func (p *parser) cur() *token  { return &p.tokens[p.n] }
func (p *parser) next() *token { return &p.tokens[min(p.n+1, len(p.tokens)-1)] }

func (p *parser) is(s string) bool {
	c := p.cur()
	return c.s == s && (c.kind == operator || c.kind == keyword)
}

func (p *parser) got(s string) bool {
	if p.is(s) {
		p.n++
		return true
	}
	return false
}

func (p *parser) want(s string) {
	if !p.got(s) {
		p.fail(p.cur().at, "python.expected", "want", s, "found", p.found())
	}
}

// found is the current token as a learner sees it; "" is the end of the line.
func (p *parser) found() string {
	if k := p.cur().kind; k == newline || k == endOfFile || k == indent || k == dedent {
		return ""
	}
	return p.cur().s
}

func (p *parser) unexpected() {
	if p.n > 0 && p.tokens[p.n-1].s == "print" && p.tokens[p.n-1].kind == name {
		p.fail(p.cur().at, "python.print")
	}
	p.fail(p.cur().at, "python.unexpected", "found", p.found())
}

// enter bounds the recursion; the caller defers or calls leave.
func (p *parser) enter() {
	if p.depth++; p.depth > maxNesting {
		p.fail(p.cur().at, "python.nested", "limit", maxNesting)
	}
}

func (p *parser) leave() { p.depth-- }

// since is the span from a token's start to the end of the last token taken.
func (p *parser) since(from Pos) Span {
	if p.n == 0 {
		return Span{from, from}
	}
	return Span{from, p.tokens[p.n-1].at.To}
}

func (p *parser) ident() token {
	c := *p.cur()
	if c.kind != name {
		p.fail(c.at, "python.expected", "want", "name", "found", p.found())
	}
	p.n++
	return c
}

func (p *parser) name() *Name {
	c := p.ident()
	return &Name{Span: c.at, Text: p.mangle(c.s)}
}

// mangle gives private names in a class their real name.
func (p *parser) mangle(s string) string {
	if p.class == "" || !strings.HasPrefix(s, "__") || strings.HasSuffix(s, "__") {
		return s
	}
	return "_" + strings.TrimLeft(p.class, "_") + s
}

// finish closes the span of a function and finds its docstring.
func (p *parser) finish(f *Func) {
	f.To = p.since(f.From).To
	if len(f.Body) == 0 {
		return
	}
	if e, ok := f.Body[0].(*ExprStmt); ok {
		if l, ok := e.X.(*Literal); ok {
			f.Doc, _ = l.Value.(string)
		}
	}
}

func (p *parser) literal(at Span, v any) Expr {
	l := &Literal{Span: at, Value: v}
	p.m.literals = append(p.m.literals, l)
	return l
}
