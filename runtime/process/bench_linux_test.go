package process_test

import (
	"testing"

	"lockstep/runtime/conductor"
)

// BenchmarkLaunch is a run of one process from its start to its end.
func BenchmarkLaunch(b *testing.B) {
	st := stageOf("pass\n")
	for b.Loop() {
		r, err := conductor.New(st, options)
		if err != nil {
			b.Fatal(err)
		}
		r.Close()
	}
}

// BenchmarkGate is an operation of a program that runs in a process.
func BenchmarkGate(b *testing.B) {
	r, err := conductor.New(stageOf("import time\nwhile True:\n    time.sleep(0)\n"), options)
	if err != nil {
		b.Fatal(err)
	}
	defer r.Close()
	for b.Loop() {
		if err := r.Do(conductor.Move{Verb: conductor.Step, Actor: "main"}); err != nil {
			b.Fatal(err)
		}
	}
}
