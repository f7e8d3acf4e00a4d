package handin

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"slices"
	"sync"
	"time"

	"lockstep/lessons"
	"lockstep/lessons/goal"
	"lockstep/lessons/prove"
	"lockstep/runtime/actor"
	"lockstep/runtime/conductor"
	"lockstep/runtime/explore"
	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
)

// Bounds of the search that judges a program of a learner's. One that needs more is not decided.
const (
	maxOrders = 200_000
	maxSearch = 20 * time.Second
)

// verdict is what a search has come to, for all who handed in the same programs.
type verdict struct {
	once sync.Once
	why  *failure.Failure
}

// exercise looks whether the claimed programs hold in every order.
func (g *grader) exercise(ctx context.Context, l *subject, i int, claim *Claim) *failure.Failure {
	p := &l.Parts[i]
	for name := range claim.Programs {
		if !lessons.Among(p.Edit, name) {
			return failure.New("hand-in.not-to-edit", "actor", name)
		}
	}
	if len(claim.Programs) == 0 {
		return failure.New("hand-in.no-program")
	}
	key, err := json.Marshal([]any{l.keys[i], claim.Programs})
	if err != nil {
		return reason(err)
	}
	sum := sha256.Sum256(key)
	g.mu.Lock()
	v := g.exercises[sum]
	if v == nil {
		v = &verdict{}
		g.exercises[sum] = v
	}
	g.mu.Unlock()
	v.once.Do(func() {
		v.why = failure.New("repl.fault", "what", "grade") // unless it comes to an end
		v.why = g.holds(ctx, p.Unsolved, claim.Programs)
	})
	return v.why
}

// holds tries the orders of a stage with programs of a learner's.
func (g *grader) holds(ctx context.Context, author *stage.Stage, programs map[string]string) *failure.Failure {
	st, err := actor.WithPrograms(author, programs)
	if err != nil {
		return failure.New("hand-in.program", "why", reason(err))
	}
	always, err := goal.Always(st)
	if err != nil {
		return reason(err)
	}
	ctx, stop := context.WithTimeout(ctx, maxSearch)
	defer stop()
	report, err := explore.Search(ctx, explore.Options{
		Open: func() (*conductor.Run, error) { return g.o.Open(st) }, Always: always, Schedules: maxOrders, Workers: 1, Enough: true,
	})
	switch {
	case err != nil:
		return reason(err)
	case report.Verdict == explore.CanFail:
		return failure.New("hand-in.breaks", "schedule", report.Outcomes[0].Schedule)
	case report.Verdict == explore.Always, report.Bound.Wide():
		return nil
	}
	return failure.New("hand-in.undecided", "n", report.Schedules)
}

// right is the option that is right, from 1; 0 where that cannot be known. Of a prediction the run says it.
func (g *grader) right(ctx context.Context, l *subject, i int) int {
	p := &l.Parts[i]
	if p.Kind == lessons.Quiz {
		return 1 + slices.IndexFunc(p.Options, func(o lessons.Option) bool { return o.Right })
	}
	g.mu.Lock()
	option, known := l.shown[i]
	g.mu.Unlock()
	if known {
		return option
	}
	r, done, err := g.begin(ctx, l, i, 0)
	if err != nil {
		return 0
	}
	defer done()
	if r.Play(ctx, p.Then.Source) != nil {
		return 0
	}
	if right, _, err := prove.BorneOut(r, p); err == nil && len(right) > 0 {
		option = right[0] + 1
	}
	if !r.Stage().Learner {
		g.mu.Lock()
		l.shown[i] = option
		g.mu.Unlock()
	}
	return option
}
