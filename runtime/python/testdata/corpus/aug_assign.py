class Box:
    def __init__(self):
        self.n, self.xs = 1, [1]
    def __iadd__(self, o):
        self.n += o
        return self
b = Box()
b += 5
b.n *= 3
b.xs += [2]
b.xs[0] -= 10
print(b.n, b.xs)
x = 7
x += 1; x -= 2; x *= 3; x //= 2; x **= 2; x %= 50; x <<= 2; x >>= 1; x |= 1; x &= 0xff; x ^= 3
print(x)
y = 10
y /= 4
print(y)
s = "a"
s += "b" * 2
s *= 2
print(s)
t = (1,)
u = t
t += (2,)
print(t, u)
l = [1]
m = l
l += (2, 3)
l *= 2
print(l is m, m)
d = {"k": 1}
d["k"] += 1
d |= {"j": 2}
print(d)
calls = []
def idx():
    calls.append(1)
    return 0
arr = [5]
arr[idx()] += 1
print(arr, calls)
tup = ([],)
try:
    tup[0] += [1]
except TypeError as e:
    print(e, tup)
try:
    undefined += 1
except NameError as e:
    print(e)
by = b"a"
by += b"b"
print(by)
