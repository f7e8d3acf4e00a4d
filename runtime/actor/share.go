package actor

import (
	"slices"

	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

// accessed keeps a thread at a gate before it reads or writes what others can reach.
func accessed(t *eval.Thread, x eval.Access) error {
	a := t.Attached().(*Actor)
	op := "read"
	switch {
	case x.Call:
		op = "call"
	case x.Write && x.Value == nil:
		op = "del"
	case x.Write:
		op = "write"
	}
	c := world.Call{Kind: world.Access, Object: x.Object, Name: x.Text, Write: x.Write}
	if x.Value != nil && (a.known == nil || !x.Write) { // nobody is shown what is written
		c.Text = brief(x.Value)
		if args, ok := x.Value.(object.Tuple); ok && x.Call && len(args) == 1 {
			c.Text = "(" + brief(args[0]) + ")"
		}
	}
	_, err := a.wait(op, c, &x)
	return err
}

// wait is gate for an access.
func (a *Actor) wait(op string, c world.Call, x *eval.Access) (world.Result, error) {
	a.access = x
	return a.gate(op, c)
}

// Read is what the access that the thread stands before would read now, as repr() gives it; "" when
// it reads nothing.
func (a *Actor) Read() string {
	if a.caughtUp(); a.access == nil {
		return ""
	}
	if v := a.access.Look(); v != nil {
		return brief(v)
	}
	return ""
}

// Touch is something that the threads of a program share, read or written.
type Touch = eval.Touch

// Everything is the Object of a touch of more than is worth listing, Numberless of what has no number.
const (
	Everything = eval.Everything
	Numberless = eval.Numberless
)

// Shared is how many globals and how many numbered things the program has.
func (a *Actor) Shared() (globals, things int) { return a.caughtUp().eval.Shared() }

// NameOf is what the program calls a global or a thing with a number; "" when it cannot be found.
func (a *Actor) NameOf(number int) string { return a.caughtUp().eval.NameOf(number) }

func touched(t *eval.Thread, x eval.Touch) {
	a := t.Attached().(*Actor)
	if x.Aside {
		a.relied.add(x)
	} else {
		a.touched.add(x)
	}
}

// touches is a list of touches, each once.
type touches struct {
	list []eval.Touch
	seen map[eval.Touch]bool // the same, once there are many
}

func (l *touches) add(x eval.Touch) {
	if len(l.list) < fewTouches {
		if slices.Contains(l.list, x) {
			return
		}
	} else {
		if len(l.list) == fewTouches {
			clear(l.seen)
			if l.seen == nil {
				l.seen = map[eval.Touch]bool{}
			}
			for _, t := range l.list {
				l.seen[t] = true
			}
		}
		if l.seen[x] {
			return
		}
		l.seen[x] = true
	}
	l.list = append(l.list, x)
}

// fewTouches is how many are looked through one by one.
const fewTouches = 32

// Beside is what else of others the thread went by since then, or changed: no data of the program.
func (a *Actor) Beside() []eval.Touch {
	if a.place != nil {
		return a.last.relied
	}
	return a.relied.list
}

// Touched is what the thread read and wrote of what others can reach since it was last resumed,
// without a gate. The slice is good until it is resumed again.
func (a *Actor) Touched() []eval.Touch {
	if a.place != nil {
		return a.last.touched
	}
	return a.touched.list
}
