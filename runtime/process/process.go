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
	"strings"
	"syscall"
	"time"

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
	runs    *Thread  // that has been let on, and whose reply is under way
	busy    bool     // it has said that this takes a while
	owes    *request // whose answer nobody waits for any more
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
	values        map[string]*plain // as many as mostLeft has room for
	size          int
}

// mostLeft is up to how many bytes of values are kept of a program after its end.
const mostLeft = 1 << 20

// patience is for what a process does at once, unless somebody has stopped it (SIGSTOP); longPatience for one that has
// just been started, and for its end.
const (
	patience     = 3 * time.Second
	longPatience = 30 * time.Second
)

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
	c := &Process{self: cmd, pid: cmd.Process.Pid, ppid: os.Getpid(), woken: woken}
	return c.begin(ours, p, o)
}

// longestName is how much of a program's name ps can show, in bytes: the system takes no arguments of any length.
const longestName = 200

// start makes this program run anew, as a process with one end of a channel.
func start(end *os.File, name string) (*exec.Cmd, error) {
	exe, err := executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(exe, mark, strings.ToValidUTF8(name[:min(len(name), longestName)], ""))
	cmd.ExtraFiles, cmd.SysProcAttr = []*os.File{end}, bornWith()
	return cmd, cmd.Start()
}

// Fork starts a program as a child of the process.
func (p *Process) Fork(program *actor.Program, o actor.Options) (actor.OSProcess, string) {
	ours, theirs, err := pair()
	if err != nil {
		return nil, errnoOf(err)
	}
	r, answered := p.ask(&request{Do: doFork, Name: o.Name, channel: theirs})
	theirs.Close()
	if !answered || r.Errno != "" {
		ours.Close() // ends the child, if it has one after all
		return nil, r.Errno
	}
	c := &Process{parent: p, pid: r.N, ppid: p.pid, woken: p.woken}
	return c.begin(ours, program, o)
}

// talk readies our end of the channel.
func (p *Process) talk(end *os.File) (err error) {
	p.ended = make(chan struct{})
	if p.channel, err = openChannel(end); err != nil {
		close(p.ended)
		return err
	}
	p.replies = make(chan *reply, 3) // what it owes, that it is busy, and what came of it
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

// begin runs the program on to its first gate, over our end of the channel.
func (p *Process) begin(ours *os.File, program *actor.Program, o actor.Options) (child actor.OSProcess, errno string) {
	if err := p.talk(ours); err != nil {
		p.Close()
		return nil, errnoOf(err)
	}
	t := p.thread()
	p.run(t, &request{Do: doBegin, Begin: &beginning{
		Program: program.Source(), Name: o.Name, Argv: o.Argv, Given: o.Given, Limits: o.Limits, Began: int64(o.Began),
	}})
	return p, ""
}

func (p *Process) thread() *Thread {
	t := &Thread{p: p, number: len(p.threads)}
	p.threads = append(p.threads, t)
	return t
}

// ask has the process answer. One that is no more, goes on, or was stopped does not: the zero reply.
func (p *Process) ask(r *request) (answer *reply, answered bool) {
	if p.runs != nil || !p.Came() || !p.send(r) {
		return &reply{}, false
	}
	late := time.NewTimer(patience)
	defer late.Stop()
	select {
	case r := <-p.replies:
		return r, true
	case <-late.C:
		p.owes = r
	case <-p.ended:
		if len(p.replies) > 0 {
			return <-p.replies, true
		}
	}
	return &reply{}, false
}

// send asks without waiting for the answer. Who does not take what it is sent, is of no use any more.
func (p *Process) send(r *request) bool {
	if p.channel == nil {
		return false
	}
	within := patience
	if r.Do == doBegin {
		within = longPatience
	}
	_ = p.channel.conn.SetWriteDeadline(time.Now().Add(within))
	err := p.channel.write(r)
	if err == nil && r.channel != nil {
		err = p.channel.hand(r.channel)
	}
	if err != nil {
		p.signal(sigKill)
		<-p.ended // now it is known
	}
	return err == nil
}

// Came says whether no thread goes on: the one that did has come to its next gate, or the process to its end.
// Nor does it owe an answer.
func (p *Process) Came() bool {
	for p.runs != nil || p.owes != nil {
		select {
		case r := <-p.replies:
			p.take(r)
			continue
		default:
		}
		select {
		case <-p.ended:
			if len(p.replies) == 0 {
				p.owes = nil
				p.come(&reply{})
			}
		default:
			return false
		}
	}
	return true
}

// Await waits for that.
func (p *Process) Await(ctx context.Context, whole bool) bool {
	for !p.Came() {
		if p.busy && !whole {
			return false
		}
		select {
		case r := <-p.replies:
			p.take(r)
		case <-p.ended:
		case <-ctx.Done():
			return false
		}
	}
	return true
}

func (p *Process) take(r *reply) {
	switch {
	case p.owes != nil:
		late := p.owes
		if p.owes = nil; late.Do == doFork && r.Errno == "" {
			p.ask(&request{Do: doWait, N: r.N}) // a child that nobody knows of, and that ends: its channel has
		}
	case r.Busy:
		p.busy = true
	default:
		p.come(r)
	}
}

// Main is the program's first thread.
func (p *Process) Main() actor.Running { return p.threads[0] }

// PID is its number.
func (p *Process) PID() int { return p.pid }

// PPID is the number of the process that is its parent now, or was when it ended.
func (p *Process) PPID() int {
	select {
	case <-p.ended:
		return p.ppid
	default:
	}
	if n, known := parentOf(p.pid); known {
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

// Fate is how it has ended, where the system tells that before anybody has waited for it.
func (p *Process) Fate() (status int, known bool) {
	p.end()
	return fateOf(p.pid)
}

// Exit ends it with an exit status.
func (p *Process) Exit(status int) {
	p.keep()
	p.send(&request{Do: doExit, N: status})
	p.end()
}

// end waits for its end: until the system has it for a zombie, and its children for orphans. The channel has
// ended a little earlier. Somebody may keep it from ending as it was told to: SIGKILL cannot be kept off.
func (p *Process) end() {
	late := time.AfterFunc(longPatience, func() { p.signal(sigKill) })
	<-p.ended
	late.Stop()
	if p.parent == nil {
		awaitEnd(p.pid)
	} else {
		p.askParent(doEnded)
	}
}

// askParent has its parent do something about it. One whose parent no longer answers is a child of ours.
func (p *Process) askParent(do string) (answer *reply, answered bool) {
	answer, answered = p.parent.ask(&request{Do: do, N: p.pid})
	if !answered {
		adopt(p.pid)
	}
	return answer, answered
}

// keep notes what is left of the program, before its end.
func (p *Process) keep() {
	if p.over || len(p.threads) == 0 {
		return
	}
	p.signal(sigCont) // one that somebody has stopped neither answers nor ends
	main := p.threads[0]
	left := estate{globals: main.Globals(), data: main.Data(), values: map[string]*plain{}}
	for _, x := range left.globals {
		if r := main.ask(doValue, x.Name, mostLeft-left.size); r.Value != nil {
			left.values[x.Name] = r.Value
			left.size += r.N
		}
	}
	p.left, p.over = left, true
}

// Kill ends it by a signal.
func (p *Process) Kill(signal int) {
	p.keep()
	p.signal(signal)
	p.end()
}

// signal sends it one, unless it has ended: its number may be another's by now.
func (p *Process) signal(n int) {
	select {
	case <-p.ended:
	default:
		kill(p.pid, n)
	}
}

// Reap has its parent wait for it, if it can.
func (p *Process) Reap() (status int, reaped bool) {
	if p.parent == nil {
		return statusOf(p.self), true
	}
	r, reaped := p.askParent(doWait)
	return r.N, reaped
}

func statusOf(cmd *exec.Cmd) int {
	_ = cmd.Wait() // what it returns is in the state
	if cmd.ProcessState == nil {
		return 0
	}
	w, _ := cmd.ProcessState.Sys().(syscall.WaitStatus)
	return statusIn(w)
}

// statusIn is an exit status, or minus the signal.
func statusIn(w syscall.WaitStatus) int {
	if w.Signaled() {
		return -int(w.Signal())
	}
	return w.ExitStatus()
}

// Close ends it, however it stands.
func (p *Process) Close() {
	p.over = true
	if p.parent != nil {
		p.parent.signal(sigCont)
	}
	p.Kill(sigKill)
	p.Reap()
}
