package render

import (
	"fmt"
	"slices"
	"strings"

	"lockstep/repl/text"
	"lockstep/runtime/packet"
)

// statusNames are the words for what became of a packet.
var statusNames = [...]string{
	packet.InFlight: "view.in-flight", packet.Delivered: "view.delivered", packet.Dropped: "view.dropped",
	packet.Cut: "view.cut",
}

var statusMarks = [...]string{packet.InFlight: "▸", packet.Delivered: "✓", packet.Dropped: "✗", packet.Cut: "┤"}

// Packets lists the packets of the run in the words of tcpdump, with what became of each: all of
// them, or the last screenful.
func (v View) Packets(s *Scene, all bool) []string {
	var out []*line
	column := 0
	for st := range statusNames {
		column = max(column, text.Width(v.say(statusNames[st])))
	}
	seen := s.seen().All()
	number := 3
	if n := len(seen); n > 0 {
		number = len(fmt.Sprintf("#%d", seen[n-1].Number))
	}
	var each [][]*line // the packets, the last first
	lines := 0
	for i := len(seen) - 1; i >= 0; i-- {
		p := seen[i]
		head := (&line{}).add(Wire, " "+text.Pad(fmt.Sprintf("#%d", p.Number), number)).
			add(role(p.Status), " "+statusMarks[p.Status]+" "+v.say(statusNames[p.Status]))
		words := s.tcpdump(p)
		if again := v.again(p); again != "" {
			words += v.Lang.Aloud(" · ") + again
		}
		shown := v.wrapped(head, Plain, words, number+column+6)
		if lines += len(shown); !all && i < len(seen)-1 && lines+min(i, 1) > v.rows() {
			out = append(out, (&line{}).add(Faint, " "+v.say("view.packets-above", "n", i+1)))
			break
		}
		each = append(each, shown)
	}
	if len(each) == 0 {
		return v.fold("", Plain, s.nothing(v, "view.no-packets"))
	}
	for _, shown := range slices.Backward(each) {
		out = append(out, shown...)
	}
	return v.show(out)
}

func role(s packet.Status) Role {
	return [...]Role{packet.InFlight: Wire, packet.Delivered: Good, packet.Dropped: Bad, packet.Cut: Wire}[s]
}

func (v View) again(p *packet.Seen) string {
	if p.Of == 0 {
		return ""
	}
	return v.note(p)
}

// tcpdump writes a packet as tcpdump -t does, with relative sequence numbers.
func (s *Scene) tcpdump(p *packet.Seen) string {
	k := &p.Packet
	if k.IP.Offset > 0 || k.Broken && k.TCP == nil && k.UDP == nil {
		return fmt.Sprintf("IP %s > %s: %s%s", k.IP.Src, k.IP.Dst, protocolNames[k.IP.Protocol], fragmentWords(k))
	}
	ends := fmt.Sprintf("IP %s > %s: ", endpoint(k, true), endpoint(k, false))
	switch {
	case k.TCP != nil:
		return ends + segment(p)
	case k.UDP != nil:
		return ends + fmt.Sprintf("UDP, length %d", max(k.UDP.Length-8, 0)) + fragmentWords(k)
	case k.ICMP != nil:
		return ends + icmp(k)
	}
	return ends + fmt.Sprintf("ip-proto-%d %d", k.IP.Protocol, len(k.Payload))
}

var protocolNames = map[int]string{packet.ProtocolICMP: "icmp", packet.ProtocolTCP: "tcp", packet.ProtocolUDP: "udp"}

// fragmentWords is tcpdump's "(frag ID:SIZE@OFFSET+)"; "" for a whole packet.
func fragmentWords(k *packet.Packet) string {
	if !k.IP.Fragment() {
		return ""
	}
	more := ""
	if k.IP.MF {
		more = "+"
	}
	return fmt.Sprintf(" (frag %d:%d@%d%s)", k.IP.ID, k.IP.Length-k.IP.Header, k.IP.Offset, more)
}

// endpoint is an address and port as tcpdump writes them.
func endpoint(k *packet.Packet, source bool) string {
	a := k.To()
	if source {
		a = k.From()
	}
	if a.Port() == 0 {
		return a.Addr().String()
	}
	return fmt.Sprintf("%s.%d", a.Addr(), a.Port())
}

func segment(p *packet.Seen) string {
	t, n := p.Packet.TCP, len(p.Packet.Payload)
	words := []string{fmt.Sprintf("Flags [%s]", t.Flags.Letters())}
	switch {
	case n > 0:
		words = append(words, fmt.Sprintf("seq %d:%d", p.Seq, p.Seq+uint32(n)))
	case t.Flags&(packet.SYN|packet.FIN|packet.RST) != 0:
		words = append(words, fmt.Sprintf("seq %d", p.Seq))
	}
	if t.Flags.Has(packet.ACK) {
		words = append(words, fmt.Sprintf("ack %d", p.Ack))
	}
	words = append(words, fmt.Sprintf("win %d", t.Window))
	if len(t.Options) > 0 {
		options := make([]string, len(t.Options))
		for i, o := range t.Options {
			options[i] = o.Text(p.Acked)
		}
		words = append(words, "options ["+strings.Join(options, ",")+"]")
	}
	return strings.Join(append(words, fmt.Sprintf("length %d", n)), ", ")
}

func icmp(k *packet.Packet) string {
	name := k.ICMP.Name()
	if name == "" {
		name = fmt.Sprintf("type-#%d code-#%d", k.ICMP.Type, k.ICMP.Code)
	}
	size := k.IP.Length - k.IP.Header
	q := k.ICMP.Quoted
	if q == nil || !q.IP.Dst.IsValid() {
		return fmt.Sprintf("ICMP %s, length %d", name, size)
	}
	about := q.IP.Dst.String()
	if k.ICMP.MTU > 0 {
		return fmt.Sprintf("ICMP %s unreachable - need to frag (mtu %d), length %d", about, k.ICMP.MTU, size)
	}
	if q.UDP != nil && k.ICMP.Code == 3 {
		about += fmt.Sprintf(" udp port %d", q.UDP.Dst)
	}
	if short, ok := strings.CutSuffix(name, " unreachable"); ok {
		if short == "port" || short == "protocol" {
			return fmt.Sprintf("ICMP %s unreachable, length %d", about, size)
		}
		return fmt.Sprintf("ICMP %s %s unreachable, length %d", short, about, size)
	}
	return fmt.Sprintf("ICMP %s %s, length %d", about, name, size)
}

// nothing says that there is nothing to see yet, or why nothing is seen.
func (s *Scene) nothing(v View, id string) string {
	if s.Blind {
		id = "view.blind"
	}
	return v.say(id)
}
