// Package world is the interface between a run and the world its programs act in,
// and the operations they ask of it: plain data. The simulated world (runtime/lab)
// and the machine itself (runtime/real) serve the same interface and do not know
// each other; what is above knows neither.
//
// It must not know Python, actors, lessons, or how anything is shown.
package world

import (
	"net/netip"
	"time"
)

// Kind says which visible operation a Call asks for.
type Kind uint8

// The visible operations. Input and Print are served by the conductor, Now and Random by the
// world at once (they change nothing another actor could see), the rest through Begin.
const (
	None Kind = iota
	Socket
	Bind
	Listen
	Accept
	Connect
	Send // with All: sendall
	Recv // with Peek: MSG_PEEK
	SendTo
	RecvFrom
	Shutdown
	Close
	Select
	SetOption
	Sleep
	Input
	Print

	Compute // to the next operation, on a virtual CPU; served by the conductor
	Timeout // a sleep that ends a wait for something else; no program asks for it

	// Files of the host's own folder; see shared.Folder.

	Open      // Name; FD: the number that it gets, 0 for any; Write, Peek to append, All to truncate, Max 1 to make it, 2 to make it anew; Value: the buffer's size
	ReadFile  // N bytes at Offset, all for -1
	WriteFile // Data at Offset; Discard: none of it is kept back
	Flush     // what was kept back; Result.N: the size
	Truncate  // to N bytes
	CloseFile // Discard: what was kept back is lost
	Remove    // Name
	Stat      // Name; Result.N: the size

	// What the threads of a program ask of each other, and processes of theirs; see runtime/shared.

	Start    // a Thread begins; a Process, with Data to begin with: Result.N is its number
	Join     // until a Thread or Process has ended: Result.Ended
	Acquire  // a lock or semaphore; Forever waits at the gate
	Release  // N times
	Wait     // Event, Condition, Barrier: begins, and finishes once woken
	Wake     // Event.set; Condition.notify: N waiters, -1 all
	Clear    // Event.clear
	Abort    // Barrier.abort
	Reset    // Barrier.reset
	Put      // Text into a queue, with Data into one of processes
	Get      // out of a queue: Result.Text, Result.Data
	TaskDone // of a queue
	Finish   // Queue.join: until every task is done
	Look     // reads how a thing stands: Result.N; of a Process, whether it has Ended
	Signal   // a Process gets signal N, and dies of it by its own next step
	Parent   // Result.N: the number of the process that is the parent now
	Access   // reads or writes data
)

var kindNames = [...]string{
	"", "socket", "bind", "listen", "accept", "connect", "send", "recv", "sendto", "recvfrom",
	"shutdown", "close", "select", "setsockopt", "sleep", "input", "print",
	"compute", "timeout", "open", "read", "write", "flush", "truncate", "close", "remove", "stat", "start", "join", "acquire", "release", "wait", "wake", "clear", "abort", "reset", "put", "get",
	"task_done", "join", "look", "signal", "parent", "access",
}

// String is the operation's name in CPython's socket, time and builtin modules.
func (k Kind) String() string { return kindNames[k] }

// OnNetwork says whether it is an operation on sockets.
func (k Kind) OnNetwork() bool { return Socket <= k && k <= SetOption }

// OnFile says whether it is an operation on the host's folder.
func (k Kind) OnFile() bool { return Open <= k && k <= Stat }

// Forever is the Wait of a call that blocks until it can finish.
const Forever = time.Duration(-1)

// Call is one visible operation. Plain data: it can be shown, logged, and sent down a pipe.
type Call struct {
	Kind Kind
	FD   int            // the socket it is about; 0 for none
	UDP  bool           // Socket: a datagram socket
	Addr netip.AddrPort // Bind, Connect, SendTo
	Data []byte         // Send, SendTo; what is copied to another process: Start, Put; owned by the call
	N    int            // Recv, RecvFrom: the most bytes; Listen: backlog; Shutdown: 0 read, 1 write, 2 both
	All  bool           // Send: return only when everything is in the send buffer
	Peek bool           // Recv, RecvFrom: leave the bytes where they are

	// Wait is how long the call may block: Forever, 0 (it does not block), or a time-out.
	// Sleep: how long.
	Wait time.Duration

	R, W, X []int // Select: descriptors to read, to write, with exceptional conditions

	Option Option // SetOption
	Value  int    // SetOption

	Text string // Print: the text, line end included; Input: what it prints first; Put, Access: a value as repr() gives it

	Offset  int  // ReadFile, WriteFile
	Discard bool // WriteFile, CloseFile
	Binary  bool // ReadFile: the program takes bytes, not text

	// What the threads of a program share, and what processes do.
	Object int    // its number within the program; Access: of a global, -1 minus its slot; Select: an event that ends it, or 0
	Home   int    // of what processes share: the number of the process that made it, which numbered it; else 0
	Class  string // of the object, as the threading and queue modules name it; of processes', "multiprocessing." before it
	Name   string // what the program calls it
	Max    int    // what it was made with: permits, parties, the most items
	Lock   int    // Condition: the lock that belongs to it
	Plain  bool   // Condition: that lock is a Lock, not an RLock
	Write  bool   // Access
	Daemon bool   // Start
}

// Option is a socket option that programs can set.
type Option uint8

// The socket options, named as in CPython's socket module.
const (
	ReuseAddr Option = iota // SO_REUSEADDR
	RcvBuf                  // SO_RCVBUF, bytes
	SndBuf                  // SO_SNDBUF, bytes
	NoDelay                 // TCP_NODELAY: 1 turns Nagle's algorithm off (RFC 896)
	Linger                  // SO_LINGER, seconds; -1 turns it off; 0 makes close send RST
	KeepAlive               // SO_KEEPALIVE
	Broadcast               // SO_BROADCAST
)

// Result is what a finished call came to.
type Result struct {
	N       int            // Send, SendTo: bytes taken
	FD      int            // Socket, Accept: the new socket
	Addr    netip.AddrPort // Accept, RecvFrom: the peer; Bind, Connect, Accept: see Local
	Local   netip.AddrPort // Bind, Connect, Accept: the socket's own address afterwards
	Data    []byte         // Recv, RecvFrom
	R, W, X []int          // Select: what is ready, in the order asked
	Text    string         // Input: the line, without its line end; Get: the item; with Err: the exception's message
	EOF     bool           // Input: nothing more will be typed
	Ended   bool           // Join, Look of a Process: it has ended, N is its exit status (minus the signal, if of one)
	Err     string         // errno's name as Python has it ("ECONNREFUSED"), or an exception's ("queue.Empty"); "" when it went well
}

// NoMemory is the Err of a Put for which there is no memory.
const NoMemory = "ENOMEM"

// TimedOut is the Err of a call whose Wait ended before it could finish. It is no errno:
// CPython raises TimeoutError("timed out") without one.
const TimedOut = "TIMEDOUT"
