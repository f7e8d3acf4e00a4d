package lab

import "lockstep/runtime/world"

// selectAny waits until one of several sockets is ready.
func (p *pending) selectAny(*socket) world.Result {
	for _, fds := range [...][]int{p.call.R, p.call.W, p.call.X} {
		for _, fd := range fds {
			if p.h.socket(fd) == nil {
				return fails(eBadF)
			}
		}
	}
	r := world.Result{
		R: p.those(p.call.R, (*socket).readable),
		W: p.those(p.call.W, (*socket).writable),
	}
	if len(r.R)+len(r.W) == 0 && p.call.Wait != 0 {
		r.Err = eAgain
	}
	return r
}

// those picks the ready sockets, in the order asked. Nothing is ever exceptional: the lab has
// no urgent data.
func (p *pending) those(fds []int, ready func(*socket) bool) []int {
	var picked []int
	for _, fd := range fds {
		if ready(p.h.socket(fd)) {
			picked = append(picked, fd)
		}
	}
	return picked
}

// anyReady says whether select could finish, or would fail.
func (p *pending) anyReady(*socket) bool {
	return p.any(p.call.R, (*socket).readable) || p.any(p.call.W, (*socket).writable) ||
		p.any(p.call.X, func(*socket) bool { return false })
}

func (p *pending) any(fds []int, ready func(*socket) bool) bool {
	for _, fd := range fds {
		if s := p.h.socket(fd); s == nil || ready(s) {
			return true
		}
	}
	return false
}
