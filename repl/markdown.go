package repl

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lockstep/repl/text"
)

// prose lays out the Markdown of a lesson as plain lines: paragraphs and list items wrapped to a
// width, code as it stands, headings and emphasis without their marks. Code keeps its backquotes,
// which tell a learner what to type.
func prose(markdown string, width int) []string {
	var out []string
	var open block
	fenced := false
	flush := func() {
		out = append(out, open.lines(width)...)
		open = block{}
	}
	for _, line := range strings.Split(strings.TrimRight(markdown, "\n"), "\n") {
		trimmed := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(trimmed, "```"):
			flush()
			fenced = !fenced
		case fenced, strings.HasPrefix(line, "    ") && open.text == "":
			out = append(out, "    "+text.Escape(strings.TrimPrefix(line, "    ")))
		case trimmed == "":
			flush()
			if len(out) > 0 && out[len(out)-1] != "" {
				out = append(out, "")
			}
		case strings.HasPrefix(trimmed, "- ") || strings.HasPrefix(trimmed, "* "):
			flush()
			open = block{mark: "- ", text: trimmed[2:]}
		case strings.HasPrefix(trimmed, "#"):
			flush()
			open.text = strings.TrimSpace(strings.TrimLeft(trimmed, "#"))
			flush()
		default:
			open.text = join(open.text, trimmed)
		}
	}
	flush()
	return out
}

// block is a paragraph or a list item while its lines are collected.
type block struct{ mark, text string }

func (b block) lines(width int) []string {
	if b.text == "" {
		return nil
	}
	lines := text.Wrap(text.Escape(unmark(b.text)), width-len(b.mark))
	for i := range lines {
		mark := b.mark
		if i > 0 {
			mark = strings.Repeat(" ", len(mark))
		}
		lines[i] = mark + lines[i]
	}
	return lines
}

// join puts two lines of a paragraph together. Between two Chinese characters, and beside Chinese
// punctuation, a line end is no space.
func join(a, b string) string {
	if a == "" {
		return b
	}
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	if wide(last) && (wide(first) || unicode.IsPunct(last) || strings.ContainsRune(narrow, first)) ||
		wide(first) && (unicode.IsPunct(first) || strings.ContainsRune(narrow, last)) {
		return a + b
	}
	return a + " " + b
}

// narrow is the Chinese punctuation that takes a single column.
const narrow = "“”‘’—…·"

func wide(r rune) bool { return text.Width(string(r)) == 2 }

// unmark leaves out the marks of emphasis, but not inside code.
func unmark(s string) string {
	var b strings.Builder
	for i, part := range strings.Split(s, "`") {
		if i > 0 {
			b.WriteByte('`')
		}
		if i%2 == 0 {
			part = strings.ReplaceAll(strings.ReplaceAll(part, "**", ""), "__", "")
		}
		b.WriteString(part)
	}
	return b.String()
}
