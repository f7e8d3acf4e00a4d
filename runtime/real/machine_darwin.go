package real

import (
	"errors"
	"net/netip"
	"syscall"

	"golang.org/x/sys/unix"
)

// manyLoopbacks says whether all of 127.0.0.0/8 answers: here only 127.0.0.1 does.
const manyLoopbacks = false

// bytesWaiting asks how much there is to read: FIONREAD.
const bytesWaiting = 0x4004667f

func makeSocket(kind int) (int, error) {
	syscall.ForkLock.RLock() // no child may be made before the descriptor is marked
	defer syscall.ForkLock.RUnlock()
	fd, err := unix.Socket(unix.AF_INET, kind, 0)
	if err != nil {
		return fd, err
	}
	return fd, tame(fd)
}

// tame marks a descriptor as all of them are here.
func tame(fd int) error {
	unix.CloseOnExec(fd)
	err := unix.SetNonblock(fd, true)
	if err != nil {
		unix.Close(fd)
	}
	return err
}

func acceptFrom(fd int) (int, unix.Sockaddr, error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	got, from, err := unix.Accept(fd)
	if err != nil {
		return got, from, err
	}
	return got, from, tame(got)
}

func makePipe() (p [2]int, err error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	if err := unix.Pipe(p[:]); err != nil {
		return p, err
	}
	return p, errors.Join(tame(p[0]), tame(p[1]))
}

// tcpStates are the kernel's numbers of states in the words of RFC 9293 (netinet/tcp_fsm.h).
var tcpStates = [...]string{
	0: "CLOSED", 1: "LISTEN", 2: "SYN-SENT", 3: "SYN-RECEIVED", 4: "ESTABLISHED", 5: "CLOSE-WAIT",
	6: "FIN-WAIT-1", 7: "CLOSING", 8: "LAST-ACK", 9: "FIN-WAIT-2", 10: "TIME-WAIT",
}

func tcpState(fd int) int {
	info, err := unix.GetsockoptTCPConnectionInfo(fd, unix.IPPROTO_TCP, unix.TCP_CONNECTION_INFO)
	if err != nil {
		return 0
	}
	return int(info.State)
}

// connectAgain tells how an attempt to connect has ended.
func connectAgain(fd int, to unix.Sockaddr) error {
	n, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_ERROR)
	if err == nil && n != 0 {
		return unix.Errno(n)
	}
	return err
}

// lingers is false: who asks for SO_REUSEADDR gets a port that only connections in TIME-WAIT have.
func lingers(netip.AddrPort) bool { return false }
