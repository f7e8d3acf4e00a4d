package lab

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"lockstep/runtime/world"
)

// TestBulk sends a megabyte over a wire that loses, repeats and reorders: it arrives whole and in
// order. Brute force beside what the scenarios show in small.
func TestBulk(t *testing.T) {
	w := one(t, nil)
	c, s := pair(t, w)
	r := rand.New(rand.NewPCG(7, 7))
	data := make([]byte, 1<<20)
	w.Random(0, data)
	send := w.Begin(0, world.Call{Kind: world.Send, FD: c, Data: data, All: true, Wait: world.Forever})
	recv := world.Call{Kind: world.Recv, FD: s, N: 1 << 16}
	var got []byte
	for sent := false; len(got) < len(data); {
		if !sent && send.Ready() {
			_, sent = send.Do()
		}
		if res := do(t, w, recv); res.Err == "" {
			got = append(got, res.Data...)
		} else if res.Err != "EAGAIN" {
			t.Fatal(res.Err)
		}
		n := len(w.wire.flight)
		if n == 0 {
			if err := w.Apply(world.Move{Act: world.Tick}); err != nil && len(got) < len(data) {
				t.Fatalf("%d of %d bytes after %v: %v", len(got), len(data), w.Now(), err)
			}
			continue
		}
		m := world.Move{Packet: w.wire.flight[0].number}
		switch r.IntN(100) {
		case 0:
			m.Act = world.Drop
		case 1:
			m.Act = world.Dup
		case 2, 3:
			m.Packet = w.wire.flight[r.IntN(n)].number
		}
		if err := w.Apply(m); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(got, data) {
		t.Fatal("other bytes arrived than were sent")
	}
}
