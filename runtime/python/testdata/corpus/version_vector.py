class Clock:
    def __init__(self, me, others):
        self.me = me
        self.t = dict.fromkeys(sorted(others), 0)
    def tick(self):
        self.t[self.me] += 1
        return dict(self.t)
    def merge(self, other):
        for k, v in other.items():
            self.t[k] = max(self.t.get(k, 0), v)
        return self.tick()
def before(a, b):
    return all(a[k] <= b[k] for k in a) and a != b
names = {"p", "q", "r"}
p, q, r = (Clock(n, names) for n in "pqr")
e1 = p.tick()
e2 = q.merge(e1)
e3 = r.tick()
print(e1, e2, e3)
print(before(e1, e2), before(e2, e1), before(e1, e3), before(e3, e1))
