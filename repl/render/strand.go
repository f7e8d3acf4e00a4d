package render

import (
	"fmt"
	"strings"

	"lockstep/runtime/packet"
)

// strand is one row: a piece of what one end sent.
type strand struct {
	side   int     // the end that sent it
	order  int     // of the event by which it came to be
	ties   [2]tie  // what each end has to do with it
	passed [2]bool // whether a call reaches past it at an end, to strands on both sides
	sent   []sending
	data   []byte
	flag   string // instead of data
	role   Role
}

// tie is what stands at one end of a strand: a call, which other strands may belong to as well, or
// else where the bytes are.
type tie struct {
	call  int           // the order of the call, from 1; 0 for none
	label func() string // nil for none; most are never drawn
	how   string        // what leads from the bytes to the label, as drawn at the right; of a call "" for its own
	role  Role
}

func (t *tie) said() string {
	if t.label == nil {
		return ""
	}
	return t.label()
}

// by is the tie of a call that moved n bytes.
func by(a act, n int) tie {
	return tie{call: a.order + 1, label: func() string {
		label := fmt.Sprintf("%s %d B", clean(a.op), n)
		if a.move > 0 { // 0: the call is still at it
			label = fmt.Sprintf("%d %s", a.move, label)
		}
		return label
	}}
}

// ended is the tie of a call by which a stream ended.
func ended(a act, what string) tie {
	return tie{call: a.order + 1, label: func() string {
		return strings.TrimSpace(fmt.Sprintf("%d %s %s", a.move, clean(a.op), what))
	}}
}

// tells is the label that a sentence is.
func (v View) tells(id string, args ...any) func() string {
	return func() string { return v.say(id, args...) }
}

// flow makes the strands of one direction.
func (w *weave) flow(side int) []strand {
	f := &w.c.flows[side]
	if w.c.udp {
		return w.datagrams(f, side)
	}
	writes := append(f.writes[:len(f.writes):len(f.writes)], w.writing(f, side)...)
	var out []strand
	order := 0
	for _, p := range stretches(writes, f.reads, f.segments) {
		x := strand{side: side, sent: p.sent, data: p.data}
		if p.write != nil {
			order = p.write.order
			x.ties[side] = by(p.write.act, p.write.to-p.write.from)
		}
		x.order = order
		if p.read != nil {
			x.ties[1-side] = by(p.read.act, p.read.to-p.read.from)
		} else {
			x.ties[1-side] = w.v.whereabouts(w.s, &p, f, &w.c.flows[1-side])
		}
		out = append(out, x)
	}
	return append(out, w.endings(f, side)...)
}

// writing is the call that the program at one end is in, when it has begun to write.
func (w *weave) writing(f *flow, side int) []transfer {
	for i := range w.s.Actors {
		a := &w.s.Actors[i]
		at, ok := w.s.heard.sockets[a.Call.FD]
		if ok && at.c == w.c && at.side == side && a.Begun && len(a.Call.Data) > 0 {
			begun := act{op: a.Op + "…", order: len(w.s.Events)}
			return []transfer{{begun, f.written, f.written + len(a.Call.Data), a.Call.Data}}
		}
	}
	return nil
}

// endings are the strands of the end of a stream: its FIN, also one that waits for the bytes before
// it, and its reset.
func (w *weave) endings(f *flow, side int) []strand {
	var out []strand
	arrived := tie{label: w.v.tells("view.arrived"), how: "───"}
	if f.closing.op == "close" || len(f.fins) > 0 {
		x := strand{side: side, order: f.closing.order, sent: f.fins, flag: "FIN"}
		x.ties[side] = w.closed(f.closing)
		if len(f.fins) > 0 {
			x.order = f.fins[0].order
			x.ties[side] = w.closed(f.finished)
		}
		x.ties[1-side] = w.v.onTheWay(w.s, f.fins, arrived)
		if f.ended.move > 0 {
			x.ties[1-side] = ended(f.ended, "b''")
		}
		out = append(out, x)
	}
	if len(f.resets) > 0 {
		reset := f.resets[:1]
		x := strand{side: side, order: reset[0].order, sent: reset, flag: "RST", role: Bad}
		if f.closing.move == reset[0].SentMove {
			x.ties[side] = w.closed(f.closing)
			if len(f.fins) == 0 {
				out = nil
			}
		}
		x.ties[1-side] = w.v.onTheWay(w.s, reset, arrived)
		if a := f.failed; a.move > 0 {
			x.ties[1-side] = ended(a, "✗ "+clean(a.err))
		}
		out = append(out, x)
	}
	return out
}

// closed is the tie of what ended a stream at the end that wrote it.
func (w *weave) closed(a act) tie {
	if a.move == 0 {
		return tie{}
	}
	if a.op == "" {
		return ended(a, w.v.say("view.program-ended"))
	}
	return ended(a, "")
}

// datagrams makes the strands of the datagrams that one end sent: one for each packet.
func (w *weave) datagrams(f *flow, side int) []strand {
	var out []strand
	unread := tie{label: w.v.tells("view.unread"), how: "───"}
	for _, d := range f.datagrams {
		for i, p := range d.parts {
			if p.Status == packet.Cut { // its pieces are there
				continue
			}
			x := strand{side: side, order: d.parts[0].order, sent: d.parts[i : i+1], data: p.Packet.Payload}
			switch {
			case d.write.move > 0:
				x.ties[side] = by(d.write.act, len(d.write.data))
			case p.Copy:
				x.ties[side] = tie{label: w.v.tells("view.copy", "of", p.Of), how: "   "}
			}
			x.ties[1-side] = w.v.onTheWay(w.s, d.parts[i:i+1], unread)
			if d.read.move > 0 {
				x.ties[1-side] = w.readOf(d)
			}
			out = append(out, x)
		}
	}
	return out
}

// readOf is the tie of the call that read a datagram, which loses what the call has no room for.
func (w *weave) readOf(d *datagram) tie {
	t := by(d.read.act, len(d.read.data))
	if cut := d.parts[0].Packet.UDP.Length - 8 - len(d.read.data); cut > 0 {
		read := t.label
		t.label = func() string { return read() + " · " + w.v.say("view.cut-off", "n", cut) }
	}
	return t
}
