package actor

import (
	"strings"

	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/object"
)

// longestData is the most of a value's repr that Data gives, in code points.
const longestData = 2000

// manyAttributes is how many attributes of an object Data looks at.
const manyAttributes = 100

// Data lists what the threads of a program share by name and can change: globals that functions
// declare so, containers, the attributes of objects; nothing of a program without threads. Locks
// and the like are not among them.
func (a *Actor) Data() []Var {
	if k := a.known; k != nil {
		return k.data(a)
	}
	return a.data()
}

func (a *Actor) data() []Var {
	if !a.eval.Sharing() {
		return nil
	}
	var out []Var
	for _, g := range a.eval.Globals() {
		switch v := g.Value.(type) {
		case *object.Instance:
			if v.Data != nil {
				continue
			}
			parts, _ := eval.Inside(v, manyAttributes)
			for _, p := range parts {
				if !machinery(p.Value, deepest) {
					out = append(out, Var{g.Name + p.Name, object.Show(p.Value, longestData)})
				}
			}
		case *object.List, *object.Dict, *object.Set, *object.ByteArray:
			if !machinery(v, deepest) {
				out = append(out, Var{g.Name, object.Show(v, longestData)})
			}
		default:
			if a.program.module.Shared[g.Name] && !machinery(v, deepest) {
				out = append(out, Var{g.Name, object.Show(v, longestData)})
			}
		}
	}
	return out
}

// deepest is how deep into containers machinery looks.
const deepest = 4

// machinery says whether a value is, or holds, what is no data: a lock, a thread, a file.
func machinery(v object.Value, deep int) bool {
	switch v := v.(type) {
	case *object.Instance:
		return v.Data != nil
	case *object.List, *object.Dict, object.Tuple, *object.Set:
		found := false
		object.Children(v, func(x object.Value) {
			found = found || deep > 0 && machinery(x, deep-1)
		})
		return found
	}
	return false
}

// Holding appends what the globals of its program hold, and says whether that was all of it.
func (a *Actor) Holding(dst []byte) ([]byte, bool) {
	for _, g := range a.caughtUp().eval.Globals() {
		text, all := socketText(g.Value)
		if !all {
			text, all = object.ShowAll(g.Value, longestData)
		}
		if !all {
			return dst, false
		}
		dst = append(append(append(append(dst, '\n'), g.Name...), '='), text...)
	}
	return dst, true
}

// State appends what tells how the thread stands from how it stood earlier in the run; see
// eval.Thread.State; and what it stands before. It is false for one that is not waiting.
func (a *Actor) State(dst []byte) ([]byte, bool) {
	switch {
	case !a.pending:
		return dst, false
	case a.place != nil:
		return append(dst, a.place.position...), a.place.positioned
	}
	return a.position(dst)
}

func (a *Actor) position(dst []byte) ([]byte, bool) {
	dst = append(append(append(dst, a.op...), ' '), a.call.Text...)
	return a.python.State(dst)
}

// MayLoop says whether a program has loops that are not bounded by what they go over, and nothing
// that goes on unseen from turn to turn.
func (p *Program) MayLoop() bool { return p.loops }

func mayLoop(lines []string) bool {
	loops := false
	for _, line := range lines {
		if strings.Contains(line, "next(") {
			return false
		}
		loops = loops || strings.Contains(line, "while")
	}
	return loops
}
