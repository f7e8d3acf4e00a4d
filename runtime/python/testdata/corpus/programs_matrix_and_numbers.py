class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])
    def __mul__(self, o):
        if isinstance(o, Matrix):
            return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
        return Matrix([[a * o for a in r] for r in self.rows])
    __rmul__ = __mul__
    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result * base
            base, n = base * base, n >> 1
        return result
    def __add__(self, o):
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, o.rows)])
    def __eq__(self, o):
        return self.rows == o.rows
    def __getitem__(self, ij):
        i, j = ij
        return self.rows[i][j]
    def __repr__(self):
        return "[" + "; ".join(" ".join(map(str, r)) for r in self.rows) + "]"
    def transpose(self):
        return Matrix(zip(*self.rows))
    def det(self):
        if len(self.rows) == 1:
            return self.rows[0][0]
        return sum((-1) ** j * a * Matrix([r[:j] + r[j + 1:] for r in self.rows[1:]]).det() for j, a in enumerate(self.rows[0]))
m = Matrix([[1, 2], [3, 4]])
print(m * m, m + m, m * 2, 3 * m, m ** 5, m ** 0 == Matrix.identity(2), m[1, 0], m.transpose(), m.det(), Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 1]]).det())
fib = Matrix([[1, 1], [1, 0]])
print((fib ** 90)[0, 1], (fib ** 300)[0, 1])
class Fraction:
    def __init__(self, a, b=1):
        g, h = abs(a), abs(b)
        while h:
            g, h = h, g % h
        s = -1 if b < 0 else 1
        self.a, self.b = s * a // g, s * b // g
    def __add__(self, o): return Fraction(self.a * o.b + o.a * self.b, self.b * o.b)
    def __sub__(self, o): return Fraction(self.a * o.b - o.a * self.b, self.b * o.b)
    def __mul__(self, o): return Fraction(self.a * o.a, self.b * o.b)
    def __truediv__(self, o): return Fraction(self.a * o.b, self.b * o.a)
    def __eq__(self, o): return (self.a, self.b) == (o.a, o.b)
    def __lt__(self, o): return self.a * o.b < o.a * self.b
    def __float__(self): return self.a / self.b
    def __int__(self): return self.a // self.b
    def __bool__(self): return self.a != 0
    def __repr__(self): return f"{self.a}/{self.b}"
h = sum((Fraction(1, n) for n in range(1, 11)), Fraction(0))
print(h, float(h), int(h), Fraction(6, -4), Fraction(1, 2) < Fraction(2, 3), Fraction(1, 3) / Fraction(2, 9), bool(Fraction(0, 5)), sorted([Fraction(1, 2), Fraction(1, 3), Fraction(-1, 2)]), Fraction(1, 2) == Fraction(2, 4))
def isqrt(n):
    x = n
    while x * x > n:
        x = (x + n // x) // 2
    return x
print(isqrt(10 ** 40), isqrt(2 * 10 ** 30), [n for n in range(2, 60) if all(n % p for p in range(2, isqrt(n) + 1))])
def pi(digits):
    q, r, t, k, n, l, out = 1, 0, 1, 1, 3, 3, []
    while len(out) < digits:
        if 4 * q + r - t < n * t:
            out.append(str(n))
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2
    return "".join(out)
print(pi(40))
