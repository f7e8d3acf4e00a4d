package syntax_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lockstep/runtime/failure"
	"lockstep/runtime/python/syntax"
)

// refused sources, and everything that is refused of each: line:col id args.
var refused = []struct{ src, want string }{
	{"x = 1 +", "1:8 python.unexpected found="},
	{"x = (1", "1:5 python.bracket.unclosed bracket=("},
	{"x = 1)", "1:6 python.bracket.unmatched bracket=)"},
	{"x = (1]", "1:7 python.bracket.mismatch bracket=] open=( line=1"},
	{"if x\n    pass", "1:5 python.expected want=: found="},
	{"if x:\npass", "2:1 python.indent.expected"},
	{"  x = 1", "1:3 python.indent.unexpected"},
	{"if x:\n    y\n  z", "3:3 python.indent.mismatch"},
	{"if x:\n\ty", "2:1 python.no.tabs"},
	{"x = 'abc", "1:5 python.string.unterminated"},
	{"x = '''abc\n", "1:5 python.string.unterminated"},
	{"x = 1a", "1:5 python.number text=1a"},
	{"x = 0777", "1:5 python.number.zero text=0777"},
	{"x = 0b12", "1:5 python.number text=0b12"},
	{"x = 3j", "1:5 python.no.complex"},
	{"x = $", "1:5 python.character char=$ code=36"},
	{"print（1)", "1:6 python.full-width char=（ write=( space=false"},
	{"if x:\n　　y = 1", "2:1 python.full-width char=　 write=  space=true"},
	{"print(“hi”)", "1:7 python.full-width char=“ write=\" space=false"},
	{"x = '\\x1'", `1:5 python.escape text=\x1`},
	{"x = '\\N{DASH}'", "1:5 python.no.unicode-name"},
	{"x = '\\ud800'", `1:5 python.no.surrogate text=\ud800`},
	{"x = b'收'", "1:5 python.bytes.ascii char=收"},
	{"x = b'a' 'b'", "1:10 python.bytes.mixed"},
	{"x = f'{'", "1:7 python.fstring.unclosed"},
	{"x = f'}'", "1:7 python.fstring.brace"},
	{"x = f'{}'", "1:7 python.fstring.empty"},
	{"x = f'{a!z}'", "1:10 python.fstring.conversion"},
	{"x = f'{a b}'", "1:10 python.unexpected found=b"},
	{"x = f'{\"\\n\"}'", "1:9 python.fstring.backslash"},
	{"return 1", "1:1 python.outside word=return of=function"},
	{"break", "1:1 python.outside word=break of=loop"},
	{"def f():\n    continue", "2:5 python.outside word=continue of=loop"},
	{"class A:\n    yield 1", "2:5 python.outside word=yield of=function"},
	{"nonlocal x", "1:1 python.outside word=nonlocal of=function"},
	{"def f():\n    nonlocal x", "2:14 python.nonlocal name=x"},
	{"def f(x):\n    global x", "2:12 python.name.both name=x"},
	{"1 = x", "1:1 python.target"},
	{"f() += 1", "1:1 python.target"},
	{"x + 1 = 2", "1:1 python.target"},
	{"*a, *b = x", "1:5 python.target.stars"},
	{"x = *y", "1:5 python.star"},
	{"*x = y", "1:1 python.star"},
	{"return_ = [*x for x in y]", "1:12 python.star"},
	{"with a as *b: pass", "1:11 python.star"},
	{"x = {*y: 1}", "1:6 python.star"},
	{"x += *y", "1:6 python.star"},
	{"f'{*x}'", "1:4 python.star"},
	{"del *x", "1:5 python.unexpected found=*"},
	{"for *x in y: pass", "1:5 python.star"},
	{"f(a=1, a=2)", "1:8 python.argument.repeated name=a"},
	{"f(a=1, 2)", "1:8 python.argument.order"},
	{"f(**a, 2)", "1:8 python.argument.order"},
	{"f(**a, *b)", "1:8 python.argument.order"},
	{"f(x for x in y, 1)", "1:3 python.argument.generator"},
	{"def f(a, a): pass", "1:10 python.parameter.repeated name=a"},
	{"def f(a=1, b): pass", "1:12 python.parameter.default name=b"},
	{"def f(**k, a): pass", "1:12 python.parameter.last name=k"},
	{"def f(*): pass", "1:8 python.expected want=name found=)"},
	{"def f(*, **k): pass", "1:7 python.parameter.star"},
	{"try:\n    pass", "2:9 python.expected want=except found="},
	{"try: pass\nexcept: pass\nexcept A: pass", "2:1 python.except.last"},
	{"import os, ", "1:12 python.expected want=name found="},
	{"from a import (b", "1:15 python.bracket.unclosed bracket=("},
	{"print 'x'", "1:7 python.print"},
	{"x ++", "1:5 python.unexpected found="},
	{"else: pass", "1:1 python.unexpected found=else"},

	// outside the subset: all of them, and reading goes on behind each
	{
		"async def f():\n    await g()\ndef g():\n    from m import b\nx = (y := 1)\nclass A(B, C, metaclass=M): pass\n",
		"1:1 python.no.async word=async\n2:5 python.no.async word=await\n5:8 python.no.walrus\n6:12 python.no.bases\n6:15 python.no.class-keyword name=metaclass",
	},
	{
		"match x:\n    case 1:\n        pass\nfrom . import y\ntry:\n    pass\nexcept* E:\n    pass\nz = a @ b\nz @= b\n",
		"1:1 python.no.match\n4:6 python.no.relative-import\n7:7 python.no.except-star\n9:7 python.no.matmul\n10:3 python.no.matmul",
	},
	{"def f():\n    try:\n        yield 1\n    finally:\n        pass\n    with x:\n        return (yield)\n", "3:9 python.no.yield-guarded\n7:17 python.no.yield-guarded"},
	{"async for x in y:\n    pass\nelse:\n    pass\nx[1:2, 3]\n", "1:1 python.no.async word=async\n5:3 python.no.slice-tuple"},
	{"from . import a\n1 +\nfrom . import b\n", "1:6 python.no.relative-import\n2:4 python.unexpected found="},
}

func TestRefused(t *testing.T) {
	for _, test := range refused {
		_, err := syntax.Parse("t.py", test.src)
		var got []string
		for _, f := range failure.All(err) {
			got = append(got, fmt.Sprintf("%d:%d %s", f.At.Line, f.At.Col, strings.TrimPrefix(f.Error(), f.At.String()+": ")))
		}
		if diff := cmp.Diff(test.want, strings.Join(got, "\n")); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.src, diff)
		}
	}
}

func TestFailureShowsItsLine(t *testing.T) {
	_, err := syntax.Parse("a.py", "x = 1\ny = 收到 $ 2\n")
	f := failure.All(err)[0]
	want := failure.Place{File: "a.py", Line: 2, Col: 8, EndCol: 9, Source: "y = 收到 $ 2"}
	if f.At != want {
		t.Errorf("place %+v, want %+v", f.At, want)
	}
}

func names(ns []*syntax.Name) (out []string) {
	for _, n := range ns {
		out = append(out, n.Text)
	}
	return out
}

// Where the names of a program live.
func TestResolve(t *testing.T) {
	m, err := syntax.Parse("t.py", `
g = 1
def f(a, b):
    c = a
    def inner():
        nonlocal c
        c = g + b + later
        return [a for a in range(c)]
    return inner
def setter():
    global later
    later = 2
class K:
    x = 1
    y = [x for _ in g]
`)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"g", "f", "setter", "K", "later"}, m.Globals); diff != "" {
		t.Errorf("globals (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"range", "x"}, names(m.Unbound)); diff != "" {
		t.Errorf("unbound: a comprehension does not see its class's names (-want +got):\n%s", diff)
	}
	f := m.Main.Body[1].(*syntax.Def).Func
	if diff := cmp.Diff([]string{"a", "b", "c", "inner"}, f.Slots); diff != "" {
		t.Errorf("slots of f (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]int{1, 2}, f.Cells); diff != "" {
		t.Errorf("cells of f: what inner uses (-want +got):\n%s", diff)
	}
	inner := f.Body[1].(*syntax.Def).Func
	if diff := cmp.Diff([]string{"c", "b"}, inner.Free); diff != "" {
		t.Errorf("free variables of inner (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"a"}, inner.Slots); diff != "" {
		t.Errorf("slots of inner: the comprehension's own (-want +got):\n%s", diff)
	}
}

func TestSpans(t *testing.T) {
	m, err := syntax.Parse("t.py", "while a.b(\n    1):\n    x = f(\n        2)\n")
	if err != nil {
		t.Fatal(err)
	}
	w := m.Main.Body[0].(*syntax.While)
	if want := (syntax.Span{From: syntax.Pos{Line: 1, Col: 1}, To: syntax.Pos{Line: 2, Col: 8}}); w.Span != want {
		t.Errorf("a compound statement's span is its header: %v, want %v", w.Span, want)
	}
	if want := (syntax.Span{From: syntax.Pos{Line: 3, Col: 5}, To: syntax.Pos{Line: 4, Col: 11}}); w.Body[0].Where() != want {
		t.Errorf("statement %v, want %v", w.Body[0].Where(), want)
	}
	if at := m.Attrs[0].NameAt; at.From.Col != 9 || at.To.Col != 10 {
		t.Errorf("attribute's name at %v", at)
	}
}

func TestParseExpr(t *testing.T) {
	for src, want := range map[string]string{
		`received("server") == [b"x"]`: "",
		"x = 1":                        "e:1:3: python.unexpected found==",
		"1; 2":                         "e:1:2: python.unexpected found=;",
		"":                             "e:1:1: python.unexpected found=",
		"yield 1":                      "e:1:1: python.outside word=yield of=function",
	} {
		_, err := syntax.ParseExpr("e", src)
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", src, got, want)
		}
	}
}
