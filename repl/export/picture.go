package export

import (
	"fmt"
	"slices"

	"lockstep/repl/render"
	"lockstep/repl/text"
	"lockstep/runtime/packet"
)

// The measures of a ladder, in pixels. Letters of the fixed font are glyph wide.
const (
	rowHeight  = 22
	laneLeft   = 150 // of the first lane; move and time stand left of it
	leastLane  = 230
	topRows    = 2
	glyph      = 7.3
	aside      = 8
	rightSpace = 40
	labelAt    = 0.68 // of the way from the left lane to the right one, so that lanes have room for theirs
	longest    = 36   // columns of a label
)

// picture is a ladder laid out: the files that show it draw the same shapes.
type picture struct {
	width, height int // pixels
	shapes        []shape
	pitch         int // from lane to lane
}

// form is what a shape is.
type form uint8

// The forms.
const (
	word form = iota // from X1, Y1
	tag              // a word around X1, Y1, on ground X2 wide that hides the lines below it
	edge             // from X1, Y1 to X2, Y2
	tip              // of an arrow, at X1, Y1; X2 is where it points: 1 or -1
)

// shape is one thing that is drawn. Its class says what it means.
type shape struct {
	form           form
	class          string
	x1, y1, x2, y2 float64
	text           string
	packet         int // its number; 0 for none
}

// lay lays a ladder out: lanes from top to bottom, and each packet as a line from where it was sent to where it
// arrived, or was lost.
func lay(l render.Ladder) *picture {
	ends := map[int]int{} // of each packet, the rung that tells its fate
	beside, on := 0, 0    // the widest labels, in columns
	for i := range l.Rungs {
		r := &l.Rungs[i]
		r.Label = text.Cut(r.Label, longest)
		if r.Packet > 0 && (r.Fate != packet.InFlight || ends[r.Packet] == 0) {
			ends[r.Packet] = i
		}
		switch {
		case r.Packet > 0 && r.Lane != r.To:
			on = max(on, text.Width(r.Label))
		case r.Lane < len(l.Lanes)-1:
			beside = max(beside, text.Width(r.Label))
		}
	}
	d := &picture{pitch: max(leastLane, int((float64(beside)+float64(on)/2+2)*glyph/labelAt))}
	last := 0.0
	for _, r := range l.Rungs {
		if r.Packet == 0 || r.Lane == r.To {
			last = max(last, d.lane(r.Lane)+float64(text.Width(r.Label)+2)*glyph)
		}
	}
	d.width = int(max(last, d.lane(len(l.Lanes)-1))) + rightSpace
	d.height = (len(l.Rungs) + topRows + 1) * rowHeight
	for i, name := range l.Lanes {
		d.text(d.lane(i)-aside, rowHeight, "head", name, 0)
		d.shapes = append(d.shapes, shape{form: edge, class: "lane", x1: d.lane(i), y1: rowHeight * 1.3, x2: d.lane(i), y2: float64(d.height) - rowHeight/2})
	}
	begun := map[int]int{}
	for i, r := range l.Rungs {
		if i == 0 || l.Rungs[i-1].Move != r.Move {
			d.text(10, d.row(i), "faint", fmt.Sprint(r.Move), 0)
		}
		if i == 0 || l.Rungs[i-1].At != r.At {
			d.text(50, d.row(i), "faint time", text.Seconds(r.At), 0)
		}
		from, sent := begun[r.Packet]
		switch {
		case r.Packet == 0:
			d.text(d.lane(r.Lane)+aside, d.row(i), class(r.Role), r.Label, 0)
		case r.Lane == r.To:
			d.text(d.lane(r.Lane)+aside, d.row(i), "label", "↺ "+r.Label+mark(r.Fate), r.Packet)
		case r.Fate == packet.InFlight && ends[r.Packet] != i: // it is drawn with its end
			begun[r.Packet] = i
		case !sent:
			d.arrow(r, i, i)
		default:
			d.arrow(r, from, i)
		}
	}
	slices.SortStableFunc(d.shapes, func(a, b shape) int { return a.form.layer() - b.form.layer() })
	return d
}

// layer is how far above the others a shape lies: words above the lines that cross them.
func (f form) layer() int {
	switch f {
	case tag:
		return 1
	case word:
		return 2
	}
	return 0
}

func (d *picture) lane(i int) float64 { return laneLeft + float64(i*d.pitch) }
func (d *picture) row(i int) float64  { return float64((i + topRows) * rowHeight) }

// arrow draws a packet from the row where it was sent to the row that tells its fate.
func (d *picture) arrow(r render.Rung, from, to int) {
	x1, y1, x2, y2 := d.lane(r.Lane), d.row(from)-4, d.lane(r.To), d.row(to)-4
	at := labelAt
	if x2 < x1 {
		at = 1 - labelAt
	}
	x, y := x1+(x2-x1)*at, y1+(y2-y1)*at
	how, reach := "packet", 1.0
	switch r.Fate {
	case packet.InFlight:
		how, reach = "open", 0.7
	case packet.Dropped, packet.Cut:
		how, reach = "lost", 0.7
	}
	x2, y2 = x1+(x2-x1)*reach, y1+(y2-y1)*reach
	d.shapes = append(d.shapes, shape{form: edge, class: how, x1: x1, y1: y1, x2: x2, y2: y2, packet: r.Packet})
	side := 1.0
	if x2 < x1 {
		side = -1
	}
	switch r.Fate {
	case packet.Dropped, packet.Cut:
		d.text(x2-4, y2+4, "bad", "✗", r.Packet)
	case packet.Delivered, packet.InFlight:
		d.shapes = append(d.shapes, shape{form: tip, class: "tip", x1: x2, y1: y2, x2: side, packet: r.Packet})
	}
	d.shapes = append(d.shapes, shape{form: tag, class: "label", x1: x, y1: y + 4, x2: float64(text.Width(r.Label)) * glyph, text: r.Label, packet: r.Packet})
}

func (d *picture) text(x, y float64, class, s string, packet int) {
	d.shapes = append(d.shapes, shape{class: class, x1: x, y1: y, text: s, packet: packet})
}

func class(r render.Role) string {
	switch r {
	case render.Good:
		return "good"
	case render.Bad:
		return "bad"
	}
	return "said"
}

func mark(s packet.Status) string {
	if s == packet.Dropped {
		return " ✗"
	}
	return ""
}
