package syntax

import (
	"cmp"
	"slices"
)

// Look is how a stretch of a program stands out when the program is shown.
type Look uint8

// The looks.
const (
	LookKeyword Look = iota
	LookLiteral      // a number or a string
	LookComment
)

// Mark is a stretch of a program that stands out.
type Mark struct {
	Look Look
	At   Span
}

// Marks finds what stands out in a source, in order. It need not be a whole program: behind the
// first thing that no program can hold nothing is marked.
func Marks(src string) []Mark {
	so, err := newSource("", src)
	if err != nil {
		return nil
	}
	sc := &scanner{source: so, end: len(so.runes), pos: Pos{1, 1}}
	_ = so.reading(func() { sc.scan() }) // what was scanned before a failure is good
	var marks []Mark
	for _, t := range sc.tokens {
		switch t.kind {
		case keyword:
			marks = append(marks, Mark{LookKeyword, t.at})
		case number, text:
			marks = append(marks, Mark{LookLiteral, t.at})
		}
	}
	for _, at := range sc.comments {
		marks = append(marks, Mark{LookComment, at})
	}
	slices.SortFunc(marks, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(a.At.From.Line, b.At.From.Line), cmp.Compare(a.At.From.Col, b.At.From.Col))
	})
	return marks
}
