// Package progress is what a learner has done, on disk: one small JSON file, written by rename.
//
// It knows nothing of lessons, which are names and keys to it, and says nothing: what goes wrong
// is a failure with an id. It never reads the clock.
package progress

import (
	"maps"
	"slices"
)

// Format is the format that this program writes. A new field needs a new format: a program that
// does not know the field would drop it when it writes.
const Format = 4

// Record is everything that is kept about a learner.
type Record struct {
	Format  int                `json:"format"`
	Lang    string             `json:"lang,omitempty"`    // chosen with `lang`
	Last    string             `json:"last,omitempty"`    // the lesson that was open last
	Learner uint64             `json:"learner,omitempty"` // the seed of stages that vary by learner; 0 before one was opened
	Lessons map[string]*Lesson `json:"lessons"`
}

// Lesson is how far the learner is with a lesson.
type Lesson struct {
	Hash  string `json:"hash"` // of the lesson's content
	At    int    `json:"at"`   // the part that was open last, from 1
	Parts []Part `json:"parts"`
}

// Part is what the learner did in one part.
type Part struct {
	Key      string `json:"key"`                // a hash of what the part asks
	Done     bool   `json:"done,omitempty"`     // read, answered, or its goal reached
	Skipped  bool   `json:"skipped,omitempty"`  // left undone with `skip`
	Shown    bool   `json:"shown,omitempty"`    // the solution was shown before it was done
	Tries    int    `json:"tries,omitempty"`    // a do: beginnings from its start; else: answers given
	Hints    int    `json:"hints,omitempty"`    // shown before it was done
	Seconds  int    `json:"seconds,omitempty"`  // spent until it was done
	Commands int    `json:"commands,omitempty"` // a do: how many it took
	Schedule string `json:"schedule,omitempty"` // a do: the moves that reached the goal, those of the setup left out
	Seed     uint64 `json:"seed,omitempty"`     // of the run, where it was not the stage's own
	Answers  []int  `json:"answers,omitempty"`  // options chosen, from 1, in order
	Right    int    `json:"right,omitempty"`    // a predict: the option that the run bore out, from 1

	Programs map[string]string `json:"programs,omitempty"` // an exercise: the learner's own as they stand, by actor
	Passed   map[string]string `json:"passed,omitempty"`   // and those by which it was done
}

// Solved keeps that an exercise was done by these programs.
func (p *Part) Solved(programs map[string]string) { p.Done, p.Passed = true, maps.Clone(programs) }

// Left says whether the learner has no more to do here: it is done, or was skipped.
func (p *Part) Left() bool { return p.Done || p.Skipped }

// Touched says whether anything is kept about the part.
func (p *Part) Touched() bool { return p.Left() || p.Shown || p.Tries > 0 || p.Hints > 0 }

// Answered keeps an answer to a question, unless it was answered for good.
func (p *Part) Answered(option int) {
	if p.Done {
		return
	}
	p.Tries++
	if len(p.Answers) < maxAnswers {
		p.Answers = append(p.Answers, option)
	}
}

// Done is how many parts are done.
func (l *Lesson) Done() (n int) {
	for i := range l.Parts {
		if l.Parts[i].Done {
			n++
		}
	}
	return n
}

// Next is the first part, an index, that is neither done nor skipped; len(Parts) where there is none.
func (l *Lesson) Next() int {
	for i := range l.Parts {
		if !l.Parts[i].Left() {
			return i
		}
	}
	return len(l.Parts)
}

// Finished says whether the learner went through the whole lesson.
func (l *Lesson) Finished() bool { return len(l.Parts) > 0 && l.Next() == len(l.Parts) }

// Lesson gives what is kept about a lesson, made to fit what the lesson is now: hash is its
// content's, keys are its parts'.
func (r *Record) Lesson(id, hash string, keys []string) *Lesson {
	if r.Lessons == nil {
		r.Lessons = map[string]*Lesson{}
	}
	l := r.Lessons[id]
	if l == nil {
		l = &Lesson{At: 1}
		r.Lessons[id] = l
	}
	l.fit(hash, keys)
	return l
}

// fit keeps what is known about parts that ask what they asked before, wherever they stand now.
func (l *Lesson) fit(hash string, keys []string) {
	if l.Hash == hash && slices.EqualFunc(l.Parts, keys, func(p Part, key string) bool { return p.Key == key }) {
		return
	}
	parts := make([]Part, len(keys))
	taken := make([]bool, len(l.Parts))
	take := func(i, from int) {
		if parts[i].Key == "" && !taken[from] && l.Parts[from].Key == keys[i] {
			parts[i], taken[from] = l.Parts[from], true
		}
	}
	for i := range min(len(keys), len(l.Parts)) {
		take(i, i)
	}
	for i := range keys {
		for from := range l.Parts {
			take(i, from)
		}
		parts[i].Key = keys[i]
	}
	l.Hash, l.Parts = hash, parts
	l.At = min(max(l.At, 1), max(len(parts), 1))
}
