package prompt

import (
	"strings"

	"github.com/mattn/go-runewidth"
)

// canvas is the rows that go-prompt has drawn: the line, and under it the menu. Columns are
// counted as go-prompt counts them, so that its cursor movements meet what it means.
type canvas struct {
	rows  []drawn
	x, y  int
	sgr   string // of what is drawn next
	bold  bool   // what is drawn next is the chosen entry of the menu
	shown bool   // a frame was drawn since the last flush
	broke bool   // the line was finished since the last flush
}

// drawn is a row of the canvas.
type drawn struct {
	cells  []cell
	chosen bool // it is the chosen entry of the menu
}

// cell is a column of the canvas: a character with what combines with it, nothing where the
// character before is double-width, or a blank that was never drawn.
type cell struct {
	text  string
	blank bool
	sgr   string
}

func (c *canvas) row(y int) *drawn {
	for len(c.rows) <= y {
		c.rows = append(c.rows, drawn{})
	}
	return &c.rows[y]
}

// put draws text at the cursor, and moves it.
func (c *canvas) put(text string) {
	for _, r := range text {
		if r == '\n' {
			c.broke = true
			continue
		}
		row := c.row(c.y)
		w := runewidth.RuneWidth(r)
		if w == 0 {
			c.combine(row, r)
			continue
		}
		for len(row.cells) < c.x+w {
			row.cells = append(row.cells, cell{blank: true})
		}
		row.cells[c.x] = cell{text: string(r), sgr: c.sgr}
		for i := 1; i < w; i++ {
			row.cells[c.x+i] = cell{}
		}
		row.chosen = row.chosen || c.bold
		c.x += w
	}
}

// combine adds a character without a width of its own to the one before it.
func (c *canvas) combine(row *drawn, r rune) {
	for i := min(c.x, len(row.cells)) - 1; i >= 0; i-- {
		if row.cells[i].text != "" {
			row.cells[i].text += string(r)
			return
		}
	}
}

func (c *canvas) eraseDown() {
	if c.y < len(c.rows) {
		r := &c.rows[c.y]
		r.cells = r.cells[:min(c.x, len(r.cells))]
		c.rows = c.rows[:c.y+1]
	}
}

// line is the text being typed, cut where the cursor stands.
func (c *canvas) line() (before, after string) {
	if len(c.rows) == 0 {
		return "", ""
	}
	cells, at := c.rows[0].cells, c.x
	if c.y > 0 {
		at = len(cells)
	}
	at = min(at, len(cells))
	return joined(cells[:at]), joined(cells[at:])
}

func joined(cells []cell) string {
	var b strings.Builder
	for _, c := range cells {
		b.WriteString(c.text)
	}
	return b.String()
}

// menu is the entries drawn under the line.
func (c *canvas) menu() []drawn {
	if len(c.rows) < 2 {
		return nil
	}
	rows := c.rows[1:]
	for len(rows) > 0 && len(rows[len(rows)-1].cells) == 0 {
		rows = rows[:len(rows)-1]
	}
	return rows
}

// selected is which entry of the menu is chosen; -1 for none.
func (c *canvas) selected() int {
	for i, r := range c.menu() {
		if r.chosen {
			return i
		}
	}
	return -1
}
