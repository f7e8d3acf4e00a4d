package eval_test

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lockstep/runtime/failure"
	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

// native is a builtin function for a test.
func native(name, sig string, fn func(t *eval.Thread, a []object.Value) (object.Value, error)) map[string]eval.Value {
	return map[string]eval.Value{name: object.NewBuiltin("", object.Func{Name: name, Sig: sig, Fn: func(h object.Host, a []object.Value) (object.Value, error) {
		return fn(h.(*eval.Thread), a)
	}})}
}

// look runs a program and gives what see saw each time the program called look().
func look(t *testing.T, src string, see func(*eval.Thread) string) []string {
	t.Helper()
	var out []string
	p := eval.NewProgram(parse(t, src), eval.Options{Builtins: native("look", "(*args)", func(th *eval.Thread, _ []object.Value) (object.Value, error) {
		out = append(out, see(th))
		return object.None, nil
	})})
	defer p.Close()
	th := p.Main()
	if _, ok := th.Where(); ok {
		t.Error("Where before the start")
	}
	if _, err := th.Run(); err != nil {
		t.Fatal(err)
	}
	if _, ok := th.Where(); ok || th.Frames() != nil {
		t.Error("Where after the end")
	}
	return out
}

func TestWhere(t *testing.T) {
	src := `look()
while look(
        1):
    pass
def f(a):
    if a:
        pass
    elif look():
        pass
    return [look(x)
            for x in a]
f([])
f([1])
class C:
    def __exit__(self, *e):
        look()
    def __enter__(self):
        look()
    x = look()
with C():
    pass
g = (look(y) for y in [1])
for z in g:
    look()
k = lambda: look()
k()
`
	got := look(t, src, func(th *eval.Thread) string {
		p, _ := th.Where()
		return fmt.Sprintf("%s %d-%d at %d", p.Func, p.Line, p.EndLine, p.At)
	})
	want := []string{
		"<module> 1-1 at 1", "<module> 2-3 at 2", "f 8-8 at 8", "f 10-11 at 10", "C 19-19 at 19",
		"__enter__ 18-18 at 18", "__exit__ 16-16 at 16", "<genexpr> 22-22 at 22", "<module> 24-24 at 24", "<lambda> 25-25 at 25",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestFrames(t *testing.T) {
	src := `import time
total = 5
class K: pass
def outer(a, *rest, b=2):
    c = [a]
    def inner(n):
        text = "x" * n
        later = None
        del later
        look(c)
        unset = 1
    inner(b)
outer(1, 7)
done = True
`
	m := parse(t, src)
	var got string
	p := eval.NewProgram(m, eval.Options{Modules: standIns(), Builtins: native("look", "(*args)", func(th *eval.Thread, _ []object.Value) (object.Value, error) {
		var b strings.Builder
		for _, f := range th.Frames() {
			fmt.Fprintf(&b, "%s:%d", f.Func, f.Line)
			for _, v := range f.Locals {
				fmt.Fprintf(&b, " %s=%s", v.Name, object.Show(v.Value, 40))
			}
			b.WriteString("\n")
		}
		for _, v := range th.Program().Globals() {
			fmt.Fprintf(&b, "%s=%s\n", v.Name, object.Show(v.Value, 40))
		}
		got = b.String()
		return object.None, nil
	})})
	if _, err := p.Main().Run(); err != nil {
		t.Fatal(err)
	}
	want := `inner:10 n=2 text='xx' c=[1]
outer:12 a=1 rest=(7,) b=2 c=[1] inner=<function outer.<locals>.inner>
<module>:13
total=5
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if v, ok := p.Global("done"); !ok || v != object.Value(object.Bool(true)) {
		t.Errorf("done = %v", v)
	}
}

func TestShow(t *testing.T) {
	src := `class C:
    def __init__(self):
        self.name = "a"
        self.me = self
    def __repr__(self):
        return 1 / 0
ring = [1]
ring.append(ring)
values = [None, -3, 2 ** 70, 2 ** 3000, 1.5, "it's", "x" * 100, "收" * 100, b"\0b", (1,), [], {1}, set(), {"k": [1, {2: 3}]},
    C(), ValueError("v", 1), KeyError("k"), range(3), len, C, [[[[[[[[1]]]]]]]], list(range(100)), "\x1b[31m"]
`
	p := eval.NewProgram(parse(t, src), eval.Options{})
	if _, err := p.Main().Run(); err != nil {
		t.Fatal(err)
	}
	values, _ := p.Global("values")
	var got []string
	for _, v := range values.(*object.List).V {
		s := object.Show(v, 30)
		if n := len([]rune(s)); n > 30 {
			t.Errorf("%d code points: %s", n, s)
		}
		got = append(got, s)
	}
	want := []string{
		"None", "-3", "1180591620717411303424", "<int of 3001 bits>", "1.5", `"it's"`, "'xxxxxxxxxxxxxxxxxxxxxxxxxx...", "'收收收收收收收收收收收收收收收收收收收收收收收收收收...",
		`b'\x00b'`, "(1,)", "[]", "{1}", "set()", "{'k': [1, {2: 3}]}", "<C name='a', me=<C name='a'...", "ValueError('v', 1)", "KeyError('k')", "range(0, 3)",
		"<built-in function len>", "<class '__main__.C'>", "[[[[[[...]]]]]]", "[0, 1, 2, 3, 4, 5, 6, 7, 8,...", `'\x1b[31m'`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	ring, _ := p.Global("ring")
	if s := object.Show(ring, 1000); !strings.HasPrefix(s, "[1, [...]]") || len(s) > 100 {
		t.Errorf("a list in itself: %s", s)
	}
}

// A value is looked into one level at a time.
func TestInside(t *testing.T) {
	src := `class C:
    limit = 3
    def __init__(self):
        self.name = "a"
        self.peers = [1, [2, 3]]
def outer():
    n = 5
    return lambda: n
values = [[1, [2]], (3,), {"k": {}, 2: None}, C(), ValueError("v"), C().__init__, outer(), 5, "abc", list(range(1000))]
`
	p := eval.NewProgram(parse(t, src), eval.Options{})
	if _, err := p.Main().Run(); err != nil {
		t.Fatal(err)
	}
	values, _ := p.Global("values")
	var got []string
	for _, v := range values.(*object.List).V {
		inside, n := eval.Inside(v, 3)
		line := fmt.Sprint(n)
		for _, x := range inside {
			line += " " + x.Name + "=" + object.Show(x.Value, 20)
		}
		got = append(got, line)
	}
	want := []string{
		"2 [0]=1 [1]=[2]", "1 [0]=3", "2 ['k']={} [2]=None", "2 .name='a' .peers=[1, [2, 3]]", "1 .args=('v',)",
		"1 .__self__=<C name='a', peer...", "1 n=5", "0", "0", "1000 [0]=0 [1]=1 [2]=2",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What ends a thread from outside must not run any more of the program.
func TestUnwindingRunsNothing(t *testing.T) {
	boom := errors.New("boom")
	src := `
class C:
    def __enter__(self): pass
    def __exit__(self, *a):
        print("exit")
def g():
    stop()
    yield 1
def f():
    try:
        with C():
            for x in g():
                print("loop")
    except BaseException:
        print("except")
    finally:
        print("finally")
f()
print("behind")
`
	for name, end := range map[string]error{"stopped": eval.ErrStopped, "a native's own": boom, "outside the subset": failure.New("python.something")} {
		var out bytes.Buffer
		opt := eval.Options{Out: &out, Builtins: native("stop", "()", func(*eval.Thread, []object.Value) (object.Value, error) { return nil, end })}
		p := eval.NewProgram(parse(t, src), opt)
		if _, err := p.Main().Run(); !errors.Is(err, end) || out.Len() > 0 {
			t.Errorf("%s: ended with %v, printed %q", name, err, out.String())
		}
		p.Close()
	}
}

func TestFault(t *testing.T) {
	p := eval.NewProgram(parse(t, "def g():\n    bad()\n    yield\nfor x in g(): pass"), eval.Options{
		Builtins: native("bad", "()", func(*eval.Thread, []object.Value) (object.Value, error) { panic("ours") }),
	})
	_, err := p.Main().Run()
	p.Close()
	var f *eval.Fault
	if !errors.As(err, &f) || f.Panic != "ours" || len(f.Stack) == 0 {
		t.Errorf("a panic of a native function came back as %v", err)
	}
}

func TestBudgets(t *testing.T) {
	var out bytes.Buffer
	p := eval.NewProgram(parse(t, "try:\n    while True: pass\nfinally:\n    print('no')"), eval.Options{MaxSteps: 1000, Out: &out})
	_, err := p.Main().Run()
	var b *eval.Budget
	if !errors.As(err, &b) || *b != (eval.Budget{What: "steps", Limit: 1000}) || out.Len() > 0 {
		t.Errorf("ended with %v, printed %q", err, out.String())
	}
	// garbage is no use of memory
	p = eval.NewProgram(parse(t, "for i in range(20000):\n    x = 'y' * 1000\n    z = [i] * 100"), eval.Options{MaxMemory: 64 << 10})
	if _, err := p.Main().Run(); err != nil {
		t.Errorf("a program that holds little ended with %v", err)
	}
	if got := endOf(t, "def f(n):\n    if n: f(n - 1)\nf(48)\nf(60)", eval.Options{MaxDepth: 50}); got != "RecursionError" {
		t.Errorf("ended with %q", got)
	}
}

func TestStepHook(t *testing.T) {
	var lines []int
	p := eval.NewProgram(parse(t, "x = 1\nfor i in range(2):\n    x += i\nprint(x)"), eval.Options{StepEvery: 1, StepHook: func(t *eval.Thread) {
		w, _ := t.Where()
		lines = append(lines, w.Line)
		if w.Line == 4 {
			panic(object.Unwind{Err: eval.ErrStopped})
		}
	}})
	_, err := p.Main().Run()
	if diff := cmp.Diff([]int{1, 2, 2, 3, 2, 3, 2, 4}, lines); diff != "" || !errors.Is(err, eval.ErrStopped) {
		t.Errorf("ended with %v, steps (-want +got):\n%s", err, diff)
	}
}

// Threads of a program share its globals and have their own calls in progress.
func TestThreads(t *testing.T) {
	src := `
count = 0
def work(name, n):
    global count
    for i in range(n):
        seen = count
        try:
            raise ValueError(name)
        except ValueError as e:
            gate()
            if e.args[0] != name: print("mixed up")
        count = seen + 1
`
	yields := map[*eval.Thread]func(struct{}) bool{}
	p := eval.NewProgram(parse(t, src), eval.Options{Builtins: native("gate", "()", func(th *eval.Thread, _ []object.Value) (object.Value, error) {
		if !yields[th](struct{}{}) {
			return nil, eval.ErrStopped
		}
		return object.None, nil
	})})
	defer p.Close()
	if _, err := p.Main().Run(); err != nil {
		t.Fatal(err)
	}
	work, _ := p.Global("work")
	var nexts []func() (struct{}, bool)
	for _, name := range []string{"a", "b"} {
		th := p.Thread(work, []eval.Value{object.Str(name)}, []object.KW{{Name: "n", V: object.Int(3)}})
		next, stop := iter.Pull(func(yield func(struct{}) bool) {
			yields[th] = yield
			if _, err := th.Run(); err != nil && !errors.Is(err, eval.ErrStopped) {
				t.Errorf("%s: %v", name, err)
			}
		})
		defer stop()
		nexts = append(nexts, next)
	}
	for range 3 { // in turns: each loses the other's count
		nexts[0]()
		nexts[1]()
	}
	nexts[0]()
	if v, _ := p.Global("count"); v != object.Value(object.Int(3)) {
		t.Errorf("count = %v", v)
	}
}

func TestExit(t *testing.T) {
	for src, want := range map[string]string{
		"import sys\nsys.exit()":                "0 \"\" true",
		"import sys\nsys.exit(3)":               "3 \"\" true",
		"import sys\nsys.exit(-1)":              "255 \"\" true",
		"import sys\nsys.exit('no port')":       "1 \"no port\" true",
		"raise SystemExit(True)":                "1 \"\" true",
		"raise SystemExit":                      "0 \"\" true",
		"class E(SystemExit): pass\nraise E(4)": "4 \"\" true",
		"1 / 0":                                 "0 \"\" false",
	} {
		p := eval.NewProgram(parse(t, src), eval.Options{Modules: standIns()})
		main := p.Main()
		_, err := main.Run()
		status, text, exited := main.Exit(err)
		if got := fmt.Sprintf("%d %q %v", status, text, exited); got != want {
			t.Errorf("%q: %s, want %s", src, got, want)
		}
	}
}

// Any number of programs, in any goroutine, can share a tree.
func TestSharedTree(t *testing.T) {
	m := parse(t, "x = [n * 1000003 for n in range(50)]\ndef f(a, b=2.5): return a + b, 'text', b'b', 10 ** 30\ny = f(1)\n")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			p := eval.NewProgram(m, eval.Options{})
			if _, err := p.Main().Run(); err != nil {
				t.Error(err)
			}
			if y, _ := p.Global("y"); object.Show(y, 100) != "(3.5, 'text', b'b', 1000000000000000000000000000000)" {
				t.Error(object.Show(y, 100))
			}
		})
	}
	wg.Wait()
}

func TestCheck(t *testing.T) {
	src := `import asyncio
from time import sleep, monotonic_ns
from socketserver import *
from os import *
hander(BaseRequestHandler, id)
`
	mods := standIns()
	mods["os"] = object.NewModule(object.ModuleDef{Name: "os"})
	err := eval.Check(parse(t, src), mods, nil)
	want := `t.py:1:8: python.no.module module=asyncio nearest= known=[os socketserver sys threading time]
t.py:2:25: python.no.import module=time name=monotonic_ns nearest= known=[sleep]
t.py:4:16: python.no.star-import module=os
t.py:5:1: python.no.import module=socketserver name=hander nearest= known=[BaseRequestHandler]
t.py:5:28: python.no.identity name=id`
	if diff := cmp.Diff(want, fmt.Sprint(err)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	src = `import asyncio
from time import sleep, nap
x = eval("1")
breakpoint()
x.throw()
class A(dict):
    __slots__ = ["a"]
    def __new__(cls): pass
    def __init__(self): self.bit_count = 1
    def exec(self): pass
A().exec(A().bit_count)
def f(a: Unknown, b: int) -> "text": pass
class B(super): pass
globals()
`
	err = eval.Check(parse(t, src), standIns(), nil)
	want = `t.py:1:8: python.no.module module=asyncio nearest= known=[socketserver sys threading time]
t.py:2:25: python.no.import module=time name=nap nearest= known=[sleep]
t.py:3:5: python.no.eval name=eval
t.py:4:1: python.no.breakpoint name=breakpoint
t.py:5:3: python.no.attribute name=throw
t.py:6:9: python.no.subclass base=dict
t.py:7:5: python.no.slots
t.py:8:9: python.no.new name=__new__
t.py:12:10: python.no.annotation name=Unknown
t.py:14:1: python.no.namespace name=globals`
	if diff := cmp.Diff(want, fmt.Sprint(err)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestExpr(t *testing.T) {
	x, err := syntax.ParseExpr("goal", `received("server")[-1] == b"hi" and all(n > limit for n in [2, 3])`)
	if err != nil {
		t.Fatal(err)
	}
	names := native("received", "(actor, /)", func(_ *eval.Thread, a []object.Value) (object.Value, error) {
		return &object.List{V: []object.Value{a[0], object.Bytes("hi")}}, nil
	})
	names["limit"] = object.Int(1)
	if v, err := eval.Expr(x, names, 1000); err != nil || v != object.Value(object.Bool(true)) {
		t.Errorf("%v, %v", v, err)
	}
	for src, want := range map[string]string{
		"recieved(1)":                  "goal:1:1: python.name name=recieved",
		"open('x')":                    "goal:1:1: python.name name=open",
		"sum(1 for x in range(10**9))": "python: more than 1000 steps",
		"limit / 0":                    "ZeroDivisionError: division by zero",
	} {
		x, err := syntax.ParseExpr("goal", src)
		if err != nil {
			t.Fatal(err)
		}
		if _, err = eval.Expr(x, names, 1000); fmt.Sprint(err) != want {
			t.Errorf("%s: %v, want %s", src, err, want)
		}
	}
}

func TestGenerators(t *testing.T) {
	// forgotten ones do not stay until the end
	src := "def g():\n    yield 1\n    yield 2\nfor i in range(3000): next(g())\n"
	p := eval.NewProgram(parse(t, src), eval.Options{MaxMemory: 256 << 10})
	if _, err := p.Main().Run(); err != nil {
		t.Errorf("ended with %v", err)
	}
	p.Close() // goleak looks for the rest
}
