package lessons

import (
	"strings"
	"unicode/utf8"

	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
)

// Code is text in another language, such as a goal or a schedule, and where it stands in
// the lesson's file. The zero Code is one that the file does not have.
type Code struct {
	Source string
	At     failure.Place // of the first character

	lines []string // the file's
	exact bool     // whether the text stands in the file as it is, so that places inside are known
	line  int      // exact: the line of the file that Source begins in
	col   int      // exact: the columns before Source, on every line of it that is not its first
	first int      // exact: the columns before Source on its first line
}

// Given says whether the file has this code.
func (c Code) Given() bool { return c.At.Line > 0 }

// program is the code as the program of an actor.
func (c Code) program(file string) stage.Program {
	return stage.Program{File: file, Line: c.line - 1, Col: c.col, Source: c.Source}
}

// Place turns a place inside the code, counted from 1, into the place in the file. Where
// the file writes the code in a way that hides its inside (in quotes with escapes, or
// folded) it is the place of the code as a whole.
func (c Code) Place(line, col, endCol int) failure.Place {
	if !c.exact || line < 1 || c.line+line-1 > len(c.lines) {
		return c.At
	}
	before := c.col
	if line == 1 {
		before = c.first
	}
	p := failure.Place{File: c.At.File, Line: c.line + line - 1}
	p.Source = c.lines[p.Line-1]
	if col > 0 {
		p.Col = before + col
	}
	if endCol > 0 {
		p.EndCol = before + endCol
	}
	return p
}

// Put gives failures about the code, whose places count inside it, their places in the file.
func (c Code) Put(err error) error {
	for _, f := range failure.All(err) {
		f.At = c.Place(max(f.At.Line, 1), f.At.Col, f.At.EndCol)
	}
	return err
}

// PlaceOf turns characters of the code, counted from 1 through all its lines, into the place in
// the file. end is one past the last, or 0.
func (c Code) PlaceOf(from, end int) failure.Place {
	line, col := 1, from
	for _, l := range strings.Split(c.Source, "\n") {
		n := utf8.RuneCountInString(l) + 1
		if col <= n {
			break
		}
		line, col = line+1, col-n
	}
	if end > 0 {
		end = col + end - from
	}
	return c.Place(line, col, end)
}

// locate finds out whether the code stands in the file as it is: at line and col (from 1),
// or, for a block, on the lines after.
func (c *Code) locate(lines []string, line, col int, block bool) {
	c.lines = lines
	if block {
		c.line = line + 1
		c.col, c.exact = blockIndent(c.Source, lines, line)
		c.first = c.col
		return
	}
	if strings.Contains(c.Source, "\n") || line > len(lines) {
		return
	}
	rest, ok := skip(lines[line-1], col-1)
	if ok && !strings.HasPrefix(rest, c.Source) && len(rest) > 0 { // after the quote
		rest, col = rest[1:], col+1
	}
	if ok && strings.HasPrefix(rest, c.Source) {
		c.line, c.first, c.exact = line, col-1, true
	}
}

// blockIndent gives the columns before the text of a literal block whose header is on a line.
func blockIndent(text string, lines []string, header int) (indent int, ok bool) {
	for i, t := range strings.Split(text, "\n") {
		if strings.TrimSpace(t) == "" {
			continue
		}
		if header+i >= len(lines) || !strings.HasSuffix(lines[header+i], t) {
			return 0, false
		}
		return len(lines[header+i]) - len(t), true
	}
	return 0, true
}

// skip leaves out the first n characters of a line.
func skip(line string, n int) (rest string, ok bool) {
	for ; n > 0; n-- {
		_, size := utf8.DecodeRuneInString(line)
		if size == 0 {
			return "", false
		}
		line = line[size:]
	}
	return line, true
}
