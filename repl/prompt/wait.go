package prompt

import (
	"context"
	"strings"
	"time"
)

// Wait lets time pass while something is shown, until a key is pressed, or ctx ends: then it says that it
// was stopped. Space and Enter do only that; any other key is the first of the next line.
func (t *Terminal) Wait(ctx context.Context, d time.Duration) (stopped bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	over := false
	defer time.AfterFunc(d, func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		over = true
		t.changed.Broadcast()
	}).Stop()
	for len(t.queue) == 0 && !over && !t.hungUp && ctx.Err() == nil {
		t.changed.Wait()
	}
	stopped = len(t.queue) > 0 || t.hungUp || ctx.Err() != nil
	if len(t.queue) > 0 && strings.Trim(string(t.queue[0]), " \r") == "" {
		t.queue = t.queue[1:]
	}
	return stopped
}
