package shared

import "lockstep/runtime/world"

// signalled: one that was woken goes on although the event may have been cleared since.
func (p *pending) signalled() bool { return p.woken || !p.begun && p.t.set }

func awaitEvent(p *pending) (world.Result, bool) {
	if p.signalled() {
		return did(1)
	}
	if p.call.Wait == 0 {
		return did(0)
	}
	return p.wait()
}

func setEvent(p *pending) (world.Result, bool) {
	p.t.set = true
	p.t.wake(-1)
	return did(0)
}

// owned says whether a thread may use a condition: its lock is held, an RLock by the thread itself.
func (p *pending) owned() bool {
	l := p.t.lock
	return l.count > 0 && (l.class.name == "Lock" || l.heldBy(p.who))
}

// mayGoOn: a wait on a condition goes on once it was woken or is over, and its lock is free.
func (p *pending) mayGoOn() bool {
	return (p.woken || p.expired()) && p.t.lock.count == 0
}

func awaitCondition(p *pending) (world.Result, bool) {
	l := p.t.lock
	if !p.begun {
		if !p.owned() {
			return misused("RuntimeError", "cannot wait on un-acquired lock")
		}
		p.saved = l.count
		l.letGo()
		return p.wait()
	}
	l.hold(p, p.saved)
	return did(number(p.woken))
}

func notify(p *pending) (world.Result, bool) {
	if !p.owned() {
		return misused("RuntimeError", "cannot notify on un-acquired lock")
	}
	p.t.wake(p.call.N)
	return did(0)
}

// phase is how a barrier stands.
type phase uint8

const (
	filling   phase = iota
	acting          // the last one runs the action
	draining        // those inside leave
	resetting       // those inside leave with an error
	broken
)

const brokenError = "threading.BrokenBarrierError"

// mayEnter: nobody enters a barrier that others still leave.
func (p *pending) mayEnter() bool {
	return p.t.phase == filling || p.t.phase == broken
}

func (p *pending) passed() bool { return p.woken }

func awaitBarrier(p *pending) (world.Result, bool) {
	t := p.t
	if p.begun {
		t.leave()
		if t.phase == resetting || t.phase == broken || p.saved != 0 {
			return misused(brokenError, "")
		}
		return did(p.index)
	}
	if t.phase == broken {
		return misused(brokenError, "")
	}
	p.index = t.count
	t.count++
	switch {
	case t.count < t.max:
		return p.wait()
	case p.call.All: // it has an action: the thread runs it and then opens the barrier
		t.phase = acting
		t.count--
		return world.Result{N: p.index, EOF: true}, true
	}
	t.open()
	t.leave()
	return did(p.index)
}

// open lets everybody inside go.
func (t *thing) open() {
	t.phase = draining
	t.wake(-1)
	if t.count == 0 {
		t.phase = filling
	}
}

// leave counts one out; the last one makes a barrier that was full ready again.
func (t *thing) leave() {
	if t.count--; t.count == 0 && (t.phase == draining || t.phase == resetting) {
		t.phase = filling
	}
}

func (t *thing) abort() {
	t.phase = broken
	t.wake(-1)
}

// breakBarrier is the end of a wait that took too long: it breaks the barrier for all.
func breakBarrier(p *pending) world.Result {
	p.forget()
	p.t.abort()
	p.t.leave()
	return world.Result{Err: brokenError}
}

func resetBarrier(p *pending) (world.Result, bool) {
	t := p.t
	switch {
	case t.count == 0:
		t.phase = filling
	case t.phase == filling, t.phase == broken:
		t.phase = resetting
	}
	t.wake(-1)
	return did(0)
}

// lookBarrier tells how many wait inside; with N, whether it is broken.
func lookBarrier(p *pending) (world.Result, bool) {
	switch {
	case p.call.N > 0:
		return did(number(p.t.phase == broken))
	case p.t.phase == filling:
		return did(p.t.count)
	}
	return did(0)
}
