// Package process runs a program in a process of the machine's: this program anew, with an interpreter and
// a memory of its own, that stops before each visible operation and asks over a channel. It has a number and
// a parent that other programs see; one that has ended is a zombie until its parent has waited for it. It
// ends when its channel does, busy or blocked, so none is left behind however this program ends.
//
// It must not know who grants the operations, worlds, or how anything is shown.
package process

import (
	"context"
	"os"
	"os/exec"
	"syscall"

	"lockstep/runtime/actor"
)

// mark is the first argument of this program where it is to be such a process.
const mark = "process-of-a-run"

// channelFD is the descriptor that a process finds its channel at.
const channelFD = 3

// Process is a process of the machine's, seen from here. It implements actor.OSProcess.
type Process struct {
	parent  *Process  // that has started it; nil: this program itself
	self    *exec.Cmd // of this program's own child
	pid     int
	ppid    int // as last heard
	channel *channel
	replies chan *reply
	runs    *Thread // that has been let on, and whose reply is under way
	busy    bool    // it has said that this takes a while
	woken   func()
	ended   chan struct{} // closed when nothing more can come of it
	over    bool          // we have ended it

	threads []*Thread
	steps   int64
	holds   int64
	left    estate
}

// estate is what can still be looked at of a program after its end.
type estate struct {
	globals, data []actor.Var
	values        map[string]*plain // unless the program held much
}

// muchHeld is up to how much a program may hold, in bytes, whose values are kept after its end.
const muchHeld = 1 << 20

var _ actor.OSProcess = (*Process)(nil)

// Launch starts a program as a child of this one. woken is called, from another goroutine, when something has
// come from the process or from one of its, or it has ended.
func Launch(p *actor.Program, o actor.Options, woken func()) (child actor.OSProcess, errno string) {
	ours, theirs, err := pair()
	if err != nil {
		return nil, errnoOf(err)
	}
	cmd, err := start(theirs, o.Name)
	theirs.Close()
	if err != nil {
		ours.Close()
		return nil, errnoOf(err)
	}
	c := &Process{self: cmd, pid: cmd.Process.Pid, woken: woken}
	if err := c.talk(ours); err != nil {
		c.Close()
		return nil, errnoOf(err)
	}
	return c.begin(p, o), ""
}

// start makes this program run anew, as a process with one end of a channel.
func start(end *os.File, name string) (*exec.Cmd, error) {
	exe, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(exe, mark, name)
	cmd.ExtraFiles = []*os.File{end}
	return cmd, cmd.Start()
}

// Fork starts a program as a child of the process.
func (p *Process) Fork(program *actor.Program, o actor.Options) (actor.OSProcess, string) {
	ours, theirs, err := pair()
	if err != nil {
		return nil, errnoOf(err)
	}
	r := p.ask(&request{Do: doFork, Name: o.Name, channel: theirs})
	theirs.Close()
	if r.Errno != "" || r.N == 0 {
		ours.Close()
		return nil, r.Errno
	}
	c := &Process{parent: p, pid: r.N, woken: p.woken}
	if err := c.talk(ours); err != nil {
		c.Close()
		return nil, errnoOf(err)
	}
	return c.begin(program, o), ""
}

// talk readies our end of the channel.
func (p *Process) talk(end *os.File) (err error) {
	p.ended = make(chan struct{})
	if p.channel, err = openChannel(end); err != nil {
		close(p.ended)
		return err
	}
	p.replies = make(chan *reply, 2) // that it is busy, and what came of it
	go p.listen()
	return nil
}

// listen takes what comes, until nothing can come any more.
func (p *Process) listen() {
	defer p.woken()
	defer close(p.ended)
	defer p.channel.conn.Close()
	for {
		r := &reply{}
		if p.channel.read(r) != nil {
			return
		}
		p.replies <- r
		p.woken()
	}
}

// begin runs the program on to its first gate.
func (p *Process) begin(program *actor.Program, o actor.Options) *Process {
	t := p.thread()
	p.run(t, &request{Do: doBegin, Begin: &beginning{
		Program: program.Source(), Name: o.Name, Argv: o.Argv, Given: o.Given, Limits: o.Limits, Began: int64(o.Began),
	}})
	return p
}

func (p *Process) thread() *Thread {
	t := &Thread{p: p, number: len(p.threads)}
	p.threads = append(p.threads, t)
	return t
}

// ask has the process answer. One that is no more, or goes on, answers nothing: the zero reply.
func (p *Process) ask(r *request) *reply {
	if p.runs != nil || !p.send(r) {
		return &reply{}
	}
	select {
	case r := <-p.replies:
		return r
	case <-p.ended:
		return &reply{}
	}
}

// send asks without waiting for the answer.
func (p *Process) send(r *request) bool {
	if p.channel == nil || p.channel.write(r) != nil || r.channel != nil && p.channel.hand(r.channel) != nil {
		return false
	}
	return true
}

// Came says whether no thread goes on: the one that did has come to its next gate, or the process to its end.
func (p *Process) Came() bool {
	for p.runs != nil {
		select {
		case r := <-p.replies:
			p.take(r)
			continue
		default:
		}
		select {
		case <-p.ended:
			if len(p.replies) == 0 {
				p.come(nil)
			}
		default:
			return false
		}
	}
	return true
}

// Await waits for that.
func (p *Process) Await(ctx context.Context, whole bool) bool {
	for !p.Came() && (whole || !p.busy) {
		select {
		case r := <-p.replies:
			p.take(r)
		case <-p.ended:
		case <-ctx.Done():
			return false
		}
	}
	return p.runs == nil
}

func (p *Process) take(r *reply) {
	if p.busy = r.Busy; !r.Busy {
		p.come(r)
	}
}

// Main is the program's first thread.
func (p *Process) Main() actor.Running { return p.threads[0] }

// PID is its number.
func (p *Process) PID() int { return p.pid }

// PPID is the number of the process that is its parent now.
func (p *Process) PPID() int {
	if n := p.ask(&request{Do: doParent}).N; n != 0 {
		p.ppid = n
	}
	return p.ppid
}

// Lost says whether it has ended by itself, or by somebody else.
func (p *Process) Lost() bool {
	select {
	case <-p.ended:
		return !p.over
	default:
		return false
	}
}

// Exit ends it with an exit status.
func (p *Process) Exit(status int) {
	p.keep()
	p.send(&request{Do: doExit, N: status})
	p.end()
}

// end waits for its end: until the system has it for a zombie, and its children for orphans. The channel has
// ended a little earlier.
func (p *Process) end() {
	<-p.ended
	if p.parent == nil {
		awaitEnd(p.pid)
	} else {
		p.parent.ask(&request{Do: doEnded, N: p.pid})
	}
}

// keep notes what is left of the program, before its end.
func (p *Process) keep() {
	if p.over || len(p.threads) == 0 {
		return
	}
	main := p.threads[0]
	left := estate{globals: main.Globals(), data: main.Data(), values: map[string]*plain{}}
	for _, x := range left.globals {
		if p.holds < muchHeld {
			left.values[x.Name] = main.ask(doValue, x.Name, 0).Value
		}
	}
	p.left, p.over = left, true
}

// Kill ends it by a signal.
func (p *Process) Kill(signal int) {
	p.keep()
	select {
	case <-p.ended: // its number may be another's by now
	default:
		kill(p.pid, signal)
		p.end()
	}
}

// Reap has its parent wait for it.
func (p *Process) Reap() int {
	if p.parent != nil {
		return p.parent.ask(&request{Do: doWait, N: p.pid}).N
	}
	return statusOf(p.self)
}

func statusOf(cmd *exec.Cmd) int {
	_ = cmd.Wait() // what it returns is in the state
	if cmd.ProcessState == nil {
		return 0
	}
	if w, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); ok && w.Signaled() {
		return -int(w.Signal())
	}
	return cmd.ProcessState.ExitCode()
}

// Close ends it, however it stands.
func (p *Process) Close() {
	const sigKill = 9
	p.over = true
	p.Kill(sigKill)
	p.Reap()
}
