class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return CountdownIterator(self.n)
class CountdownIterator:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1
c = Countdown(3)
print(list(c), list(c), sum(c), max(c), sorted(c), tuple(c), [*c, *c], 2 in c)
it = iter(c)
print(next(it), list(it), next(it, "done"))
a, *b = c
print(a, b)
print(dict(zip(c, "abc")), list(enumerate(c, 10)), "".join(str(x) for x in c))
class Bad:
    def __iter__(self):
        return 5
class NoIter:
    pass
class BadNext:
    def __iter__(self):
        return self
    def __next__(self):
        raise ValueError("broken")
for x in (Bad(), NoIter(), BadNext(), 7):
    try:
        for y in x:
            print(y)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(next(iter(lambda: 1, 1), "sentinel at once"))
state = [3]
def step():
    state[0] -= 1
    return state[0]
print(list(iter(step, -2)))
