class Registry:
    items = {}
    def __init__(self, name):
        self.name = name
    @staticmethod
    def clean(text):
        return text.strip().lower()
    @classmethod
    def make(cls, name, **extra):
        o = cls(cls.clean(name))
        cls.items[o.name] = extra
        return o
    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"
class Special(Registry):
    items = {}
    @staticmethod
    def clean(text):
        return "*" + Registry.clean(text)
print(Registry.make("  A "), Special.make(" B", x=1), Registry.items, Special.items)
r = Registry("r")
print(r.clean(" Z "), r.make("q"), Registry.clean("Y"))
bound = r.__repr__
print(bound(), Registry.__repr__(r))
f = Special.make
print(f("via f"), f.__name__)
for bad in (lambda: Registry.make(), lambda: Registry.clean(), lambda: r.clean(1, 2), lambda: Registry.__repr__()):
    try:
        bad()
    except TypeError as e:
        print(e)
