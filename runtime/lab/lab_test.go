package lab

import (
	"net/netip"
	"testing"

	"go.uber.org/goleak"
	"gvisor.dev/gvisor/pkg/tcpip/checksum"
	"gvisor.dev/gvisor/pkg/tcpip/header"

	"lockstep/runtime/event"
	"lockstep/runtime/stage"
	"lockstep/runtime/world"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// TestNothingIsLeft opens and closes many labs in the middle of what they do.
func TestNothingIsLeft(t *testing.T) {
	defer goleak.VerifyNone(t)
	labs := 1000
	if raceEnabled {
		labs = 50
	}
	for i := range labs {
		k := newWalk(t, walkStages[i%len(walkStages)], uint64(i))
		k.run(uint64(i), 20)
		k.w.Close()
	}
}

// do makes a call that must be over at once.
func do(t testing.TB, w *World, c world.Call) world.Result {
	t.Helper()
	r, done := w.Begin(0, c).Do()
	if !done {
		t.Fatalf("%v waits", c.Kind)
	}
	return r
}

// one opens a lab with one host.
func one(t testing.TB, sink world.Sink) *World {
	var st stage.Stage
	st.Complete()
	w, err := open(&st, sink)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Close)
	return w
}

// TestSocketLimit opens sockets until the host refuses, and one again after a close.
func TestSocketLimit(t *testing.T) {
	w := one(t, nil)
	for range maxSockets {
		if r := do(t, w, world.Call{Kind: world.Socket}); r.Err != "" {
			t.Fatal(r.Err)
		}
	}
	if r := do(t, w, world.Call{Kind: world.Socket}); r.Err != "EMFILE" {
		t.Fatal(r.Err)
	}
	do(t, w, world.Call{Kind: world.Close, FD: 3})
	if r := do(t, w, world.Call{Kind: world.Socket}); r.Err != "" || r.FD != 3+maxSockets {
		t.Fatal(r)
	}
}

// TestFlood sends datagrams until there is no room, and one more after a delivery.
func TestFlood(t *testing.T) {
	w := one(t, nil)
	fd := do(t, w, world.Call{Kind: world.Socket, UDP: true}).FD
	c := world.Call{Kind: world.SendTo, FD: fd, Addr: netip.AddrPortFrom(loopback, 9), Data: []byte("x")}
	for range maxInFlight {
		if r := do(t, w, c); r.Err != "" {
			t.Fatal(r.Err)
		}
	}
	if r := do(t, w, c); r.Err != "ENOBUFS" {
		t.Fatal(r.Err)
	}
	for range 2 { // the first is answered by ICMP
		if err := w.Apply(world.Move{Act: world.Drop, Packet: w.Moves()[0].Packet}); err != nil {
			t.Fatal(err)
		}
	}
	if r := do(t, w, c); r.Err != "" {
		t.Fatal(r.Err)
	}
}

// TestOrphanLimit leaves connections in TIME-WAIT: the host keeps the newest.
func TestOrphanLimit(t *testing.T) {
	w := one(t, nil)
	at := netip.AddrPortFrom(loopback, 9000)
	ls := do(t, w, world.Call{Kind: world.Socket}).FD
	do(t, w, world.Call{Kind: world.Bind, FD: ls, Addr: at})
	do(t, w, world.Call{Kind: world.Listen, FD: ls, N: 5})
	arrive := func() {
		for len(w.wire.flight) > 0 {
			w.deliver(w.wire.flight[0].number)
		}
	}
	for range maxOrphans + 50 {
		c := do(t, w, world.Call{Kind: world.Socket}).FD
		do(t, w, world.Call{Kind: world.Connect, FD: c, Addr: at})
		arrive()
		s := do(t, w, world.Call{Kind: world.Accept, FD: ls}).FD
		do(t, w, world.Call{Kind: world.Close, FD: c})
		arrive()
		do(t, w, world.Call{Kind: world.Close, FD: s})
		arrive()
	}
	waiting := 0
	for _, s := range w.View().Sockets {
		if s.State == "TIME-WAIT" {
			waiting++
		}
	}
	if waiting > maxOrphans || waiting < maxOrphans-1 { // one that waits for accept counts as well
		t.Fatalf("%d connections in TIME-WAIT", waiting)
	}
}

// TestChecksums looks at what goes over lo: the checksums are as on a real wire.
func TestChecksums(t *testing.T) {
	seen := 0
	w := one(t, func(e event.Event) {
		if e.Kind != event.PacketSent {
			return
		}
		ip := header.IPv4(e.Data)
		body := ip.Payload()
		pseudo := header.PseudoHeaderChecksum(ip.TransportProtocol(), ip.SourceAddress(), ip.DestinationAddress(), uint16(len(body)))
		switch ip.TransportProtocol() {
		case header.TCPProtocolNumber:
			if !header.TCP(body).IsChecksumValid(ip.SourceAddress(), ip.DestinationAddress(), checksum.Checksum(header.TCP(body).Payload(), 0), uint16(len(header.TCP(body).Payload()))) {
				t.Errorf("TCP checksum of #%d", e.Packet)
			}
		case header.UDPProtocolNumber:
			if sum := checksum.Checksum(body, pseudo); sum != 0xffff {
				t.Errorf("UDP checksum of #%d: %x", e.Packet, sum)
			}
		}
		seen++
	})
	u := do(t, w, world.Call{Kind: world.Socket, UDP: true}).FD
	do(t, w, world.Call{Kind: world.SendTo, FD: u, Addr: netip.AddrPortFrom(loopback, 9), Data: []byte("odd")})
	c := do(t, w, world.Call{Kind: world.Socket}).FD
	do(t, w, world.Call{Kind: world.Connect, FD: c, Addr: netip.AddrPortFrom(loopback, 9)})
	if seen != 2 {
		t.Fatal(seen)
	}
}

// TestRandom shows that what programs draw follows from seed and host alone.
func TestRandom(t *testing.T) {
	draw := func(busy bool) (p [16]byte) {
		w := one(t, nil)
		if busy {
			do(t, w, world.Call{Kind: world.Connect, FD: do(t, w, world.Call{Kind: world.Socket}).FD, Addr: netip.AddrPortFrom(loopback, 9)})
		}
		w.Random(0, p[:])
		return p
	}
	if a, b := draw(false), draw(true); a != b || a == [16]byte{} {
		t.Fatal(a, b)
	}
}
