class Vec:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y)
    def __sub__(self, o):
        return Vec(self.x - o.x, self.y - o.y)
    def __mul__(self, k):
        if not isinstance(k, (int, float)):
            return NotImplemented
        return Vec(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __neg__(self):
        return Vec(-self.x, -self.y)
    def __eq__(self, o):
        return (self.x, self.y) == (o.x, o.y)
    def __lt__(self, o):
        return self.x < o.x
    def __call__(self, k):
        return self.x * k
    def __str__(self):
        return f"<{self.x}, {self.y}>"
    __repr__ = __str__
a, b = Vec(1, 2), Vec(3, 4)
print(a + b, a - b, a * 3, 2 * b, -a, a == Vec(1, 2), a != b, a < b, sorted([b, a]), a(10))
a += b
print(a, abs(-3), str(a), [a])
try:
    a * "x"
except TypeError as e:
    print(e)
try:
    a > b, a >= b
except TypeError as e:
    print(e)
