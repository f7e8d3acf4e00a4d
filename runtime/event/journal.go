package event

import (
	"slices"
	"sort"
	"time"
)

// Journal is the numbered events of a run. Only the goroutine that makes the run's moves may use it.
type Journal struct {
	events []Event
	starts []int // starts[m] is the index of the first event of move m
	data   int   // bytes of Data, Text and Value in events
	resets int
}

// Open begins the next move: the events added from now on are its own. The first Open is move 0.
func (j *Journal) Open() { j.starts = append(j.starts, len(j.events)) }

// Add numbers an event and keeps it.
func (j *Journal) Add(at time.Duration, e Event) {
	if len(j.starts) == 0 {
		j.Open()
	}
	e.Move = len(j.starts) - 1
	e.I = len(j.events) - j.starts[e.Move] + 1
	e.Time = at
	if len(j.events) == cap(j.events) { // append grows large slices by a quarter only: doubling copies less
		j.events = slices.Grow(j.events, max(len(j.events), 64))
	}
	j.events = append(j.events, e)
	j.data += len(e.Data) + len(e.Text) + len(e.Value)
}

// eventSize is about what an Event takes without its texts and data.
const eventSize = 320

// Bytes is about how much memory the events hold.
func (j *Journal) Bytes() int { return len(j.events)*eventSize + j.data }

// Moves is the number of moves opened, not counting move 0.
func (j *Journal) Moves() int { return max(len(j.starts)-1, 0) }

// All gives every event in order. The slice must not be changed, and is good until the next Add or Reset.
func (j *Journal) All() []Event { return j.events }

// Of gives the events of one move.
func (j *Journal) Of(move int) []Event { return j.Between(move, move) }

// Between gives the events of the moves first to last.
func (j *Journal) Between(first, last int) []Event {
	if first >= len(j.starts) || last < first {
		return nil
	}
	to := len(j.events)
	if last+1 < len(j.starts) {
		to = j.starts[last+1]
	}
	return j.events[j.starts[max(first, 0)]:to]
}

// At finds event i of a move.
func (j *Journal) At(move, i int) (Event, bool) {
	of := j.Of(move)
	if k := sort.Search(len(of), func(k int) bool { return of[k].I >= i }); k < len(of) && of[k].I == i {
		return of[k], true
	}
	return Event{}, false
}

// Reset empties the journal, keeping its memory. Events handed out before are no longer good.
func (j *Journal) Reset() {
	clear(j.events)
	j.events, j.starts = j.events[:0], j.starts[:0]
	j.data = 0
	j.resets++
}

// Resets is how often the journal was emptied: what was worked out from its events is good as
// long as this stays the same.
func (j *Journal) Resets() int { return j.resets }
