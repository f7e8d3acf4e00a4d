package render

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lockstep/repl/text"
)

// Conversations names the TCP connections, and exchanges of datagrams, that there have been, in the
// order of the numbers that Stream takes.
func (s *Scene) Conversations() []string {
	var out []string
	for _, c := range s.conversations() {
		out = append(out, fmt.Sprintf("%s  %s → %s", c.protocol(), s.party(c.ends[0]), s.party(c.ends[1])))
	}
	return out
}

// Streams lists the conversations of the run.
func (v View) Streams(s *Scene) []string {
	var out []*line
	for i, who := range s.Conversations() {
		f := &s.conversations()[i].flows
		out = append(out, (&line{}).add(Plain, fmt.Sprintf(" %d  ", i+1)).add(Head, who).
			at(v.statusColumn(), Faint, v.say("view.stream-sizes", "there", f[0].size(), "back", f[1].size())))
	}
	if out == nil {
		return v.fold("", Faint, s.nothing(v, "view.no-streams"))
	}
	return v.show(out)
}

// size is how many bytes the programs have sent.
func (f *flow) size() int {
	n := f.written
	for _, d := range f.datagrams {
		n += len(d.write.data)
	}
	return n
}

// party names an end of a conversation: the actor and its port, or an address that nobody holds.
func (s *Scene) party(p party) string {
	who := s.who(p.addr, p.host)
	if who != p.addr.String() {
		who = fmt.Sprintf("%s:%d", clean(who), p.addr.Port())
	}
	return who
}

func (c *conversation) protocol() string {
	if c.udp {
		return "UDP"
	}
	return "TCP"
}

// Stream draws a conversation, all of it or its last screenful: each end in a column of its own,
// the bytes between them in pieces as small as the calls and the packets make them, and at both ends
// of the pieces the calls that wrote and read them. It gives nothing when there is no such
// conversation.
func (v View) Stream(s *Scene, number int, all bool) []string {
	if number < 1 || number > len(s.conversations()) {
		return nil
	}
	w := &weave{v: v, s: s, c: s.conversations()[number-1]}
	w.strands = append(w.flow(0), w.flow(1)...)
	slices.SortStableFunc(w.strands, func(a, b strand) int { return cmp.Compare(a.order, b.order) })
	w.tie()
	first := 0
	if most := v.rows() - 5; !all {
		first = max(len(w.strands)-most, 0)
	}
	return v.show(append(w.draw(number, first), w.totals()...))
}

// weave is a conversation while it is drawn.
type weave struct {
	v       View
	s       *Scene
	c       *conversation
	strands []strand
	spans   [2]map[int]span // of the calls at each end, by the order of the call
}

// span is the first and the last strand of a call.
type span struct{ first, last int }

func (w *weave) tie() {
	for side := range w.spans {
		w.spans[side] = map[int]span{}
		for i := range w.strands {
			if call := w.strands[i].ties[side].call; call > 0 {
				at, known := w.spans[side][call]
				if !known {
					at.first = i
				}
				at.last = i
				w.spans[side][call] = at
			}
		}
		for call, at := range w.spans[side] {
			for i := at.first + 1; i < at.last; i++ {
				if x := &w.strands[i]; x.ties[side].call != call {
					x.passed[side] = true
				}
			}
		}
	}
}

// The columns of a row beside its labels and its bytes: a margin, " ───┤ " and " ├─── ".
const strandFrame = 1 + 6 + 6

// draw draws the strands from the first on, and above them who is at which end.
func (w *weave) draw(number, first int) []*line {
	shown := w.strands[first:]
	if w.v.Lang.Spoken() {
		return w.inWords(number, first)
	}
	labels := w.labels(shown)
	kind := fmt.Sprintf("%d %s", number, w.c.protocol())
	room, cell := w.v.width()-strandFrame-labels[0]-labels[1], text.Width(kind)
	cells := make([]string, len(shown))
	for i := range shown {
		cells[i] = shown[i].cell(room)
		cell = max(cell, text.Width(cells[i]))
	}
	right := 1 + labels[0] + 6 + cell + 6
	atLeft := func(s string) *line {
		s = text.Cut(s, labels[0])
		return (&line{}).add(Plain, strings.Repeat(" ", 1+labels[0]-text.Width(s))).add(Head, s)
	}
	out := []*line{
		atLeft(w.s.party(w.c.ends[0])).at(1+labels[0]+6, Faint, kind).at(right, Head, text.Cut(w.s.party(w.c.ends[1]), labels[1])),
	}
	if !w.c.udp {
		out = append(out, atLeft(w.state(0)).at(right, Head, w.state(1)))
	}
	if first > 0 {
		out = append(out, (&line{}).add(Faint, " "+w.v.say("view.rows-above", "n", first, "number", number)))
	}
	if len(w.strands) == 0 {
		out = append(out, (&line{}).add(Faint, " "+w.v.say("view.no-bytes")))
	}
	for i, x := range shown {
		how, label := w.end(first+i, 0, i == 0)
		label = text.Cut(label, labels[0])
		l := (&line{}).add(Plain, strings.Repeat(" ", 1+labels[0]-text.Width(label))).add(x.ties[0].role, label)
		l.add(Wire, " "+mirrored(how)+"┤ ").add(x.role, text.Pad(cells[i], cell))
		how, label = w.end(first+i, 1, i == 0)
		out = append(out, l.add(Wire, " ├"+how+" ").add(x.ties[1].role, text.Cut(label, labels[1])))
	}
	return out
}

// inWords lists the strands from the first on: who wrote the bytes and who read them, a line each.
func (w *weave) inWords(number, first int) []*line {
	out := []*line{(&line{}).add(Head, fmt.Sprintf("%d %s, ", number, w.c.protocol())).
		add(Plain, w.s.party(w.c.ends[0])+" "+w.state(0)+", "+w.s.party(w.c.ends[1])+" "+w.state(1))}
	if first > 0 {
		out = append(out, (&line{}).add(Faint, w.v.say("view.rows-above", "n", first, "number", number)))
	}
	for i := range w.strands[first:] {
		x := &w.strands[first+i]
		lost := " (" + w.v.say("view.dropped") + ")"
		l := w.tied(&line{}, x, x.side).add(Plain, ": "+strings.ReplaceAll(x.cell(w.v.width()), "✗", lost)+"; ")
		out = append(out, w.tied(l, x, 1-x.side))
	}
	return out
}

// tied adds what one end has to do with a strand: who called what, or where the bytes are.
func (w *weave) tied(l *line, x *strand, side int) *line {
	t, p := x.ties[side], w.c.ends[side]
	if t.call > 0 || side == x.side {
		l.add(Head, clean(w.s.who(p.addr, p.host))+" ")
	}
	return l.add(Plain, strings.ReplaceAll(t.said(), "✗ ", ""))
}

// labels is how wide the labels at each end are; where both together leave too little room for the
// bytes, the wider is cut.
func (w *weave) labels(shown []strand) [2]int {
	var wide [2]int
	for side, p := range w.c.ends {
		wide[side] = max(text.Width(w.s.party(p)), len(w.state(side)))
		for i := range shown {
			wide[side] = max(wide[side], text.Width(shown[i].ties[side].said()))
		}
	}
	const most = 16 // columns that are kept for the bytes, if they take as many
	least := 0
	for i := range shown {
		least = max(least, text.Width(shown[i].cell(most)))
	}
	if room := w.v.width() - strandFrame - least; wide[0]+wide[1] > room {
		narrow := min(wide[0], wide[1], room/2)
		for side := range wide {
			wide[side] = min(wide[side], room-narrow)
		}
	}
	return wide
}

// cell is what a strand carries, as far as there is room.
func (x *strand) cell(room int) string {
	head := strings.TrimSpace(names(x.sent) + " ")
	if head != "" {
		head += " "
	}
	if x.flag != "" {
		return text.Cut(head+x.flag, room)
	}
	room -= text.Width(head)
	said := quoteCounted(x.data, max(room, 1))
	if text.Width(said) > room {
		said = fmt.Sprintf("%d B", len(x.data))
	}
	return head + text.Cut(said, max(room, 1))
}

// state is the TCP state of an end, "" for UDP.
func (w *weave) state(side int) string {
	if w.c.udp {
		return ""
	}
	p, peer := w.c.ends[side], w.c.ends[1-side]
	for _, x := range w.s.World.Sockets {
		if !x.UDP && x.Local == p.addr && x.Peer == peer.addr && w.s.Hosts[x.Host].Name == p.host {
			return x.State
		}
	}
	if !w.c.flows[side].synced { // it never was anything else
		return ""
	}
	return "CLOSED"
}

// end gives what is drawn between a strand and its label at one end, as at the right, and the label:
// of a call at its first strand, or at the top of what is shown.
func (w *weave) end(i, side int, top bool) (how, label string) {
	x := &w.strands[i]
	t := x.ties[side]
	how, label = t.how, t.said()
	if t.call > 0 {
		at, reads := w.spans[side][t.call], x.side != side
		tip := map[bool]string{true: "▸", false: "─"}[reads]
		switch {
		case at.first == at.last:
			how = "──" + tip
		case i == at.first:
			how = "─┬" + tip
		case i == at.last:
			how, label = "─┘ ", ""
		default:
			how, label = "─┤ ", ""
		}
		if top {
			label = t.said()
		}
	}
	if how == "" {
		how = "   "
	}
	if x.passed[side] {
		r := []rune(how)
		r[1] = map[bool]rune{true: '│', false: '┼'}[r[1] == ' ']
		how = string(r)
	}
	return how, label
}

// mirrored turns what is drawn at the right into what is drawn at the left.
func mirrored(how string) string {
	r := []rune(how)
	slices.Reverse(r)
	return strings.NewReplacer("▸", "◂", "┤", "├", "┘", "└").Replace(string(r))
}

// totals says how far the bytes of each direction have come.
func (w *weave) totals() []*line {
	var out []*line
	for i := range w.c.flows {
		f := &w.c.flows[i]
		if w.c.udp || f.written == 0 {
			continue
		}
		from, to := w.c.ends[i], w.c.ends[1-i]
		out = append(out, (&line{}).add(Faint, " "+w.v.say("view.stream-total",
			"from", w.s.who(from.addr, from.host), "to", w.s.who(to.addr, to.host),
			"written", f.written, "taken", f.taken, "read", f.read)))
	}
	return out
}
