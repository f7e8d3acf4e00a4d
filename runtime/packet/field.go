package packet

import (
	"fmt"
	"net/netip"
)

// Layer is one header of a packet, or what it carries, for people who look at the bytes.
type Layer struct {
	Name   string // "IPv4"; "Data" for what is carried
	RFC    int    // where it is defined; 0 for data
	At     int    // its first byte in the packet
	Size   int    // bytes
	Fields []Field
}

// Field is one value of a header.
type Field struct {
	Name    string // as the RFC calls it
	Value   string
	At      int    // its first byte in the packet
	Size    int    // bytes; two fields may share a byte
	Meaning string // the sentence of repl/text that explains it
}

// row describes a field of fixed place: where it is in its header and how its value is written.
type row struct {
	name     string
	at, size int
	meaning  string
	value    func(h []byte) string // of the header's bytes
}

var ipRows = []row{
	{"version", 0, 1, "field.ip.version", func(h []byte) string { return fmt.Sprint(h[0] >> 4) }},
	{"header length", 0, 1, "field.ip.header", func(h []byte) string { return fmt.Sprint(int(h[0]&15) * 4) }},
	{"type of service", 1, 1, "field.ip.tos", hex(1, 2)},
	{"total length", 2, 2, "field.ip.length", decimal(2, 4)},
	{"identification", 4, 2, "field.ip.id", decimal(4, 6)},
	{"flags", 6, 1, "field.ip.flags", ipFlags},
	{"fragment offset", 6, 2, "field.ip.offset", func(h []byte) string { return fmt.Sprint(number(h[6:8]) & 0x1fff * 8) }},
	{"time to live", 8, 1, "field.ip.ttl", decimal(8, 9)},
	{"protocol", 9, 1, "field.ip.protocol", protocol},
	{"header checksum", 10, 2, "field.ip.checksum", hex(10, 12)},
	{"source address", 12, 4, "field.ip.source", ipAddress(12)},
	{"destination address", 16, 4, "field.ip.destination", ipAddress(16)},
}

var tcpRows = []row{
	{"source port", 0, 2, "field.port.source", decimal(0, 2)},
	{"destination port", 2, 2, "field.port.destination", decimal(2, 4)},
	{"sequence number", 4, 4, SeqMeaning, decimal(4, 8)},
	{"acknowledgment number", 8, 4, AckMeaning, decimal(8, 12)},
	{"data offset", 12, 1, "field.tcp.header", func(h []byte) string { return fmt.Sprint(int(h[12]>>4) * 4) }},
	{"control bits", 13, 1, "field.tcp.flags", func(h []byte) string { return Flags(h[13]).String() }},
	{"window", 14, 2, "field.tcp.window", decimal(14, 16)},
	{"checksum", 16, 2, "field.tcp.checksum", hex(16, 18)},
	{"urgent pointer", 18, 2, "field.tcp.urgent", decimal(18, 20)},
}

// SeqMeaning and AckMeaning mark the fields whose relative values (Seen.Seq, Seen.Ack) are shown
// beside what is on the wire.
const (
	SeqMeaning = "field.tcp.seq"
	AckMeaning = "field.tcp.ack"
)

var udpRows = []row{
	{"source port", 0, 2, "field.port.source", decimal(0, 2)},
	{"destination port", 2, 2, "field.port.destination", decimal(2, 4)},
	{"length", 4, 2, "field.udp.length", decimal(4, 6)},
	{"checksum", 6, 2, "field.udp.checksum", hex(6, 8)},
}

var icmpRows = []row{
	{"type", 0, 1, "field.icmp.type", decimal(0, 1)},
	{"code", 1, 1, "field.icmp.code", func(h []byte) string {
		if name := icmpNames[[2]byte{h[0], h[1]}]; name != "" {
			return fmt.Sprintf("%d (%s)", h[1], name)
		}
		return fmt.Sprint(h[1])
	}},
	{"checksum", 2, 2, "field.icmp.checksum", hex(2, 4)},
}

// mtuRow is what fragmentation needed says besides (RFC 1191 section 4).
var mtuRow = row{"next-hop MTU", 6, 2, "field.icmp.mtu", decimal(6, 8)}

// icmpNames names what ICMP says by type and code, as RFC 792 and tcpdump do.
var icmpNames = map[[2]byte]string{
	{0, 0}:  "echo reply",
	{3, 0}:  "net unreachable",
	{3, 1}:  "host unreachable",
	{3, 2}:  "protocol unreachable",
	{3, 3}:  "port unreachable",
	{3, 4}:  "fragmentation needed",
	{8, 0}:  "echo request",
	{11, 0}: "time exceeded in transit",
	{11, 1}: "reassembly time exceeded",
}

// Name is what the message says, as RFC 792 calls it; "" for one that is not known by name.
func (i *ICMP) Name() string { return icmpNames[[2]byte{byte(i.Type), byte(i.Code)}] }

func decimal(from, to int) func([]byte) string {
	return func(h []byte) string { return fmt.Sprint(number(h[from:to])) }
}

func hex(from, to int) func([]byte) string {
	return func(h []byte) string { return fmt.Sprintf("0x%0*x", 2*(to-from), number(h[from:to])) }
}

func ipAddress(at int) func([]byte) string {
	return func(h []byte) string { return netip.AddrFrom4([4]byte(h[at : at+4])).String() }
}

func ipFlags(h []byte) string {
	switch h[6] & 0x60 {
	case 0x40:
		return "DF"
	case 0x20:
		return "MF"
	case 0x60:
		return "DF,MF"
	}
	return "none"
}

func protocol(h []byte) string {
	if name := map[byte]string{ProtocolICMP: "ICMP", ProtocolTCP: "TCP", ProtocolUDP: "UDP"}[h[9]]; name != "" {
		return fmt.Sprintf("%d (%s)", h[9], name)
	}
	return fmt.Sprint(h[9])
}

// Layers lists the headers of a packet with all their fields, then the data. Of a damaged packet
// it gives what can be read.
func Layers(raw []byte) []Layer {
	p := Decode(raw)
	if !p.IP.Src.IsValid() {
		return data(nil, 0, len(raw))
	}
	ip := layer("IPv4", 791, raw, 0, p.IP.Header, ipRows)
	if p.IP.Header > 20 {
		ip.Fields = append(ip.Fields, Field{"options", fmt.Sprintf("% x", raw[20:p.IP.Header]), 20, p.IP.Header - 20, "field.ip.options"})
	}
	out, at := []Layer{ip}, p.IP.Header
	switch {
	case p.TCP != nil:
		t := layer("TCP", 9293, raw, at, p.TCP.Header, tcpRows)
		for _, o := range p.TCP.Options {
			t.Fields = append(t.Fields, Field{"option", o.Text(0), at + minTCP + o.At, o.Size, optionMeaning(o.Kind)})
		}
		out, at = append(out, t), at+p.TCP.Header
	case p.UDP != nil:
		out, at = append(out, layer("UDP", 768, raw, at, 8, udpRows)), at+8
	case p.ICMP != nil:
		rows := icmpRows
		if p.ICMP.MTU > 0 {
			rows = append(rows[:len(rows):len(rows)], mtuRow)
		}
		out, at = append(out, layer("ICMP", 792, raw, at, 8, rows)), at+8
	}
	end := min(p.IP.Length, len(raw))
	if p.ICMP != nil && p.ICMP.Quoted != nil && p.ICMP.Quoted.IP.Src.IsValid() {
		return quoted(out, raw, at, end, p.ICMP.Quoted)
	}
	return data(out, at, end)
}

// quoted adds the packet that an ICMP error is about.
func quoted(out []Layer, raw []byte, at, end int, q *Packet) []Layer {
	out = append(out, layer("IPv4", 791, raw, at, q.IP.Header, ipRows))
	at += q.IP.Header
	rows, name, rfc := []row(nil), "", 0
	switch {
	case q.TCP != nil:
		rows, name, rfc = tcpRows[:3], "TCP", 9293
	case q.UDP != nil:
		rows, name, rfc = udpRows, "UDP", 768
	default:
		return data(out, at, end)
	}
	out = append(out, layer(name, rfc, raw, at, 8, rows))
	return data(out, at+8, end)
}

func optionMeaning(kind int) string {
	switch kind {
	case OptionEnd, OptionNop:
		return "field.option.padding"
	case OptionMSS:
		return "field.option.mss"
	case OptionScale:
		return "field.option.wscale"
	case OptionSACKPermit:
		return "field.option.sackok"
	case OptionSACK:
		return "field.option.sack"
	case OptionTimestamps:
		return "field.option.timestamps"
	}
	return "field.option.other"
}

// layer reads the fields of a header of size bytes that begins at a byte of raw.
func layer(name string, rfc int, raw []byte, at, size int, rows []row) Layer {
	l := Layer{Name: name, RFC: rfc, At: at, Size: size}
	for _, r := range rows {
		l.Fields = append(l.Fields, Field{r.name, r.value(raw[at:]), at + r.at, r.size, r.meaning})
	}
	return l
}

// data adds what the headers carry, if anything.
func data(out []Layer, at, end int) []Layer {
	if end <= at {
		return out
	}
	return append(out, Layer{Name: "Data", At: at, Size: end - at, Fields: []Field{
		{"data", fmt.Sprintf("%d", end-at), at, end - at, "field.data"},
	}})
}
