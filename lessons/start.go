package lessons

import (
	"strings"

	"lockstep/runtime/stage"
)

// Start is where a part begins: a stage, and the schedules to play on it, one after the other.
type Start struct {
	Stage *stage.Stage
	Play  []Code
}

// Schedule is what is played as one schedule text.
func (s Start) Schedule() string {
	texts := make([]string, len(s.Play))
	for i, c := range s.Play {
		texts[i] = c.Source
	}
	return strings.Join(texts, "; ")
}

// StartOf says where part i begins. It depends on the file alone: on the part's own stage (the
// first, when it names none) and setup; a part with neither goes on from what is left by the
// one before it. Parts that do not steer begin nowhere.
func (l *Lesson) StartOf(i int) (Start, bool) {
	if i < 0 || i >= len(l.Parts) || !l.Parts[i].Kind.Steers() {
		return Start{}, false
	}
	p := &l.Parts[i]
	if p.Stage.Name == "" && !p.Setup.Given() {
		if s, before := l.LeftBefore(i); before >= 0 {
			return s, true
		}
	}
	s := Start{Stage: l.Stages[0]}
	if p.Stage.Name != "" {
		s.Stage = l.Stage(p.Stage.Name)
	}
	if p.Unsolved != nil {
		s.Stage = p.Unsolved
	}
	if p.Setup.Given() {
		s.Play = []Code{p.Setup}
	}
	return s, true
}

// LeftBefore says what the steering part before part i leaves when its solution (or then) was played, and
// which part that is; -1 for none. An exercise is passed over, as it leads to another program.
func (l *Lesson) LeftBefore(i int) (s Start, before int) {
	for before = min(i, len(l.Parts)) - 1; before >= 0; before-- {
		if s, ok := l.StartOf(before); ok && !l.Parts[before].Exercise() {
			s.Play = append(s.Play[:len(s.Play):len(s.Play)], l.Parts[before].shown())
			return s, before
		}
	}
	return Start{}, -1
}

// shown is the schedule that the part itself leads through.
func (p *Part) shown() Code {
	if p.Kind == Predict {
		return p.Then
	}
	return p.Solution
}
