package render

import (
	"fmt"
	"slices"
	"strings"

	"lockstep/runtime/packet"
)

// stretch is a part of a stream of bytes that lies in one write, one read and one packet at most (and
// in what repeats that packet).
type stretch struct {
	from, to int
	data     []byte
	write    *transfer // nil where no call is known
	read     *transfer // nil while nobody has read it
	sent     []sending
}

// stretches cuts a stream at every boundary that a call or a packet has made.
func stretches(writes, reads []transfer, segments []sending) []stretch {
	var bounds []int
	for _, ts := range [][]transfer{writes, reads} {
		for _, t := range ts {
			bounds = append(bounds, t.from, t.to)
		}
	}
	for _, x := range segments {
		from, to := x.extent()
		bounds = append(bounds, from, to)
	}
	slices.Sort(bounds)
	bounds = slices.Compact(bounds)
	out := make([]stretch, max(len(bounds)-1, 0))
	w, r := 0, 0
	for i := range out {
		p := &out[i]
		p.from, p.to = bounds[i], bounds[i+1]
		p.write, w = covering(writes, w, p.from)
		p.read, r = covering(reads, r, p.from)
		if p.write != nil {
			p.data = p.write.data[p.from-p.write.from : p.to-p.write.from]
		}
	}
	for _, x := range segments {
		from, to := x.extent()
		i, _ := slices.BinarySearch(bounds, from)
		for ; i < len(out) && out[i].to <= to; i++ {
			p := &out[i]
			p.sent = append(p.sent, x)
			if p.data == nil {
				p.data = x.Packet.Payload[p.from-from : p.to-from]
			}
		}
	}
	return slices.DeleteFunc(out, func(p stretch) bool { return p.data == nil })
}

// covering finds the transfer that a byte belongs to, looking from the i-th on.
func covering(ts []transfer, i, at int) (*transfer, int) {
	for i < len(ts) && ts[i].to <= at {
		i++
	}
	if i < len(ts) && ts[i].from <= at {
		return &ts[i], i
	}
	return nil, i
}

// extent is where the data of a segment belongs in the stream.
func (x sending) extent() (from, to int) {
	from = int(int32(x.Seq)) - 1 // the SYN is 0
	if x.Packet.TCP.Flags.Has(packet.SYN) {
		from++
	}
	return from, from + len(x.Packet.Payload)
}

// names lists packets by their numbers: "#4✗ #7".
func names(sent []sending) string {
	const most = 3
	var out []string
	for i, x := range sent {
		n := fmt.Sprintf("#%d", x.Number)
		if x.Status == packet.Dropped {
			n += "✗"
		}
		switch left := len(sent) - i; {
		case i < most-1 || left == 1:
			out = append(out, n)
		case i == most-1:
			out = append(out, "…")
		}
	}
	return strings.Join(out, " ")
}

// whereabouts says where bytes are that were written and not read. back is the other direction.
func (v View) whereabouts(s *Scene, p *stretch, f, back *flow) tie {
	switch {
	case p.to <= f.taken && back.closing.move > 0 && back.closing.op != "shutdown":
		return tie{label: v.tells("view.thrown-away"), how: "──✗"}
	case p.to <= f.taken:
		return tie{label: v.tells("view.unread"), how: "───"}
	}
	if p.from > f.taken {
		return v.onTheWay(s, p.sent, tie{label: v.tells("view.early"), how: "───"})
	}
	return v.onTheWay(s, p.sent, tie{label: v.tells("view.not-taken"), how: "──✗"})
}

// onTheWay says what became of the packets that carry something; arrived is for one that has arrived.
func (v View) onTheWay(s *Scene, sent []sending, arrived tie) tie {
	if len(sent) == 0 {
		return tie{label: v.tells("view.in-send-buffer"), how: "   "}
	}
	best := sent[0]
	for _, x := range sent {
		if rank[x.Status] >= rank[best.Status] {
			best = x
		}
	}
	switch {
	case best.Status == packet.InFlight:
		return tie{label: v.tells("view.in-flight"), how: "┄┄▸", role: Wire}
	case best.Status == packet.Delivered:
		return arrived
	}
	label := v.tells("view.dropped")
	if at, ok := s.retransmitted(best.Seen); ok {
		label = v.tells("view.dropped-again", "time", at)
	}
	return tie{label: label, how: "──✗", role: Bad}
}

// rank orders what can have become of the packets with the same bytes by what matters more now.
var rank = [...]int{packet.Dropped: 0, packet.Cut: 0, packet.Delivered: 1, packet.InFlight: 2}
