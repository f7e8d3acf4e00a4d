package syntax

import (
	"math/big"
	"strconv"
	"strings"
)

type parser struct {
	*scanner
	t  []tok
	n  int
	fn []*Func // enclosing functions, for yield/return/loops
	lp int     // loop depth in this function
}

// Parse reads a whole program. The error, if any, is an *Error.
func Parse(file, src string) (m *Module, err error) {
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(*Error)
			if !ok {
				panic(r)
			}
			err = e
		}
	}()
	r := []rune(src)
	p := &parser{scanner: &scanner{file: file, r: r, end: len(r), line: 1, col: 1}}
	p.t = p.scan()
	m = &Module{File: file, Lines: strings.Split(src, "\n"), gidx: map[string]int{}, Defined: map[string]bool{}}
	m.Main = &Func{Name: "<module>"}
	p.fn = []*Func{m.Main}
	for p.cur().k != tEOF {
		m.Main.Body = append(m.Main.Body, p.stmt()...)
	}
	resolve(m, p)
	return m, nil
}

func (p *parser) cur() *tok { return &p.t[p.n] }
func (p *parser) nxt() *tok { return &p.t[min(p.n+1, len(p.t)-1)] }
func (p *parser) is(s string) bool {
	c := p.cur()
	return c.s == s && (c.k == tOp || c.k == tKw)
}
func (p *parser) got(s string) bool {
	if p.is(s) {
		p.n++
		return true
	}
	return false
}
func (p *parser) prev() Pos { return p.t[p.n-1].e }
func (p *parser) want(s string) {
	if !p.got(s) {
		c := p.cur()
		what := c.s
		if c.k == tNL || c.k == tEOF {
			what = "end of line"
		}
		p.fail(c.p, "expected %q, found %q", s, what)
	}
}
func (p *parser) ident() tok {
	c := *p.cur()
	if c.k != tName {
		p.fail(c.p, "expected a name, found %q", c.s)
	}
	p.n++
	return c
}
func (p *parser) name() *Name      { c := p.ident(); return &Name{Span: Span{c.p, c.e}, Id: c.s} }
func (p *parser) sp(from Pos) Span { return Span{from, p.prev()} }

func (p *parser) block() (out []Stmt) {
	p.want(":")
	if p.cur().k != tNL {
		return p.simple()
	}
	p.n++
	if p.cur().k != tIndent {
		p.fail(p.cur().p, "expected an indented block")
	}
	p.n++
	for p.cur().k != tDedent && p.cur().k != tEOF {
		out = append(out, p.stmt()...)
	}
	p.n++
	return out
}
func (p *parser) loopBody() []Stmt { p.lp++; b := p.block(); p.lp--; return b }
func (p *parser) elseBlock() []Stmt {
	if p.got("else") {
		return p.block()
	}
	return nil
}

func (p *parser) stmt() []Stmt {
	c := *p.cur()
	if c.k == tIndent {
		p.fail(c.p, "unexpected indent")
	}
	if c.k == tOp && c.s == "@" {
		var ds []Expr
		for p.got("@") {
			ds = append(ds, p.expr())
			if p.cur().k != tNL {
				p.fail(p.cur().p, "expected a new line after the decorator")
			}
			p.n++
		}
		s := p.stmt()
		switch d := s[0].(type) {
		case *Def:
			d.Decos = ds
		case *Class:
			d.Decos = ds
		default:
			p.fail(c.p, "a decorator needs a def or class after it")
		}
		return s
	}
	if c.k == tName && c.s == "match" && p.nxt().k != tOp && p.nxt().k != tNL {
		p.fail(c.p, "match is not available: use if / elif")
	}
	if c.k != tKw {
		return p.simple()
	}
	one := func(s Stmt) []Stmt { return []Stmt{s} }
	switch c.s {
	case "async", "await":
		p.fail(c.p, "%s is not available in this subset", c.s)
	case "if", "elif":
		p.n++
		s := &If{C: p.expr()}
		s.Body = p.block()
		if p.is("elif") {
			s.Else = p.stmt()
		} else {
			s.Else = p.elseBlock()
		}
		s.Span = p.sp(c.p)
		return one(s)
	case "while":
		p.n++
		s := &While{C: p.expr()}
		s.Body = p.loopBody()
		s.Else = p.elseBlock()
		s.Span = p.sp(c.p)
		return one(s)
	case "for":
		p.n++
		s := &For{T: p.target(p.targetList())}
		p.want("in")
		s.X = p.exprList()
		s.Body = p.loopBody()
		s.Else = p.elseBlock()
		s.Span = p.sp(c.p)
		return one(s)
	case "def":
		p.n++
		nm := p.name()
		f := &Func{Name: nm.Id, Span: Span{P: c.p}}
		p.want("(")
		p.params(f, ")")
		p.want(")")
		if p.got("->") {
			p.expr()
		}
		p.body(f)
		return one(&Def{Span: f.Span, Name: nm, F: f})
	case "class":
		p.n++
		nm := p.name()
		s := &Class{Name: nm}
		if p.got("(") {
			if !p.is(")") {
				if p.cur().k == tName && p.nxt().s == "=" {
					p.fail(p.cur().p, "class keywords such as %s= are not available", p.cur().s)
				}
				s.Base = p.expr()
				if p.got(",") && !p.is(")") {
					p.fail(p.cur().p, "a class may have one base class only")
				}
			}
			p.want(")")
		}
		s.F = &Func{Name: nm.Id, Span: Span{P: c.p}, IsClass: true}
		p.body(s.F)
		s.Span = s.F.Span
		return one(s)
	case "try":
		p.n++
		s := &Try{Body: p.block()}
		for p.is("except") {
			h := Handler{Span: Span{P: p.cur().p}}
			p.n++
			if p.is("*") {
				p.fail(p.cur().p, "except* is not available")
			}
			if !p.is(":") {
				h.T = p.expr()
				if p.got("as") {
					h.As = p.name()
				}
			} else if len(s.Hs) > 0 && s.Hs[len(s.Hs)-1].T == nil {
				p.fail(h.P, "default 'except:' must be last")
			}
			h.Body = p.block()
			h.E = p.prev()
			s.Hs = append(s.Hs, h)
		}
		if len(s.Hs) > 0 {
			s.Else = p.elseBlock()
		}
		if p.got("finally") {
			s.Fin = p.block()
		} else if len(s.Hs) == 0 {
			p.fail(p.cur().p, "expected 'except' or 'finally' block")
		}
		s.Span = p.sp(c.p)
		return one(s)
	case "with":
		p.n++
		s := &With{}
		par := false
		if p.is("(") { // parenthesised items: only when an `as` lies inside
			d := 0
			for k := p.n; k < len(p.t) && p.t[k].k != tNL; k++ {
				switch p.t[k].s {
				case "(", "[", "{":
					d++
				case ")", "]", "}":
					d--
				case "as":
					par = par || d == 1
				}
				if d == 0 {
					break
				}
			}
		}
		if par {
			p.n++
		}
		for {
			it := WithItem{X: p.expr()}
			if p.got("as") {
				it.As = p.target(p.primary())
			}
			s.Items = append(s.Items, it)
			if !p.got(",") || par && p.is(")") {
				break
			}
		}
		if par {
			p.want(")")
		}
		s.Body = p.block()
		s.Span = p.sp(c.p)
		return one(s)
	}
	return p.simple()
}

func (p *parser) body(f *Func) {
	lp := p.lp
	p.lp = 0
	p.fn = append(p.fn, f)
	f.Body = p.block()
	p.fn = p.fn[:len(p.fn)-1]
	p.lp = lp
	f.E = p.prev()
	if len(f.Body) > 0 {
		if e, ok := f.Body[0].(*ExprStmt); ok {
			if s, ok := e.X.(*Str); ok && !s.Bytes {
				f.Doc = s.S
			}
		}
	}
}

func (p *parser) params(f *Func, end string) {
	kind := byte('p')
	seenDef := false
	for !p.is(end) {
		at := p.cur().p
		switch {
		case p.is("/"):
			p.fail(at, "positional-only parameters are not available")
		case p.got("**"):
			f.Params = append(f.Params, Param{Name: p.name(), Kind: '2'})
			p.ann(end)
		case p.got("*"):
			kind = 'k'
			if p.is(",") {
				break
			}
			f.Params = append(f.Params, Param{Name: p.name(), Kind: '*'})
			p.ann(end)
		default:
			q := Param{Name: p.name(), Kind: kind}
			p.ann(end)
			if p.got("=") {
				q.Def = p.expr()
				seenDef = true
			} else if seenDef && kind == 'p' {
				p.fail(at, "parameter without a default follows parameter with a default")
			}
			f.Params = append(f.Params, q)
		}
		if !p.got(",") {
			break
		}
	}
}
func (p *parser) ann(end string) {
	if end == ")" && p.got(":") {
		p.expr()
	}
}

func (p *parser) simple() (out []Stmt) {
	for {
		out = append(out, p.small())
		if !p.got(";") {
			break
		}
		if p.cur().k == tNL {
			break
		}
	}
	if c := p.cur(); c.k != tNL && c.k != tEOF {
		p.fail(c.p, "invalid syntax at %q", c.s)
	}
	if p.cur().k == tNL {
		p.n++
	}
	return
}

var augs = map[string]Op{"+=": Add, "-=": Sub, "*=": Mul, "/=": Div, "//=": FloorDiv, "%=": Mod, "**=": Pow, "<<=": LShift, ">>=": RShift, "&=": And, "|=": Or, "^=": Xor}

func (p *parser) small() Stmt {
	c := *p.cur()
	fn := p.fn[len(p.fn)-1]
	if c.k == tKw {
		switch c.s {
		case "pass":
			p.n++
			return &Pass{Span{c.p, c.e}}
		case "break", "continue":
			p.n++
			if p.lp == 0 {
				p.fail(c.p, "'%s' outside loop", c.s)
			}
			if c.s == "break" {
				return &Break{Span{c.p, c.e}}
			}
			return &Continue{Span{c.p, c.e}}
		case "return":
			p.n++
			if len(p.fn) == 1 || fn.IsClass {
				p.fail(c.p, "'return' outside function")
			}
			s := &Return{}
			if !p.eos() {
				s.X = p.exprList()
			}
			s.Span = p.sp(c.p)
			return s
		case "raise":
			p.n++
			s := &Raise{}
			if !p.eos() {
				s.X = p.expr()
				if p.got("from") {
					s.From = p.expr()
				}
			}
			s.Span = p.sp(c.p)
			return s
		case "global", "nonlocal":
			p.n++
			s := &Scope{Global: c.s == "global"}
			for {
				s.Names = append(s.Names, p.ident().s)
				if !p.got(",") {
					break
				}
			}
			s.Span = p.sp(c.p)
			return s
		case "del":
			p.n++
			s := &Del{}
			for {
				s.Ts = append(s.Ts, p.target(p.primary()))
				if !p.got(",") {
					break
				}
			}
			s.Span = p.sp(c.p)
			return s
		case "assert":
			p.n++
			s := &Assert{C: p.expr()}
			if p.got(",") {
				s.Msg = p.expr()
			}
			s.Span = p.sp(c.p)
			return s
		case "import":
			p.n++
			s := &Import{Mod: p.dotted()}
			if p.got("as") {
				s.As = p.name()
			}
			if p.is(",") {
				p.fail(p.cur().p, "import one module a line")
			}
			s.Span = p.sp(c.p)
			return s
		case "from":
			p.n++
			s := &Import{Mod: p.dotted()}
			p.want("import")
			if p.is("*") {
				p.fail(p.cur().p, "from %s import *: name what you import", s.Mod)
			}
			par := p.got("(")
			for !p.is(")") {
				n := p.name()
				im := ImpName{Name: n.Id, As: n}
				if p.got("as") {
					im.As = p.name()
				}
				s.Names = append(s.Names, im)
				if !p.got(",") {
					break
				}
			}
			if par {
				p.want(")")
			}
			s.Span = p.sp(c.p)
			return s
		case "async", "await":
			p.fail(c.p, "%s is not available in this subset", c.s)
		}
	}
	x := p.exprList()
	if p.cur().k == tOp {
		if op, ok := augs[p.cur().s]; ok {
			p.n++
			switch x.(type) {
			case *Name, *Attr, *Index:
			default:
				p.fail(x.Sp().P, "illegal target for augmented assignment")
			}
			s := &Aug{T: x, Op: op, X: p.exprList()}
			s.Span = p.sp(c.p)
			return s
		}
		if p.is(":=") {
			p.fail(p.cur().p, "':=' is not available: assign on a line of its own")
		}
		if p.got(":") { // annotation
			p.expr()
			if !p.got("=") {
				return &Pass{p.sp(c.p)}
			}
			s := &Assign{Targets: []Expr{p.target(x)}, X: p.exprList()}
			s.Span = p.sp(c.p)
			return s
		}
		if p.is("=") {
			s := &Assign{}
			for p.got("=") {
				s.Targets = append(s.Targets, p.target(x))
				x = p.exprList()
			}
			s.X = x
			s.Span = p.sp(c.p)
			return s
		}
	}
	return &ExprStmt{p.sp(c.p), x}
}

func (p *parser) eos() bool {
	c := p.cur()
	return c.k == tNL || c.k == tEOF || c.k == tOp && c.s == ";"
}
func (p *parser) dotted() string {
	s := p.ident().s
	for p.got(".") {
		s += "." + p.ident().s
	}
	return s
}

func (p *parser) target(x Expr) Expr {
	switch x := x.(type) {
	case *Name, *Attr, *Index:
		return x
	case *Star:
		p.target(x.X)
		return x
	case *TupleX:
		p.targets(x.Xs)
		return x
	case *ListX:
		p.targets(x.Xs)
		return x
	}
	p.fail(x.Sp().P, "cannot assign to this expression")
	return nil
}
func (p *parser) targets(xs []Expr) {
	n := 0
	for _, x := range xs {
		if _, ok := p.target(x).(*Star); ok {
			n++
		}
	}
	if n > 1 {
		p.fail(xs[0].Sp().P, "multiple starred expressions in assignment")
	}
}

// targetList: `for` targets, which stop at `in`
func (p *parser) targetList() Expr {
	at := p.cur().p
	var xs []Expr
	for {
		if p.is("*") {
			a := p.cur().p
			p.n++
			x := p.primary()
			xs = append(xs, &Star{p.sp(a), x})
		} else {
			xs = append(xs, p.primary())
		}
		if !p.got(",") {
			break
		}
		if p.is("in") {
			return &TupleX{p.sp(at), xs}
		}
	}
	if len(xs) == 1 {
		return xs[0]
	}
	return &TupleX{p.sp(at), xs}
}

func (p *parser) starExpr() Expr {
	if p.is("*") {
		at := p.cur().p
		p.n++
		x := p.binary(3)
		return &Star{p.sp(at), x}
	}
	return p.expr()
}

// exprList: expression or bare tuple (also yield)
func (p *parser) exprList() Expr {
	at := p.cur().p
	if p.is("yield") {
		return p.yield()
	}
	x := p.starExpr()
	if !p.is(",") {
		if s, ok := x.(*Star); ok && !p.is("=") {
			p.fail(s.P, "can't use starred expression here")
		}
		return x
	}
	xs := []Expr{x}
	for p.got(",") {
		if p.eos() || p.is("=") || p.is(")") || p.is(":") || p.is("]") {
			break
		}
		xs = append(xs, p.starExpr())
	}
	return &TupleX{p.sp(at), xs}
}

func (p *parser) yield() Expr {
	at := p.cur().p
	p.n++
	f := p.fn[len(p.fn)-1]
	if len(p.fn) == 1 || f.IsClass {
		p.fail(at, "'yield' outside function")
	}
	f.IsGen = true
	y := &Yield{}
	if p.got("from") {
		y.From = true
		y.X = p.expr()
	} else if !p.eos() && !p.is(")") {
		y.X = p.exprList()
	}
	y.Span = p.sp(at)
	return y
}

func (p *parser) expr() Expr {
	at := p.cur().p
	if p.is("lambda") {
		p.n++
		f := &Func{Name: "<lambda>", Span: Span{P: at}}
		p.params(f, ":")
		p.want(":")
		p.fn = append(p.fn, f)
		f.Expr = p.expr()
		p.fn = p.fn[:len(p.fn)-1]
		f.E = p.prev()
		return &Lambda{f.Span, f}
	}
	x := p.or()
	if p.is("if") {
		p.n++
		c := p.or()
		p.want("else")
		f := p.expr()
		return &Cond{p.sp(at), c, x, f}
	}
	return x
}
func (p *parser) or() Expr {
	at := p.cur().p
	x := p.and()
	for p.got("or") {
		y := p.and()
		x = &BoolX{p.sp(at), false, x, y}
	}
	return x
}
func (p *parser) and() Expr {
	at := p.cur().p
	x := p.not()
	for p.got("and") {
		y := p.not()
		x = &BoolX{p.sp(at), true, x, y}
	}
	return x
}
func (p *parser) not() Expr {
	at := p.cur().p
	if p.got("not") {
		x := p.not()
		return &Unary{p.sp(at), "not", x}
	}
	return p.compare()
}

var cmps = map[string]Op{"==": Eq, "!=": Ne, "<": Lt, "<=": Le, ">": Gt, ">=": Ge}

func (p *parser) compare() Expr {
	at := p.cur().p
	x := p.binary(3)
	var c *Cmp
	for {
		t := p.cur()
		op, ok := cmps[t.s]
		ok = ok && t.k == tOp
		if t.k == tKw {
			switch {
			case t.s == "in":
				op, ok = In, true
			case t.s == "not" && p.nxt().s == "in":
				op, ok = NotIn, true
				p.n++
			case t.s == "is":
				op, ok = Is, true
				if p.nxt().s == "not" && p.nxt().k == tKw {
					op = IsNot
					p.n++
				}
			}
		}
		if !ok {
			break
		}
		p.n++
		y := p.binary(3)
		if c == nil {
			c = &Cmp{X: x}
		}
		c.Ops = append(c.Ops, op)
		c.Ys = append(c.Ys, y)
	}
	if c == nil {
		return x
	}
	c.Span = p.sp(at)
	return c
}

var prec = map[string]int{"|": 3, "^": 4, "&": 5, "<<": 6, ">>": 6, "+": 7, "-": 7, "*": 8, "/": 8, "//": 8, "%": 8}
var binop = map[string]Op{"|": Or, "^": Xor, "&": And, "<<": LShift, ">>": RShift, "+": Add, "-": Sub, "*": Mul, "/": Div, "//": FloorDiv, "%": Mod}

func (p *parser) binary(min int) Expr {
	at := p.cur().p
	x := p.unary()
	for {
		t := *p.cur()
		pr := prec[t.s]
		if t.k != tOp || pr < min || pr == 0 {
			return x
		}
		p.n++
		y := p.binary(pr + 1)
		x = &Bin{p.sp(at), binop[t.s], x, y, t.p}
	}
}
func (p *parser) unary() Expr {
	c := *p.cur()
	if c.k == tOp && (c.s == "-" || c.s == "+" || c.s == "~") {
		p.n++
		x := p.unary()
		return &Unary{p.sp(c.p), c.s, x}
	}
	if c.k == tKw && c.s == "await" {
		p.fail(c.p, "await is not available in this subset")
	}
	x := p.primary()
	if t := *p.cur(); t.k == tOp && t.s == "**" {
		p.n++
		y := p.unary()
		return &Bin{p.sp(c.p), Pow, x, y, t.p}
	}
	return x
}

func (p *parser) primary() Expr {
	at := p.cur().p
	x := p.atom()
	for p.cur().k == tOp {
		switch p.cur().s {
		case ".":
			p.n++
			c := p.ident()
			x = &Attr{p.sp(at), x, c.s, c.p}
		case "(":
			p.n++
			x = p.call(x, at)
		case "[":
			p.n++
			i := p.subscript()
			p.want("]")
			x = &Index{p.sp(at), x, i}
		default:
			return x
		}
	}
	return x
}

func (p *parser) subscript() Expr {
	at := p.cur().p
	var lo Expr
	if !p.is(":") {
		lo = p.exprList()
		if !p.is(":") {
			return lo
		}
	}
	s := &SliceX{Lo: lo}
	p.want(":")
	if !p.is(":") && !p.is("]") {
		s.Hi = p.expr()
	}
	if p.got(":") && !p.is("]") {
		s.Step = p.expr()
	}
	s.Span = p.sp(at)
	return s
}

func (p *parser) call(fn Expr, at Pos) Expr {
	c := &Call{Fn: fn, Plain: true}
	for !p.is(")") {
		a := Arg{}
		t := *p.cur()
		switch {
		case p.got("**"):
			a.Star, a.X = 2, p.expr()
		case p.got("*"):
			a.Star, a.X = 1, p.expr()
		case t.k == tName && p.nxt().k == tOp && p.nxt().s == "=":
			p.n += 2
			a.Name, a.X = t.s, p.expr()
		default:
			a.X = p.expr()
			if p.is(":=") {
				p.fail(p.cur().p, "':=' is not available: assign on a line of its own")
			}
			if p.is("for") {
				a.X = p.comp('g', nil, a.X, t.p)
			} else if !c.Plain {
				for _, b := range c.Args {
					if b.Name != "" || b.Star == 2 {
						p.fail(t.p, "positional argument follows keyword argument")
					}
				}
			}
		}
		if a.Star != 0 || a.Name != "" {
			c.Plain = false
		}
		c.Args = append(c.Args, a)
		if !p.got(",") {
			break
		}
	}
	p.want(")")
	c.Span = p.sp(at)
	return c
}

func (p *parser) comp(k byte, key, x Expr, at Pos) Expr {
	c := &Comp{K: k, Key: key, X: x}
	for p.got("for") {
		cl := Clause{Target: p.target(p.targetList())}
		p.want("in")
		cl.In = p.or()
		for p.got("if") {
			cl.Ifs = append(cl.Ifs, p.or())
		}
		c.Clauses = append(c.Clauses, cl)
	}
	if p.is("async") {
		p.fail(p.cur().p, "async is not available in this subset")
	}
	c.Span = p.sp(at)
	return c
}

func (p *parser) atom() Expr {
	c := *p.cur()
	sp := Span{c.p, c.e}
	p.n++
	switch c.k {
	case tName:
		return &Name{Span: sp, Id: c.s}
	case tNum:
		return p.num(c)
	case tStr:
		p.n--
		return p.strings()
	case tKw:
		switch c.s {
		case "None", "True", "False":
			return &Const{sp, c.s}
		case "await", "async":
			p.fail(c.p, "%s is not available in this subset", c.s)
		}
	case tOp:
		switch c.s {
		case "...":
			return &Const{sp, "Ellipsis"}
		case "(":
			if p.got(")") {
				return &TupleX{p.sp(c.p), nil}
			}
			if p.is("yield") {
				y := p.yield()
				p.want(")")
				return y
			}
			x := p.starExpr()
			if p.is(":=") {
				p.fail(p.cur().p, "':=' is not available: assign on a line of its own")
			}
			if p.is("for") {
				x = p.comp('g', nil, x, c.p)
				p.want(")")
				x.(*Comp).E = p.prev()
				return x
			}
			if p.is(",") {
				xs := []Expr{x}
				for p.got(",") && !p.is(")") {
					xs = append(xs, p.starExpr())
				}
				p.want(")")
				return &TupleX{p.sp(c.p), xs}
			}
			p.want(")")
			return x
		case "[":
			var xs []Expr
			for !p.is("]") {
				x := p.starExpr()
				if len(xs) == 0 && p.is("for") {
					x = p.comp('l', nil, x, c.p)
					p.want("]")
					x.(*Comp).E = p.prev()
					return x
				}
				xs = append(xs, x)
				if !p.got(",") {
					break
				}
			}
			p.want("]")
			return &ListX{p.sp(c.p), xs}
		case "{":
			var ks, vs []Expr
			set := false
			for !p.is("}") {
				if p.got("**") {
					ks, vs = append(ks, nil), append(vs, p.binary(3))
				} else {
					k := p.starExpr()
					if len(ks) == 0 && len(vs) == 0 && !p.is(":") {
						set = true
					}
					if set {
						if p.is("for") {
							k = p.comp('s', nil, k, c.p)
							p.want("}")
							return k
						}
						vs = append(vs, k)
					} else {
						p.want(":")
						v := p.expr()
						if p.is("for") {
							x := p.comp('d', k, v, c.p)
							p.want("}")
							return x
						}
						ks, vs = append(ks, k), append(vs, v)
					}
				}
				if !p.got(",") {
					break
				}
			}
			p.want("}")
			if set {
				return &SetX{p.sp(c.p), vs}
			}
			return &DictX{p.sp(c.p), ks, vs}
		}
	}
	what := c.s
	if c.k == tNL || c.k == tEOF {
		what = "end of line"
	}
	p.fail(c.p, "invalid syntax at %q", what)
	return nil
}

func (p *parser) num(c tok) Expr {
	n := &Num{Span: Span{c.p, c.e}}
	s := strings.ReplaceAll(c.s, "_", "")
	low := strings.ToLower(s)
	if !strings.HasPrefix(low, "0x") && strings.ContainsAny(low, ".e") {
		f, err := strconv.ParseFloat(s, 64)
		if err != nil && f == 0 {
			p.fail(c.p, "invalid number")
		}
		n.K, n.F = 'f', f
		n.C = Box(f)
		return n
	}
	if len(low) > 1 && low[0] == '0' && low[1] >= '0' && low[1] <= '9' && strings.Trim(low, "0") != "" {
		p.fail(c.p, "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
	}
	if len(low) > 1 && strings.Trim(low, "0") == "" {
		low = "0"
	}
	b, ok := new(big.Int).SetString(low, 0)
	if !ok {
		p.fail(c.p, "invalid number %q", c.s)
	}
	if b.IsInt64() {
		n.K, n.I = 'i', b.Int64()
		n.C = Box(n.I)
	} else {
		n.K, n.B = 'b', b
		n.C = Box(b)
	}
	return n
}

// strings: adjacent literals are joined
func (p *parser) strings() Expr {
	at := p.cur().p
	var parts []FPart
	isB, isF, first := false, false, true
	add := func(s string) {
		if n := len(parts); n > 0 && parts[n-1].X == nil {
			parts[n-1].Lit += s
		} else {
			parts = append(parts, FPart{Lit: s})
		}
	}
	for p.cur().k == tStr {
		t := *p.cur()
		p.n++
		b := strings.Contains(t.pre, "b")
		if !first && b != isB {
			p.fail(t.p, "cannot mix bytes and nonbytes literals")
		}
		isB, first = b, false
		raw := strings.Contains(t.pre, "r")
		if strings.Contains(t.pre, "f") {
			isF = true
			sub := p.bodyScanner(t)
			for _, q := range p.fparts(sub, raw, false) {
				if q.X == nil {
					add(q.Lit)
				} else {
					parts = append(parts, q)
				}
			}
		} else {
			add(p.unescape(t.p, p.r[t.a:t.b], raw, b))
		}
	}
	sp := p.sp(at)
	if !isF {
		s := ""
		if len(parts) > 0 {
			s = parts[0].Lit
		}
		n := &Str{Span: sp, S: s, Bytes: isB, C: Box(s)}
		if isB {
			n.C = Box([]byte(s))
		}
		return n
	}
	return &FStr{sp, parts}
}

// bodyScanner stands at the first rune of a literal's body with its true position
func (p *parser) bodyScanner(t tok) *scanner {
	q := 1
	if t.b-t.a != len([]rune(t.s))-len(t.pre)-2 {
		q = 3
	}
	return &scanner{file: p.file, r: p.r, i: t.a, end: t.b, line: t.p.Line, col: t.p.Col + int32(len(t.pre)+q), inline: true}
}

func (p *parser) fparts(s *scanner, raw, spec bool) (out []FPart) {
	from := s.i
	var lit strings.Builder
	flush := func() {
		lit.WriteString(p.unescape(s.pos(), s.r[from:s.i], raw, false))
	}
	push := func() {
		if lit.Len() > 0 {
			out = append(out, FPart{Lit: lit.String()})
			lit.Reset()
		}
	}
	for s.i < s.end {
		c := s.at(0)
		if c == '\\' && !raw && s.at(1) != 0 {
			if s.at(1) == 'N' && s.at(2) == '{' {
				s.fail(s.pos(), "\\N{...} is not available")
			}
			s.adv()
			s.adv()
			continue
		}
		if c == '}' && spec {
			break
		}
		if (c == '{' || c == '}') && s.at(1) == c && !spec {
			flush()
			lit.WriteRune(c)
			s.adv()
			s.adv()
			from = s.i
			continue
		}
		if c == '}' {
			s.fail(s.pos(), "f-string: single '}' is not allowed")
		}
		if c != '{' {
			s.adv()
			continue
		}
		flush()
		push()
		open := s.pos()
		s.adv()
		// find the end of the expression
		a, at := s.i, s.pos()
		d := 0
		var q rune
		for ; ; s.adv() {
			if s.i >= s.end {
				s.fail(open, "f-string: expecting '}'")
			}
			ch := s.at(0)
			if ch == '\\' {
				s.fail(s.pos(), "f-string expression part cannot include a backslash")
			}
			if q != 0 {
				if ch == q {
					q = 0
				}
				continue
			}
			if ch == '"' || ch == '\'' {
				q = ch
			} else if ch == '[' || ch == '(' || ch == '{' {
				d++
			} else if d > 0 && (ch == ']' || ch == ')' || ch == '}') {
				d--
			} else if d == 0 && (ch == '}' || ch == ':' || ch == '!' && s.at(1) != '=') {
				break
			} else if d == 0 && ch == '=' && !strings.ContainsRune("=<>!", s.at(1)) && !strings.ContainsRune("=<>!", s.r[s.i-1]) {
				break
			}
		}
		if strings.TrimSpace(string(s.r[a:s.i])) == "" {
			s.fail(open, "f-string: empty expression not allowed")
		}
		sub := &parser{scanner: &scanner{file: s.file, r: s.r, i: a, end: s.i, line: at.Line, col: at.Col, inline: true}, fn: p.fn}
		sub.t = sub.scan()
		fp := FPart{Src: string(s.r[a:s.i])}
		fp.X = sub.exprList()
		if sub.cur().k != tEOF {
			s.fail(sub.cur().p, "f-string: invalid syntax at %q", sub.cur().s)
		}
		if s.at(0) == '=' {
			s.adv()
			for s.at(0) == ' ' {
				s.adv()
			}
			out = append(out, FPart{Lit: string(s.r[a:s.i])})
			fp.Conv = 'r'
			if s.at(0) == ':' {
				fp.Conv = 0
			}
		}
		if s.at(0) == '!' {
			s.adv()
			fp.Conv = byte(s.at(0))
			if !strings.ContainsRune("rsa", s.at(0)) {
				s.fail(s.pos(), "f-string: invalid conversion character")
			}
			s.adv()
		}
		if s.at(0) == ':' {
			s.adv()
			fp.Spec = &FStr{Parts: p.fparts(s, raw, true)}
		}
		if s.at(0) != '}' {
			s.fail(s.pos(), "f-string: expecting '}'")
		}
		s.adv()
		out = append(out, fp)
		from = s.i
	}
	flush()
	push()
	return out
}

func (p *parser) unescape(at Pos, r []rune, raw, bytes bool) string {
	var b strings.Builder
	for i := 0; i < len(r); i++ {
		c := r[i]
		if bytes && c > 127 {
			p.fail(at, "bytes can only contain ASCII literal characters: use \"...\".encode()")
		}
		if c == '\r' && i+1 < len(r) && r[i+1] == '\n' {
			continue
		}
		if c != '\\' || raw || i+1 >= len(r) {
			b.WriteRune(c)
			continue
		}
		i++
		hex := func(n int) {
			if i+n >= len(r) {
				p.fail(at, "truncated \\%c escape", r[i])
			}
			v, err := strconv.ParseUint(string(r[i+1:i+1+n]), 16, 32)
			if err != nil || v > 0x10ffff {
				p.fail(at, "invalid \\%c escape", r[i])
			}
			i += n
			if bytes {
				b.WriteByte(byte(v))
			} else {
				b.WriteRune(rune(v))
			}
		}
		switch c := r[i]; c {
		case '\n':
		case '\\', '\'', '"':
			b.WriteRune(c)
		case 'n':
			b.WriteByte('\n')
		case 't':
			b.WriteByte('\t')
		case 'r':
			b.WriteByte('\r')
		case 'a':
			b.WriteByte(7)
		case 'b':
			b.WriteByte(8)
		case 'f':
			b.WriteByte(12)
		case 'v':
			b.WriteByte(11)
		case 'x':
			hex(2)
		case 'u', 'U':
			if bytes {
				b.WriteString("\\" + string(c))
			} else if c == 'u' {
				hex(4)
			} else {
				hex(8)
			}
		case '0', '1', '2', '3', '4', '5', '6', '7':
			v, k := 0, i
			for k < len(r) && k < i+3 && r[k] >= '0' && r[k] <= '7' {
				v = v*8 + int(r[k]-'0')
				k++
			}
			i = k - 1
			if bytes {
				b.WriteByte(byte(v))
			} else {
				b.WriteRune(rune(v))
			}
		default:
			b.WriteRune('\\')
			b.WriteRune(c)
		}
	}
	return b.String()
}
