class Grid:
    def __init__(self, w, h, fill=0):
        self.w, self.h = w, h
        self.cells = [fill] * (w * h)
    def _at(self, key):
        x, y = key
        if not (0 <= x < self.w and 0 <= y < self.h):
            raise IndexError(f"{x},{y} is outside")
        return y * self.w + x
    def __getitem__(self, key):
        return self.cells[self._at(key)]
    def __setitem__(self, key, v):
        self.cells[self._at(key)] = v
    def __delitem__(self, key):
        self[key] = None
    def __len__(self):
        return len(self.cells)
    def __iter__(self):
        for y in range(self.h):
            yield self.cells[y * self.w:(y + 1) * self.w]
    def __contains__(self, v):
        return v in self.cells
    def __reversed__(self):
        return reversed(self.cells)
    def __bool__(self):
        return any(self.cells)
g = Grid(3, 2)
print(bool(g), len(g), list(g))
g[1, 1] = "x"
g[0, 0] += 5
del g[2, 0]
print(bool(g), list(g), "x" in g, 7 in g, list(reversed(g)), g[1, 1])
try:
    g[3, 0]
except IndexError as e:
    print(e)
try:
    g[1]
except TypeError as e:
    print(e)
class Squares:
    def __getitem__(self, i):
        if i > 4:
            raise IndexError
        return i * i
print(list(Squares()), 9 in Squares(), 10 in Squares(), [x for x in Squares()], max(Squares()))
class Sliced:
    def __getitem__(self, k):
        return k
s = Sliced()
print(s[1:2], s[::3], s[1, 2], s["k"], s[None:], s[-1])
