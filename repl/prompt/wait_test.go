package prompt

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"
)

// A pause lasts for its time, or until a key is pressed, which is used up; where a line may begin, its
// characters are left for it. Ctrl-C ends the command. What is said meanwhile is wiped.
func TestWait(t *testing.T) {
	for _, c := range []struct {
		keys  []key
		pause Pause
		want  Press
		left  int
	}{
		{[]key{"  "}, Pause{Hold: true}, Space, 1},
		{[]key{enter, "b"}, Pause{For: time.Hour}, Enter, 1},
		{[]key{right, pageUp}, Pause{Hold: true, Say: "held"}, Right, 1},
		{[]key{"b"}, Pause{Hold: true}, Other, 0},
		{[]key{"qb"}, Pause{Hold: true}, Leave, 1},
		{[]key{"qb"}, Pause{Hold: true, Line: true}, Other, 1},
		{[]key{"q"}, Pause{Hold: true, Line: true}, Other, 1},
		{[]key{"q"}, Pause{Hold: true, Line: true, Quit: true}, Leave, 0},
		{[]key{"qb"}, Pause{Hold: true, Line: true, Quit: true}, Other, 1},
		{[]key{" "}, Pause{Hold: true, Line: true}, Space, 0},
		{[]key{"b", ctrlC}, Pause{Hold: true, Line: true}, Leave, 0},
		{nil, Pause{Say: "for a moment"}, None, 0},
	} {
		var out bytes.Buffer
		term := newTerminal(nil, &out, func() (int, int) { return 80, 24 }, false, nil)
		ctx, stop := term.Interruptible(context.Background())
		term.push(c.keys)
		if got := term.Wait(ctx, c.pause); got != c.want || len(term.queue) != c.left {
			t.Errorf("%q: %v, left %q", c.keys, got, term.queue)
		}
		if said := out.String(); strings.Contains(said, c.pause.Say) != (c.pause.Say != "") && said != "" || c.pause.Say != "" && !strings.HasSuffix(said, "\r\x1b[J") {
			t.Errorf("%q: %q is said", c.keys, said)
		}
		stop()
	}
}
