package render

import (
	"fmt"
	"slices"
	"strings"

	"lockstep/runtime/failure"
	"lockstep/runtime/packet"
)

// Packet shows one packet layer by layer: every field with its offset, then the bytes. With words
// that choose a field it shows only the layer of that field, and marks its bytes. It gives nothing
// when there is no such packet.
func (v View) Packet(s *Scene, number int, words string) ([]string, error) {
	p := s.seen().Number(number)
	if p == nil {
		return nil, nil
	}
	layers := packet.Layers(p.Raw)
	var chosen *packet.Field
	if words != "" {
		at, err := choose(p.Number, layers, words)
		if err != nil {
			return nil, err
		}
		layers, chosen = layers[at.layer:at.layer+1], &layers[at.layer].Fields[at.field]
	}
	head := (&line{}).add(Plain, " ").join(v.packetLine(s, p))
	fate := (&line{}).add(Plain, " ").add(role(p.Status), statusMarks[p.Status]+" "+v.say(statusNames[p.Status])).
		add(Faint, " · "+v.say("view.sent-at", "time", p.Sent))
	if p.Status != packet.InFlight {
		fate.add(Faint, " · "+v.say("view.ended-at", "what", v.say(statusNames[p.Status]), "time", p.End))
	}
	out := []*line{head, fate}
	out = append(out, v.wrapped((&line{}).add(Plain, " "), Plain, s.tcpdump(p), 3)...)
	for _, l := range layers {
		title := (&line{}).add(Plain, " ").add(Head, l.Name)
		if l.RFC != 0 {
			title.add(Faint, fmt.Sprintf("  RFC %d", l.RFC))
		}
		out = append(out, title.add(Faint, "  "+v.say("view.bytes-range", "from", l.At, "to", l.At+l.Size-1)))
		for i := range l.Fields {
			out = append(out, v.field(p, &l.Fields[i], chosen)...)
		}
	}
	return v.show(append(out, v.dump(p.Raw, chosen)...)), nil
}

// Fields lists short names for the fields of the latest packets.
func (s *Scene) Fields() []string {
	const latest = 20
	var out []string
	all := s.seen().All()
	for _, p := range all[max(len(all)-latest, 0):] {
		for _, l := range packet.Layers(p.Raw) {
			for _, f := range l.Fields {
				if name := shortName(&f); !slices.Contains(out, name) {
					out = append(out, name)
				}
			}
		}
	}
	return out
}

// shortName is the last word of what names the meaning of a field: "seq" of field.tcp.seq.
func shortName(f *packet.Field) string { return f.Meaning[strings.LastIndexByte(f.Meaning, '.')+1:] }

// fieldAt is where a field is among the layers of a packet.
type fieldAt struct{ layer, field int }

// choose finds the field that words are about: it is called so, or if none is, the only one that has
// them in the name of its layer, its own name, or what else it is called.
func choose(number int, layers []packet.Layer, words string) (fieldAt, error) {
	said := strings.Join(strings.Fields(strings.ToLower(words)), " ")
	var exact, partial []fieldAt
	var known []string
	for i, l := range layers {
		for k, f := range l.Fields {
			names := []string{strings.ToLower(f.Name), shortName(&f)}
			all := strings.ToLower(l.Name + " " + f.Name + " " + f.Meaning + " " + f.Value)
			switch {
			case slices.Contains(names, said):
				exact = append(exact, fieldAt{i, k})
			case !slices.ContainsFunc(strings.Fields(said), func(w string) bool { return !strings.Contains(all, w) }):
				partial = append(partial, fieldAt{i, k})
			}
			known = append(known, names...)
		}
	}
	found := partial
	if exact != nil {
		found = exact
	}
	switch len(found) {
	case 0:
		return fieldAt{}, failure.New("view.no-field", "n", number, "word", words, "near", failure.Nearest(said, known))
	case 1:
		return found[0], nil
	}
	var names []string
	for _, at := range found {
		f := &layers[at.layer].Fields[at.field]
		name := layers[at.layer].Name + " " + f.Name
		if f.Name == "option" {
			name += " " + f.Value
		}
		names = append(names, name)
	}
	return fieldAt{}, failure.New("view.which-field", "word", words, "fields", names)
}

// The columns of a field: its offset, its name, its value, what it means.
const (
	fieldName    = 7
	fieldValue   = fieldName + 23
	fieldMeaning = fieldValue + 16
	leastMeaning = 24 // columns; with less room, meanings are left out
)

// field shows a field and what it means; where one was chosen, only what that means, however little
// room there is.
func (v View) field(p *packet.Seen, f, chosen *packet.Field) []*line {
	mark, role := "  ", Plain
	if f == chosen {
		mark, role = "▸ ", Pending
	}
	l := (&line{}).add(role, mark).add(Faint, fmt.Sprintf("%3d", f.At)).at(fieldName, role, f.Name)
	value, meaning := v.fieldSays(p, f)
	l.at(fieldValue, role, value)
	cramped := v.width()-fieldMeaning < leastMeaning && !v.Lang.Spoken()
	switch {
	case chosen != nil && f != chosen, chosen == nil && cramped:
		return []*line{l}
	case cramped:
		return append([]*line{l}, v.wrapped(&line{}, Faint, meaning, fieldName)...)
	}
	if l.width()+2 > fieldMeaning {
		return append([]*line{l}, v.wrapped(&line{}, Faint, meaning, fieldMeaning)...)
	}
	return v.wrapped(l, Faint, meaning, fieldMeaning)
}

// longestDump is how many bytes of a packet are shown.
const longestDump = 256

// dump shows bytes in hexadecimal and, where they can be seen beside that, as ASCII; those of the
// chosen field in brackets.
func (v View) dump(raw []byte, chosen *packet.Field) []*line {
	per := 16
	if v.width() < 76 {
		per = 8
	}
	from, to := -1, -1
	if chosen != nil {
		from, to = chosen.At, chosen.At+chosen.Size
	}
	var out []*line
	for at := 0; at < min(len(raw), longestDump); at += per {
		b := raw[at:min(at+per, len(raw))]
		l := (&line{}).add(Faint, fmt.Sprintf(" %04x ", at))
		var ascii strings.Builder
		for i, x := range b {
			open, shut, r := " ", " ", Plain
			if here := at + i; from <= here && here < to {
				r = Pending
				if i == 0 || here == from {
					open = "["
				}
			} else if here == to && i > 0 {
				shut = "]"
			}
			switch {
			case i == 8: // a gap in the middle of the line
				l.add(Pending, shut+open)
			case shut == "]":
				l.add(Pending, shut)
			default:
				l.add(Pending, open)
			}
			l.add(r, fmt.Sprintf("%02x", x))
			if x < ' ' || x > '~' {
				x = '.'
			}
			ascii.WriteByte(x)
		}
		if last := at + len(b); from < last && last <= to {
			l.add(Pending, "]")
		}
		if !v.Lang.Spoken() {
			l.at(8+3*per+per/8, Plain, ascii.String())
		}
		out = append(out, l)
	}
	if n := len(raw) - longestDump; n > 0 {
		out = append(out, (&line{}).add(Faint, " "+v.say("view.more-bytes", "n", n)))
	}
	return out
}
