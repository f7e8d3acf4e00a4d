package process_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"golang.org/x/sys/unix"

	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
	"lockstep/runtime/world"
)

// Here somebody else ends, stops and continues processes of a run, as kill does in another terminal.

// Who ends a process from outside, as kill does, is noticed: even where nothing is asked of it.
func TestEndedByOthers(t *testing.T) {
	r := open(t, `
def child():
    time.sleep(1000)

def f():
    p = multiprocessing.Process(target=child, name="child")
    p.start()
    p.join()
    print(p.exitcode)
`)
	until(t, r, func() bool {
		a := r.Actor("child")
		return a != nil && a.State() == conductor.Sleeping && r.Actor("main").State() == conductor.Blocked
	})
	if err := unix.Kill(r.Actor("child").PID(), unix.SIGKILL); err != nil {
		t.Fatal(err)
	}
	toEnd(t, r)
	if got := said(r); got != "main: -9\n" {
		t.Error(got)
	}
	if state := r.Actor("child").State(); state != conductor.Killed {
		t.Errorf("it is %s", state)
	}
}

// The log says what a process died of that somebody has ended, before its parent has waited for it.
func TestFate(t *testing.T) {
	r := open(t, `
def child():
    time.sleep(1000)

def f():
    multiprocessing.Process(target=child, name="child").start()
    time.sleep(1000)
`)
	until(t, r, func() bool { return r.Actor("child") != nil && r.Actor("child").State() == conductor.Sleeping })
	if err := unix.Kill(r.Actor("child").PID(), unix.SIGTERM); err != nil {
		t.Fatal(err)
	}
	until(t, r, func() bool { return r.Actor("child").State() == conductor.Zombie })
	if code, ended := r.Actor("child").ExitCode(); !ended || code != -int(unix.SIGTERM) {
		t.Errorf("%d, %t", code, ended)
	}
	if got := logged(r, event.Killed); !slices.Equal(got, []int{int(unix.SIGTERM)}) {
		t.Errorf("the log says %d", got)
	}
}

// One that somebody has stopped can be ended, by its parent and with the run.
func TestEndsStopped(t *testing.T) {
	r := open(t, `
def child():
    time.sleep(1000)

def f():
    p = multiprocessing.Process(target=child, name="child")
    p.start()
    print("begun")
    p.terminate()
    p.join()
    print(p.exitcode)
    multiprocessing.Process(target=child).start()
    child()
`)
	main := r.Actor("main")
	until(t, r, func() bool { return len(main.Printed()) == 1 })
	halt(t, r.Actor("child").PID())
	until(t, r, func() bool { return len(main.Printed()) == 2 })
	if got := main.Printed()[1]; got != "-15" {
		t.Error(got)
	}
	until(t, r, func() bool { return main.State() == conductor.Sleeping })
	for _, a := range r.Actors() {
		if !a.State().Ended() {
			halt(t, a.PID())
		}
	}
}

// While one is stopped that would start another, the run goes on, and it starts it later, once.
func TestStopped(t *testing.T) {
	if testing.Short() {
		t.Skip("somebody is waited for in vain")
	}
	r := open(t, `
def child():
    print("child")

def f():
    global x
    x = 1
    multiprocessing.Process(target=child, name="child").start()
`)
	main := r.Actor("main")
	if call, _ := main.Call(); call.Kind != world.Start {
		t.Fatal(main.Op())
	}
	halt(t, main.PID())
	until(t, r, func() bool { return main.State() == conductor.Running })
	if pid, _ := main.Parent(); pid != os.Getpid() {
		t.Errorf("its parent is %d", pid)
	}
	if err := unix.Kill(main.PID(), unix.SIGCONT); err != nil {
		t.Fatal(err)
	}
	until(t, r, func() bool { return r.Actor("child") != nil })
	entries, err := os.ReadDir("/proc")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if pid, err := strconv.Atoi(e.Name()); err == nil && pid != r.Actor("child").PID() {
			if state, parent := stat(pid); parent == main.PID() {
				t.Errorf("it has another child, which is %s", state)
			}
		}
	}
	toEnd(t, r)
	if got := said(r); got != "child: child\n" {
		t.Error(got)
	}
	if got := fmt.Sprint(main.Globals()); !strings.Contains(got, "{x 1}") {
		t.Error(got)
	}
}

// Whatever is ended, stopped and continued by others, at any moment: a run comes to an end, and nothing is left.
func TestAnyMoment(t *testing.T) {
	for seed := range 6 {
		r := open(t, `
def grandchild(q, lock):
    for i in range(3):
        with lock:
            q.put(i)

def child(q, lock):
    ps = [multiprocessing.Process(target=grandchild, args=(q, lock)) for i in range(2)]
    for p in ps:
        p.start()
    for i in range(100000):
        pass
    for p in ps:
        p.join(0.1)

def f():
    q, lock = multiprocessing.Queue(), multiprocessing.Lock()
    ps = [multiprocessing.Process(target=child, args=(q, lock)) for i in range(3)]
    for p in ps:
        p.start()
    for i in range(6):
        q.get(timeout=0.1)
    ps[0].terminate()
    for p in ps:
        p.join(0.1)
    print([p.exitcode for p in ps])
`)
		chance := rand.New(rand.NewPCG(uint64(seed), 1))
		ctx, stop := context.WithTimeout(t.Context(), hung)
		r.Watch(func() {
			a := r.Actors()[chance.IntN(len(r.Actors()))]
			if a.State().Ended() || chance.IntN(8) > 0 {
				return
			}
			signal := []unix.Signal{unix.SIGKILL, unix.SIGTERM, unix.SIGSEGV, unix.SIGSTOP}[chance.IntN(4)]
			_ = unix.Kill(a.PID(), signal)
			if signal == unix.SIGSTOP {
				_ = unix.Kill(a.PID(), unix.SIGCONT)
			}
		})
		if end, err := r.Exec(ctx, conductor.Command{Verb: conductor.RunAll}); err != nil || end != conductor.RunOver && end != conductor.Deadlock {
			t.Errorf("seed %d: stopped with %d, %v\n%s", seed, end, err, said(r))
		}
		r.Watch(nil)
		stop()
		r.Close()
	}
}

// One that is ended while it starts another is noticed.
func TestEndedAtStart(t *testing.T) {
	r := open(t, `
def child():
    pass

def f():
    multiprocessing.Process(target=child).start()
`)
	if err := unix.Kill(r.Actor("main").PID(), unix.SIGKILL); err != nil {
		t.Fatal(err)
	}
	if err := r.Do(conductor.Move{Verb: conductor.Step, Actor: "main"}); err != nil {
		t.Fatal(err)
	}
	toEnd(t, r)
	if state := r.Actor("main").State(); state != conductor.Killed {
		t.Errorf("it is %s", state)
	}
}

// Between which steps ever one is ended, the log says by what.
func TestEndedBetweenSteps(t *testing.T) {
	for range 40 {
		r := open(t, `
def f():
    while True:
        time.sleep(0)
`)
		pid := r.Actor("main").PID()
		var all sync.WaitGroup
		all.Go(func() { _ = unix.Kill(pid, unix.SIGTERM) })
		for !r.Over() {
			_ = r.Do(conductor.Move{Verb: conductor.Step, Actor: "main"}) // it fails where the end is noticed first
			r.Welcome()
		}
		all.Wait()
		if got := logged(r, event.Killed); !slices.Equal(got, []int{int(unix.SIGTERM)}) {
			t.Errorf("the log says %d", got)
		}
		r.Close()
	}
}
