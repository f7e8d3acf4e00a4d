i = 10
def f():
    return [i for i in range(3)], i
print(f())
def g():
    a = 1
    b = [a + c for c in range(2) for a in [c * 10]]
    return a, b
print(g())
print([[x, y] for x, y in {"a": 1}.items()], [x for [x, y] in [(1, 2)]], [c for c in "ab" if c in [d for d in "bc"]])
print({k: [v for v in vs if v] for k, vs in {"a": [0, 1]}.items()})
r = []
for x in (lambda: [1, 2])(): r += [lambda x=x: x]
print([f() for f in r])
print(sum(i * j for i in range(3) for j in range(i)), list(i for i in [1, 2, 3] if i > 1), max(len(s) for s in ["a", "bb"]))
def h(n): return (yield n) if False else n
print([*h(1)] if not isinstance(h(1), int) else 0)
