package export

import (
	"bytes"
	"fmt"
	"html"

	"lockstep/repl/render"
)

// style is how the drawing looks, on light and on dark ground.
const style = `text{font:12px ui-monospace,Menlo,Consolas,monospace;fill:#222;paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}
.head{font-weight:bold}.faint{fill:#777}.good{fill:#137333}.bad{fill:#b3261e}
.lane{stroke:#bbb}.packet{stroke:#0b57d0;fill:none}.lost{stroke:#b3261e;fill:none;stroke-dasharray:4 3}.open{stroke:#0b57d0;fill:none;stroke-dasharray:2 3}
.tip{fill:#0b57d0}.label{fill:#0b57d0}.ground{fill:#fff}
@media(prefers-color-scheme:dark){text{fill:#ddd;stroke:#1b1b1b}.faint{fill:#999}.good{fill:#6dd58c}.bad,.lost{fill:#f2b8b5}.lost{stroke:#f2b8b5;fill:none}
.lane{stroke:#555}.packet,.open{stroke:#a8c7fa}.tip{fill:#a8c7fa}.label{fill:#a8c7fa}.ground{fill:#1b1b1b}}`

// SVG draws the ladder of a run as a picture that needs nothing else (SVG 1.1).
func SVG(l render.Ladder, title string) []byte {
	d := lay(l)
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">`+"\n", d.width, d.height, d.width, d.height)
	fmt.Fprintf(&b, "<title>%s</title>\n<style>%s</style>\n", html.EscapeString(title), style)
	fmt.Fprintf(&b, `<rect class="ground" width="%d" height="%d"/>`+"\n", d.width, d.height)
	for _, s := range d.shapes {
		switch s.form {
		case edge:
			fmt.Fprintf(&b, `<line class="%s" x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/>`+"\n", s.class, s.x1, s.y1, s.x2, s.y2)
		case tip:
			fmt.Fprintf(&b, `<path class="%s" d="M%.1f %.1fl%.1f -4v8z"/>`+"\n", s.class, s.x1, s.y1, -8*s.x2)
		case tag:
			s.x1 -= s.x2 / 2
			fmt.Fprintf(&b, `<rect class="ground" x="%.1f" y="%.1f" width="%.1f" height="14"/>`+"\n", s.x1, s.y1-11, s.x2)
			fallthrough
		case word:
			fmt.Fprintf(&b, `<text class="%s" x="%.1f" y="%.1f">%s</text>`+"\n", s.class, s.x1, s.y1, html.EscapeString(s.text))
		}
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// IsSVG says whether a file that begins so is such a picture.
func IsSVG(beginning []byte) bool {
	return bytes.HasPrefix(beginning, []byte(`<svg xmlns="http://www.w3.org/2000/svg"`))
}
