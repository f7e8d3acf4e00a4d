package world

import (
	"net/netip"
	"time"

	"lockstep/runtime/event"
)

// World serves the visible operations of actors on hosts. Hosts are numbered as in the stage.
// A World is used from one goroutine, except Wake.
type World interface {
	// Begin readies a call on a host. It changes nothing: the first Do does.
	Begin(host int, c Call) Pending

	// Moves lists what may be done to the world besides stepping an actor, in a fixed order:
	// packets in flight by number, then the next timer. Empty where nothing can be steered.
	Moves() []Move

	// Apply makes a move of the world, or says why it cannot.
	Apply(m Move) error

	// Steered says whether packets and time are moves of the learner's. Only then can a run be
	// made again, and moves be taken back.
	Steered() bool

	// Wait blocks until some Pending may have become Ready or max has passed (a negative max:
	// no limit). It returns false, at once, when none can become Ready by itself: always in a
	// world whose time is simulated. A max of 0 only looks.
	Wait(max time.Duration) bool

	// Wake ends a Wait early: the next, where there is none now. A Tick under way looks whether it is to end. Any
	// goroutine may call it.
	Wake()

	// Now is the time since the run began.
	Now() time.Duration

	// Began is when the run began, as Unix time; 0 in a world whose time is simulated.
	Began() time.Duration

	// Random fills p with bytes that follow from the seed (lab) or from the machine (real).
	// host says for whom.
	Random(host int, p []byte)

	// View reads the state of every socket, packet in flight and timer. It changes nothing.
	View() View

	// Reset makes the world as it was when it was opened, with another seed. Calls still
	// pending are void.
	Reset(seed uint64)

	// Close frees everything.
	Close()
}

// Sink receives what happens in a world, in order, while Do or Apply runs.
type Sink func(event.Event)

// Pending is a call that waits for its turn. Only the goroutine that uses the World may use it.
type Pending interface {
	// Ready says whether Do would get the call further: begin it, or finish it.
	Ready() bool

	// Do makes one attempt without blocking and says whether the call is over. If not, it
	// has begun and Do is worth calling again once Ready says so.
	Do() (r Result, done bool)

	// Cancel gives up a call that is not over.
	Cancel()
}

// Act says what to do with a packet or with time.
type Act uint8

// What can be done to the world.
const (
	Deliver Act = iota // a packet arrives; time moves to at least its due time first
	Drop               // a packet is lost
	Dup                // a second copy of a packet is put on the wire
	Tick               // time goes on: to the next timer, or by For
)

// Move is one thing the learner does to the world.
type Move struct {
	Act    Act
	Packet int           // Deliver, Drop, Dup
	For    time.Duration // Tick: 0 means until the next timer
	Due    time.Duration // in what Moves lists, of Deliver and Tick: the earliest it can happen

	Ends <-chan struct{} // Tick: closed, before a Wake, where it is to end early; nil: never
}

// View is what a world looks like at one moment.
type View struct {
	Sockets []SocketView // by host, then by descriptor, those without one last
	Packets []PacketView // in flight, by number
	Timers  []TimerView  // armed and live, by due time
	Files   []FileView   // by host, then by name
}

// SocketView is one endpoint.
type SocketView struct {
	Host        int
	FD          int  // 0: no program has accepted it yet
	Closed      bool // the program has closed it, and only the stack still holds it (TIME-WAIT and the like)
	UDP         bool
	State       string // RFC 9293 section 3.3.2, as "SYN-SENT"; "" for UDP
	Local, Peer netip.AddrPort
	RecvQueue   int           // bytes that have arrived and were not read
	SendQueue   int           // bytes written and not acknowledged
	RecvBuffer  int           // bytes the receive buffer may hold
	RecvWindow  int           // bytes we allow the peer to send now
	SendWindow  int           // bytes the peer allows us to send now
	Congestion  int           // congestion window in segments (RFC 5681)
	Backlog     int           // LISTEN: connections that wait for accept
	RTO         time.Duration // current retransmission time-out (RFC 6298); 0 where unknown
}

// PacketView is one packet on the wire.
type PacketView struct {
	Number   int
	From, To int           // hosts; From is -1 for what a router on the wire answers, To when no host has the address
	Sent     time.Duration // when it was put on the wire
	Due      time.Duration // the earliest it can arrive
	Raw      []byte        // the IP packet; must not be changed
	Of       int           // the packet that it repeats (retransmission, duplicate); 0 for none
}

// FileView is one file.
type FileView struct {
	Host int
	Name string
	Data []byte // must not be changed
}

// What a host may have of files, in either world: nothing else keeps a program from filling a disk.
const (
	MostFiles     = 1000
	MostFileBytes = 16 << 20 // of all files
)

// TimerView is one timer.
type TimerView struct {
	Due  time.Duration
	Host int
	What string // "retransmission", "TIME-WAIT", "sleep", "timeout" ...
	FD   int    // the socket it belongs to, or 0
}
