package actor_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"lockstep/runtime/actor"
	"lockstep/runtime/event"
	"lockstep/runtime/failure"
	"lockstep/runtime/python/object"
	"lockstep/runtime/stage"
	"lockstep/runtime/world"
)

const nested = `import time
total = [1]
class Slow:
    def __repr__(self):
        raise ValueError("a view runs nothing")
def f(n, text):
    half = n // 2
    slow = Slow()
    time.sleep(
        half,
    )
    total.append(half)
f(6, "x" * 300)
`

func TestLook(t *testing.T) {
	a := actor.Start(load(t, nested), options())
	defer a.Stop()
	if first, last := a.Span(); a.Line() != 9 || first != 9 || last != 11 {
		t.Errorf("stands at %d, span %d to %d", a.Line(), first, last)
	}
	frames := a.Frames()
	want := []actor.Frame{
		{Function: "f", Line: 9, Vars: []actor.Var{
			{Name: "n", Repr: "6"},
			{Name: "text", Repr: "'" + strings.Repeat("x", 116) + "..."},
			{Name: "half", Repr: "3"},
			{Name: "slow", Repr: "<Slow>"},
		}},
		{Function: "<module>", Line: 13},
	}
	if diff := cmp.Diff(want, frames); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]actor.Var{{Name: "total", Repr: "[1]"}}, a.Globals()); diff != "" {
		t.Error(diff)
	}
	total, _ := a.Value("total")
	half, _ := a.Value("half")
	if _, ok := a.Value("missing"); ok || object.Repr(half) != "3" {
		t.Errorf("half is %s", object.Repr(half))
	}
	a.Resume(&world.Result{})
	now, _ := a.Value("total")
	if object.Repr(total) != "[1]" || object.Repr(now) != "[1, 3]" {
		t.Errorf("total was %s, is %s", object.Repr(total), object.Repr(now))
	}
	if a.Line() != 0 || a.Frames() != nil || a.Op() != "" {
		t.Error("an ended program stands somewhere")
	}
}

// TestPlaces: refusals come all at once and stand in the lesson's file.
func TestPlaces(t *testing.T) {
	_, err := actor.Load(stage.Program{File: "lesson.yaml", Line: 40, Col: 10, Source: "import socket\nimport turtle\ns = socket.socket()\ns.makefile()\nprint(socket.AF_UNIX, eval)\n"})
	var l failure.List
	if !errors.As(err, &l) {
		t.Fatalf("got %v", err)
	}
	var got []string
	for _, f := range l {
		got = append(got, f.At.String()+" "+f.ID+"|"+f.At.Source)
	}
	want := []string{
		"lesson.yaml:42:18 python.no.module|          import turtle",
		"lesson.yaml:44:13 python.no.attribute|          s.makefile()",
		"lesson.yaml:45:24 python.no.import|          print(socket.AF_UNIX, eval)",
		"lesson.yaml:45:33 python.no.eval|          print(socket.AF_UNIX, eval)",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestLimitLine: a program that used up a budget says where.
func TestLimitLine(t *testing.T) {
	o := options()
	o.Limits = actor.DefaultLimits
	o.Limits.Output = 10
	a := actor.Start(load(t, "def f():\n    x = 1\n    print('a' * 20)\ntry:\n    f()\nfinally:\n    x = 2\n"), o)
	defer a.Stop()
	want := &actor.End{Kind: event.LimitReached, Exit: 1, Text: "output", Limit: 10, Line: 3}
	if diff := cmp.Diff(want, a.End()); diff != "" {
		t.Error(diff)
	}
}

// TestReference: every name has a signature that parses, and no two are the same.
func TestReference(t *testing.T) {
	all := map[string]actor.Entry{}
	for _, e := range actor.Reference() {
		if _, twice := all[e.Name]; twice {
			t.Errorf("%s twice", e.Name)
		}
		all[e.Name] = e
		if e.Signature != "" {
			object.NewBuiltin(e.Module, object.Func{Name: e.Word(), Sig: e.Signature}).Signature() // panics if malformed
		}
	}
	for _, want := range []actor.Entry{
		{Kind: actor.FunctionKind, Name: "print", Signature: "(*values, sep=' ', end='\\n', file=None, flush=False)"},
		{Kind: actor.FunctionKind, Name: "super", Signature: "()"},
		{Kind: actor.ClassKind, Name: "zip", Signature: "(*iterables, strict=False)", Refused: []string{"strict"}},
		{Kind: actor.MethodKind, Name: "generator.send", Class: "generator", Signature: "(value, /)"},
		{Kind: actor.MethodKind, Name: "socket.recv", Module: "socket", Class: "socket", Signature: "(bufsize, flags=0, /)"},
		{Kind: actor.AttributeKind, Name: "threading.Thread.daemon", Module: "threading", Class: "Thread"},
		{Kind: actor.ConstantKind, Name: "errno.EAGAIN", Module: "errno", Value: "11"},
		{Kind: actor.ExceptionKind, Name: "ConnectionResetError", Base: "ConnectionError"},
		{Kind: actor.ExceptionKind, Name: "socket.timeout", Module: "socket", Value: "TimeoutError"},
		{Kind: actor.AttributeKind, Name: "json.JSONDecodeError.lineno", Module: "json", Class: "JSONDecodeError"},
		{Kind: actor.ModuleKind, Name: "os.path"},
	} {
		if diff := cmp.Diff(want, all[want.Name]); diff != "" {
			t.Error(diff)
		}
	}
}

// TestBindings: only what one place binds, and no parameter.
func TestBindings(t *testing.T) {
	p := load(t, `import time
total = 0
total += 1
for i, (j, k) in []:
    k = 1
def f(a, b):
    a = c = 1
    def inner():
        nonlocal c
        global d
        d = 1
    while True:
        e = [x for x in b]
        del e
class C:
    def f(self):
        g = 1
def h(g):
    with g as m:
        n = m
`)
	want := []actor.Binding{
		{Name: "time", Line: 1, Function: "<module>"},
		{Name: "i", Line: 4, Function: "<module>"},
		{Name: "j", Line: 4, Function: "<module>"},
		{Name: "f", Line: 6, Function: "<module>"},
		{Name: "C", Line: 15, Function: "<module>"},
		{Name: "f", Line: 16, Function: "C"},
		{Name: "h", Line: 18, Function: "<module>"},
		{Name: "d", Line: 11, Function: "<module>"},
		{Name: "m", Line: 19, Function: "h"},
		{Name: "n", Line: 20, Function: "h"},
	}
	got := p.Bindings()
	less := func(a, b actor.Binding) bool { return a.Line < b.Line || a.Line == b.Line && a.Name < b.Name }
	if diff := cmp.Diff(want, got, cmpopts.SortSlices(less)); diff != "" {
		t.Error(diff)
	}
}
