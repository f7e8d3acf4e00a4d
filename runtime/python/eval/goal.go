package eval

import (
	"lockstep/runtime/failure"
	"lockstep/runtime/python/syntax"
)

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
