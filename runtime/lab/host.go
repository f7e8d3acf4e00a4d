package lab

import (
	"io"
	"net/netip"
	"reflect"
	"runtime"
	"sync"

	"golang.org/x/time/rate"
	"gvisor.dev/gvisor/pkg/buffer"
	"gvisor.dev/gvisor/pkg/log"
	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/header"
	"gvisor.dev/gvisor/pkg/tcpip/link/channel"
	"gvisor.dev/gvisor/pkg/tcpip/network/ipv4"
	gstack "gvisor.dev/gvisor/pkg/tcpip/stack"
	"gvisor.dev/gvisor/pkg/tcpip/transport/icmp"
	"gvisor.dev/gvisor/pkg/tcpip/transport/tcp"
	"gvisor.dev/gvisor/pkg/tcpip/transport/udp"

	"lockstep/runtime/shared"
)

// The network interfaces of a host.
const (
	lo  tcpip.NICID = 1
	eth tcpip.NICID = 2
)

// loopback is the address of lo.
var loopback = netip.AddrFrom4([4]byte{127, 0, 0, 1})

// host is a machine of the lab: a TCP/IP stack, its interfaces, and what programs hold open.
type host struct {
	index int
	name  string
	addr  netip.Addr // of eth; the zero Addr where there is none
	stack *gstack.Stack
	nics  [eth + 1]*nic
	clock *hostClock

	parts reflect.Value // see oldestPart

	luck  chance // the stack's chance
	ports chance // ephemeral ports
	dice  chance // what programs ask for

	folder *shared.Folder // the files

	made    int       // descriptors given out so far
	sockets []*socket // open, by descriptor
	conns   []*conn   // every TCP endpoint the stack may still know, in order of creation
}

// nic is an interface: what its stack sends goes on the wire at once and in order.
type nic struct {
	*channel.Endpoint
	wire *wire
	host *host
	id   tcpip.NICID
}

// WritePackets puts packets on the wire. The stack may call it in any of its goroutines.
func (n *nic) WritePackets(pkts gstack.PacketBufferList) (int, tcpip.Error) {
	for _, p := range pkts.AsSlice() {
		v := p.ToView()
		n.wire.put(n, append([]byte(nil), v.AsSlice()...))
		v.Release()
	}
	return pkts.Len(), nil
}

// receive hands a packet to the stack.
func (n *nic) receive(raw []byte) {
	p := gstack.NewPacketBuffer(gstack.PacketBufferOptions{Payload: buffer.MakeWithData(raw)})
	n.InjectInbound(ipv4.ProtocolNumber, p)
	p.DecRef()
}

// oneProcessor makes sure that a stack starts a single goroutine for TCP: with several, two
// segments that touch each other could be handled in either order. gVisor takes the number
// from GOMAXPROCS at that moment.
var oneProcessor sync.Mutex

var quiet sync.Once

func newStack(c *hostClock, luck *chance) *gstack.Stack {
	quiet.Do(func() { log.SetTarget(&log.Writer{Next: io.Discard}) })
	oneProcessor.Lock()
	defer oneProcessor.Unlock()
	if old := runtime.GOMAXPROCS(0); old != 1 {
		runtime.GOMAXPROCS(1)
		defer runtime.GOMAXPROCS(old)
	}
	return gstack.New(gstack.Options{
		NetworkProtocols:   []gstack.NetworkProtocolFactory{ipv4.NewProtocol},
		TransportProtocols: []gstack.TransportProtocolFactory{tcp.NewProtocol, udp.NewProtocol, icmp.NewProtocol4},
		Clock:              c,
		RandSource:         luck,
		SecureRNG:          luck,
		HandleLocal:        true, // else a host could not reach its own eth address
	})
}

// secretSeed seeds what a stack draws when it is made and keeps for life: a stack that is
// reset must be equal to a fresh one whatever their seeds.
const secretSeed = 1

func (w *World) addHost(index int, name string, addr netip.Addr, mtu int) error {
	h := &host{index: index, name: name, addr: addr, clock: &hostClock{clock: &w.clock, host: index}}
	w.hosts = append(w.hosts, h)
	h.luck.reseed(secretSeed, index, forStack)
	h.stack = newStack(h.clock, &h.luck)
	h.parts = oldestPart(h.stack.NetworkProtocolInstance(ipv4.ProtocolNumber))
	var routes []tcpip.Route

	// Without the offload flags the stack would drop what loops back, for its checksum.
	const loops = gstack.CapabilityLoopback | gstack.CapabilityRXChecksumOffload | gstack.CapabilityTXChecksumOffload
	if err := h.addNIC(&w.wire, lo, loopback, 8, mtu, loops); err != nil {
		return err
	}
	routes = append(routes, tcpip.Route{Destination: header.IPv4LoopbackSubnet, NIC: lo})
	if addr.IsValid() {
		// What a host sends to itself takes lo, whatever the address; the stack would lend lo
		// the address for a while, and look for it in the order of a map.
		if err := h.addAddress(lo, addr, 32); err != nil {
			return err
		}
		if err := h.addNIC(&w.wire, eth, addr, 32, mtu, 0); err != nil {
			return err
		}
		routes = append(routes, tcpip.Route{Destination: header.IPv4EmptySubnet, NIC: eth})
	}
	h.stack.SetRouteTable(routes)
	return h.settings()
}

func (h *host) addNIC(on *wire, id tcpip.NICID, addr netip.Addr, prefix, mtu int, caps gstack.LinkEndpointCapabilities) error {
	n := &nic{Endpoint: channel.New(1, uint32(mtu), ""), wire: on, host: h, id: id}
	n.LinkEPCapabilities = caps
	h.nics[id] = n
	if err := h.stack.CreateNIC(id, n); err != nil {
		return refused("nic", err)
	}
	return h.addAddress(id, addr, prefix)
}

func (h *host) addAddress(id tcpip.NICID, addr netip.Addr, prefix int) error {
	err := h.stack.AddProtocolAddress(id, tcpip.ProtocolAddress{
		Protocol: ipv4.ProtocolNumber,
		AddressWithPrefix: tcpip.AddressWithPrefix{
			Address: tcpip.AddrFrom4(addr.As4()), PrefixLen: prefix,
		},
	}, gstack.AddressProperties{})
	if err != nil {
		return refused("address", err)
	}
	return nil
}

// settings makes the stack plain enough to teach with: no selective acknowledgement (RFC 2018)
// and no time-based loss detection (RFC 8985), which retransmits spuriously where latency is
// near zero; receive buffers that keep their size; Nagle's algorithm on, as Linux has it.
func (h *host) settings() error {
	h.stack.SetICMPLimit(rate.Inf)
	sack, recovery := tcpip.TCPSACKEnabled(false), tcpip.TCPRecovery(0)
	moderate, nagle := tcpip.TCPModerateReceiveBufferOption(false), tcpip.TCPDelayEnabled(true)
	receive := tcpip.TCPReceiveBufferSizeRangeOption{Min: minBuffer, Default: tcpReceiveBuffer, Max: maxBuffer}
	send := tcpip.TCPSendBufferSizeRangeOption{Min: minBuffer, Default: tcpSendBuffer, Max: maxBuffer}
	for _, o := range []tcpip.SettableTransportProtocolOption{&sack, &recovery, &moderate, &nagle, &receive, &send} {
		if err := h.stack.SetTransportProtocolOption(tcp.ProtocolNumber, o); err != nil {
			return refused("option", err)
		}
	}
	return nil
}

// settle waits until the stack has nothing more to do: it returns when its TCP goroutine has
// an empty queue. Once is not enough: a segment that is handed on while the goroutine pauses
// (a SYN that takes over a pair in TIME-WAIT) waits for the next round.
func (h *host) settle() {
	for range 2 {
		h.stack.Pause()
		h.stack.Resume()
	}
}

// owns says whether packets to an address come to this host.
func (h *host) owns(a netip.Addr) bool { return a.IsLoopback() || (a == h.addr && a.IsValid()) }

// sourceFor is the address a packet to dst leaves with, or not valid where nothing leads there.
func (h *host) sourceFor(dst netip.Addr) netip.Addr {
	if dst.IsLoopback() {
		return loopback
	}
	return h.addr
}

// interfaceTo is the interface that packets to an address take.
func (h *host) interfaceTo(a netip.Addr) tcpip.NICID {
	if h.owns(a) || !h.addr.IsValid() {
		return lo
	}
	return eth
}
