package syntax

import (
	"maps"
	"slices"
)

// resolver decides where the value of each name lives. It walks the tree once
// behind the parser; functions whose names are bound below their use are no
// problem, because a body's bindings are found before its statements are read.
type resolver struct {
	*source
	m       *Module
	depth   int // of nodes in each other, in the current function
	builtin map[string]int
	shadows []*Name        // unbound names that a class body binds: what they mean outside it
	bound   map[string]int // how often the source binds a global, apart from importing a module
}

// context is where an expression stands: a function, and the comprehensions
// around the expression in it.
type context struct {
	sc   *scope
	comp *compScope
}

// compScope holds the variables of a comprehension: slots of the frame it
// stands in, which are its own.
type compScope struct {
	up    *compScope
	names map[string]int
}

func resolve(m *Module, so *source) {
	r := &resolver{source: so, m: m, builtin: map[string]int{}, bound: map[string]int{}}
	sc := newScope(m.Main, nil)
	r.declarations(sc, m.Main.Body)
	r.bindings(sc, m.Main.Body)
	r.body(context{sc: sc}, m.Main)
	maps.DeleteFunc(m.Imported, func(name, _ string) bool { return r.bound[name] > 0 })
	// a function further down may have declared a name global
	m.Unbound = slices.DeleteFunc(m.Unbound, r.settle)
	for _, n := range r.shadows {
		r.settle(n)
	}
	m.Annotations = slices.DeleteFunc(m.Annotations, func(n *Name) bool { _, ok := m.globals[n.Text]; return ok })
}

// settle gives an unbound name its slot, and tells whether it is a global.
func (r *resolver) settle(n *Name) bool {
	if i, ok := r.m.globals[n.Text]; ok {
		n.Kind, n.Slot = Global, i
		return true
	}
	n.Slot = r.builtinSlot(n.Text)
	return false
}

func (r *resolver) builtinSlot(name string) int {
	i, ok := r.builtin[name]
	if !ok {
		i = len(r.m.Builtins)
		r.builtin[name] = i
		r.m.Builtins = append(r.m.Builtins, name)
	}
	return i
}

// body resolves what is in a function and completes its code.
func (r *resolver) body(c context, f *Func) {
	depth := r.depth
	r.depth = 0
	r.stmts(c, f.Body)
	r.expr(c, f.Expr)
	r.depth = depth
	for _, n := range c.sc.uses {
		if n.Kind == Local && c.sc.cell[n.Slot] {
			n.Kind = CellVar
		}
	}
	for i := range f.Slots {
		if c.sc.cell[i] {
			f.Cells = append(f.Cells, i)
		}
	}
	f.Simple = !slices.ContainsFunc(f.Params, func(q Param) bool { return q.Kind != Positional && q.Kind != PosOnly })
}

func (r *resolver) function(c context, f *Func) {
	f.Qual = f.Name
	if f.Outer = c.sc.fn; f.Outer != r.m.Main {
		f.Qual = f.Outer.Qual + "." + f.Name
		if !f.Outer.IsClass {
			f.Qual = f.Outer.Qual + ".<locals>." + f.Name
		}
	}
	sc := newScope(f, c.sc)
	for _, q := range f.Params {
		r.expr(c, q.Default)
		if _, twice := sc.vars[q.Name.Text]; twice {
			r.fail(q.Name.Span, "python.parameter.repeated", "name", q.Name.Text)
		}
		sc.vars[q.Name.Text] = sc.slot(q.Name.Text)
	}
	r.declarations(sc, f.Body)
	r.bindings(sc, f.Body)
	sc.comp = c.comp
	in := context{sc: sc}
	r.nonlocals(in, f.Body)
	r.body(in, f)
}

// nonlocals checks that what is declared nonlocal exists.
func (r *resolver) nonlocals(c context, body []Stmt) {
	for _, s := range body {
		for _, b := range blocks(s) {
			r.nonlocals(c, b)
		}
		d, ok := s.(*Scope)
		if !ok || d.Global {
			continue
		}
		for _, n := range d.Names {
			if _, ok := r.capture(c.sc, n.Text); !ok {
				r.fail(n.Span, "python.nonlocal", "name", n.Text)
			}
		}
	}
}

// capture finds a name in the functions around sc and hands its cell down to
// it: the index in sc.fn.Free.
func (r *resolver) capture(sc *scope, name string) (int, bool) {
	if i, ok := sc.free[name]; ok {
		return i, true
	}
	src, ok := r.captureSource(sc, name)
	if !ok {
		return 0, false
	}
	i := len(sc.fn.Free)
	sc.free[name] = i
	sc.fn.Free = append(sc.fn.Free, name)
	sc.fn.FreeSrc = append(sc.fn.FreeSrc, src)
	return i, true
}

func (r *resolver) captureSource(sc *scope, name string) (FreeSource, bool) {
	up := sc.up
	if up == nil {
		return FreeSource{}, false
	}
	for comp := sc.comp; comp != nil; comp = comp.up {
		if slot, ok := comp.names[name]; ok {
			up.cell[slot] = true
			return FreeSource{true, slot}, true
		}
	}
	if slot, ok := up.vars[name]; ok && !up.fn.IsClass && up.decl[name] == notDeclared {
		up.cell[slot] = true
		return FreeSource{true, slot}, true
	}
	if up.decl[name] == asGlobal {
		return FreeSource{}, false
	}
	i, ok := r.capture(up, name)
	return FreeSource{false, i}, ok
}

func (r *resolver) name(c context, n *Name) {
	sc := c.sc
	sc.uses = append(sc.uses, n)
	for comp := c.comp; comp != nil; comp = comp.up {
		if slot, ok := comp.names[n.Text]; ok {
			n.Kind, n.Slot = Local, slot
			return
		}
	}
	slot, own := sc.vars[n.Text]
	switch {
	case !own || sc.decl[n.Text] != notDeclared, sc.fn.IsClass && c.comp != nil:
		// (a comprehension does not see the names of the class it stands in)
		if !r.outside(sc, n) {
			r.m.Unbound = append(r.m.Unbound, n)
		}
	case !sc.fn.IsClass:
		n.Kind, n.Slot, n.InComp = Local, slot, c.comp != nil
	default:
		n.Kind, n.Slot = ClassLocal, slot
		n.Outer = &Name{Span: n.Span, Text: n.Text}
		if !r.outside(sc, n.Outer) {
			r.shadows = append(r.shadows, n.Outer)
		}
	}
}

// outside resolves a name that is not the function's own. False: nothing read
// so far binds it.
func (r *resolver) outside(sc *scope, n *Name) bool {
	if sc.decl[n.Text] != asGlobal {
		if i, ok := r.capture(sc, n.Text); ok {
			n.Kind, n.Slot = FreeVar, i
			return true
		}
	} else {
		r.global(n.Text)
	}
	if i, ok := r.m.globals[n.Text]; ok {
		n.Kind, n.Slot = Global, i
		return true
	}
	n.Kind = Builtin
	return false
}

func (r *resolver) exprs(c context, xs []Expr) {
	for _, x := range xs {
		r.expr(c, x)
	}
}

// deeper counts nodes in each other. The parser bounds what it reads by
// recursion; this bounds chains as well (a+a+a+..., a.b.b.b...).
func (r *resolver) deeper(f *Func, at Span) {
	r.depth++
	f.Nesting = max(f.Nesting, r.depth)
	if r.depth > 5*maxNesting {
		r.fail(at, "python.nested", "limit", 5*maxNesting)
	}
}

func (r *resolver) expr(c context, x Expr) {
	if x == nil {
		return
	}
	r.deeper(c.sc.fn, x.Where())
	switch x := x.(type) {
	case *Name:
		r.name(c, x)
	case *Lambda:
		r.function(c, x.Func)
	case *Attr:
		r.m.Attrs = append(r.m.Attrs, x)
		r.expr(c, x.X)
	case *Comp:
		r.comp(c, x)
	case *Call:
		r.m.Calls = append(r.m.Calls, x)
		r.exprs(c, children(x))
	case *Compare:
		r.m.Compares = append(r.m.Compares, x)
		r.exprs(c, children(x))
	default:
		r.exprs(c, children(x))
	}
	r.depth--
}

func (r *resolver) comp(c context, x *Comp) {
	r.expr(c, x.Clauses[0].In)
	if x.Kind == GenExpr {
		r.generator(c, x)
		return
	}
	in := context{c.sc, &compScope{up: c.comp, names: map[string]int{}}}
	for i, cl := range x.Clauses {
		if i > 0 {
			r.expr(in, cl.In)
		}
		targetNames(cl.Target, func(n *Name) {
			if _, ok := in.comp.names[n.Text]; !ok {
				slot := c.sc.slot(n.Text)
				in.comp.names[n.Text] = slot
				x.Slots = append(x.Slots, slot)
			}
		})
		r.expr(in, cl.Target)
		r.exprs(in, cl.Ifs)
	}
	r.expr(in, x.Key)
	r.expr(in, x.Elem)
}

// generator turns (x for t in it) into a generator function of one argument,
// the iterator.
func (r *resolver) generator(c context, x *Comp) {
	at := x.Clauses[0].In.Where()
	arg := func() *Name { return &Name{Span: at, Text: ".0"} }
	body := []Stmt{&ExprStmt{x.Elem.Where(), &Yield{Span: x.Elem.Where(), X: x.Elem}}}
	for i := len(x.Clauses) - 1; i >= 0; i-- {
		cl := x.Clauses[i]
		for k := len(cl.Ifs) - 1; k >= 0; k-- {
			body = []Stmt{&If{Span: cl.Ifs[k].Where(), Branches: []Branch{{Span: cl.Ifs[k].Where(), Test: cl.Ifs[k], Body: body}}}}
		}
		in := cl.In
		if i == 0 {
			in = arg()
		}
		body = []Stmt{&For{Span: x.Span, Target: cl.Target, In: in, Body: body}}
	}
	x.Func = &Func{Name: "<genexpr>", Span: x.Span, IsGen: true, Params: []Param{{Name: arg()}}, Body: body}
	r.function(c, x.Func)
}

func (r *resolver) stmts(c context, ss []Stmt) {
	for _, s := range ss {
		r.deeper(c.sc.fn, s.Where())
		r.stmt(c, s)
		r.depth--
	}
}

func (r *resolver) stmt(c context, s Stmt) {
	switch s := s.(type) {
	case *ExprStmt:
		r.expr(c, s.X)
	case *Assign:
		r.expr(c, s.X)
		r.exprs(c, s.Targets)
	case *AugAssign:
		r.expr(c, s.Target)
		r.expr(c, s.X)
	case *If:
		for i := range s.Branches {
			r.expr(c, s.Branches[i].Test)
		}
	case *While:
		r.expr(c, s.Test)
	case *For:
		r.expr(c, s.In)
		r.expr(c, s.Target)
	case *Def:
		r.exprs(c, s.Decorators)
		r.function(c, s.Func)
		r.name(c, s.Name)
	case *Class:
		r.exprs(c, s.Decorators)
		r.expr(c, s.Base)
		r.function(c, s.Func)
		r.name(c, s.Name)
	case *Return:
		r.expr(c, s.X)
	case *Raise:
		r.exprs(c, []Expr{s.X, s.Cause})
	case *Try:
		for i := range s.Handlers {
			r.expr(c, s.Handlers[i].Type)
			if as := s.Handlers[i].As; as != nil {
				r.name(c, as)
			}
		}
	case *With:
		for _, it := range s.Items {
			r.expr(c, it.X)
			r.expr(c, it.As)
		}
	case *Del:
		r.exprs(c, s.Targets)
	case *Assert:
		r.exprs(c, []Expr{s.Test, s.Msg})
	case *Import:
		r.importNames(c, s.Names)
	case *FromImport:
		r.importNames(c, s.Names)
	}
	for _, b := range blocks(s) {
		r.stmts(c, b)
	}
}

func (r *resolver) importNames(c context, names []ImportName) {
	for i := range names {
		r.name(c, names[i].As)
	}
}
