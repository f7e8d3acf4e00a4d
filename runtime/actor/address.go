package actor

import (
	"net/netip"
	"strconv"
	"strings"

	"lockstep/runtime/python/object"
)

// address reads an AF_INET address, (host, port), for the function that errors name.
func (a *Actor) address(function string, v object.Value) (netip.AddrPort, error) {
	var none netip.AddrPort
	t, ok := v.(object.Tuple)
	if !ok {
		return none, object.Raise(object.TypeError, "%s(): AF_INET address must be tuple, not %s", function, object.TypeName(v))
	}
	if len(t) != 2 {
		return none, object.Raise(object.TypeError, "AF_INET address must be a pair (host, port)")
	}
	host, err := hostName(t[0])
	if err != nil {
		return none, err
	}
	port, isBig := 0, false
	if _, isBig = t[1].(*object.Big); !isBig {
		if port, err = object.AsIndex(t[1]); err != nil {
			return none, err
		}
	}
	ip, err := resolve(host)
	if err != nil {
		return none, err
	}
	if isBig || port < 0 || port > 0xffff {
		return none, object.Raise(object.OverflowError, "%s(): port must be 0-65535.", function)
	}
	return netip.AddrPortFrom(ip, uint16(port)), nil
}

func hostName(v object.Value) (string, error) {
	switch v := v.(type) {
	case object.Str:
		return string(v), nil
	case object.Bytes:
		return string(v), nil
	}
	return "", object.Raise(object.TypeError, "str, bytes or bytearray expected, not %s", object.TypeName(v))
}

// resolve finds the address of a host. There is no name service: only localhost has a name.
func resolve(host string) (netip.Addr, error) {
	switch host {
	case "":
		return netip.IPv4Unspecified(), nil
	case "localhost":
		return netip.AddrFrom4([4]byte{127, 0, 0, 1}), nil
	case "<broadcast>":
		return netip.AddrFrom4([4]byte{255, 255, 255, 255}), nil
	}
	if ip, ok := dotted(host); ok {
		return ip, nil
	}
	return netip.Addr{}, object.RaiseV(gaierror, object.MkInt(-2), object.Str("Name or service not known"))
}

// dotted reads what inet_aton(3) takes: one to four numbers, decimal, octal or hexadecimal, of
// which the last fills the bytes that are left.
func dotted(s string) (netip.Addr, bool) {
	parts := strings.Split(s, ".")
	if len(parts) > 4 {
		return netip.Addr{}, false
	}
	var ip uint64
	for i, p := range parts {
		if p == "" || strings.ContainsAny(p, "+-_") {
			return netip.Addr{}, false
		}
		n, err := strconv.ParseUint(p, 0, 32)
		left := 8 * (4 - i)
		if last := i == len(parts)-1; err != nil || last && n>>left != 0 || !last && n > 255 {
			return netip.Addr{}, false
		}
		if i < len(parts)-1 {
			n <<= left - 8
		}
		ip |= n
	}
	return netip.AddrFrom4([4]byte{byte(ip >> 24), byte(ip >> 16), byte(ip >> 8), byte(ip)}), true
}

// pair is an address as programs see it.
func pair(a netip.AddrPort) object.Tuple {
	ip := a.Addr()
	if !ip.IsValid() {
		ip = netip.IPv4Unspecified()
	}
	return object.Tuple{object.Str(ip.String()), object.MkInt(int64(a.Port()))}
}
