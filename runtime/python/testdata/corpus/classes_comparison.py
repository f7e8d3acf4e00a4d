class Version:
    def __init__(self, text):
        self.parts = tuple(int(p) for p in text.split("."))
    def __eq__(self, o):
        return isinstance(o, Version) and self.parts == o.parts
    def __lt__(self, o):
        return self.parts < o.parts
    def __le__(self, o):
        return self.parts <= o.parts
    def __repr__(self):
        return ".".join(str(p) for p in self.parts)
vs = [Version(t) for t in "1.10 1.9 2.0 1.9.1 0.1".split()]
print(sorted(vs), min(vs), max(vs), vs[0] > vs[1], vs[0] >= vs[1], vs[2] != Version("2.0"), vs[2] == Version("2.0"))
print(Version("1.9") in vs, vs.index(Version("2.0")), vs.count(Version("0.1")), Version("3") in vs, Version("1") == 1)
class Odd:
    def __init__(self, name):
        self.name = name
    def __eq__(self, o):
        return "equal? " + self.name
    def __lt__(self, o):
        return []
    def __gt__(self, o):
        return NotImplemented
a, b = Odd("a"), Odd("b")
print(a == b, b == a, a == 1, 1 == b, a != b, a < b, a > b)
try:
    a > 1
except TypeError as e:
    print(e)
try:
    a <= b
except TypeError as e:
    print(e)
class Plain:
    pass
p, q = Plain(), Plain()
print(p == p, p == q, p != q, p in [q, p], [p] == [p], {"k": p} == {"k": p})
try:
    print(sorted([p, q]))
except TypeError as e:
    print(e)
