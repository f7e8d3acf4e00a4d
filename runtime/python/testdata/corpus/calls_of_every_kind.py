def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw
print(f(1, d=4), f(1, 2, 3, 4, 5, d=6), f(1, d=4, z=9), f(*[1, 2], **{"d": 3, "q": 4}), f(1, *(2,), 3, *[4], d=5, **{}, e=6), f(1, c=7, d=0, a=1, b=2))
def order(x):
    print("eval", x, end=" ")
    return x
print(f(order(1), *[order(2)], d=order(3), **{"k": order(4)}))
def defaults(a, b=[], c={}, d=order("once")):
    b.append(a)
    c[a] = len(b)
    return b, c, d
print(defaults(1), defaults(2), defaults(3, []))
print((lambda: 0)(), (lambda x, *y, z=1, **w: (x, y, z, w))(1, 2, z=3, q=4), (lambda *, k: k)(k=1), [g(2) for g in (lambda x: x + 1, lambda x: x * x)])
def returns():
    return
def nothing():
    pass
def multi():
    return 1, [2], {"k": 3}
print(returns(), nothing(), multi(), multi()[1][0])
def recursive(n, acc=()):
    return acc if n == 0 else recursive(n - 1, (n, *acc))
print(recursive(5))
def outer(*args, **kw):
    return inner(*args, **kw)
def inner(x, y=0, *, z=0):
    return x + y + z
print(outer(1), outer(1, 2, z=3), outer(y=1, x=2))
compose = lambda *fs: (lambda x: x) if not fs else (lambda x: fs[0](compose(*fs[1:])(x)))
print(compose(str, abs, int)("-5"), compose()("same"))
def annotated(a: int, b: "text" = "x", *c: float, **d: dict) -> str:
    n: int = 5
    unset: str
    return f"{a}{b}{n}"
print(annotated(1), annotated.__name__)
class Callable:
    def __call__(self, *a, **k):
        return a, k
print(Callable()(1, b=2), max(*[3, 5], key=lambda v: -v), print("x", "y", sep="", end="|"), sorted([2, 1], **{"key": None}), int("11", base=2), "{}{}".format(*"ab"), dict(**{"a": 1}, b=2), str.upper("x"), list.append([], 1))
