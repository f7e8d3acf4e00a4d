package text

import (
	"strings"

	"lockstep/runtime/failure"
)

// caretWindow is how many columns of a long source line are shown where nobody knows how wide the output is.
const caretWindow = 100

// Failure is a failure in full: the place and the sentence, then, where the source line is
// known, that line with what is meant underlined.
func Failure(l Lang, f *failure.Failure) string { return FailureIn(l, f, caretWindow) }

// FailureIn is Failure with at most so many columns of the source line.
func FailureIn(l Lang, f *failure.Failure, window int) string {
	s := Say(l, f.ID, f.Args...)
	if place := f.At.String(); place != "" {
		s = Escape(place) + ": " + s
	}
	if f.At.Source == "" || f.At.Line == 0 {
		return s
	}
	return s + "\n" + Caret(f.At, window)
}

// Error is any error as a learner sees it: every failure in it in full, each on lines of its own,
// or the plain message of a fault that is not ours (a disk that is full).
func Error(l Lang, err error) string { return ErrorIn(l, err, caretWindow) }

// ErrorIn is Error with at most so many columns of each source line.
func ErrorIn(l Lang, err error, window int) string {
	all := failure.All(err)
	if len(all) == 0 {
		return Escape(err.Error())
	}
	shown := make([]string, len(all))
	for i, f := range all {
		shown[i] = FailureIn(l, f, window)
	}
	return strings.Join(shown, "\n")
}

// Caret is a source line, indented, with the columns that a place means underlined on the next; of a long
// line a window of so many columns.
func Caret(p failure.Place, window int) string {
	line := []rune(strings.ReplaceAll(strings.ToValidUTF8(p.Source, "�"), "\t", " "))
	if p.Col == 0 {
		return "    " + Cut(Escape(string(line)), window)
	}
	start := min(p.Col-1, len(line))
	end := min(max(p.EndCol-1, start+1), len(line))
	dots := ""
	if Width(string(line[:min(end+8, len(line))])) > window {
		from := max(start-window/4, 0)
		line, start, end, dots = line[from:], start-from, end-from, "…"
	}
	before := dots + Escape(string(line[:start]))
	meant := ""
	if start < end {
		meant = Escape(string(line[start:end]))
	}
	shown := before + meant + Escape(string(line[max(start, end):]))
	room := max(window-Width(before), 1)
	under := "^" + strings.Repeat("~", max(min(Width(meant), room)-1, 0))
	return "    " + Cut(shown, window) + "\n    " + strings.Repeat(" ", Width(before)) + under
}
