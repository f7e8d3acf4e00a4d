package eval

import (
	"lockstep/runtime/python/object"
)

// A program that has started a thread shares its data: a value is shared once another thread can
// reach it, through a global, a closure, an argument, or a value that is shared. From then on its
// number tells it from others. Nothing becomes unshared.

// Share begins to share: everything that the globals reach. Further calls do nothing.
func (p *Program) Share() {
	if p.sharing {
		return
	}
	p.sharing = true
	for _, v := range p.globals {
		p.share(v)
	}
}

// Sharing says whether Share was called.
func (p *Program) Sharing() bool { return p.sharing }

// ShareValue shares what another thread is about to be given.
func (p *Program) ShareValue(v Value) {
	if p.sharing {
		p.share(v)
	}
}

// NumberOf numbers a new thing that the program's threads share.
func (p *Program) NumberOf(thing any) int {
	p.things++
	if p.keep {
		p.numbered = append(p.numbered, thing)
	}
	return p.things
}

// numberOf is the number of a value: 0 for one that is not shared or that nothing can change.
func numberOf(v Value) int {
	if s, ok := v.(interface{ Number() int }); ok {
		return s.Number()
	}
	return 0
}

// What lessons share counts for nothing. Beyond, each value that is looked at costs some steps, and those with a new
// number, or in what has one, many: they are kept as long as the run, where their content is asked for.
const (
	fewShared   = 64 // values at once
	fewNumbered = 10_000
	lookedSteps = 4
	keptSteps   = 32
)

// share marks a value and all it reaches. What has no number, such as a tuple, is gone through each time: that
// counts towards the program's budget of steps.
func (p *Program) share(v Value) {
	if plain(v) {
		return
	}
	s, before := sharer{p: p}, p.things
	s.push(v)
	for len(s.todo) > 0 {
		v := s.todo[len(s.todo)-1]
		s.todo = s.todo[:len(s.todo)-1]
		object.Children(v, s.push)
	}
	n := max(s.looked-fewShared, 0) * lookedSteps
	if p.things > max(before, fewNumbered) {
		n += s.looked * keptSteps
	}
	p.work(n)
}

// plain says whether a value reaches no other.
func plain(v Value) bool {
	switch v.(type) {
	case nil, object.NoneT, object.Bool, object.Int, object.Float, object.Str, object.Bytes, *object.Big, *object.Builtin, *object.Module:
		return true
	}
	return false
}

// shareInside marks what a shared value has come to hold.
func (p *Program) shareInside(v Value) {
	if numberOf(v) != 0 {
		object.Children(v, p.share)
	}
}

// isIterator says whether going on changes a value, which has no number.
func isIterator(v Value) bool {
	switch v.(type) {
	case interface{ Number() int }, *Func, object.Tuple, *object.Bound, *object.StaticMethod, *object.ClassMethod, *object.Property, *object.Slice,
		*object.Range, *object.View:
		return false
	}
	return !plain(v)
}

type sharer struct {
	p      *Program
	todo   []Value
	seen   map[any]bool
	looked int // values
}

func (s *sharer) push(v Value) {
	s.looked++
	if plain(v) {
		return
	}
	switch x := v.(type) {
	case interface {
		Number() int
		SetNumber(n int)
	}:
		if c, ok := v.(*object.Class); ok && c.Native || x.Number() != 0 {
			return
		}
		x.SetNumber(s.p.NumberOf(v))
	case *cell:
		if x.number != 0 {
			return
		}
		x.number = int32(s.p.NumberOf(x))
	case *Func:
		if x.shared {
			return
		}
		x.shared = true
	case object.Tuple:
		if len(x) == 0 || !s.first(&x[0]) {
			return
		}
	default:
		if isIterator(v) {
			s.p.unseen, s.p.iterators = true, true
		}
		if !s.first(v) {
			return
		}
	}
	s.todo = append(s.todo, v)
}

func (s *sharer) first(key any) bool {
	if s.seen == nil {
		s.seen = map[any]bool{}
	}
	if s.seen[key] {
		return false
	}
	s.seen[key] = true
	return true
}

// Shared is how many globals and how many numbered things there are.
func (p *Program) Shared() (globals, things int) { return len(p.globals), p.things }

// NameOf finds what the program calls a global (-1 minus its slot) or the value with a number: by
// a global, or a part of one. It is "" when it cannot be found so.
func (p *Program) NameOf(number int) string {
	if number < 0 {
		return p.module.Globals[-1-number]
	}
	for _, v := range p.Globals() {
		if numberOf(v.Value) == number {
			return v.Name
		}
	}
	for _, v := range p.Globals() {
		inside, _ := Inside(v.Value, manyThings)
		for _, x := range inside {
			if numberOf(x.Value) == number {
				return v.Name + x.Name
			}
		}
	}
	return ""
}
