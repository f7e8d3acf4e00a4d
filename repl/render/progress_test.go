package render_test

import (
	"strings"
	"testing"

	"lockstep/repl/render"
	"lockstep/repl/text"
	"lockstep/runtime/explore"
)

// How far a search is stands on one line, however narrow the screen is.
func TestProgress(t *testing.T) {
	p := explore.Progress{Schedules: 1501, Most: 5000, Outcomes: 1, Network: true, Delays: 2}
	for _, lang := range []text.Lang{text.En, text.Zh} {
		for _, width := range []int{40, 60, 80, 120} {
			lines := render.View{Lang: lang, Width: width}.Progress(p, 1499)
			if len(lines) != 1 || text.Width(lines[0]) >= width || !strings.Contains(lines[0], "1501") {
				t.Errorf("%d columns: %q", width, lines)
			}
			if rate := strings.Contains(lines[0], "1499"); rate != (width >= 80) {
				t.Errorf("%d columns: %q", width, lines)
			}
		}
	}
}
