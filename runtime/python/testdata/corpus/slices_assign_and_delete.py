xs = list(range(10))
xs[2:5] = ["a", "b"]
print(xs)
xs[::3] = "wxyz"[:len(xs[::3])]
print(xs)
xs[4:4] = [1, 2, 3]
xs[-2:] = []
print(xs)
del xs[1::2]
print(xs)
del xs[:1], xs[-1]
print(xs)
xs[:] = (i * i for i in range(6))
xs[::-1] = list(xs)
print(xs)
xs[1:3], rest = xs[3:5], xs[1:3]
print(xs, rest, xs[5:1:-2], xs[-1:0:-1], xs[10:], xs[:-10], xs[2:2], xs[True:])
ys = xs[:]
ys += [7]
zs = xs
zs *= 2
print(xs is zs, ys is xs, len(xs), xs[slice(0, 4, 2)], tuple(range(5))[1:-1], "abcdef"[1::2], range(20)[5:15:3], list(range(20)[::-7]), range(10)[2:8][1], len(range(0, 100, 7)))
for bad in (lambda: put(xs, slice(0, 4, 2), [1]), lambda: put(xs, slice(0, 2), 5), lambda: put(xs, slice(0, 4, 0), []), lambda: put((1, 2), slice(0, 1), [3]), lambda: put(xs, 99, 1), lambda: put(xs, "a", 1), lambda: xs["a":], lambda: xs[1.0:], lambda: put("abc", 0, "x")):
    def put(s, k, v):
        s[k] = v
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
grid = [[0] * 3 for _ in range(2)]
grid[0][1] = 5
shared = [[0] * 2] * 2
shared[0][0] = 1
print(grid, shared, [row[::-1] for row in grid], [list(c) for c in zip(*grid)])
