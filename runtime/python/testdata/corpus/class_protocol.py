class A:
    n = 0
    def __init__(self, *a, **k): self.a, self.k = a, k
    @classmethod
    def c(cls): return cls.__name__
    @staticmethod
    def s(x): return x
    def m(self): return self.n
    def __getattr__(self, name):
        if name == "dyn": return 42
        raise AttributeError("no " + name)
class B(A):
    n = 1
    def m(self): return super().m() + 10
print(A.c(), B.c(), B().c(), A.s(1), B().s(2), B().m(), A.m(B()), B.m(B()))
print(B(1, x=2).a, B(1, x=2).k, A().dyn)
try: A().zzz
except AttributeError as e: print(e)
b = B()
b.m = lambda: "inst"
print(b.m(), B().m.__name__, hasattr(b, "dyn"), hasattr(b, "q"), getattr(b, "q", 1))
f = B().m
print(f())
print(type(b) is B, isinstance(b, A), issubclass(B, A), B.__name__, type(b).__name__, b.__class__.__name__)
class P:
    def __init__(self): self._x = 1
    @property
    def x(self): return self._x
    @x.setter
    def x(self, v): self._x = v * 2
p = P(); p.x = 5; p.x += 1
print(p.x)
class C:
    def __init__(self): return 5
try: C()
except TypeError as e: print(e)
class D:
    def meth(): pass
try: D().meth()
except TypeError as e: print(e)
class E:
    def meth(self, a): pass
try: E().meth()
except TypeError as e: print(e)
try: E.meth(1)
except TypeError as e: print(e)
try: E(1)
except TypeError as e: print(e)
class F:
    x = []
    def add(self, v): self.x.append(v)
F().add(1); F().add(2); print(F.x)
class G:
    for i in range(3):
        pass
    if i == 2:
        def dyn(self): return "dyn"
    y = [j for j in range(i)]
print(G.i, G().dyn(), G.y)
class H(G):
    pass
print(H().dyn(), H.i)
H.i = 7
print(G.i, H.i)
del H.i
print(H.i)
