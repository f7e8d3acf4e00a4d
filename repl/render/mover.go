package render

import (
	"fmt"
	"slices"
	"strings"

	"lockstep/repl/text"
	"lockstep/runtime/actor"
	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
	"lockstep/runtime/packet"
	"lockstep/runtime/world"
)

// mover puts the lines of one move together: the first says what was done and to which state it
// led, the rest what it put on the wire and what was printed.
type mover struct {
	v      View
	s      *Scene
	last   bool // it is the last move of the run: what the world looks like now is its doing
	events []event.Event
	head   *line
	bare   int    // how wide the first line is while it says nothing but the time
	actor  string // whose states the first line is about
	spoke  bool   // it has a printed line
	rest   []*line
}

func (w *mover) event(e *event.Event) {
	if w.bare == 0 {
		w.bare = w.head.width()
	}
	if row, ok := rows[e.Kind]; ok {
		row(w, e)
	}
}

// rows is how each kind of event is shown.
var rows = map[event.Kind]func(*mover, *event.Event){
	event.Started:       (*mover).started,
	event.Begun:         (*mover).begun,
	event.Called:        (*mover).called,
	event.Accessed:      (*mover).accessed,
	event.Printed:       (*mover).printed,
	event.Asked:         (*mover).asked,
	event.Typed:         (*mover).typed,
	event.PacketSent:    (*mover).packet,
	event.PacketCopied:  (*mover).packet,
	event.PacketArrived: (*mover).arrived,
	event.PacketLost:    (*mover).lost,
	event.PacketCut:     (*mover).cut,
	event.TimerFired:    (*mover).timer,
	event.TimePassed:    (*mover).time,
	event.StateChanged:  (*mover).state,
	event.Finished:      (*mover).finished,
	event.Failed:        (*mover).failed,
	event.Killed:        (*mover).killed,
	event.Zombie:        (*mover).zombie,
	event.Reaped:        (*mover).reaped,
	event.Orphaned:      (*mover).orphaned,
	event.CPUTaken:      (*mover).cpuTaken,
	event.CPULeft:       (*mover).cpuLeft,
	event.LimitReached:  (*mover).limit,
	event.Faulted:       (*mover).fault,
}

func (w *mover) say(id string, args ...any) string { return w.v.say(id, args...) }

// by begins what an actor did, unless the line is about it already.
func (w *mover) by(actor string) {
	switch w.actor {
	case actor:
		w.head.add(Plain, " · ")
		return
	case "":
	default:
		w.head.add(Plain, " · ")
	}
	w.head.add(Head, clean(actor)).add(Plain, "  ")
	w.actor = actor
}

func (w *mover) started(e *event.Event) {
	over := slices.ContainsFunc(w.events, func(o event.Event) bool {
		return o.Actor == e.Actor && (o.Kind == event.Failed || o.Kind == event.Finished)
	}) // without a step: how it ended is said next
	if over && e.N == 0 {
		return
	}
	w.by(e.Actor)
	if over {
		w.head.add(Plain, w.say("view.pid", "pid", e.N))
		return
	}
	if e.N != 0 {
		w.head.add(Plain, w.say("view.pid", "pid", e.N)+" · ")
	}
	switch {
	case e.Op != "":
		w.head.add(Good, w.say("view.is-computing"))
	case e.Line == 0: // before a function that is no part of the program
		w.head.add(Faint, w.say("view.started-outside"))
	default:
		w.head.add(Faint, w.say("view.started", "line", e.Line))
	}
}

func (w *mover) begun(e *event.Event) {
	w.by(e.Actor)
	op := operation(e.Op, e.Name)
	if a := w.s.actor(e.Actor); w.last && a != nil && a.Call.Kind == world.Sleep {
		w.head.add(Plain, w.say("view.begun-until", "op", op, "time", a.Since+a.Call.Wait))
		return
	}
	w.head.add(Plain, w.say("view.begun", "op", op))
}

func (w *mover) called(e *event.Event) {
	w.by(e.Actor)
	w.head.join(w.v.called(w.s, e, w.v.width()-w.head.width()))
}

func (w *mover) accessed(e *event.Event) {
	w.by(e.Actor)
	room := max(w.v.width()-w.head.width()-12, 16)
	w.head.add(Plain, text.Cut(w.v.access(e), room))
}

// printed shows a printed line; the further ones of the same call below it.
func (w *mover) printed(e *event.Event) {
	if w.spoke {
		w.rest = append(w.rest, indented().add(Plain, clean(e.Text)))
		return
	}
	w.spoke = true
	w.by(e.Actor)
	w.head.add(Plain, w.say("view.prints")+"  ").add(Plain, clean(e.Text))
}

func (w *mover) asked(e *event.Event) {
	w.by(e.Actor)
	w.head.add(Plain, w.say("view.asks")+"  "+clean(e.Text))
}

func (w *mover) typed(e *event.Event) {
	w.by(e.Actor)
	if e.Err != "" {
		w.head.add(Plain, w.say("view.typed-eof"))
		return
	}
	w.head.add(Plain, w.say("view.typed")+"  "+typedLine(e))
}

// typedLine is a line that was typed; an empty one can be seen.
func typedLine(e *event.Event) string {
	if e.Text == "" && e.Err == "" {
		return `""`
	}
	return clean(e.Text)
}

func (w *mover) packet(e *event.Event) {
	if p := w.s.seen().Number(e.Packet); p != nil {
		w.rest = append(w.rest, indented().join(w.v.packetLine(w.s, p)))
	}
}

// packetLine shows a packet going onto the wire, and further right what is to be said of it.
func (v View) packetLine(s *Scene, p *packet.Seen) *line {
	from, to := s.sides(p)
	l := (&line{}).add(Wire, fmt.Sprintf("#%d ", p.Number)).add(Plain, clean(from)).
		add(Wire, v.say("view.sends", "what", v.label(p))).add(Plain, clean(to))
	note := v.note(p)
	if over := textColumn+l.width()+2+text.Width(note) > v.width(); over && note == v.say("view.in-flight") && !v.Lang.Spoken() {
		note = "" // it goes without saying
	}
	if note != "" {
		l.at(v.statusColumn(), Faint, note)
	}
	return l
}

// note says what is to be said of a packet besides its content.
func (v View) note(p *packet.Seen) string {
	switch {
	case p.Copy:
		return v.say("view.copy", "of", p.Of)
	case p.Piece():
		return v.say("view.piece", "of", p.Of)
	case p.Of != 0:
		return v.say("view.again", "of", p.Of)
	case p.Status == packet.InFlight:
		return v.say("view.in-flight")
	}
	return ""
}

func (w *mover) arrived(e *event.Event) {
	p := w.s.seen().Number(e.Packet)
	if p == nil {
		return
	}
	_, to := w.s.sides(p)
	w.head.add(Wire, fmt.Sprintf("#%d ", p.Number)).add(Faint, w.v.label(p)+" ")
	if a := p.Packet.To().Addr(); w.s.hostOf(a, p.Host) == "" {
		w.head.add(Plain, w.say("view.at-router", "address", a.String()))
	} else {
		w.head.add(Plain, w.say("view.arrives", "who", to))
	}
	w.actor = to
	if n := w.unread(p); w.last && n > 0 && len(p.Packet.Payload) > 0 {
		w.head.add(Faint, " · "+w.say("view.to-read", "n", n))
	}
}

// unread is how many bytes now wait in the socket a packet was for.
func (w *mover) unread(p *packet.Seen) int {
	for _, x := range w.s.World.Sockets {
		if x.Local.Port() == p.Packet.To().Port() && (x.UDP || x.Peer == p.Packet.From()) {
			return x.RecvQueue
		}
	}
	return 0
}

func (w *mover) lost(e *event.Event) {
	fate := w.say("view.dropped")
	if e.N > 0 {
		fate = w.say("view.too-large", "mtu", e.N)
	}
	w.head.add(Wire, fmt.Sprintf("#%d ", e.Packet)).add(Bad, "✗ "+fate)
	p := w.s.seen().Number(e.Packet)
	if p == nil || !w.last || e.N > 0 {
		return
	}
	from, _ := w.s.sides(p)
	if a := w.s.actor(from); a != nil && a.State == conductor.Blocked {
		w.head.add(Plain, " · "+w.say("view.waits", "actor", from))
	}
	if at, ok := w.s.retransmitted(p); ok {
		w.head.add(Plain, " · "+w.say("view.timer-at", "what", w.say("view.timer-retransmission"), "time", at))
	}
}

func (w *mover) cut(e *event.Event) {
	w.head.add(Wire, fmt.Sprintf("#%d ", e.Packet)).add(Plain, w.say("view.cut-up", "mtu", e.N))
}

// timerNames names what timers are for; a name that is not here is RFC 9293's own, as "TIME-WAIT".
var timerNames = map[string]string{
	"retransmission": "view.timer-retransmission", "persist": "view.timer-persist", "sleep": "view.timer-sleep",
	"timeout": "view.timer-timeout", "reassembly": "view.timer-reassembly", "keepalive": "view.timer-keepalive",
}

func (v View) timerName(what string) string {
	if id := timerNames[what]; id != "" {
		return v.say(id)
	}
	return clean(what)
}

// timerLine says when a timer is due, or up to when a state lasts that one ends.
func (v View) timerLine(t world.TimerView) string {
	id := "view.timer-at"
	if timerNames[t.What] == "" || t.What == "sleep" {
		id = "view.timer-until"
	}
	return v.say(id, "what", v.timerName(t.What), "time", t.Due)
}

func (w *mover) time(e *event.Event) {
	if w.head.width() > w.bare { // time passes before what it leads to
		w.head.add(Plain, " · ")
	}
	w.head.add(Faint, text.Seconds(e.Time)+"  ")
	if w.actor == "" && len(w.rest) == 0 {
		w.bare = w.head.width()
	}
}

func (w *mover) timer(e *event.Event) {
	if e.Text == "retransmission" || e.Text == "persist" { // the packet that follows says so
		return
	}
	if w.head.width() > w.bare {
		w.head.add(Plain, " · ")
	}
	if who := w.whose(e); who != "" {
		w.head.add(Head, clean(who)).add(Plain, "  ")
		w.actor = who
	}
	w.head.add(Plain, w.say("view.timer-ends", "what", w.v.timerName(e.Text)))
}

// whose names the actor whom a timer is for: the owner of its socket, or who has just slept or waited so long; or the
// host, where it is for no socket.
func (w *mover) whose(e *event.Event) string {
	if e.Text == "reassembly" && len(w.s.Hosts) > 1 {
		return e.Host
	}
	if e.Actor != "" || !w.last || e.Text != "sleep" && e.Text != "timeout" {
		return e.Actor
	}
	var over []*Actor
	for i := range w.s.Actors {
		a := &w.s.Actors[i]
		if a.State == conductor.Ready && a.Begun && (a.Call.Kind == world.Sleep) == (e.Text == "sleep") && a.Since+a.Call.Wait == e.Time {
			over = append(over, a)
		}
	}
	last := 0 // timers of one moment end in the order in which they began: this one and those to come are the last ones'
	for _, x := range w.s.between(e.Move, e.Move) {
		if x.Kind == e.Kind && x.Text == e.Text && x.Time == e.Time && x.I >= e.I && x.Actor == "" {
			last++
		}
	}
	if last > len(over) {
		return ""
	}
	for i := len(w.s.Events) - 1; i >= 0 && len(over) > 1; i-- {
		x := &w.s.Events[i]
		if at := slices.IndexFunc(over, func(a *Actor) bool { return a.Name == x.Actor }); x.Kind == event.Begun && at >= 0 {
			if last--; last == 0 {
				return x.Actor
			}
			over = slices.Delete(over, at, at+1) // its last call, and the latest of those that are left
		}
	}
	return over[len(over)-last].Name
}

func (w *mover) state(e *event.Event) {
	who := e.Actor
	if who == "" {
		who = w.s.who(e.From, e.Host)
	}
	if who != w.actor {
		if w.head.width() > w.bare {
			w.head.add(Plain, " · ")
		}
		w.head.add(Head, clean(who))
		w.actor = who
	}
	w.v.becomes(w.head, e)
}

func (w *mover) finished(e *event.Event) {
	w.by(e.Actor)
	w.head.add(Good, w.say("view.done"))
	if e.N != 0 {
		w.head.add(Plain, " "+w.say("view.exit", "status", e.N))
	}
}

func (w *mover) failed(e *event.Event) {
	w.by(e.Actor)
	w.head.add(Bad, "✗ "+w.say("view.ended-badly"))
	for _, s := range strings.Split(strings.TrimRight(e.Text, "\n"), "\n") {
		l := indented().add(Faint, clean(s))
		l.traceback = true
		w.rest = append(w.rest, l)
	}
}

func (w *mover) killed(e *event.Event) {
	w.by(e.Actor)
	w.head.add(Bad, "✗ "+w.v.killed(e.N))
}

func (w *mover) limit(e *event.Event) {
	w.by(e.Actor)
	w.head.add(Bad, "✗ "+w.say("view.limit", "what", e.Text, "n", e.N))
}

func (w *mover) fault(e *event.Event) {
	w.by(e.Actor)
	if f := actor.Refusal(e.Text); f != nil { // not our fault: the program is outside the subset, or the system gives it no process
		w.head.add(Bad, "✗ "+clean(text.Say(w.v.Lang, f.ID, f.Args...)))
		return
	}
	w.head.add(Bad, "✗ "+w.say("view.fault", "what", e.Text))
}
