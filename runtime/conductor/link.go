package conductor

import (
	"strconv"
	"strings"

	"lockstep/runtime/failure"
)

// Link is what the automatic policy does to packets on their way. It is a setting of `run`:
// it emits drop, dup and deliver moves, and the world knows nothing of it.
type Link struct {
	Loss int         // percent of packets that are dropped
	Dup  int         // percent of packets that are duplicated
	Cut  [][2]string // pairs of hosts between which nothing arrives
}

// LinkChange is one setting as a learner gives it: "loss 30%", "dup 10%", "cut a b", "ok".
type LinkChange func(Link) Link

// ParseLink reads a setting.
func ParseLink(s string) (LinkChange, error) {
	w := strings.Fields(s)
	switch {
	case len(w) == 1 && w[0] == "ok":
		return func(Link) Link { return Link{} }, nil
	case len(w) == 2 && (w[0] == "loss" || w[0] == "dup"):
		n, err := strconv.Atoi(strings.TrimSuffix(w[1], "%"))
		if err != nil || n < 0 || n > 100 {
			return nil, failure.New("schedule.bad-percent", "word", w[1])
		}
		return func(l Link) Link {
			if w[0] == "loss" {
				l.Loss = n
			} else {
				l.Dup = n
			}
			return l
		}, nil
	case len(w) == 3 && w[0] == "cut":
		return func(l Link) Link {
			l.Cut = append(l.Cut[:len(l.Cut):len(l.Cut)], [2]string{w[1], w[2]})
			return l
		}, nil
	}
	return nil, failure.New("schedule.bad-link", "word", s)
}

// String is the setting as `link` shows it: "loss 30%; dup 10%; cut a b", or "ok".
func (l Link) String() string {
	var parts []string
	if l.Loss > 0 {
		parts = append(parts, "loss "+strconv.Itoa(l.Loss)+"%")
	}
	if l.Dup > 0 {
		parts = append(parts, "dup "+strconv.Itoa(l.Dup)+"%")
	}
	for _, c := range l.Cut {
		parts = append(parts, "cut "+c[0]+" "+c[1])
	}
	if parts == nil {
		return "ok"
	}
	return strings.Join(parts, "; ")
}

// quiet says whether every packet simply arrives.
func (l Link) quiet() bool { return l.Loss == 0 && l.Dup == 0 && l.Cut == nil }

// cuts says whether nothing arrives between two hosts.
func (l Link) cuts(a, b string) bool {
	for _, c := range l.Cut {
		if c == [2]string{a, b} || c == [2]string{b, a} {
			return true
		}
	}
	return false
}

// chance is a number from 0 to 99 that follows from the seed and the place in the run, so that a
// re-run of the same moves meets the same luck.
func chance(seed uint64, move, salt int) int {
	return int(mix(seed+uint64(move-1)*golden+uint64(salt)<<32) % 100)
}
