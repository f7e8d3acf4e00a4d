package render_test

import (
	"net/netip"
	"strings"
	"testing"
	"time"
	"unicode"

	"lockstep/repl/render"
	"lockstep/repl/text"
	"lockstep/runtime/actor"
	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
	"lockstep/runtime/stage"
	"lockstep/runtime/world"
)

// strange is a run in which every text and every byte is what a hostile program would like to
// see on the terminal.
func strange(s string, data []byte) *render.Scene {
	at := netip.MustParseAddrPort("127.0.0.1:9000")
	var events []event.Event
	for k := event.Started; k <= event.Ended; k++ {
		for i, op := range []string{"recv", "send", "input", s} {
			e := event.Event{
				Move: len(events) + 1, I: 1, Time: time.Second, Kind: k, Actor: s, Host: s, Line: 1, Op: op, Packet: i, N: 1,
				From: at, To: at, Was: s, State: s, Text: s, Data: data,
			}
			if i%2 == 1 {
				e.Err = s
			}
			events = append(events, e)
		}
	}
	a := render.Actor{
		Name: s, Host: s, State: conductor.Blocked, Call: world.Call{Kind: world.Input}, Op: s, First: 1, Last: 1,
		Lines:    []string{s},
		Bindings: func() []actor.Binding { return nil },
		Frames: func() []render.Frame {
			return []render.Frame{{Function: s, Line: 1, Vars: []render.Var{{Name: s, Repr: s}}}}
		},
		Err: s,
	}
	return &render.Scene{
		Hosts: []stage.Host{{Name: s}}, Actors: []render.Actor{a}, Events: events, Stuck: true,
		Owner: func(int) string { return s },
		World: world.View{
			Sockets: []world.SocketView{{FD: 1, State: "LISTEN", Local: at}, {State: "TIME-WAIT", Local: at, Peer: at}},
			Timers:  []world.TimerView{{What: s}, {What: "retransmission", FD: 1}},
			Packets: []world.PacketView{{Number: 1, Raw: data}},
		},
	}
}

// A hundred thousand characters on one line take no noticeable time: what no line can show is not measured.
func TestLongTexts(t *testing.T) {
	v := render.View{Width: 80}
	for _, s := range []string{"\t", "\x1b", "a", "收"} {
		x := strange(strings.Repeat(s, 100_000), []byte(s))
		for _, line := range append(v.Code(x, ""), v.Changes(x, 1, 4)...) {
			if text.Width(line) > v.Width {
				t.Errorf("%d columns: %q", text.Width(line), line)
			}
		}
	}
}

// FuzzHarmless: whatever a program sends, prints or is called, no control character reaches the
// output, and no line is wider than asked for.
func FuzzHarmless(f *testing.F) {
	f.Add("\x1b[2J\x07\r\n\u202e", []byte("\x1b]0;x\x07"), 80)
	f.Add("收到", []byte{0x45, 0, 0, 28, 0, 0, 0x20, 0, 64, 17, 0, 0, 127, 0, 0, 1, 127, 0, 0, 1, 0, 1, 0, 2, 0, 8, 0, 0}, 41)
	f.Add("\t\x9b31m", []byte{0x45, 0, 0, 20, 0, 0, 0, 185, 64, 6, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2}, 60)
	f.Add("", []byte{}, 0)
	f.Fuzz(func(t *testing.T, s string, data []byte, width int) {
		v := render.View{Lang: text.Lang(width&1) | text.Lang(width>>6&1)*text.Spoken, Width: 40 + width&63}
		x := strange(s, data)
		last := x.Events[len(x.Events)-1].Move
		packet, _ := v.Packet(x, 1, "")
		field, _ := v.Packet(x, 1, "data")
		for name, lines := range map[string][]string{
			"changes": v.Changes(x, 1, last), "log": v.Log(x, 0, 0), "packets": v.Packets(x, true), "packet": packet, "field": field,
			"state": v.State(x, ""), "stuck": v.Stuck(x), "code": v.Code(x, ""), "vars": v.Vars(x, ""),
			"diagram": v.Diagram(x, 1, last), "streams": v.Streams(x), "timeline": v.Timeline(x, 0, 0),
			"goal": v.Goal([]render.Condition{{Source: s, Now: s}, {Source: s, Holds: true, Raised: s}}), "stream": v.Stream(x, 1, true),
		} {
			for _, line := range lines {
				if strings.IndexFunc(line, unicode.IsControl) >= 0 {
					t.Errorf("%s: control character in %q", name, line)
				}
				if text.Width(line) > v.Width {
					t.Errorf("%s: %d columns of %d: %q", name, text.Width(line), v.Width, line)
				}
			}
		}
	})
}
