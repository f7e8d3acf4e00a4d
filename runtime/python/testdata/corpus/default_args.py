def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
print(f(1, c=3), f(1, 5, 6, 7, c=8, z=9))
def g(x, acc=[]):
    acc.append(x)
    return acc
print(g(1), g(2), g(3, []))
def h(a, /, b, *, c=0):
    return a + b + c
print(h(1, 2), h(1, b=2, c=3))
def kw(**opts):
    return opts
print(kw(a=1, **{"b": 2}), kw())
calls = ["f()", "f(1)", "f(1, c=1, c2=2)", "h(1)", "h(a=1, b=2)", "h(1, 2, 3)", "g()", "g(1, 2, 3)", "g(1, x=2)", "g(y=1)"]
for text, call in zip(calls, (lambda: f(), lambda: f(1), lambda: f(1, c=1, c2=2), lambda: h(1), lambda: h(a=1, b=2), lambda: h(1, 2, 3), lambda: g(), lambda: g(1, 2, 3), lambda: g(1, x=2), lambda: g(y=1))):
    try:
        print(text, call())
    except TypeError as e:
        print(text, "TypeError:", e)
def none(): pass
print(none(), none.__name__, (lambda: 0).__name__, f.__doc__)
def doc():
    """What it does."""
print(doc.__doc__)
x = lambda *a, **k: (a, k)
print(x(1, 2, y=3), (lambda a, b=1: a * b)(5))
try:
    none(1)
except TypeError as e:
    print(e)
five = 5
try:
    five()
except TypeError as e:
    print(e)
