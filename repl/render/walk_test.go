package render

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"lockstep/lessons"
	"lockstep/repl/text"
	"lockstep/runtime/conductor"
	"lockstep/runtime/lab"
	"lockstep/runtime/stage"
)

// fragments is a stage of UDP datagrams in fragments, one of them looked at before it is read.
const fragments = `import socket
sk = socket.socket(type=socket.SOCK_DGRAM)
sk.bind(("127.0.0.1", 9000))
while True:
    print(len(sk.recv(1500, socket.MSG_PEEK)))
    data, who = sk.recvfrom(1500)
    sk.sendto(data[:700], who)
`

const asking = `import socket
sk = socket.socket(type=socket.SOCK_DGRAM)
sk.connect(("127.0.0.1", 9000))
while True:
    sk.send(b"0123456789" * 130)
    sk.recv(5)
`

// unread is a stage of TCP in which bytes are looked at, left unread and cut off by a reset.
const unread = `import socket
sk = socket.socket()
sk.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
sk.bind(("127.0.0.1", 9000))
sk.listen()
while True:
    conn, addr = sk.accept()
    for i in range(3):
        conn.recv(700, socket.MSG_PEEK)
        conn.recv(500)
    conn.shutdown(socket.SHUT_WR)
    conn.recv(1)
    conn.close()
`

const pushing = `import socket
while True:
    sk = socket.socket()
    sk.connect(("127.0.0.1", 9000))
    try:
        sk.send(b"a")
        sk.sendall(b"0123456789" * 600)
        sk.recv(1)
        sk.send(b"b")
    except OSError:
        pass
    sk.close()
`

func stages(t *testing.T) []*stage.Stage {
	t.Helper()
	own := func(name, server, client string) *stage.Stage {
		st := &stage.Stage{Name: name, Seed: 1, Link: stage.Link{MTU: 600}, Actors: []stage.Actor{
			{Name: "server", Program: stage.Program{Source: server}}, {Name: "client", Program: stage.Program{Source: client}},
		}}
		st.Complete()
		return st
	}
	all := []*stage.Stage{own("fragments", fragments, asking), own("unread", unread, pushing)}
	for _, e := range lessons.Catalogue() {
		l, err := lessons.Load(e.ID)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, l.Stages...)
	}
	return all
}

// walks is how many walks there are: LOCKSTEP_WALKS, else few enough for every day.
func walks() int {
	if n, err := strconv.Atoi(os.Getenv("LOCKSTEP_WALKS")); err == nil {
		return n
	}
	return 20
}

// step makes a random move, which may be one back.
func step(t *testing.T, r *conductor.Run, chance *rand.Rand) {
	t.Helper()
	moves := r.Moves()
	for _, a := range r.Actors() {
		if a.WaitsForInput() {
			moves = append(moves, conductor.Move{Verb: conductor.Type, Actor: a.Name(), Text: "hello"})
		}
	}
	if len(moves) == 0 {
		r.Restart()
		return
	}
	if err := r.Do(moves[chance.IntN(len(moves))]); err != nil {
		t.Fatal(err)
	}
}

// TestWalks: whatever happens, what streams show is what the programs wrote and read and what the
// stacks hold; a scene that was looked on shows what a fresh one does; and every view fits.
func TestWalks(t *testing.T) {
	all := stages(t)
	for i := range walks() {
		st := all[i%len(all)]
		r, err := conductor.New(st, conductor.Options{Open: lab.Open})
		if err != nil {
			t.Fatal(err)
		}
		chance, kept := rand.New(rand.NewPCG(uint64(i), 3)), &Scene{}
		for range 150 {
			step(t, r, chance)
			kept.LookOn(r)
			checkStreams(t, kept)
			if chance.IntN(30) == 0 {
				v := View{Lang: text.Lang(chance.IntN(2)), Width: 40 + chance.IntN(61)}
				checkViews(t, v, kept, Look(r))
			}
			if t.Failed() {
				t.Fatalf("walk %d over %s: %d moves", i, st.Name, r.MovesMade())
			}
		}
		r.Close()
	}
}

// every is every view of a scene, by name.
func every(v View, s *Scene) map[string][]string {
	last := s.lastMove()
	out := map[string][]string{
		"changes": v.Changes(s, 1, last), "log": v.Log(s, 0, 0), "packets": v.Packets(s, true),
		"state": v.State(s, ""), "stuck": v.Stuck(s), "code": v.Code(s, ""), "vars": v.Vars(s, ""),
		"diagram": v.Diagram(s, 0, last), "ladder": v.Diagram(s, 0, 0), "streams": v.Streams(s),
		"timeline": v.Timeline(s, 0, 0), "end of timeline": v.Timeline(s, last/2, last),
	}
	for n := range s.conversations() {
		out[fmt.Sprint("stream ", n+1)] = v.Stream(s, n+1, true)
		out[fmt.Sprint("end of stream ", n+1)] = v.Stream(s, n+1, false)
	}
	for _, p := range s.seen().All() {
		out[fmt.Sprint("packet ", p.Number)], _ = v.Packet(s, p.Number, "")
		out[fmt.Sprint("a field of packet ", p.Number)], _ = v.Packet(s, p.Number, "ttl")
	}
	return out
}

func checkViews(t *testing.T, v View, kept, fresh *Scene) {
	t.Helper()
	shown := every(v, kept)
	if diff := cmp.Diff(every(v, fresh), shown); diff != "" {
		t.Errorf("a kept scene shows something else (-: a fresh one):\n%s", diff)
	}
	for name, lines := range shown {
		for _, l := range lines {
			if text.Width(l) > v.Width || strings.IndexFunc(l, unicode.IsControl) >= 0 {
				t.Errorf("%s at %d columns: %q", name, v.Width, l)
			}
		}
	}
}

// checkStreams compares conversations with the sockets there are.
func checkStreams(t *testing.T, s *Scene) {
	t.Helper()
	for n, c := range s.conversations() {
		for side := range c.flows {
			f := &c.flows[side]
			if c.udp {
				checkDatagrams(t, f)
				continue
			}
			written, read := joined(f.writes), joined(f.reads)
			if len(written) != f.written || len(read) != f.read || f.read > f.taken {
				t.Errorf("stream %d/%d: written %d, taken %d, read %d", n+1, side, f.written, f.taken, f.read)
			}
			if len(written) < len(read) || !bytes.Equal(written[:len(read)], read) {
				t.Errorf("stream %d/%d: %q was written, %q read", n+1, side, written, read)
			}
			checkQueue(t, s, c, side)
			checkStretches(t, f)
		}
	}
}

func joined(ts []transfer) []byte {
	var b []byte
	for _, t := range ts {
		b = append(b, t.data...)
	}
	return b
}

// checkQueue compares what a flow says is there to be read with what the reader's socket says.
func checkQueue(t *testing.T, s *Scene, c *conversation, side int) {
	t.Helper()
	from, to, f := c.ends[side], c.ends[1-side], &c.flows[side]
	for _, x := range s.World.Sockets {
		here := !x.UDP && x.Local == to.addr && x.Peer == from.addr && s.Hosts[x.Host].Name == to.host
		open := x.State == "ESTABLISHED" || x.State == "CLOSE-WAIT"
		if here && open && len(f.resets) == 0 && x.RecvQueue != f.taken-f.read {
			t.Errorf("%d bytes wait to be read, not %d - %d", x.RecvQueue, f.taken, f.read)
		}
	}
}

// checkStretches: the pieces of a stream are all of it, in order.
func checkStretches(t *testing.T, f *flow) {
	t.Helper()
	var data []byte
	for _, p := range stretches(f.writes, f.reads, f.segments) {
		if p.from != len(data) {
			t.Errorf("a piece begins at %d after %d bytes", p.from, len(data))
		}
		data = append(data, p.data...)
	}
	if want := joined(f.writes); !bytes.Equal(data, want) {
		t.Errorf("the pieces are %q, not %q", data, want)
	}
}

// checkDatagrams: what was read is the beginning of what was sent, and had arrived.
func checkDatagrams(t *testing.T, f *flow) {
	t.Helper()
	for _, d := range f.datagrams {
		first := d
		for first.parts[0].Copy {
			of := first.parts[0].Of
			first = f.datagrams[slices.IndexFunc(f.datagrams, func(o *datagram) bool { return o.parts[0].Number == of })]
		}
		sent := first.write.data
		if d.read.move > 0 && (!bytes.HasPrefix(sent, d.read.data) || !d.arrived(d.read.move)) {
			t.Errorf("%q was read of %q, arrived: %v", d.read.data, sent, d.arrived(d.read.move))
		}
	}
}
