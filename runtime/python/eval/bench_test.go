package eval_test

import (
	"iter"
	"testing"

	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

func parse(tb testing.TB, src string) *syntax.Module {
	tb.Helper()
	m, err := syntax.Parse("t.py", src)
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

func benchRun(b *testing.B, src string) {
	m := parse(b, src)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := eval.NewProgram(m, eval.Options{}).Main().Run(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWhile1e6(b *testing.B) {
	benchRun(b, "i = 0\nwhile i < 1000000:\n    i += 1\n")
}

func BenchmarkWhileLocal1e6(b *testing.B) {
	benchRun(b, "def f():\n    i = 0\n    while i < 1000000:\n        i += 1\nf()\n")
}

func BenchmarkFib20(b *testing.B) {
	benchRun(b, "def fib(n):\n    if n < 2:\n        return n\n    return fib(n - 1) + fib(n - 2)\nfib(20)\n")
}

func BenchmarkMethods(b *testing.B) {
	benchRun(b, "class C:\n    def __init__(self):\n        self.n = 0\n    def add(self, k):\n        self.n += k\nc = C()\nfor i in range(10000):\n    c.add(i)\n")
}

func BenchmarkGenerator(b *testing.B) {
	benchRun(b, "def g():\n    for i in range(10000):\n        yield i\nfor x in g():\n    pass\n")
}

// BenchmarkProgram is a further program on a shared tree.
func BenchmarkProgram(b *testing.B) {
	m := parse(b, "import time\ndef f(x):\n    return len(x)\nclass A:\n    pass\nprint\n")
	b.ReportAllocs()
	for b.Loop() {
		eval.NewProgram(m, eval.Options{}).Main()
	}
}

// BenchmarkGate is a round trip from the program to who drives it and back.
func BenchmarkGate(b *testing.B) {
	var yield func(struct{}) bool
	gate := object.NewBuiltin("", object.Func{Name: "gate", Sig: "()", Fn: func(object.Host, []object.Value) (object.Value, error) {
		if !yield(struct{}{}) {
			return nil, eval.ErrStopped
		}
		return object.None, nil
	}})
	t := eval.NewProgram(parse(b, "while True:\n    gate()\n"), eval.Options{Builtins: map[string]eval.Value{"gate": gate}}).Main()
	next, stop := iter.Pull(func(y func(struct{}) bool) {
		yield = y
		_, _ = t.Run()
	})
	defer stop()
	b.ReportAllocs()
	for b.Loop() {
		next()
	}
}
