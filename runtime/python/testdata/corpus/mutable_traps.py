a = [[0] * 2] * 2
a[0][0] = 1
print(a)
b = a[:]
b[0] = "x"
print(a, b)
def f(xs):
    xs.append(1)
    xs = [9]
    return xs
orig = []
print(f(orig), orig)
xs = [1, 2, 3, 4]
for x in xs:
    if x % 2 == 0:
        xs.remove(x)
print(xs)
for i, x in enumerate([10, 20, 30]):
    if i == 0:
        continue
    print(i, x)
d = {}
d["self"] = d
print(d, d["self"] is d)
x = y = 5
x += 1
print(x, y, [1, 2] == [1, 2], [1] is [1], "a" == 'a')
big = 10 ** 6
print(big == 10 ** 6, big is None)
