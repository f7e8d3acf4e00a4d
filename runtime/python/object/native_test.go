package object_test

import (
	"testing"

	"lockstep/runtime/python/object"
)

// counter shows how a module declares a class with Go state in each instance.
type counter struct {
	n      int
	closed bool
}

var counterClass = object.NewClass(object.ClassDef{
	Name: "Counter", Module: "shop",
	Attrs: map[string]object.Value{"LIMIT": object.MkInt(3)},
	Props: []object.Prop{{
		Name: "closed",
		Get: func(h object.Host, self object.Value) (object.Value, error) {
			c, err := object.Data[*counter](self)
			if err != nil {
				return nil, err
			}
			return object.Bool(c.closed), nil
		},
	}},
	Methods: []object.Func{
		{Name: "__init__", Sig: "(start=0, *, step=1)", Fn: func(h object.Host, a []object.Value) (object.Value, error) {
			start, err := object.AsIndex(a[1])
			if err != nil {
				return nil, err
			}
			a[0].(*object.Instance).Data = &counter{n: start}
			return object.None, nil
		}},
		{Name: "add", Sig: "(n, /, flags=0)", Fn: func(h object.Host, a []object.Value) (object.Value, error) {
			c, err := object.Data[*counter](a[0])
			if err != nil {
				return nil, err
			}
			n, err := object.AsIndex(a[1])
			if err != nil {
				return nil, err
			}
			c.n += n
			return object.MkInt(int64(c.n)), nil
		}},
		{Name: "__enter__", Sig: "()", Fn: func(h object.Host, a []object.Value) (object.Value, error) { return a[0], nil }},
		{Name: "__exit__", Sig: "(*args)", Fn: func(h object.Host, a []object.Value) (object.Value, error) {
			c, err := object.Data[*counter](a[0])
			if err == nil {
				c.closed = true
			}
			return object.None, err
		}},
		{Name: "__iter__", Sig: "()", Fn: func(h object.Host, a []object.Value) (object.Value, error) { return a[0], nil }},
		{Name: "__next__", Sig: "()", Fn: func(h object.Host, a []object.Value) (object.Value, error) {
			c, err := object.Data[*counter](a[0])
			if err != nil {
				return nil, err
			}
			if c.n == 0 {
				return nil, object.RaiseV(object.StopIteration)
			}
			c.n--
			return object.MkInt(int64(c.n)), nil
		}},
	},
})

var shopError = object.NewException("shop", "error", object.ValueError)

var shop = object.NewModule(object.ModuleDef{
	Name:    "shop",
	Classes: []*object.Class{counterClass, shopError},
	Attrs:   map[string]object.Value{"VERSION": object.Str("1")},
	Funcs: []object.Func{
		{Name: "pack", Sig: "(format, /, *values)", Fn: func(h object.Host, a []object.Value) (object.Value, error) {
			f, err := object.AsStr(a[0], "pack() argument 1")
			if err != nil {
				return nil, err
			}
			if n := len(a[1].(object.Tuple)); n != len(f) {
				return nil, object.Raise(shopError, "pack expected %d items for packing (got %d)", len(f), n)
			}
			return object.Str(f), nil
		}},
		{Name: "refuse", Sig: "(errno)", Fn: func(h object.Host, a []object.Value) (object.Value, error) {
			n, err := object.AsIndex(a[0])
			if err != nil {
				return nil, err
			}
			return nil, object.OSErrorFor(n)
		}},
	},
})

func TestNativeModule(t *testing.T) {
	for _, c := range []struct{ program, want string }{
		{"c = shop.Counter(5)\nprint(c.add(2), c.closed)", "7 False\n"},
		{"with shop.Counter(2) as c:\n    print(list(c))\nprint(c.closed, shop.Counter.LIMIT, shop.VERSION)", "[1, 0]\nTrue 3 1\n"},
		{"class Mine(shop.Counter):\n    def add(self, n):\n        return super().add(n * 10)\nprint(Mine(1).add(2))", "21\n"},
		{"class Mine(shop.Counter):\n    def __init__(self):\n        pass\nMine().add(1)", "RuntimeError: Mine.__init__() not called"},
		{"shop.Counter('x')", "TypeError: 'str' object cannot be interpreted as an integer"},
		{"shop.Counter(1, pace=2)", "TypeError: 'pace' is an invalid keyword argument for __init__()"},
		{"shop.Counter(1).add()", "TypeError: add() takes at least 1 positional argument (0 given)"},
		{"shop.Counter(1).closed = 2", "AttributeError: property 'closed' of 'Counter' object has no setter"},
		{"shop.Counter.add(3, 4)", "TypeError: descriptor 'add' for 'Counter' objects doesn't apply to a 'int' object"},
		{"try:\n    shop.pack('ab', 1)\nexcept shop.error as e:\n    print(e, isinstance(e, ValueError))", "pack expected 2 items for packing (got 1) True\n"},
		{"shop.pack(2)", "TypeError: pack() argument 1 must be str, not int"},
		{"try:\n    shop.refuse(111)\nexcept ConnectionRefusedError as e:\n    print(e, e.errno, e.strerror, e.args)", "[Errno 111] Connection refused 111 Connection refused (111, 'Connection refused')\n"},
		{"print(shop.Counter, shop.error)", "<class 'shop.Counter'> <class 'shop.error'>\n"},
	} {
		got := run(t, "import shop\n"+c.program, shop)
		if got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.program, got, c.want)
		}
	}
}
