// Package handin is what a learner hands in, and what of it is true: a hand-in claims what was done and
// how, and only what comes to the same when it is run again counts.
//
// What comes from learners is data of strangers: it is read within limits, and nothing in it reaches the
// machine. The package must not know how anything is shown.
package handin

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"lockstep/repl/progress"
	"lockstep/runtime/failure"
)

// Format is the format that this program writes.
const Format = 1

// Bounds of what is read. A learner who did a hundred lessons has 500 KB.
const (
	MaxBytes   = 4 << 20
	maxLessons = 1_000
	maxParts   = 200
	maxName    = 200 // bytes
)

// File is a hand-in.
type File struct {
	Lockstep string   `json:"lockstep"` // kindOfFile
	Format   int      `json:"format"`
	Name     string   `json:"name"`    // as the learner wrote it
	Holds    string   `json:"holds"`   // what the file says about the learner, in the learner's language
	Learner  uint64   `json:"learner"` // the seed of stages that vary by learner
	Lessons  []Lesson `json:"lessons"`
}

// Lesson is what was done in one lesson.
type Lesson struct {
	ID    string `json:"id"`   // as the progress names it: file/ID for one from a file
	Hash  string `json:"hash"` // of the lesson that the learner had
	Parts []Part `json:"parts"`
}

// Part is what is claimed of one part.
type Part struct {
	Number int `json:"part"` // from 1
	Claim
}

// Claim is what the progress keeps of a part.
type Claim = progress.Part

const kindOfFile = "hand-in"

// begins is how every hand-in begins.
var begins = []byte("{\n \"lockstep\": \"hand-in\",")

// Is says whether a file that begins so is a hand-in.
func Is(beginning []byte) bool { return bytes.HasPrefix(beginning, begins) }

// Of is what there is to hand in of a learner's progress.
func Of(r *progress.Record, name string) *File {
	f := &File{Lockstep: kindOfFile, Format: Format, Name: name, Learner: r.Learner, Lessons: []Lesson{}}
	for _, id := range slices.Sorted(maps.Keys(r.Lessons)) {
		kept := r.Lessons[id]
		l := Lesson{ID: id, Hash: kept.Hash}
		for i, p := range kept.Parts {
			if p.Done && p.Passed != nil { // what the learner went on to do with them is nobody else's business
				p.Programs = p.Passed
			}
			p.Passed = nil
			if p.Touched() {
				l.Parts = append(l.Parts, Part{i + 1, p})
			}
		}
		if l.Parts != nil {
			f.Lessons = append(f.Lessons, l)
		}
	}
	return f
}

// Count is how many parts it is about.
func (f *File) Count() (parts int) {
	for _, l := range f.Lessons {
		parts += len(l.Parts)
	}
	return parts
}

// Encode writes a hand-in as a person can read it.
func (f *File) Encode() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(f)
	return b.Bytes(), err
}

// Decode reads a hand-in. It fails with hand-in.none, hand-in.newer (format), hand-in.too-large (most) or
// hand-in.broken (what).
func Decode(data []byte) (*File, error) {
	if len(data) > MaxBytes {
		return nil, failure.New("hand-in.too-large", "most", MaxBytes>>20)
	}
	var head struct {
		Lockstep string `json:"lockstep"`
		Format   int    `json:"format"`
	}
	switch err := json.Unmarshal(data, &head); {
	case err != nil || head.Lockstep != kindOfFile || head.Format < 1:
		return nil, failure.New("hand-in.none")
	case head.Format > Format:
		return nil, failure.New("hand-in.newer", "format", head.Format)
	}
	f := &File{}
	if err := json.Unmarshal(data, f); err != nil {
		what := "json"
		var of *json.UnmarshalTypeError
		if errors.As(err, &of) && of.Field != "" {
			what = strings.ReplaceAll(of.Field, "Claim.", "") // which the file does not have
		}
		return nil, failure.New("hand-in.broken", "what", what)
	}
	if what := f.broken(); what != "" {
		return nil, failure.New("hand-in.broken", "what", what)
	}
	return f, nil
}

// broken names what in a hand-in no program of ours would have written; "" for nothing.
func (f *File) broken() string {
	if len(f.Name) > maxName || !utf8.ValidString(f.Name) {
		return "name"
	}
	if len(f.Lessons) > maxLessons {
		return "lessons"
	}
	seen := map[string]bool{}
	for i := range f.Lessons {
		l := &f.Lessons[i]
		if seen[l.ID] || l.ID == "" || len(l.ID) > maxName || len(l.Parts) > maxParts {
			return "lessons"
		}
		seen[l.ID] = true
		parts := map[int]bool{}
		for j := range l.Parts {
			p := &l.Parts[j]
			if parts[p.Number] || p.Number < 1 || p.Number > maxParts {
				return l.ID
			}
			parts[p.Number] = true
			p.Tidy()
		}
	}
	return ""
}

// record is what is claimed of a lesson as progress keeps it, made to fit what the lesson is now.
func (l *Lesson) record(hash string, keys []string) []Claim {
	claimed := &progress.Lesson{Hash: l.Hash}
	for _, p := range l.Parts {
		for len(claimed.Parts) < p.Number {
			claimed.Parts = append(claimed.Parts, progress.Part{})
		}
		claimed.Parts[p.Number-1] = p.Claim
	}
	r := progress.Record{Lessons: map[string]*progress.Lesson{l.ID: claimed}}
	return r.Lesson(l.ID, hash, keys).Parts
}
