package text

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Width is how many columns a string takes on a terminal. Ambiguous characters count as one.
func Width(s string) int { return uniseg.StringWidth(s) }

// Pad fills a string up with spaces to a width in columns.
func Pad(s string, width int) string { return s + strings.Repeat(" ", max(width-Width(s), 0)) }

// Escape makes a string from a program, a lesson or a file harmless on a terminal: control
// characters, line ends, text direction marks and broken UTF-8 become \n, \x1b, \u202e.
func Escape(s string) string {
	if clean(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case !hidden(r):
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
		i += n
	}
	return b.String()
}

func clean(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return utf8.ValidString(s) && strings.IndexFunc(s, hidden) < 0
		}
	}
	return true
}

// hidden says whether a character would steer the terminal or hide itself instead of showing.
// The joiners are part of ordinary writing.
func hidden(r rune) bool {
	const joiner, nonJoiner = '\u200d', '\u200c'
	return unicode.IsControl(r) || unicode.In(r, unicode.Zl, unicode.Zp) ||
		unicode.Is(unicode.Cf, r) && r != joiner && r != nonJoiner
}

// Wrap breaks a paragraph into lines of at most width columns, where Unicode (UAX 14) allows a
// break: between words, and between most Chinese characters but never before 、or 。. A word that
// is longer than a line is broken where the line ends.
func Wrap(s string, width int) []string {
	var lines []string
	var line strings.Builder
	used := 0
	flush := func() {
		lines = append(lines, strings.TrimRight(line.String(), " "))
		line.Reset()
		used = 0
	}
	state, rest := -1, s
	for rest != "" {
		var segment string
		var must bool
		segment, rest, must, state = uniseg.FirstLineSegmentInString(rest, state)
		segment = strings.TrimRight(segment, "\r\n")
		if used > 0 && used+Width(strings.TrimRight(segment, " ")) > width {
			flush()
		}
		if Width(strings.TrimRight(segment, " ")) > width {
			segment = breakWord(&lines, segment, width)
		}
		line.WriteString(segment)
		used += Width(segment)
		if must && rest != "" {
			flush()
		}
	}
	if line.Len() > 0 || len(lines) == 0 {
		flush()
	}
	return lines
}

// breakWord moves full lines of a word that is too long to lines, and gives what is left of it.
func breakWord(lines *[]string, word string, width int) string {
	used, start, at := 0, 0, 0
	for g := uniseg.NewGraphemes(word); g.Next(); {
		if used > 0 && used+g.Width() > width {
			*lines = append(*lines, word[start:at])
			start, used = at, 0
		}
		used += g.Width()
		at += len(g.Str())
	}
	return word[start:]
}
