//go:build unix

package eval_test

import (
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"lockstep/runtime/python/eval"
)

// againstCPython are functions that both interpreters call.
var againstCPython = []struct{ name, source string }{
	{"fib20", "def fib(n):\n    if n < 2:\n        return n\n    return fib(n - 1) + fib(n - 2)\ndef f(): fib(20)\n"},
	{"while1e6", "def f():\n    i = 0\n    while i < 1000000:\n        i += 1\n"},
}

// BenchmarkAgainstCPython gives how many times CPython's processor time (the
// best of some runs) ours is on the average: to stay below 3.
func BenchmarkAgainstCPython(b *testing.B) {
	python, err := exec.LookPath("python3")
	if err != nil {
		b.Skip("no python3 to compare with: ", err)
	}
	for _, c := range againstCPython {
		b.Run(c.name, func(b *testing.B) {
			timing := c.source + "import time\nbest = 1e9\nfor _ in range(9):\n    t = time.process_time()\n    f()\n    best = min(best, time.process_time() - t)\nprint(best)\n"
			out, err := exec.Command(python, "-c", timing).Output()
			if err != nil {
				b.Fatal(err)
			}
			theirs, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
			if err != nil {
				b.Fatal(err)
			}
			m := parse(b, c.source+"f()\n")
			from := processorTime()
			for b.Loop() {
				if _, err := eval.NewProgram(m, eval.Options{}).Main().Run(); err != nil {
					b.Fatal(err)
				}
			}
			ours := (processorTime() - from).Seconds() / float64(b.N)
			b.ReportMetric(ours/theirs, "x-CPython")
			b.ReportMetric(ours*1e9, "ns/op")
		})
	}
}

func processorTime() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		panic(err)
	}
	return time.Duration(r.Utime.Nano())
}
