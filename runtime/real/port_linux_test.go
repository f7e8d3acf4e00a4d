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
		t.Run(fmt.Sprintf("%d, then %d", c.first, c.again), func(t *testing.T) {
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
			printsInBoth(t, st, c.want)
		})
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
	printsInBoth(t, st, "main: b''\nmain: b''\n")
}
