package actor_test

import (
	"testing"

	"lockstep/runtime/actor"
)

// TestNetwork drives programs against a scripted world: which operations they ask for, in which
// words, and what they make of the answers.
func TestNetwork(t *testing.T) {
	for _, test := range []struct{ name, source, script string }{
		{"time-outs", `import socket
s = socket.socket()
s.settimeout(1.5)
try:
    s.connect(("127.0.0.1", 1))
except TimeoutError as e:
    print(e, e.errno, isinstance(e, socket.timeout))
print(s.connect_ex(("localhost", 1)))
try:
    s.recv(5)
except socket.timeout as e:
    print(repr(e))
s.settimeout(None)
s.recv(5, socket.MSG_DONTWAIT)
`, `
			2 socket -> fd=7
			5 connect fd=7 127.0.0.1:1 wait=1.5s -> err=TIMEDOUT
			7 print "timed out None True\n"
			8 connect_ex fd=7 127.0.0.1:1 wait=1.5s -> err=TIMEDOUT
			8 print "11\n"
			10 recv fd=7 n=5 wait=1.5s -> err=TIMEDOUT
			12 print "TimeoutError('timed out')\n"
			14 recv fd=7 n=5 -> err=EAGAIN
			failed 1 BlockingIOError`},
		{"non-blocking connect", `import select, socket
s = socket.socket()
s.setblocking(False)
try:
    s.connect(("127.0.0.1", 1))
except BlockingIOError as e:
    print(e)
try:
    s.getpeername()
except OSError as e:
    print(e)
print(select.select([], [s], []) == ([], [s], []))
print(s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR), s.getpeername(), s.getsockname())
print(s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
`, `
			2 socket -> fd=7
			5 connect fd=7 127.0.0.1:1 -> err=EINPROGRESS local=127.0.0.1:40000
			7 print "[Errno 115] Operation now in progress\n"
			11 print "[Errno 107] Transport endpoint is not connected\n"
			12 select wait [] [7] [] -> w=7
			12 print "True\n"
			13 getsockopt fd=7 127.0.0.1:1
			13 print "0 ('127.0.0.1', 1) ('127.0.0.1', 40000)\n"
			14 print "0\n"
			done 0`},
		{"refused without blocking", `import socket
s = socket.socket()
s.setblocking(False)
print(s.connect_ex(("127.0.0.1", 1)))
print(s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
`, `
			2 socket -> fd=7
			4 connect_ex fd=7 127.0.0.1:1 -> err=EINPROGRESS
			4 print "115\n"
			5 getsockopt fd=7 127.0.0.1:1 -> err=ECONNREFUSED
			5 print "111\n"
			done 0`},
		{"select", `import select, socket
a, b = socket.socket(), socket.socket()
class Holder:
    def fileno(self):
        return b.fileno()
h = Holder()
r, w, x = select.select([a, h, 4], [a], [h], 2)
print(r == [h, 4], w == [], x == [])
print(select.select([a], [], [], 0.5))
b.close()
select.select([h], [], [])
`, `
			2 socket -> fd=70
			2 socket -> fd=80
			7 select wait=2s [70 80 80] [70] [80] -> r=80,80
			8 print "True True True\n"
			9 select wait=500ms [70] [] [] -> err=TIMEDOUT
			9 print "([], [], [])\n"
			10 close fd=80
			failed 1 ValueError`},
		{"datagrams", `import socket
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
u.bind(("", 9000))
data, addr = u.recvfrom(1024)
print(data, addr, u.sendto(data, addr), u.sendto(b"x", 0, ("127.0.0.1", 5)))
print(u.recv(4, socket.MSG_PEEK))
u.connect(addr)
print(u.getpeername(), u.send(b"hi"))
u.recv(1)
`, `
			2 socket udp -> fd=7
			3 bind fd=7 0.0.0.0:9000 -> local=0.0.0.0:9000
			4 recvfrom fd=7 n=1024 wait -> data=hello peer=127.0.0.1:40000
			5 sendto fd=7 127.0.0.1:40000 "hello" wait -> n=5
			5 sendto fd=7 127.0.0.1:5 "x" wait -> n=1
			5 print "b'hello' ('127.0.0.1', 40000) 5 1\n"
			6 recv fd=7 n=4 peek wait -> data=abcd
			6 print "b'abcd'\n"
			7 connect fd=7 127.0.0.1:40000 wait
			8 send fd=7 "hi" wait -> n=2
			8 print "('127.0.0.1', 40000) 2\n"
			9 recv fd=7 n=1 wait -> err=ECONNREFUSED
			failed 1 ConnectionRefusedError`},
		{"file numbers are the program's own", `import socket
a = socket.socket()
b = socket.socket()
a.close()
c = socket.socket()
print(a.fileno(), b.fileno(), c.fileno(), c)
`, `
			2 socket -> fd=500
			3 socket -> fd=501
			4 close fd=500
			5 socket -> fd=502
			6 print "-1 4 3 <socket.socket fd=3, family=2, type=1, proto=0, laddr=('0.0.0.0', 0)>\n"
			done 0`},
		{"create_server and create_connection", `import socket
s = socket.create_server(("127.0.0.1", 0), backlog=3)
print(s.getsockname())
c = socket.create_connection(("127.0.0.1", 1), timeout=2)
print(c)
try:
    socket.create_connection(("127.0.0.1", 2))
except ConnectionRefusedError as e:
    print(e)
`, `
			2 create_server -> fd=7
			2 create_server fd=7 option=0 value=1
			2 create_server fd=7 127.0.0.1:0 -> local=127.0.0.1:3000
			2 create_server fd=7 n=3
			3 print "('127.0.0.1', 3000)\n"
			4 create_connection -> fd=8
			4 create_connection fd=8 127.0.0.1:1 wait=2s -> local=127.0.0.1:4000
			5 print "<socket.socket fd=4, family=2, type=1, proto=0, laddr=('127.0.0.1', 4000), raddr=('127.0.0.1', 1)>\n"
			7 create_connection -> fd=9
			7 create_connection fd=9 127.0.0.1:2 wait -> err=ECONNREFUSED
			7 close fd=9
			9 print "[Errno 111] Connection refused\n"
			done 0`},
		{"half-close, reset, broken pipe", `import socket
s = socket.socket()
s.connect(("127.0.0.1", 1))
s.shutdown(socket.SHUT_WR)
try:
    s.recv(9)
except ConnectionResetError as e:
    print(e.errno, e.strerror)
try:
    s.sendall(b"x")
except BrokenPipeError as e:
    print(type(e).__name__, e)
`, `
			2 socket -> fd=7
			3 connect fd=7 127.0.0.1:1 wait
			4 shutdown fd=7 n=1
			6 recv fd=7 n=9 wait -> err=ECONNRESET
			8 print "104 Connection reset by peer\n"
			10 sendall fd=7 "x" all wait -> err=EPIPE
			12 print "BrokenPipeError [Errno 32] Broken pipe\n"
			done 0`},
		{"input to its end", `try:
    while True:
        print(input("> "))
except EOFError as e:
    print(e)
`, `
			3 input "> " -> text=one
			3 print "one\n"
			3 input "> " -> eof
			5 print "EOF when reading a line\n"
			done 0`},
		{"exit", "import sys\ntry:\n    sys.exit(3)\nfinally:\n    print('bye')\n", `
			5 print "bye\n"
			done 3`},
		{"clock and chance", "import os, time\nprint(time.time(), time.monotonic(), time.strftime('%F %T'), os.urandom(4))\ntime.sleep(0.25)\n", `
			2 print "1767225601.5 1.5 2026-01-01 00:00:01 b'0123'\n"
			3 sleep wait=250ms
			done 0`},
	} {
		t.Run(test.name, func(t *testing.T) {
			play(t, actor.Start(load(t, test.source), options()), test.script)
		})
	}
}
