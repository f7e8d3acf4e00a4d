package prompt

import (
	"context"
	"io"
	"testing"
	"time"
)

// Space and Enter stop a wait and are used up; any other key stops it and is typed; Ctrl-C ends the
// command; and the time that was asked for passes.
func TestWait(t *testing.T) {
	for _, c := range []struct {
		keys    []key
		d       time.Duration
		stopped bool
		left    int
	}{
		{[]key{" "}, time.Hour, true, 0},
		{[]key{enter, "b"}, time.Hour, true, 1},
		{[]key{"b"}, time.Hour, true, 1},
		{[]key{ctrlC}, time.Hour, true, 0},
		{nil, 0, false, 0},
	} {
		term := newTerminal(nil, io.Discard, func() (int, int) { return 80, 24 }, false, nil)
		ctx, stop := term.Interruptible(context.Background())
		pushed := make(chan struct{})
		go func() {
			defer close(pushed)
			term.push(c.keys)
		}()
		if got := term.Wait(ctx, c.d); got != c.stopped {
			t.Errorf("%q: stopped %v", c.keys, got)
		}
		<-pushed
		if len(term.queue) != c.left {
			t.Errorf("%q: left %q", c.keys, term.queue)
		}
		stop()
	}
}
