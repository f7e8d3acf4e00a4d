//go:build linux || darwin

package main

import (
	"bufio"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// peersLesson has programs that talk to peers which are not ours.
const peersLesson = `format: 1
id: peers
chapter: own
section: "1"
minutes: 1
title: {en: Peers, zh: 同伴}
summary: {en: Peers., zh: 同伴。}
stages:
  web:
    actors:
      server:
        program: |
          import socket
          sk = socket.create_server(("127.0.0.1", PORT))
          conn, addr = sk.accept()
          asked = b""
          while b"\r\n\r\n" not in asked:
              asked += conn.recv(1024)
          print(asked.split(b"\r\n")[0].decode())
          body = input("body> ").encode()
          conn.sendall(b"HTTP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
          conn.close()
          sk.close()
  upper:
    actors:
      server:
        program: |
          import socket
          sk = socket.create_server(("127.0.0.1", PORT))
          conn, addr = sk.accept()
          while True:
              data = conn.recv(1024)
              if not data:
                  break
              conn.sendall(data.upper())
          print("end of stream")
          conn.close()
      client:
        program: |
          import socket
          sk = socket.create_connection(("127.0.0.1", PORT))
          while True:
              try:
                  line = input("> ")
              except EOFError:
                  break
              sk.sendall(line.encode())
              print(sk.recv(1024).decode())
          sk.close()
  udp:
    actors:
      server:
        program: |
          import socket
          sk = socket.socket(type=socket.SOCK_DGRAM)
          sk.bind(("127.0.0.1", PORT))
          data, addr = sk.recvfrom(1024)
          sk.sendto(data.upper(), addr)
          sk.close()
parts:
  - do:
      ask: {en: Serve somebody., zh: 服务一个客户端。}
      world: real
      stage: upper
      goal: |
        printed("server") == ["end of stream"]
      solution: step server 3; step client 2; step server
`

// alone runs one actor of the lesson as the command line does, and gives what it says, line by line.
type alone struct {
	t      *testing.T
	typed  *os.File
	said   *bufio.Scanner
	status chan int
}

func runAlone(t *testing.T, port, stage, actor string, more ...string) *alone {
	t.Helper()
	return begin(t, append([]string{"run", peersFile(t, port), "--stage", stage, "--world", "real", "--actor", actor}, more...))
}

func peersFile(t *testing.T, port string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "peers.yaml")
	if err := os.WriteFile(file, []byte(strings.ReplaceAll(peersLesson, "PORT", port)), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// begin runs the whole program.
func begin(t *testing.T, args []string) *alone {
	t.Helper()
	in, typed := pipe(t)
	said, out := pipe(t)
	a := &alone{t, typed, bufio.NewScanner(said), make(chan int, 1)}
	go func() {
		status := run(append(args, "--lang", "en"), in, out, out)
		out.Close()
		a.status <- status
	}()
	return a
}

// until reads what it says up to a line that has a text.
func (a *alone) until(text string) {
	a.t.Helper()
	var before []string
	for a.said.Scan() {
		if before = append(before, a.said.Text()); strings.Contains(a.said.Text(), text) {
			return
		}
	}
	a.t.Fatalf("it did not say %q:\n%s", text, strings.Join(before, "\n"))
}

// ends wants it to end, having said some texts.
func (a *alone) ends(texts ...string) {
	a.t.Helper()
	for _, text := range texts {
		a.until(text)
	}
	for a.said.Scan() { // to its end
	}
	if status := <-a.status; status != exitDone {
		a.t.Errorf("status %d", status)
	}
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Skipf("loopback cannot be used here: %v", err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port
}

// foreign is the path of a program that is not ours; the test is left out where there is none.
func foreign(t *testing.T, names ...string) string {
	t.Helper()
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skipf("there is no %s here", strings.Join(names, ", no "))
	return ""
}

func TestServerForCurl(t *testing.T) {
	curl, port := foreign(t, "curl"), freePort(t)
	a := runAlone(t, port, "web", "server")
	a.until("listening on 127.0.0.1:" + port)
	if _, err := a.typed.WriteString("as typed\n"); err != nil {
		t.Fatal(err)
	}
	got, err := exec.Command(curl, "--silent", "--show-error", "--noproxy", "*", "--max-time", "60", "http://127.0.0.1:"+port+"/page").CombinedOutput()
	if err != nil || string(got) != "as typed" {
		t.Errorf("curl got %q, %v", got, err)
	}
	a.ends("GET /page HTTP/1.1", "done")
}

func TestServerForNetcat(t *testing.T) {
	nc, port := foreign(t, "nc", "ncat"), freePort(t)
	a := runAlone(t, port, "upper", "server")
	a.until("listening on 127.0.0.1:" + port)
	c := exec.Command(nc, "127.0.0.1", port)
	if help, _ := exec.Command(nc, "-h").CombinedOutput(); strings.Contains(string(help), "-N") {
		c.Args = []string{nc, "-N", "127.0.0.1", port} // the end of input is the end of the stream
	}
	c.Stdin = strings.NewReader("by netcat")
	got, err := c.CombinedOutput()
	if err != nil || string(got) != "BY NETCAT" {
		t.Errorf("%s got %q, %v", nc, got, err)
	}
	a.ends("accept from 127.0.0.1:", "end of stream", "done")
}

func TestServersForPython(t *testing.T) {
	python, port := foreign(t, "python3"), freePort(t)
	a := runAlone(t, port, "upper", "server", "--json")
	a.until(`"state":"LISTEN"`)
	got, err := exec.Command(python, "-c", `
import socket
c = socket.create_connection(("127.0.0.1", `+port+`), 60)
c.sendall(b"by python")
print(c.recv(100), end="")
c.close()
`).CombinedOutput()
	if err != nil || string(got) != "b'BY PYTHON'" {
		t.Errorf("python got %q, %v", got, err)
	}
	a.ends(`"text":"end of stream"`, `"kind":"ended","actors":{"server":"done"}`)

	port = freePort(t)
	a = runAlone(t, port, "udp", "server")
	a.until("listening on 127.0.0.1:" + port + " (UDP)")
	got, err = exec.Command(python, "-c", `
import socket
c = socket.socket(type=socket.SOCK_DGRAM)
c.settimeout(60)
c.sendto(b"datagram", ("127.0.0.1", `+port+`))
print(c.recvfrom(100)[0], end="")
`).CombinedOutput()
	if err != nil || string(got) != "b'DATAGRAM'" {
		t.Errorf("python got %q, %v", got, err)
	}
	a.ends("done")
}

// A client of ours against somebody else's server: what is typed goes to it until its end.
func TestClientOfPython(t *testing.T) {
	python, port := foreign(t, "python3"), freePort(t)
	server := exec.Command(python, "-c", `
import socket
s = socket.create_server(("127.0.0.1", `+port+`))
print("ready", flush=True)
conn, addr = s.accept()
while True:
    data = conn.recv(100)
    if not data:
        break
    conn.sendall(data[::-1])
`)
	out, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	defer server.Wait()
	defer server.Process.Kill()
	if !bufio.NewScanner(out).Scan() {
		t.Fatal("the server is not ready")
	}
	a := runAlone(t, port, "upper", "client")
	for _, typed := range []string{"abc\n", "last"} { // the last line has no end
		if _, err := a.typed.WriteString(typed); err != nil {
			t.Fatal(err)
		}
	}
	a.typed.Close()
	a.ends("prints  cba", "prints  tsal", "done")
}

// While run waits for somebody outside, a session says how far it came, who waits and on what; then who came.
func TestOutsiderInSession(t *testing.T) {
	port := freePort(t)
	a := begin(t, []string{"start", peersFile(t, port)})
	if _, err := a.typed.WriteString("kill client\nrun\n"); err != nil {
		t.Fatal(err)
	}
	a.until("LISTEN")
	a.until(" server  blocked  accept waits for a connection · line 3")
	c, err := net.Dial("tcp4", "127.0.0.1:"+port)
	if err != nil {
		t.Fatal(err)
	}
	a.until("server  accept from " + c.LocalAddr().String())
	a.until(" server  blocked  recv waits for data from " + c.LocalAddr().String() + " · line 5")
	c.Close()
	a.typed.Close()
	a.ends("prints  end of stream", "✓ done")
}

// What cannot be is said, and nothing is started.
func TestRunAloneRefused(t *testing.T) {
	for _, c := range []struct {
		args []string
		exit int
		says string
	}{
		{[]string{"run", "tcp", "--actor", "server"}, exitUsage, "needs --world real"},
		{[]string{"run", "tcp", "--world", "real", "--actor", "sever"}, exitFailed, "did you mean server?"},
		{[]string{"run", "tcp", "--world", "reel"}, exitUsage, "there are lab and real"},
		{[]string{"run", "tcp", "--world", "real", "--schedule", "step server; drop 1"}, exitFailed, "world lab"},
		{[]string{"explore", "tcp", "--world", "real"}, exitFailed, "in the lab"},
		{[]string{"export", "python", "tcp"}, exitUsage, "-o"},
		{[]string{"export", "pythn", "tcp", "-o", "x"}, exitUsage, "did you mean python?"},
	} {
		out := tempFile(t, t.TempDir(), "out", nil)
		if status := run(append(c.args, "--lang", "en"), out, out, out); status != c.exit {
			t.Errorf("%v: status %d, not %d", c.args, status, c.exit)
		}
		if said := string(readAll(t, out.Name())); !strings.Contains(said, c.says) {
			t.Errorf("%v says %s", c.args, said)
		}
	}
}

func readAll(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
