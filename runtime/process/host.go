package process

import (
	"crypto/rand"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"sync"
	"time"

	"lockstep/runtime/actor"
)

// Asked says whether this program was started to be a process of a run.
func Asked() bool { return len(os.Args) == 3 && os.Args[1] == mark }

// Serve runs a program for who has started this process, and does not come back.
func Serve() {
	c, err := openChannel(os.NewFile(channelFD, "channel"))
	if err != nil {
		fmt.Fprintln(os.Stderr, "lockstep starts this by itself")
		os.Exit(2)
	}
	h := &host{channel: c, children: map[int]*exec.Cmd{}}
	asked := make(chan *request)
	go h.listen(asked)
	for r := range asked {
		if h.channel.write(h.answer(r)) != nil {
			break
		}
	}
	os.Exit(1)
}

// turn is after how many steps a thread lets the others of its program go on. CPython's threads hold the
// interpreter for 5 ms (sys.getswitchinterval).
const turn = 50_000

// A thread that computes for longer says so, that others need not wait for it: not by the clock, which
// goes on while other processes have the CPUs.
const (
	longTurn = 20 * time.Millisecond // of the processor's time
	look     = 5 * time.Millisecond
)

// run lets a thread run on.
func (h *host) run(on func() actor.Running) *reply {
	var told sync.WaitGroup
	come := make(chan struct{})
	told.Go(func() { h.tellBusy(come) })
	r := standing(on())
	close(come)
	told.Wait()
	return r
}

func (h *host) tellBusy(come <-chan struct{}) {
	ticks, before := time.NewTicker(look), cpuTime()
	defer ticks.Stop()
	for {
		select {
		case <-come:
			return
		case <-ticks.C:
			if cpuTime()-before > longTurn {
				_ = h.channel.write(&reply{Busy: true}) // the reply that follows fails as well
				return
			}
		}
	}
}

// host is the inside of a process.
type host struct {
	channel  *channel
	threads  []actor.Running
	children map[int]*exec.Cmd // started and not waited for
}

// listen takes requests, and ends the process when no more can come, whatever it is doing.
func (h *host) listen(asked chan<- *request) {
	for {
		r := &request{}
		err := h.channel.read(r)
		if err == nil && r.Do == doFork {
			r.channel, err = h.channel.take()
		}
		if err != nil {
			os.Exit(1)
		}
		if r.Do == doExit {
			os.Exit(r.N)
		}
		asked <- r
	}
}

// answers is what can be asked of a thread without its running on.
var answers = map[string]func(t actor.Running, r *request) *reply{
	doFrames:  func(t actor.Running, _ *request) *reply { return &reply{Frames: t.Frames()} },
	doGlobals: func(t actor.Running, _ *request) *reply { return &reply{Vars: t.Globals()} },
	doData:    func(t actor.Running, _ *request) *reply { return &reply{Vars: t.Data()} },
	doRead:    func(t actor.Running, _ *request) *reply { return &reply{Bytes: []byte(t.Read())} },
	doName:    func(t actor.Running, r *request) *reply { return &reply{Bytes: []byte(t.NameOf(r.N))} },
	doWeigh:   func(t actor.Running, _ *request) *reply { return &reply{N: int(t.Weigh())} },
	doValue: func(t actor.Running, r *request) *reply {
		v, found := t.Value(r.Name)
		if !found {
			return &reply{}
		}
		x, size := plainOf(v, r.N)
		return &reply{Value: &x, N: size}
	},
}

func (h *host) answer(r *request) *reply {
	switch r.Do {
	case doBegin:
		return h.run(func() actor.Running { return h.came(h.begin(r.Begin)) })
	case doSpawn:
		return h.run(func() actor.Running { return h.came(h.threads[r.N].Spawn(r.Name)) })
	case doResume:
		return h.run(func() actor.Running {
			t := h.threads[r.Thread]
			r.Result.Text = string(r.Text)
			t.Resume(r.Result)
			return t
		})
	case doFork:
		return h.fork(r)
	case doEnded:
		if h.children[r.N] != nil {
			awaitEnd(r.N)
		}
		return &reply{}
	case doWait:
		cmd := h.children[r.N]
		if cmd == nil {
			return &reply{}
		}
		delete(h.children, r.N)
		return &reply{N: statusOf(cmd)}
	}
	return answers[r.Do](h.threads[r.Thread], r)
}

// begin runs a program on to its first gate.
func (h *host) begin(b *beginning) actor.Running {
	p, err := actor.Load(b.Program)
	if err != nil { // it was loaded before, where it comes from
		panic(err)
	}
	now := time.Now() // a clock that is set meanwhile does not change what has passed
	ahead := time.Duration(now.UnixNano() - b.Began)
	return actor.Start(p, actor.Options{
		Name: b.Name, Argv: b.Argv, PID: os.Getpid(), PPID: os.Getppid(), Given: b.Given, Limits: b.Limits, CPUs: runtime.NumCPU(),
		Began: time.Duration(b.Began), Now: func() time.Duration { return ahead + time.Since(now) },
		Turn:       turn,
		Random:     func(p []byte) { _, _ = rand.Read(p) }, // it never fails
		Coroutines: &actor.Coroutines{},
	})
}

// came numbers a new thread.
func (h *host) came(t actor.Running) actor.Running {
	h.threads = append(h.threads, t)
	return t
}

// standing tells how a thread that has run stands now.
func standing(t actor.Running) *reply {
	s := &stand{Op: t.Op(), Steps: t.Steps(), Holds: t.Holds()}
	s.First, s.Last = t.Span()
	if c, pending := t.Call(); pending {
		own := *c
		s.Text, own.Text = []byte(c.Text), ""
		s.Call = &own
	} else if end := t.End(); end != nil {
		own := *end
		s.EndText, own.Text = []byte(end.Text), ""
		s.End = &own
	}
	return &reply{Stand: s}
}

// fork starts a process as a child of this one.
func (h *host) fork(r *request) *reply {
	if r.channel == nil {
		return &reply{Errno: "EMFILE"}
	}
	defer r.channel.Close()
	cmd, err := start(r.channel, r.Name)
	if err != nil {
		return &reply{Errno: errnoOf(err)}
	}
	h.children[cmd.Process.Pid] = cmd
	return &reply{N: cmd.Process.Pid}
}
