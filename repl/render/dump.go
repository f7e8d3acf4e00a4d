package render

import (
	"fmt"
	"strings"

	"lockstep/repl/text"
	"lockstep/runtime/packet"
)

// Packet shows one packet layer by layer: every field with its offset, then the bytes. It gives
// nothing when there is no such packet.
func (v View) Packet(s *Scene, number int) []string {
	p := s.seen().Number(number)
	if p == nil {
		return nil
	}
	head := (&line{}).add(Plain, " ").join(v.packetLine(s, p))
	fate := (&line{}).add(Plain, " ").add(role(p.Status), statusMarks[p.Status]+" "+v.say(statusNames[p.Status])).
		add(Faint, " · "+v.say("view.sent-at", "time", p.Sent))
	if p.Status != packet.InFlight {
		fate.add(Faint, " · "+v.say("view.ended-at", "what", v.say(statusNames[p.Status]), "time", p.End))
	}
	out := []*line{head, fate}
	out = append(out, v.wrapped((&line{}).add(Plain, " "), Plain, s.tcpdump(p), 3)...)
	for _, l := range packet.Layers(p.Raw) {
		title := (&line{}).add(Plain, " ").add(Head, l.Name)
		if l.RFC != 0 {
			title.add(Faint, fmt.Sprintf("  RFC %d", l.RFC))
		}
		out = append(out, title.add(Faint, "  "+v.say("view.bytes-range", "from", l.At, "to", l.At+l.Size-1)))
		for _, f := range l.Fields {
			out = append(out, v.field(p, f)...)
		}
	}
	return v.show(append(out, v.dump(p.Raw)...))
}

// The columns of a field: its offset, its name, its value, what it means.
const (
	fieldName    = 7
	fieldValue   = fieldName + 23
	fieldMeaning = fieldValue + 16
	leastMeaning = 24 // columns; with less room, meanings are left out
)

func (v View) field(p *packet.Seen, f packet.Field) []*line {
	l := (&line{}).add(Faint, fmt.Sprintf("%5d", f.At)).at(fieldName, Plain, f.Name)
	value := f.Value
	switch f.Meaning {
	case packet.SeqMeaning:
		value = fmt.Sprintf("%d (%s)", p.Seq, value)
	case packet.AckMeaning:
		if p.Packet.TCP != nil && p.Packet.TCP.Flags.Has(packet.ACK) {
			value = fmt.Sprintf("%d (%s)", p.Ack, value)
		}
	}
	l.at(fieldValue, Plain, value)
	if v.width()-fieldMeaning < leastMeaning && !v.Lang.Spoken() {
		return []*line{l}
	}
	if l.width()+2 > fieldMeaning {
		return append([]*line{l}, v.wrapped(&line{}, Faint, v.say(f.Meaning), fieldMeaning)...)
	}
	return v.wrapped(l, Faint, v.say(f.Meaning), fieldMeaning)
}

// longestDump is how many bytes of a packet are shown.
const longestDump = 256

// dump shows bytes in hexadecimal and, where they can be seen beside that, as ASCII.
func (v View) dump(raw []byte) []*line {
	per := 16
	if v.width() < 76 {
		per = 8
	}
	var out []*line
	for at := 0; at < min(len(raw), longestDump); at += per {
		b := raw[at:min(at+per, len(raw))]
		var hex, ascii strings.Builder
		for i, x := range b {
			if i == 8 {
				hex.WriteByte(' ')
			}
			fmt.Fprintf(&hex, "%02x ", x)
			if x < ' ' || x > '~' {
				x = '.'
			}
			ascii.WriteByte(x)
		}
		l := (&line{}).add(Faint, fmt.Sprintf(" %04x  ", at)).add(Plain, text.Pad(hex.String(), 3*per+per/8))
		if !v.Lang.Spoken() {
			l.add(Plain, ascii.String())
		}
		out = append(out, l)
	}
	if n := len(raw) - longestDump; n > 0 {
		out = append(out, (&line{}).add(Faint, " "+v.say("view.more-bytes", "n", n)))
	}
	return out
}
