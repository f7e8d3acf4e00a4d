// Package lessons is what a lesson is: the model, the loader that reads it from one
// YAML file and reports everything that is wrong at once and at its place, and the
// catalogue of the lessons that come with the program.
//
// It must not know how a lesson is shown or how far a learner has come. It is the only
// package that reads YAML, so that the YAML module can be exchanged in one line.
package lessons

import (
	"slices"
	"strings"

	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
)

// Lesson is one file: stages to set up, and the parts that lead through them.
// Nothing in it is changed once it is loaded.
type Lesson struct {
	File    string  // as errors name it
	Course  *Course // nil for none
	Format  int
	ID      string // within a course COURSE/own
	IDAt    failure.Place
	Chapter string
	Section string
	Minutes int
	Needs   []Name // the lessons that come before
	Title   Text
	Summary Text
	Forbid  []Name         // commands that the whole lesson does without, of Helping
	Outcome Text           // what a learner can do afterwards; no text where the file has none
	Stages  []*stage.Stage // complete, in the order written
	Parts   []Part
	lacks   bool   // some text is not there in every language
	always  []Code // of each of Stages: where it has its condition from
	text    []byte // the whole file
}

// Stage finds a stage by its name, or gives nil.
func (l *Lesson) Stage(name string) *stage.Stage {
	for _, s := range l.Stages {
		if s.Name == name {
			return s
		}
	}
	return nil
}

// Always is where a stage has its condition from: nothing Given where it has none.
func (l *Lesson) Always(s *stage.Stage) Code {
	for i := range l.Stages {
		if l.Stages[i] == s {
			return l.always[i]
		}
	}
	return Code{}
}

// Exercised is a stage as an exercise on it begins, with the exercise's condition; nil when none is on it.
func (l *Lesson) Exercised(s *stage.Stage) *stage.Stage {
	for i := range l.Parts {
		if p := &l.Parts[i]; p.Exercise() && p.Stage.Name == s.Name {
			return p.Unsolved
		}
	}
	return nil
}

// OwnID is the lesson's id without its course's.
func (l *Lesson) OwnID() string { return ownID(l.ID) }

func ownID(id string) string { return id[strings.IndexByte(id, '/')+1:] }

// Languages are those that the lesson's texts are written in.
func (l *Lesson) Languages() []string {
	if l.Course != nil {
		return l.Course.Languages
	}
	return Languages
}

// In says whether the lesson is written in a language: its course has it, or all its texts do.
func (l *Lesson) In(lang string) bool { return slices.Contains(l.Languages(), lang) || !l.lacks }

// Languages are the languages that every text of a lesson is written in, unless its course has fewer.
var Languages = []string{"en", "zh"}

// Text is what a learner reads, by language.
type Text struct {
	EN, ZH string // equal where the file gives one string for every language, or lacks one
	At     failure.Place
	Each   bool // the file has a string of its own for each language
}

// In gives the text in a language; what is no language of ours reads English.
func (t Text) In(lang string) string {
	if lang == "zh" {
		return t.ZH
	}
	return t.EN
}

// Name is a name written in a lesson, and where.
type Name struct {
	Name string
	At   failure.Place
}

// Among says whether a name is one of those that a lesson writes.
func Among(all []Name, name string) bool {
	return slices.ContainsFunc(all, func(n Name) bool { return n.Name == name })
}

// Kind is what a part asks of the learner.
type Kind uint8

// The kinds of part.
const (
	Say     Kind = iota // read
	Predict             // say what a run will do, then see it
	Do                  // steer a run to a goal
	Quiz                // choose an answer
)

var kindNames = [...]string{"say", "predict", "do", "quiz"}

// String is the kind's key in a lesson file.
func (k Kind) String() string { return kindNames[k] }

// Steers says whether parts of this kind set up a run.
func (k Kind) Steers() bool { return k == Predict || k == Do }

// Part is one piece of a lesson. Which fields mean something depends on Kind.
type Part struct {
	Kind Kind
	At   failure.Place

	Text     Text     // Say: the text. Otherwise: what is asked
	Stage    Name     // Predict, Do: the stage; no Name when the file says none
	Setup    Code     // Predict, Do: the schedule that is played before the learner arrives
	Options  []Option // Predict, Quiz
	Then     Code     // Predict: the schedule that shows who was right
	Answer   Code     // Predict: the expression that says who was right, after Then
	Goal     Code     // Do: the expression to make true
	Forbid   []Name   // Do: commands that may not be used, by their full names
	World    string   // Do: "lab" or "real"; "" where the file leaves it to the learner
	Par      int      // Do: the number of commands that is enough; 0 when the file says none
	ParAt    failure.Place
	Hints    []Text // Do
	Solution Code   // Do: a schedule that reaches the goal

	// A do that is an exercise has these instead of a goal and a schedule.
	Edit     []Name        // the actors whose programs the learner changes
	Always   Code          // the expression that no order may break: the stage's, where the part has none
	Unsolved *stage.Stage  // the stage with this as its condition
	Solved   *stage.Stage  // the stage with the author's changed programs
	SolvedAt failure.Place // where these are written

	solution []entry[Code] // these programs
}

// Exercise says whether the learner changes programs until no order breaks a condition.
func (p *Part) Exercise() bool { return len(p.Edit) > 0 }

// Option is one answer that a learner may choose.
type Option struct {
	Value Code // Predict: an expression without a run, compared by value
	Text  Text // Quiz: what is shown. Predict: shown instead of Value, where there is one
	Why   Text // what is said when it is chosen; Predict: once the run has shown it, where there is one
	Right bool // Quiz
	At    failure.Place
}

// Helping are the commands that a lesson may forbid as a whole.
var Helping = []string{"skip", "solution"}

// Forbiddable are the commands that a part may forbid.
var Forbiddable = []string{
	"step", "run", "until", "back", "redo", "restart", "type", "kill",
	"deliver", "drop", "dup", "tick", "link", "explore", "outcomes", "replay",
}
