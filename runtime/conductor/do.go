package conductor

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"lockstep/runtime/actor"
	"lockstep/runtime/event"
	"lockstep/runtime/failure"
	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

// Moves lists every enabled move: steps in the order of actors, then what can be done to each
// packet, then the next timer.
func (r *Run) Moves() []Move {
	var out []Move
	for _, a := range r.actors {
		if r.canStep(a) {
			out = append(out, Move{Verb: Step, Actor: a.name})
		}
	}
	for _, m := range r.worldMoves() {
		out = append(out, Move{Verb: verbOf[m.Act], Packet: m.Packet})
	}
	return out
}

// Do makes one move. A move that is not enabled changes nothing and comes back as a
// *failure.Failure that says why.
func (r *Run) Do(m Move) error {
	if err := r.do(m); err != nil {
		return err
	}
	r.made(m)
	return nil
}

// made is after a move.
func (r *Run) made(m Move) {
	r.moves = append(r.moves, m)
	r.stand()
	if r.watch != nil {
		r.watch()
	}
}

func (r *Run) do(m Move) error {
	r.touched = r.touched[:0]
	switch m.Verb {
	case Step:
		return r.settled(r.step(m.Actor))
	case Type:
		return r.settled(r.typeLine(m))
	case Kill:
		return r.settled(r.kill(m.Actor))
	}
	r.worldUsed = true
	if err := r.worldMove(world.Move{Act: acts[m.Verb], Packet: m.Packet, For: m.For, Ends: r.ends}); err != nil {
		return err
	}
	r.came()
	r.touchWorld()
	return nil
}

// acts says which act of the world a verb stands for.
var acts = [...]world.Act{Deliver: world.Deliver, Drop: world.Drop, Dup: world.Dup, Tick: world.Tick}

// verbOf is acts the other way round.
var verbOf = [...]Verb{world.Deliver: Deliver, world.Drop: Drop, world.Dup: Dup, world.Tick: Tick}

// live finds an actor that has not ended.
func (r *Run) live(name string) (*Actor, error) {
	a := r.byName[name]
	if a == nil {
		return nil, failure.New("step.no-actor", "actor", name, "actors", r.names())
	}
	if a.over() {
		return nil, failure.New("step.ended", "actor", name, "state", a.State().String())
	}
	return a, nil
}

func (r *Run) names() []string {
	out := make([]string, len(r.actors))
	for i, a := range r.actors {
		out[i] = a.name
	}
	return out
}

// step grants an actor its pending operation, or lets it finish one that began.
func (r *Run) step(name string) error {
	a, err := r.live(name)
	if err != nil {
		return err
	}
	r.awaitReturn(context.Background(), a)
	if !r.canStep(a) {
		return r.blocked(a)
	}
	r.journal.Open()
	if r.current != a {
		r.current, r.turn = a, 0
	}
	r.turn++
	if r.takeCPU(a); a.computing {
		return nil
	}
	e := event.Event{Actor: a.name, Line: a.a.Line(), Op: a.a.Op(), FD: a.call.FD, To: a.call.Addr, Name: a.call.Name}
	r.touch(a)
	if a.group.signal != 0 {
		r.killAll(a.group)
		r.left(a)
		return nil
	}
	if a.call.Kind == world.Start {
		e.Name = r.nameFor(a)
	}
	if !r.grant(a, e.Name) {
		if !a.begun && a.group.away == nil {
			a.begun, a.began, e.Kind, e.N = true, r.w.Now(), event.Begun, a.call.N
			r.add(e)
		}
		r.flush()
		return nil
	}
	res := &r.granted
	r.called(a, e, *res)
	r.flush()
	r.settle(a, *res)
	r.follow(a, res)
	if a.call.Kind == world.Start {
		if r.spawn(a, e.Name, res); a.over() || a.group.starter == a { // the thread used up what the program may, or computes
			return nil
		}
	}
	r.resume(a, res)
	return nil
}

// called writes the event of a finished operation.
func (r *Run) called(a *Actor, e event.Event, res world.Result) {
	e.Kind, e.N, e.Err, e.From = event.Called, res.N, res.Err, res.Local
	if res.Addr.IsValid() {
		e.To = res.Addr
	}
	switch a.call.Kind {
	case world.Print:
		r.print(a, e)
		return
	case world.Access:
		e.Kind, e.Value = event.Accessed, a.call.Text
		if !a.call.Write && e.Value == "" {
			e.Value = a.a.Read()
		}
	case world.Put:
		e.Value = a.call.Text
	case world.Acquire, world.Wait:
		if res.N == 0 && res.Err == "" && a.call.Class != "Barrier" {
			e.Value = "False"
		}
	case world.Parent:
		e.Value = strconv.Itoa(res.N)
	case world.Look:
		e.Value = a.looked(res)
	case world.Get:
		if res.Err == "" {
			e.Value = res.Text
		}
	case world.Input:
		e.Data = []byte(res.Text)
		if res.EOF {
			e.Err = "EOF"
		}
	case world.Send, world.SendTo:
		e.Data = a.call.Data[:min(res.N, len(a.call.Data))]
	case world.Recv, world.RecvFrom:
		e.Data, e.Peek = res.Data, a.call.Peek
	case world.Socket, world.Accept, world.Open:
		e.FD = res.FD
	case world.ReadFile:
		e.Value = object.Show(object.Bytes(res.Data), longestRead)
		if !a.call.Binary {
			e.Value = object.Show(object.Str(strings.ToValidUTF8(string(res.Data), "\ufffd")), longestRead)
		}
	}
	if a.call.Kind == world.WriteFile || a.call.Kind == world.Open {
		e.Value = a.call.Text
	}
	r.add(e)
}

// print writes an event for each line of printed text.
func (r *Run) print(a *Actor, e event.Event) {
	e.Kind = event.Printed
	for rest := a.call.Text; rest != ""; {
		line, after, whole := strings.Cut(rest, "\n")
		e.Text, e.Open, rest = line, !whole, after
		a.put(line, whole)
		r.add(e)
	}
}

// settle keeps the books of who holds which socket, and whether an actor only polls.
func (r *Run) settle(a *Actor, res world.Result) {
	switch a.call.Kind {
	case world.Socket, world.Accept, world.Open:
		if res.Err == "" {
			r.owner[res.FD] = a.name
			a.opened = append(a.opened, res.FD)
		}
	case world.Close, world.CloseFile:
		delete(r.files, a.call.FD)
		for _, t := range a.group.threads { // any of them may have opened it
			if i := slices.Index(t.opened, a.call.FD); i >= 0 {
				t.opened = slices.Delete(t.opened, i, i+1)
			}
		}
	}
	if a.call.Kind.OnFile() {
		r.settleFile(a, res)
	}
	r.notePoll(a, res)
}

// longestRead is the most that an event shows of what was read from a file, in code points.
const longestRead = 120

// maxJournal is how many bytes of events a run may come to before programs are ended that go on:
// nothing else bounds what an endless loop of operations leaves behind.
const maxJournal = 32 << 20

// resume gives the actor the result of its operation and lets it run on to its next gate.
func (r *Run) resume(a *Actor, res *world.Result) {
	if r.journal.Bytes() > maxJournal {
		r.giveUp(a, r.limited(a, "events", maxJournal))
		return
	}
	before := a.a.Steps()
	if a.a.Resume(res); !r.goesAway(a) {
		r.comes(a, before)
	}
}

// comes is after an actor has run on to its next gate, or its end. before is how many steps its program had
// made until then.
func (r *Run) comes(a *Actor, before int64) {
	if end := r.overBudget(a); end != nil {
		r.giveUp(a, end)
		return
	}
	r.computed(a, a.a.Steps()-before)
	r.alsoTouched(a)
	r.flush()
}

// arrive looks where an actor has come to: its next gate, or its end.
func (r *Run) arrive(a *Actor) {
	a.begun, a.pending = false, nil
	if !r.rough {
		a.since, a.at = r.w.Now(), r.journal.Moves()
	}
	call, ok := a.a.Call()
	if !ok {
		if end := a.a.End(); end != nil {
			r.end(a, end)
		} else {
			a.pending = printPending{}
			r.lose(a.group)
		}
		return
	}
	a.call = call
	if (call.Class == "Thread" || call.Class == "Process") && call.Kind != world.Start && !r.rough {
		own := *call
		own.Name = r.threadName(a)
		a.call = &own
	}
	if call.Kind == world.Open && r.rough { // its number does not depend on what others do
		own := *call
		a.files++
		own.FD = (a.number+1)<<16 + a.files
		call, a.call = &own, &own
	}
	switch call.Kind {
	case world.Input:
		a.pending = inputPending{a}
		if call.Text != "" {
			r.add(event.Event{Kind: event.Asked, Actor: a.name, Line: a.a.Line(), Text: call.Text})
		}
	case world.Print, world.Access:
		a.pending = printPending{}
	case world.Compute: // it lets others go on
		a.pending, r.turn = printPending{}, turnSteps
	default:
		switch {
		case call.Kind == world.Parent:
			a.pending = parentPending{a.group}
		case call.Kind >= world.Start:
			r.home(a).space.Begin(&a.room, a.name, call)
			a.pending = &a.room
		case call.Kind == world.Sleep && r.rough:
			a.pending = printPending{}
		default:
			r.worldUsed = true
			a.pending = r.w.Begin(a.hostIndex, *call)
			if call.Object != 0 {
				a.pending = stoppable{a.pending, a.group.space, call.Object}
			}
		}
	}
}

// end writes how an actor ended, and closes what it still holds.
func (r *Run) end(a *Actor, end *actor.End) {
	a.ended = end
	r.add(event.Event{Kind: end.Kind, Actor: a.name, Line: end.Line, N: endNumber(end), Err: end.Err, Text: end.Text})
	r.left(a)
}

func endNumber(e *actor.End) int {
	if e.Kind == event.LimitReached {
		return e.Limit
	}
	return e.Exit
}

func (r *Run) typeLine(m Move) error {
	a, err := r.live(m.Actor)
	if err != nil {
		return err
	}
	if a.eof {
		return failure.New("type.ended", "actor", a.name)
	}
	r.journal.Open()
	e := event.Event{Kind: event.Typed, Actor: a.name, Text: m.Text}
	if m.EOF {
		a.eof, e.Err = true, "EOF"
	} else {
		a.typed = append(a.typed, m.Text)
	}
	r.add(e)
	return nil
}

func (r *Run) kill(name string) error {
	a, err := r.live(name)
	if err != nil {
		return err
	}
	r.journal.Open()
	r.killAll(a.group) // a thread cannot be killed alone
	r.left(a)
	return nil
}

// Finish writes the run's last event: how each actor stands. No move may follow.
func (r *Run) Finish() { r.add(event.Event{Kind: event.Ended, Ends: r.Ends()}) }

// Ends is how each actor stands, in the order written.
func (r *Run) Ends() []event.End {
	out := make([]event.End, len(r.actors))
	for i, a := range r.actors {
		state := a.OwnState()
		if !state.Ended() {
			state = Blocked
		}
		out[i] = event.End{Actor: a.name, State: state.String()}
	}
	return out
}

// blocked says why an actor cannot step, and what would help.
func (r *Run) blocked(a *Actor) *failure.Failure {
	var coming []int
	for _, p := range r.w.View().Packets {
		if p.To == a.hostIndex {
			coming = append(coming, p.Number)
		}
	}
	id := "step.blocked"
	switch {
	case r.cpus() > 0 && (a.computing || a.pending.Ready()):
		return r.noCPU(a)
	case a.call.Kind >= world.Start:
		return r.blockedOn(a)
	case a.call.Kind == world.Input:
		id = "step.waits-for-input"
	case a.call.Kind == world.Sleep:
		id = "step.sleeps"
	}
	return failure.New(id, "actor", a.name, "op", a.a.Op(), "line", a.a.Line(), "packets", coming)
}
