package goal

import (
	"slices"
	"strings"

	"lockstep/runtime/failure"
	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

// Clause is one of the conditions that a goal joins by "and".
type Clause struct {
	Source string
	True   bool

	// Asked is the side of a comparison that asks the run; "" where the clause is no comparison.
	Asked string
	// Now is what the run gives at the moment for that side, as repr() writes it, shortened; "" where there
	// is none, or the clause's truth says as much.
	Now string
	// Raised is the exception that this side raises instead: mostly there is nothing yet to index.
	Raised string
}

// longestNow is the most of a value that is shown, in code points.
const longestNow = 120

// Clauses evaluates each condition of a goal on its own.
func (e *Expr) Clauses(v *View) ([]Clause, error) {
	var out []Clause
	for _, source := range e.parts() {
		c, err := Parse(source, e.names)
		if err != nil {
			return nil, err
		}
		held, err := c.Test(v)
		if err != nil {
			return nil, err
		}
		clause := Clause{Source: source, True: held}
		if err := clause.ask(c, v); err != nil {
			return nil, err
		}
		out = append(out, clause)
	}
	return out, nil
}

// ask finds out what the run gives for the side of a comparison that asks it: the left one, unless
// only the right one does.
func (c *Clause) ask(e *Expr, v *View) error {
	x, ok := e.tree.Module.Main.Expr.(*syntax.Compare)
	if !ok || len(x.Ops) != 1 {
		return nil
	}
	lines := strings.Split(open+e.source+closing, "\n")
	for _, y := range []syntax.Expr{x.X, x.Ys[0]} {
		side, err := Parse(cut(lines, y.Where()), e.names)
		if err != nil {
			return err
		}
		if !side.asks() {
			continue
		}
		c.Asked = side.source
		value, err := side.Value(v)
		if fs := failure.All(err); len(fs) == 1 && fs[0].ID == "goal.raised" {
			c.Raised, _ = fs[0].Arg("error").(string)
			return nil
		}
		if err == nil {
			c.Now = object.Show(value, longestNow)
		}
		return err
	}
	return nil
}

// asks says whether an expression asks anything of the run.
func (e *Expr) asks() bool {
	return slices.ContainsFunc(e.tree.Module.Unbound, func(n *syntax.Name) bool { return find(n.Text) != nil })
}

// AsksPackets says whether an expression asks for packets, of which nothing is known in the real world.
func (e *Expr) AsksPackets() bool {
	return slices.ContainsFunc(e.tree.Module.Unbound, func(n *syntax.Name) bool { return n.Text == "packets" })
}

// parts cuts a goal at the "and"s that join it.
func (e *Expr) parts() []string {
	logic, ok := e.tree.Module.Main.Expr.(*syntax.Logic)
	if !ok || !logic.And {
		return []string{strings.TrimSpace(e.source)}
	}
	lines := strings.Split(open+e.source+closing, "\n")
	var out []string
	for _, x := range logic.Xs {
		out = append(out, cut(lines, x.Where()))
	}
	return out
}

// cut takes a span out of lines, and the brackets around it that the span of an expression leaves out.
func cut(lines []string, at syntax.Span) string {
	first, last := int(at.From.Line)-1, int(at.To.Line)-1
	if first == last {
		return string([]rune(lines[first])[at.From.Col-1 : at.To.Col-1])
	}
	out := []string{string([]rune(lines[first])[at.From.Col-1:])}
	out = append(out, lines[first+1:last]...)
	return strings.Join(append(out, string([]rune(lines[last])[:at.To.Col-1])), "\n")
}
