// Package prompt reads the learner's lines and shows what answers them: at a terminal, with
// editing, completion, history and pages, or plainly from a pipe.
//
// It must not know what the lines mean: what a word may become, and what is said above the
// line, comes with each Read.
package prompt

import "lockstep/repl/text"

// Reader reads one line after another. Only one goroutine may use it.
type Reader interface {
	// Read shows a prompt and gives the next line without its line end; io.EOF when there is none.
	// A line that is refused (a *failure.Failure) is passed over: the next Read goes on behind it.
	Read(Prompt) (line string, err error)

	// Show writes lines, a screenful at a time where somebody can press a key to go on; the
	// language is that of what it says about that.
	Show(l text.Lang, lines []string) error
}

// Prompt is what a Read shows, and what it may ask while a line is being typed.
type Prompt struct {
	Where string    // says where the learner is, before the ">"; may hold colours. Only terminals show it
	Lang  text.Lang // of what the reader itself says

	// Complete lists what the word at the end of a line may become; nil for nothing.
	Complete func(line string) []Suggestion
}

// Suggestion is one completion of a word.
type Suggestion struct {
	Text string // what takes the place of the word
	Help string // what it is, in a few words
}

// mark ends every prompt.
const mark = "> "
