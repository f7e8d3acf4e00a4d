def gen():
    x = yield 1
    print("got", x)
    y = yield x
    return y
g = gen()
print(next(g))
print(g.send("a"))
try:
    g.send("b")
except StopIteration as e:
    print(e.value)
try:
    next(g)
except StopIteration as e:
    print(e.value)
def outer():
    r = yield from gen()
    print("r", r)
    return "o"
o = outer()
print(next(o), o.send("x"))
try:
    o.send("y")
except StopIteration as e: print(e.value)
def early():
    return 1
    yield
print(list(early()))
g = gen()
try:
    g.send(3)
except TypeError as e: print(e)
def rec():
    yield 1
    for z in me: yield z
me = rec()
try:
    list(me)
except ValueError as e: print(e)
def bad():
    raise StopIteration("x")
    yield
try:
    list(bad())
except RuntimeError as e: print(e, repr(e.__cause__))
gg = (i for i in range(3))
print(next(gg), list(gg), list(gg))
x = 10
ge = (x for _ in range(1))
x = 20
print(list(ge))
print(list(a + b for a in "ab" for b in "xy" if a != "b" or b != "y"))
g = gen(); g.close()
try: next(g)
except StopIteration: print("stopped")
def inf():
    i = 0
    while True:
        yield i
        i += 1
print([x for x, _ in zip(inf(), range(3))], next(x for x in inf() if x > 5), any(x == 3 for x in inf()))
