def f(a, b=1, *c, d, e=2, **g): return (a, b, c, d, e, g)
print(f(1, d=4), f(1, 2, 3, d=4, e=5, z=6), f(*[1, 2], **{"d": 3}))
for call in ("f()", "f(1)", "f(1, 2, d=1, a=3)", "f(**{'a': 1})"):
    try:
        {"f()": lambda: f(), "f(1)": lambda: f(1), "f(1, 2, d=1, a=3)": lambda: f(1, 2, d=1, a=3), "f(**{'a': 1})": lambda: f(**{"a": 1})}[call]()
    except TypeError as e: print(e)
def g(a, b, c): pass
for args, kw in (((), {}), ((1,), {}), ((1, 2), {}), ((1, 2, 3, 4), {}), ((1,), {"b": 1, "z": 2}), ((1, 2, 3), {"a": 1})):
    try: g(*args, **kw)
    except TypeError as e: print(e)
def h(*, a, b): pass
for kw in ({}, {"a": 1}):
    try: h(**kw)
    except TypeError as e: print(e)
try: h(1)
except TypeError as e: print(e)
def k(a, b=2): pass
try: k(1, 2, 3)
except TypeError as e: print(e)
def m(a, /, b): return (a, b)
try: m(a=1, b=2)
except TypeError as e: print(e)
def n(a, /, **k): return (a, k)
print(n(1, a=2))
try: g(**{1: 2})
except TypeError as e: print(e)
try: g(*5)
except TypeError as e: print(e)
try: g(**5)
except TypeError as e: print(e)
try: g(1, **{"a": 2})
except TypeError as e: print(e)
print((lambda *a, **k: (a, k))(1, *[2], x=3, **{"y": 4}))
print((lambda x, y=lambda: 5: y() + x)(1))
def d(x=[], y={}): x.append(1); y[len(x)] = 1; return x, y
d(); print(d())
def outer(n):
    def inner(m=n): return m
    n = 100
    return inner()
print(outer(3))
def order(*a): return a
def t(x): print("t", x); return x
print(order(t(1), *[t(2)], t(3)), {t("k"): t("v"), t("k2"): t("v2")}, [t(5), t(6)][t(0)])
t(1) if t(0) else t(2)
print(t(1) and t(0) and t(3), t(0) or t(2) or t(3), t(1) < t(2) < t(1) < t(9))
