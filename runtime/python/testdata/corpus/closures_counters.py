def counter(start=0, *, step=1):
    total = start
    calls = []
    def bump(by=None):
        nonlocal total
        total += step if by is None else by
        calls.append(total)
        return total
    def history():
        return list(calls)
    return bump, history
a, seen = counter(10, step=5)
b, other = counter()
print(a(), a(), a(by=-3), b(), b(100))
print(seen(), other())
print(a.__name__, a.__qualname__)
def make(n):
    if n == 0:
        return lambda x: x
    inner = make(n - 1)
    return lambda x: inner(x) + n
print([make(i)(1) for i in range(5)])
