log = []
def f(x):
    log.append(x)
    return x * 2
m = map(f, [1, 2, 3])
print(log, next(m), log, list(m), log, list(m))
z = zip([1, 2, 3], "ab")
print(next(z), list(z), list(z), list(zip()), list(zip([])), list(zip("ab", range(10), [True, False])), dict(zip("ab", "cd")), list(zip(*[(1, "a"), (2, "b")])))
e = enumerate("xyz", start=5)
print(next(e), list(e), list(enumerate([])), list(enumerate({"k": 1})))
print(list(filter(lambda x: x % 2, range(6))), list(filter(None, [0, "", [], 1])), list(map(max, [1, 5], [4, 2])), list(map(lambda *a: a, [1], [2, 3])), list(map(str, (1, None))))
r = reversed([1, 2, 3])
print(next(r), list(r), list(reversed("abc")), list(reversed(range(0, 10, 4))), list(reversed((1,))), list(reversed({"a": 1, "b": 2})))
it = iter([1, 2, 3, 4, 5])
print(next(it), [x for x in it if x < 4], list(it), iter(it) is it, next(it, "end"))
pairs = iter("abcdef")
print(list(zip(pairs, pairs)), sum(map(int, "12345")), max(map(len, ["a", "bbb"])), sorted(map(abs, [-3, 1])), "".join(map(chr, [72, 105])), any(map(str.isdigit, "ab1")), list(map(str.upper, "ab")), min(filter(None, [0, 3, 2])))
print(list(iter([3, 2, 1].pop, 3)), next(iter({"only": 1})), list(range(5))[::-1], 3 in iter([1, 2, 3]), [*map(len, "ab")], (*filter(None, [1]),))
a = iter([1, 2, 3])
b = a
print(next(a), next(b), list(a), list(b))
print(range(5), range(1, 10, 3), range(5) == range(0, 5, 1), range(0) == range(3, 3), list(range(3, -3, -2)), len(range(10 ** 12)), 10 ** 11 in range(0, 10 ** 12, 10), range(10)[-1], range(10).index(7), range(0, 20, 5).count(5), range(3).start, range(3).stop, range(3).step, list(range(True)), {range(3).stop: 1})
for bad in (lambda: next(iter([])), lambda: next([]), lambda: iter(5), lambda: list(zip(1)), lambda: list(map(len, [5])), lambda: map(), lambda: map(len), lambda: reversed({1, 2}), lambda: filter(None), lambda: list(enumerate(5)), lambda: range(), lambda: range(1, 2, 3, 4), lambda: range("3"), lambda: list(filter(5, [1])), lambda: sum(["a"]), lambda: sum([1], "a")):
    try:
        print(bad())
    except Exception as ex:
        print(type(ex).__name__, ex)
