package eval_test

import (
	"errors"
	"os"
	"testing"

	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

// FuzzRun: whatever the program, it ends within its budgets, and no panic of
// ours comes up.
func FuzzRun(f *testing.F) {
	for _, file := range corpus(f) {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(src))
	}
	for _, src := range []string{
		"def f():\n    while True:\n        try: return 1\n        finally: continue\nf()",
		"def g(): yield from g()\nnext(g())",
		"class C:\n    def __getattr__(self, n): return getattr(self, n)\nC().x",
		"x = [1]\nwhile True: x = x + x",
	} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		m, err := syntax.Parse("f.py", src)
		if err != nil || eval.Check(m, standIns(), nil) != nil {
			return
		}
		p := eval.NewProgram(m, eval.Options{Modules: standIns(), MaxSteps: 20_000, MaxDepth: 100, MaxMemory: 1 << 20})
		defer p.Close()
		th := p.Main()
		_, err = th.Run()
		var fault *eval.Fault
		if errors.As(err, &fault) {
			t.Fatalf("%v\n%s", fault, fault.Stack)
		}
		th.Traceback(err)
		for _, v := range p.Globals() {
			if s := object.Show(v.Value, 50); len([]rune(s)) > 50 {
				t.Errorf("%s = %s", v.Name, s)
			}
		}
	})
}
