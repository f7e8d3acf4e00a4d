package render

import (
	"slices"
	"strings"
	"unicode"

	"lockstep/repl/text"
	"lockstep/runtime/python/syntax"
)

// Whole is the Rows of a view that leaves nothing out.
const Whole = 1 << 30

// sourceRows is a line of a program with the rows that show it.
type sourceRows struct {
	number int
	blank  bool
	named  int // how many of the words that are asked about stand in it
	rows   []*line
}

// excerpt chooses which lines of a program to show in so many rows, and says how many it leaves out. Empty lines go
// first, for which nothing needs to be said: the numbers do. What remains has the line where the last actor stands,
// and those where others do; then the lines with the words that are asked about, most words first, and what stands
// between two of them; then what stands around the last one's.
func excerpt(all []sourceRows, stand []int, last, rows int) (shown []sourceRows, left int) {
	if height(all) <= rows {
		return all, 0
	}
	filled := slices.DeleteFunc(slices.Clone(all), func(l sourceRows) bool { return l.blank })
	taken := make([]bool, len(filled))
	take := func(i int) bool {
		if n := len(filled[i].rows); !taken[i] && n <= rows {
			taken[i], rows = true, rows-n
		}
		return taken[i]
	}
	at := max(slices.IndexFunc(filled, func(l sourceRows) bool { return l.number == last }), 0)
	if len(filled) > 0 {
		take(at)
	}
	most := 0
	for i, l := range filled {
		if slices.Contains(stand, l.number) {
			take(i)
		}
		most = max(most, l.named)
	}
	for ; most > 0; most-- {
		for i, l := range filled {
			if l.named == most {
				take(i)
			}
		}
	}
	for i := 1; i+1 < len(filled); i++ { // one line left out between two is missed
		if taken[i-1] && taken[i+1] {
			take(i)
		}
	}
	for up, down := at, at; up >= 0 || down < len(filled); {
		if down++; down < len(filled) && !take(down) {
			down = len(filled)
		}
		if up--; up >= 0 && !take(up) {
			up = -1
		}
	}
	for i, l := range filled {
		if taken[i] {
			shown = append(shown, l)
		}
	}
	return shown, len(filled) - len(shown)
}

// words are those of a line of a program, or of a text about one.
func words(s string) []string {
	return strings.FieldsFunc(s, func(c rune) bool { return c != '_' && !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}

// namedIn counts the words that are asked about in a line of a program.
func (v View) namedIn(source string) (n int) {
	if len(v.Named) == 0 {
		return 0
	}
	all := words(source)
	for i, w := range all {
		if slices.Contains(v.Named, w) && !slices.Contains(all[:i], w) {
			n++
		}
	}
	return n
}

// Named gives the words of what a text writes as code. A letter counts where it stands alone, being a variable then and
// not the prefix of a string; and a keyword, which stands in many a line that is not meant.
func Named(text string) (out []string) {
	for i, code := range strings.Split(text, "`") {
		all := words(code)
		for _, w := range all {
			if i%2 == 1 && (len(all) == 1 || len(w) > 1 && !syntax.IsKeyword(w)) {
				out = append(out, w)
			}
		}
	}
	return out
}

func height(lines []sourceRows) (n int) {
	for _, l := range lines {
		n += len(l.rows)
	}
	return n
}

// shares deals rows out to those who need them: what one does not need the others get. Who does with less gets what
// all the others leave.
func shares(needs, least []int, rows int) []int {
	want := slices.Clone(needs)
	for i, n := range least {
		if n > 0 {
			want[i] = min(n, needs[i])
		}
	}
	out := make([]int, len(want))
	for left, given := len(want), true; given && left > 0; {
		given = false
		each := max(rows/left, 2) // the heading, and how to see the rest
		for i, n := range want {
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
					rows -= each
				}
			}
		}
	}
	for i := range out {
		more := min(needs[i]-out[i], max(rows, 0))
		out[i] += more
		rows -= more
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
