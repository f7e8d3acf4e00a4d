package process_test

import (
	"testing"

	"golang.org/x/sys/unix"

	"lockstep/runtime/actor"
	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
)

// Here the system has no room for what a program asks.

// A system that has no descriptors left says so to the program, as an exception.
func TestNoDescriptors(t *testing.T) {
	r := open(t, `
def child():
    pass

def f():
    try:
        multiprocessing.Process(target=child).start()
    except OSError as e:
        print(type(e).__name__, e.errno)
    multiprocessing.Process(target=child, name="child").start()
`)
	var was unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_NOFILE, &was); err != nil {
		t.Fatal(err)
	}
	none := unix.Rlimit{Cur: 3, Max: was.Max}
	if err := unix.Setrlimit(unix.RLIMIT_NOFILE, &none); err != nil {
		t.Skip(err)
	}
	func() {
		defer unix.Setrlimit(unix.RLIMIT_NOFILE, &was) // for the tests that follow, whatever becomes of this one
		until(t, r, func() bool { return len(r.Actor("main").Printed()) > 0 })
	}()
	toEnd(t, r)
	if got := said(r); got != "main: OSError 24\n" {
		t.Error(got)
	}
}

// A process that can have no file more cannot start another, and says so.
func TestNoDescriptorsThere(t *testing.T) {
	r := open(t, `
def child():
    pass

def f():
    print("begins")
    try:
        multiprocessing.Process(target=child).start()
    except OSError as e:
        print(type(e).__name__, e.errno)
`)
	main := r.Actor("main")
	until(t, r, func() bool { return len(main.Printed()) == 1 })
	if err := unix.Prlimit(main.PID(), unix.RLIMIT_NOFILE, &unix.Rlimit{Cur: 3, Max: 3}, nil); err != nil {
		t.Skip(err)
	}
	toEnd(t, r)
	if got := main.Printed()[1]; got != "OSError 24" {
		t.Error(got)
	}
}

// A program that the system gives no process ends with a reason.
func TestNotStarted(t *testing.T) {
	o := options
	o.Launch = func(*actor.Program, actor.Options, func()) (actor.OSProcess, string) { return nil, "EAGAIN" }
	r, err := conductor.New(stageOf(head+"a = 1\n"), o)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	toEnd(t, r)
	e := r.Actor("main").End()
	if why := actor.Refusal(e.Text); e.Kind != event.Faulted || why == nil || why.Error() != "step.no-process errno=EAGAIN" || len(r.Actor("main").Globals()) > 0 {
		t.Errorf("%+v", e)
	}
}
