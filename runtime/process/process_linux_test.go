package process_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
	"golang.org/x/sys/unix"

	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
	"lockstep/runtime/process"
	"lockstep/runtime/python/object"
	"lockstep/runtime/real"
	"lockstep/runtime/stage"
)

// hung is when a test that waits for the machine has failed. No test is slower when it passes.
const hung = 2 * time.Minute

// played is what this program's first argument says where it is to play a stage, for a test that ends it; replaced, where
// another file has come into the place of this program's before.
const (
	played   = "play-a-stage"
	replaced = "play-a-stage-from-no-file"
)

func TestMain(m *testing.M) {
	switch {
	case process.Asked():
		process.Serve()
	case len(os.Args) == 3 && os.Args[1] == replaced:
		if err := errors.Join(os.Remove(os.Args[0]), os.WriteFile(os.Args[0], []byte("#!/bin/false\n"), 0o700)); err != nil {
			panic(err)
		}
		r, err := conductor.New(stageOf(os.Args[2]), options)
		if err != nil {
			panic(err)
		}
		_, _ = r.Exec(context.Background(), conductor.Command{Verb: conductor.RunAll})
		fmt.Print(said(r))
		r.Close()
		os.Exit(0)
	case len(os.Args) == 3 && os.Args[1] == played:
		r, err := conductor.New(stageOf(os.Args[2]), options)
		if err != nil {
			panic(err)
		}
		r.Watch(func() {
			for _, a := range r.Actors() {
				fmt.Println(a.PID(), a.State())
			}
			fmt.Println()
		})
		_, _ = r.Exec(context.Background(), conductor.Command{Verb: conductor.RunAll})
		select {}
	}
	os.Setenv("GORACE", "atexit_sleep_ms=0") // of each process, where the race detector is on
	goleak.VerifyTestMain(m)
}

var options = conductor.Options{Open: real.Opener(real.Options{}), Launch: process.Launch, EndInput: true}

func stageOf(program string) *stage.Stage {
	st := &stage.Stage{Name: "test", Actors: []stage.Actor{{Name: "main", Program: stage.Program{File: "main.py", Source: program}}}}
	st.Complete()
	return st
}

// head is how the programs here begin.
const head = `import multiprocessing, os, sys, time
`

// main is the end of one that runs f.
const main = `
if __name__ == "__main__":
    f()
`

// open begins a program that is to leave nothing behind.
func open(t *testing.T, program string) *conductor.Run {
	t.Helper()
	before := descriptors(t)
	r, err := conductor.New(stageOf(head+strings.TrimPrefix(program, "\n")+main), options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		r.Close()
		if after := descriptors(t); after != before {
			t.Errorf("%d descriptors before, %d after", before, after)
		}
		if _, err := unix.Wait4(-1, nil, unix.WNOHANG, nil); err != unix.ECHILD {
			t.Errorf("a child is left: %v", err)
		}
	})
	return r
}

func descriptors(t *testing.T) int {
	t.Helper()
	time.AfterFunc(hung, func() {}).Stop() // with the first timer Go's poller has descriptors of its own
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Skipf("descriptors cannot be counted here: %v", err)
	}
	return len(entries)
}

// until lets all go on until something holds after a move.
func until(t *testing.T, r *conductor.Run, holds func() bool) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), hung)
	defer stop()
	r.Watch(func() {
		if holds() {
			stop()
		}
	})
	defer r.Watch(nil)
	if end, err := r.Exec(ctx, conductor.Command{Verb: conductor.RunAll}); err != nil || end != conductor.Interrupted && end != conductor.RunOver || !holds() {
		t.Fatalf("run stopped with %d, %v\n%s", end, err, said(r))
	}
}

func toEnd(t *testing.T, r *conductor.Run) { t.Helper(); until(t, r, r.Over) }

// said is what the programs printed, and what ended them.
func said(r *conductor.Run) string {
	var b strings.Builder
	for _, a := range r.Actors() {
		for _, line := range a.Printed() {
			fmt.Fprintf(&b, "%s: %s\n", a.Name(), line)
		}
		if e := a.End(); e != nil && e.Text != "" {
			fmt.Fprintf(&b, "%s: %s\n", a.Name(), e.Text)
		}
	}
	return b.String()
}

// logged are the numbers of the events of a kind.
func logged(r *conductor.Run, k event.Kind) (ns []int) {
	for _, e := range r.Journal().All() {
		if e.Kind == k {
			ns = append(ns, e.N)
		}
	}
	return ns
}

// stat is a process's state and its parent, as ps shows them (proc_pid_stat(5)); "" for one that is no more.
func stat(pid int) (state string, parent int) {
	text, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return "", 0
	}
	fields := strings.Fields(string(text[strings.LastIndexByte(string(text), ')')+1:]))
	parent, _ = strconv.Atoi(fields[1])
	return fields[0], parent
}

// gone waits until a process is no more, or a zombie.
func gone(t *testing.T, pid int) {
	t.Helper()
	fd, err := unix.PidfdOpen(pid, 0)
	if err == unix.ESRCH {
		return
	}
	if err != nil {
		t.Skipf("processes cannot be waited for here: %v", err)
	}
	defer unix.Close(fd)
	for deadline := time.Now().Add(hung); time.Now().Before(deadline); {
		if n, _ := unix.Poll([]unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}, int(hung.Milliseconds())); n > 0 {
			return
		}
	}
	t.Errorf("process %d goes on", pid)
}

// What the operating system says of the processes is what the programs say, and what we show.
func TestNumbers(t *testing.T) {
	r := open(t, `
def child():
    print(os.getpid(), os.getppid())
    multiprocessing.Process(target=grandchild, name="grandchild").start()

def grandchild():
    print(os.getpid(), os.getppid())

def f():
    print(os.getpid(), os.getppid())
    multiprocessing.Process(target=child, name="child").start()
`)
	seen := map[string][2]int{"main": {os.Getpid()}}
	until(t, r, func() bool {
		for _, a := range r.Actors() {
			if _, parent := stat(a.PID()); parent != 0 && a.State() == conductor.Ready {
				seen[a.Name()] = [2]int{a.PID(), parent}
				if group, err := unix.Getpgid(a.PID()); err == nil && group != a.PID() {
					t.Errorf("Ctrl-C would end %s: it is in group %d", a.Name(), group)
				}
			}
		}
		return r.Over()
	})
	want := fmt.Sprintf("main: %d %d\nchild: %d %d\ngrandchild: %d %d\n",
		seen["main"][0], os.Getpid(), seen["child"][0], seen["main"][0], seen["grandchild"][0], seen["child"][0])
	if got := said(r); got != want {
		t.Errorf("they print\n%swant\n%s", got, want)
	}
	if seen["main"][1] != os.Getpid() || seen["child"][1] != seen["main"][0] || seen["grandchild"][1] != seen["child"][0] {
		t.Errorf("ps shows %v", seen)
	}
}

// A process that has ended is a zombie until its parent has waited for it.
func TestZombie(t *testing.T) {
	r := open(t, `
def child():
    sys.exit(3)

def f():
    p = multiprocessing.Process(target=child, name="child")
    p.start()
    print("begun")
    p.join()
    print(p.exitcode)
`)
	child := func() *conductor.Actor { return r.Actor("child") }
	until(t, r, func() bool { return child() != nil && child().State() == conductor.Zombie })
	pid := child().PID()
	gone(t, pid)
	if state, _ := stat(pid); state != "Z" {
		t.Errorf("ps shows %q", state)
	}
	toEnd(t, r)
	if state, _ := stat(pid); state != "" {
		t.Errorf("after join, ps shows %q", state)
	}
	if got := said(r); got != "main: begun\nmain: 3\n" {
		t.Error(got)
	}
}

// How a process ends is how the operating system says it ended.
func TestExitCodes(t *testing.T) {
	for end, want := range map[string]string{
		"pass": "0", "sys.exit(7)": "7", "sys.exit(300)": "44", "os._exit(9)": "9", "1 / 0": "1", "time.sleep(1000)": "-15",
		"multiprocessing.Event().wait()": "-15",
	} {
		r := open(t, fmt.Sprintf(`
def child():
    %s

def f():
    p = multiprocessing.Process(target=child, name="child")
    p.start()
    if %d:
        p.terminate()
    p.join()
    print(p.exitcode, p.is_alive())
`, end, strings.Count(want, "-")))
		toEnd(t, r)
		if got := r.Actor("main").Printed(); len(got) != 1 || got[0] != want+" False" {
			t.Errorf("%s: main prints %q, want %s\n%s", end, got, want, said(r))
		}
		r.Close()
	}
}

// A process that outlives its parent gets another one, and goes on.
func TestOrphan(t *testing.T) {
	r := open(t, `
def child(q):
    multiprocessing.Process(target=orphan, args=(q,), name="orphan").start()
    q.get()
    os._exit(0)

def orphan(q):
    before = os.getppid()
    q.put(1)
    q.join()
    print(before != os.getppid())

def f():
    q = multiprocessing.JoinableQueue()
    p = multiprocessing.Process(target=child, args=(q,), name="child")
    p.start()
    p.join()
    q.task_done()
`)
	parent := 0
	until(t, r, func() bool {
		if a := r.Actor("orphan"); a != nil && a.Orphan() && parent == 0 {
			_, parent = stat(a.PID())
			if pid, _ := a.Parent(); pid != parent {
				t.Errorf("its parent is %d, ps shows %d", pid, parent)
			}
		}
		return r.Over()
	})
	if got := said(r); got != "orphan: True\n" || parent == 0 {
		t.Errorf("%q, parent %d", got, parent)
	}
	if got := logged(r, event.Orphaned); !slices.Equal(got, []int{parent}) {
		t.Errorf("the log says %d", got)
	}
}

const busy = `
def child():
    for i in range(10000):
        for j in range(10000):
            pass

def f():
    for name in "ab":
        multiprocessing.Process(target=child, name=name).start()
    child()
`

// Processes compute side by side, and an interrupt ends the wait for them.
func TestSideBySide(t *testing.T) {
	r := open(t, busy)
	running := func() bool {
		for _, name := range []string{"main", "a", "b"} {
			if a := r.Actor(name); a == nil || a.State() != conductor.Running || a.Op() != "compute" {
				return false
			}
		}
		return true
	}
	until(t, r, running)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if end, err := r.Exec(ctx, conductor.Command{Verb: conductor.Step, Actor: "main"}); err != nil || end != conductor.Interrupted {
		t.Errorf("stopped with %d, %v", end, err)
	}
	if a := r.Actor("a"); a.Line() != 0 || len(a.Frames()) > 0 || r.Stuck() {
		t.Errorf("a at line %d, %v, stuck %t", a.Line(), a.Frames(), r.Stuck())
	}
	if _, err := r.Exec(t.Context(), conductor.Command{Verb: conductor.Kill, Actor: "a"}); err != nil {
		t.Error(err)
	}
	if a := r.Actor("a"); a.State() != conductor.Zombie {
		t.Errorf("after kill a is %s", a.State())
	}
	if _, err := r.Exec(t.Context(), conductor.Command{Verb: conductor.Kill, Actor: "main"}); err != nil {
		t.Error(err)
	}
	b := r.Actor("b")
	_, parent := stat(b.PID())
	if pid, _ := b.Parent(); pid != parent && parent != 0 && b.Orphan() { // else it has come to its limit meanwhile
		t.Errorf("b computes on as a child of %d, ps shows %d", pid, parent)
	}
}

// What a program held can be looked at after its end; until then it is asked.
func TestLeftBehind(t *testing.T) {
	r := open(t, `
class C:
    pass

def f():
    global a, b
    a, b = [1, 2.5, "x", b"y", (None, True), {1: {2}}, -10**30], C()
    print("now")
`)
	look := func() string {
		var out []string
		m := r.Actor("main")
		for _, name := range []string{"a", "b", "c"} {
			v, ok := m.Value(name)
			out = append(out, fmt.Sprint(name, ok))
			if ok {
				out = append(out, object.Repr(v))
			}
		}
		return strings.Join(out, " ") + fmt.Sprint(m.Globals())
	}
	seen := look()
	toEnd(t, r)
	if got := look(); got != seen || !strings.HasPrefix(got, "atrue [1, 2.5, 'x', b'y', (None, True), {1: {2}}, -1000000000000000000000000000000] btrue '<C>' cfalse") {
		t.Errorf("after its end\n%s\nbefore\n%s", got, seen)
	}
}

// Whatever ends this program, its processes end too, whether they compute, wait, were stopped, or are zombies.
func TestEndsWithUs(t *testing.T) {
	adopting(t) // so that they are in the session of their parent, who could let them go on
	cmd := exec.Command(os.Args[0], played, head+`
def waits(q):
    q.get()
`+strings.Replace(busy, "    for name", `    multiprocessing.Process(target=waits, args=(multiprocessing.Queue(),), name="c").start()
    for name`, 1)+main)
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	hang := time.AfterFunc(hung, func() { _ = cmd.Process.Kill() })
	defer hang.Stop()
	var pids []int
	text := ""
	for b := make([]byte, 4096); ; {
		n, err := out.Read(b)
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		text += string(b[:n])
		blocks := strings.Split(text, "\n\n")
		if len(blocks) < 2 {
			continue
		}
		last := blocks[len(blocks)-2]
		if strings.Count(last, " running") == 3 && strings.Count(last, " blocked") == 1 {
			for _, line := range strings.Split(last, "\n") {
				pid, _ := strconv.Atoi(strings.Fields(line)[0])
				pids = append(pids, pid)
			}
			break
		}
	}
	for _, pid := range pids[:2] { // the first program, and one that it has started
		halt(t, pid)
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	if len(pids) != 4 {
		t.Fatalf("processes %v", pids)
	}
	for _, pid := range pids {
		gone(t, pid)
		_, _ = unix.Wait4(pid, nil, unix.WNOHANG, nil)
	}
}

// adopting makes orphans ours, as where this program is the first of a container.
func adopting(t *testing.T) {
	t.Helper()
	if err := unix.Prctl(unix.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { _ = unix.Prctl(unix.PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0) })
}

// halt stops a process, as kill -STOP does, and waits until it stands.
func halt(t *testing.T, pid int) {
	t.Helper()
	if err := unix.Kill(pid, unix.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = unix.Kill(pid, unix.SIGCONT) }) // if it is left after all
	for deadline := time.Now().Add(hung); ; {
		if state, _ := stat(pid); state == "T" {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("process %d does not stop", pid)
		}
	}
}

// Where another program has come into the place of this one, as an upgrade does, processes run this one.
func TestReplaced(t *testing.T) {
	text, err := os.ReadFile(os.Args[0])
	copied := filepath.Join(t.TempDir(), "lockstep")
	if err == nil {
		err = os.WriteFile(copied, text, 0o700)
	}
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(copied, replaced, head+`
def child():
    print("child")

def f():
    p = multiprocessing.Process(target=child, name="child")
    p.start()
    p.join()
    print(p.exitcode)
`+main).Output()
	if err != nil || string(out) != "main: 0\nchild: child\n" {
		t.Errorf("%v\n%s", err, out)
	}
}

// Orphans that become ours are waited for.
func TestAdopts(t *testing.T) {
	adopting(t)
	r := open(t, `
def child(q):
    q.get()

def f():
    q = multiprocessing.Queue()
    for name in "ab":
        multiprocessing.Process(target=child, args=(q,), name=name).start()
    q.put(1)
    time.sleep(1000)
`)
	until(t, r, func() bool { return r.Actor("a") != nil && r.Actor("a").State() == conductor.Zombie })
	for _, name := range []string{"main", "b"} {
		if _, err := r.Exec(t.Context(), conductor.Command{Verb: conductor.Kill, Actor: name}); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"main", "a", "b"} {
		if state, _ := stat(r.Actor(name).PID()); state != "" {
			t.Errorf("%s is %s", name, state)
		}
	}
}

// A run begins anew with processes of its own.
func TestRestart(t *testing.T) {
	r := open(t, busy)
	pids := map[int]bool{}
	for range 3 {
		until(t, r, func() bool { return r.Actor("b") != nil })
		pids[r.Actor("a").PID()] = true
		r.Restart()
	}
	if len(pids) != 3 {
		t.Errorf("%v", pids)
	}
}

// A thread that computes before it does anything else is not waited for: who has started it goes on after it.
func TestThreadComputes(t *testing.T) {
	r := open(t, `
import hashlib, threading

def computes():
    data = bytes(30000000)
    for i in range(10):
        hashlib.sha256(data).digest()
    print("computed")

def f():
    threading.Thread(target=computes, name="computes").start()
    print("started")
`)
	main := r.Actor("main")
	until(t, r, func() bool { return r.Actor("computes") != nil })
	if got := r.Actor("computes").State(); got != conductor.Running || len(main.Printed()) > 0 {
		t.Errorf("computes is %s, main has printed %q", got, main.Printed())
	}
	toEnd(t, r)
	if got := said(r); got != "main: started\ncomputes: computed\n" {
		t.Error(got)
	}
}

// A thread that computes gives up the interpreter from time to time: another wakes up meanwhile.
func TestThreadsTakeTurns(t *testing.T) {
	r := open(t, `
import threading

def sleeps():
    time.sleep(0.001)
    print("awake")

def f():
    threading.Thread(target=sleeps, name="sleeps").start()
    for i in range(2000000):
        pass
    print("computed")
`)
	toEnd(t, r)
	var said []string
	for _, e := range r.Journal().All() {
		if e.Kind == event.Printed {
			said = append(said, e.Text)
		}
	}
	if got := strings.Join(said, ", "); got != "awake, computed" {
		t.Errorf("%q", got)
	}
}
