package prompt

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/rivo/uniseg"

	"lockstep/repl/text"
)

// glyph is what one or more columns of the terminal show.
type glyph struct {
	text  string
	width int
	sgr   string
}

// glyphs cuts a text into what is seen as characters. Colours in it (SELECT GRAPHIC RENDITION)
// are kept; every other control character is shown, not obeyed.
func glyphs(s, sgr string) []glyph {
	var out []glyph
	for s != "" {
		if params, rest, ok := cutColour(s); ok {
			if sgr = params; params == "0" {
				sgr = ""
			}
			s = rest
			continue
		}
		next := len(s)
		if i := strings.Index(s[1:], "\x1b["); i >= 0 {
			next = i + 1
		}
		for g := uniseg.NewGraphemes(s[:next]); g.Next(); {
			shown := text.Escape(g.Str())
			out = append(out, glyph{shown, text.Width(shown), sgr})
		}
		s = s[next:]
	}
	return out
}

// cutColour takes a colour from the beginning of a text.
func cutColour(s string) (params, rest string, ok bool) {
	after, ok := strings.CutPrefix(s, "\x1b[")
	if !ok {
		return "", s, false
	}
	n := strings.IndexFunc(after, func(r rune) bool { return (r < '0' || r > '9') && r != ';' })
	if n < 0 || after[n] != 'm' {
		return "", s, false
	}
	if n == 0 {
		return "0", after[1:], true
	}
	return after[:n], after[n+1:], true
}

// brush writes glyphs, and changes the colour where theirs does.
type brush struct {
	*bytes.Buffer
	sgr string
}

func (b *brush) put(g glyph) {
	if g.sgr != b.sgr {
		b.WriteString("\x1b[0m")
		if g.sgr != "" {
			b.WriteString("\x1b[" + g.sgr + "m")
		}
		b.sgr = g.sgr
	}
	b.WriteString(g.text)
}

// paint lays the prompt, the line and the menu out from the first column of a row on, and leaves
// the cursor where typing goes on.
func (s *screen) paint(out *bytes.Buffer, menu bool) {
	columns, rows := s.size()
	columns, rows = max(columns, 4), max(rows, 1)
	s.columns = columns
	var line []glyph
	cursor, word := 0, 0
	if s.cover != nil {
		line = glyphs(*s.cover, "")
		cursor, menu = len(line), false
	} else {
		before, after := s.canvas.line()
		line = append(glyphs(s.prefix, ""), glyphs(before, "")...)
		cursor, word = len(line), text.Width(LastWord(before))
		line = append(line, glyphs(after, "")...)
	}
	lines, at := wrap(line, cursor, columns)
	if from := min(at.row, len(lines)-rows); from > 0 || len(lines) > rows { // the cursor's row must be seen
		from = max(from, 0)
		lines = lines[from:min(from+rows, len(lines))]
		at.row -= from
	}
	s.widths = s.widths[:0]
	b := &brush{Buffer: out}
	for i, l := range lines {
		if i > 0 {
			b.WriteString("\r\n")
		}
		w := 0
		for _, g := range l {
			b.put(g)
			w += g.width
		}
		s.widths = append(s.widths, w)
	}
	b.put(glyph{})
	below := 0
	if menu {
		below = s.paintMenu(b, at.column-word-1, columns, rows-len(lines)) // under the word
	}
	if up := len(lines) - 1 + below - at.row; up > 0 {
		fmt.Fprintf(out, "\x1b[%dA", up)
	}
	out.WriteString("\r")
	if at.column > 0 {
		fmt.Fprintf(out, "\x1b[%dC", at.column)
	}
	out.WriteString("\x1b[?25h")
	s.cursor = at
}

// wrap lays glyphs out over rows, and says where the one with the cursor stands.
func wrap(line []glyph, cursor, columns int) (rows [][]glyph, at spot) {
	var row []glyph
	used := 0
	for i, g := range line {
		if used+g.width > columns {
			rows, row, used = append(rows, row), nil, 0
		}
		if i == cursor {
			at = spot{len(rows), used}
		}
		row = append(row, g)
		used += g.width
	}
	rows = append(rows, row)
	if cursor >= len(line) {
		if used >= columns {
			rows, used = append(rows, nil), 0
		}
		at = spot{len(rows) - 1, used}
	}
	return rows, at
}

// paintMenu writes as many entries of the menu as there is room for, among them the chosen one, and
// how many there are where some are not seen. It says how many rows that took.
func (s *screen) paintMenu(b *brush, column, columns, room int) int {
	entries := s.canvas.menu()
	room = min(room, len(entries)+1)
	seen := min(room, len(entries))
	if seen <= 0 {
		return 0
	}
	if s.menued > seen && seen == room && seen > 1 {
		seen-- // a row to say so
	}
	from := min(max(s.canvas.selected()-seen+1, 0), len(entries)-seen)
	var lines [][]glyph
	widest := 0
	for _, e := range entries[from : from+seen] {
		lines = append(lines, entry(e, columns-1))
		widest = max(widest, breadth(lines[len(lines)-1]))
	}
	if s.menued > seen {
		lines = append(lines, glyphs(fmt.Sprintf(" ⋮ %d/%d", seen, s.menued), ""))
	}
	column = max(min(column, columns-1-widest), 0)
	for _, line := range lines {
		b.WriteString("\r\n")
		if column > 0 {
			fmt.Fprintf(b, "\x1b[%dC", column)
		}
		for _, g := range line {
			b.put(g)
		}
		b.put(glyph{})
	}
	return len(lines)
}

// entry is a row of the menu, cut to a width. The chosen one has a mark, not only a colour.
func entry(row drawn, width int) []glyph {
	var out []glyph
	for _, c := range row.cells {
		if !c.blank && c.text != "" {
			out = append(out, glyphs(c.text, c.sgr)...)
		}
	}
	if row.chosen && len(out) > 0 {
		out[0].text = "▸"
	}
	for len(out) > 0 && out[len(out)-1].text == " " { // what makes all rows as long as the longest, and the scroll bar
		out = out[:len(out)-1]
	}
	if breadth(out) <= width {
		return out
	}
	n, used := 0, 0
	for n < len(out) && used+out[n].width < width {
		used += out[n].width
		n++
	}
	return append(out[:n:n], glyph{"…", 1, out[n].sgr})
}

func breadth(line []glyph) int {
	w := 0
	for _, g := range line {
		w += g.width
	}
	return w
}
