package text

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Width is how many columns a string takes on a terminal. Ambiguous characters count as one.
func Width(s string) int {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return uniseg.StringWidth(s)
		}
	}
	return len(s)
}

// Pad fills a string up with spaces to a width in columns.
func Pad(s string, width int) string { return s + strings.Repeat(" ", max(width-Width(s), 0)) }

// Cut shortens a string to a width in columns, ending it with "…" when something was left out.
func Cut(s string, width int) string {
	if Width(s) <= width {
		return s
	}
	var b strings.Builder
	used := 0
	for g := uniseg.NewGraphemes(s); g.Next(); {
		if used+g.Width() > width-1 {
			break
		}
		used += g.Width()
		b.WriteString(g.Str())
	}
	return b.String() + "…"
}

// Clip shortens a string to at most so many bytes, where a letter begins. Of bytes that are no text it keeps
// all but the last few.
func Clip(s string, most int) string {
	if len(s) <= most {
		return s
	}
	n := most
	for least := max(n-utf8.UTFMax+1, 0); n > least && !utf8.RuneStart(s[n]); n-- {
	}
	return s[:n]
}

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

// Wrap breaks a paragraph into lines of at most width columns: see Breaks.
func Wrap(s string, width int) []string {
	var lines []string
	for _, b := range Breaks(s, width) {
		lines = append(lines, strings.ReplaceAll(s[b.From:b.To], noBreak, " "))
	}
	return lines
}

// noBreak is a space where Wrap breaks no line.
const noBreak = "\u00a0"

// longestTogether is how wide a command may be that is never broken.
const longestTogether = 30

// Together makes of commands, joined by a separator, a text that Wrap breaks between them only.
func Together(commands, separator string) string {
	all := strings.Split(commands, separator)
	for i, c := range all {
		if Width(c) <= longestTogether {
			all[i] = strings.ReplaceAll(c, " ", noBreak)
		}
	}
	return strings.Join(all, strings.ReplaceAll(strings.TrimRight(separator, " "), " ", noBreak)+" ")
}

// Stretch is a part of a string: the bytes from From up to To.
type Stretch struct{ From, To int }

// Breaks says which stretches of a paragraph make lines of at most width columns, broken where
// Unicode (UAX 14) allows it: between words, and between most Chinese characters but never before
// 、or 。. A word that is longer than a line is broken where the line ends. Spaces stay at the
// beginning of the paragraph, and at the end of no line. There is always one line.
func Breaks(s string, width int) []Stretch {
	var lines []Stretch
	start, used := 0, 0 // of the line being filled
	flush := func(end int) {
		lines = append(lines, Stretch{start, start + len(strings.TrimRight(s[start:end], " \r\n"))})
		start, used = end, 0
	}
	state, at := -1, 0
	for at < len(s) {
		segment, must, next := segmentOf(s[at:], state)
		state = next
		word := strings.TrimRight(segment, " \r\n")
		wide := Width(word)
		if used+wide > width && strings.TrimLeft(s[start:at], " ") != "" {
			flush(at)
		}
		if used+wide <= width {
			used += wide
		} else {
			for g := uniseg.NewGraphemes(word); g.Next(); used += g.Width() {
				if from, _ := g.Positions(); used > 0 && used+g.Width() > width {
					flush(at + from)
				}
			}
		}
		used += strings.Count(segment[len(word):], " ")
		at += len(segment)
		if must && at < len(s) {
			flush(at)
		}
	}
	if start < len(s) || len(lines) == 0 {
		flush(len(s))
	}
	return lines
}

// segmentOf is uniseg's first segment of s, after which a line may end, but for that within `server.2` or
// `10.0.0.1:9000` none does: UAX 14 says so (LB25), and uniseg breaks them before the digit.
func segmentOf(s string, state int) (segment string, must bool, next int) {
	for n := 0; ; {
		segment, _, must, state = uniseg.FirstLineSegmentInString(s[n:], state)
		n += len(segment)
		if must || n == len(s) || s[n] < '0' || s[n] > '9' || !strings.ContainsRune(".,:;", rune(s[n-1])) {
			return s[:n], must, state
		}
	}
}
