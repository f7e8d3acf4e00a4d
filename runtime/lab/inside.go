package lab

import (
	"fmt"
	"reflect"
	"time"

	"gvisor.dev/gvisor/pkg/tcpip/transport/tcp"
)

// The stack keeps to itself what a learner wants to see: which of its timers mean anything,
// the send queue, the windows. This file reads it, and only reads, by reflection, while the
// stack is idle. field panics when a field is not where the pinned version has it; a test
// resolves them all.

// field is the way from a tcp.Endpoint to one of its fields.
type field []int

func fieldAt(names ...string) field {
	t := reflect.TypeFor[tcp.Endpoint]()
	var f field
	for _, name := range names {
		if t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		next, ok := t.FieldByName(name)
		if !ok {
			panic(fmt.Sprintf("lab: gVisor's %v has no field %s", t, name))
		}
		f = append(f, next.Index...)
		t = next.Type
	}
	return f
}

// in gives the field's value in an endpoint, or the zero Value where a pointer on the way is nil.
func (f field) in(e reflect.Value) reflect.Value {
	v := e
	for _, i := range f {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return reflect.Value{}
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v
}

// number reads a field that is an integer; 0 where there is none.
func (f field) number(e reflect.Value) int {
	switch v := f.in(e); v.Kind() {
	case reflect.Invalid:
		return 0
	case reflect.Uint8, reflect.Uint32:
		return int(v.Uint())
	default:
		return int(v.Int())
	}
}

var (
	sendUsed     = fieldAt("sndQueueInfo", "TCPSndBufState", "SndBufUsed")
	sendNext     = fieldAt("snd", "TCPSenderState", "SndNxt")
	sendUnacked  = fieldAt("snd", "TCPSenderState", "SndUna")
	sendWindow   = fieldAt("snd", "TCPSenderState", "SndWnd")
	sendCwnd     = fieldAt("snd", "TCPSenderState", "SndCwnd")
	sendRTO      = fieldAt("snd", "TCPSenderState", "RTO")
	sendProbing  = fieldAt("snd", "zeroWindowProbing")
	handshakeRTO = fieldAt("h", "retransmitTimer", "timeout")
	recvNext     = fieldAt("rcv", "TCPReceiverState", "RcvNxt")
	recvRight    = fieldAt("rcv", "TCPReceiverState", "RcvAcc")
	acceptCount  = fieldAt("acceptQueue", "endpoints", "len")
)

// slot is a place where an endpoint keeps a timer.
type slot struct {
	what  string
	timer field // the tcpip.Timer: one of ours
	state field // of the stack's lazy timers: whether it is meant; nil for plain ones
	due   field // of the stack's lazy timers: when it is meant
}

// lazyEnabled is timerStateEnabled of gVisor's lazy timers.
const lazyEnabled = 2

func lazy(what string, at ...string) slot {
	in := func(last ...string) field { return fieldAt(append(append([]string(nil), at...), last...)...) }
	return slot{what, in("timer"), in("state"), in("target", "nanoseconds")}
}

var slots = []slot{
	lazy("retransmission", "snd", "resendTimer"),
	lazy("reordering", "snd", "reorderTimer"),
	lazy("loss probe", "snd", "probeTimer"),
	lazy("cork", "snd", "corkTimer"),
	lazy("keepalive", "keepalive", "timer"),
	{what: "retransmission", timer: fieldAt("h", "retransmitTimer", "t")},
	{what: "FIN-WAIT-2", timer: fieldAt("finWait2Timer")},
	{what: "TIME-WAIT", timer: fieldAt("timeWaitTimer")},
}

// holds says whether an endpoint keeps the timer in this place.
func (s *slot) holds(e reflect.Value, t *timer) bool {
	v := s.timer.in(e)
	if !v.IsValid() || v.IsNil() {
		return false
	}
	v = v.Elem()
	return v.Kind() == reflect.Pointer && v.Pointer() == reflect.ValueOf(t).Pointer()
}

// meant says whether the timer in this place would do anything, and when.
func (s *slot) meant(e reflect.Value, t *timer) (time.Duration, bool) {
	if s.state == nil {
		return t.due, true
	}
	return time.Duration(s.due.number(e)) - monotonicStart, s.state.number(e) == lazyEnabled
}

// oldestPart is the way from the stack's IPv4 protocol to the oldest datagram that it puts
// together from fragments: a nil pointer when there is none.
func oldestPart(ip any) reflect.Value {
	v := reflect.ValueOf(ip).Elem()
	for _, name := range []string{"fragmentation", "rList", "tail"} {
		if v.Kind() == reflect.Pointer {
			v = v.Elem()
		}
		if v = v.FieldByName(name); !v.IsValid() {
			panic("lab: gVisor's IPv4 protocol has no field " + name)
		}
	}
	return v
}

// since is when the putting together began.
func since(part reflect.Value) time.Duration {
	return time.Duration(part.Elem().FieldByName("createdAt").FieldByName("nanoseconds").Int()) - monotonicStart
}
