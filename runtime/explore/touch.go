package explore

// Touch is one thing that a step looks at or changes. Two steps of different actors may be swapped
// without anybody noticing unless they touch one object and one of them does more than look.
type Touch struct {
	Object int // numbered within a run: the same moves give the same numbers
	Access Access
	Data   bool // plain data, which orders nobody: accesses to it can race
}

// Access is what a step does to an object.
type Access uint8

// The kinds of access. In doubt, Write is always sound, only slower to search.
const (
	Read  Access = iota // looks
	Await               // looks, and cannot happen until somebody has given
	Write               // changes
	Take                // changes, and cannot happen until somebody has given
	Give                // makes available what was not available just before: the lock was held, the queue empty
)

func (a Access) looks() bool { return a <= Await }

// dependent says whether the order of two steps of different actors can matter.
func dependent(a, b []Touch) bool {
	for i := range a {
		for j := range b {
			if a[i].Object == b[j].Object && !(a[i].Access.looks() && b[j].Access.looks()) {
				return true
			}
		}
	}
	return false
}

// relation says what two dependent steps of different actors are to each other.
type relation uint8

const (
	enables relation = iota // the later waited for what the earlier gave: it could not have come right before
	perhaps                 // it may have been possible before
	rivals                  // either could have come first
)

// relate gives the relation of two dependent steps.
func relate(earlier, later []Touch) relation {
	out := rivals
	for i := range later {
		if later[i].Access != Take && later[i].Access != Await {
			continue
		}
		was := false // what the later waits for was there before the earlier
		for j := range earlier {
			if earlier[j].Object != later[i].Object {
				continue
			}
			if earlier[j].Access == Give {
				return enables
			}
			was = was || earlier[j].Access == Take || earlier[j].Access == Await
		}
		if !was {
			out = perhaps
		}
	}
	return out
}

// clash gives the plain data that both steps touch and one changes, or -1.
func clash(a, b []Touch) int {
	for i := range a {
		for j := range b {
			if a[i].Data && a[i].Object == b[j].Object && !(a[i].Access.looks() && b[j].Access.looks()) {
				return a[i].Object
			}
		}
	}
	return -1
}

// ordered says whether two dependent steps order their actors: by more than plain data.
func ordered(a, b []Touch) bool {
	for i := range a {
		for j := range b {
			if !a[i].Data && a[i].Object == b[j].Object && !(a[i].Access.looks() && b[j].Access.looks()) {
				return true
			}
		}
	}
	return false
}
