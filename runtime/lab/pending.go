package lab

import (
	"lockstep/runtime/world"
)

// pending is a call that waits for its turn. It implements world.Pending.
type pending struct {
	w    *World
	h    *host
	call world.Call
	op   *operation

	begun   bool
	expired bool   // its time-out or sleep is over
	alarm   *timer // runs until then; nil when there is none
	sent    int    // Send: bytes already taken
}

// operation is how the lab serves a kind of call.
type operation struct {
	// do makes an attempt. Err is eAgain or eInProgress when it would have to wait.
	do func(p *pending, s *socket) world.Result

	// ready says whether the next attempt can finish; nil: it always can.
	ready func(p *pending, s *socket) bool

	begins bool // the first attempt already does something
	free   bool // it needs no socket
}

// operations is the table of what the lab serves. Input and Print are the conductor's.
var operations = [...]operation{
	world.Socket:    {do: (*pending).socket, free: true},
	world.Bind:      {do: (*pending).bind},
	world.Listen:    {do: (*pending).listen},
	world.Accept:    {do: (*pending).accept, ready: (*pending).acceptable},
	world.Connect:   {do: (*pending).connect, ready: (*pending).connected, begins: true},
	world.Send:      {do: (*pending).send, ready: (*pending).writable, begins: true},
	world.Recv:      {do: (*pending).recv, ready: (*pending).receivable},
	world.SendTo:    {do: (*pending).sendTo, begins: true},
	world.RecvFrom:  {do: (*pending).recv, ready: (*pending).receivable},
	world.Shutdown:  {do: (*pending).shutdown},
	world.Close:     {do: (*pending).close},
	world.Select:    {do: (*pending).selectAny, ready: (*pending).anyReady, free: true},
	world.SetOption: {do: (*pending).setOption},
	world.Sleep:     {do: (*pending).sleep, ready: (*pending).never, begins: true, free: true},
	world.Open:      {do: (*pending).file, free: true},
	world.ReadFile:  {do: (*pending).file, free: true},
	world.WriteFile: {do: (*pending).file, free: true},
	world.Flush:     {do: (*pending).file, free: true},
	world.Truncate:  {do: (*pending).file, free: true},
	world.CloseFile: {do: (*pending).file, free: true},
	world.Remove:    {do: (*pending).file, free: true},
	world.Stat:      {do: (*pending).file, free: true},
	world.Timeout:   {do: (*pending).sleep, ready: (*pending).never, begins: true, free: true},
}

// Begin readies a call on a host. It changes nothing.
func (w *World) Begin(host int, c world.Call) world.Pending {
	return &pending{w: w, h: w.hosts[host], call: c, op: &operations[c.Kind]}
}

// Ready says whether Do would get the call further.
func (p *pending) Ready() bool {
	s := p.h.socket(p.call.FD)
	switch {
	case p.expired, p.call.Wait == 0, s == nil && !p.op.free, p.op.ready == nil:
		return true
	case !p.begun && (p.op.begins || p.call.Wait > 0):
		return true
	}
	return p.op.ready(p, s)
}

// Do makes one attempt, reports what came of it, and says whether the call is over.
func (p *pending) Do() (world.Result, bool) {
	r := p.attempt()
	p.w.report(p.h)
	if r.Err == eAgain || r.Err == eInProgress {
		switch {
		case p.expired:
			r.Err = world.TimedOut
			if p.call.Kind == world.Select || p.call.Kind == world.Sleep {
				r.Err = ""
			}
		case p.call.Wait != 0:
			p.wait()
			return world.Result{}, false
		}
	}
	p.Cancel()
	return r, true
}

func (p *pending) attempt() world.Result {
	s := p.h.socket(p.call.FD)
	if s == nil && !p.op.free {
		return fails(eBadF)
	}
	return p.op.do(p, s)
}

// wait arms the alarm of a call that goes on.
func (p *pending) wait() {
	if p.begun {
		return
	}
	p.begun = true
	if p.call.Wait < 0 {
		return
	}
	what := "timeout"
	if p.call.Kind == world.Sleep {
		what = "sleep"
	}
	p.alarm = p.h.clock.alarm(p.call.Wait, what, p.call.FD, func() { p.expired = true })
}

// Cancel gives up a call that is not over.
func (p *pending) Cancel() {
	if p.alarm != nil {
		p.alarm.Stop()
		p.alarm = nil
	}
}

// fails is the result of a call that failed.
func fails(err string) world.Result { return world.Result{Err: err} }

func (p *pending) never(*socket) bool { return false }

// sleep waits for its alarm; Wait is how long.
func (p *pending) sleep(*socket) world.Result {
	if p.call.Wait == 0 {
		return world.Result{}
	}
	return fails(eAgain)
}

// setOption sets a socket option.
func (p *pending) setOption(s *socket) world.Result {
	return fails(s.option(p.call.Option, p.call.Value))
}

// socket makes a socket.
func (p *pending) socket(*socket) world.Result {
	s, err := p.w.openSocket(p.h, p.call.UDP)
	if err != "" {
		return fails(err)
	}
	return world.Result{FD: s.fd}
}

// file is an operation on a file of the host's folder.
func (p *pending) file(*socket) world.Result {
	fd := p.call.FD
	if p.call.Kind == world.Open && fd == 0 {
		fd = p.w.newFD(p.h)
	}
	return p.h.folder.Do(p.call, fd)
}

// close gives a socket up.
func (p *pending) close(s *socket) world.Result {
	p.w.closeSocket(s)
	return world.Result{}
}
