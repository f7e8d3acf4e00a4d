class A:
    def __init__(self, *log):
        self.log = ["A", *log]
    def who(self):
        return "A"
    def chain(self):
        return [self.who()]
class B(A):
    def __init__(self, x):
        super().__init__("from B", x)
        self.log.append("B")
    def who(self):
        return "B>" + super().who()
class C(B):
    def __init__(self):
        super().__init__("x")
        self.log.append("C")
    def who(self):
        return "C>" + super().who()
    def chain(self):
        return super().chain() + [super().who()]
    @classmethod
    def build(cls):
        return cls()
    def in_closure(self):
        def f():
            return super(C, self).who()
        return f()
c = C.build()
print(c.log, c.who(), c.chain(), c.in_closure())
print(isinstance(c, A), issubclass(C, B), issubclass(B, C), isinstance(c, (int, B)))
print(B.who(c), A.who(c))
class D(C):
    pass
print(D().who(), D.__name__, D().__class__.__name__, type(D()) is D)
class Lost(A):
    def who(self):
        return super().whom()
try:
    Lost().who()
except AttributeError as e:
    print(e)
