package actor_test

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"lockstep/runtime/actor"
	"lockstep/runtime/failure"
	"lockstep/runtime/python/object"
	"lockstep/runtime/stage"
	"lockstep/runtime/world"
)

// hostile are programs that want more than there is, and how each must end under the limits of a
// lesson: by a limit, an exception, as finished, or refused.
var hostile = []struct{ name, end, source string }{
	// what operators and methods make large
	{"text repeated", "memory", "'ab' * 10**9"},
	{"text repeated from the left", "memory", "10**9 * 'ab'"},
	{"bytes repeated", "memory", "b'ab' * 10**9"},
	{"bytearray repeated in place", "memory", "b = bytearray(b'ab')\nb *= 10**9"},
	{"list repeated", "memory", "[0] * 10**8"},
	{"list repeated in place", "memory", "x = [0]\nx *= 10**8"},
	{"tuple repeated", "memory", "(0,) * 10**8"},
	{"empty things repeated", "done", "x = '' * 10**18, [] * 10**18, () * 10**18, b'' * 10**18"},
	{"text doubled", "memory", "x = 'a'\nwhile True: x += x"},
	{"bytes doubled", "memory", "x = b'a'\nwhile True: x = x + x"},
	{"bytearray doubled", "memory", "x = bytearray(b'a')\nwhile True: x += x"},
	{"bytearray extended by itself", "memory", "x = bytearray(b'a')\nwhile True: x.extend(x)"},
	{"list doubled", "memory", "x = [0]\nwhile True: x += x"},
	{"list extended by itself", "memory", "x = [0]\nwhile True: x.extend(x)"},
	{"list inserted into", "memory", "x = [0]\nwhile True: x[0:0] = x"},
	{"tuple doubled", "memory", "x = (0,)\nwhile True: x += x"},
	{"set that grows", "memory|steps", "s = {0}\nn = 0\nwhile True:\n    s |= set(range(n, n + 10000))\n    n += 10000"},
	{"dict that grows", "memory", "d = {}\nn = 0\nwhile True:\n    d |= dict.fromkeys(range(n, n + 10000))\n    n += 10000"},
	{"dict of texts", "memory", "d = {}\nn = 0\nwhile True:\n    d[str(n) * 100] = n\n    n += 1"},
	{"number squared", "python.int-size|steps", "x = 3\nwhile True: x *= x"},
	{"number shifted", "python.int-size", "x = 1\nwhile True: x <<= 100000"},
	{"power", "python.int-size", "10**10**8"},
	{"power of a large base", "python.int-size", "(10**1000)**10**6"},
	{"power with a modulus", "steps", "pow(3, 7**50000, 2**100000 - 1)"},
	{"product of a range", "python.int-size|steps|memory", "n = 1\nfor i in range(1, 10**7): n *= i"},
	{"number read", "ValueError", "int('9' * 10**7)"},
	{"number read in base two", "done", "int('1' * 10**6, 2)"},
	{"number written", "ValueError", "str(1 << 10**6)"},
	{"number written in hexadecimal", "done", "hex(1 << 10**6)"},
	{"number formatted", "ValueError", "'%d' % (1 << 10**6)"},
	{"number to bytes", "memory", "(1).to_bytes(10**10, 'big')"},
	{"list of a range", "memory", "list(range(10**12))"},
	{"tuple of a range", "memory", "tuple(range(10**12))"},
	{"set of a range", "memory", "set(range(10**12))"},
	{"dict of a range", "memory", "dict.fromkeys(range(10**12))"},
	{"bytes of a count", "memory", "bytes(10**12)"},
	{"bytes of a range", "memory|steps", "bytes(0 for i in range(10**12))"},
	{"sorted range", "memory", "sorted(range(10**12))"},
	{"star of a range", "memory", "[*range(10**12)]"},
	{"call with a range", "memory", "print(*range(10**12))"},
	{"unpacked range", "memory", "a, *b = range(10**12)"},
	{"zip of itself", "memory", "x = [0] * 10**5\nwhile True: x = list(zip(x, x))"},
	{"joined range", "memory|steps", "','.join(str(i) for i in range(10**12))"},
	{"joined text of itself", "memory", "x = 'a' * 1000\nwhile True: x = x.join(x)"},
	{"replaced by itself", "memory", "x = 'ab' * 1000\nwhile True: x = x.replace('a', x)"},
	{"replaced between all", "memory", "x = 'ab' * 10**6\nx.replace('', 'x' * 10**6)"},
	{"translated", "memory", "x = 'a' * 10**6\nx.translate({97: 'b' * 10**6})"},
	{"split into all", "memory|steps", "x = ',' * 10**7\nwhile True: y = x.split(',')"},
	{"lines of nothing", "memory|steps", "x = '\\n' * 10**7\nkept = []\nwhile True: kept.append(x.splitlines())"},
	{"padded", "memory", "'a'.ljust(10**12)"},
	{"padded on both sides", "memory", "b'a'.center(10**12)"},
	{"filled with zeros", "memory", "'7'.zfill(10**12)"},
	{"encoded", "memory", "x = '\\U0001f600' * 10**7\nx.encode()"},
	{"written with escapes", "memory|steps", "x = '\\x00' * 10**7\nkept = [repr(x) for i in range(100)]"},
	{"as hexadecimal", "memory|steps", "x = bytes(10**7)\nkept = [x.hex(':') for i in range(100)]"},
	{"width of a format", "memory", "f'{1:{10**9}}'"},
	{"width of a text format", "memory", "'{:>1000000000}'.format('a')"},
	{"precision of a format", "memory", "f'{1.5:.{10**9}f}'"},
	{"width of an old format", "memory", "'%1000000000s' % 'a'"},
	{"starred width of an old format", "memory", "'%*d' % (10**9, 1)"},
	{"precision of an old format", "memory", "'%.1000000000d' % 1"},
	{"width of bytes", "memory", "b'%1000000000d' % 1"},
	{"many fields", "memory", "('{0}' * 10**5).format('x' * 10**5)"},
	{"f-string of texts", "memory", "x = 'a' * 10**7\ny = f'" + strings.Repeat("{x}", 100) + "'"},
	{"slices kept", "memory", "x = [0] * 10**5\nkept = []\nwhile True: kept.append(x[::2])"},
	{"extended slice assigned", "memory", "x = [0]\nwhile True: x[len(x):] = x"},
	{"views combined", "memory|steps", "d = dict.fromkeys(range(10**5))\nkept = []\nwhile True: kept.append(d.keys() | {-1})"},
	{"closures kept", "memory", "fs = []\nwhile True: fs.append(lambda x=bytes(1000): x)"},
	{"instances kept", "memory", "class C:\n    def __init__(self): self.a, self.b = [], {}\nxs = []\nwhile True: xs.append(C())"},
	{"generators kept", "memory", "def g():\n    x = bytes(1000)\n    yield x\nxs = []\nwhile True:\n    xs.append(g())\n    next(xs[-1])"},
	{"exceptions kept", "memory", "xs = []\nwhile True:\n    try: 1 / 0\n    except ZeroDivisionError as e: xs.append(e)"},
	{"bound methods kept", "memory", "xs = []\nwhile True: xs.append([1].append)"},
	{"attributes without end", "memory", "class C: pass\nn = 0\nwhile True:\n    setattr(C, 'a' + str(n), bytes(100))\n    n += 1"},
	{"iterators on iterators", "memory|RecursionError", "it = iter([1])\nwhile True: it = map(str, it)"},
	{"pulled through many iterators", "RecursionError", "it = iter([1])\nfor i in range(20000): it = map(str, it)\nlist(it)"},
	{"pulled through many generators", "RecursionError", "def wrap(it):\n    for x in it: yield x\nit = iter([1])\nfor i in range(5000): it = wrap(it)\nlist(it)"},

	// depth
	{"calls", "RecursionError", "def f(n): return f(n + 1) + 1\nf(0)"},
	{"calls caught for ever", "steps", "def f():\n    try: f()\n    except RecursionError: f()\nf()"},
	{"methods", "RecursionError", "class C:\n    def m(self): return self.m()\nC().m()"},
	{"operators", "RecursionError", "class C:\n    def __add__(self, o): return self + o\nC() + 1"},
	{"reflected operators", "RecursionError", "class C:\n    def __radd__(self, o): return o + self\n1 + C()"},
	{"subscripts", "RecursionError", "class C:\n    def __getitem__(self, k): return self[k]\nC()[0]"},
	{"membership", "RecursionError", "class C:\n    def __contains__(self, k): return k in self\n1 in C()"},
	{"truth", "RecursionError", "class C:\n    def __bool__(self): return not self\nbool(C())"},
	{"length", "RecursionError", "class C:\n    def __len__(self): return len(self)\nlen(C())"},
	{"iteration", "RecursionError", "class C:\n    def __iter__(self): return iter(self)\nlist(C())"},
	{"formatting", "RecursionError", "class C:\n    def __format__(self, s): return format(self, s)\nf'{C()}'"},
	{"text", "RecursionError", "class C:\n    def __str__(self): return '%s' % self\nstr(C())"},
	{"order", "RecursionError", "class C:\n    def __lt__(self, o): return self < o\nsorted([C(), C()])"},
	{"attributes", "RecursionError", "class C:\n    def __getattr__(self, n): return self.x\nC().y"},
	{"key of a sort", "RecursionError", "def f(x): return max([1, 2], key=f)\nf(0)"},
	{"list in itself shown", "done", "x = []\nx.append(x)\nprint(x, [x, x])"},
	{"list in itself compared", "RecursionError", "x, y = [], []\nx.append(x)\ny.append(y)\nx == y"},
	{"dict in itself compared", "RecursionError", "x, y = {}, {}\nx[0], y[0] = x, y\nx == y"},
	{"list in itself copied", "memory", "x = []\nwhile True: x = [x, x[:]]"},
	{"deep list shown", "RecursionError", "x = []\nfor i in range(50000): x = [x]\nprint(x)"},
	{"deep list compared", "RecursionError", "x, y = [], []\nfor i in range(50000): x, y = [x], [y]\nx == y"},
	{"deep tuple hashed", "RecursionError|python.no.key", "x = ()\nfor i in range(50000): x = (x,)\n{x}"},
	{"deep dict shown", "RecursionError", "x = {}\nfor i in range(50000): x = {0: x}\nstr(x)"},
	{"wide and deep shown", "memory|steps", "x = []\nfor i in range(100): x = [x, x]\nstr(x)"},
	{"wide and deep compared", "steps", "x, y = [], []\nfor i in range(100): x, y = [x, x], [y, y]\nx == y"},
	{"context of exceptions", "memory|steps", "e = None\nwhile True:\n    try:\n        raise ValueError(bytes(1000)) from e\n    except ValueError as x: e = x"},
	{"nested parentheses", "python.nested", "x = " + strings.Repeat("(", 5000) + "1" + strings.Repeat(")", 5000)},
	{"nested subscripts", "python.nested", "x = a" + strings.Repeat("[0", 5000) + strings.Repeat("]", 5000)},
	{"nested lambdas", "python.nested", "x = " + strings.Repeat("lambda: ", 5000) + "1"},
	{"nested f-strings", "python.fstring.unclosed", "x = " + strings.Repeat("f'{", 200) + "1" + strings.Repeat("}'", 200)},
	{"nested comprehensions", "python.nested", "x = " + strings.Repeat("[", 3000) + "1" + strings.Repeat(" for x in y]", 3000)},
	{"many operators", "python.nested", "x = 1" + strings.Repeat(" + 1", 50000)},
	{"many comparisons", "done", "x = 1" + strings.Repeat(" == 1", 5000)},
	{"many arguments", "done", "def f(*a): return len(a)\nf(" + strings.Repeat("1,", 50000) + ")"},
	{"many strings", "done", "x = " + strings.Repeat("'a' ", 50000)},
	{"a long line", "done", "x = '" + strings.Repeat("a", 1_000_000) + "'"},
	{"a long program", "python.long", strings.Repeat("x = 1\n", 500_000)},

	// time
	{"loop", "steps", "while True: pass"},
	{"loop in a comprehension", "memory|steps", "[0 for _ in range(10**12)]"},
	{"loop in a generator expression", "steps", "sum(0 for _ in range(10**12))"},
	{"loop in sum", "steps", "sum(range(10**12))"},
	{"loop in max", "steps", "max(range(10**12))"},
	{"loop in any", "steps", "any(map(bool, iter(int, 1)))"},
	{"loop in in", "steps", "-1 in iter(range(10**12))"},
	{"loop in a list", "steps", "x = [1.5] * 10**6\nwhile True: 2 in x"},
	{"loop in index", "steps", "x = [1] * 10**6\nwhile True:\n    try: x.index(2)\n    except ValueError: pass"},
	{"loop in remove", "steps", "x = [1] * 10**6\nwhile True: x.remove(1)"},
	{"loop in pop", "steps", "x = list(range(10**6))\nwhile x: x.pop(0)"},
	{"loop in count of a text", "steps", "x = 'a' * 10**6\nwhile True: x.count('aa')"},
	{"adversary of find", "steps", "x = 'a' * 10**6\ny = 'a' * 10**5 + 'b'\nwhile True: x.find(y)"},
	{"adversary of rfind", "steps", "x = 'a' * 10**6\ny = 'b' + 'a' * 10**5\nwhile True: x.rfind(y)"},
	{"adversary of count", "steps", "x = 'a' * 10**6\ny = 'a' * 10**5 + 'b'\nwhile True: x.count(y)"},
	{"adversary of replace", "steps", "x = 'ab' * 10**6\ny = 'ab' * 10**5 + 'c'\nwhile True: x.replace(y, '')"},
	{"adversary of split", "steps", "x = 'ab' * 10**6\ny = 'ab' * 10**5 + 'c'\nwhile True: x.split(y)"},
	{"adversary of in", "steps", "x = b'ab' * 10**6\ny = b'ab' * 10**5 + b'c'\nwhile True: y in x"},
	{"adversary of a dict", "steps", "d = {}\nfor i in range(10**9): d[i % 7] = d.get(i * 2**61, 0)"},
	{"comparison of long lists", "steps", "x, y = [0] * 10**6, [0] * 10**6\nwhile True: x == y"},
	{"comparison of long texts", "steps", "x, y = 'a' * 10**6 + 'b', 'a' * 10**6 + 'c'\nwhile True: x < y"},
	{"sort without end", "steps", "x = list(range(10**5))\nwhile True: x.sort(key=lambda v: -v)"},
	{"sort that meddles", "ValueError", "x = list(range(100))\nx.sort(key=lambda v: x.append(v) or v)"},
	{"sort that clears", "ValueError|done", "x = list(range(100))\nclass K:\n    def __init__(self, v): self.v = v\n    def __lt__(self, o):\n        x.clear()\n        return self.v < o.v\nx.sort(key=K)"},
	{"dict that changes", "RuntimeError", "d = {0: 0}\nfor k in d: d[k + 1] = 0"},
	{"list that grows while walked", "memory|steps", "x = [0]\nfor v in x: x.append(v)"},
	{"long powers of floats", "steps", "x = 1.0000001\nwhile True: x ** 1e9"},
	{"long division", "steps", "a, b = 7**300000, 3**150000\nwhile True: a // b"},
	{"long products", "steps", "a = 7**300000\nwhile True: a * a"},
	{"long texts of numbers", "steps|ValueError", "x = '9' * 4300\nwhile True: int(x)"},
	{"deep tuple shared", "steps", "from threading import Thread\nThread(target=print).start()\nx = ()\nfor i in range(10000): x = (x,)"},
	{"finally for ever", "steps", "def f():\n    while True:\n        try: return\n        finally: continue\nf()"},
	{"exceptions in finally", "RecursionError", "def f():\n    try: 1 / 0\n    finally: f()\nf()"},
	{"exceptions for ever", "steps", "while True:\n    try: raise ValueError\n    except BaseException: pass"},
	{"exits caught", "steps", "import sys\nwhile True:\n    try: sys.exit()\n    except SystemExit: pass"},
	{"with for ever", "steps", "class C:\n    def __enter__(self): pass\n    def __exit__(self, *a): return True\nwhile True:\n    with C(): raise ValueError"},
	{"printing for ever", "output", "while True: print('x' * 100)"},
	{"one long print", "output|memory", "print('x' * 10**7)"},
	{"reading for ever", "steps", "while True:\n    try: input()\n    except EOFError: pass"},

	// modules
	{"deep JSON read", "RecursionError", "import json\njson.loads('[' * 10**6)"},
	{"wide JSON read", "memory|steps", "import json\njson.loads('[' + '[],' * 10**7 + '0]')"},
	{"JSON of objects read", "memory|steps", "import json\nx = '{\"a\":0,' * 1 + ','.join('\"%d\":0' % i for i in range(10**5)) + '}'\nkept = []\nwhile True: kept.append(json.loads(x))"},
	{"deep JSON written", "RecursionError", "import json\nx = []\nfor i in range(50000): x = [x]\njson.dumps(x)"},
	{"wide JSON written", "memory|steps", "import json\nx = []\nfor i in range(100): x = [x, x]\njson.dumps(x)"},
	{"JSON in itself", "ValueError", "import json\nx = {}\nx[''] = x\njson.dumps(x)"},
	{"JSON indented", "memory|steps|python.no.argument", "import json\nx = []\nfor i in range(500): x = [x]\nkept = [json.dumps(x, indent=10**6) for i in range(10**6)]"},
	{"JSON by a default without end", "RecursionError|ValueError", "import json\njson.dumps(object(), default=lambda o: [object()])"},
	{"struct of many bytes", "memory", "import struct\nstruct.pack('1000000000x')"},
	{"struct of many values", "memory|error", "import struct\nstruct.unpack('1000000000H', b'')"},
	{"struct of too many", "error", "import struct\nstruct.calcsize('9' * 1000 + 's')"},
	{"struct of many formats", "memory|steps|error", "import struct\nwhile True: struct.calcsize('bH' * 10**5)"},
	{"hash of much", "memory|steps", "import hashlib\nx = bytes(10**6)\nh = hashlib.sha256()\nwhile True: h.update(x)"},
	{"many hashes", "memory|steps", "import hashlib\nkept = []\nwhile True: kept.append(hashlib.sha256())"},
	{"random bits", "memory|python.int-size|OverflowError|python.no.argument", "import random\nrandom.getrandbits(10**12)"},
	{"random bytes", "memory", "import os\nos.urandom(10**12)"},
	{"sample of a range", "memory", "import random\nrandom.sample(range(10**12), 10**9)"},
	{"random choices", "memory", "import random\nrandom.choices([1], k=10**12)"},
	{"shuffled for ever", "steps", "import random\nx = list(range(10**5))\nwhile True: random.shuffle(x)"},
	{"time formatted", "memory|steps", "import time\nkept = []\nwhile True: kept.append(time.strftime('%Y' * 10**5, time.gmtime(0)))"},
	// the interpreter's own stack, and what it holds in the middle of something
	{"loop that catches", "steps", "while True:\n    try:\n        while True: pass\n    except BaseException: pass\n    finally: pass"},
	{"with that recurses", "RecursionError", "class C:\n    def __enter__(self): return self\n    def __exit__(self, *a):\n        with C(): return True\nwith C(): pass"},
	{"yield from itself", "RecursionError", "def g(): yield from g()\nnext(g())"},
	{"forgotten generators", "steps", "def g():\n    yield 1\n    yield 2\nwhile True: next(g())"},
	{"wide recursion", "RecursionError", "def f(n):\n    return " + strings.Repeat("(", 90) + "f(n)" + strings.Repeat(")", 90) + "\nf(0)"},
	{"deep recursion", "RecursionError", "def f(n):\n    return " + strings.Repeat("[", 80) + "f(n)" + strings.Repeat("]", 80) + "\nf(0)"},
	{"lambda recursion", "RecursionError", "f = lambda: f()\nf()"},
	{"call recursion", "RecursionError", "class C:\n    def __call__(self): self()\nC()()"},
	{"init recursion", "RecursionError", "class C:\n    def __init__(self): C()\nC()"},
	{"property recursion", "RecursionError", "class C:\n    @property\n    def x(self): return self.x\nC().x"},
	{"classes", "memory", "xs = []\nwhile True:\n    class C: pass\n    xs.append(C)"},
	{"held in one expression", "memory", "def f(n): return (b'x' * 1000000, f(n + 1))\nf(0)"},
	{"held by arguments", "memory", "def f(a, b): return 0\ndef g(n): return f(b'x' * 1000000, g(n + 1))\ng(0)"},
	{"held by a loop", "memory", "def f():\n    for x in [b'x' * 1000000]: f()\nf()"},
	{"enumerate for ever", "memory|steps", "class C:\n    def __iter__(self): return self\n    def __next__(self): return 1\nlist(C())"},
	{"zip for ever", "steps", "class C:\n    def __iter__(self): return self\n    def __next__(self): return 1\nfor a, b in zip(C(), C()): pass"},
	{"unpacking for ever", "memory", "class C:\n    def __iter__(self): return self\n    def __next__(self): return 1\na, *b = C()"},
	{"star arguments", "memory|steps", "class C:\n    def __iter__(self): return self\n    def __next__(self): return 1\nprint(*C())"},
	{"minus", "python.nested", "x = " + strings.Repeat("-", 100000) + "1"},
	{"not", "python.nested", "x = " + strings.Repeat("not ", 100000) + "1"},
	{"power chain", "python.nested", "x = 1" + strings.Repeat("**1", 10000)},
	{"sum chain", "python.nested", "x = 1" + strings.Repeat("+1", 100000)},
	{"attribute chain", "python.nested", "x = y" + strings.Repeat(".a", 100000)},
	{"call chain", "python.nested", "x = f" + strings.Repeat("()", 100000)},
	{"conditional chain", "python.nested", "x = " + strings.Repeat("1 if 1 else ", 10000) + "1"},
	{"indentation", "python.nested", nestedBlocks(120)},
	{"functions in each other", "python.nested", nestedFunctions(95)},
	{"f-string specs", "python.nested", "x = f'" + strings.Repeat("{1:", 1000) + strings.Repeat("}", 1000) + "'"},
	{"long source", "python.long", "#" + strings.Repeat("x", 2<<20)},
	{"many elifs", "done", "if 0: pass\n" + strings.Repeat("elif 0: pass\n", 10000)},
	{"many statements", "done", strings.Repeat("x = 1\n", 10000)},
	{"long list", "done", "x = [" + strings.Repeat("1,", 100000) + "]"},
}

// endOf runs a program under the limits and says in a word how it ended.
func endOf(source string, limits actor.Limits) string {
	p, err := actor.Load(stage.Program{File: "hostile.py", Source: source + "\n"})
	if err != nil {
		return failure.All(err)[0].ID
	}
	o := options()
	o.Limits = limits
	a := actor.Start(p, o)
	defer a.Stop()
	for {
		c, waits := a.Call()
		if !waits {
			break
		}
		r := world.Result{}
		switch c.Kind {
		case world.Input:
			r.EOF = true
		case world.Socket:
			r.FD = 7
		}
		a.Resume(&r)
	}
	e := a.End()
	if e.Err != "" {
		return e.Err
	}
	if e.Text == "" {
		return e.Kind.String()
	}
	what, _, _ := strings.Cut(e.Text, "\n")
	return what
}

// hostileLimits are smaller than a lesson's, for every day. All that is asked for is a lesson's, but
// for steps: of them there are a fifth, enough to use up the memory.
func hostileLimits() actor.Limits {
	l := actor.DefaultLimits
	if hostileAll() {
		l.Steps /= 5
	} else {
		l.Steps, l.Memory = 400_000, 8<<20
	}
	return l
}

// hugeCalls calls every row of the signature table with a huge number in the place of each argument.
func hugeCalls() []string {
	var out []string
	for _, e := range entries() {
		c := chanceOf("huge " + e.name)
		for i, p := range e.sig.Params {
			for _, huge := range []string{"10**10", "2**62", "'ab' * 10**6", "[0] * 10**5"} {
				call := e.expr(c, e.some(c, e.sig.Params, nil, i, huge))
				if p.Kind > object.PosOrKeyword || e.class == "socket.socket" {
					continue
				}
				out = append(out, call)
			}
		}
	}
	return out
}

func hostileAll() bool { return os.Getenv("LOCKSTEP_HOSTILE") == "all" }

// mostMemory is what a process may take, at its peak, with any of them in it.
const mostMemory = 256 << 20

// TestHostile runs the hostile programs in a process of its own, one after the other, and looks how
// much memory that took at its peak. It collects garbage as eagerly as the product does.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("-short")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "-test.run=^TestHostileHere$")
	cmd.Env = append(os.Environ(), "LOCKSTEP_HOSTILE_HERE=1", "GOMEMLIMIT=200MiB")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	taken := peak(cmd.ProcessState)
	t.Logf("peak: %d MiB", taken>>20)
	if taken > mostMemory {
		t.Errorf("the process grew to %d MiB", taken>>20)
	}
}

// TestHostileHere is the process that TestHostile starts: each program ends as it must.
func TestHostileHere(t *testing.T) {
	if os.Getenv("LOCKSTEP_HOSTILE_HERE") == "" {
		t.Skip("TestHostile starts it")
	}
	limits := hostileLimits()
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			got := endOf(h.source, limits)
			sooner := !hostileAll() && (got == "memory" || got == "steps") // under smaller limits
			if !sooner && !slices.Contains(strings.Split(h.end, "|"), got) {
				t.Errorf("it ends with %s, want %s", got, h.end)
			}
		})
	}
	for i, call := range hugeCalls() {
		if !hostileAll() && i%8 != 0 {
			continue
		}
		if got := endOf(imports(call)+"try:\n    "+call+"\nexcept Exception: pass", limits); strings.Contains(got, "fault") {
			t.Errorf("%s\n%s", call, got)
		}
	}
}

// imports are the import statements of an expression.
func imports(expr string) string {
	var b strings.Builder
	for _, m := range strings.Fields("hashlib hmac json os random select socket struct sys time errno threading queue") {
		if strings.Contains(expr, m+".") {
			fmt.Fprintf(&b, "import %s\n", m)
		}
	}
	if strings.Contains(expr, "C") || strings.Contains(expr, "D") {
		b.WriteString(classes)
	}
	return b.String()
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
