package goal

import (
	"cmp"
	"fmt"
	"strings"

	"lockstep/runtime/packet"
	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

// tcp lists the states of an actor's or a host's TCP sockets, in the order in which they are shown.
// A host has also those that no program holds. An actor has also the connections that it closed
// and that live on, and those that wait for its accept.
func (v *View) tcp(_ object.Host, a []object.Value) (object.Value, error) {
	name := string(a[0].(object.Str))
	host := v.run.Stage().HostIndex(name)
	if v.run.Actor(name) != nil {
		host = -1
	}
	sockets := v.run.View().Sockets
	out := &object.List{}
	for _, s := range sockets {
		if !s.UDP && (s.Host == host || host < 0 && v.ownerOf(s, sockets) == name) {
			out.V = append(out.V, object.Str(s.State))
		}
	}
	return out, nil
}

// ownerOf names the actor that a socket belongs to, or "".
func (v *View) ownerOf(s world.SocketView, all []world.SocketView) string {
	if s.FD != 0 {
		return v.run.OwnerOf(s.FD)
	}
	if name := v.owner[connection{v.run.Stage().Hosts[s.Host].Name, s.Local, s.Peer}]; name != "" {
		return name
	}
	for _, l := range all {
		if l.State == "LISTEN" && l.Host == s.Host && l.Local.Port() == s.Local.Port() {
			return v.run.OwnerOf(l.FD)
		}
	}
	return ""
}

// packets lists the packets of the run in the order sent, those that fit every filter given: flag
// (has all of these flags), flags (exactly these), status, kind, host (that sent it).
func (v *View) packets(h object.Host, a []object.Value) (object.Value, error) {
	var want [5]string
	for i, x := range a {
		switch x := x.(type) {
		case object.Str:
			want[i] = string(x)
		case object.NoneT:
		default:
			return nil, object.Raise(object.TypeError, "packets() filters by str, not %s", object.TypeName(x))
		}
	}
	flag, flags, status, kind, host := want[0], want[1], want[2], want[3], want[4]
	out := &object.List{}
	for _, s := range v.packetsSeen.All() {
		has := flagsOf(s)
		switch {
		case flag != "" && !hasAll(has, flag), flags != "" && !(hasAll(has, flags) && hasAll(flags, has)),
			status != "" && s.Status.String() != status,
			kind != "" && kindOf(s) != kind, host != "" && s.Host != host:
			continue
		}
		d, err := described(h, s)
		if err != nil {
			return nil, err
		}
		out.V = append(out.V, d)
	}
	return out, nil
}

// packetKeys is what an expression finds of a packet. The texts of their meaning are in repl/text.
var packetKeys = []struct {
	key   string
	value func(s *packet.Seen) object.Value
}{
	{"number", func(s *packet.Seen) object.Value { return object.MkInt(int64(s.Number)) }},
	{"kind", func(s *packet.Seen) object.Value { return object.Str(kindOf(s)) }},
	{"flags", func(s *packet.Seen) object.Value { return object.Str(flagsOf(s)) }},
	{"length", func(s *packet.Seen) object.Value { return object.MkInt(int64(len(s.Packet.Payload))) }},
	{"data", func(s *packet.Seen) object.Value { return object.Bytes(s.Packet.Payload) }},
	{"status", func(s *packet.Seen) object.Value { return object.Str(s.Status.String()) }},
	{"move", func(s *packet.Seen) object.Value { return object.MkInt(int64(s.EndMove)) }},
	{"host", func(s *packet.Seen) object.Value { return object.Str(s.Host) }},
	{"from", func(s *packet.Seen) object.Value { return object.Str(s.Packet.From().String()) }},
	{"to", func(s *packet.Seen) object.Value { return object.Str(s.Packet.To().String()) }},
	{"seq", func(s *packet.Seen) object.Value { return object.MkInt(int64(s.Seq)) }},
	{"ack", func(s *packet.Seen) object.Value { return object.MkInt(int64(s.Ack)) }},
	{"window", func(s *packet.Seen) object.Value { return object.MkInt(int64(window(s))) }},
	{"size", func(s *packet.Seen) object.Value { return object.MkInt(int64(len(s.Raw))) }},
	{"df", func(s *packet.Seen) object.Value { return object.Bool(s.Packet.IP.DF) }},
	{"offset", func(s *packet.Seen) object.Value { return offset(s) }},
	{"more", func(s *packet.Seen) object.Value { return object.Bool(s.Packet.IP.MF) }},
	{"icmp", func(s *packet.Seen) object.Value { return object.Str(icmp(s)) }},
	{"mtu", func(s *packet.Seen) object.Value { return object.MkInt(int64(mtu(s))) }},
	{"of", func(s *packet.Seen) object.Value { return object.MkInt(int64(s.Of)) }},
	{"copy", func(s *packet.Seen) object.Value { return object.Bool(s.Copy) }},
}

// PacketKeys are the keys of a packet in an expression, in the order of the reference.
func PacketKeys() []string {
	out := make([]string, len(packetKeys))
	for i, k := range packetKeys {
		out[i] = k.key
	}
	return out
}

// described is a packet as a dict.
func described(h object.Host, s *packet.Seen) (object.Value, error) {
	d := object.NewDict()
	for _, k := range packetKeys {
		if err := d.Set(h, object.Str(k.key), k.value(s)); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// kinds names what packets carry, fragments as well.
var kinds = map[int]string{packet.ProtocolTCP: "TCP", packet.ProtocolUDP: "UDP", packet.ProtocolICMP: "ICMP"}

func kindOf(s *packet.Seen) string {
	return cmp.Or(kinds[s.Packet.IP.Protocol], "IP")
}

// offset is where a fragment belongs in its packet; None for a whole packet.
func offset(s *packet.Seen) object.Value {
	if !s.Packet.IP.Fragment() {
		return object.None
	}
	return object.MkInt(int64(s.Packet.IP.Offset))
}

// icmp is type and code of a message, as "3/4"; "" for other packets.
func icmp(s *packet.Seen) string {
	if s.Packet.ICMP == nil {
		return ""
	}
	return fmt.Sprintf("%d/%d", s.Packet.ICMP.Type, s.Packet.ICMP.Code)
}

// mtu is what an ICMP message says would fit; 0 for all other packets.
func mtu(s *packet.Seen) int {
	if s.Packet.ICMP == nil {
		return 0
	}
	return s.Packet.ICMP.MTU
}

func flagsOf(s *packet.Seen) string {
	if s.Packet.TCP == nil {
		return ""
	}
	return s.Packet.TCP.Flags.String()
}

func window(s *packet.Seen) int {
	if s.Packet.TCP == nil {
		return 0
	}
	return s.Packet.TCP.Window
}

// hasAll says whether each of the flags in a list such as "SYN,ACK" is in another.
func hasAll(has, want string) bool {
	for f := range strings.SplitSeq(want, ",") {
		if !strings.Contains(","+has+",", ","+f+",") {
			return false
		}
	}
	return true
}
