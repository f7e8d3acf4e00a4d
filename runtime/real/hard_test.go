//go:build linux || darwin

package real_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
)

// peer dials until somebody listens, and has some time for all it does.
func peer(t *testing.T, port string) *net.TCPConn {
	t.Helper()
	for deadline := time.Now().Add(hung); ; {
		c, err := net.Dial("tcp4", "127.0.0.1:"+port)
		if err == nil {
			_ = c.SetDeadline(deadline)
			return c.(*net.TCPConn)
		}
		if time.Now().After(deadline) {
			t.Error(err)
			return nil
		}
	}
}

// listening lets the programs go on to the moves up to and with the one that makes one listen.
func listening(t *testing.T, r *conductor.Run) {
	t.Helper()
	for range 20 {
		if err := r.Do(conductor.Move{Verb: conductor.Step, Actor: r.Actors()[0].Name()}); err != nil {
			t.Fatal(err)
		}
		for _, s := range r.View().Sockets {
			if s.State == "LISTEN" {
				return
			}
		}
	}
	t.Fatal("nobody listens")
}

const echoServer = `
import select, socket
s = socket.create_server(("127.0.0.1", PORT), backlog=300)
open_, served, broken = [s], 0, 0
while served + broken < CLIENTS:
    for sock in select.select(open_, [], [])[0]:
        if sock is s:
            open_.append(s.accept()[0])
            continue
        try:
            data = sock.recv(100)
            sock.sendall(data.upper())
        except (ConnectionResetError, BrokenPipeError):
            data = None
        if data:
            continue
        if data is None:
            broken += 1
        else:
            served += 1
        open_.remove(sock)
        sock.close()
print(served, broken)
s.close()
`

// 200 peers at once, each with an answer of its own; some of them die in the middle of a message.
func TestManyClients(t *testing.T) {
	const clients = 200
	port := freePort(t)
	before := descriptors(t)
	r := openReal(t, stageOf(port, program{"server", strings.ReplaceAll(echoServer, "CLIENTS", fmt.Sprint(clients))}))
	listening(t, r)
	var all sync.WaitGroup
	for i := range clients {
		c := peer(t, port)
		if c == nil {
			t.FailNow()
		}
		all.Go(func() {
			defer c.Close()
			fmt.Fprintf(c, "hello %d", i)
			if i%10 == 0 {
				_ = c.SetLinger(0) // close sends a reset
				return
			}
			_ = c.CloseWrite()
			if got, err := io.ReadAll(c); err != nil || string(got) != fmt.Sprintf("HELLO %d", i) {
				t.Errorf("client %d: %q, %v", i, got, err)
			}
		})
	}
	toEnd(t, r)
	all.Wait()
	if got := transcript(r); got != "server: 180 20\n" {
		t.Error(got)
	}
	r.Close()
	if after := descriptors(t); after != before {
		t.Errorf("%d descriptors before, %d after", before, after)
	}
}

// 10 MB through sendall and recv arrive as they were sent, either way.
func TestTenMegabytes(t *testing.T) {
	r := openReal(t, stageOf(freePort(t), program{"server", `
import hashlib, socket
s = socket.create_server(("127.0.0.1", PORT))
conn, addr = s.accept()
sum, size = hashlib.sha256(), 0
while True:
    data = conn.recv(65536)
    if not data:
        break
    sum.update(data)
    size += len(data)
print(size)
conn.sendall(sum.digest())
conn.close()
`}, program{"client", `
import hashlib, socket
c = socket.create_connection(("127.0.0.1", PORT))
data = b"0123456789abcdef" * 655360
c.sendall(data)
c.shutdown(socket.SHUT_WR)
print(c.recv(100) == hashlib.sha256(data).digest())
`}))
	toEnd(t, r)
	if got := transcript(r); got != "server: 10485760\nclient: True\n" {
		t.Error(got)
	}
}

// A peer that reads nothing blocks a server that sends; one that goes away ends it.
func TestSlowPeerGoesAway(t *testing.T) {
	port := freePort(t)
	r := openReal(t, stageOf(port, program{"server", `
import socket
s = socket.create_server(("127.0.0.1", PORT))
conn, addr = s.accept()
try:
    conn.sendall(bytes(30_000_000))
except (ConnectionResetError, BrokenPipeError) as e:
    print("gone")
`}))
	listening(t, r)
	c := peer(t, port)
	if c == nil {
		t.FailNow()
	}
	server := r.Actor("server")
	for range 10_000 { // until what it sends finds no room
		if err := r.Do(conductor.Move{Verb: conductor.Step, Actor: "server"}); err != nil {
			break
		}
	}
	if server.Op() != "sendall" || !server.Begun() {
		t.Fatalf("the server is %s in %s", server.State(), server.Op())
	}
	_ = c.SetLinger(0)
	c.Close()
	toEnd(t, r)
	if got := transcript(r); got != "server: gone\n" {
		t.Error(got)
	}
}

// What runs can be interrupted while everybody waits: in accept, recv, select, sleep, a lock.
func TestInterruptedWhileBlocked(t *testing.T) {
	for _, blocked := range []string{
		"s.accept()", "s.settimeout(1000)\ns.accept()", "select.select([s], [], [])", "time.sleep(1000)",
		"u = socket.socket(type=socket.SOCK_DGRAM)\nu.bind((\"127.0.0.1\", PORT))\nu.recv(1)",
		"threading.Event().wait(1000)", "queue.Queue().get(timeout=1000)",
	} {
		t.Run(blocked, func(t *testing.T) {
			before := descriptors(t)
			r := openReal(t, stageOf(freePort(t), program{"main", "import queue, select, socket, threading, time\ns = socket.create_server((\"127.0.0.1\", PORT))\n" + blocked}))
			ctx, stop := context.WithTimeout(t.Context(), hung)
			defer stop()
			r.Watch(func() {
				if a := r.Actor("main"); a.State() == conductor.Blocked || a.State() == conductor.Sleeping {
					stop()
				}
			})
			end, err := r.Exec(ctx, conductor.Command{Verb: conductor.RunAll})
			if err != nil || end != conductor.Interrupted || context.Cause(ctx) != context.Canceled {
				t.Errorf("stopped with %d, %v, %v", end, err, context.Cause(ctx))
			}
			if r.Stuck() {
				t.Error("is stuck")
			}
			r.Close()
			if after := descriptors(t); after != before {
				t.Errorf("%d descriptors before, %d after", before, after)
			}
		})
	}
}

// An interrupt that comes while the world waits ends the wait.
func TestWakeEndsWait(t *testing.T) {
	r := openReal(t, stageOf(freePort(t), program{"main", `
import socket
s = socket.create_server(("127.0.0.1", PORT))
s.accept()
`}))
	listening(t, r)
	ctx, stop := context.WithCancel(t.Context())
	var all sync.WaitGroup
	all.Go(stop) // before or while it waits
	end, err := r.Exec(ctx, conductor.Command{Verb: conductor.RunAll})
	all.Wait()
	if err != nil || end != conductor.Interrupted {
		t.Errorf("stopped with %d, %v", end, err)
	}
}

// Time that is let pass passes, also while processes tell something; an interrupt ends it.
func TestTick(t *testing.T) {
	r := openReal(t, stageOf("", program{"main", "import time\nwhile True:\n    time.sleep(0)\n"}))
	if _, err := r.Exec(t.Context(), conductor.Command{Verb: conductor.Step, Actor: "main", N: 100}); err != nil {
		t.Fatal(err)
	}
	const lasts = 20 * time.Millisecond
	before := r.Now()
	defer time.AfterFunc(lasts/2, r.Wake).Stop()
	if _, err := r.Exec(t.Context(), conductor.Command{Verb: conductor.Tick, For: lasts}); err != nil || r.Now()-before < lasts {
		t.Errorf("%s have passed, %v", r.Now()-before, err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := r.Exec(ctx, conductor.Command{Verb: conductor.Tick, For: 1000 * time.Second}); err != nil {
		t.Error(err)
	}
}

// What only locks keep is a deadlock in any world; restart begins anew, with nothing left open.
func TestDeadlockAndRestart(t *testing.T) {
	port := freePort(t)
	before := descriptors(t)
	r := openReal(t, stageOf(port, program{"main", `
import socket, threading
s = socket.create_server(("127.0.0.1", PORT))
open("f", "w").write("x")
lock = threading.Lock()
lock.acquire()
lock.acquire()
`}))
	for range 3 {
		if end, err := r.Exec(t.Context(), conductor.Command{Verb: conductor.RunAll}); err != nil || end != conductor.Deadlock {
			t.Fatalf("stopped with %d, %v\n%s", end, err, transcript(r))
		}
		if !r.Stuck() {
			t.Error("is not stuck")
		}
		r.Restart()
		if v := r.View(); len(v.Sockets)+len(v.Files) > 0 {
			t.Errorf("left: %v", v)
		}
	}
	r.Close()
	if after := descriptors(t); after != before {
		t.Errorf("%d descriptors before, %d after", before, after)
	}
}

// A close that would wait for a peer keeps nobody waiting, and what is left is sent all the same.
func TestLinger(t *testing.T) {
	r := openReal(t, stageOf(freePort(t), program{"main", `
import socket, struct
s = socket.create_server(("127.0.0.1", PORT))
c = socket.create_connection(("127.0.0.1", PORT))
conn, addr = s.accept()
conn.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 1000))
conn.setblocking(False)
sent = 0
try:
    while True:
        sent += conn.send(bytes(65536))
except BlockingIOError:
    conn.close()
while sent > 0:
    sent -= len(c.recv(1000000))
print(sent, c.recv(1))
`}))
	toEnd(t, r)
	if got := transcript(r); got != "main: 0 b''\n" {
		t.Error(got)
	}
}

// Who waits for something exceptional waits, also on a connection of which nothing comes any more.
func TestSelectOnBroken(t *testing.T) {
	r := openReal(t, stageOf(freePort(t), program{"main", `
import select, socket
s = socket.create_server(("127.0.0.1", PORT))
c = socket.create_connection(("127.0.0.1", PORT))
conn, addr = s.accept()
c.close()
conn.shutdown(socket.SHUT_RDWR)
print(select.select([], [], [conn], 0.02))
print(select.select([conn, conn], [conn], [conn]) == ([conn, conn], [conn], []))
`}))
	toEnd(t, r)
	if got := transcript(r); got != "main: ([], [], [])\nmain: True\n" {
		t.Error(got)
	}
	if r.MovesMade() > 20 {
		t.Errorf("%d moves", r.MovesMade())
	}
}

// While somebody else waits, one stands before a select of a socket that was closed meanwhile.
func TestSelectClosedMeanwhile(t *testing.T) {
	r := openReal(t, stageOf(freePort(t), program{"main", `
import select, socket, threading, time
s = socket.create_server(("127.0.0.1", PORT))
def closes():
    s.close()
    time.sleep(0.01)
threading.Thread(target=closes, name="closes").start()
try:
    select.select([], [], [s], 0)
except OSError as e:
    print(e)
`}))
	main := r.Actor("main")
	for main.Op() != "select" {
		if _, err := r.Exec(t.Context(), conductor.Command{Verb: conductor.Step, Actor: "main"}); err != nil {
			t.Fatal(err)
		}
	}
	for range 3 {
		step := conductor.Command{Verb: conductor.Step, Actor: "closes"}
		r.ByItself(t.Context(), step) // it waits
		if _, err := r.Exec(t.Context(), step); err != nil {
			t.Fatal(err)
		}
	}
	toEnd(t, r)
	if got := transcript(r); got != "main: [Errno 9] Bad file descriptor\n" {
		t.Error(got)
	}
}

// Where a process may have few descriptors, select takes each as often as it is told.
func TestSelectWithFewDescriptors(t *testing.T) {
	r := openReal(t, stageOf(freePort(t), program{"main", `
import select, socket
s = socket.create_server(("127.0.0.1", PORT))
print(select.select([s] * 200, [s] * 200, [s], 0.001))
c = socket.create_connection(("127.0.0.1", PORT))
print(len(select.select([s] * 200, [], [])[0]))
`}))
	var was unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_NOFILE, &was); err != nil {
		t.Fatal(err)
	}
	if err := unix.Setrlimit(unix.RLIMIT_NOFILE, &unix.Rlimit{Cur: 100, Max: was.Max}); err != nil {
		t.Skip(err)
	}
	defer func() { _ = unix.Setrlimit(unix.RLIMIT_NOFILE, &was) }()
	toEnd(t, r)
	if got := transcript(r); got != "main: ([], [], [])\nmain: 200\n" {
		t.Error(got)
	}
}

// The journal has the kinds of event that the lab's has.
func TestJournal(t *testing.T) {
	r := openReal(t, stageOf(freePort(t), program{"main", `
import socket
s = socket.create_server(("127.0.0.1", PORT))
c = socket.create_connection(("127.0.0.1", PORT))
conn, addr = s.accept()
c.close()
print(conn.recv(1))
`}))
	toEnd(t, r)
	var b bytes.Buffer
	for _, e := range r.Journal().All() {
		if e.Kind == event.StateChanged && e.State != "SYN-SENT" { // which may be over when it is looked at
			fmt.Fprintln(&b, e.Actor, e.State)
		}
	}
	const want = "main LISTEN\nmain ESTABLISHED\nmain CLOSE-WAIT\n"
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

// What only the lab can do is refused, and nothing happens.
func TestNotSteered(t *testing.T) {
	r := openReal(t, stageOf(freePort(t), program{"main", "import socket\nsocket.socket()\nsocket.socket()\n"}))
	for _, schedule := range []string{"deliver 1", "drop", "dup 1", "link loss 10%", "tick"} {
		c, err := conductor.ParseCommand(schedule)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.Exec(t.Context(), c); err == nil || !strings.Contains(err.Error(), "real.") {
			t.Errorf("%s: %v", schedule, err)
		}
	}
	if err := r.Play(t.Context(), "step main; deliver all; step main; tick 1ms"); err != nil {
		t.Error(err)
	}
	if _, err := r.Back(); err == nil || !strings.Contains(err.Error(), "real.no-back") {
		t.Errorf("back: %v", err)
	}
	if r.MovesMade() != 3 {
		t.Errorf("%d moves", r.MovesMade())
	}
}

// No program fills a disk: a host has room for as much as in the lab, also after something was removed.
func TestFilesHaveBounds(t *testing.T) {
	st := stageOf("", program{"main", `
import os
def fill(name):
    n = 0
    try:
        with open(name, "wb", buffering=0) as f:
            while True:
                n += f.write(b"x" * 1000000)
    except OSError as e:
        print(name, n, e.errno)

fill("a")
fill("b")
os.remove("a")
fill("b")
n = 0
try:
    while True:
        open("f%d" % n, "x").close()
        n += 1
except OSError as e:
    print(n, e.errno)
os.remove("f1")
open("f1", "x").close()
print(os.path.getsize("b"))
f = open("b", "r+b")
try:
    f.truncate(20000000)
except OSError as e:
    print(e.errno)
f.close()
os.remove("b")
f, n = open("c", "wb", buffering=2000000000), 0
try:
    while True:
        n += f.write(b"x" * 1000000)
except OSError as e:
    print(n, e.errno)
f.flush()
os.remove("c")
try:
    open("d", "wb", buffering=0).write(b"x" * 10000000)
except OSError as e:
    print(e.errno)
`})
	want := run(t, openLab, st)
	if got := run(t, openReal, st); got != want || strings.Count(want, "28\n") < 7 {
		t.Errorf("in the real world\n%s\nin the lab\n%s", got, want)
	}
}
