package world

// Touch is one thing that a step looks at or changes, and that others could look at or change as
// well. Two steps of different actors may be swapped without anybody noticing unless they touch one
// object and one of them does more than look.
type Touch struct {
	Object int32 // numbered within a run: the same moves give the same numbers
	Access TouchKind
	Data   bool // plain data, which orders nobody: accesses to it can race
}

// TouchKind is what a step does to an object. In doubt, Write is always sound.
type TouchKind uint8

// The kinds of touch.
const (
	Reads  TouchKind = iota // looks
	Awaits                  // looks, and cannot happen until somebody has given
	Writes                  // changes
	Takes                   // changes, and cannot happen until somebody has given
	Gives                   // makes available what was not available just before: the lock was held, the queue empty
)
