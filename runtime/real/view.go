//go:build linux || darwin

package real

import (
	"maps"
	"slices"

	"golang.org/x/sys/unix"

	"lockstep/runtime/world"
)

// View reads how every socket stands, who sleeps, and the files.
func (w *World) View() (v world.View) {
	for _, fd := range slices.Sorted(maps.Keys(w.sockets)) {
		s := w.sockets[fd]
		x := world.SocketView{Host: s.host, FD: s.fd, UDP: s.udp, Local: w.local(s), Peer: w.peer(s)}
		if !s.udp {
			x.State = tcpStates[tcpState(s.kernel)]
		}
		if x.State != "LISTEN" {
			x.RecvQueue, _ = unix.IoctlGetInt(s.kernel, bytesWaiting)
			x.RecvBuffer, _ = unix.GetsockoptInt(s.kernel, unix.SOL_SOCKET, unix.SO_RCVBUF)
		}
		v.Sockets = append(v.Sockets, x)
	}
	slices.SortStableFunc(v.Sockets, func(a, b world.SocketView) int { return a.Host - b.Host })
	for _, p := range w.pending {
		if p.begun && p.call.Wait > 0 {
			what := "timeout"
			if p.call.Kind == world.Sleep {
				what = "sleep"
			}
			v.Timers = append(v.Timers, world.TimerView{Due: p.due, Host: p.host, What: what, FD: p.call.FD})
		}
	}
	slices.SortStableFunc(v.Timers, func(a, b world.TimerView) int { return int(a.Due - b.Due) })
	for host, f := range w.folders {
		v.Files = append(v.Files, f.views(host)...)
	}
	return v
}
