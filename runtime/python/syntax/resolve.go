package syntax

import "strings"

type rscope struct {
	up    *rscope
	f     *Func
	names map[string]int // comprehension scope; nil: the function itself
}

type resolver struct {
	m   *Module
	p   *parser
	cls string
}

func resolve(m *Module, p *parser) {
	r := &resolver{m: m, p: p}
	m.Main.decl = map[string]string{}
	sc := &rscope{f: m.Main}
	r.collect(m.Main, m.Main.Body)
	r.stmts(sc, m.Main.Body)
	r.finish(m.Main)
	keep := m.Builtin[:0]
	for _, n := range m.Builtin { // a later function may have declared it global
		if i, ok := m.gidx[n.Id]; ok {
			n.Kind, n.Slot = Global, i
		} else {
			keep = append(keep, n)
		}
	}
	m.Builtin = keep
}

func (r *resolver) finish(f *Func) {
	for _, n := range f.uses {
		if n.Kind == Local && f.Cell[n.Slot] {
			n.Kind = CellVar
		}
	}
}

func (f *Func) slot(name string) int {
	f.Names = append(f.Names, name)
	f.Cell = append(f.Cell, false)
	return len(f.Names) - 1
}

func (r *resolver) global(name string) int {
	i, ok := r.m.gidx[name]
	if !ok {
		i = len(r.m.Globals)
		r.m.gidx[name] = i
		r.m.Globals = append(r.m.Globals, name)
	}
	return i
}

// collect the names that f's own body binds
func (r *resolver) collect(f *Func, body []Stmt) {
	bind := func(name string) {
		if f == r.m.Main || f.decl[name] == "global" {
			r.global(name)
		} else if f.decl[name] == "" {
			if _, ok := f.vars[name]; !ok {
				f.vars[name] = f.slot(name)
			}
		}
	}
	var target func(x Expr)
	target = func(x Expr) {
		switch x := x.(type) {
		case *Name:
			bind(x.Id)
		case *Star:
			target(x.X)
		case *TupleX:
			for _, y := range x.Xs {
				target(y)
			}
		case *ListX:
			for _, y := range x.Xs {
				target(y)
			}
		case *Attr:
			r.m.Defined[x.Name] = true
		}
	}
	var walk func(ss []Stmt, scopes bool)
	walk = func(ss []Stmt, scopes bool) {
		for _, s := range ss {
			switch s := s.(type) {
			case *Scope:
				if scopes {
					for _, n := range s.Names {
						if s.Global {
							f.decl[n] = "global"
							r.global(n)
						} else {
							if f == r.m.Main {
								r.p.fail(s.P, "nonlocal declaration not allowed at module level")
							}
							f.decl[n] = "nonlocal"
						}
					}
				}
			case *Assign:
				if !scopes {
					for _, t := range s.Targets {
						target(t)
					}
				}
			case *Aug:
				if !scopes {
					target(s.T)
				}
			case *If:
				walk(s.Body, scopes)
				walk(s.Else, scopes)
			case *While:
				walk(s.Body, scopes)
				walk(s.Else, scopes)
			case *For:
				if !scopes {
					target(s.T)
				}
				walk(s.Body, scopes)
				walk(s.Else, scopes)
			case *Def:
				if !scopes {
					bind(s.Name.Id)
					if f.IsClass {
						r.m.Defined[s.Name.Id] = true
					}
				}
			case *Class:
				if !scopes {
					bind(s.Name.Id)
				}
			case *Try:
				walk(s.Body, scopes)
				for _, h := range s.Hs {
					if h.As != nil && !scopes {
						bind(h.As.Id)
					}
					walk(h.Body, scopes)
				}
				walk(s.Else, scopes)
				walk(s.Fin, scopes)
			case *With:
				for _, it := range s.Items {
					if it.As != nil && !scopes {
						target(it.As)
					}
				}
				walk(s.Body, scopes)
			case *Del:
				if !scopes {
					for _, t := range s.Ts {
						target(t)
					}
				}
			case *Import:
				if !scopes {
					r.m.Imports = append(r.m.Imports, s)
					for i := range s.Names {
						bind(s.Names[i].As.Id)
					}
					if s.Names == nil {
						if s.As == nil {
							s.As = &Name{Span: s.Span, Id: strings.Split(s.Mod, ".")[0]}
						}
						bind(s.As.Id)
					}
				}
			}
		}
	}
	walk(body, true)
	walk(body, false)
}

func (r *resolver) fun(sc *rscope, f *Func) {
	f.up = sc.f
	f.vars, f.decl, f.free = map[string]int{}, map[string]string{}, map[string]int{}
	f.Qual = f.Name
	if sc.f != r.m.Main {
		f.Qual = sc.f.Qual + "." + f.Name
		if !sc.f.IsClass {
			f.Qual = sc.f.Qual + ".<locals>." + f.Name
		}
	}
	for _, q := range f.Params {
		if q.Def != nil {
			r.expr(sc, q.Def)
		}
		if _, dup := f.vars[q.Name.Id]; dup {
			r.p.fail(q.Name.P, "duplicate argument '%s' in function definition", q.Name.Id)
		}
		f.vars[q.Name.Id] = f.slot(q.Name.Id)
	}
	in := &rscope{up: sc, f: f}
	r.collect(f, f.Body)
	if f.Expr != nil {
		r.expr(in, f.Expr)
	}
	r.stmts(in, f.Body)
	for n, k := range f.decl {
		if k == "nonlocal" {
			if _, ok := r.capture(in, n); !ok {
				r.p.fail(f.P, "no binding for nonlocal '%s' found", n)
			}
		}
	}
	r.finish(f)
}

// capture finds name in the functions around sc.f
func (r *resolver) capture(sc *rscope, name string) (int, bool) {
	f := sc.f
	if i, ok := f.free[name]; ok {
		return i, true
	}
	add := func(ref FreeRef) (int, bool) {
		if f.free == nil {
			f.free = map[string]int{}
		}
		f.free[name] = len(f.FreeN)
		f.FreeN = append(f.FreeN, name)
		f.FreeSrc = append(f.FreeSrc, ref)
		return len(f.FreeN) - 1, true
	}
	u := sc
	for u.names != nil {
		u = u.up
	}
	for u = u.up; u != nil; u = u.up {
		if u.names != nil {
			if s, ok := u.names[name]; ok {
				u.f.Cell[s] = true
				return add(FreeRef{true, s})
			}
			continue
		}
		pf := u.f
		if pf.decl[name] == "global" {
			return 0, false
		}
		if s, ok := pf.vars[name]; ok && !pf.IsClass {
			pf.Cell[s] = true
			return add(FreeRef{true, s})
		}
		if pf == r.m.Main {
			return 0, false
		}
		i, ok := r.capture(u, name)
		if !ok {
			return 0, false
		}
		return add(FreeRef{false, i})
	}
	return 0, false
}

func (r *resolver) name(sc *rscope, n *Name) {
	f := sc.f
	f.uses = append(f.uses, n)
	u := sc
	for ; u.names != nil; u = u.up {
		if s, ok := u.names[n.Id]; ok {
			n.Kind, n.Slot = Local, s
			return
		}
	}
	if s, ok := f.vars[n.Id]; ok && f.decl[n.Id] == "" {
		n.Kind, n.Slot = Local, s
		if f.IsClass {
			n.Kind = ClassLocal
			n.Up = &Name{Span: n.Span, Id: n.Id}
			r.outer(u, n.Up)
		}
		return
	}
	r.outer(u, n)
}
func (r *resolver) outer(u *rscope, n *Name) {
	if u.f.decl[n.Id] != "global" {
		if i, ok := r.capture(u, n.Id); ok {
			n.Kind, n.Slot = FreeVar, i
			return
		}
	}
	if i, ok := r.m.gidx[n.Id]; ok {
		n.Kind, n.Slot = Global, i
		return
	}
	n.Kind = Builtin // or a global that a later function declares: fixed when run
	r.m.Builtin = append(r.m.Builtin, n)
}

func (r *resolver) exprs(sc *rscope, xs []Expr) {
	for _, x := range xs {
		if x != nil {
			r.expr(sc, x)
		}
	}
}

func (r *resolver) expr(sc *rscope, x Expr) {
	switch x := x.(type) {
	case nil:
	case *Name:
		r.name(sc, x)
	case *FStr:
		for _, q := range x.Parts {
			if q.X != nil {
				r.expr(sc, q.X)
			}
			if q.Spec != nil {
				r.expr(sc, q.Spec)
			}
		}
	case *ListX:
		r.exprs(sc, x.Xs)
	case *TupleX:
		r.exprs(sc, x.Xs)
	case *SetX:
		r.exprs(sc, x.Xs)
	case *DictX:
		r.exprs(sc, x.Ks)
		r.exprs(sc, x.Vs)
	case *Unary:
		r.expr(sc, x.X)
	case *Bin:
		r.expr(sc, x.X)
		r.expr(sc, x.Y)
	case *BoolX:
		r.expr(sc, x.X)
		r.expr(sc, x.Y)
	case *Cmp:
		r.expr(sc, x.X)
		r.exprs(sc, x.Ys)
	case *Cond:
		r.expr(sc, x.C)
		r.expr(sc, x.T)
		r.expr(sc, x.F)
	case *Lambda:
		r.fun(sc, x.F)
	case *Call:
		r.expr(sc, x.Fn)
		for _, a := range x.Args {
			r.expr(sc, a.X)
		}
	case *Attr:
		if r.cls != "" && strings.HasPrefix(x.Name, "__") && !strings.HasSuffix(x.Name, "__") {
			x.Name = "_" + strings.TrimLeft(r.cls, "_") + x.Name
		}
		r.m.Attrs = append(r.m.Attrs, x)
		r.expr(sc, x.X)
	case *Index:
		r.expr(sc, x.X)
		r.expr(sc, x.I)
	case *SliceX:
		r.exprs(sc, []Expr{x.Lo, x.Hi, x.Step})
	case *Star:
		r.expr(sc, x.X)
	case *Yield:
		if x.X != nil {
			r.expr(sc, x.X)
		}
	case *Comp:
		if x.K == 'g' {
			r.genexp(sc, x)
			return
		}
		in := &rscope{up: sc, f: sc.f, names: map[string]int{}}
		r.expr(sc, x.Clauses[0].In)
		for i, c := range x.Clauses {
			if i > 0 {
				r.expr(in, c.In)
			}
			r.compTarget(in, c.Target)
			r.expr(in, c.Target)
			r.exprs(in, c.Ifs)
		}
		if x.Key != nil {
			r.expr(in, x.Key)
		}
		r.expr(in, x.X)
		for _, s := range in.names {
			x.Cells = append(x.Cells, s)
		}
	}
}

func (r *resolver) compTarget(in *rscope, x Expr) {
	switch x := x.(type) {
	case *Name:
		if _, ok := in.names[x.Id]; !ok {
			in.names[x.Id] = in.f.slot(x.Id)
		}
	case *Star:
		r.compTarget(in, x.X)
	case *TupleX:
		for _, y := range x.Xs {
			r.compTarget(in, y)
		}
	case *ListX:
		for _, y := range x.Xs {
			r.compTarget(in, y)
		}
	}
}

// genexp turns (x for t in it) into a generator function of one argument
func (r *resolver) genexp(sc *rscope, x *Comp) {
	f := &Func{Name: "<genexpr>", Span: x.Span, IsGen: true}
	sp := x.Clauses[0].In.Sp()
	f.Params = []Param{{Name: &Name{Span: sp, Id: ".0"}, Kind: 'p'}}
	body := []Stmt{&ExprStmt{x.X.Sp(), &Yield{Span: x.X.Sp(), X: x.X}}}
	for i := len(x.Clauses) - 1; i >= 0; i-- {
		c := x.Clauses[i]
		for k := len(c.Ifs) - 1; k >= 0; k-- {
			body = []Stmt{&If{Span: c.Ifs[k].Sp(), C: c.Ifs[k], Body: body}}
		}
		in := c.In
		if i == 0 {
			in = &Name{Span: sp, Id: ".0"}
		}
		body = []Stmt{&For{Span: x.Span, T: c.Target, X: in, Body: body}}
	}
	f.Body = body
	r.expr(sc, x.Clauses[0].In)
	r.fun(sc, f)
	x.F = f
}

func (r *resolver) stmts(sc *rscope, ss []Stmt) {
	for _, s := range ss {
		r.stmt(sc, s)
	}
}

func (r *resolver) stmt(sc *rscope, s Stmt) {
	switch s := s.(type) {
	case *ExprStmt:
		r.expr(sc, s.X)
	case *Assign:
		r.expr(sc, s.X)
		r.exprs(sc, s.Targets)
	case *Aug:
		r.expr(sc, s.T)
		r.expr(sc, s.X)
	case *If:
		r.expr(sc, s.C)
		r.stmts(sc, s.Body)
		r.stmts(sc, s.Else)
	case *While:
		r.expr(sc, s.C)
		r.stmts(sc, s.Body)
		r.stmts(sc, s.Else)
	case *For:
		r.expr(sc, s.X)
		r.expr(sc, s.T)
		r.stmts(sc, s.Body)
		r.stmts(sc, s.Else)
	case *Def:
		r.exprs(sc, s.Decos)
		r.fun(sc, s.F)
		r.name(sc, s.Name)
	case *Class:
		r.exprs(sc, s.Decos)
		if s.Base != nil {
			r.expr(sc, s.Base)
		}
		old := r.cls
		r.cls = s.Name.Id
		r.fun(sc, s.F)
		r.cls = old
		r.name(sc, s.Name)
	case *Return:
		if s.X != nil {
			r.expr(sc, s.X)
		}
	case *Raise:
		r.exprs(sc, []Expr{s.X, s.From})
	case *Try:
		r.stmts(sc, s.Body)
		for _, h := range s.Hs {
			if h.T != nil {
				r.expr(sc, h.T)
			}
			if h.As != nil {
				r.name(sc, h.As)
			}
			r.stmts(sc, h.Body)
		}
		r.stmts(sc, s.Else)
		r.stmts(sc, s.Fin)
	case *With:
		for _, it := range s.Items {
			r.expr(sc, it.X)
			if it.As != nil {
				r.expr(sc, it.As)
			}
		}
		r.stmts(sc, s.Body)
	case *Del:
		r.exprs(sc, s.Ts)
	case *Assert:
		r.expr(sc, s.C)
		if s.Msg != nil {
			r.expr(sc, s.Msg)
		}
	case *Import:
		for _, n := range s.Names {
			r.name(sc, n.As)
		}
		if s.Names == nil {
			r.name(sc, s.As)
		}
	}
}
