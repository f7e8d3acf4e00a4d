a = [1, 2, 3, 4, 5]
a[1:3] = [9]
a[::2] = "xyz"[:len(a[::2])]
print(a); del a[::2]; print(a)
x, *y = "hello"; print(x, y)
*x, y = (1,); print(x, y)
(a, b), c = (1, 2), 3; print(a, b, c)
a = b = c = []; a.append(1); print(c)
d = {}; d["a"], d["b"] = 1, 2; print(d)
i = 0; l = [1, 2]; i, l[i] = 1, 5; print(i, l)
for x[0] in range(3): pass
print(x)
class O: pass
o = O()
for o.a, (o.b, *o.c) in [(1, (2, 3, 4))]: print(o.a, o.b, o.c)
