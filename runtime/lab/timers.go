package lab

import (
	"cmp"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"time"

	"gvisor.dev/gvisor/pkg/tcpip/network/ipv4"

	"lockstep/runtime/world"
)

// look says what a timer is for and when it is really due, and whether it would do anything.
func (w *World) look(t *timer) (world.TimerView, bool) {
	v := world.TimerView{Due: t.due, Host: t.clock.host, What: t.what, FD: t.fd}
	if t.what != "" {
		return v, true
	}
	if t.owner == nil && !w.hosts[v.Host].findOwner(t) {
		return w.lookUnowned(t, v)
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

// lookUnowned looks at a timer that no endpoint keeps: of TCP's such a one means nothing. The
// others end the putting together of fragments (RFC 791 section 3.2); they mean something
// while there is a datagram that lacks some.
func (w *World) lookUnowned(t *timer, v world.TimerView) (world.TimerView, bool) {
	parts := w.hosts[v.Host].parts
	if parts.IsNil() || strings.Contains(runtime.FuncForPC(reflect.ValueOf(t.fire).Pointer()).Name(), "/tcp.") {
		return v, false
	}
	v.What, v.Due = "reassembly", since(parts)+ipv4.ReassembleTimeout
	return v, true
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

// nextLive says when the first live timer is due, if there is one.
func (w *World) nextLive() (due time.Duration, ok bool) {
	w.timers = w.clock.armed(w.timers[:0])
	for _, t := range w.timers {
		if v, live := w.look(t); live && (!ok || v.Due < due) {
			due, ok = v.Due, true
		}
	}
	return due, ok
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
	return slices.Compact(views) // reassembly is sometimes armed twice
}
