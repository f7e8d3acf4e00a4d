//go:build linux || darwin

package real

import (
	"slices"
	"time"

	"golang.org/x/sys/unix"

	"lockstep/runtime/world"
)

// pending is a call that waits for its turn. It implements world.Pending.
type pending struct {
	w    *World
	host int
	call world.Call
	op   *operation

	begun bool
	due   time.Duration // when a call that has begun, and waits for so long, gives up
	sent  int           // Send: bytes already taken
}

// operation is how the world serves a kind of call.
type operation struct {
	// do makes an attempt. Err is EAGAIN or EINPROGRESS when it would have to wait.
	do func(p *pending, s *socket) world.Result

	waits  int16 // what it waits for of its socket, in the words of poll; 0: it always can finish
	begins bool  // the first attempt already does something
	free   bool  // it needs no socket
}

// operations is the table of what the world serves. Input and Print are the conductor's.
var operations = [...]operation{
	world.Socket:    {do: (*pending).socket, free: true},
	world.Bind:      {do: (*pending).bind},
	world.Listen:    {do: (*pending).listen},
	world.Accept:    {do: (*pending).accept, waits: unix.POLLIN},
	world.Connect:   {do: (*pending).connect, waits: unix.POLLOUT, begins: true},
	world.Send:      {do: (*pending).send, waits: unix.POLLOUT, begins: true},
	world.Recv:      {do: (*pending).recv, waits: unix.POLLIN},
	world.SendTo:    {do: (*pending).sendTo, waits: unix.POLLOUT, begins: true},
	world.RecvFrom:  {do: (*pending).recv, waits: unix.POLLIN},
	world.Shutdown:  {do: (*pending).shutdown},
	world.Close:     {do: (*pending).close},
	world.Select:    {do: (*pending).selectAny, free: true},
	world.SetOption: {do: (*pending).setOption},
	world.Sleep:     {do: (*pending).sleep, begins: true, free: true},
	world.Open:      {do: (*pending).file, free: true},
	world.ReadFile:  {do: (*pending).file, free: true},
	world.WriteFile: {do: (*pending).file, free: true},
	world.Flush:     {do: (*pending).file, free: true},
	world.Truncate:  {do: (*pending).file, free: true},
	world.CloseFile: {do: (*pending).file, free: true},
	world.Remove:    {do: (*pending).file, free: true},
	world.Stat:      {do: (*pending).file, free: true},
	world.Timeout:   {do: (*pending).sleep, begins: true, free: true},
}

// Begin readies a call on a host. It changes nothing.
func (w *World) Begin(host int, c world.Call) world.Pending {
	p := &pending{w: w, host: host, call: c, op: &operations[c.Kind]}
	w.pending = append(w.pending, p)
	return p
}

// Ready says whether Do would get the call further, as things stand now.
func (p *pending) Ready() bool {
	switch {
	case p.call.Wait == 0, p.expired(), !p.begun && (p.op.begins || p.call.Wait > 0):
		return true
	case p.call.Kind == world.Sleep || p.call.Kind == world.Timeout:
		return false
	case p.call.Kind == world.Select:
		r, err := p.selected()
		return found(r) || err != nil
	case p.op.waits == 0 || p.nothing() || p.w.sockets[p.call.FD] == nil:
		return true
	}
	n, err := unix.Poll(p.wants(), 0)
	return n > 0 && err == nil || n == 0 && p.vain()
}

// vain says whether the kernel refuses at once what poll would wait for: to accept on a socket that does not
// listen, to read from one that does.
func (p *pending) vain() bool {
	if p.op.waits != unix.POLLIN {
		return false
	}
	listens, err := unix.GetsockoptInt(p.w.sockets[p.call.FD].kernel, unix.SOL_SOCKET, unix.SO_ACCEPTCONN)
	return err == nil && (listens != 0) != (p.call.Kind == world.Accept)
}

// wants is what a call waits for, in the words of poll.
func (p *pending) wants() []unix.PollFd {
	if p.call.Kind == world.Select {
		return p.awaited()
	}
	if p.op.waits == 0 {
		return nil
	}
	return p.w.watched([]int{p.call.FD}, p.op.waits)
}

func (p *pending) expired() bool { return p.begun && p.call.Wait > 0 && p.w.Now() >= p.due }

// Do makes one attempt, reports what came of it, and says whether the call is over.
func (p *pending) Do() (world.Result, bool) {
	over := p.expired() // before the attempt: what comes in between counts
	s := p.w.sockets[p.call.FD]
	r := world.Result{Err: "EBADF"}
	if s != nil || p.op.free {
		r = p.op.do(p, s)
		p.w.report(s)
	}
	if r.Err == "EAGAIN" || r.Err == "EINPROGRESS" {
		switch {
		case over:
			r.Err = world.TimedOut
			if p.op.free { // select and sleep
				r.Err = ""
			}
		case p.call.Wait != 0:
			if !p.begun {
				p.begun, p.due = true, p.w.Now()+p.call.Wait
			}
			return world.Result{}, false
		}
	}
	p.Cancel()
	return r, true
}

// Cancel gives up a call that is not over.
func (p *pending) Cancel() {
	if i := slices.Index(p.w.pending, p); i >= 0 {
		p.w.pending = slices.Delete(p.w.pending, i, i+1)
	}
}

// fails is the result of a call that failed.
func fails(err error) world.Result { return world.Result{Err: errName(err)} }

// sleep waits until it is over; Wait is how long.
func (p *pending) sleep(*socket) world.Result {
	if p.call.Wait == 0 {
		return world.Result{}
	}
	return world.Result{Err: "EAGAIN"}
}

// file is an operation on a file of the host's folder.
func (p *pending) file(*socket) world.Result {
	fd := 0
	if p.call.Kind == world.Open {
		fd = p.w.newFD()
	}
	return p.w.folders[p.host].do(p.call, fd)
}
