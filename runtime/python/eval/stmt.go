package eval

import (
	"slices"
	"strings"

	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

// flow says how a statement ended, when no error did.
type flow uint8

const (
	onward flow = iota
	breaks
	continues
	returns // frame.result holds the value
)

// from is the place of what a whole statement does, of whatever length: its
// line is not marked in a traceback.
func from(at syntax.Span) syntax.Span { return syntax.Span{From: at.From} }

func (f *frame) block(body []syntax.Stmt) (flow, error) {
	for _, s := range body {
		f.stmt = s
		f.th.step()
		if how, err := f.exec(s); err != nil || how != onward {
			return how, err
		}
	}
	return onward, nil
}

// exec executes a statement.
func (f *frame) exec(s syntax.Stmt) (flow, error) {
	switch s := s.(type) {
	case *syntax.ExprStmt:
		_, err := f.expr(s.X)
		return onward, err
	case *syntax.Assign:
		return onward, f.assignStmt(s)
	case *syntax.AugAssign:
		return onward, f.augment(s)
	case *syntax.If:
		return f.ifStmt(s)
	case *syntax.While:
		return f.while(s)
	case *syntax.For:
		return f.forStmt(s)
	case *syntax.Return:
		return f.returnStmt(s)
	case *syntax.Break:
		return breaks, nil
	case *syntax.Continue:
		return continues, nil
	case *syntax.Try:
		return f.try(s)
	case *syntax.With:
		return f.with(s, 0)
	}
	return onward, f.execRare(s)
}

// execRare executes the statements that always go on behind themselves.
func (f *frame) execRare(s syntax.Stmt) error {
	switch s := s.(type) {
	case *syntax.Pass, *syntax.Scope:
		return nil
	case *syntax.Def:
		return f.def(s)
	case *syntax.Class:
		return f.class(s)
	case *syntax.Raise:
		return f.raise(s)
	case *syntax.Import:
		return f.importStmt(s)
	case *syntax.FromImport:
		return f.fromImport(s)
	case *syntax.Del:
		return f.deleteAll(s.Targets)
	case *syntax.Assert:
		return f.assert(s)
	}
	panic("statement of an unknown sort")
}

func (f *frame) assignStmt(s *syntax.Assign) error {
	if s.X == nil { // an annotation alone
		return nil
	}
	v, err := f.expr(s.X)
	if err != nil {
		return err
	}
	for _, t := range s.Targets {
		f.at = t.Where()
		if err := f.assign(t, v); err != nil {
			return err
		}
	}
	return nil
}

func (f *frame) ifStmt(s *syntax.If) (flow, error) {
	for i := range s.Branches {
		b := &s.Branches[i]
		if i > 0 {
			f.stmt = b
		}
		ok, err := f.truth(b.Test, from(b.Span))
		if err != nil {
			return onward, err
		}
		if ok {
			return f.block(b.Body)
		}
	}
	return f.block(s.Else)
}

func (f *frame) while(s *syntax.While) (flow, error) {
	for {
		ok, err := f.truth(s.Test, from(s.Span))
		if err != nil {
			return onward, err
		}
		if !ok {
			return f.block(s.Else)
		}
		if how, over, err := f.turn(s, s.Body); over {
			return how, err
		}
	}
}

// turn runs the body of a loop once; over: it was the last time, and not
// because there is no more to do.
func (f *frame) turn(loop syntax.Stmt, body []syntax.Stmt) (how flow, over bool, err error) {
	how, err = f.block(body)
	switch {
	case err != nil || how == returns:
		return how, true, err
	case how == breaks:
		return onward, true, nil
	}
	f.stmt = loop
	f.th.step()
	return onward, false, nil
}

func (f *frame) forStmt(s *syntax.For) (flow, error) {
	v, err := f.expr(s.In)
	if err != nil {
		return onward, err
	}
	f.at = from(s.Span)
	it, err := object.Iter(f.th, v)
	if err != nil {
		return onward, err
	}
	height := len(f.th.stack)
	f.th.push(holder(it, v))
	how, err := f.turns(s, it, holder(it, v))
	if err == nil {
		f.th.popTo(height)
	}
	return how, err
}

// holder is what keeps the values of an iterator alive: itself, where the
// count of live data can look into it.
func holder(it object.Iterator, v Value) Value {
	if c, ok := it.(object.Container); ok {
		return c
	}
	return v
}

// turns are those of a for loop over a value, and its else.
func (f *frame) turns(s *syntax.For, it object.Iterator, over Value) (flow, error) {
	for {
		f.at = from(s.Span)
		if f.prog.sharing {
			f.glances(over)
		}
		f.th.turned++
		v, ok, err := it.Next(f.th)
		if err != nil {
			return onward, err
		}
		if !ok {
			return f.block(s.Else)
		}
		f.at = s.Span
		if err := f.assign(s.Target, v); err != nil {
			return onward, err
		}
		if how, over, err := f.turn(s, s.Body); over {
			return how, err
		}
	}
}

func (f *frame) returnStmt(s *syntax.Return) (flow, error) {
	if s.X == nil {
		f.result = object.None
		return returns, nil
	}
	v, err := f.expr(s.X)
	if err != nil {
		return onward, err
	}
	f.result = v
	return returns, nil
}

func (f *frame) assert(s *syntax.Assert) error {
	ok, err := f.truth(s.Test, from(s.Span))
	if err != nil || ok {
		return err
	}
	if s.Msg == nil {
		f.at = failed(s.Test, from(s.Span))
		return object.RaiseV(object.AssertionError)
	}
	msg, err := f.expr(s.Msg)
	if err != nil {
		return err
	}
	f.at = failed(s.Test, from(s.Span))
	return object.RaiseV(object.AssertionError, msg)
}

// failed is where CPython says that an assertion failed: at the last comparison
// of its test, if there is one.
func failed(test syntax.Expr, otherwise syntax.Span) syntax.Span {
	switch x := test.(type) {
	case *syntax.Compare:
		return x.Span
	case *syntax.Unary:
		if x.Op == "not" {
			return failed(x.X, otherwise)
		}
	case *syntax.Logic:
		for _, y := range x.Xs {
			otherwise = failed(y, otherwise)
		}
	case *syntax.Cond:
		return failed(x.Else, failed(x.Then, failed(x.Test, otherwise)))
	}
	return otherwise
}

func (f *frame) importStmt(s *syntax.Import) error {
	for i := range s.Names {
		n := &s.Names[i]
		f.at = s.Span
		m, ok := f.prog.modules[n.Name]
		if !ok {
			return object.Raise(object.ModuleNotFoundError, "No module named '%s'", n.Name)
		}
		if n.Root {
			m = f.prog.modules[n.As.Text]
		}
		f.bound(n.As, m)
	}
	return nil
}

func (f *frame) fromImport(s *syntax.FromImport) error {
	f.at = s.Span
	m, ok := f.prog.modules[s.Module]
	if !ok {
		return object.Raise(object.ModuleNotFoundError, "No module named '%s'", s.Module)
	}
	if s.Star {
		f.prog.importAll(m)
	}
	for i := range s.Names {
		n := &s.Names[i]
		v, ok := m.Attrs[n.Name]
		if !ok {
			return object.Raise(object.ImportError, "cannot import name '%s' from '%s' (unknown location)", n.Name, s.Module)
		}
		f.bound(n.As, v)
	}
	return nil
}

// importAll binds the names of a module wherever the source uses them; nobody
// can tell the others.
func (p *Program) importAll(m *object.Module) {
	for name, v := range m.Attrs { // each name has a place of its own
		if strings.HasPrefix(name, "_") {
			continue
		}
		if i, ok := p.module.GlobalSlot(name); ok {
			p.globals[i] = v
		} else if i := slices.Index(p.module.Builtins, name); i >= 0 {
			p.builtins[i] = v
		}
	}
}
