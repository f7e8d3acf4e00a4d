package recording

import (
	"bytes"
	"encoding/json"

	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
)

// Decode reads a recording. One that is damaged comes with the failure recording.damaged (line, byte,
// why), as far as it is whole: the moves up to the damage whose events are all there. Without a head
// that can be understood there is none: recording.none, recording.newer (format), recording.head (why).
func Decode(data []byte) (*Recording, error) {
	if len(data) > MaxBytes {
		return nil, failure.New("recording.too-large", "most", MaxBytes>>20)
	}
	d := decoder{rest: data}
	rec, err := d.head()
	if err != nil {
		return nil, err
	}
	d.rec = rec
	for !d.ended {
		if why := d.line(); why != nil {
			rec.cut(d.last.Move - 1)
			return rec, failure.New("recording.damaged", "line", d.lines, "byte", d.start+1, "why", why, "moves", rec.moves)
		}
	}
	return rec, nil
}

type decoder struct {
	rec   *Recording
	rest  []byte
	read  int    // bytes
	lines int    // lines begun
	start int    // where the last of them begins, in bytes
	last  number // the last event
	ended bool
}

// next gives the next line without its end; whole says that it has one.
func (d *decoder) next() (line []byte, whole bool) {
	d.lines++
	d.start = d.read
	line, rest, whole := bytes.Cut(d.rest, []byte("\n"))
	d.read += len(d.rest) - len(rest)
	d.rest = rest
	return line, whole
}

func (d *decoder) head() (*Recording, error) {
	line, whole := d.next()
	if !Is(line) {
		return nil, failure.New("recording.none")
	}
	if !whole {
		return nil, failure.New("recording.head", "why", failure.New("recording.cut-off"))
	}
	var v struct {
		Format int `json:"format"`
	}
	if err := json.Unmarshal(line, &v); err != nil {
		return nil, failure.New("recording.head", "why", failure.New("recording.no-json"))
	}
	if v.Format > Format {
		return nil, failure.New("recording.newer", "format", v.Format)
	}
	var h head
	if err := json.Unmarshal(line, &h); err != nil || h.Format < 1 || h.Stage == nil || h.World != Lab && h.World != Real {
		return nil, failure.New("recording.head", "why", failure.New("recording.no-json"))
	}
	h.Stage.Seed = h.Seed
	if err := checkStage(h.Stage); err != nil {
		return nil, failure.New("recording.head", "why", err)
	}
	return &Recording{Source: Source{h.Lesson, h.Part}, Engine: h.Engine, World: h.World, Stage: h.Stage}, nil
}

// line reads one line, and says what is wrong with it.
func (d *decoder) line() *failure.Failure {
	line, whole := d.next()
	if !whole {
		return failure.New("recording.cut-off")
	}
	switch {
	case bytes.HasPrefix(line, []byte(`{"v":`)):
		return d.event(line)
	case bytes.HasPrefix(line, []byte(`{"command":`)):
		return d.command(line)
	case bytes.HasPrefix(line, []byte(`{"end":`)):
		return d.end(line)
	}
	return failure.New("recording.no-line")
}

// event keeps an event as it stands. Events are numbered one after the other, and belong to moves that
// were read.
func (d *decoder) event(line []byte) *failure.Failure {
	n, ok := numbered(line)
	follows := n.Move == d.last.Move && n.I == d.last.I+1 || n.Move > d.last.Move && n.I == 1
	switch {
	case !ok:
		return failure.New("recording.no-json")
	case !follows || n.Move > d.rec.moves:
		return failure.New("recording.out-of-order", "move", n.Move, "i", n.I)
	}
	d.last = n
	d.rec.events = append(d.rec.events, happened{n.Move, line})
	return nil
}

func (d *decoder) command(line []byte) *failure.Failure {
	var c did
	if json.Unmarshal(line, &c) != nil {
		return failure.New("recording.no-json")
	}
	moves, err := conductor.ParseMoves(c.Schedule, maxMoves-d.rec.moves)
	if err != nil {
		return failure.All(err)[0]
	}
	said, err := conductor.ParseCommand(c.Command)
	if err != nil {
		return failure.All(err)[0]
	}
	d.rec.moves += len(moves)
	d.rec.commands = append(d.rec.commands, command{said, moves})
	return nil
}

func (d *decoder) end(line []byte) *failure.Failure {
	var e end
	switch {
	case json.Unmarshal(line, &e) != nil:
		return failure.New("recording.no-json")
	case e.End != (counts{d.rec.moves, len(d.rec.events)}):
		return failure.New("recording.miscounted", "moves", e.End.Moves, "events", e.End.Events)
	case len(d.rest) > 0:
		d.next()
		return failure.New("recording.goes-on")
	}
	d.ended = true
	return nil
}

// numbered reads the number of an event.
func numbered(line []byte) (n number, ok bool) {
	err := json.Unmarshal(line, &n)
	return n, err == nil && n.V > 0
}

// cut keeps the first moves and their events.
func (rec *Recording) cut(moves int) {
	rec.moves, rec.partial = max(moves, 0), true
	left := rec.moves
	for i := range rec.commands {
		c := &rec.commands[i]
		if len(c.moves) >= left { // commands without moves behind them go as well
			c.moves = c.moves[:left]
			rec.commands = rec.commands[:i+1]
			if left == 0 {
				rec.commands = rec.commands[:i]
			}
			break
		}
		left -= len(c.moves)
	}
	rec.events = rec.events[:rec.until(rec.moves)]
}
