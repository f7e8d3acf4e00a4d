package conductor

import (
	"context"
	"strings"
	"unicode/utf8"

	"lockstep/runtime/failure"
	"lockstep/runtime/world"
)

// Stop says why a command made no further move.
type Stop uint8

// The reasons to stop.
const (
	Complete    Stop = iota // it did all it was asked
	AtBlock                 // the actor blocks: later steps of the command were not made
	AtEnd                   // the actor has ended
	AtBreak                 // an actor stands at a breakpoint
	Reached                 // the expression of `until` holds
	WaitsInput              // nothing can go on until the learner types
	Deadlock                // nothing can move, and not every actor has ended
	Livelock                // every actor only polls, and nothing is on its way
	RunOver                 // every actor has ended and the wire is empty
	Interrupted             // the context was cancelled
)

// Executed is a command that was carried out: what `back` takes back.
type Executed struct {
	Command     Command
	First, Last int // its moves; Last < First for one that made none
	link        Link
}

// Breakpoint is a line of an actor's program before which the automatic policy stops.
type Breakpoint struct {
	Actor string
	Line  int
}

// Exec carries out one command. Either it fails before its first move, or it says why it stopped.
func (r *Run) Exec(ctx context.Context, c Command) (Stop, error) {
	d := Executed{Command: c, First: len(r.moves) + 1, link: r.link}
	stop, err := r.exec(ctx, c)
	if d.Last = len(r.moves); err != nil && d.Last < d.First {
		return stop, err
	}
	r.undone = nil
	r.done = append(r.done, d)
	return stop, err
}

func (r *Run) exec(ctx context.Context, c Command) (Stop, error) {
	if !r.w.Steered() && (c.Verb == Deliver || c.Verb == Drop || c.Verb == Dup || c.Verb == SetLink) {
		return Complete, failure.New("real.no-wire", "verb", c.Verb.String())
	}
	r.Welcome()
	switch c.Verb {
	case Step:
		return r.stepN(ctx, c)
	case Deliver, Drop, Dup:
		return r.packet(ctx, c)
	case Tick:
		r.ends = ctx.Done()
		defer func() { r.ends = nil }()
		defer context.AfterFunc(ctx, r.w.Wake)()
		return Complete, r.Do(Move{Verb: Tick, For: c.For})
	case Type:
		return r.typed(c)
	case Kill:
		return Complete, r.Do(Move{Verb: Kill, Actor: c.Actor})
	case RunAll:
		return r.auto(ctx, nil)
	case Until:
		return r.until(ctx, c.Text)
	case SetLink:
		if c.Text == "" {
			return Complete, nil
		}
		change, err := ParseLink(c.Text)
		if err == nil {
			err = r.knowHosts(change(r.link))
		}
		if err != nil {
			return Complete, err
		}
		r.link = change(r.link)
	}
	return Complete, nil
}

// Link is the setting of `run` for packets on their way.
func (r *Run) Link() Link { return r.link }

func (r *Run) knowHosts(l Link) error {
	for _, cut := range l.Cut {
		for _, h := range cut {
			if r.stage.HostIndex(h) < 0 {
				names := make([]string, len(r.stage.Hosts))
				for i, known := range r.stage.Hosts {
					names[i] = known.Name
				}
				return failure.New("link.no-host", "host", h, "hosts", names)
			}
		}
	}
	return nil
}

func (r *Run) stepN(ctx context.Context, c Command) (Stop, error) {
	if c.Actor == "" {
		a := r.next()
		if a == nil {
			return Complete, r.nobody()
		}
		c.Actor = a.name
	}
	for i := range max(c.N, 1) {
		if i > 0 {
			switch a := r.byName[c.Actor]; {
			case a.over():
				return AtEnd, nil
			case !r.canStep(a):
				return AtBlock, nil
			case ctx.Err() != nil:
				return Interrupted, nil
			}
		}
		a := r.byName[c.Actor]
		if a != nil && !r.awaitReturn(ctx, a) {
			return Interrupted, nil
		}
		if err := r.Do(Move{Verb: Step, Actor: c.Actor}); err != nil {
			return Complete, err
		}
		if !r.awaitReturn(ctx, a) {
			return Interrupted, nil
		}
	}
	return Complete, nil
}

// nobody says that no actor can step, naming the one it is about when only one is left.
func (r *Run) nobody() error {
	var live []*Actor
	for _, a := range r.actors {
		if !a.over() {
			live = append(live, a)
		}
	}
	if len(live) == 1 {
		return r.blocked(live[0])
	}
	if live == nil {
		return failure.New("step.all-ended")
	}
	return failure.New("step.none-ready")
}

func (r *Run) packet(ctx context.Context, c Command) (Stop, error) {
	if c.All {
		return r.deliverAll(ctx)
	}
	if c.Packet == 0 {
		first, _ := r.arrivals()
		switch flight := r.inFlight(); {
		case first == nil:
			return Complete, failure.New("wire.empty", "verb", c.Verb.String())
		case c.Verb == Deliver || len(flight) == 1:
			c.Packet = first.Packet
		default:
			return Complete, failure.New("wire.which", "verb", c.Verb.String(), "packets", flight)
		}
	}
	return Complete, r.Do(Move{Verb: c.Verb, Packet: c.Packet})
}

// arrivals gives the packet that is due first (of several, the one sent first) and the next timer;
// nil where there is none.
func (r *Run) arrivals() (packet, timer *world.Move) {
	for _, m := range r.worldMoves() {
		switch {
		case m.Act == world.Deliver && (packet == nil || m.Due < packet.Due):
			packet = &m
		case m.Act == world.Tick:
			timer = &m
		}
	}
	return packet, timer
}

// inFlight lists the numbers of the packets on the wire.
func (r *Run) inFlight() []int {
	var out []int
	for _, m := range r.w.Moves() {
		if m.Act == world.Deliver {
			out = append(out, m.Packet)
		}
	}
	return out
}

func (r *Run) deliverAll(ctx context.Context) (Stop, error) {
	for some := false; ; some = true {
		p, _ := r.arrivals()
		switch {
		case p == nil && !some:
			return Complete, failure.New("wire.empty", "verb", Deliver.String())
		case p == nil:
			return Complete, nil
		case ctx.Err() != nil:
			return Interrupted, nil
		}
		if err := r.Do(Move{Verb: Deliver, Packet: p.Packet}); err != nil {
			return Complete, err
		}
	}
}

func (r *Run) typed(c Command) (Stop, error) {
	if c.Actor == "" {
		var waiting []string
		for _, a := range r.actors {
			if a.WaitsForInput() {
				waiting = append(waiting, a.name)
			}
		}
		if len(waiting) != 1 {
			return Complete, failure.New("type.who", "waiting", waiting)
		}
		c.Actor = waiting[0]
	}
	return Complete, r.Do(Move{Verb: Type, Actor: c.Actor, Text: c.Text, EOF: c.EOF})
}

// Play carries out a whole schedule. A failure names the command it is about.
func (r *Run) Play(ctx context.Context, text string) error {
	commands, err := ParseSchedule(text)
	if err != nil {
		return err
	}
	for _, c := range commands {
		if r.ByItself(ctx, c) {
			continue
		}
		if _, err := r.Exec(ctx, c); err != nil {
			for _, f := range failure.All(err) {
				f.At = failure.Place{Line: 1, Col: c.At, EndCol: c.At + utf8.RuneCountInString(c.Source), Source: text}
			}
			return err
		}
	}
	return nil
}

// Schedule is the moves made so far as schedule text, repeated steps joined.
func (r *Run) Schedule() string { return r.ScheduleFrom(0) }

// ScheduleFrom is Schedule without the first n moves.
func (r *Run) ScheduleFrom(n int) string { return ScheduleOf(r.moves[n:]) }

// ScheduleOf is moves as schedule text, repeated steps joined. ParseMoves reads it.
func ScheduleOf(moves []Move) string {
	var out []string
	for len(moves) > 0 {
		n := 1
		for moves[0].Verb == Step && n < len(moves) && moves[n] == moves[0] {
			n++
		}
		s := moves[0].String()
		if n > 1 {
			s = Command{Verb: Step, Actor: moves[0].Actor, N: n}.String()
		}
		out = append(out, s)
		moves = moves[n:]
	}
	return strings.Join(out, "; ")
}
