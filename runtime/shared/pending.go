package shared

import (
	"slices"

	"lockstep/runtime/world"
)

// Pending is room for one operation of a thread at a time.
type Pending = pending

// pending is an operation that waits for its turn. It implements world.Pending.
type pending struct {
	s    *Space
	t    *thing
	who  string
	call *world.Call
	op   operation

	begun bool
	woken bool // by set, notify, a full barrier
	timer world.Pending
	index int // Barrier: the place at which it came
	saved int // Condition: how often its lock was held
}

// operation is how a class serves a kind of call.
type operation struct {
	// can says whether the next attempt can finish; nil: it always can.
	can func(p *pending) bool

	// do makes an attempt, and says whether the operation is over. One that is not has begun.
	do func(p *pending) (world.Result, bool)

	begins  bool                          // the first attempt already does something
	enters  func(p *pending) bool         // what keeps it from beginning; nil: nothing
	expires func(p *pending) world.Result // what a time-out gives, when can does not hold
}

// Ready says whether Do would get the operation further.
func (p *pending) Ready() bool {
	switch {
	case p.op.enters != nil && !p.begun:
		return p.op.enters(p)
	case p.op.can == nil, !p.begun && (p.op.begins || p.call.Wait >= 0):
		return true
	}
	return p.op.can(p) || p.op.expires != nil && p.expired()
}

func (p *pending) expired() bool {
	return p.begun && (p.call.Wait == 0 || p.timer != nil && p.timer.Ready())
}

// Do makes one attempt.
func (p *pending) Do() (world.Result, bool) {
	if p.op.can != nil && !(p.op.begins && !p.begun) && !p.op.can(p) {
		switch {
		case p.call.Wait == 0 && !p.op.begins, p.expired():
			r := p.op.expires(p)
			p.end()
			return r, true
		case !p.begun:
			p.begin()
			return world.Result{}, false
		}
	}
	r, done := p.op.do(p)
	if done {
		p.end()
	} else {
		p.begin()
	}
	return r, done
}

// begin arms the time-out of an operation that goes on.
func (p *pending) begin() {
	if p.begun {
		return
	}
	p.begun = true
	if p.call.Wait > 0 {
		p.timer = p.s.timer(p.call.Wait)
		p.timer.Do()
	}
}

func (p *pending) end() {
	if p.timer != nil {
		p.timer.Cancel()
		p.timer = nil
	}
	p.forget()
}

// forget takes it out of those that wait to be woken.
func (p *pending) forget() {
	if i := slices.Index(p.t.waiters, p); i >= 0 {
		p.t.waiters = slices.Delete(p.t.waiters, i, i+1)
	}
}

// Cancel gives up an operation that is not over.
func (p *pending) Cancel() { p.end() }

// wait registers it among those that wait to be woken.
func (p *pending) wait() (world.Result, bool) {
	p.t.waiters = append(p.t.waiters, p)
	return world.Result{}, false
}

// wake wakes the first n that wait; -1: all.
func (t *thing) wake(n int) {
	if n < 0 {
		n = len(t.waiters)
	}
	n = min(n, len(t.waiters))
	for _, p := range t.waiters[:n] {
		p.woken = true
	}
	t.waiters = slices.Delete(t.waiters, 0, n)
}

func did(n int) (world.Result, bool) { return world.Result{N: n}, true }

// misused is the result of an operation that CPython answers with an exception.
func misused(exception, message string) (world.Result, bool) {
	return world.Result{Err: exception, Text: message}, true
}
