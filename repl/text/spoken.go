package text

import "strings"

// Spoken is the part of a Lang that says that nothing is drawn: a screen reader reads it. Marks are
// said in words or left out, and nothing stands side by side.
const Spoken Lang = 1 << 7

// Spoken says whether nothing is drawn in this language.
func (l Lang) Spoken() bool { return l&Spoken != 0 }

// aloud is the end of the id of a sentence that is said instead of another where nothing is drawn.
const aloud = "-aloud"

// marks are what nobody reads aloud, and what stands for them. A mark that words follow anyway is
// left out.
var marks = []struct{ drawn, en, zh string }{
	{" · ", ", ", "，"},
	{" → ", " to ", " 到 "},
	{"← ", "", ""},
	{"✓ ", "", ""},
	{"✗ ", "", ""},
	{"▸ ", "", ""},
	{"◂ ", "", ""},
	{"⋮ ", "", ""},
	{"… ", "", ""},
	{"» ", "", ""},
	{"── ", "", ""},
	{" ──", "", ""},
}

// inWords says the marks of a template in words.
func (l Lang) inWords(template string) string {
	for _, m := range marks {
		template = strings.ReplaceAll(template, m.drawn, l.of(m.en, m.zh))
	}
	return template
}

// Aloud says the mark that a piece of a line begins with, behind spaces, in words. What follows may
// come from a program and stays.
func (l Lang) Aloud(piece string) string {
	if !l.Spoken() {
		return piece
	}
	rest := strings.TrimLeft(piece, " ")
	for _, m := range marks {
		if after, found := strings.CutPrefix(piece, m.drawn); found {
			return l.of(m.en, m.zh) + after
		}
		if after, found := strings.CutPrefix(rest, m.drawn); found {
			return piece[:len(piece)-len(rest)] + l.of(m.en, m.zh) + after
		}
	}
	return piece
}
