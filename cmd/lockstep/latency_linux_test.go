package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// BenchmarkEcho times a key from the terminal until what it changes has been written, and reports
// the median. .ci/run holds it to 2 ms.
func BenchmarkEcho(b *testing.B) {
	s := newConsole(b, "en", 80, 24, "start", "handshake")
	s.wants("handshake 1/13 >")
	s.settled()
	var took []time.Duration
	for b.Loop() {
		for _, key := range []string{"x", "\x7f"} {
			time.Sleep(15 * time.Millisecond) // as fast as anybody types
			for len(s.change) > 0 {
				<-s.change
			}
			start := time.Now()
			s.press(key)
			<-s.change
			took = append(took, time.Since(start))
		}
	}
	b.ReportMetric(float64(median(took))/1e6, "ms/echo")
}

// BenchmarkIdle counts how often the kernel switches to a thread of a session that waits for a key,
// in five seconds. .ci/run holds it to 5.
func BenchmarkIdle(b *testing.B) {
	s := newConsole(b, "en", 80, 24, "start", "handshake")
	s.wants("handshake 1/13 >")
	s.press("lang z\t")
	s.wants("lang zh")
	s.settled()
	fewest := 1 << 30
	for b.Loop() {
		before := s.switches()
		time.Sleep(5 * time.Second)
		fewest = min(fewest, s.switches()-before)
	}
	b.ReportMetric(float64(fewest), "switches/5s")
}

// switches is how often the kernel has switched to one of the program's threads.
func (s *console) switches() (n int) {
	tasks, err := filepath.Glob("/proc/" + strconv.Itoa(s.c.Process.Pid) + "/task/*/status")
	if err != nil || tasks == nil {
		s.t.Fatal("no threads", err)
	}
	for _, task := range tasks {
		text, err := os.ReadFile(task)
		if err != nil {
			s.t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if name, count, _ := strings.Cut(line, ":"); strings.HasSuffix(name, "ctxt_switches") {
				k, err := strconv.Atoi(strings.TrimSpace(count))
				if err != nil {
					s.t.Fatal(err)
				}
				n += k
			}
		}
	}
	return n
}
