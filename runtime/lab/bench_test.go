package lab

import (
	"net/netip"
	"testing"

	"lockstep/runtime/event"
	"lockstep/runtime/stage"
	"lockstep/runtime/world"
)

// pair connects a client to a server and gives both descriptors.
func pair(t testing.TB, w *World) (c, s int) {
	at := netip.AddrPortFrom(loopback, 9000)
	ls := do(t, w, world.Call{Kind: world.Socket}).FD
	do(t, w, world.Call{Kind: world.Bind, FD: ls, Addr: at})
	do(t, w, world.Call{Kind: world.Listen, FD: ls, N: 5})
	c = do(t, w, world.Call{Kind: world.Socket}).FD
	do(t, w, world.Call{Kind: world.Connect, FD: c, Addr: at})
	for len(w.wire.flight) > 0 {
		w.deliver(w.wire.flight[0].number)
	}
	return c, do(t, w, world.Call{Kind: world.Accept, FD: ls}).FD
}

// BenchmarkMoves counts calls and deliveries: send, data, acknowledgement, recv.
func BenchmarkMoves(b *testing.B) {
	events := 0
	w := one(b, func(event.Event) { events++ })
	c, s := pair(b, w)
	for n := 0; n < b.N; n += 4 {
		do(b, w, world.Call{Kind: world.Send, FD: c, Data: []byte("hello")})
		for _, m := range w.Moves() {
			if m.Act == world.Deliver {
				w.Apply(m)
			}
		}
		for _, m := range w.Moves() {
			if m.Act == world.Deliver {
				w.Apply(m)
			}
		}
		do(b, w, world.Call{Kind: world.Recv, FD: s, N: 10})
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "moves/s")
}

// BenchmarkView reads the state of a connection with a packet in flight.
func BenchmarkView(b *testing.B) {
	w := one(b, nil)
	c, _ := pair(b, w)
	do(b, w, world.Call{Kind: world.Send, FD: c, Data: []byte("hello")})
	b.ResetTimer()
	for range b.N {
		w.View()
	}
}

// BenchmarkOpenClose sets a stage up and tears it down.
func BenchmarkOpenClose(b *testing.B) {
	for _, st := range walkStages[:2] {
		b.Run(st.Name, func(b *testing.B) {
			st.Complete()
			for range b.N {
				w, err := open(&st, nil)
				if err != nil {
					b.Fatal(err)
				}
				w.Close()
			}
		})
	}
}

// BenchmarkReset resets a lab that has seen a connection.
func BenchmarkReset(b *testing.B) {
	for _, st := range []stage.Stage{walkStages[0], walkStages[1]} {
		b.Run(st.Name, func(b *testing.B) {
			st.Complete()
			w, err := open(&st, nil)
			if err != nil {
				b.Fatal(err)
			}
			defer w.Close()
			for range b.N {
				b.StopTimer()
				pair(b, w)
				b.StartTimer()
				w.Reset(1)
			}
		})
	}
}
