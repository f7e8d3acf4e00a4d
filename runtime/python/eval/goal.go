package eval

import (
	"lockstep/runtime/failure"
	"lockstep/runtime/python/object"
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

// OnlyLook ends an expression that would run something of a program: it may look at what the program
// holds, and change nothing by being asked.
func OnlyLook() {
	panic(object.Unwind{Err: object.Raise(object.RuntimeError, "an expression looks at what a program has, and runs nothing of it")})
}
