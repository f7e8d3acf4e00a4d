package lab

import (
	"cmp"
	"reflect"
	"runtime"
	"slices"
	"strings"

	"lockstep/runtime/world"
)

// look says what a timer is for and when it is really due, and whether it would do anything.
func (w *World) look(t *timer) (world.TimerView, bool) {
	v := world.TimerView{Due: t.due, Host: t.clock.host, What: t.what, FD: t.fd}
	if t.what != "" {
		return v, true
	}
	if t.owner == nil && !w.hosts[v.Host].findOwner(t) {
		// The stack's other timers: those of TCP that nobody keeps mean nothing.
		v.What = "reassembly"
		return v, !strings.Contains(runtime.FuncForPC(reflect.ValueOf(t.fire).Pointer()).Name(), "/tcp.")
	}
	s, e := &slots[t.slot], reflect.ValueOf(t.owner.ep).Elem()
	if !s.holds(e, t) {
		return v, false
	}
	var live bool
	v.Due, live = s.meant(e, t)
	v.What, v.FD = s.what, t.owner.fd
	if t.slot == 0 && sendProbing.in(e).Bool() {
		v.What = "persist"
	}
	return v, live
}

// findOwner looks for the endpoint that keeps a timer.
func (h *host) findOwner(t *timer) bool {
	for _, c := range h.conns {
		e := reflect.ValueOf(c.ep).Elem()
		for i := range slots {
			if slots[i].holds(e, t) {
				t.owner, t.slot = c, i
				return true
			}
		}
	}
	return false
}

// nextLive is the live timer that is due first, or nil.
func (w *World) nextLive() *timer {
	w.timers = w.clock.armed(w.timers[:0])
	for _, t := range w.timers {
		if _, live := w.look(t); live {
			return t
		}
	}
	return nil
}

// liveTimers lists the live timers by when they are due.
func (w *World) liveTimers() []world.TimerView {
	w.timers = w.clock.armed(w.timers[:0])
	slices.SortFunc(w.timers, func(a, b *timer) int {
		if a.before(b) {
			return -1
		}
		return 1
	})
	var views []world.TimerView
	for _, t := range w.timers {
		if v, live := w.look(t); live {
			views = append(views, v)
		}
	}
	slices.SortStableFunc(views, func(a, b world.TimerView) int { return cmp.Compare(a.Due, b.Due) })
	return views
}
