package shared

import "lockstep/runtime/world"

// toucher gathers what an attempt touches.
type toucher struct {
	p      *pending
	dst    []world.Touch
	object func(number int) int32
	slot   func(who string) int32
}

// Touches adds to dst what the next attempt of a pending operation touches, seen from now. object
// numbers the things of the space, slot the places in which threads are woken.
func Touches(op world.Pending, dst []world.Touch, object func(number int) int32, slot func(who string) int32) []world.Touch {
	x := toucher{op.(*pending), dst, object, slot}
	t, forever := x.p.t, x.p.call.Wait < 0
	switch x.p.call.Kind {
	case world.Look:
		x.own(world.Reads)
	case world.Join:
		x.own(either(forever, world.Awaits, world.Reads))
	case world.Finish:
		x.part(tasks, either(forever, world.Awaits, world.Reads))
	case world.Start: // which gives nothing to who joins: before it, joining fails
		x.own(world.Writes)
	case world.Acquire:
		x.own(either(forever, world.Takes, world.Writes))
	case world.Release:
		frees := t.count == 1
		if t.class.name == "Semaphore" || t.class.name == "BoundedSemaphore" {
			frees = t.count == 0
		}
		x.own(either(frees, world.Gives, world.Writes))
		x.wakes(-1) // of a barrier
	case world.Wait:
		x.wait()
	case world.Wake:
		x.wake()
	case world.Put:
		if t.max > 0 {
			x.part(places, either(forever, world.Takes, either(x.p.room(), world.Writes, world.Reads)))
		}
		if forever || x.p.room() {
			x.own(either(x.p.some(), world.Writes, world.Gives))
			x.part(tasks, world.Writes)
		}
	case world.Get:
		x.own(either(forever, world.Takes, either(x.p.some(), world.Writes, world.Reads)))
		if t.max > 0 && (forever || x.p.some()) {
			x.part(places, either(x.p.room(), world.Writes, world.Gives))
		}
	case world.TaskDone:
		x.part(tasks, either(t.count == 1, world.Gives, world.Writes))
	case world.Abort, world.Reset:
		x.own(world.Writes)
		x.wakes(-1)
	default:
		x.own(world.Writes)
	}
	return x.dst
}

func either(yes bool, a, b world.TouchKind) world.TouchKind {
	if yes {
		return a
	}
	return b
}

func (x *toucher) touch(n int32, how world.TouchKind) {
	x.dst = append(x.dst, world.Touch{Object: n, Access: how})
}

// A queue is three objects: what is in it, the places that are free, the tasks that are not done. Else who
// gives an item would seem to give to all who wait, also to those who wait for the place it took.
const (
	places = 1 << 17 * (iota + 1) // numbers of things are below
	tasks
	beyond // no parts of things
)

func (x *toucher) part(which int, how world.TouchKind) {
	x.touch(x.object(x.p.t.number+which), how)
}

func (x *toucher) own(how world.TouchKind) { x.touch(x.object(x.p.t.number), how) }

// wakes touches the slots of the first n that wait; -1: of all.
func (x *toucher) wakes(n int) {
	waiters := x.p.t.waiters
	if n >= 0 {
		waiters = waiters[:min(n, len(waiters))]
	}
	for _, w := range waiters {
		x.touch(x.slot(w.who), world.Gives)
	}
}

func (x *toucher) wake() {
	t := x.p.t
	if t.lock == nil {
		x.own(either(t.set, world.Writes, world.Gives))
		x.wakes(-1)
		return
	}
	x.own(world.Writes)
	if !x.p.owned() {
		x.touch(x.object(t.lock.number), world.Reads)
	}
	x.wakes(x.p.call.N)
}

// wait is for the waits that begin: of an event, a condition, a barrier.
func (x *toucher) wait() {
	p, t := x.p, x.p.t
	switch {
	case !p.begun && t.lock != nil:
		x.own(world.Writes)
		x.touch(x.object(t.lock.number), world.Gives)
	case !p.begun && t.class.name == "Event":
		x.own(world.Reads)
	case !p.begun:
		x.own(world.Writes)
		if t.count+1 >= t.max {
			x.wakes(-1)
		}
	default:
		if p.call.Wait >= 0 { // it may leave without being woken
			x.own(world.Writes)
			x.touch(x.slot(p.who), world.Writes)
		} else {
			x.touch(x.slot(p.who), world.Awaits)
		}
		if t.lock != nil {
			x.touch(x.object(t.lock.number), world.Takes)
		} else if t.class.name == "Barrier" {
			x.own(world.Writes)
		}
	}
}

// NameOf is what the program calls a thing, or the thing it is a part of; "" for one that is not here.
func (s *Space) NameOf(number int) string {
	if number < beyond {
		number %= places
	}
	if t := s.things[number]; t != nil {
		return t.name
	}
	return ""
}
