package lab

import (
	"bytes"
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"gvisor.dev/gvisor/pkg/tcpip/header"

	"lockstep/runtime/event"
	"lockstep/runtime/stage"
	"lockstep/runtime/world"
)

// driver plays scenarios: a command a line, and what happened as text.
//
//	stage NAME=ADDR ... latency=D mtu=N path-mtu=N   before the first call; default: localhost=
//	SOCKET = HOST tcp, SOCKET = HOST udp
//	SOCKET VERB ARGS [nowait or wait=D]   a call; it blocks unless it says otherwise
//	HOST sleep D, HOST select READ WRITE  sockets with commas between, or -
//	deliver N, deliver all, drop N, dup N, tick, tick D, view
//
// A call that waits is tried again after each command, in the order of the calls.
type driver struct {
	t     *testing.T
	w     *World
	st    stage.Stage
	out   strings.Builder
	fds   map[string]int
	hosts map[string]int
	wait  []*waiting
	isn   map[flow]uint32
}

// waiting is a call that has begun and is not over.
type waiting struct {
	who, into string
	c         world.Call
	p         world.Pending
}

func newDriver(t *testing.T) *driver {
	return &driver{t: t, fds: map[string]int{}, hosts: map[string]int{}, isn: map[flow]uint32{}}
}

// open makes the lab when the first command that needs it comes.
func (d *driver) open() {
	if d.w != nil {
		return
	}
	d.st.Complete()
	w, err := open(&d.st, d.event)
	if err != nil {
		d.t.Fatal(err)
	}
	d.w = w
	d.t.Cleanup(w.Close)
}

// run plays one command and gives what happened.
func (d *driver) run(line string) string {
	d.out.Reset()
	f := words(line)
	into := ""
	if len(f) > 2 && f[1] == "=" {
		into, f = f[0], f[2:]
	}
	if f[0] == "stage" {
		d.stage(f[1:])
		return ""
	}
	d.open()
	switch {
	case slices.Contains([]string{"deliver", "drop", "dup", "tick"}, f[0]):
		d.move(f)
	case f[0] == "view":
		d.view()
	default:
		d.call(f[0], into, f[1:])
	}
	d.finish()
	return d.out.String()
}

// words splits a line at spaces outside quotes.
func words(line string) []string {
	var f []string
	quoted := false
	for _, part := range strings.Split(line, `"`) {
		if quoted {
			f = append(f, `"`+part)
		} else {
			f = append(f, strings.Fields(part)...)
		}
		quoted = !quoted
	}
	return f
}

// stage reads NAME=ADDR for hosts, latency=D, mtu=N.
func (d *driver) stage(f []string) {
	for _, s := range f {
		k, v, _ := strings.Cut(s, "=")
		switch k {
		case "latency":
			d.st.Link.Latency, _ = time.ParseDuration(v)
		case "mtu":
			d.st.Link.MTU, _ = strconv.Atoi(v)
		case "path-mtu":
			d.st.Link.PathMTU, _ = strconv.Atoi(v)
		default:
			h := stage.Host{Name: k}
			if v != "" {
				h.Addr = netip.MustParseAddr(v)
			}
			d.hosts[k] = len(d.st.Hosts)
			d.st.Hosts = append(d.st.Hosts, h)
		}
	}
}

func (d *driver) move(f []string) {
	acts := map[string]world.Act{"deliver": world.Deliver, "drop": world.Drop, "dup": world.Dup, "tick": world.Tick}
	m := world.Move{Act: acts[f[0]]}
	if len(f) > 1 && f[1] == "all" {
		for len(d.w.wire.flight) > 0 {
			d.apply(world.Move{Act: m.Act, Packet: d.w.wire.flight[0].number})
			d.finish()
		}
		return
	}
	if len(f) > 1 {
		if m.Act == world.Tick {
			m.For, _ = time.ParseDuration(f[1])
		} else {
			m.Packet, _ = strconv.Atoi(f[1])
		}
	}
	d.apply(m)
}

func (d *driver) apply(m world.Move) {
	if err := d.w.Apply(m); err != nil {
		d.print("error: %v", err)
	}
}

func (d *driver) print(format string, args ...any) { fmt.Fprintf(&d.out, "  "+format+"\n", args...) }

var kinds = map[string]world.Kind{
	"tcp": world.Socket, "udp": world.Socket, "bind": world.Bind, "listen": world.Listen, "accept": world.Accept,
	"connect": world.Connect, "send": world.Send, "sendall": world.Send, "recv": world.Recv, "sendto": world.SendTo,
	"recvfrom": world.RecvFrom, "shutdown": world.Shutdown, "close": world.Close, "sleep": world.Sleep,
	"set": world.SetOption, "select": world.Select,
}

// call reads WHO VERB ARGS, with a last word nowait or wait=D.
func (d *driver) call(who, into string, f []string) {
	c := world.Call{Kind: kinds[f[0]], Wait: world.Forever}
	if c.Kind == world.None {
		d.t.Fatalf("no verb %q", f[0])
	}
	verb, f := f[0], f[1:]
	if n := len(f); n > 0 {
		if v, ok := strings.CutPrefix(f[n-1], "wait="); ok {
			c.Wait, _ = time.ParseDuration(v)
			f = f[:n-1]
		} else if f[n-1] == "nowait" {
			c.Wait, f = 0, f[:n-1]
		}
	}
	host := 0
	if h, ok := d.hosts[who]; ok {
		host = h
	} else {
		c.FD = d.fds[who]
		host = (c.FD - 3) % len(d.w.hosts)
	}
	switch c.Kind {
	case world.Socket:
		c.UDP = verb == "udp"
	case world.Bind, world.Connect:
		c.Addr = address(f[0])
	case world.SendTo:
		c.Addr, c.Data = address(f[0]), payload(f[1])
	case world.Send:
		c.Data, c.All = payload(f[0]), verb == "sendall"
	case world.Recv, world.RecvFrom, world.Listen, world.Shutdown:
		c.N, _ = strconv.Atoi(f[0])
		c.Peek = len(f) > 1 && f[1] == "peek"
	case world.Sleep:
		c.Wait, _ = time.ParseDuration(f[0])
	case world.SetOption:
		c.Option = map[string]world.Option{
			"reuse": world.ReuseAddr, "rcvbuf": world.RcvBuf, "sndbuf": world.SndBuf, "nodelay": world.NoDelay,
			"linger": world.Linger, "keepalive": world.KeepAlive, "broadcast": world.Broadcast,
		}[f[0]]
		c.Value, _ = strconv.Atoi(f[1])
	case world.Select:
		c.R, c.W = d.list(f[0]), d.list(f[1])
	}
	d.wait = append(d.wait, &waiting{who + " " + verb, into, c, d.w.Begin(host, c)})
	if !d.wait[len(d.wait)-1].p.Ready() {
		d.print("%s waits at the gate", who+" "+verb)
	}
}

func (d *driver) list(s string) []int {
	var fds []int
	for _, n := range strings.Split(s, ",") {
		if n != "-" {
			fds = append(fds, d.fds[n])
		}
	}
	return fds
}

func address(s string) netip.AddrPort {
	if !strings.Contains(s, ":") {
		s = "127.0.0.1:" + s
	}
	return netip.MustParseAddrPort(s)
}

// payload is a "text, or so many bytes.
func payload(s string) []byte {
	if t, ok := strings.CutPrefix(s, `"`); ok {
		return []byte(t)
	}
	n, _ := strconv.Atoi(s)
	return bytes.Repeat([]byte("x"), n)
}

// finish does what can be done of the calls that wait, in order.
func (d *driver) finish() {
	for i := 0; i < len(d.wait); i++ {
		v := d.wait[i]
		if !v.p.Ready() {
			continue
		}
		r, done := v.p.Do()
		if !done {
			d.print("%s waits", v.who)
			continue
		}
		d.wait = slices.Delete(d.wait, i, i+1)
		i--
		if v.into != "" {
			d.fds[v.into] = r.FD
		}
		d.result(v, r)
	}
}

func (d *driver) result(v *waiting, r world.Result) {
	switch {
	case r.Err != "":
		d.print("%s: %s", v.who, r.Err)
	case v.c.Kind == world.Send || v.c.Kind == world.SendTo:
		d.print("%s: %d bytes", v.who, r.N)
	case v.c.Kind == world.Recv && len(r.Data) > 40, v.c.Kind == world.RecvFrom && len(r.Data) > 40:
		d.print("%s: %d bytes", v.who, len(r.Data))
	case v.c.Kind == world.Recv:
		d.print("%s: %q", v.who, r.Data)
	case v.c.Kind == world.RecvFrom:
		d.print("%s: %q from %v", v.who, r.Data, r.Addr)
	case v.c.Kind == world.Accept:
		d.print("%s: fd %d from %v", v.who, r.FD, r.Addr)
	case v.c.Kind == world.Connect:
		d.print("%s: ok, local %v", v.who, r.Local)
	case v.c.Kind == world.Select:
		d.print("%s: read %v write %v", v.who, r.R, r.W)
	case v.c.Kind == world.Sleep:
		d.print("%s: over", v.who)
	}
}

// event shows an event on a line.
func (d *driver) event(e event.Event) {
	at := ""
	if e.FD != 0 {
		at = fmt.Sprintf(" fd %d", e.FD)
	}
	of := ""
	if e.Of != 0 {
		of = fmt.Sprintf("  (again #%d)", e.Of)
		if ip := header.IPv4(e.Data); ip.More() || ip.FragmentOffset() > 0 {
			of = fmt.Sprintf("  (piece of #%d)", e.Of)
		}
	}
	switch e.Kind {
	case event.TimePassed:
		d.print("%.3f s", e.Time.Seconds())
	case event.TimerFired:
		d.print("timer %s%s: %s", e.Host, at, e.Text)
	case event.PacketSent:
		d.print("#%d %v > %v %s%s", e.Packet, e.From, e.To, d.decode(e.Data), of)
	case event.PacketCopied:
		d.print("#%d is a copy of #%d", e.Packet, e.Of)
	case event.PacketArrived:
		d.print("#%d arrives %s", e.Packet, e.Host)
	case event.PacketLost:
		d.print("#%d is lost%s", e.Packet, over(e.N))
	case event.PacketCut:
		d.print("#%d is cut%s", e.Packet, over(e.N))
	case event.StateChanged:
		d.print("%s%s %s-%s: %s -> %s", e.Host, at, end(e.From), end(e.To), e.Was, e.State)
	}
}

// over says which MTU a packet exceeds, if it does.
func over(mtu int) string {
	if mtu == 0 {
		return ""
	}
	return fmt.Sprintf(" at MTU %d", mtu)
}

// end is one end of a connection, or nothing.
func end(a netip.AddrPort) string {
	if !a.IsValid() {
		return ""
	}
	return a.String()
}

// decode says what a packet is, with relative sequence numbers.
func (d *driver) decode(raw []byte) string {
	ip := header.IPv4(raw)
	if ip.FragmentOffset() > 0 || ip.More() {
		return fmt.Sprintf("fragment at %d, %d bytes, more %v", ip.FragmentOffset(), len(ip.Payload()), ip.More())
	}
	src, dst := ip.SourceAddress(), ip.DestinationAddress()
	switch ip.TransportProtocol() {
	case header.UDPProtocolNumber:
		return fmt.Sprintf("UDP %d bytes", header.UDP(ip.Payload()).Length()-8)
	case header.ICMPv4ProtocolNumber:
		i := header.ICMPv4(ip.Payload())
		return fmt.Sprintf("ICMP %d/%d%s", i.Type(), i.Code(), over(int(i.MTU())))
	}
	t := header.TCP(ip.Payload())
	there := flow{netip.AddrPortFrom(netip.AddrFrom4(src.As4()), t.SourcePort()), netip.AddrPortFrom(netip.AddrFrom4(dst.As4()), t.DestinationPort())}
	back := flow{there.dst, there.src}
	if t.Flags().Intersects(header.TCPFlagSyn) {
		d.isn[there] = t.SequenceNumber()
	}
	var b strings.Builder
	for i, n := range []string{"FIN", "SYN", "RST", "PSH", "ACK"} {
		if t.Flags()&(1<<i) != 0 {
			b.WriteString(n + " ")
		}
	}
	seq := t.SequenceNumber()
	if seq != 0 || !t.Flags().Intersects(header.TCPFlagRst) {
		seq -= d.isn[there]
	}
	fmt.Fprintf(&b, "seq %d", seq)
	if t.Flags().Intersects(header.TCPFlagAck) {
		fmt.Fprintf(&b, " ack %d", t.AckNumber()-d.isn[back])
	}
	fmt.Fprintf(&b, " win %d len %d", t.WindowSize(), len(t.Payload()))
	return b.String()
}

func (d *driver) view() {
	v := d.w.View()
	for _, s := range v.Sockets {
		d.print("%s fd %d %s %s-%s recv %d/%d send %d rwnd %d swnd %d cwnd %d backlog %d rto %v", d.st.Hosts[s.Host].Name, s.FD, s.State,
			end(s.Local), end(s.Peer), s.RecvQueue, s.RecvBuffer, s.SendQueue, s.RecvWindow, s.SendWindow, s.Congestion, s.Backlog, s.RTO)
	}
	for _, p := range v.Packets {
		d.print("#%d %d>%d sent %v due %v", p.Number, p.From, p.To, p.Sent, p.Due)
	}
	for _, t := range v.Timers {
		d.print("timer %s fd %d: %s at %v", d.st.Hosts[t.Host].Name, t.FD, t.What, t.Due)
	}
}
