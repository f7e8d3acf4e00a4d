class Base:
    shared = []
    n = 1
    def __init__(self):
        self.own = "own"
    def method(self):
        return f"{type(self).__name__}.method n={self.n}"
class Child(Base):
    n = 2
a, b = Base(), Child()
print(a.method(), b.method())
a.n = 10
Base.n = 5
print(a.n, Base.n, Child.n, Base().n)
a.shared.append("x")
b.shared = ["mine"]
print(Base.shared, Child.shared, b.shared)
del a.n
print(a.n)
a.method = lambda: "instance"
print(a.method(), Base.method(a))
del a.method
print(a.method())
Base.added = lambda self, k: (self.own, k)
print(b.added(3))
for name in ("own", "n", "nothing"):
    print(name, hasattr(b, name), getattr(b, name, None))
setattr(b, "late", 1)
print(b.late, getattr(Child, "n"))
delattr(b, "late")
for action in (lambda: b.late, lambda: Child.late, lambda: delattr(b, "late"), lambda: b.n()):
    try:
        action()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
