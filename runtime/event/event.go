// Package event is what happens in a run: the kinds of event (one table), the
// journal that numbers them, and their JSON form. Everything shown to a learner
// is made from the journal and the state of the run.
//
// It must not know who makes events or who shows them.
package event

import (
	"net/netip"
	"time"
)

// Event is one thing that happened. Which fields mean something depends on Kind.
type Event struct {
	Move int           // the move that made it happen; 0 before the first
	I    int           // its number within the move, from 1
	Time time.Duration // virtual time in the lab, since the start in the real world
	Kind Kind

	Actor  string // who did it, or whom it happened to
	Host   string // the host whose stack did it
	Line   int    // the line of the actor's program, from 1
	Op     string // the operation, as CPython names it: "recv", "sendall"; Started: "compute" before it has come to its first gate
	FD     int    // the socket in the world's numbering
	Packet int    // the packet's number
	Of     int    // the packet that Packet repeats, retransmitted or duplicated, or is a piece of; 0 for none
	N      int    // bytes sent, received, asked for; an exit status; a limit; the MTU that a packet exceeds, 0 where it does not; Started: the number of a process; Killed: the signal; Orphaned: the new parent's number; CPUTaken, CPULeft: the CPU, from 1
	From   netip.AddrPort
	To     netip.AddrPort
	Was    string // the TCP state before
	State  string // the TCP state now, as RFC 9293 writes it: "SYN-SENT"
	Err    string // errno's name, an exception's class; Typed: "EOF" when nothing more will come
	Text   string // what was printed or typed, a traceback, what a timer was for
	Open   bool   // Printed: the line goes on
	Peek   bool   // Called: the bytes received are still there to be read
	Name   string // Called, Begun, Accessed: the shared thing, as the program calls it; Started: who has started a process
	Value  string // Called: the item put or got; Accessed: what was read or written, as repr() gives it
	Data   []byte // bytes sent or received, a whole IP packet; must not be changed
	Ends   []End  // how each actor stands at the end of the run
}

// End is how one actor stood when the run ended.
type End struct {
	Actor string
	State string // done, failed, killed, blocked
}
