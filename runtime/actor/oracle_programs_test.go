package actor_test

import (
	"fmt"
	"strings"
)

// How many programs are generated whole, and how many are broken on purpose.
const howManyPrograms, howManyBroken = 2000, 1500

// writer writes one small program: it ends by itself, often by an exception.
type writer struct {
	*choice
	b     strings.Builder
	level int      // of indentation
	deep  int      // of blocks in each other
	wild  bool     // what it writes need not make sense
	left  int      // statements that may still be written
	loops int      // around, in this function
	names []string // that are bound, perhaps
	count int      // of names made up
}

func programs() []string {
	var out []string
	for i := range howManyPrograms {
		w := &writer{choice: chanceOf(fmt.Sprint("program", i)), left: 14, names: []string{"a", "s", "xs", "d"}}
		out = append(out, w.program())
	}
	return append(out, brokenPrograms(out)...)
}

func (w *writer) line(format string, a ...any) {
	w.b.WriteString(strings.Repeat("    ", w.level) + fmt.Sprintf(format, a...) + "\n")
}

// block writes an indented block of statements.
func (w *writer) block(write func()) {
	w.level++
	w.deep++
	write()
	w.level--
	w.deep--
}

func (w *writer) program() string {
	w.wild = w.once(4)
	if w.wild {
		w.line("a, s, xs, d = %s, %s, %s, %s", w.of(smallInts), w.of(smallTexts), w.of(smallLists), w.of(smallDicts))
	} else {
		w.line("a, s, xs, d = %s, %s, %s, %s", w.words("0 1 2 3 5 -1 10"), w.of(smallTexts[:7]), w.of(smallLists[:6]), w.of(smallDicts))
	}
	careful := 2 + w.below(4) // of how many statements, of five, the exceptions are shown
	for i := 0; w.left > 0; i++ {
		if w.below(5) >= careful {
			w.statement()
			continue
		}
		w.line("try:")
		w.block(w.statement)
		w.line("except Exception as e:")
		w.block(func() { w.line("print(%s)", w.of([]string{"'!!', type(e).__name__, e", "repr(e)", "type(e), e.args"})) })
	}
	w.line("print(a, s, xs, d)")
	return w.b.String()
}

var (
	smallInts  = []string{"0", "1", "2", "3", "5", "-1", "-4", "10", "2**65", "True"}
	smallTexts = []string{"''", "'a'", "'abc'", "'x y z'", "'收到'", "'12'", "\"it's\"", "'a\\nb'", "b'ab'"}
	smallLists = []string{"[]", "[1, 2, 3]", "[3, 1, 2]", "['b', 'a']", "[[1], [2]]", "[None, 0, '']", "[(1, 'a'), (2, 'b')]", "(1, 2)", "range(4)"}
	smallDicts = []string{"{}", "{'a': 1}", "{1: 2, 'k': [3]}", "{'x': None, 'y': 2}"}
)

// name is one that is bound, mostly.
func (w *writer) name() string {
	if w.once(25) {
		return w.of([]string{"missing", "lenn", "x", "self", "e", "foo", "xss"})
	}
	return w.of(w.names)
}

func (w *writer) fresh(prefix string) string {
	w.count++
	return fmt.Sprint(prefix, w.count)
}

// expr is an expression of about the depth given: one whose types fit, or of a wild program any.
func (w *writer) expr(deep int) string {
	if w.wild || w.once(15) {
		return w.anyExpr(deep)
	}
	return w.typed(w.words("int int str list dict bool"), deep)
}

// typed is an expression of a type, with few mistakes. The names are typed by their first letters.
func (w *writer) typed(typ string, deep int) string {
	if w.once(40) {
		return w.anyExpr(1)
	}
	v := func(typ string) string { return w.typed(typ, deep-1-w.below(2)) }
	if deep <= 0 {
		return map[string]func() string{
			"int": func() string { return w.of([]string{"a", "a", "len(s)", "len(xs)", "1", "2", "3", "7", "-2", "10"}) },
			"str": func() string { return w.of([]string{"s", "s", "'a'", "'bc'", "''", "str(a)", "'x y'"}) },
			"list": func() string {
				return w.of([]string{"xs", "xs", "[1, 2]", "[]", "list(s)", "list(range(a % 5))", "[a]", "[3, 1, 2]"})
			},
			"dict": func() string { return w.of([]string{"d", "d", "{}", "{'a': a}", "{'k': 1, 'a': 2}"}) },
			"bool": func() string { return w.of([]string{"True", "False", "a > 2", "not xs", "s == 'a'", "a", "'a' in d"}) },
		}[typ]()
	}
	switch typ {
	case "int":
		return w.of([]string{
			"(" + v("int") + w.words(" + - * ") + v("int") + ")", "(" + v("int") + " // " + w.of([]string{"2", "3", "7", v("int")}) + ")", "(" + v("int") + " % " + w.of([]string{"5", "3", v("int")}) + ")", "sum(x for x in " + v("list") + " if isinstance(x, int))", "len(" + v("list") + ")",
			"(" + v("int") + " if " + v("bool") + " else " + v("int") + ")", "max(" + v("int") + ", " + v("int") + ")", v("str") + ".count('a')", "abs(" + v("int") + ")", v("dict") + ".get('a', 0)", "(lambda p, q=2: p * q)(" + v("int") + ")", "int('1' + str(a % 10))", v("list") + "[0]", "divmod(" + v("int") + ", 3)[1]", "-" + v("int"), "(" + v("int") + w.words(" & | ^ ") + v("int") + ")",
		})
	case "str":
		return w.of([]string{
			"(" + v("str") + " + " + v("str") + ")", v("str") + ".upper()", v("str") + "[::-1]", "str(" + v("int") + ")", "repr(" + v("list") + ")", "','.join(str(x) for x in " + v("list") + ")", "f'{" + strings.ReplaceAll(v("int"), "'", "\"") + ":>4}|'", "'%s-%r' % (a, s)", "'{}:{}'.format(a, xs)", v("str") + ".replace('a', 'bb')",
			v("str") + "[1:3]", "(" + v("str") + " * " + w.words("0 1 2 3") + ")", "(" + v("str") + " or " + v("str") + ")", v("str") + ".split()[0]", "type(" + v("list") + ").__name__", "s.center(7, '*')", "f'{a!r:<5}{s:^7}{a:+d}{1.5 * a:.2f}'", "chr(97 + a % 26)",
		})
	case "list":
		return w.of([]string{
			"[" + w.of([]string{"x", "(x, a)", "str(x)", "[x]"}) + " for x in " + v("list") + "]", "[x for x in " + v("list") + " if " + w.of([]string{"x", "x != a", "isinstance(x, int)"}) + "]", "(" + v("list") + " + " + v("list") + ")", v("list") + "[1:]", v("list") + "[::-1]", "sorted(" + v("list") + ", key=str)",
			"list(enumerate(" + v("list") + "))", "list(zip(" + v("list") + ", " + v("str") + "))", v("str") + ".split()", "[*" + v("list") + ", " + v("int") + "]", "list(map(str, " + v("list") + "))", "[[i * j for i in range(2)] for j in range(a % 3)]", "list(" + v("dict") + ".items())", "[y for x in [xs, " + v("list") + "] for y in x]", "(" + v("list") + " * 2)", "list(filter(None, " + v("list") + "))", "[" + v("int") + ", " + v("str") + "]",
		})
	case "dict":
		return w.of([]string{
			"{**" + v("dict") + ", 'z': " + v("int") + "}", "{str(x): x for x in " + v("list") + "}", "dict(zip(" + v("str") + ", " + v("list") + "))", "{k: v for v, k in enumerate(" + v("str") + ")}", "dict(a=" + v("int") + ", **{'q': s})", "(" + v("dict") + " | {'m': " + v("str") + "})", "{'n': " + v("dict") + ", 'l': " + v("list") + "}",
		})
	}
	return w.of([]string{
		"(" + v("int") + w.words(" < <= > >= == != ") + v("int") + ")", "(" + v("str") + " in " + v("str") + ")", "(0 < " + v("int") + " <= 5)", "not " + v("bool"), "(" + v("bool") + " and " + v("bool") + ")", "(" + v("bool") + " or " + v("list") + ")", "bool(" + v("list") + ")", "any(x == a for x in " + v("list") + ")", "isinstance(" + v("int") + ", (int, str))", "(" + v("list") + " == " + v("list") + ")", "s.startswith(" + v("str") + ")", "(a is not None)", "all(" + v("list") + ")",
	})
}

// anyExpr is an expression that need not make sense.
func (w *writer) anyExpr(deep int) string {
	if deep <= 0 {
		return w.of([]string{w.name(), w.name(), w.name(), w.of(smallInts), w.of(smallTexts), w.of(smallLists), "None", "1.5"})
	}
	x, y := w.anyExpr(deep-1-w.below(2)), w.anyExpr(deep-1-w.below(2))
	n := w.name()
	switch w.below(34) {
	case 0, 1, 2:
		return fmt.Sprintf("(%s %s %s)", x, w.words("+ - * // % & | + + -"), y)
	case 3:
		return fmt.Sprintf("(%s %s %s)", x, w.words("== != < <= > >= == !="), y)
	case 4:
		return fmt.Sprintf("(%s < %s <= %s)", x, y, n)
	case 5:
		return fmt.Sprintf("(%s %s %s)", x, w.of([]string{"and", "or", "in", "not in", "is"}), y)
	case 6:
		return w.words("- not ~ +") + " " + n
	case 7, 8:
		return fmt.Sprintf("%s[%s]", n, w.of([]string{"0", "-1", "1", "'a'", "1:", "::-1", ":2", x}))
	case 9, 10:
		return fmt.Sprintf("%s(%s)", w.words("len str repr list sorted sum int bool tuple min max type set abs reversed iter dict"), x)
	case 11:
		return fmt.Sprintf("(%s if %s else %s)", x, y, n)
	case 12:
		return fmt.Sprintf("[%s for i in %s]", w.of([]string{"i", "i * 2", "(i, " + n + ")", "str(i)", x}), y)
	case 13:
		return fmt.Sprintf("[i for i in %s if %s]", x, w.of([]string{"i", "i != 1", "not i", y}))
	case 14:
		return fmt.Sprintf("{k: %s for k in %s}", w.of([]string{"k", "0", n}), x)
	case 15:
		return fmt.Sprintf("[(i, j) for i in %s for j in %s]", w.of([]string{"range(2)", "'ab'", n}), w.of([]string{"range(i)", "[i]", "'xy'", n}))
	case 16:
		return fmt.Sprintf("list(%s for i in %s)", w.of([]string{"i", "i + 1", "[i]"}), x)
	case 17, 18:
		return fmt.Sprintf("f'%s{%s%s}'", w.of([]string{"", "v=", "-"}), strings.NewReplacer("'", "\"", "\\", "").Replace(w.anyExpr(0)), w.of([]string{"", "!r", ":>5", "!s:<4", ":x", "=", ":.2f"}))
	case 19:
		return fmt.Sprintf("'%s' %% %s", w.of([]string{"%s", "%d", "%r", "%5s|", "%x", "%s %s"}), n)
	case 20:
		return fmt.Sprintf("'%s'.format(%s)", w.of([]string{"{}", "{!r}", "{0}{0}", "{:>6}", "{[0]}", "{} {}"}), n)
	case 21:
		return fmt.Sprintf("(lambda %s: %s)(%s)", w.of([]string{"p", "p=1", "*p", "p, q=2", "**p"}), w.of([]string{"p", "(p, a)", "[p]"}), w.of([]string{n, "", x, "1, 2", "p=3"}))
	case 22, 23:
		return fmt.Sprintf("%s.%s", n, w.of([]string{"upper()", "append(1)", "get('a')", "keys()", "split()", "pop()", "copy()", "items()", "index(1)", "join(['x'])", "count(1)", "sort()", "real", "startswith('a')", "replace('a', 'b')", "missing", "update(k=1)", "extend(" + x + ")", "insert(0, " + y + ")"}))
	case 24:
		return fmt.Sprintf("(%s, *%s)", x, n)
	case 25:
		return fmt.Sprintf("{**%s, 'z': %s}", n, x)
	case 26:
		return fmt.Sprintf("print(%s, %s)", x, w.of([]string{y, "end='|\\n'", "sep=''", "*" + n}))
	case 27:
		return fmt.Sprintf("next(iter(%s), %s)", x, y)
	case 28:
		return fmt.Sprintf("isinstance(%s, %s)", x, w.words("int str list dict (int,str) Exception bool"))
	case 29:
		return fmt.Sprintf("sorted(%s, key=%s)", x, w.of([]string{"str", "len", "lambda v: -v", "repr", "lambda v: (str(v), 1)"}))
	case 30:
		return fmt.Sprintf("%s(%s, %s)", w.words("zip map enumerate max min divmod getattr"), w.of([]string{"str", "len", x}), y)
	case 31:
		return fmt.Sprintf("any(%s for v in %s)", w.of([]string{"v", "not v", "v == 1"}), x)
	}
	return x
}

// target is what can be assigned to.
func (w *writer) target() string {
	switch w.below(9) {
	case 0:
		return fmt.Sprintf("%s[%s]", w.name(), w.of([]string{"0", "-1", "'k'", "1:2", "5"}))
	case 1:
		n := w.fresh("v")
		w.names = append(w.names, n)
		return n
	case 2:
		return w.name() + ".field"
	}
	return w.of([]string{"a", "s", "xs", "d"})
}

func (w *writer) statement() {
	if w.left--; w.left < 0 || w.deep > 4 {
		w.line("pass")
		return
	}
	switch w.below(30) {
	case 0, 1, 2, 3:
		if !w.wild {
			t := w.words("int str list dict")
			w.line("%s = %s", map[string]string{"int": "a", "str": "s", "list": "xs", "dict": "d"}[t], w.typed(t, 2))
			return
		}
		w.line("%s = %s", w.target(), w.expr(2))
	case 4, 5:
		if !w.wild {
			w.line("%s", w.of([]string{"a += " + w.typed("int", 1), "xs += " + w.typed("list", 1), "s += " + w.typed("str", 1), "a *= 2", "xs[0] = " + w.expr(1), "d['a'] = " + w.expr(1), "d[s] = a", "xs[1:2] = " + w.typed("list", 1), "a, s = a + 1, s * 2", "first, *xs = " + w.typed("list", 1), "d |= " + w.typed("dict", 1), "(a, b), c = (1, 2), s", "a = b = " + w.typed("int", 1), "xs.append(" + w.expr(1) + ")"}))
			return
		}
		w.line("%s %s %s", w.target(), w.words("+= -= *= |= //= %="), w.expr(1))
	case 6:
		w.line("%s = %s", w.of([]string{"a, s", "a, *xs", "*xs, a", "(a, (s, xs))", "[a, s]", "a, s, *xs, d", "a = s", "xs[0], a"}), w.expr(1))
	case 7, 8:
		w.line("print(%s)", w.expr(2))
	case 9, 10:
		w.condition()
	case 11, 12:
		w.forLoop()
	case 13:
		w.whileLoop()
	case 14, 15, 16, 17:
		w.try()
	case 18, 20:
		if !w.wild && w.once(2) {
			w.line("print(%s, %s)", w.expr(2), w.expr(2))
			return
		}
		if !w.wild {
			w.line("del %s", w.of([]string{"xs[0]", "xs[1:]", "d['a']", "xs[::2]", "d[s], xs[-1]"}))
			return
		}
		w.line("del %s", w.of([]string{w.name(), w.name() + "[0]", w.name() + "['a']", w.name() + "[1:]", w.name() + ".field"}))
	case 19:
		w.line("assert %s, %s", w.expr(1), w.expr(0))
	case 29:
		if !w.wild {
			w.line("if %s: raise ValueError(%s)", w.typed("bool", 2), w.expr(1))
			return
		}
		w.raise()
	case 21, 22, 23:
		w.scene()
	case 24:
		if w.loops > 0 {
			w.line("%s", w.words("break continue"))
		} else {
			w.line("%s", w.expr(2))
		}
	case 25:
		w.line("for %s in %s: print(%s)", w.of([]string{"i", "i, j", "i, *j"}), w.expr(1), w.of([]string{"i", "'.'", "i, a"}))
	default:
		w.line("%s", w.expr(3))
	}
}

func (w *writer) statements(n int) {
	for range n {
		w.statement()
	}
}

func (w *writer) condition() {
	w.line("if %s:", w.expr(1))
	w.block(func() { w.statements(1) })
	if w.once(2) {
		w.line("elif %s:", w.expr(1))
		w.block(func() { w.statements(1) })
	}
	if w.once(2) {
		w.line("else:")
		w.block(func() { w.statements(1) })
	}
}

func (w *writer) forLoop() {
	i := w.of([]string{"i", "i", "k, v", "a"})
	if i == "i" {
		w.names = append(w.names, "i")
	}
	w.line("for %s in %s:", i, w.of([]string{"range(3)", "xs", "s", "d", "d.items()", "enumerate(xs)", "zip(xs, s)", w.typed("list", 1)}))
	w.loops++
	w.block(func() { w.statements(1 + w.below(2)) })
	w.loops--
	if w.once(3) {
		w.line("else:")
		w.block(func() { w.line("print('no break')") })
	}
}

func (w *writer) whileLoop() {
	n := w.fresh("n")
	w.line("%s = 0", n)
	w.line("while %s < 3:", n)
	w.loops++
	w.block(func() {
		w.line("%s += 1", n)
		w.statements(1 + w.below(2))
	})
	w.loops--
	if w.once(3) {
		w.line("else:")
		w.block(func() { w.line("print('ran out')") })
	}
}

var caught = []string{"Exception", "ValueError", "TypeError", "(KeyError, IndexError)", "LookupError", "ZeroDivisionError", "NameError", "AttributeError", "RuntimeError", "OSError", "BaseException"}

func (w *writer) try() {
	w.line("try:")
	w.block(func() { w.statements(1 + w.below(2)) })
	handlers := w.below(3)
	for range handlers {
		e := w.of(caught)
		if w.once(2) {
			w.line("except %s:", e)
			w.block(func() { w.statements(1) })
			continue
		}
		w.line("except %s as e:", e)
		w.block(func() {
			w.line("print(type(e).__name__, e, %s)", w.of([]string{"e.args", "repr(e)", "e.__cause__", "e.__context__"}))
			if w.once(3) {
				w.raise()
			}
		})
	}
	if handlers > 0 && w.once(3) {
		w.line("else:")
		w.block(func() { w.statements(1) })
	}
	if handlers == 0 || w.once(3) {
		w.line("finally:")
		w.block(func() {
			w.line("print('finally')")
			if w.once(3) {
				w.statement()
			}
		})
	}
}

func (w *writer) raise() {
	w.line("%s", w.of([]string{
		"raise", "raise ValueError", "raise ValueError(" + w.expr(0) + ")", "raise KeyError('k') from None", "raise TypeError('t') from ValueError('cause')", "raise " + w.name(),
		"raise RuntimeError(1, 2) from e", "raise OSError(2, 'gone')", "raise StopIteration(3)", "raise Exception", "raise SystemExit(3)",
	}))
}

// scene writes a definition, and something that uses it.
func (w *writer) scene() {
	scenes := []func(){w.function, w.function, w.closure, w.generator, w.class, w.subclass, w.special, w.manager, w.decorator, w.errors}
	scenes[w.below(len(scenes))]()
}

// inside writes the body of a function.
func (w *writer) inside(end string) {
	loops, names := w.loops, w.names
	w.loops = 0
	w.block(func() {
		w.statements(1 + w.below(2))
		if end != "" {
			w.line("%s", end)
		}
	})
	w.loops, w.names = loops, names
}

func (w *writer) function() {
	f := w.fresh("f")
	w.line("def %s(%s):", f, w.of([]string{"", "p", "p, q=1", "*p", "p, *, q", "p, /, q", "*p, **q", "p, q=a", "p=[], **q"}))
	names := w.names
	w.names = append(w.names[:len(w.names):len(w.names)], "p")
	if w.once(3) {
		w.level++
		w.line("global %s", w.of([]string{"a", "s", "new"}))
		w.level--
	}
	w.inside(w.of([]string{"return p", "return " + w.expr(1), "", "return a, s"}))
	w.names = names
	for range 1 + w.below(2) {
		w.line("print(%s(%s))", f, w.of([]string{"", "1", "1, 2", "a", "*xs", "p=1", "1, q=2", "**d", "1, 2, 3", "a, *xs"}))
	}
}

func (w *writer) closure() {
	f := w.fresh("outer")
	w.line("def %s(n):", f)
	w.block(func() {
		w.line("total = %s", w.of(smallInts))
		w.line("def inner(%s):", w.of([]string{"", "m", "m=n", "*m"}))
		w.block(func() {
			if !w.once(4) {
				w.line("nonlocal total")
			}
			w.line("total += %s", w.of([]string{"n", "1", "m", "len(s)"}))
			w.line("return total, n")
		})
		w.line("%s", w.of([]string{"return inner", "return [inner, inner]", "return lambda: inner()", "return inner(), inner()"}))
	})
	w.line("g = %s(%s)", f, w.expr(0))
	w.line("print(%s)", w.of([]string{"g(), g()", "g", "g[0](), g[1]()", "[g() for i in range(2)]", "g(5)"}))
}

func (w *writer) generator() {
	f := w.fresh("gen")
	w.line("def %s(n):", f)
	w.block(func() {
		w.line("for i in range(n):")
		w.block(func() {
			w.line("%s", w.of([]string{"yield i", "got = yield i\n" + strings.Repeat("    ", w.level) + "print('got', got)", "yield i, " + w.name(), "yield from [i, i * 2]"}))
			if w.once(3) {
				w.statement()
			}
		})
		w.line("%s", w.of([]string{"return 'done'", "raise ValueError('in generator')", "print('end')", "yield from " + w.expr(0), "raise StopIteration"}))
	})
	w.line("%s", w.of([]string{
		"print(list(" + f + "(3)))", "g = " + f + "(2)\n" + strings.Repeat("    ", w.level) + "print(next(g), g.send('x'), next(g, 'over'))", "for v in " + f + "(2): print(v)",
		"print(sum(" + f + "(3)))", "a, *xs = " + f + "(3)", "g = " + f + "(1)\n" + strings.Repeat("    ", w.level) + "print(next(g), next(g))", "print(dict(enumerate(" + f + "(2))))", "print(max(" + f + "(2), key=lambda v: -v))",
	}))
}

func (w *writer) class() {
	c := w.fresh("C")
	w.line("class %s:", c)
	w.block(func() {
		w.line("count = %s", w.of(smallInts))
		w.line("def __init__(self, x%s):", w.of([]string{"", "=1", ", y=2"}))
		w.block(func() {
			w.line("self.x = %s", w.of([]string{"x", "[x]", w.expr(0)}))
			w.line("%s", w.of([]string{c + ".count += 1", "self.count += 1", "pass"}))
		})
		w.line("def method(self, %s):", w.of([]string{"y=0", "*y", "y"}))
		w.inside(w.of([]string{"return self.x, y", "return self.count", "return self.missing", "return self.x + y"}))
		switch w.below(4) {
		case 0:
			w.line("@property")
			w.line("def prop(self):")
			w.block(func() { w.line("return self.x") })
		case 1:
			w.line("@staticmethod")
			w.line("def make(v): return %s(v)", c)
		case 2:
			w.line("@classmethod")
			w.line("def make(cls, v): return cls(v)")
		}
	})
	w.line("o = %s(%s)", c, w.of([]string{"1", "a", "", "x=s", "1, 2", "xs"}))
	w.line("print(%s)", w.of([]string{"o.x, o.count, " + c + ".count", "o.method(1)", "o.prop", c + ".make(3).x", "o.method()", "o.missing", "o", "o == " + c + "(1)", "getattr(o, 'x', None), hasattr(o, 'y')", c + ".method(o, 2)"}))
	w.names = append(w.names, "o")
}

func (w *writer) subclass() {
	c := w.fresh("B")
	w.line("class %s:", c)
	w.block(func() {
		w.line("def hello(self, n=1): return (%s, n)", w.of([]string{"'base'", "type(self).__name__", "self.who()"}))
		w.line("def who(self): return 'b'")
	})
	w.line("class %sX(%s):", c, c)
	w.block(func() {
		w.line("def who(self): return %s", w.of([]string{"'x' + super().who()", "'x'", "super().missing()"}))
		if w.once(2) {
			w.line("def hello(self, n): return super().hello(n), %s", w.of([]string{"n", "self.who()"}))
		}
	})
	w.line("o = %sX()", c)
	w.line("print(%s)", w.of([]string{"o.hello()", "o.hello(2)", "isinstance(o, " + c + "), issubclass(" + c + ", " + c + "X)", "o.who(), " + c + ".who(o)", "type(o).__name__, o.__class__.__name__"}))
}

func (w *writer) special() {
	c := w.fresh("S")
	w.line("class %s:", c)
	w.block(func() {
		w.line("def __init__(self, v): self.v = v")
		for range 2 + w.below(3) {
			w.line("%s", w.of([]string{
				"def __repr__(self): return f'" + c + "({self.v!r})'", "def __str__(self): return 'S' + str(self.v)", "def __eq__(self, o): return self.v == o.v", "def __lt__(self, o): return self.v < o.v",
				"def __len__(self): return self.v", "def __getitem__(self, i): return self.v[i]", "def __setitem__(self, i, x): self.v = (i, x)", "def __contains__(self, x): return x == self.v", "def __bool__(self): return bool(self.v)",
				"def __add__(self, o): return " + c + "(self.v + (o.v if isinstance(o, " + c + ") else o))", "def __radd__(self, o): return " + c + "(o)", "def __call__(self, *a): return a, self.v", "def __iter__(self): return iter([self.v])",
				"def __iadd__(self, o): self.v = o; return self", "def __getattr__(self, n): return n * 2", "def __neg__(self): return -self.v", "def __mul__(self, o): return NotImplemented", "def __hash__(self): return 1", "def __format__(self, s): return s + '!'", "def __delitem__(self, i): print('del', i)", "def __gt__(self, o): return NotImplemented",
			}))
		}
	})
	w.line("o = %s(%s)", c, w.of([]string{"1", "a", "xs", "2"}))
	w.names = append(w.names, "o")
	w.line("print(%s)", w.of([]string{
		"o", "str(o), repr(o)", "o == " + c + "(1), o != o", "o < " + c + "(3), o > " + c + "(2)", "len(o)", "o[0]", "1 in o", "bool(o)", "o + 1", "1 + o", "o(1, 2)", "list(o)", "sorted([o, " + c + "(0)])", "o.other", "-o", "o * 2", "f'{o}', f'{o:>5}'", "[o]", "{o: 1}", "o is o, o in [o]", "sum([o, o], 0)", "max(o, " + c + "(5))",
	}))
}

func (w *writer) manager() {
	c := w.fresh("M")
	w.line("class %s:", c)
	w.block(func() {
		w.line("def __enter__(self): print('enter'); return %s", w.of([]string{"self", "7", "(1, 2)"}))
		w.line("def __exit__(self, t, v, tb): print('exit', t and t.__name__, v); return %s", w.of([]string{"False", "True", "None", "t is ValueError"}))
	})
	w.line("with %s%s:", w.of([]string{c + "()", c + "(), " + c + "()", "(" + c + "())", "xs", c}), w.of([]string{"", " as m", " as (m, n)"}))
	w.names = append(w.names, "m")
	w.block(func() { w.statements(1 + w.below(2)) })
}

func (w *writer) decorator() {
	f := w.fresh("deco")
	w.line("def %s(fn):", f)
	w.block(func() {
		w.line("print('decorating', fn.__name__)")
		w.line("def wrapper(*args, **kw):")
		w.block(func() {
			w.line("print('call', args, kw)")
			w.line("return fn(*args, **kw)")
		})
		w.line("%s", w.of([]string{"return wrapper", "return fn", "return wrapper", "pass"}))
	})
	w.line("@%s", f)
	w.line("def decorated(x, y=2): return %s", w.of([]string{"x + y", "x, y", w.expr(1)}))
	w.line("print(decorated(%s))", w.of([]string{"1", "1, y=3", "a", "", "xs, ys=2"}))
}

func (w *writer) errors() {
	e := w.fresh("Error")
	w.line("class %s(%s):", e, w.of([]string{"Exception", "ValueError", "KeyError", "OSError", "BaseException"}))
	w.block(func() {
		w.line("%s", w.of([]string{"pass", "def __init__(self, code): self.code = code", "def __str__(self): return 'own text'", "def __init__(self, code): super().__init__('code', code); self.code = code", "code = 5"}))
	})
	w.line("try:")
	w.block(func() {
		w.line("raise %s", w.of([]string{e + "(1)", e, e + "()", e + "('a', 'b')", e + "(1) from KeyError(2)"}))
	})
	w.line("except %s as err:", w.of([]string{e, "Exception", "ValueError", "(OSError, " + e + ")"}))
	w.block(func() {
		w.line("print(%s)", w.of([]string{"repr(err), str(err)", "err.args", "err.code", "type(err), isinstance(err, Exception)", "err"}))
		if w.once(4) {
			w.line("raise")
		}
	})
}
