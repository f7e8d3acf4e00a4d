package explore

import (
	"slices"

	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
	"lockstep/runtime/world"
)

// Waiting is an actor that waits for ever.
type Waiting struct {
	Actor string   `json:"actor"`
	Op    string   `json:"op"`
	Line  int      `json:"line"`
	For   []string `json:"for,omitempty"`   // the actors that would have to go on first, where that is known
	Idle  bool     `json:"idle,omitempty"`  // a server that has served, and waits for the next client
	Again bool     `json:"again,omitempty"` // it does not stay there: it comes back to it for ever

	dead   bool // one of them has ended
	spins  bool // it could go on, but would only go round
	signal bool // it waits to be woken, or for something to be put or given
}

// Kind says why nothing can move.
type Kind string

// The kinds of deadlock, the most telling first.
const (
	Circle   Kind = "circle"   // each of some actors waits for the next
	Orphaned Kind = "orphaned" // what is waited for is held by an actor that has ended
	Unwoken  Kind = "unwoken"  // nobody is left who would wake, put or give: a wake-up that was lost, or never came
	Spinning Kind = "spinning" // a loop goes round and sees nothing new
	Asking   Kind = "asking"   // with a network: some ask again and again, and nobody ever answers
	Silence  Kind = "silence"  // all wait for the network
)

// kinds are the sentences for the kinds, by their ids.
var kinds = [...]struct {
	kind Kind
	says string
}{
	{Circle, "search.circle"},
	{Orphaned, "search.orphaned"},
	{Unwoken, "search.unwoken"},
	{Spinning, "search.spinning"},
	{Asking, "search.asking"},
	{Silence, "search.silence"},
}

// Says is the id of the kind's sentence in repl/text.
func (k Kind) Says() string {
	for _, row := range kinds {
		if row.kind == k {
			return row.says
		}
	}
	return string(k)
}

// waitingOf says what an actor that cannot move waits for.
func waitingOf(r *conductor.Run, a *conductor.Actor) Waiting {
	w := Waiting{Actor: a.Name(), Op: a.Op(), Line: a.Line()}
	w.spins = a.State() == conductor.Ready
	w.Idle = idle(r, a)
	c, _ := a.Call()
	switch c.Kind {
	case world.Join:
		w.For = []string{r.ThreadOf(a)}
	case world.Acquire:
		for _, t := range r.ThingsOf(a) {
			if t.Number == c.Object {
				w.For = t.Holders
			}
		}
		w.signal = len(w.For) == 0
	case world.Wait, world.Get, world.Put, world.Finish:
		w.signal = true
		for _, t := range r.ThingsOf(a) { // woken, but its lock is taken
			if c.Kind == world.Wait && t.Number == c.Lock {
				w.For = t.Holders
			}
		}
	}
	for _, name := range w.For {
		if b := r.Actor(name); b != nil && b.State().Ended() {
			w.dead = true
		}
	}
	return w
}

// idle says whether an actor is a server between two clients: in serve_forever, or where it has accepted
// one before, or been told of one. Nobody would call that a deadlock once the clients have ended.
func idle(r *conductor.Run, a *conductor.Actor) bool {
	c, _ := a.Call()
	listens := func(s world.SocketView) bool { return s.State == "LISTEN" && slices.Contains(c.R, s.FD) }
	switch {
	case a.Op() == "serve_forever":
		return true
	case c.Kind != world.Accept && (c.Kind != world.Select || !slices.ContainsFunc(r.View().Sockets, listens)):
		return false
	}
	return slices.ContainsFunc(r.Journal().All(), func(e event.Event) bool {
		return e.Kind == event.Called && e.Actor == a.Name() && e.Op == a.Op() && e.Line == a.Line() && e.Err == ""
	})
}

// AtRest gives the servers that wait for their next client, where nothing can move and nobody else waits for anything
// but their end; none where somebody does.
func AtRest(r *conductor.Run) (servers []Waiting) {
	if !r.Stuck() {
		return nil
	}
	var all []Waiting
	for _, a := range r.Actors() {
		if !a.OwnState().Ended() {
			all = append(all, waitingOf(r, a))
		}
	}
	if !rests(all) {
		return nil
	}
	return slices.DeleteFunc(all, func(w Waiting) bool { return !w.Idle })
}

// rests says whether all that wait are idle servers, or wait for such a one to end.
func rests(all []Waiting) bool {
	idle := map[string]bool{}
	for _, w := range all {
		idle[w.Actor] = w.Idle
	}
	return !slices.ContainsFunc(all, func(w Waiting) bool {
		return !w.Idle && (w.signal || w.For == nil || slices.ContainsFunc(w.For, func(b string) bool { return !idle[b] }))
	})
}

// kindOf gives the kind of a deadlock of these.
func kindOf(all []Waiting) Kind {
	next := map[string][]string{}
	dead, signal, spins := false, false, false
	for _, w := range all {
		next[w.Actor] = w.For
		dead, signal, spins = dead || w.dead, signal || w.signal, spins || w.spins
	}
	for _, w := range all {
		if reaches(next, w.For, w.Actor, len(all)) {
			return Circle
		}
	}
	switch {
	case dead:
		return Orphaned
	case spins:
		return Spinning
	case signal:
		return Unwoken
	}
	return Silence
}

// reaches says whether going from actor to actor comes to one of them.
func reaches(next map[string][]string, from []string, to string, steps int) bool {
	for _, name := range from {
		if name == to || steps > 0 && reaches(next, next[name], to, steps-1) {
			return true
		}
	}
	return false
}
