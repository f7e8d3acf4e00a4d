package lab

import (
	"net/netip"

	"gvisor.dev/gvisor/pkg/tcpip"
)

// The names of the errors that the lab gives by itself. They are the kernel's, as CPython's
// errno module spells them.
const (
	eAccess       = "EACCES"
	eAddrInUse    = "EADDRINUSE"
	eAddrNotAvail = "EADDRNOTAVAIL"
	eAgain        = "EAGAIN"
	eAlready      = "EALREADY"
	eBadF         = "EBADF"
	eDestAddrReq  = "EDESTADDRREQ"
	eInProgress   = "EINPROGRESS"
	eInval        = "EINVAL"
	eIsConn       = "EISCONN"
	eMFile        = "EMFILE"
	eMsgSize      = "EMSGSIZE"
	eNetUnreach   = "ENETUNREACH"
	eNoBufs       = "ENOBUFS"
	eNotConn      = "ENOTCONN"
	eOpNotSupp    = "EOPNOTSUPP"
	ePipe         = "EPIPE"
	eConnReset    = "ECONNRESET"
	eConnAborted  = "ECONNABORTED"
)

// errno gives the kernel's name of an error of the stack, or "".
func errno(err tcpip.Error) string {
	switch err.(type) {
	case nil:
		return ""
	case *tcpip.ErrWouldBlock:
		return eAgain
	case *tcpip.ErrConnectStarted:
		return eInProgress
	case *tcpip.ErrAlreadyConnecting:
		return eAlready
	case *tcpip.ErrAlreadyConnected:
		return eIsConn
	case *tcpip.ErrConnectionRefused:
		return "ECONNREFUSED"
	case *tcpip.ErrConnectionReset:
		return eConnReset
	case *tcpip.ErrConnectionAborted, *tcpip.ErrAborted:
		return eConnAborted
	case *tcpip.ErrPortInUse:
		return eAddrInUse
	case *tcpip.ErrNoPortAvailable, *tcpip.ErrBadLocalAddress:
		return eAddrNotAvail
	case *tcpip.ErrNetworkUnreachable:
		return eNetUnreach
	case *tcpip.ErrHostUnreachable:
		return "EHOSTUNREACH"
	case *tcpip.ErrTimeout:
		return "ETIMEDOUT"
	case *tcpip.ErrClosedForSend:
		return ePipe
	case *tcpip.ErrNotConnected:
		return eNotConn
	case *tcpip.ErrDestinationRequired:
		return eDestAddrReq
	case *tcpip.ErrMessageTooLong:
		return eMsgSize
	case *tcpip.ErrNoBufferSpace:
		return eNoBufs
	case *tcpip.ErrBroadcastDisabled:
		return eAccess
	}
	return eInval
}

// full is an address in the stack's form, in which the zero address means any.
func full(a netip.AddrPort) tcpip.FullAddress {
	f := tcpip.FullAddress{Port: a.Port()}
	if ip := a.Addr(); ip.Is4() && !ip.IsUnspecified() {
		f.Addr = tcpip.AddrFrom4(ip.As4())
	}
	return f
}

// onInterface is a local address in the stack's form, tied to an interface if it is not any.
func onInterface(a netip.AddrPort, via tcpip.NICID) tcpip.FullAddress {
	f := full(a)
	if f.Addr.Len() != 0 {
		f.NIC = via
	}
	return f
}

// plain is an address of the stack in the usual form.
func plain(f tcpip.FullAddress) netip.AddrPort {
	if f.Addr.Len() != 4 {
		return netip.AddrPortFrom(netip.IPv4Unspecified(), f.Port)
	}
	return netip.AddrPortFrom(netip.AddrFrom4(f.Addr.As4()), f.Port)
}
