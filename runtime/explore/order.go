package explore

import (
	"slices"
	"strconv"
	"strings"

	"lockstep/runtime/conductor"
	"lockstep/runtime/world"
)

// order tells runs whose moves differ only in the order of those that have nothing to do with each
// other from all else: each move gets the earliest round that it could be made in, and they are
// the same runs when the same moves are in each round (Foata's normal form of a trace: Cartier, Foata 1969).
type order struct {
	run    *conductor.Run
	rounds []string // of each move, with the move

	actors  map[string]int // the round that an actor's next move can be in
	changed map[int32]int  // by object: that of a move that only looks at it
	used    map[int32]int  // by object: that of a move that changes it
	all     int            // that of any move
	last    int            // behind all so far

	packets map[int]letter // by number, which the order of moves decides
	sent    map[int]int    // by host: packets from there
	touched []world.Touch
}

// letter is a packet on its way.
type letter struct {
	name  string // the same in every order
	to    int    // the host's place in the stage; -1: no host's
	round int    // that it can be moved in
}

func newOrder(r *conductor.Run) *order {
	return &order{
		run: r, actors: map[string]int{}, changed: map[int32]int{}, used: map[int32]int{},
		packets: map[int]letter{}, sent: map[int]int{},
	}
}

// made takes in the move that was made last. Where time has passed in it, nothing can be swapped
// with it.
func (o *order) made(m conductor.Move, network, passed bool) {
	round, name := o.all, m.String()
	o.touched = o.touched[:0]
	switch m.Verb {
	case conductor.Deliver, conductor.Drop, conductor.Dup:
		p := o.packets[m.Packet]
		name = m.Verb.String() + " " + p.name
		round = max(round, p.round)
		o.touched = append(o.touched, world.Touch{Object: conductor.NetworkOf(p.to), Access: world.Writes})
		p.round = round + 1
		o.packets[m.Packet] = p
	case conductor.Tick:
		passed = true
	default:
		round = max(round, o.actors[m.Actor])
		o.touched = o.run.Touched(o.touched)
	}
	passed = passed || o.endedProgram(m)
	if passed {
		round = o.last
	}
	for _, t := range o.touched {
		if looks(t.Access) {
			round = max(round, o.changed[t.Object])
		} else {
			round = max(round, o.used[t.Object])
		}
	}
	o.rounds = append(o.rounds, strconv.Itoa(round)+" "+name)
	next := round + 1
	for _, t := range o.touched {
		o.used[t.Object] = max(o.used[t.Object], next)
		if !looks(t.Access) {
			o.changed[t.Object] = max(o.changed[t.Object], next)
		}
	}
	o.last = max(o.last, next)
	if passed {
		o.all = next
	}
	o.actors[m.Actor] = next
	for _, a := range o.run.Actors() {
		if _, known := o.actors[a.Name()]; !known {
			o.actors[a.Name()] = 0
			if a.Main() != a.Name() || a.Started() {
				o.actors[a.Name()] = next
			}
		}
	}
	if network {
		o.mail(next)
	}
}

// endedProgram says whether a move has ended an actor whose program has daemon threads: they may
// have ended with it.
func (o *order) endedProgram(m conductor.Move) bool {
	a := o.run.Actor(m.Actor)
	return a != nil && a.State().Ended() && slices.ContainsFunc(o.run.Actors(), (*conductor.Actor).Daemon)
}

// mail names the packets that the last move has sent.
func (o *order) mail(round int) {
	for _, p := range o.run.View().Packets {
		if _, known := o.packets[p.Number]; !known {
			o.sent[p.From]++
			o.packets[p.Number] = letter{name: strconv.Itoa(p.From) + " " + strconv.Itoa(o.sent[p.From]), to: p.To, round: round}
		}
	}
}

// key is the same for runs that come to the same.
func (o *order) key() string {
	slices.Sort(o.rounds)
	return strings.Join(o.rounds, "\n")
}
