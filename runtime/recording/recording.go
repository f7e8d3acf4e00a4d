// Package recording is a run on disk: what it was set up from, every move that was made, and every
// event that came of it, one JSON object a line. It holds all that the run needs, so that it plays
// without the lesson that it comes from, and says whether it still comes to the same.
//
// It must not know lessons, files or how anything is shown.
package recording

import (
	"bytes"
	"slices"
	"strings"

	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
)

// Format is the format that this program writes.
const Format = 1

// Engine is the version of what decides a run. Whatever changes the events that the same stage, seed
// and moves come to needs a new one: the stored recordings in testdata tell.
const Engine = 1

// The worlds. What happened in the real one cannot be made again from the moves.
const (
	Lab  = "lab"
	Real = "real"
)

// Bounds of what is written and read. The journal of a run holds 32 MB, which are 100,000 events.
const (
	MaxBytes = 96 << 20
	maxMoves = 200_000
)

// Source is where a run was recorded: what a person wants to know of it.
type Source struct {
	Lesson string // its id; "" for none
	Part   int    // from 1; 0 for none
}

// Recording is a run as it was recorded.
type Recording struct {
	Source
	Engine int
	World  string
	Stage  *stage.Stage

	commands []command
	moves    int
	events   []happened
	partial  bool // the file was damaged: it may have held more
}

// happened is an event.
type happened struct {
	move int    // to which it belongs
	line []byte // as it stands in the file, without its end
}

// command is one command of the recorded run, and the moves that it came to.
type command struct {
	command conductor.Command
	moves   []conductor.Move
}

// Of records a run as it stands.
func Of(r *conductor.Run, from Source) (*Recording, error) {
	rec := &Recording{Source: from, Engine: Engine, World: Lab, Stage: r.Stage(), moves: r.MovesMade()}
	if !r.Steered() {
		rec.World = Real
	}
	if rec.moves > maxMoves {
		return nil, failure.New("recording.too-long", "moves", rec.moves, "most", maxMoves)
	}
	for _, d := range r.Commands() {
		c := command{command: d.Command}
		if d.Last >= d.First {
			c.moves = r.Made()[d.First-1 : d.Last]
		}
		rec.commands = append(rec.commands, c)
	}
	size := 0
	for _, e := range r.Journal().All() {
		b := e.AppendJSON(nil)
		size += len(b)
		rec.events = append(rec.events, happened{e.Move, b})
	}
	if size > MaxBytes {
		return nil, failure.New("recording.too-large", "most", MaxBytes>>20)
	}
	return rec, nil
}

// until is how many of the events belong to moves up to one.
func (rec *Recording) until(move int) int {
	n, _ := slices.BinarySearchFunc(rec.events, move+1, func(e happened, move int) int { return e.move - move })
	return n
}

// Commands is how many commands were recorded.
func (rec *Recording) Commands() int { return len(rec.commands) }

// Moves is how many moves were recorded.
func (rec *Recording) Moves() int { return rec.moves }

// Events is how many events were recorded.
func (rec *Recording) Events() int { return len(rec.events) }

// Seen are the events as they were recorded, as far as they can be read.
func (rec *Recording) Seen() []event.Event {
	out := make([]event.Event, 0, len(rec.events))
	for _, h := range rec.events {
		e, err := event.Parse(h.line)
		if err != nil {
			break
		}
		out = append(out, e)
	}
	return out
}

// Done are the commands as they were recorded, each with the moves that it came to.
func (rec *Recording) Done() []conductor.Executed {
	out := make([]conductor.Executed, len(rec.commands))
	made := 0
	for i, c := range rec.commands {
		out[i] = conductor.Executed{Command: c.command, First: made + 1, Last: made + len(c.moves)}
		made += len(c.moves)
	}
	return out
}

// Again says whether the run can be made again from its moves: one of the real world cannot.
func (rec *Recording) Again() error {
	if rec.World != Lab {
		return failure.New("recording.real")
	}
	return nil
}

// Remake makes the recorded moves in a run that stands before its first one. It makes as many as can
// be made, and fails where the run comes to something else than was recorded: recording.differs (move,
// i, was, now, engine, ours) or recording.stops (move, text, why).
func (rec *Recording) Remake(r *conductor.Run) error {
	if err := rec.Again(); err != nil {
		return err
	}
	for _, c := range rec.commands {
		if err := r.Remake(c.command, c.moves); err != nil {
			if differs := rec.compare(r.Journal().All()); differs != nil && differs.Arg("move").(int) <= r.MovesMade() {
				return differs
			}
			f := failure.New("recording.stops", "move", r.MovesMade()+1, "text", c.command.String())
			if why := failure.All(err); why != nil {
				f.Args = append(f.Args, "why", why[0])
			}
			return f
		}
	}
	if differs := rec.compare(r.Journal().All()); differs != nil {
		return differs
	}
	return nil
}

// compare finds the first event that is another one than was recorded; nil where there is none.
func (rec *Recording) compare(events []event.Event) *failure.Failure {
	var now []byte
	if rec.partial {
		events = events[:min(len(events), len(rec.events))]
	}
	for i := range max(len(events), len(rec.events)) {
		var e event.Event
		was := []byte(nil)
		if now = now[:0]; i < len(events) {
			e = events[i]
			now = e.AppendJSON(now)
		}
		if i < len(rec.events) {
			was = rec.events[i].line
		}
		if bytes.Equal(was, now) {
			continue
		}
		if len(now) == 0 {
			n, _ := numbered(was)
			e.Move, e.I = n.Move, n.I
		}
		old, new := parting(was, now)
		return failure.New("recording.differs", "move", e.Move, "i", e.I, "was", old, "now", new,
			"engine", rec.Engine, "ours", Engine, "older", rec.Engine != Engine)
	}
	return nil
}

// longest is how much of an event is shown, in bytes. One that is not longer is shown whole.
const longest = 400

// parting is two lines as they are shown: of long ones, where they part.
func parting(was, now []byte) (old, new string) {
	from := 0
	if max(len(was), len(now)) > longest {
		for from < min(len(was), len(now)) && was[from] == now[from] {
			from++
		}
		from = max(from-longest/4, 0)
	}
	shown := func(line []byte) string {
		part := strings.ToValidUTF8(string(line[from:min(len(line), from+longest)]), "")
		if from > 0 {
			part = "…" + part
		}
		if len(line) > from+longest {
			part += "…"
		}
		return part
	}
	return shown(was), shown(now)
}
