package syntax

// walk visits an expression and, where visit says so, what is inside it.
func walk(x Expr, visit func(Expr) bool) {
	if x == nil || !visit(x) {
		return
	}
	for _, y := range children(x) {
		walk(y, visit)
	}
}

// children are the expressions directly inside an expression, in the order in
// which they are evaluated; nil stands for a part that is left out. The parts
// of lambdas and comprehensions, which have scopes of their own, are not among
// them.
func children(x Expr) []Expr {
	switch x := x.(type) {
	case *Format:
		var xs []Expr
		for _, q := range x.Parts {
			if q.X != nil {
				xs = append(xs, q.X)
			}
			if q.Spec != nil {
				xs = append(xs, q.Spec)
			}
		}
		return xs
	case *List:
		return x.Elems
	case *Tuple:
		return x.Elems
	case *Set:
		return x.Elems
	case *Dict:
		var xs []Expr
		for _, e := range x.Entries {
			xs = append(xs, e.Key, e.Value)
		}
		return xs
	case *Unary:
		return []Expr{x.X}
	case *Binary:
		return []Expr{x.X, x.Y}
	case *Logic:
		return x.Xs
	case *Compare:
		return append([]Expr{x.X}, x.Ys...)
	case *Cond:
		return []Expr{x.Test, x.Then, x.Else}
	case *Call:
		xs := []Expr{x.Fn}
		for _, a := range x.Args {
			xs = append(xs, a.X)
		}
		return xs
	case *Attr:
		return []Expr{x.X}
	case *Index:
		return []Expr{x.X, x.I}
	case *Slice:
		return []Expr{x.Lo, x.Hi, x.Step}
	case *Star:
		return []Expr{x.X}
	case *Yield:
		return []Expr{x.X}
	}
	return nil
}

// blocks are the blocks directly inside a statement. Those of functions and
// classes, which have scopes of their own, are not among them.
func blocks(s Stmt) [][]Stmt {
	switch s := s.(type) {
	case *If:
		var bs [][]Stmt
		for i := range s.Branches {
			bs = append(bs, s.Branches[i].Body)
		}
		return append(bs, s.Else)
	case *While:
		return [][]Stmt{s.Body, s.Else}
	case *For:
		return [][]Stmt{s.Body, s.Else}
	case *Try:
		bs := [][]Stmt{s.Body}
		for i := range s.Handlers {
			bs = append(bs, s.Handlers[i].Body)
		}
		return append(bs, s.Else, s.Finally)
	case *With:
		return [][]Stmt{s.Body}
	}
	return nil
}
