package render

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lockstep/runtime/event"
	"lockstep/runtime/stage"
)

// Turns of threads that compute share a line, until one of them does something or there are a hundred.
func TestTurns(t *testing.T) {
	var events []event.Event
	add := func(kind event.Kind, actor, op string) {
		events = append(events, event.Event{Move: len(events) + 100, I: 1, Kind: kind, Actor: actor, Op: op, Text: "done"})
	}
	for range 2 {
		add(event.Called, "main.1", "compute")
		add(event.Called, "main.2", "compute")
	}
	add(event.Printed, "main.1", "")
	add(event.Called, "main.2", "compute")
	s := Seen([]stage.Host{{Name: "localhost"}}, events)
	want := `100-103 main.1, main.2  compute
  104  main.1  prints  done
  105  main.2  compute`
	if diff := cmp.Diff(want, strings.Join(View{Width: 60}.Changes(s, 100, 105), "\n")); diff != "" {
		t.Error(diff)
	}
	for last, whole := range map[int]int{100: 99, 103: 99, 104: 104} {
		if got := s.Whole(100, last); got != whole {
			t.Errorf("of the moves up to %d those up to %d are whole, not %d", last, whole, got)
		}
	}
	if s.Blind = false; s.Turns(100, 103) { // in the lab these are steps on a CPU
		t.Error("they are turns in the lab")
	}
}
