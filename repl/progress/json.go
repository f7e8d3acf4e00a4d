package progress

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"slices"

	"lockstep/runtime/failure"
)

// maxBytes is the largest file that is read. A learner who did a hundred lessons has 500 KB.
const maxBytes = 16 << 20

// maxSchedule is the longest schedule that is kept, in bytes. One that solves a part has a few hundred.
const maxSchedule = 16 << 10

// MaxProgram is the longest program that is kept, in bytes.
const MaxProgram = 64 << 10

// maxAnswers is how many answers to one question are kept: the first ones.
const maxAnswers = 32

// maxCount is the largest of the numbers that are kept: of seconds, eleven days on one part.
const maxCount = 1_000_000

// decode reads a file. It fails with progress.newer (format) or progress.broken.
func decode(data []byte) (*Record, error) {
	var head struct {
		Format int `json:"format"`
	}
	if len(data) > maxBytes {
		return nil, failure.New("progress.broken")
	}
	if err := json.Unmarshal(data, &head); err != nil || head.Format < 1 {
		return nil, failure.New("progress.broken")
	}
	if head.Format > Format {
		return nil, failure.New("progress.newer", "format", head.Format)
	}
	r := &Record{}
	if err := json.Unmarshal(data, r); err != nil {
		return nil, failure.New("progress.broken")
	}
	r.tidy()
	if r.Format < 4 { // the programs by which an exercise was done were not kept apart
		for _, l := range r.Lessons {
			for i := range l.Parts {
				if p := &l.Parts[i]; p.Done {
					p.Passed = maps.Clone(p.Programs)
				}
			}
		}
	}
	return r, nil
}

// Language is the language that the learner with this folder chose, "" for none. It reads no further than
// that, since every start of the program asks: it stands before the lessons.
func Language(folder string) string {
	s := Store{folder: folder}
	f, err := s.file()
	if err != nil {
		return ""
	}
	defer f.Close()
	d := json.NewDecoder(io.LimitReader(f, maxBytes))
	_, _ = d.Token() // the bracket
	for {
		key, _ := d.Token()
		var value any
		if key == nil || key == "lessons" || d.Decode(&value) != nil {
			return ""
		}
		if lang, ok := value.(string); ok && key == "lang" {
			return lang
		}
	}
}

// tidy makes what somebody may have edited by hand into something that this program could have written.
func (r *Record) tidy() {
	if r.Lessons == nil {
		r.Lessons = map[string]*Lesson{}
	}
	for id, l := range r.Lessons {
		if l == nil {
			delete(r.Lessons, id)
			continue
		}
		l.At = min(max(l.At, 1), max(len(l.Parts), 1))
		for i := range l.Parts {
			l.Parts[i].Tidy()
		}
	}
}

// Tidy makes a part that somebody may have edited into one that this program could have written.
func (p *Part) Tidy() {
	for _, n := range []*int{&p.Tries, &p.Hints, &p.Seconds, &p.Commands, &p.Right} {
		*n = min(max(*n, 0), maxCount)
	}
	p.Answers = slices.DeleteFunc(p.Answers, func(n int) bool { return n < 1 })
	if p.Answers = p.Answers[:min(len(p.Answers), maxAnswers)]; len(p.Answers) == 0 {
		p.Answers = nil
	}
	for _, programs := range []map[string]string{p.Programs, p.Passed} {
		maps.DeleteFunc(programs, func(_, source string) bool { return len(source) > MaxProgram })
	}
	if len(p.Schedule) > maxSchedule {
		p.Schedule = ""
	}
}

// encode writes a record as a person can read it.
func encode(r *Record) ([]byte, error) {
	r.Format = Format
	r.tidy()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // ">" is a command
	e.SetIndent("", " ")
	err := e.Encode(r)
	return b.Bytes(), err
}
