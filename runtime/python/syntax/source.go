package syntax

import (
	"strings"
	"unicode/utf8"

	"lockstep/runtime/failure"
)

// Bounds that keep hostile sources from costing much memory or Go stack. They
// are CPython's own where it has some.
const (
	maxSource  = 1 << 20 // bytes
	maxNesting = 100     // expressions or blocks in each other
	maxIndents = 100
)

// source is the text being read and the failures found in it so far. Scanner,
// parser and resolver share it.
type source struct {
	file  string
	runes []rune
	lines []string
	fails failure.List
}

// A panic with one of these is how the front end leaves a deep recursion; none
// of them gets out of this package.
type (
	abandon struct{} // a syntax error: what follows could only be guessed
	skip    struct{} // a statement outside the subset: go on behind it
)

func newSource(file, text string) (*source, error) {
	s := &source{file: file}
	if len(text) > maxSource {
		return nil, failure.List{failure.New("python.long", "limit", maxSource).Here(failure.Place{File: file})}
	}
	text = strings.TrimPrefix(text, "\ufeff")
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	s.lines = strings.Split(text, "\n")
	if !utf8.ValidString(text) {
		return nil, failure.List{failure.New("python.encoding").Here(s.badLine())}
	}
	s.runes = []rune(text)
	return s, nil
}

func (s *source) badLine() failure.Place {
	for i, l := range s.lines {
		if !utf8.ValidString(l) {
			return failure.Place{File: s.file, Line: i + 1}
		}
	}
	return failure.Place{File: s.file}
}

// PlaceOf makes the place of a failure.
func PlaceOf(file string, lines []string, at Span) failure.Place {
	p := failure.Place{File: file, Line: int(at.From.Line), Col: int(at.From.Col)}
	if at.To.Line == at.From.Line {
		p.EndCol = int(at.To.Col)
	}
	if i := int(at.From.Line) - 1; i >= 0 && i < len(lines) {
		p.Source = lines[i]
	}
	return p
}

// note records a failure and goes on.
func (s *source) note(at Span, id string, args ...any) {
	s.fails = append(s.fails, failure.New(id, args...).Here(PlaceOf(s.file, s.lines, at)))
}

// fail records a syntax error and ends the reading.
func (s *source) fail(at Span, id string, args ...any) {
	s.note(at, id, args...)
	panic(abandon{})
}

// refuse records what the subset lacks and skips the rest of the statement.
func (s *source) refuse(at Span, id string, args ...any) {
	s.note(at, id, args...)
	panic(skip{})
}

// reading runs a part of the front end and turns its panic into an error.
func (s *source) reading(part func()) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil, abandon, skip:
			err = s.fails.Err()
		default:
			panic(r)
		}
	}()
	part()
	return nil
}
