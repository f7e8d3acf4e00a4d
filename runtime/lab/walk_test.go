package lab

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"net/netip"
	"runtime"
	"testing"
	"time"

	"lockstep/runtime/event"
	"lockstep/runtime/stage"
	"lockstep/runtime/world"
)

// walkStages are the settings that random walks go through.
var walkStages = []stage.Stage{
	{Name: "one"},
	{Name: "two", Hosts: []stage.Host{
		{Name: "a", Addr: netip.MustParseAddr("10.0.0.1")},
		{Name: "b", Addr: netip.MustParseAddr("10.0.1.2")},
	}, Link: stage.Link{Latency: 20 * time.Millisecond, PathMTU: 900}},
	{Name: "five", Hosts: []stage.Host{
		{Name: "a", Addr: netip.MustParseAddr("10.0.0.1")},
		{Name: "b", Addr: netip.MustParseAddr("10.0.0.2")},
		{Name: "c", Addr: netip.MustParseAddr("192.168.7.3")},
		{Name: "d"},
		{Name: "e", Addr: netip.MustParseAddr("10.0.0.5")},
	}, Link: stage.Link{Latency: 300 * time.Millisecond, MTU: 576}},
}

// walk makes random calls and moves in a lab, and writes down every event, result and view.
type walk struct {
	r    *rand.Rand
	w    *World
	st   *stage.Stage
	log  bytes.Buffer
	fds  [][]int
	wait []world.Pending
}

// events gives the sink of the walk.
func (k *walk) event(e event.Event) {
	k.log.Write(e.AppendJSON(nil))
	k.log.WriteByte('\n')
}

// run walks n steps from a seed.
func (k *walk) run(seed uint64, n int) []byte {
	k.r = rand.New(rand.NewPCG(seed, 1))
	k.log.Reset()
	k.wait = nil
	k.fds = make([][]int, len(k.st.Hosts))
	for range n {
		k.step()
	}
	fmt.Fprintf(&k.log, "%v\n", k.w.View().Sockets)
	fmt.Fprintf(&k.log, "%v\n", k.w.View().Timers)
	return bytes.Clone(k.log.Bytes())
}

func (k *walk) step() {
	moves := k.w.Moves()
	switch n := k.r.IntN(10); {
	case n < 6 && len(moves) > 0:
		m := moves[k.r.IntN(len(moves))]
		if m.Act == world.Drop && k.r.IntN(2) == 0 || m.Act == world.Dup && k.r.IntN(2) == 0 {
			m.Act = world.Deliver
		}
		if m.Act == world.Tick && k.r.IntN(3) == 0 {
			m.For = time.Duration(k.r.IntN(3000)) * time.Millisecond
		}
		if err := k.w.Apply(m); err != nil {
			fmt.Fprintln(&k.log, "error", err)
		}
	case n < 8 && len(k.wait) > 0:
		i := k.r.IntN(len(k.wait))
		if p := k.wait[i]; p.Ready() {
			k.do(p)
			k.wait = append(k.wait[:i:i], k.wait[i+1:]...)
		}
	default:
		h := k.r.IntN(len(k.fds))
		if p := k.w.Begin(h, k.call(h)); p.Ready() {
			k.do(p)
		} else {
			k.wait = append(k.wait, p)
		}
	}
}

func (k *walk) do(p world.Pending) {
	r, done := p.Do()
	c := p.(*pending).call
	c.Data = nil
	fmt.Fprintf(&k.log, "%v %+v %v %v\n", c.Kind, c, r, done)
	if !done {
		k.wait = append(k.wait, p)
	}
	if r.FD != 0 {
		h := p.(*pending).h.index
		k.fds[h] = append(k.fds[h], r.FD)
	}
}

// ports are few, so that strangers meet.
func (k *walk) address() netip.AddrPort {
	a := k.st.Hosts[k.r.IntN(len(k.st.Hosts))].Addr
	switch {
	case !a.IsValid() || k.r.IntN(6) == 0:
		a = loopback
	case k.r.IntN(30) == 0:
		a = netip.MustParseAddr("10.9.9.9")
	}
	return netip.AddrPortFrom(a, uint16(9000+k.r.IntN(3)))
}

func (k *walk) call(h int) world.Call {
	c := world.Call{Kind: world.Kind(1 + k.r.IntN(int(world.Sleep))), Wait: world.Forever}
	switch k.r.IntN(4) {
	case 0:
		c.Wait = 0
	case 1:
		c.Wait = time.Duration(k.r.IntN(2000)) * time.Millisecond
	}
	if n := len(k.fds[h]); n == 0 || n < 4 && k.r.IntN(3) == 0 {
		c.Kind, c.UDP = world.Socket, k.r.IntN(4) == 0
	} else {
		c.FD = k.fds[h][max(0, n-1-k.r.IntN(5))]
	}
	c.Addr = k.address()
	switch c.Kind {
	case world.Bind:
		if k.r.IntN(2) == 0 {
			c.Addr = netip.AddrPortFrom(netip.IPv4Unspecified(), c.Addr.Port())
		}
	case world.Listen:
		c.N = k.r.IntN(3)
	case world.Send, world.SendTo:
		c.Data = bytes.Repeat([]byte{byte(k.r.IntN(256))}, 1+k.r.IntN(4000))
		c.All = k.r.IntN(2) == 0
	case world.Recv, world.RecvFrom:
		c.N = k.r.IntN(3000)
		c.Peek = k.r.IntN(5) == 0
	case world.Shutdown:
		c.N = k.r.IntN(3)
	case world.Close:
		if k.r.IntN(3) > 0 {
			c.Kind = world.Accept
		}
	case world.Select:
		c.R, c.W = k.fds[h], k.fds[h]
	case world.SetOption:
		c.Option, c.Value = world.Option(k.r.IntN(7)), k.r.IntN(4)
		if c.Option == world.RcvBuf || c.Option == world.SndBuf {
			c.Value *= 1000
		}
	case world.Sleep:
		c.Wait = time.Duration(k.r.IntN(5000)) * time.Millisecond
	}
	return c
}

// newWalk opens a lab for walks.
func newWalk(t testing.TB, st stage.Stage, seed uint64) *walk {
	k := &walk{st: &st}
	st.Complete()
	st.Seed = seed
	w, err := open(&st, k.event)
	if err != nil {
		t.Fatal(err)
	}
	k.w = w
	return k
}

const walkSteps = 150

// TestResetIsFresh walks in labs that are reset, and in fresh ones: the same happens.
func TestResetIsFresh(t *testing.T) {
	walks := 500
	if testing.Short() || raceEnabled {
		walks = 60
	}
	for _, st := range walkStages {
		t.Run(st.Name, func(t *testing.T) {
			used := newWalk(t, st, 99)
			defer used.w.Close()
			for seed := range uint64(walks) {
				used.w.Reset(seed)
				got := used.run(seed, walkSteps)
				fresh := newWalk(t, st, seed)
				want := fresh.run(seed, walkSteps)
				fresh.w.Close()
				same(t, seed, want, got)
			}
		})
	}
}

// TestDeterministic walks twice at each of several numbers of processors.
func TestDeterministic(t *testing.T) {
	walks := 60
	if testing.Short() || raceEnabled {
		walks = 10
	}
	for _, st := range walkStages {
		t.Run(st.Name, func(t *testing.T) {
			for seed := range uint64(walks) {
				var want []byte
				for _, procs := range []int{1, 2, 4, 4} {
					old := runtime.GOMAXPROCS(procs)
					k := newWalk(t, st, seed)
					got := k.run(seed, walkSteps)
					k.w.Close()
					runtime.GOMAXPROCS(old)
					if want == nil {
						want = got
					}
					same(t, seed, want, got)
				}
			}
		})
	}
}

// same compares what was written down, and shows where it parts.
func same(t *testing.T, seed uint64, want, got []byte) {
	t.Helper()
	if bytes.Equal(want, got) {
		return
	}
	w, g := bytes.Split(want, []byte("\n")), bytes.Split(got, []byte("\n"))
	for i := range min(len(w), len(g)) {
		if !bytes.Equal(w[i], g[i]) {
			t.Fatalf("seed %d, line %d: want\n%s\ngot\n%s", seed, i, w[i], g[i])
		}
	}
	t.Fatalf("seed %d: %d lines, want %d", seed, len(g), len(w))
}
