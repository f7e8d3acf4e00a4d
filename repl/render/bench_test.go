package render

import (
	"context"
	"testing"

	"lockstep/runtime/conductor"
	"lockstep/runtime/lab"
	"lockstep/runtime/stage"
)

// opened opens a stage in the lab.
func opened(tb testing.TB, st *stage.Stage) *conductor.Run {
	tb.Helper()
	st.Complete()
	r, err := conductor.New(st, conductor.Options{Open: lab.Open})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(r.Close)
	return r
}

// longRun is a conversation that goes on until its events have used up their limit: a longer run
// there is not.
func longRun(b *testing.B) *conductor.Run {
	b.Helper()
	st := &stage.Stage{Seed: 1, Actors: []stage.Actor{
		{Name: "server", Program: stage.Program{Source: `import socket
sk = socket.socket()
sk.bind(("127.0.0.1", 9000))
sk.listen()
conn, addr = sk.accept()
while True:
    conn.send(conn.recv(100))
`}},
		{Name: "client", Program: stage.Program{Source: `import socket
sk = socket.socket()
sk.connect(("127.0.0.1", 9000))
while True:
    sk.send(b"hello")
    sk.recv(100)
`}},
	}}
	r := opened(b, st)
	if end, err := r.Exec(context.Background(), conductor.Command{Verb: conductor.RunAll}); err != nil || end != conductor.RunOver {
		b.Fatal(end, err)
	}
	return r
}

// BenchmarkViews shows each view once more at the end of a long run, as `watch` does.
func BenchmarkViews(b *testing.B) {
	r := longRun(b)
	v, s := View{Width: 80}, Look(r)
	last := s.lastMove()
	for _, c := range []struct {
		name string
		show func() []string
	}{
		{"state", func() []string { return v.State(s, "") }},
		{"code", func() []string { return v.Code(s, "") }},
		{"packets", func() []string { return v.Packets(s, false) }},
		{"stream", func() []string { return v.Stream(s, 1, false) }},
		{"diagram", func() []string { return v.Diagram(s, 0, 0) }},
		{"timeline", func() []string { return v.Timeline(s, 0, 0) }},
		{"log", func() []string { return v.Log(s, 0, 0) }},
		{"diagram all", func() []string { return v.Diagram(s, 0, last) }},
		{"stream all", func() []string { return v.Stream(s, 1, true) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				s.LookOn(r)
				c.show()
			}
			b.ReportMetric(float64(len(s.Events)), "events")
		})
	}
}
