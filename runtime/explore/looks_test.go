package explore

import (
	"context"
	"testing"

	"lockstep/runtime/conductor"
	"lockstep/runtime/lab"
	"lockstep/runtime/stage"
)

// changesAndLooks are ways to change something that threads share, and to look at it: of each group every
// one of them is tried with every other. What no touch told of, a search would miss.
var changesAndLooks = []struct {
	begins  string
	changes []string
	looks   []string
}{
	{"xs = [3, 1]", []string{
		"xs.append(0)", "xs[0] = 9", "xs += [4]", "xs[1:] = [7, 8]", "del xs[0]", "xs.sort()", "xs.reverse()", "xs.extend((5,))", "xs.insert(0, 6)", "r = xs.pop()",
		"xs.remove(3)", "xs.clear()", "xs *= 2", "xs, r = xs + [1], 0", "[xs[0] for xs[0] in [8]]",
	}, []string{
		"r = xs[0]", "r = xs[-1]", "r = len(xs)", "r = [x for x in xs]", "for r in xs:\n    pass", "r = sum(xs)", "r = max(xs, default=0)", "r = sorted(xs)", "r = list(reversed(xs))",
		"r = 9 in xs", "r = xs == [3, 1]", "r = xs < [3, 2]", "r = str(xs)", "r = f'{xs}'", "r = '%s' % xs", "r = repr((xs,))", "r = xs[:]", "r = xs + [0]", "r = xs * 2",
		"r = tuple(xs)", "r = list(xs)", "r = set(xs)", "r = bool(xs)", "r = not xs", "r = 1 if xs else 2", "r = xs and 5", "while xs and r < 1:\n    r += 1",
		"print(*xs)", "print(xs)", "r = [*xs, 1]", "r, *_ = xs or [0]", "r = xs.count(3)", "r = xs.index(xs[-1])", "r = xs.copy()", "r = list(map(str, xs))", "r = list(enumerate(xs))",
		"r = list(zip(xs, xs))", "r = any(xs)", "r = all(xs)", "r = ''.join(str(x) for x in xs)", "r = dict(enumerate(xs))", "r = bytes(xs)", "r = sum(x for x in xs)", "r = min(xs or [0])",
		"assert len(xs) == 2", "r = json.dumps(xs)", "r = isinstance(xs, list)", "r = [xs] == [[3, 1]]", "r = next(iter(xs), None)", "r = list(filter(None, xs))", "r = max(*xs, 0)",
	}},
	{"d = {'a': 1}", []string{
		"d['b'] = 2", "d['a'] += 1", "del d['a']", "d.clear()", "d.update(b=3)", "d.setdefault('b', 5)", "r = d.pop('a')", "r = d.popitem()", "d |= {'c': 1}",
	}, []string{
		"r = d.get('b')", "r = d['a']", "r = 'b' in d", "r = len(d)", "r = list(d)", "r = [k for k in d]", "for r in d:\n    pass", "r = list(d.items())", "r = sorted(d.values())", "r = d.keys() == {'a'}",
		"r = str(d)", "r = f'{d}'", "r = d == {'a': 1}", "r = bool(d)", "r = dict(d)", "r = {**d}", "r = d | {}", "r = d.copy()", "r = max(d, default=0)", "print(d)", "r = json.dumps(d)", "r = (lambda **k: sorted(k))(**d)",
	}},
	{"s = {1}", []string{"s.add(2)", "s.discard(1)", "s.remove(1)", "s.clear()", "s |= {3}", "s.update([4])", "r = s.pop()"}, []string{
		"r = 2 in s", "r = len(s)", "r = sorted(s)", "r = bool(s)", "r = s == {1}", "r = s | {9} == {1, 9}", "r = sum(s)", "r = s <= {1, 2}", "r = {1} & s == {1}", "r = len(set(s))",
	}},
	{"class C:\n    k = 0\n    def __init__(self):\n        self.n = 0\n        self.xs = []\n    def __repr__(self):\n        return 'C%d' % self.n\n    def __eq__(self, o):\n        return self.n == 0\n    def __bool__(self):\n        return self.n == 0\n    def __len__(self):\n        return self.n\n    def __call__(self):\n        return self.n\n    @property\n    def half(self):\n        return self.n / 2\nc = C()", []string{
		"c.n = 1", "c.n += 1", "setattr(c, 'n', 2)", "C.k = 1", "c.k = 5", "c.xs.append(1)", "c.new = 1", "c.xs = [2]", "c.__init__()\nc.n = 3",
	}, []string{
		"r = c.n", "r = c.k", "r = C.k", "r = str(c)", "print(c)", "r = f'{c}'", "r = c == 0", "r = bool(c)", "r = 1 if c else 2", "r = len(c)", "r = c()", "r = c.half", "r = getattr(c, 'n')", "r = hasattr(c, 'new')",
		"r = getattr(c, 'new', 7)", "r = c.xs", "r = len(c.xs)", "r = [c] == [0]", "r = '%r' % c", "r = [str(x) for x in [c]]", "r = sorted([c], key=lambda x: x.n)[0].n", "r = max([c], key=lambda x: x.n).n",
	}},
	{"g = 0\nfs = [lambda: 1]\nt = (1, [2])", []string{"g = 1", "g += 1", "del g", "def g():\n    return 5", "fs[0] = lambda: 2", "t[1].append(3)", "t = ()", "class g:\n    pass", "import errno as g", "for g in [7]:\n    pass", "with lock as g:\n    pass"}, []string{
		"r = g", "r = g == 0", "r = str(g)[:2]", "r = callable(g)", "r = fs[0]()", "r = t[1]", "r = str(t)", "r = len(t)", "r = t == (1, [2])", "r = t[0]",
	}},
	{"b = bytearray(b'ab')", []string{"b.append(99)", "b[0] = 0", "b.extend(b'x')", "b += b'y'", "b.clear()"}, []string{"r = b[0]", "r = len(b)", "r = bytes(b)", "r = b == b'ab'", "r = str(b)", "r = b'a' in b", "r = b.find(b'x')", "r = b + b'z'", "r = list(b)"}},
	{"", []string{"r = random.random()", "random.seed(3)", "r = random.choice([1, 2, 3])", "r = os.urandom(2)"}, []string{"r = random.random()", "r = random.randint(1, 1000)", "r = os.urandom(2)"}},
	{"def count():\n    for i in range(5):\n        yield i\nit = count()\nxs = iter([1, 2, 3])\nz = zip([1, 2], 'ab')\nm = map(str, [1, 2])\ndef counter():\n    n = 0\n    def up():\n        nonlocal n\n        n += 1\n        return n\n    return up\nup = counter()\ndef default(xs=[]):\n    xs.append(1)\n    return len(xs)\ndef attr():\n    attr.n = getattr(attr, 'n', 0) + 1\n    return attr.n", []string{
		"r = next(it)", "r = next(xs)", "r = list(xs)", "r = next(z)", "r = next(m)", "r = up()", "r = default()", "r = attr()", "it.close()",
	}, []string{"r = next(it)", "r = next(xs)", "r = list(z)", "r = list(m)", "r = up()", "r = default()", "r = attr()", "for r in xs:\n    break"}},
	{"other = threading.Thread(target=print, args=(5,), name='other')", []string{
		"other.start()", "threading.current_thread().name = 'new'", "other.name = 'x'", "threading.Thread(target=print, args=(6,), name='six').start()", "r = threading.Thread(target=print).name",
	}, []string{
		"r = threading.active_count()", "r = [t.name for t in threading.enumerate()]", "r = other.is_alive()", "r = other.name", "r = threading.Thread(target=print).name", "other.join()", "r = all[0].name", "r = other.daemon",
	}},
	{"f = open('f', 'w')\nf.write('ab')\nf.close()", []string{"with open('f', 'w') as h:\n    h.write('x')", "with open('f', 'a') as h:\n    h.write('x')", "os.remove('f')"}, []string{"r = open('f').read()", "r = os.path.getsize('f')", "r = os.path.exists('f')"}},
	{"h = open('f', 'w+')\nh.write('abc')\nh.seek(1)", []string{"h.write('x')", "h.write('y')\nh.flush()", "h.seek(0)", "r = h.read()", "h.close()", "h.truncate(1)", "r = h.readline()"}, []string{
		"r = h.read()", "r = h.tell()", "h.write('z')", "r = h.closed", "r = open('f').read()", "r = os.path.getsize('f')", "r = h.readlines()", "for r in h:\n    pass", "h.flush()", "h.close()", "print('p', file=h)",
	}},
	{"class B:\n    made = 0\n    def __init__(self):\n        self.d = {}\n        self._v = 0\n        B.made += 1\n    def __getitem__(self, k):\n        return self.d[k]\n    def __setitem__(self, k, v):\n        self.d[k] = v\n    def __contains__(self, k):\n        return k in self.d\n    def __iter__(self):\n        return iter(self.d)\n    def __len__(self):\n        return len(self.d)\n    def __lt__(self, o):\n        return len(self.d) < len(o.d)\n    def __add__(self, n):\n        return self._v + n\n    def __enter__(self):\n        self._v += 1\n        return self._v\n    def __exit__(self, *a):\n        self._v -= 1\n    @property\n    def v(self):\n        return self._v\n    @v.setter\n    def v(self, n):\n        self._v = n\n    @staticmethod\n    def count():\n        B.made += 1\n        return B.made\n    def __str__(self):\n        return str(self.d)\nc, c2 = B(), B()", []string{
		"c['a'] = 1", "c.v = 5", "with c as r:\n    pass", "B()", "r = B.count()", "c.d = {'z': 1}", "del c._v", "c.d.update(q=1)", "B.__lt__ = lambda a, b: True", "B.__str__ = lambda a: 'new'", "c.__class__.made = 9", "c = c2",
	}, []string{
		"r = c['a']", "r = 'a' in c", "r = list(c)", "r = [x for x in c]", "r = len(c)", "r = c < c2", "r = c2 < c", "r = sorted([c, c2])[0] is c", "r = max(c, c2) is c", "r = c + 1", "with c as r:\n    pass", "r = c.v", "r = B.made", "r = B.count()",
		"r = str(c)", "r = f'{c}'", "print(c)", "r = bool(c)", "r = 1 if c else 0", "r = dict.fromkeys(c)", "r, *_ = list(c) + [0]", "r = any(x for x in c)", "r = c is c2",
	}},
	{"lock.acquire()", []string{"lock.release()", "q.put(1)", "e.set()", "sem.release()", "bar.reset()"}, []string{
		"r = lock.locked()", "r = q.qsize()", "r = q.empty()", "r = q.full()", "r = e.is_set()", "r = bar.n_waiting",
	}},
}

// TestEveryLook wants of each change with each look what trying every order of their steps finds; of a part of
// them, where nobody asks for many programs.
func TestEveryLook(t *testing.T) {
	tried, every := 0, 4
	if programs(t, 0) > 0 {
		every = 1
	}
	for _, group := range changesAndLooks {
		for i, change := range group.changes {
			for k, look := range group.looks {
				if (i+k)%every != 0 {
					continue
				}
				source := "import json, os, queue, random, threading, time\nlock, q, e, sem, bar = threading.Lock(), queue.Queue(maxsize=1), threading.Event(), threading.Semaphore(0), threading.Barrier(2)\n" +
					group.begins + "\ndef go(f, r):\n    time.sleep(1)\n    f(r)\n" +
					"def change(r):\n    global g, t, xs, d, s, b, c\n" + indented(change) + "    print(r)\n" +
					"def look(r):\n    global g\n" + indented(look) + "    print(r)\n" +
					"all = [threading.Thread(target=go, args=(f, 0), name=f.__name__) for f in [change, look]]\nfor th in all:\n    th.start()\n"
				st := &stage.Stage{Actors: []stage.Actor{{Name: "m", Program: stage.Program{Source: source}}}}
				st.Complete()
				r, err := conductor.New(st, conductor.Options{Open: lab.Open, EndInput: true})
				if err != nil {
					t.Fatalf("%s, and %s: %v", change, look, err)
				}
				p := &program{r: r, rough: true, leave: func() {}, spin: newSpinners()}
				found := thorough(context.Background(), &workers{systems: []System{p}}, []*program{p})
				ends, _ := everyOrder(p, 40_000)
				if tried++; ends == nil || len(found.endings) != len(ends) || !found.complete {
					t.Errorf("%s, and %s: %d ends, not %d", change, look, len(found.endings), len(ends))
				}
				r.Close()
			}
		}
	}
	t.Logf("%d programs", tried)
}

func indented(s string) string {
	out := "    "
	for _, c := range s {
		if out += string(c); c == '\n' {
			out += "    "
		}
	}
	return out + "\n"
}
