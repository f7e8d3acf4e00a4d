package packet

import (
	"fmt"
	"strings"
)

// minTCP is the length of a TCP header without options.
const minTCP = 20

// Flags are the control bits of a TCP header, as on the wire.
type Flags uint8

// The control bits (RFC 9293 section 3.1).
const (
	FIN Flags = 1 << iota
	SYN
	RST
	PSH
	ACK
	URG
	ECE
	CWR
)

// flagNames are the bits in the order in which we name them, with the letter tcpdump writes.
var flagNames = [...]struct {
	bit    Flags
	name   string
	letter byte
}{
	{SYN, "SYN", 'S'},
	{FIN, "FIN", 'F'},
	{RST, "RST", 'R'},
	{PSH, "PSH", 'P'},
	{ACK, "ACK", '.'},
	{URG, "URG", 'U'},
	{ECE, "ECE", 'E'},
	{CWR, "CWR", 'W'},
}

// Has says whether all of the given bits are set.
func (f Flags) Has(bits Flags) bool { return f&bits == bits }

// String lists the bits by name: "SYN,ACK"; "" for none.
func (f Flags) String() string {
	var names []string
	for _, n := range flagNames {
		if f.Has(n.bit) {
			names = append(names, n.name)
		}
	}
	return strings.Join(names, ",")
}

// FlagNames are the names of the bits.
func FlagNames() []string {
	names := make([]string, len(flagNames))
	for i, n := range flagNames {
		names[i] = n.name
	}
	return names
}

// Letters writes the bits as tcpdump does: "S." for SYN,ACK; "none".
func (f Flags) Letters() string {
	var b []byte
	for _, n := range flagNames {
		if f.Has(n.bit) {
			b = append(b, n.letter)
		}
	}
	if b == nil {
		return "none"
	}
	return string(b)
}

// Option is one option of a TCP header.
type Option struct {
	Kind int
	Data []byte // without kind and length
	At   int    // where it begins in the list of options
	Size int    // bytes it takes there
}

// The kinds of option that are known by name.
const (
	OptionEnd        = 0 // RFC 9293
	OptionNop        = 1 // RFC 9293
	OptionMSS        = 2 // RFC 9293
	OptionScale      = 3 // RFC 7323
	OptionSACKPermit = 4 // RFC 2018
	OptionSACK       = 5 // RFC 2018
	OptionTimestamps = 8 // RFC 7323
)

// options cuts the options of a header apart, up to the first that is damaged.
func options(b []byte) []Option {
	var out []Option
	for at := 0; at < len(b); {
		o := Option{Kind: int(b[at]), At: at, Size: 1}
		if o.Kind > OptionNop {
			if at+1 >= len(b) || b[at+1] < 2 || at+int(b[at+1]) > len(b) {
				return out
			}
			o.Size = int(b[at+1])
			o.Data = b[at+2 : at+o.Size]
		}
		out = append(out, o)
		if o.Kind == OptionEnd {
			return out
		}
		at += o.Size
	}
	return out
}

// Text writes an option as tcpdump does: "mss 1460". acked is the initial sequence number of the
// peer, from which the blocks of a selective acknowledgement are counted.
func (o Option) Text(acked uint32) string {
	switch n := len(o.Data); {
	case o.Kind == OptionEnd:
		return "eol"
	case o.Kind == OptionNop:
		return "nop"
	case o.Kind == OptionMSS && n == 2:
		return fmt.Sprintf("mss %d", number(o.Data))
	case o.Kind == OptionScale && n == 1:
		return fmt.Sprintf("wscale %d", o.Data[0])
	case o.Kind == OptionSACKPermit && n == 0:
		return "sackOK"
	case o.Kind == OptionSACK && n > 0 && n%8 == 0:
		s := fmt.Sprintf("sack %d ", n/8)
		for b := o.Data; len(b) > 0; b = b[8:] {
			s += fmt.Sprintf("{%d:%d}", uint32(number(b[:4]))-acked, uint32(number(b[4:8]))-acked)
		}
		return s
	case o.Kind == OptionTimestamps && n == 8:
		return fmt.Sprintf("TS val %d ecr %d", number(o.Data[:4]), number(o.Data[4:]))
	}
	return fmt.Sprintf("unknown-%d", o.Kind)
}
