package explore

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lockstep/runtime/conductor"
	"lockstep/runtime/lab"
	"lockstep/runtime/stage"
)

// TestRememberingFindsTheSame searches programs made by chance, and the puzzles, twice: in rough runs, most of
// which are not run but remembered, and in runs that keep everything. Ends, counts, shortest
// schedules and races must be the same.
func TestRememberingFindsTheSame(t *testing.T) {
	sources := map[string]string{}
	for i, text := range puzzlePrograms(t) {
		sources[fmt.Sprint("puzzle ", i)] = text
	}
	sources["a daemon that is stopped while the interpreter is behind"] = stoppedBehind
	for seed := range programs(t, 300) / 10 {
		sources[fmt.Sprint("program ", seed)] = randomProgram(rand.New(rand.NewPCG(uint64(seed), 4)))
	}
	for name, source := range sources {
		rough, sorts := findingsOf(t, source, true, false)
		if sorts {
			rough, _ = findingsOf(t, source, true, true)
		}
		fine, _ := findingsOf(t, source, false, sorts)
		if diff := cmp.Diff(fine.endings, rough.endings, cmp.AllowUnexported(ending{})); diff != "" {
			t.Errorf("%s: %s\n%s", name, diff, source)
		}
		if diff := cmp.Diff(fine.races, rough.races, cmp.AllowUnexported(race{})); diff != "" {
			t.Errorf("%s: races: %s\n%s", name, diff, source)
		}
	}
}

// findingsOf searches a program, but not for long. again says that it has to look at sorts.
func findingsOf(t *testing.T, source string, rough, sorts bool) (found *findings, again bool) {
	t.Helper()
	st := &stage.Stage{Actors: []stage.Actor{{Name: "m", Program: stage.Program{Source: source}}}}
	st.Complete()
	r, err := conductor.New(st, conductor.Options{Open: lab.Open, EndInput: true})
	if err != nil {
		t.Fatalf("%v\n%s", err, source)
	}
	defer r.Close()
	if sorts {
		r.LookAtSorts()
	}
	p := &program{r: r, rough: rough, leave: func() {}, spin: newSpinners()}
	s := &search{sys: p, found: newFindings(), limits: limits{runs: 150, depth: 200}}
	s.run(context.Background(), task{})
	if p.err != nil {
		t.Fatalf("%v\n%s", p.err, source)
	}
	return s.found, r.Sorts()
}

// shapes are the statements of random programs: $n is a number, $v what a thread has read, $x and $y are
// shared names, $i is an index.
var shapes = []string{
	"v = $x", "v = $y", "$x = v", "$y = $n", "$x = [v]", "$x = ($x, v)", "print(v)", "print($x)", "time.sleep(1)", "l.append(v)", "v = l[$i]", "l[$i] = v",
	"if v:\n    $s", "for k in range(2):\n    $s", "v = len(l)", "v = $n", "$x = v + $n", "$x += $n",
	"v = l.pop()", "print(l)", "v = $n in l", "l[$i] = [v]", "l += [v]", "l[$i] = l2",
	"del l[0]", "l2.append(v)", "v = str(l2)", "v = sum(k for k in l2 if isinstance(k, int))",
	"d['a'] = v", "v = d.get('b')", "d[v] = $n", "v = d['a']", "del d['a']", "v = [k for k in d]", "print(sorted(d, key=str))",
	"o.a = v", "v = o.a", "o.b = [v]", "v = o.b", "del o.a", "v = o.up($n)", "o.up = v", "v = hasattr(o, 'c')", "o.c = lock", "C.kept = v", "v = o.kept",
	"v = f($n)", "f.seen = v", "v = getattr(f, 'seen', 0)", "v = bump()", "late = v", "v = late", "t = (v, l)", "print(t[0])",
	"l.append(lock)", "l[$i] = e", "v = type(l[$i]).__name__", "late = lock", "v = [v]", "v.append($n)", "o = C()", "l = [v]", "v = l2[$i:]",
	"lock.acquire()", "lock.release()", "v = lock.acquire(timeout=1)", "v = lock.locked()",
	"q.put(v)", "q.put([v])", "v = q.get()", "v = q.get_nowait()", "v = q.qsize()", "e.set()", "e.clear()", "v = e.wait(1)", "v = e.is_set()", "e.wait()",
	"s.acquire()", "s.release()", "own = threading.Lock(); own.acquire(); l.append(own)", "own = queue.Queue(); own.put(v); q.put(own)",
	"v = threading.current_thread().name", "v = threading.current_thread()", "th0.join()", "v = th1.is_alive()", "v = threading.Thread(target=f).daemon", "v = threading.Thread(target=f, args=(1,)).name", "v = threading.active_count()",
	"threading.Thread(target=f, args=(v,)).start()", "v = extra.is_alive()", "extra.start()", "extra.join()", "threading.current_thread().name = str(v)",
	"v = random.randint(1, 3)", "v = next(g)", "v = ends.index(v)", "raise ValueError(v)", "v = id_of(v)",
	"if $x > $n:\n    $s\nelse:\n    $s", "for k in l2:\n    v = k", "while $x < $n:\n    $s",
	"try:\n    $s\nexcept Exception as x2:\n    print(type(x2).__name__)", "with lock:\n    $s\n    $s", "with c:\n    c.wait(1)", "with c:\n    $s\n    c.notify()",
	"def late():\n    return $n", "class late:\n    pass", "import errno as late",
}

// plainShapes is how many of them, from the first on, are not likely to end a thread.
const plainShapes = 17

// randomProgram makes a program of two or three threads.
func randomProgram(r *rand.Rand) string {
	var few []string
	for range 2 + r.IntN(7) {
		few = append(few, shapes[r.IntN(len(shapes))], shapes[r.IntN(plainShapes)])
	}
	var statement func(deep int) string
	statement = func(deep int) string {
		s := few[r.IntN(len(few))]
		for deep > 1 && strings.Contains(s, "$s") {
			s = shapes[r.IntN(len(shapes))]
		}
		var b strings.Builder
		for i, part := range strings.Split(s, "$s") {
			if i > 0 {
				before := b.String()
				indent := before[strings.LastIndex(before, "\n")+1:]
				b.WriteString(strings.ReplaceAll(statement(deep+1), "\n", "\n"+indent))
			}
			b.WriteString(part)
		}
		s = b.String()
		for strings.Contains(s, "$") {
			i := strings.Index(s, "$")
			with := map[byte][]string{'n': {"0", "1", "2"}, 'x': {"x", "x", "y"}, 'y': {"y", "x"}, 'i': {"0", "0", "1", "-1"}}[s[i+1]]
			s = s[:i] + with[r.IntN(len(with))] + s[i+2:]
		}
		return s
	}
	block := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString("    " + strings.ReplaceAll(statement(0), "\n", "\n    ") + "\n")
		}
		return b.String()
	}
	var b strings.Builder
	b.WriteString(beginning)
	n := 2 + r.IntN(2)
	for i := range n {
		fmt.Fprintf(&b, "def t%d(v=%d):\n    global x, y, l, o, late\n%s", i, i, block(1+r.IntN(5)))
	}
	for i := range n {
		daemon := []string{"False", "False", "True"}[r.IntN(3)]
		args := []string{"()", "()", "(1,)", "(l,)", "([5],)"}[r.IntN(5)]
		fmt.Fprintf(&b, "th%d = threading.Thread(target=t%d, name='t%d', daemon=%s, args=%s)\n", i, r.IntN(n), i, daemon, args)
	}
	for i := range n {
		fmt.Fprintf(&b, "th%d.start()\n", i)
		if r.IntN(4) == 0 {
			b.WriteString("v = 0\n" + strings.ReplaceAll(block(1)[4:], "\n    ", "\n"))
		}
	}
	for i := range n {
		if r.IntN(4) > 0 {
			fmt.Fprintf(&b, "th%d.join()\n", i)
		}
	}
	b.WriteString("print(x, y)\n")
	text := b.String()
	if strings.Contains(text, "next(g)") { // what no touch tells of makes a program that is always run
		text = strings.Replace(text, "def id_of", "g = numbers()\ndef id_of", 1)
	}
	return text
}

const stoppedBehind = `import threading
x, y, z = 0, 0, 0
def f():
    global x
    x = y
    threading.Event().wait()
threading.Thread(target=f, name="f", daemon=True).start()
def g():
    global y, z
    for y in range(1, 5):
        z = y
threading.Thread(target=g, name="g").start()
`

const beginning = `import threading, queue, time, random
x, y, l, l2, d = 0, 1, [1, 2], [3], {'a': 1}
lock, q, e, s, c = threading.Lock(), queue.Queue(), threading.Event(), threading.Semaphore(1), threading.Condition()
ends = [0, 1]
class C:
    kept = 0
    def __init__(self):
        self.a = 0
    def up(self, n):
        self.a += n
        return self.a
o = C()
def f(n):
    global x
    x = n
    return n
def counter():
    n = 0
    def bump():
        nonlocal n
        n += 1
        return n
    return bump
bump = counter()
def numbers():
    yield 1
    yield 2
def id_of(v):
    return threading.get_ident()
extra = threading.Thread(target=f, args=(5,), name='extra')
`
