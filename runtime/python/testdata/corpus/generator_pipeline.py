def lines(chunks):
    buf = ""
    for c in chunks:
        buf += c
        while "\n" in buf:
            line, buf = buf.split("\n", 1)
            yield line
    if buf:
        yield buf
def numbered(it, start=1):
    for n, x in enumerate(it, start):
        yield n, x
def only(it, word):
    return ((n, x) for n, x in it if word in x)
for n, x in only(numbered(lines(["al", "pha\nbe", "ta\n\ngam", "ma"])), "a"):
    print(n, x)
def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)
print(list(tree(4)))
def average():
    total = n = 0
    mean = None
    while True:
        x = yield mean
        total += x
        n += 1
        mean = total / n
g = average()
next(g)
print(g.send(10), g.send(20), g.send(3))
g.close()
try:
    g.send(1)
except StopIteration:
    print("closed")
def delegating():
    r = yield from inner()
    print("inner gave", r)
    yield "end"
def inner():
    got = yield "ask"
    return got * 2
d = delegating()
print(next(d), d.send(21))
print(sum(x * x for x in range(10) if x % 2), max((len(w), w) for w in ["a", "bcd", "ef"]))
it = iter([1, 2, 3])
print(next(it), list(it), next(it, "none"))
