package eval

import (
	"strconv"
	"strings"

	"lockstep/runtime/python/object"
)

// mostState is how much of what a thread holds State looks at, in values.
const mostState = 200

// State appends what tells how the thread stands from how it stood at another time in the same run: where it is, what
// its variables hold, how often its for loops have turned. It leaves out what threads share: a
// thread that reads it knows it. It says false where it cannot tell, as of a generator's insides.
func (t *Thread) State(dst []byte) ([]byte, bool) {
	s := stater{dst: strconv.AppendInt(dst, int64(t.turned), 10), left: mostState}
	for f := t.top; f != nil; f = f.up {
		s.dst = append(s.dst, f.fn.code.Name...)
		for _, p := range []int{int(f.at.From.Line), int(f.at.From.Col), int(f.at.To.Line), int(f.at.To.Col)} {
			s.dst = strconv.AppendInt(append(s.dst, ' '), int64(p), 10)
		}
		if f.fn.code.Outer == nil {
			continue
		}
		for i, name := range f.fn.code.Slots {
			s.variable(name, f.slots[i])
		}
		for i, name := range f.fn.code.Free {
			s.variable(name, f.fn.free[i])
		}
	}
	return s.dst, s.left > 0
}

type stater struct {
	dst  []byte
	left int
}

func (s *stater) variable(name string, v Value) {
	if c, ok := v.(*cell); ok {
		if c.number != 0 {
			return
		}
		v = c.v
	}
	if v != nil && !strings.HasPrefix(name, ".") {
		s.dst = append(append(s.dst, '\n'), name...)
		s.value(v)
	}
}

func (s *stater) value(v Value) {
	s.dst = append(s.dst, ' ')
	if s.left--; s.left <= 0 {
		return
	}
	if n := numberOf(v); n != 0 {
		s.dst = strconv.AppendInt(append(s.dst, '#'), int64(n), 10)
		return
	}
	switch v := v.(type) {
	case *Func, *object.Class, *object.Module, *object.Builtin:
	case *object.Instance:
		if v.Data != nil { // a lock or a thread: what is done with it is an operation
			return
		}
		s.dst = append(s.dst, v.Cls.Name...)
		v.Each(func(name string, x Value) {
			s.dst = append(append(s.dst, '.'), name...)
			s.value(x)
		})
	case *object.List, object.Tuple, *object.Dict, *object.Set:
		inside, n := Inside(v, s.left)
		s.dst = strconv.AppendInt(append(s.dst, '['), int64(n), 10)
		for _, x := range inside {
			s.dst = append(s.dst, x.Name...)
			s.value(x.Value)
		}
		s.left -= n - len(inside)
	default:
		if !plain(v) {
			s.left = 0
			return
		}
		text, all := object.ShowAll(v, longestState)
		if !all {
			s.left = 0
			return
		}
		s.dst = append(s.dst, text...)
	}
}

// longestState is up to how many code points a value is told from others.
const longestState = 1000
