def counter(start=0, step=1):
    n = start
    def up():
        nonlocal n
        n += step
        return n
    def reset():
        nonlocal n
        n = start
    def peek():
        return n
    return up, reset, peek
up, reset, peek = counter(10, 5)
print(up(), up(), peek())
reset()
print(peek())
def make():
    fs = []
    for i in range(3):
        def f(x, i=i):
            return x + i
        fs.append(f)
        fs.append(lambda: i)
    return fs
print([f(10) if k % 2 == 0 else f() for k, f in enumerate(make())])
def outer():
    x = "outer"
    def middle():
        def inner():
            nonlocal x
            x = "inner"
            return x
        return inner
    r = middle()()
    return r, x
print(outer())
def compose(*fs):
    def run(x):
        for f in reversed(fs):
            x = f(x)
        return x
    return run
print(compose(str, abs, lambda v: v - 10)(3))
try:
    def bad():
        print(value)
        value = 1
    bad()
except UnboundLocalError as e:
    print(e)
try:
    def late():
        def use():
            return later
        use()
        later = 1
    late()
except NameError as e:
    print(e)
