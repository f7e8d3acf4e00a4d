package render

import (
	"slices"
	"strings"

	"lockstep/repl/text"
)

// Whole is the Rows of a view that leaves nothing out.
const Whole = 1 << 30

// sourceRows is a line of a program with the rows that show it.
type sourceRows struct {
	number int
	blank  bool
	rows   []*line
}

// excerpt chooses which lines of a program to show in so many rows, and says how many lines are left out above
// and below, each of which takes a row to say. Empty lines go first, for which nothing needs to be said: the
// numbers do. What remains has the lines where actors stand, or at least the last one's.
func excerpt(all []sourceRows, stand []int, last, rows int) (shown []sourceRows, above, below int) {
	if height(all) <= rows {
		return all, 0, 0
	}
	var filled []sourceRows
	from, to, at := -1, 0, 0 // indices of those that must be seen, and of the last one
	for _, l := range all {
		if l.blank {
			continue
		}
		if slices.Contains(stand, l.number) {
			if from < 0 {
				from = len(filled)
			}
			to = len(filled) + 1
		}
		if l.number == last {
			at = len(filled)
		}
		filled = append(filled, l)
	}
	fits := func(from, to int) bool {
		n := height(filled[from:to])
		if from > 0 {
			n++
		}
		if to < len(filled) {
			n++
		}
		return n <= rows
	}
	if from < 0 || !fits(from, to) {
		from, to = at, at+1
	}
	if len(filled) == 0 || !fits(from, to) {
		return nil, 0, len(all)
	}
	for grown := true; grown; {
		grown = false
		if to < len(filled) && fits(from, to+1) {
			to, grown = to+1, true
		}
		if from > 0 && fits(from-1, to) {
			from, grown = from-1, true
		}
	}
	if from > 0 {
		above = filled[from].number - 1
	}
	if to < len(filled) {
		below = len(all) - filled[to-1].number
	}
	return filled[from:to], above, below
}

func height(lines []sourceRows) (n int) {
	for _, l := range lines {
		n += len(l.rows)
	}
	return n
}

// shares deals rows out to those who need them: what one does not need the others get.
func shares(needs []int, rows int) []int {
	out := make([]int, len(needs))
	for left, given := len(needs), true; given && left > 0; {
		given = false
		each := max(rows/left, 2) // the heading, and how to see the rest
		for i, n := range needs {
			if out[i] == 0 && n <= each {
				out[i], given = n, true
				rows -= n
				left--
			}
		}
		if !given {
			for i := range out {
				if out[i] == 0 {
					out[i] = each
				}
			}
		}
	}
	return out
}

// folded is a text in rows of a width, the later ones set in. It is broken where breaks says, which gives the
// length of the first row.
func (v View) folded(s string, width int, breaks func(s string, width int) int) []string {
	if v.Lang.Spoken() || text.Width(s) <= width {
		return []string{s}
	}
	indent := min(len(s)-len(strings.TrimLeft(s, " "))+2, width/2)
	n := breaks(s, width)
	rows := []string{strings.TrimRight(s[:n], " ")}
	room := width - indent
	for s = strings.TrimLeft(s[n:], " "); s != ""; s = strings.TrimLeft(s[n:], " ") {
		if n = len(s); text.Width(s) > room {
			n = breaks(s, room)
		}
		rows = append(rows, strings.Repeat(" ", indent)+strings.TrimRight(s[:n], " "))
	}
	return rows
}

func breakText(s string, width int) int { return max(text.Breaks(s, width)[0].To, 1) }

// breakSource breaks a line of a program behind a space, or behind an opening bracket where a space is too far in
// front.
func breakSource(s string, width int) int {
	best, space := 0, 0
	for i, c := range s {
		if i == 0 || !strings.ContainsRune(" ([{", c) {
			continue
		}
		if text.Width(s[:i+1]) > width {
			break
		}
		if best = i + 1; c == ' ' {
			space = best
		}
	}
	switch {
	case text.Width(s[:space]) >= width/2:
		return space
	case text.Width(s[:best]) >= width/3:
		return best
	}
	return breakText(s, width)
}
