package object_test

import (
	"strings"
	"testing"

	"lockstep/runtime/python/object"
)

// TestTables: every signature of the tables parses, and every row has a name of its own.
func TestTables(t *testing.T) {
	check := func(v object.Value) {
		switch f := v.(type) {
		case *object.StaticMethod:
			v = f.Fn
		case *object.ClassMethod:
			v = f.Fn
		}
		if b, ok := v.(*object.Builtin); ok {
			if s := b.Signature(); !strings.HasPrefix(b.Sig, "(") || b.Name == "" || b.Fn == nil || len(s.Params) > 8 {
				t.Errorf("%s%s: not a row", b.FullName(), b.Sig)
			}
		}
	}
	n := 0
	for _, v := range object.Builtins {
		check(v)
		c, ok := v.(*object.Class)
		if !ok {
			continue
		}
		for _, m := range c.Attrs {
			check(m)
			n++
		}
	}
	if n < 150 {
		t.Errorf("only %d methods", n)
	}
}

// echo gives back its bound arguments.
func echo(h object.Host, a []object.Value) (object.Value, error) {
	out := append(object.Tuple{}, a...)
	for i, v := range out {
		if v == nil {
			out[i] = object.Str("absent")
		}
	}
	return out, nil
}

var binding = object.NewModule(object.ModuleDef{Name: "m", Funcs: []object.Func{
	{Name: "none", Sig: "()", Fn: echo},
	{Name: "one", Sig: "(x, /)", Fn: echo},
	{Name: "two", Sig: "(x, y, /)", Fn: echo},
	{Name: "opt", Sig: "(x[, y, z], /)", Fn: echo},
	{Name: "named", Sig: "(x, y=2, *, key=None, text='a, b', size=-1)", Fn: echo},
	{Name: "mixed", Sig: "(x, /, y=0.5)", Fn: echo},
	{Name: "star", Sig: "(*args, sep=' ')", Fn: echo},
	{Name: "kw", Sig: "(a, **rest)", Fn: echo},
}})

func TestBinding(t *testing.T) {
	for _, c := range []struct{ call, want string }{
		{"none()", "()"},
		{"none(1)", "TypeError: none() takes no arguments (1 given)"},
		{"none(a=1)", "TypeError: none() takes no keyword arguments"},
		{"one(1)", "(1,)"},
		{"one()", "TypeError: one() takes exactly one argument (0 given)"},
		{"one(x=1)", "TypeError: one() takes no keyword arguments"},
		{"two(1)", "TypeError: two expected 2 arguments, got 1"},
		{"opt(1)", "(1, 'absent', 'absent')"},
		{"opt(1, 2, 3)", "(1, 2, 3)"},
		{"opt()", "TypeError: opt expected at least 1 argument, got 0"},
		{"opt(1, 2, 3, 4)", "TypeError: opt expected at most 3 arguments, got 4"},
		{"named(1)", "(1, 2, None, 'a, b', -1)"},
		{"named(1, 3, key=len, size=5)", "(1, 3, <built-in function len>, 'a, b', 5)"},
		{"named(y=1, x=2)", "(2, 1, None, 'a, b', -1)"},
		{"named()", "TypeError: named() missing required argument 'x' (pos 1)"},
		{"named(1, 2, 3)", "TypeError: named() takes at most 2 positional arguments (3 given)"},
		{"named(1, x=1)", "TypeError: argument for named() given by name ('x') and position (1)"},
		{"named(1, foo=1)", "TypeError: 'foo' is an invalid keyword argument for named()"},
		{"mixed(1)", "(1, 0.5)"},
		{"mixed(x=1)", "TypeError: mixed() takes at least 1 positional argument (0 given)"},
		{"star(1, 2, sep='')", "((1, 2), '')"},
		{"star()", "((), ' ')"},
		{"kw(1, b=2, c=3)", "(1, {'b': 2, 'c': 3})"},
		{"kw(b=2)", "TypeError: kw() missing required argument 'a' (pos 1)"},
	} {
		got := strings.TrimSuffix(run(t, "import m\nprint(m."+c.call+")", binding), "\n")
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.call, got, c.want)
		}
	}
}
