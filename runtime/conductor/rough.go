package conductor

import (
	"slices"
	"strings"

	"lockstep/runtime/actor"
	"lockstep/runtime/world"
)

// Rough makes runs cheap to make again, for who makes very many and looks only at where each comes to:
// nothing is written into the journal, and no time passes; a sleep is over at once, and so is the time of a wait
// that may end. It holds from the next Restart on.
func (r *Run) Rough(on bool) { r.rough = on }

// Sorts says whether rough runs have shown that threads may go by what sort of thing a shared one is, which
// touches tell only once LookAtSorts was called.
func (r *Run) Sorts() bool {
	return slices.ContainsFunc(r.memos, func(m actor.Memo) bool { return m.Sorts() })
}

// LookAtSorts has the touches of rough runs tell it.
func (r *Run) LookAtSorts() {
	for i := range r.memos {
		r.memos[i].LookAtSorts()
	}
}

// Roughly lets an actor that can step do so, in a rough run.
func (r *Run) Roughly(number int) {
	a := r.actors[number]
	r.touched = r.touched[:0]
	r.touch(a)
	if a.group.signal != 0 {
		r.killAll(a.group)
		r.left(a)
		return
	}
	name := ""
	if a.call.Kind == world.Start {
		name = r.nameFor(a)
	}
	res := &nothing
	if a.pending != (printPending{}) {
		if !r.grant(a, "") {
			a.begun = true
			return
		}
		res = &r.granted
	}
	if a.call.Kind.OnFile() {
		r.settle(a, *res)
	}
	r.follow(a, res)
	switch a.call.Kind {
	case world.Print:
		a.print(a.call.Text)
	case world.Start:
		if r.spawn(a, name, res); a.over() {
			return
		}
	}
	r.resume(a, res)
}

// nothing is what a step comes to that can always be made.
var nothing world.Result

// blank gives an actor to fill in, with the memory of one of the rough run before.
func (r *Run) blank() *Actor {
	n := len(r.used)
	if n == 0 || !r.rough {
		return &Actor{}
	}
	a := r.used[n-1]
	r.used = r.used[:n-1]
	*a = Actor{printed: a.printed[:0], typed: a.typed[:0], opened: a.opened[:0]}
	return a
}

// print keeps what an actor prints, by lines.
func (a *Actor) print(text string) {
	for rest := text; rest != ""; {
		line, after, whole := strings.Cut(rest, "\n")
		rest = after
		a.put(line, whole)
	}
}

// put adds to the last line that an actor has printed, or begins one.
func (a *Actor) put(line string, whole bool) {
	if n := len(a.printed); a.openLine {
		a.printed[n-1] += line
	} else {
		a.printed = append(a.printed, line)
	}
	a.openLine = !whole
}

// Files are the files of all hosts as they are now; nil where nobody can have changed one.
func (r *Run) Files() []world.FileView {
	if !r.worldUsed {
		return nil
	}
	return r.w.View().Files
}
