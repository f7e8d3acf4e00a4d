//go:build linux || darwin

package real

import (
	"cmp"
	"slices"

	"golang.org/x/sys/unix"

	"lockstep/runtime/world"
)

// selectAny waits until one of several sockets is ready.
func (p *pending) selectAny(*socket) world.Result {
	r, err := p.selected()
	switch {
	case err != nil:
		return fails(err)
	case !found(r) && p.call.Wait != 0:
		r.Err = "EAGAIN"
	}
	return r
}

// found says whether select has found any.
func found(r world.Result) bool { return len(r.R)+len(r.W)+len(r.X) > 0 }

// broken is what poll says of a socket whatever it is asked.
const broken = unix.POLLERR | unix.POLLHUP | unix.POLLNVAL

// selected is what is ready now of what select waits for. That a connection is broken is nothing exceptional. (macOS
// says of a socket that nothing can be written to any more that it is broken, and no more.)
func (p *pending) selected() (r world.Result, err error) {
	if p.gone() {
		return r, unix.EBADF
	}
	if r.R, err = p.w.ready(p.call.R, unix.POLLIN, unix.POLLIN|broken); err != nil {
		return r, err
	}
	if r.W, err = p.w.ready(p.call.W, unix.POLLOUT, unix.POLLOUT|broken); err != nil {
		return r, err
	}
	r.X, err = p.w.ready(p.call.X, unix.POLLPRI, unix.POLLPRI)
	return r, err
}

// ready picks the sockets of which poll, asked for some events, says one of those that make them ready.
func (w *World) ready(asked []int, events, means int16) (picked []int, err error) {
	if len(asked) == 0 {
		return nil, nil
	}
	fds := once(w.watched(asked, events))
	if _, err := unix.Poll(fds, 0); err != nil && err != unix.EINTR {
		return nil, err
	}
	for _, fd := range asked {
		s := w.sockets[fd]
		if s == nil { // see watched
			continue
		}
		if at, ok := slices.BinarySearchFunc(fds, int32(s.kernel), func(f unix.PollFd, fd int32) int { return cmp.Compare(f.Fd, fd) }); ok && fds[at].Revents&means != 0 {
			picked = append(picked, fd)
		}
	}
	return picked, nil
}

// watched is some sockets as poll is asked for them: not those that were closed meanwhile.
func (w *World) watched(asked []int, events int16) (fds []unix.PollFd) {
	for _, fd := range asked {
		if s := w.sockets[fd]; s != nil {
			fds = append(fds, unix.PollFd{Fd: int32(s.kernel), Events: events})
		}
	}
	return fds
}

// once asks for each descriptor once: poll takes no more of them than a process may have.
func once(fds []unix.PollFd) []unix.PollFd {
	slices.SortFunc(fds, func(a, b unix.PollFd) int { return cmp.Compare(a.Fd, b.Fd) })
	last := 0
	for _, f := range fds {
		if fds[last].Fd != f.Fd {
			last++
			fds[last] = f
		}
		fds[last].Events |= f.Events
	}
	return fds[:min(last+1, len(fds))]
}

// awaited is what select waits for, in the words of poll. A connection that is broken would end each wait at once, and
// nothing exceptional comes of it any more.
func (p *pending) awaited() []unix.PollFd {
	fds := slices.Concat(p.w.watched(p.call.R, unix.POLLIN), p.w.watched(p.call.W, unix.POLLOUT))
	over, _ := p.w.ready(p.call.X, unix.POLLPRI, broken)
	for _, fd := range p.call.X {
		if !slices.Contains(over, fd) {
			fds = append(fds, p.w.watched([]int{fd}, unix.POLLPRI)...)
		}
	}
	return fds
}

// gone says whether select was asked for a socket that is closed.
func (p *pending) gone() bool {
	for _, asked := range [...][]int{p.call.R, p.call.W, p.call.X} {
		for _, fd := range asked {
			if p.w.sockets[fd] == nil {
				return true
			}
		}
	}
	return false
}
