package actor

import (
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
	if x.Object == 0 {
		c.Class = x.Part
	}
	if x.Value != nil {
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
	if a.access == nil {
		return ""
	}
	if v := a.access.Look(); v != nil {
		return brief(v)
	}
	return ""
}

func touched(t *eval.Thread, x eval.Touch) {
	a := t.Attached().(*Actor)
	if n := len(a.touched); n > 0 && a.touched[n-1] == x {
		return
	}
	a.touched = append(a.touched, x)
}

// Touched is what the thread read and wrote of what others can reach since it was last resumed,
// without a gate. The slice is good until it is resumed again.
func (a *Actor) Touched() []eval.Touch { return a.touched }
