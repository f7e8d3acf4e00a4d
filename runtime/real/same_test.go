//go:build linux || darwin

package real_test

import (
	"net/netip"
	"strings"
	"testing"

	"lockstep/runtime/real"
	"lockstep/runtime/stage"
)

// what is the same in both worlds, whatever the order of steps: each prints the same there.
var same = []struct {
	name     string
	programs []program
	want     string
}{
	{"refused, in use, not connected, closed", []program{{"main", `
import socket, errno
def told(f, *args):
    try:
        print(f(*args))
    except OSError as e:
        print(type(e).__name__, e, errno.errorcode.get(e.errno))
told(socket.socket().connect, ("127.0.0.1", PORT))
a, b = socket.socket(), socket.socket()
a.bind(("127.0.0.1", PORT))
told(b.bind, ("127.0.0.1", PORT))
told(a.connect_ex, ("127.0.0.1", PORT))
told(socket.socket().recv, 10)
told(socket.socket().getpeername)
told(socket.socket().accept)
told(b.bind, ("8.8.8.8", 0))
told(socket.socket().connect, ("8.8.8.8", 53))
told(socket.socket(type=socket.SOCK_DGRAM).sendto, b"x", ("8.8.8.8", 53))
b.close()
told(b.listen)
told(b.fileno)
`}}, `
main: ConnectionRefusedError [Errno 111] Connection refused ECONNREFUSED
main: OSError [Errno 98] Address already in use EADDRINUSE
main: 0
main: OSError [Errno 107] Transport endpoint is not connected ENOTCONN
main: OSError [Errno 107] Transport endpoint is not connected ENOTCONN
main: OSError [Errno 22] Invalid argument EINVAL
main: OSError [Errno 99] Cannot assign requested address EADDRNOTAVAIL
main: OSError [Errno 101] Network is unreachable ENETUNREACH
main: OSError [Errno 101] Network is unreachable ENETUNREACH
main: OSError [Errno 9] Bad file descriptor EBADF
main: -1
`},
	{"what can never be had is refused at once", []program{{"main", `
import socket
def told(f, *args):
    try:
        print(f(*args))
    except OSError as e:
        print(type(e).__name__, e)
s = socket.create_server(("127.0.0.1", PORT))
c = socket.create_connection(("127.0.0.1", PORT))
conn, addr = s.accept()
told(s.recv, 1)
told(c.accept)
told(conn.listen)
told(socket.socket(type=socket.SOCK_DGRAM).accept)
`}}, `
main: OSError [Errno 107] Transport endpoint is not connected
main: OSError [Errno 22] Invalid argument
main: OSError [Errno 22] Invalid argument
main: OSError [Errno 95] Operation not supported
`},
	{"time-outs and what would block", []program{{"main", `
import socket, select, time
s = socket.socket()
s.bind(("127.0.0.1", PORT))
s.listen()
s.settimeout(0.01)
try:
    s.accept()
except TimeoutError as e:
    print(repr(e), e.errno)
s.setblocking(False)
try:
    s.accept()
except BlockingIOError as e:
    print(e)
print(select.select([s], [], [], 0), select.select([s], [], [], 0.01))
c = socket.socket()
c.setblocking(False)
print(c.connect_ex(("127.0.0.1", PORT)))
print(select.select([], [c], [])[1] == [c], c.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
print(select.select([s], [], [])[0] == [s])
conn, addr = s.accept()
print(addr == c.getsockname(), conn.getsockname() == s.getsockname(), conn.getpeername() == addr)
try:
    c.recv(10)
except BlockingIOError as e:
    print(e)
conn.send(b"one")
print(select.select([c], [], [])[0] == [c], c.recv(2, socket.MSG_PEEK), c.recv(10), c.recv(0))
conn.settimeout(0.01)
try:
    conn.recv(10)
except socket.timeout as e:
    print(e)
began = time.monotonic()
time.sleep(0.02)
print(time.monotonic() - began >= 0.02)
`}}, `
main: TimeoutError('timed out') None
main: [Errno 11] Resource temporarily unavailable
main: ([], [], []) ([], [], [])
main: 115
main: True 0
main: True
main: True True True
main: [Errno 11] Resource temporarily unavailable
main: True b'on' b'one' b''
main: timed out
main: True
`},
	{"half-close", []program{{"server", `
import socket
s = socket.create_server(("", PORT))
print(s.getsockname()[0])
conn, addr = s.accept()
while True:
    data = conn.recv(3)
    if not data:
        break
    print(data)
conn.sendall(b"bye")
conn.close()
s.close()
`}, {"client", `
import socket
c = socket.create_connection(("localhost", PORT))
c.sendall(b"hello")
c.shutdown(socket.SHUT_WR)
print(c.recv(100), c.recv(100))
try:
    c.send(b"x")
except BrokenPipeError as e:
    print(e)
c.close()
`}}, `
server: 0.0.0.0
server: b'hel'
server: b'lo'
client: b'bye' b''
client: [Errno 32] Broken pipe
`},
	{"reset", []program{{"server", `
import socket, struct
s = socket.create_server(("127.0.0.1", PORT))
conn, addr = s.accept()
print(conn.recv(10))
conn.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
conn.close()
`}, {"client", `
import socket
c = socket.create_connection(("127.0.0.1", PORT))
c.send(b"hi")
try:
    c.recv(10)
except ConnectionResetError as e:
    print(e)
`}}, `
server: b'hi'
client: [Errno 104] Connection reset by peer
`},
	{"datagrams", []program{{"server", `
import socket
s = socket.socket(type=socket.SOCK_DGRAM)
s.bind(("127.0.0.1", PORT))
data, addr = s.recvfrom(3)
print(data, addr[0])
s.sendto(b"answer", addr)
`}, {"client", `
import socket
c = socket.socket(type=socket.SOCK_DGRAM)
c.sendto(b"question", ("127.0.0.1", PORT))
data, addr = c.recvfrom(100)
print(data, addr == ("127.0.0.1", PORT))
nobody = socket.socket(type=socket.SOCK_DGRAM)
nobody.bind(("127.0.0.1", 0))
c.connect(nobody.getsockname())
nobody.close()
c.send(b"x")
try:
    c.recv(10)
except ConnectionRefusedError as e:
    print(e)
`}}, `
server: b'que' 127.0.0.1
client: b'answer' True
client: [Errno 111] Connection refused
`},
	{"files", []program{{"main", `
import os
with open("a.txt", "w") as f:
    f.write("one\ntwo\n")
    print(os.path.getsize("a.txt"))
with open("a.txt", "a+") as f:
    f.write("three")
    f.seek(0)
    print(f.read().splitlines())
with open("a.txt", "r+b") as f:
    f.seek(4)
    f.write(b"TWO")
    f.truncate(7)
    f.seek(0)
    print(f.read())
for mode in ("x", "r"):
    try:
        open("a.txt" if mode == "x" else "none", mode)
    except OSError as e:
        print(e)
os.remove("a.txt")
print(os.path.exists("a.txt"))
`}}, `
main: 0
main: ['one', 'two', 'three']
main: b'one\nTWO'
main: [Errno 17] File exists: 'a.txt'
main: [Errno 2] No such file or directory: 'none'
main: False
`},
	{"threads, with time-outs", []program{{"main", `
import socket, threading, queue
q = queue.Queue()
def serve():
    s = socket.create_server(("127.0.0.1", PORT))
    q.put("listening")
    conn, addr = s.accept()
    q.put(conn.recv(10))
    conn.close()
    s.close()
t = threading.Thread(target=serve)
t.start()
print(q.get())
try:
    q.get(timeout=0.01)
except queue.Empty:
    print("empty")
c = socket.create_connection(("127.0.0.1", PORT))
c.send(b"x")
print(q.get(), c.recv(1))
t.join()
print(threading.Event().wait(0.01), threading.Lock().acquire(timeout=0.01))
`}}, `
main: listening
main: empty
main: b'x' b''
main: False True
`},
}

// printsInBoth says what the programs of a stage are to print, in the lab and in the real world.
func printsInBoth(t *testing.T, st *stage.Stage, want string) {
	t.Helper()
	if got := run(t, openLab, st); got != want {
		t.Errorf("lab:\n%swant:\n%s", got, want)
	}
	if got := run(t, openReal, st); got != want {
		t.Errorf("real:\n%swant:\n%s", got, want)
	}
}

func TestSameInBothWorlds(t *testing.T) {
	for _, c := range same {
		t.Run(c.name, func(t *testing.T) {
			printsInBoth(t, stageOf(freePort(t), c.programs...), strings.TrimPrefix(c.want, "\n"))
		})
	}
}

// All addresses of a host and its own 127.0.0.1 are one to who binds a port, though they are two of the machine's.
func TestOneHostTwoAddresses(t *testing.T) {
	port := freePort(t)
	st := stageOf(port, program{"main", `
import socket
def told(kind, address, reuses=False):
    s = socket.socket(type=kind)
    if reuses:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        s.bind((address, PORT))
    except OSError as e:
        print(e)
    return s
for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
    a = told(kind, "")
    b = told(kind, "127.0.0.1")
    a.close()
    b.close()
    a = told(kind, "127.0.0.1", True)
    b = told(kind, "", True)
    c = told(kind, "")
    b.close()
    if kind == socket.SOCK_STREAM:
        a.listen()
        told(kind, "", True)
    a.close()
print("end")
`})
	st.Hosts = []stage.Host{{Name: "main", Addr: netip.MustParseAddr("10.0.0.1")}, {Name: "other", Addr: netip.MustParseAddr("10.0.0.2")}}
	st.Actors[0].Host = "main"
	if on := real.OnLoopback(st)[0]; on.Inner == on.Addr {
		t.Skip("all is one address here")
	}
	const used = "main: [Errno 98] Address already in use\n"
	const want = used + used + used + used + used + "main: end\n"
	printsInBoth(t, st, want)
}

// Programs of a stage with several hosts name and see its addresses.
func TestHostsOnLoopback(t *testing.T) {
	port := freePort(t)
	st := stageOf(port, program{"server", `
import socket
s = socket.create_server(("10.0.0.1", PORT))
inner = socket.create_server(("127.0.0.1", 0))
u = socket.socket(type=socket.SOCK_DGRAM)
u.bind(("10.0.0.1", PORT))
print(s.getsockname() == ("10.0.0.1", PORT), inner.getsockname()[0])
conn, addr = s.accept()
print(addr[0], conn.getsockname()[0])
conn.close()
data, addr = u.recvfrom(10)
print(data, addr[0])
`}, program{"client", `
import socket
c = socket.create_connection(("10.0.0.1", PORT))
print(c.getpeername()[0], c.getsockname()[0], c.recv(1))
u = socket.socket(type=socket.SOCK_DGRAM)
u.sendto(b"x", ("10.0.0.1", PORT))
`})
	st.Hosts = []stage.Host{{Name: "server", Addr: netip.MustParseAddr("10.0.0.1")}, {Name: "client", Addr: netip.MustParseAddr("10.0.0.2")}}
	for i := range st.Actors {
		st.Actors[i].Host = st.Actors[i].Name
	}
	const want = `server: True 127.0.0.1
server: 10.0.0.2 10.0.0.1
server: b'x' 10.0.0.2
client: 10.0.0.1 10.0.0.2 b''
`
	printsInBoth(t, st, want)
}
