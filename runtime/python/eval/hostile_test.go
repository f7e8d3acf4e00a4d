package eval_test

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"lockstep/runtime/failure"
	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/syntax"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// hostile programs, and how each must end: by a budget, an exception, or
// refused before it runs.
var hostile = []struct{ name, src, end string }{
	{"loop", "while True: pass", "steps"},
	{"loop that catches", "while True:\n    try:\n        while True: pass\n    except BaseException: pass\n    finally: pass", "steps"},
	{"finally for ever", "def f():\n    while True:\n        try:\n            return 1\n        finally:\n            continue\nf()", "steps"},
	{"exceptions in finally for ever", "def f(n):\n    try:\n        1 / 0\n    finally:\n        f(n + 1)\nf(0)", "RecursionError"},
	{"handler that recurses", "def f():\n    try:\n        f()\n    except RecursionError:\n        f()\nf()", "steps"},
	{"with that recurses", "class C:\n    def __enter__(self): return self\n    def __exit__(self, *a):\n        with C(): return True\nwith C(): pass", "RecursionError"},
	{"comprehension", "[0 for _ in range(10**9)]", "memory"},
	{"generator for ever", "def g():\n    while True: yield 1\nfor x in g(): pass", "steps"},
	{"yield from itself", "def g(): yield from g()\nnext(g())", "RecursionError"},
	{"generator bomb", "def g():\n    yield 1\n    yield 2\nxs = []\nwhile True:\n    x = g()\n    next(x)\n    xs.append(x)", "memory"},
	{"forgotten generators", "def g():\n    yield 1\n    yield 2\nwhile True: next(g())", "steps"},
	{"recursion", "def f(n): return f(n + 1)\nf(0)", "RecursionError"},
	{"wide recursion", "def f(n):\n    return " + strings.Repeat("(", 90) + "f(n)" + strings.Repeat(")", 90) + "\nf(0)", "RecursionError"},
	{"deep recursion", "def f(n):\n    return " + strings.Repeat("[", 80) + "f(n)" + strings.Repeat("]", 80) + "\nf(0)", "RecursionError"},
	{"lambda recursion", "f = lambda: f()\nf()", "RecursionError"},
	{"repr recursion", "class C:\n    def __repr__(self): return repr(self)\nrepr(C())", "RecursionError"},
	{"str recursion", "class C:\n    def __str__(self): return f'{self}'\nstr(C())", "RecursionError"},
	{"eq recursion", "class C:\n    def __eq__(self, o): return self == o\nC() == C()", "RecursionError"},
	{"getattr recursion", "class C:\n    def __getattr__(self, n): return getattr(self, n)\nC().x", "RecursionError"},
	{"init recursion", "class C:\n    def __init__(self): C()\nC()", "RecursionError"},
	{"call recursion", "class C:\n    def __call__(self): self()\nC()()", "RecursionError"},
	{"property recursion", "class C:\n    @property\n    def x(self): return self.x\nC().x", "RecursionError"},
	{"sort recursion", "def f(x): return sorted([1, 2], key=f)\nf(0)", "RecursionError"},
	{"deep list", "a = []\nwhile True: a = [a]", "memory"},
	{"deep list shown", "a = []\nfor i in range(20000): a = [a]\nrepr(a)", "RecursionError"},
	{"list that grows", "x = []\nwhile True: x.append(x)", "memory"},
	{"list times", "x = [0] * 10**10", "memory"},
	{"str times", "x = 'a' * 10**10", "memory"},
	{"bytes times", "x = b'a' * 10**10", "memory"},
	{"tuple times", "x = (1,) * 10**10", "memory"},
	{"list plus", "x = [1]\nwhile True: x = x + x", "memory"},
	{"str plus", "x = 'a'\nwhile True: x += x", "memory"},
	{"bytes plus", "x = b'a'\nwhile True: x += x", "memory"},
	{"join", "x = 'a' * 1000000\nwhile True: x = ''.join([x, x])", "memory"},
	{"replace", "x = 'a' * 3000\nwhile True: x = x.replace('a', x)", "memory"},
	{"format width", "'%1000000000d' % 1", "memory"},
	{"format spec", "f'{1:1000000000}'", "memory"},
	{"format precision", "f'{1.5:.1000000000f}'", "memory"},
	{"ljust", "'a'.ljust(10**10)", "memory"},
	{"power", "x = 2 ** 10**10", "python.int-size"},
	{"shift", "x = 1 << 10**12", "python.int-size"},
	{"int times", "x = 3\nwhile True: x = x * x", "memory"},
	{"list of range", "list(range(10**10))", "memory"},
	{"sum of range", "sum(range(10**12))", "steps"},
	{"max of range", "max(range(10**12))", "steps"},
	{"in a generator", "5 in (x for x in range(10, 10**12))", "steps"},
	{"dict", "d = {}\ni = 0\nwhile True:\n    d[i] = i\n    i += 1", "memory"},
	{"set", "s = set()\ni = 0\nwhile True:\n    s.add(i)\n    i += 1", "memory"},
	{"attributes", "class C: pass\no = C()\ni = 0\nwhile True:\n    setattr(o, 'a' + str(i), i)\n    i += 1", "memory"},
	{"closures", "f = None\nwhile True:\n    def f(g=f): return g", "memory"},
	{"classes", "xs = []\nwhile True:\n    class C: pass\n    xs.append(C)", "memory"},
	{"exceptions", "e = None\nwhile True:\n    try:\n        raise ValueError('x' * 1000) from e\n    except ValueError as x:\n        e = x", "memory"},
	{"slices", "x = [0] * 100000\nys = []\nwhile True: ys.append(x[:])", "memory"},
	{"held in one expression", "def f(n): return (b'x' * 1000000, f(n + 1))\nf(0)", "memory"},
	{"held by arguments", "def f(a, b): return 0\ndef g(n): return f(b'x' * 1000000, g(n + 1))\ng(0)", "memory"},
	{"held by a loop", "def f():\n    for x in [b'x' * 1000000]: f()\nf()", "memory"},
	{"f-string", "x = 'a' * 1000000\ny = f'" + strings.Repeat("{x}", 200) + "'", "memory"},
	{"print", "while True: print('x' * 1000)", "steps"},
	{"enumerate for ever", "class C:\n    def __iter__(self): return self\n    def __next__(self): return 1\nlist(C())", "memory"},
	{"zip for ever", "class C:\n    def __iter__(self): return self\n    def __next__(self): return 1\nfor a, b in zip(C(), C()): pass", "steps"},
	{"unpacking for ever", "class C:\n    def __iter__(self): return self\n    def __next__(self): return 1\na, *b = C()", "memory"},
	{"star arguments", "class C:\n    def __iter__(self): return self\n    def __next__(self): return 1\nprint(*C())", "memory"},
	{"parentheses", "x = " + strings.Repeat("(", 10000) + strings.Repeat(")", 10000), "python.nested"},
	{"brackets", "x = " + strings.Repeat("[", 150) + strings.Repeat("]", 150), "python.nested"},
	{"minus", "x = " + strings.Repeat("-", 100000) + "1", "python.nested"},
	{"not", "x = " + strings.Repeat("not ", 100000) + "1", "python.nested"},
	{"power chain", "x = 1" + strings.Repeat("**1", 10000), "python.nested"},
	{"sum chain", "x = 1" + strings.Repeat("+1", 100000), "python.nested"},
	{"attribute chain", "x = y" + strings.Repeat(".a", 100000), "python.nested"},
	{"call chain", "x = f" + strings.Repeat("()", 100000), "python.nested"},
	{"lambda chain", "x = " + strings.Repeat("lambda: ", 10000) + "1", "python.nested"},
	{"conditional chain", "x = " + strings.Repeat("1 if 1 else ", 10000) + "1", "python.nested"},
	{"indentation", nestedBlocks(120), "python.nested"},
	{"functions in each other", nestedFunctions(95), "python.nested"},
	{"f-string specs", "x = f'" + strings.Repeat("{1:", 1000) + strings.Repeat("}", 1000) + "'", "python.nested"},
	{"long source", "#" + strings.Repeat("x", 2<<20), "python.long"},
	{"many elifs", "if 0: pass\n" + strings.Repeat("elif 0: pass\n", 10000), ""},
	{"many statements", strings.Repeat("x = 1\n", 10000), ""},
	{"long list", "x = [" + strings.Repeat("1,", 100000) + "]", ""},
}

func nestedBlocks(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "if 1:\n")
	}
	b.WriteString(strings.Repeat(" ", n) + "pass\n")
	return b.String()
}

func nestedFunctions(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%sdef f%d():\n", strings.Repeat(" ", i), i)
	}
	b.WriteString(strings.Repeat(" ", n) + strings.Repeat("(", 20) + "1" + strings.Repeat(")", 20) + "\n")
	return b.String()
}

// endOf says how a program ended, in one word.
func endOf(t *testing.T, src string, o eval.Options) string {
	t.Helper()
	m, err := syntax.Parse("t.py", src)
	if err != nil {
		return failure.All(err)[0].ID
	}
	p := eval.NewProgram(m, o)
	defer p.Close()
	_, err = p.Main().Run()
	var (
		budget *eval.Budget
		fault  *eval.Fault
		refuse *failure.Failure
	)
	switch {
	case err == nil:
		return ""
	case errors.As(err, &budget):
		return budget.What
	case errors.As(err, &fault):
		t.Fatalf("%v\n%s", fault, fault.Stack)
	case errors.As(err, &refuse):
		return refuse.ID
	}
	return eval.ErrorName(err)
}

func TestHostile(t *testing.T) {
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			got := endOf(t, h.src, eval.Options{MaxSteps: 1_500_000, MaxMemory: 2 << 20})
			if got != h.end {
				t.Errorf("ended with %q, want %q", got, h.end)
			}
		})
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.Sys > 256<<20 {
		t.Errorf("the process grew to %d MiB", m.Sys>>20)
	}
}
