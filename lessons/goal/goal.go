// Package goal is goals and answers: Python expressions over what happened in a run, such as
// received("server") == [b"hello"]. One table holds the functions that they may use.
//
// It must not know lessons or parts, nor what is done when a goal is reached.
package goal

import (
	"errors"
	"slices"
	"strings"

	"lockstep/runtime/conductor"
	"lockstep/runtime/explore"
	"lockstep/runtime/failure"
	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
	"lockstep/runtime/stage"
)

// maxSteps bounds the work of one evaluation: it is made after each move.
const maxSteps = 200_000

// Names are what the strings in an expression can be about.
type Names struct {
	Actors, Hosts []string
	Threads       bool // further actors come to be as the run goes on, under names that it will show
	programs      []string
}

// HasActor says whether there is or may come to be an actor of a name.
func (n Names) HasActor(name string) bool { return n.Threads || slices.Contains(n.Actors, name) }

// Expr is an expression that was read and whose names were found. It can be evaluated in any
// number of runs of stages that have these names.
type Expr struct {
	source string
	names  Names
	tree   *syntax.Expression
	test   *syntax.Expression // the same as a bool
}

// The expression is read inside these, so that it may have several lines.
const open, closing = "(", "\n)"

// Parse reads an expression. It refuses, all at once, what is no expression, names of functions
// that there are not, and names of actors and hosts that there are not. Places count inside source.
func Parse(source string, names Names) (*Expr, error) {
	e, err := read(source, names)
	if err != nil {
		return nil, err
	}
	return e, inside(misused(e.tree, strings.Split(open+source+closing, "\n"), names).Err(), source)
}

// read is Parse without looking how the functions are called, and what their values are compared with.
func read(source string, names Names) (*Expr, error) {
	if strings.TrimSpace(source) == "" {
		return nil, failure.New("goal.empty").Here(failure.Place{Line: 1, Col: 1})
	}
	tree, err := syntax.ParseExpr("", open+source+closing)
	if err != nil {
		_, alone := syntax.ParseExpr("", open+source)
		return nil, elsewhere(endsEarly(notOurs(inside(err, source), source), alone != nil), source)
	}
	if err := knownNames(tree, source, names); err != nil {
		return nil, inside(err, source)
	}
	test, err := syntax.ParseExpr("", "not not "+open+source+closing)
	if err != nil {
		return nil, inside(err, source)
	}
	return &Expr{source: source, names: names, tree: tree, test: test}, nil
}

// inside turns places in what the parser was given into places in what was written.
func inside(err error, source string) error {
	lines := strings.Split(source, "\n")
	for _, f := range failure.All(err) {
		at := &f.At
		if at.Line == 1 {
			at.Col = max(at.Col-len(open), 1)
			at.EndCol = max(at.EndCol-len(open), 0)
		}
		if at.Line > len(lines) { // at the bracket that we put there
			at.Line, at.Col, at.EndCol = len(lines), len([]rune(lines[len(lines)-1]))+1, 0
		}
		at.Source = ""
		if at.Line > 0 {
			at.Source = lines[at.Line-1]
		}
	}
	return err
}

// endsEarly makes what is said about our own bracket a sentence about the end of the expression.
func endsEarly(err error, open bool) error {
	for _, f := range failure.All(err) {
		if open && f.ID == "python.unexpected" && f.Arg("found") == strings.TrimSpace(closing) && f.At.EndCol == 0 {
			f.ID, f.Args = "goal.ends-early", nil
		}
	}
	return err
}

// notOurs makes what asks for our own bracket a sentence about what stands in its place.
func notOurs(err error, source string) error {
	lines := strings.Split(source, "\n")
	for _, f := range failure.All(err) {
		if f.ID != "python.expected" || f.Arg("want") != ")" || f.At.Line < 1 {
			continue
		}
		before := append(slices.Clone(lines[:f.At.Line-1]), string([]rune(f.At.Source)[:f.At.Col-1]))
		if _, err := syntax.ParseExpr("", open+strings.Join(before, "\n")+closing); err == nil { // all is closed there
			found := f.Arg("found")
			if f.ID, f.Args = "python.unexpected", []any{"found", found}; found == "=" {
				f.ID, f.Args = "goal.assigns", nil
			}
		}
	}
	return err
}

// operators of other languages, and what Python has in place of them.
var operators = []struct{ other, python string }{{"&&", "and"}, {"||", "or"}, {"!", "not"}}

// elsewhere makes a sentence of its own about an operator of other languages, and about a line that goes on where the
// one before is an expression already.
func elsewhere(err error, source string) error {
	lines := strings.Split(source, "\n")
	for _, f := range failure.All(err) {
		if !strings.HasPrefix(f.ID, "python.") || f.At.Line < 1 || f.At.Col < 1 {
			continue
		}
		line := []rune(f.At.Source)
		before, rest := string(line[:min(f.At.Col-1, len(line))]), string(line[min(f.At.Col-1, len(line)):])
		for _, o := range operators {
			start := strings.TrimSuffix(before, o.other[:1])
			if strings.HasPrefix(rest, o.other) || len(o.other) == 2 && start != before && strings.HasPrefix(rest, o.other[1:]) {
				f.ID, f.Args = "goal.operator", []any{"name", o.other, "write", o.python}
			}
		}
		if strings.TrimSpace(before) == "" && f.At.Line > 1 && f.ID == "python.unexpected" {
			if _, err := syntax.ParseExpr("", open+strings.Join(lines[:f.At.Line-1], "\n")+closing); err == nil {
				f.ID, f.Args = "goal.two-lines", nil
			}
		}
	}
	return err
}

// Source is the expression as it was written.
func (e *Expr) Source() string { return e.source }

// Value evaluates the expression. What it raises comes back as a failure with Python's own words.
func (e *Expr) Value(v *View) (object.Value, error) { return v.evaluate(e.tree) }

// Test says whether the expression is true. One that raises an exception is not: in
// received("server")[-1], say, nothing may have been received yet.
func (e *Expr) Test(v *View) (bool, error) {
	x, err := v.evaluate(e.test)
	for _, f := range failure.All(err) {
		if f.ID == "goal.raised" {
			return false, nil
		}
	}
	return x == object.Value(object.Bool(true)), err
}

// Holds tests the expression once, on a run as it stands.
func (e *Expr) Holds(r *conductor.Run) (bool, error) { return e.Test(NewView(r)) }

// Finder searches ways of a run to where the expression is true, on which at most so many packets are
// lost. Where it cannot be evaluated it is not true, and may come to be.
func (e *Expr) Finder(r *conductor.Run, drops int) *explore.Finder {
	v := NewView(r)
	f := explore.NewFinder(r, func() bool {
		reached, _ := e.Test(v)
		return reached
	})
	f.Drops, f.Timed = drops, strings.Contains(e.source, "now(")
	return f
}

// Always is the condition of a stage; nil where it has none.
func Always(st *stage.Stage) (explore.Condition, error) {
	if st.Always == "" {
		return nil, nil
	}
	return Parse(st.Always, NamesOf(st).Changing())
}

// Equal is the expression that two others have the same value. That of the one may be none that the other can have.
func Equal(a, b *Expr) (*Expr, error) {
	return read(open+a.source+closing+" == "+open+b.source+closing, a.names)
}

// evaluate runs an expression and turns what goes wrong into a failure.
func (v *View) evaluate(tree *syntax.Expression) (object.Value, error) {
	v.catchUp()
	x, err := eval.Expr(tree, v.functions, maxSteps)
	var budget *eval.Budget
	switch {
	case err == nil:
		return x, nil
	case errors.As(err, &budget):
		return nil, failure.New("goal.too-long")
	case eval.ErrorName(err) != "":
		return nil, failure.New("goal.raised", "error", err.Error())
	}
	return nil, err
}
