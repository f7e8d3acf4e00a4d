def logged(fn):
    def wrapper(*args, **kw):
        print("call", fn.__name__, args, kw)
        result = fn(*args, **kw)
        print("->", result)
        return result
    return wrapper
def repeat(n):
    def deco(fn):
        def run(*a):
            return [fn(*a) for _ in range(n)]
        return run
    return deco
@logged
def add(a, b=1):
    return a + b
@repeat(2)
@logged
def hi(name):
    return "hi " + name
add(1)
add(1, b=5)
print(hi("x"))
registry = {}
def register(name):
    def deco(cls):
        registry[name] = cls
        return cls
    return deco
@register("echo")
class Echo:
    @logged
    def handle(self, data):
        return data
registry["echo"]().handle if False else print(sorted(registry))
def memo(fn):
    cache = {}
    def inner(n):
        if n not in cache:
            cache[n] = fn(n)
        return cache[n]
    inner.cache = cache
    return inner
@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), len(fib.cache))
