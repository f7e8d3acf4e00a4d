package recording

import (
	"bytes"
	"encoding/json"

	"lockstep/runtime/conductor"
	"lockstep/runtime/stage"
)

// The lines of a file: a head; then, for each command, a line with the moves it came to and the events
// of these; and an end, which tells a whole file from one that was cut off. The events before the first
// move follow the head.
type (
	head struct {
		Lockstep string       `json:"lockstep"` // kindOfFile
		Format   int          `json:"format"`
		Engine   int          `json:"engine"`
		World    string       `json:"world"`
		Lesson   string       `json:"lesson,omitempty"`
		Part     int          `json:"part,omitempty"`
		Seed     uint64       `json:"seed"`
		Stage    *stage.Stage `json:"stage"`
	}
	did struct {
		Command  string `json:"command"`
		Schedule string `json:"schedule"` // its moves
	}
	end struct {
		End counts `json:"end"`
	}
	counts struct {
		Moves  int `json:"moves"`
		Events int `json:"events"`
	}
	number struct {
		V    int `json:"v"`
		Move int `json:"move"`
		I    int `json:"i"`
	}
)

const kindOfFile = "recording"

// begins is how every recording begins, whatever its format.
var begins = []byte(`{"lockstep":"recording",`)

// Is says whether a file that begins so is a recording.
func Is(beginning []byte) bool { return bytes.HasPrefix(beginning, begins) }

// Encode writes a recording.
func (rec *Recording) Encode() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	h := head{kindOfFile, Format, rec.Engine, rec.World, rec.Lesson, rec.Part, rec.Stage.Seed, rec.Stage}
	if err := e.Encode(h); err != nil {
		return nil, err
	}
	moves := 0
	at := rec.writeEvents(&b, 0, moves)
	for _, c := range rec.commands {
		if err := e.Encode(did{c.command.String(), conductor.ScheduleOf(c.moves)}); err != nil {
			return nil, err
		}
		moves += len(c.moves)
		at = rec.writeEvents(&b, at, moves)
	}
	err := e.Encode(end{counts{rec.moves, len(rec.events)}})
	return b.Bytes(), err
}

// writeEvents writes the events from one on that belong to moves up to last, and gives the next.
func (rec *Recording) writeEvents(b *bytes.Buffer, from, last int) (next int) {
	next = rec.until(last)
	for _, e := range rec.events[from:next] {
		b.Write(e.line)
		b.WriteByte('\n')
	}
	return next
}
