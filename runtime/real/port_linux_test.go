package real_test

import (
	"fmt"
	"testing"
)

// A port whose connection is in TIME-WAIT can be had again where both sockets have asked for SO_REUSEADDR.
func TestPortAgain(t *testing.T) {
	for _, c := range []struct {
		first, again int
		want         string
	}{
		{0, 0, "main: b''\nmain: [Errno 98] Address already in use\n"},
		{0, 1, "main: b''\nmain: [Errno 98] Address already in use\n"},
		{1, 0, "main: b''\nmain: [Errno 98] Address already in use\n"},
		{1, 1, "main: b''\nmain: b''\n"},
	} {
		st := stageOf(freePort(t), program{"main", fmt.Sprintf(`
import socket
def serve(reuses):
    s = socket.socket()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, reuses)
    s.bind(("127.0.0.1", PORT))
    s.listen()
    c = socket.create_connection(("127.0.0.1", PORT))
    conn, addr = s.accept()
    conn.close()
    print(c.recv(1))
    c.close()
    s.close()
serve(%d)
try:
    serve(%d)
except OSError as e:
    print(e)
`, c.first, c.again)})
		if got := run(t, openLab, st); got != c.want {
			t.Errorf("%d, then %d in the lab:\n%s", c.first, c.again, got)
		}
		if got := run(t, openReal, st); got != c.want {
			t.Errorf("%d, then %d:\n%s", c.first, c.again, got)
		}
	}
}

// Who did not ask for SO_REUSEADDR, and had no connection, has left nothing behind.
func TestPortLeftClean(t *testing.T) {
	st := stageOf(freePort(t), program{"main", `
import socket
s = socket.socket()
s.bind(("127.0.0.1", PORT))
s.close()
for i in range(2):
    s = socket.create_server(("127.0.0.1", PORT))
    c = socket.create_connection(("127.0.0.1", PORT))
    conn, addr = s.accept()
    conn.close()
    print(c.recv(1))
    c.close()
    s.close()
`})
	const want = "main: b''\nmain: b''\n"
	if got := run(t, openLab, st); got != want {
		t.Errorf("in the lab:\n%s", got)
	}
	if got := run(t, openReal, st); got != want {
		t.Error(got)
	}
}
