class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1
print(list(Countdown(4)), sum(Countdown(3)), 2 in Countdown(5))
class Packet:
    def __init__(self, *fields):
        self.fields = list(fields)
    def __len__(self):
        return len(self.fields)
    def __getitem__(self, i):
        return self.fields[i]
    def __setitem__(self, i, v):
        self.fields[i] = v
    def __contains__(self, v):
        return v in self.fields
    def __bool__(self):
        return any(self.fields)
    def __iter__(self):
        for f in self.fields:
            yield f
p = Packet(1, 0, 3)
p[1] = 7
print(len(p), p[1], p[-1], p[0:2], 3 in p, bool(Packet(0)), list(p), *p)
a, b, c = p
print(a, b, c, max(p))
class Seq:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10
print(list(Seq()), [x for x in Seq()])
