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

	paints [len(looks)]func(a ...any) string // by role; nil for none
}

// looks is how the roles look.
var looks = [...][]color.Attribute{
	render.Plain: nil, render.Head: {color.Bold}, render.Pending: {color.FgYellow}, render.Good: {color.FgGreen},
	render.Bad: {color.FgRed}, render.Faint: {color.Faint}, render.Wire: {color.FgCyan}, render.Emph: {color.Italic},
	render.Code: {color.FgMagenta}, render.Keyword: {color.FgBlue, color.Bold}, render.Literal: {color.FgGreen},
}

func newOutput(w io.Writer, show func([]string) error, colored bool) *output {
	o := &output{w: bufio.NewWriter(w), show: show}
	for role, look := range looks {
		if colored && look != nil {
			c := color.New(look...)
			c.EnableColor() // whatever the library thinks of the terminal
			o.paints[role] = c.SprintFunc()
		}
	}
	return o
}

// Paint colours a piece of a view.
func (o *output) Paint(r render.Role, s string) string {
	if paint := o.paints[r]; paint != nil {
		return paint(s)
	}
	return s
}

func (o *output) line(s string) { o.lines = append(o.lines, s) }

// take gives the lines that wait to be shown, in place of showing them.
func (o *output) take() []string {
	lines := o.lines
	o.lines = nil
	return lines
}

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
	return o.keep(o.show(o.take()))
}

func (o *output) keep(err error) error {
	if o.err == nil {
		o.err = err
	}
	return o.err
}
