def fails():
    yield 1
    raise KeyError("inside")
g = fails()
print(next(g))
try:
    next(g)
except KeyError as e:
    print("caught", e)
print(next(g, "finished"))
def stops():
    yield 1
    raise StopIteration("leaked")
try:
    print(list(stops()))
except RuntimeError as e:
    print(e, "|", repr(e.__cause__), e.__cause__ is e.__context__)
def nested():
    try_list = [1, 0]
    for x in try_list:
        yield 1 / x
try:
    for v in nested():
        print(v)
except ZeroDivisionError as e:
    print(e)
def recursive():
    yield next(me)
me = recursive()
try:
    next(me)
except ValueError as e:
    print(e)
print([x for x in (1 for _ in range(3))], tuple(x * y for x in (1, 2) for y in (3, 4) if x + y != 5))
lazy = (1 / x for x in (1, 0, 2))
print(next(lazy))
try:
    next(lazy)
except ZeroDivisionError:
    print("and then", next(lazy, "nothing"))
