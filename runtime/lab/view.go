package lab

import (
	"cmp"
	"reflect"
	"slices"
	"time"

	"gvisor.dev/gvisor/pkg/tcpip"

	"lockstep/runtime/world"
)

// View reads the state of every socket, packet in flight and timer. It changes nothing.
func (w *World) View() world.View {
	var v world.View
	for _, h := range w.hosts {
		for _, s := range h.sockets {
			if s.udp {
				v.Sockets = append(v.Sockets, s.view())
			}
		}
		for _, c := range h.conns {
			v.Sockets = append(v.Sockets, c.view())
		}
	}
	slices.SortStableFunc(v.Sockets, func(a, b world.SocketView) int {
		return cmp.Or(cmp.Compare(a.Host, b.Host), held(a.FD, b.FD))
	})
	for _, p := range w.wire.flight {
		v.Packets = append(v.Packets, world.PacketView{
			Number: p.number, From: p.from, To: p.to, Sent: p.sent, Due: p.due, Raw: p.raw, Of: p.of,
		})
	}
	v.Timers = w.liveTimers()
	for i, h := range w.hosts {
		v.Files = append(v.Files, h.folder.Views(i)...)
	}
	return v
}

// held puts descriptors in order, and what has none after them.
func held(a, b int) int {
	if (a == 0) != (b == 0) {
		return cmp.Compare(b, a)
	}
	return cmp.Compare(a, b)
}

func (s *socket) view() world.SocketView {
	v := world.SocketView{Host: s.host.index, FD: s.fd, UDP: true, Local: s.local, Peer: s.peer}
	v.RecvQueue = int(reflect.ValueOf(s.ep).Elem().FieldByName("rcvBufSize").Int())
	v.RecvBuffer = int(s.ep.SocketOptions().GetReceiveBufferSize())
	return v
}

func (c *conn) view() world.SocketView {
	v := world.SocketView{
		Host: c.host.index, FD: c.fd, Closed: c.fd != 0 && !c.held,
		State: c.state, Local: c.local, Peer: c.peer,
	}
	e := reflect.ValueOf(c.ep).Elem()
	if c.state == "LISTEN" {
		v.Backlog = acceptCount.number(e)
		return v
	}
	v.RecvQueue, _ = c.ep.GetSockOptInt(tcpip.ReceiveQueueSizeOption)
	v.RecvBuffer = int(c.ep.SocketOptions().GetReceiveBufferSize())
	v.SendQueue = max(sendUsed.number(e), 0) // a FIN counts for one when it is acknowledged, not when it is queued
	v.RecvWindow = int(int32(recvRight.number(e) - recvNext.number(e)))
	v.SendWindow = sendWindow.number(e) - int(int32(sendNext.number(e)-sendUnacked.number(e)))
	v.Congestion = sendCwnd.number(e)
	v.RTO = time.Duration(sendRTO.number(e))
	if c.state == "SYN-SENT" || c.state == "SYN-RECEIVED" {
		v.RTO = time.Duration(handshakeRTO.number(e))
	}
	return v
}
