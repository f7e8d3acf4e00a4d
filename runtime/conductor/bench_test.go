package conductor_test

import (
	"context"
	"testing"

	"lockstep/runtime/conductor"
	"lockstep/runtime/lab"
	"lockstep/runtime/stage"
)

// echoStage is a client and a server that talk for ever.
func echoStage() *stage.Stage {
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
	st.Complete()
	return st
}

func openEcho(b *testing.B) *conductor.Run {
	b.Helper()
	r, err := conductor.New(echoStage(), conductor.Options{Open: lab.Open})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(r.Close)
	return r
}

// moves runs the automatic policy for n moves.
func moves(b *testing.B, r *conductor.Run, n int) {
	b.Helper()
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	until := r.MovesMade() + n
	r.Watch(func() {
		if r.MovesMade() >= until {
			stop()
		}
	})
	defer r.Watch(nil)
	if end, err := r.Exec(ctx, conductor.Command{Verb: conductor.RunAll}); err != nil || end != conductor.Interrupted {
		b.Fatal(end, err)
	}
}

// BenchmarkMoves makes moves through actors, the settled lab and the journal.
func BenchmarkMoves(b *testing.B) {
	const each = 10_000
	r := openEcho(b)
	for b.Loop() {
		moves(b, r, each)
		b.StopTimer()
		r.Restart()
		b.StartTimer()
	}
	b.ReportMetric(each*float64(b.N)/b.Elapsed().Seconds(), "moves/s")
}

// BenchmarkBack takes one move back in a run of 10,000.
func BenchmarkBack(b *testing.B) {
	r := openEcho(b)
	moves(b, r, 10_000)
	for b.Loop() {
		b.StopTimer()
		if err := r.Play(context.Background(), r.Moves()[0].String()); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if _, err := r.Back(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpen sets a stage up and tears it down.
func BenchmarkOpen(b *testing.B) {
	st := echoStage()
	for b.Loop() {
		r, err := conductor.New(st, conductor.Options{Open: lab.Open})
		if err != nil {
			b.Fatal(err)
		}
		r.Close()
	}
}

// BenchmarkRestart resets a stage for a re-run.
func BenchmarkRestart(b *testing.B) {
	r := openEcho(b)
	for b.Loop() {
		r.Restart()
	}
}
