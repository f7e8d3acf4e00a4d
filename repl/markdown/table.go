package markdown

import (
	"slices"
	"strings"

	tables "github.com/yuin/goldmark/extension/ast"

	"lockstep/repl/render"
	"lockstep/repl/text"
)

const (
	gutter      = 2 // columns between two columns of a table
	leastColumn = 6 // columns that each column of a table has at least
)

// table lays out a table. Cells that are too wide are wrapped; where even that does not fit, or
// columns cannot be seen, each row is a list of its cells, behind their headings.
func (p *page) table(t *tables.Table, width int) []string {
	var rows [][]*rich
	for n := t.FirstChild(); n != nil; n = n.NextSibling() {
		role := render.Plain
		if n.Kind() == tables.KindTableHeader {
			role = render.Head
		}
		var row []*rich
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			row = append(row, p.rich(c, role))
		}
		rows = append(rows, row)
	}
	natural := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			natural[i] = max(natural[i], text.Width(cell.b.String()))
		}
	}
	widths := fit(natural, width-gutter*(len(natural)-1))
	if widths == nil || p.v.Lang.Spoken() {
		return p.stacked(rows, width)
	}
	return p.grid(t, rows, widths)
}

// fit takes columns from the widest until all fit into a width together; nil where none do.
func fit(natural []int, width int) []int {
	least, sum := 0, 0
	for _, w := range natural {
		least += min(w, leastColumn)
		sum += w
	}
	if least > width {
		return nil
	}
	out := slices.Clone(natural)
	for ; sum > width; sum-- {
		widest := 0
		for i, w := range out {
			if w > out[widest] {
				widest = i
			}
		}
		out[widest]--
	}
	return out
}

// grid draws the rows one below the other, with a rule under the headings, and empty lines between
// rows when one of them takes more than a line.
func (p *page) grid(t *tables.Table, rows [][]*rich, widths []int) (lines []string) {
	loose := false
	var shown [][]string
	for i, row := range rows {
		cells := p.row(t, row, widths)
		loose = loose || i > 0 && len(cells) > 1
		shown = append(shown, cells)
	}
	for i, cells := range shown {
		if i > 1 && loose {
			lines = append(lines, "")
		}
		lines = append(lines, cells...)
		if i == 0 {
			rules := make([]string, len(widths))
			for c, w := range widths {
				rules[c] = p.paint(render.Faint, strings.Repeat("─", w))
			}
			lines = append(lines, strings.Join(rules, strings.Repeat(" ", gutter)))
		}
	}
	return lines
}

// row draws the cells of a row beside each other.
func (p *page) row(t *tables.Table, row []*rich, widths []int) (lines []string) {
	var cells [][]text.Stretch
	high := 1
	for i, cell := range row {
		cells = append(cells, cell.breaks(max(widths[i], 1)))
		high = max(high, len(cells[i]))
	}
	for y := range high {
		var b strings.Builder
		for i, cell := range cells {
			shown, used := "", 0
			if y < len(cell) {
				shown = row[i].show(p, cell[y])
				used = text.Width(row[i].b.String()[cell[y].From:cell[y].To])
			}
			left, right := aligned(t.Alignments[i], widths[i]-used)
			b.WriteString(strings.Repeat(" ", left) + shown + strings.Repeat(" ", right+gutter))
		}
		lines = append(lines, b.String())
	}
	return lines
}

// aligned divides the columns that a cell leaves empty.
func aligned(a tables.Alignment, free int) (left, right int) {
	free = max(free, 0)
	switch a {
	case tables.AlignRight:
		return free, 0
	case tables.AlignCenter:
		return free / 2, free - free/2
	}
	return 0, free
}

// stacked says each row as a list of its cells, each behind the heading of its column.
func (p *page) stacked(rows [][]*rich, width int) (lines []string) {
	for _, row := range rows[1:] {
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		for i, cell := range row {
			if cell.b.Len() == 0 {
				continue
			}
			lines = append(lines, p.labelled(rows[0][i], cell).lines(p, width)...)
		}
	}
	return lines
}

// labelled is a cell behind its heading.
func (p *page) labelled(heading, cell *rich) *rich {
	colon := ": "
	if p.v.Lang.String() == "zh" {
		colon = "："
	}
	r := &rich{marks: slices.Clone(heading.marks)}
	r.b.WriteString(heading.b.String() + colon)
	at := r.b.Len()
	r.b.WriteString(cell.b.String())
	for _, m := range cell.marks {
		r.marks = append(r.marks, mark{text.Stretch{From: m.From + at, To: m.To + at}, m.role})
	}
	return r
}
