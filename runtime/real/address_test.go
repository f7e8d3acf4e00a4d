package real

import (
	"net/netip"
	"strings"
	"testing"

	"lockstep/runtime/stage"
)

// Only loopback may be had, unless everything may; no address means the host's own, or all.
func TestMachine(t *testing.T) {
	st := &stage.Stage{Hosts: []stage.Host{{Name: "a", Addr: netip.MustParseAddr("10.0.0.1")}, {Name: "b", Addr: netip.MustParseAddr("10.0.0.2")}}}
	for _, c := range []struct {
		remote bool
		named  string // by a program on b
		want   string // "" for what may not be had
	}{
		{false, "10.0.0.1:80", "127.0.0.1:80"},
		{false, "10.0.0.2:80", "127.0.0.2:80"},
		{false, "127.0.0.1:80", "127.0.1.2:80"},
		{false, "127.9.9.9:80", "127.9.9.9:80"},
		{false, "0.0.0.0:80", "127.0.0.2:80"},
		{false, "10.0.0.3:80", ""},
		{false, "255.255.255.255:80", ""},
		{true, "0.0.0.0:80", "0.0.0.0:80"},
		{true, "10.0.0.1:80", "127.0.0.1:80"},
		{true, "192.0.2.1:80", "192.0.2.1:80"},
	} {
		a := addresses{hosts: st.Hosts, on: st.OnLoopback(true), remote: c.remote}
		got, may := a.machine(1, netip.MustParseAddrPort(c.named))
		if may != (c.want != "") || may && got.String() != c.want {
			t.Errorf("%s, remote %v: %v %v, not %s", c.named, c.remote, got, may, c.want)
		}
	}
}

// Two hosts cannot have a port each of an address that they share; on addresses of their own they can.
func TestCollision(t *testing.T) {
	st := &stage.Stage{Hosts: []stage.Host{{Name: "a", Addr: netip.MustParseAddr("10.0.0.1")}, {Name: "b", Addr: netip.MustParseAddr("10.0.0.2")}}}
	for _, name := range []string{"a", "b"} {
		st.Actors = append(st.Actors, stage.Actor{Name: name, Host: name, Program: stage.Program{Source: `
s = socket.create_server(("", 9000))
t.bind( ("10.0.0.1", 9001) ); t.bind(("", port)); t.bind(("", 0)); rebind(("", 1))
`}})
	}
	for many, want := range map[bool]string{true: "", false: "real.same-port port=9000 hosts=[a b] address=127.0.0.1"} {
		a := addresses{hosts: st.Hosts, on: st.OnLoopback(many)}
		got := ""
		if err := a.collision(st); err != nil {
			got = err.Error()
		}
		if !strings.Contains(got, want) || (want == "") != (got == "") {
			t.Errorf("many %v: %q, not %q", many, got, want)
		}
	}
	st.Actors[1].Program.Source = "s.bind((host, 9002))"
	if err := (&addresses{hosts: st.Hosts, on: st.OnLoopback(false)}).collision(st); err != nil {
		t.Error(err)
	}
	if got := st.Actors[0].Program.Ports(); len(got) != 2 || got[0] != 9000 || got[1] != 9001 {
		t.Errorf("ports %v", got)
	}
}
