package explore_test

import (
	"context"
	"slices"
	"testing"

	"lockstep/runtime/conductor"
	"lockstep/runtime/explore"
)

// TestWay finds shortest ways to moments in the middle of a run, also from there on.
func TestWay(t *testing.T) {
	printed := func(line string) func(*conductor.Run) (bool, error) {
		return func(r *conductor.Run) (bool, error) { return slices.Contains(r.Actor("server").Printed(), line), nil }
	}
	for _, c := range []struct{ from, line, want string }{
		{"", "b'helloworld'", "step server 3; step client 2; deliver 1; deliver 2; step client 3; deliver 3; step server; deliver 4; deliver 5; deliver 6; step server 2"},
		{"step server 3; step client 2; deliver 1; deliver 2; step client 3; deliver 3; step server; deliver 4", "b'helloworld'", "deliver 5; deliver 6; step server 2"},
		{"step client 2; deliver all; step client", "b'hello'", ""},
	} {
		open := opener("server", server, "client", client)
		got, found, err := explore.Way(context.Background(), open, c.from, printed(c.line), 0)
		if err != nil {
			t.Fatal(err)
		}
		if found != (c.want != "") {
			t.Errorf("from %q to %s: %q", c.from, c.line, got)
			continue
		}
		if !found {
			continue
		}
		r, err := open()
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Play(context.Background(), c.from+"; "+got); err != nil {
			t.Error(err)
		}
		if ok, _ := printed(c.line)(r); !ok {
			t.Errorf("%s does not come to %s", got, c.line)
		}
		if got != c.want {
			t.Errorf("from %q to %s: %s, not %s", c.from, c.line, got, c.want)
		}
		r.Close()
	}
}
