package syntax

import "strings"

// declared says what a global or nonlocal statement said of a name.
type declared uint8

const (
	notDeclared declared = iota
	asGlobal
	asNonlocal
)

// scope is what the resolver knows of a function while it reads it.
type scope struct {
	fn   *Func
	up   *scope
	comp *compScope     // the comprehensions in up that the function stands in
	vars map[string]int // the function's own names: their slots
	decl map[string]declared
	free map[string]int // names taken from functions around: index in fn.Free
	cell map[int]bool   // slots that an inner function uses
	uses []*Name        // names of this function that may have to become CellVar
}

func newScope(fn *Func, up *scope) *scope {
	return &scope{fn: fn, up: up, vars: map[string]int{}, decl: map[string]declared{}, free: map[string]int{}, cell: map[int]bool{}}
}

func (sc *scope) slot(name string) int {
	sc.fn.Slots = append(sc.fn.Slots, name)
	return len(sc.fn.Slots) - 1
}

func (r *resolver) global(name string) int {
	i, ok := r.m.globals[name]
	if !ok {
		i = len(r.m.Globals)
		r.m.globals[name] = i
		r.m.Globals = append(r.m.Globals, name)
	}
	return i
}

// bind gives a name that the function's own body binds its slot.
func (r *resolver) bind(sc *scope, n *Name) {
	in := sc.fn
	switch sc.decl[n.Text] {
	case asGlobal:
		in = r.m.Main
	case asNonlocal:
		in = nil
	}
	r.m.Bindings = append(r.m.Bindings, Binding{n, in})
	if in == r.m.Main {
		r.global(n.Text)
		r.bound[n.Text]++
		return
	}
	if in == nil {
		return
	}
	if _, ok := sc.vars[n.Text]; !ok {
		sc.vars[n.Text] = sc.slot(n.Text)
	}
	if sc.fn.IsClass {
		r.m.Defined[n.Text] = true
	}
}

// declarations reads the global and nonlocal statements of a body. It comes
// first, because such a statement may stand below an inner block.
func (r *resolver) declarations(sc *scope, body []Stmt) {
	for _, s := range body {
		for _, b := range blocks(s) {
			r.declarations(sc, b)
		}
		d, ok := s.(*Scope)
		if !ok {
			continue
		}
		for _, n := range d.Names {
			if _, param := sc.vars[n.Text]; param {
				r.fail(n.Span, "python.name.both", "name", n.Text)
			}
			sc.decl[n.Text] = asNonlocal
			if d.Global {
				sc.decl[n.Text] = asGlobal
				if sc.fn != r.m.Main {
					r.m.Shared[n.Text] = true
				}
			}
		}
	}
}

// bindings finds the names that a body binds.
func (r *resolver) bindings(sc *scope, body []Stmt) {
	for _, s := range body {
		switch s := s.(type) {
		case *Assign:
			for _, t := range s.Targets {
				r.bindTarget(sc, t)
			}
		case *AugAssign:
			r.bindTarget(sc, s.Target)
		case *For:
			r.bindTarget(sc, s.Target)
		case *Def:
			r.bind(sc, s.Name)
		case *Class:
			r.bind(sc, s.Name)
		case *With:
			for _, it := range s.Items {
				r.bindTarget(sc, it.As)
			}
		case *Del:
			for _, t := range s.Targets {
				r.bindTarget(sc, t)
			}
		case *Import:
			r.bindImports(sc, s.Names)
			r.imported(sc, s.Names)
		case *FromImport:
			r.bindImports(sc, s.Names)
		case *Try:
			r.bindTry(sc, s)
			continue
		}
		for _, b := range blocks(s) {
			r.bindings(sc, b)
		}
	}
}

func (r *resolver) bindImports(sc *scope, names []ImportName) {
	for i := range names {
		r.bind(sc, names[i].As)
	}
}

// imported keeps which module a global holds, unless it is bound to anything else as well.
func (r *resolver) imported(sc *scope, names []ImportName) {
	for i := range names {
		name, module := names[i].As.Text, names[i].Name
		if sc.fn != r.m.Main && sc.decl[name] != asGlobal {
			continue
		}
		if names[i].Root {
			module, _, _ = strings.Cut(module, ".")
		}
		if known, ok := r.m.Imported[name]; ok && known != module {
			continue // bound counts this one
		}
		if r.m.Imported == nil {
			r.m.Imported = map[string]string{}
		}
		r.m.Imported[name] = module
		r.bound[name]--
	}
}

// bindTry keeps the order of the source: a handler's name before its block.
func (r *resolver) bindTry(sc *scope, s *Try) {
	r.bindings(sc, s.Body)
	for i := range s.Handlers {
		if h := &s.Handlers[i]; h.As != nil {
			r.bind(sc, h.As)
		}
		r.bindings(sc, s.Handlers[i].Body)
	}
	r.bindings(sc, s.Else)
	r.bindings(sc, s.Finally)
}

func (r *resolver) bindTarget(sc *scope, x Expr) {
	targetNames(x, func(n *Name) {
		r.bind(sc, n)
		if sc.fn.IsClass {
			r.m.ClassNames = append(r.m.ClassNames, n)
		}
	})
}

// targetNames visits the names that an assignment to x binds.
func targetNames(x Expr, visit func(*Name)) {
	switch x := x.(type) {
	case *Name:
		visit(x)
	case *Star:
		targetNames(x.X, visit)
	case *Tuple:
		for _, y := range x.Elems {
			targetNames(y, visit)
		}
	case *List:
		for _, y := range x.Elems {
			targetNames(y, visit)
		}
	}
}
