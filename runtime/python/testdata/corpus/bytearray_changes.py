a = bytearray(b"hello")
a[0] = 72
a[-1:] = b"o!"
a += b" you"
a.append(33)
a.extend([34, 35])
a.extend(b"$")
a.insert(0, 62)
print(a, len(a), a.pop(), a.pop(0), a)
a.remove(33)
a.reverse()
print(a, a[::2], type(a[1:3]).__name__, a[2], a.find(b"y"), bytes(a))
del a[0]
del a[1:3]
a[1:2] = b"XYZ"
a[::3] = b"." * len(a[::3])
print(a)
b = a
c = a.copy()
a.clear()
print(b, c, b is a, a == bytearray(), not a)
d = bytearray(5)
for i in range(5):
    d[i] = i * 50
print(d, d.hex(), list(d), d * 2, d + b"z", b"z" + d, type(b"z" + d).__name__, type(d + b"z").__name__)
d *= 2
print(len(d), d[:5] == d[5:], bytearray(b"a") < b"b", bytearray("é", "utf-8"), bytearray([1, 2]), bytearray(b"x") in (b"x",))
for bad in (lambda: d.append(256), lambda: d.append("a"), lambda: d.append(-1), lambda: d.pop(99), lambda: d.remove(7), lambda: bytearray().pop(), lambda: d.insert("a", 1), lambda: d.extend("ab"), lambda: d.extend([999]), lambda: {d: 1}, lambda: d[99], lambda: d + [1]):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
try:
    d[0] = 300
except ValueError as e:
    print(e)
try:
    d[0:4:2] = b"abc"
except ValueError as e:
    print(e)
