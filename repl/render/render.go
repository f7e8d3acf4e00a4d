// Package render is the journal and the state of a run as text: what a move changed, log,
// packets, state, code, variables, streams of bytes, ladder diagram, timeline, goal.
//
// Its functions are pure: they read a Scene and give lines, without line ends, that fit the
// width asked for. It must not know sessions, commands or lessons, nor make any colour itself:
// pieces of a line have a Role, and the session's Palette decides.
package render

import (
	"strings"

	"lockstep/repl/text"
)

// Role is what a piece of a line is there for. Nothing is said by its colour alone.
type Role uint8

// The roles.
const (
	Plain   Role = iota
	Head         // headings, names of actors
	Pending      // the statement an actor stands at
	Good         // established, done
	Bad          // lost, failed
	Faint        // what matters less: times, line numbers
	Wire         // packets
	Emph         // what a text stresses
	Code         // what can be typed, or stands in a program
	Keyword      // of a program
	Literal      // of a program: a number or a string
)

// Palette colours a piece of text that is already escaped and laid out.
type Palette interface {
	Paint(Role, string) string
}

// View says how to show things: in which language, how wide and how high, in which colours. Where the
// language is spoken nothing is drawn, cut or set side by side.
type View struct {
	Lang    text.Lang
	Width   int     // columns; less than 40 is taken as 40
	Rows    int     // lines of a view that would show only its last screenful; 0 means 20
	Palette Palette // nil for none

	Named []string // words that are asked about: the lines of a program with them are shown before others
}

func (v View) width() int { return max(v.Width, 40) }

func (v View) rows() int {
	if v.Rows <= 0 {
		return 20
	}
	return v.Rows
}

func (v View) say(id string, args ...any) string { return text.Say(v.Lang, id, args...) }

// line is a line being put together.
type line struct {
	pieces    []piece
	traceback bool // it is a line of one
}

type piece struct {
	role   Role
	text   string
	column int // fill up to this column first, with two spaces at least; 0: go on at once
}

func (l *line) add(r Role, s string) *line {
	if s != "" {
		l.pieces = append(l.pieces, piece{role: r, text: clip(s)})
	}
	return l
}

// at adds a piece that begins at a column, or two spaces on where that is taken.
func (l *line) at(column int, r Role, s string) *line {
	l.pieces = append(l.pieces, piece{r, clip(s), column})
	return l
}

// longestPiece is how many bytes of a text are looked at: many more than a line shows. Measuring a
// megabyte that a program has printed would take seconds.
const longestPiece = 4096

// clip shortens a text that no line could show whole.
func clip(s string) string { return text.Clip(s, longestPiece) }

// clean makes a text from a program harmless, as far as a line can show it.
func clean(s string) string { return text.Escape(clip(s)) }

// join appends the pieces of another line.
func (l *line) join(o *line) *line {
	l.pieces = append(l.pieces, o.pieces...)
	return l
}

func (p piece) gap(used int) int {
	if p.column == 0 {
		return 0
	}
	return max(p.column-used, 2)
}

func (l *line) width() int {
	w := 0
	for _, p := range l.pieces {
		w += p.gap(w) + text.Width(p.text)
	}
	return w
}

// show cuts the line at a width and paints its pieces.
func (l *line) show(v View, width int) string {
	var b strings.Builder
	used, cut := 0, l.width() > width
	for _, p := range l.pieces {
		gap := p.gap(used)
		if used+gap >= width {
			break
		}
		b.WriteString(strings.Repeat(" ", gap))
		used += gap
		s := p.text
		over := cut && used+text.Width(s) >= width
		if over {
			s = text.Cut(s+"  ", width-used)
		}
		used += text.Width(s)
		if v.Palette != nil && p.role != Plain && s != "" {
			s = v.Palette.Paint(p.role, s)
		}
		b.WriteString(s)
		if over {
			break
		}
	}
	return strings.TrimRight(b.String(), " ")
}

// show cuts lines to the view's width and paints them.
func (v View) show(lines []*line) []string {
	out := make([]string, 0, len(lines))
	for _, l := range lines {
		if v.Lang.Spoken() {
			out = append(out, text.Wrap(l.aloud(v), v.width())...)
			continue
		}
		out = append(out, l.show(v, v.width()))
	}
	return out
}

// aloud is the line in words, without columns.
func (l *line) aloud(v View) string {
	var b strings.Builder
	for _, p := range l.pieces {
		s := v.Lang.Aloud(p.text)
		switch begun := strings.TrimSpace(b.String()) != ""; {
		case p.column > 0 && begun && strings.TrimSpace(s) != "":
			b.WriteString(v.Lang.Aloud(" · "))
		case p.column > 0:
			b.WriteString("  ")
		}
		b.WriteString(s)
	}
	s := strings.TrimRight(b.String(), " ")
	if rest := strings.TrimLeft(s, " "); len(s)-len(rest) > 2 {
		return "  " + rest
	}
	return s
}

// wrapped lays a long text out over lines that begin at a column; the first follows what head
// holds already.
func (v View) wrapped(head *line, role Role, s string, column int) []*line {
	if v.Lang.Spoken() {
		return []*line{head.at(column, role, s)}
	}
	var out []*line
	for i, part := range text.Wrap(s, max(v.width()-column, 10)) {
		l := head
		if i > 0 {
			l = &line{}
		}
		out = append(out, l.at(column, role, part))
	}
	return out
}
