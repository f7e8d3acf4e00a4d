log = []
def trace(name, it):
    for x in it:
        log.append(f"{name}{x}")
        yield x
def take(n, it):
    for x in it:
        if n == 0:
            return
        n -= 1
        yield x
pipeline = take(2, trace("b", (x * 10 for x in trace("a", range(100)))))
print(log)
print(list(pipeline))
print(log)
def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found if p * p <= n):
            found.append(n)
            yield n
        n += 1
print(list(take(12, primes())))
data = [1, 2, 3]
squares = (x * x for x in data)
data.append(4)
print(next(squares))
data = []
print(list(squares))
n = 2
by = (x * n for x in [1, 2, 3])
n = 10
print(list(by))
print(any(trace("t", [0, 0, 1, 1])), log[-3:])
print(dict(zip("abc", trace("z", range(10)))), log[-4:])
