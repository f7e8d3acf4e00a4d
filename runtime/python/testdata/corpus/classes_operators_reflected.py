class Money:
    def __init__(self, n, unit="EUR"):
        self.n, self.unit = n, unit
    def __repr__(self):
        return f"{self.n} {self.unit}"
    def __add__(self, o):
        if isinstance(o, Money):
            if o.unit != self.unit:
                return NotImplemented
            return Money(self.n + o.n, self.unit)
        if isinstance(o, int):
            return Money(self.n + o, self.unit)
        return NotImplemented
    def __radd__(self, o):
        return self if o == 0 else NotImplemented
    def __mul__(self, k):
        return Money(self.n * k, self.unit)
    __rmul__ = __mul__
    def __sub__(self, o):
        return Money(self.n - o.n, self.unit)
    def __rsub__(self, o):
        return Money(o - self.n, self.unit)
    def __neg__(self):
        return Money(-self.n, self.unit)
    def __iadd__(self, o):
        self.n += o
        return self
    def __truediv__(self, o):
        return self.n / o.n
    def __mod__(self, o):
        return self.n % o
    def __pow__(self, k):
        return Money(self.n ** k, self.unit)
    def __abs__(self):
        return Money(abs(self.n), self.unit)
a, b = Money(5), Money(7)
print(a + b, a + 1, sum([a, b]), 3 * a, a * 3, b - a, 10 - a, -a, a / b, b % 4, a ** 2, abs(-a))
c = a
c += 10
print(a, c is a)
for bad in (lambda: a + Money(1, "USD"), lambda: a + "x", lambda: 1 + a, lambda: a // b, lambda: a & 1, lambda: a - 1, lambda: ~a, lambda: a < b):
    try:
        print(bad())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
