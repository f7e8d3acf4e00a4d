x = 5
def f():
    print(x)
f()
def g():
    global x, y
    x = 6
    y = 7
g(); print(x, y)
def h():
    x = 1
    def i():
        def j():
            nonlocal x
            x += 1
            return x
        return j
    k = h2 = i()
    return k(), k(), x
print(h())
fs = []
for i in range(3):
    def q(): return i
    fs.append(q)
print([q() for q in fs])
print([(lambda: j)() for j in range(3)], [l() for l in [lambda: j for j in range(3)]])
def gen():
    for i in range(2):
        yield lambda: i
a, b = gen()
print(a(), b())
def cl():
    l = []
    for i in range(2):
        def inner(): return i
        l.append(inner)
    i = 9
    return [z() for z in l]
print(cl())
def dele():
    z = 1
    def see(): return z
    del z
    try: see()
    except NameError as e: return str(e)
print(dele())
def cond(flag):
    if flag: v = 1
    try: return v
    except UnboundLocalError as e: return str(e)
print(cond(1), cond(0))
len2 = len
def shadow(len): return len
print(shadow(3), len2([1]))
def exc():
    try: 1/0
    except ZeroDivisionError as e:
        f = lambda: e
        print(type(f()).__name__)
    try: f()
    except NameError as x: print(x)
exc()
class K:
    a = 1
    def f(self): return a
    b = [a for _ in range(1)] if False else 2
try: K().f()
except NameError as e: print(e)
try:
    class L:
        a = 1
        z = [a for _ in range(1)]
except NameError as e: print(e)
def comp():
    x = "keep"
    r = [x for x in range(3)]
    return x, r
print(comp())
def params(a):
    def inner(): return a
    a += 1
    return inner()
print(params(1))
def nested():
    return [[(i, j) for j in range(i)] for i in range(3)]
print(nested())
