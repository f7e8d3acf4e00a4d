def leaf(n):
    got = []
    for i in range(n):
        got.append((yield i))
    return got
def branch():
    first = yield from leaf(2)
    print("first", first)
    second = yield from leaf(3)
    print("second", second)
    last = yield from "xy"
    print("last", last)
    return first + second
def root():
    result = yield from branch()
    yield result
r = root()
print(next(r))
for x in ("a", "b", "c", "d", "e"):
    print(r.send(x))
print(list(r))
def flatten(x):
    if isinstance(x, list):
        for y in x:
            yield from flatten(y)
    else:
        yield x
print(list(flatten([1, [2, [3, [], [4]]], [[5]]])))
def count_down(n):
    if n:
        yield n
        yield from count_down(n - 1)
print(list(count_down(5)), sum(count_down(20)))
