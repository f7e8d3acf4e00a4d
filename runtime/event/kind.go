package event

// Kind says what happened.
type Kind uint8

// The kinds of event. Kinds holds, for each, its name and the fields that mean something.
const (
	Started       Kind = iota + 1 // an actor exists and stands at its first gate
	Begun                         // an operation began and did not finish: the actor waits
	Called                        // an operation finished
	Printed                       // text was written to standard output
	Asked                         // input() wrote its prompt
	Typed                         // a line was typed to an actor
	PacketSent                    // a packet went onto the wire
	PacketArrived                 // a packet was delivered to its host
	PacketLost                    // a packet was dropped
	PacketCopied                  // a second copy of a packet is on the wire
	TimerFired                    // a timer was due
	TimePassed                    // time moved on
	StateChanged                  // a TCP connection changed its state
	Finished                      // an actor's program came to its end
	Failed                        // an actor ended by an exception nobody caught
	Killed                        // an actor was ended from outside
	LimitReached                  // an actor was ended because it used up a budget
	Faulted                       // an actor was ended by a fault of ours
	Ended                         // the run is over: the last event
	Accessed                      // a thread read or wrote what others can reach
	PacketCut                     // a router cut a packet into fragments
	Zombie                        // a process has ended that its parent has not waited for
	Reaped                        // a zombie was waited for, and is one no more
	Orphaned                      // the parent of a process has gone
	CPUTaken                      // an actor runs on a CPU
	CPULeft                       // it does so no more
)

// Field names a field of Event in the JSON form.
type Field uint8

// The fields beside v, move, i, t_ns and kind, in the order in which the JSON form writes them.
const (
	FieldActor Field = iota
	FieldHost
	FieldLine
	FieldOp
	FieldFD
	FieldPacket
	FieldOf
	FieldN
	FieldFrom
	FieldTo
	FieldWas
	FieldState
	FieldErr
	FieldText
	FieldOpen
	FieldPeek
	FieldData
	FieldName
	FieldValue
	FieldEnds
)

// kindInfo is a row of the table of kinds.
type kindInfo struct {
	name   string
	fields []Field
}

// kinds is the table from which the JSON form and its documentation come.
var kinds = [...]kindInfo{
	Started:       {"started", []Field{FieldActor, FieldHost, FieldLine, FieldOp, FieldN, FieldName}},
	Begun:         {"begun", []Field{FieldActor, FieldLine, FieldOp, FieldFD, FieldN, FieldTo, FieldName}},
	Called:        {"called", []Field{FieldActor, FieldLine, FieldOp, FieldFD, FieldN, FieldFrom, FieldTo, FieldErr, FieldPeek, FieldData, FieldName, FieldValue}},
	Printed:       {"printed", []Field{FieldActor, FieldLine, FieldText, FieldOpen}},
	Asked:         {"asked", []Field{FieldActor, FieldLine, FieldText}},
	Typed:         {"typed", []Field{FieldActor, FieldText, FieldErr}},
	PacketSent:    {"packet.sent", []Field{FieldHost, FieldPacket, FieldOf, FieldFrom, FieldTo, FieldData}},
	PacketArrived: {"packet.delivered", []Field{FieldHost, FieldPacket}},
	PacketLost:    {"packet.dropped", []Field{FieldPacket, FieldN}},
	PacketCopied:  {"packet.duplicated", []Field{FieldPacket, FieldOf, FieldFrom, FieldTo, FieldData}},
	TimerFired:    {"timer", []Field{FieldHost, FieldActor, FieldFD, FieldText}},
	TimePassed:    {"time", nil},
	StateChanged:  {"state", []Field{FieldHost, FieldActor, FieldFD, FieldFrom, FieldTo, FieldWas, FieldState}},
	Finished:      {"done", []Field{FieldActor, FieldN}},
	Failed:        {"failed", []Field{FieldActor, FieldLine, FieldErr, FieldText}},
	Killed:        {"killed", []Field{FieldActor, FieldN}},
	LimitReached:  {"limit", []Field{FieldActor, FieldLine, FieldText, FieldN}},
	Faulted:       {"fault", []Field{FieldActor, FieldLine, FieldText}},
	Ended:         {"ended", []Field{FieldEnds}},
	Accessed:      {"access", []Field{FieldActor, FieldLine, FieldOp, FieldName, FieldValue}},
	PacketCut:     {"packet.cut", []Field{FieldPacket, FieldN}},
	Zombie:        {"zombie", []Field{FieldActor, FieldN}},
	Reaped:        {"reaped", []Field{FieldActor, FieldN}},
	Orphaned:      {"orphaned", []Field{FieldActor, FieldN}},
	CPUTaken:      {"cpu.taken", []Field{FieldActor, FieldN}},
	CPULeft:       {"cpu.left", []Field{FieldActor, FieldN, FieldText}},
}

// String is the kind's name in the JSON form.
func (k Kind) String() string { return kinds[k].name }

// Fields lists what an event of this kind says.
func (k Kind) Fields() []Field { return kinds[k].fields }
