package repl

import (
	"bufio"
	"io"

	"github.com/fatih/color"

	"lockstep/repl/render"
)

// output is where a session writes, with its colours. Lines are kept until flush shows them, so
// that what is longer than the screen can be read page by page; a stream shows each at once. The
// first error of writing is kept, and given by flush.
type output struct {
	w     *bufio.Writer
	show  func(lines []string) error
	lines []string
	err   error

	head, good, bad, faint, pending, wire, emph, code, keyword, literal func(a ...any) string
}

func newOutput(w io.Writer, show func([]string) error, colored bool) *output {
	paint := func(a ...color.Attribute) func(...any) string {
		c := color.New(a...)
		c.DisableColor()
		if colored {
			c.EnableColor()
		}
		return c.SprintFunc()
	}
	return &output{
		w: bufio.NewWriter(w), show: show, head: paint(color.Bold), good: paint(color.FgGreen), bad: paint(color.FgRed),
		faint: paint(color.Faint), pending: paint(color.FgYellow), wire: paint(color.FgCyan),
		emph: paint(color.Italic), code: paint(color.FgMagenta), keyword: paint(color.FgBlue, color.Bold), literal: paint(color.FgGreen),
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
	case render.Emph:
		return o.emph(s)
	case render.Code:
		return o.code(s)
	case render.Keyword:
		return o.keyword(s)
	case render.Literal:
		return o.literal(s)
	}
	return s
}

func (o *output) line(s string) { o.lines = append(o.lines, s) }

// stream shows what there is at once, without pages.
func (o *output) stream() error {
	for _, s := range o.lines {
		o.w.WriteString(s) // a bufio.Writer keeps its first error, which Flush gives
		o.w.WriteByte('\n')
	}
	o.lines = o.lines[:0]
	return o.keep(o.w.Flush())
}

// flush shows what there is, page by page where it is longer than the screen.
func (o *output) flush() error {
	lines := o.lines
	o.lines = nil
	return o.keep(o.show(lines))
}

func (o *output) keep(err error) error {
	if o.err == nil {
		o.err = err
	}
	return o.err
}
