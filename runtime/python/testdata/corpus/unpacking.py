a, b = 1, 2
a, b = b, a
print(a, b)
first, *rest = [1, 2, 3, 4]
*init, last = "abc"
x, (y, *z), w = 1, (2, 3, 4), 5
print(first, rest, init, last, x, y, z, w)
[p, q] = {"k": 1, "m": 2}
print(p, q)
for i, (k, v) in enumerate({"a": 1, "b": 2}.items()):
    print(i, k, v)
print([*range(3), *"ab"], (*[1], 2), {**{"a": 1}, "b": 2, **{"a": 3}})
def f(*args, **kw):
    return args, sorted(kw.items())
print(f(*[1, 2], 3, *(4,), k=5, **{"z": 6}))
i = 0
xs = [0, 0, 0]
i, xs[i] = 1, 9
print(i, xs)
m = n = []
m.append(1)
print(n, m is n)
for bad in ("a, b = 1, 2, 3", "x"):
    try:
        if bad == "x":
            a, b, *c = [1]
        else:
            a, b = 1, 2, 3
    except ValueError as e:
        print(e)
try:
    a, b = 5
except TypeError as e:
    print(e)
