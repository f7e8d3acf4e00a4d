package eval

import (
	"slices"

	"lockstep/runtime/failure"
	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

// CheckExpr refuses names that are neither known nor Python's own, and what is
// outside the subset. Known must be what Expr will be given.
func CheckExpr(x *syntax.Expression, known []string) error {
	c := checker{m: x.Module}
	for _, n := range x.Module.Unbound {
		if !slices.Contains(known, n.Text) && object.Builtins[n.Text] == nil {
			c.refuse(n.Span, "python.name", "name", n.Text, "known", known)
		}
	}
	c.attributes()
	return c.fails.Err()
}

// Expr evaluates an expression over names, in at most maxSteps steps. Its
// error is what Thread.Run gives, or a failure for an unknown name.
func Expr(x *syntax.Expression, names map[string]Value, maxSteps int64) (Value, error) {
	p := NewProgram(x.Module, Options{Builtins: names, MaxSteps: maxSteps})
	defer p.Close()
	for _, n := range x.Module.Unbound {
		if p.builtin(n.Text) == nil {
			return nil, failure.New("python.name", "name", n.Text).Here(syntax.PlaceOf(x.Module.File, x.Module.Lines, n.Span))
		}
	}
	return p.Main().Run()
}
