package syntax

import "slices"

// exprList is an expression or a tuple without parentheses; also yield.
func (p *parser) exprList() Expr {
	at := p.cur().at.From
	if p.is("yield") {
		return p.yield()
	}
	x := p.starExpr()
	if !p.is(",") {
		return x
	}
	xs := []Expr{x}
	for p.got(",") {
		if p.endOfStatement() || p.is("=") || p.is(")") || p.is(":") || p.is("]") || p.is("}") || augmentedAt(p) {
			break
		}
		xs = append(xs, p.starExpr())
	}
	return &Tuple{p.since(at), xs}
}

func augmentedAt(p *parser) bool {
	_, ok := augmented[p.cur().s]
	return ok && p.cur().kind == operator
}

func (p *parser) starExpr() Expr {
	if !p.is("*") {
		return p.expr()
	}
	at := p.cur().at.From
	p.n++
	x := p.binary(1)
	return &Star{p.since(at), x}
}

// starTarget is a target that may be starred.
func (p *parser) starTarget() Expr {
	if !p.is("*") {
		return p.primary()
	}
	at := p.cur().at.From
	p.n++
	x := p.primary()
	return &Star{p.since(at), x}
}

// targetList is the target of a for, which stops at in.
func (p *parser) targetList() Expr {
	at := p.cur().at.From
	xs := []Expr{p.starTarget()}
	comma := false
	for p.got(",") {
		comma = true
		if p.is("in") {
			break
		}
		xs = append(xs, p.starTarget())
	}
	if !comma {
		p.target(xs[0])
		p.noStar(xs[0])
		return xs[0]
	}
	t := &Tuple{p.since(at), xs}
	p.target(t)
	return t
}

func (p *parser) yield() Expr {
	at := p.cur().at
	p.n++
	switch {
	case p.fn == p.m.Main || p.fn.IsClass:
		p.fail(at, "python.outside", "word", "yield", "of", "function")
	case p.guards > 0:
		p.note(at, "python.no.yield-guarded")
	}
	p.fn.IsGen = true
	y := &Yield{}
	if p.got("from") {
		y.From = true
		y.X = p.expr()
	} else if !p.endOfStatement() && !p.is(")") && !p.is("=") {
		y.X = p.exprList()
		p.noStar(y.X)
	}
	y.Span = p.since(at.From)
	return y
}

// expr is a single expression: a lambda, a conditional, or an "or" chain.
func (p *parser) expr() Expr {
	p.enter()
	defer p.leave()
	if p.is("lambda") {
		return p.lambda()
	}
	at := p.cur().at.From
	x := p.or()
	if p.is(":=") {
		p.note(p.cur().at, "python.no.walrus")
		p.n++
		x = p.expr()
	}
	if !p.got("if") {
		return x
	}
	test := p.or()
	p.want("else")
	other := p.expr()
	return &Cond{p.since(at), test, x, other}
}

func (p *parser) lambda() Expr {
	at := p.cur().at.From
	p.n++
	f := &Func{Name: "<lambda>", Span: Span{From: at}, Outer: p.fn}
	p.params(f, ":")
	p.want(":")
	outer, guards := p.fn, p.guards
	p.fn, p.guards = f, 0
	f.Expr = p.expr()
	p.fn, p.guards = outer, guards
	f.To = p.since(at).To
	return &Lambda{f.Span, f}
}

func (p *parser) or() Expr  { return p.logic("or", (*parser).and) }
func (p *parser) and() Expr { return p.logic("and", (*parser).not) }

func (p *parser) logic(word string, operand func(*parser) Expr) Expr {
	at := p.cur().at.From
	x := operand(p)
	if !p.is(word) {
		return x
	}
	l := &Logic{And: word == "and", Xs: []Expr{x}}
	for p.got(word) {
		l.Xs = append(l.Xs, operand(p))
	}
	l.Span = p.since(at)
	return l
}

func (p *parser) not() Expr {
	at := p.cur().at.From
	if !p.got("not") {
		return p.compare()
	}
	p.enter()
	defer p.leave()
	x := p.not()
	return &Unary{p.since(at), "not", x}
}

var comparisons = map[string]Op{"==": Eq, "!=": Ne, "<": Lt, "<=": Le, ">": Gt, ">=": Ge, "in": In, "is": Is}

func (p *parser) compare() Expr {
	at := p.cur().at.From
	x := p.binary(1)
	var c *Compare
	for {
		op, ok := p.comparison()
		if !ok {
			break
		}
		if c == nil {
			c = &Compare{X: x}
		}
		c.Ops = append(c.Ops, op)
		c.Ys = append(c.Ys, p.binary(1))
	}
	if c == nil {
		return x
	}
	c.Span = p.since(at)
	return c
}

func (p *parser) comparison() (Op, bool) {
	t := p.cur()
	if t.kind != operator && t.kind != keyword {
		return 0, false
	}
	if p.is("not") && p.next().s == "in" && p.next().kind == keyword {
		p.n += 2
		return NotIn, true
	}
	op, ok := comparisons[t.s]
	if !ok {
		return 0, false
	}
	p.n++
	if op == Is && p.got("not") {
		return IsNot, true
	}
	return op, true
}

var binaries = map[string]struct {
	op   Op
	prec int
}{
	"|": {Or, 1}, "^": {Xor, 2}, "&": {And, 3}, "<<": {LShift, 4}, ">>": {RShift, 4},
	"+": {Add, 5}, "-": {Sub, 5}, "*": {Mul, 6}, "/": {Div, 6}, "//": {FloorDiv, 6}, "%": {Mod, 6}, "@": {Mul, 6},
}

// binary reads operators that bind at least as tightly as prec.
func (p *parser) binary(prec int) Expr {
	at := p.cur().at.From
	x := p.unary()
	for {
		t := *p.cur()
		b, ok := binaries[t.s]
		if t.kind != operator || !ok || b.prec < prec {
			return x
		}
		if t.s == "@" {
			p.note(t.at, "python.no.matmul")
		}
		p.n++
		y := p.binary(b.prec + 1)
		x = &Binary{p.since(at), b.op, x, y}
	}
}

func (p *parser) unary() Expr {
	c := *p.cur()
	if c.kind == operator && (c.s == "-" || c.s == "+" || c.s == "~") {
		p.enter()
		defer p.leave()
		p.n++
		x := p.unary()
		return &Unary{p.since(c.at.From), c.s, x}
	}
	if p.is("await") {
		p.note(c.at, "python.no.async", "word", "await")
		p.n++
	}
	x := p.primary()
	if !p.got("**") {
		return x
	}
	p.enter()
	defer p.leave()
	y := p.unary()
	return &Binary{p.since(c.at.From), Pow, x, y}
}

func (p *parser) primary() Expr {
	at := p.cur().at.From
	x := p.atom()
	for p.cur().kind == operator {
		switch p.cur().s {
		case ".":
			p.n++
			c := p.ident()
			span := p.since(at)
			if at.Line != c.at.From.Line {
				span.From = c.at.From // where CPython says that something happens
			}
			x = &Attr{span, x, p.mangle(c.s), c.at}
		case "(":
			p.n++
			x = p.call(x, at)
		case "[":
			p.n++
			i := p.subscript()
			p.want("]")
			x = &Index{p.since(at), x, i}
		default:
			return x
		}
	}
	return x
}

// subscript is what stands in brackets: an expression, a slice, or a tuple.
func (p *parser) subscript() Expr {
	at := p.cur().at.From
	x := p.sliceOrExpr()
	if !p.is(",") {
		return x
	}
	xs := []Expr{x}
	for p.got(",") && !p.is("]") {
		xs = append(xs, p.sliceOrExpr())
	}
	for _, y := range xs {
		if s, ok := y.(*Slice); ok {
			p.refuse(s.Span, "python.no.slice-tuple")
		}
	}
	return &Tuple{p.since(at), xs}
}

func (p *parser) sliceOrExpr() Expr {
	at := p.cur().at.From
	var lo Expr
	if !p.is(":") {
		lo = p.expr()
		if !p.is(":") {
			return lo
		}
	}
	s := &Slice{Lo: lo}
	p.want(":")
	if !p.is(":") && !p.is("]") && !p.is(",") {
		s.Hi = p.expr()
	}
	if p.got(":") && !p.is("]") && !p.is(",") {
		s.Step = p.expr()
	}
	s.Span = p.since(at)
	return s
}

func (p *parser) call(fn Expr, at Pos) Expr {
	c := &Call{Fn: fn, Plain: true}
	keywords := map[string]bool{}
	for !p.is(")") {
		a := p.argument(c, keywords)
		c.Plain = c.Plain && a.Stars == 0 && a.Name == ""
		c.Args = append(c.Args, a)
		if !p.got(",") {
			break
		}
	}
	p.want(")")
	c.Span = p.since(at)
	if a, ok := fn.(*Attr); ok && !slices.ContainsFunc(c.Args, func(a Arg) bool { return a.Stars > 0 }) {
		c.From = a.From
	}
	return c
}

// argument reads one argument; keywords are the names of those before it, and "**".
func (p *parser) argument(c *Call, keywords map[string]bool) Arg {
	t, open := *p.cur(), p.tokens[p.n-1].at.From
	switch {
	case p.got("**"):
		keywords["**"] = true
		return Arg{Stars: 2, X: p.expr()}
	case p.got("*"):
		if keywords["**"] {
			p.fail(t.at, "python.argument.order")
		}
		return Arg{Stars: 1, X: p.expr()}
	case t.kind == name && p.next().kind == operator && p.next().s == "=":
		nm := p.mangle(t.s)
		if keywords[nm] {
			p.fail(t.at, "python.argument.repeated", "name", t.s)
		}
		keywords[nm] = true
		p.n += 2
		return Arg{Name: nm, X: p.expr()}
	}
	x := p.expr()
	if p.is("for") {
		x = p.comp(GenExpr, nil, x, t.at.From)
		if len(c.Args) > 0 || !p.is(")") {
			p.fail(x.Where(), "python.argument.generator")
		}
		if g, ok := x.(*Comp); ok { // the parentheses of the call are its own
			g.From, g.To = open, p.cur().at.To
		}
		return Arg{X: x}
	}
	if len(keywords) > 0 {
		p.fail(t.at, "python.argument.order")
	}
	return Arg{X: x}
}
