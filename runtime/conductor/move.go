// Package conductor is a run: which moves are enabled, one move at a time, the
// schedule, taking moves back by re-running, and the automatic policy. It is the
// one place that numbers events.
//
// It must not know lessons, nor how anything is shown, nor which world it drives.
// A Run and everything it hands out belong to one goroutine.
package conductor

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// Verb is the first word of a move or a command, as a learner types it.
type Verb uint8

// The verbs. Those up to Kill are moves; the rest expand to moves.
const (
	Step Verb = iota + 1
	Deliver
	Drop
	Dup
	Tick
	Type
	Kill
	RunAll
	Until
	SetLink
)

var verbNames = [...]string{
	Step: "step", Deliver: "deliver", Drop: "drop", Dup: "dup", Tick: "tick", Type: "type", Kill: "kill",
	RunAll: "run", Until: "until", SetLink: "link",
}

// String is the verb as schedules write it.
func (v Verb) String() string { return verbNames[v] }

// Move is one choice of the learner.
type Move struct {
	Verb   Verb
	Actor  string        // Step, Type, Kill
	Packet int           // Deliver, Drop, Dup
	For    time.Duration // Tick: 0 means until the next timer
	Text   string        // Type: the line, without a line end
	EOF    bool          // Type: nothing more will be typed
}

// String is the move as schedules write it.
func (m Move) String() string {
	switch m.Verb {
	case Step, Kill:
		return m.Verb.String() + " " + m.Actor
	case Deliver, Drop, Dup:
		return fmt.Sprintf("%s %d", m.Verb, m.Packet)
	case Type:
		if m.EOF {
			return eofVerb + " " + m.Actor
		}
		return m.Verb.String() + " " + m.Actor + " " + quoteText(m.Text)
	}
	if m.For == 0 {
		return m.Verb.String()
	}
	return m.Verb.String() + " " + m.For.String()
}

// eofVerb is how a schedule writes the end of typed input.
const eofVerb = "eof"

// quoteText writes typed text so that the schedule parser reads it back: bare where it can be.
func quoteText(s string) string {
	if s == "" || strings.TrimSpace(s) != s || strings.ContainsAny(s, ";\"\\\n\r") || !utf8.ValidString(s) {
		return fmt.Sprintf("%q", s)
	}
	return s
}
