package real

import (
	"fmt"
	"net/netip"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// manyLoopbacks says whether all of 127.0.0.0/8 answers.
const manyLoopbacks = true

// bytesWaiting asks how much there is to read.
const bytesWaiting = unix.TIOCINQ

func makeSocket(kind int) (int, error) {
	return unix.Socket(unix.AF_INET, kind|unix.SOCK_NONBLOCK|unix.SOCK_CLOEXEC, 0)
}

func acceptFrom(fd int) (int, unix.Sockaddr, error) {
	return unix.Accept4(fd, unix.SOCK_NONBLOCK|unix.SOCK_CLOEXEC)
}

func makePipe() (p [2]int, err error) {
	return p, unix.Pipe2(p[:], unix.O_NONBLOCK|unix.O_CLOEXEC)
}

// tcpStates are the kernel's numbers of states in the words of RFC 9293 (include/net/tcp_states.h).
var tcpStates = [...]string{
	1: "ESTABLISHED", 2: "SYN-SENT", 3: "SYN-RECEIVED", 4: "FIN-WAIT-1", 5: "FIN-WAIT-2", 6: "TIME-WAIT",
	7: "CLOSED", 8: "CLOSE-WAIT", 9: "LAST-ACK", 10: "LISTEN", 11: "CLOSING",
}

func tcpState(fd int) int {
	info, err := unix.GetsockoptTCPInfo(fd, unix.IPPROTO_TCP, unix.TCP_INFO)
	if err != nil {
		return 0
	}
	return int(info.State)
}

// connectAgain tells how an attempt to connect has ended: asking once more says so, and leaves the
// socket fit for another attempt.
func connectAgain(fd int, to unix.Sockaddr) error { return unix.Connect(fd, to) }

// lingers says whether the kernel keeps a TCP connection of an address that nobody holds any more, as in TIME-WAIT.
// Linux lets nobody have its port but where both have asked for SO_REUSEADDR, and we do so for all that end.
func lingers(at netip.AddrPort) bool {
	table, err := os.ReadFile("/proc/net/tcp") // proc_net(5)
	if err != nil {
		return false
	}
	a := at.Addr().As4()
	local := fmt.Sprintf("%02X%02X%02X%02X:%04X", a[3], a[2], a[1], a[0], at.Port())
	for line := range strings.Lines(string(table)) {
		if f := strings.Fields(line); len(f) > 9 && f[1] == local && f[9] == "0" { // 0: no inode
			return true
		}
	}
	return false
}
