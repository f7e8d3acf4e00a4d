package repl

import (
	"testing"
	"time"
)

// How long something is shown goes by what there is to read: not by its colours or the space around it, and of
// a command of many moves, by no more than a command may take.
func TestLasts(t *testing.T) {
	for _, c := range []struct {
		shot  shot
		lines []string
		want  time.Duration // without the glance that each begins with
	}{
		{shot{}, []string{"seventeen letters"}, time.Second},
		{shot{}, []string{"   \x1b[1mseventeen\x1b[22m    letters", "", "one more seventee"}, 2 * time.Second},
		{shot{}, []string{" 一共六个汉字"}, time.Second},
		{shot{pace: move}, []string{"seventeen letters"}, time.Second / 3},
		{shot{pace: move, share: 2, passed: time.Hour}, []string{"seventeen letters"}, time.Second/3 + longestPace},
		{shot{pace: move, share: 100}, []string{"seventeen letters"}, perCommand/100 - glance},
	} {
		got := c.shot.lasts(c.lines) - glance
		if d := got - c.want; d < -time.Microsecond || d > time.Microsecond {
			t.Errorf("%q lasts %v, not %v", c.lines, got, c.want)
		}
	}
}
