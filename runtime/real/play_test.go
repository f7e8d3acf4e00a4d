//go:build linux || darwin

package real_test

import (
	"context"
	"net"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"lockstep/runtime/conductor"
	"lockstep/runtime/lab"
	"lockstep/runtime/process"
	"lockstep/runtime/real"
	"lockstep/runtime/stage"
)

// hung is when a test that waits for the machine has failed. No test is slower when it passes.
const hung = 2 * time.Minute

func TestMain(m *testing.M) {
	if process.Asked() {
		process.Serve()
	}
	os.Setenv("GORACE", "atexit_sleep_ms=0") // of each process, where the race detector is on
	goleak.VerifyTestMain(m)
}

// freePort is a port that nobody on this machine has, for TCP and UDP.
func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Skipf("loopback cannot be used here: %v", err)
	}
	defer l.Close()
	return strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
}

// program is one actor: its name, and its source with PORT for a free port.
type program struct{ name, source string }

func stageOf(port string, programs ...program) *stage.Stage {
	st := &stage.Stage{Name: "test"}
	for _, p := range programs {
		source := strings.ReplaceAll(strings.TrimPrefix(p.source, "\n"), "PORT", port)
		st.Actors = append(st.Actors, stage.Actor{Name: p.name, Program: stage.Program{File: p.name + ".py", Source: source}})
	}
	st.Complete()
	return st
}

func openReal(t *testing.T, st *stage.Stage) *conductor.Run {
	t.Helper()
	r, err := conductor.New(st, conductor.Options{Open: real.Opener(real.Options{}), Launch: process.Launch, EndInput: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Close)
	return r
}

func openLab(t *testing.T, st *stage.Stage) *conductor.Run {
	t.Helper()
	r, err := conductor.New(st, conductor.Options{Open: lab.Open, EndInput: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Close)
	return r
}

// toEnd lets all go on to the end of every program.
func toEnd(t *testing.T, r *conductor.Run) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), hung)
	defer stop()
	if end, err := r.Exec(ctx, conductor.Command{Verb: conductor.RunAll}); err != nil || end != conductor.RunOver {
		t.Fatalf("run stopped with %d, %v\n%s", end, err, transcript(r))
	}
}

// transcript is what the programs printed and how they ended.
func transcript(r *conductor.Run) string {
	var b strings.Builder
	for _, a := range r.Actors() {
		for _, line := range a.Printed() {
			b.WriteString(a.Name() + ": " + line + "\n")
		}
		if e := a.End(); e != nil && e.Err != "" {
			b.WriteString(a.Name() + " failed: " + e.Text + "\n")
		}
	}
	return b.String()
}

// descriptors is how many descriptors the process has; 0 where that cannot be counted.
func descriptors(t *testing.T) int {
	t.Helper()
	if runtime.GOOS != "linux" {
		return 0
	}
	time.AfterFunc(hung, func() {}).Stop() // with the first timer Go's poller has descriptors of its own
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Skipf("descriptors cannot be counted here: %v", err)
	}
	return len(entries)
}

// run plays a stage to its end and gives its transcript.
func run(t *testing.T, open func(*testing.T, *stage.Stage) *conductor.Run, st *stage.Stage) string {
	t.Helper()
	r := open(t, st)
	toEnd(t, r)
	return transcript(r)
}
