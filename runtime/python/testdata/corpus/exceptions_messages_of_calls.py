def attempt(*actions):
    for a in actions:
        try:
            print(a())
        except TypeError as e:
            print(e)
def none(): return "none"
def one(a): return a
def two(a, b=2): return a, b
def kw(a, *, k, m=1): return a, k, m
def pos(a, b, /, c): return a, b, c
def star(*a, k): return a, k
def both(a, *b, c=3, **d): return a, b, c, d
class C:
    def m(self, x): return x
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return x
class D:
    def __init__(self, a, b): pass
class E: pass
attempt(lambda: none(1), lambda: none(1, 2), lambda: none(a=1), lambda: one(), lambda: one(1, 2), lambda: one(b=1), lambda: one(1, a=2), lambda: two(), lambda: two(1, 2, 3), lambda: two(1, b=2, c=3), lambda: two(b=1),
        lambda: kw(1), lambda: kw(1, 2), lambda: kw(1, 2, k=3), lambda: kw(), lambda: kw(k=1), lambda: kw(1, k=1, z=2), lambda: pos(1, 2), lambda: pos(1, b=2, c=3), lambda: pos(a=1, b=2, c=3), lambda: pos(), lambda: star(1), lambda: star(1, 2, k=3, z=1), lambda: both(), lambda: both(1, 2, a=3), lambda: both(1, 2, 3, c=4, e=5),
        lambda: one(*[]), lambda: one(*[1, 2]), lambda: one(**{"a": 1}), lambda: one(**{"b": 1}), lambda: one(*[1], **{"a": 2}), lambda: both(**{"a": 1, "z": 2}), lambda: two(*5), lambda: two(**5), lambda: two(1, *5), lambda: two(**{1: 2}),
        lambda: C().m(), lambda: C().m(1, 2), lambda: C.m(), lambda: C.m(1), lambda: C.s(), lambda: C().s(1, 2), lambda: C.c(), lambda: C().c(1, 2), lambda: C(1), lambda: C().nope if False else C(x=1), lambda: D(), lambda: D(1), lambda: D(1, 2, 3), lambda: D(1, c=2), lambda: E(1), lambda: E()(), lambda: (lambda: 0)(1), lambda: (lambda x, y: 0)(), lambda: (lambda *, k: 0)(), lambda: (lambda a, b, c, d: 0)(1),
        lambda: "x"(), lambda: None(), lambda: [](1), lambda: (1)(2), lambda: C().m.x() if False else 0)
