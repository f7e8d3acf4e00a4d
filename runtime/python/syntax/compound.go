package syntax

var compoundStatements map[string]func(p *parser, at Pos) Stmt

func init() {
	compoundStatements = map[string]func(p *parser, at Pos) Stmt{
		"if":    (*parser).ifStmt,
		"while": (*parser).whileStmt,
		"for":   (*parser).forStmt,
		"def":   (*parser).defStmt,
		"class": (*parser).classStmt,
		"try":   (*parser).tryStmt,
		"with":  (*parser).withStmt,
	}
}

// compound reads a statement that has a block; nil when the next is not one.
func (p *parser) compound() Stmt {
	c := *p.cur()
	switch {
	case p.is("@"):
		return p.decorated()
	case c.kind == name && c.s == "match" && p.isMatch():
		p.refuse(c.at, "python.no.match")
	case p.is("async"):
		p.note(c.at, "python.no.async", "word", c.s)
		p.n++
		return p.compound()
	}
	if f := compoundStatements[c.s]; f != nil && c.kind == keyword {
		p.n++
		return f(p, c.at.From)
	}
	return nil
}

// isMatch tells a match statement from a variable of that name: its line ends
// in a colon, and the block begins with case.
func (p *parser) isMatch() bool {
	for i := p.n; p.tokens[i].kind != endOfFile; i++ {
		if p.tokens[i].kind == newline {
			return p.tokens[i-1].s == ":" && p.tokens[i+1].kind == indent && p.tokens[i+2].s == "case"
		}
	}
	return false
}

func (p *parser) decorated() Stmt {
	var ds []Expr
	for p.got("@") {
		ds = append(ds, p.expr())
		if p.cur().kind != newline {
			p.unexpected()
		}
		p.n++
	}
	switch s := p.compound().(type) {
	case *Def:
		s.Decorators = ds
		return s
	case *Class:
		s.Decorators = ds
		return s
	}
	p.unexpected()
	return nil
}

// header ends the first line of a compound statement.
func (p *parser) header(from Pos) Span {
	if p.is("=") {
		p.fail(p.cur().at, "python.equals")
	}
	p.want(":")
	return p.since(from)
}

func (p *parser) block() []Stmt {
	if p.cur().kind != newline {
		return p.simpleLine(nil)
	}
	p.n++
	if p.cur().kind != indent {
		p.fail(p.cur().at, "python.indent.expected")
	}
	p.n++
	var out []Stmt
	for p.cur().kind != dedent && p.cur().kind != endOfFile {
		out = p.statement(out)
	}
	p.n++
	return out
}

func (p *parser) loop() []Stmt {
	p.loops++
	b := p.block()
	p.loops--
	return b
}

// guarded is a block of a try or with statement.
func (p *parser) guarded() []Stmt {
	p.guards++
	b := p.block()
	p.guards--
	return b
}

func (p *parser) elseBlock() []Stmt {
	if !p.got("else") {
		return nil
	}
	p.want(":")
	return p.block()
}

func (p *parser) ifStmt(at Pos) Stmt {
	s := &If{}
	for {
		b := Branch{Test: p.expr()}
		b.Span = p.header(at)
		b.Body = p.block()
		s.Branches = append(s.Branches, b)
		at = p.cur().at.From
		if !p.got("elif") {
			break
		}
	}
	s.Span = s.Branches[0].Span
	s.Else = p.elseBlock()
	return s
}

func (p *parser) whileStmt(at Pos) Stmt {
	s := &While{Test: p.expr()}
	s.Span = p.header(at)
	s.Body = p.loop()
	s.Else = p.elseBlock()
	return s
}

func (p *parser) forStmt(at Pos) Stmt {
	s := &For{Target: p.targetList()}
	p.want("in")
	s.In = p.exprList()
	p.noStar(s.In)
	s.Span = p.header(at)
	s.Body = p.loop()
	s.Else = p.elseBlock()
	return s
}

func (p *parser) tryStmt(at Pos) Stmt {
	s := &Try{Span: p.header(at)}
	s.Body = p.guarded()
	for p.is("except") {
		s.Handlers = append(s.Handlers, p.handler(s.Handlers))
	}
	if len(s.Handlers) > 0 && p.got("else") {
		p.want(":")
		s.Else = p.guarded()
	}
	if p.got("finally") {
		p.want(":")
		s.Finally = p.guarded()
	} else if len(s.Handlers) == 0 {
		p.fail(p.cur().at, "python.expected", "want", "except", "found", p.found())
	}
	return s
}

func (p *parser) handler(before []Handler) Handler {
	h := Handler{}
	at := p.cur().at
	p.n++
	if p.is("*") {
		p.refuse(p.cur().at, "python.no.except-star")
	}
	if n := len(before); n > 0 && before[n-1].Type == nil {
		p.fail(before[n-1].Span, "python.except.last")
	}
	if !p.is(":") {
		h.Type = p.expr()
		if p.got("as") {
			h.As = p.name()
		}
	}
	h.Span = p.header(at.From)
	h.Body = p.guarded()
	return h
}

func (p *parser) withStmt(at Pos) Stmt {
	s := &With{}
	paren := p.parenthesisedItems()
	if paren {
		p.n++
	}
	for {
		it := WithItem{X: p.expr()}
		if p.got("as") {
			it.As = p.starTarget()
			p.noStar(it.As)
			p.target(it.As)
		}
		s.Items = append(s.Items, it)
		if !p.got(",") || paren && p.is(")") {
			break
		}
	}
	if paren {
		p.want(")")
	}
	s.Span = p.header(at)
	s.Body = p.guarded()
	return s
}

// parenthesisedItems tells "with (a as b, c as d):" from an expression in
// parentheses: the colon follows the closing one, and an "as" stands inside.
func (p *parser) parenthesisedItems() bool {
	if !p.is("(") {
		return false
	}
	depth, as := 0, false
	for i := p.n; p.tokens[i].kind != endOfFile; i++ {
		switch t := p.tokens[i]; {
		case t.kind == operator && (t.s == "(" || t.s == "[" || t.s == "{"):
			depth++
		case t.kind == operator && (t.s == ")" || t.s == "]" || t.s == "}"):
			if depth--; depth == 0 {
				return as && p.tokens[i+1].s == ":"
			}
		case t.kind == keyword && t.s == "as" && depth == 1:
			as = true
		}
	}
	return false
}

func (p *parser) defStmt(at Pos) Stmt {
	raw := p.cur().s
	nm := p.name()
	f := &Func{Name: raw, Span: Span{From: at}, Outer: p.fn}
	p.want("(")
	p.params(f, ")")
	p.want(")")
	if p.got("->") {
		p.annotation()
	}
	s := &Def{Name: nm, Func: f, Span: p.header(at)}
	p.body(f)
	if p.fn.IsClass {
		p.m.Defined[nm.Text] = true
		p.m.Methods = append(p.m.Methods, nm)
	}
	return s
}

func (p *parser) classStmt(at Pos) Stmt {
	nm := p.name()
	s := &Class{Name: nm}
	if p.got("(") {
		s.Base = p.bases()
	}
	s.Span = p.header(at)
	s.Func = &Func{Name: nm.Text, Span: Span{From: at}, Outer: p.fn, IsClass: true}
	p.m.Classes = append(p.m.Classes, s)
	outer := p.class
	p.class = nm.Text
	p.body(s.Func)
	p.class = outer
	return s
}

// severalBases is why a class with more than the first base is refused.
func severalBases(first Expr) string {
	name := ""
	switch x := first.(type) {
	case *Name:
		name = x.Text
	case *Attr:
		name = x.Name
	}
	if name == "ThreadingMixIn" { // of socketserver
		return "python.no.mixin"
	}
	return "python.no.bases"
}

func (p *parser) bases() Expr {
	var base Expr
	for !p.is(")") {
		switch c := p.cur(); {
		case c.kind == name && p.next().s == "=":
			p.note(c.at, "python.no.class-keyword", "name", c.s)
			p.n += 2
			p.expr()
		case base != nil:
			p.note(c.at, severalBases(base))
			p.expr()
		default:
			base = p.expr()
		}
		if !p.got(",") {
			break
		}
	}
	p.want(")")
	return base
}

// body reads the block of a function or class.
func (p *parser) body(f *Func) {
	outer, loops, guards := p.fn, p.loops, p.guards
	p.fn, p.loops, p.guards = f, 0, 0
	f.Body = p.block()
	p.fn, p.loops, p.guards = outer, loops, guards
	p.finish(f)
}

// params reads parameters up to the token end, ")" or ":".
func (p *parser) params(f *Func, end string) {
	kind, optional := Positional, false
	add := func(k ParamKind) {
		q := Param{Name: p.name(), Kind: k}
		if end == ")" && p.got(":") {
			p.annotation()
		}
		if (k == Positional || k == KeywordOnly) && p.got("=") {
			q.Default = p.expr()
			optional = optional || k == Positional
		} else if optional && k == Positional {
			p.fail(q.Name.Span, "python.parameter.default", "name", q.Name.Text)
		}
		f.Params = append(f.Params, q)
	}
	for !p.is(end) {
		at := p.cur().at
		if n := len(f.Params); n > 0 && f.Params[n-1].Kind == VarKeywords {
			p.fail(at, "python.parameter.last", "name", f.Params[n-1].Name.Text)
		}
		switch {
		case p.got("/"):
			p.positionalOnly(f, at)
		case p.got("**"):
			add(VarKeywords)
		case p.is("*"):
			if kind == KeywordOnly {
				p.fail(at, "python.unexpected", "found", "*")
			}
			p.n++
			kind = KeywordOnly
			if !p.is(",") {
				add(VarArgs)
			} else if p.next().s == end || p.next().s == "**" {
				p.fail(at, "python.parameter.star")
			}
		default:
			add(kind)
		}
		if !p.got(",") {
			break
		}
	}
}

func (p *parser) positionalOnly(f *Func, at Span) {
	if len(f.Params) == 0 {
		p.fail(at, "python.unexpected", "found", "/")
	}
	for i := range f.Params {
		if f.Params[i].Kind != Positional {
			p.fail(at, "python.unexpected", "found", "/")
		}
		f.Params[i].Kind = PosOnly
	}
}

// annotation reads an annotation. It is not evaluated; only its names are
// kept, since CPython looks them up.
func (p *parser) annotation() {
	x := p.expr()
	walk(x, func(n Expr) bool {
		switch n := n.(type) {
		case *Name:
			p.m.Annotations = append(p.m.Annotations, n)
		case *Lambda, *Comp:
			return false
		}
		return true
	})
}
