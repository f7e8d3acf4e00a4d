package repl

import (
	"context"
	"strings"
	"testing"

	"lockstep/repl/prompt"
)

// takenOver watches the demonstration of lesson udp, and takes over where a heading has been shown. It gives all that was
// said.
func takenOver(t *testing.T, heading string) (said string, o Options) {
	t.Helper()
	var out strings.Builder
	o = flowOptions("", &out)
	o.Demo, o.Speed = true, 1
	o.Wait = func(_ context.Context, p prompt.Pause) prompt.Press {
		if p.Hold && strings.Contains(out.String(), heading) {
			return prompt.Enter
		}
		return prompt.None
	}
	learn(t, o, "udp")
	return out.String(), o
}

// TestTakeOverAtTheEnd: behind the last part of a demonstration no run is left to go on with, but the lesson.
func TestTakeOverAtTheEnd(t *testing.T) {
	said, _ := takenOver(t, "── UDP ──")
	wants(t, said, "── UDP ──", "What you can do now:", "── UDP ──", "part 1 goes there")
}

// TestTakeOverAQuestion: where a demonstration asks what needs no run, its own is not handed over, and the answer is
// the learner's still.
func TestTakeOverAQuestion(t *testing.T) {
	said, o := takenOver(t, "── UDP 12/13")
	wants(t, said, "── UDP 12/13", "── UDP 12/13", "Type a number from")
	if strings.Contains(said, "the run is yours") || o.Progress.Record().Lessons["udp"].Parts[11].Shown {
		t.Errorf("a run is handed over, or the answer counts as shown:\n%s", said)
	}
}
