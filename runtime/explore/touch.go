package explore

import "lockstep/runtime/world"

// looks says whether a step only looks at what it touches so.
func looks(k world.TouchKind) bool { return k <= world.Awaits }

// dependent says whether the order of two steps of different actors can matter.
func dependent(a, b []world.Touch) bool {
	for i := range a {
		for j := range b {
			if a[i].Object == b[j].Object && !(looks(a[i].Access) && looks(b[j].Access)) {
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
func relate(earlier, later []world.Touch) relation {
	out := rivals
	for i := range later {
		if later[i].Access != world.Takes && later[i].Access != world.Awaits {
			continue
		}
		was := false // what the later waits for was there before the earlier
		for j := range earlier {
			if earlier[j].Object != later[i].Object {
				continue
			}
			if earlier[j].Access == world.Gives {
				return enables
			}
			was = was || earlier[j].Access == world.Takes || earlier[j].Access == world.Awaits
		}
		if !was {
			out = perhaps
		}
	}
	return out
}

// clash gives the plain data that both steps touch and one changes, or -1.
func clash(a, b []world.Touch) int32 {
	for i := range a {
		for j := range b {
			if a[i].Data && a[i].Object == b[j].Object && !(looks(a[i].Access) && looks(b[j].Access)) {
				return a[i].Object
			}
		}
	}
	return -1
}

// ordered says whether two dependent steps order their actors: by more than plain data.
func ordered(a, b []world.Touch) bool {
	for i := range a {
		for j := range b {
			if !a[i].Data && a[i].Object == b[j].Object && !(looks(a[i].Access) && looks(b[j].Access)) {
				return true
			}
		}
	}
	return false
}
