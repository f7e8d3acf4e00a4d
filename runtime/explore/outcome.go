package explore

import (
	"maps"
	"slices"
	"strconv"

	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
)

// Outcome is one way in which the runs of a stage can end: what each actor printed, how each ended,
// and what they shared.
type Outcome struct {
	Printed  map[string][]string `json:"printed"`
	Ended    map[string]string   `json:"ended"`             // done, failed or blocked
	Error    map[string]string   `json:"error,omitempty"`   // of those that failed: the exception's name
	Shared   map[string]string   `json:"shared"`            // name to repr; of files, their text in quotes
	Violates []Violation         `json:"violates"`          // never nil
	Kind     Kind                `json:"kind,omitempty"`    // of the deadlock
	Waiting  []Waiting           `json:"waiting,omitempty"` // who waits, when nothing can move
	Count    int                 `json:"count"`             // schedules that ended so
	Schedule string              `json:"schedule"`          // a short one of them
	Moves    int                 `json:"moves"`             // in the schedule

	key      string
	failedAt map[string]int // of those that failed: the line
}

// Facts says what became of it, as sentences of repl/text: who failed, why nothing can move, who waits where.
func (o *Outcome) Facts() (all failure.List) {
	add := func(id string, args ...any) { all = append(all, failure.New(id, args...)) }
	for _, a := range slices.Sorted(maps.Keys(o.Error)) {
		add("search.fails", "actor", a, "error", o.Error[a], "line", o.failedAt[a])
	}
	if o.Kind != "" {
		add(o.Kind.Says())
	}
	for _, w := range o.Waiting {
		id := "search.waits"
		switch {
		case w.Idle:
			id = "search.idle"
		case w.Again:
			id = "search.again"
		}
		add(id, "actor", w.Actor, "op", w.Op, "line", w.Line)
	}
	return all
}

// endless makes the outcome that of a run which goes on for ever, by the steps of these.
func (o *Outcome) endless(again []string) {
	for i := range o.Waiting {
		o.Waiting[i].Again = slices.Contains(again, o.Waiting[i].Actor)
	}
	if !slices.Contains(o.Violates, Deadlocked) {
		o.Violates = append([]Violation{Deadlocked}, o.Violates...)
	}
	o.Kind = Asking
}

// Is says whether a run has come to this outcome.
func (o *Outcome) Is(r *conductor.Run) bool {
	return (o.Waiting != nil || Ended(r)) && o.key == string(appendKey(nil, r))
}

// Ended says whether a run has come to an end of its own: every actor has ended, or nothing can
// move any more.
func Ended(r *conductor.Run) bool { return r.Over() || r.Stuck() }

// Violation is what an outcome breaks.
type Violation string

// What fails: nothing else does.
const (
	ActorFailed Violation = "failed"   // an actor ended by an exception, a budget or a fault
	Deadlocked  Violation = "deadlock" // nothing can move, and an actor has not ended that is no idle server
	Broken      Violation = "always"   // the stage's own condition does not hold
)

// outcomeOf reads the outcome of a run that has come to its end.
func outcomeOf(r *conductor.Run, always Condition) (*Outcome, error) {
	o := &Outcome{
		Printed: map[string][]string{}, Ended: map[string]string{}, Error: map[string]string{}, Shared: map[string]string{},
		Violates: []Violation{}, Schedule: r.Schedule(), Moves: r.MovesMade(), key: string(appendKey(nil, r)), failedAt: map[string]int{},
	}
	failed := false
	for _, a := range r.Actors() {
		for _, v := range a.Data() {
			o.Shared[v.Name] = v.Repr
		}
		o.Printed[a.Name()] = append([]string{}, a.Printed()...)
		switch state := a.OwnState(); {
		case !state.Ended():
			o.Ended[a.Name()] = conductor.Blocked.String()
			o.Waiting = append(o.Waiting, waitingOf(r, a))
		case state == conductor.Failed:
			failed = true
			o.Error[a.Name()], o.failedAt[a.Name()] = a.End().Err, a.End().Line
			fallthrough
		default:
			o.Ended[a.Name()] = state.String()
		}
	}
	for _, f := range r.Files() {
		o.Shared[f.Name] = strconv.Quote(string(f.Data))
	}
	if failed {
		o.Violates = append(o.Violates, ActorFailed)
	}
	if o.Waiting != nil && !rests(o.Waiting) {
		o.Violates = append(o.Violates, Deadlocked)
		o.Kind = kindOf(o.Waiting)
	}
	if always != nil {
		holds, err := always.Holds(r)
		if err != nil {
			return nil, err
		}
		if !holds {
			o.Violates = append(o.Violates, Broken)
		}
	}
	return o, nil
}
