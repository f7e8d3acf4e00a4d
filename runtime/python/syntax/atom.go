package syntax

import (
	"math/big"
	"strconv"
	"strings"
)

func (p *parser) atom() Expr {
	c := *p.cur()
	switch c.kind {
	case name:
		p.n++
		return &Name{Span: c.at, Text: p.mangle(c.s)}
	case number:
		p.n++
		return p.number(c)
	case text:
		return p.texts()
	case keyword:
		switch c.s {
		case "None", "True", "False":
			p.n++
			return p.literal(c.at, map[string]any{"None": nil, "True": true, "False": false}[c.s])
		}
	case operator:
		switch c.s {
		case "...":
			p.n++
			return p.literal(c.at, Ellipsis{})
		case "(":
			p.n++
			return p.paren(c.at.From)
		case "[":
			p.n++
			return p.list(c.at.From)
		case "{":
			p.n++
			return p.braces(c.at.From)
		}
	}
	p.unexpected()
	return nil
}

func (p *parser) paren(at Pos) Expr {
	if p.got(")") {
		return &Tuple{p.since(at), nil}
	}
	if p.is("yield") {
		y := p.yield()
		p.want(")")
		return y
	}
	x := p.starExpr()
	if p.is("for") {
		g := p.comp(GenExpr, nil, x, at)
		p.want(")")
		g.Span = p.since(at)
		return g
	}
	if !p.is(",") {
		p.want(")")
		p.noStar(x)
		return x
	}
	xs := []Expr{x}
	for p.got(",") && !p.is(")") {
		xs = append(xs, p.starExpr())
	}
	p.want(")")
	return &Tuple{p.since(at), xs}
}

func (p *parser) list(at Pos) Expr {
	var xs []Expr
	for !p.is("]") {
		x := p.starExpr()
		if len(xs) == 0 && p.is("for") {
			c := p.comp(ListComp, nil, x, at)
			p.want("]")
			c.Span = p.since(at)
			return c
		}
		xs = append(xs, x)
		if !p.got(",") {
			break
		}
	}
	p.want("]")
	return &List{p.since(at), xs}
}

// braces is a dict, a set, or a comprehension of either.
func (p *parser) braces(at Pos) Expr {
	if p.got("}") {
		return &Dict{Span: p.since(at)}
	}
	if !p.is("**") {
		x := p.starExpr()
		if !p.is(":") {
			return p.set(at, x)
		}
		p.noStar(x)
		p.n++
		v := p.expr()
		if p.is("for") {
			c := p.comp(DictComp, x, v, at)
			p.want("}")
			c.Span = p.since(at)
			return c
		}
		return p.dict(at, []DictEntry{{x, v}})
	}
	p.n++
	return p.dict(at, []DictEntry{{nil, p.binary(1)}})
}

func (p *parser) dict(at Pos, entries []DictEntry) Expr {
	for p.got(",") && !p.is("}") {
		if p.got("**") {
			entries = append(entries, DictEntry{nil, p.binary(1)})
			continue
		}
		k := p.expr()
		p.want(":")
		entries = append(entries, DictEntry{k, p.expr()})
	}
	p.want("}")
	return &Dict{p.since(at), entries}
}

func (p *parser) set(at Pos, first Expr) Expr {
	if p.is("for") {
		c := p.comp(SetComp, nil, first, at)
		p.want("}")
		c.Span = p.since(at)
		return c
	}
	xs := []Expr{first}
	for p.got(",") && !p.is("}") {
		xs = append(xs, p.starExpr())
	}
	p.want("}")
	return &Set{p.since(at), xs}
}

func (p *parser) comp(kind CompKind, key, elem Expr, at Pos) *Comp {
	p.noStar(elem)
	c := &Comp{Kind: kind, Key: key, Elem: elem}
	for p.got("for") {
		cl := Clause{Target: p.targetList()}
		p.want("in")
		cl.In = p.or()
		for p.got("if") {
			cl.Ifs = append(cl.Ifs, p.condition())
		}
		c.Clauses = append(c.Clauses, cl)
	}
	if p.is("async") {
		p.refuse(p.cur().at, "python.no.async", "word", "async")
	}
	c.Span = p.since(at)
	return c
}

// condition of a comprehension: not a conditional expression, whose if would
// be taken for the next condition.
func (p *parser) condition() Expr {
	x := p.or()
	if p.is(":=") {
		p.refuse(p.cur().at, "python.no.walrus")
	}
	return x
}

func (p *parser) number(c token) Expr {
	s := strings.ReplaceAll(c.s, "_", "")
	low := strings.ToLower(s)
	if !strings.HasPrefix(low, "0x") && strings.ContainsAny(low, ".e") {
		f, _ := strconv.ParseFloat(s, 64) // out of range: infinity, as in CPython
		return p.literal(c.at, f)
	}
	if zeros := strings.TrimLeft(low, "0"); zeros == "" {
		low = "0"
	} else if low[0] == '0' && digit(rune(low[1])) {
		p.fail(c.at, "python.number.zero", "text", c.s)
	}
	if len(low) > 4300 && !strings.HasPrefix(low, "0x") {
		p.fail(c.at, "python.number", "text", low[:20]+"...")
	}
	b, ok := new(big.Int).SetString(low, 0)
	if !ok || strings.HasSuffix(c.s, "_") || strings.Contains(c.s, "__") {
		p.fail(c.at, "python.number", "text", c.s)
	}
	if b.IsInt64() {
		return p.literal(c.at, b.Int64())
	}
	return p.literal(c.at, b)
}
