package render

import (
	"fmt"
	"slices"
	"strings"

	"lockstep/repl/text"
	"lockstep/runtime/packet"
)

// Detail is a packet of a run as plain data, for who shows it in another way.
type Detail struct {
	*packet.Seen
	Label, From, To string
	Notes           []string       // what else is to be said of it, in the words of tcpdump first
	Layers          []packet.Layer // with their values as they are shown; meanings are sentences
	Payload         string         // what it carries, as text
}

// Details gives the packets of the run in the order they were sent.
func (v View) Details(s *Scene) []Detail {
	var out []Detail
	for _, p := range s.seen().All() {
		d := Detail{Seen: p, Label: v.label(p), Notes: []string{s.tcpdump(p)}, Layers: packet.Layers(p.Raw), Payload: clean(string(p.Packet.Payload))}
		from, to := s.sides(p)
		d.From, d.To = clean(from), clean(to)
		if again := v.again(p); again != "" {
			d.Notes = append(d.Notes, again)
		}
		for _, l := range d.Layers {
			for i := range l.Fields {
				l.Fields[i].Value, l.Fields[i].Meaning = v.fieldSays(p, &l.Fields[i])
			}
		}
		out = append(out, d)
	}
	return out
}

// Fate is the word for what became of a packet.
func (v View) Fate(s packet.Status) string { return v.say(statusNames[s]) }

// fieldSays is the value of a field and what it means: of the numbers of a TCP segment, first what they
// are counted from the beginning of the connection.
func (v View) fieldSays(p *packet.Seen, f *packet.Field) (value, meaning string) {
	acks := p.Packet.TCP != nil && p.Packet.TCP.Flags.Has(packet.ACK)
	switch {
	case f.Meaning == packet.SeqMeaning && p.Packet.TCP != nil: // not of one that an ICMP error quotes
		return fmt.Sprintf("%d (%s)", p.Seq, f.Value), v.say(f.Meaning)
	case f.Meaning == packet.AckMeaning && acks:
		return fmt.Sprintf("%d (%s)", p.Ack, f.Value), v.say(f.Meaning)
	case f.Meaning == packet.AckMeaning && p.Packet.TCP != nil:
		return f.Value, v.say("field.tcp.ack-unused")
	}
	return f.Value, v.say(f.Meaning)
}

// Variables shows the calls that an actor is in, innermost first, and what each has bound: a row with a
// name and a value, or a heading alone for a call.
func (v View) Variables(a *Actor) (rows [][]string) {
	for _, f := range a.Frames() {
		if f.Function != moduleFrame {
			rows = append(rows, []string{v.say("view.in-function", "name", f.Function, "line", f.Line)})
		}
		for _, x := range f.Vars {
			rows = append(rows, []string{clean(x.Name), text.Cut(clean(x.Repr), longestValue)})
		}
	}
	return rows
}

// longestValue is how much of a variable is shown where there is no width to fit, in columns.
const longestValue = 400

// InWords says what a move changed, a sentence a line, without its number and without tracebacks, as a
// screen reader would.
func (v View) InWords(s *Scene, move int) []string {
	v.Lang |= text.Spoken
	v.Width = allLanes
	said := v.show(slices.DeleteFunc(v.move(s, move), func(l *line) bool { return l.traceback }))
	for i, l := range said {
		said[i] = strings.TrimSpace(l)
		if i == 0 {
			said[i] = strings.TrimPrefix(said[i], fmt.Sprintf("%d  ", move))
		}
	}
	return said
}
