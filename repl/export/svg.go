package export

import (
	"bytes"
	"fmt"
	"html"

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

// style is how the drawing looks, on light and on dark ground.
const style = `text{font:12px ui-monospace,Menlo,Consolas,monospace;fill:#222}
.head{font-weight:bold}.faint{fill:#777}.good{fill:#137333}.bad{fill:#b3261e}
.lane{stroke:#bbb}.packet{stroke:#0b57d0;fill:none}.lost{stroke:#b3261e;fill:none;stroke-dasharray:4 3}.open{stroke:#0b57d0;fill:none;stroke-dasharray:2 3}
.tip{fill:#0b57d0}.label{fill:#0b57d0;paint-order:stroke;stroke:#fff;stroke-width:4px}.ground{fill:#fff}
@media(prefers-color-scheme:dark){text{fill:#ddd}.faint{fill:#999}.good{fill:#6dd58c}.bad,.lost{fill:#f2b8b5}.lost{stroke:#f2b8b5;fill:none}
.lane{stroke:#555}.packet,.open{stroke:#a8c7fa}.tip{fill:#a8c7fa}.label{fill:#a8c7fa;stroke:#1b1b1b}.ground{fill:#1b1b1b}}`

// SVG draws the ladder of a run as a picture that needs nothing else (SVG 1.1): lanes from top to bottom, and
// each packet as a line from where it was sent to where it arrived, or was lost.
func SVG(l render.Ladder, title string) []byte {
	d := drawing{ladder: l, pitch: leastLane}
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
	d.pitch = max(leastLane, int((float64(beside)+float64(on)/2+2)*glyph/labelAt))
	last := 0.0
	for _, r := range l.Rungs {
		if r.Packet == 0 || r.Lane == r.To {
			last = max(last, d.lane(r.Lane)+float64(text.Width(r.Label)+2)*glyph)
		}
	}
	width := int(max(last, d.lane(len(l.Lanes)-1))) + rightSpace
	height := (len(l.Rungs) + topRows + 1) * rowHeight
	fmt.Fprintf(&d.b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">`+"\n", width, height, width, height)
	fmt.Fprintf(&d.b, "<title>%s</title>\n<style>%s</style>\n", html.EscapeString(title), style)
	fmt.Fprintf(&d.b, `<rect class="ground" width="%d" height="%d"/>`+"\n", width, height)
	for i, name := range l.Lanes {
		d.text(d.lane(i)-aside, rowHeight, "head", name)
		d.line("lane", d.lane(i), rowHeight*1.3, d.lane(i), float64(height)-rowHeight/2)
	}
	begun := map[int]int{}
	for i, r := range l.Rungs {
		if i == 0 || l.Rungs[i-1].Move != r.Move {
			d.text(10, d.row(i), "faint", fmt.Sprint(r.Move))
		}
		if i == 0 || l.Rungs[i-1].At != r.At {
			d.text(50, d.row(i), "faint", text.Seconds(r.At))
		}
		from, sent := begun[r.Packet]
		switch {
		case r.Packet == 0:
			d.text(d.lane(r.Lane)+aside, d.row(i), class(r.Role), r.Label)
		case r.Lane == r.To:
			d.text(d.lane(r.Lane)+aside, d.row(i), "label", "↺ "+r.Label+mark(r.Fate))
		case r.Fate == packet.InFlight && ends[r.Packet] != i: // it is drawn with its end
			begun[r.Packet] = i
		case !sent:
			d.arrow(r, i, i)
		default:
			d.arrow(r, from, i)
		}
	}
	d.b.WriteString("</svg>\n")
	return d.b.Bytes()
}

// IsSVG says whether a file that begins so is such a picture.
func IsSVG(beginning []byte) bool {
	return bytes.HasPrefix(beginning, []byte(`<svg xmlns="http://www.w3.org/2000/svg"`))
}

type drawing struct {
	b      bytes.Buffer
	ladder render.Ladder
	pitch  int
}

func (d *drawing) lane(i int) float64 { return laneLeft + float64(i*d.pitch) }
func (d *drawing) row(i int) float64  { return float64((i + topRows) * rowHeight) }

// arrow draws a packet from the row where it was sent to the row that tells its fate.
func (d *drawing) arrow(r render.Rung, from, to int) {
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
	d.line(how, x1, y1, x2, y2)
	side := 1.0
	if x2 < x1 {
		side = -1
	}
	switch r.Fate {
	case packet.Dropped, packet.Cut:
		d.text(x2-4, y2+4, "bad", "✗")
	case packet.Delivered, packet.InFlight:
		fmt.Fprintf(&d.b, `<path class="tip" d="M%.1f %.1fl%.1f -4v8z"/>`+"\n", x2, y2, -8*side)
	}
	wide := float64(text.Width(r.Label)) * glyph
	d.text(x-wide/2, y+4, "label", r.Label)
}

func (d *drawing) line(class string, x1, y1, x2, y2 float64) {
	fmt.Fprintf(&d.b, `<line class="%s" x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/>`+"\n", class, x1, y1, x2, y2)
}

func (d *drawing) text(x, y float64, class, s string) {
	fmt.Fprintf(&d.b, `<text class="%s" x="%.1f" y="%.1f">%s</text>`+"\n", class, x, y, html.EscapeString(s))
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
