package handin_test

import (
	"context"
	"os"
	"strconv"
	"syscall"
	"testing"

	"lockstep/repl/handin"
)

// spent is the processor time of this process, in seconds: it says the same on a busy machine.
func spent() float64 {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u) // it does not fail for oneself
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}

// BenchmarkGrade grades hand-ins of learners who did every lesson, and reports the seconds of processor time
// for a thousand: LOCKSTEP_HANDINS says how many are graded, else a few from which that follows.
func BenchmarkGrade(b *testing.B) {
	n := 50
	if text := os.Getenv("LOCKSTEP_HANDINS"); text != "" {
		var err error
		if n, err = strconv.Atoi(text); err != nil {
			b.Fatal(err)
		}
	}
	data, err := honest(b, all()...).Encode()
	if err != nil {
		b.Fatal(err)
	}
	in := make([]handin.Input, n)
	for i := range in {
		in[i] = handin.Input{File: strconv.Itoa(i), Read: reading(data)}
	}
	took := func(in []handin.Input) float64 {
		begun := spent()
		for _, r := range handin.Grade(context.Background(), in, handin.Options{Lesson: load, Open: openLab}) {
			if c := r.Count(); c.Done+c.Unchecked != c.Asked {
				b.Fatalf("%+v", c)
			}
		}
		return spent() - begun
	}
	thousand := 0.0
	for b.Loop() {
		first := took(in[:2]) // loads the lessons and judges the programs, once for all
		thousand = first + (took(in)-first)/float64(n-2)*1000
	}
	b.ReportMetric(thousand, "cpu-s/1000")
}
