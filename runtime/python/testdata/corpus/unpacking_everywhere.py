a, b = 1, 2
a, b = b, a
(c, [d, *e]), f = (3, "xyz"), [4]
*g, h = range(4)
i, *j, k = "mn"
[l, m] = {"p": 1, "q": 2}
print(a, b, c, d, e, f, g, h, i, j, k, l, m)
for n, (o, p) in enumerate([(1, 2), (3, 4)]):
    print(n, o, p)
for q, *r in [(1,), (2, 3, 4)]:
    print(q, r)
x = y = z = []
x.append(1)
print(y, z is x)
lst = [0, 1, 2]
i = 0
i, lst[i] = 1, "set"
print(i, lst)
lst[1:], first = (7, 8, 9), lst[0]
print(lst, first)
print(*[1, 2], *(3,), *{4: 5}, sep="-")
print([*range(3), *"ab"], (*[], 1), {**{"a": 1}, "b": 2, **{"a": 3}}, [*{}, *[[]]])
def f(*args, **kw):
    return args, kw
print(f(*[1], 2, *(3, 4), k=1, **{"m": 2}), f(*"ab", **{}))
for bad in (lambda: exec_two([1]), lambda: exec_two([1, 2, 3]), lambda: exec_two(5), lambda: exec_star([]), lambda: exec_two({1: 2}), lambda: exec_two("abc"), lambda: f(**{"a": 1}, **{"a": 2})):
    def exec_two(v):
        p, q = v
        return p, q
    def exec_star(v):
        p, *q, r = v
        return p, q, r
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
