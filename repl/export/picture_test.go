package export

import (
	"strings"
	"testing"

	"lockstep/repl/render"
	"lockstep/runtime/packet"
)

// A packet that is long under way crosses what was done meanwhile: the words lie above its line.
func TestWordsAbove(t *testing.T) {
	l := render.Ladder{Lanes: []string{"server", "client"}, Rungs: []render.Rung{
		{Move: 1, Lane: 1, To: 0, Packet: 1, Fate: packet.InFlight, Label: "#1 SYN"},
		{Move: 2, Label: "listens meanwhile"},
		{Move: 3, Lane: 1, To: 0, Packet: 1, Fate: packet.Delivered, Label: "#1 SYN"},
	}}
	svg := string(SVG(l, "crossing"))
	if word, line := strings.Index(svg, "listens meanwhile"), strings.Index(svg, `class="packet"`); word < line || line < 0 {
		t.Errorf("the line is drawn over the words:\n%s", svg)
	}
}
