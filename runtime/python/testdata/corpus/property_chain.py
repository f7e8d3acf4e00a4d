class Temp:
    def __init__(self, c):
        self._c = c
    @property
    def f(self):
        return self._c * 9 / 5 + 32
    @f.setter
    def f(self, v):
        if v < -459.67:
            raise ValueError("below absolute zero")
        self._c = (v - 32) * 5 / 9
    @property
    def ro(self):
        return "read only"
t = Temp(100)
print(t.f, t.ro)
t.f = 32
print(t._c)
for act in (lambda: setattr(t, "ro", 1), lambda: setattr(t, "f", -1000), lambda: t.nope, lambda: Temp.nope, lambda: delattr(t, "ro"), lambda: delattr(t, "f")):
    try:
        act()
    except (AttributeError, ValueError) as e:
        print(type(e).__name__, e)
class Lazy:
    def __getattr__(self, name):
        if name.startswith("x"):
            return name * 2
        raise AttributeError(name)
print(Lazy().xy, hasattr(Lazy(), "abc"), getattr(Lazy(), "q", 5))
