package syntax

// statement appends the next statement, or all of a line of simple ones. One
// that is outside the subset is noted and skipped.
func (p *parser) statement(into []Stmt) (out []Stmt) {
	saved := p.state
	defer func() {
		switch r := recover().(type) {
		case nil:
		case skip:
			p.state = saved
			p.skipStatement()
			out = into
		default:
			panic(r)
		}
	}()
	p.enter()
	defer p.leave()
	c := p.cur()
	if c.kind == indent {
		p.fail(c.at, "python.indent.unexpected")
	}
	if s := p.compound(); s != nil {
		return append(into, s)
	}
	return p.simpleLine(into)
}

// skipStatement goes behind the rest of the line, the block under it, and the
// clauses that belong to that.
func (p *parser) skipStatement() {
	for {
		for p.cur().kind != newline && p.cur().kind != endOfFile {
			p.n++
		}
		if p.cur().kind == newline {
			p.n++
		}
		if p.cur().kind == indent {
			p.skipBlock()
		}
		if !p.is("else") && !p.is("elif") && !p.is("except") && !p.is("finally") {
			return
		}
	}
}

func (p *parser) skipBlock() {
	for depth := 0; p.cur().kind != endOfFile; p.n++ {
		switch p.cur().kind {
		case indent:
			depth++
		case dedent:
			if depth--; depth == 0 {
				p.n++
				return
			}
		}
	}
}

func (p *parser) simpleLine(out []Stmt) []Stmt {
	for {
		out = append(out, p.simple())
		if !p.got(";") || p.cur().kind == newline {
			break
		}
	}
	if k := p.cur().kind; k != newline && k != endOfFile {
		p.unexpected()
	}
	if p.cur().kind == newline {
		p.n++
	}
	return out
}

// simpleStatements: what begins with a keyword. Each function is called behind it.
var simpleStatements map[string]func(p *parser, at Span) Stmt

func init() {
	simpleStatements = map[string]func(p *parser, at Span) Stmt{
		"pass":     func(_ *parser, at Span) Stmt { return &Pass{at} },
		"break":    (*parser).loopControl,
		"continue": (*parser).loopControl,
		"return":   (*parser).returnStmt,
		"raise":    (*parser).raiseStmt,
		"global":   (*parser).scopeStmt,
		"nonlocal": (*parser).scopeStmt,
		"del":      (*parser).delStmt,
		"assert":   (*parser).assertStmt,
		"import":   (*parser).importStmt,
		"from":     (*parser).fromStmt,
	}
}

func (p *parser) simple() Stmt {
	c := *p.cur()
	if f := simpleStatements[c.s]; f != nil && c.kind == keyword {
		p.n++
		return f(p, c.at)
	}
	return p.exprStmt()
}

func (p *parser) loopControl(at Span) Stmt {
	word := p.tokens[p.n-1].s
	if p.loops == 0 {
		p.fail(at, "python.outside", "word", word, "of", "loop")
	}
	if word == "break" {
		return &Break{at}
	}
	return &Continue{at}
}

func (p *parser) returnStmt(at Span) Stmt {
	if p.fn == p.m.Main || p.fn.IsClass {
		p.fail(at, "python.outside", "word", "return", "of", "function")
	}
	s := &Return{}
	if !p.endOfStatement() {
		s.X = p.exprList()
		p.noStar(s.X)
	}
	s.Span = p.since(at.From)
	return s
}

func (p *parser) raiseStmt(at Span) Stmt {
	s := &Raise{}
	if !p.endOfStatement() {
		s.X = p.expr()
		if p.got("from") {
			s.Cause = p.expr()
		}
	}
	s.Span = p.since(at.From)
	return s
}

func (p *parser) scopeStmt(at Span) Stmt {
	s := &Scope{Global: p.tokens[p.n-1].s == "global"}
	if !s.Global && p.fn == p.m.Main {
		p.fail(at, "python.outside", "word", "nonlocal", "of", "function")
	}
	for {
		s.Names = append(s.Names, p.name())
		if !p.got(",") {
			break
		}
	}
	s.Span = p.since(at.From)
	return s
}

func (p *parser) delStmt(at Span) Stmt {
	s := &Del{}
	for {
		t := p.primary()
		p.target(t)
		p.noStars(t)
		s.Targets = append(s.Targets, t)
		if !p.got(",") || p.endOfStatement() {
			break
		}
	}
	s.Span = p.since(at.From)
	return s
}

func (p *parser) assertStmt(at Span) Stmt {
	s := &Assert{Test: p.expr()}
	if p.got(",") {
		s.Msg = p.expr()
	}
	s.Span = p.since(at.From)
	return s
}

func (p *parser) importStmt(at Span) Stmt {
	s := &Import{}
	for {
		n := ImportName{}
		first := p.cur().at
		n.Name = p.dotted()
		n.Span = p.since(first.From)
		if p.got("as") {
			n.As = p.name()
		} else {
			root := n.Name
			for i, c := range root {
				if c == '.' {
					root, n.Root = root[:i], true
					break
				}
			}
			n.As = &Name{Span: first, Text: p.mangle(root)}
		}
		s.Names = append(s.Names, n)
		p.m.Imports = append(p.m.Imports, ImportUse{Module: n.Name, At: n.Span})
		if !p.got(",") {
			break
		}
	}
	s.Span = p.since(at.From)
	return s
}

func (p *parser) fromStmt(at Span) Stmt {
	s := &FromImport{}
	first := p.cur().at
	if p.is(".") || p.is("...") {
		p.refuse(first, "python.no.relative-import")
	}
	s.Module = p.dotted()
	s.ModuleAt = p.since(first.From)
	p.want("import")
	if p.is("*") {
		if p.fn != p.m.Main {
			p.fail(p.cur().at, "python.star-import", "module", s.Module)
		}
		s.Star = true
		p.m.Stars = append(p.m.Stars, ImportUse{Module: s.Module, At: p.cur().at})
		p.n++
		s.Span = p.since(at.From)
		return s
	}
	paren := p.got("(")
	for {
		n := p.ident()
		im := ImportName{Span: n.at, Name: n.s, As: &Name{Span: n.at, Text: p.mangle(n.s)}}
		if p.got("as") {
			im.As = p.name()
		}
		s.Names = append(s.Names, im)
		p.m.Imports = append(p.m.Imports, ImportUse{Module: s.Module, Name: im.Name, At: im.Span})
		if !p.got(",") || paren && p.is(")") {
			break
		}
	}
	if paren {
		p.want(")")
	}
	s.Span = p.since(at.From)
	return s
}

func (p *parser) dotted() string {
	s := p.ident().s
	for p.got(".") {
		s += "." + p.ident().s
	}
	return s
}

var augmented = map[string]Op{
	"+=": Add, "-=": Sub, "*=": Mul, "/=": Div, "//=": FloorDiv, "%=": Mod, "**=": Pow,
	"<<=": LShift, ">>=": RShift, "&=": And, "|=": Or, "^=": Xor,
}

// exprStmt is an expression, an assignment, or an annotated name.
func (p *parser) exprStmt() Stmt {
	at := p.cur().at.From
	x := p.exprList()
	if p.is("@=") {
		p.refuse(p.cur().at, "python.no.matmul")
	}
	if op, ok := augmented[p.cur().s]; ok && p.cur().kind == operator {
		p.n++
		switch x.(type) {
		case *Name, *Attr, *Index:
		default:
			p.fail(x.Where(), "python.target")
		}
		s := &AugAssign{Target: x, Op: op, X: p.exprList()}
		p.noStar(s.X)
		s.Span = p.since(at)
		return s
	}
	if p.got(":") {
		return p.annotated(at, x)
	}
	if !p.is("=") {
		p.noStar(x)
		return &ExprStmt{p.since(at), x}
	}
	s := &Assign{}
	for p.got("=") {
		p.noStar(x)
		p.target(x)
		s.Targets = append(s.Targets, x)
		x = p.exprList()
	}
	p.noStar(x)
	s.X = x
	s.Span = p.since(at)
	return s
}

// annotated: the annotation is read and not evaluated.
func (p *parser) annotated(at Pos, x Expr) Stmt {
	switch x.(type) {
	case *Name, *Attr, *Index:
	default:
		p.fail(x.Where(), "python.target")
	}
	p.annotation()
	s := &Assign{Targets: []Expr{x}}
	if p.got("=") {
		s.X = p.exprList()
		p.noStar(s.X)
	}
	s.Span = p.since(at)
	return s
}

func (p *parser) endOfStatement() bool {
	c := p.cur()
	return c.kind == newline || c.kind == endOfFile || c.kind == operator && c.s == ";"
}

// target checks that something can be assigned to.
func (p *parser) target(x Expr) {
	switch x := x.(type) {
	case *Name, *Index:
	case *Attr:
		p.m.Defined[x.Name] = true
	case *Star:
		p.target(x.X)
	case *Tuple:
		p.targets(x.Elems)
	case *List:
		p.targets(x.Elems)
	default:
		p.fail(x.Where(), "python.target")
	}
}

func (p *parser) targets(xs []Expr) {
	stars := 0
	for _, x := range xs {
		p.target(x)
		if _, ok := x.(*Star); ok {
			if stars++; stars > 1 {
				p.fail(x.Where(), "python.target.stars")
			}
		}
	}
}

// noStar refuses a star outside of a list, tuple or call.
func (p *parser) noStar(x Expr) {
	if s, ok := x.(*Star); ok {
		p.fail(s.Span, "python.star")
	}
}

// noStars refuses stars in the targets of a del.
func (p *parser) noStars(x Expr) {
	p.noStar(x)
	switch x := x.(type) {
	case *Tuple:
		for _, y := range x.Elems {
			p.noStars(y)
		}
	case *List:
		for _, y := range x.Elems {
			p.noStars(y)
		}
	}
}
