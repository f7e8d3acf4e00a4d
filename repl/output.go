package repl

import (
	"bufio"
	"io"

	"github.com/fatih/color"

	"lockstep/repl/render"
)

// output is where a session writes, with its colours. The first error of writing is kept, and
// given by flush.
type output struct {
	w *bufio.Writer

	head, good, bad, faint, pending, wire func(a ...any) string
}

func newOutput(w io.Writer, colored bool) *output {
	paint := func(a ...color.Attribute) func(...any) string {
		c := color.New(a...)
		c.DisableColor()
		if colored {
			c.EnableColor()
		}
		return c.SprintFunc()
	}
	return &output{
		w: bufio.NewWriter(w), head: paint(color.Bold), good: paint(color.FgGreen), bad: paint(color.FgRed),
		faint: paint(color.Faint), pending: paint(color.FgYellow), wire: paint(color.FgCyan),
	}
}

// Paint colours a piece of a view.
func (o *output) Paint(r render.Role, s string) string {
	switch r {
	case render.Head:
		return o.head(s)
	case render.Pending:
		return o.pending(s)
	case render.Good:
		return o.good(s)
	case render.Bad:
		return o.bad(s)
	case render.Wire:
		return o.wire(s)
	case render.Faint:
		return o.faint(s)
	}
	return s
}

func (o *output) line(s string) {
	o.w.WriteString(s) // a bufio.Writer keeps its first error, which flush gives
	o.w.WriteByte('\n')
}

func (o *output) flush() error { return o.w.Flush() }
