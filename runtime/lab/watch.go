package lab

import (
	"net/netip"
	"slices"

	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/network/ipv4"
	gstack "gvisor.dev/gvisor/pkg/tcpip/stack"
	"gvisor.dev/gvisor/pkg/tcpip/transport/tcp"

	"lockstep/runtime/event"
)

// maxOrphans is how many connections without a descriptor a host keeps (TIME-WAIT and the
// like). The oldest go first, as with Linux's tcp_max_tw_buckets.
const maxOrphans = 1024

// conn is a TCP endpoint of the stack, whether a program holds it or not: a connection that
// nobody has accepted yet, or one that lives on after close, is one as well.
type conn struct {
	host  *host
	ep    *tcp.Endpoint
	fd    int  // the descriptor it has or had; 0 for one that nobody has accepted
	held  bool // a program holds the descriptor
	queue bool // it waits for accept, even when it has died since
	reuse bool // SO_REUSEADDR

	last        uint32 // the state last seen, as the stack numbers them
	state       string // the same in the words of RFC 9293
	local, peer netip.AddrPort
	fault       string // an error that nobody was told of: Linux's sk_err
	finished    bool   // the peer's FIN has arrived
}

// states names the states of the stack as RFC 9293 section 3.3.2 does.
var states = map[tcp.EndpointState]string{
	tcp.StateInitial:     "CLOSED",
	tcp.StateBound:       "CLOSED",
	tcp.StateListen:      "LISTEN",
	tcp.StateConnecting:  "CLOSED",
	tcp.StateSynSent:     "SYN-SENT",
	tcp.StateSynRecv:     "SYN-RECEIVED",
	tcp.StateEstablished: "ESTABLISHED",
	tcp.StateFinWait1:    "FIN-WAIT-1",
	tcp.StateFinWait2:    "FIN-WAIT-2",
	tcp.StateCloseWait:   "CLOSE-WAIT",
	tcp.StateClosing:     "CLOSING",
	tcp.StateLastAck:     "LAST-ACK",
	tcp.StateTimeWait:    "TIME-WAIT",
	tcp.StateClose:       "CLOSED",
	tcp.StateError:       "CLOSED",
}

// afterFIN are the states that only the peer's FIN leads to.
var afterFIN = map[string]bool{"CLOSE-WAIT": true, "CLOSING": true, "LAST-ACK": true, "TIME-WAIT": true}

// track begins to watch an endpoint.
func (h *host) track(ep *tcp.Endpoint) *conn {
	c := &conn{host: h, ep: ep, last: uint32(tcp.StateInitial), state: "CLOSED"}
	h.conns = append(h.conns, c)
	return c
}

// known finds the conn of an endpoint, or nil.
func (h *host) known(ep *tcp.Endpoint) *conn {
	for i := len(h.conns) - 1; i >= 0; i-- { // the newest is the one asked for most
		if h.conns[i].ep == ep {
			return h.conns[i]
		}
	}
	return nil
}

// notice begins to watch the connection that a delivered segment may have opened.
func (h *host) notice(p *packet) {
	id := gstack.TransportEndpointID{
		LocalPort: p.dst.Port(), LocalAddress: full(p.dst).Addr,
		RemotePort: p.src.Port(), RemoteAddress: full(p.src).Addr,
	}
	ep, ok := h.stack.FindTransportEndpoint(ipv4.ProtocolNumber, tcp.ProtocolNumber, id, p.nic).(*tcp.Endpoint)
	if !ok || h.known(ep) != nil {
		return
	}
	c := h.track(ep)
	c.state = "LISTEN" // RFC 9293 figure 5: a passive open leaves LISTEN
	if l := h.listener(p.dst); l != nil {
		c.reuse = l.reuse
	}
}

// listener finds who listens on an address, or nil.
func (h *host) listener(at netip.AddrPort) *conn {
	for _, c := range h.conns {
		if c.state == "LISTEN" && c.held && c.local.Port() == at.Port() && overlap(c.local.Addr(), at.Addr()) {
			return c
		}
	}
	return nil
}

// overlap says whether two local addresses mean a common one.
func overlap(a, b netip.Addr) bool { return a == b || a.IsUnspecified() || b.IsUnspecified() }

// report tells what happened on a host: packets first, then states, in order of creation.
func (w *World) report(h *host) {
	w.wire.collect()
	gone := false
	for _, c := range h.conns {
		if now := c.ep.State(); now != c.last {
			w.changed(c, tcp.EndpointState(now))
		}
		gone = gone || c.dead()
	}
	if gone {
		h.conns = slices.DeleteFunc(h.conns, (*conn).dead)
	}
	if len(h.conns) > len(h.sockets)+maxOrphans {
		w.evict(h)
	}
}

// evict ends the oldest connection that no program holds.
func (w *World) evict(h *host) {
	i := slices.IndexFunc(h.conns, func(c *conn) bool { return !c.held })
	h.conns[i].queue = false
	h.conns[i].ep.Abort()
	h.settle()
	w.report(h)
}

// dead says whether neither a program nor the stack needs the endpoint any more. One that died
// in the queue of a listener is still handed out by accept.
func (c *conn) dead() bool {
	return !c.held && c.state == "CLOSED" && (!c.queue || c.host.listener(c.local) == nil)
}

// changed tells of a change of state.
func (w *World) changed(c *conn, now tcp.EndpointState) {
	was := c.state
	c.last, c.state = uint32(now), states[now]
	if now == tcp.StateError {
		c.fault = faultOf(was, errno(c.ep.LastError()))
	}
	if c.state == was {
		return
	}
	c.finished = c.finished || afterFIN[c.state]
	c.queue = c.queue || c.fd == 0 && (c.state == "ESTABLISHED" || c.state == "CLOSE-WAIT") // a FIN may come with the handshake's ACK
	if c.state != "CLOSED" {
		c.address()
	}
	w.tell(event.Event{
		Kind: event.StateChanged, Host: c.host.name, FD: c.fd,
		From: c.local, To: c.peer, Was: was, State: c.state,
	})
}

// address reads both ends from the stack.
func (c *conn) address() {
	id := c.ep.TransportEndpointInfo.ID
	c.local = plain(tcpip.FullAddress{Addr: id.LocalAddress, Port: id.LocalPort})
	c.peer = netip.AddrPort{}
	if id.RemotePort != 0 {
		c.peer = plain(tcpip.FullAddress{Addr: id.RemoteAddress, Port: id.RemotePort})
	}
}

// faultOf is the error that Linux leaves on a socket whose connection died in a state
// (tcp_reset in net/ipv4/tcp_input.c).
func faultOf(was, err string) string {
	switch {
	case err != eConnReset && err != eConnAborted:
		return err
	case was == "SYN-SENT":
		return "ECONNREFUSED"
	case was == "CLOSE-WAIT":
		return ePipe
	}
	return eConnReset
}
