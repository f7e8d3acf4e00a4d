package render

import (
	"strings"
	"testing"

	"lockstep/repl/text"
	"lockstep/runtime/conductor"
	"lockstep/runtime/stage"
)

// Why a program was ended is said whole, however narrow the screen.
func TestRefusalsAreWhole(t *testing.T) {
	st := &stage.Stage{Actors: []stage.Actor{{Name: "main", Program: stage.Program{Source: `print("a line of some length before it")
open("/etc/passwd")
`}}}}
	r := opened(t, st)
	if _, err := r.Exec(t.Context(), conductor.Command{Verb: conductor.RunAll}); err != nil {
		t.Fatal(err)
	}
	for lang := range text.Lang(2) {
		for _, width := range []int{40, 60, 80} {
			lines := View{Lang: lang, Width: width}.Changes(Look(r), 0, r.MovesMade())
			whole := strings.Join(strings.Fields(text.Say(lang, "python.no.path", "path", "/etc/passwd")), "")
			if said := strings.Join(strings.Fields(strings.Join(lines, "")), ""); !strings.Contains(said, whole) {
				t.Errorf("%d columns:\n%s", width, strings.Join(lines, "\n"))
			}
			for _, l := range lines {
				if text.Width(l) > width {
					t.Errorf("%d columns: %q", width, l)
				}
			}
		}
	}
}
