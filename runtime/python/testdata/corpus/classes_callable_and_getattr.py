class Proxy:
    def __init__(self, target):
        self.target = target
        self.calls = 0
    def __getattr__(self, name):
        self.calls += 1
        return getattr(self.target, name)
    def __call__(self, *args, **kw):
        return ("called", args, kw, self.calls)
p = Proxy([3, 1, 2])
p.sort()
print(p.target, p.count(1), p.calls, p(1, k=2))
try:
    p.nothing
except AttributeError as e:
    print(e)
print(callable(p), callable(p.append), callable(3), hasattr(p, "pop"), hasattr(p, "zzz"))
class Partial:
    def __init__(self, f, *args, **kw):
        self.f, self.args, self.kw = f, args, kw
    def __call__(self, *args, **kw):
        return self.f(*self.args, *args, **{**self.kw, **kw})
def show(*args, **kw):
    return args, kw
h = Partial(show, 1, a=2)
print(h(3, b=4), h(a=5), Partial(Partial(show, "x"), "y")("z"))
class Config:
    defaults = {"host": "localhost", "port": 80}
    def __getattr__(self, name):
        if name in self.defaults:
            return self.defaults[name]
        raise AttributeError(f"no setting {name!r}")
c = Config()
c.port = 8080
print(c.host, c.port, getattr(c, "user", "nobody"))
try:
    c.user
except AttributeError as e:
    print(e)
print(list(map(Partial(pow, 2), range(5))))
