package real

import "golang.org/x/sys/unix"

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
