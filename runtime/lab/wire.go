package lab

import (
	"encoding/binary"
	"net/netip"
	"slices"
	"sync"
	"time"

	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/header"

	"lockstep/runtime/event"
	"lockstep/runtime/stage"
)

// maxInFlight bounds the packets on the wire: beyond it datagrams are refused with ENOBUFS, as
// when the queue of a real interface is full.
const maxInFlight = 4096

// maxOnWire bounds what TCP adds: programs could open one connection after the other. What is
// beyond is lost before anybody sees it, as a full queue loses it.
const maxOnWire = 4 * maxInFlight

// packet is one IP packet on the wire.
type packet struct {
	number   int
	of       int // the packet that it repeats, or is a piece of, or 0
	from, to int // hosts; from is -1 for the wire's own, to is -1 when nobody has the address
	nic      tcpip.NICID
	sent     time.Duration
	due      time.Duration
	src, dst netip.AddrPort
	raw      []byte
}

// wire holds the packets that are on their way. Stacks put packets on it from goroutines of
// their own, one at a time; the rest is for the goroutine that uses the World.
type wire struct {
	world   *World
	latency time.Duration
	mtu     int // of the way between hosts; 0 where it takes all that they send

	mu      sync.Mutex
	stopped bool
	fresh   []*packet // put since the last collect; no number yet

	last   int       // the number of the newest packet
	flight []*packet // by number
	flows  map[flow]*sent
	torn   tornPacket
}

// tornPacket remembers the ports of a datagram whose fragments are being sent: only the first
// fragment carries them.
type tornPacket struct {
	id       uint16
	src, dst netip.AddrPort
}

func (x *wire) open(w *World, link stage.Link) {
	x.world, x.latency, x.mtu, x.stopped = w, link.Latency, link.PathMTU, true
	x.flows = map[flow]*sent{}
}

// stop makes the wire swallow everything: stacks that are torn down still send resets.
func (x *wire) stop() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.stopped = true
}

// start clears the wire and takes packets again.
func (x *wire) start() {
	x.mu.Lock()
	defer x.mu.Unlock()
	clear(x.fresh)
	clear(x.flight)
	clear(x.flows)
	x.stopped, x.last, x.torn = false, 0, tornPacket{}
	x.fresh, x.flight = x.fresh[:0], x.flight[:0]
}

// put takes a packet from a stack.
func (x *wire) put(n *nic, raw []byte) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if !x.stopped && len(x.flight)+len(x.fresh) < maxOnWire {
		x.fresh = append(x.fresh, &packet{from: n.host.index, nic: n.id, raw: raw})
	}
}

// collect numbers and reports what was put on the wire since it was last asked.
func (x *wire) collect() {
	for i := 0; ; i++ {
		x.mu.Lock()
		if i == len(x.fresh) {
			clear(x.fresh)
			x.fresh = x.fresh[:0]
			x.mu.Unlock()
			return
		}
		p := x.fresh[i]
		x.mu.Unlock()
		x.send(p)
	}
}

// send puts a packet in flight.
func (x *wire) send(p *packet) {
	x.address(p)
	if p.nic == lo {
		fillChecksum(p.raw)
	}
	p.of = x.repeats(p, x.last+1)
	x.launch(p, x.latency)
}

// launch numbers a packet whose addresses are known and that will be on its way for a while.
func (x *wire) launch(p *packet, latency time.Duration) {
	x.last++
	p.number = x.last
	p.sent = x.world.clock.elapsed()
	p.due = p.sent + latency
	x.flight = append(x.flight, p)
	e := event.Event{Kind: event.PacketSent, Packet: p.number, Of: p.of, From: p.src, To: p.dst, Data: p.raw}
	if p.from >= 0 {
		e.Host = x.world.hosts[p.from].name
	}
	x.world.tell(e)
}

// address reads where a packet comes from and goes to.
func (x *wire) address(p *packet) {
	ip := header.IPv4(p.raw)
	src, dst := netip.AddrFrom4(ip.SourceAddress().As4()), netip.AddrFrom4(ip.DestinationAddress().As4())
	p.to = x.world.hostOf(p.from, dst)
	var sport, dport uint16
	switch ip.TransportProtocol() {
	case header.TCPProtocolNumber, header.UDPProtocolNumber:
		if ip.FragmentOffset() > 0 {
			if x.torn.id == ip.ID() && x.torn.src.Addr() == src && x.torn.dst.Addr() == dst {
				sport, dport = x.torn.src.Port(), x.torn.dst.Port()
			}
		} else if t := ip.Payload(); len(t) >= 4 {
			sport, dport = binary.BigEndian.Uint16(t), binary.BigEndian.Uint16(t[2:])
		}
	}
	p.src, p.dst = netip.AddrPortFrom(src, sport), netip.AddrPortFrom(dst, dport)
	if ip.More() && ip.FragmentOffset() == 0 {
		x.torn = tornPacket{id: ip.ID(), src: p.src, dst: p.dst}
	}
}

// hostOf says which host has an address, seen from another, or -1.
func (w *World) hostOf(from int, a netip.Addr) int {
	if a.IsLoopback() {
		return from
	}
	return slices.IndexFunc(w.hosts, func(h *host) bool { return h.addr.IsValid() && h.addr == a })
}

// find gives the place of a packet in flight, or -1.
func (x *wire) find(number int) int {
	i, ok := slices.BinarySearchFunc(x.flight, number, func(p *packet, n int) int { return p.number - n })
	if !ok {
		return -1
	}
	return i
}

// take removes a packet from the wire.
func (x *wire) take(place int) *packet {
	p := x.flight[place]
	x.flight = slices.Delete(x.flight, place, place+1)
	return p
}

// duplicate puts a second copy of a packet on the wire, due when the first is.
func (x *wire) duplicate(place int) {
	p := *x.flight[place]
	p.of = p.number
	x.last++
	p.number = x.last
	x.flight = append(x.flight, &p)
	x.world.tell(event.Event{Kind: event.PacketCopied, Packet: p.number, Of: p.of, From: p.src, To: p.dst, Data: p.raw})
}

// full says whether another datagram finds no room.
func (x *wire) full() bool { return len(x.flight) >= maxInFlight }
