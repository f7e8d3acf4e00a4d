package conductor

import (
	"lockstep/runtime/actor"
	"lockstep/runtime/event"
)

// The processes that programs start have budgets of their own, and these together: as often as the budgets of
// one program. So whoever starts many of them gets no more than a few programs would.
const (
	familySteps  = 2
	familyMemory = 2
)

// overBudget is how a started process ends with which all of them together have used up what there is; nil while
// they have not.
func (r *Run) overBudget(a *Actor) *actor.End {
	if a.group.parent == nil {
		return nil
	}
	if most := familySteps * r.o.Limits.Steps; r.family(actor.Running.Steps)+r.spent > most {
		return r.limited(a, "steps", most)
	}
	if most := int64(familyMemory * r.o.Limits.Memory); r.family(actor.Running.Holds) > most && r.family(actor.Running.Weigh) > most {
		return r.limited(a, "memory", most)
	}
	return nil
}

// family adds up over the processes that were started and go on.
func (r *Run) family(of func(actor.Running) int64) (sum int64) {
	for _, g := range r.groups[len(r.stage.Actors):] {
		if !g.over {
			sum += of(g.main.a)
		}
	}
	return sum
}

func (r *Run) limited(a *Actor, what string, most int64) *actor.End {
	return &actor.End{Kind: event.LimitReached, Exit: 1, Text: what, Limit: int(most), Line: a.a.Line()}
}

// mostKept is how much the data of processes that are over may come to: it is kept to be looked at.
const mostKept = 16 << 20

// bury counts what a started process leaves behind.
func (r *Run) bury(a actor.Running) {
	r.spent += a.Steps()
	if size := a.Weigh(); r.kept+size > mostKept {
		a.Forget()
	} else {
		r.kept += size
	}
}

// giveUp ends an actor that has used up a budget.
func (r *Run) giveUp(a *Actor, end *actor.End) {
	a.a.Stop()
	r.touchWorld()
	r.end(a, end)
}
