package markdown

import (
	"slices"
	"strings"

	source "github.com/yuin/goldmark/text"

	"lockstep/repl/render"
	"lockstep/repl/text"
	"lockstep/runtime/python/syntax"
)

// looks is the role of what stands out in a program.
var looks = map[syntax.Look]render.Role{
	syntax.LookKeyword: render.Keyword, syntax.LookLiteral: render.Literal, syntax.LookComment: render.Faint,
}

// codeIndent is how far a block of code stands in, and what is left of a line of it that is too
// long stands in further.
const codeIndent = 4

// code lays out a block of code as it stands, indented; what is longer than a line goes on in the
// next, further in. Python is coloured.
func (p *page) code(lines *source.Segments, language string, width int) []string {
	var b strings.Builder
	for i := range lines.Len() {
		at := lines.At(i)
		b.Write(at.Value(p.src))
	}
	code := strings.ReplaceAll(strings.TrimRight(b.String(), "\n"), "\t", "    ")
	var marks []syntax.Mark
	if slices.Contains([]string{"python", "py"}, strings.ToLower(language)) {
		marks = syntax.Marks(code)
	}
	indent := strings.Repeat(" ", codeIndent)
	return prefixed(indent, indent, codeIndent, width, func(width int) (shown []string) {
		for i, line := range strings.Split(code, "\n") {
			shown = append(shown, p.codeLine([]rune(line), int32(i)+1, marks, width)...)
		}
		return shown
	})
}

// codeLine is one line of a program, with what the marks say of it.
func (p *page) codeLine(line []rune, number int32, marks []syntax.Mark, width int) []string {
	r, at := &rich{}, 0
	part := func(to int, role render.Role) {
		if to = min(max(to, at), len(line)); to > at {
			r.add(string(line[at:to]), role)
			at = to
		}
	}
	for _, m := range marks {
		if m.At.From.Line > number || m.At.To.Line < number {
			continue
		}
		from, to := 0, len(line)
		if m.At.From.Line == number {
			from = int(m.At.From.Col) - 1
		}
		if m.At.To.Line == number {
			to = int(m.At.To.Col) - 1
		}
		part(from, render.Code)
		part(to, looks[m.Look])
	}
	part(len(line), render.Code)
	return r.hanging(p, width)
}

// hanging lays a line of code out: what is too long goes on further in than the line begins.
func (r *rich) hanging(p *page, width int) []string {
	s := r.b.String()
	first := text.Breaks(s, width)[0]
	lines := []string{r.show(p, first)}
	rest := strings.TrimLeft(s[first.To:], " ")
	if rest == "" {
		return lines
	}
	in := min(len(s)-len(strings.TrimLeft(s, " "))+codeIndent, max(width-leastWidth, 0))
	from := len(s) - len(rest)
	for _, at := range text.Breaks(rest, width-in) {
		at.From, at.To = at.From+from, at.To+from
		lines = append(lines, strings.Repeat(" ", in)+r.show(p, at))
	}
	return lines
}
