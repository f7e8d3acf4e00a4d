class M:
    def __init__(self, name): self.name = name
    def __enter__(self): print("in", self.name); return self
    def __exit__(self, t, v, tb):
        print("out", self.name, t and t.__name__, v)
        return self.name == "s"
def f():
    with M("a") as a, M("b") as b:
        return a.name + b.name
print(f())
with M("s"):
    raise KeyError("x")
try:
    with M("a"):
        with M("s") as s:
            1/0
        print("after")
        raise ValueError("v")
except ValueError as e: print("caught", e)
for i in range(2):
    with M(i):
        if i == 0: continue
        break
with M("t") as (x) , M("u"): pass
class N:
    def __enter__(self): raise RuntimeError("enter")
    def __exit__(self, *a): print("never")
try:
    with M("o"), N(): pass
except RuntimeError as e: print(e)
def g():
    with M("s"):
        raise ValueError
    return "swallowed"
print(g())
class X:
    def __enter__(self): return (1, 2)
    def __exit__(self, *a): return None
with X() as (a, b): print(a, b)
with X() as [a, *b]: print(a, b)
o = {}
with X() as o["k"]: print(o)
def raiser():
    try:
        with M("z"): raise OSError(2, "no")
    except OSError as e:
        return e.errno
print(raiser())
