// Package failure is the one shape of everything Lockstep itself refuses: an
// identifier, named arguments, and the place it is about. It holds no sentence:
// repl/text makes the sentence, in the learner's language. Beside it stands what
// finds out what a mistyped word was to be: the nearest name, and the ASCII that
// a full-width character stands for.
//
// What a learner's program does wrong is never a failure; it is an event.
// This package must not know any other package of the module.
package failure

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Place is where in a file a failure is. The zero Place means "nowhere in
// particular". Line and Col count from 1, columns in code points; a zero Col
// means the whole line. EndCol is one past the last column of what is meant, or 0.
type Place struct {
	File      string
	Line, Col int
	EndCol    int
	Source    string // the line itself, without its line end, where it is known
}

// String gives file:line:col, as far as known.
func (p Place) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Failure is one thing that Lockstep refuses.
type Failure struct {
	ID   string // names the sentence in repl/text, such as "step.blocked"
	Args []any  // name, value, name, value: what the sentence mentions
	At   Place
}

// New makes a failure without a place. Args alternate name (a string) and value.
func New(id string, args ...any) *Failure { return &Failure{ID: id, Args: args} }

// Here gives the failure a place, and returns it.
func (f *Failure) Here(p Place) *Failure {
	f.At = p
	return f
}

// Bare is the failure without its place.
func (f *Failure) Bare() *Failure { return New(f.ID, f.Args...) }

// Arg gives the value of a named argument, or nil.
func (f *Failure) Arg(name string) any {
	for i := 0; i+1 < len(f.Args); i += 2 {
		if f.Args[i] == name {
			return f.Args[i+1]
		}
	}
	return nil
}

// Error gives the bare identifier and arguments: for tests and logs, not for learners.
func (f *Failure) Error() string {
	var b strings.Builder
	if s := f.At.String(); s != "" {
		b.WriteString(s + ": ")
	}
	b.WriteString(f.ID)
	for i := 0; i+1 < len(f.Args); i += 2 {
		fmt.Fprintf(&b, " %v=%v", f.Args[i], f.Args[i+1])
	}
	return b.String()
}

// List is several failures at once.
type List []*Failure

// Error lists every failure, a line each.
func (l List) Error() string {
	lines := make([]string, len(l))
	for i, f := range l {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Err is the list as an error: nil when it is empty. It sorts the list by place.
func (l List) Err() error {
	if len(l) == 0 {
		return nil
	}
	slices.SortStableFunc(l, func(a, b *Failure) int {
		return cmp.Or(cmp.Compare(a.At.File, b.At.File), cmp.Compare(a.At.Line, b.At.Line), cmp.Compare(a.At.Col, b.At.Col))
	})
	return l
}

// All takes the failures out of an error: one, a list, or none when err is of
// another kind (a fault of the machine, such as a full disk).
func All(err error) List {
	var l List
	if errors.As(err, &l) {
		return l
	}
	var f *Failure
	if errors.As(err, &f) {
		return List{f}
	}
	return nil
}
