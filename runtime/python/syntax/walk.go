package syntax

// Walk visits every node below f, nested functions included for statements, not their comprehensions' owners.
func Walk(f *Func, visit func(any)) {
	var e func(x Expr)
	var b func(ss []Stmt)
	es := func(xs ...Expr) {
		for _, x := range xs {
			if x != nil {
				e(x)
			}
		}
	}
	fn := func(g *Func) {
		for _, q := range g.Params {
			es(q.Def)
		}
	}
	e = func(x Expr) {
		visit(x)
		switch x := x.(type) {
		case *FStr:
			for _, q := range x.Parts {
				es(q.X)
				if q.Spec != nil {
					e(q.Spec)
				}
			}
		case *ListX:
			es(x.Xs...)
		case *TupleX:
			es(x.Xs...)
		case *SetX:
			es(x.Xs...)
		case *DictX:
			es(x.Ks...)
			es(x.Vs...)
		case *Unary:
			e(x.X)
		case *Bin:
			es(x.X, x.Y)
		case *BoolX:
			es(x.X, x.Y)
		case *Cmp:
			e(x.X)
			es(x.Ys...)
		case *Cond:
			es(x.C, x.T, x.F)
		case *Lambda:
			fn(x.F)
		case *Call:
			e(x.Fn)
			for _, a := range x.Args {
				e(a.X)
			}
		case *Attr:
			e(x.X)
		case *Index:
			es(x.X, x.I)
		case *SliceX:
			es(x.Lo, x.Hi, x.Step)
		case *Star:
			e(x.X)
		case *Yield:
			es(x.X)
		case *Comp:
			if x.K == 'g' {
				e(x.Clauses[0].In)
				return
			}
			for _, c := range x.Clauses {
				es(c.In)
				es(c.Ifs...)
			}
			es(x.Key, x.X)
		}
	}
	b = func(ss []Stmt) {
		for _, s := range ss {
			visit(s)
			switch s := s.(type) {
			case *ExprStmt:
				e(s.X)
			case *Assign:
				e(s.X)
				es(s.Targets...)
			case *Aug:
				es(s.T, s.X)
			case *If:
				e(s.C)
				b(s.Body)
				b(s.Else)
			case *While:
				e(s.C)
				b(s.Body)
				b(s.Else)
			case *For:
				es(s.T, s.X)
				b(s.Body)
				b(s.Else)
			case *Def:
				fn(s.F)
				scopes(s.F.Body, visit)
			case *Class:
				es(s.Base)
				scopes(s.F.Body, visit)
			case *Return:
				es(s.X)
			case *Raise:
				es(s.X, s.From)
			case *Try:
				b(s.Body)
				for _, h := range s.Hs {
					es(h.T)
					b(h.Body)
				}
				b(s.Else)
				b(s.Fin)
			case *With:
				for _, it := range s.Items {
					es(it.X, it.As)
				}
				b(s.Body)
			case *Del:
				es(s.Ts...)
			case *Assert:
				es(s.C, s.Msg)
			}
		}
	}
	es(f.Expr)
	b(f.Body)
}

// scopes visits only global/nonlocal statements of nested functions
func scopes(ss []Stmt, visit func(any)) {
	for _, s := range ss {
		switch s := s.(type) {
		case *Scope:
			visit(s)
		case *If:
			scopes(s.Body, visit)
			scopes(s.Else, visit)
		case *While:
			scopes(s.Body, visit)
		case *For:
			scopes(s.Body, visit)
		case *Def:
			scopes(s.F.Body, visit)
		case *Class:
			scopes(s.F.Body, visit)
		case *Try:
			scopes(s.Body, visit)
		case *With:
			scopes(s.Body, visit)
		}
	}
}
