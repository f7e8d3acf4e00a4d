package handin

import (
	"cmp"

	"lockstep/lessons"
	"lockstep/runtime/failure"
)

// Outcome is what became of a claim.
type Outcome string

// The outcomes. Alone, Hinted and Shown are done: what was claimed was found to be so.
const (
	Open      Outcome = "open"      // not done, and not claimed
	Skipped   Outcome = "skipped"   // left undone with `skip`
	Read      Outcome = "read"      // a text: there is nothing to find out
	Alone     Outcome = "alone"     // done without help
	Hinted    Outcome = "hinted"    // done with hints
	Shown     Outcome = "shown"     // done after the solution was shown
	Refused   Outcome = "refused"   // claimed, and not so
	Unchecked Outcome = "unchecked" // claimed, and it cannot be found out: done in the real world, or by programs with no end of orders
)

// Done says whether the part was done.
func (o Outcome) Done() bool { return o == Read || o == Alone || o == Hinted || o == Shown }

// Result is what came of one hand-in.
type Result struct {
	File     string
	Refused  *failure.Failure // of the file as a whole; nil when it was graded
	Name     string
	Learner  uint64
	Like     []string // other files with the same moves and answers in all they did: the first of them
	LikeMore int      // how many more there are
	Lessons  []LessonResult

	print string // of the moves and answers
}

// Who is what a learner is called: by the file where there is no name.
func (r *Result) Who() string { return cmp.Or(r.Name, r.File) }

// LessonResult is what came of one lesson.
type LessonResult struct {
	ID      string
	Unknown bool // there is no such lesson here
	Changed bool // the learner had another version of it
	Parts   []PartResult
}

// PartResult is what came of one part.
type PartResult struct {
	Number  int // from 1
	Kind    lessons.Kind
	Outcome Outcome
	Why     *failure.Failure // Refused, or Unchecked where there is more to say
	First   bool             // of a question: the first answer was right

	Hints, Tries, Seconds, Commands int // as claimed
}

// Counts is what a learner did, in one lesson or in several. Texts count for nothing.
type Counts struct {
	Asked, Done, Alone, Hinted, Shown, Skipped, Refused, Unchecked int

	First, Questions int // right at the first answer, of the questions that were done

	Hints, Tries, Seconds int
}

// Count adds up a lesson.
func (l *LessonResult) Count() (c Counts) {
	c.add(l)
	return c
}

func (c *Counts) add(l *LessonResult) {
	for _, p := range l.Parts {
		c.Seconds += p.Seconds
		if p.Kind == lessons.Say {
			continue
		}
		c.Asked++
		c.Hints += p.Hints
		c.Tries += p.Tries
		if p.Outcome.Done() {
			c.Done++
			if p.Kind != lessons.Do {
				c.Questions++
			}
			if p.First {
				c.First++
			}
		}
		if n := c.of(p.Outcome); n != nil {
			*n++
		}
	}
}

// of is the count of an outcome.
func (c *Counts) of(o Outcome) *int {
	return map[Outcome]*int{
		Alone: &c.Alone, Hinted: &c.Hinted, Shown: &c.Shown, Skipped: &c.Skipped, Refused: &c.Refused, Unchecked: &c.Unchecked,
	}[o]
}

// Count adds up what a learner did.
func (r *Result) Count() (all Counts) {
	for i := range r.Lessons {
		all.add(&r.Lessons[i])
	}
	return all
}

// Stuck is the part, from 1, at which a learner stands in a lesson that was begun: the first that asks for
// something and is not done; 0 where all are.
func (l *LessonResult) Stuck() int {
	for _, p := range l.Parts {
		if p.Kind != lessons.Say && !p.Outcome.Done() && p.Outcome != Unchecked {
			return p.Number
		}
	}
	return 0
}
