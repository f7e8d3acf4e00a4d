def averager():
    total, n, mean = 0, 0, None
    while True:
        x = yield mean
        if x is None:
            break
        total += x
        n += 1
        mean = total / n
    return total, n
g = averager()
print(next(g), g.send(10), g.send(20), g.send(6))
try:
    g.send(None)
except StopIteration as e:
    print("result", e.value)
try:
    g.send(1)
except StopIteration as e:
    print("over", e.value)
h = averager()
try:
    h.send(5)
except TypeError as e:
    print(e)
def echo():
    got = None
    for _ in range(3):
        got = yield f"got {got!r}"
e = echo()
print([e.send(x) for x in (None, 1, "two")])
print(next(e, "end"))
