package object

import (
	"fmt"
	"strings"
	"unicode"

	"lockstep/runtime/python/syntax"
)

// TracebackHead is the line above the frames.
const TracebackHead = "Traceback (most recent call last):\n"

// Traceback writes an exception as CPython does. File and lines are the
// program's.
func Traceback(h Host, e *Instance, file string, lines []string) string {
	t := tracer{h: h, file: file, lines: lines, seen: map[*Instance]bool{}}
	t.exception(e)
	return t.b.String()
}

type tracer struct {
	b     strings.Builder
	h     Host
	file  string
	lines []string
	seen  map[*Instance]bool // a chain may be a circle
}

func (t *tracer) exception(e *Instance) {
	t.seen[e] = true
	if c := e.Exc.Cause; c != nil && !t.seen[c] {
		t.exception(c)
		t.b.WriteString("\nThe above exception was the direct cause of the following exception:\n\n")
	} else if c := e.Exc.Context; c != nil && !e.Exc.Suppress && !t.seen[c] {
		t.exception(c)
		t.b.WriteString("\nDuring handling of the above exception, another exception occurred:\n\n")
	}
	if len(e.Exc.TB) > 0 {
		t.b.WriteString(TracebackHead)
	}
	t.frames(e.Exc.TB)
	t.b.WriteString(qualified(e.Cls))
	if s, err := StrOf(t.h, e); err != nil {
		t.b.WriteString(": <exception str() failed>")
	} else if s != "" {
		t.b.WriteString(": " + s + suggestion(e))
	}
	t.b.WriteByte('\n')
}

// sameFrames is how many times CPython writes one frame before it only counts.
const sameFrames = 3

func (t *tracer) frames(tb []TBEntry) {
	same := 0
	for i := len(tb) - 1; i >= 0; i-- {
		e := tb[i]
		if i < len(tb)-1 && e.Fn == tb[i+1].Fn && e.At.From.Line == tb[i+1].At.From.Line {
			same++
		} else {
			t.repeats(same)
			same = 0
		}
		if same < sameFrames {
			t.frame(e)
		}
	}
	t.repeats(same)
}

func (t *tracer) repeats(same int) {
	n := same - sameFrames + 1
	switch {
	case n == 1:
		t.b.WriteString("  [Previous line repeated 1 more time]\n")
	case n > 1:
		fmt.Fprintf(&t.b, "  [Previous line repeated %d more times]\n", n)
	}
}

func (t *tracer) frame(e TBEntry) {
	at := int(e.At.From.Line)
	fmt.Fprintf(&t.b, "  File \"%s\", line %d, in %s\n", t.file, at, e.Fn)
	if at < 1 || at > len(t.lines) {
		return
	}
	line := []rune(t.lines[at-1])
	stripped := strings.TrimLeft(string(line), " \t\f")
	fmt.Fprintf(&t.b, "    %s\n", stripped)
	if e.At.To.Line == 0 {
		return
	}
	from, to := int(e.At.From.Col)-1, int(e.At.To.Col)-1
	var marks string
	if e.At.To.Line != e.At.From.Line {
		to = len([]rune(strings.TrimRight(string(line), " \t")))
	} else if to <= len(line) {
		marks = anchors(line[from:to])
	}
	if marks == "" {
		if to-from == len([]rune(stripped)) {
			return // it is the whole line
		}
		marks = strings.Repeat("^", width(line[from:to]))
	}
	indent := len(line) - len([]rune(strings.TrimLeft(string(line), " \t\f")))
	fmt.Fprintf(&t.b, "    %s%s\n", strings.Repeat(" ", width(line[indent:from])), marks)
}

// anchors are the marks under an operation that tell its operator or subscript
// from the rest; "" for any other expression.
func anchors(segment []rune) string {
	x, err := syntax.ParseExpr("", string(segment))
	if err != nil {
		return ""
	}
	var from, to int
	switch x := x.Module.Main.Expr.(type) {
	case *syntax.Binary:
		for from = int(x.X.Where().To.Col) - 1; strings.ContainsRune(" )", segment[from]); from++ {
		}
		to = from + len(syntax.OpText[x.Op])
		if from+1 < int(x.Y.Where().From.Col)-1 && segment[from+1] != ' ' { // CPython takes any next character for one of the operator
			to = from + 2
		}
	case *syntax.Index:
		for from = int(x.X.Where().To.Col) - 1; segment[from] != '['; from++ {
		}
		to = len(segment)
	default:
		return ""
	}
	tilde := func(r []rune) string { return strings.Repeat("~", width(r)) }
	return tilde(segment[:from]) + strings.Repeat("^", width(segment[from:to])) + tilde(segment[to:])
}

// wide are the blocks of characters that take two columns.
var wide = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x1100, 0x115f, 1},
		{0x2e80, 0x303e, 1},
		{0x3041, 0x4dbf, 1},
		{0x4e00, 0xa4cf, 1},
		{0xa960, 0xa97c, 1},
		{0xac00, 0xd7a3, 1},
		{0xf900, 0xfaff, 1},
		{0xfe30, 0xfe6b, 1},
		{0xff01, 0xff60, 1},
		{0xffe0, 0xffe6, 1},
	},
	R32: []unicode.Range32{{0x1f300, 0x1f64f, 1}, {0x1f900, 0x1f9ff, 1}, {0x20000, 0x3fffd, 1}},
}

// width is how many columns a text takes.
func width(r []rune) int {
	n := len(r)
	for _, c := range r {
		if unicode.Is(wide, c) {
			n++
		}
	}
	return n
}

// qualified is a class's name with its module, where CPython shows it.
func qualified(c *Class) string {
	if c.Module == "" || c.Module == "__main__" {
		return c.QualName()
	}
	return c.fullName()
}
