package object

import (
	"fmt"
	"strings"
)

// Traceback writes an exception as CPython does, without the ^^^^ marks. File
// and lines are the program's.
func Traceback(h Host, e *Instance, file string, lines []string) string {
	var b strings.Builder
	writeTraceback(&b, h, e, file, lines, map[*Instance]bool{})
	return b.String()
}

func writeTraceback(b *strings.Builder, h Host, e *Instance, file string, lines []string, seen map[*Instance]bool) {
	seen[e] = true // a chain may be a circle
	if c := e.Exc.Cause; c != nil && !seen[c] {
		writeTraceback(b, h, c, file, lines, seen)
		b.WriteString("\nThe above exception was the direct cause of the following exception:\n\n")
	} else if c := e.Exc.Context; c != nil && !e.Exc.Suppress && !seen[c] {
		writeTraceback(b, h, c, file, lines, seen)
		b.WriteString("\nDuring handling of the above exception, another exception occurred:\n\n")
	}
	if len(e.Exc.TB) > 0 {
		b.WriteString("Traceback (most recent call last):\n")
	}
	writeFrames(b, e.Exc.TB, file, lines)
	b.WriteString(qualified(e.Cls))
	if s, err := StrOf(h, e); err != nil {
		b.WriteString(": <exception str() failed>")
	} else if s != "" {
		b.WriteString(": " + s)
	}
	b.WriteByte('\n')
}

// sameFrames is how many times CPython writes one frame before it only counts.
const sameFrames = 3

func writeFrames(b *strings.Builder, tb []TBEntry, file string, lines []string) {
	same := 0
	for i := len(tb) - 1; i >= 0; i-- {
		t := tb[i]
		if i < len(tb)-1 && t == tb[i+1] {
			same++
		} else {
			writeRepeats(b, same)
			same = 0
		}
		if same >= sameFrames {
			continue
		}
		fmt.Fprintf(b, "  File \"%s\", line %d, in %s\n", file, t.Line, t.Fn)
		if t.Line > 0 && int(t.Line) <= len(lines) {
			fmt.Fprintf(b, "    %s\n", strings.TrimSpace(lines[t.Line-1]))
		}
	}
	writeRepeats(b, same)
}

func writeRepeats(b *strings.Builder, same int) {
	n := same - sameFrames + 1
	switch {
	case n == 1:
		b.WriteString("  [Previous line repeated 1 more time]\n")
	case n > 1:
		fmt.Fprintf(b, "  [Previous line repeated %d more times]\n", n)
	}
}

// qualified is a class's name with its module, where CPython shows it.
func qualified(c *Class) string {
	if c.Module == "" || c.Module == "__main__" {
		return c.Name
	}
	return c.Module + "." + c.Name
}
