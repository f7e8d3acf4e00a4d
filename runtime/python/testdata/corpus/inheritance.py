class Base:
    kind = "base"
    def __init__(self, name):
        self.name = name
        self.setup()
    def setup(self):
        self.parts = []
    def describe(self):
        return f"{self.kind} {self.name}"
    @classmethod
    def make(cls, *names):
        return [cls(n) for n in names]
class Mid(Base):
    kind = "mid"
    def setup(self):
        super().setup()
        self.parts.append("mid")
    def describe(self):
        return "(" + super().describe() + ")"
class Leaf(Mid):
    def __init__(self, name, n):
        super().__init__(name)
        self.n = n
    def setup(self):
        Base.setup(self)
        self.parts.append("leaf")
    def describe(self):
        return super().describe() * self.n
    @classmethod
    def make(cls, *names):
        return [cls(n, 2) for n in names] + Mid.make("plain")
for o in Leaf.make("x") + Base.make("y"):
    print(o.describe(), o.parts, type(o).__name__, isinstance(o, Mid), issubclass(type(o), Base))
print(Leaf.kind, Leaf("q", 1).kind)
Base.kind = "changed"
print(Base("b").describe(), hasattr(Leaf, "kind"), getattr(Leaf, "missing", "default"))
o = Leaf("z", 1)
o.kind = "own"
print(o.describe())
del o.kind
print(o.describe())
setattr(o, "extra", [1])
o.extra.append(2)
print(o.extra, hasattr(o, "nope"))
