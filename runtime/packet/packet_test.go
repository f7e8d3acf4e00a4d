package packet

import (
	"net/netip"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/gopacket/gopacket"
	"github.com/gopacket/gopacket/layers"

	"lockstep/runtime/event"
)

var (
	client = netip.MustParseAddrPort("10.0.0.2:51000")
	server = netip.MustParseAddrPort("10.0.0.1:9000")
)

// build writes a packet with gopacket, so that what is decoded was not encoded by us.
func build(t testing.TB, from, to netip.AddrPort, proto layers.IPProtocol, above ...gopacket.SerializableLayer) []byte {
	t.Helper()
	ip := &layers.IPv4{
		Version: 4, IHL: 5, TTL: 64, Id: 7, Flags: layers.IPv4DontFragment, Protocol: proto,
		SrcIP: from.Addr().AsSlice(), DstIP: to.Addr().AsSlice(),
	}
	for _, l := range above {
		if t, ok := l.(*layers.TCP); ok {
			_ = t.SetNetworkLayerForChecksum(ip)
		}
		if u, ok := l.(*layers.UDP); ok {
			_ = u.SetNetworkLayerForChecksum(ip)
		}
	}
	b := gopacket.NewSerializeBuffer()
	o := gopacket.SerializeOptions{FixLengths: true, ComputeChecksums: true}
	if err := gopacket.SerializeLayers(b, o, append([]gopacket.SerializableLayer{ip}, above...)...); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func segment(t testing.TB, from, to netip.AddrPort, f Flags, seq, ack uint32, data string) []byte {
	h := &layers.TCP{
		SrcPort: layers.TCPPort(from.Port()), DstPort: layers.TCPPort(to.Port()), Seq: seq, Ack: ack, Window: 29200,
		FIN: f.Has(FIN), SYN: f.Has(SYN), RST: f.Has(RST), PSH: f.Has(PSH), ACK: f.Has(ACK),
	}
	if f.Has(SYN) {
		h.Options = []layers.TCPOption{
			{OptionType: 2, OptionLength: 4, OptionData: []byte{5, 180}},
			{OptionType: 4, OptionLength: 2},
			{OptionType: 8, OptionLength: 10, OptionData: []byte{0, 0, 0, 9, 0, 0, 0, 8}},
			{OptionType: 1},
			{OptionType: 3, OptionLength: 3, OptionData: []byte{7}},
		}
	}
	return build(t, from, to, layers.IPProtocolTCP, h, gopacket.Payload(data))
}

func TestDecodeTCP(t *testing.T) {
	p := Decode(segment(t, client, server, SYN, 1000, 0, ""))
	if p.Broken || p.TCP == nil || p.From() != client || p.To() != server {
		t.Fatalf("%+v", p)
	}
	if !p.IP.DF || p.IP.TTL != 64 || p.IP.ID != 7 || p.IP.Length != 60 || p.TCP.Header != 40 || p.TCP.Window != 29200 {
		t.Errorf("%+v %+v", p.IP, p.TCP)
	}
	var got []string
	for _, o := range p.TCP.Options {
		got = append(got, o.Text(0))
	}
	if diff := cmp.Diff([]string{"mss 1460", "sackOK", "TS val 9 ecr 8", "nop", "wscale 7"}, got); diff != "" {
		t.Error(diff)
	}
	p = Decode(segment(t, client, server, PSH|ACK, 1, 1, "hello"))
	if string(p.Payload) != "hello" || p.TCP.Flags.String() != "PSH,ACK" || p.TCP.Flags.Letters() != "P." {
		t.Errorf("%+v %q", p.TCP, p.Payload)
	}
}

func TestDecodeUDPAndICMP(t *testing.T) {
	datagram := build(t, client, server, layers.IPProtocolUDP,
		&layers.UDP{SrcPort: 51000, DstPort: 9000}, gopacket.Payload("hi"))
	if p := Decode(datagram); p.UDP == nil || *p.UDP != (UDP{51000, 9000, 10}) || string(p.Payload) != "hi" {
		t.Errorf("%+v", p)
	}
	refused := build(t, server, client, layers.IPProtocolICMPv4,
		&layers.ICMPv4{TypeCode: layers.CreateICMPv4TypeCode(3, 3)}, gopacket.Payload(datagram[:28]))
	p := Decode(refused)
	if p.ICMP == nil || p.ICMP.Name() != "port unreachable" || p.ICMP.Quoted == nil {
		t.Fatalf("%+v", p)
	}
	if q := p.ICMP.Quoted; q.From() != client || q.To() != server || q.UDP.Length != 10 {
		t.Errorf("%+v", q)
	}
	var names []string
	for _, l := range Layers(refused) {
		names = append(names, l.Name)
	}
	if diff := cmp.Diff([]string{"IPv4", "ICMP", "IPv4", "UDP"}, names); diff != "" {
		t.Error(diff)
	}
}

func TestFragment(t *testing.T) {
	raw := build(t, client, server, layers.IPProtocolUDP, &layers.UDP{SrcPort: 51000, DstPort: 9000}, gopacket.Payload("0123456789abcdef"))
	raw[6], raw[7] = 0x20, 0
	if p := Decode(raw); p.UDP == nil || !p.IP.MF || !p.IP.Fragment() {
		t.Errorf("the first fragment has ports: %+v", p)
	}
	raw[6], raw[7] = 0, 185
	if p := Decode(raw); p.UDP != nil || p.IP.Offset != 1480 || p.Broken || len(p.Payload) != 24 {
		t.Errorf("a later fragment has none: %+v", p)
	}
}

// Every byte of a segment belongs to a field, and fields are in order.
func TestLayersCover(t *testing.T) {
	raw := segment(t, client, server, SYN, 1000, 0, "early")
	at := 0
	for _, l := range Layers(raw) {
		for _, f := range l.Fields {
			if f.At > at {
				t.Errorf("%s %s begins at %d; bytes from %d are in no field", l.Name, f.Name, f.At, at)
			}
			at = max(at, f.At+f.Size)
		}
		if at > l.At+l.Size {
			t.Errorf("%s ends at %d, its fields at %d", l.Name, l.At+l.Size, at)
		}
	}
	if at != len(raw) {
		t.Errorf("fields end at %d of %d", at, len(raw))
	}
}

func TestRun(t *testing.T) {
	sent := func(n, of int, raw []byte) event.Event {
		return event.Event{Kind: event.PacketSent, Packet: n, Of: of, Host: "h", Data: raw}
	}
	r := Collect([]event.Event{
		sent(1, 0, segment(t, client, server, SYN, 0xfffffffe, 0, "")),
		{Kind: event.PacketLost, Packet: 1, Time: time.Second},
		sent(2, 1, segment(t, client, server, SYN, 0xfffffffe, 0, "")),
		{Kind: event.PacketArrived, Packet: 2, Host: "server"},
		sent(3, 0, segment(t, server, client, SYN|ACK, 500, 0xffffffff, "")),
		{Kind: event.PacketCopied, Packet: 4, Of: 3, Data: segment(t, server, client, SYN|ACK, 500, 0xffffffff, "")},
		sent(5, 0, segment(t, client, server, PSH|ACK, 3, 501, "hello")),
		sent(6, 0, segment(t, client, netip.MustParseAddrPort("10.0.0.1:1"), SYN, 77, 0, "")),
		sent(7, 0, segment(t, netip.MustParseAddrPort("10.0.0.1:1"), client, RST|ACK, 0, 78, "")),
	})
	type line struct {
		Number, Of int
		Seq, Ack   uint32
		Status     Status
	}
	var got []line
	for _, s := range r.All() {
		got = append(got, line{s.Number, s.Of, s.Seq, s.Ack, s.Status})
	}
	want := []line{
		{1, 0, 0, 0, Dropped},
		{2, 1, 0, 0, Delivered},
		{3, 0, 0, 1, InFlight},
		{4, 3, 0, 1, InFlight},
		{5, 0, 5, 1, InFlight},
		{6, 0, 0, 0, InFlight},
		{7, 0, 0, 1, InFlight},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if s := r.Number(4); !s.Copy || s.Host != "h" || r.Number(99) != nil {
		t.Errorf("%+v", s)
	}
}

func TestSACK(t *testing.T) {
	o := options([]byte{1, 1, 5, 10, 0, 0, 0, 101, 0, 0, 0, 106, 3, 9})
	if len(o) != 3 || o[2].Text(100) != "sack 1 {1:6}" {
		t.Errorf("%+v", o)
	}
}

// FuzzDecode: garbage makes nothing panic, and every field lies within the packet.
func FuzzDecode(f *testing.F) {
	syn := segment(f, client, server, SYN, 1, 0, "")
	datagram := build(f, client, server, layers.IPProtocolUDP, &layers.UDP{SrcPort: 1, DstPort: 2}, gopacket.Payload("hi"))
	f.Add([]byte{})
	f.Add([]byte{0x45})
	f.Add(syn)
	f.Add(syn[:43])
	f.Add(datagram)
	f.Add(build(f, server, client, layers.IPProtocolICMPv4, &layers.ICMPv4{TypeCode: layers.CreateICMPv4TypeCode(3, 1)}, gopacket.Payload(syn)))
	f.Fuzz(func(t *testing.T, raw []byte) {
		p := Decode(raw)
		if p.TCP != nil {
			for _, o := range p.TCP.Options {
				o.Text(1)
			}
		}
		for _, l := range Layers(raw) {
			for _, f := range l.Fields {
				if f.At < 0 || f.At+f.Size > len(raw) {
					t.Fatalf("%s %s: bytes %d to %d of %d", l.Name, f.Name, f.At, f.At+f.Size, len(raw))
				}
			}
		}
		Collect([]event.Event{{Kind: event.PacketSent, Packet: 1, Data: raw}})
	})
}
